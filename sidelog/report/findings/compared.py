"""One change, or two periods, with what is shown of it; and the changes that nobody recorded."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter, itemgetter
from typing import NamedTuple

from sidelog.analysis.changes import YEAR, Change
from sidelog.analysis.stats.ranks import median
from sidelog.catalog.events import find
from sidelog.journal.journal import Journal
from sidelog.journal.rows import DoseDay, Happened, Product
from sidelog.period import Period
from sidelog.report.findings.answers import Answers, answers_of, compare_periods
from sidelog.report.findings.finding import Finding
from sidelog.report.findings.measured import series_of
from sidelog.report.findings.taken import Taken

_AROUND = 56
"""Days on either side of a change in which another event is near enough to be named."""


_DAY = attrgetter("day")

_A_SIDE = 28
_CLOSE = 42
_FEWEST_A_SIDE = 14
_LEAST_CHANGE = 0.25
_APART = 0.9
"""Of the pairs of a day before and a day after, so many have the smaller amount on one side."""


class Proposal(NamedTuple):
    """A change that the doses show and that nobody recorded.

    Attributes:
        product: its name.
        unit: of the amounts.
        day: about when, an ordinal.
        before: the typical daily total until then.
        after: from then on.
    """

    product: str
    unit: str | None
    day: int
    before: float
    after: float


class Compared(NamedTuple):
    """A change or two periods, and what may be said of each measure.

    Attributes:
        answers: what may be said today.
        findings: by the measure's name what is said of it.
        days: the first and the last day of the change, or what lies between two periods (ordinals).
        change: the change; None where two periods are compared.
        periods: the two periods, the earlier first; None for a change of a product.
        event: what lies between the periods, where it was named; otherwise None.
        others: what else happened in those days.
        proposals: changes of the last year that the doses show and that nobody recorded.
    """

    answers: Answers
    findings: Mapping[str, tuple[Finding, ...]]
    days: tuple[int, int]
    change: Change | None = None
    periods: tuple[Period, Period] | None = None
    event: Happened | None = None
    others: tuple[Happened, ...] = ()
    proposals: tuple[Proposal, ...] = ()

    @property
    def taken(self) -> Taken | None:
        """What was taken of the product that changed."""
        return next((one for one in self.answers.taken if self.change in one.changes), None)


def around_change(
    journal: Journal, today: date, change: Change | None, names: Sequence[str]
) -> Compared | None:
    """A change, and what may be said of each measure; None where there is none.

    Without a change it is the latest of all, and without names every measure that is recorded.
    """
    answers = answers_of(journal, today)
    latest = max(answers.changes, key=lambda one: one.last, default=None)
    about = change or latest
    if about is None:
        return None
    if about == latest:
        found = {name: answers.headline(name, latest) for name in answers.begun}
        if change is not None:
            found = {name: _asked(some) for name, some in found.items()}
    else:
        # Of another change only itself is asked, not how things stand today.
        answers = answers_of(journal, today, about)
        found = {one.measure.name: (one,) for one in answers.around(answers.main)}
    first, last = about.first - _AROUND, about.last + _AROUND
    since = today.toordinal() - YEAR
    recent = (
        one._replace(days=tuple(day for day in one.days if day.day > since))
        for one in answers.taken
    )
    return Compared(
        answers,
        _named(found, names),
        (about.first, about.last),
        change=about,
        others=_others(journal, first, last, about),
        proposals=tuple(one for taken in recent for one in proposals(taken)),
    )


def _asked(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """What is said of the change that was asked for: now only where nothing is said of that."""
    of_change = tuple(one for one in findings if one.change is not None)
    return of_change if any(one.verdict.is_spoken for one in of_change) else findings


def around_event(journal: Journal, today: date, event: Happened, names: Sequence[str]) -> Compared:
    """Up to a year before something that is no change of a product, and the days since.

    Of what still goes on those are the days since it began.
    """
    span = journal.span()
    begun = span[0].toordinal() if span else event.day - YEAR
    before = Period.of(min(max(event.day - YEAR, begun), event.day - 1), event.day - 1)
    day = today.toordinal()
    over = event.day if event.ongoing else event.until + 1
    after = Period.of(min(over, day), day)
    return between(journal, today, (before, after), names)._replace(
        event=event, days=(event.day, min(event.until, day))
    )


def between(
    journal: Journal, today: date, periods: tuple[Period, Period], names: Sequence[str]
) -> Compared:
    """Two periods that do not overlap, the earlier first; without names every measure recorded."""
    answers = answers_of(journal, today)
    before, after = periods
    whole = Period(before.first, after.last)
    measures = {name: journal.measures[name] for name in answers.begun}
    series = {name: series_of(journal, name, whole) for name in measures}
    found = {one.measure.name: (one,) for one in compare_periods(measures, series, before, after)}
    others = _others(journal, *whole.ordinals, None)
    gap = before.ordinals[1], after.ordinals[0]
    return Compared(answers, _named(found, names), gap, periods=periods, others=others)


def _named(
    found: Mapping[str, tuple[Finding, ...]], names: Sequence[str]
) -> dict[str, tuple[Finding, ...]]:
    return {name: some for name, some in found.items() if name in names or not names}


def _others(journal: Journal, first: int, last: int, change: Change | None) -> tuple[Happened, ...]:
    """What touches those days and is no step of the change itself."""
    steps = {(change.product, step.day) for step in change.steps} if change else set()

    def is_step(one: Happened) -> bool:
        kind = find(one.kind)
        return (one.product, one.day) in steps and kind is not None and kind.about_product

    touching = (one for one in journal.events() if one.touches(first, last))
    return tuple(one for one in touching if not is_step(one))


def proposals(taken: Taken) -> tuple[Proposal, ...]:
    """The changes that the doses of a product show and that nobody recorded.

    Where the typical total of four weeks differs by a quarter or more from that of the four weeks
    before, and nine of ten pairs of days agree on it, at the day where the two fit best.
    """
    whole = [day for day in taken.days if day.is_whole]
    recorded = [(one.first - _A_SIDE, one.last + _A_SIDE) for one in taken.changes]
    return tuple(
        one
        for one in _best_of_each(_candidates(taken.product, whole))
        if not any(first <= one.day <= last for first, last in recorded)
    )


def latest_proposals(taken: Iterable[Taken]) -> tuple[Proposal, ...]:
    """Of each product the latest change that only its doses show; those of late come first."""
    each = [found[-1] for one in taken if (found := proposals(one))]
    return tuple(sorted(each, key=_DAY, reverse=True))


def _candidates(product: Product, whole: Sequence[DoseDay]) -> Iterator[tuple[float, Proposal]]:
    """Days at which the typical total changes, each behind how badly the days around it fit."""
    for place in range(_FEWEST_A_SIDE, len(whole) - _FEWEST_A_SIDE + 1):
        day = whole[place].day
        earlier, later = whole[max(0, place - _A_SIDE) : place], whole[place : place + _A_SIDE]
        left = [one.total for one in earlier if day - one.day <= _CLOSE]
        right = [one.total for one in later if one.day - day < _CLOSE]
        if min(len(left), len(right)) < _FEWEST_A_SIDE:
            continue
        before, after = median(left), median(right)
        if abs(after - before) < _LEAST_CHANGE * max(before, after) or before == after:
            continue
        low, high = (left, right) if after > before else (right, left)
        ordered = sorted(high)
        above = sum(len(ordered) - bisect_right(ordered, value) for value in low)
        if above >= _APART * len(left) * len(right):
            misfit = sum(abs(v - before) for v in left) + sum(abs(v - after) for v in right)
            proposed = Proposal(product.name, product.unit, day, before, after)
            yield misfit / (len(left) + len(right)), proposed


def _best_of_each(found: Iterable[tuple[float, Proposal]]) -> Iterator[Proposal]:
    """Of neighbouring days that show the same change, the one where it fits best."""
    runs: list[list[tuple[float, Proposal]]] = []
    for misfit, one in found:
        last = runs[-1][-1][1] if runs else None
        rises = one.after > one.before
        if last and one.day - last.day <= _FEWEST_A_SIDE and rises == (last.after > last.before):
            runs[-1].append((misfit, one))
        else:
            runs.append([(misfit, one)])
    return (min(run, key=itemgetter(0))[1] for run in runs)
