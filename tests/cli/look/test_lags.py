"""`sidelog lags` as a person sees it; sentences are held in tests/report/words."""

import re
from datetime import datetime, timedelta

import pytest

from tests.cli.changes import ON_AND_OFF, TAPER
from tests.cli.look.conftest import Put
from tests.cli.look.screens import fits_every_width, has_no_jargon, is_ascii_where_it_must_be
from tests.snapshots import Snapshots
from tests.terminal import Terminal


@pytest.mark.usefixtures("caution")
@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("answer", ["dryness", "kratom"]),
        ("detail", ["dryness", "kratom", "--detail", "--picture"]),
        ("plain", ["mood", "kratom", "--plain", "--picture"]),
    ],
)
def test_every_form(told: Put, snapshot: Snapshots, name: str, typed: list[str]) -> None:
    shown = told(ON_AND_OFF)("lags", *typed)
    assert (shown.code, shown.err) == (0, "")
    snapshot(f"lags-{name}", shown.out)


def test_every_form_fits_every_width(told: Put) -> None:
    run = told(ON_AND_OFF)
    typed = ("lags", "dryness", "kratom", "--picture", "--detail")
    fits_every_width(run, *typed)
    is_ascii_where_it_must_be(run, *typed)
    has_no_jargon(run, "lags", "dryness", "kratom", "--picture")


def test_on_and_off_again_is_answered(told: Put) -> None:
    data = told(ON_AND_OFF)("lags", "dryness", "kratom", "--json").data
    (finding,) = data["findings"]
    assert (finding["question"], finding["verdict"]) == ("link", "worse")
    assert finding["p_adjusted"] >= finding["p"]
    assert data["questions"] == 4
    assert (data["doses"]["taken"], data["doses"]["none"]) == (200, 200)


def test_a_single_taper_is_refused_and_no_picture_is_drawn(told: Put, snapshot: Snapshots) -> None:
    run = told(TAPER)
    snapshot("lags-taper", run("lags", "dryness", "kratom", "--picture").out)
    data = run("lags", "dryness", "kratom", "--picture", "--json").data
    assert data["findings"][0]["verdict"] == "refused"
    assert data["other_lags"] == []


def test_a_period_asks_an_experiment_inside_a_record(told: Put) -> None:
    run = told(ON_AND_OFF)
    data = run("lags", "mood", "kratom", "--from", "2026-05-10", "--json").data
    assert data["doses"]["first"] == "2026-05-10"
    assert data["findings"][0]["reason"] == "the dose only ever went one way"


def test_the_picture_marks_the_window_and_has_no_p(told: Put) -> None:
    run = told(ON_AND_OFF)
    shown = run("lags", "mood", "kratom", "--picture").out
    assert re.findall(r"^ +(\d+)\* ", shown, re.MULTILINE) == ["0", "1", "2"]
    point = run("lags", "mood", "kratom", "--picture", "--json").data["other_lags"][0]
    assert sorted(point) == ["correlation", "lag", "n"]


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        (["moood", "kratom"], 2, "Did you mean mood"),
        (["mood", "kratm"], 2, "Did you mean kratom"),
        (["mood", "shedding"], 2, "One measure is held against one product"),
        (["weight", "kratom"], 65, "sidelog measure edit weight --lag"),
        (["itch", "kratom"], 1, "No value of Itch is recorded yet"),
        (["mood", "vitamin", "D"], 1, "No dose of vitamin D is recorded"),
        (["mood", "kratom", "--last", "soon"], 2, "not understood as a period"),
    ],
)
def test_what_cannot_be_asked_is_said(told: Put, typed: list[str], code: int, said: str) -> None:
    shown = told(TAPER)("lags", *typed)
    assert (shown.code, shown.out) == (code, "")
    assert said in shown.err


def test_what_is_put_away_is_told(begun: Terminal) -> None:
    begun("measure", "retire", "nails")
    assert "sidelog measure restore nails" in begun("lags", "nails", "kratom").err


def test_too_few_ratings_say_when_there_are_enough(run: Terminal, now: datetime) -> None:
    for back in range(10):
        run("log", "mood=5", now=now - timedelta(days=back))
        run("dose", "kratom", f"{1 + back % 3}g", now=now - timedelta(days=back))
    data = run("lags", "mood", "kratom", "--json").data
    assert data["have"] == 10
    assert data["findings"][0]["earliest"] == "2027-01-13"


def test_a_short_period_names_the_option_to_leave_out(told: Put) -> None:
    run = told(ON_AND_OFF)
    typed = ("lags", "mood", "kratom")
    assert "leave out --last." in " ".join(run(*typed, "--last", "3w").out.split())
    assert "leave out 3w." in " ".join(run(*typed, "3w").out.split())
    span = ("--from", "2026-07-01", "--to", "2026-08-10")
    assert "leave out --from and --to." in " ".join(run(*typed, *span).out.split())


def test_the_last_day_alone_leaves_the_beginning(told: Put) -> None:
    data = told(ON_AND_OFF)("lags", "mood", "kratom", "--to", "2026-09-01", "--json").data
    assert data["entries"] > 100
