"""One dose in two columns is taken once: mg of what another column counts in pieces."""

import pytest

from tests.exchange.table.tables import Taken


@pytest.mark.parametrize(
    ("columns", "rows", "doses", "left"),
    [
        (
            "Magnesium glycinate,Magnesium (mg)",
            ("2 tablets,240", "1 tablet,120"),
            ["Magnesium glycinate 2 tablet", "Magnesium glycinate 1 tablet"],
            "Magnesium (mg)",
        ),
        (
            "Tablets of 15 mg,Total mg mirtazapine",
            ("2,30", "1.5,22.5"),
            ["mirtazapine 30 mg", "mirtazapine 22.5 mg"],
            "Tablets of 15 mg",
        ),
        (
            "Kratom caps,Kratom g",
            ("8,4", "6,3"),
            ["Kratom 4 g", "Kratom 3 g"],
            "Kratom caps",
        ),
    ],
)
def test_a_dose_in_two_units_is_one_dose(
    columns: str, rows: tuple[str, str], doses: list[str], left: str
) -> None:
    taken = Taken(f"Date,{columns}\n2026-11-01,{rows[0]}\n2026-11-02,{rows[1]}\n2026-11-03,,\n")
    assert [one.split(" ", 1)[1] for one in taken.doses] == doses
    assert "again, in another unit" in taken.why_left(left)
    assert taken.values == []


def test_what_foods_have_of_it_is_no_dose_beside_a_supplement() -> None:
    taken = Taken(
        "Day,Time,Food Name,Amount,Magnesium (mg)\n"
        "2026-11-01,08:05,Magnesium Glycinate,2.00 tablet,240.0\n"
        "2026-11-01,08:05,Vitamin D3 1000 IU,1.00 softgel,0.0\n"
        "2026-11-02,08:15,Magnesium Glycinate,1.00 tablet,120.0\n"
        "2026-11-02,20:00,Kratom powder,2.50 g,0.0\n"
    )
    assert taken.doses == [
        "2026-11-01T08:05 Magnesium Glycinate 2 tablet",
        "2026-11-01T08:05 Vitamin D3 1000 IU 1 capsule",
        "2026-11-02T08:15 Magnesium Glycinate 1 tablet",
        "2026-11-02T20:00 Kratom powder 2.5 g",
    ]
    assert taken.why_left("Magnesium (mg)") == "the doses of Amount again, in another unit"


@pytest.mark.parametrize("rows", [("2 tablets,240", "1 tablet,200"), ("1 tablet,0", "0,120")])
def test_amounts_that_do_not_go_together_are_doses_of_their_own(rows: tuple[str, str]) -> None:
    taken = Taken(
        f"Date,Magnesium glycinate,Magnesium (mg)\n2026-11-01,{rows[0]}\n2026-11-02,{rows[1]}\n"
    )
    assert any("Magnesium glycinate 1 tablet" in one for one in taken.doses)
    assert any(one.endswith(" mg") for one in taken.doses)
