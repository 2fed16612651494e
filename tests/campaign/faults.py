"""One command, one system call of it, one fault: what was said, and what is on disk.

strace counts the system calls of a command that nothing disturbs, and then runs it again with a
fault at one of them: an error that the call answers instead, or a signal that arrives with it.
What the command said is then held against its folder: the journal, the settings, the files.
"""

import re
import shutil
import sqlite3
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.campaign import forked
from tests.journal.files import raw
from tests.processes import environ

CALLS = (
    *("openat", "mkdir", "pread64", "read", "pwrite64", "write", "fsync", "fdatasync", "ftruncate"),
    *("rename", "linkat", "link", "unlink", "close", "fchmod", "chmod", "newfstatat", "fcntl"),
)
"""What a command asks of the system that can fail, and between which a signal can arrive."""

SIGNALS = ("KILL", "INT", "TERM", "HUP")
_NO_ROOM = ("EIO", "ENOSPC", "EDQUOT")
ERRORS: Mapping[str, tuple[str, ...]] = {
    "openat": (*_NO_ROOM, "EROFS", "EACCES", "EMFILE"),
    "mkdir": (*_NO_ROOM, "EROFS", "EACCES"),
    **dict.fromkeys(("link", "linkat", "rename"), (*_NO_ROOM, "EROFS")),
    **dict.fromkeys(("pwrite64", "write"), _NO_ROOM),
    "unlink": ("EIO", "EROFS"),
}
"""What a call may answer; any other call EIO."""

_BEGUN = (
    ("log", "mood=5", "-n", "itchy"),
    ("dose", "kratom", "4g", "--at", "00:00"),
    ("event", "reduce", "kratom"),
    ("product", "add", "green tea", "--unit", "g"),
    ("log", "shedding=2"),
    ("undo",),
)
_DONE = re.compile(
    r"^(Recorded|Undone|Brought back|Deleted|Changed|Written|Erased|Repaired|Merged)[.,: ]",
    re.MULTILINE,
)
_NOT_DONE = re.compile(r"^Not \w|Nothing (more )?was \w|is not recorded", re.MULTILINE)
_UNKNOWN = "It is not known whether"
_DEMO = "An invented year is in"
_OF_A_RUN = re.compile(r"uuid|\w*_at|recorded_on|session|digest")
"""Columns that every run fills differently."""


class Case(NamedTuple):
    """A command that puts something on disk.

    Attributes:
        argv: what is typed after `sidelog`.
        begun: whether there is a journal with an entry of each kind already.
    """

    argv: tuple[str, ...]
    begun: bool = True


CASES: Mapping[str, Case] = {
    "log": Case(("log", "mood=6", "-n", "wash day")),
    "log, first": Case(("log", "mood=6"), begun=False),
    "log, danger": Case(("log", "shedding=4", "-n", "I want to die")),
    "log --json": Case(("log", "mood=6", "--json")),
    "dose": Case(("dose", "kratom", "3g", "--at", "00:00")),
    "dose, new": Case(("dose", "zinc", "15mg", "--on", "2026-01-20")),
    "event": Case(("event", "illness", "flu", "--on", "2026-01-20")),
    "regimen": Case(("regimen", "zinc", "15mg", "daily", "--from", "2026-01-02")),
    "undo": Case(("undo",)),
    "redo": Case(("redo",)),
    "edit": Case(("edit", "d1", "--amount", "3g")),
    "delete": Case(("delete", "n1", "--yes")),
    "measure add": Case(("measure", "add", "cramps", "--anchor", "0=none")),
    "measure edit": Case(("measure", "edit", "mood", "--title", "How I was")),
    "measure retire": Case(("measure", "retire", "nails")),
    "product add": Case(("product", "add", "iron", "--form", "tablet", "--unit", "mg")),
    "product edit": Case(("product", "edit", "kratom", "--strength", "2 mg a gram")),
    "product join": Case(("product", "join", "green tea", "kratom")),
    "visit add": Case(("visit", "add", "Dr Vo", "--on", "2026-01-20")),
    "visit ask": Case(("visit", "ask", "Is it the water?")),
    "profile": Case(("profile", "name", "Ada L.")),
    "import": Case(("import", "csv", "moods.csv", "--day", "day", "--measure", "mood", "--apply")),
    "settings": Case(("settings", "region", "US")),
    "export": Case(("export", "csv", "-o", "out.csv")),
    "export --force": Case(("export", "csv", "-o", "old.csv", "--force")),
    "report": Case(("report", "-o", "page.html")),
    "demo": Case(("demo", "--folder", "demo")),
}
"""The commands by what they are called in the table."""


class Fault(NamedTuple):
    """What happens at one call of a command.

    Attributes:
        call: the system call.
        number: which one of its calls, counted from 1.
        what: an error such as "EIO", or a signal such as "INT".
        lasts: whether it happens at every later one too.
    """

    call: str
    number: int
    what: str
    lasts: bool = False

    @property
    def is_signal(self) -> bool:
        """Whether a signal arrives; else the call fails."""
        return self.what in SIGNALS

    def __str__(self) -> str:
        return f"{self.call} {self.number}{'+' if self.lasts else ''} {self.what}"

    def strace(self, trace: Path) -> tuple[str, ...]:
        """What stands before the command so that it happens."""
        how = "signal" if self.is_signal else "error"
        when = f"{self.number}{'+' if self.lasts else ''}"
        inject = f"inject={self.call}:{how}={self.what}:when={when}"
        return (*traced(trace, self.call), "-e", inject)


class Call(NamedTuple):
    """One system call of a command that nothing disturbed.

    Attributes:
        name: what was called.
        number: which one of its calls, counted from 1.
        about: "disk" for what is to be kept, "answer" for what is said; "" for all else.
    """

    name: str
    number: int
    about: str


class Kept(NamedTuple):
    """What lies in a folder.

    Attributes:
        journals: the rows of each journal, by table.
        files: the bytes of every other file.
        empty: journals that hold nothing at all.
    """

    journals: Mapping[str, Mapping[str, tuple[tuple[object, ...], ...]]]
    files: Mapping[str, bytes]
    empty: frozenset[str] = frozenset()


class Ended(NamedTuple):
    """How a command ended that something happened to.

    Attributes:
        code: the exit code; negative for the signal that killed it.
        out: stdout.
        err: stderr.
        kept: what lies in the folder afterwards.
        hit: what it happened to, as strace has it; empty where it did not happen.
    """

    code: int
    out: str
    err: str
    kept: Kept
    hit: str


def can_trace() -> bool:
    """Whether strace is here, and may do its work."""
    if not shutil.which("strace"):
        return False
    tried = ("strace", "-f", "-qq", "-e", "trace=close", "true")
    return subprocess.run(tried, capture_output=True, check=False).returncode == 0


def begin(folder: Path, *, journal: bool) -> None:
    """Make the folder that a command finds."""
    folder.mkdir(mode=0o700)
    (folder / "moods.csv").write_text("day,mood\n2026-01-02,5\n2026-01-03,7\n")
    (folder / "old.csv").write_text("what was here before\n")
    for line in _BEGUN if journal else ():
        done(folder, *line)


def done(folder: Path, *argv: str) -> None:
    """Run a command in a folder that is made ready; it succeeds."""
    ran = forked.run(argv, place_of(folder))
    assert ran.code == 0, ran


def place_of(folder: Path, **more: str) -> forked.Place:
    """Where a command is run whose journal lies in a folder; what it says lies beside that."""
    env = environ(folder / "journal.db", **more)
    return forked.Place(folder, env, folder.with_name(f"{folder.name}-says"))


class Rehearsed:
    """A command in a folder of its own, and what it does where nothing happens to it.

    Attributes:
        begun: the folder that it finds.
        work: the copy of that in which it runs.
        before: what lies there before.
        undisturbed: how it ends.
        calls: what it asks of the system.
    """

    def __init__(self, case: Case, begun: Path, place: Path) -> None:
        """Run it undisturbed, in a copy of the folder `begun` below `place`."""
        self._argv = case.argv
        self.begun = begun
        self.work = place / "work"
        self.before = kept(begun)
        self._run(warms=True)
        trace = place / "trace"
        self.undisturbed = self._run(traced(trace, ",".join(CALLS)))
        self.calls = list(calls(trace.read_text(errors="replace"), self.work))

    def _run(
        self, strace: Sequence[str] = (), seconds: float = 120, *, warms: bool = False
    ) -> Ended:
        shutil.rmtree(self.work, ignore_errors=True)
        shutil.copytree(self.begun, self.work)
        ran = forked.run(self._argv, place_of(self.work), strace, seconds, warms=warms)
        return Ended(*ran, kept(self.work), "")

    def then(self, *argv: str) -> forked.Ran:
        """Run another command, or the same, in what lies there already."""
        return forked.run(argv or self._argv, place_of(self.work))

    def killed_after(self, seconds: float) -> Ended:
        """Run it, and kill it at a moment."""
        return self._run(seconds=seconds)

    def disturbed(self, fault: Fault) -> Ended:
        """Run it with something happening to it."""
        trace = self.work.with_name("trace")
        ended = self._run(fault.strace(trace))
        lines = trace.read_text(errors="replace").splitlines()
        mark = f"SIG{fault.what}" if fault.is_signal else "(INJECTED)"
        places = [place for place, line in enumerate(lines) if mark in line]
        hit = lines[places[0] - fault.is_signal] if places else ""
        return ended._replace(hit=hit.replace(str(self.work), "."))

    def faults(self, count: int, seed: str) -> list[Fault]:
        """So many of what can happen to it, of each kind at each part of it in turn."""
        chance = Random(seed)  # noqa: S311  (faults, not secrets)
        groups: defaultdict[tuple[str, str, bool], list[Fault]] = defaultdict(list)
        for about, fault in self._every():
            groups[about, fault.what, fault.lasts].append(fault)
        for group in groups.values():
            chance.shuffle(group)
        order = sorted(groups, key=lambda kind: (kind[0] != "disk", *kind))
        chosen: list[Fault] = []
        while len(chosen) < count and any(groups.values()):
            for kind in order:
                # Between the calls that keep something or say it there are a hundred others.
                chosen += [groups[kind].pop() for _ in range(3 if kind[0] else 1) if groups[kind]]
        return chosen[:count]

    def _every(self) -> Iterator[tuple[str, Fault]]:
        for name, number, about in self.calls:
            if about:
                for what in ERRORS.get(name, ("EIO",)):
                    yield about, Fault(name, number, what)
            if about == "disk":
                yield about, Fault(name, number, "EIO", lasts=True)
            for what in SIGNALS:
                yield about, Fault(name, number, what)

    def wrong(self, fault: Fault, ended: Ended) -> str:
        """What is not true of what was said, in words; empty where all of it is true."""
        there, said = self.there(ended), self.said(ended)
        is_cut = ended.code < 0
        could_tidy_up = not is_cut and not fault.lasts
        faults = {
            "something lies there that is neither as before nor as it was to be": there == "half",
            "an empty journal is left": bool(ended.kept.empty) and could_tidy_up,
            "a traceback": "Traceback" in ended.err,
            "two things that cannot both be true": said == "both",
            "said to be kept, and is not there": said == "kept" and there == "before",
            "said not to be kept, and is there": said == "not" and there == "after",
            "the demo's journal is there, and was not said": (
                there == "part" and _DEMO not in ended.err and not is_cut
            ),
            "exit code 0, and it is not there": ended.code == 0 and there != "after",
        }
        return ", ".join(words for words, is_so in faults.items() if is_so)

    def said(self, ended: Ended) -> str:
        """What a person must take it for: "kept", "not", "unknown", "both", or "" if cut short."""
        answered = bool(ended.out) and ended.out[:40] == self.undisturbed.out[:40]
        is_done = answered or bool(_DONE.search(ended.err))
        if _UNKNOWN in ended.err:
            return "unknown"
        if _NOT_DONE.search(ended.err):
            return "both" if is_done else "not"
        if is_done or ended.code == 0:
            return "kept"
        return "" if ended.code < 0 else "not"

    def there(self, ended: Ended) -> str:
        """What lies there: "before", "after", "part" of it, or "half" of anything."""
        found, after = ended.kept, self.undisturbed.kept
        if found[:2] == after[:2]:
            return "after"
        if found[:2] == self.before[:2]:
            return "before"
        # A demo keeps a journal, and then a page.
        is_part = found.journals == after.journals and found.files.items() <= after.files.items()
        return "part" if is_part else "half"


def kept(folder: Path) -> Kept:
    """What lies in a folder, less what every run has differently."""
    files = {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not file.name.startswith(".") and "journal.db" not in file.name
    }
    journals = {str(file.relative_to(folder)): _rows(file) for file in folder.rglob("*journal.db")}
    empty = frozenset(name for name, tables in journals.items() if not tables)
    return Kept({name: journals[name] for name in journals.keys() - empty}, files, empty)


def _rows(journal: Path) -> dict[str, tuple[tuple[object, ...], ...]]:
    """Every row of a journal, opened as the next command would open it."""
    with raw(journal) as connection:
        names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        return {table: rows_of(connection, table) for (table,) in names}


def rows_of(connection: sqlite3.Connection, table: str) -> tuple[tuple[object, ...], ...]:
    """Every row of a table, less what every run has differently."""
    rows = connection.execute(f"SELECT * FROM {table} ORDER BY 1")
    names = [column[0] for column in rows.description]
    if table == "change":  # it holds whole rows as text
        names = names[:4]
    same = [
        place
        for place, name in enumerate(names)
        if not _OF_A_RUN.fullmatch(name) and (table, name) != ("batch", "at")
    ]
    return tuple(tuple(row[place] for place in same) for row in rows)


def traced(trace: Path, calls: str) -> tuple[str, ...]:
    """The strace that writes down some calls."""
    return ("strace", "-f", "-y", "-o", str(trace), "-e", f"trace={calls}")


def calls(trace: str, folder: Path) -> Iterator[Call]:
    """The calls of a command that were written down."""
    counted: defaultdict[str, int] = defaultdict(int)
    for match in re.finditer(r"^\d+ +(\w+)\((.*)", trace, re.MULTILINE):
        name, rest = match.groups()
        counted[name] += 1
        yield Call(name, counted[name], _about(name, rest, str(folder)))


def _about(name: str, rest: str, folder: str) -> str:
    if name == "write" and re.match(r"[12]<", rest):
        return "answer"
    # Whatever runs in the folder is in `AT_FDCWD<folder>`.
    return "disk" if folder in rest.replace(f"AT_FDCWD<{folder}>", "") else ""
