"""The laws of undo and redo, over any sequence of commands."""

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as examples
from hypothesis import strategies as st

from sidelog.catalog.text import hidden_at
from sidelog.errors import BadDataError, NothingMatchedError
from sidelog.journal.journal import Journal, open_journal
from tests.journal.files import is_sound, recorded, rows
from tests.terminal import Terminal

Command = Callable[[Journal], object]
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108  (where syncing is quick)

Rows = dict[str, list[tuple[Any, ...]]]

EVENING = datetime(2026, 11, 22, 21, 0, tzinfo=timezone(timedelta(hours=1)))
DAYS = [date(2026, 11, 22) - timedelta(days=back) for back in range(3)]
TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1)
NOTES = TEXTS.filter(str.strip)  # one that says something
LINES = NOTES.filter(lambda text: hidden_at(text) is None)


class Bench:
    """A journal to try laws on, every command a batch of its own."""

    def __init__(self, folder: str) -> None:
        self.path = Path(folder) / "journal.db"
        self._terminal = Terminal(EVENING, {})
        self.run(lambda _: None)

    def run(self, command: Command) -> None:
        """Run a command as a batch of its own."""
        with open_journal(self.path, self._terminal.writer()) as journal:
            command(journal)

    def undo(self) -> None:
        """Take a step back."""
        self.run(Journal.undo)

    def redo(self) -> None:
        """Take a step forward."""
        self.run(Journal.redo)

    @property
    def rows(self) -> Rows:
        """The record as it is."""
        return recorded(self.path)

    def run_all(self, commands: list[Command]) -> list[Rows]:
        """The record before the first command, and after each that changed something."""
        states = [self.rows]
        for command in commands:
            before = self.changes
            try:
                self.run(command)
            except BadDataError:
                assert self.rows == states[-1]  # refused: nothing of it was written
            if self.changes != before:
                states.append(self.rows)
        return states

    @property
    def changes(self) -> int:
        """How many entries the history has."""
        return int(rows(self.path, "SELECT count(*) FROM batch")[0][0])


@st.composite
def recording(draw: st.DrawFn) -> Command:
    name, value = draw(
        st.sampled_from(
            [("mood", 6), ("mood", 0), ("shedding", 2), ("mood", None), ("weight", None)]
        )
        | st.tuples(st.just("weight"), st.floats(0, 500, exclude_min=True, allow_subnormal=True))
    )
    day = draw(st.sampled_from(DAYS))
    hour = draw(st.sampled_from([None, None, 8, 20]))
    at = EVENING.replace(day=day.day, hour=hour) if hour and value is not None else None
    return lambda journal: journal.record(name, day, value, at=at)


@st.composite
def taking(draw: st.DrawFn) -> Command:
    name = draw(st.sampled_from(["kratom", "it's, a='tea'"]))
    day = draw(st.sampled_from(DAYS))
    amount = draw(st.none() | st.floats(1e-300, 1e14))
    how = draw(st.sampled_from(["take", "take", "none"]))

    def take(journal: Journal) -> None:
        product = journal.products.get(name) or journal.add_product(name)
        if how == "none":
            journal.take_none(product, day)
            return
        if product.unit is None and amount is not None:
            product = journal.set_unit(product, "g")
        journal.take(product, day, amount, entered=repr(amount), estimate=True)

    return take


@st.composite
def noting(draw: st.DrawFn) -> Command:
    text, day = draw(NOTES), draw(st.sampled_from(DAYS))
    return lambda journal: journal.add_note(day, text)


@st.composite
def happening(draw: st.DrawFn) -> Command:
    first, last = sorted(draw(st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS))))
    title = draw(st.none() | LINES)
    return lambda journal: journal.add_event("illness", first, until=last, title=title)


@st.composite
def removing(draw: st.DrawFn) -> Command:
    table, row = draw(st.sampled_from(["observation", "dose", "note"])), draw(st.integers(1, 4))
    return lambda journal: journal.batch.delete(table, row)


COMMANDS = st.lists(
    st.lists(recording() | taking() | noting() | happening() | removing(), min_size=1, max_size=3),
    min_size=1,
    max_size=8,
).map(lambda batches: [_together(batch) for batch in batches])


def _together(commands: list[Command]) -> Command:
    """Several writes as one command."""

    def command(journal: Journal) -> None:
        for write in commands:
            write(journal)

    return command


law = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@law
@examples(COMMANDS)
def test_each_undo_and_each_redo_is_one_step_back_and_one_forward(commands: list[Command]) -> None:
    with TemporaryDirectory(dir=MEMORY) as folder:
        bench = Bench(folder)
        states = bench.run_all(commands)
        for state in reversed(states[:-1]):
            bench.undo()
            assert bench.rows == state
        with pytest.raises(NothingMatchedError, match="There is nothing to undo"):
            bench.undo()
        for state in states[1:]:
            bench.redo()
            assert bench.rows == state
        with pytest.raises(NothingMatchedError, match="There is nothing to redo"):
            bench.redo()
        assert is_sound(bench.path)


@law
@examples(COMMANDS, st.lists(st.sampled_from(["undo", "redo"]), max_size=12))
def test_any_walk_back_and_forth_ends_where_its_steps_add_up_to(
    commands: list[Command], walk: list[str]
) -> None:
    with TemporaryDirectory(dir=MEMORY) as folder:
        bench = Bench(folder)
        states = bench.run_all(commands)
        place = len(states) - 1
        for step in walk:
            target = place + (1 if step == "redo" else -1)
            if 0 <= target < len(states):
                bench.run(getattr(Journal, step))
                place = target
            else:
                with pytest.raises(NothingMatchedError):
                    bench.run(getattr(Journal, step))
            assert bench.rows == states[place]


@law
@examples(COMMANDS, st.integers(1, 8), noting())
def test_a_new_write_ends_what_could_be_redone_and_undo_goes_on_before_it(
    commands: list[Command], steps: int, write: Command
) -> None:
    with TemporaryDirectory(dir=MEMORY) as folder:
        bench = Bench(folder)
        states = bench.run_all(commands)
        back = min(steps, len(states) - 1)
        for _ in range(back):
            bench.undo()
        bench.run(write)
        with pytest.raises(NothingMatchedError, match="There is nothing to redo"):
            bench.redo()
        for state in reversed(states[: len(states) - back]):
            bench.undo()
            assert bench.rows == state


def test_an_undo_is_never_undone_but_what_came_before_it_is(run: Terminal, journal: Path) -> None:
    for text in ("first", "second", "third"):
        with open_journal(journal, run.writer(text)) as opened:
            opened.add_note(run.now.date(), text)
    taken_back = []
    for _ in range(3):
        with open_journal(journal, run.writer("undo")) as opened:
            taken_back.append(opened.undo()[0].summary)
    assert taken_back == ["third", "second", "first"]


def test_several_undos_in_one_transaction_happen_together_or_not_at_all(
    run: Terminal, journal: Path
) -> None:
    for text in ("first", "second"):
        with open_journal(journal, run.writer(text)) as opened:
            opened.add_note(run.now.date(), text)
    before = recorded(journal)

    def undo_three() -> None:
        with open_journal(journal, run.writer("undo 3")) as opened:
            for _ in range(3):
                opened.undo()

    with pytest.raises(NothingMatchedError):
        undo_three()
    assert recorded(journal) == before


def test_a_row_comes_back_with_its_number_its_identity_and_when_it_was_written(
    run: Terminal, journal: Path
) -> None:
    with open_journal(journal, run.writer()) as opened:
        opened.record("mood", run.now.date(), 6)
    before = rows(journal, "SELECT * FROM observation")
    later = run.now + timedelta(days=3)
    for step in (Journal.undo, Journal.redo):
        with open_journal(journal, run.writer(now=later)) as opened:
            step(opened)
    assert rows(journal, "SELECT * FROM observation") == before
