"""Every sentence about what was taken, held here and nowhere else."""

from datetime import date

import pytest

from sidelog.analysis.changes import Change, Direction, Step
from sidelog.journal.rows import DoseDay, Product
from sidelog.period import Period
from sidelog.report.findings.taken import Proposal, Taken, amounts
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
    now = amounts(taken, Period.of(TODAY - 27, TODAY))
    since = amounts(taken, Period.of(changes[-1].last + 1, TODAY)) if changes else None
    last = max((one.day for one in taken if one.doses), default=None)
    of = Product(1, "kratom", "leaf-powder", "g", None)
    whole = Period.of(TODAY - 300, TODAY)
    return Taken(of, taken, changes, whole, None, now, last, lapses, since)


def said(taken: tuple[DoseDay, ...], *changes: Change, lapses: tuple[int, ...] = ()) -> str:
    return say.taken(product(taken, *changes, lapses=lapses), TODAY)


def test_a_taper_to_none() -> None:
    assert said(days((range(130), 0, 0)), STOP) == (
        "8 g → 0 between 26 April and 19 July. None on 130 of the 131 days since. "
        "Nothing noted on 1."
    )


def test_a_lapse_after_a_stop_is_told() -> None:
    lapsed = days((range(3), 0, 0), (range(3, 5), 2, 1), (range(5, 131), 0, 0))
    assert said(lapsed, STOP, lapses=(TODAY - 4, TODAY - 3)) == (
        "8 g → 0 between 26 April and 19 July. None on 129 of the 131 days since. "
        "Taken again on 2 days, last on 24 November."
    )


def test_without_doses_nothing_is_claimed_of_them() -> None:
    start = Change("kratom", "mg", (Step(TODAY - 400, Direction.MORE, 0, 50),))
    assert said((), start) == (
        "started on 23 October 2025 at 50 mg. No doses were written down since."
    )


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (Step(TODAY, Direction.LESS, 8, 6), "8 g → 6 g on 27 November"),
        (Step(TODAY, Direction.MORE, 2, 6), "2 g → 6 g on 27 November"),
        (Step(TODAY, Direction.MORE, None, 6), "increased on 27 November at 6 g"),
        (Step(TODAY, Direction.MORE, None, None), "increased on 27 November"),
        (Step(TODAY, Direction.MORE, 2, None), "increased on 27 November"),
        (Step(TODAY, Direction.MORE, 0, None), "started on 27 November"),
        (Step(TODAY, Direction.LESS, None, 0), "stopped on 27 November"),
        (Step(TODAY, Direction.LESS, 4, None), "reduced on 27 November"),
    ],
)
def test_a_change_in_words(step: Step, words: str) -> None:
    assert say.changed(Change("kratom", "g", (step,)), TODAY) == words


def test_what_is_taken_without_a_change() -> None:
    assert said(days((range(28), 4, 2))) == "About 4 g a day now; taken on 28 of the last 28 days."
    assert said(days((range(6), 4, 2))) == (
        "About 4 g when taken; taken on 6 of the last 28 days, nothing noted on 22."
    )
    assert said(days((range(28), 0, 0))) == "None on 28 of the last 28 days."
    assert said(days((range(60, 61), 4, 1))) == (
        "Nothing noted in the last 4 weeks, last taken on 28 September."
    )
    assert said(()) == "Nothing noted in the last 4 weeks."


def test_how_often_and_when() -> None:
    assert say.how_often(product(days((range(9), 4, 2)))) == "2 doses a day, about 08:00 to 20:30"
    assert say.how_often(product(days((range(9), 0, 0)))) == ""
    assert say.counted_doses(1) == "1 dose"


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
