"""What was taken over some days, in few numbers."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from sidelog.analysis.stats.ranks import median
from sidelog.journal.rows import DoseDay
from sidelog.period import Period

_DAY = attrgetter("day")
_A_DAY = 1440.0

_FEWEST = 7
"""Days with a known total that a typical amount needs."""


class Amounts(NamedTuple):
    """What was taken over a stretch of days, in few numbers.

    Attributes:
        period: the days.
        taken: days on which it was taken.
        none: days of which it was said that none was.
        in_part: of the days on which it was taken, those with an amount that is not known.
        estimated: days with an amount that is an estimate.
        typical: the median total of a day of which all is known, days with none included; None
            where there are fewer than one.
        lowest: the smallest such total of a day on which it was taken.
        highest: the largest.
        doses_a_day: the median number of doses of a day on which it was taken.
        earliest: the median time of the first dose of such a day, in minutes after its midnight;
            None where no times are known.
        latest: the same of the last dose.
        planned: known days of which nothing was said, so that a regimen stands for them.
    """

    period: Period
    taken: int
    none: int
    in_part: int
    estimated: int
    typical: float | None
    lowest: float | None
    highest: float | None
    doses_a_day: float | None
    earliest: float | None
    latest: float | None
    planned: int = 0

    @property
    def known(self) -> int:
        """Days of which something was said, or that a regimen plans."""
        return self.taken + self.none

    @property
    def unsaid(self) -> int:
        """Days of which nothing was said; they are not days without it."""
        return self.period.days - self.known


def amounts(days: Sequence[DoseDay], period: Period) -> Amounts:
    """What was taken over some days.

    Args:
        days: of which something was said, in order; others than those of the period may be there.
        period: the days that are meant.
    """
    some = within(days, *period.ordinals)
    taken = [day for day in some if day.doses]
    totals = [day.total for day in some if day.is_whole]
    positive = [total for total in totals if total]
    first = _clock(day.earliest for day in taken)
    last = _clock(day.latest for day in taken)
    return Amounts(
        period=period,
        taken=len(taken),
        none=len(some) - len(taken),
        planned=sum(day.planned for day in some),
        in_part=sum(not day.is_whole for day in taken),
        estimated=sum(day.estimated for day in taken),
        typical=median(totals) if totals else None,
        lowest=min(positive, default=None),
        highest=max(positive, default=None),
        doses_a_day=median([float(day.doses) for day in taken]) if taken else None,
        earliest=first,
        latest=last,
    )


def typical(days: Sequence[DoseDay], first: int, last: int) -> float | None:
    """The median total of some days (ordinals); None where too few are wholly known."""
    totals = [day.total for day in within(days, first, last) if day.is_whole]
    return median(totals) if len(totals) >= _FEWEST else None


def within(days: Sequence[DoseDay], first: int, last: int) -> Sequence[DoseDay]:
    """Those from `first` to `last` (ordinals, inclusive) of days that are in order."""
    return days[bisect_left(days, first, key=_DAY) : bisect_right(days, last, key=_DAY)]


def _clock(times: Iterable[str | None]) -> float | None:
    """The median time, in minutes after midnight; None where no time is known.

    Around the clock: what is taken now before and now after midnight has its middle near midnight,
    and not at noon.  The times are therefore counted on from the longest stretch without any.
    """
    known = [datetime.fromisoformat(at) for at in times if at]
    minutes = sorted(60.0 * at.hour + at.minute for at in known)
    if not minutes:
        return None
    edges = [*minutes, minutes[0] + _A_DAY]
    _, begin = max((after - before, after) for before, after in pairwise(edges))
    return median([one + _A_DAY * (one < begin % _A_DAY) for one in minutes]) % _A_DAY
