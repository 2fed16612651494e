"""`encrypt` and `decrypt` of files with two names, and with names that look like patterns."""

import os
from pathlib import Path

import pytest

from tests.cli.upkeep.locks import NOTE, TWICE, holding, key_file_in
from tests.terminal import Result, Terminal

pytestmark = pytest.mark.usefixtures("quick_age")


def flat(answer: Result) -> str:
    """What was said, without the ends of its lines."""
    return " ".join(answer.err.split())


@pytest.mark.skipif(os.name != "posix", reason="links are POSIX's")
def test_another_name_of_a_file_is_said_and_keeps_its_key(run: Terminal, journal: Path) -> None:
    run("log", "mood=5", "-n", NOTE)
    run("backup")
    (copy,) = journal.with_name("journal.copies").iterdir()
    for one in (journal, copy):
        (journal.parent / f"other {one.name}").hardlink_to(one)
    done = run("encrypt", stdin=TWICE, tty=True)
    for one in (journal, copy):
        assert f"Under another name this file is plain still: {one}" in flat(done)
    for one in journal.parent.glob("other *"):
        one.unlink()
    (journal.parent / "other.db").hardlink_to(journal)
    done = run("decrypt", "--yes")
    assert f"The key stays, for the other name of this file: {journal}" in flat(done)
    assert key_file_in(journal.parent).exists()
    assert run.keyring.held


def test_the_name_of_a_journal_is_taken_as_it_is_and_not_for_a_pattern(
    run: Terminal, journal: Path
) -> None:
    odd = journal.with_name("r [1].db")
    run("log", "mood=5", "-n", NOTE, "--journal", str(odd))
    run("backup", "--journal", str(odd))
    before, damaged = (
        odd.with_name(f"r [1].{said}.db") for said in ("before-version-2", "damaged-2026-11-22")
    )
    for one in (before, damaged):
        one.touch(mode=0o600)
        one.write_bytes(odd.read_bytes())
    done = run("encrypt", "--journal", str(odd), stdin=TWICE, tty=True)
    assert f"plain, until you delete it: {damaged}" in flat(done)
    damaged.unlink()
    assert holding(journal.parent, NOTE) == []
