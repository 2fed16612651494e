"""The parts of a day in columns of their own: its year, its month, its hour."""

import pytest

from tests.exchange.table.tables import Taken

TRACKED = """Day,Month,Year,Bedtime,Hours of Sleep,mood
15,August,2026,28,8,7
16,August,2026,27,6.5,9
17,August,2026,23,8.5,8
1,September,2026,3,7,10
2,September,,,,
"""


def test_a_bedtime_in_numbers_is_no_day_beside_one_that_is_called_so() -> None:
    taken = Taken(TRACKED)
    assert taken.values[:3] == [
        *("2026-08-15 bedtime 28", "2026-08-15 hours-of-sleep 8", "2026-08-15 mood 7")
    ]
    assert taken.values[-1] == "2026-09-01 mood 10"
    assert taken.errors == ["line 6, column Day: its year is empty, and every line needs its day"]


@pytest.mark.parametrize("month", ["August", "Aout", "08"])
def test_a_month_in_words_is_read_where_some_line_has_no_day(month: str) -> None:
    taken = Taken(f"Day,Month,Year,mood\n15,{month},2026,7\nlast,{month},2026,9\n16,,2026,5\n")
    assert taken.values == ["2026-08-15 mood 7"]
    assert taken.errors == [
        f"line 3, column Day: '2026-{month}-last' is no day",
        "line 4, column Day: its month is empty, and every line needs its day",
    ]


def test_an_hour_beside_the_parts_of_a_day_is_the_time_of_its_line() -> None:
    taken = Taken("hour,day,month,year,blow\n13,16,5,2026,550\n9,23,5,2026,560\n18,23,5,2026,620\n")
    assert taken.reading.question is None
    assert taken.values == [
        *("2026-05-16T13:00 blow 550", "2026-05-23T09:00 blow 560", "2026-05-23T18:00 blow 620")
    ]
    assert taken.reading.brought[0].found == "hour + day + month + year"


def test_an_hour_beside_a_month_in_words_is_one_too() -> None:
    content = "Year,Month,Day,Hour,Minute,blow\n2026,May,16,13,5,550\n2026,May,17,0,30,560\n"
    assert Taken(content).values == ["2026-05-16T13:05 blow 550", "2026-05-17T00:30 blow 560"]


def test_the_hour_24_may_begin_a_day_or_end_it() -> None:
    taken = Taken("year,month,day,hour,blow\n2026,5,16,24,550\n2026,5,17,8,560\n")
    assert taken.values == ["2026-05-16 blow 550", "2026-05-17T08:00 blow 560"]
    assert taken.errors == [
        "line 2, column hour: '24' may begin its day or end it; the line is taken without a time"
    ]


def test_an_hour_beside_days_in_full_may_be_a_length() -> None:
    taken = Taken("date,hour,blow\n2026-05-16,13,550\n2026-05-17,8,560\n")
    assert taken.values == ["2026-05-16 blow 550", "2026-05-17 blow 560"]
    assert taken.why_left("hour") == ("times of the day or lengths of time, and nothing says which")
