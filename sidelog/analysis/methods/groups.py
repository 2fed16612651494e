"""Methods for two groups of numbers: non-overlap, the rank sum and the shift between them."""

from math import sqrt

from sidelog.analysis.contrast import contrast
from sidelog.analysis.methods.method import (
    Data,
    Method,
    Results,
    choice,
    flag,
    numbers,
    outside,
)
from sidelog.analysis.series import Series
from sidelog.analysis.stats import effects
from sidelog.analysis.stats.distributions import (
    exact_p,
    exact_quantile,
    normal_p,
    normal_quantile,
    rank_sum_counts,
)
from sidelog.analysis.stats.ranks import null_variance, rank_sum, tie_sizes
from sidelog.errors import BadDataError

_EXACT_BELOW = 50
"""Values in the larger group up to which p is exact by itself, as in R."""

_MOST_PAIRS = 10_000
"""For an exact p that is asked for."""

_FEWEST_FOR_INTERVAL = 2


def _nap(data: Data, options: Data) -> Results:
    before, after = numbers(data, "A"), numbers(data, "B")
    if choice(options, "improvement", ("increase", "decrease")) == "decrease":
        before, after = [-value for value in before], [-value for value in after]
    pairs = len(before) * len(after)
    below, equal = effects.Differences(before, after).rank(0)
    nap = (pairs - below - equal / 2) / pairs
    low, high = _nap_limits(before, after)
    return {
        "nap": nap,
        "low": low,
        "high": high,
        "tau": 2 * nap - 1,
        "pairs": pairs,
        "above": pairs - below - equal,
        "below": below,
        "ties": equal,
    }


def _nap_limits(before: list[float], after: list[float]) -> tuple[float | None, float | None]:
    """The interval that the findings have, with the values taken as days in a row."""
    if min(len(before), len(after)) < _FEWEST_FOR_INTERVAL:
        return None, None
    m, n = len(before), len(after)
    earlier = Series(1, m, tuple(range(1, m + 1)), tuple(before))
    later = Series(m + 1, m + n, tuple(range(m + 1, m + n + 1)), tuple(after))
    interval = effects.nap_interval(before, after, contrast(earlier, later).inflation)
    return interval.low, interval.high


def _mann_whitney(data: Data, options: Data) -> Results:
    x, y = numbers(data, "x"), numbers(data, "y")
    result = rank_sum(y, x)
    side = choice(options, "alternative", ("two-sided", "less", "greater"))
    if _is_exact(x, y, options):
        less, greater = exact_p(rank_sum_counts(len(x), len(y)), int(result.u))
    else:
        step = 0.5 if _is_continuous(options) else 0.0
        distance, error = result.u - result.mean, sqrt(result.variance)
        less = _upper_tail(-distance - step, error)
        greater = _upper_tail(distance - step, error)
    p = {"less": less, "greater": greater, "two-sided": min(1.0, 2 * min(less, greater))}
    return {"u": result.u, "p": p[side]}


def _hodges_lehmann(data: Data, options: Data) -> Results:
    x, y = numbers(data, "x"), numbers(data, "y")
    shift = effects.hodges_lehmann(y, x, _low_rank(x, y, options))
    return {
        "hl": shift.estimate,
        "low": shift.low,
        "high": shift.high,
        **_mann_whitney(data, options),
    }


def _low_rank(x: list[float], y: list[float], options: Data) -> int:
    """Rank of the difference that is the lower limit of the interval."""
    tail = outside(options) / 2
    m, n = len(x), len(y)
    if _is_exact(x, y, options):
        return max(exact_quantile(rank_sum_counts(m, n), tail), 1) - 1
    error = sqrt(null_variance(m, n, [*tie_sizes(x), *tie_sizes(y)]))
    half_width = normal_quantile(1 - tail) * error
    return effects.limit_rank(m * n, half_width if _is_continuous(options) else half_width - 0.5)


def _is_exact(x: list[float], y: list[float], options: Data) -> bool:
    possible = len({*x, *y}) == len(x) + len(y) and len(x) * len(y) <= _MOST_PAIRS
    asked = flag(options, "exact")
    if asked and not possible:
        raise BadDataError(f"An exact p needs values without ties, in at most {_MOST_PAIRS} pairs.")
    if asked is None:
        return possible and max(len(x), len(y)) < _EXACT_BELOW
    return asked


def _is_continuous(options: Data) -> bool:
    return flag(options, "continuity") is not False


def _upper_tail(distance: float, error: float) -> float:
    if not error:
        return 1.0
    half = normal_p(distance / error) / 2
    return half if distance > 0 else 1 - half


_GROUPS = {"x": "one group", "y": "the other group"}
_TEST_OPTIONS = {
    "alternative": "two-sided (if nothing is said), less or greater, of x against y",
    "exact": f"true or false; if nothing is said, true below {_EXACT_BELOW} values without ties",
    "continuity": "true (if nothing is said) or false, for a p that is not exact",
}
_TEST_RESULTS = {
    "u": "pairs in which x is the larger; ties count one half",
    "p": "chance of a u so far from half the pairs, or further, if x and y do not differ",
}

GROUP_METHODS = (
    Method(
        topic="nap",
        description="non-overlap of all pairs",
        citation="Parker and Vannest, Behavior Therapy 40:357, 2009",
        takes={"A": "values before, a day each", "B": "values after, a day each"},
        options={"improvement": "increase (if nothing is said) or decrease"},
        gives={
            "nap": "share of the pairs in which B improves on A; ties count one half",
            "low": "lower 95 % limit of nap, allowing for autocorrelation; null for a single day",
            "high": "upper 95 % limit of nap",
            "tau": "the same share from -1 to 1",
            "pairs": "number of pairs",
            "above": "pairs that improve",
            "below": "pairs that get worse",
            "ties": "pairs that are equal",
        },
        compute=_nap,
    ),
    Method(
        topic="mann_whitney",
        description="rank-sum test",
        citation="Mann and Whitney, Ann Math Stat 18:50, 1947",
        takes=_GROUPS,
        options=_TEST_OPTIONS,
        gives=_TEST_RESULTS,
        compute=_mann_whitney,
    ),
    Method(
        topic="hodges_lehmann",
        description="shift between two groups, with the interval in which the rank-sum test turns",
        citation="Hodges and Lehmann, Ann Math Stat 34:598, 1963",
        takes=_GROUPS,
        options={**_TEST_OPTIONS, "alpha": "chance that the interval misses, 0.05"},
        gives={
            "hl": "median of all differences x - y",
            "low": "lower limit of hl",
            "high": "upper limit of hl",
            **_TEST_RESULTS,
        },
        compute=_hodges_lehmann,
    ),
)
