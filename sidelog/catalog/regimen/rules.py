"""What is taken as a rule: the steps of a regimen, what each day of it plans, and how it is said.

The words in which a person states one are read in `stages.py` and `courses.py`.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from math import isclose
from typing import NamedTuple

from sidelog.catalog.products import say_amount

_RHYTHMS = {1: "daily", 2: "every other day", 7: "once a week"}

SAME_CHANGE = 7
"""A change that was told without an amount, or before a plan began, and a step are one where they
are so many days apart."""

AS_PLANNED = "as planned"
"""What a planned dose is recorded as, where an extra one needs it, and what a day is called."""

STOP = "stop"
"""What a rule of nothing is called where it begins."""


class Rule(NamedTuple):
    """How much is taken, and how often.

    Attributes:
        amount: on a day on which it is taken, in the product's unit; 0 where none is taken.
        every_days: days from one with it to the next: 1 daily, 2 every other day, 7 weekly.
        times: doses of such a day.
    """

    amount: float
    every_days: int = 1
    times: int = 1

    @property
    def is_stop(self) -> bool:
        """Whether nothing is taken."""
        return self.amount == 0

    @property
    def a_day(self) -> float:
        """The amount a day on average, days off included."""
        return self.amount / self.every_days


class RegimenStep(NamedTuple):
    """From when on a rule holds: until the next step of the same product.

    Attributes:
        day: the first day, an ordinal; it may lie ahead.
        rule: what is taken from then on.
        reference: the short name of the row, such as "r3", or "e2" of a change that was told;
            empty before it is recorded.
        until: the last day on which it holds, where a change that was told without an amount
            ended it; None where the next step does, or nothing has.
    """

    day: int
    rule: Rule
    reference: str = ""
    until: int | None = None

    def is_over(self, day: int) -> bool:
        """Whether it was ended before a day, without a step that follows."""
        return self.until is not None and day > self.until

    def planned(self, day: int) -> float:
        """How much is planned for a day from its first on; 0 on a day off."""
        return 0.0 if (day - self.day) % self.rule.every_days else self.rule.amount


class Told(NamedTuple):
    """A change of a product that was told beside the steps that were written.

    Attributes:
        day: its day, an ordinal.
        is_more: whether it went up: a start, a restart or an increase.
        amount: how much a day from then on, 0 after a stop; None where that was not said.
        reference: the short name of the row, such as "e2".
    """

    day: int
    is_more: bool
    amount: float | None
    reference: str


def holding(written: Sequence[RegimenStep], told: Sequence[Told]) -> list[RegimenStep]:
    """What holds, by its steps: those that were written, and what was told since the first of them.

    A change with an amount is a step, unless that holds already.  One without ends what holds,
    unless a step of those days is that change.  On a day with both, the step stands; of two changes
    on a day, the later one.

    Args:
        written: of one product, in the order of their days.
        told: of the same product, in the order of their days.
    """
    steps = list(written)
    taken = {one.day for one in written}
    for day, one in {each.day: each for each in told}.items():
        now = in_force(steps, day)
        if not written or day < written[0].day or day in taken or _is_step(one, written):
            continue
        if one.amount is None and now is not None:
            steps[steps.index(now)] = now._replace(until=day - 1)
        elif one.amount is not None and not (now and isclose(now.rule.a_day, one.amount)):
            steps.append(RegimenStep(day, Rule(one.amount), one.reference))
            steps.sort()
    return steps


def _is_step(told: Told, written: Sequence[RegimenStep]) -> bool:
    """Whether a change without an amount is one that was written for those days.

    What was taken before the first step is not known, so that it may be either way.
    """
    ways = [
        told.is_more,
        *(after.rule.a_day > before.rule.a_day for before, after in pairwise(written)),
    ]
    return told.amount is None and any(
        abs(step.day - told.day) <= SAME_CHANGE and is_more == told.is_more
        for step, is_more in zip(written, ways, strict=True)
    )


def in_force(steps: Sequence[RegimenStep], day: int) -> RegimenStep | None:
    """The step that holds on a day; None before the first, and after one that was ended.

    Args:
        steps: of one product, in the order of their days.
        day: an ordinal.
    """
    begun = [step for step in steps if step.day <= day]
    return begun[-1] if begun and not begun[-1].is_over(day) else None


def spans(
    steps: Sequence[RegimenStep], first: int, last: int
) -> Iterator[tuple[RegimenStep, int, int]]:
    """Each step with the first and the last day on which it holds, within some days (ordinals)."""
    ends = [then.day - 1 for _, then in pairwise(steps)]
    for step, end in zip(steps, [*ends, last], strict=False):
        begin, until = max(step.day, first), min(end, last, step.until or last)
        if begin <= until:
            yield step, begin, until


def say_rule(rule: Rule, unit: str | None) -> str:
    """A rule as one states it: "50 mg daily", "10 mg every other day", "stop"; it reads back."""
    if rule.is_stop:
        return STOP
    doses = f" in {rule.times} doses" if rule.times > 1 else ""
    return f"{say_amount(rule.amount, unit)} {say_rhythm(rule.every_days)}{doses}"


def say_rhythm(every_days: int) -> str:
    """How often: "daily", "every other day", "once a week", "every 2 weeks", "every 3 days"."""
    weeks, rest = divmod(every_days, 7)
    several = f"every {every_days} days" if rest else f"every {weeks} weeks"
    return _RHYTHMS.get(every_days, several)


def day_of(step: RegimenStep) -> date:
    """The first day of a step as a date."""
    return date.fromordinal(step.day)
