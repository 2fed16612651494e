"""What may be said of a comparison, by rule and in one place."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from sidelog.catalog.scales import Better


class Verdict(StrEnum):
    """What is said of a measure, from the surest to what is not said at all."""

    WORSE = "worse"
    BETTER = "better"
    HIGHER = "higher"
    LOWER = "lower"
    PERHAPS_WORSE = "perhaps worse"
    PERHAPS_BETTER = "perhaps better"
    PERHAPS_HIGHER = "perhaps higher"
    PERHAPS_LOWER = "perhaps lower"
    NO_CHANGE = "no change seen"
    RHYTHM = "different rhythm"
    """It was recorded at a different rhythm later, which alone can look like a change."""
    TOO_EARLY = "too early"
    """Waiting helps."""
    NOT_ENOUGH = "not enough"
    """Waiting does not help."""
    REFUSED = "refused"
    """The question cannot be answered by any journal of this kind."""

    @property
    def is_clear(self) -> bool:
        """Whether it says that something changed, without a perhaps."""
        return self in _CLEAR

    @property
    def is_perhaps(self) -> bool:
        """Whether it says that something may have changed."""
        return self in _PERHAPS

    @property
    def is_spoken(self) -> bool:
        """Whether the comparison was made and may be spoken of."""
        return self.is_clear or self.is_perhaps or self is Verdict.NO_CHANGE


_WAYS = {
    (Better.LOWER, True): (Verdict.WORSE, Verdict.PERHAPS_WORSE),
    (Better.LOWER, False): (Verdict.BETTER, Verdict.PERHAPS_BETTER),
    (Better.HIGHER, True): (Verdict.BETTER, Verdict.PERHAPS_BETTER),
    (Better.HIGHER, False): (Verdict.WORSE, Verdict.PERHAPS_WORSE),
    (Better.NEITHER, True): (Verdict.HIGHER, Verdict.PERHAPS_HIGHER),
    (Better.NEITHER, False): (Verdict.LOWER, Verdict.PERHAPS_LOWER),
}
_CLEAR = frozenset(clear for clear, _ in _WAYS.values())
_PERHAPS = frozenset(perhaps for _, perhaps in _WAYS.values())


class Boundary(NamedTuple):
    """Below which p, after Holm, something is said.

    Attributes:
        clear: below it a change is clear.
        perhaps: below it there is perhaps a change.
    """

    clear: float
    perhaps: float

    def verdict(self, p_adjusted: float, better: Better, *, rose: bool) -> Verdict:
        """What is said of a comparison that was made.

        Args:
            p_adjusted: after Holm.
            better: which way along the scale is better for the person.
            rose: whether the later values are the higher ones.
        """
        clear, perhaps = _WAYS[better, rose]
        if p_adjusted < self.clear:
            return clear
        return perhaps if p_adjusted < self.perhaps else Verdict.NO_CHANGE


AROUND_A_CHANGE = Boundary(clear=0.0012, perhaps=0.008)
"""For a comparison that is looked at on any day while it grows.

Siegmund's boundary for repeated significance tests (Sequential Analysis, 1985), for information
that grows 3.4 times at most, (1/nb + 1/28) / (1/nb + 1/365), at 5 % and 1 % for the whole year.
"""

AT_A_LOOK = Boundary(clear=0.002, perhaps=0.005)
"""For now against before on a look date, of which a year has thirteen.

Measured: at .0025 a false "clear" is met in 5.2 of 100 years with four measures a day whose entries
depend on each other most (correlation .8), at .002 in 4.2.
"""

OF_A_LINK = Boundary(clear=0.01, perhaps=0.05)
"""For one question of the list that was declared beforehand."""


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """Adjust p values, in their order, so that the chance of any false alarm stays bounded.

    Source: Holm, Scand J Stat 6:65, 1979.
    """
    adjusted = [0.0] * len(p_values)
    largest = 0.0
    by_size = sorted(range(len(p_values)), key=p_values.__getitem__)
    for rejected, index in enumerate(by_size):
        largest = max(largest, min(1.0, (len(p_values) - rejected) * p_values[index]))
        adjusted[index] = largest
    return tuple(adjusted)
