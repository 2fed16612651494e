"""How long a step of a regimen lasts: days, and months of the calendar."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from sidelog.catalog.text import quoted
from sidelog.errors import BadDataError, UsageError

COUNTS = {
    word: count
    for count, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), start=1
    )
}
_DAYS_OF = {"d": 1, "w": 7, "f": 14}
_A_MONTH = 30
_LONGEST = 3660

# Patterns are strings: `re` compiles one when it is first used.
COUNT = rf"\d{{1,4}}|{'|'.join(COUNTS)}"
LENGTH = rf"(?:(?:{COUNT}|an?) ?)?(?:d|days?|w|wks?|weeks?|fortnights?|m|mo|months?)"
_PARTS = r"(?P<count>\d+|[a-z]+(?= ))? ?(?P<unit>[a-z]+)"


class Length(NamedTuple):
    """So many days, and so many months of the calendar."""

    days: int
    months: int = 0

    def times(self, count: int) -> "Length":
        """So often."""
        return Length(self.days * count, self.months * count)

    def after(self, day: date) -> date:
        """The day so long after another; a month after 31 January is the last of February.

        Raises:
            BadDataError: it lies beyond the calendar.
        """
        years, month = divmod(day.month - 1 + self.months, 12)
        try:
            first = date(day.year + years, month + 1, 1)
            length = ((first + timedelta(days=31)).replace(day=1) - first).days
            return first.replace(day=min(day.day, length)) + timedelta(days=self.days)
        except (ValueError, OverflowError):
            raise BadDataError(
                "The plan goes beyond the calendar.", hint="Say fewer steps, or shorter ones."
            ) from None


def parse_length(words: str) -> Length:
    """Understand how long something lasts: "2w", "10 days", "a month".

    Raises:
        UsageError: it is no length.
        BadDataError: it is nothing, or too long to be meant.
    """
    text = " ".join(words.casefold().split())
    parts = re.fullmatch(_PARTS, text) if re.fullmatch(LENGTH, text) else None
    if parts is None:
        raise UsageError(
            f"{quoted(words)} is not a length.", hint="Such as 10 days, 2w or a month."
        )
    count, unit = count_of(parts["count"] or "1"), parts["unit"]
    length = Length(0, count) if unit[0] == "m" else Length(count * _DAYS_OF[unit[0]])
    if not 1 <= length.days + _A_MONTH * length.months <= _LONGEST:
        raise BadDataError(
            f"{quoted(words)} is not how long a step can last.", hint="It is a day to ten years."
        )
    return length


def count_of(word: str) -> int:
    """What a count is, in digits or in words; "a" is one."""
    return COUNTS.get(word, 1) if word.isalpha() else int(word)
