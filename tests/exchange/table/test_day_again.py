"""The day of a line, said once more."""

import pytest

from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken

MOODS = """weekday,mood,activities,datetime,date
Friday,3,"['cooking', 'small walk']",2026-02-27 14:14:00,2026-02-27 00:00:00
Friday,4,"['reading']",2026-02-27 10:32:00,2026-02-27 00:00:00
Thursday,2,[],2026-02-26 22:00:00,2026-02-26 00:00:00
Thursday,5,"['friends', 'sport']",2026-02-26 18:20:00,2026-02-26 00:00:00
"""


def test_days_at_midnight_beside_moments_say_their_day_again() -> None:
    taken = Taken(MOODS)
    assert taken.reading.question is None
    assert taken.why_left("date") == "the same day again"
    moments = [one.split()[0] for one in taken.values]
    assert moments == [
        "2026-02-27T14:14",
        "2026-02-27T10:32",
        "2026-02-26T22:00",
        "2026-02-26T18:20",
    ]
    assert Taken(MOODS.replace(" 00:00:00", "")).values == taken.values


def test_days_at_midnight_that_are_other_days_stay_those_of_the_lines() -> None:
    other = MOODS.replace("27 1", "28 1").replace("26 2", "27 2").replace("26 1", "27 1")
    days = {one.split()[0] for one in Taken(other, Said(several=("mean",))).values}
    assert days == {"2026-02-27", "2026-02-26"}


def test_lists_of_a_program_are_read_as_the_words_in_them() -> None:
    taken = Taken(MOODS)
    assert taken.notes == [
        "2026-02-27 activities: cooking, small walk",
        "2026-02-27 activities: reading",
        "2026-02-26 activities: friends, sport",
    ]
    assert "of activities, text of a program, the words in it are taken" in taken.reading.why


SECONDS = """date,time,pulse
2026-01-01 00:00:00,1767222000.0,61
2026-02-01 06:42:42,1769924562.5,62
2026-05-10 06:30:11,1778387411.0,63
2026-05-11 08:59:42,1778482782.0,64
"""


@pytest.mark.parametrize("ending", [".0", "", "000"])
def test_seconds_since_1970_of_the_moment_of_each_line_say_it_again(ending: str) -> None:
    taken = Taken(SECONDS.replace(".5,", ".0,").replace(".0,", f"{ending},"))
    assert taken.why_left("time") == "the same moment again"
    assert [one.split()[1] for one in taken.values] == ["pulse"] * 4


def test_seconds_since_1970_of_other_moments_of_the_day_are_no_values() -> None:
    taken = Taken(SECONDS.replace(" 06:42:42", " 03:11:12"))
    said = "moments of those days, as a machine counts them since 1970"
    assert taken.why_left("time") == said
    assert [one.split()[1] for one in taken.values] == ["pulse"] * 4


def test_large_numbers_that_are_not_of_the_day_of_each_line_stay_values() -> None:
    taken = Taken(SECONDS.replace("1769924562.5", "1760924562.5").replace("time", "beats"))
    assert "2026-02-01T06:42 beats 1.76092e+09" in taken.values


def test_of_one_of_many_moments_that_is_of_another_day_it_is_said() -> None:
    lines = [f"2026-04-{day:02},{1774958400 + day * 86400}.5,{day}" for day in range(1, 26)]
    content = "\n".join(["date,time,pulse", *lines]).replace("1776427200.5", "1770000000.5")
    why = Taken(content).why_left("time")
    assert why == "the same moment again; of another day in 1 of 25 lines"


def test_a_day_without_its_year_beside_the_whole_of_it_is_the_same_again() -> None:
    lines = "".join(f"2026-05-{day:02},{day} May,Ok,{day % 4}\n" for day in range(1, 8))
    taken = Taken(f"Full Date,Date,Word,Pain\n{lines}")
    assert taken.why_left("Date") == "the same day again"
    other = lines.replace("3 May", "4 May")
    kept = Taken(f"Full Date,Date,Word,Pain\n{other}")
    assert "Date" not in [left.found for left in kept.reading.left]


PARTS = "name,startday,startmonth,startyear,intensity,date\n" + "".join(
    f"{name},{day},{month},2025,{number},2025-{month:02}-{day:02} {hour}:10:00\n"
    for name, day, month, number, hour in (
        *(("Back pain", 29, 1, 3, 20), ("calm", 29, 1, 5, 21), ("Back pain", 2, 2, 1.5, 18)),
        *(("Back pain", 3, 2, 2, 19), ("calm", 4, 2, 6, 17)),
    )
)


def test_the_parts_of_the_day_are_no_values_beside_a_name_and_a_value() -> None:
    taken = Taken(PARTS)
    assert taken.values == [
        "2025-01-29T20:10 back-pain 3",
        "2025-01-29T21:10 calm 5",
        "2025-02-02T18:10 back-pain 1.5",
        "2025-02-03T19:10 back-pain 2",
        "2025-02-04T17:10 calm 6",
    ]
    for name in ("startday", "startmonth", "startyear"):
        assert taken.why_left(name) == "the date says it"


def test_a_part_of_the_day_may_be_of_the_one_before_or_unknown() -> None:
    late = PARTS.replace("calm,29,1,2025", "calm,28,1,2025").replace("calm,4,2,2025", "calm,0,0,0")
    assert late != PARTS
    assert Taken(late).values == Taken(PARTS).values


def test_numbers_that_are_another_day_in_a_line_stay_values() -> None:
    taken = Taken(PARTS.replace("calm,4,2", "calm,5,2").replace("startday", "pain that day"))
    assert "2025-02-04T17:10 calm-pain-that-day 5" in taken.values
    assert taken.why_left("startyear") == "the date says it"


def test_small_numbers_may_be_those_of_the_day_by_chance() -> None:
    taken = Taken("date,pain today\n2026-05-01,1\n2026-05-02,2\n2026-05-04,4\n")
    assert len(taken.values) == 3
