"""What is kept and changed: single entries, measures, visits, the person."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.campaign.machine import (
    OWN,
    Machine,
    days_ago,
    lines,
    numbers,
    texts,
)
from tests.campaign.model import Held, new_measure, newest


class Keeping(Machine):
    """Commands that change what is there, and what is known beside the days."""

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
