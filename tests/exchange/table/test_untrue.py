"""Times of the day that say nothing: hardly true ones, and 00:00 where none is known."""

import re
from collections.abc import Iterable
from datetime import time

import pytest

from sidelog.exchange.reader import DateOrder, Said
from sidelog.exchange.table.mapping import Mapping
from tests.exchange.table.tables import HERE, NOW, Here, Taken

FROM_4 = Here(NOW, time(4), HERE.measures)
WALKS = "date,time,distance\n" + "".join(
    f"2026-05-0{day},{clock},{number}\n"
    for day, clock, number in [
        (3, "10:42", 0.9),
        (3, "1:30", 0.5),
        (4, "12:14", 0.8),
        (4, "3:28", 0.6),
        (5, "9:59", 0.7),
    ]
)
LAST = "2026-05-05 distance 0.7"
HALVES = "a clock of 12 hours without am or pm: its times are not kept"


def test_of_a_clock_of_12_hours_that_says_no_half_the_days_are_as_written() -> None:
    taken = Taken(WALKS, here=FROM_4)
    assert taken.values == ["2026-05-03 distance 1.4", "2026-05-04 distance 1.4", LAST]
    assert HALVES in taken.how("date + time")


def test_lines_without_a_time_make_no_difference() -> None:
    taken = Taken(f"{WALKS}2026-05-06,,0.3\n2026-05-07,n/a,0.2\n", here=FROM_4)
    assert HALVES in taken.how("date + time")
    assert taken.values[2:] == [LAST, "2026-05-06 distance 0.3", "2026-05-07 distance 0.2"]


def test_what_counts_of_a_day_is_as_where_times_are_kept() -> None:
    taken = Taken(re.sub("distance", "pain", WALKS), here=FROM_4)
    assert taken.reading.question is None
    assert taken.values[:2] == ["2026-05-03 pain 0.7", "2026-05-04 pain 0.7"]


def test_so_it_is_behind_the_day_in_one_cell() -> None:
    lines = re.sub(r"2026-05-0(\d),", r"5/\1/2026 ", WALKS).replace("date,time", "date")
    taken = Taken(lines, Said(order=DateOrder.MONTH_FIRST), here=FROM_4)
    assert taken.values == ["2026-05-03 distance 1.4", "2026-05-04 distance 1.4", LAST]
    assert HALVES in taken.how("date")


def test_two_doses_of_a_day_that_lost_their_times_both_stay() -> None:
    lines = re.sub(r"0\.\d", "ibuprofen,400 mg", WALKS).replace("distance", "medicine,dose")
    taken = Taken(lines, here=FROM_4)
    assert taken.doses == [f"2026-05-0{day} ibuprofen 400 mg" for day in (3, 3, 4, 4, 5)]


@pytest.mark.parametrize(
    "lines",
    [
        WALKS.replace(",1:30", ",01:30"),
        WALKS.replace("9:59", "13:05"),
        WALKS.replace("distance", "sleep quality"),
    ],
)
def test_a_clock_of_24_hours_keeps_its_times(lines: str) -> None:
    taken = Taken(lines, here=FROM_4)
    assert taken.values[1].startswith("2026-05-03T01:30")
    assert taken.entries[1].day.isoformat() == "2026-05-02"


def _lines(*clocks: str) -> str:
    """Lines of a day each, on which something was at these times, again and again."""
    times = (clocks * 15)[:15]
    return "".join(
        f"2026-05-{day:02} {clock},{day * 7 % 5}\n" for day, clock in enumerate(times, 1)
    )


@pytest.mark.parametrize(
    ("clocks", "count"),
    [
        (("01:30", "02:14", "07:20", "03:45", "02:15"), "12 of 15"),
        (("02:00:00",), "15 of 15"),
        (("02:00:00", "01:00:00"), "15 of 15"),
    ],
)
def test_so_many_times_after_midnight_without_evenings_are_hardly_true(
    clocks: tuple[str, ...], count: str
) -> None:
    taken = Taken(f"date,itch\n{_lines(*clocks)}", here=FROM_4)
    assert f"{count} times are between 00:00 and 04:00: hardly true" in taken.how("date")
    assert taken.values[0] == "2026-05-01 itch 2"
    assert taken.values[14] == "2026-05-15 itch 0"


@pytest.mark.parametrize(
    ("clocks", "name"),
    [
        (("01:30", "02:14", "23:20", "03:45", "02:15"), "itch"),  # somebody is up late
        (("01:30", "02:14", "11:20", "03:45", "02:15"), "itch"),  # and asleep until ten
        (("01:30", "02:14", "01:10"), "itch"),
        (("01:30", "02:14", "07:20", "03:45", "02:15"), "sleep quality"),
    ],
)
def test_times_after_midnight_may_be_true(clocks: tuple[str, ...], name: str) -> None:
    taken = Taken(f"date,{name}\n{_lines(*clocks)}", here=FROM_4)
    assert taken.entries[0].day.isoformat() == "2026-04-30"
    assert taken.values[0].startswith("2026-05-01T01:30")


NO_TIME = "00:00 (3) says that no time is known: those lines are of the whole day"


def taken(content: str, mapping: Mapping | None = None) -> Taken:
    return Taken(content, here=FROM_4, mapping=mapping)


def timed(*clocks: str, name: str = "time", sign: str = ",") -> str:
    header = f"date,{name},pulse" if sign == "," else f"{name},pulse"
    rows = "".join(f"2026-05-{day:02}{sign}{clock},60\n" for day, clock in enumerate(clocks, 1))
    return f"{header}\n{rows}"


SOME = ("00:00", "08:30", "00:00", "09:30", "00:00", "23:10")


def days(content: str, mapping: Mapping | None = None) -> list[str]:
    return [value.split()[0] for value in taken(content, mapping).values]


@pytest.mark.parametrize(("name", "sign"), [("time", ","), ("date", " "), ("timestamp", "T")])
def test_midnight_that_comes_too_often_is_no_time(name: str, sign: str) -> None:
    content = timed(*SOME, name=name, sign=sign)
    assert days(content) == [
        "2026-05-01",
        "2026-05-02T08:30",
        "2026-05-03",
        "2026-05-04T09:30",
        "2026-05-05",
        "2026-05-06T23:10",
    ]
    assert NO_TIME in str(taken(content).reading.brought)


def test_midnight_to_the_second_is_no_time_where_the_others_are_odd_seconds() -> None:
    odd = ("6:24:34", "6:19:36", "0:14:10", "21:03:50", "8:30:01", "9:00:00", "9:00:00") * 2
    many = timed(*["0:00:00"] * 8, *odd, name="date", sign=" ")
    assert days(many)[:2] == ["2026-05-01", "2026-05-02"]
    some = timed(*["0:00:00"] * 4, *odd, name="date", sign=" ")  # no more than at 9:00
    assert days(some)[0].startswith("2026-05-01T00:00")


def test_a_column_of_times_that_has_midnight_alone_says_none() -> None:
    assert days(timed("00:00", "12:00 AM")) == ["2026-05-01", "2026-05-02"]


def test_midnight_alone_of_a_kind_of_lines_is_no_time() -> None:
    hours = [f"2026-05-{day:02},{hour}:00" for day in (1, 2, 3) for hour in range(8, 20)]
    glucose = "".join(f"{hour},Glucose,100\n" for hour in hours)
    rows = f"{glucose}2026-05-01,12:00 AM,Heart Rate,63\n2026-05-02,12:00 AM,Heart Rate,90\n"
    rows += "2026-05-03,4:19 PM,Heart Rate,88\n2026-05-03,12:16 AM,Glucose,101\n"
    of_pulse = [
        value for value in taken(f"day,time,metric,value\n{rows}").values if "heart" in value
    ]
    assert of_pulse == [
        "2026-05-01 heart-rate 63",
        "2026-05-02 heart-rate 90",
        "2026-05-03T16:19 heart-rate 88",
    ]
    more = f"{rows}2026-05-04,12:00 AM,Glucose,101\n"
    assert taken(f"day,time,metric,value\n{more}").values[-1].startswith("2026-05-04T00:00")


@pytest.mark.parametrize(
    ("clocks", "name"),
    [
        (("00:00", "06:00", "12:00", "18:00") * 3, "time"),
        (("00:00", "08:30", "22:15", "23:30"), "time"),
        (("00:00", "08:34", "22:17", "02:47"), "time"),
        (SOME, "start time"),
    ],
    ids=["as often as others", "rounded", "beside a night", "of a beginning"],
)
def test_midnight_may_be_a_time(clocks: tuple[str, ...], name: str) -> None:
    assert "2026-05-01T00:00" in days(timed(*clocks, name=name))


@pytest.mark.parametrize(("name", "sign"), [("time", ","), ("date", " ")])
def test_midnight_far_from_all_other_times_is_no_time_however_seldom(name: str, sign: str) -> None:
    content = timed("00:00", *("22:03", "10:46", "20:59", "06:12") * 5, name=name, sign=sign)
    read = taken(content)
    assert read.values[0] == "2026-05-01 pulse 60"
    assert f"{read.entries[0].day} {read.entries[1].day}" == "2026-05-01 2026-05-02"
    assert "00:00 (1) says that no time is known" in str(read.reading.brought)


IN_ORDER = [
    *((17, "09:39"), (17, "12:30"), (18, "08:30"), (18, "13:30"), (18, "18:17"), (18, "00:00")),
    *((19, "08:24"), (19, "21:50")),
]


def weighed(lines: Iterable[tuple[int, str]]) -> str:
    rows = (f"2026-05-{day},{clock},{number}\n" for number, (day, clock) in enumerate(lines, 60))
    return "Day,Time,Weight kg\n" + "".join(rows)


def test_a_midnight_that_ends_its_day_in_order_is_a_time() -> None:
    values = Taken(weighed(IN_ORDER)).values
    assert values[2] == "2026-05-18T08:30 weight 62"
    assert values[4:6] == ["2026-05-18T18:17 weight 64", "2026-05-18T00:00 weight 65"]
    others = sorted(IN_ORDER, reverse=True)  # in which it is behind a morning
    assert "2026-05-18T08:30 weight 64" not in Taken(weighed(others)).values


def test_a_midnight_is_a_time_where_an_hour_that_is_not_known_is_left_empty() -> None:
    lines = [(17, ""), (17, "09:39"), (18, "00:00"), (18, "08:30"), (19, "13:37"), (20, "21:50")]
    assert Taken(weighed(lines)).values[1:3] == [
        "2026-05-18T00:00 weight 62",
        "2026-05-18T08:30 weight 63",
    ]


def test_a_midnight_that_is_a_time_is_never_of_the_day_before_without_a_word() -> None:
    content = timed("00:00", *("08:30", "22:15", "23:30") * 5)
    assert taken(content).values[0].startswith("2026-05-01T00:00")
    assert "00:00 (1) is a time, still of the day before" in str(taken(content).reading.brought)


@pytest.mark.parametrize("others", [("04:50:20",), ("06:10:20", "07:11:21")])
def test_where_most_lines_are_at_midnight_it_is_no_time(others: tuple[str, ...]) -> None:
    content = timed(*("00:00:00",) * 20, *others, name="date", sign=" ")
    assert days(content)[:2] == ["2026-05-01", "2026-05-02"]
    assert days(content)[20] == f"2026-05-21T{others[0][:5]}"
    assert "00:00 (20) says that no time is known" in taken(content).how("date")


def test_who_is_up_at_midnight_as_a_rule_may_be_so_at_00_00() -> None:
    content = timed(*("00:00",) * 5, "23:30", "01:20", name="date", sign=" ")
    assert days(content)[0] == "2026-05-01T00:00"


def test_most_midnights_of_utc_are_no_times() -> None:
    clocks = ("00:00:00Z",) * 5, "08:31:00Z", "19:12:00Z"
    content = timed(*clocks[0], *clocks[1:], name="moment", sign="T")
    assert days(content) == [
        *(f"2026-05-{day:02}" for day in range(1, 6)),
        "2026-05-06T10:31",
        "2026-05-07T21:12",
    ]
    assert taken(content).how("moment") == (
        "day and time: 2 in UTC become local time; 00:00 (5) says that no time is known: "
        "those lines are of the whole day"
    )


def test_as_many_midnights_of_utc_as_other_times_are_local_times() -> None:
    content = timed(*("00:00:00Z", "12:00:00Z") * 5, name="moment", sign="T")
    assert days(content)[:2] == ["2026-05-01T02:00", "2026-05-02T14:00"]


def daily(*clocks: str) -> str:
    """Four things a day, each at the same time on 28 days."""
    lines = [f"2026-05-{day:02} {clock},7" for clock in clocks for day in range(1, 29)]
    return "\n".join(["date,pulse", *lines])


def test_a_handful_of_odd_minutes_on_many_days_are_those_of_a_program() -> None:
    content = daily("00:00:00", "00:51:00", "20:20:00", "22:34:00")
    assert {len(day) for day in days(content)} == {len("2026-05-01")}
    assert min(days(content)) == "2026-05-01"
    assert f"{min(entry.day for entry in taken(content).entries)}" == "2026-05-01"
    assert "only 4 different times in 112 lines: they are the program's" in taken(content).how(
        "date"
    )


@pytest.mark.parametrize(
    "clocks",
    [("00:00", "06:00", "12:00", "18:00"), ("07:32", "12:00", "18:00", "22:34")],
    ids=["rounded", "by day"],
)
def test_a_handful_of_times_may_be_a_persons(clocks: tuple[str, ...]) -> None:
    assert f"2026-05-02T{clocks[0]}" in days(daily(*clocks))


@pytest.mark.parametrize("names", ["date,medication,dose", "date,note,kratom"])
def test_who_takes_something_may_be_reminded_at_odd_minutes(names: str) -> None:
    content = daily("00:00", "08:07", "14:00", "20:00").replace("date,pulse", names)
    doses = taken(content.replace(",7", ",sertraline,7 mg")).doses
    assert "2026-05-02T08:07" in {dose.split()[0] for dose in doses}


def test_midnight_beside_an_end_begins_something() -> None:
    rows = "".join(
        f"2026-05-{day:02},{clock},{clock[:2]}:45,7\n" for day, clock in enumerate(SOME, 11)
    )
    assert "2026-05-11T00:00" in days(f"date,time,end,x\n{rows}")


def test_of_moments_that_were_named_the_same_holds() -> None:
    content = timed(*SOME, name="date", sign=" ")
    assert days(content, Mapping(at="date", measures=("pulse=weight",)))[0] == "2026-05-01"


def test_lines_at_no_time_form_their_day() -> None:
    content = timed(*SOME) + "2026-05-05,00:00,90\n"
    assert taken(content).values[4] == "2026-05-05 pulse 75"


def test_a_few_midnights_stay_of_the_day_before_and_that_is_said() -> None:
    content = timed("00:00", "08:30", "00:00", "08:30", name="date", sign=" ")
    assert "00:00 (2) is a time, still of the day before" in taken(content).how("date")


def test_of_a_day_with_a_line_at_no_time_it_is_said_that_no_times_are_kept() -> None:
    content = (
        "date,food,calories,time\n2026-05-01,rice,200,\n2026-05-01,soup,90,\n2026-05-03,whey,180,\n"
        "2026-05-03,oats,80,8:10 AM\n2026-05-03,beef,20,11:19 PM\n2026-05-04,beans,45,5:44 PM\n"
    )
    assert taken(content).values == [
        "2026-05-01 calories 290",
        "2026-05-03 calories 280",
        "2026-05-04T17:44 calories 45",
    ]
    mixed = "1 day has values without a time beside others: their sum, and no times are kept"
    how = taken(content).how("calories")
    assert how.endswith(f"; {mixed} (Sun 3 May 2026); 1 day has several values: their sum")


BASAL = (
    *("11 11:40:43 739", "12 00:00:00 547", "12 09:07:20 893", "13 00:00:00 330"),
    *("13 05:30:23 1110", "14 00:00:00 1440", "15 00:00:00 1440", "16 00:00:00 600"),
)


def basal(sign: str, unit: int, *, more: int = 0) -> str:
    """How long each rate lasted, in minutes or parts of them, and so much longer."""
    header = "date,time" if sign == "," else "time"
    lines = (line.split() for line in BASAL)
    rows = (
        f"2026-05-{day}{sign}{clock},{(int(minutes) + more) * unit}\n"
        for day, clock, minutes in lines
    )
    return f"{header},duration\n{''.join(rows)}"


@pytest.mark.parametrize(("sign", "unit"), [(" ", 60_000), ("T", 60), (",", 1)])
def test_midnight_until_which_lines_last_is_a_time(sign: str, unit: int) -> None:
    midnights = ("2026-05-12T00:00", "2026-05-13T00:00", "2026-05-14T00:00", "2026-05-15T00:00")
    assert [day for day in days(basal(sign, unit)) if day in midnights] == [*midnights]
    # Lengths that lead elsewhere say nothing of midnight.
    others = taken(basal(sign, unit, more=37))
    assert "00:00 (5) says that no time is known" in str(others.reading.brought)
