"""Methods for one series in time, or for pairs: trend, slope, rank correlation, lags and lines."""

from math import fsum, log10, sqrt

from sidelog.analysis.methods.method import (
    Data,
    Method,
    Results,
    choice,
    days,
    flag,
    number,
    numbers,
    outside,
    same_length,
)
from sidelog.analysis.series import from_days
from sidelog.analysis.stats.distributions import exact_p, normal_p, normal_quantile, score_counts
from sidelog.analysis.stats.ranks import Kendall, continuity_corrected, kendall, median
from sidelog.analysis.stats.smoothing import WIDTH, rolling_median
from sidelog.analysis.stats.theil_sen import theil_sen
from sidelog.errors import BadDataError

_EXACT_BELOW = 50
"""Pairs up to which Kendall's p is exact by itself, as in R."""

_SMALLEST_SPREAD = 1e-100
_MOST_LAGS = 1000
_WIDEST = 999


def _mann_kendall(data: Data, options: Data) -> Results:
    times, values = _points(data)
    result = kendall(times, values)
    z = _z(result, options)
    return {**_correlation(result), "n_total": len(days(data, "y")), "z": z, "p": normal_p(z)}


def _theil_sen(data: Data, options: Data) -> Results:
    times, values = _points(data)
    error = sqrt(max(kendall(times, values).variance, 0.0))
    slope = theil_sen(times, values, normal_quantile(1 - outside(options) / 2) * error)
    offsets = [y - slope.estimate * t for t, y in zip(times, values, strict=True)]
    return {
        "slope": slope.estimate,
        "low": slope.low,
        "high": slope.high,
        "intercept_separate": median(values) - slope.estimate * median(times),
        "intercept_joint": median(offsets),
    }


def _points(data: Data) -> tuple[list[float], list[float]]:
    """Times and values without the missing ones; the others keep their times."""
    y = days(data, "y", fewest=2)
    t = numbers(data, "t") if "t" in data else [float(place) for place in range(len(y))]
    same_length(t=t, y=y)
    points = [(when, value) for when, value in zip(t, y, strict=True) if value is not None]
    times = [when for when, _ in points]
    if len(set(times)) == 1:
        raise BadDataError('The values of "t" are all the same.')
    return times, [value for _, value in points]


def _kendall(data: Data, options: Data) -> Results:
    x, y = numbers(data, "x", fewest=2), numbers(data, "y", fewest=2)
    same_length(x=x, y=y)
    result = kendall(x, y)
    z = _z(result, options)
    p = _exact_p(result) if _is_exact(result, options) else normal_p(z)
    return {**_correlation(result), "z": z, "p": p}


def _correlation(result: Kendall) -> Results:
    return {
        "n": result.n,
        "s": result.score,
        "var_s": result.variance,
        "untied": result.untied,
        "tau_a": result.score / (result.n * (result.n - 1) / 2),
        "tau_b": result.score / result.untied if result.untied else None,
    }


def _z(result: Kendall, options: Data) -> float:
    plain = flag(options, "continuity") is False
    score = result.score if plain else continuity_corrected(result.score)
    return score / sqrt(result.variance) if result.variance > 0 else 0.0


def _is_exact(result: Kendall, options: Data) -> bool:
    pairs = result.n * (result.n - 1) // 2
    possible = result.n < _EXACT_BELOW and round(result.untied) == pairs
    asked = flag(options, "exact")
    if asked and not possible:
        raise BadDataError(f"An exact p needs fewer than {_EXACT_BELOW} pairs, without ties.")
    return possible if asked is None else asked


def _exact_p(result: Kendall) -> float:
    discordant = (result.n * (result.n - 1) // 2 - result.score) // 2
    return min(1.0, 2 * min(exact_p(score_counts(result.n), discordant)))


def _acf(data: Data, options: Data) -> Results:
    values = days(data, "y", fewest=2)
    present = [value for value in values if value is not None]
    if max(present) - min(present) < _SMALLEST_SPREAD:
        raise BadDataError('The values of "y" are all the same.')
    lags = number(options, "lags", 10 * log10(len(values)))
    if not 0 <= lags <= _MOST_LAGS:
        raise BadDataError(f"The highest lag must lie between 0 and {_MOST_LAGS}.")
    mean = fsum(present) / len(present)
    deviations = [None if value is None else value - mean for value in values]
    squares = fsum((value - mean) ** 2 for value in present)
    covariances = [
        _lagged_covariance(deviations, lag) for lag in range(min(int(lags), len(values) - 1) + 1)
    ]
    return {
        "mean": mean,
        "sd": sqrt(squares / (len(present) - 1)),
        "acf": [None if one is None else one / (squares / len(present)) for one in covariances],
    }


def _lagged_covariance(deviations: list[float | None], lag: int) -> float | None:
    """The covariance at a lag, from the pairs of days that are there; None without one.

    The denominator is the usual (biased) one, the number of pairs plus the lag, which is n when
    nothing is missing (Box and Jenkins 1976, 2.1.5).  So does R's `acf` with `na.pass`.
    """
    products = [
        earlier * later
        for earlier, later in zip(deviations, deviations[lag:], strict=False)
        if earlier is not None and later is not None
    ]
    return fsum(products) / (len(products) + lag) if products else None


def _rolling_median(data: Data, options: Data) -> Results:
    values = days(data, "y")
    width = _width(options, len(values))
    recorded = {day: value for day, value in enumerate(values, 1) if value is not None}
    line = list(rolling_median(from_days(recorded, 1, len(values)), width=width))
    reach = width // 2
    if reach and choice(options, "ends", ("median", "keep")) == "keep":
        line[:reach], line[-reach:] = values[:reach], values[-reach:]
    return {"medians": line}


def _width(options: Data, n: int) -> int:
    width = number(options, "k", WIDTH)
    widest = min(n, _WIDEST)
    if not 1 <= width <= widest or width % 2 != 1:
        raise BadDataError(f"The width k must be odd, from 1 to {widest}.")
    return int(width)


_IN_TIME = {"y": "values in order, null for missing", "t": "their times; 0, 1, 2 and so on if none"}
_CONTINUITY = {"continuity": "true (if nothing is said) or false"}
_CORRELATION = {
    "n": "values that are there",
    "s": "Kendall's score: pairs that rise together less pairs that do not",
    "var_s": "variance of s if there is no link, with ties",
    "untied": "geometric mean of the pairs untied in the one and in the other",
    "tau_a": "s / all pairs",
    "tau_b": "s / untied; null where one of the two is constant",
    "z": "s in standard errors, one unit nearer to 0 with continuity",
}

SERIES_METHODS = (
    Method(
        topic="trend.mk",
        description="Mann-Kendall trend test, for days that are independent",
        citation="Mann, Econometrica 13:245, 1945; Kendall, Rank Correlation Methods, 1975",
        takes=_IN_TIME,
        options=_CONTINUITY,
        gives={
            **_CORRELATION,
            "n_total": "values, with the missing ones",
            "p": "two-sided, by the normal distribution",
        },
        compute=_mann_kendall,
    ),
    Method(
        topic="theil_sen",
        description="Theil-Sen slope, with an interval by integer ranks",
        citation="Theil 1950; Sen, JASA 63:1379, 1968",
        takes=_IN_TIME,
        options={"alpha": "chance that the interval misses, 0.05"},
        gives={
            "slope": "median of the slopes between all pairs, per unit of t",
            "low": "lower limit of slope",
            "high": "upper limit of slope",
            "intercept_separate": "median of y - slope * median of t",
            "intercept_joint": "median of y - slope * t",
        },
        compute=_theil_sen,
    ),
    Method(
        topic="kendall_tau_b",
        description="Kendall's rank correlation",
        citation="Kendall, Rank Correlation Methods, 4th edition, 1970",
        takes={"x": "one of each pair", "y": "the other"},
        options={
            **_CONTINUITY,
            "exact": f"true or false; if nothing is said, true below {_EXACT_BELOW} without ties",
        },
        gives={**_CORRELATION, "p": "two-sided, exact or by the normal distribution"},
        compute=_kendall,
    ),
    Method(
        topic="acf",
        description="autocorrelation, of the pairs of days that are there",
        citation="Box and Jenkins, Time Series Analysis, 1976",
        takes={"y": "one value a day, null for missing"},
        options={"lags": "the highest lag; 10 log10 n if nothing is said"},
        gives={"mean": "of y", "sd": "of y, over n - 1", "acf": "at lag 0, 1, 2 and so on"},
        compute=_acf,
    ),
    Method(
        topic="rolling_median",
        description="centred rolling median",
        citation="Tukey, Exploratory Data Analysis, 1977",
        takes={"y": "one value a day, null for missing"},
        options={
            "k": f"days in a window, odd; {WIDTH} if nothing is said",
            "ends": "median (if nothing is said), or keep the first and last k // 2 as they are",
        },
        gives={"medians": "one a day; null where half of the window or more is missing"},
        compute=_rolling_median,
    ),
)
