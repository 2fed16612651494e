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
