import pytest
from hypothesis import given
from scipy import stats

from sidelog.analysis.series import Series
from sidelog.analysis.stats.trend import least_trend_p, trend_p, trend_score, without_line
from tests.analysis.diaries import series

NILE = [
    1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180,
    799, 958, 1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833,
    701, 916, 692, 1020, 1050, 969, 831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845,
    864, 862, 698, 845, 744, 796, 1040, 759, 781, 865, 845, 944, 984, 897, 822, 1010, 771, 676,
    649, 846, 812, 742, 801, 1040, 860, 874, 848, 890, 744, 749, 838, 1050, 918, 986, 797, 923,
    975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
]  # fmt: skip


def test_autocorrelation_makes_the_nile_s_p_larger() -> None:
    # R, trend::mk.test(Nile): S = -1387, p = 3.658263e-05, as though years were independent.
    assert trend_score(NILE) == -1387
    assert least_trend_p(NILE) == pytest.approx(3.658263e-05, rel=1e-6)
    assert 3.658263e-05 < trend_p(range(1871, 1971), NILE) < 0.05


def test_a_constant_diary_has_no_trend() -> None:
    assert trend_p(range(60), [2.0] * 60) == least_trend_p([2.0] * 60) == 1.0


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
    days, values = [-day for day in reversed(drawn.days)], drawn.values[::-1]
    assert trend_score(values) == -trend_score(drawn.values)
    assert trend_p(days, values) == pytest.approx(trend_p(drawn.days, drawn.values))


@given(series())
def test_a_stretched_scale_changes_nothing(drawn: Series) -> None:
    stretched = [v**3 + 7 * v for v in drawn.values]
    assert trend_p(drawn.days, stretched) == trend_p(drawn.days, drawn.values)


def test_a_straight_line_leaves_no_residuals() -> None:
    days = [i - 49.5 for i in range(100)]
    assert without_line(days, [0.1 + i / 3 for i in range(100)]) == [0.0] * 100
