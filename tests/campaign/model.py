"""What a journal holds, as plain dictionaries: what each command must make of it, written anew.

Nothing here imports the package: a rule that both had from the same place would prove nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

Fields = dict[str, Any]

BUILT_IN = {"mood": (0, 10), "shedding": (0, 4), "dryness": (0, 4), "nails": (0, 4)}
"""The measures that a new journal asks for, with their ranges."""


@dataclass
class Held:
    """What a journal holds at one moment.

    Attributes:
        entries: observations, doses, events, notes and regimen steps, by their reference.
        measures: by a number of their own; the ranges of each by their version.
        products: by a number of their own.
        visits: by their reference.
        questions: by their reference.
        profile: what is said of the person, by its key.
    """

    entries: dict[str, Fields] = field(default_factory=dict)
    measures: dict[int, Fields] = field(default_factory=dict)
    products: dict[int, Fields] = field(default_factory=dict)
    visits: dict[str, Fields] = field(default_factory=dict)
    questions: dict[str, Fields] = field(default_factory=dict)
    profile: dict[str, str] = field(default_factory=dict)

    # What it shows

    def rows(self) -> list[Fields]:
        """The lines of an export as CSV, less when they were written and who they are."""
        rows = ({k: v for k, v in self._row(one).items() if v} for one in self.entries.values())
        return sorted(rows, key=by_words)

    def lines(self) -> dict[str, Fields]:
        """What `show` says of each entry, by its reference; steps of regimens are not among it."""
        return {
            reference: {
                "kind": one["kind"],
                "day": one["day"],
                "name": self._row(one).get("name", ""),
                "value": one.get("value"),
                "taken": one.get("taken", True),
                "ongoing": one.get("ongoing", False),
            }
            for reference, one in self.entries.items()
            if one["kind"] != "regimen"
        }

    def _row(self, one: Fields) -> Fields:
        kind = one["kind"]
        row: Fields = {"kind": kind, "day": one["day"], "at": one.get("at"), "text": one["text"]}
        product = self.products.get(one.get("product", 0), {})
        if kind == "observation":
            row["name"] = self.measures[one["measure"]]["name"]
            row |= {"value": number(one["value"]), "scale": str(one["version"])}
            row["state"] = "skipped" if one["value"] is None else "recorded"
        elif kind == "dose":
            row |= {"name": product["name"], "unit": product["unit"], "entered": one["entered"]}
            state = "amount not known" if one["value"] is None else "taken"
            row |= {"state": state if one["taken"] else "none", "value": number(one["value"])}
            row["estimate"] = "yes" if one["estimate"] else ""
        elif kind == "event":
            row |= {"name": one["name"], "title": one["title"], "until": one["until"]}
            row |= {"product": product.get("name"), "unit": product.get("unit")}
            row["ongoing"] = "yes" if one["ongoing"] else ""
            row["amount_before"] = number(one["before"])
            row["amount_after"] = number(one["after"])
        elif kind == "regimen":
            row |= {"name": product["name"], "unit": product["unit"], "times": "1"}
            row |= {"value": number(one["amount"]), "every_days": "1"}
        return row

    def asked(self) -> dict[str, Fields]:
        """The measures of the person's own that are in use, by name."""
        return {
            one["name"]: {"title": one["title"], "tracked": one["tracked"], "range": newest(one)[1]}
            for one in self.measures.values()
            if not one["retired"] and one["name"] not in BUILT_IN
        }

    def taken(self) -> dict[str, Fields]:
        """Every product by name."""
        return {
            one["name"]: {"unit": one["unit"], "retired": one["retired"]}
            for one in self.products.values()
        }

    # What is found in it

    def product(self, name: str) -> int:
        """The number of a product; 0 where there is none."""
        return next((key for key, one in self.products.items() if one["name"] == name), 0)

    def measure(self, name: str) -> int:
        """The number of a measure, also of one that is put away; 0 where there is none."""
        return next((key for key, one in self.measures.items() if one["name"] == name), 0)

    def of(self, **about: object) -> dict[str, Fields]:
        """The entries with all of this."""
        return {
            reference: one
            for reference, one in self.entries.items()
            if all(one.get(name) == said for name, said in about.items())
        }

    def steps(self, product: int) -> list[tuple[str, Fields]]:
        """The steps of a regimen, in the order of their days."""
        steps = self.of(kind="regimen", product=product).items()
        return sorted(steps, key=lambda step: str(step[1]["day"]))

    # What is written to it

    def add_product(self, name: str, unit: str | None) -> int:
        """The number of a product, made where it is a new one, with a unit where it had none."""
        key = self.product(name)
        if not key:
            key = max(self.products, default=0) + 1
            self.products[key] = {"name": name, "unit": None, "retired": False}
        self.products[key]["unit"] = self.products[key]["unit"] or unit
        return key

    def record(self, reference: str, measure: int, day: str, at: str | None, value: Any) -> None:  # noqa: ANN401
        """A value, or a skip, takes its place; the first one of a day that of a skip."""
        whole = self.of(kind="observation", measure=measure, day=day, at=None, value=None)
        for there in self.of(kind="observation", measure=measure, day=day, at=at) or whole:
            del self.entries[there]
        version, _ = newest(self.measures[measure])
        said = {"measure": measure, "version": version, "value": value}
        self.entries[reference] = {"kind": "observation", "day": day, "at": at, "text": "", **said}

    def take(self, reference: str, product: int, day: str, **said: object) -> None:
        """A dose; it takes the place of a none, whose note stays."""
        none = self.of(kind="dose", product=product, day=day, taken=False)
        notes = [self.entries.pop(there)["text"] for there in none] + [said.pop("text")]
        text = "\n".join(str(note) for note in notes if note)
        dose = {"kind": "dose", "day": day, "at": None, "taken": True, "estimate": False}
        self.entries[reference] = {**dose, "product": product, "text": text, **said}

    def take_none(self, reference: str, product: int, day: str, text: str) -> None:
        """That none was taken; said again, its note is added."""
        there = self.entries.get(reference)
        notes = [there["text"]] if there and there["text"] != text else []
        said = {"kind": "dose", "day": day, "at": None, "taken": False, "estimate": False}
        text = "\n".join(note for note in (*notes, text) if note) or (there or {"text": ""})["text"]
        said |= {"product": product, "value": None, "entered": "none", "text": text}
        self.entries[reference] = said

    def plan(self, reference: str, product: int, day: str, amount: float, *, keep: bool) -> None:
        """A step of a regimen; later ones go, unless they are kept."""
        steps = self.steps(product)
        now = next((one for _, one in reversed(steps) if one["day"] < day), None)
        there = [name for name, one in steps if one["day"] == day]
        for name, one in steps:
            if one["day"] > day and not keep:
                del self.entries[name]
        if there:
            self.entries[there[0]]["amount"] = amount
        elif now is None or now["amount"] != amount:
            step = {"kind": "regimen", "day": day, "product": product, "amount": amount, "text": ""}
            self.entries[reference] = step


def newest(measure: Fields) -> tuple[int, tuple[int, int]]:
    """The version and the range of a measure's scale in force."""
    version = max(measure["ranges"])
    return version, measure["ranges"][version]


def new_measure(name: str, lowest: int, highest: int, *, tracked: bool = True) -> Fields:
    """A measure as it is when it is added."""
    title = name.capitalize()
    kept = {"name": name, "title": title, "tracked": tracked, "retired": False}
    return {**kept, "ranges": {1: (lowest, highest)}}


def number(value: float | None) -> str:
    """A number as an export writes it."""
    return "" if value is None else str(int(value)) if float(value).is_integer() else repr(value)


def by_words(row: Fields) -> str:
    """What orders rows."""
    return repr(sorted(row.items()))


class Model:
    """A journal and its history: what undo and redo must bring back.

    Attributes:
        held: what it holds now.
        past: what it held before each command in effect that changed something, oldest first.
        future: what each command that was undone had made of it, the next to come back last.
    """

    def __init__(self) -> None:
        self.held = Held()
        for key, (name, ends) in enumerate(BUILT_IN.items(), start=1):
            self.held.measures[key] = new_measure(name, *ends)
        self.past: list[Held] = []
        self.future: list[Held] = []

    def change(self, then: Callable[[Held], None]) -> None:
        """What a command does; one that changes nothing is not in the history."""
        after = deepcopy(self.held)
        then(after)
        if after != self.held:
            self.past.append(self.held)
            self.future.clear()
            self.held = after

    def undo(self, count: int) -> int:
        """Take back so many commands, or as many as there are; returns how many."""
        return self._walk(self.past, self.future, count)

    def redo(self, count: int) -> int:
        """Bring back so many."""
        return self._walk(self.future, self.past, count)

    def _walk(self, come: list[Held], go: list[Held], count: int) -> int:
        for step in range(count):
            if not come:
                return step
            go.append(self.held)
            self.held = come.pop()
        return count

    def rename(self, named: dict[str, str]) -> None:
        """Give entries the references that they turn out to have."""
        entries = self.held.entries
        self.held.entries = {named.get(name, name): one for name, one in entries.items()}


def unnamed(entries: Sequence[str]) -> Iterator[str]:
    """The references of entries whose command did not say them."""
    return (reference for reference in entries if reference.startswith("?"))
