"""Several values of a measure on one day, which no time tells apart: what the day's value is.

A measure of the journal has its own way of forming it; of a new one its unit and its name may make
it plain, as of steps; else it is asked.  Values that are equal were said twice, unless they are to
be added up: whether they are is asked, where chance may have made them equal.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice

from sidelog.analysis.series import day_value
from sidelog.catalog.scales import DayRule, ScaleKind
from sidelog.catalog.values import say_number
from sidelog.dates import say_date
from sidelog.exchange.incoming import (
    COUNTED,
    Definition,
    Entry,
    Identities,
    Line,
    Note,
    Observation,
)
from sidelog.exchange.reader import Question
from sidelog.exchange.table.cell.days import read_day
from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.column.measures import own_range
from sidelog.exchange.table.column.values import Values
from sidelog.exchange.table.dating.counted import Form
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.day_value.again import Again, Repeats, taken_once
from sidelog.exchange.table.day_value.day_rules import (
    MOST_NAMED,
    WORDS,
    DayRules,
    days_have,
    formed_as,
    how_formed,
    how_mixed,
)
from sidelog.exchange.table.day_value.own_rules import (
    are_lengths,
    is_any,
    is_of_food,
    is_of_sleep,
    own_rule,
    states,
)
from sidelog.exchange.table.plan import Plan

_TIMES = (Kind.CLOCK, Kind.TIME)
_ADDED_UP = {DayRule.SUM: WORDS[DayRule.SUM]}
_WITHOUT_TIME = "a note where its time cannot be read, on a day that has others at theirs"
"""What such a value is: it would be that of the whole day, and hide them."""
_NOTE_AGAIN = "the note of a line that says all once more"
_SEVERAL_LINES = 2
_MANY_VALUES = 3
"""So many values of a line, and more, are not all the same again by chance."""
_SELDOM = 0.1
"""The part of the days that have several values, below which a sum of them is doubtful."""

Key = tuple[str, date]
"""A measure and a day."""
DaysOf = Mapping[date, Sequence[float]]
"""The values of a measure, by day."""


def may_have_several(plan: Plan) -> bool:
    """Whether a day may have several values without a time, by what is known of all lines."""
    dating, day = plan.dating, plan.dating.day
    is_again = day.many or day.filled > len(day.texts) or dating.untimed
    if not (plan.values or plan.long) or not is_again:
        return False
    if dating.untimed or dating.bare or any(values.of_day for values in plan.values):
        return True
    if clock := dating.clock or dating.hour:
        have_times = sum(clock.kinds[kind] for kind in _TIMES)
        return clock.empty + clock.filled > have_times or dating.lacks_halves
    in_text = dating.form is Form.TEXT and day.days.clocks < day.kinds[Kind.DAY]
    return in_text or dating.lacks_halves or not dating.has_times


@dataclass(slots=True)
class Several:
    """The days that have several values of a measure, and what their values are.

    Attributes:
        formed: the values of those days.
        hidden: those of which some value has a time that cannot be read, beside others at theirs.
        both: those of a yes that have a no as well.
        again: the lines that say all that one before them says, whose notes are there already.
        question: how they are formed, where nothing says it.
    """

    formed: dict[Key, float] = field(default_factory=dict)
    hidden: set[Key] = field(default_factory=set)
    both: set[Key] = field(default_factory=set)
    again: set[int] = field(default_factory=set)
    question: Question | None = None

    def add(self, values: Values, rule: DayRule, formed: Mapping[date, float]) -> None:
        """Add the values of days of a measure."""
        by_key = {(values.measure.name, day): value for day, value in formed.items()}
        self.formed |= by_key
        if is_any(values.measure.scale, rule):
            self.both |= {key for key, value in by_key.items() if value}

    def lines(self, lines: Iterable[Line]) -> Iterator[Line]:
        """The lines: the first of such a day has its value, and the others have none of it."""
        identity = Identities("csv").of
        given = set[Key]()
        for line in lines:
            parts: list[Entry | Definition] = []
            passed: list[str] = []
            for part in line.parts:
                if isinstance(part, Note) and line.number in self.again:
                    passed.append(_NOTE_AGAIN)
                    continue
                key = _key(part)
                if isinstance(part, Observation) and key in self.both and not part.value:
                    parts.append(_as_note(part, identity, "no"))
                if isinstance(part, Observation) and key in self.hidden and part.at is None:
                    parts.append(_as_note(part, identity))
                elif key not in self.formed or not isinstance(part, Observation):
                    parts.append(part)
                elif key in given:
                    passed.append(COUNTED)
                else:
                    given.add(key)
                    parts.append(_with_value(part, self.formed[key], identity))
            yield line._replace(parts=tuple(parts), passed=(*line.passed, *passed))


def _key(part: Entry | Definition) -> Key | None:
    if not isinstance(part, Observation) or part.value is None:
        return None
    return part.measure, part.day


def _as_note(part: Observation, identity: Callable[..., str], said: str = "") -> Note:
    text = f"{part.column} {said or say_number(part.value or 0)}"
    of_it = identity("note", part.day.isoformat(), text)
    return Note(identity=of_it, column=part.column, day=part.day, text=text)


def _with_value(part: Observation, value: float, identity: Callable[..., str]) -> Observation:
    return Observation(
        identity=identity("observation", part.measure, part.day.isoformat(), repr(value)),
        column=part.column,
        day=part.day,
        measure=part.measure,
        value=value,
    )


def form_days(plan: Plan, said: DayRules) -> None:
    """Let new measures of moments have the days' values that their nature makes plain.

    A day's value is else the mean of its moments: of nine meals it would be a ninth of what was
    eaten.  Where it is another, that is said in the plan.
    """
    some = list(values_of(plan))
    said.known |= {one.measure.name: one.brought.found for one in some}
    if not plan.dating.has_times:
        return
    nutrition, again = is_of_food(some), _come_again(plan.dating)
    day = plan.dating.day
    read = map(read_day, day.texts)
    days = {one and (one.on(plan.dating.order) or one.numbers) for one in read}
    has_several = day.many or day.filled > len(days)
    for values in (one for one in some if one.is_new):
        named = _said_of(values, said)
        rule = named or own_rule(values, nutrition=nutrition)
        if again and rule is DayRule.SUM and are_lengths(values) and not values.rule:
            rule = None  # which stands in each of its lines
        rule = rule or said.others or (DayRule.SUM if is_of_sleep(values, some) else None)
        if rule not in {None, values.measure.scale.day_rule}:
            _formed(values, rule, {})
        elif not has_several:
            continue
        scale = values.measure.scale
        how = f"of several a day: {formed_as(scale)}"
        if scale.day_rule not in {named, said.others}:
            other = DayRule.SUM if scale.day_rule is DayRule.MEAN else DayRule.MEAN
            how += said.otherwise(values.measure.name, other)
        _add(plan, values, how)


def _said_of(values: Values, said: DayRules) -> DayRule | None:
    """What a person said of a measure; of new lengths of time what was said of all holds as well.

    Whether those of a day are parts of one or each its own is not as plain as of what is drunk.
    """
    of_all = said.others if values.is_new and are_lengths(values) else None
    return said.named(values.measure.name) or of_all


def _come_again(dating: Dating) -> bool:
    """Whether most moments have several lines, as the sets of one workout have."""
    clock = dating.clock or dating.day
    moments = max(len(dating.day.texts), len(clock.texts))
    return not dating.day.many and dating.day.filled > moments * _SEVERAL_LINES


def find_several(plan: Plan, lines: Iterable[Line], said: DayRules) -> Several:
    """Form the values of the days that have several.

    What is done is said in the plan, and a new measure keeps to it; `lines` can be read again.
    """
    found = Several()
    measures = {one.measure.name: one for one in values_of(plan)}
    nutrition = is_of_food(measures.values())
    are_of_hours = bool(plan.long and plan.long.is_hour)  # of which a second is a reading again
    asked: dict[str, DaysOf] = {}
    repeats = Repeats(plan.columns)
    has_either = plan.dating.lacks_halves or plan.dating.untimed
    gathered = _gathered(lines, states(measures, nutrition=nutrition), found.again)
    if plan.dating.has_times and not plan.is_named:
        _form_mixed(plan, found, gathered, lines, said)
    for name, all_days in gathered.items():
        values = measures[name]
        of_days = {day: some for day, some in all_days.items() if len(some) > 1}
        differing = {day: some for day, some in of_days.items() if len(set(some)) > 1}
        named = _said_of(values, said)
        own = named or (values.rule if values.of_day else own_rule(values, nutrition=nutrition))
        adds = own is DayRule.SUM
        is_own = not (values.is_new or values.measure.built_in)
        is_rare = not is_own and len(of_days) < len(all_days) * _SELDOM
        is_plain = adds and not named and not values.rule
        again = repeats.of(all_days) if is_plain else Again.NO
        if is_plain and (is_rare or again is Again.PERHAPS):
            own = None  # what is seldom there twice may have been corrected, or said again
        rule = own or said.others or (DayRule.MEAN if are_of_hours else None)
        if rule is None and has_either:
            rule = values.measure.scale.day_rule  # as that of several moments
        if rule is None and plan.columns.of_parts and is_of_sleep(values, measures.values()):
            rule = DayRule.SUM  # since a repetition of one to the second is passed over
        chosen = of_days if adds or rule is DayRule.SUM else differing
        if rule is None and chosen:
            asked[name] = chosen
        elif rule and (chosen := of_days if rule is DayRule.SUM else differing):
            once = ""
            if own and again is Again.SURELY and said.others is not DayRule.SUM:
                chosen, once = taken_once(chosen)
                once += said.otherwise(name, DayRule.SUM)
            formed = _formed(values, rule, chosen)
            found.add(values, rule, formed)
            is_said = bool(named) or (own is None and bool(said.others))
            how = how_formed(values, rule, formed, said, is_said=is_said)
            _add(plan, values, "; ".join(filter(None, (how, once))))
    found.question = _question(asked, said.known, lines) if asked else None
    return found


def _form_mixed(
    plan: Plan,
    found: Several,
    gathered: Mapping[str, dict[date, list[float]]],
    lines: Iterable[Line],
    said: DayRules,
) -> None:
    """Form the values of days of which some lines have a time and others none.

    One without a time is that of its day, and would hide the moments beside it.
    """
    timed: dict[str, dict[date, list[float]]] = {}
    wrong, of_days = set[Key](), set[Key]()
    clocks = {one.name for one in (plan.dating.clock, plan.dating.hour) if one}
    for line in lines:
        is_wrong = any(error.column in clocks for error in line.errors)
        for part in line.parts:
            if not isinstance(part, Observation) or part.value is None:
                continue
            if part.at is None:
                (wrong if is_wrong else of_days).add((part.measure, part.day))
            elif part.day in gathered.get(part.measure, ()):
                timed.setdefault(part.measure, {}).setdefault(part.day, []).append(part.value)
    for values in list(values_of(plan)):
        name = values.measure.name
        rule = said.named(name) or said.others or values.measure.scale.day_rule
        mixed = timed.get(name, {}) if rule is not DayRule.SUM else {}
        if hidden := [day for day in mixed if (name, day) in wrong - of_days]:
            _add(plan, values, _WITHOUT_TIME)
        for day in hidden:
            found.hidden.add((name, day))
            del gathered[name][day], mixed[day]
        days = {day: gathered[name].pop(day) + some for day, some in timed.get(name, {}).items()}
        if days:
            formed = _formed(values, rule, days)
            found.add(values, rule, formed)
            _add(plan, values, how_mixed(values, rule, formed))


def values_of(plan: Plan) -> Iterator[Values]:
    """All columns of values of a plan, and the names of lines that have values."""
    yield from plan.values
    if plan.span:
        yield from plan.span.values.values()
    for some in plan.long.values.values() if plan.long else ():
        yield from some if isinstance(some, tuple) else ()


def _gathered(
    lines: Iterable[Line], states: Collection[str], again: set[int]
) -> dict[str, dict[date, list[float]]]:
    """The values of each measure by day; what a whole line says again is there once.

    Such a line has several values, and one of `states`: two of three reps may both have been done.
    All lines that say the same again are added to `again`.
    """
    days: dict[str, dict[date, list[float]]] = {}
    whole = set[tuple[str, ...]]()
    for line in lines:
        some = [
            (part.measure, part.day, part.value)
            for part in line.parts
            if isinstance(part, Observation) and part.at is None and part.value is not None
        ]
        if len(some) >= _MANY_VALUES:
            said = tuple(repr(replace(entry, identity="")) for entry in line.entries)
            if said in whole:
                again.add(line.number)
                if any(name in states for name, _, _ in some):
                    continue
            whole.add(said)
        for name, day, value in some:
            days.setdefault(name, {}).setdefault(day, []).append(value)
    return days


def _formed(values: Values, rule: DayRule, days: DaysOf) -> dict[date, float]:
    """The values of days; a new measure is such that it has them."""
    scale = values.measure.scale
    if values.is_new:
        scale = scale._replace(day_rule=rule)
        if rule in {DayRule.MEAN, DayRule.MEDIAN}:
            kind = ScaleKind.QUANTITY if scale.kind is ScaleKind.COUNT else scale.kind
            scale = scale._replace(kind=kind, whole=False)
        elif rule is DayRule.SUM and scale.maximum is not None:
            scale = scale._replace(kind=ScaleKind.QUANTITY, maximum=None)
        values.measure = values.measure._replace(scale=scale)
    formed = {day: float(f"{day_value(some, rule):.15g}") for day, some in days.items()}
    if scale.whole:
        formed = {day: float(round(value)) for day, value in formed.items()}
    return formed


def _add(plan: Plan, values: Values, how: str) -> None:
    """Say in the plan how a measure forms the value of a day, which may have changed its range."""
    before = values.brought
    said = before.how.split("; ")
    if values.is_new:
        said[0] = own_range(values.measure).said()
    values.brought = before._replace(how="; ".join([*said, how]))
    plan.brought = [values.brought if one is before else one for one in plan.brought]


def _question(
    asked: Mapping[str, DaysOf], headings: Mapping[str, str], lines: Iterable[Line]
) -> Question:
    """What a day's value is, with the first day that raises it, or the first on which they differ.

    Of those that are all the same, they are added up, or one of them counts.
    """
    days = {day for of_it in asked.values() for day in of_it}
    first = [(name, day, values) for name, of_it in asked.items() for day, values in of_it.items()]
    name, day, values = next((one for one in first if len(set(one[2])) > 1), first[0])
    offered = WORDS if len(set(values)) > 1 else {DayRule.MEAN: "one of them", **_ADDED_UP}
    with_it = (line.number for line in lines for part in line.parts if _key(part) == (name, day))
    places = ", ".join(map(str, islice(with_it, MOST_NAMED)))
    names = ", ".join(headings[one] for one in list(asked)[:MOST_NAMED])
    names += f" and {len(asked) - MOST_NAMED:,} more" if len(asked) > MOST_NAMED else ""
    return Question(
        "several",
        "--several",
        f"{days_have(days)} several values of {names} and no time, such as {say_date(day)} "
        f"(lines {places}): what counts?",
        {
            str(rule): f"{words}, {say_number(float(f'{day_value(values, rule):.4g}'))}"
            for rule, words in offered.items()
            if rule is not DayRule.MEDIAN
        },
        otherwise=str(DayRule.MEAN),
    )
