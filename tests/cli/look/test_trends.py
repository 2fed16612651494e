"""`sidelog trends` as a person sees it; sentences are held in tests/report/words."""

from datetime import datetime, timedelta

import pytest

from sidelog.cli.host import Host
from sidelog.report.words.basics import NO_NUMBER
from tests.cli.changes import STOPPED, Story
from tests.cli.look.conftest import Put
from tests.cli.look.screens import (
    escapes,
    fits_every_width,
    has_no_jargon,
    is_ascii_where_it_must_be,
)
from tests.snapshots import Snapshots
from tests.terminal import Stream, Terminal


def test_the_first_day_fits_every_width(run: Terminal) -> None:
    run("log", "mood=5")
    fits_every_width(run, "trends", "today")


@pytest.mark.usefixtures("layout")
@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("rows", []),
        ("plain", ["--plain"]),
        ("measure", ["mood"]),
        ("measure-plain", ["mood", "--plain", "--detail"]),
        ("product", ["kratom", "--from", "2026-06-01", "--to", "2026-08-10"]),
        ("doses-by-day", ["kratom", "--by", "day", "--from", "2026-07-10", "--to", "2026-07-18"]),
        ("by-month", ["--by", "month", "--last", "6m"]),
    ],
)
def test_every_form(demo: Terminal, snapshot: Snapshots, name: str, typed: list[str]) -> None:
    shown = demo("trends", *typed)
    assert (shown.code, shown.err) == (0, "")
    snapshot(f"trends-{name}", shown.out)


@pytest.mark.parametrize(
    "typed",
    [
        [],
        ["--detail"],
        ["hair-count"],
        ["mood", "--detail"],
        ["kratom"],
        ["vitamin", "d", "--by", "day"],
        ["--by", "month", "--last", "1y"],
    ],
)
def test_every_form_fits_every_width(year: Terminal, typed: list[str]) -> None:
    fits_every_width(year, "trends", *typed)
    is_ascii_where_it_must_be(year, "trends", *typed)


@pytest.mark.parametrize("typed", [[], ["mood"], ["kratom"], ["--by", "week"]])
def test_the_first_reading_needs_no_key(year: Terminal, typed: list[str]) -> None:
    has_no_jargon(year, "trends", *typed)


def test_eight_measures_and_three_products_fit_a_small_terminal(
    run: Terminal, now: datetime
) -> None:
    names = ["mood", "shedding", "dryness", "nails", "itch", "sleep", "stress", "withdrawal"]
    for name in names:
        assert run("measure", "track", name).code in {0, 65}
    for back in range(130):
        values = [f"{name}={back % 3}" for name in names]
        run("log", *values, now=now - timedelta(days=back))
    for product in ("kratom", "magnesium", "zinc"):
        run("dose", product, "1g")
    shown = run("trends", columns=80).out.splitlines()
    assert len(shown) <= 24
    assert sum(line.startswith(("kratom", "magnesium", "zinc")) for line in shown) == 3


def test_a_row_shows_what_its_verdict_compares_with_and_the_last_four_weeks(demo: Terminal) -> None:
    data = demo("trends", "mood", "--json").data
    (finding,) = data["findings"]
    assert finding["verdict"] == "better"
    assert [finding[when]["median"] for when in ("before", "now")] == [5, 6]
    row = next(line for line in demo("trends").out.splitlines() if line.startswith("Mood"))
    assert row.split()[1:3] == ["5", "7"]  # 6 is of all days since the change


def test_the_period_never_changes_what_is_said(demo: Terminal) -> None:
    said = [
        demo("trends", *typed, "--json").data["findings"]
        for typed in (["--last", "4w"], ["--last", "1y"], ["--from", "2026-01-01"])
    ]
    assert said[0] == said[1]
    by_name = {one["measure"]: one for one in said[2]}
    assert all(by_name[one["measure"]] == one for one in said[0] if one["question"] == "now")


def test_rows_stand_in_the_order_of_the_answers(told: Put) -> None:
    run = told(STOPPED)
    rows = [line.split(": ") for line in run("trends", "--plain").out.splitlines()[1:6]]
    assert [(name, said.split(";")[0]) for name, said in rows] == [
        ("Stress", "worse"),
        ("Skin dryness", "better"),
        ("Hair shedding", "no change seen to 2 Nov"),
        ("Mood", "no change seen"),
        ("kratom, g a day", "stopped 6 Jul"),
    ]


def test_where_there_is_no_comparison_only_the_last_weeks_are_shown(run: Terminal) -> None:
    run("log", "mood=5")

    def sides() -> list[str]:
        (row,) = [line for line in run("trends").out.splitlines() if line.startswith("Mood")]
        return row.split()[1:3]

    assert sides() == [NO_NUMBER, NO_NUMBER]
    for back in range(1, 7):
        run("log", "mood=5", "--on", f"{back} days ago")
    assert sides() == [NO_NUMBER, "5"]


def test_the_caution_stands_under_a_verdict_alone(run: Terminal, demo: Terminal) -> None:
    caution = demo("trends", "--json").data["caution"]
    assert caution in " ".join(demo("trends").out.split())
    assert caution not in " ".join(run("trends", "kratom").out.split())


@pytest.mark.usefixtures("layout")
@pytest.mark.parametrize("pictures", ["blocks", "ascii", "none"])
def test_pictures_are_drawn_with_what_is_set(
    demo: Terminal, pictures: str, snapshot: Snapshots
) -> None:
    demo("settings", "pictures", pictures)
    snapshot(f"trends-{pictures}", demo("trends").out)


@pytest.mark.parametrize(
    ("env", "encoding", "drawn"),
    [
        ({}, "utf-8", "braille"),
        ({"TERM": "linux"}, "utf-8", "ASCII"),
        ({"TERM": "xterm"}, "ascii", "ASCII"),
        ({"TERM": "linux", "SIDELOG_PICTURES": "braille"}, "utf-8", "braille"),
        ({"SIDELOG_PICTURES": "braille"}, "ascii", "ASCII"),
    ],
)
def test_braille_is_drawn_where_it_is_seen(
    demo: Terminal, env: dict[str, str], encoding: str, drawn: str
) -> None:
    shown = demo("trends", env=env, encoding=encoding).out
    assert any("⠀" <= sign <= "⣿" for sign in shown) == (drawn == "braille")


def test_an_old_windows_console_has_no_braille() -> None:
    host = Host.real()._replace(stdout=Stream(tty=True), draws=True, system="win32", environ={})
    assert not host.has_braille
    assert host._replace(environ={"WT_SESSION": "1"}).has_braille
    assert host._replace(draws=False).has_braille


def test_style_is_for_terminals_that_have_it(demo: Terminal) -> None:
    assert "\x1b[36m" in escapes(demo("trends", tty=True).out)
    assert escapes(demo("trends", tty=True, env={"NO_COLOR": "1"}).out) == []
    assert escapes(demo("trends", tty=True, env={"TERM": "dumb"}).out) == []
    assert escapes(demo("trends", tty=True, env={}, columns=80).out) != []
    assert escapes(demo("trends").out) == []
    assert escapes(demo("trends", "--plain", tty=True).out) == []


def test_doses_by_day_say_each_day(run: Terminal, now: datetime) -> None:
    run("dose", "kratom", "4g", "--at", "08:00", now=now - timedelta(days=3))
    run("dose", "kratom", "3g", "--estimate", now=now - timedelta(days=3))
    run("dose", "kratom", "unknown", now=now - timedelta(days=2))
    run("dose", "kratom", "none", now=now - timedelta(days=1))
    shown = run("trends", "kratom", "--by", "day", "--plain").out.splitlines()
    assert [line.split(": ", 1)[1] for line in shown[1:]] == [
        "in all about 7 g, doses 2, times 08:00.",
        f"in all amount not known, doses 1, times {NO_NUMBER}.",
        f"in all none, doses {NO_NUMBER}, times {NO_NUMBER}.",
        f"in all not noted, doses {NO_NUMBER}, times {NO_NUMBER}.",
    ]


def test_a_table_that_would_be_too_long_says_why_it_is_not(year: Terminal) -> None:
    data = year("trends", "mood", "--by", "week", "--last", "1y", "--json").data
    assert (data["asked"], data["by"]) == ("week", "month")
    assert "too long" in year("trends", "mood", "--by", "week", "--last", "1y").out


def test_as_json_pieces_have_measures_and_products(year: Terminal) -> None:
    data = year("trends", "mood", "kratom", "--by", "month", "--json").data
    piece = data["periods"][-1]
    assert set(piece) == {"label", "first", "last", "measures", "products"}
    assert piece["measures"]["mood"]["n"] > 0
    assert piece["products"]["kratom"]["taken"] > 0


def test_as_json_days_say_what_was_filled_in_later_and_what_was_skipped(run: Terminal) -> None:
    run("log", "mood=0", "--on", "-2d")
    run("log", "mood=skip")
    (measure,) = run("trends", "mood", "--json").data["measures"]
    assert measure["days"] == [
        {"day": "2026-11-20", "value": 0, "from_memory": True},
        {"day": "2026-11-22", "value": None},
    ]
    assert (measure["recorded"], measure["expected"]) == (1, 3)


def test_measures_are_shown_in_the_order_typed(year: Terminal) -> None:
    data = year("trends", "mood", "shedding", "mood", "--json").data
    assert [one["measure"]["name"] for one in data["measures"]] == ["mood", "shedding"]


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        (["--from", "2026-05-01", "--to", "2026-07-31"], "2026-05-01", "2026-07-31"),
        (["--to", "2026-08-30"], "2026-06-08", "2026-08-30"),
        (["--from", "2000-01-01"], "2025-11-23", "2026-11-22"),
        (["--by", "day", "kratom"], "2026-10-26", "2026-11-22"),
    ],
)
def test_a_period_is_named_by_its_days(
    year: Terminal, typed: list[str], first: str, last: str
) -> None:
    data = year("trends", *typed, "--json").data
    assert (data["first"], data["last"]) == (first, last)


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        (["moood"], 2, "Did you mean mood"),
        (["hair"], 2, "Did you mean shedding or hair-count"),
        (
            ["--last", "90d", "--from", "2026-01-01"],
            2,
            "The period is said twice: --last and --from",
        ),
        (["--last", "soon"], 2, "not understood as a period"),
        (["--to", "2026-12-24"], 2, "still to come"),
        (["--from", "2020-01-01", "--to", "2020-02-01"], 1, "entries with --from 2025-11-23"),
        (["kratom", "--from", "2020-01-01", "--to", "2020-02-01"], 1, "doses with --from 2025"),
        (["itch"], 1, "No value of Itch is recorded yet"),
        (["--by", "hour"], 2, "week"),
    ],
)
def test_what_cannot_be_shown_is_said(
    year: Terminal, typed: list[str], code: int, said: str
) -> None:
    shown = year("trends", *typed)
    assert (shown.code, shown.out) == (code, "")
    assert said in shown.err
    as_data = year("trends", *typed, "--json")
    assert (as_data.code, as_data.envelope["error"]["exit_code"]) == (code, code)


def test_what_is_put_away_is_told_from_what_is_not_known(begun: Terminal) -> None:
    begun("measure", "retire", "nails")
    begun("product", "retire", "kratom")
    assert begun("trends", "nails").code == 1
    assert "sidelog measure restore nails" in begun("trends", "nails").err
    assert begun("trends", "kratom").code == 0


def test_a_product_of_which_nothing_is_recorded_leads_on(run: Terminal) -> None:
    run("product", "add", "kratom tea", "--unit", "ml")
    shown = run("trends", "kratom", "tea")
    assert shown.code == 1
    assert 'sidelog dose "kratom tea"' in shown.err


def test_a_period_after_the_last_dose_is_told_where_that_is(run: Terminal, now: datetime) -> None:
    run("dose", "kratom", "4g", now=now - timedelta(days=300))
    assert "There are doses with --to 2026-01-26" in run("trends", "kratom").err


def test_without_a_journal_it_says_how_to_begin(run: Terminal) -> None:
    shown = run("trends")
    assert (shown.code, shown.out) == (1, "")
    assert "sidelog log" in shown.err


def test_a_journal_of_doses_alone_is_shown(run: Terminal) -> None:
    run("dose", "kratom", "4g")
    assert "kratom, g a day" in run("trends").out


def test_a_period_after_the_last_entry_is_told_where_that_is(run: Terminal, now: datetime) -> None:
    run("log", "mood=5", now=now - timedelta(days=300))
    assert "There are entries with --to 2026-01-26" in run("trends").err
    assert run("trends", "--to", "2026-01-26").code == 0


def test_more_products_than_a_screen_bears_are_counted(run: Terminal) -> None:
    for name in ("one", "two", "three", "four", "five", "six"):
        run("dose", f"product {name}", "1g", "--new")
    shown = run("trends").out
    assert sum(line.startswith("product ") for line in shown.splitlines()) == 4
    assert "2 more products" in shown


def test_a_title_that_is_long_is_folded_and_never_cut(run: Terminal) -> None:
    long = "A measure with a title of a length that nobody would choose"
    assert run("measure", "add", "long", "--title", long, "--anchor", "0=none").code == 0
    run("log", "long=2")
    fits_every_width(run, "trends")
    shown = run("trends", columns=80).out
    assert all(word in shown for word in long.split())


def test_what_is_recorded_besides_ratings_and_doses_is_not_called_nothing(run: Terminal) -> None:
    run("event", "stop", "kratom", "--on", "2026-11-02")
    run("log", "mood=skip")
    shown = run("trends")
    assert shown.code == 1
    assert "No rating or dose is recorded yet." in shown.err
    assert "sidelog show 2026-11-02..2026-11-22" in shown.err


def test_a_product_without_doses_is_told_by_its_changes(run: Terminal) -> None:
    run("event", "stop", "kratom", "--on", "2026-11-02")
    shown = run("trends", "kratom")
    assert (shown.code, shown.err) == (0, "")
    assert "Stopped on 2 November." in shown.out
    assert "No dose is recorded" in shown.out
    assert run("trends", "kratom", "--json").code == 0


def test_pairs_and_what_would_have_shown_belong_to_the_detail(year: Terminal) -> None:
    short, long = (year("trends", "mood", *more).out for more in ([], ["--detail"]))
    for words in ("Of 10 pairs", "journals like this one"):
        assert words not in short
        assert words in " ".join(long.split())


def test_since_when_it_is_so_is_said_once(told: Put) -> None:
    story = Story(days=300, levels={"mood": lambda day: 3 if day < 150 else 8}, tops={"mood": 10})
    shown = told(story)("trends", "mood").out
    assert shown.casefold().count("better since") == 1


def test_a_young_record_says_how_much_is_recorded_and_has_no_empty_column(run: Terminal) -> None:
    for day in ("-2d", "-1d", "today"):
        run("log", "shedding=2", "mood=5", "--on", day)
    head = run("trends", tty=True, env={"TERM": "dumb"}).out.splitlines()[2]
    assert "recorded" in head
    assert "bad days" not in head
