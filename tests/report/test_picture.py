"""The rows of the picture: counts as bars, gaps as gaps, four kinds of days told apart."""

import re
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelog.analysis.series import Series, from_days
from sidelog.catalog.measures import BUILT_IN
from sidelog.catalog.scales import Scale
from sidelog.journal.rows import DoseDay, Product
from sidelog.period import Period
from sidelog.report.findings.amounts import amounts
from sidelog.report.findings.drawn import Rated
from sidelog.report.findings.taken import Taken
from sidelog.report.picture import svg
from sidelog.report.picture.panels import (
    LEFT,
    RIGHT,
    PageDays,
    draw_dates,
    draw_events,
    draw_lane,
    draw_measure,
    end_words,
    page_values,
)

BEGIN = date(2026, 1, 5).toordinal()
SCALES = {one.name: one.scale for one in BUILT_IN}
SHEDDING = SCALES["shedding"]


def boxes(drawing: str, style: str) -> list[tuple[float, float, float, float]]:
    """The rectangles of a style: left, top, width, height."""
    found = re.search(f'class="{style}"[^>]* d="([^"]*)"', drawing)
    steps = re.findall(r"M([\d.]+) ([\d.]+)h([\d.]+)v([\d.]+)", found[1] if found else "")
    return [(float(a), float(b), float(c), float(d)) for a, b, c, d in steps]


def rated(series: Series, scale: Scale) -> Rated:
    return Rated(BUILT_IN[0]._replace(scale=scale), (), series)


def drawn(series: Series, scale: Scale = SHEDDING, bad: str = "bad: 3-4") -> str:
    axis = PageDays(series.first, series.last)
    drawing = draw_measure(rated(series, scale), axis, [series.first + 9], 48, bad)
    ET.fromstring(drawing)  # noqa: S314  (our own)
    return drawing


@given(st.dictionaries(st.integers(0, 69), st.integers(0, 4), min_size=1))
def test_the_bars_are_the_bad_days_of_each_week(values: dict[int, int]) -> None:
    days = {BEGIN + place: float(value) for place, value in values.items()}
    bars = boxes(drawn(from_days(days, BEGIN, BEGIN + 69)), "bad")
    weeks = [0] * 10
    for place, value in values.items():
        weeks[place // 7] += value >= 3
    counts = [round(height / (48 * 0.44 - 2) * 7) for _, _, _, height in bars]
    assert counts == [count for count in weeks if count]


def test_a_week_without_entries_has_nothing_and_breaks_the_line() -> None:
    days = {BEGIN + place: 1.0 for place in range(70) if not 21 <= place < 35}
    drawing = drawn(from_days(days, BEGIN, BEGIN + 69))
    assert len(boxes(drawing, "none")) == 8
    assert len(boxes(drawing, "half")) == 8
    line = re.search(r'class="line"[^>]* d="([^"]*)"', drawing)
    assert line
    assert line[1].count("M") == 2


def lines(drawing: str) -> str:
    found = re.search(r'class="line"[^>]* d="([^"]*)"', drawing)
    return found[1] if found else ""


def test_a_week_in_which_nothing_was_due_does_not_break_the_line() -> None:
    seldom = SHEDDING._replace(every_days=28)
    days = dict.fromkeys(range(BEGIN, BEGIN + 169, 28), 1.0)
    assert lines(drawn(from_days(days, BEGIN, BEGIN + 195), seldom)).count("M") == 1
    # One is missing: the weeks from the day on which it was due are a gap.
    del days[BEGIN + 84]
    assert lines(drawn(from_days(days, BEGIN, BEGIN + 195), seldom)).count("M") == 2


def test_what_is_yes_or_no_is_drawn_as_its_share() -> None:
    days = {BEGIN + place: float(place % 4 == 0) for place in range(56)}
    drawing = drawn(from_days(days, BEGIN, BEGIN + 55), SCALES["hair-washed"], "")
    assert 'class="half"' not in drawing
    heights = {float(step.split()[1]) for step in lines(drawing)[1:].split("L")}
    assert len(heights) == 2  # one or two days of seven: neither of the ends
    assert min(heights) > 30
    assert max(heights) < 47


def test_a_measure_without_bad_days_has_no_bars() -> None:
    weights = {BEGIN + place: 70.0 + place % 3 for place in range(0, 60, 7)}
    drawing = drawn(from_days(weights, BEGIN, BEGIN + 69), SCALES["weight"], "")
    assert 'class="bad"' not in drawing
    assert "kg" in drawing


@pytest.mark.parametrize("scale", SCALES.values(), ids=list(SCALES))
def test_no_scale_is_turned_and_both_ends_have_words(scale: Scale) -> None:
    axis = page_values(from_days({1: 3.0, 2: 5.0}, 1, 2), scale, 0, 50)
    assert axis.y(axis.high) == 0
    assert axis.y(axis.low) == 50
    assert len(list(end_words(scale, axis))) == 2


def test_what_never_changed_has_an_axis_around_it() -> None:
    axis = page_values(from_days({1: 70.0, 2: 70.0}, 1, 2), SCALES["weight"], 0, 50)
    assert axis.low <= 70 < axis.high
    assert page_values(from_days({}, 1, 2), SCALES["hair-count"], 0, 50).low == 0


@given(st.integers(1, 8000))
def test_the_axis_holds_every_day_once(days: int) -> None:
    axis = PageDays(BEGIN, BEGIN + days - 1)
    bins = axis.bins()
    listed = [day for first, last in bins for day in range(first, last + 1)]
    assert listed == list(range(BEGIN, BEGIN + days))
    assert len(bins) <= 111
    places = [axis.edge(day) for day, _ in axis.ticks()]
    assert all(LEFT <= place <= RIGHT for place in places)
    assert all(later - place >= 20 for place, later in pairwise(places))


def test_four_kinds_of_days_are_told_apart() -> None:
    # (total, doses, of unknown amount) by week; of the fourth nothing is said.
    weeks = {0: (4.0, 2, 0), 1: (0.0, 1, 1), 2: (0.0, 0, 0), 4: (0.0, 0, 0)}
    listed = [
        DoseDay(BEGIN + 7 * week + place, *said, estimated=False, earliest=None, latest=None)
        for week, said in weeks.items()
        for place in range(7)
    ]
    days = (*listed[:-1], listed[-1]._replace(total=4.0, doses=1))
    period = Period.of(BEGIN, BEGIN + 34)
    product = Product(1, "kratom", None, "g", None)
    taken = Taken(product, days, (), period, 4.0, amounts(days, period), None, (), None)
    steps = [(BEGIN, "4 g"), (BEGIN + 1, "3 g"), (BEGIN + 20, "0")]
    drawing = draw_lane(taken, PageDays(*period.ordinals), steps, 4.0)
    wide, thin = boxes(drawing, "dose")
    assert thin[2] < wide[2]  # one day of a week without
    assert len(boxes(drawing, "part")) == 1
    assert len(boxes(drawing, "none")) == 1
    assert re.findall(r">([^<>]+)</text>", drawing) == ["4 g", "0"]  # 3 g has no room


def test_a_day_that_stands_out_is_a_thin_bar_of_its_own() -> None:
    week = [
        DoseDay(BEGIN + place, 7.0, 1, 0, estimated=False, earliest=None, latest=None)
        for place in range(7)
    ]
    high = week[3]._replace(total=24.0)
    days, period = (*week[:3], high, *week[4:]), Period.of(BEGIN, BEGIN + 6)
    product = Product(1, "kratom", None, "g", None)
    taken = Taken(product, days, (), period, 4.0, amounts(days, period), None, (), None)
    far = [one.taken for one in taken.far_above(period)]
    usual, single = boxes(draw_lane(taken, PageDays(BEGIN - 358, BEGIN + 6), (), 24.0, far), "dose")
    assert far == [high]
    assert single[3] > 3 * usual[3]  # higher
    assert 1.2 <= single[2] < usual[2]  # thinner
    # Of four weeks each day has a bar of its own, and needs no second one.
    each = boxes(draw_lane(taken, PageDays(BEGIN, BEGIN + 6), (), 24.0), "dose")
    assert [round(bar[3] / usual[3]) for bar in each] == [1, 1, 1, 3, 1, 1, 1]


def test_of_four_weeks_each_day_is_a_dot_and_its_words_do_not_touch() -> None:
    values = {BEGIN + place: float(place % 5) for place in range(28) if place != 9}
    for height in (34.0, 130.0):
        axis = PageDays(BEGIN, BEGIN + 27)
        one = rated(from_days(values, BEGIN, BEGIN + 27), SHEDDING)
        drawing = draw_measure(one, axis, [], height, "bad: 3-4")
        ET.fromstring(drawing)  # noqa: S314  (our own)
        dots = re.findall(r'class="dot"[^>]* d="([^"]*)"', drawing)[0].count("M")
        large = re.findall(r'class="bad"[^>]* d="([^"]*)"', drawing)[0].count("M")
        assert (dots, large) == (18, 9)
        assert 'class="line"' not in drawing
        lines_of_words = sorted(float(y) for y in re.findall(r'<text[^>]* y="([\d.]+)"', drawing))
        assert len(lines_of_words) == 3
        assert all(later - above >= 8.5 for above, later in pairwise(lines_of_words))
    longer = drawn(from_days(values, BEGIN, BEGIN + 28))
    assert 'class="line"' in longer
    assert 'class="dot"' not in longer


def test_events_have_their_names_and_never_touch() -> None:
    axis = PageDays(BEGIN, BEGIN + 100)
    names = [f"event <{place}> & more" for place in range(6)]
    events = [(BEGIN + place, BEGIN + place + 3, name) for place, name in enumerate(names)]
    drawing = draw_events(events, axis)
    ET.fromstring(drawing)  # noqa: S314  (our own)
    assert drawing.count("</text>") == 2
    assert len(boxes(drawing, "span")) == 2


def test_few_days_are_named_each_and_once() -> None:
    names = [name for _, name in PageDays(BEGIN, BEGIN + 6).ticks()]
    days = [date.fromordinal(BEGIN + place) for place in range(7)]
    assert names == [f"{one.day} {one:%b}" for one in days]


def test_january_is_named_by_its_year() -> None:
    axis = PageDays(BEGIN - 200, BEGIN + 100)
    assert ">2026</text>" in draw_dates(axis)
    assert draw_dates(PageDays(BEGIN, BEGIN)).count("<svg") == 1


def test_numbers_are_short() -> None:
    assert [svg.num(value) for value in (1.0, 1.25, -0.01, 0.04)] == ["1", "1.2", "0", "0"]


def test_of_a_rhythm_only_what_was_due_is_lacking() -> None:
    def lacking(days: list[int], every_days: int, first: int = 1, last: int = 12) -> list[int]:
        series = from_days(dict.fromkeys(days, 1.0), first, last)
        return sorted(rated(series, SHEDDING._replace(every_days=every_days)).lacking())

    assert lacking([3, 4, 6], 1) == [1, 2, 5, *range(7, 13)]
    assert lacking([1, 4, 10], 3) == [7, 8, 9]
    assert lacking([5], 3) == [1, 2, 8, 9, 10, 11, 12]
    assert lacking([3, 12], 7) == [10, 11]
    assert lacking([], 7) == list(range(1, 13))
