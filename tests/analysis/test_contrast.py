import pytest
from hypothesis import given

from sidelog.analysis.contrast import contrast
from sidelog.analysis.series import Series, window
from tests.analysis.diaries import FIRST, daily, series


def halves(whole: Series) -> tuple[Series, Series]:
    middle = whole.days[len(whole.days) // 2]
    return window(whole, whole.first, middle - 1), window(whole, middle, whole.last)


@given(series(fewest=4))
def test_turned_upside_down_the_change_is_the_opposite(drawn: Series) -> None:
    upside_down = Series(drawn.first, drawn.last, drawn.days, tuple(-v for v in drawn.values))
    up, down = contrast(*halves(drawn)), contrast(*halves(upside_down))
    assert down.nap.estimate == pytest.approx(1 - up.nap.estimate)
    assert (down.t, down.p) == pytest.approx((-up.t, up.p))


@given(series(fewest=4))
def test_days_without_an_entry_change_nothing(drawn: Series) -> None:
    before, after = halves(drawn)
    wider = window(before, before.first - 30, before.last)
    assert contrast(wider, after) == contrast(before, after)


def test_two_equal_phases_differ_in_nothing() -> None:
    diary = daily([1.0, 2.0, 3.0, 2.0] * 20)
    before, after = window(diary, FIRST, FIRST + 39), window(diary, FIRST + 40, FIRST + 79)
    found = contrast(before, after)
    assert (found.n_before, found.n_after, found.nap.estimate) == (40, 40, 0.5)
    assert (found.t, found.p) == (0.0, 1.0)
