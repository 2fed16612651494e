"""`sidelog report --form`: worksheets for public forms, filled in as far as was recorded."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from sidelog.report.findings.sheets.form import Form
from sidelog.report.render import suffixes
from sidelog.report.words.sheets import forms as words
from tests.cli.days import lived
from tests.cli.transcripts import refusal
from tests.report.pages import inflated, squeezed, tool
from tests.terminal import Terminal

LIFE = """
product add kratom --form leaf-powder --unit g --strength "1.5 %" --lot A17
regimen kratom 6g daily --from 2026-07-01
regimen kratom 4g daily --from 2026-10-15
regimen biotin 5mg daily --from 2026-02-01
event stop biotin --on 2026-10-20
regimen iron 14mg daily --from 2026-02-01
event stop iron --on 2026-08-01
event restart iron --to 14mg --on 2026-10-01
event start thyroxine --to 50ug --on 2026-05-01
event stop lithium --on 2026-01-10
dose ibuprofen 400mg --on 2026-11-02
dose zinc 15mg --on 2026-07-01
dose kava ? --on 2026-07-01
measure track ferritin
log shedding=1 mood=6 --on 2026-09-01
log shedding=3 --on 2026-09-02
log shedding=4 mood=2 --on 2026-09-05
log shedding=2 ferritin=24 weight=70.5 --on 2026-09-09
event lab "liver values as they should be" --on 2026-09-10
event medicine amoxicillin --from 2026-11-10 --to 2026-11-17
profile name "Ada Lovelace"
profile born 1990-02-03
profile gender female
"""


@pytest.fixture
def life(run: Terminal) -> Terminal:
    return lived(run, map(shlex.split, LIFE.strip().splitlines()))


def fields(run: Terminal, form: str, *flags: str) -> dict[str, dict[str, str | None]]:
    """What is known of each field, by its part: the heading, or the product."""
    found: dict[str, dict[str, str | None]] = {}

    def read(part: dict[str, Any]) -> None:
        known = {one["label"]: one["known"] for one in part["fields"]}
        found.setdefault(part["heading"] or "", {}).update(known)
        for inner in part.get("parts", ()):
            read(inner)

    for part in run("report", "--form", form, "--json", *flags).data["parts"]:
        read(part)
    return found


def shown(run: Terminal, form: str, *flags: str) -> str:
    return " ".join(run("report", "--form", form, "--preview", *flags).out.split())


def test_what_is_known_of_a_product_is_filled_in(life: Terminal) -> None:
    found = fields(life, "medwatch")
    assert {label: known for label, known in found["Kratom"].items() if known} == {
        "Name, as on the package": "Kratom",
        "Kind": "Leaf powder",
        "Whether it is still taken": "Yes",
        "Strength": "1.5 %",
        "Lot number": "A17",
        "How much, how often": "4 g daily",
        "First day": "1 Jul 2026",
        "How the amount changed": "6 g → 4 g on 15 October 2026",
    }
    assert found["Biotin"]["Last day, if it was stopped"] == "19 Oct 2026, stopped on 20 Oct 2026"
    assert found["Biotin"]["How much, how often"] == "5 mg daily"
    taken = [found[one]["Whether it is still taken"] for one in ("Biotin", "Thyroxine", "Zinc")]
    assert taken == ["No", "Yes", None]
    assert found["Lithium"]["Last day, if it was stopped"] == "stopped on 10 Jan 2026"
    assert (found["Lithium"]["First day"], found["Lithium"]["How much, how often"]) == (
        None,
        "Amount not known",
    )
    assert found["Iron"]["Last day, if it was stopped"] is None
    assert found["Thyroxine"]["First day"] == "1 May 2026"
    # Nothing says that it began on the day on which it was first noted.
    assert found["Ibuprofen"]["First day"] == "First noted 2 Nov 2026; began: ________________"
    assert found["Zinc"]["How much, how often"] == "At most 15 mg on a noted day"
    assert found["Kava"]["How much, how often"] == "Amount not known"
    assert found["Ibuprofen"]["How much, how often"] == (
        "About 400 mg on a day when taken, as noted, in 1 dose"
    )


def test_of_what_is_not_taken_now_the_highest_month_and_the_highest_day_are_said(
    run: Terminal,
) -> None:
    days = [f"dose kava {3 + 2 * (day == 9)}g --on 2026-07-0{day}" for day in range(1, 10)]
    found = fields(lived(run, map(shlex.split, days)), "medwatch")
    assert found["Kava"]["How much, how often"] == (
        "About 3 g on noted days of its highest month, at most 5 g on a noted day"
    )


def test_what_nobody_recorded_stays_blank(life: Terminal) -> None:
    for form in Form:
        parts = words.LAYOUTS[form].parts
        blank = [label for part in parts for label, known in part.fields if known is None]
        found = fields(life, form, "--named")
        said = {label: known for part in found.values() for label, known in part.items()}
        assert [said[label] for label in blank] == [None] * len(blank)
        assert len(blank) > 10


def test_the_person_is_on_it_only_where_asked(life: Terminal) -> None:
    heading = "E. The person who had the problem"
    without = fields(life, "medwatch")[heading]
    assert (without["Initials"], without["Born, or age then"], without["Sex or gender"]) == (
        None,
        None,
        None,
    )
    assert without["Weight"] == "70.5 kg, 9 Sep 2026"
    named = fields(life, "medwatch", "--initials-only")[heading]
    assert (named["Initials"], named["Born, or age then"]) == ("A. L.", "1990-02-03")
    assert named["Sex or gender"] == "female"
    life("profile", "name", "Lovelace, Ada")
    assert fields(life, "medwatch", "--initials-only")[heading]["Initials"] == "A. L."


def test_a_chosen_product_leaves_the_others_beside_it(life: Terminal) -> None:
    found = fields(life, "yellowcard", "--include", "kratom")
    assert "Iron" not in found
    others = found["Other medicines and remedies"]["In the last 3 months"]
    assert others is not None
    assert "; iron (14 mg daily); " in others
    assert "(about 400 mg on a day when taken, as noted, in 1 dose)" in others
    assert "amoxicillin (10 Nov to 17 Nov 2026)" in others
    assert "Biotin (5 mg daily, last on 19 Oct 2026)" in others
    assert "zinc" not in others
    assert words.SUSPECTED not in shown(life, "yellowcard", "--include", "kratom")
    assert words.SUSPECTED in shown(life, "yellowcard")


def test_laboratory_results_are_told_and_the_bad_days_counted(life: Terminal) -> None:
    page = shown(life, "medwatch", "--include", "kratom", "--include", "shedding")
    assert (
        "Tests and laboratory results: Ferritin (blood test): 24 µg/L (9 Sep 2026); "
        "10 Sep 2026: Lab result, liver values as they should be"
    ) in page
    assert (
        "Hair shedding. First entry: 1 some, my normal, 1 Sep 2026; "
        "Worst: 4 clumps, or far more than my normal, 5 Sep 2026; "
        "Bad days: 2 of 4, first 2 Sep 2026, last 5 Sep 2026; "
        "Last entry: 2 more than my normal, 9 Sep 2026."
    ) in page
    assert "Mood" not in page
    page = shown(life, "medwatch")
    assert "Worst: 2, 5 Sep 2026; Bad days: 1 of 2, on 5 Sep 2026" in page
    assert "Weight." not in page


def test_a_measure_that_was_asked_for_is_on_it_without_a_bad_day_too(run: Terminal) -> None:
    run("measure", "add", "headache", "--range", "0..10", "--bad", "none")
    run("log", "headache=3", "shedding=2", "weight=70", "--on", "2026-11-01")
    run("log", "headache=7", "shedding=1", "weight=71", "--on", "2026-11-02")
    run("log", "headache=7", "--on", "2026-11-04")
    run("log", "headache=1", "--on", "2026-11-05")
    asked = ("--include", "headache", "--include", "shedding", "--include", "weight")
    page = shown(run, "medwatch", *asked)
    assert (
        "Headache. First entry: 3, 1 Nov 2026; Worst: 7, 2 Nov 2026; "
        "Bad days: no level was set, 4 entries; Last entry: 1, 5 Nov 2026."
    ) in page
    assert "Worst: 2 more than my normal, 1 Nov 2026; Bad days: 0 of 2; " in page
    assert "Worst: neither way is worse; Bad days: no level was set, 2 entries; " in page
    assert words.RATED_CAPTION not in shown(run, "medwatch")


def test_no_score_and_no_word_of_cause_is_on_it(life: Terminal) -> None:
    for form in Form:
        page = shown(life, form).lower()
        for word in ("score", "naranjo", "probable", "caused", "likely", "related", "due to"):
            assert word not in page


def test_it_says_where_the_form_is_and_that_nothing_was_sent(life: Terminal) -> None:
    assert "www.fda.gov/medwatch" in shown(life, "medwatch")
    assert "yellowcard.mhra.gov.uk" in shown(life, "yellowcard")
    assert words.RELIABILITY in shown(life, "yellowcard")
    said = life("report", "--form", "medwatch", "--preview").err
    assert "For those alone that you suspect: --include NAME" in said
    chosen = life("report", "--form", "medwatch", "--preview", "--include", "kratom").err
    assert "suspect" not in chosen


def test_a_journal_without_products_makes_an_empty_one(run: Terminal) -> None:
    run("log", "mood=5")
    page = shown(run, "medwatch")
    assert words.NO_PRODUCTS in page
    assert "Name, as on the package: ____" in page
    assert words.RATED_CAPTION not in page
    run("event", "stress", "exams")
    run("undo", "2")
    assert "Nothing is recorded yet" in refusal(run("report", "--form", "medwatch"), 1)


def test_no_name_is_in_its_head_and_initials_are_offered(life: Terminal) -> None:
    page = shown(life, "medwatch", "--named")
    assert "Ada" not in page
    assert page.count("A. L.") == page.count("1990-02-03") == 1
    assert words.INITIALS_LEFT_OUT in life("report", "--form", "medwatch", "--preview").err


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("kind", list(Form))
def test_its_parts_stay_whole_on_paper(
    life: Terminal, kind: Form, paper: str, tmp_path: Path
) -> None:
    file = tmp_path / "page.pdf"
    asked = ("--include", "kratom", "--include", "shedding", "--paper", paper)
    assert life("report", "--form", kind, *asked, "-o", str(file)).code == 0
    pages = tool("pdftotext", "-layout", file, "-").removesuffix("\f").split("\f")
    assert len(pages) == 2
    for part in words.LAYOUTS[kind].parts:
        held = [part.heading, *(label for label, _ in part.fields)]
        assert [page for page in pages if all(squeezed(one[:20]) in squeezed(page) for one in held)]


def test_more_beside_it_than_a_sheet_holds_goes_on_overleaf(run: Terminal, tmp_path: Path) -> None:
    run("dose", "kratom", "4g")
    run("log", "shedding=3")
    for place in range(150):
        title = f"a medicine with a rather long name and so on and on, number {place:03}"
        run("event", "medicine", title, "--on", "2026-11-10")
    file = tmp_path / "page.pdf"
    assert run("report", "--form", "medwatch", "-o", str(file)).code == 0
    text = squeezed(tool("pdftotext", "-layout", file, "-"))
    assert len(set(re.findall(r"number(\d\d\d)", text))) == 150


@pytest.mark.parametrize("form", suffixes())
@pytest.mark.parametrize("kind", list(Form))
def test_every_form_says_the_same_and_nothing_left_out(
    life: Terminal, form: str, kind: Form, tmp_path: Path
) -> None:
    file = tmp_path / f"page{form}"
    assert life("report", "--form", kind, "--exclude", "kratom", "-o", str(file)).code == 0
    page = file.read_bytes()
    assert b"kratom" not in inflated(page).lower()
    text = page.decode(errors="replace")
    if form == ".pdf":
        text = tool("pdftotext", "-layout", file, "-")
    text = squeezed(re.sub(r"<[^>]*>", "", text))
    layout = words.LAYOUTS[kind]
    for said in ("Biotin", "Ferritin", *(part.heading for part in layout.parts)):
        assert squeezed(said) in text


def test_the_file_is_called_by_its_form(
    life: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert life("report", "--form", "yellowcard").code == 0
    names = [one.name for one in tmp_path.glob("*.pdf")]
    assert names == ["health-journal-yellowcard-2026-11-22.pdf"]


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (["--form", "medwatch", "--brief"], "--form is of the whole record, and goes without"),
        (["--form", "medwatch", "6m"], "goes without 6m."),
        (["--form", "medwatch", "--taking"], "--taking is of today, and goes without --form."),
    ],
)
def test_what_it_would_leave_out_is_refused(run: Terminal, flags: list[str], said: str) -> None:
    assert said in refusal(run("report", *flags), 2)
