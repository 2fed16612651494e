"""Whatever is typed with --json: stdout is one JSON document, the envelope."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sidelog.cli.commands import COMMANDS, root
from tests.terminal import Result, Terminal


def _paths(command: Any, *before: str) -> Iterator[tuple[str, ...]]:  # noqa: ANN401
    yield before
    for name, child in getattr(command, "commands", {}).items():
        yield from _paths(child, *before, name)


PATHS = [path for name in COMMANDS for path in _paths(root().get_command(None, name), name)]

FURTHER: tuple[tuple[str, ...], ...] = (
    (),
    ("help",),
    ("help", "log"),
    ("--help",),
    ("--version",),
    ("-V",),
    ("completion", "bash"),
    ("completion", "zsh"),
    ("export", "csv"),
    ("export", "json", "--schema"),
    ("import", "csv", "missing.csv"),
    ("log", "mood=99"),
    ("log", "mood=5", "--on", "03/11/2026"),
    ("log", "mod=5"),
    ("nothing",),
    ("edit", "o1", "--nothing"),
    ("delete", "o1"),
    ("erase", "journal"),
    ("show", "all"),
    ("trends", "all"),
    ("analyse", "missing.csv"),
    ("demo", "--nothing"),
    ("measure", "add"),
    ("visit", "add", "--on", "tomorrow"),
    ("undo", "99"),
    ("search", "words"),
    ("report", "all"),
)
"""Helps, errors, and questions where nobody can be asked."""


def one_envelope(answer: Result) -> None:
    """Hold that stdout is one line of JSON, data or an error, and that it says how it ended."""
    document = json.loads(answer.out)
    assert answer.out.count("\n") == 1
    assert document["sidelog"] == 1
    assert isinstance(document["command"], str)
    assert ("data" in document) != ("error" in document)
    if "error" in document:
        assert document["error"]["exit_code"] == answer.code != 0
        assert document["error"]["message"]
    assert "Traceback" not in answer.err
    assert answer.code != 70


@pytest.fixture
def here(run: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """`run`, in a folder of its own, where a command may leave a file."""
    folder = tmp_path / "given"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return run


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_every_command_answers_in_json(here: Terminal, path: tuple[str, ...]) -> None:
    one_envelope(here(*path, "--json"))
    one_envelope(here(*path, "--help", "--json"))
    assert here("log", "mood=5", "-n", "words").code == 0
    one_envelope(here(*path, "--json"))
    one_envelope(here("--json", *path, "--no-such-option"))


@pytest.mark.parametrize("argv", FURTHER, ids=" ".join)
def test_helps_errors_and_questions_are_json_too(here: Terminal, argv: tuple[str, ...]) -> None:
    one_envelope(here(*argv, "--json"))
    assert here("log", "mood=5", "-n", "words").code == 0
    one_envelope(here(*argv, "--json"))
    one_envelope(here("--json", *argv))
