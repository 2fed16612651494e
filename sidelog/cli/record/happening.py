"""Recording an event: a change of what is taken, something that happened, or that it is over."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from math import isclose
from typing import NamedTuple

from sidelog import dates
from sidelog.catalog.amounts import (
    NONE_WORDS,
    UNKNOWN_AMOUNTS,
    Amount,
    is_amount,
    parse_amount,
)
from sidelog.catalog.events import EventKind, Exposure
from sidelog.catalog.regimen.rules import RegimenStep, Rule, in_force
from sidelog.catalog.text import fold, quoted
from sidelog.cli.record.amounts import (
    ask_if_unusual,
    in_units_of,
    product_to_take,
)
from sidelog.cli.record.days import days_of, ordered
from sidelog.cli.typed.asking import Doubts
from sidelog.errors import UsageError
from sidelog.journal.journal import Journal
from sidelog.journal.keeping.regimens import take_away, write_regimen, written_steps
from sidelog.journal.rows import Happened, Product
from sidelog.period import Period

_BETWEEN = frozenset({"from", "to", "\N{RIGHTWARDS ARROW}"})
_MOST_WORDS = 6
"""The words that one amount may have: "two and a half tablets"."""


class Typed(NamedTuple):
    """An event as it was typed, before the journal is opened.

    Attributes:
        kind: what it was.
        words: the product and its amounts, or what the person called it.
        day: its first day; None where only the end of one that goes on is said.
        until: its last day, if it spans days.
        ongoing: whether it still goes on.
        before: how much a day it was before a change.
        after: how much a day it is from then on.
        new: whether it was said to be a new product.
        keeps: whether later steps of a regimen stay; None where that was not said.
        note: a note on it.
    """

    kind: EventKind
    words: Sequence[str]
    day: date | None
    until: date | None = None
    ongoing: bool = False
    before: Amount | None = None
    after: Amount | None = None
    new: bool = False
    keeps: bool | None = None
    note: str | None = None

    @property
    def title(self) -> str | None:
        """What the person called it; a change is called by its product."""
        return None if self.kind.about_product else " ".join(self.words) or None


class Happening(NamedTuple):
    """An event as it was recorded.

    Attributes:
        reference: its name.
        typed: what was typed, with the amounts among its words; of one that is over, its title.
        day: its first day.
        product: what a change is about, with the unit that it has now.
        made: what is said of that product where it is new.
        before: how much a day it was before a change, in the product's unit.
        after: how much a day it is from then on.
        unusual: what is unusual of the larger amount; empty where nothing is.
        beside: other changes of the product on the same day; of what may last, the same that
            still goes on.
        none_on: the days since a stop that were recorded as days without a dose.
        was: what its regimen had until then; None without one.
        holds: what it has from then on; None where nothing is a rule any more.
        gone: later steps that are no longer planned.
        kept: steps that hold after it.
    """

    reference: str
    typed: Typed
    day: date
    product: Product | None = None
    made: str = ""
    before: float | None = None
    after: float | None = None
    unusual: str = ""
    beside: Sequence[Happened] = ()
    none_on: Sequence[date] = ()
    was: RegimenStep | None = None
    holds: RegimenStep | None = None
    gone: Sequence[RegimenStep] = ()
    kept: Sequence[RegimenStep] = ()


def happen(journal: Journal, typed: Typed, today: date, doubts: Doubts) -> Happening:
    """Record an event as it was typed.

    Args:
        journal: where it is recorded.
        typed: the event.
        today: the present day.
        doubts: what is asked about.

    Raises:
        SidelogError: it cannot be meant, or is not.
    """
    if typed.kind.about_product:
        return _change(journal, typed, today, doubts)
    if typed.keeps is not None:
        raise UsageError(
            "--keep and --replace are about the later steps of a regimen.",
            hint=f"{typed.kind.name} has none: leave them out.",
        )
    if typed.day is None:
        return _end(journal, typed)
    beside = [
        one
        for one in _going_on(journal, typed.kind)
        if _is_called(one, typed) and one.day <= typed.day.toordinal()
    ]
    if beside and doubts.asks:
        doubts.confirm(
            f"{say_going_on(beside[0])} Record it once more?",
            otherwise=f"When it is over: sidelog event {typed.kind.name} --to DAY",
        )
    entered = journal.add_event(
        typed.kind.name,
        typed.day,
        until=typed.until,
        title=typed.title,
        ongoing=typed.ongoing,
        note=typed.note,
    )
    return Happening(entered.reference, typed, typed.day, beside=beside)


# What goes on


def say_going_on(one: Happened) -> str:
    """That something still goes on: "Illness or fever, flu (e1) still goes on since ..."."""
    what = ", ".join(filter(None, (one.kind_title, one.title)))
    since = dates.say_date(date.fromordinal(one.day))
    return f"{what} ({one.reference}) still goes on since {since}."


def _going_on(journal: Journal, kind: EventKind) -> list[Happened]:
    return [one for one in journal.events() if one.ongoing and one.kind == kind.name]


def _is_called(one: Happened, typed: Typed) -> bool:
    return fold(one.title or "") == fold(typed.title or "")


def _end(journal: Journal, typed: Typed) -> Happening:
    """Give what still goes on its last day.

    Raises:
        UsageError: nothing of its kind does, or more than one thing.
    """
    from sidelog.journal.entries import edit_entry, find_entry  # noqa: PLC0415  (only to end one)

    kind, until = typed.kind, typed.until
    going_on = _going_on(journal, kind)
    found = [one for one in going_on if not typed.title or _is_called(one, typed)]
    if not found or until is None:
        named = f" with the name {quoted(typed.title)}" if typed.title and going_on else ""
        raise UsageError(
            f"No {kind.name} is recorded as still going on{named}.",
            hint="Say when it began too: --from",
        )
    if len(found) > 1:
        several = ", ".join(f"{one.reference} {one.title or ''}".rstrip() for one in found)
        raise UsageError(
            f"More than one {kind.name} is still going on: {several}.",
            hint=f"End one by its name: sidelog edit {found[0].reference} --to {until}",
        )
    (one,) = found
    first = date.fromordinal(one.day)
    ordered(first, until)
    note = "\n".join(filter(None, (find_entry(journal, one.reference).row["note"], typed.note)))
    edit_entry(journal, one.reference, until=until, note=note or None)
    return Happening(one.reference, typed._replace(words=[one.title or ""]), first)


# Changes of what is taken


def _change(journal: Journal, typed: Typed, today: date, doubts: Doubts) -> Happening:
    """Record a change in the light of the products and events that there are.

    Raises:
        SidelogError: the product or its amounts cannot be meant.
        NothingMatchedError: the answer to a doubt was no.
    """
    kind, day = typed.kind, typed.day or today
    name, before, after = _amounts(journal, typed)
    product, made = product_to_take(journal, name, doubts, new=typed.new, amount=before or after)
    product, (was, is_now) = in_units_of(journal, product, before, after)
    strange = ask_if_unusual(journal, product, (was, is_now), doubts, a_day=True)
    beside = [
        one
        for one in journal.events()
        if one.is_change and one.product == product.name and one.day == day.toordinal()
    ]
    if beside and doubts.asks:
        there = ", ".join(f"{one.kind_title} ({one.reference})" for one in beside)
        doubts.confirm(
            f"{product.name} has a change on {dates.say_date(day)} already: {there}. "
            f"Record {kind.title} too?",
            otherwise=f"To change what is there: sidelog edit {beside[0].reference}",
        )
    was_planned = in_force(journal.regimen(product), day.toordinal())
    then = 0.0 if kind.name == "stop" else is_now
    step = None if then is None else RegimenStep(day.toordinal(), Rule(then))
    gone = _let_hold(journal, product, step, doubts, keeps=typed.keeps) if step else ()
    entered = journal.add_event(
        kind.name, day, product=product, before=was, after=is_now, note=typed.note
    )
    holds = journal.regimen(product)
    none_on = (
        _none_since(journal, product, Period(day + timedelta(days=1), today), doubts)
        if kind.name == "stop"
        else []
    )
    return Happening(
        entered.reference,
        typed._replace(before=before, after=after),
        day,
        product=product,
        made=made,
        before=was,
        after=is_now,
        unusual=strange,
        beside=beside,
        none_on=none_on,
        was=was_planned,
        holds=in_force(holds, day.toordinal()),
        gone=gone,
        kept=[one for one in holds if one.day > day.toordinal()],
    )


def _let_hold(
    journal: Journal, product: Product, step: RegimenStep, doubts: Doubts, *, keeps: bool | None
) -> Sequence[RegimenStep]:
    """Let what a change says hold as a step of the product's regimen does, before it is recorded.

    Returns:
        The steps that are no longer planned.

    Raises:
        UsageError: it may be meant that later steps stay, and that they do not.
    """
    written = written_steps(journal, product)
    now = in_force(journal.regimen(product), step.day)
    if not written or (now and isclose(now.rule.a_day, step.rule.amount)):
        return ()
    if step.day < written[0].day and not step.rule.is_stop:
        return ()
    later: Sequence[RegimenStep] = [one for one in written if one.day > step.day]
    if later:
        from sidelog.cli.record.plan.planning import keeps_later  # noqa: PLC0415  (seldom)

        today = journal.batch.writer.today.toordinal()
        if keeps_later(written, step, today, product, doubts, said=keeps):
            later = ()
    if any(one.day == step.day for one in written):
        return write_regimen(journal, product, [step], keeps_later=not later).gone
    take_away(journal, later)
    return later


def _amounts(journal: Journal, typed: Typed) -> tuple[str, Amount | None, Amount | None]:
    """The name of the product, and its amounts a day, wherever they were typed."""
    name = " ".join(typed.words)
    if fold(name) in journal.products:
        return name, typed.before, typed.after
    name, said = _split_amounts(typed.words)
    if not said:
        _refuse_more_than_amount(typed.words)
        return name, typed.before, typed.after
    if len(said) > 2 or typed.before or typed.after:  # noqa: PLR2004  (before, and after)
        raise UsageError(
            "A change has an amount before and an amount after, each said once.",
            hint=f"Such as: sidelog event {typed.kind.name} PRODUCT --from AMOUNT --to AMOUNT",
        )
    try:
        amounts = [parse_amount(words, a_day=True) for words in said]
    except UsageError as error:
        hint = f"{error.hint} What belongs to a name is typed with it in quotation marks."
        raise UsageError(error.message, hint=hint) from None
    if len(amounts) > 1:
        return name, amounts[0], amounts[1]
    ends = typed.kind.from_or_to_none and typed.kind.exposure is Exposure.DOWN
    return (name, amounts[0], None) if ends else (name, None, amounts[0])


def _refuse_more_than_amount(words: Sequence[str]) -> None:
    """Refuse "luvox 50mg daily" as the name of a product; one that is so is typed as one word.

    Raises:
        UsageError: an amount stands among the words.
    """
    for place in range(1, len(words)):
        for size in (1, 2):
            amount, rest = (
                " ".join(some) for some in (words[place : place + size], words[place + size :])
            )
            if rest and is_amount(amount) and not amount.isdigit():
                raise UsageError(
                    f"{quoted(rest)} is more than an amount, in {quoted(f'{amount} {rest}')}.",
                    hint="What is taken as a rule is said with: sidelog regimen. "
                    "What belongs to a name is typed with it in quotation marks.",
                )


def _split_amounts(words: Sequence[str]) -> tuple[str, list[str]]:
    """The name that stands first, and the amounts that follow it: "kratom", ["8 g", "6g"].

    An amount may be several words, "8" and "g", and "to" may stand between two amounts.  A name
    that ends like an amount is typed as one word, in quotation marks.
    """
    name, amounts = list(words), list[str]()
    while len(name) > 1:
        size = next(_sizes_of_amount(name), 0)
        if size:
            amounts.insert(0, " ".join(name[-size:]))
            del name[-size:]
        elif amounts and name[-1].casefold() in _BETWEEN:
            name.pop()
        else:
            break
    return " ".join(name), amounts


def _sizes_of_amount(words: list[str]) -> Iterator[int]:
    """Of how many of the last words there can be one amount, the most first."""
    for size in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        tail = words[-size:]
        if not _BETWEEN & {word.casefold() for word in tail} and (
            is_amount(" ".join(tail)) or (size == 1 and _is_meant_as_amount(tail[0]))
        ):
            yield size


def _is_meant_as_amount(word: str) -> bool:
    """Whether one word is an amount, though perhaps of a unit that is not known: "8gr"."""
    word = word.casefold()
    return word in NONE_WORDS | UNKNOWN_AMOUNTS or (word[:1].isdecimal() and word.isalnum())


def _none_since(journal: Journal, product: Product, since: Period, doubts: Doubts) -> list[date]:
    """Ask whether none was taken on the days since a stop; if so, record that."""
    if not doubts.asks or not since.days:
        return []
    there = {one.day for one in journal.said_days(product, since)}
    free = [one for one in days_of(since) if one.toordinal() not in there]
    if not free:
        return []
    days = ", ".join(map(dates.say_date, free)) if len(free) == 1 else dates.say_span(*since)
    which = "these days" if len(free) == since.days else f"the {len(free)} without an entry"
    which = "that day" if len(free) == 1 else which
    if not doubts.is_yes(f"{days}: did you take no {product.name} on {which}?"):
        return []
    for day in free:
        journal.take_none(product, day)
    return free
