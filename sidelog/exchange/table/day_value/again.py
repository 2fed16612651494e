"""Values that a day has again: of a line that is there twice, and of a day that each line says.

What is done, eaten or drunk at a time is no value of a day: it may well be as much again.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import cached_property

from sidelog.catalog.scales import DayRule
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.column.values import Values
from sidelog.exchange.table.dating.counted import Form
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.day_value.own_rules import (
    ASLEEP,
    has_whole_nights,
    is_of_food,
    is_of_sleep,
    own_rule,
)
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.long.beside import Told, told_of
from sidelog.exchange.table.product.column_names import day_said, is_a_day, is_called_total
from sidelog.exchange.table.product.known import NUTRIENTS
from sidelog.exchange.table.rows.columns import Columns

_DAYS = 3
_LEAST = 0.5
_FEW_VALUES = 10
"""Of so few different values, such as of cups, two of a day are often equal."""

_Days = Mapping[date, Sequence[float]]
_FEW, _SURE = 2, 3
"""On so many days, each with a value of its own, it is no chance: of nights, and of all else."""
_OF_LINES = "duration"
"""What says how long a line lasted, and not the day."""
_NAPS = frozenset({"nap", "naps"})
_DAILY = frozenset({"daily", "taglich", "tagliche"})


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


# Of a day, in each of its lines


def said_once(
    some: Collection[Values], seen: Sequence[Seen], dating: Dating, columns: Columns
) -> set[int]:
    """The places of values that would be added up, and are the same in all lines of each day."""
    if dating.form is not Form.TEXT or dating.day.many or not dating.has_times:
        return set()
    nutrition = is_of_food(some)
    added = [seen[one.place] for one in some if _adds(one, some, nutrition=nutrition)]

    def day_of(cells: Sequence[str]) -> date | str:
        text = cells[dating.day.place].strip()
        return dating.day_in(text) or text

    told = told_of(added, day_of, columns)
    many = {place: _different(one) for place, one in told.items()}
    asleep = {place for place in many if tokens(seen[place].name) & ASLEEP and many[place] >= _FEW}
    # Beside nights that come again so do naps, which else are one more each time.
    sure = asleep if any(has_whole_nights(seen[place]) for place in asleep) else set[int]()
    of_days = (place for place in many if _is_of_day(seen[place]))
    return sure | {place for place in of_days if many[place] >= _SURE}


def _is_of_day(one: Seen) -> bool:
    """Whether a column is called by a night's sleep, or as what is of its whole day."""
    words = tokens(one.name)
    of_day = is_a_day(one.name) or day_said(one.name) is not None or bool(words & _DAILY)
    of_day |= is_called_total(one.name) and not words & NUTRIENTS  # of a meal: "Total fat"
    return of_day or bool(words & ASLEEP and not words & _NAPS)


def _adds(values: Values, some: Collection[Values], *, nutrition: bool) -> bool:
    """Whether several values of a day would be added up, as nothing else is said of them."""
    if values.rule or values.clock is not None or _OF_LINES in tokens(values.column):
        return False
    is_sum = own_rule(values, nutrition=nutrition) is DayRule.SUM
    return is_sum or is_of_sleep(values, some)


def _different(told: Told) -> int:
    """How many values days have several times; of 0 a sum says nothing else."""
    return len({text for text in told.again.values() if text.strip("0:.,")})
