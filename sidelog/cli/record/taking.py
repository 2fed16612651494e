"""Recording what was taken, one dose or the same on many days; and saying what was recorded."""

from collections.abc import Sequence
from datetime import date, datetime
from math import isclose
from typing import NamedTuple

from sidelog.catalog.amounts import Amount, parse_amount
from sidelog.catalog.products import say_amount
from sidelog.catalog.regimen.rules import AS_PLANNED, RegimenStep, in_force
from sidelog.catalog.text import fold, quote
from sidelog.cli.record.amounts import (
    ask_if_unusual,
    in_units_of,
    is_by_strength,
    product_to_take,
)
from sidelog.cli.typed.asking import Doubts
from sidelog.dates import say_date, say_span
from sidelog.errors import NothingMatchedError, UsageError
from sidelog.journal.journal import Journal
from sidelog.journal.queries import last_amount
from sidelog.journal.rows import DoseDay, Entered, Outcome, Product
from sidelog.period import Period


class Typed(NamedTuple):
    """A dose as it was typed, before the journal is opened.

    Attributes:
        name: the product.
        amount: None where the usual one is meant.
        days: the day, or each day of a span.
        times: when it was taken, on each of the days; empty where no time was said.
        is_span: whether days from one to another were given: then what is there stays.
        estimate: whether the amount was said to be one, whatever its words say.
        new: whether it was said to be a new product, though its name is like another.
        extra: whether it was taken beside what is planned, which is then recorded too.
        note: a note on it.
    """

    name: str
    amount: Amount | None
    days: Sequence[date]
    times: Sequence[datetime | None] = ()
    is_span: bool = False
    estimate: bool = False
    new: bool = False
    extra: bool = False
    note: str | None = None


class Taken(NamedTuple):
    """A dose as it was recorded, or that none was taken.

    Attributes:
        product: with the unit that it has now.
        made: what is said of the product where it is new.
        said: the amount as it was typed.
        amount: in the product's unit; None where it is not known, 0 where none was taken.
        entered: what became of it.
        of_day: all that was taken of the product on its day, this dose included.
        day: the day that it belongs to.
        planned: what its regimen has for the day; None without one.
        estimate: whether the amount is an estimate.
        unusual: what is unusual of the amount; empty where nothing is.
        kept_note: whether the "none" that the day had, had a note, which stays.
        with_plan: whether the planned dose was recorded with it.
    """

    product: Product
    made: str
    said: Amount
    amount: float | None
    entered: Entered
    of_day: DoseDay
    day: date
    planned: float | None = None
    estimate: bool = False
    unusual: str = ""
    kept_note: bool = False
    with_plan: bool = False


def take_each(journal: Journal, typed: Typed, doubts: Doubts) -> tuple[list[Taken], list[date]]:
    """Record a dose on its day, or on each day of a span of which nothing is recorded.

    Returns:
        What was recorded, one at least; and the days of a span that were left as they were.

    Raises:
        NothingMatchedError: something is recorded of every day of a span.
        SidelogError: see `take`.
    """
    left = _said_days(journal, typed) if typed.is_span else []
    times = typed.times or [None] * len(typed.days)
    taken = [
        take(journal, typed, day, at, doubts)
        for day, at in zip(typed.days, times, strict=True)
        if day not in left
    ]
    if not taken:
        raise NothingMatchedError(
            f"Every day has something of {typed.name} already: "
            f"{say_span(typed.days[0], typed.days[-1])}.",
            hint="What is recorded is changed with: sidelog edit",
        )
    return taken, left


def _said_days(journal: Journal, typed: Typed) -> list[date]:
    """The days of which something is recorded of the product."""
    known = journal.products.get(fold(" ".join(typed.name.split())))
    if known is None:
        return []
    said = {one.day for one in journal.said_days(known, Period(typed.days[0], typed.days[-1]))}
    return [day for day in typed.days if day.toordinal() in said]


def take(journal: Journal, typed: Typed, day: date, at: datetime | None, doubts: Doubts) -> Taken:
    """Record one dose, or that none was taken; without an amount, the product's usual one.

    Raises:
        SidelogError: the product, the amount or its unit cannot be meant, or is not.
    """
    product, made = product_to_take(journal, typed.name, doubts, new=typed.new, amount=typed.amount)
    step = in_force(journal.regimen(product), day.toordinal())
    planned = step.planned(day.toordinal()) if step else None
    amount = typed.amount or _usual(journal, product, step)
    if amount.is_none:
        if at or typed.estimate or typed.extra:
            raise UsageError("A day without a dose has no time, no estimate and no extra.")
        entered = journal.take_none(product, day, note=typed.note)
        return Taken(
            product, made, amount, 0, entered, _of_day(journal, product, day), day, planned
        )
    product, (number,) = in_units_of(journal, product, amount)
    strange = ask_if_unusual(journal, product, [number], doubts)
    estimate = (typed.estimate or amount.estimate) and number is not None
    with_plan = typed.extra and _record_planned(journal, product, day, step)
    entered = journal.take(
        product, day, number, entered=amount.typed, at=at, estimate=estimate, note=typed.note
    )
    return Taken(
        product,
        made,
        amount,
        number,
        entered,
        _of_day(journal, product, day),
        day,
        planned,
        estimate,
        strange,
        entered.outcome is Outcome.REPLACED and _has_older_note(journal, product, day, typed.note),
        with_plan,
    )


def _record_planned(
    journal: Journal, product: Product, day: date, step: RegimenStep | None
) -> bool:
    """Record what is planned for a day of which nothing is said; whether there was any.

    Raises:
        UsageError: nothing is planned as a rule.
    """
    if step is None:
        raise UsageError(
            f"{product.name} has no regimen on {say_date(day)}, so that no dose of it is extra.",
            hint="Record each dose of the day by itself.",
        )
    planned = step.planned(day.toordinal())
    if not planned or journal.said_days(product, Period(day, day)):
        return False
    for _ in range(step.rule.times):
        journal.take(product, day, planned / step.rule.times, entered=AS_PLANNED)
    return True


def _of_day(journal: Journal, product: Product, day: date) -> DoseDay:
    """What was taken of a product on a day of which something is recorded."""
    (of_day,) = journal.said_days(product, Period(day, day))
    return of_day


def _has_older_note(journal: Journal, product: Product, day: date, note: str | None) -> bool:
    """Whether the dose that took the place of a "none" has more of a note than its own."""
    notes = [one for one in journal.notes(day, day) if one.about == "dose"]
    return any(one.product == product.name and one.text != note for one in notes)


def _usual(journal: Journal, product: Product, step: RegimenStep | None) -> Amount:
    """A dose of what is taken as a rule, or else what is usually taken of a product.

    After a stop nothing is usual, and no amount is named.

    Raises:
        UsageError: nobody said how much.
    """
    hint = "Write the amount with its unit; none; or unknown."
    if step is not None:
        if not step.rule.is_stop:
            return parse_amount(say_amount(step.rule.amount / step.rule.times, product.unit))
    elif product.usual_amount is not None:
        return parse_amount(say_amount(product.usual_amount, product.unit))
    elif last := last_amount(journal, product):
        said = say_amount(last, product.unit)
        hint = f"The last time it was {said}: sidelog dose {quote(product.name)} {said}"
    raise UsageError(f"How much {product.name}?", hint=hint)


def say_taken(taken: Taken, today: date | None = None) -> str:
    """What was recorded, and what it makes of its day: "0.5 g (2nd today, 4.5 g in all)".

    Args:
        taken: the dose.
        today: the present day; None where the day is not called so.
    """
    outcome = taken.entered.outcome
    if taken.said.is_none:
        same = {Outcome.SAME: ", as before", Outcome.REPLACED: ", as before, with the note"}
        plan = _say_plan(taken, today)
        return f"none taken{same.get(outcome, '')}{f' ({plan})' if plan else ''}"
    said = say_amount(taken.amount, taken.product.unit)
    remarks = [_say_how(taken), _say_day(taken, today), _say_plan(taken, today), taken.unusual]
    said += f" ({'; '.join(filter(None, remarks))})"
    if outcome is Outcome.REPLACED:
        said += ", replacing 'none taken'" + (", whose note stays" if taken.kept_note else "")
    return said


def _say_how(taken: Taken) -> str:
    """How the number was found, where the words did not say it."""
    said, product = taken.said, taken.product
    by_strength = is_by_strength(product, said)
    how = said.typed if said.worked_out or by_strength else ""
    how += f", at {product.strength}" if by_strength else ""
    if not taken.estimate:
        return how
    return "an estimate" + (f", from {how}" if how else "")


def _say_day(taken: Taken, today: date | None) -> str:
    """The how manieth dose of its day it is, and the total of the day."""
    of_day = taken.of_day
    which = f"{_nth(of_day.doses)} {'today' if taken.day == today else 'that day'}"
    if of_day.doses in {1, of_day.unknown}:
        return which
    total = say_amount(of_day.total, taken.product.unit)
    about = "at least " if of_day.unknown else "about " if of_day.estimated else ""
    return f"{which}, {about}{total} in all"


def _say_plan(taken: Taken, today: date | None) -> str:
    """How the day now compares with what was planned for it."""
    of_day, planned = taken.of_day, taken.planned
    if planned is None:
        return ""
    total = of_day.total
    said = say_amount(planned, taken.product.unit) if planned else "none"
    if taken.with_plan:
        return f"with the planned {said}"
    if not of_day.is_whole:
        return f"planned: {said}"
    if isclose(total, planned):
        return AS_PLANNED
    if taken.day == today and 0 < total < planned:
        return f"of the planned {said}"
    return f"instead of the planned {said}" if planned else "none was planned"


def _nth(number: int) -> str:
    teens = number % 100 in {11, 12, 13}
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
