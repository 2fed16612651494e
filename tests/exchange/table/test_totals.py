"""Lines of the total of their day, among the doses that it is of."""

from tests.exchange.table.tables import Taken

DOSES = "2026-10-01,4,\n2026-10-01,3,second dose\n2026-10-02,4,\n2026-10-02,3,\n"


def test_a_total_below_the_doses_of_its_day_is_none() -> None:
    taken = Taken(f"Date,Kratom g,Notes\n{DOSES}2026-10-02,7,total\n2026-10-03,3,\n")
    assert taken.doses == [
        "2026-10-01 Kratom 4 g",
        "2026-10-01 Kratom 3 g",
        "2026-10-02 Kratom 4 g",
        "2026-10-02 Kratom 3 g",
        "2026-10-03 Kratom 3 g",
    ]
    assert taken.lines[4].passed == ("a total of doses of its day, which other lines have",)
    assert taken.notes == ["2026-10-01 second dose"]


def test_a_total_that_is_not_their_sum_is_told() -> None:
    taken = Taken(f"Date,Kratom g,Notes\n{DOSES}2026-10-02,8,Day total\n")
    assert len(taken.doses) == 4
    assert taken.lines[4].passed[0].endswith("not what the doses of other lines come to")


def test_a_total_alone_is_what_its_day_had() -> None:
    taken = Taken(f"Date,Kratom g,Notes\n{DOSES}2026-10-03,5,total\n")
    assert taken.doses[4:] == ["2026-10-03 Kratom 5 g"]


def test_a_total_in_the_place_of_a_time_or_a_name_is_none() -> None:
    taken = Taken(
        "Date,Time,Kratom g\n2026-10-01,08:00,3\n2026-10-01,19:00,4\n2026-10-01,total,7\n"
        "2026-10-02,08:00,4\n2026-10-02,19:00,4\n"
    )
    assert len(taken.doses) == 4
    assert not taken.errors
    taken = Taken(
        "Date,Drug,Dose\n2026-10-01,Kratom,3 g\n2026-10-01,Kava,4 g\n2026-10-01,Total,7 g\n"
    )
    assert taken.doses == ["2026-10-01 Kratom 3 g", "2026-10-01 Kava 4 g"]
    assert taken.lines[2].passed == ("a total of doses of its day, which other lines have",)
