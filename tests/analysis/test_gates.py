import pytest

from sidelog.analysis.gates import (
    Reason,
    Shortfall,
    Wait,
    dose_shortfall,
    dose_time_shortfall,
    phase_shortfall,
    trend_shortfall,
)
from sidelog.analysis.series import Series, from_first_entry
from tests.analysis.diaries import FIRST, daily

LEVELS = [0.0, 1.0, 2.0, 3.0]


def every(days: int, step: int = 1) -> Series:
    """A diary of so many days with an entry on every `step`-th."""
    return daily([LEVELS[i // step % 4] if i % step == 0 else None for i in range(days)])


def trend_gate(diary: Series, every_days: int = 1) -> Shortfall | None:
    return trend_shortfall(diary, every_days, diary.last)


def test_twelve_weeks_with_two_thirds_of_the_days_are_enough() -> None:
    entries = [LEVELS[i % 4] if i % 3 else None for i in range(86)]
    assert trend_gate(from_first_entry(daily(entries))) is None


def test_an_empty_diary_has_no_entries() -> None:
    assert trend_gate(daily([None] * 9)) == Shortfall(Reason.ENTRIES, 0, 56)


def test_a_short_diary_waits_for_its_days() -> None:
    found = trend_gate(every(70))
    assert found == Shortfall(Reason.DAYS, 70, 84, Wait(14, FIRST + 83))


def test_a_short_and_sparse_diary_waits_for_its_entries_too() -> None:
    found = trend_gate(every(59, 2))
    assert found == Shortfall(Reason.DAYS, 59, 84, Wait(52, FIRST + 58 + 52))


def test_a_long_and_sparse_diary_waits_for_entries() -> None:
    found = trend_gate(every(101, 2))
    assert found == Shortfall(Reason.ENTRIES, 51, 56, Wait(10, FIRST + 110))


def test_a_period_that_is_over_is_not_waited_for() -> None:
    diary = every(70)
    assert trend_shortfall(diary, 1, diary.last + 1) == Shortfall(Reason.DAYS, 70, 84, None)


def test_too_many_missing_days_come_before_everything_else() -> None:
    found = trend_gate(every(90, 3))
    assert found == Shortfall(Reason.COVERAGE, 0.33, 0.5)


def test_nearly_half_is_not_told_as_half() -> None:
    entries: list[float | None] = [1.0, None] * 100
    found = trend_gate(daily([*entries, None]))
    assert found == Shortfall(Reason.COVERAGE, 0.49, 0.5)


def test_what_is_due_every_third_day_is_not_missing_in_between() -> None:
    assert trend_gate(every(168, 3), every_days=3) is None


def test_two_levels_are_too_few_for_a_trend() -> None:
    found = trend_gate(daily([float(i % 2) for i in range(90)]))
    assert found == Shortfall(Reason.LEVELS, 2, 3)


def phase_gate(before: Series, after: Series) -> Shortfall | None:
    return phase_shortfall(before, after, 1, after.last)


def later(entries: list[float | None]) -> Series:
    return daily(entries, first=FIRST + 100)


def test_four_weeks_on_either_side_are_enough() -> None:
    assert phase_gate(every(28), later(LEVELS * 7)) is None


def test_a_short_phase_before_is_not_waited_for() -> None:
    assert phase_gate(every(27), later(LEVELS * 7)) == Shortfall(Reason.BEFORE, 27, 28)


def test_a_phase_after_is_waited_for() -> None:
    found = phase_gate(every(28), later(LEVELS * 5))
    assert found == Shortfall(Reason.AFTER, 20, 28, Wait(8, FIRST + 127))


def test_a_phase_after_that_has_not_begun_has_an_earliest_useful_day() -> None:
    today = FIRST + 40
    found = phase_shortfall(every(28), Series(FIRST + 100, FIRST + 99, (), ()), 1, today)
    assert found == Shortfall(Reason.AFTER, 0, 28, Wait(87, FIRST + 127))


@pytest.mark.parametrize("side", ["before", "after"])
def test_either_phase_can_miss_too_many_days(side: str) -> None:
    sparse: list[float | None] = [1.0, None, None] * 30
    before = daily(sparse) if side == "before" else every(28)
    after = later(sparse) if side == "after" else later(LEVELS * 7)
    assert phase_gate(before, after) == Shortfall(Reason.COVERAGE, 0.33, 0.5)


def test_phases_need_two_levels_between_them() -> None:
    assert phase_gate(daily([0.0] * 28), later([0.0] * 28)) == Shortfall(Reason.LEVELS, 1, 2)
    assert phase_gate(daily([0.0] * 28), later([1.0] * 28)) is None


def test_doses_are_looked_at_last() -> None:
    doses = [float(i % 7) for i in range(60)]
    ratings = LEVELS * 15

    def gate(series: Series, values: list[float], exposures: list[float]) -> Shortfall | None:
        return dose_shortfall(series, values, exposures, 1)

    sparse = Shortfall(Reason.COVERAGE, 0.33, 0.5)
    assert gate(every(59), ratings, doses) == Shortfall(Reason.ENTRIES, 59, 60)
    assert gate(every(300, 3), ratings, doses) == sparse
    assert gate(every(60), ratings, doses[1:]) == Shortfall(Reason.DOSE_HISTORY, 59, 60)
    assert gate(every(60), [1.0] * 60, doses) == Shortfall(Reason.LEVELS, 1, 3)
    assert gate(every(60), ratings, [4.0] * 60) == Shortfall(Reason.DOSE_CONSTANT, 1, 2)
    assert gate(every(60), ratings, doses) is None


def test_a_dose_that_differs_only_by_rounding_is_constant() -> None:
    doses = [0.1 * 3 / 3, 0.3 / 3] * 30
    found = dose_shortfall(every(60), LEVELS * 15, doses, 1)
    assert found == Shortfall(Reason.DOSE_CONSTANT, 1, 2)


def test_dose_and_time_must_be_two_things() -> None:
    assert dose_time_shortfall(0.8) is None
    assert dose_time_shortfall(0.81) == Shortfall(Reason.DOSE_IS_TIME, 0.81, 0.8)
