"""Cells in which a program has put its own text around one number, or a list: read as these."""

import json
from ast import literal_eval
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from sidelog.exchange.table.cell.numbers import usual_unit
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.rows.columns import Columns, filled
from sidelog.exchange.table.rows.grid import LOOKED_AT
from sidelog.exchange.table.rows.text_rows import Row

_MOSTLY = 0.8
_LONGEST = 2000
_DEEPEST = 4
_OPENING = ("{", "[")
_EMPTY = frozenset({"{}", "[]"})
_NUMBERS = word_set("value val qty quantity amount avg average mean")
"""What the number is called that a record is about."""
_UNITS = word_set("unit units")


def with_numbers_of_json(columns: Columns) -> Columns:
    """The columns, with the number, or the words, in cells that are text of a program around it.

    Each cell has one that is called so, as in [{"value": 56, "date": "2026-05-01"}]; a unit beside
    it stands behind it.  Of ['walk', 'friends'] the words are taken.
    """
    head = columns.head(LOOKED_AT)
    found = ((place, _what_is_in(head, place)) for place in range(len(columns.names)))
    places = {place: what for place, what in found if what}
    if not places:
        return columns
    remarks = (
        f"of {columns.names[place]}, text of a program, {what} taken"
        for place, what in places.items()
    )

    def opened(row: Row) -> Row:
        cells = [*row.cells]
        for place in filter(range(len(cells)).__contains__, places):
            text = row.text(place)
            said = _said(text)
            cells[place] = "" if text in _EMPTY else _number_in(said) or _words_in(said) or text
        return row._replace(cells=cells)

    return columns.below_header(opened, *remarks)


def _what_is_in(rows: Sequence[Sequence[str]], place: int) -> str:
    """What is taken of a column most of whose cells are such text; empty where nothing is."""
    cells = filled(rows, place)
    texts = [said for cell in cells if (said := _said(cell)) is not None and cell not in _EMPTY]
    most = max(1, sum(cell.startswith(_OPENING) and cell not in _EMPTY for cell in cells) * _MOSTLY)
    if sum(bool(_number_in(said)) for said in texts) >= most:
        return "the number in it is"
    return "the words in it are" if sum(bool(_words_in(said)) for said in texts) >= most else ""


def _said(text: str) -> Any:  # noqa: ANN401  (whatever it holds)
    if not text.startswith(_OPENING) or len(text) > _LONGEST:
        return None
    with suppress(ValueError, RecursionError):
        return json.loads(text)
    with suppress(ValueError, SyntaxError, RecursionError, MemoryError):
        return literal_eval(text)  # as Python writes it: no code is run
    return None


def _number_in(said: Any) -> str:  # noqa: ANN401
    found = list(_found(said, 0))
    return found[0] if len(found) == 1 else ""


def _words_in(said: Any) -> str:  # noqa: ANN401
    if not isinstance(said, list) or not all(isinstance(one, str) for one in said):
        return ""
    return ", ".join(filter(None, map(str.strip, said)))


def _found(said: Any, depth: int) -> Iterator[str]:  # noqa: ANN401  (whatever it holds)
    """The numbers that are called so, each with its unit."""
    if depth > _DEEPEST:
        return
    if isinstance(said, Mapping):
        names = {str(key).casefold(): value for key, value in said.items()}
        unit = next((usual_unit(str(one)) for key, one in names.items() if key in _UNITS), "")
        for key, value in names.items():
            if key in _NUMBERS and type(value) in {int, float}:
                yield f"{value} {unit}".strip()
            else:
                yield from _found(value, depth + 1)
    elif isinstance(said, list):
        for one in said:
            yield from _found(one, depth + 1)
