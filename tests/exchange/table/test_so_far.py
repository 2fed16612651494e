"""Columns that are computed of when a line is, and of the lines of its day so far."""

import pytest

from tests.exchange.table.tables import Taken

_FEEDS = (
    ((7, 40), 10, 0),
    ((11, 5), 4, 12),
    ((15, 30), 0, 9),
    ((20, 15), 8, 3),
)
_HEAD = (
    "date,time,last_start,hours_since_last,days_since_birth,left_min,right_min,right_mins_today,"
    "total_hours_today,longest_gap_today,is_longest_gap_today,"
    "feed_day,feed_month,feed_year,hour_of_day,feed_num_today"
)
_COMPUTED = {
    "last_start": "the time of the line before",
    "hours_since_last": "computed: how long it was since the line before",
    "days_since_birth": "computed: it counts the days since 2026-05-16",
    "right_mins_today": "computed: the sum of right_min of the day so far",
    "total_hours_today": "computed: the sum of left_min of the day so far",
    "longest_gap_today": "computed: the highest hours_since_last of its day",
    "is_longest_gap_today": "computed: whether it is the longest_gap_today",
    "feed_day": "it counts the days",
    "feed_month": "the date says it",
    "feed_year": "the date says it",
    "hour_of_day": "the date says it",
    "feed_num_today": "it counts the lines of a day",
}


def _sheet(*, newest_first: bool = False) -> str:
    """Feeds of four days, later by some minutes each day, with all that a program adds."""
    lines, before = list[str](), None
    for day in range(1, 5):
        of_day = list[tuple[list[str], float | None, list[str]]]()
        left = right = 0
        for nth, ((hour, minute), least, most) in enumerate(_FEEDS, start=1):
            one, other, later = least + 60 * day, most + day, minute + day * nth
            left, right = left + one, right + other
            now = (day * 24 + hour) * 60 + later
            gap = None if before is None else (now - before) / 60
            last = "null" if before is None else f"{before // 60 % 24}:{before % 60:02}"
            head = [f"{day + 19}/05/2026", f"{hour}:{later:02}", last]
            head += ["null" if gap is None else f"{gap:.4f}", str(day + 3), str(one), str(other)]
            behind = [str(day + 19), "5", "2026", str(hour), str(nth)]
            of_day.append(([*head, str(right), f"{left / 60:.4f}"], gap, behind))
            before = now
        longest = max(gap or 0 for _, gap, _ in of_day)
        lines += [
            ",".join([*head, f"{longest:.4f}", str(gap == longest).upper(), *behind])
            for head, gap, behind in of_day
        ]
    return "\n".join([_HEAD, *(lines[::-1] if newest_first else lines)])


@pytest.mark.parametrize("newest_first", [False, True])
def test_what_a_program_adds_to_each_line_is_left_out(*, newest_first: bool) -> None:
    taken = Taken(_sheet(newest_first=newest_first))
    assert {name: taken.why_left(name) for name in _COMPUTED} == _COMPUTED
    assert len(taken.values) == 2 * 16
    assert taken.notes == []
    assert "2026-05-21T15:36 right 11 min" in {f"{one} min" for one in taken.values}


def test_a_number_of_its_own_that_is_called_so_stays() -> None:
    amounts = ((2, 3), (4, 3), (1, 5), (2, 2), (3, 6), (1, 4), (2, 7), (5, 3))
    rows = "".join(
        f"2026-05-{1 + at // 2:02} {8 + at % 2 * 9:02}:00,{one},{other}\n"
        for at, (one, other) in enumerate(amounts)
    )
    taken = Taken(f"date,coughs,hours outside today\n{rows}")
    assert len(taken.values) == 16


def test_of_one_line_a_day_no_sum_is_so_far() -> None:
    rows = "".join(f"2026-05-{day:02},{day % 4},{day % 4}\n" for day in range(1, 12))
    assert len(Taken(f"date,coughs,attacks today\n{rows}").values) == 22


def test_of_two_that_are_alike_one_stays() -> None:
    rows = "".join(
        f"2026-05-{1 + at // 2:02} {8 + at % 2 * 9:02}:00,{at // 2 + 60},{at // 2 + 60}\n"
        for at in range(12)
    )
    assert len(Taken(f"date,max pulse,highest pulse\n{rows}").values) >= 12


def test_the_year_of_the_day_needs_no_name() -> None:
    lines = ["2024-12-30,68.9,2024", "2024-12-31,68.4,2024", "2025-01-02,68.1,2025"]
    taken = Taken("\n".join(lines))
    assert taken.why_left("column 3") == "the date says it"
    assert [one.split()[2] for one in taken.values] == ["68.9", "68.4", "68.1"]
    other = Taken("\n".join(lines).replace(",2025", ",2026"))
    assert len(other.values) == 6


def test_what_is_called_the_total_of_a_day_is_none_beside_what_each_line_has() -> None:
    drinks = """date,time,Drink (ml),Day Total (ml)
2026-05-01,08:00,300,300
2026-05-01,12:00,600,900
2026-05-01,18:00,250,1.15
2026-05-02,09:00,500,1.3
2026-05-02,15:00,750,1.3
2026-05-02,20:00,100,1.3
"""
    taken = Taken(drinks)
    said = "the total of a day, as it is called, beside Drink (ml) of each line"
    assert taken.why_left("Day Total (ml)") == said
    assert len(taken.values) == 6
    one_a_day = "date,Wine (ml),Day Total (ml)\n2026-05-01,200,700\n2026-05-02,100,450\n"
    assert "2026-05-02 day-total 450" in Taken(one_a_day).values
