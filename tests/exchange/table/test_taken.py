"""What is taken from a day on, or was taken or not: steps of a plan, ticks, and lines of none."""

import pytest

from sidelog.exchange.incoming import Dose, Event, RegimenStep
from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken


@pytest.mark.parametrize(
    ("header", "product"),
    [
        ("took vitamin", "vitamin"),
        ("Taken: zinc", "zinc"),
        ("Did you take your medication today?", "medication"),
        ("took_creatine", "creatine"),
    ],
)
def test_taken_or_not_is_a_dose_or_none(header: str, product: str) -> None:
    taken = Taken(f"date,{header}\n2026-01-01,yes\n2026-01-02,no\n2026-01-03,\n2026-01-04,N/A\n")
    assert taken.doses == [f"2026-01-01 {product} ?", f"2026-01-02 {product} none"]
    numbers = Taken(f"date,{header}\n2026-01-01,1\n2026-01-02,0\n")
    assert numbers.doses == taken.doses


def test_taken_in_a_word_that_is_neither_costs_its_cell() -> None:
    taken = Taken("date,took zinc\n" + "2026-01-01,yes\n" * 9 + "2026-01-02,perhaps\n")
    assert taken.errors == [
        "line 11, column took zinc: 'perhaps' is neither yes nor no; its words are kept as a note"
    ]


def test_a_dose_that_was_not_taken_is_passed_over_and_said() -> None:
    content = "Date,Medication,Dose,Status\n2026-01-01,A,5 mg,Taken\n2026-01-02,A,5 mg,Skipped\n"
    taken = Taken(content)
    assert taken.doses == ["2026-01-01 A 5 mg"]
    assert taken.lines[1].passed == ("Skipped, so no dose",)
    assert "no doses" in taken.how("Status")


@pytest.mark.parametrize(
    ("word", "is_taken"),
    [
        ("TAKEN (extra)", True),
        ("Taken - with food", True),
        ("taken an hour late", True),
        ("Yes, late", True),
        ("Skipped - felt ill", False),
        ("missed (asleep)", False),
        ("Skipped because of wine", False),
        ("not taken: none left", False),
        ("No (ran out)", False),
    ],
)
def test_the_first_word_says_whether_a_dose_was_taken(word: str, *, is_taken: bool) -> None:
    rows = "2026-01-01,A,5 mg,Taken,\n2026-01-02,A,5 mg,Missed,\n2026-01-03,A,5 mg,Taken,\n"
    taken = Taken(f'Date,Medication,Dose,Status,Note\n{rows}2026-01-04,A,10 mg,"{word}",why\n')
    assert taken.doses[2:] == ["2026-01-04 A 10 mg"] * is_taken
    assert taken.lines[3].passed == (() if is_taken else (f"{word}, so no dose",))
    said = [dose.note for dose in taken.entries if isinstance(dose, Dose) and dose.note]
    assert sorted(" ".join(said).split("\n")) == sorted(
        [f"Status: {word}", "why"] if is_taken else [""]
    )
    assert not taken.errors


def test_words_that_say_neither_beside_others_are_of_no_dose() -> None:
    rows = "2026-01-01,A,5 mg,Taken\n2026-01-02,A,5 mg,no idea\n2026-01-03,A,5 mg,Taken\n"
    taken = Taken(f"Date,Medication,Dose,Status\n{rows}")
    assert taken.doses == ["2026-01-01 A 5 mg", "2026-01-03 A 5 mg"]
    assert taken.lines[1].passed == ("no idea does not say whether it was taken, so no dose",)
    assert taken.notes == ["2026-01-02 Status: no idea"]


def test_a_dose_that_was_not_taken_needs_no_time() -> None:
    taken = Taken(
        "Medication,Scheduled,Taken at,Status,Dose\n"
        "A,2026-01-01T08:00,2026-01-01T08:04,TAKEN,5 mg\nA,2026-01-02T08:00,,MISSED,5 mg\n"
        "A,2026-01-03T08:00,2026-01-03T08:30,TAKEN,5 mg\nA,2026-01-04T08:00,,TAKEN,5 mg\n"
        "A,2026-01-05T08:00,2026-01-05T08:00,TAKEN,5 mg\n"
    )
    assert [dose[:16] for dose in taken.doses] == [
        "2026-01-01T08:04",
        "2026-01-03T08:30",
        "2026-01-05T08:00",
    ]
    assert taken.lines[1].passed == ("MISSED, so no dose",)
    assert taken.errors == ["line 5, column Taken at: it is empty, and every line needs its day"]


def test_start_and_stop_make_steps() -> None:
    taken = Taken(
        "date,medication,dose (mg),change,note\n"
        "1 March 2026,Venlafaxine,150,start,why\n"
        "1 April 2026,Venlafaxine,112.5,decrease,\n"
        "20 May 2026,Venlafaxine,,STOP,\n"
        "1 June 2026,Venlafaxine,,resumed,\n"
        "2 June 2026,Venlafaxine,some,resumed,\n"
        "1 January 2027,Venlafaxine,75,start,\n"
    )
    assert taken.steps == [
        "2026-03-01 Venlafaxine 150 mg",
        "2026-04-01 Venlafaxine 112.5 mg",
        "2026-05-20 Venlafaxine 0",
        "2027-01-01 Venlafaxine 75 mg",
    ]
    assert "how much is not said" in taken.errors[0]
    assert [one.kind for one in taken.entries if isinstance(one, Event)] == ["restart"]
    assert "'some' does not say how much is taken" in taken.errors[1]
    assert "a stop is 0" in taken.how("change")


def test_a_list_of_what_is_taken_has_first_and_last_days() -> None:
    taken = Taken(
        "Medication,Dose,Frequency,Start Date,End Date,Reason\n"
        "Sertraline,50 mg,once daily,2025-03-01,,anxiety\n"
        "Amoxicillin,500 mg,Twice Daily,2026-01-10,2026-01-17,infection\n"
        "Vitamin D,1000 IU,weekly,2026-01-10,-,\n"
        "Other,5 mg,when it rains,2026-01-10,,\n"
        "Other,5 mg,daily,2026-01-10,2026-01-09,\n"
    )
    assert taken.steps == [
        "2025-03-01 Sertraline 50 mg",
        "2026-01-10 Amoxicillin 1000 mg 2x every 1",
        "2026-01-18 Amoxicillin 0 mg",
        "2026-01-10 Vitamin D 1000 IU 1x every 7",
    ]
    assert "'when it rains' does not say how often" in taken.errors[0]
    assert "'2026-01-09' is no last day of what began on 2026-01-10" in taken.errors[1]
    assert [step.note for step in taken.entries if isinstance(step, RegimenStep)] == [
        "Reason: anxiety",
        "Reason: infection",
        None,
        None,
    ]


def test_without_an_end_and_how_often_a_list_is_of_doses() -> None:
    taken = Taken("Medication,Dose,Since\nSertraline,50 mg,2025-03-01\n")
    assert taken.doses == ["2025-03-01 Sertraline 50 mg"]


def test_steps_may_say_how_often() -> None:
    taken = Taken(
        "Timestamp,Medicine name,Dosage,Frequency,Step\n"
        "20-09-2022,Sertraline,50 mg,twice daily,started\n"
        "20-12-2022,Sertraline,N/A,N/A,stopped\n"
    )
    assert taken.steps == ["2022-09-20 Sertraline 100 mg 2x every 1", "2022-12-20 Sertraline 0"]


def test_an_action_without_amounts_makes_no_doses() -> None:
    taken = Taken("date,medication,action\n2026-01-01,A,start\n2026-02-01,A,stop\n")
    assert not taken.doses
    assert [one.kind for one in taken.entries if isinstance(one, Event)] == ["start"]
    assert taken.steps == ["2026-02-01 A 0"]


@pytest.mark.parametrize(
    ("name", "taken", "missed"),
    [("taken", "True", "False"), ("Was taken?", "1", "0"), ("missed", "no", "yes")],
)
def test_a_line_that_says_no_is_no_dose(name: str, taken: str, missed: str) -> None:
    found = Taken(
        f"date,medication,dosage,{name}\n2026-01-01,Quietal,50mg,{missed}\n"
        f"2026-01-02,Quietal,50mg,{taken}\n2026-01-03,Quietal,25mg,\n2026-01-04,Quietal,25mg,-\n"
    )
    unsaid = ["2026-01-03 Quietal 25 mg", "2026-01-04 Quietal 25 mg"]
    assert found.doses == ["2026-01-02 Quietal 50 mg", *unsaid * (name == "missed")]
    assert found.lines[0].passed
    assert not found.values


def test_a_column_a_product_says_nothing_of_the_others() -> None:
    found = Taken("date,vitamin taken,iron taken\n2026-01-01,yes,no\n2026-01-02,no,yes\n")
    assert found.doses == [
        "2026-01-01 vitamin ?",
        "2026-01-01 iron none",
        "2026-01-02 vitamin none",
        "2026-01-02 iron ?",
    ]


@pytest.mark.parametrize("often", ["Evening", "at bedtime", "Once daily"])
def test_a_time_of_the_day_is_how_often(often: str) -> None:
    taken = Taken(
        f"name,dose,frequency,start_date\nQuietal,10mg,{often},2026-01-15\n"
        "Restol,5mg,Daily,2026-01-16\n"
    )
    assert taken.steps == ["2026-01-15 Quietal 10 mg", "2026-01-16 Restol 5 mg"]


def test_ones_and_noughts_of_a_medicine_are_ticks_and_no_amounts() -> None:
    taken = Taken("date,melatonin\n2026-05-01,1\n2026-05-02,0\n2026-05-03,1\n")
    assert taken.reading.question is None
    assert taken.doses == [
        *("2026-05-01 melatonin ?", "2026-05-02 melatonin none", "2026-05-03 melatonin ?")
    ]
    assert taken.how("melatonin").endswith("1: taken, how much is not said; 0: none that day")


def test_yes_and_no_of_a_medicine_are_taken_and_none() -> None:
    taken = Taken(
        "Date,Sertraline,Vitamin D\n2026-10-01,yes,1\n2026-10-02,no,0\n2026-10-03,missed,1\n"
    )
    assert taken.doses == [
        "2026-10-01 Sertraline ?",
        "2026-10-01 Vitamin D ?",
        "2026-10-02 Sertraline none",
        "2026-10-02 Vitamin D none",
        "2026-10-03 Sertraline none",
        "2026-10-03 Vitamin D ?",
    ]


def test_yes_of_a_pill_is_taken_and_of_a_treatment_a_value() -> None:
    taken = Taken("Date,Pill,Treatment\n2026-10-01,yes,yes\n2026-10-02,no,no\n")
    assert taken.doses == ["2026-10-01 Pill ?", "2026-10-02 Pill none"]
    assert taken.values == ["2026-10-01 treatment 1", "2026-10-02 treatment 0"]


@pytest.mark.parametrize(
    ("header", "cells", "amounts"),
    [
        ("Pill size,Pill name", ("Half", "Full", "Quarter"), ("0.5", "1", "0.25")),
        ("Tablet,Medicine", ("one", "two", "half"), ("1", "2", "0.5")),
        ("Menge Tablette,Medikament", ("halbe", "ganze", "zwei"), ("0.5", "1", "2")),
        ("Tablets taken,Drug", ("Half", "2", "one"), ("0.5", "2", "1")),
        ("Pill size,Drug", ("\u00bd", "1/4", "half a tablet"), ("0.5", "0.25", "0.5")),
    ],
)
def test_words_of_how_many_pieces_are_amounts(
    header: str, cells: tuple[str, ...], amounts: tuple[str, ...]
) -> None:
    rows = "".join(f"2026-05-0{day},{cell},Quietal\n" for day, cell in enumerate(cells, start=1))
    taken = Taken(f"day,{header}\n{rows}")
    assert taken.reading.question is None
    assert taken.doses == [
        f"2026-05-0{day} Quietal {amount} tablet" for day, amount in enumerate(amounts, start=1)
    ]


def test_of_words_of_how_many_it_is_asked_of_what() -> None:
    taken = Taken("day,dose,medicine\n2026-05-01,half,Quietal\n2026-05-02,one,Quietal\n")
    assert taken.reading.question is not None
    assert taken.reading.question.flag == "--unit"
    said = Taken(
        "day,dose,medicine\n2026-05-01,half,Quietal\n2026-05-02,one,Quietal\n", Said(unit="tablet")
    )
    assert said.doses == ["2026-05-01 Quietal 0.5 tablet", "2026-05-02 Quietal 1 tablet"]


@pytest.mark.parametrize(
    ("cell", "product", "length"),
    [
        ("Amoxicillin 2 weeks", "Amoxicillin ?", "2 weeks"),
        ("Amoxicillin (7 days)", "Amoxicillin ?", "7 days"),
        ("Amoxicillin for 10-14 days", "Amoxicillin ?", "for 10-14 days"),
        ("Amoxicillin 500 mg 7 days", "Amoxicillin 500 mg", "7 days"),
        ("Amoxicillin 7 days 500 mg", "Amoxicillin 500 mg", "7 days"),
        ("Amoxicillin 7 Tage", "Amoxicillin ?", "7 Tage"),
        ("Amoxicilina 2 semanas", "Amoxicilina ?", "2 semanas"),
        ("\u7f8e\u6d1b\u6614\u5eb72\u5468", "\u7f8e\u6d1b\u6614\u5eb7 ?", "2\u5468"),
        ("Vitamin B12", "Vitamin B12 ?", None),
    ],
)
def test_how_long_something_is_taken_is_no_part_of_its_name(
    cell: str, product: str, length: str | None
) -> None:
    taken = Taken(f"date,medicine\n2026-05-01,{cell}\n2026-05-20,Quietal\n")
    assert taken.doses == [f"2026-05-01 {product}", "2026-05-20 Quietal ?"]
    (first, _) = (dose for dose in taken.entries if isinstance(dose, Dose))
    assert first.note == length


def test_several_medicines_of_a_cell_each_have_their_length() -> None:
    taken = Taken('date,medicine\n2026-05-01,"Amoxicillin 2 weeks; Meloxicam 3 days"\n')
    doses = [dose for dose in taken.entries if isinstance(dose, Dose)]
    assert [(one.product, one.note) for one in doses] == [
        ("Amoxicillin", "2 weeks"),
        ("Meloxicam", "3 days"),
    ]
    assert "how long, such as 2 weeks, in the note" in taken.how("medicine")


def test_another_form_of_a_medicine_is_a_product_of_its_own() -> None:
    taken = Taken(
        "date,Medication,Amount,Unit\n2024-11-24,Fexofenadine,120,mg\n"
        "2024-11-25,Fexofenadine,120,mg\n2024-11-26,Fexofenadine,1,tab\n"
    )
    assert taken.doses == [
        "2024-11-24 Fexofenadine 120 mg",
        "2024-11-25 Fexofenadine 120 mg",
        "2024-11-26 Fexofenadine tablet 1 tablet",
    ]
    assert "another form is another product" in taken.how("Fexofenadine in tablet")


def test_a_second_amount_of_a_dose_is_no_measure() -> None:
    taken = Taken(
        "date,Medication,Dosage,Amount\n2024-11-24,Ritalin,5mg,5\n2024-11-25,Ritalin,10mg,10\n"
    )
    assert taken.doses == ["2024-11-24 Ritalin 5 mg", "2024-11-25 Ritalin 10 mg"]
    assert taken.values == []
    assert taken.why_left("Amount") == "another amount beside Dosage"


@pytest.mark.parametrize(
    ("cell", "amount", "note"),
    [
        ("\u00bd Tablette", (0.5, "tablet"), None),
        ("halbe Tablette", (0.5, "tablet"), None),
        ("2 g\u00e9lules", (2, "capsule"), None),
        ("1 tablet(ten)", (1, "tablet"), None),
        ("mg 200", (200, "mg"), None),
        ("2 (tabs)", (2, "tablet"), None),
        ("200mg.", (200, "mg"), None),
        ("16g (8+8)", (16, "g"), None),
        ("400 mg (0.4 g)", (400, "mg"), None),
        ("4g red", (4, "g"), "red"),
        ("5g (green)", (5, "g"), "green"),
        ("2 caps w/ food", (2, "capsule"), "w/ food"),
        ("4 g - Red Bali", (4, "g"), "Red Bali"),
        ("4g of kratom", (4, "g"), None),
        ("2 tabs (400 mg)", (2, "tablet"), "400 mg"),
        ("3 (green)", (3, None), "green"),
        (">10g", (None, None), ">10g"),
        ("<5 mg", (None, None), "<5 mg"),
        ("10+ g", (None, None), "10+ g"),
        ("at least 10 g", (None, None), "at least 10 g"),
    ],
)
def test_an_amount_may_have_words_behind_it(
    cell: str, amount: tuple[float | None, str | None], note: str | None
) -> None:
    taken = Taken(f"date,medicine,dose\n2026-05-01,Kratom,{cell}\n2026-05-02,Kratom,4 g\n")
    dose = taken.entries[0]
    assert isinstance(dose, Dose)
    assert ((dose.amount, dose.unit), dose.note, dose.entered) == (amount, note, cell)
    assert (dose.taken, dose.estimate, taken.errors) == (True, False, [])


@pytest.mark.parametrize("cell", ["4ish g", "4g-ish", "4 g or so", "4g (approx)", "about 4 g"])
def test_words_behind_an_amount_may_say_that_it_is_an_estimate(cell: str) -> None:
    dose, _ = Taken(f"date,medicine,dose\n2026-05-01,A,{cell}\n2026-05-02,A,4 g\n").entries
    assert isinstance(dose, Dose)
    assert (dose.amount, dose.unit, dose.estimate, dose.note) == (4, "g", True, None)


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("7OH 2 tabs", "'7OH' stands before the amount, and may be another name"),
        ("200 mg ibuprofen", "another name stands in it"),
        ("2 Advil", "'advil' is not a unit"),
        ("16g (8+9)", "is more than an amount"),
        ("4g, then 3g", "is more than an amount"),
        ("5 sprays each", "is more than an amount"),
        ("1 tab am and pm", "is more than an amount"),
        ("4 g not taken", "is more than an amount"),
        ("10 mg/ml", "is more than an amount"),
    ],
)
def test_words_that_make_another_amount_of_it_are_refused(cell: str, why: str) -> None:
    taken = Taken(f'date,medicine,dose\n2026-05-01,A,"{cell}"\n2026-05-02,A,4 g\n')
    assert taken.doses == ["2026-05-02 A 4 g"]
    assert why in taken.errors[0]


@pytest.mark.parametrize(
    "cell", ["forgot", "Missed", "skipped", "vergessen", "oubli\u00e9", "olvidado"]
)
def test_a_dose_that_was_forgotten_is_none_and_said(cell: str) -> None:
    taken = Taken(f"date,medicine,dose\n2026-05-01,A,{cell}\n2026-05-02,A,4 g\n")
    assert taken.doses == ["2026-05-02 A 4 g"]
    assert (taken.lines[0].passed, taken.errors) == ((f"{cell}, so no dose",), [])


def test_a_column_of_amounts_is_known_where_all_have_words() -> None:
    taken = Taken("date,Kratom dose\n2026-05-01,4g red\n2026-05-02,5g green\n")
    assert taken.doses == ["2026-05-01 Kratom 4 g", "2026-05-02 Kratom 5 g"]
    food = Taken("date,Amount,mood\n2026-05-01,200 g chicken,5\n2026-05-02,1 cup rice,6\n")
    assert food.notes == ["2026-05-01 Amount: 200 g chicken", "2026-05-02 Amount: 1 cup rice"]
