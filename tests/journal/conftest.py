"""A journal to write to and to read, for the tests of its room."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

import pytest

from sidelog.journal.journal import Journal, open_journal
from tests.terminal import Terminal

Write = Callable[..., AbstractContextManager[Journal]]


@pytest.fixture
def write(run: Terminal, journal: Path) -> Write:
    """Opens the journal for one batch, written on the fixed Sunday unless `now` says otherwise."""

    def opened(
        command: str = "test", *, session: str = "s1", now: datetime | None = None
    ) -> AbstractContextManager[Journal]:
        return open_journal(journal, run.writer(command, session=session, now=now))

    return opened


@pytest.fixture
def kept(write: Write) -> Iterator[Journal]:
    """A journal that is open for one batch."""
    with write() as opened:
        yield opened
