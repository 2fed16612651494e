"""Numbers, shares, days and amounts in words."""

from datetime import date

from sidelog.catalog.products import say_amount
from sidelog.catalog.values import say_number
from sidelog.dates import MONTHS, say_date, say_day, say_span
from sidelog.report.glyphs import showable

NO_NUMBER = "\N{EN DASH}"
"""Stands where there is no number; a zero would say something else."""

_TWO_DECIMALS_BELOW = 10
_LONG_AGO = 300
_ROUNDING = 1e-9


def number(value: float | None) -> str:
    """A value or a median in as many digits as a person needs; a dash where there is none."""
    if value is None:
        return NO_NUMBER
    return say_number(round(value, 2 if abs(value) < _TWO_DECIMALS_BELOW else 1))


def percent(share: float | None) -> str:
    """A share in whole per cent, rounded down so that 49.7 never reads as half; a dash for none.

    0% is said of none only.
    """
    if share is None:
        return NO_NUMBER
    whole = int(100 * share + _ROUNDING)
    return f"{max(whole, 1) if share > 0 else 0}%"


def amount(value: float | None, unit: str | None) -> str:
    """An amount with its unit."""
    return say_amount(None if value is None else round(value, 2), unit)


def one_line(words: str) -> str:
    """A person's own words on one line; a sign that cannot be seen is shown by its number."""
    return showable(" ".join(words.split()))


def counted(count: int, one: str, many: str) -> str:
    """How many there are, such as "1 entry" or "4 entries"."""
    return f"{count} {one if count == 1 else many}"


def entries(count: int) -> str:
    """How many entries."""
    return counted(count, "entry", "entries")


def sentence(text: str) -> str:
    """The words as a sentence."""
    return f"{text[:1].upper()}{text[1:]}."


def day_in_full(ordinal: int) -> str:
    """An ordinal day, such as "Mon 16 Nov 2026"."""
    return say_date(date.fromordinal(ordinal))


def day_and_distance(ordinal: int, today: int) -> str:
    """An ordinal day with how long ago it is."""
    return say_day(date.fromordinal(ordinal), date.fromordinal(today))


def day_in_short(ordinal: int | None, today: int) -> str:
    """An ordinal day in few characters: "today", "12 Nov", or "Nov 2025" when it is long ago."""
    if ordinal is None:
        return ""
    if today - ordinal in {0, 1}:
        return "today" if ordinal == today else "yest."
    day = date.fromordinal(ordinal)
    if abs(today - ordinal) < _LONG_AGO:
        return f"{day.day} {_month(day)}"
    return f"{_month(day)} {day.year}"


def span(first: int, last: int) -> str:
    """Ordinal days from one to another in short, such as "28 Sep to 25 Oct 2026"."""
    start, end = date.fromordinal(first), date.fromordinal(last)
    if first == last:
        return f"{end.day} {_month(end)} {end.year}"
    year = f" {start.year}" if start.year != end.year else ""
    return f"{start.day} {_month(start)}{year} to {end.day} {_month(end)} {end.year}"


def _month(day: date) -> str:
    return MONTHS[day.month - 1][:3]


def period(first: int, last: int) -> str:
    """A period with its length."""
    return say_span(date.fromordinal(first), date.fromordinal(last))
