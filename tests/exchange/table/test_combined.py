"""Two amounts of one dose: 8/2 mg of Suboxone is 8 mg and not 4, and 0.2 ml (4 mg) is 0.2 ml."""

import pytest

from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken


def said(taken: Taken) -> list[str]:
    """Each dose with its note."""
    entries = taken.entries
    return [
        f"{dose}: {getattr(entry, 'note', '')}"
        for dose, entry in zip(taken.doses, entries, strict=True)
    ]


@pytest.mark.parametrize(
    ("product", "dose", "found"),
    [
        ("Suboxone", "8/2 mg", "8 mg: 8/2 mg"),
        ("Suboxone", "4mg/1mg", "4 mg: 4mg/1mg"),
        ("Suboxone", "8mg/2mg SL", "8 mg: 8mg/2mg SL"),
        ("Suboxone", "2 x 8/2 mg", "16 mg: 2 x 8/2 mg"),
        ("Suboxone", "8/2", "?: 8/2"),
        ("Percocet", "10/325 mg", "10 mg: 10/325 mg"),
        ("Augmentin", "875/125mg", "875 mg: 875/125mg"),
        ("Opipramol", "50/100 mg", "?: 50/100 mg"),
        ("Opipramol", "1/2 mg", "0.5 mg: None"),
    ],
)
def test_the_first_amount_of_a_strength_is_that_of_the_product(
    product: str, dose: str, found: str
) -> None:
    taken = Taken(f"Date,Drug,Dose\n2026-10-01,{product},5 mg\n2026-10-02,{product},{dose}\n")
    assert not taken.errors
    assert said(taken)[1] == f"2026-10-02 {product} {found}"


def test_numbers_below_a_strength_are_of_its_first_amount() -> None:
    taken = Taken("Date,Percocet 5/325 mg\n2026-10-01,2\n2026-10-02,1\n2026-10-03,1.5\n")
    assert said(taken) == [
        "2026-10-01 Percocet 10 mg: 2 x 5/325 mg",
        "2026-10-02 Percocet 5 mg: 1 x 5/325 mg",
        "2026-10-03 Percocet 7.5 mg: 1.5 x 5/325 mg",
    ]


def test_a_strength_behind_its_name_is_no_part_of_the_name() -> None:
    taken = Taken(
        "Date,Med\n2026-10-01,Suboxone 8/2mg\n2026-10-02,Suboxone 8mg/2mg\n"
        "2026-10-03,Suboxone 4/1 mg\n"
    )
    assert said(taken) == [
        "2026-10-01 Suboxone 8 mg: 8/2mg",
        "2026-10-02 Suboxone 8 mg: 8mg/2mg",
        "2026-10-03 Suboxone 4 mg: 4/1 mg",
    ]


def test_a_regimen_has_the_first_amount_too() -> None:
    taken = Taken("Start date,Drug,Dose,Frequency\n2026-01-10,Suboxone,8/2 mg,daily\n")
    assert taken.steps == ["2026-01-10 Suboxone 8 mg"]


def test_a_bare_strength_behind_what_is_made_of_two_is_that_of_a_piece() -> None:
    taken = Taken("Date,Percocet 5/325,Pain\n2026-10-01,2,5\n2026-10-02,1,4\n2026-10-03,1.5,6\n")
    assert taken.doses == [
        "2026-10-01 Percocet 10 mg",
        "2026-10-02 Percocet 5 mg",
        "2026-10-03 Percocet 7.5 mg",
    ]
    taken = Taken("Date,Medication,Qty\n2026-10-01,Percocet 5/325,2\n2026-10-02,Suboxone 8/2,1\n")
    assert taken.reading.question is None
    assert taken.doses == ["2026-10-01 Percocet 10 mg", "2026-10-02 Suboxone 8 mg"]


def test_two_numbers_behind_other_words_are_no_strength() -> None:
    taken = Taken("Date,Medication\n2026-10-01,subs 1/2\n2026-10-02,Xanax 10/12\n")
    assert [dose.rpartition(" ")[2] for dose in taken.doses] == ["?", "?"]


def test_what_a_liquid_holds_stands_in_brackets_behind_it() -> None:
    taken = Taken('date,estradiol\n2026-05-01,"0,2mL (4mg)"\n2026-05-02,0.3 ml (6 mg)\n')
    assert said(taken) == [
        "2026-05-01 estradiol 0.2 ml: 0,2mL (4mg)",
        "2026-05-02 estradiol 0.3 ml: 0.3 ml (6 mg)",
    ]


def test_lines_of_such_amounts_alone_are_asked_of_what_they_are() -> None:
    lines = (
        "# INJECTIONS\n## May 2026\n"
        "- Friday, 1/5 - 0,2mL (4mg)\n- Tuesday, 5/5 - 0,2mL (4mg) \u2022 08:30\n"
        "- Saturday, 9/5 - 0,3mL (6mg) \u2022 skipped, nd\n- Sunday, 10/5 - 0,3mL (6mg)\n"
        "- Monday, 11/5 - 0,2mL \u2022 not recorded\n- Tuesday, 12/5 - NO DOSE\n"
    )
    question = Taken(lines).reading.question
    assert question
    assert question.flag == "--product"
    taken = Taken(lines, Said(product="estradiol"))
    assert taken.doses == [
        "2026-05-01 estradiol 0.2 ml",
        "2026-05-05T08:30 estradiol 0.2 ml",
        "2026-05-10 estradiol 0.3 ml",
        "2026-05-12 estradiol none",
    ]
    assert taken.notes == [
        "2026-05-09 entry: 0,3mL (6mg) \u2022 skipped, nd",
        "2026-05-11 entry: 0,2mL \u2022 not recorded",
    ]
