"""Sidelog in a process that is forked, and not started: what it imports is there already.

Python starts in a tenth of a second, and a campaign has thousands of runs.  What is forked is a
process of its own all the same, which can be traced, failed and killed.
"""

import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from select import poll
from typing import NamedTuple, NoReturn

from sidelog.cli.main import entry_point


class Ran(NamedTuple):
    """How a run ended.

    Attributes:
        code: the exit code; negative for the signal that killed it.
        out: stdout.
        err: stderr.
    """

    code: int
    out: str
    err: str


class Place(NamedTuple):
    """Where a command is run.

    Attributes:
        folder: where it stands.
        env: the environment variables.
        streams: the folder of what it says.
    """

    folder: Path
    env: Mapping[str, str]
    streams: Path


def run(
    argv: Sequence[str],
    place: Place,
    strace: Sequence[str] = (),
    seconds: float = 120,
    *,
    warms: bool = False,
) -> Ran:
    """Run one command line.

    Args:
        argv: what is typed after `sidelog`.
        place: where.
        strace: what traces it; nothing does where it is empty.
        seconds: after how many it is killed.
        warms: whether what it imports is there for every later run.
    """
    place.streams.mkdir(exist_ok=True)
    for name in ("out", "err"):  # it may be killed before it can
        (place.streams / name).write_text("")
    child = os.fork()
    if child == 0:
        _become(argv, place, stops=bool(strace), tells=warms)
    tracer = None
    try:
        if strace:
            os.waitpid(child, os.WUNTRACED)
            tracer = _attached(child, strace)
            os.kill(child, signal.SIGCONT)
        ends = os.pidfd_open(child)
        waiting = poll()
        waiting.register(ends)
        is_over = waiting.poll(round(seconds * 1000))
        os.close(ends)
        if not is_over:
            os.kill(child, signal.SIGKILL)
    finally:
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if tracer:
            tracer.communicate()
    if warms:
        for name in (place.streams / "modules").read_text().split():
            with suppress(ImportError):
                import_module(name)
    out, err = ((place.streams / name).read_text(errors="replace") for name in ("out", "err"))
    return Ran(code, out, err)


def _attached(child: int, strace: Sequence[str]) -> "subprocess.Popen[str]":
    """The strace of a stopped process, once it has it in hand."""
    tracer = subprocess.Popen((*strace, "-p", str(child)), stderr=subprocess.PIPE, text=True)
    assert tracer.stderr is not None
    for line in tracer.stderr:
        if "attached" in line:
            return tracer
    raise OSError("strace cannot attach to a process")


def _become(argv: Sequence[str], place: Place, *, stops: bool, tells: bool) -> NoReturn:
    """Be a process that was started with a command line."""
    code, known = 70, set(sys.modules)
    try:
        for number, name in enumerate((os.devnull, place.streams / "out", place.streams / "err")):
            how = os.O_WRONLY | os.O_CREAT | os.O_TRUNC if number else os.O_RDONLY
            os.dup2(os.open(name, how, 0o600), number)
        sys.stdin, sys.stdout = open(0, encoding="utf-8"), open(1, "w", encoding="utf-8")  # noqa: SIM115  (numbers)
        sys.stderr = open(2, "w", encoding="utf-8", buffering=1)  # noqa: SIM115  (a number)
        os.chdir(place.folder)
        os.environ.clear()
        os.environ.update(place.env)
        sys.argv = ["sidelog", *argv]
        if stops:
            os.kill(os.getpid(), signal.SIGSTOP)
        code = _code()
        if tells:
            new = sorted(set(sys.modules) - known)
            (place.streams / "modules").write_text("\n".join(new))
    except BaseException:  # noqa: BLE001  (as Python ends)
        traceback.print_exc()
    finally:
        os._exit(code)


def _code() -> int:
    try:
        entry_point()
    except SystemExit as end:
        return int(end.code or 0)
