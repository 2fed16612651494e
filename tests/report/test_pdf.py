"""The PDF: standards, tags in the order of reading, and nothing fails over a glyph."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
import typst

from sidelog.report.page.document import Document, Paragraph, Section, with_warning
from sidelog.report.render import Paper, pdf
from sidelog.report.words import page as words
from sidelog.report.words.answers import CAUTION
from sidelog.report.words.sheets.sheet import JOURNAL
from tests.report.conftest import Shelf
from tests.report.journals import HOSTILE, UNUSUAL
from tests.report.pages import inflated, squeezed, tool


def made(document: Document) -> bytes:
    return pdf.render(document, Paper.A4)


@pytest.fixture
def empty(shelf: Shelf) -> Document:
    return replace(shelf.document("empty"), front=(), details=())


def test_it_claims_both_standards_and_a_neutral_title(shelf: Shelf) -> None:
    page = inflated(made(shelf.document("demo")))
    for claim in (b"pdfuaid:part", b"pdfaid:conformance", b"Health journal"):
        assert claim in page


def test_its_tags_are_in_the_order_of_reading(shelf: Shelf, given: Path) -> None:
    document = shelf.document("demo")
    file = given / "page.pdf"
    file.write_bytes(made(document))
    tree = tool("pdfinfo", "-struct-text", file)
    places = [
        tree.index(f'"{said}')
        for said in (words.TITLE, words.FLAGS, words.ANSWERS, "Kratom:", CAUTION, "Bars: bad days")
    ]
    places += [tree.index(f'"{said}') for said in (words.ELSE, words.DETAILS)]
    assert places == sorted(places)
    # A row of the picture is headed by its name, and its numbers know that.
    head = re.search(r'TH <(\w+)>:[^"]*"Mood"', tree)
    assert head
    assert f"/Headers [({head[1]})]" in tree
    assert re.search(r"\bLI \(block\)", tree)
    for said in (words.FLAGS, words.ANSWERS, words.ELSE, words.NOT_RECORDED):
        assert re.search(rf'\bH[12] "{said}"', tree)


def test_every_sheet_says_of_whom_it_is_and_that_it_may_be_wrong(shelf: Shelf, given: Path) -> None:
    document = shelf.document("demo")
    named = replace(document, person=((JOURNAL, "anna"), *document.person))
    file = given / "page.pdf"
    for paper in Paper:
        warned = with_warning(named, words.DAMAGED, words.NOT_SURE)
        file.write_bytes(pdf.render(warned, paper))
        first, *others = tool("pdftotext", "-layout", file, "-").removesuffix("\f").split("\f")
        assert first.count(words.DAMAGED) == 1  # in a box
        assert first.count(words.DETAILS) == 1  # that they are overleaf
        assert words.DETAILS in others[0].split()
        assert all(f"{words.DAMAGED}. {words.NOT_SURE}" in one for one in others)
        assert all("Journal: anna" in one for one in (first, *others))
    tree = tool("pdfinfo", "-struct-text", file)
    heads = (words.TITLE, "Journal: anna", "Name: ", "Born: ", words.DAMAGED, words.ANSWERS)
    places = [tree.index(said) for said in heads]
    assert places == sorted(places)


def test_a_worksheet_of_a_journal_with_a_name_has_it_on_every_sheet(
    shelf: Shelf, given: Path
) -> None:
    document = replace(shelf.other("many", "medwatch"), person=((JOURNAL, "anna"),))
    file = given / "page.pdf"
    file.write_bytes(made(document))
    sheets = tool("pdftotext", "-layout", file, "-").removesuffix("\f").split("\f")
    assert len(sheets) > 1
    assert all("Journal: anna" in one for one in sheets)


def test_the_drawings_are_said_in_words(shelf: Shelf) -> None:
    document = shelf.document("demo")
    page = inflated(made(document)).decode("latin-1")
    shown = [bytes.fromhex(one).decode("utf-16-be", "replace") for one in _hex(page)]
    assert any("Mood, medians:" in said and "Answer: better." in said for said in shown) or (
        "Mood, medians:" in page and "Answer: better." in page
    )


def _hex(page: str) -> list[str]:
    return [one[4:] for one in re.findall(r"<(FEFF(?:[0-9A-F]{4})+)>", page)]


def test_hostile_notes_are_printed(shelf: Shelf, given: Path) -> None:
    file = given / "page.pdf"
    file.write_bytes(made(shelf.document("hostile", include=("notes",))))
    shown = squeezed(tool("pdftotext", "-layout", file, "-"))
    for note in HOSTILE[:-1]:
        assert squeezed(note) in shown
    assert shown.count("w") >= 100_000
    assert "[U+0007]" in shown
    assert squeezed("[right-to-left override]") in shown


@pytest.mark.parametrize("note", UNUSUAL)
def test_no_glyph_is_a_failure(note: str, empty: Document) -> None:
    document = replace(empty, front=(Section("", (Paragraph(note),)),))
    assert made(document).startswith(b"%PDF")


def test_signs_that_have_a_glyph_alone_only_are_spelled_out(
    empty: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "_has_glyph", lambda *_: True)
    document = replace(empty, front=(Section("", (Paragraph("漢字 \N{EN DASH} a"),)),))
    assert made(document).startswith(b"%PDF")


def test_our_own_mistakes_are_not_taken_for_glyphs(empty: Document) -> None:
    with pytest.raises(typst.TypstError):
        made(replace(empty, title=""))
