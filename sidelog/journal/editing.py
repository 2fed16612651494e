"""What can be changed of an entry, and the rules that a changed entry has to keep.

The tables refuse what breaks a rule; here it is refused first, in words that help.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from math import isfinite
from typing import Any, TypedDict

from sidelog.catalog.events import check_amounts
from sidelog.catalog.events import find as find_kind
from sidelog.catalog.products import say_amount
from sidelog.dates import say_date
from sidelog.errors import BadDataError, UsageError
from sidelog.journal.records import Dose, Event, Record, Timed
from sidelog.journal.records import Product as ProductRecord
from sidelog.journal.references import Kind, Reference
from sidelog.journal.rows import Product

Columns = dict[str, Any]
"""A row by column, as its record has it."""


class EntryChanges(TypedDict, total=False):
    """What can be changed of an entry; which of it fits depends on its kind.

    None clears what may be left out.  A new `at` goes with its day: a caller that knows when the
    person's day starts hands both.
    """

    value: float | None
    """None: the day was skipped."""
    amount: float | None
    """In the product's unit; None: not known."""
    amount_before: float | None
    """How much a day before a change; None: not said."""
    amount_after: float | None
    entered: str
    """The amount as it was typed."""
    estimate: bool
    product: Product | None
    day: date
    until: date | None
    at: datetime | None
    kind: str
    title: str | None
    text: str
    note: str | None
    who: str | None
    goal: str | None
    answer: str | None
    site: str


@dataclass(frozen=True, slots=True)
class Edited:
    """An entry before and after it was changed; both are the same where nothing was to change."""

    before: Record
    after: Record


FIELDS: Mapping[Kind, tuple[str, ...]] = {
    Kind.OBSERVATION: ("value", "day", "at"),
    Kind.DOSE: ("amount", "entered", "estimate", "product", "day", "at", "note"),
    Kind.EVENT: (
        *("kind", "product", "day", "until", "title", "note"),
        *("amount_before", "amount_after"),
    ),
    Kind.NOTE: ("text", "day", "at"),
    Kind.VISIT: ("day", "who", "goal", "note"),
    Kind.QUESTION: ("text", "answer"),
    Kind.NAIL_FINDING: ("day", "note"),
    Kind.PHOTO: ("day", "at", "site", "note"),
    Kind.REGIMEN_STEP: ("note",),
}
"""What fits which kind of entry."""

_TEXTS = ("kind", "title", "text", "note", "who", "goal", "answer", "site", "entered")
_NEEDED = frozenset({"kind", "text", "site"})
_MOST = 1e15  # the tables' own bound of an amount


def changed_columns(reference: Reference, record: Record, changes: EntryChanges) -> Columns:
    """The columns that the changes set, with those that go along.

    Raises:
        UsageError: a field does not fit this kind of entry.
        BadDataError: the changes contradict what the entry says.
    """
    _refuse_unfit(reference, changes)
    columns: Columns = dict(changes)
    if "product" in columns:
        product = columns.pop("product")
        columns["product_id"] = product.id if product else None
    if isinstance(record, Dose):
        _refuse_amount_of_none(reference, record, columns)
        columns |= _amount_columns(record, changes)
    if isinstance(record, Event):
        _refuse_amounts(record, changes)
    if isinstance(record, Timed) and record.at and "day" in changes and "at" not in changes:
        columns["at"] = record.at + (changes["day"] - record.day)
    return columns


def refuse_unkeepable(kind: Kind, row: Columns, today: date) -> None:
    """Refuse an entry that breaks a rule that can be seen in its own row.

    Args:
        kind: what the entry is.
        row: all its columns, as they are to become.
        today: the person's local day.

    Raises:
        BadDataError: a text is empty, a day lies ahead, or two columns contradict each other.
    """
    _refuse_empty_text(kind, row)
    if kind is not Kind.VISIT:
        _refuse_days(row, today)
    if kind is Kind.OBSERVATION and row["value"] is None and row["at"] is not None:
        raise BadDataError(
            "A value with a time cannot be skipped: only a whole day can.",
            hint="Delete it, or give it a value.",
        )
    if kind is Kind.DOSE:
        _refuse_amount(row)


def _refuse_unfit(reference: Reference, changes: EntryChanges) -> None:
    fitting = FIELDS[reference.kind]
    for name in changes:
        if name not in fitting:
            raise UsageError(
                f"The {reference.kind.words} {reference} has no {name}.",
                hint=f"What can be changed of it: {', '.join(fitting)}.",
            )


def _refuse_amount_of_none(reference: Reference, dose: Dose, columns: Columns) -> None:
    if not dose.taken and (columns.keys() & {"amount", "entered", "estimate", "at"}):
        raise BadDataError(
            f"{reference} says that no {dose.product.name} was taken, so it has no amount or time.",
            hint="Record the dose instead; it takes the place of the none.",
        )


def _amount_columns(dose: Dose, changes: EntryChanges) -> Columns:
    """What goes along with a new amount or product of a dose."""
    product = changes.get("product") or dose.product
    amount = changes.get("amount", dose.amount)
    if amount is not None:
        _refuse_another_meaning(dose.product, product, said="amount" in changes)
    if amount == dose.amount and product.unit == dose.product.unit:
        return {}
    return {
        "entered": changes.get("entered", say_amount(amount, product.unit)),
        "estimate": changes.get("estimate", dose.estimate and amount is not None),
    }


def _refuse_amounts(event: Event, changes: EntryChanges) -> None:
    """Refuse amounts that the changed event cannot have.

    Raises:
        BadDataError: they contradict its kind, or their unit would silently become another.
    """
    product = changes.get("product", event.product)
    kind = find_kind(changes.get("kind", event.kind))
    before = changes.get("amount_before", event.amount_before)
    after = changes.get("amount_after", event.amount_after)
    if kind is not None:
        check_amounts(kind, before, after, product.unit if product else None)
    for name, amount in (("amount_before", before), ("amount_after", after)):
        if amount and product:
            _refuse_another_meaning(event.product, product, said=name in changes)


def _refuse_another_meaning(
    before: ProductRecord | None, product: Product | ProductRecord, *, said: bool
) -> None:
    """Refuse an amount that has no unit, or whose unit would silently become another."""
    if product.unit is None:
        raise BadDataError(
            f"{product.name} has no unit yet, and an amount needs one.",
            hint="Say its unit first: sidelog product edit",
        )
    if not said and before and product.unit != before.unit:
        raise BadDataError(
            f"The amount is in {before.unit}, and {product.name} is recorded in {product.unit}.",
            hint="Say the amount too.",
        )


def _refuse_empty_text(kind: Kind, row: Columns) -> None:
    for name in _TEXTS:
        text = row.get(name)
        if (text is None and name in _NEEDED and name in row) or (
            text is not None and (not text.strip() or "\0" in text)
        ):
            raise BadDataError(
                f"The {name} of this {kind.words} cannot be empty or hold control characters.",
                hint="To take the whole entry away, delete it.",
            )


def _refuse_days(row: Columns, today: date) -> None:
    day, until = row.get("day"), row.get("until")
    for end in (day, until):
        if end is not None and end > today:
            raise BadDataError(
                f"{say_date(end)} lies ahead.", hint="Only what has happened can be recorded."
            )
    if day is not None and until is not None and until < day:
        raise BadDataError(
            f"It cannot end on {say_date(until)}, before it began on {say_date(day)}."
        )


def _refuse_amount(row: Columns) -> None:
    amount = row["amount"]
    if amount is not None and not (isfinite(amount) and 0 < amount < _MOST):
        raise BadDataError(
            "The amount of a dose is more than 0.",
            hint="A day with none is recorded as none; an amount not known as ?",
        )
    if row["estimate"] and amount is None:
        raise BadDataError("An amount that is not known cannot be an estimate.")
