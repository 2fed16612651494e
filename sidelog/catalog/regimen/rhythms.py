"""How long a step of a regimen lasts, and how often it is taken: "every other day", "2 weeks"."""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from sidelog.catalog.text import quoted
from sidelog.catalog.values import COUNTS
from sidelog.dates.words import before
from sidelog.errors import BadDataError, UsageError

_DAYS_OF = {"d": 1, "w": 7, "f": 14}
_A_MONTH = 30
_LONGEST = 3660
_NTH = {"second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5}

TIMES, DOSES, EVERY, WEEKDAY = "times", "doses", "every", "weekday"
"""What a rhythm says: doses of a day, each of the amount; in how many it is parted; days from one
to the next; or the day of the week, from 0 for Monday."""

# Patterns are strings: `re` compiles one when it is first used.
COUNT = rf"\d{{1,4}}|{'|'.join(COUNTS)}"
LENGTH = rf"(?:(?:{COUNT}|an?) ?)?(?:d|days?|w|wks?|weeks?|fortnights?|m|mo|months?)"
_PARTS = r"(?P<count>\d+|[a-z]+(?= ))? ?(?P<unit>[a-z]+)"
_EACH = r"(?:(?:a|per|each|every) |/ ?)?"
_PART_OF_DAY = r"(?:(?:in the|every|each) )?(?:morning|evening)|(?:(?:at|every|each) )?night"
_WEEK = r"weekly|once (?:(?:a|per) )?week(?:ly)?|(?:every|each) week"
_FORTNIGHT = r"fortnightly|(?:once )?every fortnight|every other week"
A_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?\.?"
_PART = r"(?: (?:mornings?|evenings?|nights?))?"
_NAMED = rf"(?P<weekday>{A_DAY}){_PART}"
_SEVERAL = rf"{A_DAY}(?:(?: ?[/&+-] ?|,? ?(?:and |to )?)(?:on )?{A_DAY})+"
_RHYTHMS = (
    rf"(?:(?P<times>{COUNT}) ?(?:x|times)|(?P<twice>twice)|once) ?{_EACH}(?:day|daily)",
    r"every (?P<hours>4|6|8|12|24) ?h(?:ours)?",
    r"(?P<both>(?:(?:in the|every|each) )?morning and (?:(?:at|in the) )?(?:evening|night))",
    rf"in (?P<doses>{COUNT}) (?:doses|parts|portions)",
    rf"(?:once )?every (?P<days>{COUNT}) days",
    rf"(?:once )?every (?P<weeks>{COUNT}) weeks(?: on {_NAMED})?",
    rf"every (?P<nth>{'|'.join(_NTH)}) day",
    r"(?P<other>every other day|(?:on )?alternate days)",
    rf"(?:(?P<week>{_WEEK})|(?P<fortnight>{_FORTNIGHT}))(?: on {_NAMED})?",
    rf"(?P<fortnight>every (?:other|second|2nd) ){_NAMED}",
    rf"(?P<week>(?:every |each |on )?){_NAMED}",
    rf"daily|(?:a|per|each|every) day|/ ?d(?:ay)?|nightly|at (?:bedtime|noon)|{_PART_OF_DAY}",
)
DAYS_OFF = rf"(?:{COUNT}) (?:days? )?off"
OF_MONTH = r"(?:the \w+ (?:day )?of )?(?:every|each|the)"
SEVERAL_DAYS = (
    "A rule is every so many days; several days of a week cannot be one yet.",
    "One day of it can: every monday. Of several, record each dose: sidelog dose",
)
_NO_RULES = {
    r"as needed|when needed|if needed|prn": (
        "What is taken as needed is no rule.",
        "Record each dose instead: sidelog dose",
    ),
    rf"(?:(?:{COUNT}) ?(?:x|times|days)|twice) ?{_EACH}week(?:ly)?"
    rf"|(?:(?:on|every|each) )?(?:(?:week|work)days?|weekends?|{_SEVERAL}){_PART}"
    rf"|(?:except|but not)(?: on)? (?:weekends|{A_DAY})": SEVERAL_DAYS,
    rf"(?:{COUNT}) (?:days? )?on,? (?:and )?{DAYS_OFF}": (
        "Days on and days off in turn cannot be a rule yet.",
        "Record each dose instead: sidelog dose",
    ),
    r"at \d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\.?| o'?clock)?": (
        "A rule has no time of the day.",
        "Leave it out; where it matters, a dose has one: sidelog dose --at",
    ),
    rf"(?<!week )(?<!weeks )(?<!weekly )on {A_DAY}(?<!s)": (
        "It may be taken on that day of every week, or from it on.",
        "Say every monday; or the first day: from monday.",
    ),
    r"(?<!once )(?:a|per) week": (
        "An amount a week may be taken on one day of it, or be the sum of all.",
        "Say once a week; or how much a day, such as 10 mg daily.",
    ),
    rf"monthly|(?:a|per|(?:on )?{OF_MONTH}) month|every (?:{COUNT}) months": (
        "Months are not equally long.",
        "Say the days: every 28 days, or every 30 days.",
    ),
}


class Length(NamedTuple):
    """So many days, and so many months of the calendar."""

    days: int
    months: int = 0

    def plus(self, other: "Length") -> "Length":
        """Both, one after the other."""
        return Length(self.days + other.days, self.months + other.months)

    def times(self, count: int) -> "Length":
        """So often."""
        return Length(self.days * count, self.months * count)

    def after(self, day: date) -> date:
        """The day so long after another; a month after 31 January is the last of February.

        Raises:
            BadDataError: it lies beyond the calendar.
        """
        try:
            return before(before(day, -self.months, "month"), -self.days, "day")
        except (OverflowError, BadDataError):
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


_MEANINGS: dict[str, tuple[str, Callable[[str], int]]] = {
    "times": (TIMES, count_of),
    "twice": (TIMES, lambda _: 2),
    "both": (TIMES, lambda _: 2),
    "hours": (TIMES, lambda hours: 24 // int(hours)),
    "doses": (DOSES, count_of),
    "days": (EVERY, count_of),
    "weeks": (EVERY, lambda weeks: 7 * count_of(weeks)),
    "nth": (EVERY, lambda nth: _NTH[nth]),
    "other": (EVERY, lambda _: 2),
    "week": (EVERY, lambda _: 7),
    "fortnight": (EVERY, lambda _: 14),
    "weekday": (WEEKDAY, lambda day: ("mo", "tu", "we", "th", "fr", "sa", "su").index(day[:2])),
}
"""What each part of a rhythm says; of once a day there is nothing to say."""


def split_rhythm(words: str) -> tuple[str, dict[str, int]] | None:
    """The words before a rhythm that stands at the end, and what it says; None without one.

    Raises:
        UsageError: it is one that is no rule, or can be read in two ways.
    """
    for pattern, (why, hint) in _NO_RULES.items():
        if re.fullmatch(rf"(?:.*?[ ,])?(?:{pattern})", words):
            raise UsageError(why, hint=hint)
    for pattern in _RHYTHMS:
        if match := re.fullmatch(rf"(?P<rest>.*?)(?:^|[ ,]+|(?=/))(?:{pattern})", words):
            found = {name: word for name, word in match.groupdict().items() if word is not None}
            rest = found.pop("rest")
            meant = ((_MEANINGS[name], word) for name, word in found.items())
            return rest, {what: number(word) for (what, number), word in meant}
    return None
