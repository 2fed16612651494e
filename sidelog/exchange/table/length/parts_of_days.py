"""Lengths that are parts of a day, as spreadsheets write them: 0.3125 is 7 h 30 min.

A number alone may be of anything; where the minutes or hours of the same length stand beside it,
they say so.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from sidelog.exchange.reader import Left
from sidelog.exchange.table.cell.words import LASTING
from sidelog.exchange.table.column.names import split_unit, unit_word, words_of
from sidelog.exchange.table.column.units import HOURS_OF_A_DAY
from sidelog.exchange.table.length.together import WORDS
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.text_rows import Row

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


def with_parts_of_days(columns: Columns) -> tuple[Columns, list[Left]]:
    """The columns, with lengths that are parts of a day as hours, minutes and seconds.

    Minutes and hours beside them that say the same, or some of it, are left out.
    """
    left, said = dict[int, Left](), dict[int, str]()
    for place, beside in _which(columns.names).items():
        if not (again := _again(columns, place, beside)):
            continue
        name, names = columns.names[place], [columns.names[at] for at in again]
        said[place] = f"{_first(columns, place)}, a part of a day, by {' and '.join(names)}"
        left |= {at: Left(columns.names[at], f"{name} again, {how}") for at, how in again.items()}
    if not said:
        return columns, []
    read = partial(_in_hours, columns, frozenset(said))
    return (
        replace(
            columns,
            grid=replace(columns.grid, read=read),
            aside=columns.aside | left.keys(),
            unsaid={**columns.unsaid, **said},
            of_parts=frozenset(said),
        ),
        [*left.values()],
    )


def _first(columns: Columns, place: int) -> str:
    """What the first of some parts of a day comes to."""
    text = next(text for cells in columns.cells() if (text := cells[place].strip()))
    return f"{text} is {_length(_seconds(text) or 0)}"


def _which(names: Sequence[str]) -> dict[int, list[int]]:
    """The columns of lengths by their names, each with those of hours and minutes beside it."""
    lasting = {at: {*words_of(name)} for at, name in enumerate(names)}
    lasting = {at: words for at, words in lasting.items() if words & LASTING}
    called: dict[frozenset[str], list[int]] = {}
    for at, name in enumerate(names) if lasting else ():
        if at not in lasting and (split_unit(name)[1] or unit_word(name)) in {"h", "min"}:
            called.setdefault(frozenset(words_of(name)) - WORDS, []).append(at)
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
            number = _number(cells[at])
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
    number = _number(text)
    return round(number * _A_DAY) if number is not None and 0 <= number < _LONGEST else None


def _number(text: str) -> float | None:
    """A plain number; the sign before its decimals may be a comma."""
    whole, _, part = text.strip().replace(",", ".").partition(".")
    is_plain = whole.isdecimal() and (part.isdecimal() or not part)
    return float(f"{whole}.{part or 0}") if is_plain else None


def _in_hours(columns: Columns, places: frozenset[int]) -> Iterator[Row]:
    """The rows of a grid, with the parts of a day in some places written as lengths."""
    for row in columns.grid.read():
        cells = list(row.cells)
        for at in places if row.line >= columns.first else ():
            if len(cells) > at and (seconds := _seconds(cells[at])) is not None:
                cells[at] = _length(seconds)
        yield row._replace(cells=cells)


def _length(seconds: int) -> str:
    minutes, rest = divmod(seconds, _A_MINUTE)
    hours, minutes = divmod(minutes, _A_MINUTE)
    return f"{hours} h {minutes} min {rest} s" if rest else f"{hours} h {minutes} min"
