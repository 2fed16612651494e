"""A day with an entry of each kind, and commands that one undo takes back."""

from pathlib import Path

from tests.journal.files import recorded
from tests.terminal import Result, Terminal

DAY = (
    ("log", "mood=5", "shedding=2", "-n", "wash day"),  # o1, o2, n1
    ("dose", "kratom", "4g", "--at", "08:30"),  # d1
    ("event", "illness", "flu", "--on", "yesterday", "-n", "since the morning"),  # e1
)


def live(run: Terminal) -> Terminal:
    """`run`, after a day with an entry of each kind."""
    for line in DAY:
        assert run(*line).code == 0
    return run


def taken_back_by_undo(run: Terminal, journal: Path, *argv: str) -> Result:
    """What a command answered that changed the record, and that one undo took back whole."""
    before = recorded(journal)
    answer = run(*argv)
    assert answer.code == 0, answer.err
    assert recorded(journal) != before
    assert run("undo").code == 0
    assert recorded(journal) == before
    return answer
