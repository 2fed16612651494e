"""Numbers, shares, days and amounts in words."""

from datetime import date
from math import floor, log10

from sidelog.analysis.summary import Summary
from sidelog.catalog.events import say_amounts
from sidelog.catalog.products import say_amount
from sidelog.catalog.regimen.rules import say_rhythm
from sidelog.catalog.scales import Better, Scale
from sidelog.catalog.values import say_number
from sidelog.dates import MONTHS, say_date
from sidelog.journal.rows import Happened
from sidelog.period import Period, Unit
from sidelog.report.words.glyphs import showable

NO_NUMBER = "\N{EN DASH}"
"""Stands where there is no number; a zero would say something else."""

_TWO_DECIMALS_BELOW = 10
_WHOLE_FROM = 20
_DECIMALS = 2
_ROUNDING = 1e-9
"""Below it a number is what is left over by rounding."""

_BETTER = {
    Better.LOWER: "lower is better",
    Better.HIGHER: "higher is better",
    Better.NEITHER: "neither way is better",
}


def number(value: float | None) -> str:
    """A value or a median in as many digits as a person needs; a dash where there is none."""
    if value is None:
        return NO_NUMBER
    if abs(value) >= _WHOLE_FROM:
        return say_number(round(value))
    return say_number(round(value, 1) if abs(value) >= _TWO_DECIMALS_BELOW else _rounded(value))


def apart(one: float, other: float) -> tuple[str, str]:
    """Two numbers that are compared: with up to two decimals more until their texts differ."""
    said = number(one), number(other)
    for decimals in range(1, _DECIMALS + 1):
        if said[0] != said[1]:
            break
        said = say_number(round(one, decimals)), say_number(round(other, decimals))
    return said if said[0] != said[1] else (number(one), number(other))


def amount(value: float | None, unit: str | None) -> str:
    """An amount with its unit."""
    return say_amount(None if value is None else _rounded(value), unit)


def with_unit(name: str, unit: str | None) -> str:
    """What numbers are of, with their unit if they have one."""
    return f"{name}, {unit}" if unit else name


def rate(value: float | None, unit: str | None, every_days: int = 1, nothing: str = "none") -> str:
    """An amount, or a word for nothing; of a day, as it is taken where there are days off.

    So 5 mg a day on average, every 2 days, is "10 mg every other day".
    """
    if not value or every_days == 1:
        return nothing if value == 0 else amount(value, unit)
    return f"{amount(value * every_days, unit)} {say_rhythm(every_days)}"


def _rounded(value: float) -> float:
    """With two decimals; a small value with as many as its first two digits need."""
    if abs(value) < _ROUNDING:
        return 0.0
    return round(value, max(_DECIMALS, 1 - floor(log10(abs(value)))))


def one_line(words: str) -> str:
    """A person's own words on one line; a sign that cannot be seen is shown by its number."""
    return showable(" ".join(words.split()))


def counted(count: int, one: str, many: str = "") -> str:
    """How many there are, such as "1 entry" or "4 entries"."""
    return f"{count} {one if count == 1 else many or f'{one}s'}"


def capital(text: str) -> str:
    """The text with its first letter large, the rest untouched."""
    return text[:1].upper() + text[1:]


def listed(words: list[str]) -> str:
    """Words joined as a person would: "a, b and c"."""
    *first, last = words or [""]
    return f"{', '.join(first)} and {last}" if first else last


def day(ordinal: int) -> str:
    """A day in full, such as "Mon 16 Nov 2026"."""
    return say_date(date.fromordinal(ordinal))


def near(ordinal: int, today: int) -> str:
    """A day as it is spoken of: "26 April", or "26 April 2025" where the year is another."""
    that = date.fromordinal(ordinal)
    said = f"{that.day} {MONTHS[that.month - 1]} {that.year}"
    return said.removesuffix(f" {date.fromordinal(today).year}")


def brief(ordinal: int, today: int) -> str:
    """A day for a column: "26 Apr", or "26 Apr 2025" where the year is another."""
    return short(ordinal).removesuffix(f" {date.fromordinal(today).year}")


def short(ordinal: int) -> str:
    """A day in few characters, such as "16 Nov 2026"."""
    that = date.fromordinal(ordinal)
    return f"{that.day} {_month(that)} {that.year}"


def span(period: Period) -> str:
    """A period in short, such as "28 Sep to 25 Oct 2026"."""
    first, last = period
    if first >= last:
        return short(last.toordinal())
    year = f" {first.year}" if first.year != last.year else ""
    return f"{first.day} {_month(first)}{year} to {short(last.toordinal())}"


def piece(period: Period, unit: Unit) -> str:
    """The name of a piece of the calendar: "31 Aug 2026" for a week, "Aug 2026", "2026"."""
    first = period.first
    if unit is Unit.DAY:
        return day(first.toordinal())
    if unit is Unit.WEEK:
        return short(first.toordinal())
    if unit is Unit.MONTH:
        return f"{_month(first)} {first.year}"
    return f"Q{(first.month + 2) // 3} {first.year}" if unit is Unit.QUARTER else str(first.year)


def long(days: int) -> str:
    """A stretch of days in days, weeks or months, as one would say it."""
    if days < 14:  # noqa: PLR2004  (two weeks)
        return counted(days, "day")
    if days <= 120:  # noqa: PLR2004  (past four months, months are clearer)
        return counted(round(days / 7), "week")
    return counted(round(days / 30.44), "month")


def distance(event: Happened, first: int, last: int) -> str:
    """How far an event is from some days (ordinals), such as "5 weeks after"."""
    if event.day > last:
        return f"{long(event.day - last)} after"
    if event.until < first:
        return f"{long(first - event.until)} before"
    return "in those days"


def event_days(event: Happened) -> str:
    """The days of an event; of one that still goes on, since when it does."""
    if event.ongoing:
        return f"since {day(event.day)}, still going on"
    return span(Period.of(event.day, event.until))


def event_name(event: Happened) -> str:
    """What happened, such as "Illness or fever, flu" or "Reduced, kratom, 8 g to 6 g a day"."""
    amounts = say_amounts(event.before, event.after, event.unit)
    title = event.title and one_line(event.title)
    return ", ".join(filter(None, (event.kind_title, event.product, amounts, title)))


def event_in_full(event: Happened) -> str:
    """An event with its days: "22 Nov 2026: Illness or fever, flu"."""
    return f"{capital(event_days(event))}: {event_name(event)}"


def how_often(every_days: int) -> str:
    """How often something is asked or entered: "every day", "weekly", "every 28 days"."""
    names = {1: "every day", 7: "weekly"}
    return names.get(every_days, f"every {every_days} days")


def clock(minutes: float) -> str:
    """A time of day from minutes after midnight, such as "08:30"."""
    hour, minute = divmod(round(minutes), 60)
    return f"{hour % 24:02}:{minute:02}"


def clocks(first: float | None, last: float | None) -> str:
    """From when to when, such as "08:30 to 21:00"; empty where a time is not known."""
    known = dict.fromkeys(clock(one) for one in (first, last) if one is not None)
    return " to ".join(known) if None not in (first, last) else ""


def middle(of: Summary | None) -> str:
    """The middle value; of what is yes or no on how many days it was, such as "5 of 20"."""
    if of is None or of.yes is None:
        return number(of and of.median)
    return f"{of.yes} of {of.n}"


def middle_in_words(of: Summary) -> str:
    """The middle value in a sentence: "2", or "yes on 5 of 20 days"."""
    return middle(of) if of.yes is None else f"yes on {middle(of)} days"


def better(scale: Scale) -> str:
    """Which way is better."""
    return _BETTER[scale.better]


def value(scale: Scale, of: float) -> str:
    """A value with its anchor words, or its unit."""
    return f"{number(of)} {dict(scale.anchors).get(of, scale.unit)}".rstrip()


def anchors(scale: Scale) -> str:
    """Every anchor of a scale with its words; the ends of a scale that has none."""
    if scale.anchors:
        return "; ".join(value(scale, one) for one, _ in scale.anchors)
    end = "or more" if scale.maximum is None else f"to {value(scale, scale.maximum)}"
    return f"{value(scale, scale.minimum)} {end}"


def until_then(title: str, entries: int, first_answer: date, today: date) -> str:
    """How many days there are, and from when on the last weeks can be compared."""
    earliest = at_the_earliest(first_answer.toordinal(), today.toordinal())
    return f"{title}: {counted(entries, 'day')} so far; {earliest}"


def at_the_earliest(first_answer: int, today: int) -> str:
    """From which day on, an ordinal, the last weeks can be compared."""
    when = near(first_answer, today)
    return f"the last weeks can be compared from {when} at the earliest."


def of_late(title: str, entries: int) -> str:
    """On how many days of the last four weeks a measure was written down."""
    return f"{title}: written down on {counted(entries, 'day')} of the last 28."


def _month(that: date) -> str:
    return MONTHS[that.month - 1][:3]
