"""A day that has a yes and a no of one thing."""

from tests.exchange.table.tables import Taken

ROWS = "".join(f"2026-05-{day:02},poker,{day % 2}\n" for day in range(1, 21))


def test_a_no_beside_a_yes_is_kept_in_a_note() -> None:
    taken = Taken(f"date,habit,value\n{ROWS}2026-05-03,poker,0\n2026-05-05,poker,1\n")
    assert taken.values.count("2026-05-03 poker 1") == 1
    assert taken.values.count("2026-05-04 poker 0") == 1
    assert taken.notes == ["2026-05-03 poker no"]
    how = "yes where any is (Sun 3 May 2026); a no beside it is a note"
    assert how in taken.how("poker")


def test_a_no_that_comes_first_is_kept_too() -> None:
    taken = Taken(f"date,habit,value\n2026-05-03,poker,0\n{ROWS}")
    assert taken.notes == ["2026-05-03 poker no"]
    assert "2026-05-03 poker 1" in taken.values


def test_a_no_with_its_time_is_kept_where_its_day_has_others_without() -> None:
    rows = "".join(f"2026-05-{day:02},0{day}:00,{day % 2}\n" for day in range(1, 9))
    taken = Taken(f"date,time,poker\n{rows}2026-05-02,,1\n")
    assert "2026-05-02 poker 1" in taken.values
    assert taken.notes == ["2026-05-02 poker no"]
