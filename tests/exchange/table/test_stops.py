"""Text in which tabs align the cells below their names."""

from tests.exchange.table.tables import Taken

LOG = """Date\t\tDistance\tType\t\tPace\t\t\tNotes
3/13/2024\t8\t\tEasy
3/15/2024\t5\t\tEasy\t\t(with T)
3/17/2024\t\t\tGym\t\t(45 min)
3/19/2024\t7\t\tTempo\t\t(1m x 5 @ 6:00 pace w/200m jogging)\tTreadmill
3/21/2024\t6\t\tEasy\t\t\t\t\tslow
3/23/2024\t4\t\tEasy and then fast\tsplits
"""


def test_cells_stand_below_their_names_however_many_tabs_are_between() -> None:
    taken = Taken(LOG)
    assert taken.values == [
        "2024-03-13 distance 8",
        "2024-03-15 distance 5",
        "2024-03-19 distance 7",
        "2024-03-21 distance 6",
        "2024-03-23 distance 4",
    ]
    assert "2024-03-19 Treadmill" in taken.notes
    assert "2024-03-21 slow" in taken.notes
    assert "2024-03-17 Type: Gym\nPace: (45 min)" in taken.notes
    assert taken.errors == []
    assert taken.reading.what.endswith(", each cell below its name)")


def test_a_line_whose_cells_stand_below_no_name_is_left_out() -> None:
    spoilt = Taken(f"{LOG}3/25/2024\t8\t\tEasy\t\tx\tso\n")
    assert spoilt.errors == ["line 8: 'so' does not stand below one of the names"]


def test_a_tab_is_a_step_to_the_next_column_where_most_lines_have_them_all() -> None:
    rows = "".join(f"2026-05-{day:02}\t{day % 5}\t\tso\n" for day in range(1, 9))
    taken = Taken(f"date\tmood\tnaps\tnote\n{rows}2026-05-09\n")
    assert "below its name" not in taken.reading.what
    assert len(taken.values) == 8
    bare = "".join(f"2026-05-{day:02}\t{day}\n" for day in range(1, 20))
    assert "below its name" not in Taken(f"{bare}2026-05-20\t9\twashed\n").reading.what
