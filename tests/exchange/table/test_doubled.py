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


@pytest.mark.parametrize(
    ("again", "why"),
    [
        ("40,80,110,140,160,180,200,210", "computed: sums or means of Methadone (mg) over all"),
        (",,36.67,33.33,26.67,23.33,20,16.67", "computed: sums or means of Methadone (mg) over 3"),
        ("40,40,36.67,35,32,30,28.57,26.25", "computed: sums or means of Methadone (mg) over all"),
        ("40,40,40,30,30,20,20,20", "Methadone (mg) again, in most lines or all"),
        (",40,40,,20,20,20,10", "Methadone (mg) again, in most lines or all"),
    ],
)
def test_a_second_column_that_repeats_or_computes_the_first_is_no_dose(
    again: str, why: str
) -> None:
    pairs = zip((40, 40, 30, 30, 20, 20, 20, 10), again.split(","), strict=True)
    rows = "".join(f"2026-11-0{day},{one},5,{of}\n" for day, (one, of) in enumerate(pairs, 1))
    taken = Taken(f"Date,Methadone (mg),Mood,Methadone (mg)\n{rows}")
    assert len(taken.doses) == 8
    assert taken.why_left("Methadone (mg) (2)").startswith(why)


def test_a_second_column_that_goes_its_own_way_is_of_doses() -> None:
    evenings = (20, 20, 15, 15, 15, 10, 10, 10)
    pairs = zip((20, 20, 20, 20, 15, 15, 15, 15), evenings, strict=True)
    rows = "".join(f"2026-11-0{day},{one},5,{of}\n" for day, (one, of) in enumerate(pairs, 1))
    taken = Taken(f"Date,Methadone (mg),Mood,Methadone (mg)\n{rows}")
    assert len(taken.doses) == 16
