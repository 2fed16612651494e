from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelog.analysis.series import from_days
from sidelog.catalog.measures import find
from sidelog.period import Period
from sidelog.report.findings.drawn import Rated
from sidelog.report.picture.axes import lay_out
from sidelog.report.picture.canvas import Pictures
from sidelog.report.render.terminal_trends import Drawn, drawn_of, spark

FIRST, LAST = date(2026, 9, 1).toordinal(), date(2026, 9, 30).toordinal()
MONTH = Period.of(FIRST, LAST)
REACH = (0.0, 4.0)

recorded = st.dictionaries(st.integers(FIRST, LAST), st.integers(0, 4))


@given(recorded, st.sampled_from(list(Pictures)), st.integers(6, 60), st.integers(1, 3))
def test_there_is_a_sign_exactly_where_days_were_recorded(
    values: dict[int, int], pictures: Pictures, columns: int, rows: int
) -> None:
    time = lay_out(MONTH, columns)
    lines = spark(Drawn(from_days(dict(values), FIRST, LAST), REACH), time, pictures, rows)
    assert len(lines) == (0 if pictures is Pictures.NONE else rows)
    for column, days in enumerate(time.days_by_column() if lines else ()):
        if days:  # a day wider than a character is drawn over all of its characters
            drawn = any(line[column] != " " for line in lines)
            assert drawn == any(day in values for day in days)


@pytest.mark.parametrize(
    ("pictures", "drawn"),
    [
        (Pictures.BRAILLE, "⣀⣤⣶⣶⣿ ⣀"),
        (Pictures.BLOCKS, "▁▃▅▆█ ▁"),
        (Pictures.ASCII, "_-=+# _"),
    ],
)
def test_a_recorded_zero_is_drawn_and_a_missing_day_is_not(pictures: Pictures, drawn: str) -> None:
    values = {
        FIRST + place: float(value)
        for place, value in enumerate((0, 1, 2, 3, 4, None, 0))
        if value is not None
    }
    time = lay_out(Period.of(FIRST, FIRST + 6), 7)
    assert spark(Drawn(from_days(values, FIRST, FIRST + 6), REACH), time, pictures) == [drawn]


def test_two_lines_hold_eight_heights_in_braille() -> None:
    values = {FIRST: 0.0, FIRST + 1: 0.0, FIRST + 4: 4.0}
    time = lay_out(Period.of(FIRST, FIRST + 5), 3)
    series = from_days(values, FIRST, FIRST + 5)
    assert spark(Drawn(series, REACH), time, Pictures.BRAILLE, 2) == ["  ⡇", "⣀ ⡇"]


def test_days_at_one_place_are_their_median() -> None:
    values = dict.fromkeys(range(FIRST, FIRST + 28), 0.0) | {FIRST + 3: 4.0}
    time = lay_out(Period.of(FIRST, FIRST + 27), 4)
    assert time.is_by_week
    series = from_days(values, FIRST, FIRST + 27)
    assert spark(Drawn(series, REACH), time, Pictures.BLOCKS) == ["▁▁▁▁"]


def test_a_day_wider_than_a_character_fills_its_place() -> None:
    time = lay_out(Period.of(FIRST, FIRST + 1), 8)
    series = from_days({FIRST: 4.0}, FIRST, FIRST + 1)
    assert spark(Drawn(series, REACH), time, Pictures.BLOCKS) == ["████    "]


def test_an_entry_stands_until_the_next_is_due() -> None:
    measure = find("nails")
    assert measure is not None
    days = {FIRST: 1.0, FIRST + 7: 4.0, FIRST + 21: 0.0}
    rated = Rated(measure, (), from_days(days, FIRST, FIRST + 24))
    time = lay_out(Period.of(FIRST, FIRST + 24), 25)
    (line,) = spark(drawn_of(rated), time, Pictures.ASCII)
    assert line == f"{'-' * 7}{'#' * 7}{' ' * 7}____"


def test_days_of_yes_and_no_at_one_place_are_their_share() -> None:
    measure = find("hair-washed")
    assert measure is not None
    days = {FIRST + place: float(place % 4 == 0) for place in range(28)}
    rated = Rated(measure, (), from_days(days, FIRST, FIRST + 27))
    (line,) = spark(drawn_of(rated), lay_out(Period.of(FIRST, FIRST + 27), 4), Pictures.BLOCKS)
    assert set(line) == {"\u2582", "\u2583"}  # one day of seven, or two
