"""A file whose lines name what their values are of: measures by name, each with its own evidence.

Either a column names the measure (metric, value), or a word tells the lines of a day apart, as
morning and evening do; then there is a measure for each word and each column.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence

from sidelog.catalog.scales import DayRule
from sidelog.exchange.reader import Brought, Left
from sidelog.exchange.table.cell.numbers import NUMBERISH, Kind, Sign
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import split_range, split_unit, tokens, unit_word
from sidelog.exchange.table.column.planner import Planner
from sidelog.exchange.table.column.units import is_known_unit, is_unit_column
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Numbers, Seen, finish
from sidelog.exchange.table.long.beside import has_values, of_whole_days, said_again
from sidelog.exchange.table.long.named import Long, ValueColumn, which
from sidelog.exchange.table.long.told_apart import comes_again, told_apart
from sidelog.exchange.table.long.training import Part, find_training
from sidelog.exchange.table.rows.columns import Columns

_NAMES = word_set(
    "metric metrics measure variable parameter habit tracker feature test analyte indicator marker "
    "biomarker component symptom what metrik messwert medida habitname featurename observation "
    "signal question"
)
_ONLY_NAMES = word_set("name item key field attribute vital sign series")
"""Names of names only by themselves, or beside one another: a package has a name, too."""
_MAYBE_NAMES = word_set("type category kind label measurement activity event stage phase symptoms")
_EVENTS = word_set("event activity symptoms")
_VALUES = word_set(
    "value amount score result rating level severity count quantity reading number measurement "
    "intensity points val qty wert valeur valor strength"
)
_RATINGS = word_set("score rating level severity intensity points strength rpe")
_ANSWERS = word_set("answer answered answers response responses")
_LENGTHS = word_set("duration length minutes hours dauer")
_BESIDE = word_set("total raw numeric num actual final of the a is yes no text")
"""Words beside that of a value that do not make it one of something else."""
_NUMBERED = re.compile(r"[\W_]*id$", re.IGNORECASE)
_LISTED = re.compile(r"[,;|]")
MOST_NAMES = 2000
_FEW = 3
_MOSTLY = 0.8
_NEARLY_ALL = 0.9
_ROWS_AT_ONCE = 4096


def find_long(
    rest: Sequence[Seen], columns: Columns, planner: Planner, dating: Dating, *, is_log: bool
) -> Long | None:
    """The columns of a name and of values, where a file has them.

    In a log of doses only the parts of the day tell values apart, and a name is that of a product.
    """
    found = None
    if not is_log:
        found = _trained(rest, columns, dating, planner.unit)
        found = found or _named(rest, columns, dating, planner)
    if found is None and (apart := told_apart(rest, columns, dating, are_parts=is_log)):
        (word, *beside), values = apart
        of_days = of_whole_days(values, dating, columns, planner.measures)
        values = [one for one in values if one.place not in of_days] or values
        found = _long(word, tuple(map(_value_column, values)), rest, is_word=True)
        found.of_days = of_days - found.places
        for one in beside:
            found.beside = one.place
            found.places.add(one.place)
            how = "together they tell the lines of a day apart, as neither does alone"
            found.brought.append(Brought(f"{word.name} + {one.name}", "names of measures", how))
    if found:
        _understand(found, columns, planner)
    return found


def long_of(
    name: Seen, value: Seen, columns: Columns, planner: Planner, rest: Sequence[Seen]
) -> Long:
    """A column of names and one of values, as a person said it; others may be of units."""
    found = _long(name, (_value_column(value, is_named=True),), rest, is_word=False)
    _understand(found, columns, planner)
    return found


def _trained(rest: Sequence[Seen], columns: Columns, dating: Dating, unit: str) -> Long | None:
    """The columns of exercises and of their numbers, where a file is a log of training."""
    training = find_training(rest, columns, dating)
    if training is None:
        return None
    name, parts = training
    units = {one.place for one in rest if is_unit_column(one)}
    found = _made(name, tuple(_trained_column(part, units, unit) for part in parts))
    found.is_event = True
    if all(part.seen.empty for part in parts):
        how = "where no number is beside it"
        found.brought.append(Brought(name.name, "notes of the day", how))
    return found


def _trained_column(part: Part, units: Container[int], said: str) -> ValueColumn:
    """A column of what was trained: its unit is in its name, behind it, or was said of loads."""
    column = _value_column(part.seen)
    if part.rule:
        ends = column.ends if part.rule is DayRule.MEAN else None
        column = column._replace(name=part.name, ends=ends, rule=part.rule)
    if column.place + 1 in units:
        return column._replace(unit_place=column.place + 1)
    is_load = part.rule is DayRule.MAXIMUM and said in {"kg", "lb"}
    return column._replace(unit=said) if is_load and not column.unit else column


def _named(rest: Sequence[Seen], columns: Columns, dating: Dating, planner: Planner) -> Long | None:
    worded = [one for one in rest if one.share(Kind.WORD) >= _MOSTLY or is_numbered_name(one)]
    numeric = [one for one in rest if _may_be_value(one)]
    strong = [one for one in worded if _is_name(one)]
    if _hardly_comes_again(dating.day):  # a name that does not either says the day once more
        strong = [one for one in strong if not _hardly_comes_again(one)]
    weak = [one for one in worded if tokens(one.name) & _MAYBE_NAMES]
    weak = [one for one in weak if comes_again(one) or len(one.texts) == 1 < one.filled]
    weak = [one for one in weak if not any(_LISTED.search(text) for text in one.texts)]
    name = max(strong or weak, key=lambda one: (one.filled, -one.place), default=None)
    if name is None:
        return None
    numeric = [one for one in numeric if one is not name]
    if not strong:  # what happened, and words about it, are words of the line
        numeric = [one for one in numeric if one.share(*NUMBERISH) > 1 / 2]
    called = [one for one in numeric if _is_plain_value(one, name)]
    # Of several, the one that is called so and no more.
    value = min(called, key=lambda one: (len(tokens(one.name)), one.place), default=None)
    if value is None and len(numeric) == 1 and (strong or tokens(numeric[0].name) & _LENGTHS):
        value = numeric[0]
    if value is None or (len(name.texts) == 1 and value not in called):
        return None
    others = [one for one in rest if _may_be_beside(one) and one not in (name, value)]
    if len(others) > _FEW and _has_a_line_a_day(dating):
        return None
    again = said_again(value, others, columns)
    said = {one.found for one in again}
    of_days = of_whole_days(others, dating, columns, planner.measures)
    # Of a kind of headache how bad it was is no measure called so.
    is_named = bool(strong) or not tokens(value.name) & (_RATINGS | _LENGTHS)
    beside = [one for one in others if one.name not in said and one.place not in of_days]
    made = (_value_column(value, is_named=is_named), *map(_value_column, beside))
    found = _long(name, made, rest, is_word=False)
    found.of_days = of_days - {one.place for one in others if one.name in said}
    found.left += again
    found.places |= {one.place for one in others if one.name in said}
    if value not in called:
        how = "each name is a measure of its own"
        found.brought.append(Brought(f"{name.name} + {value.name}", "names and values", how))
    if not strong and not found.is_event:
        found.happened = set()
    if tokens(name.name) & _EVENTS and value.empty:
        found.is_event = True
        found.brought.append(Brought(name.name, "notes of the day", f"where {value.name} is empty"))
    return found


def _may_be_beside(one: Seen) -> bool:
    """Whether a column may have other values of the lines than the one that is called so."""
    return has_values(one) and one.share(Kind.RANGE) <= 1 / 2 and not is_unit_column(one)


def _has_a_line_a_day(dating: Dating) -> bool:
    """Whether no day has several lines, so that a word of a line is one about its day."""
    day = dating.day
    return not dating.has_times and not day.many and day.filled == len(day.texts)


def _hardly_comes_again(one: Seen) -> bool:
    """Whether nearly every cell of a column is another one."""
    return not one.many and _FEW < one.filled < len(one.texts) / _NEARLY_ALL


def _is_name(one: Seen) -> bool:
    """Whether a column names measures, by its own name."""
    words = tokens(one.name)
    return bool(words & _NAMES or (words and words <= _ONLY_NAMES))


def is_numbered_name(one: Seen) -> bool:
    """Whether numbers stand for what lines are of, such as those of a habit_id."""
    words = tokens(one.name)
    named = "id" in words and len(words) > 1 and words <= _NAMES | {"id"}
    return named and one.share(Kind.NUMBER) == 1 and comes_again(one)


def _is_plain_value(one: Seen, name: Seen) -> bool:
    """Whether a column is of values and says of nothing else what they are of."""
    words = tokens(split_unit(one.name)[0])
    return bool(words & (_VALUES | _ANSWERS)) and says_nothing(one.name, name.name)


def says_nothing(value: str, name: str) -> bool:
    """Whether the name of a column of values leaves what they are of to that of names."""
    words = tokens(split_unit(value)[0])
    return len(words) <= _FEW and words <= _VALUES | _ANSWERS | _BESIDE | tokens(name)


def _value_column(one: Seen, *, is_named: bool = False) -> ValueColumn:
    base, unit = split_unit(one.name)
    base, ends = (base, None) if unit else split_range(base)
    return ValueColumn(one.place, base, unit or unit_word(one.name), ends, is_named)


def _long(
    name: Seen, values: tuple[ValueColumn, ...], rest: Sequence[Seen], *, is_word: bool
) -> Long:
    unit = next((one for one in rest if is_unit_column(one)), None)
    if unit:
        values = tuple(one._replace(unit_place=unit.place) for one in values)
    return _made(name, values, is_word=is_word)


def _made(name: Seen, values: tuple[ValueColumn, ...], *, is_word: bool = False) -> Long:
    found = Long(name.place, name.name, values, is_word)
    units = {one.unit_place for one in values if one.unit_place is not None}
    found.places = {name.place, *(one.place for one in values), *units}
    return found


def _may_be_value(one: Seen) -> bool:
    return bool(one.filled) and (
        one.share(*NUMBERISH) >= _MOSTLY or bool(tokens(one.name) & (_VALUES | _ANSWERS))
    )


def _understand(long: Long, columns: Columns, planner: Planner) -> None:
    """Understand the values of each name by themselves."""
    groups, units = _looked_at(long, columns, planner.missing)
    words: dict[int, set[str]] = defaultdict(set)
    for seen in groups.values():
        words[seen.place] |= set(seen.words())
    _share_scales(list(groups.values()), is_word=long.is_word)
    rules = {column.place: column.rule for column in long.columns}
    idle = Counter[int]()
    for key, seen in groups.items():
        seen.also = frozenset(words[seen.place])
        if not seen.filled:
            continue
        rule = rules[seen.place]
        if rule and _is_nothing(seen):
            long.values[key] = ""
            idle[seen.place] += 1
            continue
        planned = _changing(seen, units[key]) or planner.plan(seen)
        is_kept = seen.share(Kind.WORD, Kind.YES_NO) > 1 / 2 or _changing(seen, units[key])
        if isinstance(planned, Left) and is_kept:
            long.values[key] = ()
            long.brought.append(Brought(seen.name, "notes of the day", planned.why))
        elif isinstance(planned, Left):
            long.left.append(planned)
            long.values[key] = planned.why
        else:
            long.values[key] = planned
            for one in planned:
                one.rule = rule
                long.brought.append(one.brought)
    if long.happened is not None:
        _find_happened(long, groups)
    for place, count in idle.items():
        names = "name" if count == 1 else "names"
        why = f"0 in every line of {count:,} {names}"
        long.left.append(Left(columns.names[place], why))


def _find_happened(long: Long, groups: Mapping[tuple[str, int], Seen]) -> None:
    """Find the names that never have a value, and so say that something happened."""
    valued = {key for (key, _), seen in groups.items() if seen.filled}
    found = {key for key, _ in groups} - valued
    long.happened = found
    if found and not long.is_event:
        how = f"where it says {', '.join(sorted(found)[:_FEW])}, which never has a value"
        how += f" (nor have {len(found) - _FEW:,} more)" if len(found) > _FEW else ""
        long.brought.append(Brought(long.name_column, "notes of the day", how))


def _looked_at(
    long: Long, columns: Columns, missing: frozenset[str]
) -> tuple[dict[tuple[str, int], Seen], dict[tuple[str, int], set[str]]]:
    """What the values of each name in each column are, and in which units these are."""
    groups: dict[tuple[str, int], Seen] = {}
    units: dict[tuple[str, int], set[str]] = defaultdict(set)
    of_place = {column.place: column for column in long.columns}
    for key, name, texts, lines in _grouped(long, columns, units):
        if key not in groups:
            column = of_place[key[1]]
            groups[key] = Seen(column.place, _called(long, column, name))
            groups[key].unit, groups[key].ends = column.unit, column.ends
            groups[key].column = column.name
        groups[key].add(texts, lines, missing)
    finish(groups.values(), missing)
    for key, seen in groups.items():
        if len(units[key]) == 1:  # which its name cannot contradict
            seen.unit = next(iter(units[key])) or seen.unit
    return groups, units


def _changing(seen: Seen, units: set[str]) -> Left | None:
    """Why numbers of one name are none of one measure: their units differ, and are not known."""
    if len(units) <= 1 or all(map(is_known_unit, units - {""})):
        return None
    return Left(seen.name, f"its unit changes: {', '.join(sorted(units - {''}))}")


def _is_nothing(seen: Seen) -> bool:
    """Whether numbers are 0 in every line, as the distance of a lift is, or the weight of a run."""
    numbers = seen.numbers[Sign.POINT]
    return seen.share(Kind.NUMBER) == 1 and numbers.low == numbers.high == 0


def _share_scales(groups: Sequence[Seen], *, is_word: bool) -> None:
    """Give the names of a column the numbers of all, where they are on one scale.

    They are where the column is of ratings, or where its name is that of the measure.
    """
    shared: dict[int, Numbers] = defaultdict(Numbers)
    for seen in groups:
        if (
            (is_word or tokens(seen.column) & _RATINGS)
            and seen.share(Kind.NUMBER) == 1
            and not any(seen.units)
        ):
            shared[seen.place].include(seen.numbers[Sign.POINT])
            seen.among = shared[seen.place]


def _called(long: Long, column: ValueColumn, name: str) -> str:
    """What the values of a name in a column are called."""
    if column.is_named:
        return f"{_NUMBERED.sub('', long.name_column)} {name}" if name.isdigit() else name
    return f"{column.name} {name}" if long.is_word else f"{name} {column.name}"


def _grouped(
    long: Long, columns: Columns, units: dict[tuple[str, int], set[str]]
) -> Iterator[tuple[tuple[str, int], str, list[str], list[int]]]:
    """The texts of each name in each column, with its lines, many at a time; and all `units`."""
    called: dict[str, str] = {}
    texts: dict[tuple[str, int], list[str]] = defaultdict(list)
    lines: dict[tuple[str, int], list[int]] = defaultdict(list)
    held = 0
    for row in columns.rows():
        if len(row.cells) != len(columns.names) or not (words := long.said(row.cells)):
            continue
        key = which(words)
        if key not in called and len(called) >= MOST_NAMES:
            continue
        called.setdefault(key, words)
        for column in long.columns:
            texts[key, column.place].append(text := column.text(row.cells))
            if text and column.unit_place is not None:
                units[key, column.place].add(column.unit_of(row.cells))
            lines[key, column.place].append(row.line)
        held += 1
        if held % _ROWS_AT_ONCE == 0:
            yield from ((one, called[one[0]], texts[one], lines[one]) for one in texts)
            texts.clear()
            lines.clear()
    yield from ((one, called[one[0]], texts[one], lines[one]) for one in texts)
