"""Commands that are killed: what they said they kept is there, and what is there is whole.

Half of the kills come with a system call that writes, half at a moment of chance.  A few of the
largest commands by default; with SIDELOG_FAULTS=50 so many of every command.
"""

import os
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from sidelog.cli.commands import COMMANDS
from tests.campaign.faults import CASES, Case, Ended, Fault, Rehearsed, begin, can_trace
from tests.journal.files import is_sound
from tests.processes import sidelog

ASKED = int(os.environ.get("SIDELOG_FAULTS", "0"))
WRITES = frozenset(
    {"write", "pwrite64", "fsync", "fdatasync", "rename", "link", "linkat", "unlink"}
    | {"ftruncate"}
)
ENTRIES = ("observation", "dose", "event", "note", "regimen_step", "visit", "question", "change")
DATA = Path(__file__).parents[1] / "data"

pytestmark = pytest.mark.skipif(not can_trace(), reason="strace is not here, or may not trace")


class Killed(NamedTuple):
    """A command that is killed, and the folder that it finds.

    Attributes:
        argv: what is typed after `sidelog`.
        begin: makes the folder.
        by_steps: whether it comes to its end in several steps, each of which is whole by itself.
    """

    argv: tuple[str, ...]
    begin: Callable[[Path], None]
    by_steps: bool = False


def with_entries(folder: Path) -> None:
    """A journal with an entry of each kind."""
    begin(folder, journal=True)


def with_nothing(folder: Path) -> None:
    """No journal yet."""
    begin(folder, journal=False)


def of_an_older_version(folder: Path) -> None:
    """A journal that the first release wrote."""
    begin(folder, journal=False)
    journal = folder / "journal.db"
    journal.touch(mode=0o600)
    with closing(sqlite3.connect(journal)) as connection:
        connection.executescript((DATA / "journal-v1.sql").read_text())


def with_a_backup(folder: Path) -> None:
    """A journal that has more than its backup."""
    begin(folder, journal=True)
    journal = folder / "journal.db"
    sidelog(journal, "backup", str(folder / "kept.db")).check_returncode()
    sidelog(journal, "log", "mood=1", "--on", "2026-01-09").check_returncode()


def with_another(folder: Path) -> None:
    """Two copies of a journal, both of them written to."""
    begin(folder, journal=True)
    journal, other = folder / "journal.db", folder / "other.db"
    with closing(sqlite3.connect(journal)) as here, closing(sqlite3.connect(other)) as there:
        here.backup(there)
    other.chmod(0o600)
    sidelog(journal, "log", "mood=1", "--on", "2026-01-09").check_returncode()
    sidelog(other, "log", "mood=2", "--on", "2026-01-10").check_returncode()


LARGE: Mapping[str, Killed] = {
    "migrate": Killed(("log", "mood=6"), of_an_older_version, by_steps=True),
    "import": Killed(CASES["import"].argv, with_entries),
    "backup": Killed(("backup", "new.db"), with_entries),
    "restore": Killed(("restore", "kept.db", "--yes"), with_a_backup),
    "merge": Killed(("merge", "other.db", "--apply"), with_another),
}
"""The commands that write much at once; one that is not there yet is left out."""

ALL = {name: one for name, one in LARGE.items() if one.argv[0] in COMMANDS} | {
    name: Killed(case.argv, with_entries if case.begun else with_nothing)
    for name, case in CASES.items()
    if ASKED and name not in LARGE
}


@pytest.mark.parametrize("name", list(ALL))
def test_a_kill_loses_nothing_that_was_said(name: str, given: Path) -> None:
    killed = ALL[name]
    begun = given / "begun"
    killed.begin(begun)
    run = Rehearsed(Case(killed.argv), begun, given)
    assert run.undisturbed.code == 0, run.undisturbed.err
    wrong, seen = [], Counter[str]()
    for what, ended in _kills(run, ASKED or 6, name):
        there = run.there(ended)
        seen["not hit" if ended.code >= 0 else "said" if run.said(ended) else "unsaid"] += 1
        words = ", ".join(_faults(run, ended, killed))
        if words:
            wrong.append(f"{what}: {words} ({there}) [{ended.code}] {ended.out}{ended.err}")
    print(f"{name:16}{sum(seen.values()):5} kills, {len(wrong)} wrong, {dict(seen)}")  # noqa: T201  (the table that -s shows)
    assert not wrong, "\n\n".join(wrong)


def _kills(run: Rehearsed, count: int, seed: str) -> Iterator[tuple[str, Ended]]:
    """Half of them at a system call that writes, half at a moment of chance."""
    chance = Random(seed)  # noqa: S311  (moments, not secrets)
    writes = [call for call in run.calls if call.name in WRITES and call.about]
    for call in chance.sample(writes, min(count // 2, len(writes))):
        fault = Fault(call.name, call.number, "KILL")
        yield str(fault), run.disturbed(fault)
    began = time.monotonic()
    run.killed_after(120)
    usual = time.monotonic() - began
    for _ in range(count - count // 2):
        seconds = chance.uniform(0.2, 1) * usual
        yield f"after {seconds:.3f} s", run.killed_after(seconds)


def _faults(run: Rehearsed, ended: Ended, killed: Killed) -> Iterator[str]:
    """What is wrong after a kill."""
    found, journals = ended.kept.journals, (run.before.journals, run.undisturbed.kept.journals)
    if found not in journals and not (killed.by_steps and _has_all(run)):
        yield "something lies there that is neither as before nor as it was to be"
    if run.said(ended) == "kept" and found != journals[1]:
        yield "said to be kept, and is not there"
    if "Traceback" in ended.err:
        yield "a traceback"
    yield from _files_at_fault(run, ended)
    then = sidelog(run.work / "journal.db", "log", "mood=4", "--on", "2026-01-05")
    if then.returncode:
        yield f"the next command fails: {then.stderr}"
    elif not is_sound(run.work / "journal.db"):
        yield "the journal is not sound"
    if _left_over(run):  # it is taken away by the next that writes a file there
        run.again()
    if left := _left_over(run):
        yield f"left over: {left}"


def _left_over(run: Rehearsed) -> list[str]:
    return [one.name for one in run.work.rglob(".*.sidelog-*")]


def _files_at_fault(run: Rehearsed, ended: Ended) -> Iterator[str]:
    """Files that are neither as they were, nor as they were to be."""
    before, after = run.before.files, run.undisturbed.kept.files
    for name, content in ended.kept.files.items():
        if name.endswith(".db"):
            if not is_sound(run.work / name):
                yield f"{name} does not open"
        elif content not in {before.get(name), after.get(name)}:
            yield f"{name} is half written"


def _has_all(run: Rehearsed) -> bool:
    """Whether every entry of the journal before is there, with all that it said."""
    with (
        closing(sqlite3.connect(run.begun / "journal.db")) as before,
        closing(sqlite3.connect(run.work / "journal.db")) as now,
    ):
        for table in ENTRIES:
            rows = before.execute(f"SELECT * FROM {table}")
            names = ", ".join(column[0] for column in rows.description)
            if not set(rows) <= set(now.execute(f"SELECT {names} FROM {table}")):
                return False
    return is_sound(run.work / "journal.db")
