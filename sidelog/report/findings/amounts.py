"""What was taken over some days, in few numbers, and how that compares with what was planned."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from math import fsum, isclose
from operator import attrgetter
from typing import NamedTuple

from sidelog.analysis.stats.ranks import median
from sidelog.catalog.regimen.rules import RegimenStep, in_force, spans
from sidelog.journal.rows import DoseDay
from sidelog.period import Period

_DAY = attrgetter("day")
_A_DAY = 1440.0

_FEWEST = 7
"""Days with a known total that a typical amount needs."""

_TWICE = 2.0
"""So many times the usual, and a day stands out."""
_A_SIDE, _MOST_A_SIDE, _FEWEST_A_SIDE = 14, 5, 3
"""Within so many days before and after a day, what of so many days with it is the usual, and of how
many at least."""


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
        off: of these, the days off of a rule: nothing is planned for them, so nothing is missing.
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
    off: int = 0

    @property
    def known(self) -> int:
        """Days of which something was said, or that a regimen plans."""
        return self.taken + self.none

    @property
    def unsaid(self) -> int:
        """Days of which nothing is known; they are not days without it."""
        return self.period.days - self.known

    @property
    def not_noted(self) -> int:
        """Days of which the person noted nothing, though there was something to note."""
        return self.unsaid + self.planned - self.off


def amounts(
    days: Sequence[DoseDay], period: Period, regimen: Sequence[RegimenStep] = ()
) -> Amounts:
    """What was taken over some days; where a rule has days off, the typical amount is the average.

    Args:
        days: that are known, in order; others than those of the period may be there.
        period: the days that are meant.
        regimen: the steps of the product, in order.
    """
    some = within(days, *period.ordinals)
    taken = [day for day in some if day.doses]
    totals = [day.total for day in some if day.is_whole]
    positive = [total for total in totals if total]
    first = _clock(day.earliest for day in taken)
    last = _clock(day.latest for day in taken)
    seldom = [one for one in spans(regimen, *period.ordinals) if one[0].rule.every_days > 1]
    usual = fsum(totals) / len(totals) if seldom and totals else median(totals) if totals else None
    return Amounts(
        period=period,
        taken=len(taken),
        none=len(some) - len(taken),
        planned=sum(day.planned for day in some),
        off=sum(_is_off(day) for _, *span in seldom for day in within(some, *span)),
        in_part=sum(not day.is_whole for day in taken),
        estimated=sum(day.estimated for day in taken),
        typical=usual,
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


class Differed(NamedTuple):
    """A day on which something else was taken than was planned.

    Attributes:
        taken: what was.
        planned: the amount that was planned, or else is usual; 0 where none was.
    """

    taken: DoseDay
    planned: float


def far_above(
    days: Sequence[DoseDay], regimen: Sequence[RegimenStep], period: Period
) -> Iterator[Differed]:
    """The days on which at least twice the usual was taken, each with the usual.

    The usual is what a regimen plans for a day on which it is taken.  Without one it is the typical
    amount of the days before and of those after, the higher of the two, so that the days on either
    side of a new amount do not stand out.  After a stop none is usual: every day is told apart.

    Args:
        days: those that are known, in order.
        regimen: the steps of the product, in order.
        period: the days that are meant.
    """
    for one in within(days, *period.ordinals):
        if one.planned or not one.total:
            continue
        step = in_force(regimen, one.day)
        usual = step.rule.amount if step else _usual_around(days, one.day)
        if usual and one.total >= _TWICE * usual:
            yield Differed(one, usual)


def _usual_around(days: Sequence[DoseDay], day: int) -> float:
    """The typical amount of a day on which it was taken, around a day; 0 where it is not known."""
    sides = (within(days, day - _A_SIDE, day - 1)[::-1], within(days, day + 1, day + _A_SIDE))
    totals = [
        [one.total for one in side if one.is_whole and one.total][:_MOST_A_SIDE] for side in sides
    ]
    enough = max(map(len, totals)) >= _FEWEST_A_SIDE
    return max(map(median, filter(None, totals))) if enough else 0.0


class Kept(NamedTuple):
    """How what was taken compares with what a regimen planned.

    Attributes:
        as_planned: days on which it was as planned; a day off where that was said.
        silent: those of them of which nothing was said, so that the plan stands for them.
        differed: the days on which it was something else, in order.
        unknown: days with an amount that is not known.
    """

    as_planned: int
    silent: int
    differed: tuple[Differed, ...]
    unknown: int

    @property
    def days(self) -> int:
        """The days that were compared: those on which a regimen holds."""
        return self.as_planned + len(self.differed) + self.unknown

    @property
    def none(self) -> int:
        """Of the days that differed, those on which none was taken."""
        return sum(not one.taken.doses for one in self.differed)


def kept(
    days: Sequence[DoseDay], regimen: Sequence[RegimenStep], period: Period, today: int
) -> Kept:
    """Compare what was taken with what was planned.

    Less than planned is nothing yet on the present day, which is not over.

    Args:
        days: those that are known, in order.
        regimen: the steps of the product, in order.
        period: the days that are meant.
        today: the present day.
    """
    as_planned, silent, unknown = 0, 0, 0
    differed = list[Differed]()
    for step, first, last in spans(regimen, *period.ordinals):
        for one in within(days, first, last):
            planned = step.planned(one.day)
            if step.rule.every_days > 1 and _is_off(one):
                continue
            if one.planned or (one.is_whole and isclose(one.total, planned)):
                as_planned, silent = as_planned + 1, silent + one.planned
            elif one.day == today and one.doses and one.total < planned:
                continue
            elif one.is_whole or not planned or one.total > planned:
                differed.append(Differed(one, planned))
            else:
                unknown += 1
    return Kept(as_planned, silent, tuple(differed), unknown)


def _is_off(day: DoseDay) -> bool:
    """Whether nothing was said of a day, and a rule that is not of every day plans none for it."""
    return day.planned and not day.doses


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
