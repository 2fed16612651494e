"""What may be said, by rule, in one place: five tiers, and which way a change went."""

from dataclasses import dataclass
from enum import StrEnum

from sidelog.analysis.gates import Shortfall
from sidelog.catalog.scales import Better

CLEAR = 0.01
"""Below this, after Holm.  Slow drift hidden under noise errs in 3-7 % here, 7-16 % at .05."""

POSSIBLE = 0.05


class Tier(StrEnum):
    """How much the data carry."""

    CLEAR = "clear change"
    POSSIBLE = "possible change"
    NONE_DETECTABLE = "no change this journal could detect"
    TOO_EARLY = "too early to tell"
    NOT_ENOUGH = "not enough data"


class Direction(StrEnum):
    """Which way a measure went, in the person's terms where the scale has a better end."""

    WORSE = "worse"
    BETTER = "better"
    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said about one question.

    Attributes:
        tier: how much the data carry.
        direction: which way; None unless a change is clear or possible.
        p_adjusted: the test's p after Holm; None where nothing was tested.
        tests: the length of the list that Holm adjusted for; 0 where nothing was tested.
        detectable: the smallest change that could have been noticed, in the measure's unit; None
            where nothing was tested.
        shortfall: why nothing was tested; None if something was.
    """

    tier: Tier
    direction: Direction | None
    p_adjusted: float | None
    tests: int
    detectable: float | None
    shortfall: Shortfall | None


def refuse(shortfall: Shortfall) -> Verdict:
    """Say that there is not enough: too early if waiting helps."""
    tier = Tier.NOT_ENOUGH if shortfall.more_days is None else Tier.TOO_EARLY
    return Verdict(tier, None, None, 0, None, shortfall)


def judge(p_adjusted: float, tests: int, direction: Direction, detectable: float | None) -> Verdict:
    """Choose the tier of a test that was made.

    Args:
        p_adjusted: after Holm.
        tests: the length of the list that Holm adjusted for.
        direction: which way the values went.
        detectable: the smallest change that could have been noticed; None where it has no unit.
    """
    if p_adjusted < CLEAR:
        return Verdict(Tier.CLEAR, direction, p_adjusted, tests, detectable, None)
    if p_adjusted < POSSIBLE:
        return Verdict(Tier.POSSIBLE, direction, p_adjusted, tests, detectable, None)
    return Verdict(Tier.NONE_DETECTABLE, None, p_adjusted, tests, detectable, None)


def orient(change: float, better: Better) -> Direction:
    """Put a change along the scale into the person's terms.

    Args:
        change: the statistic; above 0 where the values rose.
        better: which way is better for the person.
    """
    rose = change > 0
    if better is Better.NEITHER:
        return Direction.HIGHER if rose else Direction.LOWER
    return Direction.BETTER if rose == (better is Better.HIGHER) else Direction.WORSE
