"""`sidelog dose -` and `event -`: lines from a pipe, each as one would type it; all or none."""

from pathlib import Path

import pytest

from tests.cli.transcripts import nothing_changes, refusal
from tests.journal.files import recorded, rows
from tests.terminal import Terminal

DOSES = """\
# what the phone had
kratom 4g --on monday --at 08:30
kratom 2 x 500mg --on monday -n "with food"

kratom none --on=tuesday
"kratom capsules" ~2 capsules --new
zinc 10mg --from -3d --to yesterday --estimate
"""
EVENTS = """\
reduce kratom 8g 4g --on 2026-09-01
illness flu --from 2026-10-02 --to 2026-10-06 -n 'in bed'
stress --from monday
"""


def test_every_dose_is_recorded_and_said(run: Terminal, journal: Path) -> None:
    result = run("dose", "-", stdin=DOSES)
    assert result.out == (
        "Mon 16 Nov 2026 (6 days ago) 08:30: kratom, 4 g (1st that day)\n"
        "Mon 16 Nov 2026 (6 days ago): kratom, 1 g (2 x 500mg; 2nd that day, 5 g in all)\n"
        "Tue 17 Nov 2026 (5 days ago): kratom, none taken\n"
        "today, Sun 22 Nov 2026: kratom capsules, 2 capsules (an estimate; 1st today)\n"
        "Thu 19 Nov 2026 to Sat 21 Nov 2026 (3 days): zinc, 10 mg (an estimate) a day\n"
    )
    assert rows(journal, "SELECT count(*) FROM batch") == [(1,)]
    assert rows(journal, "SELECT count(*) FROM dose") == [(7,)]


def test_every_event_is_recorded_and_said(run: Terminal, journal: Path) -> None:
    result = run("event", "-", stdin=EVENTS)
    assert result.out == (
        "Tue 1 Sep 2026 (82 days ago): Reduced, kratom: 8 g to 4 g a day\n"
        "Fri 2 Oct 2026 to Tue 6 Oct 2026 (5 days): Illness or fever, flu\n"
        "since Mon 16 Nov 2026, still going on: Stressful time\n"
    )
    assert rows(journal, "SELECT count(*) FROM batch") == [(1,)]


@pytest.mark.parametrize(("command", "lines"), [("dose", DOSES), ("event", EVENTS)])
def test_one_undo_takes_all_lines_back(
    begun: Terminal, journal: Path, command: str, lines: str
) -> None:
    before = recorded(journal)
    assert begun(command, "-", stdin=lines).code == 0
    assert begun("undo").code == 0
    assert recorded(journal) == before


@pytest.mark.parametrize(("command", "lines", "count"), [("dose", DOSES, 5), ("event", EVENTS, 3)])
def test_as_json_the_lines_are_one_document(
    run: Terminal, command: str, lines: str, count: int
) -> None:
    assert len(run(command, "-", "--json", stdin=lines).data) == count


def test_an_unusual_amount_is_said_and_nobody_is_asked(run: Terminal) -> None:
    run("product", "add", "zinc", "--usual", "10mg")
    said = run("dose", "-", stdin="zinc 100mg\nzinc 200mg\n", tty=True)
    assert said.code == 0
    assert "10 times your usual 10 mg" in said.out
    assert said.err == "That is far more than usual. Wrong? sidelog undo\n"


@pytest.mark.parametrize(
    ("command", "lines", "sentence"),
    [
        ("dose", "kratom 4g\nkratom lots", "line 2: 'lots' is not an amount. Nothing was recorded"),
        ("dose", "kratom 4g\n\n# no\nkratm 4g", "line 4: There is no product 'kratm'. Did you me"),
        ("dose", "kratom 4g --on tomorrow", "line 1: Mon 23 Nov 2026 is still to come. Nothing"),
        ("dose", "kratom 4g --onn monday", "line 1: there is no option '--onn' in a line. Nothing"),
        ("dose", "--on monday", "line 1: It does not say what to record. Nothing was recorded."),
        ("dose", "kratom 4g --on", "line 1: --on needs a word after it. Nothing was recorded."),
        ("dose", "kratom none", "line 1: Sun 22 Nov 2026 has kratom recorded already (d1), and"),
        ("dose", "kratom '4g", "line 1: a quotation mark is not closed. Nothing was recorded."),
        ("dose", "", "There was nothing to record on stdin.\nSuch as: kratom 4g --on yesterday"),
        ("event", "flu", "line 1: There is no kind of event 'flu'. Nothing was recorded."),
        ("event", "illness --to today", "line 1: No illness is recorded as still going on. Noth"),
        ("event", "illness -n a -n b", "line 1: --note is given twice. Nothing was recorded."),
        ("event", "--on monday", "line 1: It does not say what to record. Nothing was recorded."),
        ("event", "# nothing", "There was nothing to record on stdin."),
    ],
)
def test_one_wrong_line_refuses_them_all_and_is_named(
    begun: Terminal, journal: Path, command: str, lines: str, sentence: str
) -> None:
    with nothing_changes(journal):
        assert refusal(begun(command, "-", stdin=lines), 65).startswith(sentence)


@pytest.mark.parametrize(
    ("command", "line"),
    [("log", "mood=5"), ("dose", "kratom 4g"), ("event", "illness flu")],
)
def test_a_pipe_may_begin_as_an_editor_begins_a_file(
    run: Terminal, journal: Path, command: str, line: str
) -> None:
    assert run(command, "-", stdin=f"\ufeff{line}\n").code == 0
    for other in ("utf-16", "utf-16-le", "utf-16-be"):
        given = f"{line}\n".encode(other).decode(errors="surrogateescape")
        with nothing_changes(journal):
            said = refusal(run(command, "-", stdin=given), 65)
        assert (
            said
            == "stdin is text in UTF-16, not in UTF-8.\nSave it as text, or as CSV, in UTF-8.\n"
        )


@pytest.mark.parametrize(
    "line", ["dose - 4g", "dose - --on monday", "dose - --new", "event - flu", "event - -n a"]
)
def test_with_a_pipe_nothing_is_said_beside_it(begun: Terminal, journal: Path, line: str) -> None:
    with nothing_changes(journal):
        said = refusal(begun(*line.split()), 2)
    assert said.startswith("With - every line says its own words, notes and day.\nSuch as: ")
