"""Dechallenge and rechallenge: what happened after each reduction, and after each return.

Recorded facts, never suggested.  No p is made of "k of m agreed": even six of six would only just
be significant.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sidelog.analysis.contrast import Contrast, contrast
from sidelog.analysis.gates import phase_shortfall
from sidelog.analysis.phases import Phases, settles, split
from sidelog.analysis.series import Series, window
from sidelog.analysis.verdict import Direction, Refusal, orient, refuse
from sidelog.catalog.scales import Better, LagWindow, Measure

_EVEN = 0.5


class Exposure(StrEnum):
    """What a change did to the amount taken."""

    LESS = "less"
    """Stopped or reduced: a dechallenge."""
    MORE = "more"
    """Started, increased or restarted: after a dechallenge, a rechallenge."""


@dataclass(frozen=True, slots=True)
class Step:
    """A change of what is taken, from a day on (an ordinal)."""

    day: int
    exposure: Exposure


@dataclass(frozen=True, slots=True)
class Challenge:
    """One change, and what the measure did.

    Attributes:
        step: the change.
        phases: the entries around it, bounded by the neighbouring changes.
        expected: which way the measure would go if more of the product made it worse; None where
            neither end of the scale is better.
        seen: which way it went; None where the two phases are even or cannot be compared.
        outcome: NAP with its interval, or what is missing, with the earliest useful date.
    """

    step: Step
    phases: Phases
    expected: Direction | None
    seen: Direction | None
    outcome: Contrast | Refusal

    @property
    def agreed(self) -> bool | None:
        """Whether it went the way expected; None where either is not known."""
        if self.expected is None or self.seen is None:
            return None
        return self.seen is self.expected


@dataclass(frozen=True, slots=True)
class Challenges:
    """Every change of a product, for one measure."""

    rows: tuple[Challenge, ...]

    @property
    def compared(self) -> int:
        """How many rows could agree or not: the m of "k of m agreed"."""
        return sum(row.agreed is not None for row in self.rows)

    @property
    def agreed(self) -> int:
        """How many did: the k."""
        return sum(row.agreed is True for row in self.rows)


def challenges(
    measure: Measure, series: Series, steps: Sequence[Step], lag: LagWindow, today: int
) -> Challenges:
    """Lay out what a measure did around each change of a product.

    The fortnight after a reduction belongs to withdrawal, and is never compared.

    Args:
        measure: what was recorded.
        series: all its entries; the period ends today.
        steps: the changes, in the order of their days.
        lag: the window, set before looking.
        today: the current day.
    """
    rows = []
    for place, step in enumerate(steps):
        earlier, later = steps[:place], steps[place + 1 :]
        begin = _settles(earlier[-1], lag) if earlier else series.first
        end = later[0].day + lag.first - 1 if later else series.last
        rows.append(_row(measure, window(series, begin, end), step, lag, today))
    return Challenges(tuple(rows))


def _row(measure: Measure, series: Series, step: Step, lag: LagWindow, today: int) -> Challenge:
    phases = split(series, step.day, lag, withdrawal=step.exposure is Exposure.LESS)
    better = measure.scale.better
    before, after = phases.before, phases.after
    shortfall = phase_shortfall(before, after, measure.scale.every_days, today)
    outcome = refuse(shortfall) if shortfall else contrast(before, after)
    return Challenge(step, phases, _expected(step, better), _seen(outcome, better), outcome)


def _settles(step: Step, lag: LagWindow) -> int:
    return settles(step.day, lag, withdrawal=step.exposure is Exposure.LESS)


def _expected(step: Step, better: Better) -> Direction | None:
    if better is Better.NEITHER:
        return None
    return Direction.BETTER if step.exposure is Exposure.LESS else Direction.WORSE


def _seen(outcome: Contrast | Refusal, better: Better) -> Direction | None:
    if isinstance(outcome, Refusal) or outcome.nap.estimate == _EVEN:
        return None
    return orient(outcome.nap.estimate - _EVEN, better)
