"""Lines that say only that something happened."""

from tests.exchange.table.tables import Taken


def test_names_that_never_have_a_value_say_what_happened() -> None:
    rows = "".join(
        f"2026-02-1{day} 0{hour}:00,{name},{amount}\n"
        for day in (0, 1, 2)
        for hour, name, amount in ((6, "Pump", 70), (7, "Bottle", 40), (8, "Nurse", ""))
    )
    taken = Taken(f"Date,Type,Amount (ml)\n{rows}2026-02-13 06:00,Bottle,\n")
    assert taken.values[:2] == ["2026-02-10T06:00 pump 70", "2026-02-10T07:00 bottle 40"]
    assert taken.notes == [f"2026-02-1{day} Type: Nurse" for day in (0, 1, 2)]
    assert taken.how("Type") == "notes of the day: where it says nurse, which never has a value"


def test_a_unit_without_a_value_is_of_nothing() -> None:
    taken = Taken(
        "at,type,value,unit\n2026-05-01 15:00,formula,120,ml\n2026-05-01 17:00,rice,,spoons\n"
        "2026-05-01 18:00,formula,90,ml\n2026-05-02 17:00,rice,,spoons\n"
    )
    assert taken.values == ["2026-05-01T15:00 formula 120", "2026-05-01T18:00 formula 90"]
    assert taken.notes == ["2026-05-01 type: rice", "2026-05-02 type: rice"]
