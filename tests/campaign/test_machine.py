"""Every writing command in any order, against a journal of plain dictionaries.

A few hundred steps by default; with SIDELOG_STEPS=10000 so many.  The seeds are fixed.
"""

import csv
import os
from collections.abc import Callable
from copy import deepcopy
from datetime import datetime, timedelta
from io import StringIO
from itertools import count
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from sidelog.cli.commands import COMMANDS
from sidelog.errors import ExitCode
from tests.campaign.model import Fields, Held, Model, by_words, new_measure, newest, unnamed
from tests.journal.files import is_sound
from tests.terminal import Terminal, journal_environ

STEPS = int(os.environ.get("SIDELOG_STEPS", "300"))
LENGTH = 60
"""Steps of one journal."""

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
            for row in rows
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

    # Values and notes

    @rule(
        data=st.data(),
        ago=days_ago,
        time=st.sampled_from((None, None, *TIMES)),
        notes=st.lists(texts, max_size=2),
    )
    def log(self, data: st.DataObject, ago: int, time: str | None, notes: list[str]) -> None:
        """Values and notes of a day, or of a moment."""
        held, day = self.model.held, self.day(ago)
        names = data.draw(
            st.lists(
                st.sampled_from([*(one["name"] for one in held.measures.values()), "unheard"]),
                min_size=0 if notes else 1,
                max_size=3,
                unique=True,
            )
        )
        values = {
            name: data.draw(st.one_of(st.none(), st.integers(-1, 5), st.integers(6, 11)))
            for name in names
        }
        at = self.at(day, time)
        can = all(self.can_be(name, day, at, value) for name, value in values.items())
        said = [f"{k}={'skip' if v is None else v}" for k, v in values.items()]
        said += [word for note in notes for word in ("-n", note)]
        when = ["--on", day] + (["--at", time] if time else [])

        def then(held: Held, answer: Any) -> None:  # noqa: ANN401
            for one in answer[0]["values"]:
                key = held.measure(one["measure"])
                held.record(one["reference"], key, day, at, values[one["measure"]])
            for note in notes:
                said = {"kind": "note", "day": day, "at": at, "text": note}
                held.entries[f"?{next(self.unnamed)}"] = said

        self.does("log", *said, *when, then=then, can=can)

    def can_be(self, name: str, day: str, at: str | None, value: int | None) -> bool:
        """Whether a measure can have a value, or be skipped."""
        held = self.model.held
        key = held.measure(name)
        if not key or held.measures[key]["retired"]:
            return False
        if value is None:
            of_day = held.of(kind="observation", measure=key, day=day).values()
            return at is None and not any(one["at"] for one in of_day)
        low, high = newest(held.measures[key])[1]
        return low <= value <= high

    @rule(name=st.sampled_from([*OWN, "mood", "nails"]), first=days_ago, length=st.integers(0, 4))
    def skip(self, name: str, first: int, length: int) -> None:
        """A measure is skipped from a day to another."""
        days = [self.day(ago) for ago in range(first, max(first - length, 0) - 1, -1)]
        held = self.model.held
        key = held.measure(name)
        said = {one["day"] for one in held.of(kind="observation", measure=key).values()}
        free = [day for day in days if day not in said]
        can = bool(key and not held.measures[key]["retired"] and free)

        def then(held: Held, answer: Any) -> None:  # noqa: ANN401
            for day, reference in zip(free, answer[0]["skipped"], strict=True):
                held.record(reference, key, day, None, None)

        span = ("--from", days[0], "--to", days[-1])
        self.does("log", f"{name}=skip", *span, then=then, can=can)

    # What is taken

    @rule(
        name=st.sampled_from(sorted(TAKEN)),
        number=numbers,
        ago=days_ago,
        time=st.sampled_from((None, *TIMES)),
        estimate=st.booleans(),
        text=st.one_of(st.just(""), texts),
    )
    def dose(
        self,
        name: str,
        number: int,
        ago: int,
        time: str | None,
        estimate: bool,  # noqa: FBT001
        text: str,
    ) -> None:
        """A dose."""
        day, unit = self.day(ago), TAKEN[name]
        how = ["--estimate"] * estimate + (["--at", time] if time else [])
        how += ["-n", text] if text else []

        def then(held: Held, answer: Any) -> None:  # noqa: ANN401
            said = {"entered": f"{number}{unit}", "estimate": estimate, "text": text}
            said |= {"at": self.at(day, time), "value": float(number)}
            held.take(answer["reference"], held.add_product(name, unit), day, **said)

        self.does("dose", name, f"{number}{unit}", "--new", "--on", day, *how, then=then, can=True)

    @rule(name=st.sampled_from(sorted(TAKEN)), ago=days_ago)
    def dose_unknown(self, name: str, ago: int) -> None:
        """A dose of which nobody knows the amount."""
        day = self.day(ago)

        def then(held: Held, answer: Any) -> None:  # noqa: ANN401
            key = held.add_product(name, None)
            held.take(answer["reference"], key, day, value=None, entered="?", text="")

        self.does("dose", name, "?", "--new", "--on", day, then=then, can=True)

    @rule(name=st.sampled_from(sorted(TAKEN)), ago=days_ago, text=st.one_of(st.just(""), texts))
    def dose_none(self, name: str, ago: int, text: str) -> None:
        """A day without a dose."""
        day, held = self.day(ago), self.model.held
        key = held.product(name)
        can = not (key and held.of(kind="dose", product=key, day=day, taken=True))
        note = ["-n", text] if text else []

        def then(held: Held, answer: Any) -> None:  # noqa: ANN401
            held.take_none(answer["reference"], held.add_product(name, None), day, text)

        self.does("dose", name, "none", "--new", "--on", day, *note, then=then, can=can)

    @rule(
        name=st.sampled_from(sorted(PLANNED)),
        number=st.integers(0, 5),
        ago=st.integers(-5, 6),
        keep=st.booleans(),
    )
    def regimen(self, name: str, number: int, ago: int, keep: bool) -> None:  # noqa: FBT001
        """What is taken as a rule from a day on; 0 is a stop."""
        day = self.day(ago)
        words = [f"{number}{TAKEN[name]}", "daily"] if number else ["stop"]
        can = bool(number or self.model.held.product(name))
        new = ["--new"] if number else []

        def then(held: Held, answer: Any) -> None:  # noqa: ANN401
            key = held.add_product(name, TAKEN[name] if number else None)
            reference = answer["steps"][0]["reference"]
            held.plan(reference, key, day, float(number), keep=keep)

        stays = "--keep" if keep else "--replace"
        self.does("regimen", name, *words, "--from", day, stays, *new, then=then, can=can)

    @rule(name=st.sampled_from(["retire", "restore"]), data=st.data())
    def put_product_away(self, name: str, data: st.DataObject) -> None:
        """A product is put away, or comes back."""
        product = data.draw(st.sampled_from([*sorted(self.model.held.taken()), "unheard"]))
        key = self.model.held.product(product)
        may = None if self.model.held.steps(key) and name == "retire" else bool(key)

        def then(held: Held, _: Any) -> None:  # noqa: ANN401
            held.products[key]["retired"] = name == "retire"

        self.does("product", name, product, then=then, can=may)

    @rule(name=st.sampled_from(["amber dust", "bright sparks", "kratom"]))
    def rename_product(self, name: str) -> None:
        """A product gets another name, which it may have to share."""
        if "amber dust" in self.model.held.taken():
            before, name = "amber dust", "bright sparks"
        else:
            before = "bright sparks"
        key, other = self.model.held.product(before), self.model.held.product(name)
        can = bool(key) and other in {0, key}

        def then(held: Held, _: Any) -> None:  # noqa: ANN401
            held.products[key]["name"] = name

        self.does("product", "edit", before, "--name", name, then=then, can=can)

    # What happened

    @rule(
        kind=st.sampled_from(["illness", "diet", "lab"]),
        title=lines,
        first=days_ago,
        length=st.integers(-1, 3),
        text=st.one_of(st.just(""), texts),
    )
    def event(self, kind: str, title: str, first: int, length: int, text: str) -> None:
        """Something that happened on a day, in a span, or still goes on."""
        day, last = self.day(first), self.day(max(first - length, 0))
        when, until = ["--on", day], None
        if length >= 0:
            when = ["--from", day] + (["--to", last] if length else [])
            until = last if length else None
        note = ["-n", text] if text else []

        def then(held: Held, answer: Any) -> None:  # noqa: ANN401
            said = {"name": kind, "title": title, "until": until, "ongoing": length == 0}
            said |= {"kind": "event", "day": day, "text": text, "before": None, "after": None}
            held.entries[answer["reference"]] = said

        can = length < 0 or kind != "lab"
        self.does("event", kind, title, *when, *note, then=then, can=can)

    @rule(kind=st.sampled_from(["illness", "diet"]), ago=days_ago)
    def end(self, kind: str, ago: int) -> None:
        """What still goes on is over."""
        until = self.day(ago)
        going_on = self.model.held.of(kind="event", name=kind, ongoing=True)
        can = len(going_on) == 1 and all(one["day"] <= until for one in going_on.values())

        def then(held: Held, answer: Any) -> None:  # noqa: ANN401
            held.entries[answer["reference"]] |= {"until": until, "ongoing": False}

        self.does("event", kind, "--to", until, then=then, can=can)

    @rule(
        name=st.sampled_from(sorted(CHANGED)),
        kind=st.sampled_from(["start", "stop", "reduce", "increase", "restart"]),
        ago=days_ago,
        low=st.integers(1, 4),
        more=st.integers(1, 4),
    )
    def change(self, name: str, kind: str, ago: int, low: int, more: int) -> None:
        """A change of what is taken."""
        day, unit = self.day(ago), TAKEN[name]
        before, after = {
            "start": (None, low),
            "restart": (None, low),
            "stop": (low, None),
            "reduce": (low + more, low),
            "increase": (low, low + more),
        }[kind]
        amounts = [f"{one}{unit}" for one in (before, after) if one is not None]

        def then(held: Held, answer: Any) -> None:  # noqa: ANN401
            said: Fields = {
                "name": kind,
                "title": None,
                "until": None,
                "ongoing": False,
                "text": "",
            }
            said |= {"kind": "event", "day": day, "product": held.add_product(name, unit)}
            held.entries[answer["reference"]] = {**said, "before": before, "after": after}

        self.does("event", kind, name, *amounts, "--new", "--on", day, then=then, can=True)

    # One entry

    @precondition(lambda self: self.has("observation"))
    @rule(data=st.data(), value=st.integers(-1, 11))
    def edit_value(self, data: st.DataObject, value: int) -> None:
        """Another value."""
        name, one = self.one_of(data, "observation")
        low, high = self.model.held.measures[one["measure"]]["ranges"][one["version"]]

        def then(held: Held, _: Any) -> None:  # noqa: ANN401
            held.entries[name]["value"] = value

        self.does("edit", name, "--value", str(value), then=then, can=low <= value <= high)

    @precondition(lambda self: self.has("observation"))
    @rule(data=st.data(), ago=st.integers(-1, 6))
    def move_value(self, data: st.DataObject, ago: int) -> None:
        """A value is of another day."""
        name, one = self.one_of(data, "observation")
        day = self.day(ago)
        at = day + one["at"][10:] if one["at"] else None
        there = self.model.held.of(kind="observation", measure=one["measure"], day=day, at=at)
        can = ago >= 0 and not there.keys() - {name}

        def then(held: Held, _: Any) -> None:  # noqa: ANN401
            held.entries[name] |= {"day": day, "at": at}

        self.does("edit", name, "--on", day, then=then, can=can)

    @precondition(lambda self: self.has("dose"))
    @rule(data=st.data(), number=st.integers(0, 9))
    def edit_dose(self, data: st.DataObject, number: int) -> None:
        """Another amount; 0 is one that is not known."""
        name, one = self.one_of(data, "dose")
        product = self.model.held.products[one["product"]]
        words = f"{number}{product['unit'] or 'g'}" if number else "unknown"
        can = one["taken"] and (product["unit"] is not None or not number)

        def then(held: Held, _: Any) -> None:  # noqa: ANN401
            value = float(number) if number else None
            estimate = one["estimate"] and value is not None
            held.entries[name] |= {"value": value, "entered": words, "estimate": estimate}

        self.does("edit", name, "--amount", words, then=then, can=can)

    @precondition(lambda self: self.has("note"))
    @rule(data=st.data(), text=texts, ago=days_ago)
    def edit_note(self, data: st.DataObject, text: str, ago: int) -> None:
        """Other words, of another day."""
        name, one = self.one_of(data, "note")
        day = self.day(ago)

        def then(held: Held, _: Any) -> None:  # noqa: ANN401
            at = day + one["at"][10:] if one["at"] else None
            held.entries[name] |= {"text": text, "day": day, "at": at}

        self.does("edit", name, "-n", text, "--on", day, then=then, can=True)

    @precondition(lambda self: self.has("event"))
    @rule(data=st.data(), text=st.one_of(st.just("none"), texts))
    def edit_event(self, data: st.DataObject, text: str) -> None:
        """Another note on an event."""
        name, _ = self.one_of(data, "event")

        def then(held: Held, _: Any) -> None:  # noqa: ANN401
            held.entries[name]["text"] = "" if text == "none" else text

        self.does("edit", name, "-n", text, then=then, can=True)

    @precondition(lambda self: self.has("regimen"))
    @rule(data=st.data(), number=numbers)
    def edit_step(self, data: st.DataObject, number: int) -> None:
        """Another amount of a regimen."""
        name, one = self.one_of(data, "regimen")
        unit = self.model.held.products[one["product"]]["unit"]

        def then(held: Held, _: Any) -> None:  # noqa: ANN401
            held.entries[name]["amount"] = float(number)

        words = f"{number}{unit or 'mg'}"
        self.does("edit", name, "--amount", words, then=then, can=unit is not None)

    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        """Entries are deleted, all that are named or none."""
        held = self.model.held
        there = sorted([*held.entries, *held.visits, *held.questions])
        names = data.draw(st.lists(st.sampled_from([*there, "n999"]), min_size=1, max_size=3))
        left = {
            one["visit"]
            for name, one in held.questions.items()
            if one["visit"] and name not in names
        }
        can = "n999" not in names and not left & set(names)

        def then(held: Held, _: Any) -> None:  # noqa: ANN401
            for name in names:
                for some in (held.entries, held.visits, held.questions):
                    some.pop(name, None)

        self.does("delete", *names, "--yes", then=then, can=can)

    # Measures

    @rule(name=st.sampled_from(OWN), highest=st.sampled_from([4, 10]), tracked=st.booleans())
    def add_measure(self, name: str, highest: int, tracked: bool) -> None:  # noqa: FBT001
        """A measure of the person's own."""
        can = not self.model.held.measure(name)
        more = [] if tracked else ["--untracked"]

        def then(held: Held, _: Any) -> None:  # noqa: ANN401
            key = max(held.measures) + 1
            held.measures[key] = new_measure(name, 0, highest, tracked=tracked)

        self.does("measure", "add", name, "--range", f"0..{highest}", *more, then=then, can=can)

    @rule(before=st.sampled_from(OWN), name=st.sampled_from(OWN))
    def rename_measure(self, before: str, name: str) -> None:
        """It gets another name."""
        key, other = self.model.held.measure(before), self.model.held.measure(name)
        can = self.in_use(key) and other in {0, key}

        def then(held: Held, _: Any) -> None:  # noqa: ANN401
            held.measures[key]["name"] = name

        self.does("measure", "edit", before, "--name", name, then=then, can=can)

    @rule(name=st.sampled_from(OWN), highest=st.sampled_from([4, 10]), tracked=st.booleans())
    def change_measure(self, name: str, highest: int, tracked: bool) -> None:  # noqa: FBT001
        """It gets another range, and is asked or not."""
        key = self.model.held.measure(name)

        def then(held: Held, _: Any) -> None:  # noqa: ANN401
            one = held.measures[key]
            version, ends = newest(one)
            if ends != (0, highest):
                one["ranges"][version + 1] = (0, highest)

        def track(held: Held, _: Any) -> None:  # noqa: ANN401
            held.measures[key]["tracked"] = tracked

        can = self.in_use(key)
        self.does("measure", "edit", name, "--range", f"0..{highest}", then=then, can=can)
        self.does("measure", "track" if tracked else "untrack", name, then=track, can=can)

    @rule(name=st.sampled_from(OWN), what=st.sampled_from(["retire", "restore", "delete"]))
    def put_measure_away(self, name: str, what: str) -> None:
        """It is put away, comes back, or is deleted."""
        key = self.model.held.measure(name)
        used = bool(self.model.held.of(kind="observation", measure=key))

        def then(held: Held, _: Any) -> None:  # noqa: ANN401
            if what == "delete":
                del held.measures[key]
            else:
                held.measures[key]["retired"] = what == "retire"

        yes = ["--yes"] if what == "delete" else []
        can = bool(key) and not (what == "delete" and used)
        self.does("measure", what, name, *yes, then=then, can=can)

    def in_use(self, key: int) -> bool:
        """Whether a measure is there, and not put away."""
        return bool(key) and not self.model.held.measures[key]["retired"]

    # Visits, and the person

    @rule(who=lines, ahead=st.integers(-3, 9), goal=st.one_of(st.none(), lines))
    def visit(self, who: str, ahead: int, goal: str | None) -> None:
        """An appointment."""
        day = self.day(-ahead)
        there = [(one["day"], one["who"]) for one in self.model.held.visits.values()]
        more = [] if goal is None else ["--goal", goal]

        def then(held: Held, answer: Any) -> None:  # noqa: ANN401
            said = {"day": day, "who": who, "goal": goal, "note": None, "done_on": None}
            held.visits[answer["reference"]] = said

        can = (day, who) not in there
        self.does("visit", "add", who, "--on", day, *more, then=then, can=can)

    @rule(data=st.data(), text=lines)
    def ask(self, data: st.DataObject, text: str) -> None:
        """Something to ask there."""
        visit = data.draw(st.sampled_from([None, *sorted(self.model.held.visits)]))
        at = [] if visit is None else ["--visit", visit]

        def then(held: Held, answer: Any) -> None:  # noqa: ANN401
            said = {"visit": visit, "question": text, "answer": None}
            held.questions[answer["reference"]] = said

        self.does("visit", "ask", text, *at, then=then, can=True)

    @precondition(lambda self: self.model.held.questions)
    @rule(data=st.data(), text=lines)
    def answer(self, data: st.DataObject, text: str) -> None:
        """What was said to it."""
        name = data.draw(st.sampled_from(sorted(self.model.held.questions)))

        def then(held: Held, _: Any) -> None:  # noqa: ANN401
            held.questions[name]["answer"] = text

        self.does("visit", "answer", name, text, then=then, can=True)

    @precondition(lambda self: self.model.held.visits)
    @rule(data=st.data())
    def done(self, data: st.DataObject) -> None:
        """An appointment is over."""
        name = data.draw(st.sampled_from(sorted(self.model.held.visits)))
        today = self.day(0)

        def then(held: Held, _: Any) -> None:  # noqa: ANN401
            held.visits[name]["done_on"] = held.visits[name]["done_on"] or today

        can = self.model.held.visits[name]["day"] <= today
        self.does("visit", "done", name, then=then, can=can)

    @rule(key=st.sampled_from(["name", "why"]), text=st.one_of(st.none(), lines))
    def profile(self, key: str, text: str | None) -> None:
        """What a report may say of the person."""

        def then(held: Held, _: Any) -> None:  # noqa: ANN401
            if text is None:
                held.profile.pop(key, None)
            else:
                held.profile[key] = text

        words = "--forget" if text is None else text
        can = None if text is None else True
        self.does("profile", key, words, then=then, can=can)

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
        assert is_sound(self.journal)
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
    class Here(Machine):
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
    assert Here.steps > STEPS // 3
