"""What every test of upkeep has: a locked journal, its key and its session."""

from pathlib import Path

import pytest

from tests.cli.upkeep.locks import NOTE, TWICE, key_file_in
from tests.terminal import Result, Terminal


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
