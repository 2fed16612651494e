"""Commands that a signal or a failing disk meets at any system call: what they say is true.

A few faults of a few commands by default; with SIDELOG_FAULTS=50 so many of every command.  The
faults are the same in every run, and `-s` prints the table.
"""

import os
from collections import Counter
from pathlib import Path

import pytest

from tests.campaign.faults import CASES, Rehearsed, begin, can_trace

ASKED = int(os.environ.get("SIDELOG_FAULTS", "0"))
FEW = ("log, first", "undo", "settings", "export --force")

pytestmark = pytest.mark.skipif(not can_trace(), reason="strace is not here, or may not trace")


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> dict[bool, Path]:
    """The folders that a command finds: with a journal, and without one."""
    place = tmp_path_factory.mktemp("begun")
    folders = {journal: place / f"journal-{journal}" for journal in (False, True)}
    for journal, folder in folders.items():
        begin(folder, journal=journal)
    return folders


@pytest.fixture
def place(given: Path) -> Path:
    """Where a command is run: what it leaves is looked at here, its permissions elsewhere."""
    return given


@pytest.mark.parametrize("name", list(CASES) if ASKED else FEW)
def test_what_is_said_is_what_is_on_disk(name: str, begun: dict[bool, Path], place: Path) -> None:
    case = CASES[name]
    rehearsed = Rehearsed(case, begun[case.begun], place)
    assert rehearsed.undisturbed.code == 0, rehearsed.undisturbed.err
    wrong, missed = [], 0
    said: Counter[str] = Counter()
    for fault in rehearsed.faults(ASKED or 8, name):
        ended = rehearsed.disturbed(fault)
        words = rehearsed.wrong(fault, ended)
        said[rehearsed.said(ended) or "cut short"] += 1
        missed += not ended.hit
        if words:
            wrong.append(f"{fault}: {words}\n{ended.hit}\n[{ended.code}] {ended.out}{ended.err}")
    print(f"{name:16}{sum(said.values()):5} runs, {len(wrong)} wrong, said {dict(said)}")  # noqa: T201  (the table that -s shows)
    assert not wrong, "\n\n".join(wrong)
    assert missed <= (ASKED or 8) // 5
