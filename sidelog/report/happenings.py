"""The dated events of a period, numbered as charts and pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sidelog.catalog.events import Exposure, find
from sidelog.journal.rows import Happened


@dataclass(frozen=True, slots=True)
class Happening:
    """One event, as charts and pages show it.

    Attributes:
        number: its number in this period, from 1, in the order of time.
        day: its first day, an ordinal.
        until: its last day, inclusive.
        kind: what kind it is, as shown, such as "Reduced".
        about: the product, or the title that the person gave it; empty where there is neither.
        product: the product that it is about; None where it is about none.
        exposure: where it takes the exposure to that product.
    """

    number: int
    day: int
    until: int
    kind: str
    about: str
    product: str | None
    exposure: Exposure = Exposure.UNCHANGED


def happenings_of(events: Sequence[Happened], first: int, last: int) -> tuple[Happening, ...]:
    """Number the events that touch the days from `first` to `last`, both inclusive.

    Args:
        events: in the order of their days.
        first: an ordinal.
        last: an ordinal.
    """
    touching = [event for event in events if event.day <= last and event.until >= first]
    return tuple(_happening(number, event) for number, event in enumerate(touching, start=1))


def _happening(number: int, event: Happened) -> Happening:
    kind = find(event.kind)
    about = ", ".join(part for part in (event.product, event.title) if part)
    title = kind.title if kind else event.kind
    exposure = kind.exposure if kind else Exposure.UNCHANGED
    return Happening(number, event.day, event.until, title, about, event.product, exposure)


def within(happenings: Sequence[Happening], first: int, last: int) -> tuple[Happening, ...]:
    """Those that touch the days from `first` to `last`, both inclusive."""
    return tuple(one for one in happenings if one.day <= last and one.until >= first)
