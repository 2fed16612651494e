"""`undo`, `redo`, `history`: everything can be taken back, brought back and seen."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sidelog.journal.tables import built_in
from tests.cli import days
from tests.cli.transcripts import nothing_changes, refusal, transcript
from tests.journal.editions import NEW
from tests.journal.files import recorded, rows
from tests.snapshots import Snapshots
from tests.terminal import Terminal

DAY = (
    ("log", "shedding=2", "mood=6", "-n", "wash day"),
    ("dose", "kratom", "4g", "--at", "08:30"),
    ("event", "illness", "flu", "--from", "-2d", "--to", "yesterday"),
    ("edit", "d1", "--amount", "3g"),
    ("delete", "n1", "--yes"),
)


@pytest.fixture
def lived(run: Terminal) -> Terminal:
    """`run`, after a day of five commands."""
    return days.lived(run, DAY)


def test_three_undos_and_three_redos_say_what_they_did(
    lived: Terminal, snapshot: Snapshots
) -> None:
    shown = transcript(lived, "undo", "undo", "undo", "redo", "redo", "redo", "redo", "history")
    snapshot("undo-and-redo", shown)


def test_undoing_everything_leaves_what_there_was_at_first(run: Terminal, journal: Path) -> None:
    run("log", "mood=1")
    run("undo")
    empty = recorded(journal)
    states = []
    for line in DAY:
        run(*line)
        states.append(recorded(journal))
    for state in [*states[-2::-1], empty]:
        assert run("undo").code == 0
        assert recorded(journal) == state
    for state in states:
        assert run("redo").code == 0
        assert recorded(journal) == state


def test_several_at_a_time_are_one_step_all_or_none(lived: Terminal, journal: Path) -> None:
    full = recorded(journal)
    assert lived("undo", "3").out.count("Undone: ") == 3
    assert lived("redo", "3").out.count("Brought back: ") == 3
    assert recorded(journal) == full


def test_more_than_there_are_takes_back_all_and_says_how_many(
    lived: Terminal, journal: Path
) -> None:
    result = lived("undo", "99")
    assert result.err == "That was all: 5 of the 99 asked for.\n"
    assert result.out.count("Undone: ") == 5
    assert rows(journal, "SELECT * FROM observation") == []
    assert lived("redo", "99").err == "That was all: 5 of the 99 asked for.\n"


def test_once_something_else_is_recorded_nothing_is_left_to_redo(
    lived: Terminal, journal: Path
) -> None:
    lived("undo")
    lived("log", "nails=1")
    with nothing_changes(journal):
        assert refusal(lived("redo"), 1) == "There is nothing to redo.\n"


def test_where_nothing_is_left_it_says_so(run: Terminal, journal: Path) -> None:
    run("log", "mood=5")
    run("undo")
    with nothing_changes(journal):
        assert refusal(run("undo"), 1) == "There is nothing to undo.\n"


@pytest.mark.parametrize("command", ["undo", "redo", "history"])
def test_without_a_journal_none_is_made(run: Terminal, journal: Path, command: str) -> None:
    assert refusal(run(command), 1).startswith(f"There is no journal yet at {journal}.")
    assert not journal.exists()


def test_another_terminal_is_named(run: Terminal) -> None:
    run("log", "mood=5", session="s1")
    said = "Undone: log mood=5 (written Sun 22 Nov 2026 21:00 in another terminal)\n"
    assert run("undo", session="s2").out.startswith(said)
    assert run("history", session="s1").out.startswith(
        "    2  undo (written Sun 22 Nov 2026 21:00 in"
    )


def test_another_program_is_named(begun: Terminal, journal: Path) -> None:
    rows(journal, "UPDATE observation SET value = 6")
    assert "by another program, not by sidelog)" in begun("history").out.splitlines()[0]
    assert "by another program, not by sidelog)" in begun("undo").out


def test_a_command_of_the_night_was_written_on_the_day_of_the_calendar(
    run: Terminal, now: datetime
) -> None:
    night = now + timedelta(hours=5)
    run("dose", "kratom", "4g", "--at", "01:00", now=night)
    said = run("history", now=night).out
    assert "(written Mon 23 Nov 2026 02:00)" in said
    assert "dose of kratom, 4 g at Mon 01:00, on Sun 22 Nov 2026 added" in said


def test_a_long_change_is_cut_and_shown_whole_in_detail(run: Terminal) -> None:
    run("log", "-", stdin="".join(f"mood={n} --on -{n}d\n" for n in range(10)))
    assert "    and 8 more\n" in run("history").out
    assert "more" not in run("history", "--detail").out
    assert run("undo").out.endswith("  and 3 more\n")


def test_history_shows_the_newest_first_and_only_as_many_as_asked(lived: Terminal) -> None:
    shown = lived("history", "--limit", "2").out
    assert [line.split()[0] for line in shown.splitlines() if line[4:5].isdigit()] == ["5", "4"]


def test_as_json_the_state_is_the_one_after_the_step(lived: Terminal, snapshot: Snapshots) -> None:
    shown = transcript(lived, "undo 2 --json", "redo --json", "--json undo", "history --json")
    snapshot("undo-json", shown)


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (("undo", "0"), "Invalid value for 'N': 0 is not in the range x>=1."),
        (("undo", "x"), "Invalid value for 'N': 'x' is not a valid whole number."),
        (("undo", "-1"), "There is no option '-1'."),
        (("redo", "1.5"), "Invalid value for 'N': '1.5' is not a valid whole number."),
        (("history", "--limit", "0"), "Invalid value for '--limit': 0 is not in the range"),
        (("history", "--last", "2"), "There is no option '--last'"),
    ],
)
def test_what_is_no_number_of_commands_is_refused_in_a_sentence(
    lived: Terminal, journal: Path, argv: tuple[str, ...], sentence: str
) -> None:
    with nothing_changes(journal):
        assert refusal(lived(*argv), 2).startswith(sentence)


def test_what_sidelog_brought_is_named_with_what_takes_it_back(
    begun: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(built_in, "EDITION", built_in.EDITION + 1)
    monkeypatch.setattr(built_in, "BUILT_IN", (*built_in.BUILT_IN, NEW))
    own = "measures of sidelog's own, brought up to date"
    how = "; taken back with: sidelog undo --measures"
    heading = begun("history").out.splitlines()[0]
    assert own in heading
    assert heading.endswith(f" by sidelog itself{how})")
    assert how not in begun("undo", "--measures").out
    assert f"{own} [undone]" in begun("history").out
    assert how not in begun("history").out
