"""Values from the bottom up: the range that is drawn, and the words beside it."""

from dataclasses import dataclass, replace
from math import ceil, floor, log10

from sidelog.analysis.series import Series
from sidelog.catalog.scales import Scale, ScaleKind
from sidelog.report.canvas import DOTS_HIGH, height_of
from sidelog.report.sentences.findings import value_in_words

_FEW_LEVELS = 5
_ROWS = 11
"""A character for each level of a 0-10 scale."""
_MOST_STEPS = 4


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """The range of a drawing.

    Attributes:
        low: the value at the lower edge.
        high: the value at the upper edge.
        rows: how many characters high it is.
        labels: the words beside a row, by row from the top.
    """

    low: float
    high: float
    rows: int
    labels: dict[int, str]

    def dot(self, value: float) -> int:
        """How many dots from the bottom a value stands."""
        return height_of(value, self.low, self.high, self.rows * DOTS_HIGH)

    def row(self, value: float) -> int:
        """The row of characters that a value stands in, from the top."""
        return self.rows - 1 - self.dot(value) // DOTS_HIGH


def value_axis(series: Series, scale: Scale) -> ValueAxis:
    """The axis of a measure: its whole scale with every anchor, or round numbers."""
    low, high = drawn_range(series, scale)
    if scale.maximum is None:
        step = _round_step(high - low)
        low, high = floor(low / step) * step, ceil(high / step) * step
        high = max(high, low + step)
        marked = [low + step * place for place in range(round((high - low) / step) + 1)]
    else:
        marked = sorted({low, high, *(value for value, _ in scale.anchors)})
    # A scale of few levels gets two characters for each, so that every anchor has room.
    few = scale.maximum is not None and scale.whole and high - low <= _FEW_LEVELS
    rows = 2 * round(high - low) + 1 if few else _ROWS
    axis = ValueAxis(low, high, rows, {})
    return replace(axis, labels={axis.row(value): value_in_words(scale, value) for value in marked})


def drawn_range(series: Series, scale: Scale) -> tuple[float, float]:
    """The lowest and the highest value that a drawing has to hold.

    A scale with two ends is drawn from end to end, a count from its lower end to its highest
    value, and a quantity, whose zero means nothing, from its lowest value to its highest.
    """
    if scale.maximum is not None:
        return scale.minimum, scale.maximum
    highest = max(series.values, default=scale.minimum)
    if scale.kind is ScaleKind.QUANTITY:
        return min(series.values, default=scale.minimum), highest
    return scale.minimum, highest


def _round_step(reach: float) -> float:
    """The smallest of 1, 2, 5, 10, 20 ... (or a tenth, a hundredth) that needs few steps."""
    if reach <= 0:
        return 1.0
    exact = reach / _MOST_STEPS
    power = 10.0 ** floor(log10(exact))
    return next(power * part for part in (1, 2, 5, 10) if power * part >= exact)
