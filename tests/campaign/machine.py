"""One journal and its model: how a command is typed, and held against what must become of it."""

import csv
from collections.abc import Callable
from datetime import datetime, timedelta
from io import StringIO
from itertools import count
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from sidelog.errors import ExitCode
from sidelog.exchange.own.csv_layout import as_written
from tests.campaign.model import Fields, Held, Model, by_words, unnamed
from tests.terminal import Terminal, journal_environ

NOT_SAID = {"recorded_at", "recorded_on", "uuid", "source"}
"""Columns of an export that tell of the writing and not of what was written."""

CHANGED = {"kratom": "g", "green tea": "ml"}
"""Products whose changes are told as events, with their units."""
PLANNED = {"zinc": "mg", "oxazepam": "mg"}
"""Products that are taken as a rule."""
TAKEN = {**CHANGED, **PLANNED, "bright sparks": "g"}
OWN = ("cramps", "focus", "hunger")
"""Measures that are added."""
TEXTS = ("wash day", "=1+1", "línea\nzwei", "a" * 300, "'; --", '"quoted", and more')
LINES = ("flu", "a long week", "=SUM(A1)", 'the "big" one', "zu Hause")
TIMES = ("08:30", "12:00", "20:59")

days_ago = st.integers(0, 6)
texts = st.sampled_from(TEXTS)
lines = st.sampled_from(LINES)
numbers = st.integers(1, 9)
Then = Callable[[Held, Any], None]


class Machine(RuleBasedStateMachine):
    """One journal, written to by one command after the other."""

    place: Path
    folders = count(1)
    steps = 0

    def __init__(self) -> None:
        super().__init__()
        self.folder = self.place / f"{next(self.folders)}"
        self.folder.mkdir(mode=0o700)
        self.model = Model()
        self.now = datetime.fromisoformat("2026-11-22T21:00:00+01:00")
        self.journal = self.folder / "journal.db"
        self.terminal = Terminal(self.now, self.environ(self.journal))
        self.session = 1
        self.unnamed = count(1)
        self.backups: list[tuple[Path, Model]] = []

    def environ(self, journal: Path) -> dict[str, str]:
        """The environment in which that journal is the one."""
        return journal_environ(journal, self.folder / "config.toml")

    # How a command is held against the model

    def run(self, *argv: str) -> tuple[int, Any]:
        """Its exit code, one of the table, and its answer where there is one."""
        self.now += timedelta(seconds=1)
        ended = self.terminal(*argv, "--json", now=self.now, session=f"s{self.session}")
        assert ended.code in set(ExitCode) - {ExitCode.BUG}, (argv, ended)
        assert "Traceback" not in ended.err, (argv, ended)
        return ended.code, ended.data if ended.code == 0 else ended.err

    def does(self, *argv: str, then: Then, can: bool | None) -> None:
        """A command that must succeed, must not, or may; what it answers is what becomes true."""
        code, data = self.run(*argv)
        if can is not None:
            assert (code == 0) == can, (argv, code, data)
        if code == 0:
            self.model.change(lambda held: then(held, data))
        self.agree(argv)
        type(self).steps += 1

    def agree(self, argv: object) -> None:
        """What is shown and exported is what the model holds."""
        if not self.journal.exists():
            return
        self.agree_on_entries(argv)
        held = self.model.held
        assert self.rows(self.export()) == held.rows(), argv
        _, measures = self.run("measure", "list")
        asked = {
            one["name"]: {
                "title": one["title"],
                "tracked": one["tracked"],
                "range": (one["scale"]["minimum"], one["scale"]["maximum"]),
            }
            for one in measures
            if not one["built_in"]
        }
        assert asked == held.asked(), argv
        _, products = self.run("product", "list")
        taken = {
            one["name"]: {"unit": one["unit"], "retired": bool(one["retired_on"])}
            for one in products
        }
        assert taken == held.taken(), argv
        self.agree_on_visits(argv)
        _, profile = self.run("profile")
        assert {key: said for key, said in profile.items() if said} == held.profile, argv

    def agree_on_entries(self, argv: object) -> None:
        """Every entry is shown as the model has it."""
        code, data = self.run("show", "all")
        entries = data["entries"] if code == 0 else []
        shown = {one["reference"]: one for one in entries if one["kind"] != "visit"}
        self.name_the_unnamed(shown)
        lines = self.model.held.lines()
        same = {ref: {key: one[key] for key in lines.get(ref, one)} for ref, one in shown.items()}
        assert same == lines, (argv, same, lines)

    def name_the_unnamed(self, shown: dict[str, Fields]) -> None:
        """Give notes, whose names no command says, those that they are shown with."""
        held, named = self.model.held, {}
        free = [one for ref, one in shown.items() if ref not in held.entries]
        for new in unnamed(tuple(held.entries)):
            entry = held.entries[new]
            said = (entry["day"], entry["text"], entry["kind"])
            found = next(one for one in free if (one["day"], one["text"], one["kind"]) == said)
            free.remove(found)
            named[new] = found["reference"]
        if named:
            self.model.rename(named)

    def agree_on_visits(self, argv: object) -> None:
        """So is every visit and every question."""
        code, data = self.run("visit")
        every = data["visits"] if code == 0 else []
        loose = data["questions"] if code == 0 else []
        asked = [*loose, *(each for one in every for each in one["questions"])]
        visits = {one.pop("reference"): one for one in every}
        for one in visits.values():
            one.pop("questions")
        assert visits == self.model.held.visits, argv
        assert {one.pop("reference"): one for one in asked} == self.model.held.questions, argv

    def export(self, journal: Path | None = None) -> str:
        """The export of a journal; empty where there is nothing to export."""
        ended = self.terminal(
            "export", "csv", now=self.now, env=self.environ(journal or self.journal)
        )
        assert ended.code in {0, 1}, ended
        return ended.out if ended.code == 0 else ""

    def rows(self, text: str) -> list[Fields]:
        """The lines of an export, less what tells of the writing."""
        rows = csv.DictReader(StringIO(text, newline=""))
        said = (
            {name: words for name, words in row.items() if words and name not in NOT_SAID}
            for row in map(as_written, rows)
            if row["kind"] != "measure"
        )
        return sorted(said, key=by_words)

    def day(self, ago: int) -> str:
        """A day so long ago."""
        return (self.now.date() - timedelta(days=ago)).isoformat()

    def at(self, day: str, time: str | None) -> str | None:
        """A time of a day as an export has it."""
        return None if time is None else f"{day}T{time}+01:00"

    def one_of(self, data: st.DataObject, kind: str) -> tuple[str, Fields]:
        """An entry of a kind."""
        return data.draw(st.sampled_from(sorted(self.model.held.of(kind=kind).items(), key=str)))

    def has(self, kind: str) -> bool:
        """Whether there is an entry of a kind."""
        return bool(self.model.held.of(kind=kind))
