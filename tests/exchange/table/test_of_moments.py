"""Numbers that a program counted of the moments of its lines."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sidelog.exchange.table.ignored_columns.recorded import Only
from tests.exchange.table.tables import Taken

FIRST = datetime(2026, 5, 2, 7, 40, tzinfo=UTC)
MOMENTS = [FIRST + timedelta(hours=7 * number) for number in range(60)]
HOURS = [(at.hour - 4) % 24 for at in MOMENTS]


def counted(*columns: Sequence[int], moments: Sequence[datetime] = MOMENTS) -> Taken:
    """Moments in seconds with a rating and some other numbers, without names."""
    rows = zip(moments, *columns, strict=True)
    lines = [
        f"{at.timestamp():.0f},{number % 4 + 3},{','.join(map(str, cells))}\n"
        for number, (at, *cells) in enumerate(rows)
    ]
    return Taken("".join(lines))


def local(at: datetime) -> datetime:
    """What a clock shows that is four hours behind."""
    return at - timedelta(hours=4)


def test_the_hour_the_day_and_the_weekday_of_a_moment_are_no_values() -> None:
    days = [local(at).toordinal() - local(FIRST).toordinal() + 1 for at in MOMENTS]
    taken = counted(days, HOURS, [local(at).isoweekday() % 7 for at in MOMENTS])
    assert {value.split()[1] for value in taken.values} == {"column-2"}
    assert len(taken.values) == 60
    assert taken.why_left("column 3") == Only.COUNTS_DAYS
    assert taken.why_left("column 4") == "the date says it; 4 h before the times of its line"
    assert taken.why_left("column 5") == Only.WEEKDAYS


def test_an_hour_more_in_summer_is_the_same_hour() -> None:
    hours = [(hour + (number > 30)) % 24 for number, hour in enumerate(HOURS)]
    assert not any("column-3" in one for one in counted(hours).values)


def test_numbers_that_agree_now_and_then_are_values() -> None:
    hours = [hour if number % 8 else (hour + 5) % 24 for number, hour in enumerate(HOURS)]
    weekdays = [at.isoweekday() % 7 if at.hour % 2 else 3 for at in MOMENTS]
    taken = counted(hours, weekdays)
    assert sum(" column-3 " in one for one in taken.values) == 60
    assert sum(" column-4 " in one for one in taken.values) == 60


def test_hours_since_the_same_time_are_a_length() -> None:
    moments = [FIRST + timedelta(days=number, hours=number % 5) for number in range(25)]
    rows = "".join(f"{at:%Y-%m-%d %H:%M},{at.hour + 4},{at.hour + 4}\n" for at in moments)
    taken = Taken(f"time,hours fasted,local\n{rows}")
    assert len(taken.values) == 25
    assert taken.why_left("local") == "the date says it; 4 h after the times of its line"


def test_a_rating_that_went_up_on_some_days_is_no_weekday() -> None:
    moments = [FIRST + timedelta(days=number) for number in range(7)]
    taken = counted([1, 2, 3, 3, 4, 5, 6], [7, 1, 2, 3, 4, 5, 6], moments=moments)
    assert sum(" column-3 " in one for one in taken.values) == 7
