"""Is there enough to test at all?  Decided from the design alone: days, entries, levels, doses.

Never from the estimated autocorrelation: refusing diaries whose estimated effective sample is
small keeps the underestimates, and raises the error among the answers that remain from 6 to 16 %.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from sidelog.analysis.coverage import expected_entries
from sidelog.analysis.series import Series

TREND_ENTRIES = 56
TREND_DAYS = 84
TREND_LEVELS = 3
PHASE_ENTRIES = 28
PHASE_LEVELS = 2
DOSE_ENTRIES = 60
DOSE_TIME = 0.8
"""R squared of exposure on time; above it, "more dose" and "earlier" are the same days."""
COVERAGE = 0.5

_ROUNDING = 1e-9


class Reason(StrEnum):
    """What there is too little of."""

    ENTRIES = "too few entries"
    DAYS = "too few days"
    COVERAGE = "too many days missing"
    LEVELS = "too few different values"
    BEFORE = "too few entries before the change"
    AFTER = "too few entries after the change"
    DOSE_HISTORY = "dose history missing"
    DOSE_CONSTANT = "dose never changed"
    DOSE_IS_TIME = "dose and time cannot be told apart"


@dataclass(frozen=True, slots=True)
class Wait:
    """How long until there is enough, if entries go on coming as they did.

    Attributes:
        days: how many more days from today.
        until: the earliest useful day, an ordinal.
    """

    days: int
    until: int


@dataclass(frozen=True, slots=True)
class Shortfall:
    """Why nothing is tested.

    Attributes:
        reason: what there is too little of.
        have: how much of it there is: a number, or for coverage a share in whole percent.
        need: how much would be enough; for `DOSE_IS_TIME`, the most that is allowed.
        wait: until there is enough; None where waiting alone does not help.
    """

    reason: Reason
    have: float
    need: float
    wait: Wait | None = None


def trend_shortfall(series: Series, every_days: int, today: int) -> Shortfall | None:
    """Why a series is not tested for a trend; None if it is.

    Args:
        series: the entries; the period begins with the first day that could have had one.
        every_days: the usual distance between entries.
        today: the current day; a period that ended earlier is not waited for.
    """
    entries = len(series.days)
    if not entries:
        return Shortfall(Reason.ENTRIES, 0, TREND_ENTRIES)
    # The period's own length, not first entry to last: twelve weeks in which today is not yet
    # recorded are still twelve weeks.
    days = series.last - series.first + 1
    more = max(TREND_DAYS - days, _days_until(TREND_ENTRIES, series))
    wait = _wait(series, more, today)
    return (
        _coverage_shortfall(series, every_days)
        or _fewer(Reason.DAYS, days, TREND_DAYS, wait)
        or _fewer(Reason.ENTRIES, entries, TREND_ENTRIES, wait)
        or _fewer(Reason.LEVELS, len(set(series.values)), TREND_LEVELS)
    )


def phase_shortfall(before: Series, after: Series, every_days: int, today: int) -> Shortfall | None:
    """Why two phases are not compared; None if they are.

    Args:
        before: the earlier phase; its period is every day that counts as before.
        after: the later phase, up to the last day so far; empty if it has not begun.
        every_days: the usual distance between entries.
        today: the current day; a later phase that ended earlier is not waited for.
    """
    entries = len(after.days)
    more = _days_until(PHASE_ENTRIES, after) if entries else PHASE_ENTRIES * every_days
    return (
        _fewer(Reason.BEFORE, len(before.days), PHASE_ENTRIES)
        or _coverage_shortfall(before, every_days)
        or _coverage_shortfall(after, every_days)
        or _fewer(Reason.AFTER, entries, PHASE_ENTRIES, _wait(after, more, today))
        or _fewer(Reason.LEVELS, len({*before.values, *after.values}), PHASE_LEVELS)
    )


def dose_shortfall(
    series: Series, values: Sequence[float], exposures: Sequence[float], every_days: int
) -> Shortfall | None:
    """Why a measure is not held against doses; None if it may be.

    Args:
        series: all the entries of the measure in the period.
        values: those whose window of doses is known.
        exposures: the mean dose in the window before each of these.
        every_days: the usual distance between entries.
    """
    return (
        _fewer(Reason.ENTRIES, len(series.days), DOSE_ENTRIES)
        or _coverage_shortfall(series, every_days)
        or _fewer(Reason.DOSE_HISTORY, len(exposures), DOSE_ENTRIES)
        or _fewer(Reason.LEVELS, len(set(values)), TREND_LEVELS)
        or _fewer(Reason.DOSE_CONSTANT, 2 if _vary(exposures) else 1, 2)
    )


def dose_time_shortfall(r2_time: float) -> Shortfall | None:
    """Why dose and time cannot be told apart; None if they can.

    Args:
        r2_time: the share of the exposures' variance that a line in time explains.
    """
    return Shortfall(Reason.DOSE_IS_TIME, r2_time, DOSE_TIME) if r2_time > DOSE_TIME else None


def _vary(exposures: Sequence[float]) -> bool:
    """Whether they differ by more than the rounding of their means."""
    return max(exposures) - min(exposures) > _ROUNDING * max(exposures)


def _fewer(reason: Reason, have: int, need: int, wait: Wait | None = None) -> Shortfall | None:
    return Shortfall(reason, have, need, wait) if have < need else None


def _coverage_shortfall(series: Series, every_days: int) -> Shortfall | None:
    expected = expected_entries(series.last - series.first + 1, every_days)
    if len(series.days) >= COVERAGE * expected:
        return None
    percent = 100 * len(series.days) // expected  # rounded down: 49.7 % must not read as 50
    return Shortfall(Reason.COVERAGE, percent / 100, COVERAGE)


def _days_until(entries: int, series: Series) -> int:
    """Days until there are that many entries, if they go on coming as they did."""
    days = series.last - series.first + 1
    return max(0, ceil((entries - len(series.days)) * days / len(series.days)))


def _wait(series: Series, more: int, today: int) -> Wait | None:
    """How long `more` days after the series are from today; None if the series is closed."""
    until = series.last + more
    return Wait(until - today, until) if series.last >= today else None
