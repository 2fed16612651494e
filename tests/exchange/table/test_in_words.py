"""What the lines of a diary say in words: none taken, two times, or what is not understood."""

import pytest

from sidelog.exchange.incoming import Dose
from tests.exchange.table.tables import Taken


def diary(*lines: str) -> Taken:
    rows = ["2026-11-01 kratom 3g", "2026-11-02 kratom 4g", "2026-11-03 tramadol 50 mg"]
    rows += [f"2026-11-{day:02} {line}" for day, line in enumerate(lines, start=4)]
    return Taken("\n".join(rows))


@pytest.mark.parametrize(
    ("line", "doses"),
    [
        (
            "kratom 4g at 8 and 3g at 14",
            ["2026-11-04T08:00 kratom 4 g", "2026-11-04T14:00 kratom 3 g"],
        ),
        (
            "tramadol 50 mg at 9 and at 21",
            ["2026-11-04T09:00 tramadol 50 mg", "2026-11-04T21:00 tramadol 50 mg"],
        ),
        ("kratom 4g um 20", ["2026-11-04T20:00 kratom 4 g"]),
        ("medio tramadol a las 10", ["2026-11-04 tramadol piece 0.5 piece"]),
        ("no kratom", ["2026-11-04 kratom none"]),
        ("no tom\u00e9 tramadol", ["2026-11-04 tramadol none"]),
        ("didn't take any tramadol", ["2026-11-04 tramadol none"]),
        ("kein Kratom heute", ["2026-11-04 Kratom none"]),
        ("no kratom after lunch", []),
    ],
)
def test_what_a_line_says_was_taken(line: str, doses: list[str]) -> None:
    taken = diary(line, "tramadol 50 mg", "kratom 2 g")
    assert [one for one in taken.doses if one.startswith("2026-11-04")] == doses
    assert not taken.errors


def test_an_hour_that_may_be_of_the_evening_stays_in_words() -> None:
    taken = diary("kratom 4g at 8", "kratom 2 g")
    doses = [one for one in taken.entries if isinstance(one, Dose)]
    assert [(one.at, one.amount, one.note) for one in doses[3:4]] == [(None, 4, "at 8")]


def test_none_of_the_one_product_of_a_file_needs_no_name_that_is_known() -> None:
    taken = Taken(
        "2026-11-01 Tilidin 20 Tropfen\n2026-11-02 Tilidin 15 Tropfen\n"
        "2026-11-03 kein Tilidin, schwitzen und frieren\n"
    )
    assert taken.doses[2:] == ["2026-11-03 Tilidin none"]
    assert [one.note for one in taken.entries if isinstance(one, Dose)][2:] == [
        "schwitzen und frieren"
    ]


@pytest.mark.parametrize("line", ["4g of kratom then another 2", "kratom 4g at 8 and 3g at 9"])
def test_a_line_that_may_say_a_dose_and_is_not_understood_is_said(line: str) -> None:
    taken = diary(line, "tramadol 50 mg", "felt fine")
    assert len(taken.doses) == 4
    assert taken.notes == [f"2026-11-04 entry: {line}", "2026-11-06 entry: felt fine"]
    assert [(one.line, one.column) for line in taken.lines for one in line.errors] == [(4, "entry")]
    assert taken.errors[0].endswith(f"{line!r} is not understood as a whole: a note, and no dose")
    assert "then" not in taken.how("entry")


@pytest.mark.parametrize("line", ["forgot Effexor, mood 3", "kratom cravings 6/10"])
def test_a_number_of_something_else_is_no_dose_that_was_not_understood(line: str) -> None:
    assert not diary(line, "tramadol 50 mg", "kratom 2 g").errors


def test_a_line_that_says_nothing_is_of_the_one_product_of_its_file() -> None:
    lines = "Nov 2 2026\nkratom 3g 8am\nNov 3 2026\nnone\nNov 4 2026\nkratom 2g\nNov 5 2026\n"
    taken = Taken(f"{lines}took none\n")
    assert taken.doses == [
        "2026-11-02T08:00 kratom 3 g",
        "2026-11-03 kratom none",
        "2026-11-04 kratom 2 g",
        "2026-11-05 kratom none",
    ]
    of_two = Taken(f"{lines}ibuprofen 400 mg\n")
    assert [one for one in of_two.doses if one.endswith("none")] == []
    assert of_two.notes == ["2026-11-03 entry: none"]
