"""The page for a browser: self-contained, escaped, and the same numbers."""

import re
from datetime import date
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from sidelog.report import html, text
from sidelog.report.document import Document
from sidelog.report.outline import outline
from tests.report.journals import HOSTILE, LONG_NAME, write_hostile, write_weeks
from tests.report.visit import numbers, report_of, squeezed
from tests.report.year import put_year
from tests.terminal import Terminal


class _Reader(HTMLParser):
    """Collects tags, attributes and text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.fixture
def document(journal: Path, run: Terminal, today: date) -> Document:
    put_year(journal, run.writer())
    return outline(report_of(journal, today, 365, questions=("Why <b>now</b>?",)))


def test_it_has_every_number_of_the_text(document: Document) -> None:
    page = " ".join(_Reader(html.render(document)).words)
    assert numbers(text.render(document)) <= numbers(page)


def test_nothing_is_asked_for_and_nothing_runs(document: Document) -> None:
    reader = _Reader(html.render(document))
    tags = {tag for tag, _ in reader.tags}
    assert not tags & {"script", "link", "img", "iframe", "object", "form", "a"}
    asked = {"src", "href", "srcset", "action", "style", "onload", "xlink:href"}
    assert not any(asked & set(attributes) for _, attributes in reader.tags)
    policy = next(a["content"] for t, a in reader.tags if t == "meta" and "http-equiv" in a)
    assert policy == "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
    style = html.render(document).split("<style>")[1].split("</style>")[0]
    assert "url(" not in style
    assert "@import" not in style


def test_headers_have_scope_and_tables_a_caption(document: Document) -> None:
    reader = _Reader(html.render(document))
    tables = sum(tag == "table" for tag, _ in reader.tags)
    assert tables == sum(tag == "caption" for tag, _ in reader.tags) > 4
    assert all("scope" in attributes for tag, attributes in reader.tags if tag == "th")


def test_the_picture_has_a_name_and_words(document: Document) -> None:
    page = html.render(document)
    assert 'role="img" aria-labelledby="picture" aria-describedby="shown"' in page
    assert re.search(r'<desc id="shown">Small charts over one time axis', page)


def test_what_a_person_typed_is_text(document: Document) -> None:
    assert "Why &lt;b&gt;now&lt;/b&gt;?" in html.render(document)


def test_hostile_notes_are_printed(journal: Path, run: Terminal, today: date) -> None:
    journal.parent.mkdir(mode=0o700)
    write_hostile(journal, run.writer())
    page = html.render(outline(report_of(journal, today, 100, include=("notes",))))
    assert not {tag for tag, _ in _Reader(page).tags} & {"script", "label", "o"}
    shown = squeezed(" ".join(_Reader(page).words))
    for note in (*HOSTILE, LONG_NAME, "漢字 中文", "العربية", "smile 🙂"):
        assert squeezed(note) in shown
    assert "\x07" not in page
    assert "bell[U+0007]" in unescape(page)


def test_the_same_data_give_the_same_bytes(document: Document) -> None:
    assert html.render(document) == html.render(document)


def test_what_is_left_out_is_nowhere(journal: Path, run: Terminal, today: date) -> None:
    journal.parent.mkdir(mode=0o700)
    write_weeks(journal, run.writer())
    left_out = report_of(journal, today, 21, include=("notes",), exclude=("kratom", "mood"))
    page = html.render(outline(left_out)).lower()
    assert "kratom" not in page
    assert "mood" not in page
