"""Lines that call themselves an example: a template shows by them how it is filled in."""

import re
from collections.abc import Sequence

from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.text_rows import Row

_WORD = (
    r"(?:example|beispiel|exemple|ejemplo|esempio|exemplo|voorbeeld|przyk\u0142ad|exempel|"
    r"(?:sample|dummy|test)(?= (?:row|line|entry|data)))"
)
_EXAMPLE = re.compile(
    rf"[\s(\[*#]*(?:this is an? )?{_WORD}(?: (?:row|line|entry|data|only|zeile|eintrag|ligne|fila|"
    r"linea|linha|riga|regel|wiersz|rad))*(?:\s*[:)\]*\u2013\u2014-].*)?",
    re.IGNORECASE | re.DOTALL,
)
_MOST = 3
"""Of more lines the word says something else than that they are none of a person."""


def without_examples(columns: Columns, seen: Sequence[Seen]) -> Columns:
    """The columns, without the lines in which a cell says that they are an example.

    Args:
        columns: the file.
        seen: what its columns have.
    """
    places = [one.place for one in seen if any(map(_EXAMPLE.fullmatch, one.texts))]
    lines = {row.line for row in columns.rows() if _is_one(row, places)} if places else set()
    if not 0 < len(lines) <= _MOST:
        return columns
    remarks = [f"line {line:,} calls itself an example: no entry" for line in sorted(lines)]
    return columns.without(lambda row: row.line in lines, remarks)


def _is_one(row: Row, places: Sequence[int]) -> bool:
    return any(_EXAMPLE.fullmatch(cell) for at in places for cell in row.cells[at : at + 1])
