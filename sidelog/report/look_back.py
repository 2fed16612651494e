"""What else could explain the last four weeks: everything recorded in a measure's lag window."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sidelog.analysis.findings import Findings
from sidelog.analysis.periods import SPAN, Summary, summarise
from sidelog.catalog.scales import LagWindow, Measure
from sidelog.journal.reading import Reader
from sidelog.report.gathering import series_of
from sidelog.report.happenings import Happening, within

SHORT = 7
"""A window that ends within so many days holds little more than the last four weeks."""


@dataclass(frozen=True, slots=True)
class LookBack:
    """What was recorded in the days that the last four weeks of some measures could reflect.

    Attributes:
        measures: the measures that share the lag window.
        lag: the window, set before anybody looked.
        first: the earliest day in it, an ordinal.
        last: the latest day, inclusive.
        happenings: the events that touch those days.
        others: the other measures with entries in those days, and what those were.
    """

    measures: tuple[Measure, ...]
    lag: LagWindow
    first: int
    last: int
    happenings: tuple[Happening, ...]
    others: tuple[tuple[Measure, Summary], ...]


def first_looked_at(findings: Findings) -> int:
    """The earliest day of the period and of every lag window before its last four weeks."""
    reaches = [_reach(lag, findings.last) for lag in _by_lag(findings)]
    return min([findings.first, *(first for first, _ in reaches)])


def look_backs(
    journal: Reader, findings: Findings, happenings: Sequence[Happening]
) -> tuple[LookBack, ...]:
    """Look at the days before the last four weeks, once for each lag window.

    Args:
        journal: where the other measures are read from.
        findings: what the period shows.
        happenings: the events since `first_looked_at`.
    """
    return tuple(
        _look_back(journal, findings, happenings, lag, measures)
        for lag, measures in _by_lag(findings).items()
    )


def _by_lag(findings: Findings) -> dict[LagWindow, tuple[Measure, ...]]:
    """The measures with entries in the last four weeks, by their lag windows, but short ones."""
    shared: dict[LagWindow, tuple[Measure, ...]] = {}
    for one in findings.measures:
        lag = one.measure.scale.lag
        if lag and lag.last > SHORT and one.recent.n:
            shared[lag] = (*shared.get(lag, ()), one.measure)
    return shared


def _reach(lag: LagWindow, last: int) -> tuple[int, int]:
    """The days that the four weeks up to `last` could reflect."""
    return last - SPAN + 1 - lag.last, last - lag.first


def _look_back(
    journal: Reader,
    findings: Findings,
    happenings: Sequence[Happening],
    lag: LagWindow,
    measures: tuple[Measure, ...],
) -> LookBack:
    first, last = _reach(lag, findings.last)
    days = (date.fromordinal(first), date.fromordinal(last))
    others = (one.measure for one in findings.measures if one.measure not in measures)
    summaries = (
        (other, summarise(series_of(journal, other.name, [days]), first, last)) for other in others
    )
    return LookBack(
        measures=measures,
        lag=lag,
        first=first,
        last=last,
        happenings=within(happenings, first, last),
        others=tuple((other, summary) for other, summary in summaries if summary.n),
    )
