"""`encrypt`, `decrypt`, `lock`, `unlock`, `passphrase`: as a person types them."""

import errno
import os
import shutil
import sys
from pathlib import Path

import pytest

from sidelog.journal.connection import identity_of
from sidelog.journal.upkeep.checking.quick import seal_of
from sidelog.journal.upkeep.encryption import turning as encryption
from tests.cli.upkeep.locks import NOTE, TWICE, WORDS, holding
from tests.journal.files import is_sound, recorded
from tests.terminal import Result, Terminal

pytestmark = pytest.mark.usefixtures("quick_age")

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
    assert sorted(journal.parent.iterdir()) == [seal_of(journal), journal]


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
    assert not (journal.parent / "words").exists()


@pytest.mark.parametrize(
    "content",
    [
        f"\ufeff{WORDS}\r\n".encode(),
        f"{WORDS}\r\n".encode("utf-16"),
        f"{WORDS}\n\n".encode(),
    ],
    ids=["bom", "utf-16", "lines"],
)
@pytest.mark.usefixtures("encrypted")
def test_a_passphrase_is_understood_as_any_editor_leaves_it(
    run: Terminal, given: Path, content: bytes
) -> None:
    run.keyring.held.clear()
    (given / "words").write_bytes(content)
    (given / "words").chmod(0o600)
    answer = run("show", env={"SIDELOG_PASSPHRASE_FILE": str(given / "words")})
    assert (answer.code, answer.err) == (0, "")


@pytest.mark.usefixtures("encrypted")
def test_what_is_no_file_of_a_passphrase_is_refused_and_waits_for_nobody(
    run: Terminal, given: Path
) -> None:
    run.keyring.held.clear()
    contents = {
        "empty": (b"", "there is nothing in it"),
        "noise": (b"\xff\xfa\xfa", "it is not text"),
        "long": (b"x" * 5000, "it is longer than a passphrase"),
    }
    for name, (content, _) in contents.items():
        (given / name).write_bytes(content)
    refused = {name: why for name, (_, why) in contents.items()}
    if os.name == "posix":
        os.mkfifo(given / "pipe")
        refused |= {"pipe": "it is not a file", "/dev/zero": "it is not a file"}
    for name, why in (refused | {".": "", "nowhere": ""}).items():
        answer = run("show", env={"SIDELOG_PASSPHRASE_FILE": str(given / name)})
        assert answer.code == 66, name
        assert why in answer.err


@pytest.mark.skipif(os.name != "posix", reason="modes")
@pytest.mark.usefixtures("encrypted")
def test_that_others_can_read_the_passphrase_is_said(run: Terminal, given: Path) -> None:
    run.keyring.held.clear()
    words = given / "words"
    words.write_text(WORDS)
    answer = run("show", env={"SIDELOG_PASSPHRASE_FILE": str(words)})
    assert (answer.code, answer.err) == (
        0,
        f"Others can read the passphrase in {words}. Close it: chmod 600\n",
    )


@pytest.mark.parametrize("argv", [("log", "mood=6"), ("show",), ("check",)])
@pytest.mark.parametrize("turn", [("encrypt",), ("decrypt", "--yes")], ids=lambda turn: turn[0])
def test_what_is_encrypted_between_a_look_and_the_opening_is_opened_anew(
    run: Terminal,
    journal: Path,
    monkeypatch: pytest.MonkeyPatch,
    turn: tuple[str, ...],
    argv: tuple[str, ...],
) -> None:
    run("log", "mood=5", "-n", NOTE)
    if turn[0] == "decrypt":
        run("encrypt", stdin=TWICE, tty=True)
    turns = [turn]

    def looked(path: Path) -> bytes | None:
        found = identity_of(path)
        if turns:  # just after it was looked at
            assert run(*turns.pop(), stdin=TWICE, tty=True).code == 0
        return found

    monkeypatch.setattr("sidelog.cli.app.identity_of", looked)
    answer = run(*argv)
    if (turn[0], *argv) == ("encrypt", "check"):
        assert answer.code == 74
        assert answer.err.startswith(f"The journal {journal} was written anew by another command")
    else:
        assert (answer.code, "key" in answer.err) == (0, False)
    assert run("show").out.count("mood: ") == 1
    assert run("check").code == 0


# The way back


def test_decrypt_gives_back_a_plain_journal_with_all_that_it_holds(
    run: Terminal, journal: Path
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
    assert list(journal.parent.glob("*.age")) == []
    assert run.keyring.held == {}
    assert len(holding(journal.parent, NOTE)) == 2


def test_plain_journals_are_told(run: Terminal) -> None:
    assert run("encrypt", stdin=TWICE, tty=True).code == 1
    run("log", "mood=5")
    for command in ("decrypt", "lock", "unlock", "passphrase"):
        answer = run(command)
        assert answer.code == 1, command
        assert "is not encrypted." in answer.err


def test_copies_of_an_earlier_key_stay_as_they_are_and_are_made_plain_with_theirs(
    run: Terminal, journal: Path, key_file: Path
) -> None:
    run("backup")
    journal.unlink()
    run("log", "mood=1")
    again = run("encrypt", stdin="second to none\n" * 2, tty=True)
    assert "Encrypted with an earlier key, as before: 1 copy" in again.err
    assert len(list(journal.parent.glob("*.age"))) == 2
    run.keyring.held.clear()
    typed = f"second to none\n{WORDS}\n"
    answer = run("decrypt", "--yes", stdin=typed, tty=True)
    assert answer.out == f"Decrypted: {journal}\nDecrypted: 1 copy of it\n"
    assert f"The key file was removed: {key_file}" in answer.err.replace("\n", " ")
    assert list(journal.parent.glob("*.age")) == []


def test_a_key_that_a_renamed_journal_needs_stays(
    run: Terminal, journal: Path, key_file: Path
) -> None:
    old = journal.rename(journal.with_name("old.db"))
    run("backup", "--journal", str(old))
    shutil.copytree(old.with_name("old.copies"), journal.with_name("journal.copies"))
    run("log", "mood=1")
    answer = run("decrypt", "--yes")
    assert answer.err.startswith(f"The key file stays, as {old.with_suffix('')}.")
    assert answer.err.endswith(f" may need it: {key_file}\n")
    assert key_file.exists()
    assert len(run.keyring.held) == 1
    old.unlink()
    shutil.rmtree(old.with_name("old.copies"))
    again = run("decrypt", "--yes")
    assert again.code == 1
    assert f"Nothing here needs this key file; a backup may: {key_file}\n" in again.err
    assert key_file.exists()


def test_two_journals_of_one_name_have_a_key_each(run: Terminal, journal: Path) -> None:
    other = journal.with_suffix(".sqlite")
    for place, words in ((journal, WORDS), (other, "second to none")):
        run("log", "mood=5", "--journal", str(place))
        made = run("encrypt", "--journal", str(place), stdin=f"{words}\n" * 2, tty=True)
        assert made.code == 0
    run.keyring.held.clear()
    for place, words in ((journal, WORDS), (other, "second to none")):
        assert run("show", "--journal", str(place), stdin=f"{words}\n", tty=True).code == 0


def test_what_could_not_be_encrypted_leaves_no_key(
    run: Terminal, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("log", "mood=5")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(encryption, "_export", full)
        answer = run("encrypt", stdin=TWICE, tty=True)
    assert answer.code == 73
    assert "No space left on device" in answer.err
    assert (list(journal.parent.glob("*.age")), run.keyring.held) == ([], {})
    assert run("show").code == 0


# Without the extra


def test_without_the_extra_it_is_said_what_installs_it(
    run: Terminal, encrypted: Result, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert encrypted.code == 0
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    for name in ("cipher", "turning"):
        monkeypatch.delitem(sys.modules, f"sidelog.journal.upkeep.encryption.{name}", raising=False)
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
    assert sorted(journal.parent.iterdir()) == [seal_of(journal), journal]
    assert not Path("page.pdf").exists()


def test_every_command_answers_in_json(run: Terminal, given: Path) -> None:
    run("log", "mood=5")
    (given / "words").write_text(WORDS)
    env = {"SIDELOG_PASSPHRASE_FILE": str(given / "words")}
    for command in ("encrypt", "lock", "unlock"):
        assert "journal" in run(command, "--json", env=env).data, command
    (given / "new").write_text("second to none")
    env["SIDELOG_NEW_PASSPHRASE_FILE"] = str(given / "new")
    assert "key_file" in run("passphrase", "--json", env=env).data
    env["SIDELOG_PASSPHRASE_FILE"] = str(given / "new")
    assert run("decrypt", "--yes", "--json", env=env).data["copies"] == 0
