"""`sidelog trends` as a person sees it; the journal is the year of `tests.report.year`."""

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
def test_the_table_at_each_width(year: Terminal, snapshot: Snapshots, columns: int) -> None:
    shown = year("trends", columns=columns)
    assert (shown.code, shown.err) == (0, "")
    assert max(map(len, shown.out.splitlines())) <= columns
    snapshot(f"trends-{columns}", shown.out)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("detail", ["--detail"]),
        ("plain", ["--plain"]),
        ("plain-detail", ["--plain", "--detail"]),
        ("by-week", ["--by", "week"]),
        ("by-month", ["--by", "month", "--last", "1y"]),
        ("by-week-of-a-year", ["mood", "--by", "week", "--last", "1y"]),
        ("by-month-plain", ["mood", "hair-count", "--by", "month", "--last", "3m", "--plain"]),
        ("by-month-json", ["mood", "--by", "month", "--last", "2m", "--json"]),
        ("depth", ["shedding"]),
        ("depth-detail", ["mood", "--detail"]),
        ("depth-counts", ["hair-count", "--last", "6m", "--detail"]),
        ("depth-plain", ["shedding", "--plain", "--detail"]),
        ("json", ["nails", "--last", "2w", "--json"]),
    ],
)
def test_every_form(year: Terminal, snapshot: Snapshots, name: str, typed: list[str]) -> None:
    shown = year("trends", *typed)
    assert (shown.code, shown.err) == (0, "")
    snapshot(f"trends-{name}", shown.out)


def test_a_terminal_gets_colour_and_a_rule(year: Terminal, snapshot: Snapshots) -> None:
    snapshot("trends-terminal", year("trends", tty=True).out)


def test_no_color_leaves_colour_out(year: Terminal) -> None:
    shown = year("trends", tty=True, env={"NO_COLOR": "1"}).out
    assert "\x1b[36m" not in shown
    assert "─" in shown


def test_a_pipe_gets_neither_colour_nor_rules(year: Terminal) -> None:
    shown = year("trends").out
    assert "\x1b" not in shown
    assert "─" not in shown


def test_a_terminal_without_unicode_gets_ascii(year: Terminal, snapshot: Snapshots) -> None:
    for name, typed in (("table", []), ("depth", ["shedding"])):
        shown = year("trends", *typed, encoding="ascii").out
        assert shown.isascii()
        assert max(map(len, shown.splitlines())) <= 80
        snapshot(f"trends-ascii-{name}", shown)


def test_plain_lines_have_no_pictures(year: Terminal) -> None:
    shown = year("trends", "--plain").out
    assert not any("⠀" <= sign <= "⣿" for sign in shown)


def test_measures_are_shown_in_the_order_typed(year: Terminal) -> None:
    data = year("trends", "mood", "shedding", "mood", "--json").data
    assert [one["measure"]["name"] for one in data["measures"]] == ["mood", "shedding"]


def test_a_period_can_be_named_by_its_days(year: Terminal) -> None:
    data = year("trends", "--from", "2026-05-01", "--to", "2026-07-31", "--json").data
    assert (data["first"], data["last"]) == ("2026-05-01", "2026-07-31")


def test_a_last_day_alone_ends_twelve_weeks(year: Terminal) -> None:
    data = year("trends", "--to", "2026-08-30", "--json").data
    assert (data["first"], data["last"]) == ("2026-06-08", "2026-08-30")


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        (["moood"], 2, "Did you mean mood"),
        (["--last", "90d", "--from", "2026-01-01"], 2, "--last goes without --from and --to"),
        (["--last", "soon"], 2, "not understood as a length"),
        (["--to", "2026-12-24"], 65, "still to come"),
        (["--from", "2026-03-02", "--to", "2026-03-01"], 65, "Name the earlier day first"),
        (["--from", "2020-01-01", "--to", "2020-02-01"], 1, "entries with --from 2025-11-23"),
        (["itch"], 1, "Nothing of Itch is recorded yet"),
        (["--by", "day"], 2, "week"),
    ],
)
def test_what_cannot_be_shown_is_said(
    year: Terminal, typed: list[str], code: int, said: str
) -> None:
    shown = year("trends", *typed)
    assert (shown.code, shown.out) == (code, "")
    assert said in shown.err


def test_without_a_journal_it_says_how_to_begin(run: Terminal) -> None:
    shown = run("trends")
    assert (shown.code, shown.out) == (1, "")
    assert "sidelog log" in shown.err


def test_a_journal_of_doses_alone_says_that_no_measure_is_recorded(run: Terminal) -> None:
    run("dose", "kratom", "4g")
    shown = run("trends")
    assert (shown.code, shown.out) == (1, "")
    assert "Begin with: sidelog log" in shown.err


def test_a_period_after_the_last_entry_is_told_where_that_is(run: Terminal, now: datetime) -> None:
    run("log", "mood=5", now=now - timedelta(days=300))
    assert "There are entries with --to 2026-01-26" in run("trends").err
    assert run("trends", "--to", "2026-01-26").code == 0


def test_one_single_day(run: Terminal, snapshot: Snapshots) -> None:
    run("log", "mood=5")
    snapshot("trends-one-day", run("trends").out)
    snapshot("trends-one-day-depth", run("trends", "mood").out)


def test_measures_without_entries_are_named_and_take_no_row(run: Terminal) -> None:
    run("log", "mood=5")
    missing = "No entries in this period: Hair shedding, Skin dryness and Nail changes."
    assert missing in run("trends").out
    assert missing in run("trends", "--plain").out


def test_three_weeks_say_how_long_it_takes(run: Terminal, now: datetime) -> None:
    for back in range(21):
        run("log", "mood=5", now=now - timedelta(days=back))
    assert "21 of 84 days; about 9 weeks more at this rate" in " ".join(run("trends").out.split())


def test_values_that_are_all_equal_are_no_trend(run: Terminal, now: datetime) -> None:
    for back in range(84):
        run("log", "shedding=0", now=now - timedelta(days=back))
    assert "Not enough data: always 0." in run("trends").out


def test_what_was_skipped_is_not_a_zero(run: Terminal) -> None:
    run("log", "mood=0", "--on", "yesterday")
    run("log", "mood=skip")
    data = run("trends", "mood", "--json").data["measures"][0]
    assert [(one["day"], one["value"]) for one in data["days"]] == [
        ("2026-11-21", 0),
        ("2026-11-22", None),
    ]
    assert (data["coverage"]["recorded"], data["coverage"]["skipped"]) == (1, 1)


def test_a_title_that_is_long_is_folded(run: Terminal) -> None:
    long = "A measure with a title of a length that nobody would choose"
    assert run("measure", "add", "long", "--title", long, "--anchor", "0=none").code == 0
    run("log", "long=2")
    for columns in (60, 80, 200):
        shown = run("trends", columns=columns).out
        assert max(map(len, shown.splitlines())) <= columns
