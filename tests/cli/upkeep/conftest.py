"""What every test of upkeep has: a lock without the work that makes guessing slow."""

from pathlib import Path

import pytest

from sidelog.errors import BadDataError
from sidelog.journal.upkeep import keys
from tests.cli.upkeep.locks import NOTE, TWICE, key_file_in
from tests.terminal import Result, Terminal


@pytest.fixture
def quick_age(monkeypatch: pytest.MonkeyPatch) -> None:
    """Age files that cost nothing; those of age itself take seconds by design."""

    def seal(content: bytes, passphrase: str) -> bytes:
        return keys.AGE_BEGINS[0] + passphrase.encode().hex().encode() + b"\n" + content

    def unseal(content: bytes, passphrase: str) -> bytes:
        if not content.startswith(keys.AGE_BEGINS):
            raise BadDataError("This is not a file under a passphrase, as age makes them.")
        head, _, sealed = content.partition(b"\n")
        if head != seal(b"", passphrase).strip():
            raise keys.WrongPassphraseError("That is not the passphrase.")
        return sealed

    monkeypatch.setattr(keys, "seal", seal)
    monkeypatch.setattr(keys, "unseal", unseal)


@pytest.fixture
def session(tmp_path: Path) -> dict[str, str]:
    """The environment of a session that has a folder in memory."""
    folder = tmp_path / "run"
    folder.mkdir(mode=0o700)
    return {"XDG_RUNTIME_DIR": str(folder)}


@pytest.fixture
def key_file(journal: Path, encrypted: Result) -> Path:
    """Where the key of the encrypted journal lies."""
    assert encrypted.code == 0
    return key_file_in(journal.parent)


@pytest.fixture
def encrypted(run: Terminal, quick_age: None) -> Result:
    """A journal with a rating and a note, which was encrypted."""
    assert quick_age is None
    run("log", "mood=5", "-n", NOTE)
    return run("encrypt", stdin=TWICE, tty=True)
