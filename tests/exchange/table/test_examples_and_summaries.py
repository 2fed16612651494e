"""Lines that call themselves an example, or a summary of a week or of a month."""

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


@pytest.mark.parametrize(
    "called",
    [
        "WEEKLY SUMMARY",
        "Monthly summary",
        "Total for week",
        "Wochenzusammenfassung:",
        "Resumen semanal",
    ],
)
def test_a_summary_is_of_no_day(called: str) -> None:
    taken = Taken(
        "date,entry,mood,hours\n2025-05-16,A long day.,Negative,7\n"
        "2025-05-17,A good match.,Positive,6\n2025-05-18,A bad fall.,Negative,8\n"
        f"2025-05-18,{called},More Negative,21\n2025-05-19,Tea.,Positive,7\n"
        f"2025-05-25,{called},Keep it up,7\n"
    )
    assert taken.values == [
        "2025-05-16 hours 7",
        "2025-05-17 hours 6",
        "2025-05-18 hours 8",
        "2025-05-19 hours 7",
    ]
    assert not [note for note in taken.notes if called in note or "More" in note or "Keep" in note]
    assert taken.reading.why.endswith(
        f"2 lines call themselves summaries, such as {called} in line 5: no entries"
    )


@pytest.mark.parametrize(
    "said", ["Wrote my weekly summary", "30 min a week", "media semana", "2 weeks", "Total", "week"]
)
def test_words_of_a_day_are_none(said: str) -> None:
    taken = Taken(
        f"date,what I did,mood\n2025-05-16,Tea,5\n2025-05-17,{said},6\n2025-05-18,Tea,7\n"
    )
    assert len(taken.values) == 3


def test_lines_that_are_all_of_weeks_are_kept() -> None:
    lines = "".join(f"2025-05-{day:02},Weekly total,{day}\n" for day in (4, 11, 18, 25))
    assert len(Taken(f"date,what,steps\n{lines}").values) == 4
