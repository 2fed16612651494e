"""`sidelog compare` as a person sees it; sentences are held in tests/report/words."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.changes import DATASETS, ON_AND_OFF, STOPPED, Story, put_real_journal
from tests.cli.look.conftest import Put
from tests.cli.look.screens import fits_every_width, has_no_jargon, is_ascii_where_it_must_be
from tests.report.findings.lives import Day, Lived
from tests.snapshots import Snapshots
from tests.terminal import Terminal

UNRECORDED = Story(
    days=200,
    levels={"mood": lambda _: 5.0},
    grams=lambda n: 8.0 if n < 100 else 4.0,
)
"""A dose that was halved, and nobody said so."""


@pytest.mark.usefixtures("layout")
@pytest.mark.parametrize(("name", "typed"), [("change", []), ("plain", ["--plain"])])
def test_both_forms(demo: Terminal, snapshot: Snapshots, name: str, typed: list[str]) -> None:
    shown = demo("compare", *typed)
    assert (shown.code, shown.err) == (0, "")
    snapshot(f"compare-{name}", shown.out)


@pytest.mark.usefixtures("layout")
def test_changes_of_every_product_are_listed(told: Put, snapshot: Snapshots) -> None:
    snapshot("compare-on-and-off", told(ON_AND_OFF)("compare").out)


def test_a_change_that_nobody_recorded_is_offered_as_it_is_typed(told: Put) -> None:
    run = told(UNRECORDED)
    shown = run("compare")
    assert shown.code == 1
    command = shown.err.split("sidelog ", 1)[1].split()
    assert run(*command).code == 0
    data = run("compare", "--json").data
    assert (data["change"]["from"], data["change"]["to"]) == (8, 4)
    assert data["proposals"] == []


@pytest.mark.parametrize("products", [3, 5])
def test_of_each_product_what_nobody_recorded_is_offered(
    run: Terminal, journal: Path, products: int
) -> None:
    def live(day: Day) -> None:
        for number in range(products):
            day.take(8.0 if day.place < 40 + number else 4.0, name=f"herb {number}")

    Lived(journal, run, run.now.date() - timedelta(days=99)).write(live, 100)
    shown = run("compare")
    offered = [line for line in shown.err.splitlines() if 'sidelog event reduce "herb ' in line]
    assert [line.count('"herb') for line in offered] == [1, 1, 1]
    assert f'"herb {products - 1}" --from 8g --to 4g --on ' in offered[0]
    assert ("more product" in shown.err) is (products > len(offered))


def test_other_changes_that_the_doses_show_are_offered_below(told: Put) -> None:
    run = told(UNRECORDED)
    run("event", "start", "vitamin d")
    shown = run("compare")
    assert "\n  sidelog event reduce kratom --from 8g --to 4g --on " in shown.out
    assert run("compare", "--json").data["proposals"][0]["to"] == 4


@pytest.mark.parametrize(
    "typed",
    [
        [],
        ["--detail"],
        ["--around", "flu"],
        ["mood", "2026-01-01..2026-03-01", "2026-08-01..2026-10-01"],
    ],
)
def test_every_form_fits_every_width(year: Terminal, typed: list[str]) -> None:
    fits_every_width(year, "compare", *typed)
    is_ascii_where_it_must_be(year, "compare", *typed)


def test_four_measures_fit_a_small_terminal(demo: Terminal) -> None:
    assert len(demo("compare", columns=80).out.splitlines()) <= 24


@pytest.mark.parametrize("typed", [[], ["--around", "flu"]])
def test_the_first_reading_needs_no_key(year: Terminal, typed: list[str]) -> None:
    has_no_jargon(year, "compare", *typed)


def test_it_says_what_trends_say(demo: Terminal) -> None:
    trends, compared = (demo(command, "--json").data for command in ("trends", "compare"))
    assert compared["findings"] == [
        one
        for name in ("shedding", "dryness", "nails", "mood")
        for one in trends["findings"]
        if one["measure"] == name
    ]
    assert compared["taken"] == trends["taken"]


def test_another_change_is_looked_at_by_itself(told: Put) -> None:
    data = told(ON_AND_OFF)("compare", "--around", "restart kratom", "--json").data
    assert data["change"]["first"] == "2026-05-07"
    assert {one["question"] for one in data["findings"]} == {"change"}
    assert all(one["change"]["first"] == "2026-05-07" for one in data["findings"])


def test_what_lies_after_a_change_is_never_before_it(told: Put) -> None:
    run = told(ON_AND_OFF)
    for words in ("stop kratom 2026-01-27", "start kratom", "restart kratom", "kratom"):
        for one in run("compare", "--around", words, "--json").data["findings"]:
            if one["question"] == "now":
                continue
            assert one["before"] is None or one["before"]["last"] < one["change"]["first"]
            assert one["now"] is None or one["now"]["first"] > one["change"]["first"]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("e1", "2026-07-06"),
        ("E1", "2026-07-06"),
        ("kratom", "2026-07-06"),
        ("stop kratom", "2026-07-06"),
        ("stop kratom 2026-07-06", "2026-07-06"),
        ("STOP Kratom 6 jul", "2026-07-06"),
        ("Vitamin D", "2026-08-15"),
        ("start vitamin d", "2026-08-15"),
        ("start", "2026-08-15"),
    ],
)
def test_a_change_is_named_in_several_ways(told: Put, words: str, first: str) -> None:
    data = told(STOPPED)("compare", "--around", words, "--json").data
    assert data["change"]["first"] == first


@pytest.mark.parametrize("words", ["e2", "flu", "illness", "illness 2026-08-05"])
def test_an_event_that_is_no_change_is_looked_at_from_both_sides(told: Put, words: str) -> None:
    data = told(STOPPED)("compare", "--around", words, "--json").data
    before, after = data["periods"]
    assert (before["last"], after["first"]) == ("2026-08-04", "2026-08-06")
    assert {one["question"] for one in data["findings"]} == {"now"}


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        (["moood"], 2, "Did you mean mood"),
        (["kratom"], 2, "sidelog compare --around kratom"),
        (["2026-05"], 2, "takes two periods"),
        (["2026-05", "2026-06", "2026-07"], 2, "takes two periods"),
        (["2026-05", "2026-06", "--last", "1y"], 2, "two periods, or around a change"),
        (["3/4..today", "2026-05"], 2, "could be Fri 3 Apr 2026 or Wed 4 Mar 2026"),
        (["--last", "1w"], 1, "No change of a product is recorded from Mon 16 Nov 2026 to"),
        (["--around", "kratom", "--last", "1w"], 1, "No change of kratom is recorded from Mon 16"),
        (["2026-05", "2026-06", "--around", "e1"], 2, "two periods, or around a change"),
        (["2026-05-01..2026-06-30", "2026-06-30..2026-07-31"], 2, "overlap"),
        (["2026-05", "2026-12"], 2, "still to come"),
        (["2026-13", "2026-05"], 2, "There is no month 13"),
        (["--around", "d1"], 2, "d1 is a dose, not an event"),
        (["--around", "x9"], 2, "does not name an entry"),
        (["--around", "e99"], 1, "There is no event e99"),
        (["--around", "holiday"], 2, "does not name a change"),
        (["--around", "surgery"], 1, "No such event is recorded"),
        (["--around", "stop kratom 2026-07-07"], 1, "There is: Stopped, kratom"),
        (["--around", "stop kratom 2027-01-01"], 65, "still to come"),
        (["--around", "stop coffee"], 2, "'stop coffee' does not name a change"),
        (["2026-05", "2026-06", "-o", "page.html"], 2, "A page is about a change"),
        (["-o", "page.doc"], 2, ".html"),
    ],
)
def test_what_cannot_be_compared_is_said(told: Put, typed: list[str], code: int, said: str) -> None:
    shown = told(STOPPED)("compare", *typed)
    assert (shown.code, shown.out) == (code, "")
    assert said in shown.err


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ([], "2026-08-15"),
        (["--last", "1y"], "2026-08-15"),
        (["--to", "2026-08-01"], "2026-07-06"),
        (["--around", "kratom", "--from", "july"], "2026-07-06"),
    ],
)
def test_a_period_chooses_the_latest_change_in_it(told: Put, typed: list[str], first: str) -> None:
    change = told(STOPPED)("compare", *typed, "--json").data["change"]
    assert change["first"] == first


def test_two_periods_may_be_months_by_name(told: Put) -> None:
    shown = told(STOPPED)("compare", "mood", "september", "october").out
    assert shown.startswith("Are the days of 1 Oct to 31 Oct 2026 different from those of 1 Sep")


def test_an_event_that_is_still_to_come_is_refused(told: Put, now: datetime) -> None:
    run = told(STOPPED)
    run("event", "restart", "kratom")
    yesterday = now - timedelta(days=1)
    shown = run("compare", "--around", "e4", now=yesterday)
    assert shown.code == 65
    assert "is still to come" in shown.err
    assert run("compare", "--json", now=yesterday).data["change"]["first"] == "2026-08-15"


@pytest.mark.parametrize(
    "words", ["the kratom taper", "Kratom taper", "stopping kratom", "stop kratom", "reduce kratom"]
)
def test_a_taper_is_named_as_screens_and_commands_do(run: Terminal, words: str) -> None:
    run("dose", "kratom", "8g", "--on", "2026-03-20")
    for amount, day in (("8g", "2026-04-01"), ("4g", "2026-06-01")):
        run("regimen", "kratom", amount, "daily", "--from", day)
    run("regimen", "kratom", "stop", "--on", "2026-07-15")
    run("regimen", "kratom", "8g", "daily", "--from", "2026-10-01")
    shown = run("compare", "--around", words, "--json")
    assert (shown.data["change"]["last"], shown.err) == ("2026-07-15", "")


def test_of_several_changes_that_are_called_so_the_latest_is_meant(told: Put) -> None:
    run = told(ON_AND_OFF)
    shown = run("compare", "--around", "stopping kratom", "--json")
    assert shown.err == "The latest of 2 changes that are called so.\n"
    assert shown.data["change"] == run("compare", "--json").data["change"]
    again = run("compare", "--around", "taking kratom again", "--json")
    assert again.data["change"]["last"] < shown.data["change"]["first"]


def test_what_was_before_a_first_rule_is_not_known(run: Terminal) -> None:
    run("log", "mood=5", "--on", "2026-09-12")
    run("regimen", "magnesium", "300", "mg", "daily", "--from", "2026-09-14")
    shown = run("compare", "--around", "magnesium")
    assert "What was taken of magnesium before Mon 14 Sep 2026 is not known." in shown.err
    command = shown.err.split("If it was begun then: sidelog ")[1].split()
    assert run(*command).code == 0
    assert run("compare", "--around", "starting magnesium").code == 0


def test_a_product_that_never_changed_is_refused(begun: Terminal) -> None:
    assert "No change of kratom is recorded" in begun("compare", "--around", "kratom").err
    assert begun("compare").code == 1


def test_a_change_without_a_rating_has_nothing_to_compare(run: Terminal) -> None:
    run("event", "stop", "kratom", "--on", "2026-10-01")
    shown = run("compare")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith("kratom: stopped on 1 October.")
    assert "No rating is recorded" in shown.out


def test_a_page_is_written_about_the_change(told: Put, tmp_path: Path) -> None:
    run, page = told(STOPPED), tmp_path / "page.txt"
    shown = run("compare", "mood", "--around", "kratom", "-o", str(page))
    assert (shown.code, shown.out) == (0, "")
    words = page.read_text("utf-8")
    assert "6 July" in words
    assert "Mood" in words
    assert "dryness" not in words
    assert run("compare", "-o", str(page)).code == 73
    assert run("compare", "-o", str(page), "--force").code == 0


def test_more_changes_than_a_screen_bears_are_counted(run: Terminal, now: datetime) -> None:
    run("log", "mood=5")
    for place in range(8):
        kind = "start" if place % 2 == 0 else "stop"
        run("event", kind, "kratom", now=now - timedelta(days=30 * (8 - place)))
    shown = run("compare").out
    assert shown.count("\n  kratom  ") == 6
    assert "And 2 earlier changes" in shown


@pytest.mark.skipif(not DATASETS, reason="SIDELOG_DATASETS names no folder")
def test_five_real_years_are_shown(run: Terminal) -> None:
    put_real_journal(run, DATASETS)
    for typed in (["trends", "--last", "3y"], ["trends", "happy", "--detail", "--last", "3y"]):
        assert run(*typed).code == 0


def test_in_detail_each_table_says_what_it_is_about(year: Terminal) -> None:
    lines = [line.split() for line in year("compare", "shedding", "--detail").out.splitlines()]
    heads = [" ".join(line[:2]) for line in lines if line[2:3] == ["days"]]
    assert heads == ["the change", "last weeks"]
