"""Machines with a copy of one journal each: what is typed on them, and what is merged."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID

from sidelog.journal.history.batches import Writer
from sidelog.journal.journal import Journal, open_journal
from sidelog.journal.rows import Product
from sidelog.journal.upkeep.checking.check import check
from sidelog.journal.upkeep.merging.merge import Plan, apply_merge, plan_merge
from sidelog.journal.upkeep.merging.sides import Side
from sidelog.period import Period
from tests.journal.files import is_sound

EVENING = datetime.fromisoformat("2026-11-22T21:00:00+01:00")
SUNDAY = EVENING.date()


def day(n: int) -> date:
    """So many days before the fixed Sunday."""
    return SUNDAY - timedelta(days=n)


@dataclass
class Clock:
    """One time for all machines: each thing that is done takes a minute."""

    now: datetime = EVENING
    identities: "count[int]" = field(default_factory=lambda: count(1))

    def tick(self) -> datetime:
        """The next minute."""
        self.now += timedelta(minutes=1)
        return self.now

    def new_identity(self) -> str:
        """The next UUID, the same in every run."""
        # Spread, so that what was made first has not always the smaller one.
        return str(UUID(int=next(self.identities) * 0x9E3779B97F4A7C15F39CC0605CEDC835 % 2**128))


@dataclass
class Machine:
    """A machine with its copy of the journal."""

    path: Path
    clock: Clock

    @contextmanager
    def write(self, command: str = "test") -> Iterator[Journal]:
        """The journal, for one command."""
        now = self.clock.tick()
        # The day stays the same, so that what is recorded is not about midnight.
        writer = Writer(now, SUNDAY, "s1", command, self.clock.new_identity)
        with open_journal(self.path, writer) as opened:
            yield opened

    def copied(self, path: Path) -> "Machine":
        """Another machine that begins with a copy of this one's."""
        path.parent.mkdir(mode=0o700, exist_ok=True)
        shutil.copy(self.path, path)
        path.chmod(0o600)
        return Machine(path, self.clock)

    def plan(self, other: "Machine", prefer: str | None = None, **more: Any) -> Plan:  # noqa: ANN401
        """What merging another one's copy into this one's would do."""
        with open_journal(self.path) as here, open_journal(other.path) as there:
            return plan_merge(here, there.connection, prefer=prefer, **more)

    def merge(self, other: "Machine", prefer: str | None = "newer", **more: Any) -> Plan:  # noqa: ANN401
        """Merge another one's copy into this one's."""
        before = other.path.read_bytes()
        with self.write(f"merge {other.path.name}") as here, open_journal(other.path) as there:
            plan = plan_merge(here, there.connection, prefer=prefer, **more)
            assert not plan.is_open
            apply_merge(here, plan, there.connection)
        assert other.path.read_bytes() == before
        return plan

    def undo(self) -> None:
        """Take back the latest command."""
        with self.write() as kept:
            kept.undo()

    def redo(self) -> None:
        """Bring it back."""
        with self.write() as kept:
            kept.redo()

    def content(self) -> Mapping[Any, Any]:
        """Every row by its table and UUID, with the UUIDs of what it belongs to."""
        with open_journal(self.path) as kept:
            return Side(kept.connection).rows

    def history(self) -> int:
        """How many batches there are."""
        with open_journal(self.path) as kept:
            return int(kept.query("SELECT count(*) FROM batch").fetchone()[0])


def product(kept: Journal, name: str, unit: str | None = "g") -> Product:
    """A product, added where it is not there."""
    return kept.products.get(name) or kept.add_product(name, unit=unit)


def period_of(last: int, first: int) -> Period:
    """The days from one to another, counted back from the fixed Sunday."""
    return Period(day(max(last, first)), day(min(last, first)))


def alike(*machines: Machine) -> bool:
    """Whether all have the same rows, and each is whole."""
    for one in machines:
        assert is_sound(one.path)
        with open_journal(one.path) as kept:
            assert check(kept).is_whole
    first = machines[0].content()
    return all(one.content() == first for one in machines[1:])


def merged_both_ways(here: Machine, there: Machine) -> tuple[Machine, Machine]:
    """Each merged into a copy of the other, the newer preferred; both are the same."""
    one = here.copied(here.path.with_name("one.db"))
    other = there.copied(there.path.with_name("other.db"))
    one.merge(there)
    other.merge(here)
    assert alike(one, other)
    return one, other
