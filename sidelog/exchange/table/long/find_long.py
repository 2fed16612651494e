"""A file whose lines name what their values are of: measures by name, each with its own evidence.

Either a column names the measure (metric, value), or a word tells the lines of a day apart, as
morning and evening do; then there is a measure for each word and each column.
"""

from collections.abc import Sequence

from sidelog.catalog.scales import DayRule
from sidelog.exchange.reader import Brought, Left
from sidelog.exchange.table.cell.numbers import NUMBERISH, Kind, usual_unit
from sidelog.exchange.table.cell.words import LASTING, word_set
from sidelog.exchange.table.column.names import split_unit, tokens, unit_word
from sidelog.exchange.table.column.planner import Planner
from sidelog.exchange.table.column.ratings import split_range
from sidelog.exchange.table.column.units import (
    is_unit_column,
    own_unit,
)
from sidelog.exchange.table.dating.by_line import days_by_line
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.dose_lines.status import COMPLETED
from sidelog.exchange.table.events.cycles import is_day_of_cycle
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.long.beside import (
    has_values,
    of_whole_days,
    points_for,
    said_again,
    without,
)
from sidelog.exchange.table.long.by_name import RATINGS, understand
from sidelog.exchange.table.long.listed import SYMPTOMS
from sidelog.exchange.table.long.named import Long, ValueColumn, without_strays
from sidelog.exchange.table.long.names import (
    ANSWERS,
    VALUES,
    are_told_by_units,
    is_plain_value,
    name_among,
    of_words,
)
from sidelog.exchange.table.long.told_apart import (
    are_hours,
    is_of_item,
    told_apart,
    with_second,
)
from sidelog.exchange.table.product.drinks import is_called_drink
from sidelog.exchange.table.rows.columns import Columns

_FEW = 3
_MOSTLY = 0.8
_NEARLY_ALL = 0.9
_EVENTS = word_set("event activity symptoms")
_LENGTHS = LASTING | word_set("minutes hours")


def find_long(
    rest: Sequence[Seen], columns: Columns, planner: Planner, dating: Dating, *, is_log: bool
) -> Long | None:
    """The columns of a name and of values, where a file has them.

    In a log of doses only the parts of the day tell values apart, and a name is that of a product,
    or of a symptom.
    """
    rest = [one for one in rest if not is_day_of_cycle(one)]
    may_be_named = not is_log or any(tokens(one.name) & SYMPTOMS for one in rest)
    found = _named(rest, columns, dating, planner) if may_be_named else None
    if found is None and (apart := told_apart(rest, columns, dating, are_parts=is_log)):
        found = _told_apart(*apart, rest, columns, dating, planner)
    if found:
        understand(found, columns, planner, dating)
        _add_up_drinks(found)
    return found


def _add_up_drinks(found: Long) -> None:
    """Let a day have all that was drunk of each drink: two that are alike were both drunk."""
    for values in found.values.values() if found.are_drunk else ():
        for one in values if isinstance(values, tuple) else ():
            one.rule = DayRule.SUM


def _told_apart(
    words: Sequence[Seen],
    values: Sequence[Seen],
    rest: Sequence[Seen],
    columns: Columns,
    dating: Dating,
    planner: Planner,
) -> Long:
    word, *beside = words
    called = " + ".join(one.name for one in words)
    of_days = of_whole_days(values, dating, columns, planner.measures)
    values = [one for one in values if one.place not in of_days] or values
    found = _long(word, tuple(map(_value_column, values)), rest, is_word=True)
    found.is_hour = are_hours(word)
    found.of_days = of_days - found.places
    for one in beside:
        found.beside = one.place
        found.places.add(one.place)
        how = "together they tell the lines of a day apart, as neither does alone"
        found.brought.append(Brought(called, "names of measures", how))
    return found


def long_of(
    name: Seen, value: Seen, columns: Columns, planner: Planner, rest: Sequence[Seen]
) -> Long:
    """A column of names and one of values, as a person said it; others may be of units."""
    found = _long(name, (_value_column(value, is_named=True),), rest, is_word=False)
    understand(found, columns, planner)
    return found


def _named(rest: Sequence[Seen], columns: Columns, dating: Dating, planner: Planner) -> Long | None:
    worded = of_words(rest)
    points, done = points_for(rest)
    numeric = [one for one in rest if _may_be_value(one) and one not in points]
    numeric = numeric or ([done] if done else [])
    name, strong = name_among(worded, numeric, rest, columns, dating)
    if name is None:
        return None
    numeric = [one for one in numeric if one is not name and not _is_of_no_name(one, name)]
    if not strong:  # what happened, and words about it, are words of the line
        numeric = [one for one in numeric if one.share(*NUMBERISH) > 1 / 2]
    called = [one for one in numeric if is_plain_value(one, name)]
    nameless = without(name, rest, columns)
    called = [one for one in called if one not in nameless] or called
    value = _value_among(numeric, called, is_sure=strong)
    if value is None or (len(name.texts) == 1 and value not in called):
        return None
    if value not in called and not _names_lines(name, value, columns, dating):
        return None
    are_drunk = is_called_drink(name)  # and what else their lines have is of no drink
    others = [] if are_drunk else [one for one in rest if one not in (name, value, *points)]
    others = [one for one in others if _may_be_beside(one)]
    is_rated = not strong and bool(tokens(value.name) & RATINGS)
    is_of_line = is_rated and ((others and _is_of_line(dating)) or is_of_item(name, rest))
    if (len(others) > _FEW and _has_a_line_a_day(dating)) or is_of_line:
        return None
    own = without(value, nameless, columns)  # measures that their own names say
    others = [one for one in others if one not in own]
    again = said_again(name, value, others, columns)
    said = {one.found for one in again}
    of_days = of_whole_days(others, dating, columns, planner.measures)
    # Of a kind of headache how bad it was is no measure called so.
    is_named = strong or not tokens(value.name) & (RATINGS | _LENGTHS)
    beside = [one for one in others if one.name not in said and one.place not in of_days]
    made = _value_column(value, is_named=is_named)
    if value not in called and not strong:
        made = made._replace(needs_unit=are_told_by_units(value))
    found = _long(name, (made, *map(_value_column, beside)), rest, is_word=False)
    found.are_drunk = are_drunk
    found.columns = without_strays(found, rest, columns)
    found.of_days = of_days - {one.place for one in others if one.name in said}
    found.left += [*again, *(Left(one.name, f"points for {name.name}") for one in points)]
    found.places |= {one.place for one in others if one.name in said}
    found.places |= {one.place for one in points}
    if value not in called:
        how = "each name is a measure of its own"
        found.brought.append(Brought(f"{name.name} + {value.name}", "names and values", how))
    if not strong:
        found.happened = set()
    _find_events(found, name, value, dating, columns)
    with_second(found, rest, columns)
    return found


def _may_be_beside(one: Seen) -> bool:
    return has_values(one) and one.share(Kind.RANGE) <= 1 / 2 and not is_unit_column(one)


def _find_events(found: Long, name: Seen, value: Seen, dating: Dating, columns: Columns) -> None:
    if (tokens(name.name) & _EVENTS or found.columns[0].needs_unit) and value.empty:
        found.is_event = True
        how = "where a line has no value"
    elif found.happened is not None and dating.has_times and _lack_values(found, name, columns):
        found.are_timed = True
        how = "where a line with its time has no value"
    else:
        return
    found.brought.append(Brought(name.name, "notes of the day", how))


def _lack_values(long: Long, name: Seen, columns: Columns) -> bool:
    """Whether some lines have no value of what they name, and nearly all do not name the same."""
    if max(name.texts.values()) > name.filled * _NEARLY_ALL:
        return False
    places = [one.place for one in long.columns]
    return any(
        cells[long.name].strip() and not any(cells[place].strip() for place in places)
        for cells in columns.cells()
    )


def _value_among(numeric: Sequence[Seen], called: Sequence[Seen], *, is_sure: bool) -> Seen | None:
    """The column of values: of those called so the one called so and no more; else by its units."""
    if called:
        return min(called, key=lambda one: (len(tokens(one.name)), one.place))
    if len(numeric) != 1:
        return None
    of_lengths = tokens(numeric[0].name) & _LENGTHS
    return numeric[0] if is_sure or of_lengths or are_told_by_units(numeric[0]) else None


def _names_lines(name: Seen, value: Seen, columns: Columns, dating: Dating) -> bool:
    """Whether a column says what the values of another are of, and not what else a day had.

    Nearly every line with a value has a name; and of a line a day the names come again.  What is
    called by its unit alone needs a name.
    """
    if tokens(value.name) <= _LENGTHS or usual_unit(value.name):
        return True
    if _has_a_line_a_day(dating) and len(name.texts) == name.filled:
        return False
    known = [
        bool(row.cells[name.place].strip())
        for row in columns.rows()
        if len(row.cells) > max(name.place, value.place) and row.cells[value.place].strip()
    ]
    return sum(known) >= len(known) * _NEARLY_ALL


def _has_a_line_a_day(dating: Dating) -> bool:
    """Whether no day has several lines, so that a word of a line is one about its day."""
    day = dating.day
    return not dating.has_times and not day.many and day.filled == len(day.texts)


def _is_of_line(dating: Dating) -> bool:
    """Whether a kind is of single days, as of a headache now and then."""
    days = days_by_line(dating).values()
    return bool(days) and all(count == 1 for _, count in days)


def _is_of_no_name(one: Seen, name: Seen) -> bool:
    """Whether a column is 0, or 1, in every line, and neither called a value nor done."""
    is_same = one.filled > _FEW and len(one.texts) == 1 and one.texts.keys() <= {"0", "1"}
    return is_same and not (tokens(one.name) & COMPLETED or is_plain_value(one, name))


def _value_column(one: Seen, *, is_named: bool = False) -> ValueColumn:
    base, unit = split_unit(one.name)
    base, ends = (base, None) if unit else split_range(base)
    return ValueColumn(one.place, base, unit or unit_word(one.name), ends, is_named)


def _long(
    name: Seen, values: tuple[ValueColumn, ...], rest: Sequence[Seen], *, is_word: bool
) -> Long:
    """The columns of a name and of values, whose units another says where their names say none."""
    places = {name.place, *(one.place for one in values)}
    unit = next((one for one in rest if is_unit_column(one)), None)
    has_own = {one.place for one in rest if own_unit(one.name)}
    if unit and not places - {name.place} <= has_own:
        places.add(unit.place)
        values = tuple(
            one if one.place in has_own else one._replace(unit_place=unit.place) for one in values
        )
    return Long(name.place, name.name, values, is_word, places=places)


def _may_be_value(one: Seen) -> bool:
    return bool(one.filled) and (
        one.share(*NUMBERISH) >= _MOSTLY or bool(tokens(one.name) & (VALUES | ANSWERS))
    )
