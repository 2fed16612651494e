"""One entry, by its name: found, changed, deleted.

The tables refuse what breaks a rule; here it is refused first, in words that help.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple, TypedDict, Unpack

from sidelog.catalog.events import check_amounts
from sidelog.catalog.events import find as find_kind
from sidelog.catalog.products import say_amount
from sidelog.catalog.values import check_value, say_value
from sidelog.dates import say_date
from sidelog.errors import BadDataError, NothingMatchedError, UsageError
from sidelog.journal.columns import Row, rows_of, stored
from sidelog.journal.journal import Journal
from sidelog.journal.keeping.measures import measure_of
from sidelog.journal.keeping.regimens import written_steps
from sidelog.journal.queries import LINES, doses_of_day, line_of, observation_at
from sidelog.journal.references import Kind, Reference, parse_reference
from sidelog.journal.rows import DayLine, Product
from sidelog.journal.rules import check_entry


class EntryChanges(TypedDict, total=False):
    """What can be changed of an entry; which of it fits depends on its kind.

    None clears what may be left out.  A new `at` goes with its day: a caller that knows when the
    person's day starts hands both.
    """

    value: float | None
    """None: the day was skipped."""
    amount: float | None
    """In the product's unit; None: not known.  Of a regimen, on a day with it; 0 is a stop."""
    every_days: int
    times: int
    amount_before: float | None
    """How much a day before a change; None: not said."""
    amount_after: float | None
    entered: str
    """The amount as it was typed."""
    estimate: bool
    product: Product | None
    day: date
    until: date | None
    ongoing: bool
    at: datetime | None
    kind: str
    title: str | None
    text: str | None
    note: str | None
    who: str | None
    goal: str | None
    done_on: date | None
    answer: str | None
    visit_id: int | None
    """The row of the visit that a question is for; None: whichever is next."""
    site: str


FIELDS: Mapping[Kind, tuple[str, ...]] = {
    Kind.OBSERVATION: ("value", "day", "at"),
    Kind.DOSE: ("amount", "entered", "estimate", "product", "day", "at", "note"),
    Kind.EVENT: (
        *("kind", "product", "day", "until", "ongoing", "title", "note"),
        *("amount_before", "amount_after"),
    ),
    Kind.NOTE: ("text", "day", "at"),
    Kind.VISIT: ("day", "who", "goal", "note", "done_on"),
    Kind.QUESTION: ("text", "answer", "visit_id"),
    Kind.NAIL_FINDING: ("day", "note"),
    Kind.PHOTO: ("day", "at", "site", "note"),
    Kind.REGIMEN_STEP: ("day", "amount", "every_days", "times", "note"),
}
"""What fits which kind of entry."""

_NEEDED = frozenset(
    {"day", "entered", "estimate", "every_days", "kind", "ongoing", "site", "text", "times"}
)
_LASTS = ("day", "until")
"""The columns of days that an entry is about."""
_OF_A_STEP = {"day": "from_day", "amount": "daily_amount"}
"""The columns of a regimen's step whose name is not that of their field."""
_WHERE = {
    **dict.fromkeys((Kind.VISIT, Kind.QUESTION), "sidelog visit"),
    Kind.REGIMEN_STEP: "sidelog regimen NAME",
}
"""What shows the entries of a kind with their names, where that is not their day."""


class Found(NamedTuple):
    """One entry: its name, its columns as the table holds them, what it says, and of what."""

    reference: Reference
    row: Row
    line: DayLine
    product: Product | None

    @property
    def day(self) -> date:
        """The day that it is of."""
        return self.line.day


class Edited(NamedTuple):
    """An entry before and after it was changed; both are the same where nothing was to change."""

    before: Found
    after: Found


def find_entry(journal: Journal, words: str) -> Found:
    """The entry of that short name, such as "o12".

    Raises:
        UsageError: it is not of that form.
        NothingMatchedError: nothing has that name.
    """
    reference = parse_reference(words)
    query = f"SELECT * FROM {reference.kind} WHERE id = ?"
    found = rows_of(journal.connection, query, reference.row)
    if not found:
        raise NothingMatchedError(
            f"There is no {reference.kind.words} {reference}.",
            hint=f"Those that there are: {_WHERE.get(reference.kind, 'sidelog show all')}",
        )
    query = LINES[reference.kind].format(where="o.id = ?")
    line = line_of(journal.query(query, reference.row).fetchone())
    number = found[0].get("product_id")
    product = next((one for one in journal.products.values() if one.id == number), None)
    return Found(reference, found[0], line, product)


def edit_entry(journal: Journal, words: str, **changes: Unpack[EntryChanges]) -> Edited:
    """Change an entry; it then says that it was written now, and the history keeps the old.

    Raises:
        SidelogError: see `find_entry`.
        UsageError: a field does not fit the kind of entry.
        BadDataError: the changed entry would break a rule of the record.
    """
    before = find_entry(journal, words)
    changed = _changed_columns(before, changes)
    kind, new = before.reference.kind, {**before.row, **changed}
    if new == before.row:
        return Edited(before, before)
    # What was recorded further east may be of a day that has not begun where the person is now.
    today = journal.batch.writer.today
    own = [date.fromisoformat(before.row[name]) for name in _LASTS if before.row.get(name)]
    check_entry(kind, new, max([today, *own]))
    if kind is Kind.OBSERVATION:
        _refuse_observation(journal, before, new)
    if kind is Kind.DOSE:
        _refuse_dose(journal, before, new)
    if kind is Kind.REGIMEN_STEP:
        _refuse_step(journal, before, new)
    written = {name: now for name, now in journal.batch.written.items() if name in new}
    if any((new.get(name) or "") > today.isoformat() for name in _LASTS):
        written.pop("recorded_on", None)  # no entry is of a day after the one that it was kept on
    journal.batch.update(kind, before.reference.row, {**changed, **written})
    return Edited(before, find_entry(journal, words))


def delete_entry(journal: Journal, words: str) -> Found:
    """Delete one entry and return it as it was; the history keeps it.

    Raises:
        SidelogError: see `find_entry`.
        BadDataError: something else belongs to it.
    """
    found = find_entry(journal, words)
    rows = journal.query("SELECT id FROM question WHERE visit_id = ?", found.reference.row)
    names = [f"q{row}" for (row,) in rows]
    if names and found.reference.kind is Kind.VISIT:
        raise BadDataError(
            f"{found.reference} has questions ({', '.join(names)}), which would be left without "
            "their visit.",
            hint=f"For the next visit: sidelog edit {names[0]} --visit none; or without them: "
            f"sidelog delete {' '.join(names)} {found.reference}",
        )
    journal.batch.delete(found.reference.kind, found.reference.row)
    return found


def _changed_columns(entry: Found, changes: EntryChanges) -> Row:
    """The columns that the changes set, with those that go along, as the table holds them."""
    _refuse_unfit(entry.reference, changes)
    columns: Row = dict(changes)
    if "product" in columns:
        product = columns.pop("product")
        columns["product_id"] = product.id if product else None
    if entry.reference.kind is Kind.DOSE:
        if not entry.row["taken"] and (columns.keys() & {"amount", "entered", "estimate", "at"}):
            raise BadDataError(
                f"{entry.reference} says that no {entry.line.name} was taken, so it has no amount "
                "or time.",
                hint="Record the dose instead; it takes the place of the none.",
            )
        if entry.product:
            columns |= _amount_columns(entry, entry.product, changes)
    if entry.reference.kind is Kind.EVENT:
        _refuse_amounts(entry, changes)
        columns |= _end_columns(entry, changes)
    if entry.row.get("at") and "day" in changes and "at" not in changes:
        at = datetime.fromisoformat(entry.row["at"])
        columns["at"] = at + (changes["day"] - entry.day)
    named = _OF_A_STEP if entry.reference.kind is Kind.REGIMEN_STEP else {}
    return {named.get(name, name): stored(value) for name, value in columns.items()}


def _refuse_unfit(reference: Reference, changes: EntryChanges) -> None:
    fitting = FIELDS[reference.kind]
    needed = _NEEDED | ({"product"} if reference.kind is Kind.DOSE else set())
    for name, value in changes.items():
        if name not in fitting:
            raise UsageError(
                f"The {reference.kind.words} {reference} has no {name}.",
                hint=f"What can be changed of it: {', '.join(fitting)}.",
            )
        if value is None and name in needed:
            raise BadDataError(
                f"The {name} of this {reference.kind.words} cannot be left out.",
                hint=f"To take the whole entry away: sidelog delete {reference}",
            )


def _amount_columns(entry: Found, before: Product, changes: EntryChanges) -> Row:
    """What goes along with a new amount or product of a dose."""
    product = changes.get("product") or before
    amount = changes.get("amount", entry.row["amount"])
    if amount is not None:
        _refuse_another_meaning(before, product, said="amount" in changes)
    if amount == entry.row["amount"] and product.unit == before.unit:
        return {}
    return {
        "entered": changes.get("entered", say_amount(amount, product.unit)),
        "estimate": changes.get("estimate", bool(entry.row["estimate"]) and amount is not None),
    }


def _end_columns(entry: Found, changes: EntryChanges) -> Row:
    """What goes along with a last day, or with none: an event that still goes on has none yet."""
    if changes.get("ongoing") and changes.get("until"):
        raise BadDataError(
            f"{entry.reference} cannot still go on and have a last day.", hint="Say one of both."
        )
    if changes.get("until"):
        return {"ongoing": False}
    return {"until": None} if changes.get("ongoing") else {}


def _refuse_amounts(entry: Found, changes: EntryChanges) -> None:
    """Refuse amounts that the changed event cannot have."""
    product = changes.get("product", entry.product)
    kind = find_kind(changes.get("kind", entry.row["kind"]))
    before = changes.get("amount_before", entry.row["amount_before"])
    after = changes.get("amount_after", entry.row["amount_after"])
    if kind is not None:
        check_amounts(kind, before, after, product.unit if product else None)
    for name, amount in (("amount_before", before), ("amount_after", after)):
        if amount and product:
            _refuse_another_meaning(entry.product, product, said=name in changes)


def _refuse_another_meaning(before: Product | None, product: Product, *, said: bool) -> None:
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


def _refuse_observation(journal: Journal, entry: Found, new: Row) -> None:
    """Refuse a value off its own scale, and a second one for the same day or minute."""
    measure = measure_of(journal, entry.reference.row)
    if new["value"] is not None:
        check_value(new["value"], measure)
    day = date.fromisoformat(new["day"])
    there = observation_at(journal, new["measure_id"], day, new["at"])
    if there and there[0] != entry.reference.row:
        raise BadDataError(
            f"{measure.name} on {say_date(day)} is recorded already: "
            f"{say_value(measure, there[1])}, as o{there[0]}.",
            hint=f"Edit or delete that one: sidelog edit o{there[0]}",
        )


def _refuse_dose(journal: Journal, entry: Found, new: Row) -> None:
    """Refuse a day that has both doses and "none", or "none" twice."""
    day, taken = date.fromisoformat(new["day"]), bool(new["taken"])
    there = doses_of_day(journal, new["product_id"], day)
    rows = [one.row for one in there if not (taken and one.taken)]
    others = [f"d{row}" for row in rows if row != entry.reference.row]
    if others:
        raise BadDataError(
            f"{say_date(day)} has doses or a none of that product already "
            f"({', '.join(others)}), and a day has one or the other.",
            hint=f"Delete what is wrong: sidelog delete {' '.join(others)}",
        )


def _refuse_step(journal: Journal, entry: Found, new: Row) -> None:
    """Refuse an amount without a unit, and a second step on the same day."""
    if new["daily_amount"] and entry.product:
        _refuse_another_meaning(entry.product, entry.product, said=True)
    day = date.fromisoformat(new["from_day"])
    steps = written_steps(journal, entry.product) if entry.product else []
    there = [one.reference for one in steps if one.day == day.toordinal()]
    if there and there != [str(entry.reference)]:
        raise BadDataError(
            f"On {say_date(day)} another step begins already, {there[0]}.",
            hint=f"Edit or delete that one: sidelog edit {there[0]}",
        )
