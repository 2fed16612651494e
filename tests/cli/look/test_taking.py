"""`sidelog report --taking`: what is taken now, on one sheet, in every form."""

import re
import shlex
from pathlib import Path

import pytest

from sidelog.report.render import suffixes
from sidelog.report.words.sheets import taking as words
from tests.cli.days import lived
from tests.cli.transcripts import refusal
from tests.report.pages import inflated, squeezed, tool
from tests.terminal import Terminal

LIFE = """
product add sertraline --form tablet --unit mg --strength "50 mg"
regimen sertraline 50mg daily --from 2026-03-01
regimen sertraline 75mg daily --from 2026-09-01
regimen magnesium 400mg daily --from 2026-12-10
regimen "vitamin D" 1000IU every other day --from 2026-11-22
regimen kratom 6g daily --from 2026-07-01
regimen kratom 4g daily --from 2026-10-15
regimen kratom 2g daily in 2 doses --from 2026-12-01
dose kratom 12g --on 2026-11-20
dose ibuprofen 400mg --on 2026-11-02
dose ibuprofen 600mg --on 2026-11-09
dose kava 2cups --on 2026-11-19
dose kava ? --on 2026-11-20
event reduce kava --on 2026-11-21
regimen biotin 5mg daily --from 2026-02-01
event stop biotin --on 2026-10-20
dose biotin 5mg --on 2026-11-01
event start thyroxine --to 50ug --on 2026-05-01
event increase iron --from 14mg --to 28mg --on 2026-05-01
event stop valerian --from 300mg --on 2026-11-10
event stop lithium --on 2025-01-01
regimen valium 5mg daily --from 2026-06-01
regimen valium stop --on 2026-09-01
regimen codeine 30mg daily --from 2026-06-01
event reduce codeine --on 2026-11-01
dose codeine 15mg --on 2026-11-03
dose zinc 15mg --on 2026-07-01
dose ancient 1mg --on 2025-11-01
dose old 1mg --on 2026-07-01
product retire old
event medicine "amoxicillin" --from 2026-11-10 --to 2026-11-17
event medicine --on 2026-11-21
event medicine "long over" --on 2026-01-10
"""


@pytest.fixture
def life(run: Terminal) -> Terminal:
    again = (f"dose valium 10mg --on 2026-11-{day:02}" for day in range(1, 22))  # for good
    return lived(run, map(shlex.split, (*LIFE.strip().splitlines(), *again)))


def shown(run: Terminal, *flags: str) -> str:
    return " ".join(run("report", "--taking", "--preview", *flags).out.split())


def test_it_asks_what_else_before_it_says_anything(life: Terminal) -> None:
    page = shown(life)
    places = [page.index(one) for one in (words.TITLE, words.ELSE, *words.ELSE_FIELDS, words.NOW)]
    assert places == sorted(places)
    assert page.count(": ________________________") == len(words.ELSE_FIELDS)


@pytest.mark.parametrize(
    "said",
    [
        # By a rule: since when, what was before, and how it was kept.
        (
            "Sertraline, Tablet, 50 mg. How much, how often: 75 mg daily; "
            "Since: 1 Sep 2026, before: 50 mg daily; "
            "Last 4 weeks: As planned on 28 of 28 days (nothing noted); "
            "For what, from whom: ________________."
        ),
        (
            "Kratom. How much, how often: 4 g daily; Since: 15 Oct 2026, before: 6 g daily; "
            "Last 4 weeks: As planned on 27 of 28 days (nothing noted); "
            "another amount on 1, 12 g on 20 November; "
            "For what, from whom: ________________."
        ),
        (
            "Vitamin D. How much, how often: 1000 IU every other day; Since: 22 Nov 2026, started; "
            "Last 4 weeks: As planned (nothing noted); "
            "For what, from whom: ________________."
        ),
        # Without one: what was typical of late, or only said.
        (
            "Ibuprofen. How much, how often: about 500 mg on a day when taken, as noted, "
            "in 1 dose; Since: 2 Nov 2026, first noted; "
            "Last 4 weeks: Taken on 2 of 21 days, nothing noted on 19; at most 600 mg; "
            "last on 9 November; "
            "For what, from whom: ________________."
        ),
        (
            "Kava. How much, how often: amount not known; Since: 21 Nov 2026, changed; "
            "Last 4 weeks: Taken on 2 of 4 days, nothing noted on 2; at most 2 cups; "
            "last on 20 November; "
            "For what, from whom: ________________."
        ),
        (
            "Thyroxine. How much, how often: 50 µg a day, as was said; Since: 1 May 2026, started; "
            "Last 4 weeks: No dose noted; "
            "For what, from whom: ________________."
        ),
        (
            "Iron. How much, how often: 28 mg a day, as was said; "
            "Since: 1 May 2026, before: 14 mg; Last 4 weeks: No dose noted; "
            "For what, from whom: ________________."
        ),
        (
            "Valium. How much, how often: about 10 mg a day, as noted, 1 dose a day; "
            "Since: 1 Sep 2026, before: 5 mg; "
            "Last 4 weeks: Taken on 21 of 28 days; last on 21 November; "
            "For what, from whom: ________________."
        ),
        (
            "Codeine. How much, how often: about 15 mg on a day when taken, as noted, in 1 dose; "
            "Since: 1 Nov 2026, before: 30 mg; "
            "Last 4 weeks: Taken on 7 of 28 days, nothing noted on 21; at most 30 mg; "
            "last on 3 November; "
            "For what, from whom: ________________."
        ),
        # What is not taken now.
        (
            "Planned Kratom: 2 g daily in 2 doses from Tue 1 Dec 2026. "
            "Magnesium: 400 mg daily from Thu 10 Dec 2026."
        ),
        (
            "Noted as events: other medicines and supplements amoxicillin: 10 Nov to 17 Nov 2026. "
            "Other medicine or supplement: 21 Nov 2026."
        ),
        (
            "Stopped in the last year "
            "Biotin: 5 mg daily from 1 February; 5 mg → 0 on 20 October; "
            "taken again after it, last on 1 November."
        ),
        "Valerian: 300 mg → 0 on 10 November.",
        (
            "Taken in the last year, nothing noted in the last 4 weeks, and no stop either "
            "Zinc: last noted on 1 July. Made"
        ),
    ],
)
def test_each_thing_that_is_taken_is_said_as_it_was_recorded(life: Terminal, said: str) -> None:
    assert said in shown(life)


def test_what_is_over_is_not_on_it(life: Terminal) -> None:
    page = shown(life).lower()
    assert not [one for one in ("lithium", "long over", "old:", "ancient") if one in page]


def test_where_nothing_is_silent_no_day_counts_as_planned(run: Terminal) -> None:
    run("dose", "kratom", "4g")
    assert "counts as planned" not in shown(run)
    run("regimen", "kratom", "4g", "daily", "--from", "today")
    assert "counts as planned" not in shown(run)
    run("regimen", "iron", "14mg", "daily", "--from", "today")
    assert "A day of which nothing is noted counts as planned." in shown(run)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        # A single day, though it is all that is recorded.
        (
            ["2026-11-22"],
            "about 7 g on a day when taken, as noted, in 2 doses, about 08:00 to 20:00",
        ),
        # Since it was first noted, on most days, but on too few to speak of every day.
        ([f"2026-11-{day}" for day in range(17, 23)], "about 7 g on a day when taken"),
        ([f"2026-11-{day}" for day in range(16, 23)], "about 7 g a day, as noted, 2 doses a day"),
        # Seven days of which most are without it.
        ([f"2026-11-{day:02}" for day in range(1, 23, 3)], "about 7 g on a day when taken"),
    ],
)
def test_an_amount_a_day_is_said_only_where_most_days_have_it(
    run: Terminal, days: list[str], said: str
) -> None:
    for day in days:
        run("dose", "kratom", "3g", "--at", "08:00", "--on", day)
        run("dose", "kratom", "4g", "--at", "20:00", "--on", day)
    assert said in shown(run)


def test_days_said_to_be_without_it_are_no_part_of_an_amount(run: Terminal) -> None:
    run("dose", "kratom", "none", "--from", "2026-11-01", "--to", "2026-11-22")
    run("dose", "kratom", "7g", "--on", "2026-11-10")
    assert "about 7 g on a day when taken" in shown(run)


def test_a_rule_that_began_today_and_is_not_taken_yet(run: Terminal) -> None:
    run("dose", "kratom", "3g", "--on", "yesterday")
    run("regimen", "kratom", "4g", "daily", "--from", "today")
    run("dose", "kratom", "1g")
    assert "Last 4 weeks: not yet; " in shown(run)


def test_a_journal_without_anything_taken_still_asks(run: Terminal) -> None:
    run("log", "mood=5")
    page = shown(run)
    assert words.ELSE_ASKED in page
    assert words.NOTHING_NOW in page
    refusal(run("report", "--taking", env={"SIDELOG_JOURNAL": "nowhere.db"}), 1)


def test_as_data_it_has_the_same(life: Terminal) -> None:
    data = life("report", "--taking", "--json").data
    now = {one["name"]: one for one in data["now"]}
    assert list(now) == sorted(now, key=str.casefold)
    assert now["sertraline"]["rule"]["amount"] == 75
    assert now["sertraline"]["typical"] is None
    assert now["kratom"]["kept"]["differed"] == [{"day": "2026-11-20", "taken": 12, "planned": 4}]
    assert (now["ibuprofen"]["rule"], now["ibuprofen"]["kept"]) == (None, None)
    assert (now["ibuprofen"]["typical"], now["ibuprofen"]["days_taken"]) == (500, 2)
    # The same as the page says: of a day on which it was taken, and of a day.
    assert [now[one]["typical_a_day"] for one in ("ibuprofen", "valium", "kava")] == [
        *(False, True, None),
    ]
    assert (now["valium"]["typical"], now["codeine"]["typical"]) == (10, 15)
    assert (now["thyroxine"]["typical"], now["thyroxine"]["last_use"]) == (None, None)
    assert [one["name"] for one in data["ahead"]] == ["kratom", "magnesium"]
    assert data["ahead"][0]["steps"][0]["begun"] is False
    assert data["stopped"] == [
        {"name": "biotin", "stopped": "2026-10-20", "last_use": "2026-11-01"},
        {"name": "valerian", "stopped": "2026-11-10", "last_use": None},
    ]
    assert data["silent"] == [{"name": "zinc", "last_use": "2026-07-01"}]
    assert [one["title"] for one in data["others"]] == ["amoxicillin", None]


def test_it_says_who_it_is_about_only_where_asked(life: Terminal) -> None:
    life("profile", "name", "Ada L.")
    life("profile", "born", "1990-02-03")
    said = life("report", "--taking", "--preview")
    assert "Ada" not in said.out
    assert "Your name is not on it" in said.err
    assert "Name: Ada L. Born: 1990-02-03" in shown(life, "--named")
    assert "Name: A. L." in shown(life, "--initials-only")


@pytest.mark.parametrize("form", suffixes())
def test_every_form_says_the_same_and_nothing_left_out(
    life: Terminal, form: str, tmp_path: Path
) -> None:
    file = tmp_path / f"page{form}"
    assert life("report", "--taking", "--exclude", "kratom", "-o", str(file)).code == 0
    page = file.read_bytes()
    assert b"kratom" not in inflated(page).lower()
    if form == ".pdf":
        text = tool("pdftotext", "-layout", file, "-")
        assert text.count("\f") == 1
    else:
        text = re.sub(r"<[^>]*>", "", page.decode())
    asked = [] if form == ".json" else [words.TITLE, words.ELSE_ASKED, *words.ELSE_FIELDS]
    for said in (*asked, "ertraline", "agnesium", "iotin", "amoxicillin", "inc"):
        assert squeezed(said) in squeezed(text)


def test_the_file_says_nothing_in_its_name(
    life: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert life("report", "--taking").code == 0
    assert [one.name for one in tmp_path.glob("*.pdf")] == ["health-journal-taking-2026-11-22.pdf"]


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (["--last", "6m"], "goes without --last."),
        (["october"], "goes without october."),
        (["--since-visit", "--brief"], "goes without --since-visit and --brief."),
        (["--question", "why?"], "goes without --question."),
    ],
)
def test_what_it_would_leave_out_is_refused(run: Terminal, flags: list[str], said: str) -> None:
    assert said in refusal(run("report", "--taking", *flags), 2)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_what_has_no_room_stands_overleaf_and_is_named(
    run: Terminal, paper: str, tmp_path: Path
) -> None:
    for place in range(30):
        name = f"a medicine with a rather long name {place:02}"
        run("regimen", name, f"{place + 1}mg", "every", "other", "day", "--from", "2026-03-01")
    file = tmp_path / "page.pdf"
    assert run("report", "--taking", "--paper", paper, "-o", str(file)).code == 0
    first, second = tool("pdftotext", "-layout", file, "-").removesuffix("\f").split("\f")
    assert "more overleaf:" in first
    assert words.MORE in second
    assert len(set(re.findall(r"name (\d\d)", second))) > 1
    assert len(set(re.findall(r"name\s+(\d\d)", first + second))) == 30
