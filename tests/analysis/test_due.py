"""What is due by a rhythm, what was missed, and what somebody usually does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelog.analysis.due import REACH, Said, is_due, is_habit, is_usual, missed

MONDAY = 738_841  # an ordinal
WEEK = range(MONDAY, MONDAY + 7)
days_said = st.sets(st.integers(MONDAY, MONDAY + 70), min_size=1).map(sorted)


def said(*days: int) -> Said:
    """Days after that Monday."""
    return Said(MONDAY + days[0], tuple(MONDAY + day for day in days))


def late(
    of: Said, every_days: int, first: int, today: int, last_of_all: int | None = None
) -> list[int]:
    """The missed days, counted from that Monday."""
    latest = None if last_of_all is None else MONDAY + last_of_all
    found = missed(of, every_days, MONDAY + first, MONDAY + today, latest)
    return [day - MONDAY for day in found if every_days > 1 or is_usual(of, day)]


# By rhythm


def test_what_has_no_entry_yet_is_due() -> None:
    assert is_due(None, 7, MONDAY)


@pytest.mark.parametrize(
    ("every_days", "day", "due"),
    [(1, 9, False), (1, 10, True), (1, 8, True), (3, 11, False), (3, 12, True), (3, 7, False)],
)
def test_a_rhythm_asks_so_many_days_from_the_entries_on_either_side(
    every_days: int, day: int, *, due: bool
) -> None:
    assert is_due(said(0, 9), every_days, MONDAY + day) is due


def test_between_two_entries_a_day_is_due_if_both_are_far_enough() -> None:
    assert is_due(said(0, 14), 7, MONDAY + 7)
    assert not is_due(said(0, 13), 7, MONDAY + 7)


def test_a_count_that_is_a_day_late_is_not_missed() -> None:
    assert late(said(0, 3, 7, 10), 3, 0, 11) == []


def test_a_count_is_missed_when_the_next_is_due() -> None:
    assert late(said(0, 3), 3, 0, 8) == []
    assert late(said(0, 3), 3, 0, 9) == [6]
    assert late(said(0, 3, 9), 3, 0, 9) == [6]
    assert late(said(0, 3), 3, 7, 13) == [9]


@given(days_said, st.integers(2, 10), st.integers(0, 30))
def test_of_what_is_missed_there_are_as_many_as_fit_between_two_entries(
    days: list[int], every_days: int, ago: int
) -> None:
    today = days[-1] + ago
    found = missed(Said(days[0], tuple(days)), every_days, days[0], today)
    gaps = [then - one for one, then in zip(days, [*days[1:], today], strict=True)]
    most = 28 // every_days
    assert len(found) == sum(min(max(gap // every_days - 1, 0), most) for gap in gaps)


@given(days_said, st.integers(1, 10), st.integers(0, 40), st.integers(0, 40))
def test_a_missed_day_has_no_entry_and_lies_between_the_first_one_and_today(
    days: list[int], every_days: int, first: int, ago: int
) -> None:
    today = days[-1] + ago
    of = Said(days[0], tuple(days))
    for day in missed(of, every_days, MONDAY + first, today):
        assert max(days[0], MONDAY + first) <= day < today
        assert day not in days
        assert is_due(of, every_days, day)


# By habit


def test_who_writes_every_day_is_told_of_the_day_that_is_empty() -> None:
    assert late(said(*sorted(set(range(14)) - {8})), 1, 0, 14) == [8]


def test_who_writes_on_three_days_of_a_week_has_missed_none_of_the_others() -> None:
    weeks = [day for week in range(4) for day in (7 * week, 7 * week + 2, 7 * week + 4)]
    for today in range(4, 28):
        assert late(said(*(day for day in weeks if day < today)), 1, 0, today) == []


def test_who_writes_most_days_is_told_of_all_that_are_empty() -> None:
    empty = {1, 8, 12}
    assert late(said(*sorted(set(range(21)) - empty)), 1, 0, 21) == sorted(empty)


def test_a_usual_day_that_is_left_out_is_missed() -> None:
    weeks = {day for week in range(4) for day in (7 * week, 7 * week + 2, 7 * week + 4)}
    assert late(said(*sorted(weeks - {16})), 1, 0, 26) == [16]


def test_a_week_away_is_missed_whole() -> None:
    assert late(said(*range(21)), 1, 14, 28) == list(range(21, 28))


def test_who_never_writes_on_sundays_has_missed_no_sunday() -> None:
    assert late(said(*(day for day in range(28) if day % 7 != 6)), 1, 0, 28) == []


def test_an_absence_says_nothing_of_what_is_usual() -> None:
    back = said(*range(10), *range(40, 50))
    assert late(back, 1, 40, 52) == [50, 51]
    assert late(back, 1, 0, 40) == list(range(10, 38))


def test_what_was_left_for_four_weeks_is_not_missed_any_more() -> None:
    assert late(said(*range(10)), 1, 36, 50, 49) == [36, 37]
    assert late(said(0), 90, 0, 200, 199) == [90]


def test_after_an_absence_from_everything_the_latest_days_are_missed() -> None:
    assert late(said(*range(10)), 1, 36, 50) == [*range(36, 50)]
    assert late(said(0), 7, 36, 50, 20) == [42]


def test_only_eight_weeks_say_what_is_usual() -> None:
    old = said(0, *range(200, 200 + REACH))
    assert is_usual(old, MONDAY + 200 + REACH)


@pytest.mark.parametrize(
    ("days", "habit"),
    [
        ((0, 1), False),
        ((0, 1, 2), True),
        ((0, 1, 2, 4), True),
        ((0, 2, 4, 6), True),
        ((0, 3, 6), False),
        ((0, 6), False),
    ],
)
def test_a_habit_takes_three_days_and_most_of_a_week(days: tuple[int, ...], *, habit: bool) -> None:
    assert is_habit(said(*days), MONDAY + 7) is habit


def test_before_the_first_dose_and_long_after_the_last_nothing_is_a_habit() -> None:
    of = said(*range(10, 20))
    assert not is_habit(of, MONDAY + 10)
    assert is_habit(of, MONDAY + 47)
    assert not is_habit(of, MONDAY + 48)


def test_a_plan_says_on_which_days_it_is_a_habit() -> None:
    def other_days(day: int) -> bool:
        return (day - MONDAY) % 2 == 0

    of = said(0, 2, 4, 6, 8)
    assert is_habit(of, MONDAY + 10, other_days)
    assert not is_habit(of, MONDAY + 11, other_days)
    assert not is_habit(said(1, 3, 5), MONDAY + 8, other_days)
