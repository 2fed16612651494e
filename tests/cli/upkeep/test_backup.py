"""`backup` and `restore`: a copy where it is wanted, and the journal as it was then."""

import os
from pathlib import Path

import pytest

from tests.journal.files import raw, recorded
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
        {"file": str(path), "at": "2026-11-22T21:00:00", "reason": "backup"}
    ]


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
    assert run("undo").code == 0  # the history is the copy's
    back = run("restore", str(kept), "--yes", "--json")
    assert back.code == 0
    assert recorded(journal) == before
    assert back.data["coming"]["dose"] == 1


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


def test_a_damaged_copy_is_refused(run: Terminal, journal: Path, copy: Path) -> None:
    before = journal.read_bytes()
    content = bytearray(copy.read_bytes())
    content[-8192:] = b"\x5a" * 8192
    copy.write_bytes(content)
    done = run("restore", str(copy), "--yes")
    assert done.code == 74
    assert "is damaged" in done.err
    assert journal.read_bytes() == before


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
