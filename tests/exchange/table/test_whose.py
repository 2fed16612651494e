"""Files with the lines of several persons."""

import pytest

from sidelog.errors import UsageError
from sidelog.exchange.reader import Said
from sidelog.exchange.table.mapping import Mapping
from tests.exchange.table.tables import Taken


def family(name: str, one: str = "Anna", other: str = "Ben") -> str:
    return (
        f"date,{name},mood level\n2026-05-01,{one},5\n2026-05-01,{other},8\n"
        f"2026-05-02,{one},4\n2026-05-02,{other},2\n2026-05-03,{one},1\n"
    )


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("name", "Anna", "Ben"),
        ("C\u00f3digo", "D", "M"),
        ("Who", "Anna Maria", "Ben"),
        ("person", "me", "my son"),
        ("patient_id", "1", "2"),
        ("Child's name", "Mia", "Leo"),
        ("Id", "1503960366", "1624580081"),
    ],
)
def test_whose_lines_are_meant_is_asked(name: str, one: str, other: str) -> None:
    question = Taken(family(name, one, other)).reading.question
    assert question is not None
    assert question.text == (
        f"By {name} the lines are of 2 persons, such as {one}, {other}: whose are yours?"
    )
    assert question.choices == {
        one: f"{one}, 3 lines",
        other: f"{other}, 2 lines",
        "*": "all of them",
    }
    answered = Taken(family(name, one, other), question.answered(Said(), other))
    assert [value.split()[0] for value in answered.values] == ["2026-05-01", "2026-05-02"]
    assert answered.how(name) == (
        f"which lines are taken: 2 with {other}; 3 without it are left out"
    )


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("name", "Steps walked", "steps"),
        ("name", "Kratom", "Kava"),
        ("food name", "Apple", "Bread"),
        ("id", "1", "a"),
        ("people", "Anna", "Ben"),
    ],
)
def test_what_is_not_written_as_a_person_is_no_question(name: str, one: str, other: str) -> None:
    said = Said(several=("mean",), unit="?")
    assert Taken(family(name, one, other), said).reading.question is None


@pytest.mark.parametrize("weights", [("3.1", "2.85", "3.05"), ("3 kg", "4 kg", "5 kg")])
def test_the_weights_of_a_baby_tell_nobody_apart(weights: tuple[str, ...]) -> None:
    rows = [
        f"2026-05-0{day},{2 + day / 10},{3 + day / 10},{4 + day / 10},{weight}\n"
        for day, weight in enumerate(weights, start=1)
    ]
    taken = Taken(f"date,P5,P50,P95,Baby\n{''.join(rows)}")
    assert taken.reading.question is None
    assert taken.values == [
        f"2026-05-0{day} baby {weight.partition(' ')[0]}"
        for day, weight in enumerate(weights, start=1)
    ]
    assert taken.why_left("P50") == "a curve of percentiles, which are of others"


TWO_OF_US = (
    "Date,Who,Kratom g,Cigs,Mood 1-10\n2025-10-01,J,20,8,5\n2025-10-01,me,12,0,6\n"
    "2025-10-02,J,18,9,4\n2025-10-02,Me,11,0,6\n2025-10-03,both,10,0,7\n"
)


@pytest.mark.parametrize(
    ("content", "answers", "doses"),
    [
        (TWO_OF_US, ["me", "J", "both", "*"], ["12 g", "11 g"]),
        (
            TWO_OF_US.replace("Who", "Wer").replace("me", "ich").replace("Me", "Ich"),
            ["ich", "J", "both", "*"],
            None,
        ),
        (
            TWO_OF_US.replace("Who", "kid").replace("me", "I").replace("Me", "i"),
            ["I", "J", "both", "*"],
            None,
        ),
        (TWO_OF_US.replace("me", "anna").replace("Me", "Anna"), ["J", "anna", "both", "*"], None),
        (
            (
                "date,who,what,value\n2026-05-01,me,mood,5\n2026-05-01,J,mood,3\n"
                "2026-05-02,me,kratom,4 g\n2026-05-03,J,kratom,9 g\n"
            ),
            ["me", "J", "*"],
            None,
        ),
        (
            (
                "date,who,medicine,amount\n2026-05-01,J,Kratom,5\n2026-05-02,me,Kratom,3\n"
                "2026-05-03,J,Kratom,5\n"
            ),
            ["me", "J", "*"],
            None,
        ),
    ],
)
def test_ones_own_lines_are_offered_first_whatever_else_the_table_is(
    content: str, answers: list[str], doses: list[str] | None
) -> None:
    question = Taken(content).reading.question
    assert question is not None
    assert list(question.choices) == answers
    if doses:
        taken = Taken(content, question.answered(Said(), answers[0]))
        assert [dose.split(maxsplit=2)[2] for dose in taken.doses] == doses
    assert Taken(content, Said(where=(f"{question.column}=*",))).reading.question != question


def test_the_lines_of_two_can_be_meant() -> None:
    taken = Taken(TWO_OF_US, Said(where=("Who=me", "who=BOTH")))
    assert taken.doses == [
        "2025-10-01 Kratom 12 g",
        "2025-10-02 Kratom 11 g",
        "2025-10-03 Kratom 10 g",
    ]
    assert taken.how("Who") == (
        "which lines are taken: 3 with me or both; 2 without it are left out"
    )


def test_what_was_eaten_and_who_has_one_line_a_day_are_no_question() -> None:
    eaten = family("name", "Apple", "Bread").replace("mood level", "calories")
    assert Taken(eaten).reading.question is None
    one_a_day = "date,name,mood level\n2026-05-01,Anna,5\n2026-05-02,Ben,6\n2026-05-03,Ben,6\n"
    assert Taken(one_a_day).reading.question is None
    each_other = "date,name,mood level\n2026-05-01,Anna,5\n2026-05-01,Ben,6\n"
    assert Taken(each_other, Said(several=("mean",))).reading.question is None


def test_where_it_is_not_known_it_is_nobody() -> None:
    rows = "2026-05-01,,1\n2026-05-02,n/a,3\n2026-05-03,Anna,4\n"
    assert Taken(f"date,patient,mood\n{rows}").reading.question is None
    question = Taken(f"date,patient,mood\n{rows}2026-05-04,Ben,4\n").reading.question
    assert question is not None
    assert list(question.choices.values()) == ["Anna, 1 line", "Ben, 1 line", "all of them"]


def test_the_lines_of_all_can_be_meant() -> None:
    taken = Taken(family("child", "Mia", "Leo"), Said(where=("child=*",), several=("mean",)))
    assert taken.why_left("child") == (
        "it tells 2 people apart, and the lines of all of them come in"
    )
    assert taken.values[0] == "2026-05-01 mood-level 6.5"


def test_a_name_is_asked_for_rather_than_a_number() -> None:
    rows = "2026-05-01,1,Mum,5\n2026-05-01,2,Dad,6\n2026-05-02,1,Mum,7\n"
    question = Taken(f"date,user_id,user_name,mood\n{rows}").reading.question
    assert question is not None
    assert question.column == "user_name"
    for answer in ("Dad", "*"):
        answered = question.answered(Said(several=("mean",)), answer)
        assert Taken(f"date,user_id,user_name,mood\n{rows}", answered).reading.question is None


def test_of_very_many_one_is_typed() -> None:
    rows = "".join(f"2026-05-{day:02},P{one},{one % 5}\n" for day in (1, 2) for one in range(30))
    question = Taken(f"date,participant,mood level\n{rows}").reading.question
    assert question is not None
    assert (dict(question.choices), question.typed(question.example)) == ({}, "participant=P0")


@pytest.mark.parametrize("persons", [12, 20, 100])
def test_of_any_number_of_ids_it_is_asked(persons: int) -> None:
    rows = "".join(
        f"R_a{one}xQ,2026-05-{1 + (one + day) % 28:02},LSD,{10 + day} ug\n"
        for one in range(persons)
        for day in range(3)
    )
    content = f"id,date,substance,dose\n{rows}"
    question = Taken(content).reading.question
    assert question is not None
    assert question.text.startswith(f"By id the lines are of {persons} persons, such as R_a0xQ,")
    taken = Taken(content, question.answered(Said(), "R_a7xQ"))
    assert taken.doses == [
        "2026-05-08 LSD 10 \u00b5g",
        "2026-05-09 LSD 11 \u00b5g",
        "2026-05-10 LSD 12 \u00b5g",
    ]


def test_ids_of_lines_and_of_what_was_done_on_one_day_are_nobody() -> None:
    of_lines = "".join(f"L{day},2026-05-{day:02},LSD,9 ug\n" for day in range(1, 20))
    of_things = "".join(
        f"w{day},2026-05-{day:02},LSD,{size} ug\n" for day in range(1, 20) for size in (8, 9)
    )
    of_some = "".join(
        f"{f'b{day % 7}' if day % 3 == 0 else ''},2026-05-{day:02},LSD,{size} ug\n"
        for day in range(1, 29)
        for size in (8, 9)
    )
    for rows in (of_lines, of_things, of_some):
        assert Taken(f"id,date,substance,dose\n{rows}").reading.question is None


def test_the_range_of_a_measure_is_of_the_lines_that_are_taken() -> None:
    content = "date,name,joy\n2026-05-01,Anna,5\n2026-05-01,Ben,80\n2026-05-02,Anna,4\n"
    taken = Taken(content, Said(where=("NAME=anna",)))
    assert taken.defined["joy"].scale.maximum == 10


def test_any_column_can_say_which_lines_are_taken() -> None:
    content = "date,kind,mood\n2026-05-01,a=b,5\n2026-05-02,,6\n2026-05-03,a=b,7\n2026-05-04\n"
    taken = Taken(content, Said(where=("kind=a=b",)))
    assert taken.values == ["2026-05-01 mood-0-10 5", "2026-05-03 mood-0-10 7"]
    assert taken.errors == ["line 5: it has 1 cell, and the header 3"]
    mapping = Mapping(day="date", measures=("mood",))
    named = Taken(content, Said(where=("kind=a=b",)), mapping=mapping)
    assert named.values == ["2026-05-01 mood 5", "2026-05-03 mood 7"]
    assert named.how("kind").startswith("which lines are taken: 2 with a=b")


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("person=Anna", "'person=Anna' names no column of file.csv."),
        ("name=Cleo", "No line of file.csv has 'Cleo' in name."),
    ],
)
def test_what_the_file_does_not_have_is_refused(where: str, words: str) -> None:
    with pytest.raises(UsageError) as refusal:
        Taken(family("name"), Said(where=(where,)))
    assert refusal.value.message == words
    assert refusal.value.hint
