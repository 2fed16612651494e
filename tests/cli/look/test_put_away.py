"""A measure that is put away: looked at by its name, with what brings it back."""

import pytest

from tests.terminal import Terminal

BACK = "itch is put away. Back with: sidelog measure restore itch\n"


@pytest.fixture
def away(begun: Terminal) -> Terminal:
    """`begun`, with a measure that was recorded and is put away."""
    for day, value in (("-40d", 1), ("-3d", 3), ("yesterday", 2)):
        begun("log", f"itch={value}", "--on", day)
    begun("measure", "retire", "itch")
    return begun


@pytest.mark.parametrize(
    "line",
    [
        "trends itch",
        "trends mood ITCH",
        "chart itch",
        "compare itch 2026-10-01..2026-10-31 2026-11-01..2026-11-22",
    ],
)
def test_it_is_looked_at_by_its_name(away: Terminal, line: str) -> None:
    answer = away(*line.split())
    assert (answer.code, answer.err) == (0, BACK)
    assert "Itch" in answer.out
    assert away(*line.split(), "--json").code == 0


def test_it_is_held_against_doses_by_its_name(away: Terminal) -> None:
    answer = away("lags", "itch", "kratom")
    assert answer.err == BACK
    assert "too few ratings" in answer.out


def test_where_it_is_not_named_it_is_left_out(away: Terminal) -> None:
    for line in ("trends", "report --preview"):
        answer = away(*line.split())
        assert "itch" not in answer.out.casefold()
        assert "put away" not in answer.err
    assert "Itch" in away("report", "--preview", "--include", "itch").out
    assert "ITCH" not in away("report", "--preview", "--exclude", "itch").out.upper()


def test_its_values_keep_their_words_in_the_days(away: Terminal) -> None:
    assert "itch: 2 (often, but I can leave it alone)" in away("show").out


def test_the_wide_export_has_its_column(away: Terminal) -> None:
    header, *days = away("export", "csv", "--wide").out.splitlines()
    assert header == "day,mood,itch,kratom (g)"
    assert [line.split(",")[2] for line in days if line.split(",")[2]] == ["1", "3", "2"]


def test_it_is_neither_asked_nor_recorded_nor_offered(away: Terminal) -> None:
    assert away("log", "itch=1").code == 1
    assert "itch" not in away("--names", "measures").out.split()
    assert away("measure", "restore", "ITCH").code == 0
    assert away("log", "itch=1").code == 0


def test_without_a_value_it_is_said_that_there_is_none(begun: Terminal) -> None:
    begun("measure", "retire", "nails")
    answer = begun("chart", "nails")
    assert answer.code == 1
    assert answer.err.startswith("nails is put away. Back with: sidelog measure restore nails\n")
    assert "No value of Nail changes is recorded yet." in answer.err
