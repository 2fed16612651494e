"""Minutes and seconds that are written as neither: 14:3 of a timer, and 16.48 with a point.

A timer writes no zero before a second, so that 14:3 is 14 min 3 s.  With a point 16.48 is 16 min
48 s where none has .60 or more.  Of numbers alone that shows by chance only in many of them; a few
do where a column beside them has the same in minutes.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import NamedTuple

from sidelog.catalog.values import say_short
from sidelog.exchange.reader import Left
from sidelog.exchange.table.cell.numbers import Kind, token, usual_unit
from sidelog.exchange.table.cell.words import DISTANCES, LASTING, OF_SLEEP, word_set
from sidelog.exchange.table.column.names import split_unit, tokens, unit_word, words_of
from sidelog.exchange.table.column.units import HOURS_OF_A_DAY
from sidelog.exchange.table.length.together import plain_number
from sidelog.exchange.table.rows.columns import Columns, filled
from sidelog.exchange.table.rows.text_rows import Row

_A_MINUTE = 60
_LOOKED_AT = 1000
_TIMED = re.compile(r"(\d{1,3}):([0-5]?\d)", re.ASCII)
_UNUSED = "0:0"
_TIMERS_LOOKED_AT = 500
_POINTED = re.compile(r"(\d{1,3})(?:[.,](\d\d?))?", re.ASCII)
_PACES = word_set("pace")
_LENGTHS = LASTING - {"length"}  # which is of what is measured in cm, too
_MANY, _MANY_PARTS = 20, 10
"""So many values and parts of them differ: by chance none has .60 in 1 of 25,000 files."""
_SOME = 6
"""So many are enough in a file whose pace is written so."""
_ENOUGH, _MISFITS = 3, 20
_CLOSE = 0.0075


def _in_minutes(
    row: Row, units: Mapping[int, str], read: Callable[[str], float | None]
) -> Iterator[Row]:
    """A row with such lengths in minutes, each with its unit behind it."""
    cells = list(row.cells)
    for place, unit in units.items():
        if len(cells) > place and (minutes := read(cells[place].strip())) is not None:
            cells[place] = f"{minutes:.15g}{unit}"
    yield row._replace(cells=cells)


# Of a timer


def with_minutes_of_timers(columns: Columns) -> Columns:
    """The columns, with the lengths of a timer as others are written, and said so.

    In a column of them 0:0 is there, none has a zero before its last digit, and in some column of
    the file one is longer than any time of the day, as 67:15 is.  Where 0:0 stands among words in
    another column of such a file, it says that what these name was not used.
    """
    head = columns.head(_TIMERS_LOOKED_AT)
    texts = {place: filled(head, place) for place in range(len(columns.names))}
    texts = {place: some for place, some in texts.items() if _UNUSED in some}
    timed = {place: some for place, some in texts.items() if _are_timed(columns.names[place], some)}
    hours = (int(text.partition(":")[0]) for some in timed.values() for text in some)
    if not any(hour >= HOURS_OF_A_DAY for hour in hours):
        return columns
    named = [place for place, some in texts.items() if place not in timed and _are_named(some)]
    remarks = [f"{_UNUSED} of {columns.names[place]} is nothing used" for place in named]
    units = dict.fromkeys(timed, " min")
    columns = columns.changed(partial(_in_minutes, units=units, read=_timed), *remarks)
    unsaid = {place: _said_of_timer(some) for place, some in timed.items()}
    return columns.emptied(
        lambda cells: [place for place in named if cells[place].strip() == _UNUSED], unsaid
    )


def _are_timed(name: str, texts: Sequence[str]) -> bool:
    """Whether a column has such minutes and seconds alone, and does not call them hours."""
    found = [_TIMED.fullmatch(text) for text in texts]
    are_unpadded = all(one and not (one[2][0] == "0" and len(one[2]) > 1) for one in found)
    return are_unpadded and "h" not in map(usual_unit, words_of(name))


def _are_named(texts: Sequence[str]) -> bool:
    """Whether a column has words beside 0:0, and nothing else."""
    others = {*texts} - {_UNUSED}
    return all(token(text).kind is Kind.WORD and not _TIMED.fullmatch(text) for text in others)


def _said_of_timer(texts: Sequence[str]) -> str:
    """How the lengths of a column are read, with the first that is one."""
    first = next((text for text in texts if text != _UNUSED), "")
    minutes = f"{first} is {say_short(_timed(first) or 0)} min, " if first else ""
    return f"minutes and seconds: {minutes}{_UNUSED} is 0 min ({texts.count(_UNUSED):,})"


def _timed(text: str) -> float | None:
    found = _TIMED.fullmatch(text)
    return int(found[1]) + int(found[2]) / _A_MINUTE if found else None


# With a point


class _Pointed(NamedTuple):
    """A column whose numbers may be minutes and seconds.

    Attributes:
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

    def said(self) -> str:
        """How its numbers are read."""
        minutes, seconds = divmod(round((_pointed(self.first) or 0) * _A_MINUTE), _A_MINUTE)
        return (
            f"{self.first} in line {self.line:,} is {minutes} min {seconds} s: "
            "no value has more than 59 behind the point"
        )


def with_seconds_behind_points(columns: Columns) -> tuple[Columns, list[Left]]:
    """The columns, with such lengths and paces in minutes; and those that others say again."""
    names = {place: tokens(name) for place, name in enumerate(columns.names)}
    called = [at for at, words in names.items() if words & (_PACES | _LENGTHS)]
    head = columns.head(_LOOKED_AT) if called else []
    called = [at for at in called if _may_be(filled(head, at))]
    pointed = [found for at in called if (found := _look_at(columns, at))]
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
    # Behind a pace stands no unit, nor where the name of the column says it.
    is_said = {at for at, name in enumerate(columns.names) if any(_units(name))}
    units = {one.place: "" if one.place in {*is_said, *paces} else " min" for one in read}
    left = [
        Left(columns.names[at], f"{columns.names[of]} again, in minutes and seconds")
        for at, of in again.items()
    ]
    return (
        replace(
            columns.changed(partial(_in_minutes, units=units, read=_pointed)),
            aside=columns.aside | again.keys(),
            unsaid={**columns.unsaid, **{one.place: one.said() for one in read}},
        ),
        left,
    )


def _units(name: str) -> tuple[str, str]:
    """The units that a name may have, between brackets and among its words."""
    return split_unit(name)[1], unit_word(name)


def _may_be(texts: Sequence[str]) -> bool:
    """Whether the first texts of a column may be such numbers, and some have two digits."""
    said = (text for text in texts if token(text).kind is not Kind.MISSING)
    return any(len(_part(text)) > 1 for text in texts) and None not in map(_pointed, said)


def _look_at(columns: Columns, place: int) -> _Pointed | None:
    """What a column of such numbers has; None where some may be none."""
    if "h" in _units(columns.names[place]):
        return None
    high, differing = 0.0, dict[str, int]()
    width = len(columns.names)
    for row in columns.rows():
        text = row.text(place) if len(row.cells) == width else ""
        if not text or token(text).kind is Kind.MISSING:
            continue
        if (minutes := _pointed(text)) is None:
            return None
        high = max(high, minutes)
        if len(_part(text)) > 1:
            differing.setdefault(text, row.line)
    if not differing:
        return None
    parts = {_part(text) for text in differing}
    are_many = len(differing) >= _MANY and len(parts) >= _MANY_PARTS
    first, line = next(iter(differing.items()))
    return _Pointed(place, first, line, len(differing), are_many, high)


def _part(text: str) -> str:
    """What stands behind the point."""
    return text.replace(",", ".").partition(".")[2]


def _pointed(text: str) -> float | None:
    """The minutes of such a number; None where it is none.  A sheet takes a last 0 off."""
    found = _POINTED.fullmatch(text)
    seconds = int((found[2] or "").ljust(2, "0")) if found else _A_MINUTE
    return int(found[1]) + seconds / _A_MINUTE if found and seconds < _A_MINUTE else None


def _again(columns: Columns, place: int, names: Mapping[int, frozenset[str]]) -> int | None:
    """The place of a column so called that has the same in minutes; None where none has."""
    others = [at for at, words in names.items() if names[place] < words]
    for other in others:
        lines = agreeing = 0
        differing = set[float]()
        for cells in islice(columns.cells(), _LOOKED_AT):
            minutes, number = _pointed(cells[place].strip()), plain_number(cells[other])
            if minutes is not None and number is not None:
                lines += 1
                agreeing += abs(number - minutes) <= _CLOSE
                differing |= {minutes} if number != plain_number(cells[place]) else set()
        if len(differing) >= _ENOUGH and (lines - agreeing) * _MISFITS <= lines:
            return other
    return None


def _are_minutes(
    columns: Columns, one: _Pointed, paces: Sequence[int], names: Mapping[int, frozenset[str]]
) -> bool:
    """Whether lengths are of minutes, and not of hours and minutes.

    They are where their name says so, where some are longer than a day, and where somebody went as
    far in that time, by their pace.
    """
    if "min" in _units(columns.names[one.place]) or one.high > HOURS_OF_A_DAY:
        return True
    far = [at for at, words in names.items() if words & DISTANCES]
    lines = agreeing = 0
    for cells in islice(columns.cells(), _LOOKED_AT) if far and paces else ():
        distance = plain_number(cells[far[0]])
        pace, minutes = (_pointed(cells[at].strip()) for at in (paces[0], one.place))
        if distance and pace and minutes:
            lines += 1
            agreeing += 1 / 2 < minutes / (distance * pace) < 2  # noqa: PLR2004
    return agreeing * 2 > lines
