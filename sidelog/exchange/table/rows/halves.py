"""Letters for parts of the day, as m and e are for morning and evening, written out."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from sidelog.catalog.text import fold
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.rows.columns import Columns, filled
from sidelog.exchange.table.rows.text_rows import Row

_CALLED = word_set("time daytime when part period session tod tageszeit zeit ampm")
"""Names of columns in which such letters stand; elsewhere an m may be anything."""
_BESIDE = word_set("of day the am pm")
_LETTERS = {"m": "morning", "a": "afternoon", "e": "evening", "n": "night"}
_HALVES = {"a": "am", "p": "pm"}
_LOOKED_AT = 1000


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
            in_full = partial(_written, before=columns.in_full, place=place, letters=letters)
            remarks = (*columns.remarks, f"in {name} {said}")
            return replace(columns, in_full=in_full, remarks=remarks)
    return columns


def _letters_of(columns: Columns, place: int) -> Mapping[str, str]:
    """What each letter of a column stands for; empty where it has anything else."""
    found = set(map(fold, filled(columns.head(_LOOKED_AT), place)))
    if found == _HALVES.keys():
        return _HALVES
    if found <= _LETTERS.keys() and "m" in found and found & {"e", "n"}:
        return {letter: word for letter, word in _LETTERS.items() if letter in found}
    return {}


def _written(
    rows: Iterator[Row],
    before: Callable[[Iterator[Row]], Iterator[Row]],
    place: int,
    letters: Mapping[str, str],
) -> Iterator[Row]:
    for row in before(rows):
        cells = row.cells
        word = letters.get(fold(cells[place].strip())) if len(cells) > place else None
        yield row.with_cell(place, word) if word else row
