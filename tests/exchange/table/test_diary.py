"""Text without columns, whose lines begin with their day or stand below it."""

import pytest

from sidelog.errors import BadDataError
from tests.exchange.table.tables import Taken


def test_each_line_may_begin_with_its_day() -> None:
    taken = Taken(
        "Mon 5 Jan 2026: kratom 3g, mood 6\nTue 6 Jan 2026: kratom 2.5g, ibuprofen 400mg\n"
        "Wed 7 Jan 2026: slept badly\n2026-01-08 07:30 - kratom 2g\n"
    )
    assert taken.doses == [
        "2026-01-05 kratom 3 g",
        "2026-01-06 kratom 2.5 g",
        "2026-01-06 ibuprofen 400 mg",
        "2026-01-08T07:30 kratom 2 g",
    ]
    assert taken.notes == ["2026-01-07 entry: slept badly"]
    first = next(iter(taken.entries))
    assert getattr(first, "note", None) == "mood 6"
    assert taken.reading.what.startswith("lines of text, of which 4 of the first 4 begin")


def test_lines_may_stand_below_their_day_and_a_title() -> None:
    taken = Taken(
        "My kratom diary\n\n1/15/2026\ntook 3g red at 8am\nmood 6, skin dry\n\n1/16/2026\n"
        "- slept badly, 2g\nhair better\n"
    )
    assert [line.number for line in taken.lines] == [4, 5, 8, 9]
    assert [note[:10] for note in taken.notes] == ["2026-01-15"] * 2 + ["2026-01-16"] * 2
    assert not taken.doses


@pytest.mark.parametrize(
    "text",
    [
        "It was a day in May.\nNothing happened, and nothing hurt.\nThen came June.\n",
        "Written on the road.\nIn 2026-01-05 there was.\nAnd more, of it, all.\n2026-01-06 x\n",
    ],
    ids=["prose", "days far down"],
)
def test_other_text_is_none(text: str) -> None:
    with pytest.raises(BadDataError):
        Taken(text)


def test_a_time_in_front_or_behind_is_that_of_the_line() -> None:
    taken = Taken(
        "Oct 1 2026\n7am 4g kratom\n1pm 3g kratom, headache\ntook kratom 2g at 9pm\n"
        "Oct 2 2026\nkratom 3g 7:30, kratom 2g 14:00\nno kratom later, terrible sleep\n"
    )
    assert taken.doses == [
        "2026-10-01T07:00 kratom 4 g",
        "2026-10-01T13:00 kratom 3 g",
        "2026-10-01T21:00 kratom 2 g",
        "2026-10-02T07:30 kratom 3 g",
        "2026-10-02T14:00 kratom 2 g",
    ]
    assert taken.notes == ["2026-10-02 entry: no kratom later, terrible sleep"]


def test_names_with_values_below_their_days_are_columns() -> None:
    taken = Taken(
        "Monday, Oct 5, 2026\nKratom: 4g\nMood: 6\nHair: lots in shower\n\n"
        "Tuesday, Oct 6, 2026\nKratom: 3.5g\nMood: 5\nslept at 3am\nHair: less\n\n"
        "Wednesday, Oct 7, 2026\nKratom: none\nMood: 3\n"
    )
    assert taken.doses == [
        "2026-10-05 Kratom 4 g",
        "2026-10-06 Kratom 3.5 g",
        "2026-10-07 Kratom none",
    ]
    assert [one.split()[-1] for one in taken.values] == ["6", "5", "3"]
    assert taken.notes == [
        "2026-10-05 Hair: lots in shower",
        "2026-10-06 Hair: less\nentry: slept at 3am",
    ]


def test_of_days_without_their_year_that_is_asked() -> None:
    text = "12/10 took 5g red at 8am. shedding a lot\n13/10 5g 8am, 3g 4pm\n14/10 only 3g am\n"
    asked = Taken(text).reading.question
    assert asked
    assert asked.flag == "--year"


def test_an_amount_alone_is_of_the_one_product_of_a_diary() -> None:
    taken = Taken(
        "Oct 1 2026\n7am 4g kratom\n1pm 3g\nOct 2 2026\n7am 3g kratom\n1pm 2g\nslept badly\n"
    )
    assert taken.doses == [
        "2026-10-01T07:00 kratom 4 g",
        "2026-10-01T13:00 kratom 3 g",
        "2026-10-02T07:00 kratom 3 g",
        "2026-10-02T13:00 kratom 2 g",
    ]
    assert "an amount alone is of kratom" in taken.how("entry")
    two = Taken("Oct 1 2026\n7am 4g kratom\n8am kava 2g\n1pm 3g\nOct 2 2026\n7am 3g kratom\n")
    assert len(two.doses) == 3
    assert two.notes == ["2026-10-01 entry: 3g"]


def test_the_words_of_a_sentence_stay_whole() -> None:
    taken = Taken(
        "2026-01-05 took 5g red at 8am, and then felt ill\n2026-01-06 took a long walk\n"
        "2026-01-07 took 4g kratom\n2026-01-08 took kratom 3g\n2026-01-09 kratom 2g\n"
    )
    assert "2026-01-05 entry: took 5g red at 8am, and then felt ill" in taken.notes
    assert "2026-01-06 entry: took a long walk" in taken.notes
    assert "2026-01-07 kratom 4 g" in taken.doses
