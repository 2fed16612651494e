"""What lines say besides values: what was taken, what happened, how long they were, and notes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import compress

from sidelog.catalog.text import fold
from sidelog.catalog.values import UNKNOWN_WORDS
from sidelog.exchange.reader import Brought, Here, Said
from sidelog.exchange.table.amount.columns import asked_with
from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.cell.words import NOTHING, word_set
from sidelog.exchange.table.column.names import tokens, words_of
from sidelog.exchange.table.column.planner import Planner
from sidelog.exchange.table.column.reasons import usual_word
from sidelog.exchange.table.dating.moments import Moments
from sidelog.exchange.table.dose_lines.carried import add_carried, add_so_far
from sidelog.exchange.table.dose_lines.counted import find_totals
from sidelog.exchange.table.dose_lines.doubled import leave_again, leave_doubled
from sidelog.exchange.table.dose_lines.status import find_measured, find_status
from sidelog.exchange.table.dose_lines.summed import add_wholes, leave_summed
from sidelog.exchange.table.events.cycles import ends_too_soon, starts_of_cycles
from sidelog.exchange.table.events.happened import Events, of_days_alone
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.ignored_columns.recorded import says_no_more
from sidelog.exchange.table.length import spans
from sidelog.exchange.table.long.beside import notes_of_moments
from sidelog.exchange.table.long.listed import find_listed
from sidelog.exchange.table.medicine.among import among_log, find_among, find_ascribed
from sidelog.exchange.table.medicine.columns_of_one import Known, add_often
from sidelog.exchange.table.medicine.doses import Doses
from sidelog.exchange.table.medicine.find_doses import find_doses
from sidelog.exchange.table.medicine.long_doses import find_given, is_of_medicine, names_others
from sidelog.exchange.table.notes import Notes, has_unknown, how_noted, is_for_notes
from sidelog.exchange.table.plan import Plan
from sidelog.exchange.table.product.called import product_said
from sidelog.exchange.table.product.column_names import number_in
from sidelog.exchange.table.product.not_taken import of_changes
from sidelog.exchange.table.product.titled import titled_by_plan, titled_by_total, titled_of
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.names import has_no_name

_EVENTS = word_set("event events ereignis ereignisse evento eventos evenement evenements")
_TAKEN = word_set(
    "coffee coffees caffeine tea teas drink drinks beer beers wine wines alcohol cigarette "
    "cigarettes smoke smokes smoking vape vapes pill pills med meds medication medications "
    "medicine medicines dose doses kratom supplement supplements kaffee bier zigaretten cafe"
)
"""Words by which a file is called of what somebody took."""
_OFTEN = 5
"""So often each word of few comes again."""
_SELDOM = 0.1
"""Where so few lines have no value, their starts and ends are of that."""


def with_doses(plan: Plan, rest: list[Seen], planner: Planner, said: Said) -> list[Seen]:
    """Find what was taken; returns the other columns."""
    here = planner.measures.here
    plan.status = find_status(rest, here)
    if plan.status:
        rest.remove(plan.status.seen)
        plan.brought.append(plan.status.brought)
        plan.notes.append(_noted(plan.status.seen))
    else:
        rest = _without_ascribed(plan, rest)
    changes = of_changes(rest, here)
    rest = [one for one in rest if one not in changes]
    titled = titled_by_total(rest, plan.columns, here) or titled_by_plan(rest, here)
    titled = titled or titled_of(plan.columns.title, plan.columns.grid.name, here)
    known = Known(plan.dating, said, planner, titled)
    plan.doses = find_doses(rest, known)
    if not (plan.doses and plan.doses.is_log) and (among := find_among(rest, plan.columns)):
        plan.among, plan.brought = among, [*plan.brought, *among.brought]
        rest = [one for one in rest if one not in among.columns]
        plan.doses = find_doses(rest, known)
    elif plan.doses and (among := among_log(plan.doses, rest, plan.columns)):
        plan.among, plan.doses = among, None
        plan.brought += among.brought
        rest = [one for one in rest if one.place not in among.places or one in among.of_others]
        for doses in plan.all_doses:
            ask(plan, doses, said)
    if plan.doses and names_others(plan.doses, rest, here):
        plan.doses = None
    if plan.doses is None:
        return [*rest, *changes]
    for one in changes:
        plan.keep_words(_noted(one), "kept as notes", "changes of the dose")
    if plan.status and plan.doses.are_steps:
        before, plan.status = plan.status, plan.status.of_steps()
        plan.brought[plan.brought.index(before.brought)] = plan.status.brought
    leave_again(plan.doses, rest, plan.columns)
    leave_doubled(plan.doses, plan.columns)
    summed = leave_summed(plan.doses, rest, plan.columns)
    plan.doses.measured = find_measured(plan.doses, rest, plan.columns)
    plan.doses.totals = find_totals([*rest, *filter(None, [plan.dating.clock])], plan.columns)
    moments = Moments(plan.dating, here, planner.missing, ahead=False)
    add_carried(plan.doses, rest, plan.columns, plan.dating, moments)
    add_so_far(plan.doses, plan.columns, moments)
    add_often(plan, plan.doses, rest)
    add_wholes(plan.doses, summed, plan, moments, planner.missing)
    plan.brought += plan.doses.brought
    plan.left += plan.doses.left
    if plan.status and plan.dating.planned:
        rest = _without_planned(plan, plan.dating.planned, rest)
    ask(plan, plan.doses, said)
    return [one for one in rest if one.place not in plan.doses.places]


def _without_ascribed(plan: Plan, rest: list[Seen]) -> list[Seen]:
    """Keep the medicines that an effect is ascribed to as notes; returns the other columns."""
    found = find_ascribed(rest, plan.dating)
    if found is None:
        return rest
    medicine, effect = found
    how = f"what {effect.name} is ascribed to; no line says that it was taken, so no doses"
    plan.keep_words(_noted(medicine), how, "notes of the day")
    return [one for one in rest if one is not medicine]


def _noted(one: Seen) -> Notes:
    return Notes(one.place, one.name, is_word=True)


def _without_planned(plan: Plan, planned: Seen, rest: list[Seen]) -> list[Seen]:
    """Say of which day what was not taken is; returns the columns without that of this day."""
    plan.unleave(planned)
    how = f"what was not taken is of the day that {planned.name} says"
    plan.brought[0] = plan.brought[0].also(how)
    return [one for one in rest if one.place != planned.place]


def ask(plan: Plan, doses: Doses, said: Said) -> None:
    """Ask what doses leave open, unless the person said that it is to stay so."""
    question = doses.question
    if question and (question.field != "unit" or said.unit not in UNKNOWN_WORDS):
        plan.question = asked_with(plan.question, question)


def with_given(plan: Plan, words: Sequence[Seen], columns: Columns, here: Here) -> None:
    """Find the doses among lines of other things: their names are no measures."""
    if plan.long is None or (given := find_given(plan.long, words, columns, here.products)) is None:
        return
    is_other = [not is_of_medicine(one.found) for one in plan.brought]
    plan.brought = [*compress(plan.brought, is_other), *given.brought]


def add_starts(plan: Plan, seen: Sequence[Seen]) -> None:
    """Add that a period began in each line of a file of cycles."""
    if plan.events or plan.doses or plan.long:
        return
    plan.events = starts_of_cycles(plan.dating, seen, plan.columns.grid.name)
    if plan.events:
        brought = Brought(plan.events.column, "events", f"{plan.events.said}, in each line")
        plan.brought.append(brought.also(ends_too_soon(plan.dating)))


def add_days_alone(plan: Plan, said: Said) -> None:
    """Add what happened, or was taken, in the lines of a file that has nothing else, as said.

    Words may stand beside the days, and are of that then: of some nothing says what they are.
    """
    named = product_said(said.product)
    is_alone = len(plan.brought) <= 1 and all(says_no_more(one.why) for one in plan.left)
    are_words = plan.has_words_alone and (named or said.happened or _are_of_nothing(plan))
    if not (is_alone or are_words):
        return
    if named and said.happened not in UNKNOWN_WORDS:
        plan.doses = Doses(of_lines=named.product)
        how = "one in each line, how much is not said"
        plan.bring(plan.dating.day.name, f"doses of {named.product}", how)
        plan.name_notes()
        if not said.happened:
            return
    word = "" if is_alone else next(iter(plan.seen[plan.notes[0].place].texts))
    found = of_days_alone(plan.dating, plan.columns.grid.name, said.happened, word)
    if isinstance(found, Events):
        plan.events = found
        plan.name_notes()
        time = ", its time in the note" if plan.dating.has_times else ""
        plan.bring(found.column, "events", f"{found.said}, in each line{time}")
    elif found:
        plan.question = plan.question or found


def _are_of_nothing(plan: Plan) -> bool:
    """Whether moments of a file of something taken have a few words beside them without a name."""
    seen = [plan.seen[one.place] for one in plan.notes]
    come_again = all(len(one.texts) * _OFTEN <= one.filled for one in seen)
    are_nameless = come_again and all(has_no_name(one.name) for one in seen)
    return are_nameless and plan.dating.has_times and bool(tokens(plan.columns.grid.name) & _TAKEN)


# What happened from one day to another, and how long lines were


def with_events(plan: Plan, rest: list[Seen], seen: Sequence[Seen], said: Said) -> list[Seen]:
    """Find what happened from one day to another; returns the other columns.

    First and last days, and nothing beside them, are those of what was said to happen.
    """
    end = None if plan.doses else spans.last_days(plan.dating, seen)
    if end is None:
        return rest
    happened, how = "", "each with its last day"
    what = next(filter(spans.tells_what_happened, rest), None)
    if what is None:
        what, happened = plan.dating.day, said.happened or ""
        how = f"{happened}, in each line, with its last day"
        if not happened or happened in UNKNOWN_WORDS or any(one is not end for one in rest):
            return rest
    ends = replace(plan.dating, day=end, question=None)
    plan.events = Events(what.place, what.name, None, ends, happened)
    plan.bring(f"{what.name} + {end.name}", "events", how)
    plan.unleave(end)
    return [one for one in rest if one not in (what, end)]


def with_span(
    plan: Plan, rest: list[Seen], seen: Sequence[Seen], columns: Columns, planner: Planner
) -> list[Seen]:
    """Find how long lines were; returns the other columns."""
    values = [seen[one.place] for one in plan.long.columns] if plan.long else []
    is_of_values = any(one.empty < one.filled * _SELDOM for one in values)
    are_doses = plan.long or not plan.dating.has_times or any(map(spans.tells_kinds, rest))
    is_other = plan.events or is_of_values or (plan.doses and are_doses)
    dating = plan.dating
    span = None if is_other else spans.find_span(dating, rest, seen, columns)
    plan.span = span and spans.measured(span, dating, rest, columns, planner, plan.long)
    if plan.span is None:
        left = spans.why_no_start(dating, rest, columns)
        plan.left += [left] if left else []
        spans.give_unit_of_ends(dating, rest, seen, columns)
        return [one for one in rest if not left or one is not dating.begun]
    is_alone = len(plan.brought) == 1 and all(one is plan.span.other for one in rest)
    plan.brought += [one.brought for one in plan.span.values.values()]
    if is_alone and spans.last_days(dating, seen):
        for one in plan.span.values.values():
            plan.say_of(one, "--happened says of what")
    plan.unleave(plan.span.other)
    if plan.span.kinds and plan.long is None:
        plan.long = plan.span.kinds
        plan.brought += plan.long.brought
    aside = plan.long.places if plan.long else set[int]()
    if plan.span.bedtime is None:  # else the times are words of the line, too
        aside = {*aside, plan.span.other.place}
    return [one for one in rest if one.place not in aside]


# The words of a file that come in as notes


def add_notes(plan: Plan, notes: Sequence[Seen], worded: Mapping[Seen, str]) -> None:
    """Add the columns of a person's words, and those of other words with how they are no values."""
    of_slots, said_of = _of_slots(notes), list[tuple[str, str]]()
    of_moments = notes_of_moments(notes, plan.dating, plan.columns) if plan.long else set[int]()
    for one, why in (*((one, how_noted(one)) for one in notes), *worded.items()):
        how = why
        is_word = one not in notes or one in of_slots
        is_open = is_word and has_unknown(one)
        is_of_moment = one.place in of_moments
        if usual := usual_word(one) if one not in notes and plan.values else "":
            how += f"; not {usual[:40]}, which nearly every line says"
        elif usual := _no_event(one):
            how += f"; not {usual}, which is nothing to note"
        how += "; what is not known is kept as it is" * is_open
        how += f"; {same_in_lines(plan)}" * is_of_moment
        said_of.append((one.name, how))
        made = Notes(
            one.place,
            one.name,
            is_word,
            usual,
            has_unknown=is_open,
            is_of_moment=is_of_moment,
            is_named=len(notes) > 1 and not (is_for_notes(one.name) or has_no_name(one.name)),
            unit=one.unit_beside and one.unit_beside.place,
        )
        plan.notes.append(made)
    for name, said in said_of:  # only all of them tell what they are notes of
        plan.bring(name, plan.note_name, said)
    if not (plan.long or plan.events):
        plan.listed = find_listed([*notes, *worded], plan.columns)
        plan.brought += [one.brought for one in plan.listed]


def _of_slots(notes: Sequence[Seen]) -> list[Seen]:
    """Notes that are each of one of several things of a line: "Drug A notes", "Drug B notes"."""
    slots: dict[frozenset[str], list[Seen]] = {}
    for one in notes:
        number = "" if has_no_name(one.name) else number_in(one.name)
        if number:
            slots.setdefault(frozenset(words_of(one.name)) - {number}, []).append(one)
    return [one for some in slots.values() if len(some) > 1 for one in some]


def _no_event(one: Seen) -> str:
    """The word by which a column of events, or of a program's status, says that there was none."""
    is_code = words_of(one.name)[-1:] == ["status"] and all(map(str.isupper, one.texts))
    is_called = is_code or frozenset() < tokens(one.name) <= _EVENTS
    return next((text for text in one.texts if is_called and fold(text) in NOTHING), "")


def say_starts(plan: Plan, seen: Sequence[Seen]) -> None:
    """Say that a line is kept that says no more than its start, where some may be such."""
    values = [seen[one.place] for one in plan.values]
    if plan.keeps_starts and all(one.empty or one.kinds[Kind.MISSING] for one in values):
        plan.brought[0] = plan.brought[0].also("a line that says no more is kept, as a note")


def same_in_lines(plan: Plan) -> str:
    """What is said of a column that has the same in all lines of a day, or of a moment."""
    return f"the same in all lines of a {'time' if plan.dating.has_times else 'day'}, taken once"
