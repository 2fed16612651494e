"""The stretches of days around a change: before, between, after."""

from dataclasses import dataclass

from sidelog.analysis.series import Series, window
from sidelog.catalog.scales import LagWindow

WITHDRAWAL = 14
"""Days after a reduction that are shown apart for what withdrawal itself can move."""


@dataclass(frozen=True, slots=True)
class Phases:
    """A measure's entries around a change.

    Attributes:
        before: up to the first day on which the change could show.
        between: days on which it may or may not show yet; looked at, never tested.
        after: from the day on which it should show.  Empty while that day has not come.
        withdrawal: days 1 to 14 after a reduction, a part of `between`; None where not told apart.
    """

    before: Series
    between: Series
    after: Series
    withdrawal: Series | None = None


def split(series: Series, change: int, lag: LagWindow, *, withdrawal: bool = False) -> Phases:
    """Divide a series around a change, with the lag window set before looking.

    Args:
        series: the entries; its period ends today, or where the next change begins to show.
        change: the first day of the changed dose, an ordinal within the period.
        lag: the days in which the measure could plausibly respond.
        withdrawal: whether days 1 to 14 after the change are told apart, and not counted as after.
    """
    shows, settled = change + lag.first, settles(change, lag, withdrawal=withdrawal)
    apart = window(series, change + 1, change + WITHDRAWAL) if withdrawal else None
    return Phases(
        before=window(series, series.first, min(shows - 1, series.last)),
        between=window(series, shows, min(settled - 1, series.last)),
        after=window(series, settled, series.last),
        withdrawal=apart,
    )


def settles(change: int, lag: LagWindow, *, withdrawal: bool = False) -> int:
    """The day from which a change should show, and withdrawal is over where it is told apart."""
    return change + (max(lag.last, WITHDRAWAL + 1) if withdrawal else lag.last)


def between_periods(series: Series, before: tuple[int, int], after: tuple[int, int]) -> Phases:
    """Take two periods that the person names as the phases.

    Args:
        series: the entries.
        before: first and last day of the earlier period, both inclusive.
        after: first and last day of the later period, which begins after the earlier one ends.
    """
    return Phases(
        before=window(series, *before),
        between=window(series, before[1] + 1, after[0] - 1),
        after=window(series, *after),
    )
