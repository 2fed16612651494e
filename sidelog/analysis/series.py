"""One measure's values by day: the only shape in which numbers enter the mathematics."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Series:
    """The daily values of one measure over a period.

    A day of the period that is in neither `days` nor `skipped` is unknown: nobody said anything
    about it.  It is never a zero.

    Attributes:
        first: first day of the period, as a proleptic Gregorian ordinal (`date.toordinal`).
        last: last day of the period, inclusive; at least `first` - 1 (an empty period).
        days: the recorded days, strictly increasing ordinals within the period.
        values: the day's value for each of `days`, finite.
        late: the recorded days that were written down on a later day.
        skipped: the days that the person chose to skip, increasing.
    """

    first: int
    last: int
    days: tuple[int, ...]
    values: tuple[float, ...]
    late: frozenset[int] = frozenset()
    skipped: tuple[int, ...] = ()
