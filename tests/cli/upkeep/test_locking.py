"""`encrypt`, `decrypt`, `lock`, `unlock`, `passphrase`: as a person types them."""

import os
import sys
from pathlib import Path

import pytest

from sidelog.journal.upkeep.quick import seal_of
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
    for content, why in ((b"", "there is nothing in it"), (b"\xff\xfe", "it is not text")):
        (given / "words").write_bytes(content)
        assert why in run("show", env=cron).err
    gone = run("show", env={"SIDELOG_PASSPHRASE_FILE": str(given / "nowhere")})
    assert gone.code == 66
    assert not (journal.parent / "words").exists()


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
    assert sorted(journal.parent.iterdir()) == [seal_of(journal), journal]
    assert not Path("page.pdf").exists()


def test_every_command_answers_in_json(run: Terminal, given: Path) -> None:
    run("log", "mood=5")
    (given / "words").write_text(WORDS)
    env = {"SIDELOG_PASSPHRASE_FILE": str(given / "words")}
    for command in ("encrypt", "lock", "unlock", "passphrase"):
        assert "journal" in run(command, "--json", env=env).data, command
    assert run("decrypt", "--yes", "--json", env=env).data["copies"] == 0


# Files of another name


def flat(answer: Result) -> str:
    """What was said, without the ends of its lines."""
    return " ".join(answer.err.split())


@pytest.mark.skipif(os.name != "posix", reason="links are POSIX's")
def test_another_name_of_a_file_is_said_and_keeps_its_key(
    run: Terminal, journal: Path, key_file: Path
) -> None:
    run("log", "mood=5", "-n", NOTE)
    run("backup")
    (copy,) = journal.with_name("journal.copies").iterdir()
    for one in (journal, copy):
        (journal.parent / f"other {one.name}").hardlink_to(one)
    done = run("encrypt", stdin=TWICE, tty=True)
    for one in (journal, copy):
        assert f"Under another name this file is plain still: {one}" in flat(done)
    for one in journal.parent.glob("other *"):
        one.unlink()
    (journal.parent / "other.db").hardlink_to(journal)
    done = run("decrypt", "--yes")
    assert f"The key stays, for the other name of this file: {journal}" in flat(done)
    assert key_file.exists()
    assert run.keyring.held


def test_the_name_of_a_journal_is_taken_as_it_is_and_not_for_a_pattern(
    run: Terminal, journal: Path
) -> None:
    odd = journal.with_name("r [1].db")
    run("log", "mood=5", "-n", NOTE, "--journal", str(odd))
    run("backup", "--journal", str(odd))
    before, damaged = (
        odd.with_name(f"r [1].{said}.db") for said in ("before-version-2", "damaged-2026-11-22")
    )
    for one in (before, damaged):
        one.touch(mode=0o600)
        one.write_bytes(odd.read_bytes())
    done = run("encrypt", "--journal", str(odd), stdin=TWICE, tty=True)
    assert f"plain, until you delete it: {damaged}" in flat(done)
    damaged.unlink()
    assert holding(journal.parent, NOTE) == []
