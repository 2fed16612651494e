"""Before and after a change, per measure: the one source for tables and the report."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sidelog.analysis.contrast import Contrast, contrast
from sidelog.analysis.coverage import Coverage, coverage
from sidelog.analysis.effects import Interval, shift
from sidelog.analysis.gates import Shortfall, phase_shortfall
from sidelog.analysis.holm import holm
from sidelog.analysis.missing import Bounds, bounds
from sidelog.analysis.periods import Summary, summarise
from sidelog.analysis.phases import Phases
from sidelog.analysis.series import Series
from sidelog.analysis.smallest_change import smallest_phase_change
from sidelog.analysis.steps import is_coarse
from sidelog.analysis.trend import trend_score
from sidelog.analysis.verdict import Refusal, Tier, Verdict, judge, orient, refuse
from sidelog.catalog.scales import Measure, Scale


@dataclass(frozen=True, slots=True)
class Change:
    """Whether and how far a measure changed from one phase to the next.

    Attributes:
        verdict: what may be said, after Holm.
        contrast: NAP with its interval and the test, before Holm.
        shift: Hodges and Lehmann's, in the measure's unit; None for coarse ratings.
        smallest_change: the smallest difference between the phases that could have been noticed,
            in the measure's unit; approximate for 0-4 ratings.
        rising_before: share of the pairs of days within the earlier phase in which the later day is
            the higher, ties counted half.  Shown beside every change: a steady drift without any
            step looks like one.
        bounds: what the missing days could do to the result; None where that has no bounds.
    """

    verdict: Verdict
    contrast: Contrast
    shift: Interval | None
    smallest_change: float
    rising_before: float
    bounds: Bounds | None

    @property
    def tier(self) -> Tier:
        """How much the data carry."""
        return self.verdict.tier


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two phases show of one measure.

    Attributes:
        measure: what was recorded.
        phases: the entries of each phase.
        before: summary of the earlier phase.
        between: summary of the days in between, which are never tested.
        after: summary of the later phase.
        withdrawal: summary of days 1 to 14 after a reduction; None where not told apart.
        coverage_before: how completely the earlier phase was recorded.
        coverage_after: how completely the later phase was recorded.
        change: the change, or why there is not enough to test it; both have a tier.
    """

    measure: Measure
    phases: Phases
    before: Summary
    between: Summary
    after: Summary
    withdrawal: Summary | None
    coverage_before: Coverage
    coverage_after: Coverage
    change: Change | Refusal


@dataclass(frozen=True, slots=True)
class Comparisons:
    """What a change shows in every measure.

    Attributes:
        tests: how many measures had enough to be tested; Holm adjusts for these.
        measures: one comparison for each measure, in the order given.
    """

    tests: int
    measures: tuple[Comparison, ...]


def compare(phases: Iterable[tuple[Measure, Phases]], today: int) -> Comparisons:
    """Describe and test every measure's later phase against its earlier one.

    Args:
        phases: each measure with its phases.
        today: the current day; a later phase that ended before is not waited for.
    """
    pairs = list(phases)
    outcomes = [_test(measure, phase, today) for measure, phase in pairs]
    p_values = [one.p for one in outcomes if isinstance(one, Contrast)]
    adjusted = iter(holm(p_values))
    measures = tuple(
        _describe(measure, phase, _change(measure.scale, phase, outcome, adjusted, len(p_values)))
        for (measure, phase), outcome in zip(pairs, outcomes, strict=True)
    )
    return Comparisons(len(p_values), measures)


def _test(measure: Measure, phases: Phases, today: int) -> Contrast | Shortfall:
    every = measure.scale.every_days
    shortfall = phase_shortfall(phases.before, phases.after, every, today)
    return shortfall or contrast(phases.before, phases.after)


def _change(
    scale: Scale,
    phases: Phases,
    outcome: Contrast | Shortfall,
    adjusted: Iterator[float],
    tests: int,
) -> Change | Refusal:
    """What may be said of a measure; takes the next adjusted p if it was tested."""
    if isinstance(outcome, Shortfall):
        return refuse(outcome)
    before, after = phases.before, phases.after
    inflation = outcome.inflation
    return Change(
        verdict=judge(next(adjusted), tests, orient(outcome.t, scale.better)),
        contrast=outcome,
        shift=None if is_coarse(scale) else shift(before.values, after.values, inflation),
        smallest_change=smallest_phase_change(before.values, after.values, inflation),
        rising_before=_rising(before),
        bounds=bounds(scale, before, after, outcome),
    )


def _describe(measure: Measure, phases: Phases, change: Change | Refusal) -> Comparison:
    every = measure.scale.every_days
    return Comparison(
        measure=measure,
        phases=phases,
        before=_summary(phases.before),
        between=_summary(phases.between),
        after=_summary(phases.after),
        withdrawal=_summary(phases.withdrawal) if phases.withdrawal else None,
        coverage_before=coverage(phases.before, every),
        coverage_after=coverage(phases.after, every),
        change=change,
    )


def _summary(series: Series) -> Summary:
    return summarise(series, series.first, series.last)


def _rising(series: Series) -> float:
    n = len(series.values)
    return 0.5 + trend_score(series.values) / (n * (n - 1))
