"""What regimens planned for the days that `show` lists, beside what is recorded of them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sidelog.catalog.regimen.rules import RegimenStep, in_force, spans
from sidelog.journal.journal import Journal
from sidelog.journal.keeping.regimens import regimens
from sidelog.journal.rows import DayLine, DoseDay, Product
from sidelog.period import Period
from sidelog.report.findings.amounts import Kept, kept
from sidelog.report.words import taken as say

_INDENT = " " * 8


class Planned(NamedTuple):
    """What was planned of a product for some days, and what was taken.

    Attributes:
        product: what is taken as a rule.
        steps: those that hold on one of them.
        days: those that are known, in order.
        kept: how both compare.
    """

    product: Product
    steps: tuple[RegimenStep, ...]
    days: tuple[DoseDay, ...]
    kept: Kept

    @property
    def is_over(self) -> bool:
        """Whether it had been stopped before, and nothing of it is recorded."""
        return all(step.rule.is_stop for step in self.steps) and not self.said

    @property
    def said(self) -> dict[int, DoseDay]:
        """The days of which something is recorded."""
        return {one.day: one for one in self.days if not one.planned}


def planned_over(journal: Journal, period: Period, today: int) -> list[Planned]:
    """What was planned for the days of a period, which ends today at the latest."""
    found = []
    for product, regimen in regimens(journal).items():
        if steps := tuple(step for step, _, _ in spans(regimen, *period.ordinals)):
            days = tuple(journal.dose_days(product, period))
            of = Planned(product, steps, days, kept(days, regimen, period, today))
            found += [] if of.is_over else [of]
    return found


def beside_doses(every: Sequence[Planned], lines: Sequence[DayLine]) -> dict[str, str]:
    """What stands beside the last dose of a product on a day, by the name of its line."""
    last = {(one.name, one.day.toordinal()): one for one in lines if one.kind == "dose"}
    beside = {}
    for of in every:
        for day, taken in of.said.items():
            step = in_force(of.steps, day)
            if step is not None:
                words = say.beside_a_dose(taken, step.planned(day), of.product.unit)
                beside[last[of.product.name, day].reference] = words
    return beside


def by_plan(every: Sequence[Planned], period: Period, today: int) -> Iterator[str]:
    """What a plan stands for: of one day its amount, of more how often it was as planned."""
    for of in every:
        if period.days > 1:
            yield say.over_days(of.product, of.steps, period, of.kept)
        elif of.kept.silent:
            (one,) = of.days
            is_over = one.day < today
            said = say.of_a_day(of.product.name, one.total, of.product.unit, is_over=is_over)
            yield f"{_INDENT}{said}"
