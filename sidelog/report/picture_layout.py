"""Where things stand in the picture, in points: one column of panels over one time axis."""

from dataclasses import dataclass

from sidelog.report.picture_time import TimeAxis

WIDTH = 510.0
"""The text block of A4 and of Letter paper."""
LEFT = 96.0
"""The plots begin here; scale words stand to the left."""
RIGHT = 452.0
"""The plots end here; what now is stands to the right."""
GAP = 4.0
TITLE = 11.5
"""Height of a panel's title."""
LETTERS = 8.5
SMALL = 7.0
_PLOTS_HEIGHT = 216.0
"""What all plots and their titles share, so that the page keeps room for words."""
_PLOT_MOST, _PLOT_LEAST = 40.0, 18.0
LANE = 20.0
"""Height of a product's plot."""
_BINNED_FROM = 2 * 366


@dataclass(frozen=True, slots=True)
class Frame:
    """A plot: the time axis, and its top and bottom.

    Attributes:
        axis: the days.
        top: where it begins.
        bottom: where it ends.
    """

    axis: TimeAxis
    top: float
    bottom: float


def plot_height(measures: int, products: int) -> float:
    """How high the plot of each measure is; every product takes a lane from what they share."""
    shared = _PLOTS_HEIGHT - products * (TITLE + LANE + GAP)
    share = shared / max(measures, 1) - TITLE - GAP
    return min(max(share, _PLOT_LEAST), _PLOT_MOST)


def is_binned(first: int, last: int) -> bool:
    """Whether weeks stand for days in a period: past two years, days cannot be told apart."""
    return last - first >= _BINNED_FROM
