"""A dose of what is taken as a rule: how it is answered, and what it makes of its day."""

from pathlib import Path

import pytest

from tests.cli.transcripts import refusal
from tests.terminal import Terminal


@pytest.fixture
def ruled(run: Terminal) -> Terminal:
    """50 mg a day, in one dose, and tea every other day in two."""
    assert run("regimen", "sertraline", "50mg", "daily", "--from", "2026-09-01").code == 0
    rule = "2 cups twice a day every other day"
    assert run("regimen", "tea", rule, "--from", "2026-11-22").code == 0
    return run


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("none", "none taken (instead of the planned 50 mg)"),
        ("50mg", "50 mg (1st that day; as planned)"),
        ("25mg", "25 mg (1st that day; instead of the planned 50 mg)"),
        ("unknown", "amount not known (1st that day; planned: 50 mg)"),
    ],
)
def test_a_dose_is_answered_with_what_was_planned(ruled: Terminal, words: str, said: str) -> None:
    found = ruled("dose", "sertraline", words, "--on", "2026-11-20")
    assert found.out == f"Fri 20 Nov 2026 (2 days ago): sertraline, {said}\n"


def test_today_is_not_over(ruled: Terminal) -> None:
    said = ruled("dose", "sertraline", "25mg").out
    assert said.endswith("25 mg (1st today; of the planned 50 mg)\n")
    assert ruled("dose", "sertraline", "25mg").out.endswith("50 mg in all; as planned)\n")


def test_without_an_amount_a_dose_is_one_of_the_planned_ones(ruled: Terminal) -> None:
    assert "sertraline, 50 mg (1st today; as planned)" in ruled("dose", "sertraline").out
    assert "tea, 2 cups (1st today; of the planned 4 cups)" in ruled("dose", "tea").out


def test_after_a_stop_none_was_planned(ruled: Terminal) -> None:
    assert ruled("regimen", "sertraline", "stop", "--on", "2026-11-10").code == 0
    said = ruled("dose", "sertraline", "50mg").out
    assert said.endswith("(1st today; none was planned)\n")
    none = ruled("dose", "sertraline", "none", "--on", "yesterday")
    assert none.out.endswith("none taken (as planned)\n")
    assert ruled("dose", "sertraline", "--json", "50mg").data["planned_of_day"] == 0


def test_an_extra_dose_is_recorded_beside_the_planned_one(ruled: Terminal) -> None:
    said = ruled("dose", "sertraline", "25mg", "--extra", "--on", "2026-11-20").out
    assert said.endswith("25 mg (2nd that day, 75 mg in all; with the planned 50 mg)\n")
    assert ruled("show", "2026-11-20").out.splitlines() == [
        "Fri 20 Nov 2026",
        "  d1    sertraline: 50 mg",
        "  d2    sertraline: 25 mg (75 mg in all, planned 50 mg)",
    ]
    # What is there stands for the whole day, so that nothing is added a second time.
    again = ruled("dose", "sertraline", "5mg", "--extra", "--on", "2026-11-20").out
    assert again.endswith("80 mg in all; instead of the planned 50 mg)\n")
    assert ruled("dose", "tea", "1 cup", "--extra").out.endswith(
        "1 cup (3rd today, 5 cups in all; with the planned 4 cups)\n"
    )
    assert ruled("undo").code == 0
    assert "tea: 4 cups planned" in ruled("show", "today").out


def test_on_a_day_off_an_extra_dose_is_alone(ruled: Terminal) -> None:
    assert ruled("regimen", "zinc", "10mg every other day", "--from", "2026-11-19").code == 0
    said = ruled("dose", "zinc", "5mg", "--extra", "--on", "2026-11-20").out
    assert said.endswith("5 mg (1st that day; none was planned)\n")


@pytest.mark.parametrize(
    ("words", "code", "reason"),
    [
        (["coffee", "1", "cup", "--extra"], 2, "coffee has no regimen on Sun 22 Nov 2026"),
        (["sertraline", "none", "--extra"], 2, "no time, no estimate and no extra"),
        (["sertraline", "5mg", "--extra", "--from", "monday"], 2, "An extra dose is of one day"),
    ],
)
def test_what_cannot_be_extra_is_refused(
    ruled: Terminal, words: list[str], code: int, reason: str
) -> None:
    found = ruled("dose", *words)
    assert (found.code, found.out) == (code, "")
    assert reason in found.err
    assert "coffee" not in ruled("product", "list").out


def test_a_span_takes_the_place_of_planned_days(ruled: Terminal) -> None:
    found = ruled("dose", "sertraline", "none", "--from", "2026-11-02", "--to", "2026-11-04")
    assert "sertraline, none taken" in found.out
    assert "as planned on 80 of 83 days (nothing noted); none on 3" in ruled(
        "trends", "sertraline"
    ).out.replace("\n", " ")


def test_far_more_than_planned_is_said(ruled: Terminal) -> None:
    said = ruled("dose", "sertraline", "5000mg", "--on", "2026-11-20")
    assert "100 times the largest dose planned, 50 mg" in said.out


def test_lines_of_a_pipe_know_extra_doses(ruled: Terminal) -> None:
    lines = "sertraline 25mg --extra --on 2026-11-20\n"
    assert "with the planned 50 mg" in ruled("dose", "-", stdin=lines).out


def test_a_wide_export_has_what_was_planned_beside_what_was_taken(
    ruled: Terminal, tmp_path: Path
) -> None:
    assert ruled("dose", "sertraline", "none", "--on", "2026-09-03").code == 0
    lines = ruled("export", "csv", "--wide").out.splitlines()
    assert lines[0] == 'day,sertraline (mg),"sertraline, planned (mg)","tea, planned (cup)"'
    assert lines[1:4] == ["2026-09-01,,50,", "2026-09-02,,50,", "2026-09-03,0,50,"]
    assert lines[-2:] == ["2026-11-21,,50,", "2026-11-22,,50,4"]
    assert not list(tmp_path.glob("*.csv"))


def test_without_an_amount_the_plan_is_meant_and_after_a_stop_none_is_named(run: Terminal) -> None:
    run("product", "add", "kratom", "--form", "leaf-powder", "--unit", "g", "--usual", "8g")
    plan = "8g for 2 weeks, 2g for 1 week, stop"
    run("regimen", "kratom", plan, "--from", "2026-11-01")
    said = run("dose", "kratom", "--on", "2026-11-17")
    assert "kratom, 2 g (1st that day; as planned)" in said.out
    assert refusal(run("dose", "kratom"), 2) == (
        "How much kratom?\nWrite the amount with its unit; none; or unknown.\n"
    )
