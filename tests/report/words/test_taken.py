"""Every sentence about what was taken, held here and nowhere else."""

from datetime import date
from itertools import pairwise

import pytest

from sidelog.analysis.changes import Change, Direction, Step
from sidelog.journal.rows import DoseDay, Product
from sidelog.period import Period
from sidelog.report.findings.amounts import amounts
from sidelog.report.findings.compared import Proposal
from sidelog.report.findings.taken import Taken
from sidelog.report.words import taken as say

TODAY = date(2026, 11, 27).toordinal()
STOP = Change(
    "kratom",
    "g",
    (
        Step(TODAY - 215, Direction.LESS, 8, 4),
        Step(TODAY - 131, Direction.LESS, 4, 0),
    ),
)


def days(*groups: tuple[range, float, int]) -> tuple[DoseDay, ...]:
    """Days before today with a total in so many doses, the earliest first."""
    found = []
    for back, total, doses in groups:
        for place in back:
            day = TODAY - place
            at = date.fromordinal(day).isoformat()
            times = (f"{at}T08:00", f"{at}T20:30") if doses else (None, None)
            found.append(DoseDay(day, total, doses, 0, False, *times))  # noqa: FBT003
    return tuple(sorted(found))


def product(taken: tuple[DoseDay, ...], *changes: Change, lapses: tuple[int, ...] = ()) -> Taken:
    made = changes[-1].last + 1 if changes else min((one.day for one in taken), default=0)
    now = amounts(taken, Period.of(max(TODAY - 27, made), TODAY))
    since = amounts(taken, Period.of(changes[-1].last + 1, TODAY)) if changes else None
    last = max((one.day for one in taken if one.doses), default=None)
    of = Product(1, "kratom", "leaf-powder", "g", None)
    whole = Period.of(TODAY - 300, TODAY)
    return Taken(of, taken, changes, whole, None, now, last, lapses, since)


def said(taken: tuple[DoseDay, ...], *changes: Change, lapses: tuple[int, ...] = ()) -> str:
    return say.taken(product(taken, *changes, lapses=lapses), TODAY)


def changed(back: int, before: float | None, after: float | None) -> Change:
    """A change to less, so many days ago."""
    return Change("kratom", "g", (Step(TODAY - back, Direction.LESS, before, after),))


def test_a_taper_to_none() -> None:
    assert said(days((range(130), 0, 0)), STOP) == (
        "8 g → 4 g → 0 between 26 April and 19 July. None on 130 of the 131 days since. "
        "Nothing noted on 1."
    )


def test_a_lapse_after_a_stop_is_told() -> None:
    lapsed = days((range(3), 0, 0), (range(3, 5), 2, 1), (range(5, 131), 0, 0))
    assert said(lapsed, STOP, lapses=(TODAY - 4, TODAY - 3)) == (
        "8 g → 4 g → 0 between 26 April and 19 July. None on 129 of the 131 days since. "
        "Taken again on 2 days from 23 to 24 November, about 2 g on a day when taken."
    )
    once = days((range(3), 0, 0), (range(3, 4), 2, 1), (range(4, 131), 0, 0))
    assert said(once, STOP, lapses=(TODAY - 3,)).endswith(" Taken again on 1 day, 24 November.")


def test_a_stop_that_did_not_last_is_told_with_what_is_taken_now() -> None:
    back = days((range(70), 10, 1))
    assert said(back, STOP, lapses=tuple(one.day for one in back)) == (
        "8 g → 4 g → 0 between 26 April and 19 July. "
        "Taken again on 70 days from 19 September to 27 November, about 10 g a day now. "
        "Nothing noted on 61."
    )


def test_of_the_day_of_a_change_nothing_is_said_of_the_days_since() -> None:
    assert said(days((range(5), 4, 1)), changed(0, 4, 0)) == "4 g → 0 on 27 November."
    assert said((), changed(0, 4, 2)) == "4 g → 2 g on 27 November."


def test_soon_after_a_change_now_is_since_then() -> None:
    assert said(days((range(3), 2, 1), (range(3, 28), 4, 1)), changed(3, 4, 2)) == (
        "4 g → 2 g on 24 November. About 2 g a day now; taken on 3 of the 3 days since."
    )
    assert said(days((range(1), 2, 1), (range(1, 28), 4, 1)), changed(1, 4, 2)) == (
        "4 g → 2 g on 26 November. 2 g so far today."
    )
    assert said(days((range(3), 0, 0), (range(3, 28), 4, 1)), changed(3, 4, None)) == (
        "reduced on 24 November from 4 g. None on 3 of the 3 days since."
    )
    assert said(days((range(1), 0, 0)), changed(1, 4, 0)).endswith(" None today.")


def test_the_changes_of_a_year_are_told_in_the_order_of_time() -> None:
    back = Change("kratom", "g", (Step(TODAY - 55, Direction.MORE, 0, 2, again=True),))
    assert said(days((range(56), 2, 1)), changed(500, 12, 8), STOP, back, lapses=(TODAY - 90,)) == (
        "8 g → 4 g → 0 between 26 April and 19 July; taken again on 1 day, 29 August. "
        "Taken again from 3 October at 2 g. "
        "About 2 g a day now; taken on 28 of the last 28 days."
    )


def test_a_stop_and_a_return_on_one_day() -> None:
    back = Change("kratom", "g", (Step(TODAY, Direction.MORE, 0, 2, again=True),))
    assert said((), changed(0, 4, 0), back) == (
        "4 g → 0 on 27 November. Taken again from 27 November at 2 g."
    )


def test_of_many_changes_the_latest_are_told() -> None:
    many = [changed(back, 6, 2) for back in (300, 250, 200, 150, 100, 0)]
    assert said((), *many) == (
        "2 earlier changes in the last year. 6 g → 2 g on 11 May. 6 g → 2 g on 30 June. "
        "6 g → 2 g on 19 August. 6 g → 2 g on 27 November."
    )


def test_without_doses_nothing_is_claimed_of_them() -> None:
    start = Change("kratom", "mg", (Step(TODAY - 400, Direction.MORE, 0, 50),))
    assert said((), start) == "started on 23 October 2025 at 50 mg (no dose noted since)."
    assert said((), changed(400, 50, None)) == (
        "reduced on 23 October 2025 from 50 g. Nothing was noted since."
    )


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (Step(TODAY, Direction.LESS, 8, 6), "8 g → 6 g on 27 November"),
        (Step(TODAY, Direction.MORE, 2, 6), "2 g → 6 g on 27 November"),
        (Step(TODAY, Direction.MORE, None, 6), "increased on 27 November to 6 g"),
        (Step(TODAY, Direction.MORE, None, None), "increased on 27 November"),
        (Step(TODAY, Direction.MORE, 2, None), "increased on 27 November from 2 g"),
        (Step(TODAY, Direction.MORE, 0, None), "started on 27 November"),
        (Step(TODAY, Direction.MORE, 0, 3, again=True), "taken again from 27 November at 3 g"),
        (Step(TODAY, Direction.MORE, 0, again=True), "taken again from 27 November"),
        (Step(TODAY, Direction.MORE, 3, 3), "change recorded on 27 November, 3 g before and after"),
        (Step(TODAY, Direction.LESS, None, 0), "stopped on 27 November"),
        (Step(TODAY, Direction.LESS, 4, None), "reduced on 27 November from 4 g"),
        (Step(TODAY, Direction.LESS, None, 4), "reduced on 27 November to 4 g"),
    ],
)
def test_a_change_in_words(step: Step, words: str) -> None:
    assert say.changed(Change("kratom", "g", (step,)), TODAY) == words


@pytest.mark.parametrize(
    ("amounts", "words"),
    [
        ((8, 5, 2), "8 g → 5 g → 2 g between 17 and 18"),
        ((8, 4, 4, 0), "8 g → 4 g → 0"),
        ((None, 4, 0), "stopped, 4 g → 0"),
        ((8, None, 2), "8 g → 2 g"),
        ((None, 4, 2), "reduced to 4 g → 2 g"),
        (tuple(range(14, -1, -1)), "14 g → 0 in 14 steps"),
        ((0, 25, 50, 100), "started, 25 g → 50 g → 100 g, the last from 27"),
    ],
)
def test_the_amounts_of_a_chain_are_all_named_in_order(
    amounts: tuple[float | None, ...], words: str
) -> None:
    way = Direction.MORE if amounts[0] == 0 else Direction.LESS
    steps = [
        Step(TODAY - len(amounts) + 2 + place, way, before, after)
        for place, (before, after) in enumerate(pairwise(amounts))
    ]
    said = say.changed(Change("kratom", "g", tuple(steps)), TODAY)
    first, last = (f"{27 - later} November" for later in (len(steps) - 1, 0))
    assert said in {
        words.replace(" 17 and 18", f" {first} and {last}"),
        f"{words} between {first} and {last}",
        words.replace("stopped", f"stopped between {first} and {last}"),
        words.replace("reduced", f"reduced between {first} and {last}"),
        words.replace("started", f"started on {first}").replace(" 27", f" {last}"),
    }


def test_a_return_in_steps_has_the_amount_of_the_last() -> None:
    first = Step(TODAY - 20, Direction.MORE, 0, 3, again=True)
    more = Step(TODAY, Direction.MORE, 3, 6)
    assert say.changed(Change("kratom", "g", (first, more)), TODAY) == (
        "taken again from 7 November, 3 g → 6 g, the last from 27 November"
    )


def test_a_listed_change_says_how_often_it_was_taken_again() -> None:
    stop = changed(100, 4, 0)
    assert say.in_full(product((), stop), stop, TODAY) == "4 g → 0 on 19 August"
    again = say.in_full(product((), stop, lapses=(TODAY,)), stop, TODAY)
    assert again == "4 g → 0 on 19 August; taken again on 1 day, 27 November"


def test_what_is_taken_without_a_change() -> None:
    assert said(days((range(28), 4, 2))) == "About 4 g a day now; taken on 28 of the last 28 days."
    assert said(days((range(7), 4, 2))) == "About 4 g a day now; taken on 7 of the last 7 days."
    assert said(days((range(6), 4, 2))) == (
        "About 4 g on a day when taken; taken on 6 of the last 6 days."
    )
    assert said(days((range(6), 4, 2), (range(60, 61), 4, 2))) == (
        "About 4 g on a day when taken; taken on 6 of the last 28 days, nothing noted on 22."
    )
    assert said(days((range(1), 4, 2))) == "4 g so far today."
    assert said(days((range(10), 4, 2), (range(10, 28), 0, 0))) == (
        "About 4 g on a day when taken; taken on 10 of the last 28 days."
    )
    assert said(days((range(28), 0, 0))) == "None on 28 of the last 28 days."
    stopped = product(days((range(28), 0, 0), (range(40, 41), 8, 2)))
    assert say.taken(stopped._replace(last_use=TODAY - 40), TODAY) == (
        "None on 28 of the last 28 days; last taken on 18 October, at most 8 g on a noted day."
    )
    assert said(days((range(60, 61), 4, 1))) == (
        "Nothing noted in the last 4 weeks, last taken on 28 September."
    )
    assert said(()) == "Nothing noted in the last 4 weeks."


def test_how_often_and_when() -> None:
    assert (
        say.doses_and_times(product(days((range(9), 4, 2))))
        == "2 doses a day, about 08:00 to 20:30"
    )
    assert say.doses_and_times(product(days((range(9), 0, 0)))) == ""
    once = product(days((range(9), 4, 1)))
    assert say.doses_and_times(once).startswith("1 dose a day, about 08:00")


@pytest.mark.parametrize(
    ("before", "after", "words", "command"),
    [
        (8, 4, "from about 8 g to 4 g", "sidelog event reduce kratom --from 8g --to 4g"),
        (2, 6, "from about 2 g to 6 g", "sidelog event increase kratom --from 2g --to 6g"),
        (4, 0, "from about 4 g to 0", "sidelog event stop kratom --from 4g"),
        (0, 4, "from about 0 to 4 g", "sidelog event start kratom --to 4g"),
    ],
)
def test_a_change_that_only_the_doses_show(
    before: float, after: float, words: str, command: str
) -> None:
    one = Proposal("kratom", "g", TODAY - 215, before, after)
    assert say.proposal(one, TODAY) == (
        f"Your daily total of kratom went {words} around 26 April. Record it:",
        f"{command} --on 2026-04-26",
    )


def test_a_product_is_quoted_as_a_shell_wants_it() -> None:
    one = Proposal('vitamin "D3"', "IU", TODAY, 0, 1000)
    _, command = say.proposal(one, TODAY)
    assert command == "sidelog event start 'vitamin \"D3\"' --to 1000IU --on 2026-11-27"


def test_products_with_a_change_that_are_left_out_are_counted() -> None:
    assert say.more_proposals(1) == "And 1 more product with such a change."
    assert say.more_proposals(2) == "And 2 more products with such a change."
