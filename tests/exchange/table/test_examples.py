"""Lines of a template that show how it is filled in."""

import pytest

from tests.exchange.table.tables import Taken

HEADER = "timestamp,medication,dose,notes\n"
ROWS = """2025-03-04T07:30:00,loratadine,10 mg,eyes better
2025-03-05T07:45:00,cetirizine,5 mg,nose free
2025-03-06T07:40:00,cetirizine,5 mg,so so
"""


@pytest.mark.parametrize(
    "said",
    [
        "EXAMPLE: eyes calmer after 1 h",
        "Example row - delete me",
        "(example)",
        "Beispiel",
        "sample entry",
    ],
)
def test_a_line_that_calls_itself_an_example_is_no_entry(said: str) -> None:
    taken = Taken(f"{HEADER}2025-03-01T08:00:00,loratadine,10 mg,{said}\n{ROWS}")
    assert [dose[:10] for dose in taken.doses] == ["2025-03-04", "2025-03-05", "2025-03-06"]
    assert "line 2 calls itself an example: no entry" in taken.reading.why


@pytest.mark.parametrize("said", ["a good example of a bad day", "sample of green", "examples"])
def test_the_word_within_a_note_says_nothing_of_its_line(said: str) -> None:
    taken = Taken(f"{HEADER}2025-03-01T08:00:00,loratadine,10 mg,{said}\n{ROWS}")
    assert len(taken.doses) == len(ROWS.splitlines()) + 1
