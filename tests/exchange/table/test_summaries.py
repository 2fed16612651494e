"""Lines that call themselves a summary of a week or of a month, among those of its days."""

import pytest

from tests.exchange.table.tables import Taken


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
