"""What is due on a day, and what was missed: the one place that the screens and the check-in ask.

A measure is due by its rhythm; a product by the habit of saying what was taken of it, on the days
of its plan where there is one.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from sidelog.analysis.due import FEWEST, REACH, Said, is_due, is_habit, is_usual, missed
from sidelog.catalog.regimen.rules import in_force
from sidelog.catalog.scales import Measure
from sidelog.journal.journal import Journal
from sidelog.journal.queries import Days, said_of_measures, said_of_products
from sidelog.journal.rows import Product
from sidelog.period import Period

_OF_LATE = 30
"""A product that was spoken of in so many days is asked about."""

_LOOKED_BACK = timedelta(days=14)
"""Missed days are looked for in so many days, unless the first one is named."""


class Usual(StrEnum):
    """Why an amount needs no typing."""

    PLANNED = "planned"
    REST = "rest"
    """Of several doses that are planned for the day, some are written down."""
    USUAL = "usual"
    LAST = "last"
    STOPPED = "stopped"
    """Nothing is taken any more."""


class Wanted(NamedTuple):
    """A product that can be asked about on a day.

    Attributes:
        product: what is taken.
        is_open: whether the day is not complete without it; what is taken now and then is not, nor
            what a plan says and the person does not write down.
        amount: what needs no typing, in the product's unit, 0 for none; None without such.
        usual: why it is that amount.
    """

    product: Product
    is_open: bool
    amount: float | None = None
    usual: Usual = Usual.LAST


class Due(NamedTuple):
    """What has no answer on a day yet: measures that are due, and products."""

    day: date
    measures: tuple[Measure, ...]
    products: tuple[Wanted, ...]

    @property
    def open_products(self) -> tuple[Wanted, ...]:
        """The products without which the day is not complete."""
        return tuple(one for one in self.products if one.is_open)


class Missed(NamedTuple):
    """A day before today without an answer to any measure that was due, or without a product.

    Attributes:
        day: an ordinal.
        measures: those that were due; none where a measure has an answer.
        products: those of which something is usually said.
    """

    day: int
    measures: tuple[Measure, ...]
    products: tuple[Product, ...]


class Rhythms:
    """When what is due, over the last days of a journal."""

    def __init__(self, journal: Journal, today: date, first: date | None = None) -> None:
        """Read what was said.

        Args:
            journal: where it is read from.
            today: the current day.
            first: the first day that is looked at; None for two weeks ago.
        """
        self._journal = journal
        self._today = today
        self._first = min(first or today - _LOOKED_BACK, today)
        self._asked = [one for one in journal.measures.values() if one.tracked]
        self._in_use = [one for one in journal.products.values() if not one.retired]
        self._regimens = {one.name: journal.regimen(one) for one in self._in_use}
        begin = self._first - timedelta(days=REACH)
        self._rated = _said(said_of_measures(journal, begin, today))
        self._taken = _said(said_of_products(journal, begin, today))

    def on(self, day: date, *, everything: bool = False) -> Due:
        """What has no answer on a day; or all that can be asked of it."""
        number = day.toordinal()
        measures = (
            one
            for one in self._asked
            if everything or is_due(self._rated.get(one.name), one.scale.every_days, number)
        )
        return Due(day, tuple(measures), tuple(self._wanted(number, everything=everything)))

    def missed(self) -> list[Missed]:
        """The days before today that were missed, in order."""
        first, today = self._first.toordinal(), self._today.toordinal()
        due: dict[int, list[Measure]] = {}
        latest = max((said.days[-1] for said in self._rated.values()), default=None)
        for one in self._asked:
            said = self._rated.get(one.name)
            for day in missed(said, one.scale.every_days, first, today, latest) if said else ():
                if one.scale.every_days > 1 or is_usual(self._daily, day):
                    due.setdefault(day, []).append(one)
        answered = {day for said in self._rated.values() for day in said.days}
        found = (
            Missed(
                day,
                () if day in answered else tuple(due.get(day, ())),
                tuple(one for one in self._in_use if self._lacks(one.name, day)),
            )
            for day in range(first, today)
        )
        return [one for one in found if one.measures or one.products]

    def planned(self, product: str, day: date) -> float | None:
        """How much of a product a regimen plans for a day, 0 for none; None without one."""
        return self._planned(product, day.toordinal()) if product in self._regimens else None

    def _wanted(self, day: int, *, everything: bool) -> Iterator[Wanted]:
        for product in self._in_use:
            name = product.name
            if rest := self._rest(product, day):
                yield Wanted(product, is_open=True, amount=rest, usual=Usual.REST)
            if rest or (self._is_said(name, day) and not everything):
                continue
            planned = self._planned(name, day)
            is_open = self._lacks(name, day) or self._is_new(product, day)
            if planned != 0 and (is_open or planned or self._is_of_late(name, day)):
                yield Wanted(product, is_open, *self._usual(product, day))

    def _rest(self, product: Product, day: int) -> float:
        """What is still planned for today, where some of several doses are written down."""
        step = in_force(self._regimens[product.name], day)
        if step is None or step.rule.times == 1 or day != self._today.toordinal():
            return 0.0
        said = self._journal.said_days(product, Period(self._today, self._today))
        if not said or not said[0].is_whole or not 0 < said[0].doses < step.rule.times:
            return 0.0
        return max(step.planned(day) - said[0].total, 0.0)

    def _is_new(self, product: Product, day: int) -> bool:
        """Whether too little is said of a product without a plan to show a habit.

        That is nothing yet; or little, where a start or a usual amount says that it is taken.
        """
        name = product.name
        if self._is_said(name, day) or self._planned(name, day) is not None:
            return False
        said, changes = self._taken.get(name), self._changes.get(name, [])
        is_taken = product.usual_amount is not None or any(one <= day for one, _ in changes)
        shows_no_habit = said is None or (is_taken and len(said.days) < FEWEST)
        return shows_no_habit and self._stopped(name, day) is None and self._is_of_late(name, day)

    def _is_said(self, name: str, day: int) -> bool:
        return name in self._taken and day in self._taken[name].days

    def _lacks(self, name: str, day: int) -> bool:
        """Whether nothing is said of a product on a day, though that is usual."""
        said = self._since_stop(name, day)
        if said is None or self._is_said(name, day):
            return False
        if self._planned(name, day) is None:
            return is_habit(said, day)
        return is_habit(said, day, lambda one: bool(self._planned(name, one)))

    def _since_stop(self, name: str, day: int) -> Said | None:
        """What was said of a product; since it was stopped, where that was not undone since."""
        said, stop = self._taken.get(name), self._stopped(name, day)
        if said is None or stop is None:
            return said
        days = tuple(one for one in said.days if one > stop)
        return Said(days[0], days) if days else None

    def _planned(self, name: str, day: int) -> float | None:
        """How much a regimen plans for a day, 0 for none; None without one, or after a stop."""
        step = in_force(self._regimens[name], day)
        stop = self._stopped(name, day)
        if step is None or (stop is not None and stop > step.day):
            return None
        return step.planned(day)

    def _is_of_late(self, name: str, day: int) -> bool:
        """Whether a product was spoken of not long before a day, or never since it was added."""
        changes = [one for one, _ in self._changes.get(name, ())]
        said = self._taken.get(name)
        if said is None:
            return not changes or (changes[0] <= day and self._stopped(name, day) is None)
        spoken = [one for one in (*said.days, *changes) if one <= day]
        return bool(spoken) and day - max(spoken) <= _OF_LATE

    def _usual(self, product: Product, day: int) -> tuple[float | None, Usual]:
        if planned := self._planned(product.name, day):
            return planned, Usual.PLANNED
        if self._stopped(product.name, day) is not None:
            return 0.0, Usual.STOPPED
        if product.usual_amount is not None:
            return product.usual_amount, Usual.USUAL
        return self._last(product, day), Usual.LAST

    def _last(self, product: Product, day: int) -> float | None:
        """The amount of the latest day, if it was one dose; several are never as last time."""
        said = self._taken.get(product.name)
        before = [one for one in said.days if one < day] if said else []
        if not before:
            return None
        last = date.fromordinal(before[-1])
        doses = self._journal.doses(product, last, last)
        return doses[0].amount if len(doses) == 1 else None

    def _stopped(self, name: str, day: int) -> int | None:
        """The day on which a product was stopped by some day; None where it is taken."""
        changes = [one for one in self._changes.get(name, ()) if one[0] <= day]
        return changes[-1][0] if changes and changes[-1][1] == "stop" else None

    @cached_property
    def _daily(self) -> Said:
        """The days on which anything was said that is asked every day: how the person writes."""
        daily = [
            said
            for one in self._asked
            if one.scale.every_days == 1 and (said := self._rated.get(one.name))
        ]
        days = {day for said in daily for day in said.days}
        return Said(min(said.begun for said in daily), tuple(sorted(days)))

    @cached_property
    def _changes(self) -> dict[str, list[tuple[int, str]]]:
        """The days and kinds of the changes of each product, in order."""
        found: dict[str, list[tuple[int, str]]] = {}
        for event in self._journal.events():
            if event.product and event.is_change:
                found.setdefault(event.product, []).append((event.day, event.kind))
        return found


def _said(days: Days) -> dict[str, Said]:
    return {name: Said(*one) for name, one in days.items()}
