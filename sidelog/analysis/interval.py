"""An estimate with the limits of its interval."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate and the interval around it, 95 % unless said otherwise.

    Attributes:
        estimate: the best single value.
        low: lower limit.
        high: upper limit.
    """

    estimate: float
    low: float
    high: float
