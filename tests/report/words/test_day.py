"""What is said of one day."""

import pytest

from sidelog.journal.rows import Product
from sidelog.report.findings.due import Missed, Usual, Wanted
from sidelog.report.words import day as say
from tests.report.words.told import TODAY, measure

KRATOM = Product(1, "kratom", None, "g", None)
SERTRALINE = Product(2, "sertraline", "tablet", "mg", 50)


def missed(ago: int, *products: Product) -> Missed:
    """A day of which nothing was said, or only products lack."""
    return Missed(TODAY - ago, () if products else (measure("mood"),), products)


def wanted(product: Product, amount: float | None = None, usual: Usual = Usual.LAST) -> Wanted:
    """A product that is asked about, and without which the day is complete."""
    return Wanted(product, is_open=False, amount=amount, usual=usual)


def test_a_day_with_nothing_open_is_said_to_be_so() -> None:
    assert say.COMPLETE == "Everything for today is written down."
    assert say.NOTHING_DUE == "Nothing is due today."


def test_what_is_open_is_named_with_what_is_usual() -> None:
    some = (
        Wanted(KRATOM, is_open=True, amount=2),
        Wanted(SERTRALINE, is_open=True, amount=50, usual=Usual.USUAL),
        Wanted(SERTRALINE, is_open=True, amount=25, usual=Usual.PLANNED),
        Wanted(SERTRALINE, is_open=True, amount=30, usual=Usual.REST),
        Wanted(KRATOM, is_open=True, amount=0, usual=Usual.STOPPED),
    )
    assert say.still_open(["Mood", *map(say.open_product, some)]) == (
        "Open: Mood, kratom, sertraline (usually 50 mg), sertraline (planned 25 mg), "
        "sertraline (30 mg more planned), kratom."
    )


@pytest.mark.parametrize(
    ("doses", "plan", "before", "product", "said"),
    [
        ([1, 1], None, 2.4, KRATOM, " (yesterday 2.4 g)"),
        ([2], None, 0.0, KRATOM, " (yesterday none)"),
        ([2], None, None, KRATOM, ""),
        ([50], None, 50.0, SERTRALINE, ", as usual"),
        ([25], None, 50.0, SERTRALINE, " (usually 50 mg)"),
        ([], None, 50.0, SERTRALINE, " (usually 50 mg)"),
        ([None], None, 50.0, SERTRALINE, " (usually 50 mg)"),
        ([25, 25], None, 75.0, SERTRALINE, " (yesterday 75 mg)"),
        ([3, 4], 7.0, 8.0, KRATOM, ", as planned"),
        ([3], 7.0, 8.0, KRATOM, " (planned 7 g)"),
        ([3, None], 3.0, 8.0, KRATOM, " (planned 3 g)"),
        ([3], 0.0, None, KRATOM, " (none planned)"),
    ],
)
def test_what_was_taken_stands_beside_what_was_planned_or_is_usual(
    doses: list[float | None],
    plan: float | None,
    before: float | None,
    product: Product,
    said: str,
) -> None:
    assert say.beside_doses(doses, plan, before, product) == said


def test_a_day_of_which_nothing_is_noted_stands_by_its_plan() -> None:
    assert say.as_planned(50, "mg") == "50 mg planned"


def test_one_command_comes_next() -> None:
    assert say.next_command(2) == ("sidelog log", "the 2 still open")
    assert say.next_command(1) == ("sidelog log", "the one still open")
    assert say.next_command(0) == ("sidelog trends", "how it goes over time")


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ([], ""),
        ([missed(1)], "Open from before: Thu 26 Nov (sidelog log --missed)."),
        ([missed(2), missed(1)], "Open from before: Wed 25 and Thu 26 Nov (sidelog log --missed)."),
        (
            [missed(3, KRATOM, KRATOM._replace(name="zinc")), missed(1)],
            "Open from before: Thu 26 Nov; kratom and zinc on Tue 24 Nov (sidelog log --missed).",
        ),
        (
            [missed(3, KRATOM), missed(2), missed(1, KRATOM)],
            "Open from before: Wed 25 Nov; kratom on Tue 24 and Thu 26 Nov (sidelog log --missed).",
        ),
        (
            [missed(27), missed(26)],
            "Open from before: Sat 31 Oct and Sun 1 Nov (sidelog log --missed).",
        ),
        (
            [missed(ago) for ago in (4, 3, 2, 1)],
            "Open on 4 days of the last week (sidelog log --missed).",
        ),
    ],
)
def test_missed_days_are_named_with_the_command_that_fills_them(
    days: list[Missed], said: str
) -> None:
    assert say.missed(days) == said


def test_a_long_time_away_is_met_kindly() -> None:
    assert say.long_since(33, TODAY - 33, filled=False) == (
        "33 days since the last entry (Sun 25 Oct 2026). All of it is kept. "
        "Begin again with today; days you do not remember may stay empty."
    )
    assert say.long_since(9, TODAY - 9, filled=True).endswith(
        " may stay empty. The days between: sidelog log --missed"
    )
    assert say.long_since(15, TODAY - 15, filled=True).endswith(
        " may stay empty. The last two weeks of them: sidelog log --missed"
    )


def test_missed_days_are_offered_without_a_reproach() -> None:
    leave = "the latest first. Leave open what you do not remember."
    assert list(say.missed_days(1, "d")) == [f"1 day is open, {leave}"]
    assert list(say.missed_days(4, "d")) == [
        f"4 days are open, {leave}",
        "d leaves the rest of a day open, and goes on to the next.",
    ]
    assert say.from_memory(1) == "1 older day, from memory? y goes on, Enter ends it"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (wanted(SERTRALINE, 50, Usual.USUAL), "sertraline: the usual 50 mg? y if so"),
        (wanted(SERTRALINE, 25, Usual.PLANNED), "sertraline: 25 mg as planned? Enter or y if so"),
        (
            wanted(SERTRALINE, 25, Usual.PLANNED)._replace(is_open=True),
            "sertraline: 25 mg as planned? y if so",
        ),
        (wanted(KRATOM, 2), "kratom: 2 g as last time? y if so"),
        (wanted(KRATOM, 0, Usual.STOPPED), "kratom, which you stopped: none? y if so"),
        (wanted(KRATOM), "kratom: how much, in g? Or none"),
        (wanted(KRATOM._replace(unit=None)), "kratom: how much, with its unit? Or none"),
    ],
)
def test_a_product_is_asked_about_with_its_own_amount_or_none(asked: Wanted, said: str) -> None:
    assert say.how_much(asked).startswith(said)
