"""What was taken of a product, what changed in it, and what came after: facts, never advice."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from sidelog.analysis.changes import LAPSE, YEAR, Change, Direction, Step, group, part_lapses
from sidelog.analysis.looks import MEMORY
from sidelog.analysis.series import Series, from_days
from sidelog.analysis.stats.ranks import median
from sidelog.analysis.summary import FOUR_WEEKS
from sidelog.catalog.events import EVENT_KINDS, Exposure
from sidelog.journal.journal import Journal
from sidelog.journal.rows import DoseDay, Happened, Product
from sidelog.period import Period, Unit, cut

_DAY = attrgetter("day")
_WAYS = {Exposure.UP: Direction.MORE, Exposure.DOWN: Direction.LESS}
_DIRECTIONS = {one.name: _WAYS[one.exposure] for one in EVENT_KINDS if one.exposure in _WAYS}
"""Which way each kind of event takes the amount, where it does."""

_RESTART = "restart"
_BEGINNINGS = frozenset({"start", _RESTART})

_A_DAY = 1440.0
_JUST_BEFORE = 7
"""Doses so few days before a start belong to it; earlier ones make it a return."""

_LATEST = 12
"""Steps of a change that are looked back at for a screen of every day."""

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

    @property
    def known(self) -> int:
        """Days of which something was said."""
        return self.taken + self.none

    @property
    def unsaid(self) -> int:
        """Days of which nothing was said; they are not days without it."""
        return self.period.days - self.known


class Taken(NamedTuple):
    """What was taken of one product, over the whole record.

    Attributes:
        product: what was taken.
        days: every day of which something was said, in order.
        changes: recorded changes, in the order of time.
        period: from the first day of the record of it to today.
        peak: the highest typical daily total of a calendar month.
        now: the last four weeks, as far as they are days of the product's record and come after
            the latest change; without days on the day of a change.
        last_use: the last day on which it was taken, an ordinal; None where it never was.
        lapses: the days after a stop, and before the next change, on which it was taken.
        since: the days after the last step of the latest change; None where there is none.
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

    def over(self, period: Period) -> Amounts:
        """What was taken over some days."""
        return amounts(self.days, period)


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
    events = _changes_by_product(journal.events(), today)
    found = (
        _taken(journal, one, events.get(one.name, ()), today, lately=lately)
        for one in journal.products.values()
        if shows is None or shows(one.name)
    )
    said = [one for one in found if one is not None]

    def latest(taken: Taken) -> tuple[int, int]:
        return taken.changes[-1].last if taken.changes else 0, len(taken.days)

    return tuple(sorted(said, key=latest, reverse=True))


def amounts(days: Sequence[DoseDay], period: Period) -> Amounts:
    """What was taken over some days.

    Args:
        days: of which something was said, in order; others than those of the period may be there.
        period: the days that are meant.
    """
    some = _within(days, *period.ordinals)
    taken = [day for day in some if day.doses]
    totals = [day.total for day in some if day.is_whole]
    positive = [total for total in totals if total]
    first = _clock(day.earliest for day in taken)
    last = _clock(day.latest for day in taken)
    return Amounts(
        period=period,
        taken=len(taken),
        none=len(some) - len(taken),
        in_part=sum(not day.is_whole for day in taken),
        estimated=sum(day.estimated for day in taken),
        typical=median(totals) if totals else None,
        lowest=min(positive, default=None),
        highest=max(positive, default=None),
        doses_a_day=median([float(day.doses) for day in taken]) if taken else None,
        earliest=first,
        latest=last,
    )


def _taken(
    journal: Journal, product: Product, events: Sequence[Happened], today: date, *, lately: bool
) -> Taken | None:
    begun = journal.first_dose(product)
    changed = (date.fromordinal(one.day) for one in events)
    first, day = min(filter(None, (begun, *changed)), default=None), today.toordinal()
    if first is None or first > today:
        return None
    if lately:
        reach = min([day - MEMORY, *(one.day - YEAR for one in events[-_LATEST:])])
        first = max(first, date.fromordinal(reach))
    period = Period(first, today)
    days = tuple(journal.dose_days(product, period))
    steps, returned = part_lapses(_steps(events, days))
    changes = group(product.name, product.unit, steps)
    return Taken(
        product=product,
        days=days,
        changes=changes,
        period=period,
        peak=_peak(days, period),
        now=amounts(days, _lately(period, changes)),
        last_use=max((day.day for day in days if day.doses), default=None),
        lapses=tuple(sorted({*_lapses(days, changes), *_said_again(returned, days)})),
        since=amounts(days, Period.of(changes[-1].last + 1, day)) if changes else None,
    )


def _changes_by_product(events: Sequence[Happened], today: date) -> dict[str, list[Happened]]:
    """The events that change what is taken, up to today, in the order of their days."""
    found: dict[str, list[Happened]] = {}
    for event in sorted(events, key=_DAY):
        if event.kind in _DIRECTIONS and event.product and event.day <= today.toordinal():
            found.setdefault(event.product, []).append(event)
    return found


def _steps(events: Sequence[Happened], days: Sequence[DoseDay]) -> Iterator[Step]:
    """The steps of a product; the doses around each say what the person did not."""
    edges = sorted({one.day for one in events})
    for event in events:
        place = edges.index(event.day)
        earlier = edges[place - 1] if place else event.day - FOUR_WEEKS
        later = edges[place + 1] if place + 1 < len(edges) else event.day + FOUR_WEEKS
        before = _typical(days, max(earlier, event.day - FOUR_WEEKS), event.day - 1)
        after = _typical(days, event.day, min(later, event.day + FOUR_WEEKS) - 1)
        taken_before = place > 0 or any(
            one.doses for one in days[: bisect_left(days, event.day - _JUST_BEFORE, key=_DAY)]
        )
        yield _step(event, before, after, taken_before=taken_before)


def _step(
    event: Happened, before: float | None, after: float | None, *, taken_before: bool
) -> Step:
    """A step with the amounts that the person said, or else those that the doses show.

    Nothing was taken before a start, unless one of the two says otherwise.
    """
    before = before if event.before is None else event.before
    after = 0.0 if event.kind == "stop" else after if event.after is None else event.after
    again = False
    if event.kind in _BEGINNINGS and not before:
        before = 0.0
        again = taken_before or event.kind == _RESTART
    return Step(event.day, _DIRECTIONS[event.kind], before, after, again)


def _lately(period: Period, changes: Sequence[Change]) -> Period:
    """The last four weeks, but no day before the record or before the latest change was made."""
    first, today = period.ordinals
    changed = changes[-1].last + 1 if changes else first
    return Period.of(max(first, changed, today - FOUR_WEEKS + 1), today)


def _typical(days: Sequence[DoseDay], first: int, last: int) -> float | None:
    """The median total of some days; None where too few are wholly known."""
    totals = [day.total for day in _within(days, first, last) if day.is_whole]
    return median(totals) if len(totals) >= _FEWEST else None


def _peak(days: Sequence[DoseDay], period: Period) -> float | None:
    months = (_typical(days, *month.ordinals) for month in cut(period, Unit.MONTH))
    known = [total for total in months if total is not None]
    highest = max((day.total for day in days if day.is_whole), default=None)
    return max(known, default=highest)


def _lapses(days: Sequence[DoseDay], changes: Sequence[Change]) -> Iterator[int]:
    latest = days[-1].day if days else 0
    for place, change in enumerate(changes):
        end = changes[place + 1].first - 1 if place + 1 < len(changes) else latest
        if change.stopped:
            yield from (one.day for one in _within(days, change.last + 1, end) if one.doses)


def _said_again(returned: Sequence[int], days: Sequence[DoseDay]) -> set[int]:
    """The days of short returns, but those on which the person said that they took none."""
    return set(returned) - {one.day for one in days if not one.doses}


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


def _within(days: Sequence[DoseDay], first: int, last: int) -> Sequence[DoseDay]:
    return days[bisect_left(days, first, key=_DAY) : bisect_right(days, last, key=_DAY)]
