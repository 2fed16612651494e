"""Markdown and plain text: the same numbers, and what a person wrote stays what it is."""

import re
from datetime import date
from pathlib import Path

import pytest

from sidelog.report import markdown, text
from sidelog.report.document import Document, Facts, Items, Paragraph, Section, Table
from sidelog.report.outline import outline
from sidelog.report.sentences.basics import NO_NUMBER
from tests.report.journals import HOSTILE, write_decade, write_hostile
from tests.report.visit import numbers, report_of, squeezed
from tests.report.year import put_year
from tests.terminal import Terminal


@pytest.fixture
def document(journal: Path, run: Terminal, today: date) -> Document:
    put_year(journal, run.writer())
    return outline(report_of(journal, today, 365, questions=("Why?",)))


def test_it_has_every_number_of_the_text(document: Document) -> None:
    assert numbers(text.render(document)) <= numbers(markdown.render(document))


def test_every_table_row_has_as_many_cells_as_heads(document: Document) -> None:
    tables = re.split(r"\n(?!\|)", markdown.render(document))
    for table in (one for one in tables if one.startswith("| ")):
        counts = {len(re.findall(r"(?<!\\)\|", line)) for line in table.split("\n") if line}
        assert len(counts) == 1


def test_hostile_notes_come_back_when_escapes_are_taken_off(
    journal: Path, run: Terminal, today: date
) -> None:
    journal.parent.mkdir(mode=0o700)
    write_hostile(journal, run.writer())
    hostile = outline(report_of(journal, today, 100, include=("notes",)))
    page = markdown.render(hostile)
    assert "<script" not in re.sub(r"\\.", "", page)
    shown = squeezed(re.sub(r"\\(.)", r"\1", page))
    plain = squeezed(text.render(hostile))
    for note in HOSTILE:
        assert squeezed(note) in shown
        assert squeezed(note) in plain


def test_each_block_has_its_form() -> None:
    blocks = (
        Paragraph("one\n- two", strong=True),
        Paragraph("1. not a list"),
        Facts((("a\nb", "c|d"),)),
        Items(("x",)),
        Table("T", ("h", "i"), (("r\ns", NO_NUMBER),), (1.0, 1.0)),
    )
    document = Document("T", "p", (Section("", blocks),), (), "", "f")
    page = markdown.render(document)
    assert "**one  \n  \\- two**" in page
    assert "\\1. not a list" in page
    assert "- **a, b**: c\\|d" in page
    assert f"| r<br>s | {NO_NUMBER} |" in page
    assert "  r, s. ." in text.render(document)


def test_ten_years_are_read_week_by_week(journal: Path, run: Terminal, today: date) -> None:
    journal.parent.mkdir(mode=0o700)
    write_decade(journal, run.writer(), years=3)
    page = text.render(outline(report_of(journal, today, 3 * 365)))
    assert "Week by week" in page
    assert "Longer than two years" not in page, "the key is of the picture"
    assert max(map(len, page.splitlines())) <= 80
    rows = [line for line in page.splitlines() if "Hair shedding: " in line and "(n " in line]
    assert 130 <= len(rows) <= 158
