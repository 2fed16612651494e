"""What a regimen planned, and what was taken, day by day."""

from collections.abc import Sequence
from math import isclose
from typing import NamedTuple

from sidelog.catalog.regimen.rules import RegimenStep, spans
from sidelog.journal.rows import DoseDay
from sidelog.period import Period
from sidelog.report.findings.amounts import within


class Differed(NamedTuple):
    """A day on which something else was taken than was planned.

    Attributes:
        taken: what was.
        planned: the amount that was planned; 0 where none was.
    """

    taken: DoseDay
    planned: float


class Kept(NamedTuple):
    """How what was taken compares with what a regimen planned.

    Attributes:
        as_planned: days on which it was as planned.
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
            if one.planned or (one.is_whole and isclose(one.total, planned)):
                as_planned, silent = as_planned + 1, silent + one.planned
            elif one.day == today and one.doses and one.total < planned:
                continue
            elif one.is_whole or not planned or one.total > planned:
                differed.append(Differed(one, planned))
            else:
                unknown += 1
    return Kept(as_planned, silent, tuple(differed), unknown)
