"""Which event or which periods `sidelog compare` understands."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.changes import STOPPED, tell
from tests.terminal import Terminal


@pytest.fixture
def stopped(run: Terminal, journal: Path) -> Terminal:
    """`run`, where kratom was stopped 139 days ago."""
    tell(STOPPED, journal, run.writer())
    return run


@pytest.mark.parametrize(
    ("words", "reference"),
    [
        ("e1", "e1"),
        ("E1", "e1"),
        ("stop kratom", "e1"),
        ("stop kratom 2026-07-06", "e1"),
        ("STOP Kratom 6 jul", "e1"),
        ("start vitamin d", "e3"),
        ("start vitamin D 2026-08-15", "e3"),
        ("illness", "e2"),
        ("illness 2026-08-05", "e2"),
    ],
)
def test_an_event_is_named_in_several_ways(stopped: Terminal, words: str, reference: str) -> None:
    assert stopped("compare", "--around", words, "--json").data["change"]["reference"] == reference


def test_the_latest_change_is_meant_by_itself(stopped: Terminal) -> None:
    assert stopped("compare", "--json").data["change"]["reference"] == "e3"


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        (["moood"], 2, "Did you mean mood"),
        (["2026-05"], 2, "takes two periods"),
        (["2026-05", "2026-06", "2026-07"], 2, "takes two periods"),
        (["2026-05", "2026-06", "--around", "e1"], 2, "around an event, or two periods"),
        (["2026-05-01..2026-06-30", "2026-06-30..2026-07-31"], 65, "overlap"),
        (["2026-05", "2026-12"], 65, "still to come"),
        (["2026-13", "2026-05"], 65, "There is no day"),
        (["--around", "d1"], 2, "d1 is a dose, not an event"),
        (["--around", "x9"], 2, "does not name an entry"),
        (["--around", "e99"], 1, "There is no event e99"),
        (["--around", "holiday"], 2, "does not name an event"),
        (["--around", "surgery"], 1, "No such event is recorded"),
        (["--around", "stop kratom 2026-07-07"], 1, "There is: Mon 6 Jul 2026: Stopped kratom"),
        (["--around", "stop kratom 2027-01-01"], 65, "still to come"),
        (["--around", "stop coffee"], 2, "'stop coffee' does not name an event"),
    ],
)
def test_what_cannot_be_compared_is_said(
    stopped: Terminal, typed: list[str], code: int, said: str
) -> None:
    shown = stopped("compare", *typed)
    assert (shown.code, shown.out) == (code, "")
    assert said in shown.err


def test_an_event_that_is_still_to_come_is_refused(stopped: Terminal, now: datetime) -> None:
    stopped("event", "restart", "kratom")
    yesterday = now - timedelta(days=1)
    shown = stopped("compare", "--around", "e4", now=yesterday)
    assert shown.code == 65
    assert "is still to come: there is no after yet" in shown.err
    assert stopped("compare", "--json", now=yesterday).data["change"]["reference"] == "e3"
