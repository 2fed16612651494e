"""The PDF: standards, structure, the same bytes, and nothing fails over a glyph."""

import re
import shutil
import subprocess
import zlib
from datetime import date
from pathlib import Path

import pytest
import typst

from sidelog.report import pdf, text
from sidelog.report.document import Document, Paragraph, Section
from sidelog.report.outline import outline
from tests.report.journals import HOSTILE, UNUSUAL, write_decade, write_hostile, write_weeks
from tests.report.visit import numbers, report_of, squeezed
from tests.report.year import put_year
from tests.terminal import Terminal

MADE = date(2026, 11, 22)


def tool(name: str, *arguments: str | Path) -> str:
    """What one of the poppler tools says; the test is skipped where there is none."""
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed: apt-get install poppler-utils")
    done = subprocess.run([name, *map(str, arguments)], capture_output=True, check=True)
    return done.stdout.decode()


def words_of(page: bytes, given: Path) -> str:
    file = given / "page.pdf"
    file.write_bytes(page)
    return tool("pdftotext", "-layout", file, "-")


def inflated(page: bytes) -> bytes:
    """All bytes of a PDF, with every compressed stream opened."""
    found = [page]
    for start in re.finditer(rb"stream\r?\n", page):
        try:
            found.append(zlib.decompressobj().decompress(page[start.end() :]))
        except zlib.error:
            continue
    return b"\n".join(found)


def paragraph(words: str) -> Document:
    return Document("Health journal", "today", (Section("", (Paragraph(words),)),), (), "", "foot")


@pytest.fixture
def year_document(journal: Path, run: Terminal, today: date) -> Document:
    put_year(journal, run.writer())
    return outline(report_of(journal, today, 365, questions=("Could it be the dose?",)))


def test_the_same_data_give_the_same_bytes(year_document: Document) -> None:
    assert pdf.render(year_document, MADE) == pdf.render(year_document, MADE)


def test_it_claims_both_standards_and_a_neutral_title(year_document: Document) -> None:
    page = pdf.render(year_document, MADE)
    assert b"pdfuaid:part" in inflated(page)
    assert b"pdfaid:conformance" in inflated(page)
    assert b"Health journal" in inflated(page)


def test_it_has_every_number_of_the_text(year_document: Document, given: Path) -> None:
    missing = numbers(text.render(year_document))
    missing -= numbers(words_of(pdf.render(year_document, MADE), given))
    in_the_alternative_text = numbers(
        next(
            one.words for part in year_document.front for one in part.blocks if hasattr(one, "svg")
        )
    )
    assert missing <= in_the_alternative_text


def test_tables_have_header_cells_and_the_picture_has_words(
    year_document: Document, given: Path
) -> None:
    file = given / "page.pdf"
    file.write_bytes(pdf.render(year_document, MADE))
    tree = tool("pdfinfo", "-struct-text", file)
    assert tree.count("Table") >= 5
    assert re.search(r"TH.*\n\s+/Scope /Column", tree)
    assert "Figure" in tree
    assert re.findall(r"\bH[123]\b", tree)


def test_six_measures_and_two_products_have_one_first_page(
    year_document: Document, given: Path
) -> None:
    pages = words_of(pdf.render(year_document, MADE), given).split("\f")
    assert "Red flags that were recorded" in pages[0]
    assert "Details" in pages[1]
    assert len(pages) <= 6


def test_three_weeks_have_one_first_page_on_letter_paper(
    journal: Path, run: Terminal, today: date, given: Path
) -> None:
    journal.parent.mkdir(mode=0o700)
    write_weeks(journal, run.writer())
    page = pdf.render(outline(report_of(journal, today, 21)), MADE, "letter")
    pages = words_of(page, given).split("\f")
    assert "Red flags that were recorded" in pages[0]
    assert "Details" in pages[1]


def test_three_weeks_and_three_years_compile(journal: Path, run: Terminal, today: date) -> None:
    journal.parent.mkdir(mode=0o700)
    write_weeks(journal, run.writer())
    assert pdf.render(outline(report_of(journal, today, 21)), MADE).startswith(b"%PDF")
    journal.unlink()
    write_decade(journal, run.writer(), years=3)
    assert pdf.render(outline(report_of(journal, today, 3 * 365)), MADE).startswith(b"%PDF")


def test_hostile_notes_are_printed(journal: Path, run: Terminal, today: date, given: Path) -> None:
    journal.parent.mkdir(mode=0o700)
    write_hostile(journal, run.writer())
    report = report_of(journal, today, 100, include=("notes",))
    shown = squeezed(words_of(pdf.render(outline(report), MADE), given))
    for note in HOSTILE[:-1]:
        assert squeezed(note) in shown
    assert shown.count("w") >= 100_000
    assert "[U+0007]" in shown
    assert "[U+202E]" in shown


@pytest.mark.parametrize("note", UNUSUAL)
def test_no_glyph_is_a_failure(note: str) -> None:
    assert pdf.render(paragraph(note), MADE).startswith(b"%PDF")


def test_signs_that_have_a_glyph_alone_only_are_spelled_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pdf, "_has_glyph", lambda *_: True)
    assert pdf.render(paragraph("漢字 \N{EN DASH} a"), MADE).startswith(b"%PDF")


def test_our_own_mistakes_are_not_taken_for_glyphs() -> None:
    broken = paragraph("x")
    with pytest.raises(KeyError):
        pdf.render(broken, MADE, "a5")
    with pytest.raises(typst.TypstError):
        pdf.render(Document("", "", (), (), "", ""), MADE)


def test_what_is_left_out_is_nowhere_in_the_bytes(
    journal: Path, run: Terminal, today: date, given: Path
) -> None:
    journal.parent.mkdir(mode=0o700)
    write_weeks(journal, run.writer())
    with_it = report_of(journal, today, 21, include=("notes",))
    without = report_of(journal, today, 21, include=("notes",), exclude=("kratom",))
    name = b"kratom"
    assert name in inflated(pdf.render(outline(with_it), MADE)).lower()
    page = pdf.render(outline(without), MADE)
    assert name not in inflated(page).lower()
    assert "kratom" not in words_of(page, given)
    assert "#Sleep" in words_of(page, given)
