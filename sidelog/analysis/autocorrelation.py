"""The plain autocorrelation function, with or without missing days.

The tests do not use it: they fit their own model at the diary's usual gap (`inflation`).  It is
here so that published figures can be reproduced.
"""

from collections.abc import Sequence
from math import fsum


def autocorrelation(values: Sequence[float | None], lags: int) -> tuple[float | None, ...]:
    """Autocorrelation at lags 0 to `lags`, from the pairs of days that are there.

    The denominator is the usual (biased) one: each sum of products is divided by its number of
    pairs plus the lag, which is n when nothing is missing.  So does R's `acf`, with
    `na.action = na.pass` for missing days; Box and Jenkins, Time Series Analysis, 1976, 2.1.5.

    Args:
        values: one for each day in a row, None for a missing day; those there not all equal.
        lags: the highest lag.

    Returns:
        One number for each lag; None where no pair of days is that far apart.
    """
    present = [value for value in values if value is not None]
    mean = fsum(present) / len(present)
    deviations = [None if value is None else value - mean for value in values]
    variance = fsum((value - mean) ** 2 for value in present) / len(present)
    covariances = (_covariance(deviations, lag) for lag in range(lags + 1))
    return tuple(None if one is None else one / variance for one in covariances)


def _covariance(deviations: Sequence[float | None], lag: int) -> float | None:
    products = [
        earlier * later
        for earlier, later in zip(deviations, deviations[lag:], strict=False)
        if earlier is not None and later is not None
    ]
    return fsum(products) / (len(products) + lag) if products else None
