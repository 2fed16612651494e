"""What of a journal is due on a day, what was missed, and what needs no typing."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from sidelog.catalog.regimen.rules import RegimenStep, Rule
from sidelog.journal.journal import Journal, open_journal
from sidelog.journal.keeping import common
from sidelog.journal.keeping.measures import edit_measure
from sidelog.journal.keeping.products import edit_product
from sidelog.journal.keeping.regimens import write_regimen
from sidelog.report.findings.due import Due, Missed, Rhythms, Usual
from tests.terminal import Terminal

DAILY = ("shedding", "dryness", "mood")


@pytest.fixture
def today(now: datetime) -> date:
    return now.date()


class Book:
    """A journal that a test writes, with days counted back from today."""

    def __init__(self, path: Path, run: Terminal, today: date) -> None:
        self.path, self.today, self._run = path, today, run

    def write(self, entry: Callable[[Journal], object]) -> None:
        """Write something, as one batch."""
        with open_journal(self.path, self._run.writer()) as journal:
            entry(journal)

    def day(self, ago: int) -> date:
        """The day so many days ago."""
        return self.today - timedelta(days=ago)

    def rate(self, name: str, *ago: int, value: float | None = 2) -> None:
        """Rate a measure on some days; with None it is skipped."""
        self.write(lambda journal: [journal.record(name, self.day(n), value) for n in ago])

    def product(self, name: str = "kratom", **how: float) -> None:
        """Add a product in grams, with what is said of it."""
        self.write(lambda journal: journal.add_product(name, unit="g"))
        if how:
            self.write(lambda journal: edit_product(journal, name, **how))  # type: ignore[arg-type]

    def take(self, *ago: int, amount: float = 2, name: str = "kratom") -> None:
        """Take a dose on each of some days."""
        self.write(
            lambda journal: [
                journal.take(journal.products[name], self.day(n), amount, entered="x") for n in ago
            ]
        )

    def take_none(self, *ago: int, name: str = "kratom") -> None:
        """Say for each of some days that none was taken."""
        self.write(
            lambda journal: [journal.take_none(journal.products[name], self.day(n)) for n in ago]
        )

    def event(self, kind: str, ago: int, name: str = "kratom") -> None:
        """Change what is taken of a product."""
        self.write(
            lambda journal: journal.add_event(kind, self.day(ago), product=journal.products[name])
        )

    def plan(self, ago: int, rule: Rule, *, name: str = "kratom", ends: int | None = None) -> None:
        """Take a product by a rule from a day on, until it is stopped."""
        steps = [RegimenStep(self.day(ago).toordinal(), rule)]
        if ends is not None:
            steps.append(RegimenStep(self.day(ends).toordinal(), Rule(0)))
        self.write(lambda journal: write_regimen(journal, journal.products[name], steps))

    def due(self, ago: int = 0, *, everything: bool = False) -> Due:
        """What is due on a day."""
        with open_journal(self.path) as journal:
            return Rhythms(journal, self.today, self.day(ago)).on(
                self.day(ago), everything=everything
            )

    def missed(self, since: int = 14) -> list[Missed]:
        """What was missed since a day."""
        with open_journal(self.path) as journal:
            return Rhythms(journal, self.today, self.day(since)).missed()


@pytest.fixture
def book(journal: Path, run: Terminal, today: date) -> Book:
    return Book(journal, run, today)


def asked(due: Due) -> set[str]:
    return {one.name for one in due.measures}


def wanted(due: Due) -> dict[str, tuple[bool, float | None, Usual]]:
    return {one.product.name: (one.is_open, one.amount, one.usual) for one in due.products}


def agos(book: Book, missed: Iterable[Missed]) -> list[int]:
    return [book.today.toordinal() - one.day for one in missed]


# Measures


def test_a_new_journal_asks_what_comes_with_it(book: Book) -> None:
    book.write(lambda journal: journal.add_note(book.today, "hello"))
    assert asked(book.due()) == {*DAILY, "nails"}
    assert book.missed() == []


def test_what_was_said_or_skipped_is_not_asked(book: Book) -> None:
    book.rate("mood", 0)
    book.rate("dryness", 0, value=None)
    assert asked(book.due()) == {"shedding", "nails"}
    assert asked(book.due(everything=True)) == {*DAILY, "nails"}


def test_nails_are_asked_once_a_week(book: Book) -> None:
    book.rate("nails", 6)
    assert "nails" not in asked(book.due())
    book.rate("nails", 7, 14)
    assert "nails" not in asked(book.due(1))
    assert [one.day for one in book.missed() if one.measures] == []


def test_a_week_of_nails_that_was_left_out_is_missed_once(book: Book) -> None:
    for name in DAILY:
        book.write(lambda journal, name=name: edit_measure(journal, name, tracked=False))
    book.rate("nails", 21)
    (missed, *rest) = book.missed()
    assert (agos(book, [missed]), rest) == ([14], [book.missed()[1]])
    assert agos(book, book.missed()) == [14, 7]
    assert [one.name for one in missed.measures] == ["nails"]


def test_a_day_with_one_answer_is_not_missed(book: Book) -> None:
    book.rate("mood", 5, 4, 2, 1)
    book.rate("dryness", 5, 3, 2, 1)
    assert book.missed() == []
    book.rate("mood", 7, 8, 9)
    assert agos(book, book.missed()) == [6]


def test_a_measure_that_is_no_longer_asked_is_not_missed(book: Book) -> None:
    book.rate("mood", 5, 4, 3, 1)
    book.write(lambda journal: edit_measure(journal, "mood", tracked=False))
    assert book.missed() == []


# Products


def test_a_product_that_was_added_is_asked_before_its_first_dose(book: Book) -> None:
    book.product()
    book.product("sertraline", usual_amount=50)
    assert wanted(book.due()) == {
        "kratom": (True, None, Usual.LAST),
        "sertraline": (True, 50, Usual.USUAL),
    }
    book.take(0)
    assert wanted(book.due()) == {"sertraline": (True, 50, Usual.USUAL)}


def test_a_started_product_is_asked_from_its_first_day_on(book: Book) -> None:
    book.product()
    book.event("start", 3)
    assert wanted(book.due(3)) == {"kratom": (True, None, Usual.LAST)}
    assert wanted(book.due(4)) == {}


def test_what_has_a_usual_amount_is_open_until_a_habit_shows(book: Book) -> None:
    book.product(usual_amount=2)
    book.take(9, 5)
    assert wanted(book.due()) == {"kratom": (True, 2, Usual.USUAL)}
    book.take(2)  # three days of the last eight are no habit
    assert wanted(book.due()) == {"kratom": (False, 2, Usual.USUAL)}


def test_the_rest_of_a_planned_day_is_open_today_alone(book: Book) -> None:
    book.product("sertraline")
    book.plan(30, Rule(50, times=2), name="sertraline")
    book.take(1, 0, amount=20, name="sertraline")
    assert wanted(book.due()) == {"sertraline": (True, 30, Usual.REST)}
    assert wanted(book.due(1)) == {}
    assert book.missed() == []
    book.take(0, amount=30, name="sertraline")
    assert wanted(book.due()) == {}


def test_what_was_stopped_before_a_first_dose_is_not_asked(book: Book) -> None:
    book.product()
    book.event("stop", 3)
    book.write(lambda journal: journal.add_event("stress", book.today))
    assert wanted(book.due()) == {}


def test_a_product_of_late_is_asked_and_open_once_it_is_a_habit(book: Book) -> None:
    book.product()
    book.take(30)
    assert wanted(book.due()) == {"kratom": (False, 2, Usual.LAST)}
    assert wanted(book.due(31)) == {}
    book.take(4, 3, 2, 1)
    assert wanted(book.due())["kratom"][0]
    assert [one.product.name for one in book.due().open_products] == ["kratom"]


def test_a_product_that_was_put_away_or_taken_long_ago_is_not_asked(book: Book) -> None:
    book.product()
    book.take(31)
    assert wanted(book.due()) == {}
    book.take(1)
    book.write(lambda journal: common.retire(journal, "product", "kratom"))
    assert wanted(book.due()) == {}


def test_a_dose_is_asked_again_only_where_everything_is(book: Book) -> None:
    book.product()
    book.take(0)
    assert wanted(book.due()) == {}
    assert wanted(book.due(everything=True)) == {"kratom": (False, None, Usual.LAST)}


@pytest.mark.parametrize(
    ("entries", "last"),
    [
        (lambda book: book.take(1, amount=3), 3),
        (lambda book: book.take(1, 1), None),
        (lambda book: book.take_none(1), None),
    ],
)
def test_as_last_time_is_one_dose(
    book: Book, entries: Callable[[Book], None], last: float | None
) -> None:
    book.product()
    entries(book)
    assert book.due().products[0].amount == last


def test_after_a_stop_none_is_usual_until_it_is_taken_again(book: Book) -> None:
    book.product()
    book.take(*range(10, 20))
    book.event("stop", 9)
    assert wanted(book.due()) == {"kratom": (False, 0, Usual.STOPPED)}
    assert agos(book, book.missed()) == []
    book.take_none(8, 7, 6, 5, 3)
    assert wanted(book.due()) == {"kratom": (True, 0, Usual.STOPPED)}
    assert agos(book, book.missed()) == [4, 2, 1]
    book.event("restart", 2)
    assert wanted(book.due())["kratom"][2] is Usual.LAST


def test_a_missed_dose_is_missed_although_the_day_has_answers(book: Book) -> None:
    book.product()
    book.rate("mood", *range(14))
    book.take(*(set(range(1, 10)) - {4}))
    (missed,) = book.missed()
    assert agos(book, [missed]) == [4]
    assert missed.measures == ()
    assert [one.name for one in missed.products] == ["kratom"]


# Plans


def test_a_plan_says_how_much_and_on_which_days(book: Book) -> None:
    book.product()
    book.plan(20, Rule(5, every_days=2))
    assert wanted(book.due()) == {"kratom": (False, 5, Usual.PLANNED)}
    assert wanted(book.due(1)) == {}
    book.take(2, 4, 6, 10)
    assert book.due().products[0].is_open
    assert book.missed() == []
    book.take(12, 14)
    assert agos(book, book.missed()) == [8]


def test_what_a_plan_says_and_nobody_writes_down_is_neither_open_nor_missed(book: Book) -> None:
    book.product("sertraline")
    book.plan(60, Rule(50), name="sertraline")
    assert wanted(book.due()) == {"sertraline": (False, 50, Usual.PLANNED)}
    assert (book.due().open_products, book.missed()) == ((), [])


def test_before_a_plan_begins_nothing_is_planned(book: Book) -> None:
    book.product()
    book.take(40)
    book.plan(-5, Rule(5))
    assert wanted(book.due()) == {}


def test_a_plan_that_ends_with_a_stop_plans_none(book: Book) -> None:
    book.product()
    book.plan(20, Rule(5), ends=3)
    book.take(*range(3, 20))
    assert wanted(book.due()) == {}
    assert wanted(book.due(4, everything=True)) == {"kratom": (False, 5, Usual.PLANNED)}


def test_a_stop_that_was_told_ends_a_plan(book: Book) -> None:
    book.product()
    book.plan(20, Rule(5))
    book.event("stop", 3)
    book.take(5)
    assert wanted(book.due()) == {}  # as after a stop that was written
    assert wanted(book.due(4)) == {"kratom": (False, 5, Usual.PLANNED)}
