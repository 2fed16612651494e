"""Published cases of rank correlation, trend and slope."""

from math import isnan, sqrt

from sidelog.analysis.distributions import exact_p, normal_p, normal_quantile, score_counts
from sidelog.analysis.methods.inputs import (
    Data,
    Results,
    confidence_levels,
    days,
    flag,
    numbers,
    option,
    same_length,
)
from sidelog.analysis.ranks import Kendall, continuity_corrected, kendall, median
from sidelog.analysis.theil_sen import theil_sen
from sidelog.errors import BadDataError

_EXACT_BELOW = 50
"""Values up to which R computes an exact p by itself."""


def trend(data: Data, options: Data) -> Results:
    """Mann-Kendall and Theil-Sen as the textbooks have them, for independent values.

    Input `y`, null for missing, and `t` if the values are not one unit apart.  Options
    `continuity` (true) and `alpha` or `level`.
    """
    times, values = _points(data)
    result = kendall(times, values)
    z = _z(result, continuity=flag(options, ("continuity",)) is not False)
    p = normal_p(z)
    significant = p < option(options, ("alpha",), 0.05)
    return {
        **_counted(result),
        "n_total": len(days(data, "y")),
        "z": z,
        "p": p,
        "h": significant,
        "trend": _word(z) if significant else "no trend",
        **_slope(times, values, result, options),
    }


def slope(data: Data, options: Data) -> Results:
    """As `trend`, without tau-b: beside a slope, programs print S over all pairs by any name."""
    return {key: value for key, value in trend(data, options).items() if key != "tau_b"}


def tau_b(data: Data, options: Data) -> Results:
    """Kendall's rank correlation of `x` and `y`.

    Options `continuity` (true) and `exact`: by itself, p is exact for fewer than 50 pairs without
    ties, as in R.
    """
    x, y = numbers(data, "x", fewest=2), numbers(data, "y", fewest=2)
    same_length(x=x, y=y)
    result = kendall(x, y)
    z = _z(result, continuity=flag(options, ("continuity",)) is not False)
    exact = _exact(result)
    asked = flag(options, ("exact",))
    if asked and not exact:
        raise BadDataError("An exact p needs fewer than 50 pairs, without ties.")
    p = exact["p_exact"] if exact and asked is not False else normal_p(z)
    return {
        **_counted(result),
        "z": z,
        "p": p,
        "p_asymptotic": normal_p(_z(result, continuity=False)),
        "p_continuity": normal_p(_z(result, continuity=True)),
        **exact,
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


def _counted(result: Kendall) -> Results:
    return {
        "n": result.n,
        "s": result.score,
        "var_s": result.variance,
        "d2": result.untied**2,
        "tau_a": result.tau_a,
        "tau_b": None if isnan(result.tau_b) else result.tau_b,
    }


def _z(result: Kendall, *, continuity: bool) -> float:
    score = continuity_corrected(result.score) if continuity else result.score
    return score / sqrt(result.variance) if result.variance > 0 else 0.0


def _word(z: float) -> str:
    return "increasing" if z > 0 else "decreasing"


def _exact(result: Kendall) -> dict[str, float]:
    pairs = result.n * (result.n - 1) // 2
    if result.n >= _EXACT_BELOW or round(result.untied) < pairs:
        return {}
    discordant = (pairs - result.score) // 2
    return {"p_exact": exact_p(score_counts(result.n), discordant).two_sided}


def _slope(times: list[float], values: list[float], result: Kendall, options: Data) -> Results:
    """Theil-Sen with the usual intercepts, and an interval for each level asked for."""
    found: Results = {}
    slope = 0.0
    for level in reversed(confidence_levels(options)):
        half_width = normal_quantile(0.5 + level / 200) * sqrt(max(result.variance, 0.0))
        interval = theil_sen(times, values, half_width)
        slope, low, high = interval.estimate, interval.low, interval.high
        found |= {"low_slope": low, "high_slope": high}
        found[f"ci{level:g}"] = found["conf_int"] = [low, high]
    offsets = [y - slope * t for t, y in zip(times, values, strict=True)]
    separate = median(values) - slope * median(times)
    return {
        "slope": slope,
        "intercept": separate,
        "intercept_separate": separate,
        "intercept_joint": median(offsets),
        **found,
    }
