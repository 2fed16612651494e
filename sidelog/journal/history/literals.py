"""A row as text and back: the form in which the history keeps what a row was.

SQLite's quote() writes a value as a literal, and it may be used in triggers when the schema is
not trusted, which SQLite's JSON functions may not (3.40).  REALs are written with 20 digits: what
quote() writes of some very small ones reads back to a neighbour.  The text is parsed here;
nothing of it is ever executed.
"""

import re
from collections.abc import Iterable

Value = None | int | float | str | bytes

_MEMBER = re.compile(r"(\w+)=(NULL|X'[0-9A-Fa-f]*'|'[^']*(?:''[^']*)*'|[^,']+)(?:,|$)")


def row_expression(row: str, columns: Iterable[tuple[str, str]]) -> str:
    """The SQL that writes `row` ("old", "new") as `name=literal,...`; columns: name and type."""
    real = "CASE WHEN {0} IS NULL THEN 'NULL' ELSE printf('%!.20g', {0}) END"
    literals = (
        (name, (real if kind == "REAL" else "quote({0})").format(f"{row}.{name}"))
        for name, kind in columns
    )
    return " || ',' || ".join(f"'{name}=' || {literal}" for name, literal in literals)


def read_row(text: str) -> dict[str, Value]:
    """The columns of a row and their values, from the text that `row_expression` wrote.

    Raises:
        ValueError: the text is not of that form.
    """
    row: dict[str, Value] = {}
    position = 0
    while position < len(text):
        member = _MEMBER.match(text, position)
        if member is None:
            raise ValueError(f"not a row of the history, at character {position}")
        row[member[1]] = _value(member[2])
        position = member.end()
    return row


def _value(literal: str) -> Value:
    if literal == "NULL":
        return None
    if literal.startswith("X'"):
        return bytes.fromhex(literal[2:-1])
    if literal.startswith("'"):
        return literal[1:-1].replace("''", "'")
    try:
        return int(literal)
    except ValueError:
        return float(literal)
