from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelog.report.stretches import MOST_LINES, Unit, coarse_enough, cut, label

ordinals = st.integers(date(1950, 1, 1).toordinal(), date(2090, 1, 1).toordinal())
lengths = st.integers(1, 3000)
units = st.sampled_from(Unit)


@given(ordinals, lengths, units)
def test_stretches_cover_a_period_once(first: int, days: int, unit: Unit) -> None:
    stretches = cut(first, first + days - 1, unit)
    assert stretches[0][0] == first
    assert stretches[-1][1] == first + days - 1
    assert all(start <= end for start, end in stretches)
    assert all(end + 1 == start for (_, end), (start, _) in pairwise(stretches))


@given(ordinals, lengths, units)
def test_stretches_begin_where_the_calendar_says(first: int, days: int, unit: Unit) -> None:
    for start, _ in cut(first, first + days - 1, unit)[1:]:
        day = date.fromordinal(start)
        begins = {
            Unit.WEEK: day.weekday() == 0,
            Unit.MONTH: day.day == 1,
            Unit.QUARTER: day.day == 1 and day.month in {1, 4, 7, 10},
            Unit.YEAR: (day.month, day.day) == (1, 1),
        }
        assert begins[unit]


@given(ordinals, lengths, units)
def test_a_coarse_enough_unit_is_the_one_asked_for_or_longer(
    first: int, days: int, unit: Unit
) -> None:
    last, order = first + days - 1, list(Unit)
    chosen = coarse_enough(first, last, unit)
    assert order.index(chosen) >= order.index(unit)
    assert len(cut(first, last, chosen)) <= MOST_LINES
    if chosen is not unit:
        assert len(cut(first, last, order[order.index(chosen) - 1])) > MOST_LINES


def test_years_are_the_longest_however_many() -> None:
    assert coarse_enough(1, date(2026, 1, 1).toordinal(), Unit.WEEK) is Unit.YEAR


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        (Unit.WEEK, "5 Oct 2026"),
        (Unit.MONTH, "Oct 2026"),
        (Unit.QUARTER, "Q4 2026"),
        (Unit.YEAR, "2026"),
    ],
)
def test_a_stretch_is_named(unit: Unit, said: str) -> None:
    day = date(2026, 10, 5).toordinal()
    assert label((day, day + 6), unit) == said


def test_an_empty_period_has_no_stretches() -> None:
    assert cut(10, 9, Unit.WEEK) == []
