"""Cells of the report's tables that only odd data ask for."""

from dataclasses import replace
from datetime import date

import pytest

from sidelog.analysis.challenges import Exposure, Step, challenges
from sidelog.analysis.findings import Trend, find
from sidelog.analysis.series import from_days
from sidelog.catalog import measures
from sidelog.catalog.scales import LagWindow
from sidelog.report.doses import DoseSummary
from sidelog.report.sentences import visit

FIRST = date(2026, 1, 1).toordinal()


def test_imported_entries_say_so() -> None:
    mood = measures.find("mood")
    assert mood
    series = from_days({FIRST + day: 5 for day in range(9)}, FIRST, FIRST + 8)
    coverage = find([(mood, series)], FIRST, FIRST + 8, FIRST + 8).measures[0].coverage
    assert visit.covered(replace(coverage, recorded=0)).endswith("imported from elsewhere")


def test_yes_or_no_has_neither_pairs_nor_slope() -> None:
    washed = measures.find("mood")
    assert washed
    values = {FIRST + day: day % 7 for day in range(120)}
    series = from_days(values, FIRST, FIRST + 119)
    finding = find([(washed, series)], FIRST, FIRST + 119, FIRST + 119).measures[0]
    assert isinstance(finding.trend, Trend)
    bare = replace(finding, trend=replace(finding.trend, nap=None, slope=None))
    assert visit.shift(bare) == visit.NO_NUMBER


@pytest.mark.parametrize(
    ("taken", "none", "median", "said"),
    [(2, 5, None, "taken 2, none 5 days"), (7, 0, 2.0, "2 g on 7 days")],
)
def test_a_week_of_doses(taken: int, none: int, median: float | None, said: str) -> None:
    summary = DoseSummary(1, 7, taken, none, 0, 0, 0, median, median, median)
    assert visit.taken_in_week(summary, "g") == said


def test_phases_that_are_alike_are_even() -> None:
    mood = measures.find("mood")
    assert mood
    values = {FIRST + day: 4 + day % 3 for day in range(120)}
    series = from_days(values, FIRST, FIRST + 119)
    step = Step(FIRST + 60, Exposure.MORE)
    (row,) = challenges(mood, series, [step], LagWindow(0, 0, ""), FIRST + 119).rows
    assert visit.outcome(row) == "even\n60 and 60 entries"
