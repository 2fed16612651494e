"""Text without columns, whose lines begin with their day or stand below it."""

from datetime import date, timedelta

import pytest

from sidelog.errors import BadDataError
from sidelog.exchange.incoming import Event, Note
from sidelog.exchange.reader import Said
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


@pytest.mark.parametrize(
    ("day", "product", "mood"),
    [
        ("Di {:02}.11.26:", "Venlafaxin", ", Stimmung 6/10"),
        ("Di {:02}.11.2026", "Tilidin", ", Schmerz 6"),
        ("Di {:02}.11.26:", "Venlafaxin", ""),
        ("mar. {:02}/11/26 :", "Effexor", ", humeur 6/10"),
    ],
    ids=["german", "without a colon", "without a mood", "french"],
)
def test_a_day_ends_with_its_numbers_and_an_amount_is_of_the_name_beside_it(
    day: str, product: str, mood: str
) -> None:
    amounts = ["75 mg", "75 mg morgens", "37,5 mg"]
    lines = [
        f"{day.format(number)} {product} {amount}{mood}\n"
        for number, amount in zip((3, 10, 17), amounts, strict=True)
    ]
    taken = Taken("".join(lines))
    assert taken.doses == [
        f"2026-11-03 {product} 75 mg",
        f"2026-11-10 {product} 75 mg",
        f"2026-11-17 {product} 37.5 mg",
    ]


def test_several_amounts_with_their_times_are_of_the_name_before_them() -> None:
    taken = Taken(
        "Mo 02.11.26: Venlafaxin 75 mg\nDi 03.11.26: Venlafaxin 50 mg\n"
        "Mi 04.11.26: Venlafaxin 37,5 mg um 9 Uhr und 37,5 mg um 18 Uhr, Stimmung 5/10\n"
    )
    assert taken.doses[2:] == [
        "2026-11-04T09:00 Venlafaxin 37.5 mg",
        "2026-11-04T18:00 Venlafaxin 37.5 mg",
    ]


AMOUNTS_ALONE = "Mon Nov 2 2026\n7am 5g\nnoon 4g\nTue Nov 3 2026\n7am 5g\nskipped noon one\n"


@pytest.mark.parametrize(
    ("title", "said"), [("Kratom taper\n", None), ("", "kratom")], ids=["titled", "said"]
)
def test_amounts_alone_are_of_what_the_title_says_or_a_person(title: str, said: str | None) -> None:
    taken = Taken(title + AMOUNTS_ALONE, Said(product=said))
    assert taken.reading.question is None
    assert taken.doses == [
        "2026-11-02T07:00 kratom 5 g",
        "2026-11-02T12:00 kratom 4 g",
        "2026-11-03T07:00 kratom 5 g",
    ]
    assert taken.notes == ["2026-11-03 entry: skipped noon one"]
    assert taken.how("entry").endswith("an amount alone is of kratom")


def test_of_what_amounts_alone_are_is_asked() -> None:
    question = Taken(AMOUNTS_ALONE).reading.question
    assert question
    assert question.flag == "--product"
    assert "such as 5g in line 2: of what?" in question.text
    left = Taken(AMOUNTS_ALONE, Said(product="?"))
    assert not left.doses
    assert not left.values
    assert left.notes[0] == "2026-11-02 entry: 5g"


def test_amounts_of_a_line_that_names_the_product_once_are_all_of_it() -> None:
    taken = Taken("Nov 2 2026\nkratom 5g 7am, 4g noon\nNov 3 2026\nkratom 5g 7am, 3g noon\n")
    assert taken.doses == [
        "2026-11-02T07:00 kratom 5 g",
        "2026-11-02T12:00 kratom 4 g",
        "2026-11-03T07:00 kratom 5 g",
        "2026-11-03T12:00 kratom 3 g",
    ]


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        ("Mon Nov 2 2026", "Tue Nov 3", ["2026-11-02", "2026-11-03"]),
        ("Lunes 2 de noviembre de 2026", "Martes 3 de noviembre", ["2026-11-02", "2026-11-03"]),
        ("Mi 31.12.2025:", "Do 01.01.:", ["2025-12-31", "2026-01-01"]),
        ("Dec 31 2025", "Jan 1", ["2025-12-31", "2026-01-01"]),
    ],
    ids=["english", "spanish", "numbers at New Year", "names at New Year"],
)
def test_a_day_without_its_year_is_of_that_of_the_day_above_it(
    first: str, second: str, days: list[str]
) -> None:
    taken = Taken(f"{first}\ntramadol 50 mg\nall well\n{second}\ntramadol 100 mg\nsad\n")
    assert taken.doses == [f"{days[0]} tramadol 50 mg", f"{days[1]} tramadol 100 mg"]
    assert "a day without its year is of that of the day above it" in taken.reading.what


def test_doses_of_a_diary_may_be_among_more_words() -> None:
    taken = Taken(
        "Lunes 2 de noviembre de 2026\n9:00 tramadol 50 mg\n21:00 tramadol 50 mg\n"
        "Martes 3 de noviembre\npor la tarde nada, dolor 6/10\nno tomé tramadol\ncansado\n"
    )
    assert taken.doses == [
        "2026-11-02T09:00 tramadol 50 mg",
        "2026-11-02T21:00 tramadol 50 mg",
        "2026-11-03 tramadol none",
    ]


def test_an_amount_at_a_later_time_is_of_what_was_named_before() -> None:
    taken = Taken(
        "Mo 02.11.2026: 7 Uhr 20 Tropfen Tilidin, 13 Uhr 15 Tropfen, 22 Uhr 10 Tropfen. Ruhig\n"
        "Di 03.11.2026: 7 Uhr 18 Tropfen Tilidin, um 13 Uhr 15 Tropfen\n"
        "Di 03.11.2026: abends vergessen\n"
        "Mi 04.11.2026: 7 Uhr 5mg Diazepam, 20h 15 Tropfen Tilidin, 22:00 10 Tropfen\n"
    )
    assert taken.doses == [
        "2026-11-02T07:00 Tilidin 20 drop",
        "2026-11-02T13:00 Tilidin 15 drop",
        "2026-11-02T22:00 Tilidin 10 drop",
        "2026-11-03T07:00 Tilidin 18 drop",
        "2026-11-03T13:00 Tilidin 15 drop",
        "2026-11-04T07:00 Diazepam 5 mg",
        "2026-11-04T20:00 Tilidin 15 drop",
        "2026-11-04T22:00 Tilidin 10 drop",
    ]
    assert taken.notes == ["2026-11-02 entry: Ruhig", "2026-11-03 entry: abends vergessen"]
    assert taken.errors == []


@pytest.mark.parametrize("second", ["Lexapro 10 mg am", "Lexapro half"])
def test_a_bracket_with_several_times_stays_whole(second: str) -> None:
    taken = Taken(
        f"Nov 14, 2026\n- Propranolol 10mg x2 (8am, 2pm)\n- {second}\n- mag at bedtime\n"
        "Anxiety 6/10\nNov 15, 2026\n- Propranolol 10mg 8am\n- skipped mag\nAnxiety 4/10\n"
    )
    if second.endswith("am"):
        assert taken.doses[:2] == [
            "2026-11-14T08:00 Propranolol 10 mg",
            "2026-11-14T14:00 Propranolol 10 mg",
        ]
    else:
        note = taken.entries[0]
        assert isinstance(note, Note)
        assert (note.at, note.text) == (None, "entry: Propranolol 10mg x2 (8am, 2pm)")


@pytest.mark.parametrize("days", [2, 28, 29, 30, 31, 90])
@pytest.mark.parametrize("header", ["Time,Weight,Change,BMI,Fat,", "Time,Weight"])
def test_lines_with_the_columns_of_a_header_are_a_table_below_days_alone(
    days: int, header: str
) -> None:
    more = ",0.4 lbs,29.1,--," if header.endswith(",") else ""
    lines = "".join(
        f'" {day:%b %d, %Y}",\n7:{day.day:02} AM,2{day.day:02}.5 lbs{more}\n'
        for day in (date(2026, 8, 1) - timedelta(count) for count in range(days))
    )
    taken = Taken(f"{header}\n{lines}")
    assert taken.notes == []
    weights = [one for one in taken.values if "weight" in one]
    assert weights[0] == "2026-08-01T07:01 weight-lb 201.5"
    assert len(weights) == days
    assert taken.errors == []


def test_lines_of_words_below_days_and_a_title_with_a_comma_are_text() -> None:
    lines = "".join(f"Oct {day} 2026\nkratom {day}g at 8am, fine\n" for day in range(1, 31))
    taken = Taken(f"My diary, the second\n{lines}")
    assert taken.reading.what.startswith("lines of text")
    assert len(taken.doses) == 30


def test_a_known_name_before_a_colon_is_a_dose_and_what_says_more_is_none() -> None:
    taken = Taken(
        "2024-06-01\nOmeprazole: 3 ml\nWater: 400 ml\nBlood loss: 4 ml\nKratom: half a teaspoon\n"
        "2024-06-02\nOmeprazole: stop\nWeight: 71 kg\nNaproxen: last dose 250 mg yesterday\n"
        "2024-06-03\nOmeprazole: 3 ml not taken\nSertraline: down from 50 mg to 25 mg\n"
        "Kratom: one teaspoon 7.30, two teaspoons 19.00\n"
    )
    assert taken.doses == [
        "2024-06-01 Omeprazole 3 ml",
        "2024-06-01 Kratom 0.5 teaspoon",
        "2024-06-03T07:30 Kratom 1 teaspoon",
        "2024-06-03T19:00 Kratom 2 teaspoon",
    ]
    stop = next(entry for entry in taken.entries if isinstance(entry, Event))
    assert (stop.product, stop.kind) == ("Omeprazole", "stop")
    assert "2024-06-03 entry: Omeprazole: 3 ml not taken" in taken.notes
    assert len(taken.notes) == 6


def test_the_same_again_in_a_line_of_a_diary_is_the_part_before_it() -> None:
    taken = Taken("1/5/24\nKratom: two teaspoons at 8am, same at 2pm\n15/5/24\nIron: 60 mg\nmild\n")
    assert taken.doses == [
        "2024-05-01T08:00 Kratom 2 teaspoon",
        "2024-05-01T14:00 Kratom 2 teaspoon",
        "2024-05-15 Iron 60 mg",
    ]
    assert taken.notes == ["2024-05-15 entry: mild"]


def test_an_amount_behind_the_day_is_no_time() -> None:
    taken = Taken(
        "2026-03-01 100 mg tramadol, slept ok\n2026-03-02 150 mg tramadol\n"
        "2026-03-03 one hundred mg tramadol 1pm\n2026-03-04 1200 mg gabapentin\n"
    )
    assert taken.doses == [
        "2026-03-01 tramadol 100 mg",
        "2026-03-02 tramadol 150 mg",
        "2026-03-03T13:00 tramadol 100 mg",
        "2026-03-04 gabapentin 1200 mg",
    ]
