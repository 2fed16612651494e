"""Values from bottom to top, and what is written at them: numbers, anchor words, units."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from sidelog.catalog.scales import Scale
from sidelog.catalog.values import say_number

_STEPS = (1, 2, 2.5, 5, 10)
_WANTED_STEPS = 3


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """Values from bottom to top.

    Attributes:
        low: the value at the bottom.
        high: the value at the top, above `low`.
        top: where the top is; smaller than `bottom`, as in pictures.
        bottom: where the bottom is.
        lines: the values that have a line, in order; both ends among them.
    """

    low: float
    high: float
    top: float
    bottom: float
    lines: tuple[float, ...]

    def y(self, value: float) -> float:
        """How far down a value stands; beyond the ends it stays at them."""
        share = (value - self.low) / (self.high - self.low)
        return self.bottom - min(max(share, 0.0), 1.0) * (self.bottom - self.top)


def value_axis(scale: Scale, values: Sequence[float], top: float, bottom: float) -> ValueAxis:
    """The axis of a scale: the whole scale where it has two ends, what was recorded elsewhere."""
    if scale.maximum is not None and scale.maximum - scale.minimum <= 10:  # noqa: PLR2004
        step = 1 if scale.maximum - scale.minimum <= 5 else (scale.maximum - scale.minimum) / 2  # noqa: PLR2004
        return _axis(scale.minimum, scale.maximum, step, top, bottom)
    low, high = (min(values), max(values)) if values else (scale.minimum, scale.minimum + 1)
    return recorded_axis(low, high, top, bottom)


def recorded_axis(low: float, high: float, top: float, bottom: float) -> ValueAxis:
    """An axis around what was recorded, with round numbers at its ends.

    It begins at 0 unless that would press everything into the upper half.
    """
    if low >= 0 and low < high / 2:
        low = 0.0
    if high <= low:
        low, high = low - 1, high + 1
    step = _round_step((high - low) / _WANTED_STEPS)
    return _axis(floor(low / step) * step, ceil(high / step) * step, step, top, bottom)


def _axis(low: float, high: float, step: float, top: float, bottom: float) -> ValueAxis:
    count = round((high - low) / step)
    return ValueAxis(low, high, top, bottom, tuple(low + step * i for i in range(count + 1)))


def _round_step(rough: float) -> float:
    """The next of 1, 2, 2.5, 5, 10, 20, ... or 0.1, 0.2, ... that is at least that."""
    power = 10.0 ** floor(log10(rough))
    return power * next(step for step in _STEPS if step * power >= rough * 0.999)


def label_of(value: float, scale: Scale) -> tuple[str, str]:
    """What is written at a value: its number, and its anchor words or the unit."""
    return say_number(round(value, 6)), dict(scale.anchors).get(value, scale.unit)
