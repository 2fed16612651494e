"""What opens an encrypted journal: a passphrase, a keyring, a session, and the key file."""

import shutil
from pathlib import Path

import pytest

from tests.cli.upkeep.locks import NOTE, TWICE, WORDS, holding
from tests.terminal import Result, Terminal

pytestmark = pytest.mark.usefixtures("quick_age")


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


def test_locked_and_nobody_to_ask_is_said(run: Terminal, journal: Path, encrypted: Result) -> None:
    assert encrypted.code == 0
    locked = run("lock")
    assert "Back with: sidelog unlock" in locked.err
    answer = run("log", "mood=6")
    assert answer.code == 74
    assert answer.err.startswith(f"Not recorded: the journal {journal} is locked, and there is")
    assert run("--names", "entries").code == 74
    assert run("show", "--json").envelope["error"]["message"].startswith("The journal")
    assert run("unlock", stdin=f"{WORDS}\n", tty=True).out == f"Unlocked: {journal}\n"
    assert "mood" in run("log", "mood=6").out


def test_without_a_keyring_it_stays_open_for_the_session(
    run: Terminal, journal: Path, session: dict[str, str]
) -> None:
    run("log", "mood=5")
    run.keyring.refuses = "this machine has no keyring"
    answer = run("encrypt", stdin=TWICE, tty=True, env=session)
    assert "It stays open until you log out." in " ".join(answer.err.split())
    assert run("log", "mood=6", env=session).code == 0
    assert run("log", "mood=6").code == 74  # another session
    locked = run("lock", env=session)
    assert "this machine has no keyring" in locked.err
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


# The key file


def test_a_new_passphrase_opens_it_and_the_old_one_does_not(
    run: Terminal, encrypted: Result
) -> None:
    assert encrypted.code == 0
    changed = run("passphrase", stdin="second to none\n" * 2, tty=True)
    assert changed.out.startswith("Changed: the passphrase of")
    run("lock")
    assert run("show", stdin=f"{WORDS}\n" * 3, tty=True).code == 65
    assert run("show", stdin="second to none\n", tty=True).code == 0


def test_a_lost_key_file_is_written_anew_from_the_keyring(
    run: Terminal, key_file: Path, encrypted: Result
) -> None:
    assert encrypted.code == 0
    key_file.unlink()
    assert run("show").code == 0
    refused = run("lock")
    assert refused.code == 73
    assert "sidelog passphrase" in refused.err
    assert run("passphrase", stdin=TWICE, tty=True).code == 0
    assert run("lock").code == 0
    assert run("show", stdin=f"{WORDS}\n", tty=True).code == 0


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
    other = journal.with_name("other.db")
    run("log", "mood=1", "--journal", str(other))
    run("encrypt", "--journal", str(other), stdin=TWICE, tty=True)
    shutil.copy(other.with_name("other.key.age"), key_file)
    answer = run("show", stdin=f"{WORDS}\n", tty=True)
    assert answer.code == 74
    assert "belongs to another journal" in " ".join(answer.err.split())


def test_a_backup_elsewhere_carries_its_key_to_a_new_machine(
    run: Terminal, journal: Path, given: Path, encrypted: Result
) -> None:
    assert encrypted.code == 0
    stick = given / "stick"
    stick.mkdir()
    assert run("backup", str(stick)).code == 0
    assert sorted(place.suffix for place in stick.iterdir()) == [".age", ".db"]
    assert holding(given, NOTE) == []
    shutil.rmtree(journal.parent)
    journal.parent.mkdir(mode=0o700)
    run.keyring.held.clear()
    (backup,) = stick.glob("*.db")
    answer = run("restore", str(backup), "--yes", stdin=f"{WORDS}\n", tty=True)
    assert answer.code == 0, answer.err
    assert holding(journal.parent, NOTE) == []
    assert NOTE in run("show", stdin=f"{WORDS}\n", tty=True).out
