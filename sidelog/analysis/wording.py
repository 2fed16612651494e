"""Words that every kind of sentence shares: numbers, stretches of time, refusals, the caution.

A sentence has fewer than twenty words and no jargon.  None says "no effect", "proved", "due to"
or "safe", names a cause, or gives advice.
"""

from datetime import date

from sidelog.analysis.effects import Interval, complement
from sidelog.analysis.gates import Reason
from sidelog.analysis.steps import is_coarse
from sidelog.analysis.verdict import Direction, Refusal, Tier
from sidelog.catalog.scales import Scale

CAUTION = (
    "Self-rated, unblinded, one person: associations in time. "
    "Season, stress, other substances and expectation can look the same."
)
"""Printed with every finding."""

NOT_WHY = "This does not say why."

_CHANGED = {
    Direction.WORSE: "got worse",
    Direction.BETTER: "got better",
    Direction.HIGHER: "went up",
    Direction.LOWER: "went down",
}

_MAY_HAVE_CHANGED = {
    Direction.WORSE: "may have got worse",
    Direction.BETTER: "may have got better",
    Direction.HIGHER: "may have gone up",
    Direction.LOWER: "may have gone down",
}

_LONGEST_IN_WEEKS = 120
_DAYS_PER_WEEK = 7
_DAYS_PER_MONTH = 30.44
_WHOLE_FROM = 20
_ONE_DECIMAL_FROM = 1

_REFUSALS = {
    Reason.ENTRIES: "{have:.0f} entries so far, {need:.0f} are needed",
    Reason.DAYS: "the period has {have:.0f} of the {need:.0f} days that are needed",
    Reason.COVERAGE: "{have:.0%} of the expected entries were made, {need:.0%} are needed",
    Reason.LEVELS: "{have:.0f} different values were recorded, {need:.0f} are needed",
    Reason.BEFORE: "{have:.0f} entries before the change, {need:.0f} are needed",
    Reason.AFTER: "{have:.0f} entries after the change, {need:.0f} are needed",
    Reason.DOSE_HISTORY: "{have:.0f} entries have known doses before them, {need:.0f} are needed",
    Reason.DOSE_CONSTANT: "the dose never changed",
    Reason.DOSE_IS_TIME: "the dose changed steadily with time, so the two look the same",
}


def refusal(refused: Refusal) -> tuple[str, ...]:
    """Say what is missing, and until when if waiting helps."""
    shortfall = refused.shortfall
    why = _REFUSALS[shortfall.reason].format(have=shortfall.have, need=shortfall.need)
    if shortfall.reason is Reason.LEVELS and shortfall.have == 1:
        why = "every entry has the same value"
    sentences = [f"{sentence_case(refused.tier)}: {why}."]
    if shortfall.wait:
        days, until = shortfall.wait.days, date.fromordinal(shortfall.wait.until).isoformat()
        more = f"{days} more day" if days == 1 else f"{days} more days"
        sentences.append(f"At this rate it takes about {more}; earliest useful date: {until}.")
    return tuple(sentences)


def detectable(size: float, scale: Scale) -> str:
    """Say how large a change would have had to be to be noticed."""
    words = f"{number(size)} {unit(scale)}{' (approximate)' if is_coarse(scale) else ''}"
    return f"It could have detected a change of about {words} or more."


def pairs_of_ten(nap: Interval, direction: Direction, *, rose: bool) -> tuple[str, str]:
    """Say a non-overlap as pairs of days, counted the way that the measure went.

    Args:
        nap: P(a later day is above an earlier day).
        direction: which way the measure went.
        rose: whether that is up the scale.
    """
    share = nap if rose else complement(nap)
    of_ten, low, high = (round(10 * part) for part in (share.estimate, share.low, share.high))
    pairs = f"In about {of_ten} of 10 pairs of an earlier and a later day"
    return f"{pairs}, the later one was {direction}.", f"It could be {low} to {high} of 10."


def change_of(subject: str, change: Interval, scale: Scale) -> str:
    """Say how far something moved along a scale, with its interval.

    Args:
        subject: the beginning of the sentence, up to the verb.
        change: the change, above 0 for a rise.
        scale: the scale that it is measured on.
    """
    if change.low >= 0 or change.high <= 0:
        verb = "rose" if change.low >= 0 else "fell"
        sizes = [abs(change.estimate), *sorted((abs(change.low), abs(change.high)))]
    else:
        verb = "changed"
        sizes = [change.estimate, change.low, change.high]
    size, low, high = map(number, sizes)
    return f"{subject} {verb} by about {size} {unit(scale)} (between {low} and {high})."


def number(value: float) -> str:
    """A size in as many digits as a person needs."""
    size = abs(value)
    if size >= _WHOLE_FROM:
        return f"{value:.0f}"
    return f"{value:.1f}" if size >= _ONE_DECIMAL_FROM else f"{value:.2g}"


def unit(scale: Scale) -> str:
    """What the numbers of a scale count."""
    return scale.unit or "points"


def stretch(days: int) -> str:
    """A stretch of days in weeks, or in months when it is long."""
    if days <= _LONGEST_IN_WEEKS:
        return f"{round(days / _DAYS_PER_WEEK)} weeks"
    return f"{round(days / _DAYS_PER_MONTH)} months"


def headline(frame: str, tier: Tier, direction: Direction) -> str:
    """Say that something changed, as surely as its tier allows.

    Args:
        frame: the sentence without its end, with "{}" for the verb.
        tier: clear or possible.
        direction: which way.
    """
    if tier is Tier.CLEAR:
        return f"{frame.format(_CHANGED[direction])}, more than day-to-day ups and downs explain."
    return f"{frame.format(_MAY_HAVE_CHANGED[direction])}; slow drift could produce this."


def p_value(p: float) -> str:
    """A p in the usual form, such as "p=.004"."""
    return "p<.001" if p < 0.001 else f"p={p:.3f}".replace("0.", ".")  # noqa: PLR2004  (as journals print p)


def sentence_case(text: str) -> str:
    """The text with its first letter large, the rest untouched."""
    return text[:1].upper() + text[1:]
