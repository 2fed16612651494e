"""Undo beside the measures that a later edition of sidelog brought."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sidelog.errors import BadDataError
from sidelog.journal.journal import open_journal
from sidelog.journal.keeping.measures import edit_measure
from sidelog.journal.upkeep.checking.check import check
from tests.journal.conftest import Write
from tests.journal.editions import NEW, WIDER, measures, named
from tests.journal.files import recorded

SUNDAY = date(2026, 11, 22)


def test_one_undo_takes_all_of_it_back_and_it_does_not_come_again(
    kept_before: Path, write: Write, edition: Callable[..., None]
) -> None:
    before = recorded(kept_before)
    edition(NEW, WIDER, named("itch")._replace(title="Itching"))
    measures(kept_before)
    after = recorded(kept_before)
    assert after != before
    with write() as kept:
        batch, _ = kept.undo(own=True)
    assert batch.session == "sidelog"
    assert recorded(kept_before) == before
    measures(kept_before)
    assert recorded(kept_before) == before
    with write() as kept:
        kept.redo()
    assert recorded(kept_before) == after
    with open_journal(kept_before) as opened:
        assert check(opened).is_whole


def test_an_undo_takes_the_persons_latest_and_leaves_what_was_brought(
    kept_before: Path, write: Write, edition: Callable[..., None]
) -> None:
    with write() as kept:
        edit_measure(kept, "itch", tracked=True)
    edition(NEW, WIDER, named("itch")._replace(title="Itching"))
    with write() as kept:
        kept.undo()
        itch = kept.measures["itch"]
        assert (itch.tracked, itch.title) == (False, "Itching")
        assert "leg-cramps" in kept.measures
    measures(kept_before)
    with write() as kept:
        kept.redo()
        itch = kept.measures["itch"]
        assert (itch.tracked, itch.title) == (True, "Itching")


@pytest.mark.usefixtures("kept_before")
@pytest.mark.parametrize("used", ["recorded", "tracked"])
def test_what_was_brought_and_used_stays(
    write: Write, edition: Callable[..., None], used: str
) -> None:
    edition(NEW)
    with write() as kept:
        if used == "recorded":
            kept.record("leg-cramps", SUNDAY, 1)
        else:
            edit_measure(kept, "leg-cramps", tracked=True)
    with pytest.raises(BadDataError, match="was used or changed since"), write() as kept:
        kept.undo(own=True)
    with write() as kept:
        kept.undo()
        assert kept.undo(own=True)[0].session == "sidelog"


@pytest.mark.usefixtures("kept_before")
def test_what_was_undone_last_comes_back_first(write: Write, edition: Callable[..., None]) -> None:
    with write() as kept:
        edit_measure(kept, "itch", tracked=True)
    edition(NEW)
    with write() as kept:
        kept.undo()
    with write() as kept:
        kept.undo(own=True)
    with write() as kept:
        assert kept.redo()[0].session == "sidelog"
    with write() as kept:
        assert kept.redo()[0].session != "sidelog"
        assert kept.measures["itch"].tracked
