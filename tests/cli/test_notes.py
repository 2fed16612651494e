"""The text of notes: kept byte for byte, shown without its tricks, refused in words."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sidelog.catalog.text import shortened, visible
from sidelog.journal.rules import LONGEST_NOTE
from tests.cli.transcripts import nothing_changes, refusal
from tests.journal.files import rows
from tests.processes import sidelog
from tests.terminal import Terminal

ESCAPES = "plain\x1b[2Jgone\x07\rover\u202etxt.exe\u2066.\x7f\x85"
HEBREW = "כאב ראש בבוקר, mood ok, ואז 3"
LONG = "itchy all day, " * 7_000  # 105 kB


def kept(journal: Path) -> list[str]:
    return [text for (text,) in rows(journal, "SELECT text FROM note ORDER BY id")]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text())
@example("\r\n \t x \u2028")
@example(ESCAPES)
@example(HEBREW)
@example("-n")
@example("'; DROP TABLE note; --")
def test_any_text_comes_back_from_a_note_byte_for_byte_or_is_refused(
    run: Terminal, text: str
) -> None:
    result = run("log", f"--note={text}")
    if text.strip() and "\0" not in text:
        assert result.code == 0
        assert [entry["text"] for entry in run("show", "today", "--json").data["entries"]] == [text]
        assert run("undo").code == 0
    else:
        refusal(result, 65)


def test_controls_are_kept_and_shown_by_their_names(run: Terminal, journal: Path) -> None:
    run("log", "-n", ESCAPES)
    assert kept(journal) == [ESCAPES]
    shown = "plain[U+001B][2Jgone[U+0007][U+000D]over[U+202E]txt.exe[U+2066].[U+007F][U+0085]"
    assert shown in run("show").out.replace("\n        ", "")
    assert "\x1b" not in run().out


def test_letters_of_right_to_left_scripts_are_shown_as_they_are(run: Terminal) -> None:
    run("log", "-n", HEBREW)
    assert f"“{HEBREW}”" in run("show").out


def test_a_note_keeps_its_lines(run: Terminal) -> None:
    run("log", "-n", "first\n\nthird")
    assert run("show").out.endswith("  n1    “first\n\n        third”\n")


def test_a_note_of_100_kilobytes_is_kept_whole_and_shown_whole_when_asked(
    run: Terminal, journal: Path
) -> None:
    assert run("log", "-n", LONG).out == "today, Sun 22 Nov 2026: note kept\n"
    assert kept(journal) == [LONG]
    by_itself, in_full = run("show").out, run("show", "--full").out
    assert "… (105,000 characters; all of it:" in by_itself
    assert len(by_itself) < 3_000
    assert in_full.count("itchy") == 7_000


def test_the_text_of_a_note_is_in_no_name_of_a_command(run: Terminal) -> None:
    for words in (["-n", "secret"], ["--note", "secret"], ["--note=secret"], ["-nsecret"]):
        assert run("log", *words).code == 0
    assert "secret" not in run("history", "--detail", "--json").out


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("", "The note is empty."),
        (" \n\t\u2003", "The note is empty."),
        ("a\0b", "The note has a NUL character at place 2."),
        ("ok \udcff", "The note is not valid text at place 4."),
        ("x" * (LONGEST_NOTE + 1), "The note has 1,000,001 characters; 1,000,000 are kept at"),
    ],
)
@pytest.mark.parametrize(
    "command", [["log", "mood=6"], ["dose", "kratom", "4g"], ["event", "illness"]]
)
def test_a_note_that_cannot_be_kept_refuses_the_whole_command(
    begun: Terminal, journal: Path, command: list[str], note: str, sentence: str
) -> None:
    with nothing_changes(journal):
        assert refusal(begun(*command, f"--note={note}"), 65).startswith(sentence)


def test_bytes_that_are_not_text_are_refused_in_a_real_process(journal: Path) -> None:
    asked = sidelog(journal, "log", "-n", "caf\udce9")
    assert (asked.returncode, asked.stdout) == (65, "")
    assert asked.stderr == "The note is not valid text at place 4.\nIt must be UTF-8.\n"


@given(st.text())
def test_what_is_shown_holds_nothing_that_moves_the_cursor(text: str) -> None:
    shown = visible(text)
    assert not set(shown) & {*map(chr, range(9)), "\x1b", "\r", "\x7f", "\u202e", "\u2066"}
    assert "\n" not in shortened(text, 40)


@given(st.text(), st.integers(1, 40))
def test_a_shortened_note_fits(text: str, width: int) -> None:
    assert len(shortened(text, width)) <= width
