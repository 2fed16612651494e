"""Every writing command in any order, against a journal of plain dictionaries.

A few hundred steps by default; with SIDELOG_STEPS=10000 so many.  SIDELOG_FROM is the seed.
"""

import os
from copy import deepcopy
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule, run_state_machine_as_test

from sidelog.cli.commands import COMMANDS
from tests.campaign.machine import (
    Then,
    days_ago,
    texts,
)
from tests.campaign.machine_entries import Entries
from tests.campaign.machine_keeping import Keeping
from tests.campaign.model import Held
from tests.journal.files import is_sound

STEPS = int(os.environ.get("SIDELOG_STEPS", "150"))
FIRST = int(os.environ.get("SIDELOG_FROM", "0"))
LENGTH = 60
"""Steps of one journal."""


class Everything(Entries, Keeping):
    """All of them, with the history, other files and copies in between."""

    # The history, and the file

    @rule(steps=st.integers(1, 4))
    def undo(self, steps: int) -> None:
        """The latest commands are taken back."""
        can = bool(self.model.past)
        code, data = self.run("undo", str(steps))
        assert (code == 0) == can, (code, data)
        if can:
            assert len(data) == self.model.undo(steps)
        self.agree(("undo", steps))
        type(self).steps += 1

    @rule(steps=st.integers(1, 4))
    def redo(self, steps: int) -> None:
        """They are brought back."""
        can = bool(self.model.future)
        code, data = self.run("redo", str(steps))
        assert (code == 0) == can, (code, data)
        if can:
            assert len(data) == self.model.redo(steps)
        self.agree(("redo", steps))
        type(self).steps += 1

    @precondition(lambda self: self.journal.exists())
    @rule()
    def reopen(self) -> None:
        """Another terminal, whose first look is at whether the file is sound."""
        self.session += 1
        self.is_whole(self.journal)
        self.agree("reopen")

    @rule()
    def next_day(self) -> None:
        """A night passes."""
        self.now += timedelta(days=1)

    @precondition(lambda self: self.model.held.entries)
    @rule()
    def import_again(self) -> None:
        """What is there already changes nothing; a new journal has the same afterwards."""
        text = self.export()
        file, other = self.folder / "export.csv", self.folder / f"other-{next(self.folders)}.db"
        file.touch(mode=0o600)
        file.write_text(text, newline="")
        code, data = self.run("import", "csv", str(file), "--apply")
        assert code == 0, data
        self.agree("import")
        more = ("import", "csv", str(file), "--apply", "--journal", str(other))
        code, data = self.run(*more)
        assert code == 0, data
        assert self.rows(self.export(other)) == self.model.held.rows()
        type(self).steps += 1

    @precondition(lambda self: self.journal.exists())
    @rule()
    def take_along(self) -> None:
        """The whole journal as JSON is the same journal elsewhere."""
        number = next(self.folders)
        file, other = self.folder / f"all-{number}.json", self.folder / f"other-{number}.db"
        code, data = self.run("export", "json", "-o", str(file))
        assert code == 0, data
        code, data = self.run("import", "json", str(file), "--apply", "--journal", str(other))
        assert code == 0, data
        assert self.rows(self.export(other)) == self.model.held.rows()
        self.is_whole(other)
        type(self).steps += 1

    def is_whole(self, journal: Path) -> None:
        """Neither SQLite nor the check finds anything wrong."""
        assert is_sound(journal)
        assert self.run("check", "--journal", str(journal))[0] == 0

    # Copies

    @precondition(lambda self: "backup" in COMMANDS and self.journal.exists())
    @rule()
    def backup(self) -> None:
        """The journal is copied."""
        copy = self.folder / f"backup-{next(self.folders)}.db"
        code, data = self.run("backup", str(copy))
        assert code == 0, data
        self.backups.append((copy, deepcopy(self.model)))
        self.agree("backup")
        type(self).steps += 1

    @precondition(lambda self: self.backups)
    @rule(data=st.data())
    def bring_back(self, data: st.DataObject) -> None:
        """A copy takes the place of the journal, with its history."""
        place = data.draw(st.integers(0, len(self.backups) - 1))
        copy, model = self.backups[place]
        code, answer = self.run("restore", str(copy), "--yes")
        assert code == 0, answer
        if answer["kept"]:
            self.model = deepcopy(model)
            self.model.past.clear()  # undo goes back to a restore, and no further
            self.model.future.clear()
            del self.backups[place + 1 :]  # they are no longer what it was once
        else:
            assert self.model.held == model.held
        self.agree("restore")
        type(self).steps += 1

    @precondition(lambda self: "merge" in COMMANDS and self.backups)
    @rule(data=st.data())
    def merge_with_what_it_was(self, data: st.DataObject) -> None:
        """What the journal was once brings nothing, and takes nothing away."""
        copy, _ = data.draw(st.sampled_from(self.backups))
        code, answer = self.run("merge", str(copy), "--apply")
        assert code == 0, answer
        self.agree("merge")
        type(self).steps += 1

    @precondition(lambda self: {"backup", "merge"} <= COMMANDS.keys() and self.journal.exists())
    @rule(ago=days_ago, here=texts)
    def merge(self, ago: int, here: str) -> None:
        """Two copies are written to and merged: each entry once, and again nothing."""
        other, day = self.folder / f"other-{next(self.folders)}.db", self.day(ago)
        assert self.run("backup", str(other))[0] == 0
        there = f"written elsewhere, {next(self.folders)}"
        assert self.run("log", "-n", there, "--on", day, "--journal", str(other))[0] == 0

        def note(text: str) -> Then:
            def then(held: Held, _: Any) -> None:  # noqa: ANN401
                said = {"kind": "note", "day": day, "at": None, "text": text}
                held.entries[f"?{next(self.unnamed)}"] = said

            return then

        self.does("log", "-n", here, "--on", day, then=note(here), can=True)
        self.does("merge", str(other), "--apply", then=note(there), can=True)
        self.does("merge", str(other), "--apply", then=lambda _, __: None, can=True)


def test_every_command_does_what_a_dictionary_says(tmp_path: Path) -> None:
    @seed(FIRST)
    class Here(Everything):
        place = tmp_path

    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=max(STEPS // LENGTH, 1),
            stateful_step_count=LENGTH,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=(Phase.generate, Phase.shrink),
        ),
    )
    print(f"{Here.steps} commands that write")  # noqa: T201  (what -s shows)
    assert Here.steps > STEPS // 5
