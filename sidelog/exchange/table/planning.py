"""How it is found what the columns of a file are: what comes in as what, and what does not."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sidelog.catalog.scales import DayRule
from sidelog.exchange.reader import Brought, Here, Left, Question
from sidelog.exchange.reader import Said as SaidOfFile
from sidelog.exchange.table.cell.missing import words_of_nothing
from sidelog.exchange.table.cell.numbers import Kind, Sign
from sidelog.exchange.table.cell.said_words import SaidWords
from sidelog.exchange.table.column.lengths import distance_beside
from sidelog.exchange.table.column.measures import Measures
from sidelog.exchange.table.column.names import lowest, tokens
from sidelog.exchange.table.column.planner import Planner
from sidelog.exchange.table.column.reasons import are_times, are_words, have_halves, usual_word
from sidelog.exchange.table.column.split_numbers import refuse_split_numbers
from sidelog.exchange.table.dating.counted import Form
from sidelog.exchange.table.dating.evenings import with_evenings
from sidelog.exchange.table.dating.midnights import with_midnights
from sidelog.exchange.table.dating.moments import Moments
from sidelog.exchange.table.dating.nights import by_their_ends
from sidelog.exchange.table.dating.own_clocks import own_clocks
from sidelog.exchange.table.dating.unsigned import with_signs
from sidelog.exchange.table.dating.when import Dating, find_dating
from sidelog.exchange.table.evidence import Seen, look
from sidelog.exchange.table.happened import Events
from sidelog.exchange.table.ignored_columns.bought import OF_BOUGHT, find_bought
from sidelog.exchange.table.ignored_columns.day_means import why_of_days
from sidelog.exchange.table.ignored_columns.plans import WAS_A_PLAN, find_plans
from sidelog.exchange.table.ignored_columns.recorded import (
    kept_as_they_are,
    why_not_recorded,
)
from sidelog.exchange.table.ignored_columns.repeated import NO_LINE_HAS, why_repeated
from sidelog.exchange.table.ignored_columns.sums import why_computed
from sidelog.exchange.table.ignored_columns.zeros import ONE_IN_EACH, is_one_in_each
from sidelog.exchange.table.ignored_lines.computed import without_computed
from sidelog.exchange.table.ignored_lines.examples import without_examples
from sidelog.exchange.table.ignored_lines.other_kinds import without_zeros_of_kinds
from sidelog.exchange.table.ignored_lines.said_again import find_key
from sidelog.exchange.table.ignored_lines.taps import count_from_zero, without_other_taps
from sidelog.exchange.table.ignored_lines.unmeasured import without_unmeasured
from sidelog.exchange.table.ignored_lines.void import (
    DO_NOT_COUNT,
    is_mark,
    which_count,
    without_marks,
)
from sidelog.exchange.table.length.by_kind import find_halves, measured
from sidelog.exchange.table.length.lasting import find_lasting
from sidelog.exchange.table.length.pairs import find_pairs
from sidelog.exchange.table.length.spans import find_period, find_span, tells_kinds, why_no_start
from sidelog.exchange.table.long.find_long import find_long, says_nothing
from sidelog.exchange.table.long.listed import find_listed
from sidelog.exchange.table.long.told_apart import share_scales
from sidelog.exchange.table.long.training import rules_of_lifts
from sidelog.exchange.table.medicine.names import GROUPS, is_called_medicine
from sidelog.exchange.table.notes import (
    Notes,
    happened_and_about,
    has_unknown,
    how_noted,
    is_note,
)
from sidelog.exchange.table.persons.babies import of_baby
from sidelog.exchange.table.persons.named import name_persons
from sidelog.exchange.table.persons.whose import whose
from sidelog.exchange.table.plan import Plan
from sidelog.exchange.table.planning_taken import (
    add_days_alone,
    add_starts,
    ask,
    columns_among,
    with_doses,
    with_given,
)
from sidelog.exchange.table.planning_units import give_unit, unit_said
from sidelog.exchange.table.regimen.timeline import find_timeline
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.years.lone_year import said_of_lone_year

_LIFTING = frozenset({"reps", "rep", "repetitions", "wiederholungen"})
_SELDOM = 0.1
"""Where so few lines have no value, their starts and ends are of that."""


def plan_file(
    columns: Columns, here: Here, said: SaidOfFile, taken: set[str], words: SaidWords
) -> Plan:
    """What the columns of a file are taken for.

    Args:
        columns: the file, or a table of it.
        here: what may be known of the machine and the journal.
        said: what the person said of the file.
        taken: the names that measures of the file have already; those of this table are added.
        words: the numbers that the person said of words.

    Raises:
        BadDataError: none of them says a day.
        UsageError: what was said is no unit.
    """
    missing = words_of_nothing(said.missing)
    columns, seen = with_evenings(*with_signs(columns, look(columns, missing), missing), missing)
    plan, seen = begin(columns, seen, missing, _dating(seen, columns, here, said))
    dating, columns, used = plan.dating, plan.columns, plan.dating.places()
    refuse_split_numbers(seen, columns)
    chosen = (place for place, _ in columns.only if not is_called_medicine(seen[place]))
    aside = {*used, *columns.aside, *chosen}
    rest = _recorded(plan, [one for one in seen if one.place not in aside], seen, here)
    find_lasting(rest, seen, columns)
    planner = Planner(
        Measures(here, said.better, taken, of_baby(seen)),
        missing,
        said.decimals,
        usual_sign(seen),
        columns.grid.delimiter == ";",
        unit_said(said.unit),
        any(map(are_times, rest)),
        have_halves(seen),
        said.range,
        words,
        distance_beside(rest),
    )
    if are_sets := any(tokens(one.name) & _LIFTING for one in seen):
        planner.measures.taken.add("weight")  # which is the person's own
    types = kept_as_they_are(rest, seen, dating)
    rest = [one for one in rest if one not in types]
    rest = with_doses(plan, rest, planner, said)
    bought = [] if plan.doses else find_bought(rest, seen)
    rest = [one for one in rest if one not in bought]
    notes = [one for one in rest if is_note(one)]
    rest = [one for one in rest if one not in notes]
    rest = _with_events(plan, rest, seen)
    rest = _without_own_clocks(plan, rest)
    if plan.events is None:
        rest = _with_long(plan, rest, seen, planner, said)
        with_given(plan, [*notes, *rest], columns, here)
    rest = _with_span(plan, give_unit(plan, rest), seen, columns, planner)
    moments = Moments(dating, here, missing, ahead=False)
    rest = _with_pairs(plan, rest, columns, moments, planner)
    rest = _without_plans(plan, rest)
    rest = _without_ones(plan, rest, has_others=bool(notes or plan.doses or plan.events))
    called = {one.name.casefold() for one in seen}
    share_scales(rest)
    worded = [
        *types.items(),
        *((one, OF_BOUGHT) for one in bought),
        *((one, "what it says of other lines, as it is") for one in columns_among(plan)),
    ]
    planned = ((one, _plan_column(plan, planner, one, lowest(one.name, called))) for one in rest)
    worded += [(one, why) for one, why in planned if why]
    rules = rules_of_lifts(rest) | dict.fromkeys(columns.tallied, DayRule.SUM)
    worded += _give_rules(plan, rules)
    add_starts(plan, seen)
    _add_notes(plan, notes, worded)
    has_pieces = any(notes.about is not None for notes in plan.notes)
    if not (plan.doses or plan.long or plan.events or has_pieces):
        own_words = [seen[notes.place] for notes in plan.notes]
        plan.timeline = find_timeline(own_words, columns, here, moments)
        if plan.timeline:
            plan.brought = plan.timeline.said_among(plan.brought)
    if not are_sets:  # of those that are alike each was done
        plan.key = find_key(seen, columns, {one.found for one in plan.left})
    _say_starts(plan, seen)
    plan.question = _which_lines(plan, seen, said) or plan.question or planner.question
    add_days_alone(plan, said)
    return plan


def _dating(seen: Sequence[Seen], columns: Columns, here: Here, said: SaidOfFile) -> Dating:
    dating = find_dating(seen, columns, here, said.order, said.day)
    dating = by_their_ends(dating, seen, columns, here.day_starts)
    return with_midnights(dating, seen, columns, here)


def _which_lines(plan: Plan, seen: Sequence[Seen], said: SaidOfFile) -> Question | None:
    """The question which lines of a file are meant, if it has others."""
    where = without_marks(seen, said.where)
    asked = which_count(seen, said.where)
    return asked or whose(seen, _naming(plan), plan.dating, where, plan.columns)


def _naming(plan: Plan) -> set[int]:
    """The places of the columns that say when, or name what was recorded."""
    found = plan.dating.places().keys() | (plan.doses.places if plan.doses else set())
    long = plan.long
    is_plain = long and long.columns and says_nothing(long.columns[0].name, long.name_column)
    return {*found, long.name} if long and is_plain and not long.is_word else found


def begin(
    columns: Columns, seen: Sequence[Seen], missing: frozenset[str], dating: Dating
) -> tuple[Plan, Sequence[Seen]]:
    """A plan that says when lines are; and what each column has in the lines that are taken."""
    read = without_unmeasured(without_examples(columns, seen), seen)
    read = without_zeros_of_kinds(without_computed(read, seen), seen)
    read = without_other_taps(read, seen, dating)
    lines = dating.day.filled + dating.day.empty
    has_sums = dating.form is Form.TEXT and dating.day.kinds[Kind.DAY] < lines
    has_sums = has_sums and dating.planned is None  # by which a line may have its day, too
    if has_sums or read is not columns:  # a line of sums is no line of values
        seen = look(read, missing, dating.day.place if has_sums else None)
    count_from_zero(seen, read)
    used = dating.places()
    joined = " + ".join(one.name for one in seen if one.place in used)
    when = Brought(joined, used[dating.day.place], dating.how).also(said_of_lone_year(dating))
    return Plan(dating, read, brought=[when], question=dating.question), seen


def _recorded(plan: Plan, rest: Sequence[Seen], seen: Sequence[Seen], here: Here) -> list[Seen]:
    """The columns that may say something that was recorded; of the others is said why not."""
    kept, reasons = [], why_not_recorded(seen, plan.dating, plan.columns)
    reasons |= why_repeated(plan.columns, seen, here) | why_computed(plan.columns, seen)
    reasons |= why_of_days(plan.columns, seen, plan.dating.day)
    reasons |= {one.place: DO_NOT_COUNT for one in rest if is_mark(one)}
    unused = [one.name for one in rest if reasons.get(one.place) == NO_LINE_HAS]
    if unused:
        more = f" and {len(unused) - 1:,} more" if len(unused) > 1 else ""
        plan.left.append(Left(f"{unused[0]}{more}", NO_LINE_HAS))
    for one in rest:
        why = reasons.get(one.place)
        if not why:
            kept.append(one)
        elif why == NO_LINE_HAS:
            continue
        elif one.filled or not one.name.startswith("column "):
            plan.left.append(Left(one.name, why))
    return kept


def _with_events(plan: Plan, rest: list[Seen], seen: Sequence[Seen]) -> list[Seen]:
    """Find what happened from one day to another; returns the other columns."""
    period = None if plan.doses else find_period(plan.dating, rest, seen)
    if period is None:
        return rest
    what, end = period
    plan.events = Events(what.place, what.name, None, replace(plan.dating, day=end, question=None))
    plan.brought.append(Brought(f"{what.name} + {end.name}", "events", "each with its last day"))
    plan.left = [one for one in plan.left if one.found != end.name]
    return [one for one in rest if one not in period]


def _without_own_clocks(plan: Plan, rest: list[Seen]) -> list[Seen]:
    """Find the times that are of one value of their line each; returns the other columns."""
    plan.clocks = {} if plan.dating.has_times else own_clocks(rest)
    return [one for one in rest if one not in plan.clocks.values()]


def _give_rules(plan: Plan, rules: Mapping[int, DayRule]) -> list[tuple[Seen, str]]:
    """Give values what several of a day become, and the times that are theirs alone.

    Returns the times that are of no value in the end, and why they are words.
    """
    unused = {clock.place: clock for clock in plan.clocks.values()}
    for values in plan.values:
        values.rule = rules.get(values.place)
        if clock := plan.clocks.get(values.place):
            values.clock = clock.place
            unused.pop(clock.place, None)
            plan.say_also(values.column, f"at the time of {clock.name}")
    return [(clock, "times of the day, which are no values") for clock in unused.values()]


def _with_long(
    plan: Plan, rest: list[Seen], seen: Sequence[Seen], planner: Planner, said: SaidOfFile
) -> list[Seen]:
    """Find a name and a value in each line, no name of a person; returns the other columns."""
    if plan.clocks:  # which tell the values of a day apart, and no word need do so
        return rest
    is_log = plan.doses is not None and plan.doses.is_log
    columns = plan.among.without_them(plan.columns) if plan.among else plan.columns
    named = [one for one in rest if not name_persons(one, seen)]
    plan.long = find_long(named, columns, planner, plan.dating, is_log=is_log)
    if plan.long is None:
        return rest
    plan.brought += plan.long.brought
    plan.left += plan.long.left
    for doses in plan.long.given.values():
        ask(plan, doses, said)
    return [one for one in rest if one.place not in plan.long.places]


def _with_span(
    plan: Plan, rest: list[Seen], seen: Sequence[Seen], columns: Columns, planner: Planner
) -> list[Seen]:
    """Find how long lines were; returns the other columns."""
    values = [seen[one.place] for one in plan.long.columns] if plan.long else []
    is_of_values = any(one.empty < one.filled * _SELDOM for one in values)
    are_doses = plan.long or not plan.dating.has_times or any(map(tells_kinds, rest))
    is_other = plan.events or is_of_values or (plan.doses and are_doses)
    dating, span = plan.dating, None
    if not is_other:
        span = find_span(dating, rest, seen) or find_halves(dating, rest, columns)
    plan.span = span and measured(span, dating, rest, columns, planner, plan.long)
    if plan.span is None:
        left = why_no_start(dating, rest)
        plan.left += [left] if left else []
        return [one for one in rest if not left or one is not dating.begun]
    plan.brought += [one.brought for one in plan.span.values.values()]
    plan.left = [one for one in plan.left if one.found != plan.span.other.name]
    if plan.span.kinds and plan.long is None:
        plan.long = plan.span.kinds
        plan.brought += plan.long.brought
    aside = plan.long.places if plan.long else set[int]()
    if plan.span.bedtime is None:  # else the times are words of the line, too
        aside = {*aside, plan.span.other.place}
    return [one for one in rest if one.place not in aside]


def _with_pairs(
    plan: Plan, rest: list[Seen], columns: Columns, moments: Moments, planner: Planner
) -> list[Seen]:
    """Find starts and ends in lines of their own; returns the other columns."""
    is_other = plan.long or plan.events or plan.span or plan.doses
    found = None if is_other else find_pairs(rest, plan.dating, columns, moments, planner.measures)
    if found is None:
        return rest
    plan.pairs, brought, has_others = found
    plan.brought += brought
    one = next(one for one in rest if one.place == found[0].place)
    if has_others:
        plan.notes.append(Notes(one.place, one.name, is_word=True))
        plan.brought.append(Brought(one.name, _note_of(plan), "its other words, word for word"))
    return [other for other in rest if other is not one]


def _without_plans(plan: Plan, rest: list[Seen]) -> list[Seen]:
    """Leave out what was planned, beside what was measured."""
    plans = find_plans(rest, plan.columns)
    plan.left += [Left(one.name, WAS_A_PLAN) for one in plans]
    return [one for one in rest if one not in plans]


def _without_ones(plan: Plan, rest: list[Seen], *, has_others: bool) -> list[Seen]:
    """Leave counts out that are 1 in every line, beside what else the lines say."""
    ones = [one for one in rest if is_one_in_each(one) and one.place not in plan.columns.tallied]
    if not ones or not (has_others or len(rest) > len(ones)):
        return rest
    plan.left += [Left(one.name, ONE_IN_EACH) for one in ones]
    return [one for one in rest if one not in ones]


def _add_notes(plan: Plan, notes: Sequence[Seen], worded: Sequence[tuple[Seen, str]]) -> None:
    """Add the columns of a person's words, and those of other words with how they are no values."""
    has_values = plan.values or plan.long or plan.span or plan.pairs
    happened = (
        None if has_values or plan.doses or plan.events else happened_and_about(notes, worded)
    )
    for one, how in (*((one, how_noted(one)) for one in notes), *worded):
        is_word = one not in notes
        usual = usual_word(one) if is_word and plan.values else ""
        made = Notes(one.place, one.name, is_word, usual, has_unknown=is_word and has_unknown(one))
        said = f"{how}; not {usual[:40]}, which nearly every line says" if usual else how
        said += "; what is not known is kept as it is" * made.has_unknown
        if happened and one is happened.what:
            made = made._replace(about=happened.note.place)
        elif happened and one is happened.note:
            made = made._replace(of=happened.what.place)
            said = f"{said}, in one piece with {happened.what.name}"
        plan.notes.append(made)
        plan.brought.append(Brought(one.name, _note_of(plan), said))
    if not (plan.long or plan.events):
        plan.listed = find_listed([*notes, *(one for one, _ in worded)], plan.columns)
        plan.brought += [one.brought for one in plan.listed]


def _say_starts(plan: Plan, seen: Sequence[Seen]) -> None:
    """Say that a line is kept that says no more than its start, where some may be such."""
    values = [seen[one.place] for one in plan.values]
    if plan.keeps_starts and all(one.empty or one.kinds[Kind.MISSING] for one in values):
        plan.brought[0] = plan.brought[0].also("a line that says no more is kept, as a note")


def _note_of(plan: Plan) -> str:
    of = "the events" if plan.events else "the doses"
    return f"notes of {of if plan.notes_are_of_doses else 'the day'}"


def _plan_column(plan: Plan, planner: Planner, one: Seen, name: str) -> str:
    """Plan a column; returns why its words are no values where they are kept as they are."""
    found = planner.plan(one, name)
    if isinstance(found, Left):
        if are_words(one) and not (plan.long and tokens(one.name) & GROUPS):
            return found.why
        plan.left.append(found)
    else:
        if plan.long and one.place in plan.long.of_days:
            for values in found:
                one_of = "time" if plan.dating.has_times else "day"
                how = f"{values.brought.how}; the same in all lines of a {one_of}, taken once"
                values.brought = values.brought._replace(how=how)
        plan.values += found
        plan.brought += [values.brought for values in found]
    return ""


def usual_sign(seen: Sequence[Seen]) -> Sign | None:
    """The sign before decimals that is plain in some column, and contradicted in none."""
    found = {sign for one in seen for sign in one.signs if sign in {Sign.POINT, Sign.COMMA}}
    return found.pop() if len(found) == 1 else None
