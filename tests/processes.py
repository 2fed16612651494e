"""Sidelog as a person has it: a process of its own, which can be killed, limited and raced."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tests.terminal import journal_environ

ROOT = Path(__file__).resolve().parent.parent
SIDELOG = (sys.executable, "-c", "from sidelog.cli.main import entry_point; entry_point()")


def environ(journal: Path, **more: str) -> dict[str, str]:
    """The environment of a person's process; the clock and the identities are real in it."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("SIDELOG_", "COVERAGE", "PYTEST"))
    }
    places = journal_environ(journal, journal.parent / "config.toml")
    return {**inherited, **places, "PYTHONPATH": str(ROOT), **more}


def start(
    command: tuple[str, ...], env: Mapping[str, str], before: Callable[[], None] | None = None
) -> "subprocess.Popen[str]":
    """Start a process; `before` runs in it first."""
    return subprocess.Popen(
        command,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=before,  # noqa: PLW1509  (nothing here has threads)
    )


def sidelog(
    journal: Path, *argv: str, before: Callable[[], None] | None = None, **more: str
) -> "subprocess.CompletedProcess[str]":
    """Run one command line in a process of its own."""
    return finish(start((*SIDELOG, *argv), environ(journal, **more), before))


def python(program: str, journal: Path, *argv: object) -> "subprocess.Popen[str]":
    """Start a program that uses sidelog's modules."""
    return start((sys.executable, "-c", program, *map(str, argv)), environ(journal))


def finish(process: "subprocess.Popen[Any]") -> "subprocess.CompletedProcess[str]":
    """What a process said, and how it ended."""
    out, err = process.communicate(timeout=120)
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)
