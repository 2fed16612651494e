"""`sidelog check`, and what a damaged journal means to the commands that show it."""

import json
import os
from base64 import b64decode
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from sidelog.journal.connection import TO_BE_SAVED
from sidelog.journal.upkeep.checking.quick import seal_of
from sidelog.report.words.page import DAMAGED
from tests.journal.files import raw, without_triggers
from tests.report.pages import tool
from tests.terminal import Terminal


@pytest.fixture
def journal(given: Path) -> Path:
    """Where the journal lies: among the files that a test may spoil."""
    return given / "journal.db"


@pytest.fixture
def kept(run: Terminal, journal: Path) -> Path:
    run("log", "mood=5", "-n", "wash day")
    return journal


def spoil(path: Path) -> None:
    """The first letter of the note is another one."""
    content = bytearray(path.read_bytes())
    content[content.rindex(b"wash day")] = ord("c")
    path.write_bytes(bytes(content))


def test_a_whole_journal_is_said_to_be(run: Terminal, kept: Path) -> None:
    answer = run("check")
    assert (answer.code, answer.out) == (0, f"The journal is whole: {kept}\n")
    assert answer.err == "There is no copy of it yet: sidelog backup\n"


@pytest.mark.usefixtures("kept")
def test_an_old_copy_is_said(run: Terminal) -> None:
    assert run("backup").code == 0
    same = "Its copies are on its own disk. If you have none elsewhere: sidelog backup FOLDER\n"
    assert run("check").err == same
    later = run("check", now=run.now + timedelta(days=40))
    assert (later.code, later.err) == (0, f"The newest copy is 40 days old: sidelog backup\n{same}")


def test_without_a_journal_there_is_nothing_to_check(run: Terminal) -> None:
    answer = run("check")
    assert (answer.code, answer.out) == (1, "")
    assert "There is no journal yet" in answer.err


def test_what_is_wrong_is_said_with_what_to_type(run: Terminal, kept: Path) -> None:
    spoil(kept)
    answer = run("check")
    assert answer.code == 1
    assert answer.out.startswith(f"Something is wrong with the journal {kept}\n")
    assert "sidelog restore" in answer.out
    assert "sidelog check --repair" in answer.out
    assert "ash day" not in answer.out


def test_for_programs_the_same_is_data(run: Terminal, kept: Path) -> None:
    assert run("check", "--json").data["whole"] is True
    with raw(kept) as connection:
        without_triggers(connection)
        connection.execute("UPDATE observation SET value = 9.5 WHERE id = 1")
        connection.execute("UPDATE note SET text = 'other'")
    answer = run("check", "--json")
    assert answer.code == 1
    assert answer.data["whole"] is False
    assert answer.data["found"]["untold"] == ["o1", "n1"]
    assert answer.data["found"]["off_scale"] == ["o1"]
    assert answer.data["found"]["misfits"][0]["state"] == "missing"


def test_a_file_that_is_no_database_is_a_finding(run: Terminal, kept: Path) -> None:
    kept.write_bytes(b"\0" * 9000)
    answer = run("check")
    assert answer.code == 1
    assert "The file is damaged: 1 place found." in answer.out


def test_a_file_that_holds_nothing_any_more_is_a_finding(run: Terminal, kept: Path) -> None:
    run("check")
    kept.write_bytes(b"")
    assert (run().code, run("show").code) == (74, 74)
    answer = run("check")
    assert answer.code == 1
    assert "no program wrote to it" in answer.out


def test_another_programs_file_is_refused(run: Terminal, journal: Path) -> None:
    with raw(journal) as connection:
        connection.execute("CREATE TABLE bookmark (url TEXT)")
    answer = run("check")
    assert answer.code == 74
    assert "is an SQLite file, but no sidelog journal." in answer.err


def test_a_lost_table_is_found_and_nothing_fails(run: Terminal, kept: Path) -> None:
    with raw(kept) as connection:
        connection.execute("DROP TABLE visit")
        connection.execute("PRAGMA application_id = 7")
    answer = run("check")
    assert answer.code == 1
    assert "Tables that lack something: visit." in answer.out
    assert "header application is altered" in answer.out


def test_many_names_are_not_all_listed(run: Terminal, kept: Path) -> None:
    with raw(kept) as connection:
        without_triggers(connection)
    assert " and " in run("check").out


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
def test_what_others_could_get_at_is_set_right(run: Terminal, kept: Path) -> None:
    kept.chmod(0o644)
    answer = run("check")
    assert answer.code == 0
    assert f"Others could get at {kept} (0644). It is yours alone again." in answer.err
    assert kept.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
@pytest.mark.parametrize("argv", [("show",), ("log", "mood=6")])
def test_every_command_sets_right_what_others_could_get_at(
    run: Terminal, kept: Path, argv: tuple[str, ...]
) -> None:
    kept.chmod(0o640)
    answer = run(*argv)
    assert answer.code == 0
    assert f"Others could get at {kept} (0640). It is yours alone again." in answer.err
    assert kept.stat().st_mode & 0o777 == 0o600


def test_what_a_broken_run_left_is_named(run: Terminal, kept: Path) -> None:
    (kept.parent / ".journal.db.sidelog-99999").write_text("")
    assert "Left over by a run that was broken off" in run("check").err


def test_what_a_killed_run_left_is_taken_away_by_the_next_that_writes(
    run: Terminal, kept: Path
) -> None:
    left = kept.with_name(f"..{kept.name}.checked.sidelog-{2**22 + 1}")  # of no process of Linux's
    left.touch(mode=0o600)
    kept.with_name(f".{kept.name}.checked").unlink(missing_ok=True)
    run("log", "mood=5")
    assert not left.exists()


@pytest.mark.parametrize("argv", [(), ("show",), ("report", "--preview"), ("export", "csv")])
def test_nothing_is_shown_of_a_damaged_journal(
    run: Terminal, kept: Path, argv: tuple[str, ...]
) -> None:
    spoil(kept)
    answer = run(*argv)
    assert (answer.code, answer.out) == (74, "")
    assert answer.err.splitlines() == [
        f"The journal {kept} is damaged.",
        TO_BE_SAVED,
    ]


@pytest.mark.parametrize("argv", [("--preview",), ("--brief",), ("--json",)])
def test_a_report_that_is_wanted_anyway_says_so_itself(
    run: Terminal, kept: Path, argv: tuple[str, ...]
) -> None:
    spoil(kept)
    answer = run("report", "--anyway", *argv)
    assert answer.code == 0
    assert "The file of this journal is damaged" in answer.out
    assert "is damaged." in answer.err


@pytest.mark.parametrize("suffix", ["html", "pdf", "md", "txt"])
def test_every_form_of_the_page_says_it(run: Terminal, kept: Path, suffix: str) -> None:
    spoil(kept)
    page = kept.parent / f"page.{suffix}"
    assert run("report", "--anyway", "-o", str(page)).code == 0
    assert suffix == "pdf" or "The file of this journal is damaged" in page.read_text()


def test_an_export_that_is_wanted_anyway_says_it_beside(run: Terminal, kept: Path) -> None:
    spoil(kept)
    answer = run("export", "csv", "--anyway")
    assert answer.code == 0
    assert "cash day" in answer.out or "wash day" in answer.out
    assert "is damaged." in answer.err


def test_the_pages_of_a_file_for_a_clinic_say_it(run: Terminal, kept: Path, given: Path) -> None:
    spoil(kept)
    answer = run("export", "fhir", "--anyway")
    assert answer.code == 0
    documents = [
        one["resource"]["content"][0]["attachment"]["data"]
        for one in json.loads(answer.out)["entry"]
        if one["resource"]["resourceType"] == "DocumentReference"
    ]
    for data in documents:
        (given / "page.pdf").write_bytes(b64decode(data))
        assert DAMAGED in " ".join(tool("pdftotext", given / "page.pdf", "-").split())
    assert run("export", "fhir").code == 74


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE observation SET day = 'no day'",
        "ALTER TABLE observation RENAME COLUMN day TO date",
        "ALTER TABLE measure RENAME TO gone",
        "UPDATE scale SET anchors = '['",
        "UPDATE observation SET recorded_at = CAST(x'ff41' AS TEXT)",
    ],
)
@pytest.mark.parametrize("argv", [("log", "mood=6"), ("edit", "o1", "--value", "2"), ("undo",)])
def test_a_writer_that_meets_damage_says_that_and_not_that_it_is_a_bug(
    run: Terminal, kept: Path, statement: str, argv: tuple[str, ...]
) -> None:
    with raw(kept) as connection:
        without_triggers(connection)
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(statement)
    assert run(*argv).code in {0, 74}


def test_what_cannot_be_read_is_named_table_by_table(run: Terminal, kept: Path) -> None:
    run("dose", "kratom", "4g")
    with raw(kept) as connection:
        (nails,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'nail_finding'"
        ).fetchone()
        connection.execute("DROP TABLE note")
    content = bytearray(kept.read_bytes())
    content[(nails - 1) * 4096 : nails * 4096] = bytes(4096)
    kept.write_bytes(content)
    told = f"The journal {kept} is damaged. What cannot be read of it: note, nail finding."
    written = run("export", "json", "--anyway")
    said = " ".join(written.err.split())
    assert written.code == 1
    assert told in said
    assert "Left out, as it cannot be read: note, row 1." in said
    assert "Left out, as it cannot be read: nail finding, and nothing tells which rows" in said
    assert json.loads(written.out)["unreadable"] == [
        {"table": "note", "first": 1, "last": 1},
        {"table": "nail_finding", "first": 1, "last": 0},
    ]
    given = kept.with_name("journal.json")
    given.write_text(written.out, encoding="utf-8")
    kept.unlink()
    assert run("import", "json", str(given), "--apply").code == 0
    assert "wash day" in run("show").out


def test_what_needs_what_cannot_be_read_is_refused_in_one_more_line(
    run: Terminal, kept: Path
) -> None:
    with raw(kept) as connection:
        connection.execute("DROP TABLE note")
    answer = run("report", "--anyway", "--preview")
    assert (answer.code, answer.out) == (74, "")
    assert "What cannot be read of it: note." in answer.err
    assert answer.err.count("is damaged.") == 1
    assert "It cannot be made without that.\n" in answer.err


@pytest.mark.usefixtures("kept")
def test_copies_on_another_disk_are_well(run: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    run("backup")
    monkeypatch.setattr("sidelog.cli.upkeep.check.on_same_disk", lambda *_: False)
    assert run("check").err == ""


@pytest.mark.usefixtures("kept")
def test_a_disk_that_is_nearly_full_is_said_with_what_to_do(
    run: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "sidelog.journal.upkeep.checking.around.shutil.disk_usage",
        lambda _: SimpleNamespace(free=240_000),
    )
    said = " ".join(run("check").err.split())
    assert "The disk has 240 kB left. When it is full nothing can be recorded: delete" in said


@pytest.mark.parametrize("argv", [("show",), ("log", "mood=4"), ("report", "--preview")])
def test_a_journal_whose_beginning_is_gone_is_damaged_and_no_other_file(
    run: Terminal, kept: Path, argv: tuple[str, ...]
) -> None:
    content = kept.read_bytes()
    kept.write_bytes(bytes(100) + content[100:])
    answer = run(*argv)
    assert (answer.code, answer.out) == (74, "")
    assert f"he journal {kept} is damaged.\n{TO_BE_SAVED}" in answer.err
    seal_of(kept).unlink()
    assert "is not a sidelog journal" in run(*argv).err
    kept.write_bytes(bytes(range(100, 200)) + content[100:])  # as one that is encrypted begins
    seal_of(kept).touch()
    assert "is not a sidelog journal" in run(*argv).err


@pytest.mark.parametrize("copies", ["on", "off"])
def test_what_was_recorded_in_a_damaged_journal_is_kept_and_the_damage_said(
    run: Terminal, kept: Path, copies: str
) -> None:
    env = {"SIDELOG_COPIES": copies}
    spoil(kept)
    for mood in (6, 7):
        answer = run("log", f"mood={mood}", env=env)
        assert answer.code == 0
        assert f"The journal {kept} is damaged.\n{TO_BE_SAVED}\n" in answer.err
    assert not kept.with_name("journal.copies").exists()


def test_nothing_large_is_done_to_a_damaged_journal_and_no_copy_made_of_it(
    run: Terminal, kept: Path
) -> None:
    whole = kept.with_name("whole.json")
    assert run("export", "json", "-o", str(whole)).code == 0
    days = kept.with_name("days.csv")
    days.write_text("date,measure,value\n2026-11-20,mood,4\n")
    spoil(kept)
    for argv in (("json", str(whole)), ("csv", str(days))):
        answer = run("import", *argv, "--apply", env={"SIDELOG_COPIES": "on"})
        assert (answer.code, f"The journal {kept} is damaged." in answer.err) == (74, True)
    assert not kept.with_name("journal.copies").exists()
