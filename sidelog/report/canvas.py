"""Dots on a grid of characters: braille, or ASCII where a terminal has no braille."""

DOTS_WIDE = 2
DOTS_HIGH = 4
"""Dots of one character."""

_BLANK = 0x2800
# The bit of each dot in a braille character, by row from the top, then by column.
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
# What stands for the dots of a character in ASCII, by the rows that have any.
_ASCII_TOP, _ASCII_MIDDLE, _ASCII_LOW = "'", "-", "."
_ASCII_TALL = ":"


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

    def lines(self, *, unicode: bool = True) -> list[str]:
        """The grid as text, from the top; a character without a dot is a space."""
        drawn = _braille if unicode else _ascii
        return ["".join(map(drawn, row)) for row in self._cells]


def height_of(value: float, low: float, high: float, dots: int) -> int:
    """Which of `dots` dots a value stands at, 0 for the lowest; the ends of the range are kept."""
    if high <= low:
        return 0
    share = (min(max(value, low), high) - low) / (high - low)
    return int(share * (dots - 1) + 0.5)


def _braille(bits: int) -> str:
    return chr(_BLANK + bits) if bits else " "


def _ascii(bits: int) -> str:
    rows = [row for row, pair in enumerate(_BITS) if bits & (pair[0] | pair[1])]
    if not rows:
        return " "
    if rows[-1] - rows[0] > 1:
        return _ASCII_TALL
    middle = (rows[0] + rows[-1]) / 2
    return _ASCII_TOP if middle < 1 else _ASCII_LOW if middle > 2 else _ASCII_MIDDLE  # noqa: PLR2004
