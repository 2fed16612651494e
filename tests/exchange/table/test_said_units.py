"""Units that a person said of single columns or products: --unit kratom=g."""

from typing import NamedTuple

import pytest

from sidelog.errors import UsageError
from sidelog.exchange.reader import Said
from sidelog.exchange.table.mapping import Mapping
from tests.exchange.table.tables import Taken

WIDE = "date,Paracetamol,Kratom\n2026-05-01,500,4\n2026-05-02,1000,3\n"
LOG = "date,substance,amount\n2026-05-01,Paracetamol,500\n2026-05-02,Kratom,3\n"
LONG = "date,item,value\n2026-05-01,Paracetamol,500\n2026-05-01,Pain,4\n2026-05-02,Kratom,3\n"
LONG += "2026-05-02,Pain,2\n2026-05-03,Kratom,2\n2026-05-03,Pain,3\n"
BOTH = Said(unit="mg", units=("kratom=g",))


class Asked(NamedTuple):
    """A file, what is asked of it, and the doses that an answer of mg, but g of kratom, gives."""

    content: str
    text: str
    doses: list[str]


CASES = {
    "columns": Asked(
        WIDE,
        "of Paracetamol (500 in line 2), and of Kratom (4 in line 2)? Of one alone: "
        "--unit Kratom=UNIT.",
        [
            *("2026-05-01 Paracetamol 500 mg", "2026-05-01 Kratom 4 g"),
            *("2026-05-02 Paracetamol 1000 mg", "2026-05-02 Kratom 3 g"),
        ],
    ),
    "questions": Asked(
        WIDE.replace("Paracetamol", "How much paracetamol?").replace("Kratom", "Kratom?"),
        "of How much paracetamol? (500 in line 2), and of Kratom? (4 in line 2)? Of one alone: "
        '--unit "Kratom?=UNIT".',
        [
            *("2026-05-01 paracetamol 500 mg", "2026-05-01 Kratom 4 g"),
            *("2026-05-02 paracetamol 1000 mg", "2026-05-02 Kratom 3 g"),
        ],
    ),
    "names beside amounts": Asked(
        LOG,
        "of amount (500 in line 2)? Of one alone: --unit Paracetamol=UNIT.",
        ["2026-05-01 Paracetamol 500 mg", "2026-05-02 Kratom 3 g"],
    ),
    "names among others": Asked(
        LONG,
        "of Paracetamol (500 in line 2), and of Kratom (3 in line 4)? Of one alone: "
        "--unit Kratom=UNIT.",
        ["2026-05-01 Paracetamol 500 mg", "2026-05-02 Kratom 3 g", "2026-05-03 Kratom 2 g"],
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_one_question_names_all_that_lack_a_unit_and_each_can_have_its_own(case: Asked) -> None:
    question = Taken(case.content).reading.question
    assert question is not None
    assert question.text == f"In which unit are the amounts {case.text}"
    assert Taken(case.content, BOTH).doses == case.doses


def test_what_no_unit_was_said_of_is_left_out_where_that_of_another_was() -> None:
    taken = Taken(LOG, Said(units=("kratom=g",)))
    assert taken.how("substance + amount").endswith("; Kratom in g")
    assert taken.doses == ["2026-05-01 Paracetamol 500", "2026-05-02 Kratom 3 g"]


def test_a_measure_of_a_column_or_of_a_name_is_in_the_unit_said_of_it() -> None:
    wide = "date,sleep,weight\n2026-05-01,7.5,70\n2026-05-02,8,71\n"
    assert Taken(wide, Said(units=("sleep=h",))).values[:2] == [
        *("2026-05-01 sleep-hours 7.5", "2026-05-01 weight-no-unit 70"),
    ]
    assert "2026-05-01 pain 4" in Taken(LONG, BOTH).values
    named = "date,what,how much\n2026-05-01,sleep,7\n2026-05-01,steps,70\n2026-05-02,sleep,8\n"
    said = Said(units=("sleep=h",))
    assert Taken(named, said).values[0] == "2026-05-01 sleep-hours 7"
    mapping, said = Mapping(day="date", measures=("weight=mass",)), Said(units=("weight=kg",))
    measure = Taken(wide, said, mapping=mapping).defined["mass"]
    assert measure.scale.unit == "kg"


def test_insulin_is_never_in_what_was_said_of_all_that_is_weighed() -> None:
    wide = "date,Insulin,Paracetamol\n2026-05-01,12,500\n2026-05-02,14,1000\n"
    assert Taken(wide, Said(unit="mg")).doses[:2] == [
        *("2026-05-01 Insulin 12 IU", "2026-05-01 Paracetamol 500 mg"),
    ]
    log = Taken(LOG.replace("Kratom", "Insulin"), Said(unit="mg"))
    assert log.doses == ["2026-05-01 Paracetamol 500 mg"]
    (error,) = log.errors
    assert error.startswith("line 3, column amount: '3' has no unit; say --unit Insulin=IU")
    among = Taken(LONG.replace("Kratom", "Insulin"), Said(unit="mg")).reading.question
    assert among is not None
    assert among.choices == {"IU": "3 IU", "ml": "3 ml"}


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("foo=g", "makes no use of --unit: no amount of it is called 'foo'"),
        ("date=g", "makes no use of --unit: no amount of it is called 'date'"),
        ("kratom=blob", "'blob' is not a unit"),
        ("Magnesium mg=g", "The column 'Magnesium mg' says its unit: mg"),
    ],
)
def test_a_unit_of_what_is_not_there_or_has_its_own_is_refused(said: str, why: str) -> None:
    content = "date,Kratom,Magnesium mg\n2026-05-01,4,200\n2026-05-02,3,400\n"
    with pytest.raises(UsageError, match=why):
        Taken(content, Said(unit="g", units=(said,)))


def test_two_units_of_one_are_refused() -> None:
    with pytest.raises(UsageError, match="Of 'KRATOM' two units are said"):
        Taken(WIDE, Said(units=("kratom=g", "KRATOM=mg")))
    said = Said(unit="mg", units=("kratom=g", "Kratom=g"))
    assert Taken(WIDE, said).doses == CASES["columns"].doses


def test_the_product_that_is_named_is_one_without_a_unit() -> None:
    log = "date,medicine,dose\n2026-05-01,Flu shot,\n2026-05-02,Zepbound,2.5\n"
    log += "".join(f"2026-05-{day:02},Zepbound,5\n" for day in (9, 16, 23))
    question = Taken(log).reading.question
    assert question is not None
    assert question.text.endswith("Of one alone: --unit Zepbound=UNIT.")
    question = Taken(log.replace("2.5", "2.5 mg")).reading.question
    assert question is not None
    assert question.text.endswith("Of one alone: --unit NAME=UNIT.")
