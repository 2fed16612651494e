from sidelog.analysis.contrast import Contrast, contrast
from sidelog.analysis.missing import Bounds, bounds
from sidelog.analysis.series import Series
from sidelog.catalog.scales import Scale, ScaleKind
from tests.analysis.diaries import FIRST, daily, scale

LATER = FIRST + 60


def bounded(of: Scale, before: Series, after: Series) -> tuple[Contrast, Bounds | None]:
    observed = contrast(before, after)
    return observed, bounds(of, before, after, observed)


def test_nothing_missing_bounds_nothing() -> None:
    before, after = daily([0.0, 1.0, 2.0] * 12), daily([2.0, 3.0, 1.0] * 12, first=LATER)
    observed, found = bounded(scale(), before, after)
    assert found == Bounds(observed, observed, flips=False)


def test_missing_days_at_the_top_of_the_scale_can_make_a_change_of_none() -> None:
    complete = [1.0, 2.0, 0.0, 1.0] * 10
    half = [None if i % 8 < 4 else value for i, value in enumerate(complete)]
    observed, found = bounded(scale(), daily(complete), daily(half, first=LATER))
    assert found is not None
    assert observed.p > 0.05
    assert found.lowest.nap.estimate < observed.nap.estimate < found.highest.nap.estimate
    assert found.highest.t > 0 > found.lowest.t
    assert found.flips


def test_a_change_too_large_for_the_missing_days_stays() -> None:
    after: list[float | None] = [3.0, 4.0, 3.0, 4.0] * 10
    after[3] = None
    observed, found = bounded(scale(), daily([0.0, 1.0] * 20), daily(after, first=LATER))
    assert observed.p < 0.01
    assert found is not None
    assert not found.flips


def test_a_count_has_no_upper_end_to_fill_in() -> None:
    before, after = daily([50.0, 60.0] * 15), daily([50.0, None] * 15, first=LATER)
    assert bounded(scale(ScaleKind.COUNT, None), before, after)[1] is None


def test_a_day_without_an_entry_is_not_missing_where_none_was_due() -> None:
    before, after = daily([1.0, 2.0] * 15, every=3), daily([2.0, 1.0] * 15, LATER * 2, every=3)
    assert bounded(scale(every=3), before, after)[1] is None
