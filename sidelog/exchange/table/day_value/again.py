"""Values of a day that are equal, where they would be added up: a line may be there twice."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import cached_property

from sidelog.exchange.table.rows.columns import Columns

_DAYS = 3
_LEAST = 0.5
_FEW_VALUES = 10
"""Of so few different values, such as of cups, two of a day are often equal."""

_Days = Mapping[date, Sequence[float]]


class Again(IntEnum):
    """Whether equal values of a day are of a line that is there twice, as in a pasted block."""

    NO = 0
    PERHAPS = 1
    SURELY = 2


@dataclass(frozen=True)
class Repeats:
    """What a file says twice."""

    columns: Columns

    def of(self, days: _Days) -> Again:
        """Whether values of a measure that their day has already were written again."""
        several = {day: some for day, some in days.items() if len(some) > 1 and any(some)}
        # Of the many foods of a day some are equal by chance, but not all of them.
        doubled = sum(min(Counter(some).values()) > 1 for some in several.values())
        if len(several) >= _DAYS and doubled >= len(several) * _LEAST:
            counts = Counter(one for some in days.values() for one in {*some}).values()
            # So many values would, if all were as frequent, be equal as often by chance.
            different = sum(counts) ** 2 / sum(count**2 for count in counts)
            is_varied = different > _FEW_VALUES or different * 2 > sum(counts)
            if is_varied and self._lines >= _count_again(several):
                return Again.SURELY if different > _FEW_VALUES else Again.PERHAPS
        is_all_same = bool(several) and all(len({*some}) == 1 for some in several.values())
        return Again.PERHAPS if is_all_same else Again.NO

    @cached_property
    def _lines(self) -> int:
        """How many lines are there already, cell by cell."""
        lines = Counter(tuple(map(str.strip, cells)) for cells in self.columns.cells())
        return lines.total() - len(lines)


def taken_once(days: _Days) -> tuple[dict[date, list[float]], str]:
    """The values of days, each once a day, and how that is said."""
    once = {day: [*dict.fromkeys(some)] for day, some in days.items()}
    return once, f"{_count_again(days):,} values that their day has already: taken once"


def _count_again(days: _Days) -> int:
    return sum(len(some) - len({*some}) for some in days.values())
