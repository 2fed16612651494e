"""Lines of sums and means below the lines of days: they are none of them."""

import pytest

from tests.exchange.table.tables import Taken


def test_a_line_of_a_sum_has_no_day() -> None:
    rows = "".join(f"2026-05-0{day},{day}\n" for day in range(1, 8))
    taken = Taken(f"date,drinks\n{rows},28\n")
    assert len(taken.values) == 7
    assert len(taken.errors) == 1


@pytest.mark.parametrize(
    "name", ["Total", "TOTAL:", "avg", "Durchschnitt", "M\u00e9dia", "May total", "\u00d8 / Woche"]
)
def test_a_line_that_is_called_a_sum_is_passed_over(name: str) -> None:
    rows = "".join(f"2026-05-0{day},{day},\n" for day in range(1, 8))
    taken = Taken(f"date,drinks,note\n{rows}{name},28,\n")
    assert len(taken.values) == 7
    assert taken.errors == []
    assert taken.lines[-1].passed == ("a line of sums or means",)
    assert Taken(f"date,drinks,note\n{rows}a mean total mess,2,\n").errors


def test_a_header_that_comes_again_is_none_of_the_days() -> None:
    taken = Taken("Date,Mood\n2026-05-01,5\nDate,Mood\n2026-05-02,4\nDATE,MOOD\n2026-05-03,7\n")
    assert [line.passed for line in taken.lines if line.passed] == [
        ("the names of the columns, again",),
    ] * 2
    assert not [line for line in taken.lines if line.errors]
    assert len(taken.values) == 3


def test_a_sum_of_one_part_in_most_lines_is_the_score_itself() -> None:
    lines = [("76,,76,", 1), ("71,,71,", 2), ("84,,84,", 3), ("78,19,20,39", 4)]
    rows = "".join(f"2026-05-0{day},{scores}\n" for scores, day in lines)
    taken = Taken(f"date,overall_score,composition,revitalization,duration_score\n{rows}")
    assert [one for one in taken.values if "overall" in one][:2] == [
        "2026-05-01 overall-score 76",
        "2026-05-02 overall-score 71",
    ]
