"""Dots on a grid of characters: braille, blocks, or ASCII, as far as a terminal shows them."""

from enum import StrEnum

DOTS_WIDE = 2
DOTS_HIGH = 4
"""Dots of one character."""

_BLANK = 0x2800
# The bit of each dot in a braille character, by row from the top, then by column.
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
_FLOOR, _UPPER = 3, (0, 1)
_BARS, _HIGH, _LOW, _FULL = "\u2582\u2584\u2586\u2588", "\u2580", "\u2584", "\u2588"


class Pictures(StrEnum):
    """What pictures are drawn with."""

    BRAILLE = "braille"
    BLOCKS = "blocks"
    ASCII = "ascii"
    NONE = "none"


class Canvas:
    """A grid of dots, drawn on and then read as lines of characters.

    Attributes:
        width: dots from left to right.
        height: dots from bottom to top.
    """

    def __init__(self, columns: int, rows: int) -> None:
        self.width = columns * DOTS_WIDE
        self.height = rows * DOTS_HIGH
        self._cells = [[0] * columns for _ in range(rows)]

    def dot(self, x: int, y: int) -> None:
        """Set a dot: `x` from the left, `y` from the bottom, both from 0."""
        down = self.height - 1 - y
        cell = self._cells[down // DOTS_HIGH]
        cell[x // DOTS_WIDE] |= _BITS[down % DOTS_HIGH][x % DOTS_WIDE]

    def bar(self, x: int, top: int) -> None:
        """Set the dots of a column from the bottom up to `top`, inclusive."""
        for y in range(top + 1):
            self.dot(x, y)

    def lines(self, pictures: Pictures) -> list[str]:
        """The grid as text from the top, drawn with anything but `NONE`; a space has no dot."""
        drawn = _DRAWN[pictures]
        return ["".join(map(drawn, row)) for row in self._cells]


def height_of(value: float, low: float, high: float, dots: int) -> int:
    """Which of `dots` dots a value stands at, 0 for the lowest; the ends of the range are kept."""
    if high <= low:
        return 0
    share = (min(max(value, low), high) - low) / (high - low)
    return int(share * (dots - 1) + 0.5)


def _braille(bits: int) -> str:
    return chr(_BLANK + bits) if bits else " "


def _block(bits: int) -> str:
    """A bar of two eighths for each dot from the floor; of what floats, the half it is in."""
    rows = _rows(bits)
    if not rows:
        return " "
    if rows[-1] == _FLOOR and len(rows) == _FLOOR - rows[0] + 1:
        return _BARS[len(rows) - 1]
    upper = [row in _UPPER for row in rows]
    return _HIGH if all(upper) else _FULL if any(upper) else _LOW


def _ascii(bits: int) -> str:
    rows = _rows(bits)
    if not rows:
        return " "
    if rows[-1] - rows[0] > 1:
        return ":"
    middle = (rows[0] + rows[-1]) / 2
    return "'" if middle < 1 else "." if middle > _FLOOR - 1 else "-"


def _rows(bits: int) -> list[int]:
    """The rows of a character that have a dot, from the top."""
    return [row for row, pair in enumerate(_BITS) if bits & (pair[0] | pair[1])]


_DRAWN = {Pictures.BRAILLE: _braille, Pictures.BLOCKS: _block, Pictures.ASCII: _ascii}
