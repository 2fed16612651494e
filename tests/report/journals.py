"""Journals for the page: three weeks, years, many products, an empty and a hostile one."""

from datetime import datetime, time, timedelta
from pathlib import Path
from random import Random

from sidelog.cli.help.invented import invent
from sidelog.journal.history.batches import Writer
from sidelog.journal.journal import open_journal
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


def write_demo(path: Path, writer: Writer) -> None:
    """The invented year of `sidelog demo`."""
    with open_journal(path, writer) as journal:
        invent(journal, writer.today, writer.now)


def write_empty(path: Path, writer: Writer) -> None:
    """A journal of which nothing is left."""
    with open_journal(path, writer) as journal:
        journal.add_note(writer.today, "nothing else")


def write_weeks(path: Path, writer: Writer) -> None:
    """Three weeks with gaps, an amount that is not known, and a day with none."""
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
    """Years with eight measures and four products, a gap of months, and events all along."""
    chance = Random(5)  # noqa: S311
    days = 365 * years
    begin = writer.today - timedelta(days=days - 1)
    scales = dict.fromkeys(("shedding", "dryness", "nails", "itch"), 4)
    scales |= dict.fromkeys(("mood", "sleep", "stress", "energy"), 10)
    with writing(path, writer) as on:
        start = on(begin)
        kratom = start.add_product("kratom", unit="g", form="leaf-powder")
        others = [start.add_product(f"medicine {name}", unit="mg") for name in "ABC"]
        for place in range(days):
            day = begin + timedelta(days=place)
            if 900 < place < 1010 or chance.random() < 0.05:
                continue
            journal = on(day)
            for name, top in scales.items():
                journal.record(name, day, chance.randrange(top + 1))
            for hour in (8, 13, 20):
                at = datetime.combine(day, time(hour), tzinfo=writer.now.tzinfo)
                journal.take(kratom, day, 1 + chance.random(), entered="1", at=at)
            for one in others[: 1 + place % 3]:
                journal.take(one, day, 50, entered="50")
            if place % 60 == 5:
                journal.add_event("illness", day - timedelta(days=3), until=day, title="flu")
            if days - place in (300, 280, 200, 150):
                journal.add_event("reduce", day, product=kratom)
            if days - place in (250, 120):
                journal.add_event("start", day, product=others[days - place > 200])


def write_many(path: Path, writer: Writer) -> None:
    """Half a year with eleven products that all change, and every red flag of values."""
    begin = writer.today - timedelta(days=182)
    with writing(path, writer) as on:
        products = [on(begin).add_product(f"product {name}", unit="mg") for name in "ABCDEFGHIJK"]
        for place in range(183):
            day = begin + timedelta(days=place)
            journal = on(day)
            for name in ("shedding", "nails", "itch", "withdrawal"):
                journal.record(name, day, 4 if place % 20 < 9 else 1)
            journal.record("mood", day, 1 if place % 20 < 9 else 7)
            for number, one in enumerate(products):
                journal.take(one, day, 100 if place < 60 + 5 * number else 50, entered="x")
                if place == 60 + 5 * number:
                    journal.add_event("reduce", day, product=one)
            if place % 30 == 10:
                journal.add_event("stress", day, title=f"deadline number {place} at work, again")


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
            day = begin + timedelta(days=50 + place)
            on(day).add_note(day, note)
        on(writer.today).add_event("reduce", writer.today, product=product, title="<b>&" * 9)
        on(writer.today).add_event("other", writer.today, title="<b>&" + UNUSUAL[0])


JOURNALS = {
    "demo": write_demo,
    "weeks": write_weeks,
    "decade": write_decade,
    "many": write_many,
    "empty": write_empty,
    "hostile": write_hostile,
}
"""Every journal by a name."""
