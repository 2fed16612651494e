"""Cells in which a program has put its own text around one number: read as that number."""

import json
from ast import literal_eval
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import Any

from sidelog.exchange.table.cell.numbers import usual_unit
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.grid import Grid
from sidelog.exchange.table.rows.text_rows import Row

_LOOKED_AT = 60
_MOSTLY = 0.8
_LONGEST = 2000
_DEEPEST = 4
_OPENING = ("{", "[")
_EMPTY = frozenset({"{}", "[]"})
_NUMBERS = word_set("value val qty quantity amount avg average mean")
"""What the number is called that a record is about."""
_UNITS = word_set("unit units")


def with_numbers_of_json(columns: Columns) -> Columns:
    """The columns, with the number in cells that are text of a program around it.

    Each cell has one that is called so, as in [{"value": 56, "date": "2026-05-01"}]; a unit beside
    it stands behind it.
    """
    head = [row.cells for row in islice(columns.rows(), _LOOKED_AT)]
    places = [place for place in range(len(columns.names)) if _has_numbers(head, place)]
    if not places:
        return columns
    remarks = (
        f"of {columns.names[place]}, text of a program, the number in it is taken"
        for place in places
    )
    grid = replace(columns.grid, read=partial(_opened, columns.grid, columns.first, places))
    return replace(columns, grid=grid, remarks=(*columns.remarks, *remarks))


def _opened(grid: Grid, first: int, places: Sequence[int]) -> Iterator[Row]:
    for row in grid.read():
        if row.line >= first:
            for place in places:
                if place < len(row.cells):
                    text = row.cells[place].strip()
                    row.cells[place] = "" if text in _EMPTY else _number_in(text) or text
        yield row


def _has_numbers(rows: Sequence[Sequence[str]], place: int) -> bool:
    """Whether most cells of a column are such text, with one number each."""
    cells = [cell for row in rows if len(row) > place and (cell := row[place].strip())]
    texts = [cell for cell in cells if cell.startswith(_OPENING) and cell not in _EMPTY]
    found = sum(bool(_number_in(text)) for text in texts)
    return bool(found) and found >= len(texts) * _MOSTLY


def _number_in(text: str) -> str:
    """The number that a text of a program has, with its unit; empty where it has not one."""
    if not text.startswith(_OPENING) or len(text) > _LONGEST:
        return ""
    said: Any = None
    with suppress(ValueError, RecursionError):
        said = json.loads(text)
    if said is None:
        with suppress(ValueError, SyntaxError, RecursionError, MemoryError):
            said = literal_eval(text)  # as Python writes it: no code is run
    found = list(_found(said, 0))
    return found[0] if len(found) == 1 else ""


def _found(said: Any, depth: int) -> Iterator[str]:  # noqa: ANN401  (whatever it holds)
    """The numbers that are called so, each with its unit."""
    if depth > _DEEPEST:
        return
    if isinstance(said, Mapping):
        names = {str(key).casefold(): value for key, value in said.items()}
        unit = next((usual_unit(str(one)) for key, one in names.items() if key in _UNITS), "")
        for key, value in names.items():
            if key in _NUMBERS and _is_number(value):
                yield f"{value} {unit}".strip()
            else:
                yield from _found(value, depth + 1)
    elif isinstance(said, list):
        for one in said:
            yield from _found(one, depth + 1)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
