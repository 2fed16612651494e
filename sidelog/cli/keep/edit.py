"""`sidelog edit` and `delete`: one entry, by its name; the history keeps what it was."""

from functools import partial
from typing import Annotated, NamedTuple, cast

import typer

from sidelog import dates
from sidelog.catalog.amounts import parse_amount
from sidelog.catalog.events import EventKind
from sidelog.catalog.scales import Measure
from sidelog.catalog.values import parse_value
from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app
from sidelog.cli.help.safety import after_saving
from sidelog.cli.lines import show_line
from sidelog.cli.record.amounts import amount_in, ask_if_unusual, said_of_unusual
from sidelog.cli.typed.asking import Doubts, ask_to_delete
from sidelog.cli.typed.finding import find_product
from sidelog.cli.typed.options import At, On, Yes
from sidelog.errors import UsageError
from sidelog.journal.entries import EntryChanges, Found, delete_entry, edit_entry, find_entry
from sidelog.journal.journal import Journal
from sidelog.journal.keeping.measures import measure_of
from sidelog.journal.references import Kind
from sidelog.journal.rows import DayLine, Product
from sidelog.report.words.quiet import changed

edit_app, delete_app = command_app(), command_app()
apps = {"edit": edit_app, "delete": delete_app}

Reference = Annotated[
    str,
    typer.Argument(
        metavar="NAME", help="The entry, such as d3, by the name that sidelog show has."
    ),
]


@edit_app.command()
def edit(
    context: typer.Context,
    reference: Reference,
    value: Annotated[str | None, typer.Option(help="Another value, or skip.")] = None,
    amount: Annotated[str | None, typer.Option(help="Another amount: 3g, or unknown.")] = None,
    product: Annotated[str | None, typer.Option(help="Another product.")] = None,
    estimate: Annotated[
        bool | None, typer.Option("--estimate/--measured", help="How the amount is known.")
    ] = None,
    on: On = None,
    at: At = None,
    start: Annotated[
        str | None,
        typer.Option("--from", help="Of a change: another amount a day before, or unknown."),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--to", help="Another last day, none, or open; of a change: amount after."),
    ] = None,
    kind: Annotated[str | None, typer.Option(help="Another kind of event.")] = None,
    title: Annotated[str | None, typer.Option(help="What to call an event.")] = None,
    who: Annotated[str | None, typer.Option(help="Of a visit: whom you will see.")] = None,
    goal: Annotated[str | None, typer.Option(help="Of a visit: what you want of it.")] = None,
    question: Annotated[str | None, typer.Option(help="The words of a question.")] = None,
    answered: Annotated[
        str | None, typer.Option("--answer", help="What was said to a question; or none.")
    ] = None,
    visit: Annotated[
        str | None, typer.Option(help="Another visit for a question, such as v2; or none.")
    ] = None,
    note: Annotated[
        str | None, typer.Option("--note", "-n", help="The words of a note; none removes one.")
    ] = None,
) -> None:
    """Change one entry. What it was stays in the history, and undo brings it back.

    By itself it shows the entry, and what can be changed of it.
    Each option is what is to be instead; none takes a time, a last day, a title or a note away.

    Examples:

      sidelog edit d3 --amount 3g --at 09:00

      sidelog edit o12 --value 2
    """
    app = app_of(context)
    said = {
        "value": value,
        "amount": amount,
        "product": product,
        "on": on,
        "at": at,
        "from": start,
        "to": until,
        "kind": kind,
        "title": title,
        "who": who,
        "goal": goal,
        "question": question,
        "answer": answered,
        "visit": visit,
        "note": note,
    }
    words = {name: text for name, text in said.items() if text is not None}
    if not words and estimate is None:
        with app.read() as journal:
            entry = find_entry(journal, reference)
            shown = _shown(app, journal, entry)
        fitting = f"What can be changed of it: {_FITTING[entry.reference.kind]}"
        same = {"before": shown.line, "after": shown.line}
        app.answer(same, [shown.day, *shown.words], [fitting])
        return
    doubts = Doubts(app)

    def record() -> tuple[_Shown, _Shown, str]:
        with app.write(begins=False) as journal:
            entry = find_entry(journal, reference)
            reading = _Changes(app, journal, entry, doubts)
            changes = reading.read(words)
            if estimate is not None:
                changes["estimate"] = estimate
            before, after = edit_entry(journal, reference, **changes)
            return _shown(app, journal, before), _shown(app, journal, after), reading.unusual

    before, after, strange = doubts.settle(record)
    lines = [f"was {before.day}", *before.words, f"is now {after.day}", *after.words]
    if before == after:
        lines = [f"Nothing changed: {before.line.reference} says that already."]
    data = {"before": before.line, "after": after.line, "unusual": strange or None}
    app.answer(
        data,
        lines,
        said_of_unusual(strange),
        quiet=lines if before == after else [changed(after.line.reference, after.day)],
    )
    after_saving(
        app,
        notes=(title, note, goal, question, answered),
        values=[(after.measure, after.line.value)] if after.measure and value is not None else [],
    )


_FITTING = {
    Kind.OBSERVATION: "--value, --on, --at",
    Kind.DOSE: "--amount, --estimate, --product, --on, --at, --note",
    Kind.EVENT: "--kind, --product, --title, --on, --from, --to, --note",
    Kind.NOTE: "--note, --on, --at",
    Kind.VISIT: "--on, --who, --goal, --note",
    Kind.QUESTION: "--question, --answer, --visit",
    Kind.NAIL_FINDING: "--on, --note",
    Kind.PHOTO: "--on, --at, --note",
    Kind.REGIMEN_STEP: "--amount, --on, --note",
}
"""What can be changed of each kind of entry."""

_TEXTS = {one: one for one in ("title", "who", "goal", "answer", "note")} | {"question": "text"}
"""Options that take a person's words, and what of an entry they are."""


class _Shown(NamedTuple):
    """An entry as it is shown: its line, its day in words, its words under its name.

    And of a value the measure, on the scale that it was recorded on.
    """

    line: DayLine
    day: str
    words: list[str]
    measure: Measure | None


def _shown(app: App, journal: Journal, entry: Found) -> _Shown:
    line, measure = entry.line, _measure_of(journal, entry)
    words = show_line(app, line, {line.name: measure} if measure else {})
    return _Shown(line, dates.say_date(line.day), words, measure)


def _measure_of(journal: Journal, entry: Found) -> Measure | None:
    """The measure of an observation, on the version of its scale that it was recorded on."""
    reference = entry.reference
    return measure_of(journal, reference.row) if reference.kind is Kind.OBSERVATION else None


class _Changes:
    """What was typed, read in the light of the entry that it is about.

    Attributes:
        unusual: what is unusual of a new amount; empty where nothing is.
    """

    def __init__(self, app: App, journal: Journal, entry: Found, doubts: Doubts) -> None:
        self._app, self._journal, self._entry, self._doubts = app, journal, entry, doubts
        self.unusual = ""

    def read(self, words: dict[str, str]) -> EntryChanges:
        """The changes that the words ask for, by the names that the journal has for them.

        Raises:
            SidelogError: a word is not understood, or does not fit the entry.
        """
        changes: EntryChanges = {}
        if "on" in words:
            may_lie_ahead = self._entry.reference.kind in {Kind.REGIMEN_STEP, Kind.VISIT}
            understand = self._app.day_ahead if may_lie_ahead else self._app.day
            changes["day"] = understand(words["on"])
        if "at" in words:
            day = changes.get("day", self._entry.day)
            changes["at"] = None if _is_none(words["at"]) else self._app.moment(words["at"], day)
        self._read_what(words, changes)
        self._read_text(words, changes)
        is_change = self._is_change(changes)
        if not is_change:
            self._read_span(words, changes)
        self._refuse_unlike_its_kind(changes)
        if is_change:
            self._read_amounts(words, changes)
        amounts = [changes.get("amount"), changes.get("amount_before"), changes.get("amount_after")]
        if product := changes.get("product") or self._entry.product:
            a_day = self._entry.reference.kind is not Kind.DOSE
            self.unusual = ask_if_unusual(
                self._journal, product, amounts, self._doubts, a_day=a_day
            )
        return changes

    def _read_what(self, words: dict[str, str], changes: EntryChanges) -> None:
        if "value" in words:
            measure = _measure_of(self._journal, self._entry)
            if measure is None:
                raise UsageError("Only an observation has a value.", hint="A dose has an --amount.")
            changes["value"] = parse_value(words["value"], measure)
        if "product" in words:
            changes["product"] = find_product(self._journal, words["product"])
        if "amount" in words and self._entry.reference.kind is Kind.REGIMEN_STEP:
            self._read_rule(words["amount"], changes)
        elif "amount" in words:
            amount = parse_amount(words["amount"])
            if amount.is_none:
                raise UsageError(
                    "A dose cannot be edited into none.",
                    hint="Delete it, then record the day: sidelog dose PRODUCT none --on DAY",
                )
            product = changes.get("product") or self._product()
            changes["amount"], changes["entered"] = amount_in(product, amount), amount.typed
            if amount.estimate:
                changes["estimate"] = True

    def _read_rule(self, words: str, changes: EntryChanges) -> None:
        """What is taken as a rule; an amount alone leaves how often as it is."""
        from sidelog.catalog.regimen.stages import (  # noqa: PLC0415  (only of regimens)
            is_amount_of_rule,
            parse_step,
        )
        from sidelog.catalog.regimen.words import plain  # noqa: PLC0415
        from sidelog.cli.record.plan.planning import number_in  # noqa: PLC0415

        text = plain(words)
        step = parse_step(text)
        rule = step.rule(partial(number_in, self._product()))
        if step.weekday is not None:
            changes["day"] = step.begin(changes.get("day", self._entry.day))
        changes["amount"] = rule.amount
        if rule.is_stop or not is_amount_of_rule(text):
            changes["every_days"], changes["times"] = rule.every_days, rule.times

    def _is_change(self, changes: EntryChanges) -> bool:
        """Whether the entry is, or is to be, a change of what is taken."""
        if self._entry.reference.kind is not Kind.EVENT:
            return False
        return _event_kind(changes.get("kind", self._entry.row["kind"])).about_product

    def _read_span(self, words: dict[str, str], changes: EntryChanges) -> None:
        if "from" in words:
            raise UsageError("Only a change of a product has --from.", hint="Its day is --on.")
        if "to" in words:
            ongoing = words["to"].strip().casefold() == "open"
            open_ended = ongoing or _is_none(words["to"])
            changes["until"] = None if open_ended else self._app.day(words["to"])
            changes["ongoing"] = ongoing

    def _read_amounts(self, words: dict[str, str], changes: EntryChanges) -> None:
        from sidelog.cli.record.event import amount_a_day  # noqa: PLC0415  (only of events)

        for option, column in (("from", "amount_before"), ("to", "amount_after")):
            if option in words:
                product = changes.get("product") or self._product()
                amount = amount_in(product, amount_a_day(words[option]))
                changes.update(cast("EntryChanges", {column: amount}))

    def _read_text(self, words: dict[str, str], changes: EntryChanges) -> None:
        """What an entry itself says, or a note on it; the words of a note cannot be none."""
        if "kind" in words:
            changes["kind"] = _event_kind(words["kind"]).name
        if "visit" in words:
            from sidelog.cli.keep.visit import find_visit  # noqa: PLC0415  (only of questions)

            none = _is_none(words["visit"])
            changes["visit_id"] = None if none else find_visit(self._journal, words["visit"]).id
        own = {"note": "text"} if self._entry.reference.kind is Kind.NOTE else {}
        for name, column in {**_TEXTS, **own}.items():
            if name in words:
                text = None if _is_none(words[name]) else words[name]
                changes.update(cast("EntryChanges", {column: text}))

    def _refuse_unlike_its_kind(self, changes: EntryChanges) -> None:
        """Refuse a change of a product without the product, or that lasts for days."""
        event = self._entry
        if event.reference.kind is not Kind.EVENT or not changes.keys() & {"kind", "until"}:
            return
        kind = _event_kind(changes.get("kind", event.row["kind"]))
        if kind.about_product and not changes.get("product", event.product):
            raise UsageError(f"{kind.name} needs the product.", hint="Add --product.")
        lasts = changes.get("until", event.row["until"]) or changes.get(
            "ongoing", event.row["ongoing"]
        )
        if not kind.spans_days and lasts:
            first = f"Take its last day away first: sidelog edit {event.reference} --to none"
            hint = first if kind.about_product else "Add --to none."
            raise UsageError(f"{kind.name} happens on one day.", hint=hint)

    def _product(self) -> Product:
        if self._entry.product is None:
            raise UsageError(
                "Only a dose or a change of a product has an amount.",
                hint="An observation has a --value.",
            )
        return self._entry.product


def _is_none(words: str) -> bool:
    return words.strip().casefold() == "none"


@delete_app.command()
def delete(
    context: typer.Context,
    references: Annotated[
        list[str], typer.Argument(metavar="NAME...", help="The entries, such as d3 n7.")
    ],
    yes: Yes = False,
) -> None:
    """Delete entries by their names, after asking. Undo brings them back.

    Nothing is ever deleted by a loose match: a name is one entry.
    """
    app = app_of(context)
    with app.read() as journal:
        shown = [_shown(app, journal, find_entry(journal, reference)) for reference in references]
    entries = {entry.line.reference: entry for entry in shown}
    for entry in entries.values():
        for text in (entry.day, *entry.words):
            app.say(text)
    if not yes:
        ask_to_delete(app, "this entry" if len(entries) == 1 else f"these {len(entries)} entries")
    with app.write() as journal:
        # A visit goes after its questions.
        for reference in sorted(entries, key=lambda name: name.startswith("v")):
            delete_entry(journal, reference)
    app.answer(
        {"deleted": [entry.line for entry in entries.values()]},
        [f"Deleted: {', '.join(entries)}. Back with: sidelog undo"],
    )


def _event_kind(word: str) -> EventKind:
    from sidelog.cli.record.event import event_kind  # noqa: PLC0415  (only of events)

    return event_kind(word)
