"""The history in plain language: what a change did, by names, values and days.

The text of notes, questions and answers is never repeated, only that it was written or changed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from sidelog.catalog.events import say_amounts
from sidelog.catalog.products import say_amount
from sidelog.catalog.regimen.rules import Rule, say_rule
from sidelog.catalog.values import say_number
from sidelog.dates import say_clock, say_date, say_span
from sidelog.journal.history.batches import Change
from sidelog.journal.history.literals import Value, read_row
from sidelog.journal.journal import Journal
from sidelog.journal.references import row_name

_NAMES = """
SELECT 'measure', id, name, NULL FROM measure
UNION ALL
SELECT 'product', id, name, unit FROM product
"""
_BEFORE = """
SELECT old FROM change
WHERE table_name = 'product' AND row_id = ? AND old IS NOT NULL ORDER BY id DESC
"""
_REMOVED = """
SELECT table_name, old FROM change
WHERE new IS NULL AND table_name IN ('measure', 'product') ORDER BY id
"""

Row = Mapping[str, Any]
"""A row of the history, by column; what a column holds depends on its table."""


class Named(NamedTuple):
    """What a measure or a product is called, and the unit of a product's amounts."""

    name: str
    unit: str | None


Names = Mapping[tuple[str, Value], Named]
"""What measures and products are called, by their table and the number of their row."""


class _Subject(NamedTuple):
    """What a row is about: "dose of kratom", "4 g", "on Sun 22 Nov 2026"."""

    what: str
    detail: str = ""
    when: str = ""

    def in_full(self) -> str:
        """Such as "dose of kratom, 4 g, on Sun 22 Nov 2026"."""
        return ", ".join(text for text in self if text) if self.detail else self.in_short()

    def in_short(self) -> str:
        """Such as "dose of kratom on Sun 22 Nov 2026"."""
        return f"{self.what} {self.when}" if self.when else self.what


def names_of(journal: Journal) -> Names:
    """What measures and products are called, or were before they were removed."""
    names: dict[tuple[str, Value], Named] = {}
    for table, old in journal.query(_REMOVED):
        row: Row = read_row(old)
        names[table, row["id"]] = Named(row["name"], row.get("unit"))
    for table, number, name, unit in journal.query(_NAMES):
        names[table, number] = Named(name, unit)
    for (table, number), one in [*names.items()]:
        if table == "product" and one.unit is None:  # the history may have amounts in its last one
            rows: Iterator[Row] = (read_row(old) for (old,) in journal.query(_BEFORE, number))
            unit = next((row["unit"] for row in rows if row.get("unit")), None)
            names[table, number] = one._replace(unit=unit)
    return names


def describe(changes: Iterable[Change], names: Names) -> list[str]:
    """A sentence for each change that a person would know of, in their order."""
    return [said for change in changes if (said := _say_change(change, names))]


def say_row(table: str, row: Row, names: Names) -> str:
    """What a row says, such as "dose of kratom, 4 g, on Sun 22 Nov 2026"; a text of it too."""
    said = _SUBJECTS[table](row, names).in_full()
    text = row.get("text") or row.get("value") if table in _OF_WORDS else None
    return f"{said}: {text}" if text else said


def say_subject(table: str, row: Row, names: Names) -> str:
    """What a row is about, such as "dose of kratom on Sun 22 Nov 2026"."""
    return _SUBJECTS[table](row, names).in_short()


def say_apart(row: Row, other: Row, names: Names) -> tuple[str, str]:
    """In what two rows of a table differ, with every text, as each of them says it."""
    columns = [
        column
        for column in row
        if column in other and column not in _UNSAID | _LINKS and row[column] != other[column]
    ]
    said = ([_with_label(column, one, names) for column in columns] for one in (row, other))
    here, there = (", ".join(words) for words in said)
    return here, there


def _with_label(column: str, row: Row, names: Names) -> str:
    label = "" if column in _OF_WORDS.values() else _label(column)
    if column in _STATES:
        return _STATES[column][row[column] is None]
    return f"{label} {_say(column, row, names)}".lstrip()


def _label(column: str) -> str:
    return _LABELS.get(column, column.replace("_", " "))


def _say_change(change: Change, names: Names) -> str:
    """One change, such as "shedding on Sun 22 Nov 2026: 2 → 1"; empty where nothing is to say."""
    subject = _SUBJECTS[change.table]
    if change.old is not None and change.new is not None:
        differences = ", ".join(_differences(change.table, change.old, change.new, names))
        return f"{subject(change.old, names).in_short()}: {differences}" if differences else ""
    row = change.new or change.old or {}
    if change.table == "scale" and row["version"] == 1:
        return ""  # it comes and goes with its measure
    return f"{subject(row, names).in_full()} {'added' if change.old is None else 'removed'}"


def _differences(table: str, old: Row, new: Row, names: Names) -> Iterator[str]:
    for column in new:
        if column in _UNSAID or old.get(column) == new[column]:
            continue
        label = _label(column)
        if column in _STATES:
            yield _STATES[column][not new[column]]
        elif column in _NOT_REPEATED or table == "profile":
            was, is_now = old.get(column), new[column]
            became = "added" if was is None else "removed" if is_now is None else "changed"
            yield f"{label} {became}".lstrip()
        else:
            before, after = (_say(column, row, names) for row in (old, new))
            if before != after:  # a time that moves with its day stays the same on the clock
                yield f"{label} {before} → {after}".lstrip()


def _say(column: str, row: Row, names: Names) -> str:
    value = row.get(column)
    if value is None:
        return _NOTHING.get(column, "none")
    if column in _AMOUNTS:
        return say_amount(value, row["unit"] if "unit" in row else _product(row, names).unit)
    if column in _BY_ROW:
        return _BY_ROW[column](row, names)
    if column in _SAID:
        return _SAID[column](value)
    return value if isinstance(value, str) else say_number(value)


def _day(text: str) -> str:
    return say_date(date.fromisoformat(text))


def _on(day: str) -> str:
    return f"on {_day(day)}"


def _clock(row: Row) -> str:
    return say_clock(datetime.fromisoformat(row["at"]), date.fromisoformat(row["day"]))


def _with_clock(words: str, row: Row) -> str:
    return f"{words} at {_clock(row)}" if row["at"] else words


def _measure(row: Row, names: Names) -> str:
    return names.get(("measure", row["measure_id"]), Named("a removed measure", None)).name


def _product(row: Row, names: Names) -> Named:
    return names.get(("product", row["product_id"]), Named("a removed product", None))


def _observation(row: Row, names: Names) -> _Subject:
    value = _with_clock(_say("value", row, names), row)
    return _Subject(_measure(row, names), value, _on(row["day"]))


def _dose(row: Row, names: Names) -> _Subject:
    amount = _with_clock(_say("amount", row, names), row) if row["taken"] else "none taken"
    return _Subject(f"dose of {_product(row, names).name}", amount, _on(row["day"]))


def _event(row: Row, names: Names) -> _Subject:
    about = f" {_product(row, names).name}" if row["product_id"] else ""
    first, last = (date.fromisoformat(text) for text in (row["day"], row["until"] or row["day"]))
    when = f"since {say_date(first)}" if row.get("ongoing") else f"on {say_span(first, last)}"
    before, after = (row.get(column) for column in _OF_A_CHANGE)
    said = say_amounts(before, after, _product(row, names).unit)
    detail = ", ".join(text for text in (said, row["title"]) if text)
    return _Subject(f"event {row['kind']}{about}", detail, when)


def _regimen_step(row: Row, names: Names) -> _Subject:
    product = _product(row, names)
    rule = Rule(row["daily_amount"], row.get("every_days", 1), row.get("times", 1))
    said = say_rule(rule, product.unit)
    return _Subject(f"regimen of {product.name}", said, _on(row["from_day"]))


_SUBJECTS: dict[str, Callable[[Row, Names], _Subject]] = {
    "measure": lambda row, _: _Subject(f"measure {row['name']}"),
    "scale": lambda row, names: _Subject(f"scale {row['version']} of {_measure(row, names)}"),
    "observation": _observation,
    "note": lambda row, _: _Subject("note", when=_on(row["day"])),
    "product": lambda row, _: _Subject(f"product {row['name']}"),
    "dose": _dose,
    "regimen_step": _regimen_step,
    "event": _event,
    "nail_finding": lambda row, _: _Subject(
        f"nail finding on the {row['limb']}, digit {row['digit']}", row["kind"], _on(row["day"])
    ),
    "visit": lambda row, _: _Subject("visit", when=_on(row["day"])),
    "question": lambda _, __: _Subject("question for a visit"),
    "photo": lambda row, _: _Subject(f"photo of {row['site']}", when=_on(row["day"])),
    "profile": lambda row, _: _Subject(f"profile entry {row['key']}"),
}
_SAID: dict[str, Callable[[Any], str]] = {
    **dict.fromkeys(("day", "until", "from_day"), _day),
    **dict.fromkeys(
        ("tracked", "whole", "estimate", "taken", "ongoing"), ("no", "yes").__getitem__
    ),
    "visit_id": lambda number: row_name("visit", number),
}
_BY_ROW: dict[str, Callable[[Row, Names], str]] = {
    "product_id": lambda row, names: _product(row, names).name,
    "measure_id": _measure,
    "at": lambda row, _: _clock(row),
}
_STATES = {"retired_on": ("retired", "restored"), "done_on": ("done", "not done")}
"""What is said of a row when a day comes into a column, and when it leaves it."""
_OF_A_CHANGE = ("amount_before", "amount_after")
_NOTHING = {
    "value": "skipped",
    "amount": "amount not known",
    **dict.fromkeys(_OF_A_CHANGE, "not said"),
    "visit_id": "the next one",
}
_AMOUNTS = frozenset({"amount", "daily_amount", "usual_amount", *_OF_A_CHANGE})
_NOT_REPEATED = frozenset(
    {"note", "text", "question", "answer", "goal", "who", "anchors", "lag_source", "source"}
)
_UNSAID = frozenset(
    {"id", "uuid", "recorded_at", "recorded_on", "lag_set_at", "bad_set_at", "scale_version"}
    | {"entered", "sha256", "position"}  # one measure that is moved moves all after it
)
_OF_WORDS = {"note": "text", "question": "text", "profile": "value"}
"""The tables whose rows are a text above all, and its column."""
_LINKS = frozenset({"measure_id", "visit_id"})
_LABELS = {
    "value": "",  # the measure's name stands before it
    "at": "time",
    "product_id": "product",
    "measure_id": "measure",
    "visit_id": "visit",
    "fold_mm": "millimetres from the fold",
    "amount_before": "amount a day before",
    "amount_after": "amount a day after",
    "bad_from": "bad day from",
    "lag_first": "lag window from day",
    "lag_last": "lag window to day",
}
