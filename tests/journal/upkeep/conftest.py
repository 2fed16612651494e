"""A laptop and a stick with the same journal."""

from pathlib import Path

import pytest

from tests.journal.upkeep.machines import Clock, Machine, day, product


@pytest.fixture
def laptop(journal: Path) -> Machine:
    """A journal with something of most kinds."""
    machine = Machine(journal, Clock())
    with machine.write("log") as kept:
        kept.record("mood", day(9), 5)
        kept.record("shedding", day(9), 1)
        kept.add_note(day(9), "before")
        kept.take(product(kept, "kratom"), day(9), 4, entered="4g")
        kept.add_event("illness", day(9), title="flu")
    return machine


@pytest.fixture
def stick(laptop: Machine, journal: Path) -> Machine:
    """A copy of it."""
    return laptop.copied(journal.with_name("stick.db"))
