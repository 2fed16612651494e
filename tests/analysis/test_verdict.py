import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelog.analysis.verdict import (
    AROUND_A_CHANGE,
    AT_A_LOOK,
    OF_A_LINK,
    Boundary,
    Verdict,
    holm,
)
from sidelog.catalog.scales import Better

BOUNDARY = Boundary(clear=0.01, perhaps=0.05)


@pytest.mark.parametrize(
    ("p", "said"),
    [
        (0.0, Verdict.WORSE),
        (0.0099, Verdict.WORSE),
        (0.01, Verdict.PERHAPS_WORSE),
        (0.0499, Verdict.PERHAPS_WORSE),
        (0.05, Verdict.NO_CHANGE),
        (1.0, Verdict.NO_CHANGE),
    ],
)
def test_p_alone_says_how_sure_it_is(p: float, said: Verdict) -> None:
    assert BOUNDARY.verdict(p, Better.LOWER, rose=True) is said


@pytest.mark.parametrize(
    ("better", "rise", "fall"),
    [
        (Better.LOWER, Verdict.WORSE, Verdict.BETTER),
        (Better.HIGHER, Verdict.BETTER, Verdict.WORSE),
        (Better.NEITHER, Verdict.HIGHER, Verdict.LOWER),
    ],
)
def test_the_scale_says_what_a_rise_means(better: Better, rise: Verdict, fall: Verdict) -> None:
    assert BOUNDARY.verdict(0, better, rose=True) is rise
    assert BOUNDARY.verdict(0, better, rose=False) is fall
    assert BOUNDARY.verdict(0.02, better, rose=True) == f"perhaps {rise}"
    assert BOUNDARY.verdict(0.02, better, rose=False) == f"perhaps {fall}"


def test_every_verdict_is_clear_or_perhaps_or_neither() -> None:
    clear = {one for one in Verdict if one.is_clear}
    perhaps = {one for one in Verdict if one.is_perhaps}
    assert clear == {Verdict.WORSE, Verdict.BETTER, Verdict.HIGHER, Verdict.LOWER}
    assert {f"perhaps {one}" for one in clear} == perhaps
    assert {one for one in Verdict if one.is_spoken} == clear | perhaps | {Verdict.NO_CHANGE}


@pytest.mark.parametrize("boundary", [AROUND_A_CHANGE, AT_A_LOOK, OF_A_LINK])
def test_what_is_clear_is_rarer_than_what_may_be(boundary: Boundary) -> None:
    assert 0 < boundary.clear < boundary.perhaps <= 0.05


def test_looking_often_is_paid_for() -> None:
    assert AROUND_A_CHANGE.clear < AT_A_LOOK.clear < OF_A_LINK.clear


def test_the_smallest_is_multiplied_most() -> None:
    # 4 * .005, 3 * .01, 2 * .02, and .03 may not fall below the one before it.
    assert holm([0.01, 0.02, 0.03, 0.005]) == pytest.approx((0.03, 0.04, 0.04, 0.02))


def test_no_test_needs_no_adjustment() -> None:
    assert holm([]) == ()
    assert holm([0.04]) == (0.04,)


@given(st.lists(st.floats(0, 1), max_size=12))
def test_adjusting_never_makes_p_smaller_nor_changes_the_order(p_values: list[float]) -> None:
    adjusted = holm(p_values)
    assert all(p <= q <= 1 for p, q in zip(p_values, adjusted, strict=True))
    pairs = sorted(zip(p_values, adjusted, strict=True))
    assert [q for _, q in pairs] == sorted(adjusted)
