"""The shipped functions on many journals, and how near a measured share must be to a stated one.

100 journals a cell and few cells by default; with SIDELOG_JOURNALS=500 so many, and every cell.
The seeds are fixed, and `-s` prints the tables.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from math import sqrt
from typing import TypeVar

from sidelog.analysis.changes import YEAR, Change, Direction, Step, stretches
from sidelog.analysis.contrast import contrast, least_p
from sidelog.analysis.look_dates import Watched, longest_now
from sidelog.analysis.looks import Standing, stand
from sidelog.analysis.series import ENOUGH, Series, window
from sidelog.analysis.verdict import AROUND_A_CHANGE, Verdict
from sidelog.catalog.scales import LagWindow, Measure
from sidelog.journal.rows import Product
from sidelog.period import Period
from sidelog.report.findings.amounts import amounts
from sidelog.report.findings.answers import around
from sidelog.report.findings.finding import Finding
from sidelog.report.findings.taken import Taken
from tests.campaign.truth import FIRST, MEASURES, Journal

Cell = TypeVar("Cell")

ASKED = int(os.environ.get("SIDELOG_JOURNALS", "0"))
RUNS = ASKED or 100

YEAR_OF_LOOKS = 112 + 12 * 28
"""Days of a journal that is looked at on thirteen look dates."""

CHANGED = 112
"""Place of the day on which a product is stopped, where one is; a year of looks follows it."""


def cells(few: Sequence[Cell], every: Sequence[Cell]) -> Sequence[Cell]:
    """The cells that are run: few, unless more journals are asked for."""
    return every if ASKED else few


def say(name: str, share: float, runs: int = RUNS) -> float:
    """Print a share, as a row of the table."""
    print(f"{name:<78} {100 * share:5.1f} %  of {runs}")  # noqa: T201 - the table that -s shows
    return share


def at_most(name: str, share: float, bound: float, runs: int = RUNS) -> None:
    """A share is not above a bound by more than three standard errors."""
    assert say(name, share, runs) <= bound + 3 * sqrt(bound * (1 - bound) / runs)


def at_least(name: str, share: float, bound: float, runs: int = RUNS) -> None:
    """A share is not below a bound by more than three standard errors."""
    assert say(name, share, runs) >= bound - 3 * sqrt(bound * (1 - bound) / runs)


def between(name: str, share: float, low: float, high: float, runs: int = RUNS) -> None:
    """A share is not outside two bounds by more than three standard errors."""
    say(name, share, runs)
    assert share >= low - 3 * sqrt(low * (1 - low) / runs)
    assert share <= high + 3 * sqrt(high * (1 - high) / runs)


def measures(journal: Journal) -> Mapping[str, Measure]:
    """The measures of a journal."""
    return {name: MEASURES[name] for name in journal}


def end(journal: Journal) -> int:
    """The last day of a journal."""
    return next(iter(journal.values())).last


def standing(journal: Journal, today: int, every_days: int = 1) -> dict[str, Standing]:
    """What stands of now against before on a day, of measures that are asked so often."""
    watched = {
        name: Watched(series, series.days[0], MEASURES[name].scale.better, longest_now(every_days))
        for name, series in journal.items()
    }
    return stand(watched, today)


def stopped_on(place: int) -> Taken:
    """What was taken of a product that was stopped on a day and about which nothing else is known.

    Args:
        place: the day, counted from the first one.
    """
    day = FIRST + place
    change = Change("kratom", "g", (Step(day, Direction.LESS, 8.0, 0.0),))
    known = Period(date.fromordinal(day), date.fromordinal(day))
    nothing = amounts((), known)
    product = Product(1, "kratom", None, "g", None)
    return Taken(product, (), (change,), known, None, nothing, None, (), nothing)


def after_stopping(journal: Journal, taken: Taken, today: int) -> tuple[Finding, ...]:
    """Every measure after the change against before it, as far as was recorded on a day."""
    return around(taken.changes[0], taken, measures(journal), journal, today)


def told(journal: Journal, taken: Taken) -> Iterator[tuple[Finding, ...]]:
    """The findings of every second day on which one may be more than "no change seen"."""
    for today in range(taken.changes[0].first, end(journal) + 1, 2):
        pairs = list(_pairs(journal, taken, today))
        level = AROUND_A_CHANGE.perhaps / max(len(pairs), 1)
        # Holm multiplies the smallest p by their number, and least_p is quicker than the contrast.
        if any(least_p(*pair) < level and contrast(*pair).p < level for pair in pairs):
            yield after_stopping(journal, taken, today)


def _pairs(journal: Journal, taken: Taken, today: int) -> Iterator[tuple[Series, Series]]:
    """The days before and after the change of every measure that has enough of both."""
    for name, series in journal.items():
        parts = stretches(taken.changes, 0, _lag(name), series.first, today)
        before, after = window(series, *parts.before), window(series, *parts.after)
        if min(len(before.days), len(after.days)) >= ENOUGH:
            yield before, after


def told_of_now(journal: Journal, taken: Taken | None, every_days: int = 1) -> list[Verdict]:
    """The clear verdicts that were spoken of now against before.

    Where a product was changed they are spoken until its change answers for the measure, which it
    then does for a year.
    """
    spoken = []
    for name, found in standing(journal, end(journal), every_days).items():
        answered = _answered(journal, name, taken) if taken else end(journal) + 1
        spoken += [one.verdict for one in found.chapters if one.found < answered]
    return spoken


def _answered(journal: Journal, name: str, taken: Taken) -> int:
    """The day from which a change answers for a measure."""
    series, change = journal[name], taken.changes[0]
    after = window(series, change.settled(_lag(name)) + 1, series.last).days
    before = window(series, change.first - YEAR, change.first - 1).days
    if min(len(after), len(before)) < ENOUGH:
        return series.last + 1
    return after[ENOUGH - 1]


def _lag(name: str) -> LagWindow:
    lag = MEASURES[name].scale.lag
    if lag is None:
        raise ValueError(f"{name} has no lag window, so no change answers for it")
    return lag
