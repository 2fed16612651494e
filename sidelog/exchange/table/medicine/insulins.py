"""Units of insulin with the letters of which it is behind them: "12 NR" and "40 TJ"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from sidelog.catalog.text import fold
from sidelog.exchange.table.cell.numbers import Kind, are_units, token, usual_unit
from sidelog.exchange.table.cell.words import DAYTIMES
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.medicine.medicines import MOSTLY
from sidelog.exchange.table.product.known import OF_SUGAR
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.text_rows import Row

_OF_ONE = re.compile(r"(\d{1,3}(?:[.,]\d+)?) ?([A-Za-z]{2,3})")
"""One letter may as well be of a meal."""
_MOST_KINDS = 4
_FEWEST = 2
_LOOKED_AT = 500


def with_insulins_named(columns: Columns) -> Columns:
    """A file whose units beside its sugars have a column of their insulins, by their letters.

    That is plain where a column is called units, and says them with few such letters.
    """
    names = columns.names
    called = [place for place, name in enumerate(names) if are_units(name)]
    if len(called) != 1 or not any(tokens(name) & OF_SUGAR for name in names):
        return columns
    place = called[0]
    rows = [row.cells for row, _ in zip(columns.rows(), range(_LOOKED_AT), strict=False)]
    texts = (cells[place].strip() for cells in rows if len(cells) == len(names))
    said = [text for text in texts if token(text).kind is not Kind.MISSING]
    if not (kinds := _kinds(said)):
        return columns
    name = "insulin" if "insulin" not in names else f"insulin of {names[place]}"
    remark = f"{names[place]} says of which insulin by letters: {', '.join(kinds)}"
    return replace(
        columns,
        names=(*names, name),
        in_full=partial(_apart, columns=columns, place=place),
        remarks=(*columns.remarks, remark),
    )


def _kinds(said: Sequence[str]) -> list[str]:
    """The letters behind most amounts of a column; none where they are those of a unit."""
    found = [both for text in said if (both := _OF_ONE.fullmatch(text))]
    kinds = [*dict.fromkeys(both[2].upper() for both in found)]
    are_few = len(found) >= max(_FEWEST, len(said) * MOSTLY) and len(kinds) <= _MOST_KINDS
    return kinds if are_few and not any(map(_says_other, kinds)) else []


def _says_other(kind: str) -> bool:
    """Whether letters are a unit, or a part of the day."""
    return are_units(kind) or bool(usual_unit(kind)) or fold(kind) in DAYTIMES


def _apart(rows: Iterator[Row], columns: Columns, place: int) -> Iterator[Row]:
    for row in columns.in_full(rows):
        cells = row.cells
        if len(cells) != len(columns.names):
            yield row
            continue
        units, kind = _of_what(cells[place].strip())
        yield row._replace(cells=[*cells[:place], units, *cells[place + 1 :], kind])


def _of_what(text: str) -> tuple[str, str]:
    """An amount and its insulin; of what has no letters, or too many, it is not said which."""
    if both := _OF_ONE.fullmatch(text):
        return both[1], f"Insulin {both[2].upper()}"
    return text, "" if token(text).kind is Kind.MISSING else "Insulin"
