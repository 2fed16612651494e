"""The lines of a text as rows of cells; a line that breaks the rules of CSV costs that line."""

import csv
import re
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from sidelog.exchange.table.cell.words import RULING

LONGEST_CELL = 2_000_000
"""More is a quotation mark that was never closed: no note is longer than half of it."""
LONGEST_LINE = 2 * LONGEST_CELL
"""So many characters of a line are read at most."""
_RULING = RULING + "+:|"
_CURLY = "\u201c\u201d\u201e"


class Row(NamedTuple):
    """One row of cells, with the number of its first line in the file.

    Of one that could not be read `wrong` says why, and it has no cells.  Where only some of its
    cells are left out, `unplaced` says which and why.
    """

    line: int
    cells: list[str]
    wrong: str = ""
    unplaced: str = ""

    def with_cell(self, place: int, text: str) -> "Row":
        """The same, with another text in one of its cells."""
        return self._replace(cells=[*self.cells[:place], text, *self.cells[place + 1 :]])

    def text(self, place: int) -> str:
        """What stands in a cell; empty where the row does not have it."""
        return self.cells[place].strip() if place < len(self.cells) else ""

    @property
    def width(self) -> int:
        """How many cells it has without empty ones at its end."""
        width = len(self.cells)
        while width and not self.cells[width - 1].strip():
            width -= 1
        return width

    @property
    def texts(self) -> list[str]:
        """What stands in its cells, up to the last that says anything."""
        return [cell.strip() for cell in self.cells[: self.width]]

    @property
    def filled(self) -> int:
        """How many of its cells say something."""
        return sum(map(bool, map(str.strip, self.cells)))


def below_names(names: Sequence[str], here: Sequence[str], cells: Sequence[str]) -> list[str]:
    """What stands below each of some names, where the cells stand below those that are here."""
    said = dict(zip(here, cells, strict=False))
    return [said.get(name, "") for name in names]


def wrong_width(row: Row, width: int) -> str:
    """Why a row does not have the cells of its header; empty where it does."""
    found = len(row.cells)
    if row.wrong or found == width:
        return row.wrong
    return f"it has {found} cell{'s' * (found != 1)}, and the header {width}"


def rows_of_blocks(
    blocks: Iterator[list[str]], delimiter: str, before: int, *, damaged: bool
) -> Iterator[Row]:
    """The same as `rows_of`, of lines that come many at a time.

    Up to the first quotation mark each line is a row, and nothing of it has to be held.
    """
    csv.field_size_limit(LONGEST_CELL)
    width = 0
    for block in blocks:
        rows = None if damaged else _plain_rows(block, delimiter)
        if rows is None:
            lines = chain(block, chain.from_iterable(blocks))
            yield from rows_of(lines, delimiter, before, damaged=damaged, width=width)
            return
        for cells in rows:
            before += 1
            if says_anything(cells):
                yield Row(before, cells)
        width = len(rows[-1]) if rows else width


def _plain_rows(lines: list[str], delimiter: str) -> list[list[str]] | None:
    """The cells of lines, each of which is a row; None where one of them may be none."""
    text = "".join(lines)
    if '"' in text or len(text) >= LONGEST_LINE:
        return None
    try:
        return list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        return None


def rows_of(
    lines: Iterator[str], delimiter: str, before: int, *, damaged: bool, width: int = 0
) -> Iterator[Row]:
    """The rows in which something stands, and those that are wrong.

    No more is held than the lines of a row, and those only up to the longest cell.  Where they
    make no row, the first of them is wrong, and the others are read again.  `before` is how many
    lines came before these, and `width` how many cells the last of those had; what is `damaged` may
    hold bytes that are no text.
    """
    held: list[str] = []
    again: deque[str] = deque()

    def handed_out() -> Iterator[str]:
        while again:
            held.append(again.popleft())
            yield held[-1]
        for line in lines:
            is_plain = bool(held) or '"' not in line
            held.append(line)
            yield line if is_plain else _with_marks(_with_pairs(line, delimiter), delimiter, width)

    csv.field_size_limit(LONGEST_CELL)
    while True:
        strict = csv.reader(handed_out(), delimiter=delimiter, strict=True)
        try:
            for cells in strict:
                if len(held[0]) >= LONGEST_LINE:
                    break
                if damaged and (wrong := _no_text(cells)):
                    yield Row(before + 1, [], wrong)
                elif says_anything(cells):
                    yield Row(before + 1, cells)
                before, width = before + len(held), len(cells)
                held.clear()
            else:
                return
        except csv.Error:
            pass
        before += 1
        yield Row(before, [], _why_wrong(len(held[0])))
        again.extendleft(reversed(held[1:]))
        held.clear()


def _with_pairs(line: str, delimiter: str) -> str:
    """A line that begins a row, with straight marks where one of a pair is a curly one.

    An editor curls the mark that was typed by hand.  A line whose straight marks are pairs already
    stays as it is: its curly ones are a person's.
    """
    if line.count('"') % 2 == 0 or not any(mark in line for mark in _CURLY):
        return line
    d = re.escape(delimiter)
    inside, end = rf'([^"{_CURLY}\r\n]*)', rf"(?={d}|\r?\n?\Z)"
    return re.sub(rf'(^|{d})(?:[{_CURLY}]{inside}"|"{inside}[{_CURLY}]){end}', _straight, line)


def _straight(found: re.Match[str]) -> str:
    return f'{found[1]}"{found[2] or found[3] or ""}"'


def _with_marks(line: str, delimiter: str, width: int) -> str:
    """A line that begins a row, with each quotation mark that is a cell by itself written as one.

    By hand it is written so for "as above".  The line stays as it is where it has not as many cells
    so as the row before it: such marks may stand around what begins or ends with a delimiter.
    """
    if f'{delimiter}"{delimiter}' not in line and not line.startswith(f'"{delimiter}'):
        return line
    d = re.escape(delimiter)
    end = rf"(?={d}|\r?\n?\Z)"
    cell = rf'(?>"{end}|"(?:[^"]|"")*"{end}|[^"{d}\r\n]*{end})'
    cells = re.findall(rf"(?:^|{d}){cell}", line)
    if len(cells) != width or "".join(cells) != line.rstrip("\r\n"):
        return line
    return re.sub(cell, lambda found: '""""' if found[0] == '"' else found[0], line)


def says_anything(cells: Sequence[str]) -> bool:
    """Whether anything stands in a row, and no line that is drawn from one side to the other."""
    return any(cells) and (cells[0].strip(_RULING) != "" or bool("".join(cells).strip(_RULING)))


def _why_wrong(length: int) -> str:
    """What is wrong with a line of so many characters that begins no row."""
    if length >= LONGEST_LINE:
        return f"it has more than {LONGEST_LINE:,} characters, as no line of a table has"
    if length > LONGEST_CELL:
        return f"a cell of it has more than {LONGEST_CELL:,} characters, as no note has"
    return (
        "a quotation mark begins a cell in it, and none ends that cell; where a cell has such a "
        "mark inside, it stands between two of them, and the mark inside is doubled"
    )


def _no_text(cells: Sequence[str]) -> str:
    """The first byte in a row that is no text, which was kept as half a surrogate pair."""
    for cell in cells:
        if not cell.isascii():
            for sign in cell:
                if "\udc80" <= sign <= "\udcff":
                    return f"the byte {ord(sign) - 0xDC00:#04x} is no text in UTF-8"
    return ""
