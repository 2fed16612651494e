"""Journals for the visit report: three weeks, ten years, and one that means harm."""

from datetime import datetime, time, timedelta
from pathlib import Path
from random import Random

from sidelog.journal.batches import Writer
from tests.report.year import writing

HOSTILE = (
    '#panic("x") #hostile',
    "] #set page()",
    "<script>alert(1)</script>",
    "& &amp; \"quoted 'nested' quote\"",
    "$x^2$ @ref <label> \\ end",
    "`code` *b* _i_ # h\n- list\n1. x\n| a | b |",
    "w" * 100_000,
)
"""Notes that every form prints letter by letter."""

UNUSUAL = (
    "smile 🙂 family 👩\u200d👩\u200d👧",
    "漢字 中文",
    "ภาษาไทย",
    "العربية",
    "bell\x07 escape\x1b",
    "turned \u202eround",
)
"""Notes whose characters may be spelled out."""

LONG_NAME = "P" + "r<o>&#]" * 28 + "漢🙂x"


def write_weeks(path: Path, writer: Writer) -> None:
    """Three weeks with gaps, an amount that is not known, a day with none, and a plan."""
    chance = Random(3)  # noqa: S311  (the same every time)
    begin = writer.today - timedelta(days=20)
    with writing(path, writer) as on:
        kratom = on(begin).add_product("kratom", unit="g", form="leaf-powder")
        for place in range(21):
            day = begin + timedelta(days=place)
            journal = on(day)
            if place in (4, 11, 12):
                continue
            journal.record("shedding", day, 1 + chance.randrange(3))
            journal.record("mood", day, None if place == 7 else 4 + chance.randrange(3))
            if place == 9:
                journal.take_none(kratom, day)
            else:
                journal.take(kratom, day, None if place in (6, 15) else 3.5, entered="x")
            if place == 15:
                journal.take(kratom, day, 2, entered="2 g")
            if place == 14:
                journal.add_event("reduce", day, product=kratom, note="less now")
                journal.add_note(day, "slept badly #Sleep")
                journal.add_note(day, "a day with kratom in it")


def write_decade(path: Path, writer: Writer, years: int = 10) -> None:
    """Years with six doses a day, a gap of months, and events all along."""
    chance = Random(5)  # noqa: S311
    days = 365 * years
    begin = writer.today - timedelta(days=days - 1)
    with writing(path, writer) as on:
        kratom = on(begin).add_product("kratom", unit="g", form="leaf-powder")
        for place in range(days):
            day = begin + timedelta(days=place)
            if 900 < place < 1010 or chance.random() < 0.05:
                continue
            journal = on(day)
            for name, top in (("shedding", 4), ("dryness", 4), ("nails", 4), ("mood", 10)):
                journal.record(name, day, chance.randrange(top + 1))
            for hour in range(6):
                at = datetime.combine(day, time(8 + 2 * hour), tzinfo=writer.now.tzinfo)
                journal.take(kratom, day, 1 + chance.random(), entered="1", at=at)
            if place % 150 == 5:
                journal.add_event("illness", day - timedelta(days=3), until=day, title="flu")
            if place == 1500:
                journal.add_event("reduce", day, product=kratom)


def write_hostile(path: Path, writer: Writer) -> None:
    """A hundred days with every hostile note, name and title."""
    begin = writer.today - timedelta(days=99)
    with writing(path, writer) as on:
        product = on(begin).add_product(LONG_NAME, unit="g")
        for place in range(100):
            day = begin + timedelta(days=place)
            journal = on(day)
            journal.record("shedding", day, place % 5)
            journal.take(product, day, 2, entered="2 g")
        for place, note in enumerate((*HOSTILE, *UNUSUAL)):
            on(begin + timedelta(days=place)).add_note(begin + timedelta(days=place), note)
        on(writer.today).add_event("other", writer.today, title="<b>&" + UNUSUAL[0])
