"""A journal to write to and to read, for the tests of its room."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path

import pytest

from sidelog.catalog.measures import BUILT_IN, EDITION
from sidelog.catalog.scales import Measure
from sidelog.journal.journal import Journal, open_journal
from sidelog.journal.keeping.measures import add_measure
from sidelog.journal.tables import built_in
from tests.journal.editions import named
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


@pytest.fixture
def edition(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """`edition(changed, ...)` makes these the catalog's next edition, new ones last."""
    count = EDITION

    def publish(*changed: Measure) -> None:
        nonlocal count
        count += 1
        catalog = {one.name: one for one in (*BUILT_IN, *changed)}
        monkeypatch.setattr(built_in, "BUILT_IN", tuple(catalog.values()))
        monkeypatch.setattr(built_in, "EDITION", count)

    return publish


@pytest.fixture
def kept_before(journal: Path, write: Write) -> Path:
    """A journal that was begun, with a value and a measure of the person's own."""
    with write() as kept:
        kept.record("shedding", date(2026, 11, 22), 2)
        add_measure(kept, named("mood")._replace(name="own", title="Own"))
    return journal
