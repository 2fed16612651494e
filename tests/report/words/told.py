"""Findings about a taper of last spring, to hold sentences against."""

from collections.abc import Sequence
from datetime import date
from random import Random

from sidelog.analysis.changes import Direction, Step, group
from sidelog.analysis.series import Series, Written, from_days
from sidelog.catalog.measures import find
from sidelog.catalog.scales import Measure
from sidelog.journal.rows import Product
from sidelog.period import Period
from sidelog.report.findings.amounts import amounts
from sidelog.report.findings.answers import around, now_against_before
from sidelog.report.findings.finding import Finding
from sidelog.report.findings.taken import Taken

TODAY = date(2026, 11, 27).toordinal()
FIRST = TODAY - 299
TAPER = (Step(FIRST + 140, Direction.LESS, 8, 4), Step(FIRST + 168, Direction.LESS, 4, 0))


def measure(name: str) -> Measure:
    found = find(name)
    assert found is not None
    return found


def series(
    levels: Sequence[tuple[int, float]],
    *,
    every: int = 1,
    late: range = range(0),
    seed: int = 1,
    until: int = 300,
) -> Series:
    """300 days around levels, each from a day on; some days are written down a week later."""
    chance = Random(seed)  # noqa: S311  (the same every time)
    values, written = {}, {}
    for place in range(0, until, every):
        level = [of for start, of in levels if place >= start][-1]
        values[FIRST + place] = float(max(round(level + chance.gauss(0, 0.7)), 0))
        written[FIRST + place] = Written(7 if place in late else 0)
    return from_days(values, FIRST, TODAY, written=written)


def history(steps: Sequence[Step]) -> Taken:
    period = Period.of(FIRST, TODAY)
    product = Product(1, "kratom", "leaf-powder", "g", None)
    changes = group("kratom", "g", steps)
    return Taken(product, (), changes, period, None, amounts((), period), None, (), None)


def of_change(of: Measure, entries: Series, steps: Sequence[Step] = TAPER) -> Finding:
    """What is said of a measure around the last change."""
    taken = history(steps)
    (found,) = around(taken.changes[-1], taken, {of.name: of}, {of.name: entries}, TODAY)
    return found


def of_now(of: Measure, entries: Series) -> Finding:
    """What is said of a measure now."""
    begun = {of.name: date.fromordinal(entries.days[0])}
    (found,) = now_against_before({of.name: of}, {of.name: entries}, begun, (), TODAY)
    return found
