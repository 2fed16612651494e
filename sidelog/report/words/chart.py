"""What is said around a chart: how it is read, and its words where it is not drawn."""

from collections.abc import Iterator, Sequence

from sidelog.analysis.summary import Summary, whole
from sidelog.catalog.products import parse_form
from sidelog.catalog.regimen.rules import Rule, say_rhythm
from sidelog.period import Period, Unit
from sidelog.report.findings.amounts import Amounts, Differed
from sidelog.report.findings.drawn import Chart, Rated
from sidelog.report.findings.taken import Taken
from sidelog.report.picture.axes import TimeAxis
from sidelog.report.words.basics import (
    amount,
    capital,
    counted,
    event_in_full,
    middle,
    middle_in_words,
    number,
    piece,
)
from sidelog.report.words.taken import how_kept, most, not_noted

SKIPPED, UNKNOWN, IN_PART, NONE_TAKEN = "s", "·", "?", "0"
LESS, MORE, BOTH = "-", "+", "*"
NO_ENTRY, EVENTS, AMOUNTS = "no entry", "events", "amounts"
PLAN, DIFFERS = "plan", "not as planned"
_WEEK = 7


def how_to_read(chart: Chart, time: TimeAxis) -> Iterator[str]:
    """How the dots, the line and the marks are read."""
    if chart.rated:
        yield _values(chart.rated, time)
        due = "" if chart.rated.every_days == 1 else " when it was due"
        yield f"No entry: {UNKNOWN} nothing was said{due}, {SKIPPED} skipped on purpose."
    if chart.taken:
        bar = "total of a day"
        if time.share > 1:
            bar = f"middle daily total of {_share(time.share)}"
        if time.is_by_week:
            bar = f"{bar}; a low one may be a few days of use"
        yield f"{product(chart.taken)}: a bar is the {bar}."
        yield (
            f"Amounts: {IN_PART} not all are known, so the bar is the least; "
            f"{NONE_TAKEN} none taken; {UNKNOWN} nothing recorded."
        )
        kept = chart.taken.kept(chart.period)
        if kept.days:
            above = most(chart.taken, chart.period, chart.taken.period.ordinals[1])
            yield f"Plan: {how_kept(kept, above)}."
        if kept.differed:
            yield f"{capital(DIFFERS)}: {LESS} less was taken, {MORE} more, {BOTH} both."


def _values(rated: Rated, time: TimeAxis) -> str:
    if rated.is_yes_no:
        said = f"Yes on {middle(whole(rated.series, rated.measure.scale))} days recorded."
        return f"{said} A dash is the share of {_share(time.share)}." if time.is_by_week else said
    if time.is_by_week:
        return f"A dash is the middle value of {_share(time.share)}."
    return "A dot is a day; the thick line is the middle value of 7 entries, where there are 4."


def product(taken: Taken) -> str:
    """A product with its form."""
    name, form = taken.product.name, taken.product.form
    return f"{name} ({parse_form(form).title.lower()})" if form else name


def plan(rule: Rule) -> str:
    """A rule in few characters: "8", or "10 every other day"."""
    of = number(rule.amount)
    return of if rule.every_days == 1 else f"{of} {say_rhythm(rule.every_days)}"


def unlike(days: Sequence[Differed]) -> str:
    """The mark of some days that differed from the plan; a space where there are none."""
    ways = {LESS if one.taken.total < one.planned else MORE for one in days}
    return BOTH if len(ways) > 1 else next(iter(ways), " ")


def event_key(chart: Chart) -> Iterator[str]:
    """The events with the numbers that mark them."""
    for place, one in enumerate(chart.events, start=1):
        yield f"{place} {event_in_full(one)}."


def values(title: str, period: Period, unit: Unit, of: Summary) -> str:
    """What a measure was in a piece of the calendar."""
    when = piece(period, unit)
    if not of.n:
        return f"{title}, {when}: nothing."
    if of.yes is not None:
        return f"{title}, {when}: {middle_in_words(of)}."
    reach = f"{number(of.minimum)} to {number(of.maximum)}"
    each = number(of.minimum) if of.minimum == of.maximum else reach
    return (
        f"{title}, {when}: {each}, middle value {number(of.median)}, "
        f"{counted(of.n, 'entry', 'entries')}."
    )


def doses(taken: Taken, period: Period, unit: Unit, of: Amounts) -> str:
    """What was taken in a piece of the calendar, in words that leave nothing out."""
    parts = [f"taken on {of.taken} of {counted(of.period.days, 'day')}"]
    if of.typical is not None:
        parts.append(f"{amount(of.typical, taken.product.unit)} a day")
    if of.in_part:
        parts.append(f"amount not fully known on {of.in_part}")
    if of.none:
        parts.append(f"none taken on {of.none}")
    if of.not_noted:
        parts.append(not_noted(of))
    return f"{taken.product.name}, {piece(period, unit)}: {', '.join(parts)}."


def _share(days: int) -> str:
    weeks = days // _WEEK
    return f"{days} days" if weeks == 0 else "a week" if weeks == 1 else f"{weeks} weeks"
