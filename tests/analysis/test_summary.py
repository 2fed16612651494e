import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelog.analysis.series import from_days
from sidelog.analysis.summary import Summary, summarise, whole
from sidelog.catalog.scales import Better, ScaleKind
from tests.analysis.diaries import FIRST, daily, scale, values

BAD_FROM_3 = scale(bad_from=3)


def test_bad_days_are_counted_for_every_28_entries() -> None:
    found = whole(daily([0.0, 1.0, 3.0, 4.0, 2.0] * 3 + [None, None]), BAD_FROM_3)
    assert found == Summary(FIRST, FIRST + 16, 15, 2.0, 1.0, 3.0, 0.0, 4.0, 6 * 28 / 15)


def test_bad_days_of_a_few_entries_are_not_counted() -> None:
    assert whole(daily([4.0] * 14), BAD_FROM_3).bad_days == 28
    assert whole(daily([4.0] * 13 + [None] * 9), BAD_FROM_3).bad_days is None


def test_where_high_is_good_the_low_days_are_the_bad_ones() -> None:
    mood = scale(maximum=10, better=Better.HIGHER, bad_from=3)
    assert whole(daily([3.0, 4.0, 0.0, 10.0] * 4), mood).bad_days == 14


def test_a_scale_that_names_no_bad_day_has_none_to_count() -> None:
    assert whole(daily([4.0] * 20), scale()).bad_days is None


def test_days_without_an_entry_are_summarised_as_that() -> None:
    found = summarise(daily([1.0, None, None, 4.0]), BAD_FROM_3, FIRST + 1, FIRST + 2)
    assert found == Summary(FIRST + 1, FIRST + 2, 0)


def test_only_the_days_asked_for_are_summarised() -> None:
    found = summarise(daily([4.0, 1.0, 2.0, 4.0]), BAD_FROM_3, FIRST + 1, FIRST + 2)
    assert (found.n, found.minimum, found.maximum, found.bad_days) == (2, 1.0, 2.0, None)


@given(st.lists(values, min_size=1, max_size=40))
def test_the_quarters_are_the_medians_of_the_halves(drawn: list[float]) -> None:
    found = whole(daily(drawn), BAD_FROM_3)
    ordered, half = np.sort(drawn), (len(drawn) + 1) // 2
    assert found.median == pytest.approx(np.quantile(ordered, 0.5))
    assert found.quarter == pytest.approx(np.median(ordered[:half]))
    assert found.three_quarters == pytest.approx(np.median(ordered[-half:]))


@given(st.lists(values, min_size=1, max_size=9))
def test_with_4k_and_1_values_the_hinges_are_the_plain_quartiles(drawn: list[float]) -> None:
    filled = (drawn * 5)[: 4 * len(drawn) + 1]
    found = whole(daily(filled), BAD_FROM_3)
    assert found.quarter == pytest.approx(np.quantile(filled, 0.25, method="linear"))
    assert found.three_quarters == pytest.approx(np.quantile(filled, 0.75, method="linear"))


@given(st.lists(values, min_size=1, max_size=40), st.integers(1, 30))
def test_days_without_an_entry_change_no_figure(drawn: list[float], more: int) -> None:
    close = whole(daily(drawn), BAD_FROM_3)
    last = FIRST + len(drawn) - 1
    apart = {FIRST + place * more: value for place, value in enumerate(drawn)}
    wide = whole(from_days(apart, FIRST, FIRST + more * len(drawn)), BAD_FROM_3)
    assert close == Summary(FIRST, last, wide.n, *_figures(wide))


def _figures(found: Summary) -> tuple[float | None, ...]:
    return (
        found.median,
        found.quarter,
        found.three_quarters,
        found.minimum,
        found.maximum,
        found.bad_days,
    )


def test_of_what_is_yes_or_no_the_days_with_yes_are_counted() -> None:
    drawn = daily([1.0, 0.0, None, 1.0])
    assert whole(drawn, scale(maximum=1)._replace(kind=ScaleKind.YES_NO)).yes == 2
    assert whole(drawn, scale(maximum=1)).yes is None
