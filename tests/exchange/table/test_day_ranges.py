"""Lines that are each of several days."""

from tests.exchange.table.tables import Taken, refused

ROWS = "10/1/26 - 10/3/26,5\n10/4/26 - 10/13/26,4\n10/14/26 - 10/20/26,3\n"


def test_amounts_of_ranges_of_days_are_steps_of_a_plan() -> None:
    taken = Taken(f"Date,Kratom g\n{ROWS}")
    assert not taken.doses
    assert taken.steps == [
        "2026-10-01 Kratom 5 g",
        "2026-10-04 Kratom 4 g",
        "2026-10-14 Kratom 3 g",
        "2026-10-21 Kratom 0 g",
    ]
    assert taken.how("Date to").startswith("last day")


def test_values_of_ranges_of_days_are_refused() -> None:
    assert "each of several days" in refused(f"Date,Mood\n{ROWS}")
    assert "each of several days" in refused(f"Date,Kratom g,Mood\n{ROWS.replace('26,', '26,6,')}")


def test_what_happened_in_a_range_of_days_is_an_event() -> None:
    taken = Taken("Date,Illness\n2026-10-01 \u2013 2026-10-03,flu\n2026-10-14 to 2026-10-20,cold\n")
    assert [str(getattr(one, "until", "")) for one in taken.entries] == ["2026-10-03", "2026-10-20"]
