"""The picture: what is drawn, where, and what is told apart."""

import re
from datetime import date
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from sidelog.catalog.events import Exposure
from sidelog.catalog.measures import find
from sidelog.journal.occasions import Planned
from sidelog.report import svg
from sidelog.report.happenings import Happening
from sidelog.report.page import Report
from sidelog.report.phase_bands import phase_bands
from sidelog.report.picture import draw
from sidelog.report.picture_events import MOST_ROWS, place_marks, rows_of
from sidelog.report.picture_time import TimeAxis
from sidelog.report.picture_values import recorded_axis, value_axis
from sidelog.report.picture_words import picture_words
from tests.report.journals import write_decade, write_hostile, write_weeks
from tests.report.visit import report_of
from tests.terminal import Terminal

_SVG = "{http://www.w3.org/2000/svg}"


def drawn(report: Report) -> ET.Element:
    shown = draw(report.findings, report.doses, report.happenings, report.plans)
    return ET.fromstring(shown)  # noqa: S314  (our own)


def paths(picture: ET.Element, style: str) -> list[str]:
    found = picture.iter(f"{_SVG}path")
    return [path.get("d", "") for path in found if path.get("class") == style]


def said(picture: ET.Element) -> str:
    return " ".join("".join(text.itertext()) for text in picture.iter(f"{_SVG}text"))


@pytest.fixture
def weeks(journal: Path, run: Terminal, today: date) -> Report:
    journal.parent.mkdir(mode=0o700)
    write_weeks(journal, run.writer())
    return report_of(journal, today, 21)


def test_every_recorded_day_is_a_point_and_no_other(weeks: Report) -> None:
    picture = drawn(weeks)
    points = [path.count("h.01") for path in paths(picture, "raw")]
    assert points == [len(one.series.days) for one in weeks.recorded] == [18, 17]


def test_doses_none_unknown_and_nothing_said_are_told_apart(weeks: Report) -> None:
    picture = drawn(weeks)
    (bars,), (unknown,), (none,) = (paths(picture, one) for one in ("dose", "unknown", "none"))
    assert bars.count("z") == 16, "15 known amounts, and the known part of one day"
    assert unknown.count("z") == 2
    assert none.count("z") == 1


def test_scale_words_direction_medians_and_years_are_written(weeks: Report) -> None:
    words = said(drawn(weeks))
    for expected in ("Hair shedding", "lower is better", "none noticed", "now", "2026", "reduced"):
        assert expected in words


def test_a_gap_breaks_the_line(journal: Path, run: Terminal, today: date) -> None:
    journal.parent.mkdir(mode=0o700)
    write_decade(journal, run.writer(), years=3)
    report = report_of(journal, today, 3 * 365)
    picture = drawn(report)
    assert all(line.count("M") > 1 for line in paths(picture, "line"))
    points = [path.count("h.01") for path in paths(picture, "raw")]
    assert max(points) <= 158, "weeks, not days, past two years"
    assert len(draw(report.findings, report.doses, report.happenings)) < 150_000


def test_the_plan_is_stairs_under_the_same_dates(weeks: Report) -> None:
    first, product = weeks.findings.first, weeks.doses[0].product.id
    plans = {
        product: (Planned(first - 40, 9.0), Planned(first - 30, 6.0), Planned(first + 10, 4.0))
    }
    picture = draw(weeks.findings, weeks.doses, weeks.happenings, plans)
    (plan,) = re.findall(r'class="plan"[^>]* d="([^"]+)"', picture)
    assert plan.count("L") == 3, "the step that ended before the period is not drawn"


def test_a_measure_of_one_entry_and_an_empty_period_are_drawn(weeks: Report) -> None:
    assert "<svg" in draw(weeks.findings, (), ())


def test_hostile_names_are_text(journal: Path, run: Terminal, today: date) -> None:
    journal.parent.mkdir(mode=0o700)
    write_hostile(journal, run.writer())
    picture = drawn(report_of(journal, today, 100))
    assert "Pr<o>&#]r<o>" in said(picture)


def test_the_words_say_the_medians_that_are_drawn(weeks: Report) -> None:
    words = picture_words(weeks)
    assert "Hair shedding: median 2" in words
    assert "amount not fully known on 2" in words
    assert "1 event is marked" in words


def test_marks_close_together_take_rows_of_their_own() -> None:
    axis = TimeAxis(739000, 739364, 96, 452)
    happenings = [Happening(n, 739100, 739100, "Other", "", None) for n in range(1, 9)]
    marks = place_marks(happenings, axis)
    assert [mark.row for mark in marks] == [0, 1, 2, 3, 3, 3, 3, 3]
    assert rows_of(marks) == MOST_ROWS
    assert rows_of(()) == 0


def test_events_before_the_period_have_no_mark() -> None:
    axis = TimeAxis(739000, 739364, 96, 452)
    assert not place_marks([Happening(1, 738900, 738901, "Other", "", None)], axis)


def test_phases_are_named_after_the_changes_of_what_is_taken_most(weeks: Report) -> None:
    changes = [
        Happening(n, 739000 + 10 * n, 739000 + 10 * n, kind, "kratom", "kratom", Exposure.DOWN)
        for n, kind in enumerate(("Reduced", "Reduced", "Stopped"))
    ]
    bands = phase_bands(weeks.doses, changes, 739100)
    assert [(band.words, band.first, band.last, band.stopped) for band in bands] == [
        ("reduced", 739000, 739019, False),
        ("stopped", 739020, 739100, True),
    ]
    assert phase_bands(weeks.doses, (), 739100) == ()


@pytest.mark.parametrize("days", [1, 5, 21, 90, 365, 1000, 3652, 18262])
def test_dates_have_room_and_the_first_has_its_year(days: int) -> None:
    axis = TimeAxis(739000, 739000 + days - 1, 96, 452)
    ticks = axis.ticks()
    places = [axis.edge(tick.day) for tick in ticks]
    assert ticks
    assert all(b - a >= 17 for a, b in pairwise(places))
    assert any(tick.year or tick.label.isdigit() for tick in ticks[:2])


@pytest.mark.parametrize(
    ("low", "high", "lines"),
    [
        (0, 8.4, (0, 5, 10)),
        (71, 74, (71, 72, 73, 74)),
        (3, 3, (2, 3, 4)),
        (0, 0, (-1, 0, 1)),
    ],
)
def test_axes_of_amounts_end_at_round_numbers(low: float, high: float, lines: object) -> None:
    axis = recorded_axis(low, high, 0, 40)
    assert axis.lines == lines
    assert axis.y(axis.high) == 0
    assert axis.y(axis.low - 5) == 40


def test_axes_of_scales_are_the_whole_scale() -> None:
    shedding, weight = find("shedding"), find("weight")
    assert shedding
    assert weight
    assert value_axis(shedding.scale, (1,), 0, 40).lines == (0, 1, 2, 3, 4)
    assert value_axis(weight.scale, (), 0, 40).high == 1
    assert value_axis(weight.scale, (71.0, 72.5), 0, 40).low == 71


def test_numbers_are_short() -> None:
    assert [svg.num(value) for value in (1.0, -0.04, 2.56)] == ["1", "0", "2.6"]
    assert svg.clipped("abcdef", 4) == "abc…"
