import pytest
from hypothesis import given
from scipy import stats

from sidelog.analysis.series import Series
from sidelog.analysis.trend import mann_kendall, trend_score, without_line
from tests.analysis.diaries import daily, series

NILE = [
    1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180,
    799, 958, 1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833,
    701, 916, 692, 1020, 1050, 969, 831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845,
    864, 862, 698, 845, 744, 796, 1040, 759, 781, 865, 845, 944, 984, 897, 822, 1010, 771, 676,
    649, 846, 812, 742, 801, 1040, 860, 874, 848, 890, 744, 749, 838, 1050, 918, 986, 797, 923,
    975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
]  # fmt: skip


def test_the_nile_s_score_and_variance() -> None:
    # R, trend::mk.test(Nile): S = -1387, varS = 112728.3.
    result = mann_kendall(daily(NILE))
    assert result.score == -1387
    assert result.variance == pytest.approx(112728.333333333)


def test_autocorrelation_makes_the_nile_s_p_larger() -> None:
    result = mann_kendall(daily(NILE))
    # R, trend::mk.test(Nile): z = -4.128067, p = 3.658263e-05, as though years were independent.
    assert result.t == pytest.approx(-4.1280665228441 / result.inflation.factor**0.5)
    assert 3.658263e-05 < result.p < 0.05


def test_a_constant_diary_has_no_trend() -> None:
    result = mann_kendall(daily([2.0] * 60))
    assert (result.score, result.variance, result.t, result.p) == (0, 0.0, 0.0, 1.0)


@given(series())
def test_the_score_is_kendall_s_against_time(drawn: Series) -> None:
    n = len(drawn.days)
    concordance = stats.kendalltau(drawn.days, drawn.values, variant="c").statistic
    levels = min(n, len(set(drawn.values)))
    if levels > 1:
        # tau-c = 2 S / (n**2 (m - 1) / m), m the smaller number of levels.
        assert trend_score(drawn.values) == pytest.approx(
            concordance * n * n * (levels - 1) / levels / 2, abs=1e-6
        )


@given(series())
def test_time_reversed_the_trend_is_the_opposite(drawn: Series) -> None:
    backwards = Series(
        -drawn.last,
        -drawn.first,
        tuple(-day for day in reversed(drawn.days)),
        tuple(reversed(drawn.values)),
    )
    forth, back = mann_kendall(drawn), mann_kendall(backwards)
    assert back.score == -forth.score
    assert back.p == pytest.approx(forth.p)


@given(series())
def test_a_stretched_scale_changes_nothing(drawn: Series) -> None:
    stretched = Series(
        drawn.first, drawn.last, drawn.days, tuple(v**3 + 7 * v for v in drawn.values)
    )
    assert mann_kendall(stretched) == mann_kendall(drawn)


@given(series(fewest=3))
def test_days_without_an_entry_change_nothing(drawn: Series) -> None:
    longer = Series(drawn.first - 40, drawn.last + 40, drawn.days, drawn.values)
    assert mann_kendall(longer) == mann_kendall(drawn)


def test_a_straight_line_leaves_no_residuals() -> None:
    days = [i - 49.5 for i in range(100)]
    assert without_line(days, [0.1 + i / 3 for i in range(100)]) == [0.0] * 100
