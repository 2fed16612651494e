"""What a measure is: its scale, its direction, and how a day's value is formed."""

from enum import StrEnum
from typing import NamedTuple


class Better(StrEnum):
    """Which way along a scale is better for the person."""

    LOWER = "lower"
    HIGHER = "higher"
    NEITHER = "neither"


class DayRule(StrEnum):
    """How several momentary observations of one day form the day's value."""

    MEAN = "mean"
    MEDIAN = "median"
    MAXIMUM = "maximum"
    SUM = "sum"


class ScaleKind(StrEnum):
    """What the numbers of a scale are, which decides the statistics that fit them."""

    RATING = "rating"
    """Ordered words with numbers, such as 0-4 or 0-10."""
    COUNT = "count"
    """How many: whole numbers from 0, usually without an upper end."""
    QUANTITY = "quantity"
    """A measured amount with a unit, such as kilograms."""
    YES_NO = "yes-no"
    """0 is no, 1 is yes."""


class LagWindow(NamedTuple):
    """The days after an exposure in which a measure could plausibly respond.

    Attributes:
        first: earliest day of the window, in days after the exposure.
        last: latest day of the window, in days after the exposure; at least `first`.
        source: where the window comes from, in words.
    """

    first: int
    last: int
    source: str


class Scale(NamedTuple):
    """One version of a measure's scale.

    Attributes:
        version: 1 for the first; values of different versions are never mixed silently.
        kind: what the numbers are.
        minimum: lowest value that can be recorded.
        maximum: highest value that can be recorded; None where there is no upper end.
        whole: only whole numbers can be recorded.
        unit: the unit of a quantity or count, such as "kg" or "hairs"; empty for ratings.
        anchors: (value, words) pairs in ascending order of value.
        better: which way is better.
        recall: the span that the person is asked about, in words, such as "today".
        day_rule: how momentary observations form the day's value.
        lag: the lag window; None where none was set.
        every_days: the usual distance between entries: 1 for daily, 3 for wash-day counts.
        source: where the scale comes from, in words.
        bad_from: from where on a day is a bad day: a value there or beyond it, away from the better
            end.  None where no such value is named, and always where neither way is better.
    """

    version: int
    kind: ScaleKind
    minimum: float
    maximum: float | None
    whole: bool
    unit: str
    anchors: tuple[tuple[float, str], ...]
    better: Better
    recall: str
    day_rule: DayRule
    lag: LagWindow | None
    every_days: int
    source: str
    bad_from: float | None = None

    def is_bad(self, value: float) -> bool:
        """Whether a day of this value is a bad day; False where the scale names none."""
        if self.bad_from is None:
            return False
        return value <= self.bad_from if self.better is Better.HIGHER else value >= self.bad_from


class Measure(NamedTuple):
    """Something rated or counted, with the scale in force.

    Attributes:
        name: the word typed, lower case, without spaces, such as "shedding".
        title: the heading in tables and reports, such as "Hair shedding".
        question: the sentence asked in the check-in.
        scale: the version of its scale that is in force.
        tracked: whether the daily check-in asks it.
        built_in: whether it came with sidelog.
    """

    name: str
    title: str
    question: str
    scale: Scale
    tracked: bool
    built_in: bool
