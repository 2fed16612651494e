"""How the answers are made, in plain words, with what was measured of their errors."""

from sidelog.analysis.look_dates import EVERY
from sidelog.analysis.verdict import AROUND_A_CHANGE, AT_A_LOOK, Boundary

METHOD = "How the answers are made"

PLAIN = (
    "A day without an entry is left out; nothing is filled in, and none counts as 0.",
    "One question is asked: are the days now different from those before?",
    "Around a change, the days in which it may still be showing are not compared.",
    "Steps in one direction, each within 56 days of the one before, are one change.",
    "Without a recent change, the last 56 days stand against earlier ones, every 28 days.",
    "Where 56 days hold fewer than 28 entries, they are as many as do: 112 at most, 203 if weekly.",
    "Both sides need 28 entries. The whole record is used, whichever days are drawn.",
    "A bad day is one at or beyond a level set before looking.",
)
"""Said first."""

PROMISE = (
    "If nothing changes, fewer than 1 journal in 20 sees a clear change within a year, "
    "however often you look."
)
"""The measured error, in one sentence."""

LIMITS = (
    "That was measured on invented journals.",
    "It happens more often with slow drift, with good and bad spells, and with a yearly rhythm.",
    "There the level did move; it does not follow that something happened.",
    "One person rated, knowing what was taken. Clinical importance is not assessed.",
)
"""What the promise does not cover."""

SEASON = "The record is shorter than two years, so season was not separated."


def _below(boundary: Boundary) -> str:
    clear, perhaps = (f"{p:g}".removeprefix("0") for p in boundary)
    return f"clear below p {clear}, perhaps below {perhaps}"


EXACT = (
    "Mann-Whitney on mid-ranks, its variance inflated for autocorrelation; Student's t.",
    "Pairs: non-overlap of all pairs (NAP). Shift: Hodges-Lehmann. Holm over the measures tracked.",
    f"Around a change, looked at on any day: {_below(AROUND_A_CHANGE)}.",
    f"At look dates, {EVERY} days apart: {_below(AT_A_LOOK)}.",
    "Entries at a changed rhythm (Mann-Kendall on gaps and hours, p below .05) get no verdict.",
)
"""For whoever wants to check it."""
