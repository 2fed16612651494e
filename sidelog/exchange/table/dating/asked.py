"""Names that ask when something was done: "What time did you get up?"."""

import re

from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import words_of

_ASKING = re.compile(
    r"(?:(?:at )?what time|when (?:did|do|was|were)|wann|um wie viel uhr|(?:a )?que hora|cuando|"
    r"(?:a )?quelle heure|quand|(?:a )?che ora|quando|hoe laat|wanneer|o ktorej|kiedy)\b(?P<of>.*)"
)
"""The words with which a question begins that a time answers."""
_OF_LINES = word_set(
    "a at is was were it this that the of did do does you i we have had take took taken taking "
    "dose doses measure measured log logged record recorded write entry now uhr godzinie"
)
"""Words of such a question that is of its line as a whole: "What time did you take it?"."""


def is_asked_when(name: str) -> bool:
    """Whether a name asks when something was done."""
    return _behind(name) is not None


def is_asked_of_another(name: str) -> bool:
    """Whether it asks so of something that need not be of the time of its line."""
    return not {*(_behind(name) or ())} <= _OF_LINES


def _behind(name: str) -> list[str] | None:
    """The words behind those that ask, and behind the number of the question; None for none."""
    found = _ASKING.fullmatch(" ".join(word for word in words_of(name) if not word[0].isdecimal()))
    return found["of"].split() if found else None
