"""Columns of what a value is of, whose names are written in one word, as trackingtype is."""

import pytest

from sidelog.exchange.table.mapping import Mapping
from tests.exchange.table.tables import Taken, ranges

ROWS = (
    "bloating,2026-05-31 21:45,25",
    "food,2026-05-31 21:00,",
    "headache,2026-05-31 19:25,25",
    "stress,2026-05-31 19:25,75",
    "stool,2026-05-31 15:05,71",
    "bloating,2026-05-30 09:15,50",
    "stool,2026-05-30 08:15,85",
    "headache,2026-05-29 08:15,50",
)


def log(name: str, when: str = "Timestamp") -> str:
    return f"{name},{when},Value\n" + "".join(f"{row}\n" for row in ROWS)


@pytest.mark.parametrize(
    "name",
    ["Trackingtype", "trackingType", "Tracking Type", "eventtype", "measurename", "symptomkind"],
)
def test_a_name_in_one_word_parts_the_values_of_what_it_names(name: str) -> None:
    taken = Taken(log(name))
    assert taken.values == [
        "2026-05-31T21:45 bloating 25",
        "2026-05-31T19:25 headache 25",
        "2026-05-31T19:25 stress-0-100 75",
        "2026-05-31T15:05 stool 71",
        "2026-05-30T09:15 bloating 50",
        "2026-05-30T08:15 stool 85",
        "2026-05-29T08:15 headache 50",
    ]
    is_kind = name.casefold().endswith("type")  # in whose lines something may just happen
    assert taken.notes == [f"2026-05-31 {name}: food"] * is_kind


def test_words_about_the_one_value_of_a_moment_part_nothing() -> None:
    rows = "".join(
        f"2026-05-{day:02} 9:3{day % 3},{'high' if day % 2 else 'low'},{day % 2 * 3 + 5}.{day}\n"
        for day in range(1, 9)
    )
    taken = Taken(f"when,thing,value\n{rows}")
    assert {one.split()[1] for one in taken.values} == {"thing", "value"}  # and no high-value


def test_names_of_measures_of_the_journal_on_another_scale_are_measures_of_their_own() -> None:
    mapping = Mapping(at="Timestamp", measure_column="what", value_column="Value")
    taken = Taken(log("what"), mapping=mapping)
    assert "2026-05-31T19:25 stress-0-100 75" in taken.values
    assert ranges(taken.defined.values())["stress-0-100"] == "0..100"
    assert not taken.errors
    # One number of many is mistyped, and is refused as before.
    rows = "".join(f"mood,2026-05-{day:02} 09:00,{day % 10}\n" for day in range(1, 20))
    content = f"what,Timestamp,Value\n{rows}mood,2026-05-30 09:00,75\n"
    taken = Taken(content, mapping=mapping)
    assert len(taken.values) == 19
    assert [one.split()[1] for one in taken.values] == ["mood"] * 19
    assert len(taken.errors) == 1
