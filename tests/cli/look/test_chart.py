"""`sidelog chart` as a person sees it; sentences are held in tests/report/words."""

from datetime import datetime, timedelta

import pytest

from tests.cli.look.screens import (
    escapes,
    fits_every_width,
    has_no_jargon,
    is_ascii_where_it_must_be,
)
from tests.snapshots import Snapshots
from tests.terminal import Terminal


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("measure", ["shedding"]),
        ("year", ["mood", "--last", "1y", "--with", "none"]),
        ("counts", ["hair-count", "--last", "4m"]),
        ("product", ["kratom", "--last", "1y"]),
        ("plain", ["shedding", "--plain", "--last", "3w"]),
    ],
)
def test_every_form(year: Terminal, snapshot: Snapshots, name: str, typed: list[str]) -> None:
    shown = year("chart", *typed)
    assert (shown.code, shown.err) == (0, "")
    snapshot(f"chart-{name}", shown.out)


@pytest.mark.parametrize("pictures", ["blocks", "ascii"])
def test_other_pictures(year: Terminal, snapshot: Snapshots, pictures: str) -> None:
    env = {"SIDELOG_PICTURES": pictures}
    snapshot(f"chart-{pictures}", year("chart", "mood", "--last", "6w", env=env).out)


def test_without_pictures_it_is_told_in_words(year: Terminal) -> None:
    env = {"SIDELOG_PICTURES": "none"}
    told = year("chart", "mood", "--plain").out
    assert " ".join(year("chart", "mood", env=env).out.split()) == " ".join(told.split())


@pytest.mark.parametrize(
    "typed", [["shedding"], ["mood", "--last", "1y"], ["kratom"], ["mood", "--last", "1w"]]
)
def test_every_form_fits_every_width(year: Terminal, typed: list[str]) -> None:
    fits_every_width(year, "chart", *typed)
    is_ascii_where_it_must_be(year, "chart", *typed)
    has_no_jargon(year, "chart", *typed)


def test_names_of_a_hundred_characters_leave_the_picture_whole(run: Terminal) -> None:
    run("log", "mood=5")
    run("dose", "x" * 100, "4g")
    fits_every_width(run, "chart", "mood")


def test_a_terminal_gets_colour(year: Terminal) -> None:
    assert "\x1b[36m" in escapes(year("chart", "mood", tty=True).out)
    assert escapes(year("chart", "mood").out) == []
    assert escapes(year("chart", "mood", tty=True, env={"TERM": "dumb"}).out) == []


def test_the_product_taken_most_is_under_it(year: Terminal) -> None:
    assert year("chart", "mood", "--json").data["doses"]["product"] == "kratom"
    assert year("chart", "mood", "--with", "none", "--json").data["doses"] is None


def test_without_doses_nothing_is_under_it(run: Terminal) -> None:
    run("log", "mood=5")
    assert run("chart", "mood", "--json").data["doses"] is None


def test_doses_alone_have_no_measure(year: Terminal) -> None:
    data = year("chart", "vitamin", "D", "--json").data
    assert (data["measure"], data["days"], data["line"]) == (None, [], [])
    assert data["doses"]["product"] == "vitamin D"


def test_as_json_it_is_drawn_day_by_day(year: Terminal) -> None:
    data = year("chart", "mood", "--last", "3d", "--json").data
    assert (data["first"], data["last"]) == ("2026-11-20", "2026-11-22")
    assert [one["day"] for one in data["days"]] == ["2026-11-20", "2026-11-22"]
    said = {"day", "total", "whole", "doses", "estimated", "by_plan", "planned"}
    assert set(data["doses"]["days"][0]) == said


def test_a_dose_of_an_unknown_amount_is_marked(run: Terminal, now: datetime) -> None:
    run("log", "mood=5", "--on", "yesterday")
    run("dose", "kratom", "unknown")
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


def test_a_day_that_was_skipped_is_told_from_one_that_is_unknown(run: Terminal) -> None:
    run("log", "mood=5", "--on", "-3d")
    run("log", "mood=skip", "--on", "-1d")
    lines = run("chart", "mood", "--last", "4d").out.splitlines()
    marks = next(line for line in lines if line.startswith("no entry"))
    assert marks.split("entry")[1].split() == ["·", "s", "·"]


def test_days_on_which_none_was_taken_have_no_bar(run: Terminal) -> None:
    run("log", "mood=5")
    run("dose", "kratom", "none")
    lines = run("chart", "mood", "--last", "1d").out.splitlines()
    assert lines[lines.index("kratom") + 1].split() == ["amounts", "0"]


def test_events_are_marked_where_they_begin_and_have_a_key(year: Terminal) -> None:
    data = year("chart", "mood", "--json").data
    assert [one["number"] for one in data["events"]] == list(range(1, len(data["events"]) + 1))
    shown = year("chart", "mood").out
    marks = next(line for line in shown.splitlines() if line.startswith("events"))
    assert marks.split()[1:] == [str(one["number"]) for one in data["events"]]


def test_events_close_together_stand_in_four_lines_at_most(run: Terminal) -> None:
    run("log", "mood=5")
    for place in range(6):
        run("event", "other", f"number {place}")
    lines = run("chart", "mood", "--last", "1w").out.splitlines()
    first = next(place for place, line in enumerate(lines) if line.startswith("events"))
    assert [line.split()[-1] for line in lines[first : first + 4]] == ["1", "2", "3", "4"]
    assert lines[first + 4] == ""
    assert "6 22 Nov 2026: Other, number 5." in lines


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        (["moood"], 2, "Did you mean mood"),
        (["mood", "shedding"], 2, "One measure or product is drawn at a time"),
        (["mood", "--with", "kratm"], 2, "Did you mean kratom"),
        (["kratom", "--with", "mood"], 2, "--with draws doses under a measure, and kratom is a"),
        (["mood", "--with", "shedding"], 2, "shedding is a measure"),
        (["itch"], 1, "No value of Itch is recorded yet"),
        (["mood", "--to", "2026-12-24"], 2, "still to come"),
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


def test_a_product_of_which_nothing_is_recorded_is_refused(run: Terminal) -> None:
    run("log", "mood=5")
    run("product", "add", "kratom", "--unit", "g")
    assert run("chart", "mood", "--with", "kratom").code == 1
    assert run("chart", "kratom").code == 1


@pytest.mark.parametrize("plain", [[], ["--plain"]])
def test_a_product_without_doses_is_told_by_its_changes(run: Terminal, plain: list[str]) -> None:
    run("event", "stop", "kratom", "--on", "2026-11-02")
    shown = run("chart", "kratom", *plain)
    assert (shown.code, shown.err) == (0, "")
    assert "Stopped on 2 November." in shown.out
    assert "2 Nov 2026: Stopped, kratom." in shown.out
    assert "taken on 0" not in shown.out


def test_a_single_day_after_a_stop_is_drawn_however_long_the_period(run: Terminal) -> None:
    run("dose", "kratom", "4g", "--on", "2025-11-24")
    run("dose", "kratom", "none", "--from", "2025-11-25", "--to", "2026-11-22")
    without = run("chart", "kratom", "--last", "1y").out
    run("dose", "kratom", "4g", "--on", "2026-09-16")
    assert run("chart", "kratom", "--last", "1y").out.count("⡀") > without.count("⡀")
