"""What else happened: the dated events of some days, and what was not recorded at all."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sidelog.catalog.events import Exposure, find
from sidelog.catalog.text import fold
from sidelog.journal.reading import Reader
from sidelog.journal.rows import Happened
from sidelog.period import Period
from sidelog.report.findings.measured import has_entry

WORTH_KNOWING = ("ferritin", "tsh", "weight", "stress", "sleep", "illness", "diet", "medicine")
"""Measures and kinds of events that can themselves explain a change of what is rated."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One event.

    Attributes:
        day: its first day, an ordinal.
        until: its last day, inclusive.
        kind: what kind it is, as shown, such as "Reduced".
        about: the product, or the title that the person gave it; empty where there is neither.
        product: the product that it is about; None where it is about none.
        is_change: whether it changes how much of the product is taken.
    """

    day: int
    until: int
    kind: str
    about: str
    product: str | None
    is_change: bool


def happenings_of(events: Iterable[Happened], period: Period) -> tuple[Happening, ...]:
    """The events that touch a period, in the order of their days."""
    first, last = period.ordinals
    return tuple(_happening(one) for one in events if one.day <= last and one.until >= first)


def not_recorded(
    journal: Reader, happenings: Iterable[Happening], period: Period, left_out: Collection[str]
) -> tuple[str, ...]:
    """Names of what can explain a change and of which nothing is recorded in a period.

    Args:
        journal: where it is looked for.
        happenings: the events of the period.
        period: the days.
        left_out: names of measures that are not to be spoken of.
    """
    kinds = {one.kind for one in happenings}
    named = fold(" ".join(one.about for one in happenings))
    return tuple(
        name
        for name in WORTH_KNOWING
        if name not in left_out
        and name not in named
        and not (name in journal.measures and has_entry(journal, name, period))
        and not ((kind := find(name)) and kind.title in kinds)
    )


def _happening(event: Happened) -> Happening:
    kind = find(event.kind)
    return Happening(
        day=event.day,
        until=event.until,
        kind=kind.title if kind else event.kind,
        about=", ".join(part for part in (event.product, event.title) if part),
        product=event.product,
        is_change=kind is not None and kind.exposure is not Exposure.UNCHANGED,
    )
