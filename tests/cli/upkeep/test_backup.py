"""`backup` and `restore`: a copy where it is wanted, and the journal as it was then."""

import os
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.upkeep.locks import TWICE
from tests.journal.files import raw, recorded, rows
from tests.terminal import Terminal


@pytest.fixture
def copy(run: Terminal, journal: Path, given: Path) -> Path:
    """A copy of a day with a mood and a note; since then the mood is another, and a dose is new."""
    run("log", "mood=6", "-n", "wash day")
    assert run("backup", str(given)).code == 0
    run("log", "mood=3")
    run("dose", "kratom", "4g")
    run("delete", "n1", "--yes")
    del journal
    return given / "journal-2026-11-22.db"


def test_a_backup_says_where_it_is(run: Terminal, given: Path) -> None:
    run("log", "mood=6")
    done = run("backup", str(given))
    path = given / "journal-2026-11-22.db"
    assert done.code == 0
    assert done.out == f"Copied to {path}\n"
    compared, same = done.err.split("\n", 1)
    assert compared == "It is compared with the journal, and readable by you alone."
    assert same.startswith("It is on the disk of the journal.")
    assert run("backup", str(given / "b.db"), "--json").data["bytes"] == path.stat().st_size


def test_a_backup_on_the_same_disk_says_so_and_is_listed(run: Terminal, journal: Path) -> None:
    run("log", "mood=6")
    done = run("backup")
    path = journal.with_name("journal.copies") / "2026-11-22T210000-backup.db"
    assert done.out == f"Copied to {path}\n"
    assert "It is on the disk of the journal." in done.err
    listed = run("restore")
    assert listed.out == f"Sun 22 Nov 2026 21:00  by your wish: {path}\n"
    assert run("restore", "--json").data == [
        {"file": str(path), "at": "2026-11-22T21:00:00", "reason": "backup", "damaged": False}
    ]


def test_a_copy_that_is_damaged_is_marked_in_the_list(run: Terminal, journal: Path) -> None:
    run("log", "mood=6")
    assert [run("backup").code for _ in range(3)] == [0] * 3
    *_, empty, torn = sorted(journal.with_name("journal.copies").iterdir())
    empty.write_bytes(b"")
    content = torn.read_bytes()
    torn.write_bytes(content[:4096] + b"\x5a" * 40_000 + content[44_096:])
    listed = run("restore")
    assert f"by your wish, damaged: {empty}\n" in listed.out
    assert f"by your wish, damaged: {torn}\n" in listed.out
    assert listed.out.count(", damaged:") == 2
    assert [one["damaged"] for one in run("restore", "--json").data].count(True) == 2


@pytest.mark.usefixtures("quick_age")
def test_of_encrypted_copies_the_list_says_no_such_thing(run: Terminal) -> None:
    run("log", "mood=6")
    run("backup")
    run("encrypt", stdin=TWICE, tty=True)
    assert ", damaged:" not in run("restore").out


@pytest.mark.usefixtures("quick_age")
def test_a_backup_is_put_over_nothing_and_nothing_is_advised_that_it_has_not(
    run: Terminal, given: Path
) -> None:
    run("log", "mood=6")
    for flags in ((), ("--passphrase",)):
        place = given / ("b.db.age" if flags else "b.db")
        place.touch()
        answer = run("backup", str(given / "b.db"), *flags, stdin=TWICE, tty=True, columns=300)
        assert answer.code == 73
        assert answer.err.endswith(f"{place} exists already.\nGive another name.\n")


def test_without_a_journal_there_is_nothing_to_copy(run: Terminal, given: Path) -> None:
    assert run("backup", str(given)).code == 1
    assert run("restore").code == 1
    assert list(given.iterdir()) == []


def test_what_would_come_and_go_is_said_before(run: Terminal, journal: Path, copy: Path) -> None:
    before = journal.read_bytes()
    asked = run("restore", str(copy))
    assert asked.code == 2
    assert asked.err.splitlines() == [
        f"{copy}: 2 entries, the last of Sun 22 Nov 2026",
        f"{journal}: 2 entries, the last of Sun 22 Nov 2026",
        "Would come: 1 note",
        "Would go: 1 product, 1 dose",
        "Would be as in the copy: 1 rating",
        "Nothing was changed: there is nobody to ask.",
        "Say it with --yes.",
    ]
    refused = run("restore", str(copy), stdin="n\n", tty=True)
    assert refused.code == 1
    assert refused.err.endswith("Nothing was changed.\n")
    assert journal.read_bytes() == before


def test_the_journal_becomes_the_copy_and_can_become_what_it_was(
    run: Terminal, journal: Path, copy: Path
) -> None:
    before, then = recorded(journal), recorded(copy)
    done = run("restore", str(copy), stdin="y\n", tty=True)
    assert done.code == 0, done.err
    assert recorded(journal) == then
    kept = journal.with_name("journal.copies") / "2026-11-22T210000-before-restore.db"
    assert f"To take this back: sidelog restore {kept}" in " ".join(done.err.split())
    back = run("restore", str(kept), "--yes", "--json")
    assert back.code == 0
    assert recorded(journal) == before
    assert back.data["coming"]["dose"] == 1


def test_undo_takes_no_entry_of_a_copy_back_but_the_restore(
    run: Terminal, journal: Path, copy: Path
) -> None:
    before, then = recorded(journal), recorded(copy)
    run("restore", str(copy), "--yes")
    kept = journal.with_name("journal.copies") / "2026-11-22T210000-before-restore.db"
    for line in (("undo",), ("undo", "2")):
        said = run(*line)
        assert said.code == 1
        assert said.err == (
            "The last thing was a restore: undo takes no entry of a copy back. "
            f"It was restore {copy} (written Sun 22 Nov 2026 21:00).\n"
            f"To take it back: sidelog restore {kept}\n"
        )
    first = run("history", "--limit", "1").out
    assert f"  restore {copy} (written Sun 22 Nov 2026 21:00" in first
    assert f"; taken back with: sidelog restore {kept})" in first
    assert run("undo", stdin="\n", tty=True).code == 1
    assert recorded(journal) == then
    assert run("redo").code == 1
    assert run("undo", stdin="y\n", tty=True).code == 0
    assert recorded(journal) == before
    assert run("check").code == 0


def test_undo_goes_back_to_a_restore_and_no_further(
    run: Terminal, journal: Path, copy: Path
) -> None:
    run("restore", str(copy), "--yes")
    then = recorded(journal)
    run("log", "mood=9")
    said = run("undo", "3")
    assert said.code == 0
    assert said.err.splitlines() == [
        "That was all: 1 of the 3 asked for.",
        f"Before that was a restore: restore {copy}",
    ]
    assert recorded(journal) == then


def test_another_persons_copy_is_refused_until_it_is_said(
    run: Terminal, journal: Path, given: Path
) -> None:
    run("log", "mood=6")
    before, other = recorded(journal), given / "other.db"
    run("log", "mood=1", "--journal", str(other))
    refused = run("restore", str(other), "--yes")
    assert refused.code == 65
    assert "nothing in common" in refused.err
    assert "--unrelated" in refused.err
    assert recorded(journal) == before
    assert run("restore", str(other), "--unrelated").code == 2  # it is asked all the same
    assert run("restore", str(other), "--unrelated", "--yes").code == 0
    assert recorded(journal) == recorded(other)
    kept = journal.with_name("journal.copies") / "2026-11-22T210000-before-restore.db"
    assert run("restore", str(kept), "--yes").code == 0  # what this journal was is its own
    assert recorded(journal) == before


def test_a_copy_takes_the_place_of_a_journal_without_entries(
    run: Terminal, copy: Path, given: Path
) -> None:
    other = given / "other.db"
    run("log", "mood=1", "--journal", str(other))
    run("undo", "--journal", str(other))
    assert run("restore", str(copy), "--journal", str(other), "--yes").code == 0
    assert recorded(other) == recorded(copy)


def test_a_person_is_asked_whose_journal_becomes_the_copy(
    run: Terminal, copy: Path, given: Path
) -> None:
    assert run("journals", "add", "anna", str(given / "anna.db")).code == 0
    asked = run("restore", str(copy), "--journal", "anna", stdin="n\n", tty=True)
    assert "This is about: anna" in asked.err
    done = run("restore", str(copy), "--journal", "anna", "--yes")
    assert done.out.startswith("anna: ")
    run("log", "mood=2", "--journal", "anna")
    done = run("restore", str(copy), "--journal", "anna", "--yes")
    kept = given / "anna.copies" / "2026-11-22T210000-before-restore.db"
    assert f"To take this back: sidelog --journal anna restore {kept}" in done.err


def test_a_copy_that_is_the_same_changes_nothing(run: Terminal, journal: Path, given: Path) -> None:
    run("log", "mood=6")
    run("backup", str(given / "copy.db"))
    done = run("restore", str(given / "copy.db"))
    assert done.code == 0
    assert done.out == "The journal holds just what the copy holds.\n"
    assert not journal.with_name("journal.copies").exists()


def test_a_new_machine_has_the_journal_again(run: Terminal, journal: Path, copy: Path) -> None:
    then = recorded(copy)
    journal.unlink()
    done = run("restore", str(copy), "--yes")
    assert done.code == 0
    assert done.out.splitlines()[-1] == f"Brought back: {journal} holds what the copy holds."
    assert done.err == ""
    assert recorded(journal) == then
    said = run("undo")
    assert said.code == 1
    assert "The last thing was a restore" in said.err
    assert "No copy from before it is here." in said.err
    assert recorded(journal) == then
    assert run("log", "mood=7").code == 0


def test_a_damaged_journal_makes_place_and_is_kept(
    run: Terminal, journal: Path, copy: Path
) -> None:
    journal.write_bytes(damaged := b"\x5a" * 9000)
    done = run("restore", str(copy), "--yes")
    assert done.code == 0, done.err
    aside = journal.with_name("journal.damaged-2026-11-22.db")
    assert f"As it was before, it is in {aside}" in done.err
    assert aside.read_bytes() == damaged
    assert recorded(journal) == recorded(copy)
    assert "What you wrote after this copy (Sun 22 Nov 2026 21:00) is not in it." in done.err


def test_what_a_damaged_journal_had_after_the_copy_can_be_brought_over(
    run: Terminal, journal: Path, copy: Path
) -> None:
    content = bytearray(journal.read_bytes())
    tables = "SELECT rootpage FROM sqlite_schema WHERE name = 'nail_finding'"
    ((page,),) = rows(journal, tables)
    size = int.from_bytes(content[16:18], "big")
    content[(page - 1) * size : page * size] = b"\x5a" * size
    journal.write_bytes(content)
    done = run("restore", str(copy), "--yes")
    typed = [shlex.split(line)[1:] for line in done.err.splitlines() if line.startswith("  ")]
    assert [line[0] for line in typed] == ["check", "merge"]
    assert run(*typed[0]).code in {0, 1}
    assert run(*typed[1], "--apply").code == 0
    assert rows(journal, "SELECT value FROM observation") == [(3.0,)]
    assert rows(journal, "SELECT amount FROM dose") == [(4.0,)]


def torn(copy: Path) -> None:
    """Its last pages are lost."""
    copy.write_bytes(copy.read_bytes()[:-8192] + b"\x5a" * 8192)


def misspelt(copy: Path) -> None:
    """A letter of a note is another one, which only the history tells."""
    content = bytearray(copy.read_bytes())
    content[content.rindex(b"wash day")] = ord("c")
    copy.write_bytes(content)


def of_no_version(copy: Path) -> None:
    """Its tables are said to be of a version below 0."""
    content = bytearray(copy.read_bytes())
    content[60:64] = b"\xff" * 4
    copy.write_bytes(content)


@pytest.mark.parametrize("command", [("restore", "--yes"), ("merge", "--apply")])
@pytest.mark.parametrize("spoil", [torn, misspelt, of_no_version])
def test_a_damaged_copy_is_refused_and_the_journal_is_not_said_to_be(
    run: Terminal,
    journal: Path,
    copy: Path,
    spoil: Callable[[Path], None],
    command: tuple[str, str],
) -> None:
    before = journal.read_bytes()
    spoil(copy)
    done = run(command[0], str(copy), command[1])
    assert done.code == 74
    first, hint = done.err.splitlines()
    assert first.startswith(f"{copy} is damaged")
    elsewhere = "Nothing was changed. Look at the path, or take another copy of it."
    beside = "No copy beside the journal is whole."
    assert hint == (beside if command[0] == "restore" else elsewhere)
    assert journal.read_bytes() == before


def test_beside_a_damaged_copy_one_that_is_whole_is_named(
    run: Terminal, journal: Path, copy: Path
) -> None:
    torn(copy)
    run("backup")
    whole = journal.with_name("journal.copies") / "2026-11-22T210000-backup.db"
    done = run("restore", str(copy), "--yes")
    assert done.err.splitlines()[1] == f"The newest that is whole: sidelog restore {whole}"


def test_what_is_no_copy_is_refused(run: Terminal, journal: Path, given: Path) -> None:
    run("log", "mood=6")
    other = given / "other.db"
    with raw(other) as connection:
        connection.execute("CREATE TABLE t (x)")
    (given / "empty.db").touch()
    (given / "text.db").write_text("hello " * 200)
    for path, code, words in (
        (other, 74, "of another program"),
        (given / "empty.db", 66, "There is no journal at"),
        (given / "text.db", 74, "is not a sidelog journal"),
        (given / "missing.db", 66, "There is no journal at"),
        (given, 74, "is a folder"),
        (journal, 2, "is the journal itself"),
    ):
        done = run("restore", str(path), "--yes")
        assert (done.code, words in done.err) == (code, True), done.err
        assert "--journal" not in done.err


def test_a_full_disk_leaves_the_journal_as_it_is(
    run: Terminal, journal: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = recorded(journal)

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    done = run("restore", str(copy), "--yes")
    assert done.code == 73
    assert recorded(journal) == before


def test_a_backup_on_another_disk_has_nothing_to_say_of_it(
    run: Terminal, given: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sidelog.cli.upkeep.backup.on_same_disk", lambda *_: False)
    run("log", "mood=6")
    assert len(run("backup", str(given)).err.splitlines()) == 1


@pytest.mark.parametrize(
    ("place", "said"), [("stick/", "There is no folder"), ("-", "A backup is a file.")]
)
def test_a_folder_that_is_not_there_is_made_into_no_file(
    run: Terminal, given: Path, monkeypatch: pytest.MonkeyPatch, place: str, said: str
) -> None:
    monkeypatch.chdir(given)
    run("log", "mood=6")
    for argv in (("backup",), ("backup", "--passphrase"), ("export", "json", "-o")):
        if (argv[0], place) != ("export", "-"):
            refused = run(*argv, place)
            assert (refused.code, said in refused.err) == (2, True), argv
    assert list(given.iterdir()) == []
