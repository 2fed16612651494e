"""What was taken of a product, what changed in it, and what came after: facts, never advice."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from sidelog.analysis.changes import (
    LAPSE,
    YEAR,
    Change,
    group,
    part_lapses,
)
from sidelog.analysis.look_dates import MEMORY
from sidelog.analysis.series import Series, from_days
from sidelog.analysis.stats.ranks import median
from sidelog.analysis.summary import FOUR_WEEKS
from sidelog.catalog.regimen.rules import RegimenStep, in_force
from sidelog.journal.journal import Journal
from sidelog.journal.rows import DoseDay, Happened, Product
from sidelog.period import Period, Unit, cut
from sidelog.report.findings.amounts import (
    Amounts,
    Differed,
    Kept,
    amounts,
    far_above,
    kept,
    typical,
    within,
)
from sidelog.report.findings.steps import changes_by_product, steps_by_all

_LATEST = 12
"""Steps of a change that are looked back at for a screen of every day."""
_FEWEST = 7
"""Days with it in the last four weeks, that there is an amount a day."""


class Usual(NamedTuple):
    """How much was taken of late.

    Attributes:
        amount: the typical total of a day, or of a day on which it was taken.
        is_daily: whether it is an amount a day, and not one of a day on which it was taken.
    """

    amount: float
    is_daily: bool


class Taken(NamedTuple):
    """What was taken of one product, over the whole record.

    Attributes:
        product: what was taken.
        days: every day that is known, in order: something was said of it, or a regimen plans it.
        changes: recorded changes, in the order of time: those that were told, and of its regimen
            the steps that have begun.
        period: from the first day of the record of it to today.
        peak: the highest typical daily total of a calendar month.
        now: the last four weeks, as far as they are days of the product's record and come after
            the latest change; without days on the day of a change.
        last_use: the last day on which it was taken, an ordinal; None where it never was.
        lapses: the days after a stop, and before the next change, on which it was taken.
        since: the days after the last step of the latest change; None where there is none.
        regimen: what is taken as a rule, by its steps; they may lie ahead.
        kept_since: the day from which on the journal was kept, an ordinal.  What a regimen plans
            before it was only told, and nobody was asked about those days.  None for any day.
    """

    product: Product
    days: tuple[DoseDay, ...]
    changes: tuple[Change, ...]
    period: Period
    peak: float | None
    now: Amounts
    last_use: int | None
    lapses: tuple[int, ...]
    since: Amounts | None
    regimen: tuple[RegimenStep, ...] = ()
    kept_since: int | None = None

    @property
    def totals(self) -> Series:
        """The totals of the days whose doses are wholly known; a said "none" is 0."""
        first, last = self.period.ordinals
        return from_days({one.day: one.total for one in self.days if one.is_whole}, first, last)

    def returned(self, change: Change) -> int | None:
        """The day from which it was taken again for good after a stop; None if it was not.

        Of days that are two weeks apart at most: where they are more than `LAPSE`, the stop is over
        with the first of them.
        """
        run: list[int] = []
        for day in self.lapses:
            if day <= change.last:
                continue
            run = [*run, day] if run and day - run[-1] <= LAPSE else [day]
            if len(run) > LAPSE:
                return run[0]
        return None

    @property
    def usual(self) -> Usual | None:
        """How much was taken of late; None where it was not, or no day of it is wholly known.

        It is an amount a day where it was taken on most days since the latest change, and on seven
        of the last four weeks at least.
        """
        today, now = self.period.ordinals[1], self.now
        lately = self.over(Period.of(today - FOUR_WEEKS + 1, today))
        is_daily = lately.taken >= _FEWEST and 2 * now.taken > now.period.days
        some = within(self.days, *now.period.ordinals)
        totals = [one.total for one in some if one.is_whole and (is_daily or one.doses)]
        return Usual(median(totals), is_daily) if totals else None

    @property
    def amount_now(self) -> float | None:
        """The amount a day of late; a day or two of it after a stop do not count.

        None where too little is known, or it is not taken daily; after a stop, where no day is said
        to be one without.
        """
        change = self.changes[-1] if self.changes else None
        if change is not None and change.stopped and self.returned(change) is None:
            return 0.0 if self.now.none else None
        if self.in_force is not None or not self.now.taken:
            return self.now.typical
        usual = self.usual
        return usual.amount if usual and usual.is_daily else None

    @property
    def in_force(self) -> RegimenStep | None:
        """The step of its regimen that holds today; None without one."""
        return in_force(self.regimen, self.period.ordinals[1])

    def kept(self, period: Period) -> Kept:
        """How what was taken over some days compares with what its regimen planned for them."""
        return kept(self.days, self.regimen, period, self.period.ordinals[1])

    def far_above(self, period: Period) -> tuple[Differed, ...]:
        """The days of a period on which at least twice the usual was taken, with the usual."""
        return tuple(far_above(self.days, self.regimen, period))

    def on(self, day: int) -> float | None:
        """The amount a day that was meant on a day, an ordinal, or else typical until then.

        None where it is not known: nothing was told of the days before the first step, nor noted.
        """
        changes = [one for one in self.changes if one.first <= day]
        later = next((one for one in self.changes if one.first > day), None)
        if changes:
            begun = [step for step in changes[-1].steps if step.day <= day]
            meant = begun[-1].after
        else:
            meant = later.before if later else None
        if meant is not None:
            return meant
        step = in_force(self.regimen, day)
        return step.rule.a_day if step else typical(self.days, day - FOUR_WEEKS + 1, day)

    def over(self, period: Period) -> Amounts:
        """What was taken over some days, of which those before the record of it are none."""
        within = Period(max(period.first, self.period.first), period.last)
        return amounts(self.days, within, self.regimen)


def taken_of(
    journal: Journal,
    today: date,
    *,
    lately: bool = False,
    shows: Callable[[str], bool] | None = None,
) -> tuple[Taken, ...]:
    """What was taken, per product of which anything was said: those that changed last come first.

    Args:
        journal: where it is read from.
        today: the current day.
        lately: whether the days of the latest change and of the last three years are enough, so
            that a screen of every day costs no more after fifty years than after three; what was
            taken before then, and the peak, are not read.
        shows: whether a product may be spoken of; None for every product.
    """
    events = changes_by_product(journal.events(), today)
    every = (
        _recorded(journal, one, events.get(one.name, ()), today, lately=lately)
        for one in journal.products.values()
        if shows is None or shows(one.name)
    )
    kept_since = min(journal.kept_since() or today, today).toordinal()
    said = [_taken(one, today, kept_since) for one in every if one is not None]

    def latest(taken: Taken) -> tuple[int, int]:
        return taken.changes[-1].last if taken.changes else 0, len(taken.days)

    return tuple(sorted(said, key=latest, reverse=True))


class _Recorded(NamedTuple):
    """What is recorded of one product: its days, its regimen and the events that change it."""

    product: Product
    period: Period
    days: tuple[DoseDay, ...]
    regimen: tuple[RegimenStep, ...]
    events: Sequence[Happened]


def _recorded(
    journal: Journal, product: Product, events: Sequence[Happened], today: date, *, lately: bool
) -> _Recorded | None:
    begun, regimen = journal.first_dose(product), tuple(journal.regimen(product))
    changed = (date.fromordinal(one.day) for one in events)
    first, day = min(filter(None, (begun, *changed)), default=None), today.toordinal()
    if first is None or first > today:
        return None
    if lately:
        told = [one.day for one in events] + [one.day for one in regimen if one.day <= day]
        reach = min([day - MEMORY, *(one - YEAR for one in sorted(told)[-_LATEST:])])
        first = max(first, date.fromordinal(reach))
    period = Period(first, today)
    days = _days(journal, product, period, lately=lately)
    return _Recorded(product, period, days, regimen, events)


def _taken(of: _Recorded, today: date, kept_since: int) -> Taken:
    product, days, day = of.product, of.days, today.toordinal()
    begun_steps = [one for one in of.regimen if one.day <= day]
    steps, returned = part_lapses(steps_by_all(of.events, begun_steps, days, kept_since))
    changes = group(product.name, product.unit, steps)
    since = max(changes[-1].last + 1, min(kept_since, day)) if changes else day
    return Taken(
        product=product,
        days=days,
        changes=changes,
        period=of.period,
        peak=_peak(days, of.period),
        now=amounts(days, _lately(of.period, changes, kept_since), of.regimen),
        last_use=max((day.day for day in days if day.doses), default=None),
        lapses=tuple(sorted({*_lapses(days, changes), *_said_again(returned, days)})),
        since=amounts(days, Period.of(since, day), of.regimen) if changes else None,
        regimen=of.regimen,
        kept_since=kept_since,
    )


def _days(
    journal: Journal, product: Product, period: Period, *, lately: bool
) -> tuple[DoseDay, ...]:
    """The days that are known; of long ago, where only `lately` is asked, those that were said."""
    recent = period.last - timedelta(days=MEMORY)
    if not lately or period.first >= recent:
        return tuple(journal.dose_days(product, period))
    said = journal.said_days(product, Period(period.first, recent - timedelta(days=1)))
    return (*said, *journal.dose_days(product, Period(recent, period.last)))


def _lately(period: Period, changes: Sequence[Change], kept_since: int) -> Period:
    """The last four weeks, but no day before the record or before the latest change was made."""
    first, today = max(period.ordinals[0], kept_since), period.ordinals[1]
    changed = changes[-1].last + 1 if changes else first
    return Period.of(max(first, changed, today - FOUR_WEEKS + 1), today)


def _peak(days: Sequence[DoseDay], period: Period) -> float | None:
    """The highest month; the days off of a regimen, and those after it ended, are left out."""
    due = [day for day in days if day.doses or not day.planned]
    months = (typical(due, *month.ordinals) for month in cut(period, Unit.MONTH))
    known = [total for total in months if total is not None]
    highest = max((day.total for day in due if day.is_whole), default=None)
    return max(known, default=highest)


def _lapses(days: Sequence[DoseDay], changes: Sequence[Change]) -> Iterator[int]:
    latest = days[-1].day if days else 0
    for place, change in enumerate(changes):
        end = changes[place + 1].first - 1 if place + 1 < len(changes) else latest
        if change.stopped:
            yield from (one.day for one in within(days, change.last + 1, end) if one.doses)


def _said_again(returned: Sequence[int], days: Sequence[DoseDay]) -> set[int]:
    """The days of short returns, but those on which the person said that they took none."""
    return set(returned) - {one.day for one in days if not one.doses}
