from itertools import combinations
from statistics import median as statistics_median

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sidelog.analysis.ranks import discordant_pairs, median, midranks, tie_sizes, tied_pairs
from tests.analysis.diaries import values

lists = st.lists(values, min_size=1, max_size=60)


@given(lists)
def test_the_median_is_the_library_s(numbers: list[float]) -> None:
    assert median(numbers) == statistics_median(numbers)


def test_nothing_has_no_median() -> None:
    with pytest.raises(IndexError):
        median([])


@given(lists)
def test_equal_values_share_the_mean_of_their_ranks(numbers: list[float]) -> None:
    assert midranks(numbers) == stats.rankdata(numbers).tolist()


def test_ties_are_counted_by_value() -> None:
    assert tie_sizes([2, 0, 2, 2, 1, 0]) == [3, 2, 1]
    assert tied_pairs([2, 0, 2, 2, 1, 0]) == 4


@given(lists)
def test_discordant_pairs_are_those_that_fall(numbers: list[float]) -> None:
    assert discordant_pairs(numbers) == sum(a > b for a, b in combinations(numbers, 2))
