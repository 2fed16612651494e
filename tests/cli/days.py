"""A day with an entry of each kind; journals to look at only; and what one undo takes back."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from tests.journal.files import recorded
from tests.terminal import Terminal, journal_environ

DAY = (
    ("log", "mood=5", "shedding=2", "-n", "wash day"),  # o1, o2, n1
    ("dose", "kratom", "4g", "--at", "08:30"),  # d1
    ("event", "illness", "flu", "--on", "yesterday", "-n", "since the morning"),  # e1
)


def lived(run: Terminal, lines: Iterable[Sequence[str]] = DAY) -> Terminal:
    """`run`, after these lines."""
    for line in lines:
        assert run(*line).code == 0
    return run


def looked_at(folder: Path, now: datetime, lines: Iterable[Sequence[str]] = DAY) -> Terminal:
    """A journal after these lines, for the many tests that look at it and change nothing."""
    return lived(Terminal(now, journal_environ(folder / "journal.db", folder / "config")), lines)


def journal_of(run: Terminal) -> Path:
    """Where the journal of a terminal lies."""
    return Path(run.environ["SIDELOG_JOURNAL"])


def taken_back_by_undo(run: Terminal, *argv: str) -> None:
    """Hold that a command changes the record, and that one undo takes that back whole."""
    journal = journal_of(run)
    before = recorded(journal)
    answer = run(*argv)
    assert answer.code == 0, answer.err
    assert recorded(journal) != before
    assert run("undo").code == 0
    assert recorded(journal) == before
