"""Amounts of what leaves a body or is still to come, and numbers of which it was: no doses."""

import pytest

from tests.exchange.table.tables import Taken


@pytest.mark.parametrize("name", ["Urine", "Blood", "Breast milk", "Muttermilch", "Pumped"])
def test_what_leaves_a_body_is_no_dose_of_a_diary(name: str) -> None:
    taken = Taken(
        f"2026-03-01: kratom 3 g\n2026-03-02: {name}: 90 ml, kratom 2 g\n"
        f"2026-03-03: {name}: 300 ml\n2026-03-04: milk thistle 200 mg\n"
    )
    assert taken.doses == [
        "2026-03-01 kratom 3 g",
        "2026-03-02 kratom 2 g",
        "2026-03-04 milk thistle 200 mg",
    ]
    assert taken.notes == [f"2026-03-03 entry: {name}: 300 ml"]


@pytest.mark.parametrize(
    "name", ["Next refill (ml)", "Next dose (ml)", "Next kratom (ml)", "Tomorrow's dose (ml)"]
)
def test_what_is_still_to_come_is_a_note(name: str) -> None:
    taken = Taken(f"date,Minoxidil (ml),{name}\n2026-03-01,1,60\n2026-03-02,2,30\n")
    assert taken.doses == ["2026-03-01 Minoxidil 1 ml", "2026-03-02 Minoxidil 2 ml"]
    assert not taken.values
    assert [one.rsplit(" ", 1)[1] for one in taken.notes] == ["60", "30"]
    assert "still to come" in taken.how(name)


def test_what_came_a_day_or_a_dose_later_is_a_value() -> None:
    content = "date,Next day pain,Later dose (mg)\n2026-03-01,4,60\n2026-03-02,3,30\n"
    assert "2026-03-01 next-day-pain 4" in Taken(content).values
    assert "still to come" not in Taken(content).how("Later dose (mg)")


@pytest.mark.parametrize("name", ["Patch no", "Pill #", "Tablette Nr."])
def test_the_number_of_a_patch_is_no_amount(name: str) -> None:
    taken = Taken(
        f"date,{name},Fentanyl patch (mcg/h)\n2026-03-01,1,50\n2026-03-04,2,50\n2026-03-07,1,37\n"
    )
    assert not taken.doses
    assert [one.rsplit(" ", 1)[1] for one in taken.notes] == ["1", "2", "1"]
    assert "the number of which it was" in taken.how(name)


def test_so_many_of_them_are_amounts() -> None:
    taken = Taken("date,Tablets no,Mood\n2026-03-01,2,5\n2026-03-02,1,6\n2026-03-03,2,6\n")
    assert len(taken.doses) == 3
