"""The first page: one sheet, few words, letters that can be read, and the worst first."""

import re
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest

from sidelog.journal.journal import open_journal
from sidelog.report.findings.visit import visit_of
from sidelog.report.page.document import Answers, Block, Panel, Panels, Paragraph
from sidelog.report.page.front import front, in_order
from sidelog.report.page.room import is_word
from sidelog.report.render import Paper
from sidelog.report.render.pdf import render
from sidelog.report.words.answers import order
from sidelog.report.words.page import ANSWER, ANSWERS, DETAILS, picture
from tests.report.conftest import Shelf
from tests.report.journals import JOURNALS
from tests.report.pages import tool
from tests.terminal import Terminal

SMALLEST = 8.5
MOST = 260
QUESTIONS = ("Could my shedding follow the change?", "Is a blood test useful?", "What next?")


@pytest.fixture(scope="module", params=list(Paper))
def paper(request: pytest.FixtureRequest) -> Paper:
    return Paper(request.param)


@pytest.mark.parametrize("questions", [(), QUESTIONS[:1], QUESTIONS], ids=len)
@pytest.mark.parametrize("name", JOURNALS)
def test_it_is_one_sheet_that_is_read_in_a_minute(
    name: str, questions: tuple[str, ...], paper: Paper, shelf: Shelf, given: Path
) -> None:
    document = shelf.document(name, questions=questions)
    file = given / "page.pdf"
    file.write_bytes(render(document, paper))
    first, second, *_ = tool("pdftotext", "-layout", file, "-").split("\f")
    assert ANSWERS in first
    assert DETAILS in second.split()[:12]
    assert sum(map(is_word, first.split())) <= MOST


@pytest.mark.parametrize("name", JOURNALS)
def test_no_letter_is_too_small(name: str, shelf: Shelf, given: Path) -> None:
    document = shelf.document(name)
    file = given / "page.pdf"
    file.write_bytes(render(document, Paper.A4))
    boxes = tool("pdftotext", "-bbox", "-f", "1", "-l", "1", file, "-")
    heights = [
        (float(bottom) - float(top), word)
        for top, bottom, word in re.findall(r'yMin="([\d.]+)".*yMax="([\d.]+)">(.*)</word>', boxes)
    ]
    footer = next(height for height, word in heights if word == "sidelog")
    assert min(heights)[0] >= footer - 0.01
    template = files("sidelog.report.render") / "templates" / "report.typ"
    sizes = re.findall(r"text\((?:font.*size: )?([\d.]+)pt", template.read_text())
    assert min(map(float, sizes)) >= SMALLEST
    drawings = [row.svg for part in document.front for row in _rows(part.blocks)]
    for drawing in drawings:
        assert all(float(size) >= SMALLEST for size in re.findall(r'font-size="([\d.]+)"', drawing))


def _rows(blocks: tuple[Block, ...]) -> list[Panel]:
    return [row for one in blocks if isinstance(one, Panels) for row in one.rows]


@pytest.mark.parametrize("name", ["demo", "decade", "many"])
def test_what_is_answered_is_drawn_and_more_where_there_is_room(name: str, shelf: Shelf) -> None:
    document = shelf.document(name)
    blocks = [block for part in document.front for block in part.blocks]
    answers = next(one for one in blocks if isinstance(one, Answers))
    panels = next(one for one in blocks if isinstance(one, Panels))
    said = [label for label, _ in answers.lines]
    drawn = [row.name.split("\n")[0] for row in panels.rows if row.name]
    titles = [one.measure.title for one in in_order(shelf.visit(name).rated)]
    rows = [one for one in drawn if one in titles]
    assert set(said) <= set(drawn)
    assert rows == titles[: len(rows)]
    assert [one for one in said if one in titles] == rows[: len(set(said) & set(titles))]
    # What is neither is named with its answer, or counted where it is a dozen.
    rest = " ".join(one.text for one in blocks if isinstance(one, Paragraph))
    assert "measures" in rest or all(title in rest for title in titles[len(rows) :])


def test_the_answers_are_in_the_order_worse_to_too_early(shelf: Shelf) -> None:
    places = [order(one.findings) for one in in_order(shelf.visit("demo").rated)]
    assert all(before <= after for before, after in pairwise(places))
    assert len(set(places)) > 1


@pytest.mark.parametrize("name", ["demo", "weeks", "decade"])
def test_a_row_of_the_picture_has_room(name: str, shelf: Shelf) -> None:
    document = shelf.document(name)
    heights = [
        float(re.findall(r' height="([\d.]+)"', row.svg)[0])
        for part in document.front
        for row in _rows(part.blocks)
        if row.name and "bad" in row.svg
    ]
    assert heights
    assert all(34 <= height <= 130 for height in heights)


def test_without_ratings_or_doses_nothing_stands_for_a_picture(
    run: Terminal, journal: Path
) -> None:
    run("event", "stop", "kratom", "--on", "yesterday")
    with open_journal(journal) as opened:
        empty, _ = front(visit_of(opened, run.now.date()))
    assert not any(isinstance(block, Panels) for part in empty for block in part.blocks)
    run("dose", "kratom", "4g", "--on", "yesterday")
    with open_journal(journal) as opened:
        doses, _ = front(visit_of(opened, run.now.date()))
    (panels,) = [one for part in doses for one in part.blocks if isinstance(one, Panels)]
    assert panels.caption == picture((), by_day=True)
    assert ANSWER not in panels.heads


def test_a_laboratory_value_is_told_and_not_drawn(run: Terminal, journal: Path) -> None:
    run("measure", "track", "tsh")
    run("log", "tsh=6.8", "hair-count=80", "--on", "yesterday")
    with open_journal(journal) as opened:
        visit = visit_of(opened, run.now.date())
        shown, _ = front(visit)
    answers = next(one for part in shown for one in part.blocks if isinstance(one, Answers))
    assert dict(answers.lines)["TSH (blood test)"] == "6.8 mIU/L (21 Nov 2026)."
    (panels,) = [one for part in shown for one in part.blocks if isinstance(one, Panels)]
    assert [row.name for row in panels.rows if row.name] == ["Hair count"]
    assert panels.caption == picture(visit.rated, by_day=True)
    assert "TSH (blood test): 6.8 mIU/L (21 Nov 2026)." in run("report", "--brief").out


def test_what_the_last_weeks_are_compared_with_says_until_when(shelf: Shelf) -> None:
    visit = shelf.visit("demo")
    rows = [row for part in front(visit)[0] for row in _rows(part.blocks) if row.name]
    before = {row.name: row.cells[0] for row in rows}
    assert "to " not in before["Mood"]
    assert "\nto " in before["Hair shedding"]


def test_what_does_not_fit_is_said_to_be_in_the_details(shelf: Shelf) -> None:
    document = shelf.document("decade")
    titles = {one.measure.title for one in shelf.visit("decade").rated}
    front = next(one for part in document.front for one in part.blocks if isinstance(one, Answers))
    left = titles - {label for label, _ in front.lines}
    assert left
    inner = {part.heading for section in document.details for part in section.inner}
    assert left <= inner
