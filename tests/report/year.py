"""A year as somebody might have lived it: a taper, an illness, forgotten days, late entries."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from functools import cache
from itertools import count
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from uuid import UUID

from sidelog.journal.connection import JournalFile
from sidelog.journal.history.batches import Writer
from sidelog.journal.journal import Journal
from sidelog.journal.rows import Product
from sidelog.journal.store import open_file, transaction

Open = Callable[[date], Journal]
"""Opens the journal as it is written on a day."""

DAYS = 365
_AWAY = range(171, 183)
_TAPER = {0: 8.0, 190: 6.0, 240: 4.0, 300: 2.0}


def put_year(journal: Path, writer: Writer) -> None:
    """Put the year that ends today where a test's journal lies; it is written once a session."""
    journal.parent.mkdir(mode=0o700, exist_ok=True)
    journal.touch(mode=0o600)
    journal.write_bytes(_year(writer.now))


@cache
def _year(now: datetime) -> bytes:
    numbers = count(10**12)  # far from those of a test that goes on writing
    writer = Writer(now, now.date(), "s1", "test", lambda: str(UUID(int=next(numbers), version=4)))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "journal.db"
        write_year(path, writer)
        return path.read_bytes()


@contextmanager
def writing(path: Path, writer: Writer) -> Iterator[Open]:
    """Write many days into a journal in one transaction; each is written on its own day."""
    opened: list[Journal] = []
    file = JournalFile(path)
    with open_file(file, create=True) as connection, transaction(connection, writing=True):

        def on(day: date) -> Journal:
            while opened:
                opened.pop().batch.close()
            evening = datetime.combine(day, time(20), tzinfo=writer.now.tzinfo)
            opened.append(Journal(connection, writer._replace(now=evening, today=day), file))
            return opened[0]

        yield on
        while opened:
            opened.pop().batch.close()


@dataclass
class _Body:
    """What the invented person would say if asked: levels that drift, with noise that lingers."""

    chance: Random
    noise: dict[str, float]

    def says(self, measure: str, level: float, spread: float, top: float) -> float:
        """The whole number on a scale from 0 to `top` that is said today."""
        push = sum(self.chance.random() - 0.5 for _ in range(6)) * spread
        lingering = 0.4 * self.noise.get(measure, 0.0) + push
        self.noise[measure] = lingering
        return float(min(max(round(level + lingering), 0), top))


def write_year(path: Path, writer: Writer) -> None:
    """Write the year that ends today."""
    chance = Random(7)  # noqa: S311  (the same invented year every time)
    body = _Body(chance, {})
    begin = writer.today - timedelta(days=DAYS - 1)
    with writing(path, writer) as on:
        journal = on(begin)
        kratom = journal.add_product("kratom", unit="g", form="leaf-powder")
        vitamin = journal.add_product("vitamin D", unit="capsule", form="capsule")
        for place in range(DAYS):
            day = begin + timedelta(days=place)
            weekend = day.weekday() > 4
            late = chance.random() < 0.08 and day < writer.today
            written = on(day + timedelta(days=late))
            _happenings(written, kratom, vitamin, place, day)
            forgotten = place in _AWAY or chance.random() < (0.14 if weekend else 0.04)
            if not forgotten:
                _ratings(written, body, writer.now.tzinfo, place, day)
            _doses(written, kratom, vitamin, chance, place, day)


def _ratings(journal: Journal, body: _Body, zone: tzinfo | None, place: int, day: date) -> None:
    eased = min(max((place - 280) / 70, 0.0), 1.0)
    values = {
        "shedding": body.says("shedding", 2.6 - 1.6 * eased, 0.9, 4),
        "dryness": body.says("dryness", 1.6 - 0.4 * eased, 0.8, 4),
        "nails": body.says("nails", 0.2, 0.4, 4),
    }
    if place >= 120:
        values["stress"] = body.says("stress", 5 + (2 if place in range(200, 230) else 0), 2, 10)
    if place >= 150 and place % 3 == 0:
        values["hair-count"] = body.says("hair-count", 110 - 30 * eased, 25, 400)
    for name, value in values.items():
        journal.record(name, day, value)
    if body.chance.random() < 0.03:
        journal.record("mood", day, None)
        return
    mood = body.says("mood", 5.6 - (1.8 if place in range(190, 204) else 0), 1.8, 10)
    if place % 9 == 4:
        for hour, change in ((9, -1), (15, 1), (21, 0)):
            at = datetime.combine(day, time(hour), tzinfo=zone)
            journal.record("mood", day, min(max(mood + change, 0), 10), at=at)
    else:
        journal.record("mood", day, mood)


def _doses(
    journal: Journal, kratom: Product, vitamin: Product, chance: Random, place: int, day: date
) -> None:
    daily = _TAPER[max(start for start in _TAPER if start <= place)]
    luck = chance.random()
    if luck < 0.05 or place in _AWAY:
        pass
    elif luck < 0.09:
        journal.take_none(kratom, day)
    elif luck < 0.13:
        journal.take(kratom, day, None, entered="?")
        journal.take(kratom, day, daily / 2, entered=f"{daily / 2:g}g")
    else:
        for _ in range(2):
            journal.take(kratom, day, daily / 2, entered=f"{daily / 2:g}g", estimate=luck > 0.9)
    if place >= 100 and luck > 0.2:
        journal.take(vitamin, day, 1, entered="1 capsule")


def _happenings(journal: Journal, kratom: Product, vitamin: Product, place: int, day: date) -> None:
    if place == 90:
        journal.add_event("stress", day - timedelta(20), until=day, title="exams")
    if place == 100:
        journal.add_event("start", day, product=vitamin)
    if place == 157:
        journal.add_event("illness", day - timedelta(7), until=day, title="flu, 39 degrees")
    if place in (190, 240, 300):
        journal.add_event("reduce", day, product=kratom, note="two grams less")
    if place == 210:
        journal.add_event("lab", day, title="ferritin 41")
    if place == 320:
        journal.add_event("shampoo", day, title="new shampoo")
