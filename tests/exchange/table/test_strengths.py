"""What a name says that one piece holds, how many of them, and when: so much was taken."""

from dataclasses import replace
from datetime import time

import pytest

from sidelog.exchange.reader import Said
from sidelog.exchange.table.amount.named import named_amount
from tests.exchange.table.tables import HERE, Taken


@pytest.mark.parametrize(
    ("text", "product", "amount"),
    [
        ("Ibuprofen 400mg", "Ibuprofen", "400mg"),
        ("2 x 200mg ibuprofen", "ibuprofen", "2 x 200mg"),
        ("Ibuprofen 2 x 200mg", "Ibuprofen", "2 x 200mg"),
        ("2 caps of kratom", "kratom", "2 caps"),
        ("2 Advil", "Advil", "2 pieces"),
        ("1 Aleve", "Aleve", "1 piece"),
        ("half tab xanax", "xanax", "0.5 tab"),
        ("Ibuprofen (400mg)", "Ibuprofen", "400mg"),
        ("Omega 3 1000mg", "Omega 3", "1000mg"),
        ("Vitamin B 12 100 mcg", "Vitamin B 12", "100 mcg"),
        ("Humalog 5 units", "Humalog", "5 units"),
        ("Aspirin 1.2.3 mg", "Aspirin", "1.2.3 mg"),
        ("2 x 200mg", "2 x 200mg", ""),
        ("two walks", "two walks", ""),
        ("Vitamin C 500", "Vitamin C 500", ""),
    ],
)
def test_a_name_and_an_amount_may_stand_in_any_order(text: str, product: str, amount: str) -> None:
    assert named_amount(text) == (product, amount)


@pytest.mark.parametrize(
    ("header", "cells", "doses"),
    [
        (
            "Adderall IR 10mg",
            (2, 0, 1),
            ["20 mg", "none", "10 mg"],
        ),
        ("Adderall 20mg", (20, 40, 0), ["20 mg", "40 mg", "none"]),
        ("Melatonin 3mg", (1, "", 2), ["3 mg", "6 mg"]),
        ("Alprazolam (tabs 0.5mg)", (2, 1.5, 0), ["1 mg", "0.75 mg", "none"]),
        ("Tramadol (St\u00fcck 50mg)", (1, 2, 0), ["50 mg", "100 mg", "none"]),
        ("nicotine gum (2mg pieces)", (1, 2, 2), ["2 mg", "4 mg", "4 mg"]),
        (
            "Finasteride 1mg",
            ("yes", "no", "yes"),
            ["1 mg", "none", "1 mg"],
        ),
    ],
)
def test_numbers_below_a_strength_are_pieces(
    header: str, cells: tuple[object, ...], doses: list[str]
) -> None:
    rows = "".join(f"2026-05-0{day},{cell},5\n" for day, cell in enumerate(cells, 1))
    taken = Taken(f"date,{header},mood\n{rows}").doses
    product = header.partition(" (")[0] if "(" in header else header.rpartition(" ")[0]
    assert [one.partition(f" {product} ")[2] for one in taken] == doses


def test_where_they_may_be_of_its_unit_too_that_is_asked() -> None:
    content = "date,Xanax 2mg\n2026-05-01,2\n2026-05-02,1\n"
    asked = Taken(content).reading.question
    assert asked
    assert asked.flag == "--unit"
    assert Taken(content, Said(unit="mg")).doses == [
        "2026-05-01 Xanax 2 mg",
        "2026-05-02 Xanax 1 mg",
    ]
    assert Taken(content, Said(unit="tablet")).doses == [
        "2026-05-01 Xanax 4 mg",
        "2026-05-02 Xanax 2 mg",
    ]


def test_a_quantity_is_of_what_each_name_says() -> None:
    taken = Taken(
        "date,item,qty\n2026-04-01,Kratom capsules,4\n2026-04-01,Melatonin 3mg,1\n"
        "2026-04-02,Melatonin 3mg,2\n"
    )
    assert taken.doses == [
        "2026-04-01 Kratom capsules 4 capsule",
        "2026-04-01 Melatonin 3 mg",
        "2026-04-02 Melatonin 6 mg",
    ]


@pytest.mark.parametrize("order", ["{count},{size}", "{size},{count}"])
def test_servings_are_so_many_of_their_size(order: str) -> None:
    head = order.format(count="Servings", size="Serving Size")
    rows = (("Extract", 0.5, "15 ml"), ("Powder", 2, "2.5 g"), ("Powder", "", "2.5 g"))
    lines = "".join(
        f"2026-02-0{day},{name}," + order.format(count=count, size=size) + "\n"
        for day, (name, count, size) in enumerate(rows, 1)
    )
    assert Taken(f"Date,Product,{head}\n{lines}").doses == [
        "2026-02-01 Extract 7.5 ml",
        "2026-02-02 Powder 5 g",
        "2026-02-03 Powder 2.5 g",
    ]


def test_whether_and_how_much_are_one_dose() -> None:
    rows = ("Yes,5", "No,", "Yes,", "No,0", ",3", "No,2")
    lines = "".join(f"2026-01-0{day},{row},1\n" for day, row in enumerate(rows, 1))
    taken = Taken(f"Date,Kratom today?,Grams,mood\n{lines}")
    assert taken.doses == [
        "2026-01-01 Kratom 5 g",
        "2026-01-02 Kratom none",
        "2026-01-03 Kratom ?",
        "2026-01-04 Kratom none",
        "2026-01-05 Kratom 3 g",
    ]
    assert taken.errors == [
        "line 7, column Grams: '2' stands beside 'No'; its words are kept as a note"
    ]


def test_each_dose_of_a_day_has_its_time() -> None:
    taken = Taken(
        "date,dose1_time,dose1_g,dose2_time,dose2_g\n2026-01-01,07:00,4,13:00,3\n"
        "2026-01-02,,3.5,00:30,3\n2026-01-03,early,3,,\n"
        + "".join(f"2026-01-{day},07:00,3,,\n" for day in range(10, 15)),
        Said(product="kratom"),
        replace(HERE, day_starts=time(4)),
    )
    assert taken.doses[:5] == [
        "2026-01-01T07:00 kratom 4 g",
        "2026-01-01T13:00 kratom 3 g",
        "2026-01-02 kratom 3.5 g",
        "2026-01-03T00:30 kratom 3 g",
        "2026-01-03 kratom 3 g",
    ]
    assert "'early' is no time" in taken.errors[0]


def test_of_what_and_in_which_unit_is_one_answer() -> None:
    content = "date,am dose,pm dose,total\n2026-01-01,3,2,5\n2026-01-02,2.5,0,2.5\n"
    asked = Taken(content).reading.question
    assert asked
    assert "of what, and in which unit?" in asked.text
    taken = Taken(content, Said(product="kratom g"))
    assert taken.doses == [
        "2026-01-01 kratom 3 g",
        "2026-01-01 kratom 2 g",
        "2026-01-02 kratom 2.5 g",
    ]


@pytest.mark.parametrize(
    ("columns", "cells", "doses"),
    [
        ("Bupe AM mg,Bupe PM mg", "4,3", ["Bupe 4 mg", "Bupe 3 mg"]),
        ("methadone mL (1mg/mL)", "60", ["methadone 60 ml"]),
        ("Did you take your Lexapro (10 mg) today?", "Yes", ["lexapro 10 mg"]),
        ("Iron 65mg,Energy 1-5", "x,3", ["Iron 65 mg"]),
        ("Plan sertraline mg,Actual sertraline mg", "50,75", ["sertraline 75 mg"]),
        ("What did you take?,How many grams in total?", "Red Bali,3", ["Red Bali 3 g"]),
        ("what I took", "2 tabs 7oh 15mg", ["7oh 30 mg"]),
        ("Hair shed (low/med/high)", "high", []),
        ("take home?", "Y", []),
    ],
)
def test_what_was_taken_is_known_by_what_it_is_called(
    columns: str, cells: str, doses: list[str]
) -> None:
    other = cells.replace("high", "low")
    content = f"date,{columns},note\n2026-05-01,{cells},fine\n2026-05-02,{other},so so\n"
    taken = Taken(content).doses
    assert taken == [f"2026-05-0{day} {dose}" for day in (1, 2) for dose in doses]


def test_what_was_got_is_not_yet_taken() -> None:
    taken = Taken(
        "Filled,Drug,Strength,Qty,Days supply,Refills left,Pharmacy\n"
        "01/19/2025,Adderall XR,20 mg,30,30,0,CVS\n02/11/2025,Sertraline,100 mg,90,90,3,CVS\n"
    )
    assert not taken.doses
    assert not taken.values
    assert taken.notes == ["2025-01-19 Drug: Adderall XR", "2025-02-11 Drug: Sertraline"]


def test_a_number_is_in_the_one_unit_of_its_column() -> None:
    rows = "2026-05-01,25mg\n2026-05-02,50\n2026-05-03,50\n"
    assert Taken(f"date,lamictal\n{rows}").doses == [
        "2026-05-01 lamictal 25 mg",
        "2026-05-02 lamictal 50 mg",
        "2026-05-03 lamictal 50 mg",
    ]
    tablets = Taken(f"date,lamictal\n{rows}".replace(",50", ",1"))
    assert tablets.reading.question


def test_a_column_may_be_called_by_the_time_of_its_doses() -> None:
    content = "Day,6am (g),9pm (g),TOTAL\n2026-05-01,5,4,9\n2026-05-02,5,,5\n"
    taken = Taken(content, Said(product="kratom"))
    assert taken.doses == [
        "2026-05-01T06:00 kratom 5 g",
        "2026-05-01T21:00 kratom 4 g",
        "2026-05-02T06:00 kratom 5 g",
    ]


def test_each_part_of_a_day_may_have_a_column_beside_names() -> None:
    taken = Taken(
        "Date,Medicine,Morning,Noon,Night\n2026-01-01,Sertraline 50mg,1,0,0\n"
        "2026-01-01,Lamotrigine 25mg,1,0,2\n"
    )
    assert taken.doses == [
        "2026-01-01 Sertraline 50 mg",
        "2026-01-01 Lamotrigine 25 mg",
        "2026-01-01 Lamotrigine 50 mg",
    ]


def test_what_was_not_taken_leaves_the_other_values_of_its_line() -> None:
    taken = Taken(
        "date,took_meds,med_name,dose_mg,severity\n2026-01-01,true,Escitalopram,10,2\n"
        "2026-01-02,false,Escitalopram,10,3\n"
    )
    assert taken.doses == ["2026-01-01 Escitalopram 10 mg"]
    assert taken.values == ["2026-01-01 severity 2", "2026-01-02 severity 3"]


def test_doses_among_other_things_may_be_called_so() -> None:
    taken = Taken(
        "timestamp,event_type,details,amount,unit\n2026-01-01T08:00,dose,kratom red bali,4,g\n"
        "2026-01-01T12:00,symptom,itchy scalp,3,\n2026-01-02T08:00,dose,kratom green,3,g\n"
    )
    assert taken.doses == [
        "2026-01-01T08:00 kratom red bali 4 g",
        "2026-01-02T08:00 kratom green 3 g",
    ]


@pytest.mark.parametrize(
    "name", ["Pain after Ibuprofen 400mg", "Relief from Tylenol 500mg", "Effect of Xanax 1mg"]
)
def test_what_a_strength_did_is_a_measure(name: str) -> None:
    taken = Taken(f"date,{name}\n2026-05-01,3\n2026-05-02,5\n2026-05-03,2\n2026-05-04,4\n")
    assert not taken.doses
    assert len(taken.values) == 4


@pytest.mark.parametrize(
    ("content", "unit"),
    [
        ("Date,Pregabalin 75,Pregabalin 150\n2026-11-01,2,1\n2026-11-02,1,0\n", "capsule"),
        ("Date,Pregabalin 75,Pregabalin 150\n2026-11-01,2 caps,1 cap\n2026-11-02,1 cap,0\n", None),
    ],
)
def test_a_number_behind_pieces_of_a_product_is_their_strength(
    content: str, unit: str | None
) -> None:
    taken = Taken(content, Said(unit=unit))
    assert taken.doses == [
        "2026-11-01 Pregabalin 75 2 capsule",
        "2026-11-01 Pregabalin 150 1 capsule",
        "2026-11-02 Pregabalin 75 1 capsule",
        "2026-11-02 Pregabalin 150 none",
    ]
    assert taken.how("Pregabalin 75").startswith("doses of Pregabalin 75: ")
    assert "75 is taken for what one holds" in taken.how("Pregabalin 75")


def test_low_numbers_behind_pieces_of_a_product_are_strengths_too() -> None:
    content = "Date,Adderall 10,Adderall 20\n2026-11-01,1,0\n2026-11-02,1,2\n"
    assert Taken(content, Said(unit="tablet")).doses == [
        "2026-11-01 Adderall 10 1 tablet",
        "2026-11-01 Adderall 20 none",
        "2026-11-02 Adderall 10 1 tablet",
        "2026-11-02 Adderall 20 2 tablet",
    ]


def test_a_number_that_counts_the_doses_of_a_day_is_none() -> None:
    taken = Taken("Date,Kratom 1,Kratom 2\n2026-11-01,4,3\n", Said(unit="capsule"))
    assert taken.doses == ["2026-11-01 Kratom 4 capsule", "2026-11-01 Kratom 3 capsule"]


def test_boxes_of_two_strengths_are_of_two_products() -> None:
    taken = Taken("Date,Sertraline 50,Sertraline 25\n2026-05-01,1,0\n2026-05-02,1,1\n")
    assert taken.doses == [
        "2026-05-01 Sertraline 50 ?",
        "2026-05-01 Sertraline 25 none",
        "2026-05-02 Sertraline 50 ?",
        "2026-05-02 Sertraline 25 ?",
    ]
    by_hours = Taken("Date,Kratom 8,Kratom 12,Kratom 18\n2026-05-01,1,0,1\n2026-05-02,1,1,1\n")
    assert set(by_hours.doses) == {"2026-05-01 Kratom ?", "2026-05-02 Kratom ?"}
