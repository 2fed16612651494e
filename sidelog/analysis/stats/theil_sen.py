"""How steep is a drift: the median of the slopes between all pairs of points, with its interval."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from sidelog.analysis.stats.effects import Interval
from sidelog.analysis.stats.order import common_integers, median_and_limits
from sidelog.analysis.stats.ranks import discordant_pairs, tied_pairs

Slope = tuple[float, int, int]
"""Rise / run as a float, then the exact rise and the exact positive run, in whole units."""


def theil_sen(times: Sequence[float], values: Sequence[float], half_width: float) -> Interval:
    """Median of the slopes between all pairs of points, exact for any number of them.

    Source: Theil 1950; Sen, JASA 63:1379, 1968.  The limits are the slopes at the integer ranks
    nearest to (N - w) / 2 and (N + w) / 2 + 1 of N, counted from 1, as in SciPy and R's `trend`;
    Gilbert (1987) and the US EPA (2009) interpolate between ranks instead.

    Args:
        times: when; pairs with equal times have no slope and are left out.
        values: one for each time; not all the times are equal.
        half_width: w, the quantile times the standard error of Kendall's S; 0 or more.
    """
    slopes = Slopes(times, values)
    low = max(round((slopes.size - half_width) / 2) - 1, 0)
    high = min(round((slopes.size + half_width) / 2), slopes.size - 1)
    lowest, below, above, highest = (slope[0] for slope in median_and_limits(slopes, low, high))
    return Interval((below + above) / 2, lowest, highest)


class Slopes:
    """The slopes (y[j] - y[i]) / (t[j] - t[i]) of all pairs with different times.

    A pair's slope lies below s exactly when its points come in the opposite order once sorted by
    y - s * t.  So a count of slopes is a count of pairs out of order, and the slopes between two
    bounds are those of the pairs whose order differs between them (Dillencourt, Mount and
    Netanyahu, Int J Comput Geom Appl 2:1, 1992).

    Attributes:
        size: number of slopes.
    """

    def __init__(self, times: Sequence[float], values: Sequence[float]) -> None:
        points = sorted(zip(times, values, strict=True))
        self._times, time_unit = common_integers(point[0] for point in points)
        self._values, value_unit = common_integers(point[1] for point in points)
        self._units = value_unit, time_unit
        self._same_points = tied_pairs(points)
        self.size = len(points) * (len(points) - 1) // 2 - tied_pairs(self._times)

    def rank(self, pivot: Slope) -> tuple[int, int]:
        """How many slopes lie below the pivot, and how many equal it."""
        heights = self._heights(pivot)
        return discordant_pairs(heights), tied_pairs(heights) - self._same_points

    def between(self, low: Slope | None, high: Slope | None, every: int) -> list[Slope]:
        """Every `every`-th of the slopes strictly between the two; None is unbounded."""
        points = range(len(self._times))
        before, after = list(points), list(points)
        if low is not None:  # just above it: of points on one line, the later comes first
            before.sort(reverse=True)
            before.sort(key=self._heights(low).__getitem__)
        if high is None:
            after.sort(key=self._times.__getitem__, reverse=True)
        else:  # just below it: of points on one line, the earlier comes first
            after.sort(key=self._heights(high).__getitem__)
        place = dict(zip(after, points, strict=True))
        crossed = _out_of_order([place[point] for point in before], every)
        pairs = ((after[a], after[b]) for a, b in crossed)  # the later point sinks below
        return [self._slope(i, j) for i, j in pairs if self._times[i] != self._times[j]]

    def _heights(self, slope: Slope) -> list[int]:
        """How far each point lies above the line through the origin, in units of 1 / run."""
        _, rise, run = slope
        return [y * run - rise * t for t, y in zip(self._times, self._values, strict=True)]

    def _slope(self, i: int, j: int) -> Slope:
        run = self._times[j] - self._times[i]
        rise = self._values[j] - self._values[i]
        return (rise * self._units[1]) / (run * self._units[0]), rise, run


def _out_of_order(places: Sequence[int], every: int) -> Iterator[tuple[int, int]]:
    """Every `every`-th pair (places[i], places[j]) with i < j and places[i] > places[j]."""
    seen: list[int] = []
    ahead = 0
    for place in places:
        start = bisect_right(seen, place)
        for larger in seen[start + ahead :: every]:
            yield larger, place
        ahead = (ahead - (len(seen) - start)) % every
        seen.insert(start, place)
