"""A change from before to after in plain words, and the technical line behind it."""

from collections.abc import Iterator

from sidelog.analysis.challenges import Challenges
from sidelog.analysis.compare import Change, Comparison
from sidelog.analysis.verdict import Direction, Refusal
from sidelog.analysis.wording import (
    NOT_WHY,
    change_of,
    detectable,
    headline,
    p_value,
    pairs_of_ten,
    refusal,
)
from sidelog.catalog.scales import Scale

FLIPS = "The days without an entry could change this answer."


def compare_sentences(comparison: Comparison) -> tuple[str, ...]:
    """Say how a measure changed around a day: the effect first, then how sure that is."""
    change, measure = comparison.change, comparison.measure
    if isinstance(change, Refusal):
        return refusal(change)
    direction = change.verdict.direction
    flips = (FLIPS,) if change.bounds and change.bounds.flips else ()
    if direction is None:
        none = f"{measure.title} shows no change this journal could detect after the change."
        return none, detectable(change.smallest_change, measure.scale), *flips
    changed = headline(f"{measure.title} {{}} after the change", change.tier, direction)
    return changed, *_size(change, direction, measure.scale), *flips, NOT_WHY


def compare_detail(comparison: Comparison) -> str:
    """The technical line: NAP, interval, entries, p; empty where nothing was tested."""
    change = comparison.change
    if isinstance(change, Refusal):
        return ""
    found, nap = change.contrast, change.contrast.nap
    return (
        f"NAP {nap.estimate:.2f} [{nap.low:.2f}, {nap.high:.2f}] after above before, "
        f"autocorrelation-adjusted (VIF {found.inflation.factor:.1f}); "
        f"{found.n_before} v {found.n_after} days; Mann-Whitney t={found.t:.2f}, "
        f"{p_value(found.p)}, after Holm {p_value(change.verdict.p_adjusted)} "
        f"(tests: {change.verdict.tests}); unrandomised, unblinded."
    )


def challenge_sentence(table: Challenges) -> str:
    """Say in how many of the changes the measure went the way expected."""
    if not table.compared:
        return "No change has enough days on both sides yet."
    return f"{table.agreed} of {table.compared} changes went the way expected."


def _size(change: Change, direction: Direction, scale: Scale) -> Iterator[str]:
    rose = change.contrast.t > 0
    yield from pairs_of_ten(change.contrast.nap, direction, rose=rose)
    if change.shift:
        yield change_of("It", change.shift, scale)
    of_ten = round(10 * (change.rising_before if rose else 1 - change.rising_before))
    already = f"the later of two days was already {direction} in {of_ten} of 10 pairs"
    yield f"Before the change, {already}."
