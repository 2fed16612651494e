"""A change of what is taken, and the stretches of days before, during and after it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from math import isclose
from typing import NamedTuple

from sidelog.catalog.regimen.rules import SAME_CHANGE, RegimenStep
from sidelog.catalog.scales import LagWindow

STEPS_APART = 56
"""Steps in one direction that are at most so many days apart are one change: a taper."""

WITHDRAWAL = 14
"""Days after a reduction that count as during it, for what withdrawal itself can move."""

LAPSE = 14
"""Days for which what was stopped may come back and be stopped again, the stop being one."""

YEAR = 365
"""The most days that are looked at before a change: one turn of the seasons."""


ALIKE = 0.25
"""What doses show and what a regimen begins with are the same where they differ by less."""


class Direction(StrEnum):
    """Which way the amount taken went."""

    LESS = "less"
    MORE = "more"


class Step(NamedTuple):
    """One step of a change.

    Attributes:
        day: the first day of the new amount, an ordinal.
        direction: which way it went.
        before: the amount a day until then, in the product's unit; None where it is not known.
        after: the amount a day from then on; None where it is not known.
        again: whether it begins what had been taken before, and then was not.
        every: days from one day with it to the next, before and after; where they are more than
            one, the amount a day is an average.
    """

    day: int
    direction: Direction
    before: float | None = None
    after: float | None = None
    again: bool = False
    every: tuple[int, int] = (1, 1)


class Change(NamedTuple):
    """One or more steps of one product in the same direction: a stop, or a whole taper.

    Attributes:
        product: what was changed, by name.
        unit: the unit of the amounts; None where it was never said.
        steps: in the order of their days, at least one.
    """

    product: str
    unit: str | None
    steps: tuple[Step, ...]

    @property
    def direction(self) -> Direction:
        """Which way all its steps went."""
        return self.steps[0].direction

    @property
    def first(self) -> int:
        """The day of its first step, an ordinal."""
        return self.steps[0].day

    @property
    def last(self) -> int:
        """The day of its last step, an ordinal."""
        return self.steps[-1].day

    @property
    def before(self) -> float | None:
        """The amount a day before its first step."""
        return self.steps[0].before

    @property
    def after(self) -> float | None:
        """The amount a day after its last step."""
        return self.steps[-1].after

    @property
    def every(self) -> tuple[int, int]:
        """Days from one day with it to the next, before and after; see `Step`."""
        return self.steps[0].every[0], self.steps[-1].every[1]

    @property
    def stopped(self) -> bool:
        """Whether nothing was to be taken after it."""
        return self.after == 0

    @property
    def again(self) -> bool:
        """Whether the product came back with it."""
        return self.steps[0].again

    def settled(self, lag: LagWindow) -> int:
        """The last day that still counts as during it, for a measure with that lag window."""
        apart = WITHDRAWAL if self.direction is Direction.LESS else 0
        return self.last + max(lag.last, apart)


class Stretches(NamedTuple):
    """The days around a change, each as its first and last day (ordinals); empty if reversed.

    Attributes:
        before: up to a year until the day before the first step.
        during: from the first step until the lag window of the last one is over.
        after: from there on, until the next change begins or today.
    """

    before: tuple[int, int]
    during: tuple[int, int]
    after: tuple[int, int]


def steps_of(
    regimen: Sequence[RegimenStep],
    before: Callable[[RegimenStep], float | None],
    *,
    taken_before: bool,
) -> Iterator[Step]:
    """The steps by which a regimen changes how much is taken, in the order of their days.

    A step that lies ahead is none yet: it is left out by who asks.  Nor is the first one a change
    where something was taken before it, and nobody knows how much.

    Args:
        regimen: of one product, in order.
        before: the amount a day until a step before which no other holds; None where it is not
            known.
        taken_before: whether any was taken before its first step.
    """
    last: RegimenStep | None = None
    amount: float | None
    taken = taken_before
    for one in regimen:
        after, is_same = one.rule.a_day, False
        if last is not None and not last.is_over(one.day - 1):
            amount, every = last.rule.a_day, last.rule.every_days
        else:
            amount, every = before(one), 1
            if amount is None and not taken and not one.rule.is_stop:
                amount = 0.0
            # Doses swing, and a rule is round.
            is_same = amount is not None and abs(after - amount) < ALIKE * max(amount, after)
        is_known = amount is not None or last is not None or one.rule.is_stop
        if is_known and not is_same and (amount is None or not isclose(amount, after)):
            known = amount if amount is not None or last is None else last.rule.a_day
            less = one.rule.is_stop if known is None else after < known
            yield Step(
                one.day,
                Direction.LESS if less else Direction.MORE,
                amount,
                after,
                again=amount == 0 and taken,
                every=(every, one.rule.every_days),
            )
        last, taken = one, taken or not one.rule.is_stop


def is_same(step: Step, told: Step) -> bool:
    """Whether a change that was told is a step of a regimen: the same, said twice.

    An amount that is not known contradicts none.
    """
    pairs = ((step.before, told.before), (step.after, told.after))
    agree = all(one is None or other is None or isclose(one, other) for one, other in pairs)
    is_near = abs(step.day - told.day) <= SAME_CHANGE
    return agree and step.direction is told.direction and is_near


def part_lapses(steps: Iterable[Step]) -> tuple[list[Step], list[int]]:
    """Part short returns from the steps of a product; both are in the order of time.

    Returns:
        The steps without those of returns that lasted `LAPSE` days at most after a stop, and the
        days of those returns: lapses.
    """
    left: list[Step] = []
    days: list[int] = []
    for step in steps:
        returned = left[-1] if len(left) > 1 and left[-2].after == 0 == step.after else None
        if returned and returned.direction is Direction.MORE and step.day - returned.day <= LAPSE:
            left.pop()
            days += range(returned.day, max(step.day, returned.day + 1))
        else:
            left.append(step)
    return left, days


def group(product: str, unit: str | None, steps: Iterable[Step]) -> tuple[Change, ...]:
    """Put the steps of a product, in any order, together into changes, in the order of time."""
    runs: list[list[Step]] = []
    for step in sorted(steps, key=lambda one: one.day):
        run = runs[-1] if runs else []
        if run and run[-1].direction is step.direction and step.day - run[-1].day <= STEPS_APART:
            run.append(step)
        else:
            runs.append([step])
    return tuple(Change(product, unit, tuple(run)) for run in runs)


def stretches(
    changes: Sequence[Change], place: int, lag: LagWindow, begin: int, today: int
) -> Stretches:
    """The days around a change that say something of it alone.

    Args:
        changes: every change of the product, in the order of time.
        place: which of them is looked at.
        lag: the measure's window, set before looking.
        begin: the first day of the record, an ordinal.
        today: the current day.
    """
    change = changes[place]
    settled = change.settled(lag)
    earliest = max(begin, change.first - YEAR)
    if place:
        earliest = max(earliest, changes[place - 1].settled(lag) + 1)
    latest = today
    if place + 1 < len(changes):
        latest = min(latest, changes[place + 1].first - 1)
    return Stretches(
        before=(earliest, change.first - 1),
        during=(change.first, min(settled, latest)),
        after=(settled + 1, latest),
    )
