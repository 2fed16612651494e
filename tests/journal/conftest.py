"""A journal with its records, for the tests of the whole way in."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

import pytest

from sidelog.journal.journal import Journal, open_journal
from tests.terminal import Terminal

Whole = Callable[..., AbstractContextManager[Journal]]


@pytest.fixture
def whole(run: Terminal, journal: Path) -> Whole:
    """Opens the journal for one batch, written on the fixed Sunday unless `now` says otherwise."""

    def opened(now: datetime | None = None) -> AbstractContextManager[Journal]:
        return open_journal(journal, run.writer(now=now))

    return opened


@pytest.fixture
def kept(whole: Whole) -> Iterator[Journal]:
    """A journal that is open for one batch."""
    with whole() as opened:
        yield opened
