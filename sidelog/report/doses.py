"""What was taken by day: totals that never claim to be whole when a part is not known."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import fsum
from operator import attrgetter

from sidelog.analysis.ranks import median
from sidelog.journal.rows import Dosed, Product

_DAY = attrgetter("day")


@dataclass(frozen=True, slots=True)
class DoseDay:
    """What was taken of one product on one day.  A day that nothing was said of has none of these.

    Attributes:
        day: the day, an ordinal.
        total: the amounts that are known, added up, in the product's unit.
        doses: how many doses were taken; 0 where it was said that none was.
        unknown: how many of those have an amount that is not known.
        estimated: whether an amount is an estimate.
    """

    day: int
    total: float
    doses: int
    unknown: int
    estimated: bool

    @property
    def is_whole(self) -> bool:
        """Whether the total is all that was taken; otherwise it is the least."""
        return not self.unknown


@dataclass(frozen=True, slots=True)
class DoseRecord:
    """What was taken of one product over a period.

    Attributes:
        product: what was taken.
        first: first day of the period, an ordinal.
        last: last day of the period, inclusive.
        days: the days of which something was said, in order.
    """

    product: Product
    first: int
    last: int
    days: tuple[DoseDay, ...]

    @property
    def doses(self) -> int:
        """How many doses were taken."""
        return sum(day.doses for day in self.days)


@dataclass(frozen=True, slots=True)
class DoseSummary:
    """What was taken of one product over a stretch of days, in few numbers.

    Attributes:
        first: first day, an ordinal.
        last: last day, inclusive.
        taken: days on which it was taken.
        none: days of which it was said that none was.
        unsaid: days of which nothing was said.
        in_part: days on which it was taken, and an amount is not known.
        estimated: days with an amount that is an estimate.
        median: of the totals of the days on which it was taken and every amount is known; None
            without such a day, as are the next two.
        lowest: the smallest of those totals.
        highest: the largest.
    """

    first: int
    last: int
    taken: int
    none: int
    unsaid: int
    in_part: int
    estimated: int
    median: float | None
    lowest: float | None
    highest: float | None


def dose_record(product: Product, doses: Iterable[Dosed], first: int, last: int) -> DoseRecord:
    """Add up the doses of each day.

    Args:
        product: what was taken.
        doses: its doses within the period, by day.
        first: first day of the period, an ordinal.
        last: last day of the period, inclusive.
    """
    by_day = groupby(doses, key=attrgetter("day"))
    days = tuple(_dose_day(day, list(rows)) for day, rows in by_day)
    return DoseRecord(product, first, last, days)


def _dose_day(day: int, rows: Sequence[Dosed]) -> DoseDay:
    taken = [row for row in rows if row.taken]
    known = [row.amount for row in taken if row.amount is not None]
    return DoseDay(
        day=day,
        total=fsum(known),
        doses=len(taken),
        unknown=len(taken) - len(known),
        estimated=any(row.estimate for row in taken),
    )


def summarise_doses(record: DoseRecord, first: int, last: int) -> DoseSummary:
    """Summarise what was taken from `first` to `last`, both inclusive."""
    start, stop = (
        bisect_left(record.days, first, key=_DAY),
        bisect_right(record.days, last, key=_DAY),
    )
    days = record.days[start:stop]
    taken = [day for day in days if day.doses]
    totals = [day.total for day in taken if day.is_whole]
    return DoseSummary(
        first=first,
        last=last,
        taken=len(taken),
        none=len(days) - len(taken),
        unsaid=last - first + 1 - len(days),
        in_part=len(taken) - len(totals),
        estimated=sum(day.estimated for day in taken),
        median=median(totals) if totals else None,
        lowest=min(totals, default=None),
        highest=max(totals, default=None),
    )
