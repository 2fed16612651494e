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
from enum import StrEnum
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from tests.campaign.faults import CASES, Case, Ended, Fault, Rehearsed, begin, can_trace, done
from tests.journal.files import is_sound, raw, without_triggers

ASKED = int(os.environ.get("SIDELOG_FAULTS", "0"))
FIRST = os.environ.get("SIDELOG_FROM", "")
WRITES = frozenset(
    {"write", "pwrite64", "fsync", "fdatasync", "rename", "link", "linkat", "unlink"}
    | {"ftruncate"}
)
ENTRIES = ("observation", "dose", "event", "note", "regimen_step", "visit", "question", "change")
DATA = Path(__file__).parents[1] / "data"

pytestmark = pytest.mark.skipif(not can_trace(), reason="strace is not here, or may not trace")


Begin = Callable[[Path], None]


class Steps(StrEnum):
    """What a command may leave where it is killed between two steps, each whole by itself."""

    NONE = "nothing: it is done, or it is not"
    TABLES = "tables of a version between"
    FILES = "some of the files that were to go"


class Killed(NamedTuple):
    """A command that is killed, and the folder that it finds.

    Attributes:
        argv: what is typed after `sidelog`.
        begin: makes the folder.
        steps: what may lie there after a kill beside what was there, and what was to be.
    """

    argv: tuple[str, ...]
    begin: Begin
    steps: Steps = Steps.NONE


def with_entries(folder: Path) -> None:
    """A journal with an entry of each kind."""
    begin(folder, journal=True)


def with_nothing(folder: Path) -> None:
    """No journal yet."""
    begin(folder, journal=False)


def of_version(version: int) -> Begin:
    """A journal that an earlier release wrote."""

    def begin_with(folder: Path) -> None:
        begin(folder, journal=False)
        journal = folder / "journal.db"
        journal.touch(mode=0o600)
        with raw(journal) as connection:
            connection.executescript((DATA / f"journal-v{version}.sql").read_text())

    return begin_with


def with_a_backup(folder: Path) -> None:
    """A journal that has more than its backup."""
    begin(folder, journal=True)
    done(folder, "backup", str(folder / "kept.db"))
    done(folder, "log", "mood=1", "--on", "2026-01-09")


def with_another(folder: Path) -> None:
    """Two copies of a journal, both of them written to."""
    with_a_backup(folder)
    done(folder, "log", "mood=2", "--on", "2026-01-10", "--journal", str(folder / "kept.db"))


def with_a_document(folder: Path) -> None:
    """A journal, and what it was as JSON, with more in it."""
    with_another(folder)
    done(folder, "export", "json", "-o", "whole.json", "--journal", str(folder / "kept.db"))


def with_a_document_alone(folder: Path) -> None:
    """A journal as JSON."""
    with_a_document(folder)
    (folder / "journal.db").unlink()


def damaged(folder: Path) -> None:
    """A journal that is not as its history and its copy say."""
    begin(folder, journal=True)
    done(folder, "backup")
    with raw(folder / "journal.db") as connection:
        without_triggers(connection)
        connection.execute("UPDATE observation SET value = 1 WHERE value = 5")
        connection.execute("DROP INDEX observation_window")


_WORD = ("--word", "ERASE")
_DOCUMENT = ("import", "json", "whole.json", "--apply")
LARGE: Mapping[str, Killed] = {
    "migrate": Killed(("log", "mood=6"), of_version(1), Steps.TABLES),
    "import": Killed(CASES["import"].argv, with_entries),
    "import json": Killed(_DOCUMENT, with_a_document),
    "backup": Killed(("backup", "new.db"), with_entries),
    "restore": Killed(("restore", "kept.db", "--yes"), with_a_backup),
    "merge": Killed(("merge", "kept.db", "--apply"), with_another),
    "erase": Killed(("erase", *_WORD), with_a_backup, Steps.FILES),
    "erase product": Killed(("erase", "product", "kratom", *_WORD), with_entries),
    "check --repair": Killed(("check", "--repair"), damaged),
}
"""The commands that write much at once."""

OTHERS: Mapping[str, Killed] = {
    "migrate 2": Killed(("log", "mood=6"), of_version(2), Steps.TABLES),
    "migrate 3": Killed(("dose", "kratom", "4g"), of_version(3), Steps.TABLES),
    "import json, first": Killed(
        ("import", "json", "whole.json", "--apply"), with_a_document_alone
    ),
    "erase measure": Killed(("erase", "measure", "mood", *_WORD), with_entries),
    "erase entry": Killed(("erase", "entry", "d1", *_WORD), with_entries),
    "merge --prefer": Killed(("merge", "kept.db", "--prefer", "theirs", "--apply"), with_another),
    **{
        name: Killed(case.argv, with_entries if case.begun else with_nothing)
        for name, case in CASES.items()
        if name not in LARGE
    },
}

ALL = {**LARGE, **(OTHERS if ASKED else {})}


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Begin], Path]:
    """The folder that a command finds, made once."""
    place = tmp_path_factory.mktemp("begun")

    @cache
    def folder(begin_with: Begin) -> Path:
        made = place / str(len(list(place.iterdir())))
        begin_with(made)
        return made

    return folder


@pytest.mark.parametrize("name", list(ALL))
def test_a_kill_loses_nothing_that_was_said(
    name: str, begun: Callable[[Begin], Path], given: Path
) -> None:
    killed = ALL[name]
    run = Rehearsed(Case(killed.argv), begun(killed.begin), given)
    assert run.undisturbed.code == 0, run.undisturbed.err
    wrong, seen = [], Counter[str]()
    for what, ended in _kills(run, ASKED or 4, name):
        there = run.there(ended)
        seen["said" if run.said(ended) else "unsaid"] += ended.code < 0
        seen["not hit"] += ended.code >= 0
        words = ", ".join(_faults(run, ended, killed.steps))
        if words:
            wrong.append(f"{what}: {words} ({there}) [{ended.code}] {ended.out}{ended.err}")
    print(f"{name:20}{sum(seen.values()):5} kills, {len(wrong)} wrong, {dict(seen)}")  # noqa: T201  (the table that -s shows)
    assert not wrong, "\n\n".join(wrong)


def _kills(run: Rehearsed, count: int, seed: str) -> Iterator[tuple[str, Ended]]:
    """Half of them at a system call that writes, half at a moment of chance."""
    chance = Random(f"{FIRST}{seed}")  # noqa: S311  (moments, not secrets)
    writes = [call for call in run.calls if call.name in WRITES and call.about]
    for call in chance.sample(writes, min(count // 2, len(writes))):
        fault = Fault(call.name, call.number, "KILL")
        yield str(fault), run.disturbed(fault)
    began = time.monotonic()
    run.killed_after(120)
    usual = time.monotonic() - began
    for _ in range(count - count // 2):
        seconds = chance.uniform(0, usual)
        ended = run.killed_after(seconds)
        if ended.code >= 0:  # it was over before
            usual = seconds
        yield f"after {seconds:.4f} s", ended


def _faults(run: Rehearsed, ended: Ended, steps: Steps) -> Iterator[str]:
    """What is wrong after a kill."""
    found, before, after = (one.journals for one in (ended.kept, run.before, run.undisturbed.kept))
    may_be = {
        Steps.NONE: lambda: False,
        Steps.TABLES: lambda: _has_all(run),
        Steps.FILES: lambda: found.items() <= before.items(),
    }
    if found not in (before, after) and not may_be[steps]():
        yield "something lies there that is neither as before nor as it was to be"
    if run.said(ended) == "kept" and found != after:
        yield "said to be kept, and is not there"
    if "Traceback" in ended.err:
        yield "a traceback"
    yield from _files_at_fault(run, ended)
    if steps == Steps.FILES:  # what it had begun is ended by the same
        run.then()
        if left := [str(one) for one in run.work.rglob("*journal*.db*")]:
            yield f"not erased: {left}"
    then = run.then("log", "mood=4", "--on", "2026-01-05")
    if then.code:
        yield f"the next command fails: {then.err}"
    elif not is_sound(run.work / "journal.db"):
        yield "the journal is not sound"
    if _left_over(run):  # it is taken away by the next that writes a file there
        run.then()
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
