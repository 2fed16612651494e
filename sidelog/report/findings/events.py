"""What else happened: the dated events of some days, and what was not recorded at all."""

from collections.abc import Collection, Iterable, Sequence

from sidelog.catalog.text import fold
from sidelog.journal.reading import Reader
from sidelog.journal.rows import Happened
from sidelog.period import Period
from sidelog.report.findings.measured import has_entry

WORTH_KNOWING = ("ferritin", "tsh", "weight", "stress", "sleep", "illness", "diet", "medicine")
"""Measures and kinds of events that can themselves explain a change of what is rated."""


def events_over(events: Iterable[Happened], period: Period) -> tuple[Happened, ...]:
    """The events that touch a period, in the order of their days."""
    return tuple(one for one in events if one.touches(*period.ordinals))


def not_recorded(
    journal: Reader, events: Sequence[Happened], period: Period, left_out: Collection[str]
) -> tuple[str, ...]:
    """Names of what can explain a change and of which nothing is recorded in a period.

    Args:
        journal: where it is looked for.
        events: those of the period.
        period: the days.
        left_out: names of measures that are not to be spoken of.
    """
    kinds = {one.kind for one in events}
    named = fold(" ".join(one.about for one in events))
    return tuple(
        name
        for name in WORTH_KNOWING
        if name not in left_out
        and name not in named
        and not (name in journal.measures and has_entry(journal, name, period))
        and name not in kinds
    )
