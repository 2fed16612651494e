"""A CSV file, opened, and read as a header and rows of cells.

Read strictly: what can be read in two ways is refused, never guessed.  The file streams: no more
than a row of it is held at a time.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import NamedTuple

from sidelog.errors import BadDataError
from sidelog.exchange.source import Source

LONGEST_CELL = 2_000_000
"""More is a quotation mark that was never closed: no note is longer than half of it."""

_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs"}
_LINES_TO_SNIFF = 50
_SAVE_AS = "Save it as text, or as CSV, in UTF-8."
# No name of a column, but a number, a day or a time.
_DATA = re.compile(r"[-+]?\d[\d.,:/ T+-]*")


class Row(NamedTuple):
    """One row of cells, with the number of its first line in the file.

    Of one that could not be read `wrong` says why, and it has no cells.
    """

    line: int
    cells: list[str]
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file whose header was read.

    Attributes:
        name: what the file is called in messages.
        delimiter: what stands between its cells.
        header: the names of its columns.
        rows: what stands below the header, each once; empty ones are passed over.
    """

    name: str
    delimiter: str
    header: tuple[str, ...]
    rows: Iterator[Row]


def read_table(file: Iterable[bytes], name: str, like: str = "day,mood") -> Table:
    """Read the header of a CSV file; the rows follow as they are asked for.

    Args:
        file: its lines.
        name: what it is called.
        like: a header that would be right.

    Raises:
        BadDataError: the file is empty, no text in UTF-8, without a header, or not CSV; from
            `rows` too, where that shows later.
    """
    csv.field_size_limit(LONGEST_CELL)
    lines = decoded(file, name)
    head = list(islice(lines, _LINES_TO_SNIFF))
    if not head:
        raise BadDataError(f"{name} is empty.", hint="Its first line should name the columns.")
    delimiter = _sniffed(head, name)
    rows = _rows(chain(head, lines), delimiter, name)
    header = _checked_header(next(rows, Row(1, [])).cells, name, like)
    return Table(name, delimiter, header, _some(rows, name))


def header_of(source: Source) -> tuple[str, ...] | None:
    """The names of the columns of a CSV file, from its beginning; None where it has none."""
    try:
        return read_table(source.begins.splitlines(keepends=True), source.name).header
    except BadDataError:
        return None


def decoded(file: Iterable[bytes], name: str) -> Iterator[str]:
    """The lines of a file or of stdin, which are counted as an editor counts them.

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


def _sniffed(head: list[str], name: str) -> str:
    """The one delimiter that splits the header; of several, the one that fits the rows too."""
    tables = {delimiter: _split(head, delimiter) for delimiter in _DELIMITERS}
    found = [delimiter for delimiter, rows in tables.items() if rows and len(rows[0]) > 1]
    if len(found) > 1:
        found = [d for d in found if all(len(row) == len(tables[d][0]) for row in tables[d])]
    if len(found) > 1:
        words = " or ".join(_DELIMITERS[delimiter] for delimiter in found)
        raise BadDataError(
            f"{name} could be separated by {words}.",
            hint="Put quotation marks around the names in its first line.",
        )
    return found[0] if found else ","


def _split(head: list[str], delimiter: str) -> list[list[str]]:
    try:
        rows = [row for row in csv.reader(head, delimiter=delimiter) if row]
    except csv.Error:  # said, with its line, when the rows are read
        return []
    # The last row may have been cut off in the middle.
    return rows[:-1] if len(head) == _LINES_TO_SNIFF else rows


def _rows(lines: Iterable[str], delimiter: str, name: str) -> Iterator[Row]:
    """Every row in which something stands."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise BadDataError(
                f"{name}, line {line}: not CSV ({error}).",
                hint="A cell with a quotation mark in it stands in quotation marks, and the "
                "mark inside is doubled.",
            ) from None
        if any(cells):
            yield Row(line, cells)


def _some(rows: Iterator[Row], name: str) -> Iterator[Row]:
    """The rows, of which there is one at least."""
    first = next(rows, None)
    if first is None:
        raise BadDataError(f"{name} has a header, and nothing below it.")
    yield first
    yield from rows


def _checked_header(cells: list[str], name: str, like: str) -> tuple[str, ...]:
    header = tuple(cell.strip() for cell in cells)
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
