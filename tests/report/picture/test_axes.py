from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelog.analysis.series import from_days
from sidelog.catalog import measures
from sidelog.catalog.scales import Scale, ScaleKind
from sidelog.period import Period
from sidelog.report.picture.axes import TimeAxis, lay_out, ticks, value_axis

days = st.integers(1, 4000)
columns = st.integers(8, 160)
firsts = st.integers(date(2000, 1, 1).toordinal(), date(2040, 1, 1).toordinal())


def scale_of(name: str) -> Scale:
    measure = measures.find(name)
    assert measure is not None
    return measure.scale


def laid(first: int, length: int, wide: int) -> TimeAxis:
    return lay_out(Period.of(first, first + length - 1), wide)


@given(firsts, days, columns)
def test_a_period_fits_and_its_days_stand_in_order(first: int, length: int, wide: int) -> None:
    axis = laid(first, length, wide)
    assert axis.columns <= wide
    places = [axis.dot(day) for day in range(first, first + length)]
    assert places[0] == 0
    assert all(0 <= after - before <= axis.width for before, after in pairwise(places))


@given(firsts, days, columns)
def test_more_than_two_days_at_one_place_are_whole_weeks(
    first: int, length: int, wide: int
) -> None:
    axis = laid(first, length, wide)
    assert axis.share in {1, 2} or axis.share % 7 == 0
    assert axis.is_by_week == (axis.share % 7 == 0)


@given(firsts, days, columns)
def test_every_day_begins_in_one_character(first: int, length: int, wide: int) -> None:
    axis = laid(first, length, wide)
    by_column = axis.days_by_column()
    assert len(by_column) == axis.columns
    assert [day for some in by_column for day in some] == list(range(first, first + length))


@given(firsts, days, columns)
def test_names_of_the_time_axis_do_not_touch(first: int, length: int, wide: int) -> None:
    axis = laid(first, length, wide)
    named = ticks(axis)
    assert all(0 <= column < axis.columns for column, _ in named)
    assert all(column + len(name) < after for (column, name), (after, _) in pairwise(named))


def test_january_is_named_by_its_year() -> None:
    axis = lay_out(Period(date(2025, 11, 1), date(2026, 2, 28)), 60)
    assert [name for _, name in ticks(axis)] == ["Nov", "Dec", "2026", "Feb"]


def test_a_week_is_named_by_its_monday() -> None:
    axis = lay_out(Period(date(2026, 11, 14), date(2026, 11, 22)), 60)
    assert [name for _, name in ticks(axis)] == ["16 Nov"]


def test_a_single_day_that_begins_nothing_has_no_name() -> None:
    day = date(2026, 11, 22)
    assert ticks(lay_out(Period(day, day), 60)) == []


@given(st.dictionaries(st.integers(1, 60), st.floats(0, 1e6), max_size=30))
def test_every_value_stands_within_the_axis(values: dict[int, float]) -> None:
    series = from_days(values, 1, 60)
    for name in ("hair-count", "weight", "ferritin"):
        axis = value_axis(series, scale_of(name))
        assert axis.low < axis.high
        assert all(axis.low <= value <= axis.high * (1 + 1e-9) for value in series.values)
        assert 2 <= len(axis.labels) <= axis.rows
        assert set(axis.labels) <= set(range(axis.rows))


@pytest.mark.parametrize(
    ("name", "rows", "labels"),
    [
        ("shedding", 9, ["4 clumps, or far more than my normal", "0 none noticed"]),
        ("mood", 11, ["10 best I can imagine", "0 worst I can imagine"]),
        ("moisturiser", 3, ["1 yes", "0 no"]),
    ],
)
def test_a_scale_is_drawn_from_end_to_end_with_its_words(
    name: str, rows: int, labels: list[str]
) -> None:
    scale = scale_of(name)
    axis = value_axis(from_days({}, 1, 2), scale)
    assert axis.rows == rows
    assert [axis.labels[0], axis.labels[rows - 1]] == labels
    assert len(axis.labels) == len(scale.anchors)


def test_a_quantity_is_drawn_around_its_values() -> None:
    series = from_days({1: 70.0, 2: 72.0}, 1, 2)
    axis = value_axis(series, scale_of("weight"))
    assert (axis.low, axis.high) == (70.0, 72.0)


def test_a_count_of_nothing_still_has_an_axis() -> None:
    axis = value_axis(from_days({1: 0.0}, 1, 2), scale_of("hair-count"))
    assert (axis.low, axis.high) == (0, 1)


def test_a_scale_without_words_shows_its_ends() -> None:
    scale = scale_of("mood")._replace(anchors=(), kind=ScaleKind.RATING)
    assert list(value_axis(from_days({}, 1, 2), scale).labels.values()) == ["0", "10"]
