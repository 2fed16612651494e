"""Persons of whom lines are, told by what stands beside them."""

import pytest

from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken

ASKED = "Do you sleep badly?,Are you tired often?,Is your skin dry or oily?"


def form(name: str, *ids: str) -> str:
    """Answers of a form, each at another moment."""
    rows = "".join(
        f"{one},2026-05-{day:02}T10:0{day},{'Yes' if day % 2 else 'No'},No,dry\n"
        for day, one in enumerate(ids, start=1)
    )
    return f"{name},Timestamp,{ASKED}\n{rows}"


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("ID", ("51003311.0", "77619111.0", "41548222.0", "17057333.0", "21783444.0")),
        ("id", ("7", "3", "7", "3", "5")),
        ("name", ("Ann", "Bob", "Cai", "Ann", "Bob")),
        ("Nombre", ("Ana", "Luis")),
    ],
)
def test_a_few_who_answer_a_form_are_persons(name: str, ids: tuple[str, ...]) -> None:
    question = Taken(form(name, *ids)).reading.question
    assert question is not None
    some = len(set(ids))
    assert question.text.partition(", ")[0] == f"By {name} the lines may be of {some} persons"
    taken = Taken(form(name, *ids), question.answered(Said(), ids[1]))
    assert taken.values[:2] == [
        "2026-05-02T10:02 do-you-sleep-badly 0",
        "2026-05-02T10:02 are-you-tired-often 0",
    ]
    assert len(taken.values) == 2 * ids.count(ids[1])


@pytest.mark.parametrize("ids", [("11", "15", "27"), ("27", "15", "11"), ("4", "5", "5", "6")])
def test_ids_in_order_are_those_of_lines(ids: tuple[str, ...]) -> None:
    taken = Taken(form("id", *ids))
    assert taken.reading.question is None
    assert taken.why_left("id") == (
        "a number of the line or of whom it is about, and nothing that was recorded"
    )


def test_of_ids_in_no_order_it_is_said_that_the_lines_of_all_come_in() -> None:
    rows = "".join(f"{day * 7919 % 997},2026-05-{day:02},{day % 5}\n" for day in range(1, 29))
    taken = Taken(f"id,date,itch\n{rows}")
    assert len(taken.values) == 28
    assert taken.why_left("id") == (
        "a number of the line or of whom it is about, and nothing that was recorded; they are in "
        "no order, and the lines of all 28 come in"
    )


def test_persons_beside_their_mood_are_no_measures() -> None:
    content = (
        "name,date,mood,context,severity\nTove,2026-05-10,happy,a walk,7\n"
        "Tove,2026/05/10,happy,dunno,8\nbo,2026/05/07,surprised,a new job,9\n"
        "Kim,2026-05-09,bad,exam,10\nTove,2026-05-10,happy,nice class,9\n"
        "Tove,2026-05-08,disgusted,bad soup,6\n"
    )
    question = Taken(content).reading.question
    assert question is not None
    assert (question.field, [*question.choices]) == ("where", ["Tove", "bo", "Kim", "*"])
    mean = Said(several=("mean",))
    taken = Taken(content, question.answered(mean, "Tove"))
    assert taken.values == ["2026-05-10 severity 8", "2026-05-08 severity 6"]
    of_all = Taken(content, question.answered(mean, "*"))
    assert {*of_all.defined} == {"severity"}
    assert "2026-05-07 name: bo\nmood: surprised\ncontext: a new job" in of_all.notes
    medicines = content.replace("Tove", "Kratom").replace("bo,", "Kava,")
    assert Taken(medicines, mean).reading.question != question


PRESCRIBED = (
    "1,250,1,bd,med 1,2003-12-30,0,1\n2,20,1,bd,med 2,2003-12-30,0,1\n"
    "3,300,1,dai,med 1,2004-03-16,0,1\n4,20,1,bd,med 2,2004-03-16,0,1\n"
    "5,200,1,tds,med 1,2003-12-30,0,2\n6,400,1,qid,med 4,2004-01-20,0,2\n"
    "7,500,1,prn,med 9,2003-12-30,0,3\n8,500,1,noc,med 9,2004-02-01,0,3\n"
    "9,200,1,tds,med 1,2004-02-01,0,2\n10,150,1,tds,med 1,2004-02-01,0,3\n"
)


def test_without_a_header_numbers_whose_days_begin_anew_are_persons() -> None:
    question = Taken(PRESCRIBED).reading.question
    assert question is not None
    assert question.text == (
        "By column 8 the lines may be of 3 persons, such as 1, 2, 3: whose are yours?"
    )
    taken = Taken(PRESCRIBED, question.answered(Said(), "3"))
    assert taken.how("column 1") == "no values: it counts the lines of the file"
    assert {value[:10] for value in taken.values} == {"2003-12-30", "2004-02-01"}


def test_without_a_header_days_in_order_and_numbers_of_words_are_of_one_person() -> None:
    in_order = "".join(f"2026-05-{day:02},{1 + day % 2},{day % 7}\n" for day in range(1, 9))
    assert Taken(in_order).reading.question is None
    of_words = "".join(
        f"{word},2026-05-{day:02},{number},{day * 3 % 10}\n"
        for number, word in enumerate(("itch", "cramps"), start=1)
        for day in (1, 2, 3, 4)
    )
    assert Taken(of_words).reading.question is None
    rated = "2026-05-03,1,7\n2026-05-01,2,6\n2026-05-04,1,8\n2026-05-02,2,5\n2026-05-05,1,3\n"
    assert Taken(rated).reading.question is None
    late = "".join(
        f"2026-05-{day:02},{8 + hour:02}:00,15,{pain}\n"
        for hour, (day, pain) in enumerate(
            [(1, 2), (2, 2), (3, 3), (9, 1), (9, 1), (9, 2), (10, 2), (10, 2), (9, 1), (11, 3)]
        )
    )
    assert Taken(late).reading.question is None


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("\u0438\u043c\u044f", "\u0410\u043d\u043d\u0430", "\u0418\u0432\u0430\u043d"),
        ("Pr\u00e9nom", "L\u00e9a", "Hugo"),
        ("Pacjent", "Ola", "Jan"),
        ("Family member", "Mum", "Leo"),
        ("Your name", "Ann Lee", "bob"),
        ("pt_id", "P01", "P02"),
        ("Email Address", "ann@example.com", "bob@example.org"),
        ("Konto", "ann@example.com", "bob@example.org"),
    ],
)
def test_persons_are_told_on_days_of_their_own_too(name: str, one: str, other: str) -> None:
    content = (
        f"date,{name},medicine,dose,weight kg\n2026-05-01,{one},Ibuprofen,400 mg,62\n"
        f"2026-05-02,{other},Paracetamol,500 mg,81\n2026-05-03,{one},Ibuprofen,200 mg,61\n"
        f"2026-05-04,{other},Paracetamol,250 mg,80\n"
    )
    question = Taken(content).reading.question
    assert question is not None
    assert (question.field, [*question.choices]) == ("where", [one, other, "*"])
    taken = Taken(content, question.answered(Said(), other))
    assert taken.doses == ["2026-05-02 Paracetamol 500 mg", "2026-05-04 Paracetamol 250 mg"]
    assert taken.values == ["2026-05-02 weight 81", "2026-05-04 weight 80"]


@pytest.mark.parametrize(
    "content",
    [
        (
            "time,name,temperature\n2026-05-01 08:00,Leo,38.5\n2026-05-01 08:05,Mia,37.9\n"
            "2026-05-01 20:00,Leo,38.1\n2026-05-02 08:05,Mia,37.4\n"
        ),
        (
            "date,name,measure,value\n2026-05-01,Leo,weight,20.1\n2026-05-01,Leo,temperature,38.5\n"
            "2026-05-01,Mia,weight,15.2\n2026-05-02,Mia,temperature,37.4\n"
        ),
    ],
)
def test_who_had_a_fever_is_a_person(content: str) -> None:
    question = Taken(content).reading.question
    assert question is not None
    assert (question.field, [*question.choices]) == ("where", ["Leo", "Mia", "*"])
    taken = Taken(content, question.answered(Said(), "Mia"))
    assert taken.values[-1].endswith(" temperature 37.4")
    assert not [one for one in taken.defined if "mia" in one]


def test_who_was_fed_is_nobody_where_it_is_yes_or_no() -> None:
    taken = Taken("date,dog,mood\n2026-05-01,yes,5\n2026-05-02,no,6\n2026-05-03,yes,6\n")
    assert taken.reading.question is None
    assert taken.values[0] == "2026-05-01 dog 1"


def test_the_number_of_a_category_is_no_cat() -> None:
    content = "ID_CAT,date,log\n28,2026-05-01,wash day\n32,2026-05-01,itchy\n28,2026-05-02,fine\n"
    assert Taken(content).reading.question is None
    assert Taken(content.replace("28,", "Tom,").replace("32,", "Kit,")).reading.question
