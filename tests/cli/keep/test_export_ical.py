"""`sidelog export ical`: visits for a calendar."""

import shlex
from pathlib import Path

import pytest

from tests.cli.days import lived
from tests.cli.transcripts import refusal
from tests.terminal import Terminal

LIFE = """
visit add "Dr. Berg" --on 2026-12-04 --goal "stop the itch"
visit ask "Is it the thyroid?" --visit v1
visit ask "at whichever is next"
visit add --on 2026-10-01
"""


@pytest.fixture
def life(run: Terminal) -> Terminal:
    return lived(run, map(shlex.split, LIFE.strip().splitlines()))


def test_every_visit_is_in_it_and_nothing_that_others_need_not_see(life: Terminal) -> None:
    shown = life("export", "ical")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.count("BEGIN:VEVENT\r\n") == 2
    assert "DTSTART;VALUE=DATE:20261001\r\n" in shown.out
    assert "DTSTAMP:20261122T200000Z\r\n" in shown.out
    assert "SUMMARY:Appointment: Dr. Berg\r\n" in shown.out
    assert "itch" not in shown.out
    assert life("export", "ical").out == shown.out


def test_what_is_wanted_of_them_goes_in_where_it_is_asked_for(life: Terminal) -> None:
    shown = life("export", "ical", "--details", "--ahead")
    assert shown.out.count("BEGIN:VEVENT") == 1
    assert "DESCRIPTION:stop the itch\\n- Is it the thyroid?\r\n" in shown.out
    assert "a calendar may be seen" in shown.err
    assert life("export", "ical", "--details").out.count("DESCRIPTION") == 1


def test_its_file_is_readable_by_its_owner_alone(life: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "visits.ics"
    assert life("export", "ical", "-o", str(file), "--json").data == {
        "file": str(file),
        "visits": 2,
    }
    assert file.read_bytes().decode() == life("export", "ical").out
    assert "exists already" in refusal(life("export", "ical", "-o", str(file)), 73)


def test_a_visit_that_was_moved_keeps_its_identity(life: Terminal) -> None:
    def uids() -> set[str]:
        lines = life("export", "ical").out.split("\r\n")
        return {line for line in lines if line.startswith("UID:")}

    before = uids()
    assert life("edit", "v1", "--on", "2026-12-11").code == 0
    assert (len(before), uids()) == (2, before)


def test_where_there_is_none_it_says_so(run: Terminal) -> None:
    run("log", "mood=5")
    assert "No visit is recorded yet." in refusal(run("export", "ical"), 1)


def test_where_none_lies_ahead_it_says_so(life: Terminal) -> None:
    life("visit", "done", "v2")
    life("edit", "v1", "--on", "2026-11-01")
    assert "No visit lies ahead." in refusal(life("export", "ical", "--ahead"), 1)


def test_the_terminal_shows_it_line_by_line(life: Terminal) -> None:
    shown = life("export", "ical", tty=True)
    assert "BEGIN:VCALENDAR\nVERSION:2.0\n" in shown.out.replace("\r\n", "\n")
