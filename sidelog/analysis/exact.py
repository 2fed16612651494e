"""Floats as whole multiples of one power of two, so that ties and order are exact."""

from collections.abc import Iterable


def common_integers(values: Iterable[float]) -> tuple[list[int], int]:
    """Write values over their common denominator, without any rounding.

    Args:
        values: finite numbers.

    Returns:
        The numerators, and the denominator: a power of two, 1 if all the values are whole.
    """
    ratios = [value.as_integer_ratio() for value in values]
    denominator = max((ratio[1] for ratio in ratios), default=1)
    return [numerator * (denominator // part) for numerator, part in ratios], denominator
