"""Several tests at once: Holm's adjustment over a list that was declared beforehand."""

from collections.abc import Sequence


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """Adjust p values so that the chance of any false alarm in the list stays bounded.

    Source: Holm, Scand J Stat 6:65, 1979.

    Args:
        p_values: the p of every test in the list.

    Returns:
        The adjusted p of each, in the same order.
    """
    adjusted = [0.0] * len(p_values)
    largest = 0.0
    by_size = sorted(range(len(p_values)), key=p_values.__getitem__)
    for rejected, index in enumerate(by_size):
        largest = max(largest, min(1.0, (len(p_values) - rejected) * p_values[index]))
        adjusted[index] = largest
    return tuple(adjusted)
