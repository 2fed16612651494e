"""Hours and minutes of one length in two columns: 7 and 30 side by side are 7 h 30 min."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from itertools import pairwise
from typing import NamedTuple

from sidelog.exchange.reader import Brought, Left
from sidelog.exchange.table.cell.numbers import Kind, Sign, Token, read_number
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import has_time, split_unit, unit_word, words_of
from sidelog.exchange.table.evidence import look_at
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.text_rows import Row

WORDS = word_set(
    "h hr hrs hour hours stunden std horas heures uren ore m min mins minute minutes minuten "
    "minutos minuti"
)
_MINUTES = frozenset({"m", "minutos", "minuti"})
_HOURS = frozenset({"h", "horas", "heures", "uren"})
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
        if place in columns.aside or has_time(hours) or not _are_called_so(hours, minutes):
            continue
        if not (pair := _pair(columns, place, missing)):
            continue
        pairs.append(pair)
        if pair.are_all:
            left.append(Left(minutes, f"the same as {hours}, in minutes"))
        else:
            how = "the two are read together"
            if pair.alone:
                how += f"; where only one is filled, the length is left out ({pair.alone:,})"
            brought.append(Brought(minutes, f"minutes of {hours}", how))
    aside = {pair.minutes for pair in pairs}
    if not aside:
        return columns, [], []
    joined = [pair for pair in pairs if not pair.are_all]
    read = partial(_joined, columns, joined, missing) if joined else columns.grid.read
    return (
        replace(columns, grid=replace(columns.grid, read=read), aside=columns.aside | aside),
        brought,
        left,
    )


def _are_called_so(hours: str, minutes: str) -> bool:
    """Whether two names are the same, but for hours in the one and minutes in the other."""
    called = [[word for word in words_of(name) if word not in WORDS] for name in (hours, minutes)]
    if called[0] != called[1]:
        return False
    of_hours = _unit(hours) == "h" or _HOURS & {*words_of(hours)}
    return bool(of_hours and (_unit(minutes) == "min" or _MINUTES & {*words_of(minutes)}))


def _unit(name: str) -> str:
    return split_unit(name)[1] or unit_word(name)


def _pair(columns: Columns, place: int, missing: frozenset[str]) -> _Pair | None:
    """What two columns so called are to one another, by all their lines; None where nothing."""
    are_parts = are_all = True
    count = alone = 0
    for cells in columns.cells():
        both = _both(cells[place], cells[place + 1], missing)
        are_parts &= both.are_parts
        are_all &= both.are_all
        count += both.are_known
        alone += both.is_alone
        if not (are_parts or are_all):
            return None
    return _Pair(place, place + 1, not are_parts, alone) if count else None


class _Both(NamedTuple):
    """What the cells of the hours and of the minutes of a line are to one another.

    Attributes:
        text: the length in one cell; a question mark stands where one of them is not known.
        are_known: whether both are numbers.
        is_alone: whether only one of them says anything.
        are_parts: whether they may be the hours and minutes of one length.
        are_all: whether the minutes may be all of it once more.
    """

    text: str
    are_known: bool
    is_alone: bool
    are_parts: bool
    are_all: bool


@lru_cache(maxsize=65536)  # of each line they are asked for again whenever it is read
def _both(hours: str, minutes: str, missing: frozenset[str]) -> _Both:
    texts = (hours.strip(), minutes.strip())
    cells = [look_at(text, missing) if text else _EMPTY for text in texts]
    empty = [cell.kind is Kind.MISSING for cell in cells]
    numbers = [
        read_number(cell.digits, Sign.POINT) if cell.kind is Kind.NUMBER else None for cell in cells
    ]
    said = [
        "?" if is_empty else text if number is None else f"{number:g}"
        for text, is_empty, number in zip(texts, empty, numbers, strict=True)
    ]
    length, part = numbers
    are_whole = all(number is None or number.is_integer() for number in numbers)
    are_known = length is not None and part is not None
    return _Both(
        text=hours if all(empty) else f"{said[0]} h {said[1]} min",
        are_known=are_known,
        is_alone=empty[0] != empty[1],
        are_parts=are_whole and 0 <= (part or 0) < _AN_HOUR,
        are_all=(
            abs(length * _AN_HOUR - part) < 1  # both may be rounded
            if length is not None and part is not None
            else all(empty)
        ),
    )


def _joined(columns: Columns, pairs: Sequence[_Pair], missing: frozenset[str]) -> Iterator[Row]:
    """The rows of a grid, with each length in the cell of its hours."""
    for row in columns.grid.read():
        cells = list(row.cells)
        for pair in pairs if row.line >= columns.first else ():
            if len(cells) > pair.hours:
                minutes = cells[pair.minutes] if len(cells) > pair.minutes else ""
                cells[pair.hours] = _both(cells[pair.hours], minutes, missing).text
        yield row._replace(cells=cells)
