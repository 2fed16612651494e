"""Command lines that nobody means: each ends with a code of the table, in words.

120 by default; with SIDELOG_FUZZ=100000 so many.  SIDELOG_FROM is the first seed.
"""

import json
import os
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from sidelog.cli.look import report
from sidelog.errors import ExitCode
from tests.campaign.vocabulary import Typist
from tests.terminal import Result, Terminal, journal_environ

LINES = int(os.environ.get("SIDELOG_FUZZ", "120"))
FIRST = int(os.environ.get("SIDELOG_FROM", "0"))
SITTING = 300
"""Lines that one journal gets, before the next begins with nothing."""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which everything is typed; nothing outside it is written to."""
    folder = tmp_path / "here"
    folder.mkdir(mode=0o700)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setattr(report, "which", lambda _: None)
    (folder / "folder").mkdir(mode=0o700)
    inputs = {
        "in.csv": b"day,mood,note\n2026-11-01,5,\n2026-11-02,x,\n",
        "moods.csv": b"day,mood\n2026-11-03,5\n",
        "empty": b"",
        "bytes": bytes(range(256)) * 3,
    }
    for name, content in inputs.items():
        (folder / name).touch(mode=0o600)
        (folder / name).write_bytes(content)
    return folder


def test_no_command_line_ends_in_a_bug(run: Terminal, here: Path) -> None:
    codes: Counter[int] = Counter()
    wrong: list[str] = []
    for number in range(FIRST, FIRST + LINES):
        chance = Random(number)  # noqa: S311  (lines, not secrets)
        place = here / f"sitting-{number // SITTING}"
        place.mkdir(mode=0o700, exist_ok=True)
        typist = Typist(chance, str(place))
        line, is_json = typist.line(), chance.random() < 0.25
        argv = ["--json", *line] if is_json else line
        ended = run(
            *argv,
            stdin=typist.answers(),
            tty=chance.random() < 0.2,
            columns=chance.choice((20, 40, 80, 200)),
            env=journal_environ(place / "journal.db", place / "config.toml"),
        )
        codes[ended.code] += 1
        if words := fault(ended, is_json=is_json):
            said = f"{ended.out[-300:]}{ended.err[-600:]}"
            wrong.append(f"{number}: {words} [{ended.code}] {ascii(argv)[:300]}\n{said}")
    print(f"{LINES} lines, {len(wrong)} wrong, codes {dict(sorted(codes.items()))}")  # noqa: T201  (what -s shows)
    assert not wrong, "\n\n".join(wrong[:40])
    assert len(codes) > 4


def fault(ended: Result, *, is_json: bool) -> str:
    """What is wrong with how a command ended; empty where nothing is."""
    if ended.code not in set(ExitCode):
        return "a code that is not in the table"
    if ended.code == ExitCode.BUG or "Traceback" in ended.err:
        return "a bug"
    if ended.code and not ended.err.strip():
        return "it failed without a word"
    if is_json:
        try:
            json.loads(ended.out)
        except ValueError:
            return "no JSON"
    return ""


@pytest.mark.parametrize("number", range(3))
def test_the_same_number_is_the_same_line(number: int) -> None:
    lines = [Typist(Random(number), "x").line() for _ in range(2)]  # noqa: S311
    assert lines[0] == lines[1]
