"""Foods with their portion behind them in one cell, as a diary writes: "Oats - Rolled, 40 g"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from sidelog.exchange.reader import Left
from sidelog.exchange.table.amount.named import unit_in
from sidelog.exchange.table.amount.units import PIECES
from sidelog.exchange.table.cell.numbers import Sign, to_number, token
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.medicine.words import AMOUNTS
from sidelog.exchange.table.product.known import FOODS
from sidelog.exchange.table.rows.columns import Columns, filled
from sidelog.exchange.table.rows.text_rows import Row

_PARTINGS = (re.compile(r",\s+(?=\d)"), re.compile(r"\s-\s+(?=\d)"))
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_PORTION = re.compile(r"\d+(?:[.,/]\d+)?(?: \d+/\d+)?\s*\(?[^\W\d_].*")
"""A number and what it counts: "1.00 large", "3.00 x 1000.0 IU", "40 g"."""
_NAMES = ("amount", "dose", "quantity")
"""What the new column is called: the first that no other is."""
_LOOKED_AT, _LONGEST = 1000, 200
_FEWEST, _NEARLY_ALL = 3, 0.8
_IN_UNITS = 0.5


def with_portions_apart(columns: Columns) -> tuple[Columns, list[Left]]:
    """The columns with portions in one of their own, where some are of what is taken.

    A column of the bare number of each portion says nothing more, and is left out.
    """
    rows, names = columns.head(_LOOKED_AT), columns.names
    for place, name in enumerate(names):
        texts = filled(rows, place) if tokens(name) & FOODS else []
        portions = [portion for text in texts if (portion := _apart(text)[1])]
        if len(portions) < max(_FEWEST, len(texts) * _NEARLY_ALL):
            continue
        again = {at for at in range(len(names)) if at != place and _is_number(rows, at, place)}
        why = f"the number of the portion in {name} again"
        left = [Left(names[at], why) for at in sorted(again)]
        columns = replace(columns, aside=columns.aside | again)
        has_amounts = any(tokens(names[at]) & AMOUNTS for at in {*range(len(names))} - again)
        own = next((one for one in _NAMES if one not in {*map(str.casefold, names)}), "")
        if own and _are_taken(portions) and not has_amounts:
            remark = f"the end of {name}, such as {portions[0]}, is read as a column {own}"
            columns = columns.changed(partial(_written, place, len(names)), remark)
            columns = replace(columns, names=(*names, own))
        return columns, left
    return columns, []


def _apart(text: str) -> tuple[str, str]:
    """A food and its portion; the words and "" where none stands behind them."""
    for parting in _PARTINGS if len(text) <= _LONGEST else ():
        if found := [*parting.finditer(text)]:
            food, portion = text[: found[-1].start()].strip(), text[found[-1].end() :].strip()
            is_list = any(_unit_of(text[one.end() :]) for one in found[:-1])
            return (text, "") if is_list or not _is_portion(portion) else (food, portion)
    return text, ""


def _is_portion(text: str) -> bool:
    """Whether words are how much of something, and do not name it: "200 g chicken" does."""
    behind = "".join(text.split(maxsplit=2)[2:])
    is_named = behind[:1].isalpha() and bool(_unit_of(text))
    return _PORTION.fullmatch(text) is not None and not is_named


def _unit_of(text: str) -> str:
    """The unit with which words begin: of "1 scoop 4 g" the scoop."""
    return unit_in(" ".join(text.split(maxsplit=2)[:2]).rstrip(","))


def _are_taken(portions: Sequence[str]) -> bool:
    """Whether some portions are in units of what is taken alone, or most in g or ml."""
    units = [*map(_unit_of, portions)]
    known = sum(unit in PIECES | {"g", "ml"} for unit in units)
    return bool(PIECES & {*units}) or known > len(units) * _IN_UNITS


def _is_number(rows: Sequence[Sequence[str]], at: int, place: int) -> bool:
    alike = known = 0
    for cells in rows:
        said = cells[at].strip() if max(at, place) < len(cells) else ""
        if said:
            number = _NUMBER.match(_apart(cells[place])[1])
            known += 1
            alike += number is not None and _value(number[0]) == _value(said)
    return known >= _FEWEST and alike >= known * _NEARLY_ALL


def _value(text: str) -> float | None:
    return to_number(token(text).digits, Sign.COMMA if "," in text else Sign.POINT)


def _written(place: int, width: int, row: Row) -> Iterator[Row]:
    if len(row.cells) == width:
        food, portion = _apart(row.cells[place])
        cells = [*row.cells, portion or food]  # which is no amount, and so becomes a note
        cells[place] = food
        row = row._replace(cells=cells)
    yield row
