"""Where a statement comes from, and how far it was checked.

What is shipped as fact was read in the source it names.  General knowledge may be shipped where
it keeps somebody safe, worded with care and marked as such.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

CHECKED_ON = date(2026, 11, 22)
"""When the statements of this version were last held against their sources."""


class Standing(StrEnum):
    """How far a statement was checked."""

    CHECKED = "checked"
    """Read in the source that is named."""
    UNCHECKED = "unchecked"
    """General knowledge: nobody has held it against a source."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement comes from.

    Attributes:
        words: the publication or page; for general knowledge, that it is.
        standing: how far the statement was checked.
        checked: the day on which that was last done.
    """

    words: str
    standing: Standing
    checked: date = CHECKED_ON


GENERAL_KNOWLEDGE = Source("general knowledge", Standing.UNCHECKED)


def read_in(words: str) -> Source:
    """The source of a statement that was read there."""
    return Source(words, Standing.CHECKED)
