"""A day with an entry of each kind; journals to look at only; and what one undo takes back."""

from collections.abc import Callable, Iterable, Sequence
from copy import copy
from datetime import datetime
from itertools import count
from pathlib import Path

from tests.journal.files import recorded
from tests.terminal import Terminal, journal_environ

DAY = (
    ("log", "mood=5", "shedding=2", "-n", "wash day"),  # o1, o2, n1
    ("dose", "kratom", "4g", "--at", "08:30"),  # d1
    ("event", "illness", "flu", "--on", "yesterday", "-n", "since the morning"),  # e1
)

BEGUN = (("log", "mood=5"), ("dose", "kratom", "4g", "--at", "08:30"))

_LIVES: dict[tuple[object, ...], tuple[dict[str, bytes], int]] = {}
"""The files that a life left beside its journal, and the number at which its identities go on."""


def once(run: Terminal, name: object, live: Callable[[], None]) -> Terminal:
    """`run`, after the life of that name; what it left is laid down where it was lived before."""
    journal = journal_of(run)
    begins = not journal.exists()
    key = (name, journal.name, run.now, next(copy(run.identities)))
    if begins and key in _LIVES:
        files, number = _LIVES[key]
        for file, content in files.items():
            place = journal.with_name(file)
            place.touch(0o600)
            place.write_bytes(content)
        run.identities = count(number)
    else:
        live()
        if begins:
            files = {place.name: place.read_bytes() for place in journal.parent.iterdir()}
            _LIVES[key] = files, next(copy(run.identities))
    return run


def lived(run: Terminal, lines: Iterable[Sequence[str]] = DAY) -> Terminal:
    """`run`, after these lines."""
    lines = tuple(map(tuple, lines))

    def live() -> None:
        for line in lines:
            assert run(*line).code == 0, line

    return once(run, lines, live)


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
