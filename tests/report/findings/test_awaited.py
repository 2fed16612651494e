"""How far a measure has come: the day that `log` names is the day that `trends` names."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from sidelog.analysis.look_dates import FIRST
from sidelog.journal.journal import open_journal
from sidelog.report.findings.awaited import Ahead, ahead_of, pace
from sidelog.report.findings.finding import Question
from tests.report.findings.lives import Day, Lived, finding

THREE = 3


def ahead(lived: Lived, place: int, *names: str) -> Ahead | None:
    """How far some measures have come on the evening of a day."""
    with open_journal(lived.path) as journal:
        return ahead_of(journal, names, lived.on(place))


def living(day: Day) -> None:
    """Mood every day, dryness from the tenth day on, and nails once a week."""
    day.rate(mood=5)
    if day.place >= 10:
        day.rate(dryness=1)
    if day.place % 7 == 0:
        day.rate(nails=1)
    if day.place % THREE == 0:
        day.rate(hair_count=3)


@pytest.mark.parametrize("place", [0, 1, 20, 60, FIRST - 2])
def test_the_first_answer_is_the_one_that_the_findings_name(lived: Lived, place: int) -> None:
    lived.write(living, FIRST)
    found = ahead(lived, place, "mood")
    assert found is not None
    assert found.entries == place + 1
    answer = finding(lived.answers(place), "mood", Question.NOW)
    assert answer.earliest == found.first_answer.toordinal()
    assert found.first_answer == lived.on(FIRST - 1)


def test_of_several_the_one_that_comes_next_is_told(lived: Lived) -> None:
    lived.write(living, 40)
    found = ahead(lived, 39, "dryness", "mood", "mood", "itch")
    assert found == Ahead("mood", "Mood", 40, lived.on(FIRST - 1))


def test_once_there_was_a_look_the_last_four_weeks_are_told(lived: Lived) -> None:
    lived.write(living, FIRST)
    assert ahead(lived, FIRST - 1, "mood") == Ahead("mood", "Mood", 28, None)


@pytest.mark.parametrize(
    ("writes", "moves"),
    [
        (lambda place: place not in {1, 2, 5, 9}, 0),
        (lambda place: place % 5 in {0, 2, 4}, 0),
        (lambda place: place % 7 in {0, 2, 4}, 1),
        (lambda place: place % 3 == 0, 2),
    ],
)
def test_a_day_that_is_missed_does_not_move_the_first_answer(
    lived: Lived, writes: Callable[[int], bool], moves: int
) -> None:
    def live(day: Day) -> None:
        if writes(day.place):
            day.rate(mood=5)

    lived.write(live, FIRST)
    found = [one.first_answer for place in range(FIRST - 1) if (one := ahead(lived, place, "mood"))]
    assert found == sorted(found)
    assert len(set(found)) == moves + 1


@pytest.mark.parametrize("place", [0, 6, 7, 50])
def test_a_weekly_measure_is_promised_the_day_that_comes(lived: Lived, place: int) -> None:
    lived.write(living, 60)
    found = ahead(lived, place, "nails")
    assert found is not None
    # 28 entries now and one more than 28 before, a week apart, by the next look.
    assert found.first_answer == lived.on(FIRST - 1 + 11 * 28)
    earliest = finding(lived.answers(place), "nails", Question.NOW).earliest
    assert earliest == found.first_answer.toordinal()


def test_where_nothing_is_rated_nothing_is_told(lived: Lived) -> None:
    lived.write(lambda day: day.take(2), 3)
    assert ahead(lived, 2, "mood") is None
    lived.write(living, 3)
    assert ahead(lived, -1, "mood") is None


def test_an_entry_counts_until_the_next_is_due() -> None:
    assert pace((), 100, 110) == 0
    assert pace((100,), 100, 100) == 1
    assert pace((100,), 100, 100, 7) == pytest.approx(1 / 7)
    assert pace((100, 107), 100, 110, 7) == pytest.approx(1 / 7)
    assert pace(range(100, 156), 100, 155, 7) == 1
    assert pace((10, 100), 10, 109) == pytest.approx(1 / 56)


def test_a_count_on_wash_days_is_promised_the_day_of_its_own_pace(lived: Lived) -> None:
    lived.write(living, 30)
    first, later = (ahead(lived, place, "hair-count") for place in (0, 27))
    assert first is not None
    assert first.first_answer is not None
    assert later == first._replace(entries=10)
    assert first.first_answer - lived.on(0) >= timedelta(days=56 * THREE)
