"""Lengths that stand in several columns: 7 and 30 side by side are 7 h 30 min.

A part of a day, as spreadsheets write 0.3125 for 7 h 30 min, may alone be of anything; where the
minutes or hours of the same length stand beside it, they say so.
"""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from itertools import pairwise
from typing import NamedTuple

from sidelog.exchange.reader import Brought, Left
from sidelog.exchange.table.cell.numbers import Kind, Sign, read_number, token
from sidelog.exchange.table.cell.words import LASTING, word_set
from sidelog.exchange.table.column.names import has_time, split_unit, unit_word, words_of
from sidelog.exchange.table.column.units import HOURS_OF_A_DAY
from sidelog.exchange.table.evidence import says
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.text_rows import Row

_UNITS = word_set(
    "h hr hrs hour hours stunden std horas heures uren ore m min mins minute minutes minuten "
    "minutos minuti"
)
_MINUTES = frozenset({"m", "minutos", "minuti"})
_HOURS = frozenset({"h", "horas", "heures", "uren"})
_MINUTES_OF_AN_HOUR = 60
_NOT_KNOWN = "?"
_A_MINUTE, _AN_HOUR = 60, 3600
_A_DAY = HOURS_OF_A_DAY * _AN_HOUR
_LONGEST = 2.0
"""Days: nothing that has a length beside it in minutes or hours lasts longer."""
_ENOUGH, _MISFITS = 3, 20
"""So many different lengths agree by no chance, and one in so many may not."""
_CLOSE = 0.006
"""An hour with two decimals is so near; and more than that are a second."""
_AGAIN: dict[str, Callable[[int], float]] = {
    "its minutes alone": lambda seconds: seconds // _A_MINUTE % _A_MINUTE,
    "its minutes alone, in hours": lambda seconds: seconds // _A_MINUTE % _A_MINUTE / _A_MINUTE,
    "its hours alone": lambda seconds: seconds // _AN_HOUR,
    "in minutes": lambda seconds: seconds / _A_MINUTE,
    "in hours": lambda seconds: seconds / _AN_HOUR,
}
"""What minutes and hours may be of a length, and how they are reckoned of its seconds."""


# Hours and minutes


class _Pair(NamedTuple):
    """The places of the hours and the minutes of one length, or of all of it in each of the two.

    `alone` is how many lines have one of them alone.
    """

    hours: int
    minutes: int
    are_all: bool
    alone: int


def with_whole_lengths(
    columns: Columns, missing: frozenset[str]
) -> tuple[Columns, list[Brought], list[Left]]:
    """The columns, with lengths in one cell that stand in two; and what is said of the others.

    Two columns are of one length where they are called the same but for their unit, and the second
    has whole minutes of an hour.  Where it has all of the length once more, it is left out.
    """
    brought, left = list[Brought](), list[Left]()
    pairs = list[_Pair]()
    for place, (hours, minutes) in enumerate(pairwise(columns.names)):
        if place in columns.aside or has_time(hours) or not _are_called_so(hours, minutes):
            continue
        if not (pair := _pair(columns, place, missing)):
            continue
        pairs.append(pair)
        if pair.are_all:
            left.append(Left(minutes, f"the same as {hours}, in minutes"))
        else:
            how = "the two are read together"
            if pair.alone:
                how += f"; where only one is filled, the length is left out ({pair.alone:,})"
            brought.append(Brought(minutes, f"minutes of {hours}", how))
    aside = {pair.minutes for pair in pairs}
    if not aside:
        return columns, [], []
    joined = [pair for pair in pairs if not pair.are_all]
    columns = columns.below_header(partial(_joined, pairs=joined, missing=missing))
    return replace(columns, aside=columns.aside | aside), brought, left


def _are_called_so(hours: str, minutes: str) -> bool:
    """Whether two names are the same, but for hours in the one and minutes in the other."""
    called = [[word for word in words_of(name) if word not in _UNITS] for name in (hours, minutes)]
    if called[0] != called[1]:
        return False
    of_hours = _unit(hours) == "h" or _HOURS & {*words_of(hours)}
    return bool(of_hours and (_unit(minutes) == "min" or _MINUTES & {*words_of(minutes)}))


def _unit(name: str) -> str:
    return split_unit(name)[1] or unit_word(name)


def _pair(columns: Columns, place: int, missing: frozenset[str]) -> _Pair | None:
    """What two columns so called are to one another, by all their lines; None where nothing."""
    are_parts = are_all = True
    count = alone = 0
    for cells in columns.cells():
        both = _both(cells[place], cells[place + 1], missing)
        are_parts &= both.are_parts
        are_all &= both.are_all
        count += both.are_known
        alone += both.is_alone
        if not (are_parts or are_all):
            return None
    return _Pair(place, place + 1, not are_parts, alone) if count else None


class _Both(NamedTuple):
    """What the hours and the minutes of a line may be to one another, and their `text` in one.

    A question mark stands where one of them is not known.
    """

    text: str
    are_known: bool
    is_alone: bool
    are_parts: bool
    are_all: bool


@lru_cache(maxsize=65536)  # of each line they are asked for again whenever it is read
def _both(hours: str, minutes: str, missing: frozenset[str]) -> _Both:
    (of_hours, length), (of_minutes, part) = (_half(one, missing) for one in (hours, minutes))
    is_empty = of_hours == of_minutes == _NOT_KNOWN
    are_all = is_empty
    if are_known := length is not None and part is not None:
        are_all = abs(length * _MINUTES_OF_AN_HOUR - part) < 1  # both may be rounded
    are_whole = all(number is None or number.is_integer() for number in (length, part))
    return _Both(
        text=hours if is_empty else f"{of_hours} h {of_minutes} min",
        are_known=are_known,
        is_alone=(of_hours == _NOT_KNOWN) != (of_minutes == _NOT_KNOWN),
        are_parts=are_whole and 0 <= (part or 0) < _MINUTES_OF_AN_HOUR,
        are_all=are_all,
    )


def _half(text: str, missing: frozenset[str]) -> tuple[str, float | None]:
    """What the hours or the minutes of a line are in words, and their number."""
    text = text.strip()
    if not says(text, missing):
        return _NOT_KNOWN, None
    cell = token(text)
    number = read_number(cell.digits, Sign.POINT) if cell.kind is Kind.NUMBER else None
    return text if number is None else f"{number:g}", number


def _joined(row: Row, pairs: Sequence[_Pair], missing: frozenset[str]) -> Row:
    """A row with each length in the cell of its hours."""
    for pair in pairs:
        if len(row.cells) > pair.hours:
            both = _both(row.cells[pair.hours], row.text(pair.minutes), missing)
            row = row.with_cell(pair.hours, both.text)
    return row


# Parts of a day, with hours and minutes beside them


def with_parts_of_days(columns: Columns) -> tuple[Columns, list[Left]]:
    """The columns, with lengths that are parts of a day as hours, minutes and seconds.

    Minutes and hours beside them that say the same, or some of it, are left out.
    """
    left, said = dict[int, Left](), dict[int, str]()
    for place, beside in _which(columns.names).items():
        if not (again := _again(columns, place, beside)):
            continue
        name, names = columns.names[place], [columns.names[at] for at in again]
        text = next(text for cells in columns.cells() if (text := cells[place].strip()))
        is_so = f"{text} is {_length(_seconds(text) or 0)}"
        said[place] = f"{is_so}, a part of a day, by {' and '.join(names)}"
        left |= {at: Left(columns.names[at], f"{name} again, {how}") for at, how in again.items()}
    if not said:
        return columns, []
    columns = replace(
        columns.below_header(partial(_in_hours, places=said.keys())),
        aside=columns.aside | left.keys(),
        unsaid={**columns.unsaid, **said},
        of_parts=frozenset(said),
    )
    return columns, [*left.values()]


def _which(names: Sequence[str]) -> dict[int, list[int]]:
    """The columns of lengths by their names, each with those of hours and minutes beside it."""
    lasting = {at: {*words_of(name)} for at, name in enumerate(names)}
    lasting = {at: words for at, words in lasting.items() if words & LASTING}
    called: dict[frozenset[str], list[int]] = {}
    for at, name in enumerate(names) if lasting else ():
        if at not in lasting and (split_unit(name)[1] or unit_word(name)) in {"h", "min"}:
            called.setdefault(frozenset(words_of(name)) - _UNITS, []).append(at)
    found = {at: called.get(frozenset(words - LASTING), []) for at, words in lasting.items()}
    return {at: beside for at, beside in found.items() if beside}


def _again(columns: Columns, place: int, beside: Sequence[int]) -> dict[int, str]:
    """What of parts of a day some columns beside them say again; empty where they are none."""
    agreeing, said = Counter[tuple[int, str]](), Counter[int]()
    different: dict[int, set[float]] = {at: set() for at in beside}
    for cells in columns.cells():
        if not cells[place].strip():
            continue
        if (seconds := _seconds(cells[place])) is None:
            return {}
        for at in beside:
            number = plain_number(cells[at])
            if number is None:
                continue
            said[at] += 1
            different[at].add(number)
            for how, reckon in _AGAIN.items():
                agreeing[at, how] += abs(number - reckon(seconds)) <= _CLOSE
    fits = ((at, how) for at in beside for how in _AGAIN)
    found = {
        at: how
        for at, how in fits
        if said[at] and (said[at] - agreeing[at, how]) * _MISFITS <= said[at]
    }
    return found if any(len(different[at]) >= _ENOUGH for at in found) else {}


def _seconds(text: str) -> int | None:
    """The seconds of a part of a day; None where a cell is none."""
    number = plain_number(text)
    return round(number * _A_DAY) if number is not None and 0 <= number < _LONGEST else None


def plain_number(text: str) -> float | None:
    """A plain number; the sign before its decimals may be a comma."""
    whole, _, part = text.strip().replace(",", ".").partition(".")
    is_plain = whole.isdecimal() and (part.isdecimal() or not part)
    return float(f"{whole}.{part or 0}") if is_plain else None


def _in_hours(row: Row, places: Collection[int]) -> Row:
    """A row with the parts of a day in some places written as lengths."""
    for at in places:
        if (seconds := _seconds(row.text(at))) is not None:
            row = row.with_cell(at, _length(seconds))
    return row


def _length(seconds: int) -> str:
    minutes, rest = divmod(seconds, _A_MINUTE)
    hours, minutes = divmod(minutes, _A_MINUTE)
    return f"{hours} h {minutes} min {rest} s" if rest else f"{hours} h {minutes} min"
