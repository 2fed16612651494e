"""Minutes and seconds with a point between them: 16.48 is 16 min 48 s where none has .60 or more.

Of numbers alone it shows by chance only in many of them; a few do where a column beside them has
the same in minutes.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import NamedTuple

from sidelog.exchange.reader import Left
from sidelog.exchange.table.cell.numbers import Kind, Sign, to_number, token
from sidelog.exchange.table.cell.words import DISTANCES, LASTING, OF_SLEEP, word_set
from sidelog.exchange.table.column.names import split_unit, tokens, unit_word
from sidelog.exchange.table.column.units import HOURS_OF_A_DAY
from sidelog.exchange.table.rows.columns import Columns, filled
from sidelog.exchange.table.rows.text_rows import Row

_PACES = word_set("pace")
_LENGTHS = LASTING - {"length"}  # which is of what is measured in cm, too
_POINTED = re.compile(r"(\d{1,3})(?:[.,](\d\d?))?", re.ASCII)
_A_MINUTE = 60
_MANY, _MANY_PARTS = 20, 10
"""So many values and parts of them differ: by chance none has .60 in 1 of 25,000 files."""
_SOME = 6
"""So many are enough in a file whose pace is written so."""
_ENOUGH, _MISFITS = 3, 20
_CLOSE = 0.0075
_LOOKED_AT = 1000


class _Pointed(NamedTuple):
    """A column whose numbers may be minutes and seconds.

    Attributes:
        place: its place.
        first: the first that has two digits behind the point, and its line.
        differing: how many of these differ.
        are_many: whether none of them has .60 by no chance.
        high: the largest number.
    """

    place: int
    first: str
    line: int
    differing: int
    are_many: bool
    high: float


def with_seconds_behind_points(columns: Columns) -> tuple[Columns, list[Left]]:
    """The columns, with such lengths and paces in minutes; and those that others say again."""
    names = {place: tokens(name) for place, name in enumerate(columns.names)}
    called = [at for at, words in names.items() if words & (_PACES | _LENGTHS)]
    head = columns.head(_LOOKED_AT) if called else []
    called = [at for at in called if _may_be(filled(head, at))]
    pointed = [found for at in called if (found := _pointed(columns, at))]
    if not pointed:
        return columns, []
    again = {one.place: of for one in pointed if (of := _again(columns, one.place, names))}
    are_sure = [one for one in pointed if one.are_many or one.place in again]
    paces = [one.place for one in are_sure if names[one.place] & _PACES]
    read = [one for one in are_sure if one.place in paces and one.place not in again]
    lasting = [one for one in pointed if not names[one.place] & (_PACES | OF_SLEEP)]
    for one in lasting:
        is_read = one.are_many or (paces and one.differing >= _SOME)
        if one.place not in again and is_read and _are_minutes(columns, one, paces, names):
            read.append(one)
    said = {one.place: _said(one) for one in read}
    places = {one.place: _unit_of(columns, one.place, names) for one in read}
    in_full = partial(_in_minutes, before=columns, units=places)
    left = [
        Left(columns.names[at], f"{columns.names[of]} again, in minutes and seconds")
        for at, of in again.items()
    ]
    return (
        replace(
            columns,
            in_full=in_full,
            aside=columns.aside | again.keys(),
            unsaid={**columns.unsaid, **said},
        ),
        left,
    )


def _may_be(texts: Sequence[str]) -> bool:
    """Whether the first texts of a column may be such numbers, and some have two digits."""
    said = (text for text in texts if token(text).kind is not Kind.MISSING)
    return any(len(_part(text)) > 1 for text in texts) and None not in map(_minutes, said)


def _pointed(columns: Columns, place: int) -> _Pointed | None:
    """What a column of such numbers has; None where some may be none."""
    if "h" in {split_unit(columns.names[place])[1], unit_word(columns.names[place])}:
        return None
    first, line, high = "", 0, 0.0
    differing = set[str]()
    width = len(columns.names)
    for row in columns.rows():
        text = row.cells[place].strip() if len(row.cells) == width else ""
        if not text or token(text).kind is Kind.MISSING:
            continue
        if (minutes := _minutes(text)) is None:
            return None
        high = max(high, minutes)
        if len(_part(text)) > 1:
            first, line = first or text, line or row.line
            differing.add(text)
    parts = {_part(text) for text in differing}
    are_many = len(differing) >= _MANY and len(parts) >= _MANY_PARTS
    return _Pointed(place, first, line, len(differing), are_many, high) if differing else None


def _part(text: str) -> str:
    """What stands behind the point."""
    return text.replace(",", ".").partition(".")[2]


def _minutes(text: str) -> float | None:
    """The minutes of such a number; None where it is none.  A sheet takes a last 0 off."""
    found = _POINTED.fullmatch(text)
    seconds = int((found[2] or "").ljust(2, "0")) if found else _A_MINUTE
    return int(found[1]) + seconds / _A_MINUTE if found and seconds < _A_MINUTE else None


def _again(columns: Columns, place: int, names: dict[int, frozenset[str]]) -> int | None:
    """The place of a column so called that has the same in minutes; None where none has."""
    others = [at for at, words in names.items() if names[place] < words]
    for other in others:
        lines = agreeing = 0
        differing = set[float]()
        for cells in islice(columns.cells(), _LOOKED_AT):
            minutes = _minutes(cells[place].strip())
            number = _number(cells[other])
            if minutes is not None and number is not None:
                lines += 1
                agreeing += abs(number - minutes) <= _CLOSE
                differing |= {minutes} if number != _number(cells[place]) else set()
        if len(differing) >= _ENOUGH and (lines - agreeing) * _MISFITS <= lines:
            return other
    return None


def _are_minutes(
    columns: Columns, one: _Pointed, paces: Sequence[int], names: dict[int, frozenset[str]]
) -> bool:
    """Whether lengths are of minutes, and not of hours and minutes.

    They are where their name says so, where some are longer than a day, and where somebody went as
    far in that time, by their pace.
    """
    said = {split_unit(columns.names[one.place])[1], unit_word(columns.names[one.place])}
    if "min" in said or one.high > HOURS_OF_A_DAY:
        return True
    far = [at for at, words in names.items() if words & DISTANCES]
    lines = agreeing = 0
    for cells in islice(columns.cells(), _LOOKED_AT) if far and paces else ():
        distance, pace = _number(cells[far[0]]), _minutes(cells[paces[0]].strip())
        minutes = _minutes(cells[one.place].strip())
        if distance and pace and minutes:
            lines += 1
            agreeing += 1 / 2 < minutes / (distance * pace) < 2  # noqa: PLR2004
    return agreeing * 2 > lines


def _number(text: str) -> float | None:
    return to_number(text.strip().replace(",", "."), Sign.POINT)


def _unit_of(columns: Columns, place: int, names: dict[int, frozenset[str]]) -> str:
    """What is to be written behind minutes: nothing of a pace, and where the name says it."""
    is_said = split_unit(columns.names[place])[1] or unit_word(columns.names[place])
    return "" if is_said or names[place] & _PACES else " min"


def _said(one: _Pointed) -> str:
    minutes, seconds = divmod(round((_minutes(one.first) or 0) * _A_MINUTE), _A_MINUTE)
    return (
        f"{one.first} in line {one.line:,} is {minutes} min {seconds} s: "
        "no value has more than 59 behind the point"
    )


def _in_minutes(rows: Iterator[Row], before: Columns, units: dict[int, str]) -> Iterator[Row]:
    for row in before.in_full(rows):
        cells = list(row.cells)
        for place, unit in units.items():
            if len(cells) > place and (minutes := _minutes(cells[place].strip())) is not None:
                cells[place] = f"{minutes:.15g}{unit}"
        yield row._replace(cells=cells)
