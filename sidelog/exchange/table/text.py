"""A CSV file of a program that is known, read as a header and rows of cells.

Its text is in UTF-8 and its header names each column once; a line that is no CSV costs that line.
The file streams: no more than a row of it is held at a time.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from sidelog.errors import BadDataError
from sidelog.exchange.source import Source
from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.rows.grid import LINES_TO_SNIFF, sniffed
from sidelog.exchange.table.rows.longer import kind_of
from sidelog.exchange.table.rows.text_rows import Row, rows_of

_LOOKED_AT = 200
_SAVE_AS = "Save it as text, or as CSV, in UTF-8."
# No name of a column, but a number, a day or a time.
_DATA = re.compile(r"[-+]?\d[\d.,:/ T+-]*")


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file whose header was read; its `rows`, without empty ones, can be read once."""

    name: str
    delimiter: str
    header: tuple[str, ...]
    rows: Iterator[Row]


def read_table(
    file: Iterable[bytes], name: str, like: str = "day,mood", header: tuple[str, ...] = ()
) -> Table:
    """Read the header of a CSV file; the rows follow as they are asked for.

    A header `like` that would be right; where no line of it names its columns, `header` does.

    Raises:
        BadDataError: the file is empty, without a header, or no text in UTF-8; from `rows` too,
            where that shows later.
    """
    lines = decoded(file, name)
    head = list(islice(lines, LINES_TO_SNIFF))
    if not head:
        raise BadDataError(f"{name} is empty.", hint="Its first line should name the columns.")
    delimiter = _delimiter(head, name)
    rows = rows_of(chain(head, lines), delimiter, 0, damaged=False)
    header = header or _checked_header(next(rows, Row(1, [])), name, like)
    return Table(name, delimiter, header, _as_wide(_some(rows, name), len(header)))


def header_of(source: Source) -> tuple[str, ...] | None:
    """The names of the columns of a CSV file, from its beginning; None where it has none."""
    try:
        return read_table(source.begins.splitlines(keepends=True), source.name).header
    except BadDataError:
        return None


def decoded(file: Iterable[bytes], name: str) -> Iterator[str]:
    """The lines of a file or of stdin, counted as an editor does.

    Raises:
        BadDataError: it is no text in UTF-8.
    """
    for number, line in enumerate(file, start=1):
        if number == 1:
            _refuse_other_kinds(line, name)
            line = line.removeprefix(b"\xef\xbb\xbf")  # noqa: PLW2901  (the byte order mark)
        try:
            yield line.decode()
        except UnicodeDecodeError as error:
            raise BadDataError(
                f"{name}, line {number}: the byte {error.object[error.start]:#04x} "
                "is no text in UTF-8.",
                hint=_SAVE_AS,
            ) from None


def _refuse_other_kinds(start: bytes, name: str) -> None:
    if start.startswith((b"\xff\xfe", b"\xfe\xff")) or (start[:2].count(b"\0") == 1):
        raise BadDataError(f"{name} is text in UTF-16, not in UTF-8.", hint=_SAVE_AS)
    if start.startswith(b"PK\x03\x04"):
        raise BadDataError(f"{name} is a spreadsheet or an archive, not CSV.", hint=_SAVE_AS)
    if b"\0" in start:
        raise BadDataError(f"{name} is not a text file.", hint=_SAVE_AS)


def _delimiter(head: Sequence[str], name: str) -> str:
    """What parts the names in the header; where that may be several, the lines below tell."""
    names = next((line for line in head if line.strip()), "")
    signs = [sign for sign in (",", ";", "\t") if sign in names]
    return sniffed(head, name) if len(signs) > 1 else "".join(signs) or ","


def _some(rows: Iterator[Row], name: str) -> Iterator[Row]:
    """The rows, of which there is one at least."""
    first = next(rows, None)
    if first is None:
        raise BadDataError(f"{name} has a header, and nothing below it.")
    yield first
    yield from rows


def _as_wide(rows: Iterator[Row], width: int) -> Iterator[Row]:
    """The rows; one that lacks only its last cell is whole where that was empty in all before it.

    What it has is of the kinds that its columns have, so that no other cell is missing.
    """
    kinds, is_last_empty = [set[Kind | None]({None}) for _ in range(width)], False
    for number, row in enumerate(rows):
        cells = row.cells
        if len(cells) == width and number < _LOOKED_AT:
            for has, cell in zip(kinds, cells, strict=True):
                has.add(kind_of(cell))
            is_last_empty = kinds[-1] == {None}
        elif len(cells) == width - 1 and is_last_empty:
            found = zip(kinds, map(kind_of, cells), strict=False)
            if all(kind in has for has, kind in found):
                row = row._replace(cells=[*cells, ""])  # noqa: PLW2901  (the same, and whole)
        yield row


def _checked_header(row: Row, name: str, like: str) -> tuple[str, ...]:
    if row.wrong:
        raise BadDataError(f"{name}, line {row.line}: {row.wrong}.")
    header = tuple(cell.strip() for cell in row.cells)
    data = next((cell for cell in header if _DATA.fullmatch(cell)), None)
    if data is not None or not any(header):
        found = f"it holds {data[:40]!r}" if data else "it is empty"
        raise BadDataError(
            f"The first line of {name} does not name the columns: {found}.",
            hint=f"Write a line above it, such as: {like}",
        )
    places: dict[str, int] = {}
    for place, column in enumerate(header, start=1):
        first = places.setdefault(column, place)
        if column and first != place:
            raise BadDataError(
                f"Columns {first} and {place} of {name} are both called {column[:40]!r}.",
                hint="Give one of them another name.",
            )
    return header
