"""`sidelog chart` as a person sees it; the journal is the year of `tests.report.year`."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.report.year import put_year
from tests.snapshots import Snapshots
from tests.terminal import Terminal


@pytest.fixture
def year(run: Terminal, journal: Path) -> Terminal:
    """`run`, where a year has been recorded."""
    put_year(journal, run.writer())
    return run


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_the_chart_at_each_width(year: Terminal, snapshot: Snapshots, columns: int) -> None:
    shown = year("chart", "shedding", columns=columns)
    assert (shown.code, shown.err) == (0, "")
    assert max(map(len, shown.out.splitlines())) <= columns
    snapshot(f"chart-{columns}", shown.out)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("mood-month", ["mood", "--last", "1m"]),
        ("week", ["dryness", "--last", "1w", "--with", "none"]),
        ("counts", ["hair-count", "--last", "4m"]),
        ("year", ["shedding", "--last", "1y"]),
        ("vitamin", ["nails", "--with", "Vitamin D", "--last", "6w"]),
        ("plain", ["shedding", "--plain", "--last", "3w"]),
        ("plain-year", ["mood", "--plain", "--last", "1y", "--with", "none"]),
        ("json", ["mood", "--json", "--last", "3d"]),
    ],
)
def test_every_form(year: Terminal, snapshot: Snapshots, name: str, typed: list[str]) -> None:
    shown = year("chart", *typed)
    assert (shown.code, shown.err) == (0, "")
    snapshot(f"chart-{name}", shown.out)


def test_a_terminal_gets_colour(year: Terminal) -> None:
    assert "\x1b[36m" in year("chart", "mood", tty=True).out
    assert "\x1b" not in year("chart", "mood").out


def test_a_terminal_without_unicode_gets_ascii(year: Terminal, snapshot: Snapshots) -> None:
    shown = year("chart", "shedding", encoding="ascii").out
    assert shown.isascii()
    assert max(map(len, shown.splitlines())) <= 80
    snapshot("chart-ascii", shown)


def test_the_product_with_most_doses_is_under_it(year: Terminal) -> None:
    assert year("chart", "mood", "--json").data["doses"]["product"] == "kratom"
    assert year("chart", "mood", "--with", "none", "--json").data["doses"] is None


def test_without_doses_nothing_is_under_it(run: Terminal) -> None:
    run("log", "mood=5")
    assert run("chart", "mood", "--json").data["doses"] is None


def test_a_product_of_which_nothing_is_recorded_is_shown_as_that(run: Terminal) -> None:
    run("log", "mood=5")
    run("product", "add", "kratom", "--unit", "g")
    shown = run("chart", "mood", "--with", "kratom", "--last", "1w")
    assert "kratom: a bar is the total of a day." in shown.out
    assert "amounts" in shown.out


def test_a_dose_of_an_unknown_amount_is_marked(run: Terminal, now: datetime) -> None:
    run("log", "mood=5", "--on", "yesterday")
    run("dose", "kratom", "?")
    run("dose", "kratom", "none", "--on", "yesterday")
    run("dose", "kratom", "4g", now=now - timedelta(days=2))
    lines = run("chart", "mood", "--last", "4d").out.splitlines()
    marks = next(line for line in lines if line.startswith("amounts"))
    assert marks.split("amounts")[1].split() == ["·", "0", "?"]


def test_where_nothing_is_missing_nothing_is_marked(run: Terminal) -> None:
    run("log", "mood=5")
    run("dose", "kratom", "4g")
    lines = run("chart", "mood", "--last", "1d").out.splitlines()
    assert not any(line.startswith(("no entry", "amounts", "events")) for line in lines)


def test_events_have_a_key(year: Terminal) -> None:
    shown = year("chart", "mood").out
    assert "1 Sat 19 Sep 2026: Reduced kratom." in shown
    assert "2 Fri 9 Oct 2026: Shampoo or hair treatment: new shampoo." in shown


def test_names_of_a_hundred_characters_leave_the_picture_whole(run: Terminal) -> None:
    run("log", "mood=5")
    run("dose", "x" * 100, "4g")
    for columns in (60, 80, 200):
        shown = run("chart", "mood", columns=columns).out
        assert max(map(len, shown.splitlines())) <= columns


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        (["moood"], 2, "Did you mean mood"),
        (["mood", "--with", "kratm"], 2, "Did you mean kratom"),
        (["itch"], 1, "Nothing of Itch is recorded yet"),
        (["mood", "--to", "2026-12-24"], 65, "still to come"),
        (
            ["mood", "--from", "2020-01-01", "--to", "2020-02-01"],
            1,
            "entries with --from 2025-11-23",
        ),
    ],
)
def test_what_cannot_be_drawn_is_said(
    year: Terminal, typed: list[str], code: int, said: str
) -> None:
    shown = year("chart", *typed)
    assert (shown.code, shown.out) == (code, "")
    assert said in shown.err
