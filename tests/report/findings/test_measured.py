from datetime import date, datetime, time, timedelta, timezone

import pytest

from sidelog.analysis.series import Written
from sidelog.catalog.scales import DayRule
from sidelog.journal.journal import open_journal
from sidelog.journal.rows import Observed
from sidelog.period import Period
from sidelog.report.findings.measured import (
    form_series,
    has_entry,
    measures_of_interest,
    measures_recorded,
    series_of,
)
from tests.report.findings.lives import Day, Lived


def seen(
    day: int, value: float | None, *, momentary: bool = False, delay: int | None = 0
) -> Observed:
    return Observed(day, value, momentary, delay, 9.5)


def test_a_day_s_own_value_wins_over_its_moments() -> None:
    made = form_series(
        [seen(1, 9.0, momentary=True), seen(1, 4.0), seen(2, 6.0, momentary=True)],
        DayRule.MEAN,
        1,
        2,
    )
    assert made.values == (4.0, 6.0)


@pytest.mark.parametrize(("rule", "value"), [(DayRule.MEAN, 3.0), (DayRule.MAXIMUM, 5.0)])
def test_without_it_the_moments_form_the_day(rule: DayRule, value: float) -> None:
    moments = [seen(1, one, momentary=True) for one in (1.0, 5.0, 3.0)]
    assert form_series(moments, rule, 1, 1).values == (value,)


def test_a_skipped_day_is_no_zero_and_none_is_skipped_that_has_a_value() -> None:
    made = form_series([seen(1, None), seen(2, None), seen(2, 3.0)], DayRule.MEAN, 1, 4)
    assert (made.days, made.skipped) == ((2,), (1,))


def test_of_several_moments_the_last_written_counts() -> None:
    late = [seen(1, 2.0, momentary=True, delay=delay) for delay in (0, 3)]
    imported = [seen(2, 2.0, momentary=True, delay=delay) for delay in (0, None)]
    made = form_series([*late, *imported], DayRule.MEAN, 1, 2)
    assert made.written == (Written(3, 9.5), Written(None, 9.5))


def live(day: Day) -> None:
    if day.place < 10:
        day.rate(itch=2.0)
    day.rate(mood=5.0)
    if day.place == 29:
        at = datetime.combine(day.date, time(9), tzinfo=timezone(timedelta(hours=1)))
        day.journal.record("mood", day.date, 9, at=at)


def test_what_is_tracked_or_has_an_entry_is_of_interest(lived: Lived) -> None:
    lived.write(live, 30)
    early, late = Period(lived.on(0), lived.on(9)), Period(lived.on(10), lived.on(29))
    with open_journal(lived.path) as journal:
        assert "itch" in measures_of_interest(journal, early)
        assert "itch" not in measures_of_interest(journal, late)
        assert "shedding" in measures_of_interest(journal, late)
        assert has_entry(journal, "mood", late)
        assert not has_entry(journal, "shedding", late)


def test_a_measure_is_recorded_from_its_first_entry_on(lived: Lived) -> None:
    lived.write(live, 30)
    with open_journal(lived.path) as journal:
        begun = measures_recorded(journal, lived.on(29))
        assert begun == {"itch": lived.on(0), "mood": lived.on(0)}
        assert measures_recorded(journal, lived.on(0) - timedelta(days=1)) == {}


def test_the_series_of_a_period_is_of_its_days(lived: Lived) -> None:
    lived.write(live, 30)
    with open_journal(lived.path) as journal:
        made = series_of(journal, "itch", Period(lived.on(5), lived.on(29)))
    assert (made.first, made.last) == (lived.ordinal(5), lived.ordinal(29))
    assert [date.fromordinal(day) for day in made.days] == [
        lived.on(place) for place in range(5, 10)
    ]
    assert made.written[0] == Written(0, 20.0)
