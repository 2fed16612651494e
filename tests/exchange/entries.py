"""Entries on their way into a journal, and what becomes of them."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from sidelog.catalog.scales import Better, Measure
from sidelog.exchange.arrival import Arrival, Fate
from sidelog.exchange.incoming import (
    Definition,
    Dose,
    Entry,
    Line,
    Observation,
    RegimenStep,
)
from sidelog.exchange.rehearsal import Rehearsal
from sidelog.exchange.scales import range_scale
from sidelog.journal.connection import JournalFile
from sidelog.journal.history.batches import Writer
from sidelog.journal.journal import Journal, open_journal
from sidelog.journal.trying import scratch_journal

DAY = date(2026, 11, 20)
NOON = datetime.fromisoformat("2026-11-20T12:00+01:00")
JOY = Measure(
    name="joy",
    title="Joy",
    question="Joy?",
    scale=range_scale(0, 10, Better.HIGHER),
    tracked=False,
    built_in=False,
)

Part = Entry | Definition


def dose(identity: str = "d", **said: object) -> Dose:
    made = Dose(
        identity=identity,
        column="c",
        day=DAY,
        product="kratom",
        taken=True,
        amount=4.0,
        unit="g",
        entered="4g",
    )
    return replace(made, **said)  # type: ignore[arg-type]  # any of its fields


def value(identity: str, number: float | None, **said: object) -> Observation:
    made = Observation(identity=identity, column="c", day=DAY, measure="mood", value=number)
    return replace(made, **said)  # type: ignore[arg-type]  # any of its fields


def step(identity: str, amount: float, unit: str | None = "mg", **said: object) -> RegimenStep:
    made = RegimenStep(
        identity=identity, column="c", day=DAY, product="zinc", amount=amount, unit=unit
    )
    return replace(made, **said)  # type: ignore[arg-type]  # any of its fields


def lines(*parts: Part) -> list[Line]:
    return [Line(number, (part,)) for number, part in enumerate(parts, start=2)]


def take(place: Path, writer: Writer, several: Sequence[Line]) -> list[Arrival]:
    """Write lines to a journal; they were tried on before, with the same result."""
    file = JournalFile(place)
    with ExitStack() as stack:
        there = stack.enter_context(open_journal(file)) if place.exists() else None
        scratch = stack.enter_context(scratch_journal(file, writer, there))
        looked = list(tried_on(scratch, several))
    with open_journal(file, writer) as kept:
        rehearsal = Rehearsal(kept, "csv:x")
        done = [rehearsal.take(line) for line in several]
    assert done == looked
    return done


def tried_on(scratch: Journal, several: Sequence[Line]) -> Iterator[Arrival]:
    """What becomes of lines in a scratch journal."""
    return map(Rehearsal(scratch, "csv:x").take, several)


def fates(arrivals: Sequence[Arrival]) -> list[Fate]:
    return [fate for one in arrivals for _, fate in one.fates]


def reasons(arrivals: Sequence[Arrival]) -> list[str]:
    return [error.reason for one in arrivals for error in one.errors]
