"""What is acknowledged is on disk: kills, races and full disks, with real processes."""

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.journal.files import is_sound, raw, recorded, rows
from tests.processes import ROOT, environ, finish, python, sidelog

KILLS = int(os.environ.get("SIDELOG_KILLS", "25"))

# One long-lived process that enters weights by the journal itself; argv: path, first, count.
WRITER = """
import sys, uuid
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from sidelog.journal.history.batches import Writer
from sidelog.journal.journal import open_journal

path, first, count = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
now = datetime(2026, 11, 22, 21, tzinfo=timezone.utc)
writer = Writer(now, now.date(), "writer", "write", lambda: str(uuid.uuid4()))
for number in range(first, first + count):
    with open_journal(path, writer) as journal:
        journal.record("weight", date(2000, 1, 1) + timedelta(days=number), number + 0.5)
    print(number, flush=True)
"""


def entered(journal: Path) -> list[int]:
    """The numbers of the weights that are in the journal."""
    found = rows(journal, "SELECT value FROM observation ORDER BY value")
    return [int(value - 0.5) for (value,) in found]


def log(journal: Path, number: int) -> "subprocess.CompletedProcess[str]":
    """Enter the weight of that number by the command a person types."""
    return sidelog(journal, *log_line(number))


def log_line(number: int) -> tuple[str, ...]:
    day = f"{2000 + number // 300}-{number // 25 % 12 + 1:02}-{number % 25 + 1:02}"
    return ("log", f"weight={number + 0.5}", "--on", day)


@pytest.fixture
def memory() -> Iterator[Path]:
    """A folder where syncing costs nothing: for races, which do not need a disk."""
    shared = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108
    with TemporaryDirectory(dir=shared) as folder:
        yield Path(folder)


# Killed at any moment


def test_every_acknowledged_command_survives_kill_9_at_any_moment(journal: Path) -> None:
    chance = random.Random(20261122)  # noqa: S311  (moments, not secrets)
    assert log(journal, 0).returncode == 0
    started = time.monotonic()
    assert log(journal, 1).returncode == 0
    usual = time.monotonic() - started
    acknowledged, killed = {0, 1}, 0
    for number in range(2, KILLS + 2):
        line = (sys.executable, "-c", RUN, *log_line(number))
        process = subprocess.Popen(line, env=environ(journal), stdout=subprocess.PIPE, text=True)
        waits = chance.uniform(0.3, 1.2) * usual
        time.sleep(waits)
        process.kill()
        if "weight" in finish(process).stdout:
            acknowledged.add(number)
        is_killed = process.returncode == -signal.SIGKILL
        # What else the machine does changes how long it takes: the kills follow that.
        usual = usual * 1.1 if is_killed else min(usual, waits)
        killed += is_killed
        assert acknowledged <= set(entered(journal))
    assert killed >= KILLS // 5
    assert set(entered(journal)) <= set(range(KILLS + 2))
    undone_and_redone(journal)


RUN = "from sidelog.cli.main import entry_point; entry_point()"


def undone_and_redone(journal: Path) -> None:
    """The file is sound, and undo and redo still work on it."""
    assert is_sound(journal)
    before = recorded(journal)
    assert sidelog(journal, "undo").returncode == 0
    assert len(recorded(journal)["observation"]) == len(before["observation"]) - 1
    assert sidelog(journal, "redo").returncode == 0
    assert recorded(journal) == before


def test_every_acknowledged_transaction_survives_kill_9_between_its_writes(journal: Path) -> None:
    chance = random.Random(20261123)  # noqa: S311
    first = 0
    for _ in range(KILLS):
        process = python(WRITER, journal, journal, first, 10_000)
        assert process.stdout is not None
        acknowledged = [int(process.stdout.readline())]
        time.sleep(chance.uniform(0, 0.03))
        process.kill()
        # From the same buffer: what was read ahead with the first line would be lost otherwise.
        acknowledged += [int(line) for line in process.stdout if line.endswith("\n")]
        finish(process)
        found = entered(journal)
        assert set(acknowledged) <= set(found)
        assert len(found) <= first + len(acknowledged) + 1  # one may be written and not yet said
        first = max(found) + 1
    assert entered(journal) == list(range(first))
    undone_and_redone(journal)


def test_a_process_killed_inside_a_transaction_leaves_what_was_there(journal: Path) -> None:
    assert log(journal, 0).returncode == 0
    before = recorded(journal)
    assert finish(python(DIE_INSIDE, journal, journal)).returncode == -signal.SIGKILL
    assert journal.with_name("journal.db-journal").stat().st_size > 0  # pages had been written
    assert recorded(journal) == before
    undone_and_redone(journal)


DIE_INSIDE = """
import os, sys
from pathlib import Path
from sidelog.journal import store
from sidelog.journal.connection import JournalFile

with store.open_file(JournalFile(Path(sys.argv[1])), create=False) as connection:
    connection.execute("PRAGMA cache_size = 1")  # so that pages reach the disk before the end
    with store.transaction(connection, writing=True):
        connection.execute("UPDATE observation SET value = value + 1")
        connection.execute("UPDATE measure SET title = hex(zeroblob(20))")
        connection.execute("DELETE FROM observation")
        os.kill(os.getpid(), 9)
"""


# Two at once


def test_two_processes_writing_500_entries_each_leave_a_thousand(memory: Path) -> None:
    path = memory / "journal.db"
    writers = [python(WRITER, path, path, first, 500) for first in (0, 500)]
    assert [finish(writer).returncode for writer in writers] == [0, 0]
    assert entered(path) == list(range(1000))
    assert rows(path, "SELECT count(*) FROM batch") == [(1000,)]
    assert is_sound(path)


def test_two_people_typing_at_once_lose_nothing(memory: Path) -> None:
    path = memory / "journal.db"
    typists = [python(TYPIST, path, first) for first in (0, 30)]
    assert [finish(typist).returncode for typist in typists] == [0, 0]
    assert entered(path) == list(range(60))
    assert is_sound(path)


TYPIST = """
import os, sys
from pathlib import Path
from tests.test_durability import log

for number in range(int(sys.argv[1]), int(sys.argv[1]) + 30):
    log(Path(os.environ["SIDELOG_JOURNAL"]), number).check_returncode()
"""


# A disk that refuses


def test_a_file_that_may_not_grow_loses_nothing(journal: Path) -> None:
    assert log(journal, 0).returncode == 0
    before = journal.read_bytes()
    size = len(before)

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    refused = sidelog(journal, "log", "mood=5", "-n", "n" * 100_000, before=limit)
    assert (refused.returncode, refused.stdout) == (74, "")
    assert refused.stderr.splitlines()[0] == (
        f"Not recorded: the journal {journal} could not be read or written: "
        "the disk reports an error."
    )
    assert journal.read_bytes() == before
    undone_and_redone(journal)


@pytest.fixture
def full(given: Path) -> "FullDisk":
    """A small disk, seen only by the processes on it."""
    return FullDisk(given / "disk")


class FullDisk:
    """A file system of one megabyte in a mount namespace of its own; needs root on Linux."""

    def __init__(self, place: Path) -> None:
        self._place = place
        place.mkdir()
        if not shutil.which("unshare") or self.run("true").returncode:
            pytest.skip("a disk can only be mounted by root on Linux")

    def run(self, script: str) -> "subprocess.CompletedProcess[str]":
        """Run a shell script on the disk; `sidelog` in it is the command."""
        function = f'sidelog() {{ "{sys.executable}" -c "{RUN}" "$@"; }}'
        mounted = f"mount -t tmpfs -o size=1m,mode=0700 none {self._place} && cd {self._place}"
        command = ("unshare", "--mount", "sh", "-c", f"{function}; {mounted} && {script}")
        journal = self._place / "journal.db"
        return subprocess.run(
            command, env=environ(journal), cwd=ROOT, capture_output=True, text=True, check=False
        )


def test_a_full_disk_is_said_and_loses_nothing(full: FullDisk) -> None:
    ended = full.run(
        "sidelog log mood=5 && cp journal.db before.db"
        " && { head -c 4M /dev/zero > filler 2>/dev/null; sidelog log mood=6 -n full;"
        ' echo "exit $?"; cmp journal.db before.db && rm filler && sidelog log mood=6; }'
    )
    assert ended.returncode == 0, ended.stderr
    first, refused, last = ended.stdout.splitlines()
    assert "mood 5" in first
    assert refused == "exit 74"
    assert "mood 6" in last
    assert "could not be written: the disk is full." in ended.stderr
    assert "Nothing was changed." in ended.stderr


@pytest.mark.parametrize("size", ["4M", "1023k"])
def test_a_full_disk_gets_no_half_made_journal(full: FullDisk, size: str) -> None:
    ended = full.run(
        f"head -c {size} /dev/zero > filler 2>/dev/null; sidelog log mood=5; echo exit $?;"
        " ls; rm filler; sidelog log mood=5"
    )
    assert ended.returncode == 0, ended.stderr
    refused, left, later = ended.stdout.splitlines()
    assert refused in {"exit 73", "exit 74"}
    assert left == "filler"
    assert "mood 5" in later
    assert "the disk is full" in ended.stderr


def test_a_disk_that_became_read_only_is_read_and_not_written(full: FullDisk) -> None:
    ended = full.run(
        "sidelog log mood=5 && mount -o remount,ro . &&"
        " { sidelog log mood=6; echo exit $?; sidelog show --plain; }"
    )
    assert ended.returncode == 0, ended.stderr
    assert "exit 74" in ended.stdout
    assert "cannot be written to." in ended.stderr
    assert "mood" in ended.stdout.split("exit 74")[1]


# What can be asked of the raw file


def test_a_journal_on_disk_can_be_read_by_any_sqlite(journal: Path) -> None:
    assert log(journal, 7).returncode == 0
    with raw(journal) as connection:
        connection.row_factory = None
        answer = connection.execute(
            "SELECT name, day, value FROM observation JOIN measure ON measure.id = measure_id"
        ).fetchall()
    assert answer == [("weight", "2000-01-08", 7.5)]
