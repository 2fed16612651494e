"""A file with thousands of columns takes no longer than it is: work is counted, not time."""

import sys
from collections.abc import Callable
from datetime import date
from itertools import count
from pathlib import Path
from uuid import uuid4

from sidelog.exchange.reader import Said
from sidelog.exchange.rehearsal import Rehearsal
from sidelog.exchange.table.reading import read
from sidelog.journal.connection import JournalFile
from sidelog.journal.history.batches import Writer
from sidelog.journal.trying import scratch_journal
from tests.exchange.table.tables import HERE, NOW, source_of


def calls_of(work: Callable[[], object]) -> int:
    """How many functions are called."""
    counted = count()
    sys.setprofile(lambda _frame, event, _about: event == "call" and next(counted))
    try:
        work()
    finally:
        sys.setprofile(None)
    return next(counted)


def table(columns: int) -> str:
    names = ",".join(f"symptom {number}" for number in range(columns))
    days = [f"2026-05-0{day}" for day in range(1, 6)]
    return f"date,{names}\n" + "".join(f"{day}{',3' * columns}\n" for day in days)


def test_four_times_as_many_columns_are_four_times_the_work(tmp_path: Path) -> None:
    def bring(columns: int) -> tuple[int, int]:
        """The functions that are called, and the steps (in hundreds) that SQLite takes."""
        steps = count()
        file = JournalFile(tmp_path / f"{columns}.db")
        writer = Writer(NOW, date(2026, 11, 22), "s", "import", lambda: str(uuid4()))
        with scratch_journal(file, writer) as journal:
            journal.connection.set_progress_handler(lambda: next(steps) < 0, 100)
            rehearsal = Rehearsal(journal, "csv")

            def take() -> None:
                for line in read(source_of(table(columns)), HERE, Said(), None).lines:
                    assert not rehearsal.take(line).errors

            called = calls_of(take)
            journal.connection.set_progress_handler(None, 0)
        return called, next(steps)

    few, many = bring(100), bring(400)
    assert many[0] < 5 * few[0]
    assert many[1] < 5 * few[1]
