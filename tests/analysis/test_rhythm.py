import pytest
from hypothesis import given

from sidelog.analysis.rhythm import rhythm_changed
from sidelog.analysis.series import Series, Written, from_days
from sidelog.analysis.stats.trend import least_trend_p, trend_p
from tests.analysis.diaries import FIRST, series


def at(days: list[int], hours: list[float | None] | None = None) -> Series:
    """Entries on those days, at those hours where they are known."""
    written = {day: Written(0, hour) for day, hour in zip(days, hours or [], strict=False)}
    return from_days(dict.fromkeys(days, 1.0), days[0], days[-1], written=written)


DAILY = list(range(FIRST, FIRST + 60))
LATER = [day + 60 for day in DAILY]
DRIFTING = [FIRST + 60 + place * place // 20 + place for place in range(60)]
EVERY_OTHER = [FIRST + 60 + 2 * place for place in range(60)]


@pytest.mark.parametrize("rarer", [DRIFTING, EVERY_OTHER])
def test_entries_that_get_rarer_are_another_rhythm(rarer: list[int]) -> None:
    assert rhythm_changed(at(DAILY), at(rarer))
    assert not rhythm_changed(at(DAILY), at(LATER))


def test_the_days_between_the_stretches_are_no_gap() -> None:
    assert not rhythm_changed(at(DAILY), at([day + 400 for day in DAILY]))


@pytest.mark.parametrize(
    "late", [[8 + place / 10 for place in range(120)], [9.0] * 60 + [20.0] * 60]
)
def test_another_hour_is_another_rhythm(late: list[float | None]) -> None:
    assert rhythm_changed(at(DAILY, late[:60]), at(LATER, late[60:]))
    assert not rhythm_changed(at(DAILY, [20.0] * 60), at(LATER, [20.0] * 60))


def test_hours_that_are_not_kept_say_nothing() -> None:
    some: list[float | None] = [None] * 56 + [8.0, 9.0, 10.0, 11.0]
    assert not rhythm_changed(at(DAILY, some), at(LATER, some))


def test_a_handful_of_entries_has_no_rhythm() -> None:
    few = [FIRST + place * place for place in range(5)]
    assert not rhythm_changed(at(few), at([day + 30 for day in few]))


def test_with_more_questions_each_has_its_share_of_the_level() -> None:
    # The gaps grow by a hair: between .025 and .05.
    waits = [1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 2, 2, 2, 1, 1, 2, 1, 1, 1, 1, *[2] * 8]
    days = [FIRST + sum(waits[:place]) for place in range(len(waits) + 1)]
    assert 0.025 < trend_p(days[1:], waits) < 0.05
    alone = at([days[-1] + 9])
    assert rhythm_changed(at(days), alone)
    assert not rhythm_changed(at(days, [20.0] * len(days)), alone)


@given(series(fewest=4))
def test_a_trend_is_never_surer_than_of_independent_days(drawn: Series) -> None:
    assert least_trend_p(drawn.values) <= trend_p(drawn.days, drawn.values) + 1e-15
