"""The kinds of dated happenings that may explain what a body does, and the amounts of a change."""

from collections.abc import Mapping
from enum import StrEnum
from math import isfinite
from typing import NamedTuple

from sidelog.catalog.products import say_amount
from sidelog.catalog.values import LARGEST
from sidelog.errors import BadDataError


class Exposure(StrEnum):
    """Where an event takes the exposure to its product."""

    UP = "up"
    DOWN = "down"
    """A dechallenge, when the person's body is watched afterwards."""
    UNCHANGED = "unchanged"


class EventKind(NamedTuple):
    """One kind of event.

    Attributes:
        name: the word typed, such as "reduce".
        title: as shown, such as "Reduced".
        about_product: whether a product must be named with it.
        spans_days: whether it may have an end day of its own.
        exposure: where it takes the exposure to its product.
        rechallenge: whether it is the return of something that had been stopped.
        from_or_to_none: whether nothing is taken on one side of it.
    """

    name: str
    title: str
    about_product: bool = False
    spans_days: bool = False
    exposure: Exposure = Exposure.UNCHANGED
    rechallenge: bool = False
    from_or_to_none: bool = False


def _change(
    name: str,
    title: str,
    exposure: Exposure,
    *,
    rechallenge: bool = False,
    from_or_to_none: bool = False,
) -> EventKind:
    """A change to what is taken: dated on the day it was made."""
    return EventKind(
        name,
        title,
        about_product=True,
        exposure=exposure,
        rechallenge=rechallenge,
        from_or_to_none=from_or_to_none,
    )


def _happening(name: str, title: str) -> EventKind:
    """Something that may last, and that could itself explain a change."""
    return EventKind(name, title, spans_days=True)


EVENT_KINDS: tuple[EventKind, ...] = (
    _change("start", "Started", Exposure.UP, from_or_to_none=True),
    _change("stop", "Stopped", Exposure.DOWN, from_or_to_none=True),
    _change("reduce", "Reduced", Exposure.DOWN),
    _change("increase", "Increased", Exposure.UP),
    _change("restart", "Restarted", Exposure.UP, rechallenge=True, from_or_to_none=True),
    _happening("illness", "Illness or fever"),
    _happening("surgery", "Surgery or anaesthetic"),
    _happening("birth", "Pregnancy or birth"),
    _happening("diet", "Diet or weight change"),
    _happening("stress", "Stressful time"),
    _happening("shampoo", "Shampoo or hair treatment"),
    _happening("skin-care", "Skin care or moisturiser"),
    _happening("nail-care", "Nail care or injury"),
    _happening("weather", "Season, sun or dry air"),
    _happening("medicine", "Other medicine or supplement"),
    EventKind("lab", "Lab result"),
    _happening("other", "Other"),
)


OTHER_WORDS: Mapping[str, str] = {
    word: kind
    for kind, words in {
        "start": ("begin", "began", "started", "new"),
        "stop": ("quit", "stopped", "end", "pause", "discontinue", "off"),
        "reduce": ("taper", "reduced", "reduction", "decrease", "lower", "less", "cut"),
        "increase": ("increased", "raise", "raised", "more", "titrate"),
        "restart": ("relapse", "lapse", "resume", "restarted", "again"),
        "illness": ("flu", "cold", "covid", "fever", "infection", "sick", "ill"),
        "surgery": ("operation", "anaesthetic", "anesthesia"),
        "birth": ("pregnancy", "pregnant", "baby", "miscarriage"),
        "diet": ("fasting", "weight", "vegan"),
        "stress": ("exam", "exams", "grief", "move"),
        "shampoo": ("dye", "bleach", "haircut", "conditioner", "minoxidil"),
        "skin-care": ("cream", "lotion", "moisturiser", "moisturizer"),
        "nail-care": ("manicure", "pedicure"),
        "weather": ("sun", "sunburn", "heating"),
        "medicine": ("vitamin", "supplement", "antibiotic", "vaccine"),
        "lab": ("blood", "bloods", "test", "labs"),
        "other": ("period", "menstruation", "travel", "injury"),
    }.items()
    for word in words
}
"""What people write for a kind of event, with the kind that it most likely is."""


def find(name: str) -> EventKind | None:
    """The kind of that name, whatever its case; None where there is none."""
    wanted = name.casefold()
    return next((kind for kind in EVENT_KINDS if kind.name == wanted), None)


def check_amounts(
    kind: EventKind, before: float | None, after: float | None, unit: str | None
) -> None:
    """Refuse amounts a day that contradict the kind of change that they are said of.

    Args:
        kind: what was done.
        before: how much a day it was; None where that is not said.
        after: how much a day it is from then on; None where that is not said.
        unit: the unit of both.

    Raises:
        BadDataError: they do.
    """
    said = [amount for amount in (before, after) if amount is not None]
    if said and not kind.about_product:
        names = ", ".join(other.name for other in EVENT_KINDS if other.about_product)
        raise BadDataError(f"{kind.name} has no amounts.", hint=f"These have: {names}.")
    if not all(isfinite(amount) and 0 <= amount < LARGEST for amount in said):
        raise BadDataError("An amount a day is a number from 0 up.")
    up = kind.exposure is Exposure.UP
    low, high = (before, after) if up else (after, before)
    if kind.from_or_to_none and low:
        end, other = ("from none", "increase") if up else ("to none", "reduce")
        raise BadDataError(
            f"{kind.name} goes {end}, not {say_amounts(before, after, unit)}.",
            hint=f"From one amount to another it is: {other}",
        )
    if high is not None and (low or 0) >= high:
        raise BadDataError(
            f"{kind.name} goes {'up' if up else 'down'}, "
            f"and {say_amounts(before, after, unit)} does not.",
            hint="The amount before comes first.",
        )


def say_amounts(before: float | None, after: float | None, unit: str | None) -> str:
    """The amounts of a change, such as "8 g to 4 g a day" or "from 2 g a day"; empty for none."""
    if before is None:
        return "" if after is None else f"to {_a_day(after, unit)}"
    if after is None:
        return f"from {_a_day(before, unit)}"
    if not after:
        return f"{_a_day(before, unit)} to none"
    return f"{say_amount(before, unit) if before else 'none'} to {_a_day(after, unit)}"


def _a_day(amount: float, unit: str | None) -> str:
    return f"{say_amount(amount, unit)} a day" if amount else "none"
