"""A trend in plain words, and the technical line behind them."""

from collections.abc import Iterator

from sidelog.analysis.findings import MeasureFinding, Trend
from sidelog.analysis.verdict import Direction, Refusal
from sidelog.analysis.wording import (
    NOT_WHY,
    change_of,
    detectable,
    headline,
    p_value,
    pairs_of_ten,
    refusal,
    stretch,
)
from sidelog.catalog.scales import Scale

SEASON = "Season was not separated: a yearly rhythm can look like a trend."
"""Printed with every change over less than a year."""

_YEAR = 365


def trend_sentences(finding: MeasureFinding) -> tuple[str, ...]:
    """Say how a measure changed over a period: the effect first, then how sure that is."""
    trend = finding.trend
    if isinstance(trend, Refusal):
        return refusal(trend)
    scale, title, days = finding.measure.scale, finding.measure.title, finding.coverage.possible
    direction = trend.verdict.direction
    if direction is None:
        none = f"{title} shows no change this journal could detect over these {stretch(days)}."
        return none, detectable(trend.smallest_change, scale)
    season = (SEASON,) if days < _YEAR else ()
    changed = headline(f"{title} {{}} over these {stretch(days)}", trend.tier, direction)
    return changed, *_size(trend, direction, scale), NOT_WHY, *season


def trend_detail(finding: MeasureFinding) -> str:
    """The technical line: method, entries, inflation and p; empty where nothing was tested."""
    trend, covered = finding.trend, finding.coverage
    if isinstance(trend, Refusal):
        return ""
    test, verdict = trend.test, trend.verdict
    return (
        f"Mann-Kendall, tie- and autocorrelation-adjusted (VIF {test.inflation.factor:.1f}, "
        f"n={covered.recorded}/{covered.possible} d), S={test.score}, t={test.t:.2f}, "
        f"{p_value(test.p)}, after Holm {p_value(verdict.p_adjusted)} (tests: {verdict.tests}); "
        "season and time not separated."
    )


def _size(trend: Trend, direction: Direction, scale: Scale) -> Iterator[str]:
    if trend.nap:
        yield from pairs_of_ten(trend.nap, direction, rose=trend.test.score > 0)
    if trend.slope:
        yield change_of("Each 30 days it", trend.slope, scale)
