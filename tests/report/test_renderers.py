"""What holds for every renderer that is found: adding one is adding a file."""

import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from sidelog.journal.journal import open_journal
from sidelog.report.findings.choices import Choice
from sidelog.report.findings.sheets.form import Form, worksheet_of
from sidelog.report.findings.sheets.taking import taking_of
from sidelog.report.findings.visit import visit_of
from sidelog.report.page.details import outline
from sidelog.report.page.document import Document, Paragraph, Section, with_warning
from sidelog.report.page.form import outline_form
from sidelog.report.page.taking import outline_taking
from sidelog.report.render import Paper, renderer, suffixes
from tests.report.conftest import Shelf
from tests.report.journals import HOSTILE
from tests.report.pages import inflated, squeezed
from tests.terminal import Terminal

FORMS = suffixes()
LINKS = re.compile(rb"""(?:src|href|url|@import)\s*[=(:]\s*["']?\s*(?:https?:)?//""", re.IGNORECASE)


def rendered(form: str, document: Document) -> bytes:
    render = renderer(form)
    assert render is not None
    return render(document, Paper.A4)


def test_they_are_found_by_their_names() -> None:
    assert {".pdf", ".html", ".md", ".txt", ".json"} <= set(FORMS)
    assert [renderer(one) for one in ("", ".", ".brief", ".terminal", ".docx")] == [None] * 5


def test_one_that_cannot_be_used_on_this_machine_is_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    monkeypatch.delitem(sys.modules, "sidelog.report.render.pdf", raising=False)
    assert ".pdf" not in suffixes()
    assert ".html" in suffixes()


@pytest.mark.parametrize("form", FORMS)
def test_the_same_record_gives_the_same_bytes(form: str, shelf: Shelf) -> None:
    assert rendered(form, shelf.document("weeks")) == rendered(form, shelf.document("weeks"))


@pytest.mark.parametrize("form", FORMS)
def test_what_is_left_out_is_nowhere_in_it(form: str, shelf: Shelf) -> None:
    everything = rendered(form, shelf.document("weeks", include=("notes",)))
    hidden = {"exclude": ("kratom", "mood"), "include": ("notes",)}
    without = rendered(form, shelf.document("weeks", **hidden))
    for name in (b"kratom", b"mood"):
        assert name in inflated(everything).lower()
        assert name not in inflated(without).lower()


# A PDF and JSON have tests of their own.
@pytest.mark.parametrize("form", sorted(set(FORMS) - {".pdf", ".json"}))
def test_what_a_person_wrote_stays_what_it_is(form: str, shelf: Shelf) -> None:
    page = rendered(form, shelf.document("hostile", include=("notes",))).decode()
    if form == ".html":
        import html  # noqa: PLC0415  (only this form escapes so)

        assert "<script" not in page
        page = html.unescape(page)
    shown = squeezed(page.replace("<br>", "")).replace("\\", "")
    for note in HOSTILE:
        assert squeezed(note).replace("\\", "") in shown


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("2.5 ml", "2.5 ml"),
        ("2. ml", "2\\. ml"),
        ("12)", "12\\)"),
        ("-0.4", "-0.4"),
        ("- one\n+ two", "\\- one  \n  \\+ two"),
        ("one\n---", "one  \n  \\---"),
        ("one\n==", "one  \n  \\=="),
        ("= 3", "= 3"),
    ],
)
def test_markdown_keeps_what_looks_like_a_list(shelf: Shelf, said: str, shown: str) -> None:
    front = (Section("", (Paragraph(said),)),)
    document = replace(shelf.document("empty"), front=front, details=())
    assert f"\n{shown}\n" in rendered(".md", document).decode()


@pytest.mark.parametrize("form", FORMS)
def test_it_asks_nobody_for_anything(form: str, shelf: Shelf) -> None:
    assert not LINKS.search(inflated(rendered(form, shelf.document("demo"))))


@pytest.mark.parametrize("form", [".html", ".md", ".txt"])
def test_a_warning_stands_above_every_part(form: str, shelf: Shelf) -> None:
    document = with_warning(shelf.document("weeks"), "Damaged", "It may be wrong.")
    shown = re.sub(r"\s+", " ", rendered(form, document).decode())
    assert shown.count("Damaged. It may be wrong.") == len(document.details)
    for part in document.details:
        before, *_ = shown.rsplit(f"{part.heading}", 1)
        assert "Damaged. It may be wrong." in before[-150:]


@pytest.mark.parametrize("form", FORMS)
def test_a_journal_with_a_name_has_it_on_its_page(form: str, shelf: Shelf) -> None:
    with open_journal(shelf.path("weeks")) as journal:
        today = shelf.now.date()
        visit = visit_of(journal, today, called="Ann & Co")
        hidden = visit_of(journal, today, called="Ann", choice=Choice(left_out=frozenset({"ann"})))
    assert hidden.person.journal == ""
    document = outline(visit)
    assert document.person[0] == ("Journal", "Ann & Co")
    if form != ".pdf":  # it has a test of its own
        page = rendered(form, document).decode().replace("&amp;", "&").replace("\\&", "&")
        said = '"journal": "Ann & Co"' if form == ".json" else "Journal: Ann & Co"
        assert page.count(said) == 1


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_journal_is_a_page_too(form: str, shelf: Shelf) -> None:
    assert rendered(form, shelf.document("empty"))


@pytest.mark.parametrize("kind", ["taking", "medwatch", "yellowcard"])
@pytest.mark.parametrize("name", ["demo", "weeks", "many", "hostile", "empty"])
@pytest.mark.parametrize("form", FORMS)
def test_every_other_page_has_every_form(form: str, name: str, kind: str, shelf: Shelf) -> None:
    document = shelf.other(name, kind)
    page = rendered(form, document)
    assert page == rendered(form, shelf.other(name, kind))
    assert not LINKS.search(inflated(page))
    if form in {".html", ".md", ".txt"}:
        assert squeezed(document.foot) in squeezed(page.decode().replace("\\", ""))


def test_of_a_journal_that_was_never_written_every_page_is_blank(
    shelf: Shelf, journal: Path, run: Terminal
) -> None:
    with open_journal(journal, run.writer()) as empty:
        today = shelf.now.date()
        assert taking_of(empty, today).now == ()
        worksheet = worksheet_of(empty, today, Form.MEDWATCH)
    assert (worksheet.products, worksheet.problems, worksheet.weight) == ((), (), None)
    assert rendered(".txt", outline_form(worksheet)).count(b"____") > 10


def test_a_row_that_no_sheet_has_room_for_stands_overleaf(shelf: Shelf) -> None:
    with open_journal(shelf.path("hostile")) as journal:
        taking = taking_of(journal, shelf.now.date())
    (one,) = taking.now
    long = one._replace(product=one.product._replace(name="w " * 2000))
    document = outline_taking(taking._replace(now=(long,)))
    assert document.overleaf
    assert rendered(".pdf", document)
