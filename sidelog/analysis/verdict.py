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
    """What is said about a question that was tested.

    Attributes:
        tier: clear, possible, or none that could be detected.
        direction: which way; None unless a change is clear or possible.
        p_adjusted: the test's p after Holm.
        tests: the length of the list that Holm adjusted for.
    """

    tier: Tier
    direction: Direction | None
    p_adjusted: float
    tests: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """What is said about a question that was not tested.

    Attributes:
        tier: too early, or not enough.
        shortfall: what is missing.
    """

    tier: Tier
    shortfall: Shortfall


def refuse(shortfall: Shortfall) -> Refusal:
    """Say that there is not enough: too early to tell where waiting helps."""
    return Refusal(Tier.NOT_ENOUGH if shortfall.wait is None else Tier.TOO_EARLY, shortfall)


def judge(p_adjusted: float, tests: int, direction: Direction) -> Verdict:
    """Choose the tier of a test that was made.

    Args:
        p_adjusted: after Holm.
        tests: the length of the list that Holm adjusted for.
        direction: which way the values went.
    """
    if p_adjusted < CLEAR:
        return Verdict(Tier.CLEAR, direction, p_adjusted, tests)
    if p_adjusted < POSSIBLE:
        return Verdict(Tier.POSSIBLE, direction, p_adjusted, tests)
    return Verdict(Tier.NONE_DETECTABLE, None, p_adjusted, tests)


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
