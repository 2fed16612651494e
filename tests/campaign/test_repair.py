"""Damaged journals, repaired: what was not hit comes back, and what did not is said.

One file of each kind by default; with SIDELOG_REPAIRS=500 so many.
"""

import os
import shutil
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from sidelog.journal.connection import JournalFile
from sidelog.journal.references import row_name
from sidelog.journal.upkeep.checking.check import check_file
from sidelog.journal.upkeep.repairing.salvage import Outcome
from tests.journal.files import recorded
from tests.journal.upkeep.damage import (
    KINDS,
    compare,
    damage,
    is_astray,
    make_journal,
    pages_of,
    repair,
)

RUNS = int(os.environ.get("SIDELOG_REPAIRS", "0")) or 1
FIRST = 100
"""The seeds of the small tests are below it."""


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal of sixty days in which everything has happened."""
    path = tmp_path_factory.mktemp("good") / "journal.db"
    make_journal(path, 60)
    return path


def is_said(outcome: Outcome, wrong: str) -> bool:
    """Whether a row that is not as it was is named, or it is said that more may be missing."""
    *_, table, number = wrong.split()
    names = {*outcome.lost, *outcome.doubtful, *outcome.disputed}
    return outcome.unsure or row_name(table, int(number)) in names


@pytest.mark.parametrize("how", KINDS)
def test_a_repair_gives_back_what_was_spared_and_says_what_is_missing(
    good: Path, journal: Path, how: str
) -> None:
    before, pages = recorded(good), pages_of(good)
    rows = {(table, row[0]) for table, kept in before.items() for row in kept}
    counts = Counter[str]()
    for seed in range(FIRST, FIRST + RUNS):
        shutil.copy(good, journal)
        journal.chmod(0o600)
        bad = damage(journal, Random(f"{how} {seed}"), how)  # noqa: S311  (the same in every run)
        hit = {row for page in bad for row in pages.get(page, ())} & rows
        done = repair(journal)
        wrong = compare(journal, before, rows - hit)
        assert [one for one in wrong if not is_said(done.outcome, one)] == [], seed
        counts += Counter(
            hit=len(hit),
            rebuilt=len(done.outcome.rebuilt),
            astray=sum(is_astray(done.outcome, one) for one in wrong),
            missing=len(wrong),
            unsure=done.outcome.unsure,
            unlike=not check_file(JournalFile(journal)).is_whole,
        )
        for left in journal.parent.iterdir():
            left.unlink()
    print(f"{how:<12} of {RUNS}: {dict(counts)}")  # noqa: T201  (the table that -s shows)
    assert counts["astray"] == 0
    assert counts["unlike"] <= (RUNS // 5 if how == "flipped" else 0)
