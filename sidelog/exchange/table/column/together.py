"""Hours and minutes of one length in two columns: 7 and 30 side by side are 7 h 30 min."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from sidelog.exchange.reader import Brought, Left
from sidelog.exchange.table.cell.numbers import Kind, Sign, Token, read_number
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import has_time, split_unit, unit_word, words_of
from sidelog.exchange.table.evidence import look_at
from sidelog.exchange.table.rows.header import Columns
from sidelog.exchange.table.rows.text_rows import Row

_WORDS = word_set(
    "h hr hrs hour hours stunden std horas heures uren ore m min mins minute minutes minuten "
    "minutos minuti"
)
_MINUTES = frozenset({"m", "minutos", "minuti"})
_HOURS = frozenset({"horas", "heures", "uren"})
_AN_HOUR = 60
_EMPTY = Token(Kind.MISSING)


class _Pair(NamedTuple):
    """The hours and the minutes of one length.

    Attributes:
        hours, minutes: their places.
        are_all: whether the minutes are all of the length once more.
        alone: how many lines have one of the two alone.
    """

    hours: int
    minutes: int
    are_all: bool
    alone: int


def with_whole_lengths(
    columns: Columns, missing: frozenset[str]
) -> tuple[Columns, list[Brought], list[Left]]:
    """The columns, with lengths in one cell that stand in two; and what is said of the others.

    Two columns are of one length where they are called the same but for their unit, and the second
    has whole minutes of an hour.  Where it has all of the length once more, it is left out.

    Args:
        columns: the file.
        missing: words that mean that nothing is known, in lower case.
    """
    brought, left = list[Brought](), list[Left]()
    pairs = list[_Pair]()
    for place, (hours, minutes) in enumerate(pairwise(columns.names)):
        if not _are_called_so(hours, minutes) or not (pair := _pair(columns, place, missing)):
            continue
        pairs.append(pair)
        if pair.are_all:
            left.append(Left(minutes, f"the same as {hours}, in minutes"))
        else:
            how = "the two are read together"
            if pair.alone:
                how += f"; where only one is filled, the length is left out ({pair.alone:,})"
            brought.append(Brought(minutes, f"minutes of {hours}", how))
    if not pairs:
        return columns, [], []
    aside = frozenset(pair.minutes for pair in pairs)
    joined = [pair for pair in pairs if not pair.are_all]
    read = partial(_joined, columns, joined, missing)
    return replace(columns, grid=replace(columns.grid, read=read), aside=aside), brought, left


def _are_called_so(hours: str, minutes: str) -> bool:
    """Whether two names are the same, but for hours in the one and minutes in the other."""
    first, second = words_of(hours), words_of(minutes)
    if [word for word in first if word not in _WORDS] != [
        word for word in second if word not in _WORDS
    ] or has_time(hours):
        return False
    of_hours = _unit(hours) == "h" or bool(_HOURS & set(first))
    return of_hours and (_unit(minutes) == "min" or bool(_MINUTES & set(second)))


def _unit(name: str) -> str:
    return split_unit(name)[1] or unit_word(name)


def _pair(columns: Columns, place: int, missing: frozenset[str]) -> _Pair | None:
    """What two columns so called are to one another, by all their lines; None where nothing."""
    are_parts = are_all = True
    count = alone = 0
    for row in columns.rows():
        if len(row.cells) != len(columns.names):
            continue
        of_hours, of_minutes = (_cell(text, missing) for text in row.cells[place : place + 2])
        hours, minutes = _number(of_hours), _number(of_minutes)
        count += hours is not None and minutes is not None
        alone += (of_hours.kind is Kind.MISSING) != (of_minutes.kind is Kind.MISSING)
        whole = (number is None or number.is_integer() for number in (hours, minutes))
        are_parts &= all(whole) and 0 <= (minutes or 0) < _AN_HOUR
        are_all &= (
            abs(hours * _AN_HOUR - minutes) < 1  # both may be rounded
            if hours is not None and minutes is not None
            else of_hours.kind is of_minutes.kind is Kind.MISSING
        )
        if not (are_parts or are_all):
            return None
    return _Pair(place, place + 1, not are_parts, alone) if count else None


def _cell(text: str, missing: frozenset[str]) -> Token:
    text = text.strip()
    return look_at(text, missing) if text else _EMPTY


def _number(cell: Token) -> float | None:
    return read_number(cell.digits, Sign.POINT) if cell.kind is Kind.NUMBER else None


def _joined(columns: Columns, pairs: Sequence[_Pair], missing: frozenset[str]) -> Iterator[Row]:
    """The rows of a grid, with each length in the cell of its hours."""
    for row in columns.grid.read():
        cells = list(row.cells)
        for pair in pairs if row.line >= columns.first else ():
            if both := cells[pair.hours : pair.minutes + 1]:
                cells[pair.hours] = _length(both, missing)
        yield Row(row.line, cells, row.wrong)


def _length(cells: Sequence[str], missing: frozenset[str]) -> str:
    """Hours and minutes in one cell; a question mark stands where one of them is not known."""
    found = [_cell(text, missing) for text in cells]
    if all(cell.kind is Kind.MISSING for cell in found):
        return cells[0]
    said = ["?", "?"]
    for place, (text, cell) in enumerate(zip(cells, found, strict=True)):
        if (number := _number(cell)) is not None:
            said[place] = f"{number:g}"
        elif cell.kind is not Kind.MISSING:
            said[place] = text.strip()
    return f"{said[0]} h {said[1]} min"
