"""Published cases of two groups: non-overlap, rank sums and the shift between them."""

from math import sqrt

from sidelog.analysis import effects as shifts
from sidelog.analysis.contrast import contrast
from sidelog.analysis.distributions import (
    exact_p,
    exact_quantile,
    normal_p,
    normal_quantile,
    rank_sum_counts,
)
from sidelog.analysis.methods.inputs import (
    Data,
    Results,
    choice,
    confidence_levels,
    flag,
    numbers,
)
from sidelog.analysis.ranks import RankSum, null_variance, rank_sum, tie_sizes
from sidelog.analysis.series import Series
from sidelog.errors import BadDataError

_EXACT_BELOW = 50
"""Values in either group up to which R computes an exact p by itself."""

_MOST_PAIRS = 10_000
"""For an exact p that is asked for."""

_FEWEST_FOR_INTERVAL = 2


def nap(data: Data, options: Data) -> Results:
    """Non-overlap of all pairs of `A` and `B`, ties counted half.

    Option `improvement`: "increase" (the default) or "decrease".  The interval is ours, with the
    values of A and then B taken as days in a row.
    """
    before, after = numbers(data, "A"), numbers(data, "B")
    if choice(options, "improvement", ("increase", "decrease")) == "decrease":
        before, after = [-value for value in before], [-value for value in after]
    pairs = len(before) * len(after)
    below, equal = shifts.Differences(before, after).rank(0)
    share = (pairs - below - equal / 2) / pairs
    return {
        "nap": share,
        "tau": 2 * share - 1,
        "pairs": pairs,
        "pos": pairs - below - equal,
        "neg": below,
        "ties": equal,
        "nap_percent_rounded": round(100 * share),
        "nap_rescaled_percent_rounded": round(100 * (2 * share - 1)),
        **_adjusted_interval(before, after),
    }


def mann_whitney(data: Data, options: Data) -> Results:
    """Rank-sum test of `x` and `y`; U counts the pairs in which x is the larger.

    Options `alternative`, `continuity` or `correct` (true), `exact`: by itself, p is exact for
    fewer than 50 values in either group without ties, as in R.
    """
    x, y = numbers(data, "x"), numbers(data, "y")
    result = rank_sum(y, x)
    named = _asymptotic_ps(result) | (_exact_ps(x, y) if _can_be_exact(x, y) else {})
    side = choice(options, "alternative", ("two-sided", "two.sided", "less", "greater"))
    kind = "exact" if _is_exact(x, y, options) else _asymptotic_kind(options)
    p = named[f"p_{side.replace('-', '_').replace('.', '_')}_{kind}"]
    return {"u": result.u, "p": p, **named}


def hodges_lehmann(data: Data, options: Data) -> Results:
    """Shift x - y: the median of all differences, with an interval and the rank-sum test.

    Options as for the test, and `alpha` or `level`.  The interval is where the test turns: with
    exact ranks, or by the normal approximation with the ties within `x` and within `y`.
    """
    x, y = numbers(data, "x"), numbers(data, "y")
    estimate = shifts.hodges_lehmann(y, x).estimate
    found: Results = {}
    for level in reversed(confidence_levels(options)):
        interval = shifts.hodges_lehmann(y, x, _low_rank(x, y, level, options))
        found[f"ci{level:g}"] = found["conf_int"] = [interval.low, interval.high]
    return {"hl": estimate, **found, **mann_whitney(data, options)}


def _adjusted_interval(before: list[float], after: list[float]) -> Results:
    if min(len(before), len(after)) < _FEWEST_FOR_INTERVAL:
        return {}
    m, n = len(before), len(after)
    earlier = Series(1, m, tuple(range(1, m + 1)), tuple(before))
    later = Series(m + 1, m + n, tuple(range(m + 1, m + n + 1)), tuple(after))
    interval = contrast(earlier, later).nap
    return {"ci95_autocorrelation_adjusted": [interval.low, interval.high]}


def _can_be_exact(x: list[float], y: list[float]) -> bool:
    return len(set(x) | set(y)) == len(x) + len(y) and len(x) * len(y) <= _MOST_PAIRS


def _is_exact(x: list[float], y: list[float], options: Data) -> bool:
    asked = flag(options, ("exact",))
    if asked and not _can_be_exact(x, y):
        raise BadDataError(f"An exact p needs values without ties, in at most {_MOST_PAIRS} pairs.")
    small = max(len(x), len(y)) < _EXACT_BELOW and _can_be_exact(x, y)
    return small if asked is None else asked


def _asymptotic_kind(options: Data) -> str:
    plain = flag(options, ("continuity", "correct", "use_continuity")) is False
    return "asymptotic" if plain else "asymptotic_continuity"


def _asymptotic_ps(result: RankSum) -> dict[str, float]:
    """P values of the normal approximation, for each alternative, plain and with continuity."""
    distance, error = result.u - result.mean, sqrt(result.variance)
    found: dict[str, float] = {}
    for kind, step in (("asymptotic", 0.0), ("asymptotic_continuity", 0.5)):
        less = _upper_tail(-distance - step, error)
        greater = _upper_tail(distance - step, error)
        found |= {
            f"p_less_{kind}": less,
            f"p_greater_{kind}": greater,
            f"p_two_sided_{kind}": min(1.0, 2 * min(less, greater)),
        }
    return found


def _upper_tail(distance: float, error: float) -> float:
    if not error:
        return 1.0
    half = normal_p(distance / error) / 2
    return half if distance > 0 else 1 - half


def _exact_ps(x: list[float], y: list[float]) -> dict[str, float]:
    u = int(rank_sum(y, x).u)
    found = exact_p(rank_sum_counts(len(x), len(y)), u)
    return {
        "p_less_exact": found.less,
        "p_greater_exact": found.greater,
        "p_two_sided_exact": found.two_sided,
    }


def _low_rank(x: list[float], y: list[float], level: float, options: Data) -> int:
    """Rank of the difference that is the lower limit of the interval."""
    tail = 0.5 - level / 200
    m, n = len(x), len(y)
    if _is_exact(x, y, options):
        return max(exact_quantile(rank_sum_counts(m, n), tail), 1) - 1
    error = sqrt(null_variance(m, n, [*tie_sizes(x), *tie_sizes(y)]))
    half_width = normal_quantile(1 - tail) * error
    if _asymptotic_kind(options) == "asymptotic":
        half_width -= 0.5
    return shifts.limit_rank(m * n, half_width)
