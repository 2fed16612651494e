"""Checklists: what is ticked was taken, and what is not ticked was not."""

import pytest

from tests.exchange.table.tables import Taken


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        ("[x]", "[ ]"),
        ("[X]", "[]"),
        ("- [x]", "- [ ]"),
        ("\u2611", "\u2610"),
        ("\u2611\ufe0f", "\u2610"),
        ("\u2705", "\u274c"),
        ("\u2705", "\u2b1c"),
    ],
)
def test_what_is_ticked_below_a_day_is_a_dose_and_nothing_else(yes: str, no: str) -> None:
    taken = Taken(
        f"9 Nov 2026\n{yes} Lexapro 10mg\n{yes} Minoxidil\n{no} Vitamin D\n"
        f"10 Nov 2026\n{no} Lexapro 10mg\n{no} Minoxidil\n{yes} Vitamin D\n"
    )
    assert taken.doses == [
        "2026-11-09 Lexapro 10 mg",
        "2026-11-09 Minoxidil ?",
        "2026-11-10 Vitamin D ?",
    ]
    sign = no.removeprefix("- ")
    assert taken.lines[2].passed == (f"{sign} Vitamin D is not ticked, so no dose",)
    assert not taken.notes


def test_a_cell_may_list_several_with_their_boxes() -> None:
    taken = Taken(
        "Date,Meds\n2026-11-09,[x] Lexapro 10mg; [ ] Zinc 5 mg\n2026-11-10,[x] Zinc 5 mg\n"
    )
    assert taken.doses == ["2026-11-09 Lexapro 10 mg", "2026-11-10 Zinc 5 mg"]
    assert taken.lines[0].passed == ("[ ] Zinc 5 mg is not ticked, so no dose",)


def test_a_box_before_a_name_beside_its_amount_is_no_part_of_it() -> None:
    taken = Taken("Date,Medication,Dose\n2026-11-09,[x] Zinc,5 mg\n2026-11-10,[ ] Zinc,5 mg\n")
    assert taken.doses == ["2026-11-09 Zinc 5 mg"]
    assert taken.lines[1].passed == ("[ ] Zinc is not ticked, so no dose",)


def test_what_is_no_medicine_stays_a_note_with_its_box() -> None:
    taken = Taken(
        "9 Nov 2026\n[x] Lexapro 10mg\n[ ] walk the dog\n10 Nov 2026\n[x] Lexapro 5mg\n"
        "[x] take the bins out\n11 Nov 2026\n[x] Zinc 5mg\n[x] Lexapro 20mg\n"
    )
    assert len(taken.doses) == 4
    assert taken.notes == [
        "2026-11-09 entry: [ ] walk the dog",
        "2026-11-10 entry: [x] take the bins out",
    ]
