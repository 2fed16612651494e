"""Journals to look at: a year as somebody might have lived it, and one around a change."""

from collections.abc import Callable
from pathlib import Path

import pytest

# Imported while their words are still the true ones.
import sidelog.report.render.data
import sidelog.report.words.screens  # noqa: F401
from sidelog.cli.help.invented import invent
from sidelog.journal.journal import open_journal
from tests.cli.changes import Story, tell
from tests.cli.days import once
from tests.report.year import put_year
from tests.terminal import Terminal

Put = Callable[[Story], Terminal]

JARGON = (
    "VIF",
    "Holm",
    "lag window",
    "coverage",
    "smallest change",
    "same day",
    "median",
    "baseline",
    "autocorrelation",
    "(approximate)",
    "p=",
    "p<",
)
"""What no first reading says: it belongs to --detail."""


@pytest.fixture
def year(run: Terminal, journal: Path) -> Terminal:
    """`run`, where a year has been recorded."""
    put_year(journal, run.writer())
    return run


@pytest.fixture
def demo(run: Terminal, journal: Path) -> Terminal:
    """`run`, where the invented year of `sidelog demo` is."""

    def live() -> None:
        with open_journal(journal, run.writer()) as empty:
            invent(empty, run.now.date(), run.now)

    return once(run, "demo", live)


@pytest.fixture
def told(run: Terminal, journal: Path) -> Put:
    """`told(story)` is `run` where that story was written."""

    def put(story: Story) -> Terminal:
        return once(run, story, lambda: tell(story, journal, run.writer()))

    return put


@pytest.fixture
def caution(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words that stand for the caution, so that one test holds it."""
    monkeypatch.setattr("sidelog.report.words.answers.CAUTION", "A caution.")


@pytest.fixture
def layout(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Words that stand for sentences: a snapshot holds the layout, tests/report/words the words."""
    request.getfixturevalue("caution")
    sentences = "a first sentence. A second, which goes on for more than is left of the line."
    for module, name in (
        ("answers", "answer"),
        ("taken", "taken"),
        ("taken", "latest"),
        ("taken", "changed"),
    ):
        monkeypatch.setattr(f"sidelog.report.words.{module}.{name}", lambda *_: sentences)
    monkeypatch.setattr("sidelog.report.words.taken.in_full", lambda *_: "a change")
    monkeypatch.setattr("sidelog.report.words.screens.latest", lambda *_: sentences)
