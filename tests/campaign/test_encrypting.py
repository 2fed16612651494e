"""Killed while a journal is encrypted, decrypted, locked or written to: it opens all the same.

The one or the other is there, and the next run ends it.  Half of the kills come at a system call
that touches the folder, half at a moment of chance: SIDELOG_KILLS says how many of each command.
"""

import os
import shutil
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from types import ModuleType

import pytest

from sidelog.journal.connection import JournalFile, identity_of
from sidelog.journal.store import open_aside
from sidelog.journal.tables.schema import RECORDED_TABLES
from sidelog.journal.upkeep.encryption import keys
from tests.campaign import forked
from tests.campaign.faults import CALLS, Fault, calls, can_trace, place_of, rows_of, traced

KILLS = int(os.environ.get("SIDELOG_KILLS", "2"))
FIRST = os.environ.get("SIDELOG_FROM", "")
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


class Encrypting:
    """A folder with a journal and a copy of it, and the commands that are run there."""

    def __init__(self, folder: Path) -> None:
        self.begun, self.work, self.trace = folder / "begun", folder / "work", folder / "trace"
        self.begun.mkdir(mode=0o700)
        self._words = folder / "words", folder / "new words"
        for file, words in zip(
            self._words, ("four cold blue chairs", "a warm grey sofa"), strict=True
        ):
            file.touch(mode=0o600)
            file.write_text(words)
        self._hand = folder / "hand"
        self._hand.mkdir(mode=0o700)

    def run(
        self,
        argv: Sequence[str],
        strace: Sequence[str] = (),
        seconds: float = 120,
        folder: Path | None = None,
        *,
        is_changed: bool = False,
    ) -> forked.Ran:
        """Run a command there; `is_changed`: with the passphrase that was the new one."""
        place = place_of(
            folder or self.work,
            SIDELOG_PASSPHRASE_FILE=str(self._words[is_changed]),
            SIDELOG_NEW_PASSPHRASE_FILE=str(self._words[not is_changed]),
            PYTHON_KEYRING_BACKEND="keyring.backends.fail.Keyring",
            XDG_RUNTIME_DIR=str(self._hand),
        )
        return forked.run(argv, place, strace, seconds, warms=not strace and seconds == 120)

    def anew(self) -> None:
        """Make the folder what it was before."""
        shutil.rmtree(self.work, ignore_errors=True)
        shutil.copytree(self.begun, self.work)

    def kills(self, argv: Sequence[str]) -> Iterator[tuple[object, forked.Ran]]:
        """Kill the command while it has the folder in hand, and at any moment."""
        self.anew()
        began = self.run(argv)
        self.anew()
        assert self.run(argv, traced(self.trace, ",".join(CALLS))).code == began.code
        asked = calls(self.trace.read_text(errors="replace"), self.work)
        found = [Fault(one.name, one.number, "KILL") for one in asked if one.about == "disk"]
        chance = Random(f"{FIRST}{argv}")  # noqa: S311  (places, not secrets)
        for fault in chance.sample(found, min((KILLS + 1) // 2, len(found))):
            self.anew()
            yield fault, self.run(argv, fault.strace(self.trace))
        self.anew()
        start = time.monotonic()
        self.run(argv)
        usual = time.monotonic() - start
        for _ in range(KILLS // 2):
            self.anew()
            seconds = chance.uniform(0, usual)
            ran = self.run(argv, seconds=seconds)
            usual = usual if ran.code < 0 else seconds  # it was over before
            yield seconds, ran


def rows_in(folder: Path) -> dict[str, tuple[tuple[object, ...], ...]]:
    """What the journal of a folder holds, whichever way it is there."""
    path = folder / "journal.db"
    key = None
    if identity := identity_of(path):
        text = keys.key_file(path, identity).read_bytes().rpartition(b"/")[2].decode()
        key = keys.read_key(text)
        assert key is not None
    with open_aside(JournalFile(path, key)) as memory:
        return {table: rows_of(memory, table) for table in RECORDED_TABLES}


TURNED = {
    "encrypt": ("encrypt",),
    "decrypt": ("decrypt", "--yes"),
}
WRITTEN = {
    "passphrase": ("passphrase",),
    "lock": ("lock",),
    "unlock": ("unlock",),
    "log": ("log", "mood=6"),
    "undo": ("undo",),
    "backup": ("backup",),
    "restore": ("restore", "kept.db", "--yes"),
    "merge": ("merge", "kept.db", "--apply"),
    "erase note": ("erase", "entry", "n1", "--word", "ERASE"),
}
"""Commands of an encrypted journal."""


@pytest.fixture
def place(given: Path, monkeypatch: pytest.MonkeyPatch) -> Encrypting:
    """The folder with a journal."""
    quick = ModuleType("pyrage")
    exec(AGE, quick.__dict__)  # noqa: S102  (it stands above)
    monkeypatch.setitem(sys.modules, "pyrage", quick)
    place = Encrypting(given)
    for line in (("log", "mood=5", "-n", NOTE.decode()), ("dose", "kratom", "4g"), ("backup",)):
        assert place.run(line, folder=place.begun).code == 0
    return place


@pytest.mark.parametrize("name", list(TURNED))
def test_killed_at_any_call_the_journal_opens_and_the_next_run_ends_it(
    name: str, place: Encrypting
) -> None:
    argv = TURNED[name]
    if name == "decrypt":
        assert place.run(("encrypt",), folder=place.begun).code == 0
    expected = rows_in(place.begun)
    seen = Counter[int]()
    for kill, ran in place.kills(argv):
        seen[ran.code] += 1
        assert rows_in(place.work) == expected, kill
        assert place.run(argv).code in {0, 1}, kill
        assert rows_in(place.work) == expected, kill
        files = [one for one in place.work.rglob("*") if one.is_file()]
        names = {one.name for one in files if one.name.startswith(".")}
        assert names <= {".journal.db.checked"}, kill
        if name == "encrypt":
            assert not [one.name for one in files if NOTE in one.read_bytes()], kill
        else:
            # A run that was killed last of all leaves the key: a backup may need it.
            kinds = {one.suffix for one in files if one.name not in names}
            assert kinds <= {".db", ".age"}, kill
    print(f"{name:20}{sum(seen.values()):5} kills, {dict(seen)}")  # noqa: T201  (the table that -s shows)


@pytest.mark.parametrize("name", list(WRITTEN) if KILLS > 2 else ["passphrase", "merge"])
def test_a_kill_leaves_an_encrypted_journal_that_opens(name: str, place: Encrypting) -> None:
    argv = WRITTEN[name]
    assert place.run(("encrypt",), folder=place.begun).code == 0
    assert place.run(("backup", "kept.db"), folder=place.begun).code == 0
    later = ("log", "mood=1", "--on", "2026-01-09")
    assert place.run(later, folder=place.begun).code == 0
    before = rows_in(place.begun)
    place.anew()
    ended = place.run(argv)
    # A file with the passphrase opens it still, and so it says that it is not locked.
    assert ended.code == (name == "lock"), ended
    after = rows_in(place.work)
    seen = Counter[int]()
    for kill, ran in place.kills(argv):
        seen[ran.code] += 1
        now = rows_in(place.work)
        assert now in (before, after), kill
        if ran.code == 0 or (ran.out and ran.out[:20] == ended.out[:20]):
            assert now == after, kill
        place.run(argv)
        assert 0 in (place.run(later, is_changed=one).code for one in (False, True)), kill
        names = {one.name for one in place.work.rglob(".*")}
        assert names <= {".journal.db.checked"}, kill
        assert not [one for one in place.work.rglob("*.db") if NOTE in one.read_bytes()], kill
    print(f"{name:20}{sum(seen.values()):5} kills, {dict(seen)}")  # noqa: T201  (the table that -s shows)
