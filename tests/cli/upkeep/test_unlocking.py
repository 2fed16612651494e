"""What opens an encrypted journal: a passphrase, a keyring, a session, and the key file."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sidelog.journal.upkeep.encryption import keys
from tests.cli.upkeep.locks import NOTE, TWICE, WORDS, holding, key_file_in
from tests.terminal import Result, Terminal

pytestmark = pytest.mark.usefixtures("quick_age")

NEW = "second to none"


# Opening it


def test_a_copy_of_each_day_is_encrypted_too(
    run: Terminal, journal: Path, encrypted: Result
) -> None:
    assert encrypted.code == 0
    assert run("log", "mood=6", env={"SIDELOG_COPIES": "on"}).code == 0
    assert len(list(journal.with_name("journal.copies").iterdir())) == 1
    assert holding(journal.parent, NOTE) == []


def test_three_slips_lose_nothing(run: Terminal, journal: Path, encrypted: Result) -> None:
    assert encrypted.code == 0
    run("lock")
    before = journal.read_bytes()
    answer = run("log", "mood=9", stdin="one\ntwo\nthree\n", tty=True)
    assert (answer.code, answer.out) == (65, "")
    assert answer.err.count("Nothing is lost: try again.") == 2
    assert "That is not the passphrase of journal.db." in answer.err
    assert journal.read_bytes() == before
    assert "mood" in run("log", "mood=9", stdin=f"one\ntwo\n{WORDS}\n", tty=True).out


def test_locked_and_nobody_to_ask_is_said(
    run: Terminal, journal: Path, encrypted: Result, session: dict[str, str]
) -> None:
    assert encrypted.code == 0
    locked = run("lock", env=session)
    assert "Back with: sidelog unlock" in locked.err
    answer = run("log", "mood=6")
    assert answer.code == 74
    assert answer.err.startswith(f"Not recorded: the journal {journal} is locked, and there is")
    completed = run("--names", "entries")
    assert (completed.code, completed.out, completed.err) == (0, "", "")
    assert run("show", "--json").envelope["error"]["message"].startswith("The journal")
    assert run("unlock", stdin=f"{WORDS}\n", tty=True).out == f"Unlocked: {journal}\n"
    assert "mood" in run("log", "mood=6").out


def test_without_a_keyring_it_stays_open_for_the_session(
    run: Terminal, journal: Path, session: dict[str, str]
) -> None:
    run("log", "mood=5")
    run.keyring.is_there = False
    answer = run("encrypt", stdin=TWICE, tty=True, env=session)
    assert "It stays open until you log out." in " ".join(answer.err.split())
    assert run("log", "mood=6", env=session).code == 0
    assert run("log", "mood=6").code == 74  # another session
    locked = run("lock", env=session)
    assert (locked.code, locked.out) == (0, f"Locked: {journal}\n")
    assert run("log", "mood=6", env=session).code == 74
    nowhere = run("unlock", stdin=f"{WORDS}\n", tty=True)
    assert "each command asks for the passphrase" in " ".join(nowhere.err.split())
    assert is_kept_by_none(run, journal)


def is_kept_by_none(run: Terminal, journal: Path) -> bool:
    return run("show").code == 74 and journal.exists()


def test_a_key_from_the_keyring_is_at_hand_for_the_rest_of_the_session(
    run: Terminal, session: dict[str, str], encrypted: Result
) -> None:
    assert encrypted.code == 0
    assert run("show", env=session).code == 0
    run.keyring.refuses = "it must not be asked again"
    assert run("show", env=session).code == 0
    (kept,) = Path(session["XDG_RUNTIME_DIR"]).rglob("*/*")
    kept.write_text("nothing of use")
    assert run("show", env=session).code == 74


def test_a_session_folder_that_others_can_read_is_not_used(
    run: Terminal, given: Path, encrypted: Result
) -> None:
    assert encrypted.code == 0
    assert run("unlock", env={"XDG_RUNTIME_DIR": str(given)}).code == 0
    assert run("unlock", env={"XDG_RUNTIME_DIR": str(given / "nowhere")}).code == 0
    assert list(given.iterdir()) == []


# Locking it


@pytest.mark.usefixtures("encrypted")
def test_locked_is_said_only_where_nothing_can_open_it_any_more(
    run: Terminal, journal: Path, given: Path, session: dict[str, str]
) -> None:
    run("unlock", env=session)
    run.keyring.refuses = "the keyring does not answer"
    answer = run("lock", env=session)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(f"It may still be open: {journal}\n")
    assert "The keyring may have the key still: the keyring does not answer.\n" in answer.err
    assert run("lock", "--json", env=session).data["locked"] is None
    run.keyring.refuses = ""
    (given / "words").write_text(WORDS)
    cron = session | {"SIDELOG_PASSPHRASE_FILE": str(given / "words")}
    assert "SIDELOG_PASSPHRASE_FILE names a file that opens it." in run("lock", env=cron).err
    assert run("lock", "--json", env=session).data["locked"] is True
    assert run("show", env=session).code == 74


@pytest.mark.skipif(sys.platform != "linux", reason="sessions with a folder in memory")
@pytest.mark.usefixtures("encrypted")
def test_a_session_that_is_not_reached_may_have_it_open(
    run: Terminal, session: dict[str, str]
) -> None:
    run("unlock", env=session)
    answer = run("lock")
    assert (answer.code, answer.out) == (1, "")
    assert "XDG_RUNTIME_DIR is not set here." in answer.err
    assert run("show", env=session).code == 0
    (place,) = Path(session["XDG_RUNTIME_DIR"]).rglob("*/*")
    place.unlink()
    place.mkdir(mode=0o700)  # which cannot be taken away as a file is
    assert f"The key is in {place} still" in run("lock", env=session).err


# What is typed


@pytest.mark.usefixtures("encrypted")
def test_what_is_typed_while_a_passphrase_is_tried_is_not_shown(
    run: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    run.keyring.is_there = False
    seen = []
    for name in ("seal", "unseal"):
        work = getattr(keys, name)

        def watched(*argv: bytes, work: Callable[..., bytes] = work) -> bytes:
            seen.append(run.is_unseen)
            return work(*argv)

        monkeypatch.setattr(keys, name, watched)
    assert run("show", stdin=f"slip\n{WORDS}\n", tty=True).code == 0
    typed = f"{WORDS}\n{NEW}\n{NEW}\n"
    assert run("passphrase", stdin=typed, tty=True).code == 0
    assert len(seen) > 5
    assert all(seen)
    assert not run.is_unseen


@pytest.mark.usefixtures("encrypted")
def test_a_completion_waits_for_no_keyring_and_tries_no_passphrase(
    run: Terminal, given: Path, session: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (given / "words").write_text(WORDS)
    env = {"SIDELOG_PASSPHRASE_FILE": str(given / "words")}

    def asked(*_: object) -> None:
        raise AssertionError

    with monkeypatch.context() as patch:
        patch.setattr(run.keyring, "get", asked)
        patch.setattr(keys, "unseal", asked)
        nothing = run("--names", "entries", env=env)
    assert (nothing.code, nothing.out, nothing.err) == (0, "", "")
    run("unlock", env=session)
    assert "mood=" in run("--names", "entries", env=session).out


# The key file


def test_a_new_passphrase_opens_it_and_the_old_one_does_not(
    run: Terminal, encrypted: Result
) -> None:
    assert encrypted.code == 0
    same = run("passphrase", stdin=TWICE, tty=True)
    assert (same.code, "That is the passphrase that it has." in same.err) == (2, True)
    changed = run("passphrase", stdin=f"{NEW}\n" * 2, tty=True)
    assert changed.out.startswith("Changed: the passphrase of")
    run("lock")
    assert run("show", stdin=f"{WORDS}\n" * 3, tty=True).code == 65
    assert run("show", stdin="second to none\n", tty=True).code == 0


def test_a_lost_key_file_is_written_anew_from_the_keyring(
    run: Terminal, journal: Path, key_file: Path, session: dict[str, str]
) -> None:
    key_file.unlink()
    assert run("show").code == 0
    for command in ("lock", "backup"):
        refused = run(command, env=session)
        assert refused.code == 73
        assert refused.err.startswith(f"The key file {key_file} is not there: only what this ")
        assert "sidelog passphrase" in refused.err
    looked = run("check")
    assert f"Only this machine opens it: its key file is not there, or damaged: {key_file}" in (
        looked.err
    )
    made = run("passphrase", stdin=TWICE, tty=True)
    assert f"A new key file of {journal}: {key_file}" in made.out
    assert "Only this machine" not in run("check").err
    assert run("backup").code == 0
    assert run("lock", env=session).code == 0
    assert run("show", stdin=f"{WORDS}\n", tty=True).code == 0


def test_a_damaged_key_file_is_told_as_a_lost_one(run: Terminal, key_file: Path) -> None:
    key_file.write_bytes(b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdlLWVuY3J5")
    refused = run("backup")
    assert (refused.code, f"The key file {key_file} is damaged" in refused.err) == (73, True)
    run.keyring.held.clear()
    opened = run("show", stdin=f"{WORDS}\n", tty=True)
    assert (opened.code, "The key file" in opened.err) == (65, True)


def test_with_neither_key_file_nor_keyring_no_file_is_taken_for_a_journal(
    run: Terminal, key_file: Path, encrypted: Result
) -> None:
    assert encrypted.code == 0
    key_file.unlink()
    run.keyring.held.clear()
    lost = run("show")
    assert lost.code == 74
    assert f"If it is encrypted, its key file is missing: {key_file}" in lost.err
    for command in ("lock", "unlock", "passphrase", "encrypt", "decrypt"):
        assert run(command).code in {73, 74}, command


def test_the_key_of_another_journal_does_not_open_it(
    run: Terminal, journal: Path, key_file: Path, encrypted: Result
) -> None:
    assert encrypted.code == 0
    run("lock")
    key_file.unlink()
    other = journal.with_name("other.db")
    run("log", "mood=1", "--journal", str(other))
    run("encrypt", "--journal", str(other), stdin=TWICE, tty=True)
    shutil.copy(key_file_in(journal.parent), key_file)
    answer = run("show", stdin=f"{WORDS}\n", tty=True)
    assert answer.code == 74
    assert "belongs to another journal" in " ".join(answer.err.split())


def test_a_backup_elsewhere_carries_its_key_to_a_new_machine(
    run: Terminal,
    journal: Path,
    given: Path,
    encrypted: Result,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert encrypted.code == 0
    stick = given / "stick"
    stick.mkdir()
    assert run("backup", str(stick)).code == 0
    assert sorted(place.suffix for place in stick.iterdir()) == [".age", ".db"]
    assert holding(given, NOTE) == []
    shutil.rmtree(journal.parent)
    run.keyring.held.clear()
    (backup,) = stick.glob("*.db")
    monkeypatch.setenv("XDG_DATA_HOME", str(given / "new"))  # no folder is there yet
    env = {"SIDELOG_JOURNAL": ""}
    answer = run("restore", str(backup), "--yes", stdin=f"{WORDS}\n", tty=True, env=env)
    assert answer.code == 0, answer.err
    assert (given / "new").stat().st_mode & 0o777 == 0o700
    assert holding(given / "new", NOTE) == []
    assert NOTE in run("show", stdin=f"{WORDS}\n", tty=True, env=env).out


def test_the_old_passphrase_is_never_taken_for_the_new_one(
    run: Terminal, given: Path, encrypted: Result
) -> None:
    assert encrypted.code == 0
    for name, words in (("old", WORDS), ("new", NEW)):
        (given / name).write_text(words)
        (given / name).chmod(0o600)
    env = {"SIDELOG_PASSPHRASE_FILE": str(given / "old")}
    nobody = run("passphrase", env=env)
    assert (nobody.code, "SIDELOG_NEW_PASSPHRASE_FILE" in nobody.err) == (2, True)
    env["SIDELOG_NEW_PASSPHRASE_FILE"] = str(given / "new")
    assert run("passphrase", env=env).code == 0
    run.keyring.held.clear()
    assert run("show", env=env).code == 65
    assert run("show", env={"SIDELOG_PASSPHRASE_FILE": str(given / "new")}).code == 0


def test_a_backup_is_opened_by_the_passphrase_of_today_and_those_of_before_stay(
    run: Terminal, journal: Path, given: Path, key_file: Path
) -> None:
    stick = given / "stick"
    stick.mkdir()
    (stick / "journal.key.age").write_bytes(b"of another journal")
    for name in ("one", "two"):
        assert run("backup", str(stick / f"{name}.db")).code == 0
    run("passphrase", stdin=f"{NEW}\n" * 2, tty=True)
    for name in ("three", "four"):
        assert run("backup", str(stick / f"{name}.db")).code == 0
    own, its = key_file.name, key_file.name.replace(".key.", ".key-2.")
    assert {one.name for one in stick.glob("*.age")} == {own, its, "journal.key.age"}
    assert (stick / "journal.key.age").read_bytes() == b"of another journal"
    journal.unlink()
    run.keyring.held.clear()
    for words in (NEW, WORDS):
        shown = run("show", "--journal", str(stick / "four.db"), stdin=f"{words}\n", tty=True)
        assert shown.code == 0


def test_a_backup_that_was_not_made_brings_no_key(
    run: Terminal, given: Path, encrypted: Result
) -> None:
    assert encrypted.code == 0
    (given / "there.db").touch()
    assert run("backup", str(given / "there.db")).code == 73
    assert [one.name for one in given.iterdir()] == ["there.db"]


def test_a_new_machine_gets_the_key_of_the_copy_whatever_key_lies_there(
    run: Terminal, journal: Path, given: Path, key_file: Path
) -> None:
    run("backup", str(given / "copy.db"))
    journal.unlink()
    run.keyring.held.clear()
    key_file.rename(journal.with_name("journal.key.age")).write_bytes(b"an earlier one")
    assert run("restore", str(given / "copy.db"), "--yes", stdin=f"{WORDS}\n", tty=True).code == 0
    assert key_file.exists()
    assert journal.with_name("journal.key.age").read_bytes() == b"an earlier one"
    assert run("show", stdin=f"{WORDS}\n", tty=True).code == 0


@pytest.mark.parametrize("name", ["journal.key.age", "old.key.age"])
def test_a_key_file_that_was_called_after_a_journal_is_found_and_called_by_its_key(
    run: Terminal, journal: Path, key_file: Path, name: str
) -> None:
    run.keyring.held.clear()
    key_file.rename(journal.with_name(name))
    other = run("show", stdin=f"{NEW}\n" * 3, tty=True)
    assert other.code == 65
    assert not key_file.exists()
    assert run("show", stdin=f"{WORDS}\n", tty=True).code == 0
    assert key_file_in(journal.parent) == key_file


def test_a_damaged_plain_journal_is_not_taken_for_an_encrypted_one(
    run: Terminal, journal: Path
) -> None:
    run("log", "mood=5")
    journal.with_name("other.key.age").touch(mode=0o600)
    content = bytearray(journal.read_bytes())
    content[3] ^= 1
    journal.write_bytes(content)
    answer = run("show", stdin=f"{WORDS}\n", tty=True)
    assert (answer.code, "Passphrase" in answer.err) == (74, False)


def test_a_journal_is_found_by_its_key_when_it_is_renamed(
    run: Terminal, journal: Path, encrypted: Result
) -> None:
    assert encrypted.code == 0
    run.keyring.held.clear()
    old = journal.rename(journal.with_name("old.db"))
    assert run("show", "--journal", str(old), stdin=f"{WORDS}\n", tty=True).code == 0
