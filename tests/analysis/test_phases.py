from hypothesis import given
from hypothesis import strategies as st

from sidelog.analysis.phases import between_periods, split
from sidelog.analysis.series import Series
from sidelog.catalog.scales import LagWindow
from tests.analysis.diaries import FIRST, daily, series

SKIN = LagWindow(3, 28, "")
MOOD = LagWindow(0, 2, "")


def spans(*parts: Series) -> list[tuple[int, int]]:
    return [(part.first - FIRST, part.last - FIRST) for part in parts]


def test_skin_may_show_a_change_after_three_days_and_should_after_28() -> None:
    phases = split(daily([1.0] * 100), FIRST + 40, SKIN)
    assert spans(phases.before, phases.between, phases.after) == [(0, 42), (43, 67), (68, 99)]
    assert phases.withdrawal is None


def test_after_a_reduction_the_first_fortnight_is_told_apart() -> None:
    phases = split(daily([1.0] * 100), FIRST + 40, MOOD, withdrawal=True)
    assert spans(phases.before, phases.between, phases.after) == [(0, 39), (40, 54), (55, 99)]
    assert phases.withdrawal is not None
    assert spans(phases.withdrawal) == [(41, 54)]


def test_a_long_window_needs_no_more_for_withdrawal() -> None:
    diary = daily([1.0] * 100)
    apart = split(diary, FIRST + 40, SKIN, withdrawal=True)
    assert apart.after == split(diary, FIRST + 40, SKIN).after


def test_what_has_not_come_yet_is_empty() -> None:
    phases = split(daily([1.0] * 50), FIRST + 40, SKIN)
    assert spans(phases.between, phases.after) == [(43, 49), (68, 67)]


def test_a_change_that_cannot_show_yet_has_all_days_before() -> None:
    phases = split(daily([1.0] * 42), FIRST + 40, SKIN)
    assert spans(phases.before, phases.between) == [(0, 41), (43, 42)]


def test_two_periods_may_be_named() -> None:
    phases = between_periods(daily([1.0] * 30), (FIRST + 2, FIRST + 9), (FIRST + 15, FIRST + 20))
    assert spans(phases.before, phases.between, phases.after) == [(2, 9), (10, 14), (15, 20)]


@given(series(), st.integers(0, 199), st.integers(0, 30), st.integers(0, 30))
def test_every_entry_is_in_exactly_one_phase(
    drawn: Series, change: int, first: int, longer: int
) -> None:
    lag = LagWindow(first, first + longer, "")
    for withdrawal in (False, True):
        phases = split(drawn, FIRST + change, lag, withdrawal=withdrawal)
        assert phases.before.days + phases.between.days + phases.after.days == drawn.days
