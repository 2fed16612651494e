from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelog.analysis.stats import order
from sidelog.analysis.stats.order import common_integers, median_and_limits, order_statistics

lists = st.lists(st.integers(-20, 20), min_size=1, max_size=80)


class Listed:
    """A family whose values are listed after all."""

    def __init__(self, values: list[int]) -> None:
        self._values = values
        self.size = len(values)

    def rank(self, pivot: int) -> tuple[int, int]:
        """As the protocol has it."""
        return sum(value < pivot for value in self._values), self._values.count(pivot)

    def between(self, low: int | None, high: int | None, every: int) -> list[int]:
        """As the protocol has it."""
        above = [value for value in self._values if low is None or value > low]
        return [value for value in above if high is None or value < high][::every]


@given(lists, st.data(), st.sampled_from([2, 5, 40, 2000]))
def test_closing_in_finds_what_sorting_finds(
    values: list[int], data: st.DataObject, sample: int
) -> None:
    ranks = sorted(data.draw(st.lists(st.integers(0, len(values) - 1), max_size=5)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(order, "_SAMPLE", sample)
        found = order_statistics(Listed(values), ranks)
    assert found == [sorted(values)[rank] for rank in ranks]


@given(lists)
def test_the_median_lies_between_its_limits(values: list[int]) -> None:
    ordered = sorted(values)
    low, left, right, high = median_and_limits(Listed(values), 0, len(values) - 1)
    assert (low, (left + right) / 2, high) == (ordered[0], median(ordered), ordered[-1])
    middle = len(values) // 2
    assert median_and_limits(Listed(values), middle, middle)[1:3] == [left, right]


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), max_size=20))
def test_common_integers_are_exact(numbers: list[float]) -> None:
    numerators, denominator = common_integers(numbers)
    assert [numerator / denominator for numerator in numerators] == numbers
