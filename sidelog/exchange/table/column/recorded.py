"""Columns of which nothing was recorded: numbers of lines, places, what a program wrote."""

import re
from collections.abc import Sequence

from sidelog.catalog.text import fold
from sidelog.exchange.table.cell.calendar import WEEKDAY_NAMES
from sidelog.exchange.table.cell.numbers import NUMBERISH, Kind, Sign
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.legend import legend_of
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.long.find_long import is_numbered_name
from sidelog.exchange.table.medicine.medicines import parse_known

_IDS = word_set("id ids uuid guid rowid entryid pk serial code")
_PEOPLE = word_set("child baby subject patient participant person people user member infant pet")
_OF_ROWS = word_set("index;idx;nr;no;row;number;n;entry;record;#;set;set order;set number")
_OF_TIME = word_set("hour weekday dayofweek weekend week month year quarter minute second season")
_OF_PLACES = word_set(
    "lat lon lng latitude longitude zip zipcode timezone tz offset userid email version"
)
_OF_PERSONS = word_set("gender sex age dob birthdate geschlecht alter")
_CLOCKS = word_set("time uhrzeit zeit heure hora ora")
_OF_DEVICES = word_set("phone device source user username app")
_UUID = re.compile(r"[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-")
_WEEK_OF_A_YEAR = re.compile(r"(?:\d{4}[- ]?)?W(?:eek )?\d+", re.IGNORECASE)
_OF_MACHINES = 10**8
"""No number that anybody records is so large; those of machines, such as their times, are."""
_MOSTLY = 0.8
_NEARLY_ALL = 0.9


def why_not_recorded(one: Seen, seen: Sequence[Seen], dating: Dating) -> str:
    """Why a column is nothing that is recorded; empty where it may be."""
    if legend := legend_of(one, seen):
        return f"a legend beside the table: {legend}"
    words = tokens(one.name)
    name = fold(one.name).replace("_", " ").strip()
    is_type = "type" in words and one.share(Kind.NUMBER) == 1
    people = f"it tells {len(one.texts)} people apart, and the lines of all of them come in"
    reasons = {
        "it is empty": not one.filled,
        people: bool(words & _PEOPLE) and len(one.texts) > 1 and not _counts_of(one, words),
        "a number of the line or of whom it is about, and nothing that was recorded": (
            (bool(words & _IDS) and not is_numbered_name(one))
            or (bool(words) and words <= _PEOPLE and one.share(*NUMBERISH) == 1)
            or (name in _OF_ROWS and one.share(Kind.WORD) <= 1 / 2)
            or is_type
            or _is_of_machines(one)
        ),
        "the date says it": (
            name.replace(" ", "") in _OF_TIME and one is not dating.hour and not _is_nth(one)
        ),
        "weekdays, which the date says": _are_weekdays(one),
        "of the person, and not of a day": name in _OF_PERSONS and len(one.texts) == 1,
        "times of the day or lengths of time, and nothing says which": _may_be_times(one, name),
        "an offset: times are taken as they are written": "offset" in words,
        "about the device or the place, and nothing that was recorded": (
            bool(words & _OF_PLACES) or _is_of_device(one, seen)
        ),
        "what a program wrote, and nothing to be read": _is_code(one),
        "it counts the lines": _counts_rows(one, seen),
        "it has no name, and says little": _is_beside(one, seen),
    }
    return next((why for why, is_so in reasons.items() if is_so), "")


def _counts_of(one: Seen, words: frozenset[str]) -> bool:
    """Whether numbers are of what somebody had or did, and not of who it was."""
    return one.share(*NUMBERISH) >= _MOSTLY and not words <= _PEOPLE | _IDS | _OF_ROWS


def _is_of_device(one: Seen, seen: Sequence[Seen]) -> bool:
    """Whether a column is of a device, and neither of how long it was used nor of what was had."""
    words = tokens(one.name)
    if not words & _OF_DEVICES or (one.share(*NUMBERISH) >= _MOSTLY and words - _OF_DEVICES):
        return False
    # Of what the caffeine came, say, beside a column of grams.
    return words != {"source"} or not any(parse_known(other.name) for other in seen)


def _is_nth(one: Seen) -> bool:
    """Whether words count weeks from a beginning of their own, as of a pregnancy: "6th"."""
    named = (text for text in one.texts if not _WEEK_OF_A_YEAR.fullmatch(text))
    return fold(one.name) == "week" and one.share(Kind.WORD) >= _MOSTLY and any(named)


def _may_be_times(one: Seen, name: str) -> bool:
    """Whether numbers may be hours and minutes: 930 is half past nine, or so many minutes."""
    numbers = one.numbers[Sign.POINT]
    plain = name in _CLOCKS and numbers.count == one.filled and numbers.whole and not one.many
    return (
        plain
        and 100 <= numbers.low <= numbers.high < 2400  # noqa: PLR2004  (1:00 to 23:59)
        and all(number % 100 < 60 for number in numbers.some)  # noqa: PLR2004
    )


def _is_of_machines(one: Seen) -> bool:
    numbers = one.numbers[Sign.POINT]
    return numbers.count == one.filled and numbers.whole and numbers.low >= _OF_MACHINES


def _is_code(one: Seen) -> bool:
    """Whether most cells are lists of a program, addresses, or names among machines."""
    if one.texts and all(map(_UUID.match, one.texts)):
        return True
    codes = sum(
        text.startswith(("{", "[{", "['", '["', "http://", "https://")) for text in one.texts
    )
    return codes > len(one.texts) * _MOSTLY


def _are_weekdays(one: Seen) -> bool:
    named = sum(
        count for text, count in one.texts.items() if fold(text).strip(".") in WEEKDAY_NAMES
    )
    return named > one.filled * _NEARLY_ALL


def _is_beside(one: Seen, seen: Sequence[Seen]) -> bool:
    """Whether numbers stand in a column without a name beside a table whose columns have some."""
    is_same = len(one.texts) == 1 and one.filled > 1
    few = one.filled < (one.filled + one.empty) / 2 or is_same
    return (
        few
        and one.share(Kind.WORD) <= 1 / 2
        and one.name.startswith("column ")
        and any(not other.name.startswith("column ") for other in seen)
    )


def _counts_rows(one: Seen, seen: Sequence[Seen]) -> bool:
    """Whether a first column without a name counts up from 0 or 1."""
    if one is not seen[0] or not one.name.startswith(("column 1", "Unnamed")):
        return False
    numbers = one.numbers[Sign.POINT]
    counted = numbers.whole and numbers.low in {0, 1} and numbers.count == one.filled
    return counted and numbers.high - numbers.low + 1 == one.filled
