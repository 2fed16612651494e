"""Numbers that say that nothing is known, and numbers below 0 that say something."""

from collections.abc import Iterable

import pytest

from sidelog.catalog.text import quote
from sidelog.errors import UsageError
from sidelog.exchange.reader import Said
from sidelog.exchange.table.mapping import Mapping
from tests.exchange.table.tables import Taken, new, table, value


@pytest.mark.parametrize(
    ("name", "cells", "values"),
    [
        ("snore", (-1, 12, 3), ["snore 12", "snore 3"]),
        ("noise", (-1, -1), []),
        ("direction", (-1, 0, 1), ["direction -1", "direction 0", "direction 1"]),
        ("temp change", (-1, 5), ["temp-change -1", "temp-change 5"]),
        ("balance", (-1, 5), ["balance -1", "balance 5"]),
        ("gain/loss (kg)", (-1, 0, 5), ["gain-loss -1", "gain-loss 0", "gain-loss 5"]),
        ("kg +/-", (-1, 5), ["kg -1", "kg 5"]),
        ("vs yesterday", (-1, 5), ["vs-yesterday -1", "vs-yesterday 5"]),
        ("x", (-1, -7, 5), ["x -1", "x -7", "x 5"]),
        ("x", (-999, 5), ["x 5"]),
        ("x", (-999, -5), ["x -999", "x -5"]),
    ],
)
def test_a_number_below_all_is_nothing_known_where_a_program_wrote_it(
    name: str, cells: tuple[object, ...], values: list[str]
) -> None:
    assert value(name, *cells) == values


@pytest.mark.parametrize(
    ("snore", "name", "cells", "values"),
    [
        (-1, "noise", (-1, 0.3, 0), ["0.3", "0"]),
        (-1, "DeepSleep", (-2, 0.5, "-1.0"), ["0.5"]),
        (4, "noise", (-1, 0.3, 0), ["-1", "0.3", "0"]),
        (-1, "direction", (-1, 0, 1), ["-1", "0", "1"]),
        (-1, "valence", (-1, 0.5, 0), ["-1", "0.5", "0"]),
        (-1, "x", (-1, -0.5, 0), ["-1", "-0.5", "0"]),
        (-1, "x", (-2, 0.5, 3), ["-2", "0.5", "3"]),
    ],
)
def test_what_marks_a_column_marks_parts_of_one_beside_it(
    snore: int, name: str, cells: tuple[object, ...], values: list[str]
) -> None:
    rows = zip(cells, (snore, 7, 9), strict=True)
    lines = (f"2026-05-0{day},{x},{snore}" for day, (x, snore) in enumerate(rows, start=1))
    found = Taken("\n".join([f"date,{name},snore", *lines])).values
    assert [one.split()[2] for one in found if "snore" not in one] == values


@pytest.mark.parametrize(
    "name",
    [
        "Ver\u00e4nderung",
        "\u5897\u6e1b",
        "cambio",
        "diff\u00e9rence",
        "\u0394 weight",
    ],
)
def test_a_change_may_be_one_down_in_any_language(name: str) -> None:
    assert [one.split()[-1] for one in value(name, 2.4, -1, 0)] == ["2.4", "-1", "0"]


def test_many_numbers_below_nought_are_not_mistyped() -> None:
    assert new("weight since then", 2, -3, 4, -1, 0, -2) == {"weight-since-then": "-10.."}
    taken = Taken(table("steps", *[100] * 8, -3))
    assert [error.partition(":")[0] for error in taken.errors] == ["line 10, column steps"]


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("resting pulse", (61, 0, 58)),
        ("weight", ("70.5 kg", "0 kg", "70.1 kg")),
        ("height", (1.82, 0)),
        ("bodyfat", (19.4, 0, "0.0")),
        ("Body Fat %", ("19.4%", "0%")),
        ("body fat percentage", (0, 0.24, 0.253)),
        ("Body Battery", (3, 0, 73)),
        ("Respiration", (15, 0, 13)),
        ("fasting glucose", (102, 0)),
        ("Ruhepuls", (58, 0)),
        ("SpO2 (%)", (97, 0)),
        ("fat mass (kg)", (15, 0)),
        ("Muscle", (40.2, 0, 41)),
        ("muscleMass", (40.2, 0)),
        ("bone mass", (3.1, 0)),
        ("Muskelmasse", (40.2, 0)),
        ("masa muscular", (40.2, 0)),
        ("water %", (55, 0)),
        ("BMI", (24, 0)),
        ("waist", (88, 0)),
        ("Hips", (98, 0, 97.5)),
        ("sleep_duration", (0, 450, 0, 480, 0)),
        ("Hours of sleep", ("7:30", "0:00", "0:00", "8:05", "0:00")),
        ("sleep", (0, 450, 0, 480, 0)),
        ("minutes asleep", (0, 0, 0)),
        ("pulse", (0,)),
    ],
)
def test_nought_of_what_everybody_has_is_nothing_known(
    name: str, cells: tuple[object, ...]
) -> None:
    zeros = [cell for cell in cells if not str(cell).strip("0:.% kg")]
    taken = Taken(table(name, *cells))
    assert len(taken.values) == len(cells) - len(zeros)
    assert not any(one.endswith(" 0") for one in taken.values)
    if taken.values:
        assert "nothing known where it says 0" in taken.how(name)
        assert f"({len(zeros)})" in taken.how(name)
    else:
        assert taken.why_left(name) == "nothing is known in any line"


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("minutes of heart rate zone 3", (0, 12, 14)),
        ("sleep (h)", (7, 0, 8, 7.5, 6)),
        ("sleep", (0, 3, 0, 5, 0)),
        ("sleep quality", (0, 3, 0, 5, 0)),
        ("minutes awake", (0, 30, 0, 45, 0)),
        ("nap (min)", (0, 30, 0, 45, 0)),
        ("hours asleep", ("23:30", "0:00", "0:00", "0:30", "0:00")),
        ("neck", (0, 2, 3)),
        ("fat (g)", (0, 45, 60)),
        ("water", (0, 2, 3)),
        ("muscle pain", (0, 45, 60)),
        ("weight", (0, 1, 1)),
        ("cigarettes", (0, 12, 14)),
    ],
)
def test_nought_of_all_else_is_nought(name: str, cells: tuple[object, ...]) -> None:
    assert "nothing known" not in Taken(table(name, *cells)).how(name)


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("battery", range(40, 52)),
        ("x", (13, 14, 15, 16)),
        ("x", (0.2, 0.24, 0.28)),
        ("x", (72, 73)),
        ("hours worked", ("7:30", "8:00")),
        ("rating", (0.75, 1, 3.5)),
    ],
)
def test_a_frequent_0_far_from_all_else_is_said(name: str, cells: Iterable[object]) -> None:
    how = Taken(table(name, *cells, 0, 0, 0)).how(name)
    said = quote(f"{name}=0")
    assert f"0 (3) is taken as 0 (else --missing {said})" in how
    assert "nothing known" not in how


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("battery", range(12)),
        ("drinks", (1, 2, 3)),
        ("pain", (0.5, 2, 7)),
        ("weight", (70, 71)),
        ("x", (-20, -9)),
        ("x", (30, 30)),
    ],
)
def test_of_any_other_0_nothing_is_said(name: str, cells: Iterable[object]) -> None:
    assert "taken as 0" not in Taken(table(name, *cells, 0, 0, 0)).how(name)


def test_a_memo_in_another_script_is_no_measure() -> None:
    taken = Taken("日付,メモ\n2026-03-02,2/3\n2026-03-01,朝 1/3\n")
    assert not taken.values
    assert len(taken.notes) == 2


EATEN = (
    "date,weight_lbs,calories,steps,protein_g,bodyfat_percent\n2025-06-22,213,1883,18565,51,26.5\n"
    "2025-06-23,211,1767,0,101,0.0\n2025-06-24,0.0,0,2889,0,25.5\n2025-06-26,207,2124,5000,77,25\n"
)


def test_0_of_a_body_is_nothing_known_and_0_kcal_is_said() -> None:
    taken = Taken(EATEN)
    assert "nothing known where it says 0.0 (1)" in taken.how("bodyfat_percent")
    assert "nothing known where it says 0.0 (1)" in taken.how("weight_lbs")
    assert "0 (1) is taken as 0 (else --missing calories=0)" in taken.how("calories")
    assert "2025-06-23 steps 0" in taken.values
    assert "is taken" not in taken.how("steps")
    left = Taken(EATEN, Said(missing=("0",)))
    assert "is taken as 0" not in left.how("calories")
    assert len([one for one in left.values if "calories" in one]) == 3


def slept(zero: str) -> str:
    rows = "".join(f"2025-05-{day:02},{6 + day % 3}.5,{day % 2}.0\n" for day in range(1, 25))
    rows += f'2025-05-25,"{zero}","{zero}"\n'
    return f"date,total_sleep_hours,nap_hours\n{rows}"


def test_parts_of_a_body_are_never_0_however_many_calories_stand_beside_them() -> None:
    taken = Taken(
        "date,biceps,bone,calories,fat,hip,muscle,weight (kg)\n"
        "2026-05-03,0.0,3.3,0.0,29.9,0.0,59.9,89.1\n"
        "2026-05-02,0.0,3.2,0.0,30.1,0.0,59.4,89.4\n"
        "2026-05-01,0.0,0.0,0.0,0.0,0.0,0.0,89.5\n"
    )
    assert taken.values == [
        "2026-05-03 bone 3.3",
        "2026-05-03 fat 29.9",
        "2026-05-03 muscle 59.9",
        "2026-05-03 weight 89.1",
        "2026-05-02 bone 3.2",
        "2026-05-02 fat 30.1",
        "2026-05-02 muscle 59.4",
        "2026-05-02 weight 89.4",
        "2026-05-01 weight 89.5",
    ]


def test_steps_of_0_again_and_again_were_not_counted() -> None:
    rows = "".join(
        f"2026-05-{day:02},{0 if day < 5 else 4000 + day},{day % 3}\n" for day in range(1, 12)
    )
    taken = Taken(f"date,steps,stretches\n{rows}")
    assert sum("steps" in value for value in taken.values) == 7
    assert sum("stretches" in value for value in taken.values) == 11
    assert "nothing known where it says 0 (4)" in taken.how("steps")


@pytest.mark.parametrize("zero", ["0", "0.0", "0.00", "0,0"])
def test_a_night_of_0_hours_is_said_however_seldom(zero: str) -> None:
    content = slept(zero)
    said = "0 (1) is taken as 0 (else --missing total_sleep_hours=0)"
    assert said in Taken(content).how("total_sleep_hours")
    assert "taken as 0" not in Taken(content).how("nap_hours")
    in_all = Taken(content, Said(missing=("0",)))
    assert len([one for one in in_all.values if "nap" in one]) == 12
    assert "2025-05-25 total-sleep 0" not in in_all.values


def test_minutes_of_sleep_with_a_short_nap_among_them_may_be_none() -> None:
    name = "sleep minutes"
    assert "0 (1) is taken as 0" in Taken(table(name, *range(60, 480, 20), 0)).how(name)
    assert "taken as 0" not in Taken(table(name, *range(20, 480, 20), 0)).how(name)


@pytest.mark.parametrize(
    "said", ["total_sleep_hours=0", "Total_Sleep_Hours = 0.0", "total-sleep=0"]
)
def test_nothing_is_known_where_that_was_said_of_one_column(said: str) -> None:
    taken = Taken(slept("0.0"), Said(missing=(said,)))
    assert "nothing known where it says 0.0 (1)" in taken.how("total_sleep_hours")
    assert "2025-05-25 nap 0" in taken.values
    assert "2025-05-25 total-sleep 0" not in taken.values
    assert len([one for one in taken.values if "nap" in one]) == 25


def test_a_number_below_0_counts_where_a_person_says_what_alone_means_nothing() -> None:
    cells = enumerate(("1", "-1", "0", "2", "n.k."), 1)
    content = "Date,Output\n" + "".join(f"2023-05-0{day},{cell}\n" for day, cell in cells)
    assert len(Taken(content).values) == 3
    how = Taken(content).how("Output")
    assert "nothing known where it says -1 (1) (else --missing Output=)" in how
    for said in ("Output=", "Output=n.k."):
        assert Taken(content, Said(missing=(said,))).values == [
            *("2023-05-01 output 1", "2023-05-02 output -1"),
            *("2023-05-03 output 0", "2023-05-04 output 2"),
        ]


def test_a_column_that_is_not_there_or_has_no_such_word_is_refused() -> None:
    with pytest.raises(UsageError, match="'foo=0' names no column"):
        Taken(slept("0"), Said(missing=("foo=0",)))
    with pytest.raises(UsageError, match=r"No line of .* has what --missing 'nap_hours=n/m' says"):
        Taken(slept("0"), Said(missing=("nap_hours=n/m",)))


def test_what_was_named_has_such_words_too() -> None:
    taken = Taken(
        slept("0"),
        Said(missing=("nap_hours=0",)),
        mapping=Mapping(day="date", measures=("nap_hours",)),
    )
    assert len(taken.values) == 12


def test_what_is_asked_before_a_file_is_read_comes_before_its_missing_words() -> None:
    content = "date,steps\n1/3,0\n2/3,500\n3/3,800\n13/3,0\n"
    question = Taken(content, Said(missing=("steps=0",))).reading.question
    assert question is not None
    assert question.field == "year"
    answered = Taken(content, Said(missing=("steps=0",), year=2026))
    assert answered.values == ["2026-03-02 steps 500", "2026-03-03 steps 800"]


def test_what_a_program_writes_in_place_of_an_answer_is_none() -> None:
    cells = ("<no-response>", 3, "<not shown>", 4, "no answer", "<0.5")
    assert value("pain", *cells) == ["pain 3", "pain 4"]
