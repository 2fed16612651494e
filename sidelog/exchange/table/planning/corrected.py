"""A plan in which a person corrected what single columns are: the others stay what they are.

Where each line names what it is of, a name is what a column is elsewhere: --leave-out Batch,
--measure "Hair fall=shedding" and --amount "APAP=Paracetamol" are said of it in the same way.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial

from sidelog.catalog.text import fold
from sidelog.errors import UsageError
from sidelog.exchange.reader import Here, Left, Said
from sidelog.exchange.table.cell.said_words import SaidWords
from sidelog.exchange.table.column.measures import Measures, own_range
from sidelog.exchange.table.column.planner import Planner
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.mapping import Named, NamedLines, measure_name
from sidelog.exchange.table.medicine.doses import Doses
from sidelog.exchange.table.notes import Notes, is_note
from sidelog.exchange.table.plan import Plan
from sidelog.exchange.table.planning.begin import planner_of
from sidelog.exchange.table.planning.file import plan_file
from sidelog.exchange.table.planning.named import NamedPlanner, add_doses, add_event, renamed
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.text_rows import Row

_AS_SAID = "as you said"
_NAME_ALL = "Name all columns, from --day on."


def plan_corrected(
    columns: Columns, here: Here, said: Said, taken: set[str], words: SaidWords, named: Named
) -> Plan:
    """What the columns of a file are taken for, but for those of which a person said what they are.

    One that stands for itself, as a measure or a note does, is taken out of the plan of the file,
    so that nothing else changes.  Of one by which others are read the plan is made anew.

    Raises:
        BadDataError: none of them says a day.
        UsageError: a column cannot be what was said.
    """
    names = {*taken}
    plan = plan_file(columns, here, said, names, words)
    columns, left = _with_lines_corrected(whole := columns, plan, named.lines)
    if columns is not whole:
        names = {*taken}
        plan = plan_file(columns, here, said, names, words)
    if named != Named():
        _refuse_what_others_need(plan, named)
        named, seen = _what_differs(plan, named), plan.seen
        bound = named.used() - (set() if plan.question else _alone(plan, named))
        unit = plan.doses.unit if plan.doses and bound & plan.doses.places else None
        if bound:
            names = {*taken}
            hidden = bound if unit is None else {*bound, unit}
            plan = plan_file(columns, here, said, names, words, hidden)
        notes_before = plan.note_name
        names -= _take_out(plan, named.used() - bound)
        measures = Measures(here, said.better, names)
        planner = planner_of(NamedPlanner, measures, seen, plan.columns, said, words)
        _correct(plan, named, seen, said, planner, [] if unit is None else [seen[unit]])
        notes = {notes_before, plan.note_name}  # which may be of another thing than before
        plan.brought = [
            one._replace(name=plan.note_name) if one.name in notes else one for one in plan.brought
        ]
    _give_measures(plan, named.lines, here)
    plan.left += left
    taken |= names
    return plan


def _refuse_what_others_need(plan: Plan, named: Named) -> None:
    """Refuse to take the day from a file, or to guess of which amounts its units are."""
    if days := named.used() & {*plan.dating.places_of_day}:
        name = plan.seen[days.pop()].name
        raise UsageError(
            f"{name!r} says the day of each line.", hint="--day COLUMN names another that does."
        )
    doses = plan.doses or Doses()
    for column, product in named.amounts:
        if named.product is None and doses.unit is not None and column.place not in doses.places:
            raise UsageError(
                f"{plan.seen[doses.unit].name!r} says units, and nothing tells whether they are "
                f"those of {column.name!r}.",
                hint=_NAME_ALL,
            )
        if product and any(one.names and one.place == column.place for one in doses.amounts):
            raise UsageError(
                f"Another column names of what {column.name!r} is the amount.", hint=_NAME_ALL
            )


def _what_differs(plan: Plan, named: Named) -> Named:
    """What a person said otherwise than the file was understood, or by another name."""
    values = {one.place for one in plan.values}
    doses, product = plan.doses or Doses(), named.product
    amounts = {one.place for one in doses.amounts} | {one.place for one in doses.only_names}
    amounts |= {one.names.place for one in doses.amounts if one.names}
    return replace(
        named,
        measures=tuple(one for one in named.measures if one[1] or one[0].place not in values),
        amounts=tuple(one for one in named.amounts if one[1] or one[0].place not in amounts),
        product=product if product and product.place not in amounts else None,
    )


def _alone(plan: Plan, named: Named) -> set[int]:
    """The places of columns that stand for themselves, and that no other is read by."""
    values, notes = ({one.place for one in some} for some in (plan.values, plan.notes))
    left = {one.found for one in plan.left}
    names = {at: plan.seen[at].name for at in named.used()}
    found = {at for at in names if (at in values) + (at in notes) + (names[at] in left) == 1}
    found -= {*plan.dating.places()}.union(*(one.places for one in plan.all_doses))
    found -= plan.long.places if plan.long else set()
    found -= plan.among.places if plan.among else set()
    found -= {one.place for one in plan.span.ends} if plan.span else set()
    found -= {plan.events.place} if plan.events else set()
    found -= {plan.status.seen.place} if plan.status else set()
    found -= plan.clocks.keys() | {one.place for one in plan.clocks.values()}
    found -= {one.place for one in plan.listed}
    return found - notes if plan.timeline else found


def _take_out(plan: Plan, places: set[int]) -> set[str]:
    """Take columns out of a plan that stand for themselves; returns the names of their measures."""
    gone = {one.measure.name for one in plan.values if one.place in places}
    names = {plan.seen[at].name for at in places}
    brought = [one.brought for one in plan.values if one.place in places]
    is_note = {one.column for one in plan.notes if one.place in places}
    plan.values = [one for one in plan.values if one.place not in places]
    plan.notes = [one for one in plan.notes if one.place not in places]
    plan.left = [one for one in plan.left if one.found not in names]
    plan.brought = [
        one
        for one in plan.brought
        if not any(one is other for other in brought)
        and not (one.found in is_note and one.name.startswith("notes"))
    ]
    return gone


def _correct(
    plan: Plan,
    named: Named,
    seen: Sequence[Seen],
    said: Said,
    planner: NamedPlanner,
    units: Sequence[Seen],
) -> None:
    """Add the columns of which a person said what they are, and those of their units."""
    for column, name in named.measures:
        _add_measure(plan, seen[column.place], name, planner)
    add_doses(plan, named, seen, said, planner, units)
    add_event(plan, named)
    for note in named.notes:
        kept = Notes(note.place, note.name, is_word=not is_note(seen[note.place]))
        plan.keep_words(kept, "word for word")
    plan.left += [Left(one.name, _AS_SAID) for one in named.left_out]
    plan.question = plan.question or planner.question
    if plan.question and plan.question.field == "happened" and len(plan.brought) > 1:
        plan.question = None


def _add_measure(plan: Plan, one: Seen, name: str, planner: NamedPlanner) -> None:
    """Add a column of values, by the name that was said, or as the file would be understood."""
    found = planner.plan(one, name) if name else Planner.plan(planner, one)
    if isinstance(found, Left) and name and name not in planner.measures.here.measures:
        # That of the column may tell what it is, such as a length.
        found = renamed(Planner.plan(planner, one), name)
    if isinstance(found, Left):
        raise UsageError(
            f"{one.name!r} is no measure: {found.why}.",
            hint="--note COLUMN keeps its words, and --leave-out COLUMN nothing of it.",
        )
    plan.add(found)


# Names in lines


def _with_lines_corrected(
    columns: Columns, plan: Plan, said: NamedLines
) -> tuple[Columns, list[Left]]:
    """A file without the lines that were left out, and with names as they were said to be.

    What the file has of what was `said` is noted there.
    """
    left: list[Left] = []
    for place, others in _columns_of_names(plan, said).items():
        texts = plan.seen[place].texts
        gone = {text for text in texts if fold(text) in said.left_out}
        called = {text: others[fold(text)] for text in texts if fold(text) in others}
        if gone == {*texts} and not plan.seen[place].empty:
            name = columns.grid.name
            raise UsageError(f"All lines of {name} were left out.", hint="Leave fewer names out.")
        if gone or called:
            said.found.update(map(fold, gone | called.keys()))
            left += [Left(text, _AS_SAID) for text in sorted(gone)]
            words = (f"{text!r} is called {to!r}, {_AS_SAID}" for text, to in called.items())
            columns = columns.changed(partial(_corrected, place, gone, called), *words)
    return columns, left


def _columns_of_names(plan: Plan, said: NamedLines) -> Mapping[int, Mapping[str, str]]:
    """The places of the columns that name what lines are of, each with what is called otherwise."""
    doses = plan.doses or Doses()
    named = [*doses.only_names, *(one.names for one in doses.amounts if one.names)]
    found = {one.place: said.products for one in named}
    if plan.long is None:
        return found
    taken = {name: to for name, to in said.products.items() if name in plan.long.given}
    return {**found, plan.long.name: {**said.measures, **taken}}


def _give_measures(plan: Plan, said: NamedLines, here: Here) -> None:
    """Let the values of names be of the measures of the journal that a person said they are."""
    wanted = {measure_name(name) for name in said.measures.values()}
    for some in plan.long.values.values() if plan.long and wanted else ():
        for values in some if isinstance(some, tuple) else ():
            name = measure_name(values.brought.found)
            known = here.measures.get(name) if name in wanted else None
            if known and values.measure.scale.unit == known.scale.unit:
                values.measure, values.is_new = known, False
                name, how = f"measure {known.name}", f"{own_range(known).said()}, as in the journal"
                plan.say_anew(values, values.brought._replace(name=name, how=how))


def _corrected(
    place: int, gone: Collection[str], called: Mapping[str, str], row: Row
) -> Sequence[Row]:
    """A row by the name in it: none where that is gone, and with what it is called else."""
    text = row.text(place)
    if text in gone:
        return ()
    return (row.with_cell(place, called[text]),) if text in called else (row,)
