"""Journals of any length for the benchmarks: plausible days, with the history that they leave."""

import math
import os
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from sidelog.journal.history.batches import Writer, close_batch, open_batch
from sidelog.journal.journal import open_journal

SIX = ("shedding", "dryness", "nails", "mood", "itch", "sleep")
ANSWERED = 0.9
"""The share of days that have an entry: nobody records every day."""

_OBSERVATION = """
INSERT INTO observation (uuid, measure_id, scale_version, day, value, recorded_at, recorded_on)
VALUES (?, ?, 1, ?, ?, ?, ?)
"""
_DOSE = """
INSERT INTO dose (uuid, product_id, day, taken, amount, estimate, entered, recorded_at, recorded_on)
VALUES (?, 1, ?, 1, ?, 0, 'as usual', ?, ?)
"""
_MEASURE = """
INSERT INTO measure (uuid, name, title, question, position, tracked, built_in)
VALUES (?, ?, ?, ?, ?, 1, 0)
"""
_SCALE_LIKE_MOOD = """
INSERT INTO scale (uuid, measure_id, version, kind, minimum, maximum, whole, unit, anchors, better,
                   recall, day_rule, every_days)
SELECT ?, ?, 1, s.kind, s.minimum, s.maximum, s.whole, s.unit, s.anchors, s.better, s.recall,
       s.day_rule, s.every_days
FROM scale s JOIN measure m ON m.id = s.measure_id WHERE m.name = 'mood'
"""


def cached(folder: Path, days: int, measures: int, *, doses: int = 1, changes: int = 0) -> Path:
    """A journal of that many days up to today; made once a day and kept in `folder`."""
    kind = f"{days}-days-{measures}-measures-{doses}-doses-{changes}-changes"
    path = folder / f"{date.today():%Y-%m-%d}-{kind}.db"  # noqa: DTZ011
    if not path.exists():
        unfinished = path.with_suffix(f".{os.getpid()}")
        make(unfinished, days, measures, doses=doses, changes=changes)
        unfinished.replace(path)
    return path


def make(path: Path, days: int, measures: int, *, doses: int = 1, changes: int = 0) -> None:
    """Write a journal in which each day up to today has an entry for each of its measures.

    Args:
        path: where it goes.
        days: how many.
        measures: how many.
        doses: of one product, a day.
        changes: of that product, spread over the days.
    """
    chance = random.Random(days)  # noqa: S311  (days, not secrets)
    today = datetime.now(UTC)
    writer = Writer(today, today.date(), "benchmark", "log", lambda: _identity(chance))
    with open_journal(path, writer) as journal:
        kratom = journal.add_product("kratom", unit="g")
        for place in range(changes):
            day = writer.today - timedelta(days=days * (2 * place + 1) // (2 * changes))
            journal.add_event("increase" if place % 2 else "reduce", day, product=kratom)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        tracked = list(_tracked(connection, chance, measures))
        for back in range(days, 0, -1):
            if chance.random() < ANSWERED:
                open_batch(connection, writer)
                _write_day(connection, chance, today - timedelta(days=back), tracked, doses)
                close_batch(connection)
        connection.execute("COMMIT")


def _tracked(
    connection: sqlite3.Connection, chance: random.Random, measures: int
) -> Iterator[tuple[int, int]]:
    """Leave so many measures in the check-in; yields the number and the top of each."""
    connection.execute("UPDATE measure SET tracked = 0")
    for place in range(measures):
        if place < len(SIX):
            named = "UPDATE measure SET tracked = 1 WHERE name = ? RETURNING id"
            (number,) = connection.execute(named, (SIX[place],)).fetchone()
        else:
            name = f"sign-{place}"
            row = (_identity(chance), name, name, "How much?", 100 + place)
            number = connection.execute(_MEASURE, row).lastrowid
            connection.execute(_SCALE_LIKE_MOOD, (_identity(chance), number))
        (top,) = connection.execute(
            "SELECT maximum FROM scale WHERE measure_id = ?", (number,)
        ).fetchone()
        yield number, int(top)


def _write_day(
    connection: sqlite3.Connection,
    chance: random.Random,
    evening: datetime,
    tracked: list[tuple[int, int]],
    doses: int,
) -> None:
    day, instant = evening.date().isoformat(), evening.isoformat(timespec="seconds")
    season = (1 + math.sin(evening.toordinal() / 58)) / 2
    connection.executemany(
        _OBSERVATION,
        [
            (_identity(chance), number, day, round(top * season * chance.random()), instant, day)
            for number, top in tracked
        ],
    )
    for _ in range(doses):
        amount = round((2 + 4 * chance.random()) / doses, 1)
        connection.execute(_DOSE, (_identity(chance), day, amount, instant, day))


def _identity(chance: random.Random) -> str:
    return str(UUID(int=chance.getrandbits(128), version=4))
