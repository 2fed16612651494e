"""What stands at the head and at the foot of every sheet: who it is about, and what it is of."""

from typing import TYPE_CHECKING

from sidelog.report.words.basics import short

if TYPE_CHECKING:
    from sidelog.report.findings.visit import Person

JOURNAL, NAME, BORN, GENDER = "Journal", "Name", "Born", "Gender"


BLANK = "_" * 16
"""Room to write by hand beside what is known."""


def of_journal(of: "Person") -> tuple[tuple[str, str], ...]:
    """Which journal a page is of, by its label; the page itself asks who it is about."""
    return ((JOURNAL, of.journal),) if of.journal else ()


def person(of: "Person") -> tuple[tuple[str, str], ...]:
    """Who a page is about, by labels; a name and a birth date are there to be filled in, too."""
    gender = ((GENDER, of.gender),) if of.gender else ()
    return (*of_journal(of), (NAME, of.name), (BORN, of.born), *gender)


def foot(made: int, version: str, fingerprint: str) -> str:
    """When, with what, and of which data a page was made."""
    return f"Made {short(made)}, sidelog {version}, layout 2, data {fingerprint}."


def data_of(fingerprint: str) -> str:
    """Of which data a page was made."""
    return f"Data {fingerprint}."
