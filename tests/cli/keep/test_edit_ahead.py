"""Entries of a day that is over where they were recorded, and has not begun further west."""

from datetime import datetime
from pathlib import Path

import pytest

from tests.cli.transcripts import refusal
from tests.journal.files import is_sound, rows
from tests.terminal import Terminal


@pytest.fixture
def west(run: Terminal) -> Terminal:
    """`run`, a flight west: what was recorded on Monday in the east is of tomorrow here."""
    run.now = datetime.fromisoformat("2026-11-23T10:00:00+13:00")
    for line in (
        ("log", "mood=5"),
        ("dose", "kratom", "4g"),
        ("event", "illness", "flu", "--from", "2026-11-21", "--to", "2026-11-23"),
        ("log", "-n", "landed"),
    ):
        assert run(*line).code == 0
    run.now = datetime.fromisoformat("2026-11-22T14:00:00-08:00")
    return run


@pytest.mark.parametrize(
    ("argv", "query", "is_now"),
    [
        (("o1", "--value", "6"), "SELECT value, day FROM observation", (6.0, "2026-11-23")),
        (("o1", "--on", "today"), "SELECT day, recorded_on FROM observation", ("2026-11-22",) * 2),
        (("d1", "--amount", "3g"), "SELECT amount, day FROM dose", (3.0, "2026-11-23")),
        (("d1", "-n", "late"), "SELECT note, recorded_on FROM dose", ("late", "2026-11-23")),
        (("e1", "-n", "over"), "SELECT note, until FROM event", ("over", "2026-11-23")),
        (("n1", "-n", "slept"), "SELECT text, day FROM note", ("slept", "2026-11-23")),
    ],
)
def test_they_can_be_edited(
    west: Terminal, journal: Path, argv: tuple[str, ...], query: str, is_now: tuple[object, ...]
) -> None:
    answer = west("edit", *argv)
    assert answer.code == 0, answer.err
    assert rows(journal, query) == [is_now]
    assert west("undo").code == 0
    assert west("redo").code == 0
    assert rows(journal, query) == [is_now]
    assert west("check").code == 0
    assert is_sound(journal)


def test_they_can_be_looked_at_and_deleted(west: Terminal, journal: Path) -> None:
    assert west("edit", "o1").code == 0
    assert west("delete", "o1", "d1", "e1", "n1", "--yes").code == 0
    assert rows(journal, "SELECT * FROM observation") == []
    assert west("undo").code == 0
    assert len(rows(journal, "SELECT * FROM observation")) == 1


def test_nothing_can_be_moved_further_ahead(west: Terminal) -> None:
    assert "2026" in refusal(west("edit", "o1", "--on", "2026-11-24"), 65)
