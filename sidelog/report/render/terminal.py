"""What a terminal can show, and text for it: wrapped, in columns, in bold, in ASCII.

Strings and escape codes are enough for screens that are read every day: Rich costs more than all
the rest of such a command.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from unicodedata import category, east_asian_width

from sidelog.catalog.text import visible
from sidelog.report.picture.canvas import Pictures

_CODES = {"bold": "1", "faint": "2", "cyan": "36", "magenta": "35"}
_STYLE = re.compile(r"(\x1b\[\d+m)")
_ASCII = str.maketrans(
    {"→": "->", "\N{EN DASH}": "-", "—": "-", "…": "...", "·": ".", "µ": "u"}
    | {"“": '"', "”": '"', "\N{RIGHT SINGLE QUOTATION MARK}": "'"}
    | {"─": "-", "│": "|", "┤": "+", "└": "+", "┬": "+"}
)
_WIDE, _NO_WIDTH = frozenset("WF"), frozenset({"Mn", "Me", "Cf"})
_GAP = "  "


class Screen(NamedTuple):
    """What a terminal can show.

    Attributes:
        columns: how wide it is.
        style: whether text may be bold, faint or in colour.
        unicode: whether more than ASCII can be shown.
        pictures: what pictures are drawn with.
        plain: whether a screen reader reads it: one fact a line, what it is about first.
    """

    columns: int
    style: bool = False
    unicode: bool = True
    pictures: Pictures = Pictures.BRAILLE
    plain: bool = False

    def text(self, words: str) -> str:
        """The words as the terminal can show them: visible, and in ASCII where it must be."""
        words = visible(words)
        return words if self.unicode else words.translate(_ASCII)

    def styled(self, text: str, style: str) -> str:
        """The text bold, faint or in a colour, where it may be."""
        if not style or not text or not self.style:
            return text
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m"

    def shown(self, line: str) -> str:
        """A line as it may be written: of what is hidden, only this screen's own styles pass."""
        if not self.style or "\x1b" not in line:
            return visible(line)
        parts = _STYLE.split(line)  # a text, a style, a text, ...
        return "".join(part if place % 2 else visible(part) for place, part in enumerate(parts))

    def wrapped(
        self, words: str, style: str = "", *, indent: int = 0, hanging: int | None = None
    ) -> Iterator[str]:
        """The words in as many lines as they need.

        Args:
            words: line breaks in them are spaces.
            style: of every line.
            indent: spaces before the first line.
            hanging: spaces before the lines after it; as many as before the first if not said.
        """
        if self.plain:
            yield self.text(" ".join(words.split()))
            return
        hanging = indent if hanging is None else hanging
        lines = _fill(self.text(words).split(), self.columns, indent, hanging)
        for place, line in enumerate(lines):
            before = " " * (hanging if place else indent)
            yield f"{before}{self.styled(line, style)}"

    def beside(self, label: str, words: str, width: int, style: str = "") -> Iterator[str]:
        """The words beside a label, wrapped in what is left of the line.

        Behind the label where a label takes half of the line, and for screen readers.

        Args:
            label: what the words are about.
            words: line breaks in them are spaces.
            width: of the widest label beside which words stand.
            style: of the label.
        """
        left = width + 2 * len(_GAP)
        if self.plain or left > self.columns // 2:
            yield from self.wrapped(f"{label}: {words}", hanging=2)
            return
        label = self.text(label)
        space = " " * (width - cell_width(label))
        first = f"{_GAP}{self.styled(label, style)}{space}{_GAP}"
        lines = _fill(self.text(words).split(), self.columns, left, left)
        for place, line in enumerate(lines):
            yield f"{' ' * left if place else first}{line}"


class Column(NamedTuple):
    """One column of a table.

    Attributes:
        head: what stands above it.
        right: whether its cells stand at the right, as numbers do.
        style: of its cells.
    """

    head: str
    right: bool = False
    style: str = ""


def table(
    columns: Sequence[Column], rows: Iterable[Sequence[str]], screen: Screen, *, indent: int = 0
) -> Iterator[str]:
    """Rows under heads, each column as wide as its widest cell; no cell is cut.

    Where the rows do not fit side by side, and for screen readers, each is a line of its own: its
    first cell, then the others behind their heads.
    """
    heads = [screen.text(column.head) for column in columns]
    cells = [[screen.text(cell) for cell in row] for row in rows]
    widths = widths_of([heads, *cells])
    if screen.plain or indent + sum(widths) + len(_GAP) * (len(widths) - 1) > screen.columns:
        for first, *others in cells:
            pairs = zip(heads[1:], others, strict=True)
            said = ", ".join(f"{head} {cell}".strip() for head, cell in pairs)
            yield from screen.wrapped(f"{first}: {said}.", indent=indent, hanging=indent + 2)
        return
    before = " " * indent
    yield before + row_of(
        heads, widths, [Column("", one.right, "faint") for one in columns], screen
    )
    for row in cells:
        yield before + row_of(row, widths, columns, screen)


def row_of(
    cells: Sequence[str], widths: Sequence[int], columns: Sequence[Column], screen: Screen
) -> str:
    """One row, its cells padded to the widths of their columns; nothing at the end of the line."""
    padded = []
    for cell, width, column in zip(cells, widths, columns, strict=True):
        space = " " * (width - cell_width(cell))
        shown = screen.styled(cell, column.style)
        padded.append(f"{space}{shown}" if column.right else f"{shown}{space}")
    return _GAP.join(padded).rstrip()


def widths_of(rows: Iterable[Sequence[str]]) -> list[int]:
    """How wide each column of some rows has to be."""
    return [max(map(cell_width, column)) for column in zip(*rows, strict=True)]


def cell_width(text: str) -> int:
    """How many cells of a terminal a text takes: East Asian letters take two, accents none."""
    if text.isascii():
        return len(text)
    return sum(map(_cells, text))


def _cells(sign: str) -> int:
    if category(sign) in _NO_WIDTH:
        return 0
    return 2 if east_asian_width(sign) in _WIDE else 1


def _fill(words: Sequence[str], columns: int, indent: int, hanging: int) -> list[str]:
    """The words in lines; one that is longer than a line is broken, since nothing else can be."""
    lines: list[str] = []
    line, room = "", columns - indent
    for word in words:
        rest = word
        while rest:
            space = f"{line} " if line else ""
            if cell_width(space) + cell_width(rest) <= room:
                line, rest = f"{space}{rest}", ""
            elif line:
                lines.append(line)
                line, room = "", columns - hanging
            else:
                head = _beginning(rest, room)
                lines.append(head)
                rest, room = rest[len(head) :], columns - hanging
    return [*lines, line] if line else lines


def _beginning(word: str, room: int) -> str:
    """As much of a word as fits; one sign at least."""
    width = 0
    for place, sign in enumerate(word):
        width += _cells(sign)
        if place and width > room:
            return word[:place]
    return word
