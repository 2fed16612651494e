"""`encrypt`, `decrypt`, `lock`, `unlock`, `passphrase`: as a person types them."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.journal.files import is_sound, recorded
from tests.terminal import Result, Terminal

pytestmark = pytest.mark.usefixtures("quick_age")

WORDS = "four cold blue chairs"
TWICE = f"{WORDS}\n{WORDS}\n"
NOTE = "itchy behind the ears"


@pytest.fixture
def key_file(journal: Path) -> Path:
    return journal.with_name("journal.key.age")


@pytest.fixture
def session(tmp_path: Path) -> dict[str, str]:
    """The environment of a session that has a folder in memory."""
    folder = tmp_path / "run"
    folder.mkdir(mode=0o700)
    return {"XDG_RUNTIME_DIR": str(folder)}


@pytest.fixture
def encrypted(run: Terminal) -> Result:
    """A journal with a rating and a note, which was encrypted."""
    run("log", "mood=5", "-n", NOTE)
    return run("encrypt", stdin=TWICE, tty=True)


def holding(folder: Path, words: str) -> list[str]:
    """The files of a folder that hold these words as they are."""
    files = (place for place in folder.rglob("*") if place.is_file())
    return [place.name for place in files if words.encode() in place.read_bytes()]


# Encrypting


def test_it_is_said_what_is_protected_and_what_is_not_and_asked_twice(encrypted: Result) -> None:
    assert encrypted.code == 0
    said = " ".join(encrypted.err.split())
    assert said.startswith("It protects the journal where a disk is lost, or the file is copied.")
    for sentence in (
        "It does not protect it from another program that runs as you, nor in this machine's",
        "Who loses the passphrase or the key file, and this machine too, has lost the journal.",
        "New passphrase: Once more: The keyring of this machine opens it for you",
        "The disk may hold parts of the plain file until it writes over them.",
    ):
        assert sentence in said


def test_nothing_that_was_recorded_can_be_read_in_any_file(
    run: Terminal, journal: Path, encrypted: Result
) -> None:
    assert encrypted.code == 0
    for argv in (
        ("log", "dryness=4", "-n", "cracked and sore"),
        ("measure", "add", "zymurgy"),
        ("dose", "kratom", "4g"),
        ("backup",),
        ("undo",),
    ):
        assert run(*argv).code == 0, argv
    for words in (NOTE, "cracked and sore", "zymurgy", "kratom", "dryness", "shedding", "SQLite"):
        assert holding(journal.parent, words) == []
    assert len(list(journal.parent.rglob("*.db"))) == 2
    assert NOTE in run("show").out


def test_copies_that_were_plain_are_encrypted_with_it(run: Terminal, journal: Path) -> None:
    run("log", "mood=5", "-n", NOTE)
    run("backup")
    assert len(holding(journal.parent, NOTE)) == 2
    answer = run("encrypt", stdin=TWICE, tty=True)
    assert "Encrypted: 1 copy of it" in answer.out
    assert holding(journal.parent, NOTE) == []
    (copy,) = journal.with_name("journal.copies").iterdir()
    journal.unlink()
    assert "Brought back" in run("restore", str(copy), "--yes").out
    assert "mood: 5" in run("show", "--plain").out
    assert holding(journal.parent, NOTE) == []


def test_a_copy_that_cannot_be_encrypted_is_named(run: Terminal, journal: Path) -> None:
    run("log", "mood=5")
    run("backup")
    (copy,) = journal.with_name("journal.copies").iterdir()
    content = copy.read_bytes()
    copy.write_bytes(content[:5000] + bytes(8000) + content[13_000:])
    answer = run("encrypt", stdin=TWICE, tty=True)
    assert answer.code == 74
    assert f"Encrypted, but this copy is as it was: {copy}." in " ".join(answer.err.split())
    copy.unlink()
    assert run("show").code == 0


def test_what_a_killed_run_left_plain_is_encrypted_by_the_next(
    run: Terminal, journal: Path, encrypted: Result
) -> None:
    assert encrypted.code == 0
    run("backup")
    (copy,) = journal.with_name("journal.copies").iterdir()
    assert run("decrypt", "--yes").code == 0
    plain = copy.read_bytes()
    run("encrypt", stdin=TWICE, tty=True)
    copy.write_bytes(plain)
    answer = run("encrypt")
    assert (answer.code, answer.out) == (0, "Encrypted: 1 copy of it\n")
    assert holding(journal.parent, NOTE) == []
    again = run("encrypt")
    assert (again.code, again.err) == (1, f"The journal {journal} is encrypted already.\n")


@pytest.mark.parametrize(
    ("typed", "said"),
    [("short\n", "at least 8 characters"), (f"{WORDS}\nother words\n", "are not the same")],
)
def test_a_passphrase_that_may_be_a_slip_is_refused_and_nothing_changes(
    run: Terminal, journal: Path, typed: str, said: str
) -> None:
    run("log", "mood=5")
    before = journal.read_bytes()
    answer = run("encrypt", stdin=typed, tty=True)
    assert answer.code == 2
    assert said in answer.err
    assert journal.read_bytes() == before
    assert list(journal.parent.iterdir()) == [journal]


def test_without_a_terminal_a_file_gives_the_passphrase(
    run: Terminal, journal: Path, given: Path
) -> None:
    run("log", "mood=5")
    refused = run("encrypt")
    assert refused.code == 2
    assert "SIDELOG_PASSPHRASE_FILE" in refused.err
    (given / "words").write_text(f"{WORDS}\n")
    cron = {"SIDELOG_PASSPHRASE_FILE": str(given / "words")}
    assert run("encrypt", env=cron).code == 0
    run.keyring.held.clear()
    assert "mood" in run("log", "mood=6", env=cron).out
    (given / "words").write_text("not these words\n")
    wrong = run("log", "mood=7", env=cron)
    assert wrong.code == 65
    assert f"What is in {given / 'words'} is not the passphrase of journal.db." in wrong.err
    for content, why in ((b"", "there is nothing in it"), (b"\xff\xfe", "it is not text")):
        (given / "words").write_bytes(content)
        assert why in run("show", env=cron).err
    gone = run("show", env={"SIDELOG_PASSPHRASE_FILE": str(given / "nowhere")})
    assert gone.code == 66
    assert not (journal.parent / "words").exists()


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
    assert run("show").code == 74
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


# The way back


def test_decrypt_gives_back_a_plain_journal_with_all_that_it_holds(
    run: Terminal, journal: Path, key_file: Path
) -> None:
    run("log", "mood=5", "-n", NOTE)
    run("backup")
    before = recorded(journal)
    run("encrypt", stdin=TWICE, tty=True)
    refused = run("decrypt")
    assert (refused.code, "--yes" in refused.err) == (2, True)
    assert run("decrypt", stdin="n\n", tty=True).code == 1
    answer = run("decrypt", stdin="y\n", tty=True)
    assert answer.out == f"Decrypted: {journal}\nDecrypted: 1 copy of it\n"
    assert is_sound(journal)
    assert recorded(journal) == before
    assert not key_file.exists()
    assert run.keyring.held == {}
    assert len(holding(journal.parent, NOTE)) == 2


def test_plain_journals_are_told(run: Terminal) -> None:
    assert run("encrypt", stdin=TWICE, tty=True).code == 1
    run("log", "mood=5")
    for command in ("decrypt", "lock", "unlock", "passphrase"):
        answer = run(command)
        assert answer.code == 1, command
        assert "is not encrypted." in answer.err


def test_copies_of_an_earlier_key_have_to_be_plain_first(
    run: Terminal, journal: Path, key_file: Path, encrypted: Result
) -> None:
    assert encrypted.code == 0
    run("backup")
    key = key_file.read_bytes()
    (copy,) = journal.with_name("journal.copies").iterdir()
    locked = copy.read_bytes()
    run("decrypt", "--yes")
    copy.write_bytes(locked)
    key_file.touch(mode=0o600)
    key_file.write_bytes(key)
    refused = run("encrypt", stdin=TWICE, tty=True)
    assert refused.code == 73
    assert "sidelog decrypt" in refused.err
    assert run("decrypt", "--yes", stdin=f"{WORDS}\n", tty=True).code == 0
    assert run("encrypt", stdin=TWICE, tty=True).code == 0


# Without the extra


def test_without_the_extra_it_is_said_what_installs_it(
    run: Terminal, encrypted: Result, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert encrypted.code == 0
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    for name in ("cipher", "encryption"):
        monkeypatch.delitem(sys.modules, f"sidelog.journal.upkeep.{name}", raising=False)
    for command in ("show", "encrypt", "decrypt", "unlock"):
        answer = run(command)
        assert answer.code == 78, command
        assert "pip install 'sidelog[encrypt]'" in answer.err
    if os.name == "posix":
        assert "pipx" in answer.err


@pytest.mark.parametrize(
    "argv", [("encrypt",), ("report", "--password", "-o", "page.pdf")], ids=["age", "pikepdf"]
)
def test_without_a_part_of_the_extra_it_is_said_too(
    run: Terminal, argv: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, journal: Path
) -> None:
    monkeypatch.undo()  # age itself, which is not there
    run("log", "mood=5")
    for name in ("pyrage", "pikepdf"):
        monkeypatch.setitem(sys.modules, name, None)
    answer = run(*argv, stdin=TWICE, tty=True)
    assert answer.code == 78
    assert "pip install 'sidelog[encrypt]'" in " ".join(answer.err.split())
    assert list(journal.parent.iterdir()) == [journal]
    assert not Path("page.pdf").exists()


def test_every_command_answers_in_json(run: Terminal, given: Path) -> None:
    run("log", "mood=5")
    (given / "words").write_text(WORDS)
    env = {"SIDELOG_PASSPHRASE_FILE": str(given / "words")}
    for command in ("encrypt", "lock", "unlock", "passphrase"):
        assert "journal" in run(command, "--json", env=env).data, command
    assert run("decrypt", "--yes", "--json", env=env).data["copies"] == 0
