"""An amount with its time in one cell: "8:00 - 3g", "4g 7am", "3g (8am)"."""

import re
from datetime import time
from typing import NamedTuple

from sidelog.exchange.table.cell.days import read_clock

_CLOCK = (
    r"(?P<clock>\d{1,2}(?:[:.h]\d\d)? ?(?:[ap]\.?m\b\.?|uhr)|\d{1,2}[:h]\d\d|"
    r"noon|midday|mittags?|midi)"
)
_TIME_FIRST = re.compile(rf"{_CLOCK}(?: ?[-\u2013:=,] ?| )(?P<amount>\S.*)", re.IGNORECASE)
_TIME_LAST = re.compile(
    rf"(?P<amount>\S.*?),?(?: ?@ ?| at | um | \u00e0 | a las | [-(]?)\b{_CLOCK}\)?", re.IGNORECASE
)


class Timed(NamedTuple):
    """Words without the time that stands with them, and that; None where none does."""

    text: str
    clock: time | None


def timed(text: str) -> Timed:
    """What a cell says, and its time where that stands before it or behind it."""
    found = _TIME_FIRST.fullmatch(text) or _TIME_LAST.fullmatch(text)
    clock = read_clock(found["clock"]) if found else None
    return Timed(found["amount"].strip(), clock) if found and clock else Timed(text, None)
