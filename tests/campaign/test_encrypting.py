"""Killed while it encrypts or decrypts: the one or the other is there, and the next run ends it.

At every system call that touches the folder, or at some of them: SIDELOG_KILLS says how many.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from sidelog.journal.connection import JournalFile, identity_of
from sidelog.journal.store import open_aside
from sidelog.journal.tables.schema import RECORDED_TABLES
from sidelog.journal.upkeep import keys
from tests.campaign.faults import CALLS, Fault, _calls, _strace, can_trace
from tests.processes import SIDELOG, environ

KILLS = int(os.environ.get("SIDELOG_KILLS", "2"))
NOTE = b"itchy behind the ears"

AGE = '''
"""Age without the work that makes guessing slow."""
class DecryptError(Exception): ...
class passphrase:
    def encrypt(content, words, armored=False):
        return b"age-encryption.org/v1" + words.encode() + b"/" + content
    def decrypt(content, words):
        return content.removeprefix(b"age-encryption.org/v1" + words.encode() + b"/")
'''

pytestmark = pytest.mark.skipif(not can_trace(), reason="needs strace")


class Place:
    """A folder with a journal and a copy of it, and the commands that are run there."""

    def __init__(self, folder: Path) -> None:
        self.begun, self.work, self.trace = folder / "begun", folder / "work", folder / "trace"
        self._quick = folder / "quick"
        self._quick.mkdir()
        (self._quick / "pyrage.py").write_text(AGE)
        (folder / "words").write_text("four cold blue chairs")
        self._words = folder / "words"
        self.begun.mkdir(mode=0o700)

    def run(self, *argv: str, before: tuple[str, ...] = (), folder: Path | None = None) -> int:
        """Run a command there; returns its exit code."""
        place = folder or self.work
        env = environ(
            place / "journal.db",
            SIDELOG_PASSPHRASE_FILE=str(self._words),
            PYTHON_KEYRING_BACKEND="keyring.backends.fail.Keyring",
            PYTHONDONTWRITEBYTECODE="1",
            SIDELOG_COPIES="off",
        )
        env["PYTHONPATH"] = f"{self._quick}{os.pathsep}{env['PYTHONPATH']}"
        env.pop("XDG_RUNTIME_DIR", None)
        command = (*before, *SIDELOG, *argv)
        return subprocess.run(command, env=env, capture_output=True, check=False).returncode

    def anew(self) -> None:
        """Make the folder what it was before."""
        shutil.rmtree(self.work, ignore_errors=True)
        shutil.copytree(self.begun, self.work)

    def kills(self, *argv: str) -> Iterator[Fault]:
        """The places at which the command can be killed while it has the folder in hand."""
        self.anew()
        assert self.run(*argv, before=(*_strace(self.trace, ",".join(CALLS)), "--")) == 0
        calls = list(_calls(self.trace.read_text(errors="replace"), self.work))
        found = [Fault(one.name, one.number, "KILL") for one in calls if one.about == "disk"]
        Random(20261128).shuffle(found)  # noqa: S311  (places, not secrets)
        yield from found[:KILLS]


def rows_of(folder: Path) -> list[list[tuple[object, ...]]]:
    """What the journal of a folder holds, whichever way it is there."""
    path = folder / "journal.db"
    key = None
    if identity := identity_of(path):
        text = keys.key_file(path, identity).read_bytes().rpartition(b"/")[2].decode()
        key = keys.read_key(text)
        assert key is not None
    with open_aside(JournalFile(path, key)) as memory:
        return [
            memory.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()
            for table in RECORDED_TABLES
        ]


@pytest.mark.parametrize("argv", [("encrypt",), ("decrypt", "--yes")])
def test_killed_at_any_call_the_journal_opens_and_the_next_run_ends_it(
    argv: tuple[str, ...], given: Path
) -> None:
    place = Place(given)
    for line in (("log", "mood=5", "-n", NOTE.decode()), ("dose", "kratom", "4g"), ("backup",)):
        assert place.run(*line, folder=place.begun) == 0
    if argv[0] == "decrypt":
        assert place.run("encrypt", folder=place.begun) == 0
    expected = rows_of(place.begun)
    killed = 0
    for fault in place.kills(*argv):
        place.anew()
        killed += place.run(*argv, before=fault.strace(place.trace)) < 0
        assert rows_of(place.work) == expected, fault
        assert place.run(*argv) in {0, 1}, fault
        assert rows_of(place.work) == expected, fault
        files = [one for one in place.work.rglob("*") if one.is_file()]
        names = {one.name for one in files if one.name.startswith(".")}
        assert names <= {".journal.db.checked"}, fault
        if argv[0] == "encrypt":
            assert not [one.name for one in files if NOTE in one.read_bytes()], fault
        else:
            # A run that was killed last of all leaves the key: a backup may need it.
            assert {one.suffix for one in files} <= {".db", ".age", ".checked"}, fault
    assert killed == KILLS
