"""What a person sees who types one line after the other; and lines that must change nothing."""

import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.terminal import Result, Terminal


def transcript(run: Terminal, *lines: str, **how: Any) -> str:  # noqa: ANN401  (as `run` takes them)
    """Each line with what it answered: data, words, and the exit code unless it was 0."""
    return "\n".join(typed(run, *shlex.split(line), **how) for line in lines)


def typed(run: Terminal, *argv: str, **how: Any) -> str:  # noqa: ANN401  (as `run` takes them)
    """One command line with what it answered."""
    result = run(*argv, **how)
    code = f"[{result.code}]\n" if result.code else ""
    return f"$ {shlex.join(('sidelog', *argv))}\n{result.out}{result.err}{code}"


def refusal(result: Result, code: int) -> str:
    """The words of a refusal: a sentence and at most a hint, on stderr alone."""
    assert result.code == code, result.err
    assert result.out == ""
    lines = result.err.splitlines()
    assert lines[0].endswith((".", "?"))
    assert len(lines) <= 2
    return result.err


@contextmanager
def nothing_changes(journal: Path) -> Iterator[None]:
    """Hold that the journal's file is the same afterwards, byte for byte."""
    before = journal.read_bytes()
    yield
    assert journal.read_bytes() == before
