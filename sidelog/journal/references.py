"""The short names of entries, such as "d3": a letter for the kind, and the number of the row."""

import re
from enum import StrEnum
from typing import NamedTuple

from sidelog.errors import UsageError


class Kind(StrEnum):
    """What a reference can name; the value is its table."""

    OBSERVATION = "observation"
    DOSE = "dose"
    EVENT = "event"
    NOTE = "note"
    VISIT = "visit"
    QUESTION = "question"
    NAIL_FINDING = "nail_finding"
    PHOTO = "photo"
    REGIMEN_STEP = "regimen_step"

    @property
    def words(self) -> str:
        """The kind as a person says it."""
        return self.value.replace("_", " ")

    @property
    def letter(self) -> str:
        """The letter of its references: its first, but a nail finding is no note."""
        return "f" if self is Kind.NAIL_FINDING else self.value[0]


_KINDS = {kind.letter: kind for kind in Kind}
_LETTERS = {kind.value: kind.letter for kind in Kind}


class Reference(NamedTuple):
    """One entry: what it is, and the number of its row."""

    kind: Kind
    row: int

    def __str__(self) -> str:
        return f"{self.kind.letter}{self.row}"


def parse_reference(words: str) -> Reference:
    """What a reference names.

    Raises:
        UsageError: it is not of that form, or no kind of entry has that letter.
    """
    match = re.fullmatch(r"([a-z])([1-9][0-9]{0,17})", words.strip().lower())
    if match is None or match[1] not in _KINDS:
        letters = ", ".join(f"{letter} {kind.words}" for letter, kind in _KINDS.items())
        raise UsageError(
            f"{words[:40]!r} does not name an entry.",
            hint=f"Write a letter and a number, such as d3 ({letters}); sidelog show has them.",
        )
    return Reference(_KINDS[match[1]], int(match[2]))


def row_name(table: str, row: int) -> str:
    """What a row of any table is called: its reference if it has one, or such as "measure 3"."""
    letter = _LETTERS.get(table)
    return f"{letter}{row}" if letter else f"{table} {row}"
