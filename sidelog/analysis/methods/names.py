"""What R, SciPy, pymannkendall and the published cases call the results."""

import re

from sidelog.analysis.methods.inputs import Results

_EVERYWHERE = {"p_value": "p", "pvalue": "p"}

_TREND = {
    "tau": "tau_a",
    "n_observed": "n",
    "slope_per_unit_t": "slope",
    "sen_slope": "slope",
    "intercept_conover": "intercept",
}
_KENDALL = {
    "tau": "tau_b",
    "tau_b_exact": "tau_b",
    "estimate": "tau_b",
    "statistic": "tau_b",
    "p_pkg": "p_continuity",
}
_NAP = {"nap_est": "nap", "est": "nap", "tau_est": "tau"}
_RANK_SUM = {
    "w": "u",
    "statistic": "u",
    "p_normal_ties_continuity": "p_two_sided_asymptotic_continuity",
    "p_exact": "p_two_sided_exact",
}
_SHIFT = {
    **_RANK_SUM,
    "hl_x_minus_y": "hl",
    "hl_exact_median_of_differences": "hl",
    "hl_r_uniroot": "hl",
    "estimate": "hl",
    "difference_in_location": "hl",
}
_BY_TOPIC = {
    "trend.mk": _TREND,
    "theil_sen": _TREND,
    "theil_sen_ci": _TREND,
    "kendall_tau_b": _KENDALL,
    "kendall_tau_exact": _KENDALL,
    "nap": _NAP,
    "tau": _NAP,
    "mann_whitney": _RANK_SUM,
    "hodges_lehmann": _SHIFT,
    "rolling_median": {"smoothed": "y", "median": "y"},
}

_INTERVAL = re.compile(r"(?:slope_)?ci_?(\d+(?:_\d+)?)(?:_integer_ranks_scipy|_r_uniroot)?")
"""An interval that is the same by definition; other kinds keep a name that is not ours."""

_LAGS = re.compile(r"acf_lag(\d+)_(?:\d+|up)")
_SMOOTHED = re.compile(r"y\d+")


def plain(key: str) -> str:
    """A key in small letters, with a low line for whatever is neither letter nor digit."""
    return re.sub(r"[^a-z0-9]+", "_", key.lower())


def look_up(results: Results, topic: str, key: str, length: int) -> object:
    """The result that a case means by a key.

    Args:
        results: what the method returned.
        topic: the case's topic.
        key: the case's key, the parts of a nested one joined by dots.
        length: how many numbers the case expects, where it expects a list.

    Raises:
        KeyError: it is not one of ours.
    """
    name = plain(key)
    acf, lags = results.get("acf"), _LAGS.fullmatch(name)
    if lags and isinstance(acf, list):
        first = int(lags[1])
        return acf[first : first + length]
    interval = _INTERVAL.fullmatch(name)
    if interval:
        return results[f"ci{interval[1].replace('_', '.')}"]
    if _SMOOTHED.fullmatch(name):
        name = "y"
    return results[(_EVERYWHERE | _BY_TOPIC.get(topic, {})).get(name, name)]


def interval_level(key: str) -> float | None:
    """The confidence level in percent that a key names; None if it names none."""
    interval = _INTERVAL.fullmatch(plain(key))
    return float(interval[1].replace("_", ".")) if interval else None


def last_lag(key: str, length: int) -> int | None:
    """The last lag that a key and its number of values need; None if it is not about lags."""
    lags = _LAGS.fullmatch(plain(key))
    return int(lags[1]) + length - 1 if lags else None
