from statistics import median

from hypothesis import given

from sidelog.analysis.series import Series
from sidelog.analysis.stats.smoothing import LinePoint, rolling_median, segments
from tests.analysis.diaries import FIRST, daily, series


def test_a_window_gives_its_median_and_is_cut_at_the_ends() -> None:
    line = rolling_median(daily([4.0, 0.0, 1.0, 3.0, 2.0, 4.0, 0.0]))
    assert line == (2.0, 2.0, 2.5, 2.0, 1.5, 2.0, 2.5)


def test_four_of_seven_are_enough_and_three_are_not() -> None:
    assert rolling_median(daily([1.0, 2.0, 3.0, None, None, None, 4.0]))[3] == 2.5
    assert rolling_median(daily([1.0, 2.0, 3.0, None, None, None, None]))[3] is None


def test_a_measure_kept_every_third_day_has_a_window_three_times_as_wide() -> None:
    diary = daily([5.0, 6.0, 7.0, 8.0, 9.0], every=3)
    assert rolling_median(diary, 3)[6] == 7.0
    assert rolling_median(diary)[6] is None


def test_an_empty_period_has_no_line() -> None:
    assert rolling_median(Series(FIRST, FIRST - 1, (), ())) == ()
    assert segments(Series(FIRST, FIRST - 1, (), ())) == ()


def test_a_week_s_gap_is_drawn_over_and_a_longer_one_is_not() -> None:
    week, more = [None] * 7, [None] * 8
    ones = [1.0] * 7
    assert len(segments(daily([*ones, *week, *ones]))) == 1
    assert len(segments(daily([*ones, *more, *ones]))) == 2


def test_a_segment_holds_the_days_of_its_medians() -> None:
    (only,) = segments(daily([None, 1.0, 1.0, 2.0, 2.0, None]))
    assert only[0] == LinePoint(FIRST + 1, 1.5)
    assert [point.day for point in only] == [FIRST + 1, FIRST + 2, FIRST + 3, FIRST + 4]


@given(series())
def test_every_point_is_the_median_of_its_window(drawn: Series) -> None:
    recorded = dict(zip(drawn.days, drawn.values, strict=True))
    line = rolling_median(drawn)
    assert len(line) == drawn.last - drawn.first + 1
    for day, value in enumerate(line, drawn.first):
        inside = [recorded[d] for d in range(day - 3, day + 4) if d in recorded]
        assert value == (median(inside) if len(inside) >= 4 else None)
