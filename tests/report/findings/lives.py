"""A journal that a test lives, day by day, and what may be said of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

from sidelog.analysis.changes import Change
from sidelog.journal.journal import Journal, open_journal
from sidelog.journal.rows import Product
from sidelog.report.findings.answers import Answers, answers_of
from sidelog.report.findings.finding import Finding, Question
from sidelog.report.findings.taken import Taken, taken_of
from tests.report.year import writing
from tests.terminal import Terminal

DAYS = 400
TOPS = {"mood": 10}
"""The highest value of a measure, where it is not 4."""


@dataclass
class Day:
    """One day as it is written down, on that day or later.

    Attributes:
        journal: as it is written on the day of writing.
        place: 0 for the first day of the journal.
        date: the day that it is about.
        chance: the same every time.
    """

    journal: Journal
    place: int
    date: date
    chance: Random = field(repr=False)

    def rate(self, **levels: float) -> None:
        """Rate measures somewhere around a level each."""
        for name, level in levels.items():
            value = round(self.chance.gauss(level, 0.6))
            name = name.replace("_", "-")  # noqa: PLW2901 - as the journal spells it
            self.journal.record(name, self.date, min(max(value, 0), TOPS.get(name, 4)))

    def product(self, name: str = "kratom") -> Product:
        """The product of that name, in grams, which is added when it is first asked for."""
        if name not in self.journal.products:
            return self.journal.add_product(name, unit="g")
        return self.journal.products[name]

    def take(self, *amounts: float | None, name: str = "kratom") -> None:
        """Take a product; without an amount nothing was taken, with None it is not known."""
        if not amounts:
            self.journal.take_none(self.product(name), self.date)
        for amount in amounts:
            self.journal.take(self.product(name), self.date, amount, entered="x")

    def event(
        self,
        kind: str,
        name: str = "kratom",
        before: float | None = None,
        after: float | None = None,
    ) -> None:
        """Change what is taken of a product."""
        self.journal.add_event(
            kind, self.date, product=self.product(name), before=before, after=after
        )


@dataclass
class Lived:
    """A journal that is written once and then asked as of any of its days."""

    path: Path
    terminal: Terminal
    first: date

    def write(
        self,
        live: Callable[[Day], None],
        days: int = DAYS,
        late: Callable[[int], int] = lambda _: 0,
    ) -> None:
        """Live a number of days.

        Args:
            live: what is written for a day.
            days: how many, from the first one on.
            late: how many days later each is written down.
        """
        chance = Random(11)  # noqa: S311 - the same every time
        self.path.parent.mkdir(mode=0o700, exist_ok=True)
        with writing(self.path, self.terminal.writer()) as on:
            for place in range(days):
                day = self.first + timedelta(days=place)
                live(Day(on(day + timedelta(days=late(place))), place, day, chance))

    def on(self, place: int) -> date:
        """The day at a place."""
        return self.first + timedelta(days=place)

    def ordinal(self, place: int) -> int:
        """The day at a place, as the findings name days."""
        return self.on(place).toordinal()

    def answers(self, place: int, wanted: Change | None = None, *, lately: bool = False) -> Answers:
        """What may be said on the evening of a day."""
        with open_journal(self.path) as journal:
            return answers_of(journal, self.on(place), wanted, lately=lately)

    def taken(self, place: int, name: str = "kratom", *, lately: bool = False) -> Taken:
        """What was taken of a product until a day."""
        with open_journal(self.path) as journal:
            every = taken_of(journal, self.on(place), lately=lately)
        return next(one for one in every if one.product.name == name)


def stopping(at: int, **jumps: float) -> Callable[[Day], None]:
    """A product is stopped on a day; some measures move from level 1 with it."""

    def live(day: Day) -> None:
        if day.place == at:
            day.event("stop", before=5)
        later = {name: level if day.place >= at else 1.0 for name, level in jumps.items()}
        day.rate(**({"dryness": 1.0} | later))

    return live


def finding(answers: Answers, name: str, question: Question = Question.CHANGE) -> Finding:
    [one] = [
        one for one in answers.findings if (one.measure.name, one.question) == (name, question)
    ]
    return one
