"""What stands in a file and is recorded by nobody: counts, settings, and lines that come again."""

import pytest

from sidelog.exchange.reader import Said
from tests.exchange.table.tables import NOTHING_SAID, Taken

MOODS = [
    ("12/6/2017", 2, 3, 4, "06:30"),
    ("13/6/2017", 1, 2, 5, "06:45"),
    ("14/6/2017", 4, 3, 3, "07:00"),
    ("15/6/2017", 2, 2, 2, "07:10"),
]


def diary(*lines: tuple[object, ...], said: Said = NOTHING_SAID) -> Taken:
    rows = "".join(f"{';'.join(map(str, line))}\n" for line in lines)
    return Taken(f"Fecha;Animo;Ansiedad;Calma;Comentario\n{rows}", said)


def test_the_note_of_a_line_that_comes_again_is_there_once() -> None:
    taken = diary(*MOODS, MOODS[1], MOODS[2])
    assert taken.notes == [
        "2017-06-12 Comentario: 06:30",
        "2017-06-13 Comentario: 06:45",
        "2017-06-14 Comentario: 07:00",
        "2017-06-15 Comentario: 07:10",
    ]


def test_a_note_beside_other_values_stays() -> None:
    taken = diary(*MOODS, ("13/6/2017", 1, 2, 1, "06:45"), said=Said(several=("mean",)))
    assert taken.notes.count("2017-06-13 Comentario: 06:45") == 2


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("beepno", [1, 5, 3, 1, 4, 2]),
        ("Semana", [1, 2, 3, 4, 5, 6]),
        ("bp averaging scheme", [3, 3, "", 3, 3, 3]),
    ],
)
def test_what_counts_or_says_how_it_was_measured_is_no_value(
    name: str, numbers: list[object]
) -> None:
    rows = "".join(
        f"2021-03-0{day},{number},{70 + day}\n" for day, number in enumerate(numbers, start=1)
    )
    taken = Taken(f"date,{name},weight (kg)\n{rows}")
    assert {one.split()[1] for one in taken.values} == {"weight"}
    assert taken.why_left(name)


def eaten(first: list[int], again: list[int], said: Said = NOTHING_SAID) -> Taken:
    """What was eaten of days from the first of May, and again of those from the third on."""
    days = [*enumerate(first, start=1), *enumerate(again, start=3)]
    rows = "".join(f"2026-05-{day:02},{value}\n" for day, value in days)
    return Taken(f"date,calories\n{rows}", said)


MANY = [1800 + 35 * day for day in range(14)]


def test_a_block_that_was_pasted_twice_is_not_added_up() -> None:
    taken = eaten(MANY, [*MANY[2:6], 3000])
    assert taken.values[2] == "2026-05-03 calories 1870"
    assert taken.values[6] == "2026-05-07 calories 5010"
    assert len(taken.values) == len(MANY)
    how = taken.how("calories")
    assert "5 days have several values: their sum" in how
    assert "; 4 values that their day has already: taken once (else --several calories=sum)" in how
    assert eaten(MANY, MANY[2:6]).values[2] == "2026-05-03 calories 1870"


@pytest.mark.parametrize("answer", ["sum", "calories=sum"])
def test_what_a_person_wants_added_up_is(answer: str) -> None:
    taken = eaten(MANY, [*MANY[2:6], 3000], Said(several=(answer,)))
    assert taken.values[2] == "2026-05-03 calories 3740"
    assert "taken once" not in taken.how("calories")


def test_equal_values_of_few_are_asked_or_added_up() -> None:
    assert eaten(MANY[:6], [*MANY[2:5], 3000]).reading.question
    # The same few again and again are portions.
    portions = eaten([250, 500, 250, 500, 250, 500] * 2, [250, 500, 250, 250])
    assert portions.values[2] == "2026-05-03 calories 500"
    # Fewer than half of the days have the same again.
    assert eaten(MANY, [MANY[2], 700, 800, 900]).values[2] == "2026-05-03 calories 3740"


def test_foods_of_a_day_that_have_the_same_are_no_line_again() -> None:
    rows = "".join(
        f"2026-05-{day:02},{calories},{food} of {day}\n"
        for day, calories in enumerate(MANY, start=1)
        for food in ("rice", "beans")
    )
    assert Taken(f"date,calories,comment\n{rows}").reading.question
    eggs = "".join(
        f"2026-05-{day:02},{some}\n"
        for day, calories in enumerate(MANY, start=1)
        for some in (calories, calories, 500 + day)
    )
    assert Taken(f"date,calories\n{eggs}").values[0] == "2026-05-01 calories 4101"
