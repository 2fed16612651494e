import pytest

from sidelog.analysis.gates import Reason, Shortfall, Wait
from sidelog.analysis.verdict import Direction, Refusal, Tier, Verdict, judge, orient, refuse
from sidelog.catalog.scales import Better


@pytest.mark.parametrize(
    ("p", "tier"),
    [
        (0.0, Tier.CLEAR),
        (0.0099, Tier.CLEAR),
        (0.01, Tier.POSSIBLE),
        (0.0499, Tier.POSSIBLE),
        (0.05, Tier.NONE_DETECTABLE),
        (1.0, Tier.NONE_DETECTABLE),
    ],
)
def test_p_alone_chooses_the_tier(p: float, tier: Tier) -> None:
    assert judge(p, 4, Direction.WORSE).tier is tier


def test_no_detectable_change_has_no_direction() -> None:
    assert judge(0.2, 4, Direction.WORSE) == Verdict(Tier.NONE_DETECTABLE, None, 0.2, 4)


def test_it_is_too_early_only_where_waiting_helps() -> None:
    early = Shortfall(Reason.DAYS, 70, 84, Wait(14, 100))
    never = Shortfall(Reason.LEVELS, 1, 3)
    assert refuse(early) == Refusal(Tier.TOO_EARLY, early)
    assert refuse(never) == Refusal(Tier.NOT_ENOUGH, never)


@pytest.mark.parametrize(
    ("better", "rise", "fall"),
    [
        (Better.LOWER, Direction.WORSE, Direction.BETTER),
        (Better.HIGHER, Direction.BETTER, Direction.WORSE),
        (Better.NEITHER, Direction.HIGHER, Direction.LOWER),
    ],
)
def test_the_scale_says_what_a_rise_means(better: Better, rise: Direction, fall: Direction) -> None:
    assert (orient(1, better), orient(-1, better)) == (rise, fall)
