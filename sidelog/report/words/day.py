"""What is said of one day: what is there, what is open, what was missed, and what comes next."""

from collections.abc import Iterator, Sequence
from datetime import date, time
from math import fsum, isclose

from sidelog.catalog.regimen.rules import AS_PLANNED
from sidelog.dates import MONTHS, WEEKDAYS, say_day
from sidelog.journal.keeping.people import Appointment
from sidelog.journal.rows import Product
from sidelog.report.findings.due import Missed, Usual, Wanted
from sidelog.report.words.basics import amount, counted, day, listed, near, rate
from sidelog.report.words.taken import planned

COMPLETE = "Everything for today is written down."
NOTHING_DUE = "Nothing is due today."
NOTES = "sidelog show today"
NONE_TAKEN = "none taken"
PLANNED = "planned"

_MISSED = "sidelog log --missed"
_GONE_BACK = 14
"""The days that it goes back by itself."""
_MOST_TIMES = 4
"""Doses of a day whose times are all said."""
_MOST_DAYS = 3
"""Missed days that are named; of more it is said how many."""

# What is there


def until(day_starts: time) -> str:
    """Until when a day still lasts, after midnight."""
    return f", until {day_starts:%H:%M}"


def so_far(amounts: Sequence[tuple[str, float | None]], unit: str | None) -> str:
    """What was taken of a product on a day until now.

    Of each dose there is the time, which may be empty, and the amount, None where not known.
    """
    if len(amounts) == 1:
        at, of = amounts[0]
        return f"{amount(of, unit)}{f' at {at}' if at else ''}"
    least = "" if all(of is not None for _, of in amounts) else "at least "
    total = fsum(of for _, of in amounts if of is not None)
    said = f"{least}{amount(total, unit)} so far in {counted(len(amounts), 'dose')}"
    times = [at for at, _ in amounts if at]
    if len(amounts) <= _MOST_TIMES:
        each = ", ".join(f"{at} {amount(of, unit)}".strip() for at, of in amounts)
        return f"{said}: {each}"
    return f"{said}, {times[0]} to {times[-1]}" if len(times) == len(amounts) else said


def beside_doses(
    doses: Sequence[float | None], plan: float | None, before: float | None, product: Product
) -> str:
    """What the total of a day stands beside: what was planned, or is usual, or the day before.

    Args:
        doses: of the day; None for one that is not known.
        plan: what was planned for the day; None without a plan.
        before: the total of the day before; None where it is not known.
        product: what is taken.
    """
    total = None if None in doses else fsum(of for of in doses if of is not None)
    if plan is not None:
        is_same = total is not None and isclose(total, plan)
        return f", {AS_PLANNED}" if is_same else f" ({planned(plan, product.unit)})"
    if product.usual_amount is not None and len(doses) <= 1:
        is_same = total == product.usual_amount
        usual = amount(product.usual_amount, product.unit)
        return ", as usual" if is_same else f" (usually {usual})"
    return "" if before is None else f" (yesterday {rate(before, product.unit)})"


def as_planned(of: float, unit: str | None) -> str:
    """What a plan says of a day of which the person said nothing."""
    return f"{amount(of, unit)} {PLANNED}"


# What is open


def open_product(wanted: Wanted) -> str:
    """A product that is open, with what is planned or usual."""
    name, unit = wanted.product.name, wanted.product.unit
    if wanted.amount and wanted.usual is Usual.PLANNED:
        return f"{name} ({planned(wanted.amount, unit)})"
    if wanted.amount and wanted.usual is Usual.REST:
        return f"{name} ({amount(wanted.amount, unit)} more planned)"
    if wanted.amount and wanted.usual is Usual.USUAL:
        return f"{name} (usually {amount(wanted.amount, unit)})"
    return name


def still_open(names: Sequence[str]) -> str:
    """What of a day is not answered yet."""
    return f"Open: {', '.join(names)}."


def next_command(still_open: int) -> tuple[str, str]:
    """The command that comes next, and what it is for."""
    if not still_open:
        return "sidelog trends", "how it goes over time"
    some = "the one" if still_open == 1 else f"the {still_open}"
    return "sidelog log", f"{some} still open"


def nothing_to_ask(*, recorded: bool) -> str:
    """That a day has nothing open, and how to go through it all the same."""
    why = "Nothing is open." if recorded else "Nothing is due."
    return f"{why} All questions again: sidelog log --all"


# What was missed


def missed(days: Sequence[Missed]) -> str:
    """Which days of late were missed, with the command that fills them; empty without any."""
    if not days:
        return ""
    if len(days) > _MOST_DAYS:
        return f"Open on {len(days)} days of the last week ({_MISSED})."
    whole = [one.day for one in days if one.measures]
    of_products: dict[str, list[int]] = {}
    for one in days:
        if not one.measures:
            of_products.setdefault(listed([each.name for each in one.products]), []).append(one.day)
    parts = [_named(whole)] if whole else []
    parts += [f"{names} on {_named(on)}" for names, on in of_products.items()]
    return f"Open from before: {'; '.join(parts)} ({_MISSED})."


def _named(days: Sequence[int]) -> str:
    """Days of late: "Wed 25 and Thu 26 Nov"."""
    that = [date.fromordinal(one) for one in days]
    names = []
    for place, one in enumerate(that):
        month = f" {MONTHS[one.month - 1][:3]}"
        follows = that[place + 1].month if place + 1 < len(that) else None
        names.append(
            f"{WEEKDAYS[one.weekday()][:3]} {one.day}{'' if follows == one.month else month}"
        )
    return listed(names)


def long_since(days: int, last: int, *, filled: bool) -> str:
    """How long nothing was recorded: kind, and the way back in.

    Args:
        days: since the last entry.
        last: the day of it.
        filled: whether any of the days between can be filled in, of the last two weeks.
    """
    which = "The days between" if days <= _GONE_BACK else "The last two weeks of them"
    between = f" {which}: {_MISSED}" if filled else ""
    return (
        f"{counted(days, 'day')} since the last entry ({day(last)}). All of it is kept. "
        f"Begin again with today; days you do not remember may stay empty.{between}"
    )


KEYS = "Enter leaves it, s skips it, b goes back, q ends. Answers are kept when it ends."
"""The keys that every question understands."""
FROM_MEMORY = ", from memory"


def missed_days(count: int, key: str) -> Iterator[str]:
    """How many days can be filled in, and the key that goes on to the next."""
    days = "1 day is" if count == 1 else f"{count} days are"
    yield f"{days} open, the latest first. Leave open what you do not remember."
    if count > 1:
        yield f"{key} leaves the rest of a day open, and goes on to the next."


def nothing_recorded(*, before: bool) -> str:
    """That a day has no answer, where the days before it may have some."""
    return "Nothing more recorded." if before else "Nothing recorded."


def from_memory(count: int) -> str:
    """Whether to go on with days of longer ago."""
    return f"{counted(count, 'older day')}{FROM_MEMORY}? y goes on, Enter ends it"


# What is asked


def how_much(wanted: Wanted) -> str:
    """The question about a product, and how it is answered."""
    product, of, usual = wanted.product, wanted.amount, wanted.usual
    by_itself = usual is Usual.PLANNED and not wanted.is_open
    ways = f"{'Enter or y' if by_itself else 'y'} if so, else the amount, none, or unknown"
    if usual is Usual.STOPPED:
        return f"{product.name}, which you stopped: none? {ways}"
    if of is None:
        unit = f"in {product.unit}" if product.unit else "with its unit"
        return f"{product.name}: how much, {unit}? Or none, or unknown"
    said = amount(of, product.unit)
    meant = {
        Usual.PLANNED: f"{said} as planned",
        Usual.USUAL: f"the usual {said}",
        Usual.LAST: f"{said} as last time",
    }
    return f"{product.name}: {meant[usual]}? {ways}"


def one_more(product: Product, said: str) -> str:
    """The question about a product of which something was said."""
    return f"{product.name}: {said}. An amount is one more dose"


def visit_ahead(who: str | None, day: date, today: date, questions: int) -> str:
    """An appointment of today or of the days ahead, and what prepares it."""
    ask = f", {counted(questions, 'question')} to ask" if questions else ""
    when = say_day(day, today)
    return f"{who or 'A visit'}: {when}{ask} (sidelog visit). The page for it: sidelog report"


def visit_behind(visit: Appointment, today: date, *, alone: bool) -> str:
    """An appointment that nobody said to be over, and what closes it; which, if not `alone`."""
    where = f"at {visit.who}'s" if visit.who else "at the visit"
    if alone:
        return f"How was it {where}? sidelog visit done"
    when = near(visit.day.toordinal(), today.toordinal())
    return f"How was it {where} on {when}? sidelog visit done {visit.reference}"


def stopped(*, kept: bool) -> str:
    """That the person broke off, and what became of their answers."""
    if kept:
        return "Stopped. What you answered is kept."
    return "Stopped. Nothing was answered, so nothing is recorded."
