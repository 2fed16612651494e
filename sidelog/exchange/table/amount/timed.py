"""An amount with its time in one cell: "8:00 - 3g", "4g 7am", "3g (8am)"."""

import re
from datetime import time
from typing import NamedTuple

from sidelog.catalog.text import fold
from sidelog.exchange.table.cell.days import read_clock
from sidelog.exchange.table.cell.words import word_set

_CLOCK = r"\d{1,2}(?:[:.h]\d\d)? ?(?:[ap]\.?m\b\.?|uhr)|\d{1,2}[:h]\d\d|noon|midday|mittags?|midi"
_HOUR_FIRST = r"\d{1,2}h(?= \d[\d.,]* ?(?!m(?:in\w*)?\b)[^\W\d_])"
"""That of "13h 15 drops"; elsewhere an h may be a length: "8h 30 min", "every 8h"."""
_AT = r"at|um|\u00e0|a las?|alle|\u00e0s"
_TIME_FIRST = re.compile(
    rf"(?P<clock>{_CLOCK}|{_HOUR_FIRST})(?: ?[-\u2013:=,] ?| )(?P<amount>\S.*)", re.IGNORECASE
)
_TIME_LAST = re.compile(
    rf"(?P<amount>\S.*?),?(?: ?@ ?| (?:{_AT}) | (?:[-\u2013\u2022\u00b7] ?|\()?)"
    rf"\b(?P<clock>{_CLOCK})\)?",
    re.IGNORECASE,
)

_HOUR = re.compile(
    rf"(?<= )(?P<at>@|{_AT}) ?(?P<hour>\d{{1,2}})(?= *(?:$|[,;)]|(?:and|und|y|et|e|i|en)\b|&))",
    re.IGNORECASE,
)
"""An hour that nothing says to be of the morning or of the evening: "at 8"."""
_LAST_HOUR = 23
_AROUND = word_set(
    "before after until till by since vor nach bis antes despues depois avant apres prima dopo "
    "voor przed"
)
"""Words before an hour at which nothing was taken."""
_AROUND_TIME = re.compile(rf"(?<=\S )(?P<word>[^\W\d_]+) (?:{_CLOCK})$", re.IGNORECASE)
_BEFORE_A_CLOCK = re.compile(rf"^(?:@|(?:{_AT})\b) ?", re.IGNORECASE)


class Timed(NamedTuple):
    """Words without the time that stands with them, and that; None where none does."""

    text: str
    clock: time | None


def timed(text: str) -> Timed:
    """What a cell says, and its time where that stands before it or behind it."""
    found = _TIME_FIRST.fullmatch(_BEFORE_A_CLOCK.sub("", text)) or _TIME_LAST.fullmatch(text)
    clock = read_clock(found["clock"]) if found else None
    rest = found["amount"].strip() if found and clock else text
    if rest.count("(") > rest.count(")") and text.endswith(")"):  # of one of several in a bracket
        return Timed(text, None)
    is_behind = found is not None and found.re is _TIME_LAST
    return Timed(text, None) if is_behind and without_around(text) != text else Timed(rest, clock)


def without_around(text: str) -> str:
    """A text without the time behind it before or after which something was: "before 9pm"."""
    found = _AROUND_TIME.search(text)
    return text[: found.start()].rstrip() if found and fold(found["word"]) in _AROUND else text


def with_hours(text: str) -> str:
    """A text whose hours are times where one of them is after noon: "4g at 8 and 3g at 14"."""
    hours = [int(found["hour"]) for found in _HOUR.finditer(text)]
    is_plain = bool(hours) and 12 < max(hours) <= _LAST_HOUR  # noqa: PLR2004  (noon)
    return _HOUR.sub(r"\g<at> \g<hour>:00", text) if is_plain else text


def with_hour_aside(text: str) -> str:
    """A text with its one hour in brackets, as words: "4g (at 8)", or "4g (before 9pm)"."""
    if (rest := without_around(text)) != text:
        return f"{rest} ({text[len(rest) :].strip()})"
    return _HOUR.sub(r"(\g<0>)", text) if len(_HOUR.findall(text)) == 1 else text


def is_hour(words: str) -> bool:
    """Whether words are a time that is not known: "at 8" in either half of a day, "before 9pm"."""
    return without_around(f"- {words}") == "-" or _HOUR.fullmatch(f" {words}", 1) is not None


def clock_alone(text: str) -> time | None:
    """The time that words are, and nothing more: "at 21:00"."""
    return read_clock(_BEFORE_A_CLOCK.sub("", text))


def is_clock(words: str) -> bool:
    """Whether words are a time that nothing else is, or begin one: "13 Uhr", "um 8:00", "um"."""
    rest = _BEFORE_A_CLOCK.sub("", words)
    return not rest or (not rest.isdecimal() and read_clock(rest) is not None)
