"""A total of doses of a line: it names them, is left out beside them, and alone is what was had."""

import pytest

from tests.exchange.table.tables import Taken


@pytest.mark.parametrize(
    "names",
    [
        "Morning (g),Evening (g),Kratom total (g)",
        "Dose 1 (g),Dose 2 (g),Total kratom g",
        "AM [g],PM [g],Kratom total g",
    ],
)
def test_a_total_names_its_parts_with_units(names: str) -> None:
    taken = Taken(f"Date,{names}\n2026-05-01,4,3,7\n2026-05-02,4,2.5,6.5\n2026-05-03,3,,3\n")
    assert [dose.lower() for dose in taken.doses] == [
        *("2026-05-01 kratom 4 g", "2026-05-01 kratom 3 g"),
        *("2026-05-02 kratom 4 g", "2026-05-02 kratom 2.5 g"),
        "2026-05-03 kratom 3 g",
    ]
    assert taken.why_left(names.rsplit(",", maxsplit=1)[-1]) == "a total of the others"


def test_a_total_names_its_parts_though_some_lines_have_it_alone() -> None:
    taken = Taken(
        "Date,AM (g),PM (g),Kratom total (g)\n2026-05-01,3,3,6\n2026-05-02,3,2,5\n"
        "2026-05-03,2,2,4\n2026-05-04,,,5\n2026-05-05,2,1,3\n"
    )
    assert len(taken.doses) == 9
    assert "2026-05-04 Kratom 5 g" in taken.doses


def test_a_total_without_its_parts_is_what_the_day_had() -> None:
    taken = Taken(
        "Date,Kratom AM g,Kratom PM g,Kratom total g\n2026-05-01,3,,3\n2026-05-02,,2.5,2.5\n"
        "2026-05-03,2.5,2,4.5\n2026-05-04,,,4\n2026-05-05,,,\n"
    )
    assert taken.doses[:4] == [
        *("2026-05-01 Kratom 3 g", "2026-05-02 Kratom 2.5 g"),
        *("2026-05-03 Kratom 2.5 g", "2026-05-03 Kratom 2 g"),
    ]
    assert taken.doses[4:] == ["2026-05-04 Kratom 4 g"]
    assert taken.how("Kratom total g").endswith("taken only where none of them says anything")


@pytest.mark.parametrize("named", ["Total", "Total (g)"])
def test_a_total_that_names_no_product_is_of_that_of_its_parts(named: str) -> None:
    rows = "2026-05-01,3 g,2 g,5 g\n2026-05-02,3 g,,3 g\n2026-05-03,2 g,2 g,4 g\n2026-05-04,,,2 g\n"
    rows = rows if named == "Total" else rows.replace(" g", "")
    names = "Kratom AM,Kratom PM" if named == "Total" else "Kratom AM g,Kratom PM g"
    taken = Taken(f"Date,{names},{named}\n{rows}")
    assert len(taken.doses) == 6
    assert taken.doses[-1] == "2026-05-04 Kratom 2 g"


def test_a_total_of_0_is_none_on_a_day_that_says_more() -> None:
    taken = Taken(
        "Date,Pain,Ibuprofen 8am mg,Ibuprofen 8pm mg,Total ibuprofen mg\n2026-05-01,5,400,200,600\n"
        "2026-05-02,4,400,,400\n2026-05-03,6,,400,400\n2026-05-04,3,,,0\n2026-05-05,,,,0\n"
    )
    assert len(taken.doses) == 5
    assert taken.doses[-1] == "2026-05-04 Ibuprofen none"
    assert not taken.lines[-1].entries


def test_a_total_that_is_not_of_the_parts_or_not_of_its_day_is_no_dose() -> None:
    taken = Taken(
        "Date,Kratom AM g,Kratom PM g,Kratom total g\n2026-05-01,3,,5\n2026-05-02,,2.5,9\n"
        "2026-05-03,2.5,2,14\n2026-05-04,,,14\n"
    )
    assert len(taken.doses) == 4
    assert taken.why_left("Kratom total g") == "a total of the others"
    twice = Taken(
        "Date,Kratom AM g,Kratom PM g,Kratom total g\n2026-05-01,3,,3\n2026-05-02,,2.5,2.5\n"
        "2026-05-03,2.5,2,4.5\n2026-05-03,,,4.5\n"
    )
    assert len(twice.doses) == 4


@pytest.mark.parametrize("name", ["Total", "Total mg", "Day total"])
def test_a_total_of_what_cells_name_is_their_sum(name: str) -> None:
    taken = Taken(
        f"Date,8 am,2 pm,10 pm,{name},Mood\n2026-05-01,Oxycodone 5 mg,Oxycodone 5 mg,"
        "Oxycodone 10 mg,20,4\n2026-05-02,Oxycodone 5 mg,,Oxycodone 10 mg,15,5\n"
        "2026-05-03,Oxycodone 5 mg,Oxycodone 2.5 mg,,7.5,5\n"
    )
    assert len(taken.doses) == 7
    assert len(taken.values) == 3
    assert taken.why_left(name) == "computed: the sum of the doses of Oxycodone"


def test_a_total_of_what_cells_name_is_what_was_had_where_none_does() -> None:
    taken = Taken(
        "Date,8 am,10 pm,Total g\n2026-05-01,Gabapentin 300 mg,Gabapentin 600 mg,0.9\n"
        "2026-05-02,Gabapentin 300 mg,Gabapentin 300 mg,0.6\n2026-05-03,Gabapentin 300 mg,,0.3\n"
        "2026-05-04,Gabapentin 300 mg,Gabapentin 300 mg,0.6\n2026-05-05,,,0.9\n"
    )
    assert len(taken.doses) == 8
    assert taken.doses[-1] == "2026-05-05 Gabapentin 0.9 g"


def test_a_total_beside_several_products_is_of_none_of_them() -> None:
    taken = Taken(
        "Date,8 am,2 pm,Total\n2026-05-01,Oxycodone 5 mg,Morphine 5 mg,10\n"
        "2026-05-02,Oxycodone 5 mg,Oxycodone 10 mg,15\n2026-05-03,Oxycodone 5 mg,,5\n"
    )
    assert len(taken.doses) == 5
    assert taken.values[0] == "2026-05-01 total 10"


_OF_DAYS = (
    "2026-05-01,3,3,6\n2026-05-02,3,2,5\n2026-05-03,2,2,4\n2026-05-04,1,2,3\n{}"
    "2026-05-06,1,1,2\n2026-05-07,1,1,2\n2026-05-08,,1,1\n{}"
)


@pytest.mark.parametrize(
    "sums",
    [
        ("2026-05-05,,,18\n", "2026-05-09,,,5\n"),
        ("2026-05-05,,,18\n", "2026-05-09,,,23\n"),
        ("2026-05-05,,,19\n", "2026-05-09,,,17.5\n"),
    ],
)
def test_a_sum_of_the_lines_above_is_no_dose(sums: tuple[str, str]) -> None:
    names = "Date,Kratom AM (g),Kratom PM (g),Total (g)\n"
    taken = Taken(names + _OF_DAYS.format(*sums))
    assert len(taken.doses) == 13
    assert {dose.rsplit(" ", 2)[1] for dose in taken.doses} == {"1", "2", "3"}
    assert taken.why_left("Total (g)").startswith("computed: the sum of")


def test_a_sum_of_the_lines_above_is_said_beside_a_total_of_a_day() -> None:
    names = "Date,Kratom AM (g),Kratom PM (g),Total (g)\n"
    taken = Taken(names + _OF_DAYS.format("2026-05-05,,,4\n", "2026-05-09,,,27\n"))
    assert len(taken.doses) == 14
    assert "2026-05-05 Kratom 4 g" in taken.doses
    assert not taken.lines[-1].entries
    assert taken.how("Total (g)").endswith("; not that of a sum of the lines above it, in line 10")
