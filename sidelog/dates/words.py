"""What the readers of days, times and periods share: words made alike, steps on the calendar."""

import re
from datetime import date, timedelta

from sidelog.errors import BadDataError, UsageError

YEARS = range(1900, 3000)
"""The years that a day may lie in; any other year was mistyped."""

EVERYTHING = frozenset({"all", "everything"})
"""The words for every day that is kept."""


class NotUnderstoodError(UsageError):
    """The words are those of no day, time or period, so that they may be something else."""


_TO_TWELVE = "one two three four five six seven eight nine ten eleven twelve"
_COUNTS = {word: count for count, word in enumerate(_TO_TWELVE.split(), start=1)}
_COUNTS |= {"a": 1, "an": 1, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}


def counted(units: str, short: str) -> str:
    """A pattern for how many of a unit: "3 weeks", "3w", "a week"; read by `count_of`.

    Args:
        units: a pattern of the units in full, without a plural's s.
        short: a pattern of their short forms, which only digits may stand before.
    """
    return (
        rf"(?:(?P<digits>\d{{1,99}}) ?(?P<unit>{short}|(?:{units})s?)"
        rf"|(?P<word>{'|'.join(_COUNTS)}) (?P<full>(?:{units})s?))"
    )


def count_of(match: re.Match[str]) -> tuple[int, str]:
    """How many, and of what, where a pattern of `counted` matched."""
    if match["digits"]:
        return int(match["digits"]), match["unit"]
    return _COUNTS[match["word"]], match["full"]


def plain(words: str, examples: str) -> str:
    """The words in lower case and single spaces; other scripts, digits too, are refused."""
    text = " ".join(words.casefold().split())
    if not text.isascii():
        refused = f"{quoted(words)} has characters no date is written in."
        raise NotUnderstoodError(refused, hint=examples)
    return text


def quoted(words: str) -> str:
    """The words as typed, shortened, with control characters made visible."""
    return repr(words[:40])


def position(word: str, names: tuple[str, ...]) -> int | None:
    """Which of the names begins with the word, if that has three letters or more."""
    found = (i for i, name in enumerate(names) if word[2:] and name.lower().startswith(word))
    return next(found, None)


def existing(year: int, month: int, day: int) -> date | None:
    """The day of the calendar; None where there is none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def real_day(year: int, month: int, day: int) -> date:
    """The day of the calendar.

    Raises:
        BadDataError: there is no such day, or the year was mistyped.
    """
    if year not in YEARS:
        early = f"before 1 January {YEARS[0]}, the earliest"
        late = f"after 31 December {YEARS[-1]}, the latest"
        raise BadDataError(f"That is {early if year < YEARS[0] else late} day that is kept.")
    found = existing(year, month, day)
    if not found:
        raise BadDataError(f"There is no day {year}-{month:02}-{day:02} in the calendar.")
    return found


def before(day: date, count: int, unit: str) -> date:
    """The day so many days, weeks, fortnights, months or years earlier; a unit by its first letter.

    A month before 31 March is the last day of February.

    Raises:
        BadDataError: it is beyond the years that a day may lie in.
    """
    if unit[0] in "dwf":
        ordinal = day.toordinal() - count * {"d": 1, "w": 7, "f": 14}[unit[0]]
        found = date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))
        return real_day(found.year, found.month, found.day)
    months = count * (12 if unit[0] == "y" else 1)
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    first = real_day(year, month + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))
