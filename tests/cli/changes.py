"""Journals around changes of what is taken: a stop, a taper, on and off, written day by day.

SIDELOG_DATASETS names a folder with a real person's journal, which stays out of this repository.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

from sidelog.journal.history.batches import Writer
from sidelog.journal.journal import Journal
from sidelog.journal.rows import Product
from tests.report.year import writing
from tests.terminal import Terminal

DATASETS = os.environ.get("SIDELOG_DATASETS", "")

Rating = Callable[[int], float]
"""The level that a measure is rated around on a day, counted from the first."""


@dataclass(frozen=True, eq=False)
class Story:
    """What happened, day by day; each is itself alone, as its functions are.

    Attributes:
        days: how many; the last is today.
        levels: the level of each measure on a day.
        grams: what was taken on a day, in grams of kratom; 0 is a said none, None an unknown
            amount, and "unsaid" nothing at all.
        events: (day, kind, product or title) of everything that happened.
        missed: the share of days without an entry.
    """

    days: int
    levels: Mapping[str, Rating]
    grams: Callable[[int], float | str | None] = lambda _: "unsaid"
    events: tuple[tuple[int, str, str], ...] = ()
    missed: float = 0.1
    tops: Mapping[str, int] = field(default_factory=dict)


def tell(story: Story, path: Path, writer: Writer) -> None:
    """Write a story that ends today."""
    begin = writer.today - timedelta(days=story.days - 1)
    with writing(path, writer) as on:
        products = {name: on(begin).add_product(name, unit="g") for name in ("kratom", "vitamin D")}
        for number in range(story.days):
            day = begin + timedelta(days=number)
            journal = on(day)
            _rate(journal, story, number, day)
            _take(journal, products["kratom"], story.grams(number), day)
            for _, kind, about in _of(story.events, number):
                product = products.get(about)
                journal.add_event(kind, day, product=product, title=None if product else about)


def _rate(journal: Journal, story: Story, number: int, day: date) -> None:
    """Rate each measure around its level, with noise that is the same in every run."""
    for name, level in story.levels.items():
        chance = Random(f"{name} {number}")  # noqa: S311  (noise, not a secret)
        top = story.tops.get(name, 10 if name in {"mood", "stress", "sleep"} else 4)
        spread = top * 0.18 if top > 4 else 0.8
        value = round(level(number) + chance.gauss(0, spread))
        if chance.random() >= story.missed:
            journal.record(name, day, float(min(max(value, 0), top)))


def _take(journal: Journal, product: Product, grams: float | str | None, day: date) -> None:
    if grams == "unsaid":
        return
    if grams == 0:
        journal.take_none(product, day)
    else:
        journal.take(product, day, grams, entered="?" if grams is None else f"{grams} g")


def _of(events: Iterable[tuple[int, str, str]], number: int) -> Iterable[tuple[int, str, str]]:
    return (event for event in events if event[0] == number)


STOPPED = Story(
    days=300,
    levels={
        "dryness": lambda n: 2.6 if n < 170 else 1.0,
        "mood": lambda n: 6.0 if n < 160 else 3.5 if n < 174 else 6.0,
        "shedding": lambda _: 1.5,
        "stress": lambda n: 3.0 if n < 165 else 6.0,
    },
    grams=lambda n: 6.0 if n < 160 else 0,
    events=((160, "stop", "kratom"), (190, "illness", "flu"), (200, "start", "vitamin D")),
)
"""A stop after which dryness falls, mood dips for a fortnight, and stress rises."""

ON_AND_OFF = Story(
    days=400,
    levels={
        "dryness": lambda n: 2.5 if (n - 15) // 100 % 2 == 0 else 1.0,
        "mood": lambda _: 5.0,
    },
    grams=lambda n: 6.0 if n // 100 % 2 == 0 else 0,
    events=(
        (0, "start", "kratom"),
        (100, "stop", "kratom"),
        (200, "restart", "kratom"),
        (300, "stop", "kratom"),
    ),
)
"""On, off, on and off again, each for a hundred days; dryness follows."""

TAPER = Story(
    days=240,
    levels={"dryness": lambda n: 2.8 - n / 120, "mood": lambda _: 5.0},
    grams=lambda n: max(0.0, 8.0 - n // 30),
    events=tuple((30 * step, "reduce", "kratom") for step in range(1, 8)),
)
"""A steady taper while dryness falls just as steadily."""


def put_real_journal(run: Terminal, folder: str) -> None:
    """Import five years of somebody's moods, several a day, and what they took."""
    moods, doses = Path(folder, "niplav_mood.csv"), Path(folder, "niplav_substances.csv")
    columns = [word for name in ("happy", "content") for word in ("--measure", name)]
    scale = ["--add-measures", "0..100", "--better", "higher"]
    said = run("import", "csv", str(moods), "--at", "date", *columns, *scale, "--apply")
    assert said.code == 0
    amounts = ["--product-column", "substance", "--amount", "amount", "--skip-errors"]
    assert run("import", "csv", str(doses), "--at", "datetime", *amounts, "--apply").code == 0
