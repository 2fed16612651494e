"""`sidelog lags` as a person sees it; the journals are told in `tests.cli.changes`."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sidelog.cli.invented import invent
from sidelog.journal.daily import open_daily
from tests.cli.changes import DATASETS, ON_AND_OFF, TAPER, Story, put_real_journal, tell
from tests.cli.test_compare import JARGON
from tests.snapshots import Snapshots
from tests.terminal import Terminal

Put = Callable[[Story], Terminal]


@pytest.fixture
def told(run: Terminal, journal: Path) -> Put:
    """`told(story)` is `run` where that story was written."""

    def put(story: Story) -> Terminal:
        tell(story, journal, run.writer())
        return run

    return put


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_the_page_at_each_width(told: Put, snapshot: Snapshots, columns: int) -> None:
    shown = told(ON_AND_OFF)("lags", "dryness", "kratom", columns=columns)
    assert (shown.code, shown.err) == (0, "")
    assert max(map(len, shown.out.splitlines())) <= columns
    snapshot(f"lags-{columns}", shown.out)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("detail", ["dryness", "kratom", "--detail"]),
        ("picture", ["dryness", "kratom", "--picture"]),
        ("plain", ["mood", "kratom", "--plain", "--detail"]),
        ("plain-picture", ["mood", "kratom", "--plain", "--picture"]),
        ("json", ["dryness", "kratom", "--json", "--picture"]),
    ],
)
def test_every_form(told: Put, snapshot: Snapshots, name: str, typed: list[str]) -> None:
    shown = told(ON_AND_OFF)("lags", *typed)
    assert (shown.code, shown.err) == (0, "")
    snapshot(f"lags-{name}", shown.out)


def test_on_and_off_again_is_answered(told: Put) -> None:
    data = told(ON_AND_OFF)("lags", "dryness", "kratom", "--json").data
    assert (data["tier"], data["direction"]) == ("clear change", "worse")
    assert data["r2_time"] < 0.2


def test_the_table_and_json_have_the_same_numbers(told: Put) -> None:
    run = told(ON_AND_OFF)
    data = run("lags", "dryness", "kratom", "--json").data
    doses = data["doses"]
    for typed in ([], ["--plain"]):
        shown = " ".join(run("lags", "dryness", "kratom", "--detail", *typed).out.split())
        assert f"Used: {data['n']} of {data['entries']} entries" in shown
        assert f"Known on {doses['taken'] + doses['none']} of 400 days" in shown
        assert f"R2 dose-time {data['r2_time']:.2f}" in shown
        assert f"coefficient {data['coefficient']:.3g}" in shown


def test_a_single_taper_is_refused(told: Put, snapshot: Snapshots) -> None:
    run = told(TAPER)
    snapshot("lags-taper", run("lags", "dryness", "kratom", "--picture").out)
    for measure in ("dryness", "mood"):
        data = run("lags", measure, "kratom", "--json").data
        assert data["tier"] == "not enough data"
        assert data["missing"]["reason"] == "dose and time cannot be told apart"


def test_no_picture_is_drawn_of_what_is_refused(told: Put) -> None:
    run = told(TAPER)
    for typed in ([], ["--plain"]):
        shown = run("lags", "dryness", "kratom", "--picture", *typed).out
        assert "No picture of other lags" in shown
    assert run("lags", "dryness", "kratom", "--picture", "--json").data["exploratory"] == []


def test_why_a_taper_is_refused_is_told_in_figures_under_detail(told: Put) -> None:
    shown = told(TAPER)("lags", "dryness", "kratom", "--detail").out
    assert re.search(r"R2 dose-time (0\.\d\d|1\.00); refused above 0\.8\.", shown)


def test_the_picture_has_no_p(told: Put) -> None:
    run = told(ON_AND_OFF)
    shown = run("lags", "dryness", "kratom", "--picture").out
    assert JARGON.findall(shown) == []
    assert "exploratory" in shown
    point = run("lags", "dryness", "kratom", "--picture", "--json").data["exploratory"][0]
    assert sorted(point) == ["correlation", "lag", "n"]


def test_the_window_is_marked_in_the_picture(told: Put) -> None:
    shown = told(ON_AND_OFF)("lags", "mood", "kratom", "--picture").out
    assert re.findall(r"^ +(\d+)\* ", shown, re.MULTILINE) == ["0", "1", "2"]


@pytest.mark.parametrize("typed", [["dryness", "kratom"], ["mood", "kratom", "--plain"]])
def test_without_detail_there_is_no_jargon(told: Put, typed: list[str]) -> None:
    assert JARGON.findall(told(ON_AND_OFF)("lags", *typed).out) == []


def test_a_p_is_said_under_detail_with_its_method_and_n(told: Put) -> None:
    shown = " ".join(told(ON_AND_OFF)("lags", "dryness", "kratom", "--detail").out.split())
    assert "time-adjusted (VIF" in shown
    assert "n=336" in shown
    assert re.search(r"p<\.001, after Holm p<\.001 \(tests: 2\)", shown)


def test_a_sentence_has_fewer_than_twenty_words(told: Put) -> None:
    data = told(ON_AND_OFF)("lags", "mood", "kratom", "--json").data
    for text in (*data["sentences"], *data["limits"]):
        assert all(len(part.split()) < 20 for part in re.split(r"(?<=[.:;]) ", text))


def test_no_page_advises_or_names_a_cause(told: Put) -> None:
    run = told(ON_AND_OFF)
    for typed in ([], ["--detail"], ["--plain"]):
        shown = run("lags", "dryness", "kratom", *typed).out.lower()
        for word in (
            "because of",
            "due to",
            " proved",
            "caused",
            "you should",
            "safe",
            "no effect",
        ):
            assert word not in shown
        assert "it says nothing about what to take" in " ".join(shown.split())


def test_every_page_ends_with_the_caution(told: Put) -> None:
    run = told(ON_AND_OFF)
    for typed in ([], ["--plain"]):
        words = " ".join(run("lags", "dryness", "kratom", *typed).out.split())
        assert words.endswith("Season, stress, other substances and expectation can look the same.")


def test_withdrawal_is_named_where_a_measure_answers_within_days(told: Put) -> None:
    run = told(ON_AND_OFF)
    shown = " ".join(run("lags", "mood", "kratom").out.split())
    assert "withdrawal itself can look like a link" in shown
    assert "withdrawal" not in run("lags", "dryness", "kratom").out


def test_the_list_and_its_length_are_printed(told: Put) -> None:
    run = told(ON_AND_OFF)
    run("dose", "vitamin D", "1g")
    shown = run("lags", "dryness", "kratom").out
    assert "List: 8 questions, 4 measures by 2 products." in shown
    assert "Of these 2 could be tested; the answer allows for that many." in shown


def test_a_measure_that_is_not_asked_every_day_joins_the_list(told: Put) -> None:
    run = told(replace(ON_AND_OFF, levels={"stress": lambda _: 5.0}))
    data = run("lags", "stress", "kratom", "--json").data
    assert data["list"] == {"measures": 5, "products": 1, "questions": 5, "tests": 1}


# What is known of the doses


def test_a_day_of_which_nothing_is_said_is_never_none(told: Put) -> None:
    story = replace(ON_AND_OFF, grams=lambda n: 6.0 if n // 100 % 2 == 0 else "unsaid")
    run = told(story)
    shown = " ".join(run("lags", "dryness", "kratom").out.split())
    assert "Not known on 200: nothing was said of 200." in shown
    data = run("lags", "dryness", "kratom", "--json").data
    assert data["missing"]["reason"] == "dose never changed"


def test_a_day_with_an_unknown_amount_is_unknown(told: Put) -> None:
    story = replace(ON_AND_OFF, grams=lambda n: None if n % 4 else 6.0)
    run = told(story)
    data = run("lags", "dryness", "kratom", "--json").data
    assert data["missing"]["reason"] == "dose history missing"
    assert (data["doses"]["unknown_amount"], data["doses"]["taken"]) == (300, 400)
    shown = " ".join(run("lags", "dryness", "kratom").out.split())
    assert "Not known on 300: 300 with an unknown amount." in shown
    assert "it never counts as none" in shown


def test_a_said_none_is_zero(told: Put) -> None:
    data = told(ON_AND_OFF)("lags", "dryness", "kratom", "--json").data
    assert (data["doses"]["taken"], data["doses"]["none"]) == (200, 200)


def test_estimates_and_late_entries_are_told(told: Put) -> None:
    run = told(ON_AND_OFF)
    run("dose", "kratom", "none", "--on", "yesterday")
    run("undo")
    run("dose", "kratom", "2g", "--estimate", "--on", "2026-05-20")
    shown = " ".join(run("lags", "dryness", "kratom").out.split())
    assert "Less certain: estimates on 1 day, written down later on 1." in shown


def test_a_dose_history_that_does_not_reach_back_is_refused(told: Put) -> None:
    story = replace(ON_AND_OFF, grams=lambda n: float(n % 7) if n > 350 else "unsaid")
    data = told(story)("lags", "dryness", "kratom", "--json").data
    assert data["missing"]["reason"] == "dose history missing"


def test_too_few_days_are_refused(begun: Terminal) -> None:
    shown = begun("lags", "mood", "kratom", "--detail").out
    assert "R2" not in shown
    assert "1 entries so far" in shown or "1 entry so far" in shown
    assert "None of these could be tested." in shown
    assert "about 59 more days; earliest useful date: 2027-01-20" in " ".join(shown.split())


def test_how_long_it_takes_until_the_doses_reach_back(told: Put) -> None:
    story = replace(ON_AND_OFF, grams=lambda n: float(n % 7) if n > 360 else "unsaid")
    data = told(story)("lags", "dryness", "kratom", "--json").data
    assert data["tier"] == "too early to tell"
    assert 45 <= data["missing"]["days_more"] <= 70


def test_how_long_it_takes_where_no_window_is_full_yet(told: Put) -> None:
    story = replace(ON_AND_OFF, grams=lambda n: float(n % 7) if n > 390 else "unsaid")
    data = told(story)("lags", "dryness", "kratom", "--json").data
    assert data["missing"]["have"] == 0
    assert 80 <= data["missing"]["days_more"] <= 90


def test_waiting_does_not_help_a_journal_that_is_no_longer_kept(told: Put, now: datetime) -> None:
    run = told(replace(ON_AND_OFF, days=50))
    later = now + timedelta(days=30)
    assert (
        run("lags", "dryness", "kratom", "--json", now=later).data["missing"]["days_more"] is None
    )


def test_waiting_does_not_help_where_amounts_are_never_known(told: Put) -> None:
    run = told(replace(ON_AND_OFF, grams=lambda _: None))
    assert run("lags", "dryness", "kratom", "--json").data["missing"]["days_more"] is None


def test_a_window_set_after_looking_says_so(told: Put) -> None:
    run = told(ON_AND_OFF)
    run("measure", "edit", "dryness", "--lag", "1..10")
    shown = " ".join(run("lags", "dryness", "kratom").out.split())
    assert "entries could be seen: read this as a first look." in shown


def test_lags_without_anything_to_correlate_have_no_bar(told: Put) -> None:
    story = replace(ON_AND_OFF, grams=lambda n: 6.0 if 300 <= n < 399 else 0)
    run = told(story)
    shown = run("lags", "mood", "kratom", "--picture", "--plain")
    assert shown.code == 0


# What cannot be asked


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        (["moood", "kratom"], 2, "Did you mean mood"),
        (["mood", "kratm"], 2, "Did you mean kratom"),
        (["weight", "kratom"], 65, "measure edit weight --lag"),
        (["mood", "vitamin", "D"], 1, "No dose of vitamin D is recorded."),
        (["mood"], 2, "Missing argument"),
    ],
)
def test_what_cannot_be_asked_is_said(told: Put, typed: list[str], code: int, said: str) -> None:
    shown = told(replace(ON_AND_OFF, days=5))("lags", *typed)
    assert (shown.code, shown.out) == (code, "")
    assert said in shown.err


def test_without_a_journal_it_says_how_to_begin(run: Terminal) -> None:
    shown = run("lags", "mood", "kratom")
    assert shown.code == 1
    assert "sidelog log" in shown.err


# Journals that nobody wrote for these tests


def test_the_taper_of_the_demo_year_is_refused(run: Terminal, journal: Path) -> None:
    with open_daily(journal, run.writer()) as empty:
        invent(empty, run.now.date(), run.now)
    for measure in ("shedding", "dryness", "mood"):
        data = run("lags", measure, "kratom", "--json").data
        assert data["missing"]["reason"] == "dose and time cannot be told apart"


@pytest.mark.skipif(not DATASETS, reason="SIDELOG_DATASETS is not set")
def test_a_real_journal_with_half_its_days_is_refused(run: Terminal) -> None:
    put_real_journal(run, DATASETS)
    run("measure", "edit", "happy", "--lag", "0..2")
    for product in ("caffeine", "sugar", "melatonin"):
        data = run("lags", "happy", product, "--json").data
        assert data["missing"]["reason"] == "too many days missing"
        assert data["doses"]["unsaid"] > data["doses"]["taken"]
        assert data["list"]["tests"] == 0
