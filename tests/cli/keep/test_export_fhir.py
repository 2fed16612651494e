"""`sidelog export fhir`: a file that a clinic may take, of journals as they are lived."""

import json
import shlex
import sys
from base64 import b64decode
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from sidelog.cli.look.pages import FLAG_BY_WORDS
from sidelog.report.words.sheets.taking import TITLE
from tests.cli.days import lived
from tests.cli.transcripts import refusal
from tests.exchange.fhir_rules import broken_rules
from tests.exchange.test_fhir import issues
from tests.report.journals import HOSTILE, write_demo, write_hostile
from tests.report.pages import inflated, squeezed, tool
from tests.terminal import Terminal

LIFE = """
product add sertraline --form tablet --unit mg --strength "50 mg"
regimen sertraline 75mg daily --from 2026-09-01
regimen magnesium 400mg daily --from 2026-12-10
regimen "vitamin D" 1000IU every other day --from 2026-11-01
regimen kratom 6g daily --from 2026-07-01
regimen kratom 4g daily --from 2026-10-15
regimen kratom 2g daily in 2 doses --from 2026-12-01
dose ibuprofen 400mg --on 2026-11-02
regimen biotin 5mg daily --from 2026-02-01
event stop biotin --on 2026-10-20
regimen iron 14mg daily --from 2026-02-01
regimen iron stop --on 2026-11-01
regimen zinc 14mg daily --from 2026-10-01
event increase zinc --to 20mg --on 2026-11-05
regimen codeine 30mg daily --from 2026-06-01
event reduce codeine --on 2026-11-01
dose codeine 15mg --on 2026-11-03
profile name "Lovelace, Ada"
profile born 1990-02-03
profile gender female
log mood=5 shedding=2
"""


@pytest.fixture
def life(run: Terminal) -> Terminal:
    return lived(run, map(shlex.split, LIFE.strip().splitlines()))


def made(run: Terminal, *flags: str) -> dict[str, Any]:
    answer = run("export", "fhir", *flags)
    assert answer.code == 0, answer.err
    found = json.loads(answer.out)
    assert isinstance(found, dict)
    return found


def of_kind(found: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    every = [entry["resource"] for entry in found["entry"]]
    return [one for one in every if one["resourceType"] == kind]


def pages(found: dict[str, Any]) -> list[bytes]:
    documents = of_kind(found, "DocumentReference")
    return [b64decode(one["content"][0]["attachment"]["data"]) for one in documents]


def test_what_is_taken_as_a_rule_is_in_it_and_nothing_that_is_not(life: Terminal) -> None:
    requests = of_kind(made(life), "MedicationRequest")
    said = {
        one["medicationCodeableConcept"]["text"]: (
            one["status"],
            [dosage["text"] for dosage in one["dosageInstruction"]],
        )
        for one in requests
    }
    assert said == {
        "Kratom": (
            "active",
            [
                "4 g daily from Thu 15 Oct 2026 to Mon 30 Nov 2026",
                "2 g daily in 2 doses from Tue 1 Dec 2026",
            ],
        ),
        "Sertraline, Tablet, 50 mg": ("active", ["75 mg daily from Tue 1 Sep 2026"]),
        "Vitamin D": ("active", ["1000 IU every other day from Sun 1 Nov 2026"]),
        "Zinc": ("active", ["20 mg daily from Thu 5 Nov 2026"]),
        "Biotin": ("stopped", ["5 mg daily from Sun 1 Feb 2026 to Mon 19 Oct 2026"]),
        "Iron": ("stopped", ["14 mg daily from Sun 1 Feb 2026 to Sat 31 Oct 2026"]),
    }
    assert {one["authoredOn"] for one in requests} == {"2026-11-22"}


def test_the_second_page_renders_every_other_resource(life: Terminal, given: Path) -> None:
    found = made(life)
    note, summary = pages(found)
    (given / "page.pdf").write_bytes(summary)
    text = squeezed(tool("pdftotext", "-layout", given / "page.pdf", "-"))
    for said in (TITLE, "Lovelace, Ada", "1990-02-03", "female"):
        assert squeezed(said) in text
    for one in of_kind(found, "MedicationRequest"):
        name, *_ = one["medicationCodeableConcept"]["text"].split(",")
        assert squeezed(name) in text
        for dosage in one["dosageInstruction"]:
            assert squeezed(dosage["text"].partition(" from")[0]) in text
    (given / "page.pdf").write_bytes(note)
    assert "HealthJournal".lower() in squeezed(
        tool("pdftotext", "-layout", given / "page.pdf", "-").lower()
    )


def write_life(run: Terminal, name: str, path: Path) -> None:
    """A journal of a name, where the terminal's lies."""
    if name == "demo":
        write_demo(path, run.writer())
    elif name == "hostile":
        write_hostile(path, run.writer())
        for key in ("name", "gender"):
            assert run("profile", key, HOSTILE[2] + HOSTILE[3]).code == 0
    else:
        run("log", "mood=5")
        run("undo")


@pytest.mark.parametrize("name", ["demo", "hostile", "empty"])
def test_every_journal_makes_a_file_that_breaks_no_rule(
    run: Terminal, journal: Path, name: str
) -> None:
    write_life(run, name, journal)
    found = made(run)
    assert broken_rules(found) == []
    assert len(pages(found)) == 2
    assert found == made(run)


@pytest.mark.parametrize("name", ["demo", "hostile", "empty", "life"])
def test_an_independent_validator_finds_nothing_in_it(
    request: pytest.FixtureRequest, run: Terminal, journal: Path, name: str
) -> None:
    pytest.importorskip("fhirkit", reason="pip install fhirkit-rs")
    if name == "life":
        request.getfixturevalue("life")
    else:
        write_life(run, name, journal)
    assert issues(made(run)) == []
    assert import_module("fhirkit").parse(json.dumps(made(run))).resource_type == "Bundle"


def test_the_same_record_on_the_same_day_gives_the_same_bytes(
    life: Terminal, tmp_path: Path
) -> None:
    one, other = tmp_path / "one.json", tmp_path / "other.json"
    said = life("export", "fhir", "-o", str(one), "--json").data
    assert said == {"file": str(one), "resources": 9, "missing": []}
    assert life("export", "fhir", "-o", str(other)).code == 0
    assert one.read_bytes() == other.read_bytes()


def test_what_is_left_out_is_nowhere_in_it(life: Terminal) -> None:
    found = made(life, "--exclude", "kratom", "--exclude", "mood")
    whole = json.dumps(found).encode() + b"".join(map(inflated, pages(found)))
    assert b"kratom" not in whole.lower()
    assert b"mood" not in whole.lower()


def test_it_says_what_a_clinic_cannot_match(run: Terminal) -> None:
    run("log", "mood=5")
    said = run("export", "fhir").err
    assert "by name, birth date and gender: not said." in said
    assert "  sidelog profile born 1990-02-03\n" in said
    run("profile", "name", "Ada Lovelace")
    run("profile", "born", "1990-02-03")
    run("profile", "gender", "it is complicated")
    said = run("export", "fhir").err
    assert "It says who you are, and what you take." in said
    assert "A gender of 'it is complicated' has no code there" in said
    assert "by gender: not said." in said
    assert "sidelog profile gender" not in said
    run("profile", "gender", "female")
    said = run("export", "fhir").err
    assert "cannot match" not in said
    assert "Which part of your name is the family's is not said" in said


def test_a_red_flag_by_words_is_said(life: Terminal) -> None:
    life("event", "illness", "my urine is dark and my skin is yellow")
    assert FLAG_BY_WORDS in life("export", "fhir").err
    assert FLAG_BY_WORDS not in life("export", "fhir", "--exclude", "flags").err


def test_nothing_more_is_said_where_everything_was(life: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "visit.json"
    said = life("export", "fhir", "-o", str(file), "--question", "Is it the thyroid?")
    assert said.err.splitlines() == [
        f"Written, readable by you alone: {file}",
        "It says who you are, and what you take.",
    ]
    assert "exists already" in refusal(life("export", "fhir", "-o", str(file)), 73)
    assert life("export", "fhir", "-o", str(file), "--force", "--paper", "letter").code == 0


def test_what_stdout_cannot_hold_is_refused(life: Terminal) -> None:
    assert "--passphrase writes a file" in refusal(life("export", "fhir", "--passphrase"), 2)
    said = life("export", "fhir", "--json")
    assert said.code == 2
    assert said.envelope["error"]["message"] == "The FHIR file itself goes to stdout."


def test_where_no_pdf_can_be_made_there_is_no_file(
    life: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    monkeypatch.delitem(sys.modules, "sidelog.report.render.pdf", raising=False)
    assert "needs typst" in refusal(life("export", "fhir"), 2)


def test_no_screen_is_filled_with_it(run: Terminal) -> None:
    assert run("log", "mood=5").code == 0
    shown = run("export", "fhir", tty=True)
    assert (shown.code, shown.out) == (2, "")
    assert "sidelog export fhir -o health.json" in shown.err
