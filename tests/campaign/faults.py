"""One command, one system call of it, one fault: what was said, and what is on disk.

strace counts the system calls of a command that nothing disturbs, and then runs it again with a
fault at one of them: an error that the call answers instead, or a signal that arrives with it.
What the command said is then held against the folder: its journal, its settings, its files.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.journal.files import raw
from tests.processes import ROOT, SIDELOG, environ, sidelog

CALLS = (
    *("openat", "mkdir", "pread64", "read", "pwrite64", "write", "fsync", "fdatasync", "ftruncate"),
    *("rename", "linkat", "link", "unlink", "close", "fchmod", "chmod", "newfstatat", "fcntl"),
)
"""What a command asks of the system that can fail, and between which a signal can arrive."""

SIGNALS = ("KILL", "INT", "TERM", "HUP")
ERRORS: Mapping[str, tuple[str, ...]] = {
    "openat": ("EIO", "ENOSPC", "EDQUOT", "EROFS", "EACCES", "EMFILE"),
    "mkdir": ("EIO", "ENOSPC", "EDQUOT", "EROFS", "EACCES"),
    "pwrite64": ("EIO", "ENOSPC", "EDQUOT"),
    "write": ("EIO", "ENOSPC", "EDQUOT"),
    "linkat": ("EIO", "ENOSPC", "EDQUOT", "EROFS"),
    "link": ("EIO", "ENOSPC", "EDQUOT", "EROFS"),
    "rename": ("EIO", "ENOSPC", "EDQUOT", "EROFS"),
    "unlink": ("EIO", "EROFS"),
}
_ELSE = ("EIO",)
"""What any other call may answer."""

_DONE = re.compile(r"^(Recorded|Undone|Brought back|Deleted|Changed|Written)[.,: ]", re.MULTILINE)
_UNKNOWN = "not known whether"
_IDENTITIES = re.compile(r"uuid|\w*_at|recorded_on|session|digest")


class Case(NamedTuple):
    """A command that puts something on disk.

    Attributes:
        name: what it is called in the table.
        argv: what is typed after `sidelog`.
        begun: whether there is a journal with an entry of each kind already.
    """

    name: str
    argv: tuple[str, ...]
    begun: bool = True


CASES = (
    Case("log", ("log", "mood=6", "-n", "wash day")),
    Case("log, first", ("log", "mood=6"), begun=False),
    Case("log, danger", ("log", "shedding=4", "-n", "I want to die")),
    Case("log --json", ("log", "mood=6", "--json")),
    Case("dose", ("dose", "kratom", "3g", "--at", "00:00")),
    Case("dose, new", ("dose", "zinc", "15mg", "--on", "yesterday")),
    Case("event", ("event", "illness", "flu", "--on", "yesterday")),
    Case("undo", ("undo",)),
    Case("redo", ("redo",)),
    Case("edit", ("edit", "d1", "--amount", "3g")),
    Case("delete", ("delete", "n1", "--yes")),
    Case("measure add", ("measure", "add", "cramps", "--anchor", "0=none")),
    Case("measure edit", ("measure", "edit", "mood", "--title", "How I was")),
    Case("product add", ("product", "add", "iron", "--form", "tablet", "--unit", "mg")),
    Case("profile", ("profile", "name", "Ada L.")),
    Case("import", ("import", "csv", "moods.csv", "--day", "day", "--measure", "mood", "--apply")),
    Case("settings", ("settings", "region", "US")),
    Case("export", ("export", "csv", "-o", "out.csv")),
    Case("export --force", ("export", "csv", "-o", "old.csv", "--force")),
    Case("report", ("report", "-o", "page.html")),
    Case("demo", ("demo", "--folder", "demo")),
)


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

    @property
    def _option(self) -> str:
        how = "signal" if self.is_signal else "error"
        return f"inject={self.call}:{how}={self.what}:when={self.number}{'+' if self.lasts else ''}"

    def strace(self, trace: Path) -> tuple[str, ...]:
        """What stands before the command so that it happens."""
        # With the quicker way of stopping only at some calls, strace 6.1 sends no signal.
        quick = () if self.is_signal else ("--seccomp-bpf",)
        only = ("-e", f"trace={self.call}", "-e", self._option)
        return ("strace", "-f", "-y", "-qq", *quick, "-o", str(trace), *only, "--")


class Call(NamedTuple):
    """One system call of a command that nothing disturbed.

    Attributes:
        name: what was called.
        number: which one of its calls, counted from 1.
        about: what it was about: "disk" for what is to be kept, "answer" for what is said, or "".
    """

    name: str
    number: int
    about: str


class Kept(NamedTuple):
    """What lies in a folder: the journal's rows, and the bytes of every other file."""

    rows: Mapping[str, Mapping[str, tuple[tuple[object, ...], ...]]]
    files: Mapping[str, bytes]


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
    """Whether strace is here and may do its work."""
    if not shutil.which("strace"):
        return False
    tried = subprocess.run(
        ("strace", "-qq", "--seccomp-bpf", "-f", "-e", "trace=close", "true"),
        capture_output=True,
        check=False,
    )
    return tried.returncode == 0


class Rehearsed:
    """A command in a folder of its own, and what it does when nothing happens to it."""

    def __init__(self, case: Case, place: Path) -> None:
        """Run it once undisturbed."""
        self.case = case
        self._begun = place / "begun"
        self._work = place / "work"
        self._cache = place / "cache"
        self._prepare()
        self.before = kept(self._begun)
        self._run(())  # its modules are compiled then
        trace = place / "trace"
        every = ("strace", "-f", "-y", "-qq", "-o", str(trace), "-e", f"trace={','.join(CALLS)}")
        self.undisturbed = self._run((*every, "--"))
        self.calls = list(_calls(trace.read_text(errors="replace"), self._work))

    def _prepare(self) -> None:
        self._begun.mkdir(mode=0o700)
        (self._begun / "moods.csv").write_text("day,mood\n2026-01-02,5\n2026-01-03,7\n")
        (self._begun / "old.csv").write_text("what was here before\n")
        if not self.case.begun:
            return
        lines = (
            *(("log", "mood=5", "-n", "itchy"), ("dose", "kratom", "4g", "--at", "00:00")),
            *(("event", "reduce", "kratom"), ("log", "shedding=2"), ("undo",)),
        )
        for line in lines if self.case.name != "undo" else lines[:-1]:
            sidelog(self._begun / "journal.db", *line).check_returncode()

    def _run(self, before: Sequence[str]) -> Ended:
        """Run it in a fresh copy of the folder."""
        shutil.rmtree(self._work, ignore_errors=True)
        shutil.copytree(self._begun, self._work)
        env = environ(self._work / "journal.db", PYTHONPYCACHEPREFIX=str(self._cache))
        for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"):
            env.pop(name, None)
        done = subprocess.run(
            (*before, *SIDELOG, *self.case.argv),
            env=env | {"HOME": str(self._work), "PYTHONPATH": str(ROOT)},
            cwd=self._work,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            timeout=120,
        )
        return Ended(done.returncode, done.stdout, done.stderr, kept(self._work), "")

    def disturbed(self, fault: Fault) -> Ended:
        """Run it with something happening to it."""
        with TemporaryDirectory() as folder:
            trace = Path(folder) / "trace"
            ended = self._run(fault.strace(trace))
            lines = trace.read_text(errors="replace").splitlines()
        mark = f"--- SIG{fault.what}" if fault.is_signal else "(INJECTED)"
        places = [place for place, line in enumerate(lines) if mark in line]
        if not places and "killed by SIG" in "".join(lines[-2:]):
            places = [len(lines) - 1]
        hit = lines[places[0] - fault.is_signal] if places else ""
        return ended._replace(hit=hit.replace(str(self._work), "."))

    def faults(self) -> Iterator[Fault]:
        """Everything that can happen to what it keeps and says; signals between any two calls."""
        for call in self.calls:
            if call.about:
                for what in ERRORS.get(call.name, _ELSE):
                    yield Fault(call.name, call.number, what)
            if call.about == "disk":
                yield Fault(call.name, call.number, "EIO", lasts=True)
            for signal in SIGNALS:
                yield Fault(call.name, call.number, signal)

    def wrong(self, ended: Ended) -> str:
        """What is not true of what was said, in words; empty where all of it is true."""
        there = self.there(ended)
        said = self.said(ended)
        if there == "half":
            return "something lies there that is neither as before nor as it was to be"
        if "Traceback" in ended.err and "Recorded" not in ended.err:
            return "a traceback"
        if said == "both":
            return "two things are said that cannot both be true"
        if said == "kept" and there not in {"after", "part"}:
            return "said to be kept, and is not there"
        if said == "not" and there != "before":
            return "said not to be kept, and is there"
        if ended.code == 0 and there == "before":
            return "exit code 0, and nothing is there"
        return ""

    def said(self, ended: Ended) -> str:
        """What a person must take it for: "kept", "not", "unknown", "both", or "" if cut short."""
        done = bool(_DONE.search(ended.err)) or bool(
            ended.out and ended.out[:40] == self.undisturbed.out[:40]
        )
        if _UNKNOWN in ended.err:
            return "unknown"
        if re.search(
            r"^(Not |Stopped\. Nothing was)|Nothing was (written|changed)|is not recorded",
            ended.err,
            re.MULTILINE,
        ):
            return "both" if done else "not"
        if done or ended.code == 0:
            return "kept"
        return "" if ended.code < 0 else "not"

    def there(self, ended: Ended) -> str:
        """What lies there: "before", "after", or "half"."""
        if ended.kept == self.undisturbed.kept:
            return "after"
        if ended.kept == self.before:
            return "before"
        return "part" if self._is_part(ended.kept) else "half"

    def _is_part(self, found: Kept) -> bool:
        """Whether the first of two things is there, whole: a demo keeps a journal, then a page."""
        after = self.undisturbed.kept
        return found.rows == after.rows and found.files.items() <= after.files.items()


def kept(folder: Path) -> Kept:
    """What lies in a folder, less what every run has differently."""
    files = {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not file.name.startswith(".") and "journal.db" not in file.name
    }
    journals = {str(file.relative_to(folder)): _rows(file) for file in folder.rglob("*journal.db")}
    return Kept(journals, files)


def _rows(journal: Path) -> dict[str, tuple[tuple[object, ...], ...]]:
    """Every row of a journal without identities and instants; opened as the next command would."""
    with raw(journal) as connection:
        names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        found = {}
        for (table,) in names:
            rows = connection.execute(f"SELECT * FROM {table} ORDER BY 1")
            columns = [
                place
                for place, column in enumerate(rows.description)
                if not _IDENTITIES.fullmatch(column[0]) and (table, column[0]) != ("batch", "at")
            ]
            if table == "change":  # it holds whole rows as text, instants and all
                columns = columns[:4]
            found[table] = tuple(tuple(row[place] for place in columns) for row in rows)
    return found


def _calls(trace: str, folder: Path) -> Iterator[Call]:
    """The calls from the moment on at which sidelog itself is running."""
    counted: dict[str, int] = {}
    running = False
    for line in trace.splitlines():
        match = re.match(r"\d+ +(\w+)\((.*)", line)
        if match is None:
            continue
        name, rest = match[1], match[2]
        counted[name] = counted.get(name, 0) + 1
        running = running or "sidelog/cli/app" in rest
        if running:
            yield Call(name, counted[name], _about(name, rest, str(folder)))


def _about(name: str, rest: str, folder: str) -> str:
    if name == "write" and re.match(r"[12]<", rest):
        return "answer"
    # Whatever runs in the folder is in `AT_FDCWD<folder>`.
    return "disk" if folder in rest.replace(f"AT_FDCWD<{folder}>", "") else ""


@cache
def python_version() -> str:
    """Which Python runs the commands."""
    return sys.version.split()[0]
