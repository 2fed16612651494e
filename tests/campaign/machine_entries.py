"""What is recorded of days: values, notes, doses, regimens, events."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests.campaign.machine import (
    CHANGED,
    OWN,
    PLANNED,
    TAKEN,
    TIMES,
    Machine,
    days_ago,
    lines,
    numbers,
    texts,
)
from tests.campaign.model import Fields, Held, newest


class Entries(Machine):
    """Commands that record."""

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
