"""How often something is taken: "twice a day", "every other day", "once a week"."""

import re
from collections.abc import Iterator

from sidelog.catalog.regimen.lengths import COUNT, count_of
from sidelog.errors import UsageError

_NTH = {"second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5}
_A_WEEK = 7

TIMES, DOSES, EVERY = "times", "doses", "every"
"""What a rhythm says: doses of a day, each of the amount; in how many it is parted; or days."""

# Patterns are strings: `re` compiles one when it is first used.
_EACH = r"(?:(?:a|per|each|every) |/ ?)?"
_PART_OF_DAY = r"(?:(?:in the|every|each) )?(?:morning|evening)|(?:(?:at|every|each) )?night"
_RHYTHMS = (
    rf"(?:(?P<times>{COUNT}) ?(?:x|times)|(?P<often>once|twice)) ?{_EACH}(?:day|daily)",
    r"every (?P<hours>4|6|8|12|24) ?h(?:ours)?",
    r"(?P<both>(?:(?:in the|every|each) )?morning and (?:(?:at|in the) )?(?:evening|night))",
    rf"in (?P<doses>{COUNT}) (?:doses|parts|portions)",
    rf"(?:once )?every (?P<count>{COUNT}) (?P<unit>days|weeks)",
    rf"every (?P<nth>{'|'.join(_NTH)}) day",
    r"(?P<other>every other day|(?:on )?alternate days)",
    r"(?P<week>weekly|once (?:(?:a|per) )?week(?:ly)?|(?:every|each) week)",
    r"(?P<fortnight>fortnightly|(?:once )?every fortnight|every other week)",
    rf"daily|(?:a|per|each|every) day|/ ?d(?:ay)?|nightly|at (?:bedtime|noon)|{_PART_OF_DAY}",
)
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_NO_RULES = {
    r"as needed|when needed|if needed|prn": (
        "What is taken as needed is no rule.",
        "Record each dose instead: sidelog dose",
    ),
    rf"(?:(?:{COUNT}) ?(?:x|times)|twice) {_EACH}week(?:ly)?"
    rf"|(?:on )?(?:weekdays|weekends|{_WEEKDAY}s(?:(?:, ?| and ){_WEEKDAY}s)*)|every {_WEEKDAY}": (
        "A rule counts days from its first one, and knows no days of the week.",
        "What is taken once a week has the weekday of its first day: once a week --from DAY",
    ),
    r"(?<!once )(?:a|per) week": (
        "An amount a week may be taken on one day of it, or be the sum of all.",
        "Say once a week; or how much a day, such as 10 mg daily.",
    ),
    rf"monthly|(?:a|per|every|each) month|every (?:{COUNT}) months": (
        "Months are not equally long.",
        "Say the days: every 28 days, or every 30 days.",
    ),
}


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
            return found.pop("rest"), dict(_meaning(found))
    return None


def _meaning(found: dict[str, str]) -> Iterator[tuple[str, int]]:
    """What a rhythm says; of once a day there is nothing to say."""
    match found:
        case {"times": times}:
            yield TIMES, count_of(times)
        case {"often": "twice"} | {"both": _}:
            yield TIMES, 2
        case {"hours": hours}:
            yield TIMES, 24 // int(hours)
        case {"doses": doses}:
            yield DOSES, count_of(doses)
        case {"count": count, "unit": unit}:
            yield EVERY, count_of(count) * (_A_WEEK if unit == "weeks" else 1)
        case {"nth": nth}:
            yield EVERY, _NTH[nth]
        case {"other": _}:
            yield EVERY, 2
        case {"week": _}:
            yield EVERY, _A_WEEK
        case {"fortnight": _}:
            yield EVERY, 2 * _A_WEEK
