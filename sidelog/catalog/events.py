"""The kinds of dated happenings that may explain what a body does."""

from dataclasses import dataclass
from enum import StrEnum


class Exposure(StrEnum):
    """Where an event takes the exposure to its product."""

    UP = "up"
    DOWN = "down"
    """A dechallenge, when the person's body is watched afterwards."""
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class EventKind:
    """One kind of event.

    Attributes:
        name: the word typed, such as "reduce".
        title: as shown, such as "Reduced".
        about_product: whether a product must be named with it.
        spans_days: whether it may have an end day of its own.
        exposure: where it takes the exposure to its product.
        rechallenge: whether it is the return of something that had been stopped.
    """

    name: str
    title: str
    about_product: bool = False
    spans_days: bool = False
    exposure: Exposure = Exposure.UNCHANGED
    rechallenge: bool = False


def _change(name: str, title: str, exposure: Exposure, *, rechallenge: bool = False) -> EventKind:
    """A change to what is taken: dated on the day it was made."""
    return EventKind(name, title, about_product=True, exposure=exposure, rechallenge=rechallenge)


def _happening(name: str, title: str) -> EventKind:
    """Something that may last, and that could itself explain a change."""
    return EventKind(name, title, spans_days=True)


EVENT_KINDS: tuple[EventKind, ...] = (
    _change("start", "Started", Exposure.UP),
    _change("stop", "Stopped", Exposure.DOWN),
    _change("reduce", "Reduced", Exposure.DOWN),
    _change("increase", "Increased", Exposure.UP),
    _change("restart", "Restarted", Exposure.UP, rechallenge=True),
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


def find(name: str) -> EventKind | None:
    """The kind of that name, whatever its case; None where there is none."""
    wanted = name.casefold()
    return next((kind for kind in EVENT_KINDS if kind.name == wanted), None)
