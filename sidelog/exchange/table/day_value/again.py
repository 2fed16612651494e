"""Values of a day that are equal, where they would be added up: a line may be there twice."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from enum import IntEnum

_DAYS = 3
_LEAST = 0.5
_FEW_VALUES = 10
"""Of so few different values, such as of cups, two of a day are often equal."""


class Again(IntEnum):
    """Whether equal values of a day are of a line that is there twice, as in a pasted block."""

    NO = 0
    PERHAPS = 1
    SURELY = 2


def come_again(days: Mapping[date, Sequence[float]]) -> Again:
    """Whether values that their day has already were written again.

    Args:
        days: all values of a measure, by day.
    """
    several = [some for some in days.values() if len(some) > 1 and any(some)]
    same = [some for some in several if len({*some}) < len(some)]
    if len(several) >= _DAYS and len(same) >= len(several) * _LEAST:
        counts = Counter(one for some in days.values() for one in {*some}).values()
        # So many values would, if all were as frequent, be equal as often by chance.
        different = sum(counts) ** 2 / sum(count**2 for count in counts)
        if different > _FEW_VALUES:
            return Again.SURELY
        if different * 2 > sum(counts):
            return Again.PERHAPS
    is_all_same = bool(several) and all(len({*some}) == 1 for some in several)
    return Again.PERHAPS if is_all_same else Again.NO


def taken_once(
    days: Mapping[date, Sequence[float]],
) -> tuple[dict[date, list[float]], str]:
    """The values of days, each once a day, and how that is said."""
    once = {day: [*dict.fromkeys(some)] for day, some in days.items()}
    count = sum(len(some) - len(once[day]) for day, some in days.items())
    return once, f"{count:,} values that their day has already: taken once"
