"""The dated events of a period, and what had been recorded in a measure's lag window."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sidelog.catalog.events import find

if TYPE_CHECKING:
    from sidelog.journal.records import Event


@dataclass(frozen=True, slots=True)
class Happening:
    """One event, as tables, charts and pages show it; its note is the person's own.

    Attributes:
        number: its number in this period, from 1, in the order of time.
        day: its first day, an ordinal.
        until: its last day, inclusive.
        kind: what kind it is, as shown, such as "Reduced".
        about: the product, or the title that the person gave it; empty where there is neither.
        product: the product that it is about; None where it is about none.
    """

    number: int
    day: int
    until: int
    kind: str
    about: str
    product: str | None


def happenings_of(events: "Sequence[Event]") -> tuple[Happening, ...]:
    """Number events, which are in the order of time."""
    return tuple(_happening(number, event) for number, event in enumerate(events, start=1))


def _happening(number: int, event: "Event") -> Happening:
    kind = find(event.kind)
    product = event.product.name if event.product else None
    return Happening(
        number=number,
        day=event.day.toordinal(),
        until=(event.until or event.day).toordinal(),
        kind=kind.title if kind else event.kind,
        about=", ".join(part for part in (product, event.title) if part),
        product=product,
    )


def within(happenings: Sequence[Happening], first: int, last: int) -> tuple[Happening, ...]:
    """Those that touch the days from `first` to `last`, both inclusive."""
    return tuple(one for one in happenings if one.day <= last and one.until >= first)
