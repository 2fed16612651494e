"""Amounts whose number is written in words of more than ten, and times before or after which."""

import pytest

from tests.exchange.table.tables import Taken


def _doses(*lines: str) -> list[str]:
    texts = (f"2026-03-{day:02}: {line}\n" for day, line in enumerate(lines, start=1))
    return [one.split(" ", 1)[1] for one in Taken("".join(texts)).doses]


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("twelve hundred mg", "1200 mg"),
        ("two thousand mg", "2000 mg"),
        ("one thousand five hundred mg", "1500 mg"),
        ("two hundred and fifty mg", "250 mg"),
        ("fifteen mg", "15 mg"),
        ("twenty five mg", "25 mg"),
        ("twenty-five mg", "25 mg"),
        ("three hundred mg (late)", "300 mg"),
        ("zwanzig mg", "20 mg"),
        ("one and a half g", "1.5 g"),
    ],
)
def test_a_number_in_words_is_read_as_a_whole(words: str, amount: str) -> None:
    found = _doses(f"gabapentin {words}", "gabapentin 300 mg", "gabapentin 300 mg")
    assert found == [f"gabapentin {amount}", "gabapentin 300 mg", "gabapentin 300 mg"]


def test_what_is_not_read_as_a_whole_is_no_dose_of_its_end() -> None:
    taken = Taken(
        "2026-03-01: gabapentin 300 mg\n2026-03-02: gabapentin 300 mg\n"
        "2026-03-03: gabapentin million twenty 5 mg\n"
    )
    assert len(taken.doses) == 2
    assert taken.notes == ["2026-03-03 entry: gabapentin million twenty 5 mg"]


def test_words_of_numbers_are_heeded_before_a_sentence_and_how_often() -> None:
    lines = ("gabapentin two thousand mg. Walked five thousand steps", "gabapentin one g twice")
    assert _doses(*lines, "kratom 2 g") == [
        "gabapentin 2000 mg",
        "gabapentin 1 g",
        "gabapentin 1 g",
        "kratom 2 g",
    ]


@pytest.mark.parametrize("said", ["before 9pm", "after 21:00", "by 9pm", "vor 21 Uhr"])
def test_before_a_time_is_no_time(said: str) -> None:
    taken = Taken(
        f"2026-03-01: kratom 3 g\n2026-03-02: kratom 2.5 g {said}\n2026-03-03: kratom 2 g\n"
    )
    assert taken.doses == [
        "2026-03-01 kratom 3 g",
        "2026-03-02 kratom 2.5 g",
        "2026-03-03 kratom 2 g",
    ]
    assert getattr(taken.entries[1], "note", "") == said
    assert not taken.errors


def test_at_a_time_is_that() -> None:
    assert Taken("2026-03-01: kratom 3 g at 9pm\n2026-03-02: kratom 2 g\n").doses == [
        "2026-03-01T21:00 kratom 3 g",
        "2026-03-02 kratom 2 g",
    ]


def test_an_amount_before_a_time_in_a_column_has_none() -> None:
    taken = Taken(
        "date,Kratom (g)\n2026-03-01,3\n2026-03-02,2.5 g before 9pm\n2026-03-03,2 g 8am\n"
    )
    assert taken.doses[1:] == ["2026-03-02 Kratom 2.5 g", "2026-03-03T08:00 Kratom 2 g"]
