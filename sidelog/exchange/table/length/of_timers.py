"""Minutes and seconds of a timer that writes no zero before a second: 14:3 is 14 min 3 s."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from sidelog.catalog.values import say_short
from sidelog.exchange.table.cell.numbers import Kind, token, usual_unit
from sidelog.exchange.table.column.names import words_of
from sidelog.exchange.table.column.units import HOURS_OF_A_DAY
from sidelog.exchange.table.rows.columns import Columns, filled
from sidelog.exchange.table.rows.text_rows import Row

_LOOKED_AT = 500
_TIMED = re.compile(r"(\d{1,3}):([0-5]?\d)", re.ASCII)
_UNUSED = "0:0"
_A_MINUTE = 60


def with_minutes_of_timers(columns: Columns) -> Columns:
    """The columns, with such lengths as others are written, and said so.

    In a column of them 0:0 is there, none has a zero before its last digit, and in some column of
    the file one is longer than any time of the day, as 67:15 is.  Where 0:0 stands among words in
    another column of such a file, it says that what these name was not used.
    """
    head = columns.head(_LOOKED_AT)
    texts = {place: filled(head, place) for place in range(len(columns.names))}
    texts = {place: some for place, some in texts.items() if _UNUSED in some}
    timed = {place: some for place, some in texts.items() if _are_timed(columns.names[place], some)}
    if not any(_is_beyond_a_day(text) for some in timed.values() for text in some):
        return columns
    named = [place for place, some in texts.items() if place not in timed and _are_named(some)]
    remarks = [f"{_UNUSED} of {columns.names[place]} is nothing used" for place in named]
    columns = replace(
        columns,
        in_full=partial(_in_minutes, before=columns, places=frozenset(timed)),
        unsaid={**columns.unsaid, **{place: _said(some) for place, some in timed.items()}},
        remarks=(*columns.remarks, *remarks),
    )
    return columns.emptied(
        lambda cells: [place for place in named if cells[place].strip() == _UNUSED], {}
    )


def _are_timed(name: str, texts: Sequence[str]) -> bool:
    """Whether a column has such minutes and seconds alone, and does not call them hours."""
    found = [_TIMED.fullmatch(text) for text in texts]
    are_unpadded = all(one and not (one[2][0] == "0" and len(one[2]) > 1) for one in found)
    return are_unpadded and "h" not in map(usual_unit, words_of(name))


def _are_named(texts: Sequence[str]) -> bool:
    """Whether a column has words beside 0:0, and nothing else."""
    return all(text == _UNUSED or token(text).kind is Kind.WORD for text in texts) and not any(
        map(_TIMED.fullmatch, {*texts} - {_UNUSED})
    )


def _is_beyond_a_day(text: str) -> bool:
    return int(text.partition(":")[0]) >= HOURS_OF_A_DAY


def _said(texts: Sequence[str]) -> str:
    """How the lengths of a column are read, with the first that is one."""
    first = next((text for text in texts if text != _UNUSED), "")
    minutes = f"{first} is {say_short(_minutes(first))} min, " if first else ""
    return f"minutes and seconds: {minutes}{_UNUSED} is 0 min ({texts.count(_UNUSED):,})"


def _minutes(text: str) -> float:
    minutes, _, seconds = text.partition(":")
    return int(minutes) + int(seconds) / _A_MINUTE


def _in_minutes(rows: Iterator[Row], before: Columns, places: frozenset[int]) -> Iterator[Row]:
    for row in before.in_full(rows):
        cells = [
            f"{_minutes(text):.15g} min"
            if place in places and _TIMED.fullmatch(text := cell.strip())
            else cell
            for place, cell in enumerate(row.cells)
        ]
        yield row._replace(cells=cells)
