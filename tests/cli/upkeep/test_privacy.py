"""`privacy`: what lies where, who can read it, and what cannot be known."""

import os
from pathlib import Path

import pytest

from tests.cli.transcripts import transcript
from tests.cli.upkeep.locks import TWICE
from tests.snapshots import Snapshots
from tests.terminal import Terminal


def test_ten_lines_say_what_lies_where(run: Terminal, tmp_path: Path, snapshot: Snapshots) -> None:
    shown = [transcript(run, "privacy")]
    run("log", "mood=5")
    run("journals", "add", "anna", str(tmp_path / "home" / "a.db"))
    shown.append(transcript(run, "privacy", "privacy --json"))
    snapshot("privacy", "\n".join(shown).replace(str(tmp_path), "HOME"))
    assert len(run("privacy").out.splitlines()) == 10


def test_a_file_or_folder_that_others_may_open_is_said_with_what_closes_it(
    run: Terminal, given: Path
) -> None:
    file = given / "journal.db"
    run("log", "mood=5", "--journal", str(file))
    file.chmod(0o644)
    given.chmod(0o755)
    answer = run("privacy", "--journal", str(file))
    said = f"Others on this computer may open {file} (0644), and 1 more. Close it: chmod 600"
    assert said in answer.out
    data = run("privacy", "--journal", str(file), "--json").data
    assert data["open_to_others"] == {str(file): "0644", str(given): "0755"}
    file.chmod(0o600)
    assert f"{given} (0755). Close it: chmod 700" in run("privacy", "--journal", str(file)).out


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("Dropbox", "Dropbox"),
        ("OneDrive - Work", "OneDrive"),
        ("Nextcloud", "Nextcloud"),
        ("Mobile Documents", "iCloud"),
        ("my dropbox", ""),
    ],
)
def test_a_folder_of_a_service_is_said(
    run: Terminal, tmp_path: Path, folder: str, service: str
) -> None:
    place = tmp_path / folder / "journal.db"
    place.parent.mkdir(mode=0o700)
    answer = run("privacy", "--journal", str(place))
    assert (f"like one of {service}:" in answer.out) is bool(service)
    data = run("privacy", "--journal", str(place), "--json").data
    assert data["synced_by"] == (service or None)


def test_a_link_into_such_a_folder_is_followed(run: Terminal, tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir(mode=0o700)
    (tmp_path / "home" / "journal.db").symlink_to(tmp_path / "Dropbox" / "journal.db")
    assert "one of Dropbox" in run("privacy").out


def test_copies_and_encryption_are_said(run: Terminal, journal: Path) -> None:
    identity = bytes(range(128, 144))
    journal.write_bytes(identity + os.urandom(4080))
    key = journal.with_name("sidelog-8081828384858687.key.age")
    key.write_bytes(b"age")
    folder = journal.with_name("journal.copies")
    folder.mkdir(mode=0o700)
    copy = folder / "2026-11-22T210000-day.db"
    copy.write_bytes(bytes(2_500_000))
    for place in (copy, journal, key):
        place.chmod(0o600)
    said = run("privacy").out
    assert f"copies     1 copy, 2.5 MB: {folder}\n" in said
    kept = run("privacy", env={"SIDELOG_COPIES": "on"}).out
    assert f"2.5 MB, one a day, as it was after its last writing: {folder}\n" in kept
    assert "encryption On: a lost disk or a copied file says nothing;" in said
    assert f"Its key file: {key}\n" in said
    assert "history    in the journal: what was" in said


@pytest.mark.usefixtures("quick_age")
def test_what_is_plain_beside_an_encrypted_journal_is_said_until_it_is_encrypted_too(
    run: Terminal, journal: Path
) -> None:
    run("log", "mood=5")
    run("backup")
    (copy,) = journal.with_name("journal.copies").iterdir()
    plain = copy.read_bytes()
    run("encrypt", stdin=TWICE, tty=True)
    assert run("privacy", "--json").data["plain"] == run("check", "--json").data["plain"] == []
    copy.write_bytes(plain)  # as of a decrypt that was killed after the copies
    said = f"Not encrypted beside it: {copy}. Copies: sidelog encrypt;"
    assert f"encryption On for the journal alone. {said}" in run("privacy").out
    assert said in " ".join(run("check").err.split())
    assert run("check", "--json").data["plain"] == [str(copy)]
    assert run("encrypt").code == 0
    assert run("privacy", "--json").data["plain"] == []


def test_of_a_file_that_is_no_journal_it_is_not_said_that_it_is_not_encrypted(
    run: Terminal, journal: Path
) -> None:
    journal.touch(mode=0o600)
    journal.write_text("Dear diary. " * 99)
    assert "encryption Not known:" in run("privacy").out
    assert run("privacy", "--json").data["encrypted"] is None
