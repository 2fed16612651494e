"""The lag window of a measure as it was declared: how long, when, and after seeing how much."""

from bisect import bisect_right
from dataclasses import dataclass

from sidelog.analysis.series import Series
from sidelog.catalog.scales import LagWindow
from sidelog.journal.reading import Reader


@dataclass(frozen=True, slots=True)
class DeclaredLag:
    """The lag window in force, and what could already be seen when it was set.

    Attributes:
        window: the days after an exposure in which the measure could respond.
        set_on: the day on which it was set, an ordinal; None where it came with sidelog.
        seen: how many of the entries that it sorts had been made by then.  Above 0, the window may
            have been chosen to fit them.
    """

    window: LagWindow
    set_on: int | None
    seen: int


def declared_lag(journal: Reader, measure: str, window: LagWindow, entries: Series) -> DeclaredLag:
    """The lag window of a measure with the day on which it was set.

    Args:
        journal: where that is read from.
        measure: its name.
        window: its lag window in force.
        entries: those that the window sorts.
    """
    day = journal.lag_set_on(measure)
    if day is None:
        return DeclaredLag(window, None, 0)
    return DeclaredLag(window, day.toordinal(), bisect_right(entries.days, day.toordinal()))
