from hypothesis import given
from hypothesis import strategies as st

from sidelog.analysis.order import common_integers


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), max_size=20))
def test_common_integers_are_exact(numbers: list[float]) -> None:
    numerators, denominator = common_integers(numbers)
    assert [numerator / denominator for numerator in numerators] == numbers
