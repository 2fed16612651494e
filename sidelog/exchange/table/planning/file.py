"""How it is found what the columns of a file are: what comes in as what, and what does not."""

from collections.abc import Collection, Mapping, Sequence

from sidelog.catalog.scales import DayRule
from sidelog.exchange.reader import Here, Left, Question, Said
from sidelog.exchange.table.cell.missing import words_of_nothing
from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.cell.said_units import give_units, units_said
from sidelog.exchange.table.cell.said_words import SaidWords, ask_moods
from sidelog.exchange.table.column.lengths import are_times, distance_beside, have_halves
from sidelog.exchange.table.column.measures import Measures
from sidelog.exchange.table.column.names import lowest, says_little, split_unit, tokens
from sidelog.exchange.table.column.names_by_file import name_by_file
from sidelog.exchange.table.column.planner import Planner
from sidelog.exchange.table.column.ratings import is_mood
from sidelog.exchange.table.column.reasons import OTHER_DAY, are_words
from sidelog.exchange.table.column.signs import refuse_split_numbers, with_whole_thousands
from sidelog.exchange.table.computed.beside import why_apart, why_changes, why_ratios
from sidelog.exchange.table.computed.so_far import why_of_days, why_so_far
from sidelog.exchange.table.computed.sums import why_computed
from sidelog.exchange.table.dating.moments import Moments
from sidelog.exchange.table.dating.own_clocks import own_clocks
from sidelog.exchange.table.dating.short_times import with_evenings, with_signs
from sidelog.exchange.table.dating.when import Dating, find_dating
from sidelog.exchange.table.day_value import own_rules
from sidelog.exchange.table.day_value.again import said_once
from sidelog.exchange.table.evidence import Seen, leave_unrated, look
from sidelog.exchange.table.ignored_columns.of_moments import why_of_moments
from sidelog.exchange.table.ignored_columns.of_no_day import OF_BOUGHT, find_bought, why_of_others
from sidelog.exchange.table.ignored_columns.of_programs import why_reckoned, without_program_text
from sidelog.exchange.table.ignored_columns.plans import why_planned
from sidelog.exchange.table.ignored_columns.recorded import kept_as_they_are, why_not_recorded
from sidelog.exchange.table.ignored_columns.repeated import NO_LINE_HAS, why_repeated
from sidelog.exchange.table.ignored_columns.zeros import ONE_IN_EACH, is_one_in_each
from sidelog.exchange.table.ignored_lines import not_counting
from sidelog.exchange.table.ignored_lines.said_again import find_key
from sidelog.exchange.table.length.lasting import find_lasting
from sidelog.exchange.table.long.beside import told_of
from sidelog.exchange.table.long.find_long import find_long
from sidelog.exchange.table.long.names import names_things
from sidelog.exchange.table.long.told_apart import share_scales
from sidelog.exchange.table.medicine.names import GROUPS, is_called_medicine
from sidelog.exchange.table.nights.beside_days import at_their_ends
from sidelog.exchange.table.nights.nights import by_their_ends, with_day_long
from sidelog.exchange.table.nights.untrue import with_midnights, without_untrue
from sidelog.exchange.table.notes import Notes, is_note
from sidelog.exchange.table.persons.people import name_persons
from sidelog.exchange.table.persons.whose import of_baby, whose
from sidelog.exchange.table.plan import Plan
from sidelog.exchange.table.planning import entries
from sidelog.exchange.table.planning.begin import begin, planner_of
from sidelog.exchange.table.planning.units import give_unit
from sidelog.exchange.table.product.drinks import leave_unknown_alcohol
from sidelog.exchange.table.product.not_taken import kept_as_words
from sidelog.exchange.table.product.of_food import why_finished
from sidelog.exchange.table.regimen.timeline import find_timeline
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.names import has_no_name

_OF_NIGHT = "of the night, which each line of its day says again"
_ONCE = "the same in all lines of a day, taken once"
_LIFTING = frozenset({"reps", "rep", "repetitions", "wiederholungen"})

_OF_UTC = "moments of UTC, as it is called, become local time"


def plan_file(
    columns: Columns,
    here: Here,
    said: Said,
    taken: set[str],
    words: SaidWords,
    unseen: Collection[int] = (),
) -> Plan:
    """What the columns of a file, or of a table of it, are taken for.

    To the names that measures of the file have `taken` already those of this table are added.  The
    columns of the places `unseen` are taken for nothing, and are no evidence of others.

    Raises:
        BadDataError: none of them says a day.
        UsageError: what was said is no unit.
    """
    missing = words_of_nothing(said.missing)
    columns, seen = _looked_at(columns, missing, said)
    seen = _without_evidence(seen, unseen)
    plan, seen = begin(columns, seen, missing, _dating(seen, columns, here, said, missing))
    plan.seen = seen = _without_evidence(seen, unseen)
    give_units(seen, units_said(said.units))
    leave_unrated(seen, said.range, are_nights=plan.dating.begun is not None)
    dating, columns, used = plan.dating, plan.columns, plan.dating.places()
    refuse_split_numbers(seen, columns)
    chosen = (place for place, _ in columns.only if not is_called_medicine(seen[place]))
    aside = {*used, *columns.aside, *chosen, *unseen}
    rest = _recorded(plan, [one for one in seen if one.place not in aside], seen, here)
    find_lasting(rest, seen, columns)
    measures = Measures(here, said.better, taken, of_baby(seen))
    planner = planner_of(Planner, measures, seen, columns, said, words)
    planner.beside_times, planner.beside_halves = any(map(are_times, rest)), have_halves(seen)
    planner.distance, planner.numbered = distance_beside(rest), _numbered_moods(rest, columns)
    if are_sets := any(tokens(one.name) & _LIFTING for one in seen):
        planner.measures.taken.add("weight")  # which is the person's own
    worded = kept_as_they_are(rest, seen, dating) | kept_as_words(rest)
    rest = entries.with_doses(plan, [one for one in rest if one not in worded], planner, said)
    worded |= dict.fromkeys(find_bought(rest, seen, are_doses=bool(plan.doses)), OF_BOUGHT)
    rest = [one for one in rest if one not in worded]
    notes = [one for one in rest if is_note(one)]
    rest = [one for one in rest if one not in notes]
    rest = entries.with_events(plan, rest, seen, said)
    rest = _without_own_clocks(plan, rest)
    if plan.events is None:
        rest = _with_long(plan, rest, seen, planner, said)
        entries.with_given(plan, [*notes, *rest], columns, here)
    rest = entries.with_span(plan, give_unit(plan, rest, missing), seen, columns, planner)
    rest = _without(plan, rest, why_planned(rest, plan.columns))
    rest = _without(
        plan, rest, _ones(plan, rest, has_others=bool(notes or plan.doses or plan.events))
    )
    share_scales(rest)
    if plan.among:
        worded |= dict.fromkeys(plan.among.columns, "what it says of other lines, as it is")
    worded |= _plan_columns(plan, planner, rest)
    worded |= _give_rules(
        plan, own_rules.rules_of_bodies(rest) | own_rules.rules_of_alcohol(rest, seen)
    )
    _give_days(plan, rest, seen, has_others=bool(notes or plan.doses))
    entries.add_starts(plan, seen)
    entries.add_notes(plan, notes, worded)
    _find_timeline(plan, here, missing)
    if not are_sets:  # of those that are alike each was done
        plan.key = find_key(seen, columns, {one.found for one in plan.left})
    entries.say_starts(plan, seen)
    plan.question = _which_lines(plan, seen, said) or plan.question or planner.question
    entries.add_days_alone(plan, said)
    return plan


def _without_evidence(seen: Sequence[Seen], places: Collection[int]) -> Sequence[Seen]:
    """The same, with some columns as if they were empty."""
    return [Seen(one.place, one.name) if one.place in places else one for one in seen]


def _looked_at(
    columns: Columns, missing: frozenset[str], said: Said
) -> tuple[Columns, Sequence[Seen]]:
    """The columns with times and thousands in full and no text of a program; what they have."""
    columns, seen = with_signs(columns, look(columns, missing), missing)
    columns, seen = with_whole_thousands(columns, seen, missing, said.decimals)
    return without_program_text(*with_evenings(columns, seen, missing), missing)


def _dating(
    seen: Sequence[Seen],
    columns: Columns,
    here: Here,
    said: Said,
    missing: frozenset[str],
) -> Dating:
    dating = without_untrue(find_dating(seen, columns, here, said.order, said.day), seen, here)
    named = [one for one in seen if one.share(Kind.NUMBER) < 1 / 2]  # as "Day Strain" is none
    if not any(map(is_called_medicine, named)):  # which is taken at the start of a line
        dating = with_day_long(dating, seen, columns)
    if dating.until:
        return dating
    if not said.day:  # else it is as the person said
        dating = dating if dating.ended else at_their_ends(dating, seen, columns, here, missing)
        dating = dating if dating.ended else by_their_ends(dating, seen, columns)
    dating = with_midnights(dating, seen, columns, here)
    is_unsaid = dating.in_utc and dating.has_times and not dating.offset
    return dating.also(_OF_UTC) if is_unsaid else dating


def _which_lines(plan: Plan, seen: Sequence[Seen], said: Said) -> Question | None:
    """The question which lines of a file are meant, if it has others."""
    where = not_counting.without_marks(seen, said.where)
    asked = not_counting.which_count(seen, said.where)
    return asked or whose(seen, _naming(plan), plan.dating, where, plan.columns)


def _naming(plan: Plan) -> set[int]:
    """The places of the columns that say when, or name what was recorded."""
    found = plan.dating.places().keys() | (plan.doses.places if plan.doses else set())
    long = plan.long
    value = long.columns[0].name if long and long.columns else ""
    is_plain = long and value and names_things(value, long.name_column)
    return {*found, long.name} if long and is_plain and not long.is_word else found


def _recorded(plan: Plan, rest: Sequence[Seen], seen: Sequence[Seen], here: Here) -> list[Seen]:
    """The columns that may say something that was recorded; of the others is said why not."""
    dating, columns = plan.dating, plan.columns
    reasons = why_reckoned(seen) | why_of_others(seen) | why_finished(seen, dating)
    reasons |= why_not_recorded(seen, dating, columns) | why_repeated(columns, seen, here)
    reasons |= why_computed(columns, seen) | why_of_days(columns, seen, dating.day)
    reasons = why_so_far(columns, seen, dating, reasons) | reasons
    reasons = why_of_moments(seen, dating, columns) | reasons
    for why in (why_changes, why_ratios, why_apart):
        reasons |= why(columns, seen, reasons)
    reasons |= {one.place: not_counting.DO_NOT_COUNT for one in rest if not_counting.is_mark(one)}
    unused = [one for one in rest if reasons.get(one.place) == NO_LINE_HAS]
    if unused:
        more = f" and {len(unused) - 1:,} more" if len(unused) > 1 else ""
        plan.leave(f"{unused[0].name}{more}", NO_LINE_HAS)
    rest = [one for one in rest if one not in unused]
    named = [one for one in rest if one.filled or not has_no_name(one.name)]
    _without(plan, named, reasons)
    kept = [one for one in rest if one.place not in reasons]
    leave_unknown_alcohol(kept, columns)
    return kept


def _without(plan: Plan, rest: Sequence[Seen], reasons: Mapping[int, str]) -> list[Seen]:
    """Leave out the columns that have a reason for it; returns the others."""
    plan.left += [Left(one.name, reasons[one.place]) for one in rest if one.place in reasons]
    return [one for one in rest if one.place not in reasons]


def _give_rules(plan: Plan, rules: Mapping[int, DayRule]) -> dict[Seen, str]:
    """Give values what several of a day become, and the times that are theirs alone.

    Returns the times that are of no value in the end, and why they are words.
    """
    unused = {clock.place: clock for clock in plan.clocks.values()}
    for values in plan.values:
        is_tally = values.place in plan.columns.tallied
        values.rule = DayRule.SUM if is_tally else rules.get(values.place)
        if clock := plan.clocks.get(values.place):
            values.clock = clock.place
            unused.pop(clock.place, None)
            plan.say_of(values, f"at the time of {clock.name}")
    return dict.fromkeys(unused.values(), "times of the day, which are no values")


def _give_days(plan: Plan, rest: Sequence[Seen], seen: Sequence[Seen], *, has_others: bool) -> None:
    """Let values be of the day of their line, where each line of it has them once more.

    Of lines that say nothing else each is one of several that happen to be alike.
    """
    again = dict.fromkeys(own_rules.nights_again(rest), _OF_NIGHT)
    if not plan.long and (has_others or len(rest) > 1):
        once = said_once(plan.values, seen, plan.dating, plan.columns)
        again = dict.fromkeys(once, _ONCE) | again
    for values in plan.values if plan.dating.has_times else ():
        if how := again.get(values.place):
            values.of_day, values.rule = True, DayRule.MEAN
            plan.say_of(values, how)


def _with_long(
    plan: Plan, rest: list[Seen], seen: Sequence[Seen], planner: Planner, said: Said
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
    if plan.among and plan.among.of_log:  # whose other lines may name what happened
        plan.long.say_events("where a line has no value")
    plan.brought += plan.long.brought
    plan.left += plan.long.left
    for doses in plan.long.given.values():
        entries.ask(plan, doses, said)
    return [one for one in rest if one.place not in plan.long.places]


def _find_timeline(plan: Plan, here: Here, missing: frozenset[str]) -> None:
    """Find the changes of what is taken that notes say, where nothing else says what was."""
    if plan.doses or plan.long or plan.events:
        return
    words = [plan.seen[notes.place] for notes in plan.notes]
    moments = Moments(plan.dating, here, missing, ahead=False)
    plan.timeline = find_timeline(words, plan.columns, here, moments)
    if plan.timeline:
        plan.brought = plan.timeline.said_among(plan.brought)


def _without_own_clocks(plan: Plan, rest: list[Seen]) -> list[Seen]:
    """Find the times that are of one value of their line each; returns the other columns."""
    plan.clocks = {} if plan.dating.has_times else own_clocks(rest)
    return [one for one in rest if one not in plan.clocks.values()]


def _ones(plan: Plan, rest: Sequence[Seen], *, has_others: bool) -> dict[int, str]:
    """The places of counts that are 1 in every line, beside what else the lines say."""
    ones = [one for one in rest if is_one_in_each(one) and one.place not in plan.columns.tallied]
    say_more = has_others or len(rest) > len(ones)
    return {one.place: ONE_IN_EACH for one in ones} if say_more else {}


def _numbered_moods(rest: Sequence[Seen], columns: Columns) -> frozenset[int]:
    """The places of moods in words, where a column beside them has one number for each word."""
    numeric = [one for one in rest if one.share(Kind.NUMBER) == 1]
    moods = [one for one in rest if is_mood(one.name) and not one.many and ask_moods(one)]

    def has_numbers(place: int) -> bool:
        told = told_of(numeric, lambda cells: cells[place].strip() or object(), columns)
        return any(one.is_sure for one in told.values())

    return frozenset(one.place for one in moods if has_numbers(one.place))


def _plan_columns(plan: Plan, planner: Planner, rest: Sequence[Seen]) -> dict[Seen, str]:
    """Plan columns; returns why the words are no values of those that are kept as they are.

    Where its own name does not say what a column is of, the file or another column may.
    """
    file, names = plan.columns.grid.name, {one.name.casefold() for one in plan.seen}
    called = {one: name_by_file(one, rest, file) or lowest(one.name, names) for one in rest}
    planned = {one: _plan_column(plan, planner, one, name) for one, name in called.items()}
    return {one: why for one, why in planned.items() if why}


def _plan_column(plan: Plan, planner: Planner, one: Seen, name: str) -> str:
    """Plan a column; returns why its words are no values where they are kept as they are."""
    if one.unit_beside and one.unit_beside.are_many:
        return "amounts in many units"
    found = planner.plan(one, name)
    if isinstance(found, Left):
        if are_words(one) and not (plan.long and tokens(one.name) & GROUPS):
            return found.why
        plan.add(found)
        if found.why == OTHER_DAY and (words := list(one.words())):
            kept = Notes(one.place, one.name, is_word=True, are_words_alone=True)
            plan.keep_words(kept, f"its words alone, such as {words[0][:40]}")
        return ""
    for values in found:
        if plan.long and one.place in plan.long.of_days:
            values.brought = values.brought.also(entries.same_in_lines(plan))
        if name and says_little(split_unit(one.name)[0]):
            values.brought = values.brought.also("called as its file is")
    plan.add(found)
    return ""
