"""Published cases of one series in time: autocorrelation and the rolling median."""

from math import fsum, log10, sqrt

from sidelog.analysis.autocorrelation import autocorrelation
from sidelog.analysis.methods.inputs import Data, Results, choice, days, numbers, option
from sidelog.analysis.series import from_days
from sidelog.analysis.smoothing import WIDTH, rolling_median
from sidelog.errors import BadDataError

_SMALLEST_SPREAD = 1e-100
_MOST_LAGS = 1000
_WIDEST = 999


def acf(data: Data, options: Data) -> Results:
    """Autocorrelation of `y`, denominator n.  Option `lag_max` (10 log10 n, as in R)."""
    return _acf([*numbers(data, "y", fewest=2)], options)


def acf_missing(data: Data, options: Data) -> Results:
    """Autocorrelation of `y` with null for missing days, from the pairs that are there."""
    return _acf(days(data, "y", fewest=2), options)


def running_median(data: Data, options: Data) -> Results:
    """Centred rolling median of `y`.  Options `k` (7, odd) and `endrule`.

    "keep" (the default) leaves the first and last k // 2 values as they are, "constant" repeats
    the first and last full median, "partial" takes any window that is more than half full.
    """
    values = days(data, "y")
    width = _width(options, len(values))
    recorded = {day: value for day, value in enumerate(values, 1) if value is not None}
    line = list(rolling_median(from_days(recorded, 1, len(values)), width=width))
    reach = width // 2
    endrule = choice(options, "endrule", ("keep", "constant", "partial"))
    if reach and endrule == "keep":
        line[:reach], line[-reach:] = values[:reach], values[-reach:]
    if reach and endrule == "constant":
        line[:reach], line[-reach:] = [line[reach]] * reach, [line[-reach - 1]] * reach
    return {"y": line}


def _acf(values: list[float | None], options: Data) -> Results:
    present = [value for value in values if value is not None]
    if max(present) - min(present) < _SMALLEST_SPREAD:
        raise BadDataError('The values of "y" are all the same.')
    usual = 10 * log10(len(values))
    lags = int(option(options, ("lag_max", "lag.max", "nlags", "lags"), usual))
    if not 0 <= lags <= _MOST_LAGS:
        raise BadDataError(f"The highest lag must lie between 0 and {_MOST_LAGS}.")
    found = list(autocorrelation(values, min(lags, len(values) - 1)))
    mean = fsum(present) / len(present)
    squares = fsum((value - mean) ** 2 for value in present)
    first = found[1] if lags else None
    return {"mean": mean, "sd": sqrt(squares / (len(present) - 1)), "r1": first, "acf": found}


def _width(options: Data, n: int) -> int:
    width = option(options, ("k", "width"), WIDTH)
    widest = min(n, _WIDEST)
    if not 1 <= width <= widest or width % 2 != 1:
        raise BadDataError(f"The width k must be odd, from 1 to {widest}.")
    return int(width)
