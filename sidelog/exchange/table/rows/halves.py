"""Parts of the day in a column of their own: letters written out, am and pm put to their times."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import time
from functools import partial
from typing import NamedTuple

from sidelog.catalog.text import fold
from sidelog.exchange.table.cell.days import is_day, read_clock
from sidelog.exchange.table.cell.missing import is_among
from sidelog.exchange.table.cell.words import LASTING, word_set
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.dating.called import HOURS_CALLED, is_called_clock
from sidelog.exchange.table.rows.columns import Columns, filled
from sidelog.exchange.table.rows.text_rows import Row

_CALLED = word_set("time daytime when part period session tod tageszeit zeit ampm")
"""Names of columns in which such letters stand; elsewhere an m may be anything."""
_BESIDE = word_set("of day the am pm")
_LETTERS = {"m": "morning", "a": "afternoon", "e": "evening", "n": "night"}
_HALVES = {"a": "am", "p": "pm"}
_LOOKED_AT = 1000
_NOON = 12
_BARE = re.compile(r"(?:(.*\S)[ ,T]+)?(\d{1,2})(?::\d\d){1,2}", re.ASCII)
"""A time that does not say its half of the day, perhaps behind a day."""
_CALLED_SO = re.compile(r"()(\d{1,2})(?:[.h]\d\d)?", re.ASCII)
"""What is such a time only where the column is called the time."""
_NEITHER = "am or pm"


class _Times(NamedTuple):
    """A column of times that another may say the halves of the day of."""

    place: int
    is_called: bool
    in_hours: bool

    def hour(self, text: str) -> int | None:
        """The hour of a time without its half; None where it has it, or is none."""
        found = _BARE.fullmatch(text) or (self.is_called and _CALLED_SO.fullmatch(text)) or None
        return int(found[2]) if found and (not found[1] or is_day(found[1])) else None

    def joined(self, text: str, half: str) -> str:
        """A time with its half; as it is where there is none, or it is of 24 hours and agrees.

        The hour alone stays a number, for its minute may stand in another column.  Without its
        half it is no time, and is said.
        """
        hour = self.hour(text)
        if hour is None or (hour > _NOON and half != "am") or (hour == 0 and half != "pm"):
            return text
        clock = read_clock(f"{hour} {half}") if self.in_hours else None
        return f"{clock.hour}" if clock else f"{text} {half or _NEITHER}"


def with_parts_of_day(columns: Columns) -> Columns:
    """The columns, with parts of the day in words where one letter stands for each of them.

    That m is the morning is plain where e or n is beside it: of m and a nobody knows whether the
    second is the afternoon, or an evening in another language.
    """
    for place, name in enumerate(columns.names):
        words = tokens(name)
        if not words & _CALLED or words - _CALLED - _BESIDE:
            continue
        if letters := _letters_of(columns, place):
            said = ", ".join(f"{letter} is {word}" for letter, word in letters.items())
            return columns.changed(partial(_written, place, letters), f"in {name} {said}")
    return columns


def with_halves_of_day(columns: Columns, missing: Collection[str]) -> Columns:
    """The columns, with am and pm behind their times where these stand in columns of their own.

    Such a column belongs to the times on its left, else on its right, else to the only ones.
    """
    rows = columns.head(_LOOKED_AT)
    cells = [filled(rows, place) for place in range(len(columns.names))]
    known = ([text for text in texts if not is_among(text, missing)] for texts in cells)
    halves = [place for place, texts in enumerate(known) if texts and all(map(_half, texts))]
    lasting = [place for place, name in enumerate(columns.names) if tokens(name) & LASTING]
    others = {*range(len(cells))}.difference(halves, lasting) if halves else ()
    names = columns.names
    free = [
        _Times(at, is_called_clock(names[at]), fold(names[at]) in HOURS_CALLED)
        for at in sorted(others)
    ]
    free = [one for one in free if any(one.hour(text) is not None for text in cells[one.place])]
    found: dict[int, _Times] = {}
    for half in halves:
        beside = [one for one in free if abs(one.place - half) == 1]
        may_be = beside or (free if len(free) == 1 else [])
        if of := next((one for one in may_be if _is_of(half, one, rows)), None):
            found[half] = of
            free.remove(of)
    if not found:
        return columns
    said = [f"{names[of.place]} and {names[half]} are read together" for half, of in found.items()]
    columns = columns.changed(partial(_joined, found), *said)
    return replace(columns, aside=columns.aside | found.keys())


def _half(text: str) -> str:
    if read_clock(f"1 {text}") == time(13):
        return "pm"
    return "am" if read_clock(f"12 {text}") == time(0) else ""


def _is_of(half: int, times: _Times, rows: Sequence[Sequence[str]]) -> bool:
    """Whether a column has times of 12 hours wherever another says the half of the day.

    Of a file of 24 hours the half says nothing more: few of its times would be changed by it.
    """
    said = [
        (cells[times.place].strip(), _half(cells[half].strip()))
        for cells in rows
        if len(cells) > max(times.place, half)
    ]
    both = [(times.hour(text), of) for text, of in said if text and of]
    hours = [(hour, of) for hour, of in both if hour is not None]
    changed = sum((of == "pm") == (hour < _NOON) for hour, of in hours if 0 < hour <= _NOON)
    of_24 = sum(not 0 < hour <= _NOON for hour, _ in hours)
    return 0 < len(hours) == len(both) and changed >= of_24


def _joined(found: Mapping[int, _Times], row: Row) -> Iterator[Row]:
    written = row
    for half, of in found.items():
        if len(row.cells) > max(of.place, half):
            text = row.text(of.place)
            joined = of.joined(text, _half(row.text(half)))
            written = written if joined == text else written.with_cell(of.place, joined)
    yield written


def _letters_of(columns: Columns, place: int) -> Mapping[str, str]:
    found = set(map(fold, filled(columns.head(_LOOKED_AT), place)))
    if found == _HALVES.keys():
        return _HALVES
    if found <= _LETTERS.keys() and "m" in found and found & {"e", "n"}:
        return {letter: word for letter, word in _LETTERS.items() if letter in found}
    return {}


def _written(place: int, letters: Mapping[str, str], row: Row) -> Iterator[Row]:
    word = letters.get(fold(row.text(place)))
    yield row.with_cell(place, word) if word else row
