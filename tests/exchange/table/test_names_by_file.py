"""A column that says little is called as its file is, so that two files are two measures."""

import pytest

from sidelog.exchange.reader import Said
from sidelog.exchange.table.reading import read
from tests.exchange.table.tables import HERE, source_of


def called(file: str, header: str, cells: str = "3,4") -> list[str]:
    content = f"{header}\n2026-05-01,{cells}\n2026-05-02,5,8\n2026-05-04,2,1\n"
    content = content if header.count(",") > 1 else content.replace(",8", "").replace(",1\n", "\n")
    reading = read(source_of(content, file), HERE, Said(), None)
    return [one.name.removeprefix("measure ") for one in reading.brought[1:]]


@pytest.mark.parametrize(
    ("file", "column", "name"),
    [
        ("anxiety.csv", "value", "anxiety (new)"),
        ("exist-export_anxiety_2026.csv", "value", "anxiety (new)"),
        ("anxiety_march.csv", "value", "anxiety (new)"),
        ("my_weight.csv", "value (kg)", "weight"),
        ("sleep.csv", "hours", "sleep-hours"),
        ("headaches.csv", "severity", "headaches-severity (new)"),
        ("anxiety.csv", "score", "anxiety-score (new)"),
        ("anxiety.csv", "anxiety score", "anxiety-score (new)"),
        ("data.csv", "value", "value (new)"),
        ("tabs.csv", "value", "value (new)"),
        ("ibuprofen.csv", "value", "value (new)"),
        ("bp.csv", "value", "bp (new)"),
        ("baby_sleep.csv", "hours", "hours (new)"),
        ("ampm.csv", "duration", "duration (new)"),
        ("what I wrote down on holiday.csv", "value", "value (new)"),
        ("anxiety.csv", "km", "km (new)"),
        ("future_stress.csv", "value", "future-stress (new)"),
        ("daily-stress.csv", "value", "stress-0-10 (new)"),
        ("productive_min.csv", "value", "productive (new)"),
        ("my_minutes.csv", "value", "value (new)"),
    ],
)
def test_a_name_that_says_little_is_that_of_the_file(file: str, column: str, name: str) -> None:
    (found,) = called(file, f"date,{column}", "3")
    assert found == name


def test_of_several_columns_none_is_the_file_and_each_says_it_too() -> None:
    assert called("migraine.csv", "date,value,severity") == [
        *("value (new)", "migraine-severity (new)"),
    ]
    assert called("migraine.csv", "date,km,severity") == ["km (new)", "severity (new)"]
