"""What a person types for a period -> its first and last day."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

from sidelog.dates import MONTHS, local_day, say_date, say_span
from sidelog.dates.days import NEAR, find_days, parse_day, refuse_to_come
from sidelog.dates.words import (
    EVERYTHING,
    YEARS,
    NotUnderstoodError,
    before,
    count_of,
    counted,
    plain,
    position,
    quoted,
    real_day,
)
from sidelog.errors import AmbiguousError, BadDataError, UsageError
from sidelog.period import Period, Unit, around

EXAMPLES = "Say a period as 2026-09-01..2026-10-15, 2026-09, october, 2026, 12w or last month."

_LENGTH = counted("day|week|fortnight|month|year", "[dwmy]")
_BETWEEN = r" ?\.\. ?| (?:to|till|through|-|until(?! \d\d:)) "
_FROM_TODAY = r"\d{4}|^-|^last |^this |^next |^in | ago$"
_CALENDAR = r"(this|last|next) (week|month|year)"
_BACK = {"this": 0, "last": 1, "next": -1}


def parse_span(words: str, *, now: datetime, day_starts: time) -> Period:
    """The period that a person means, up to today at most.

    Understood: one day as in `parse_day`; `2026-09`, `october`, `october 2025`; `2026`; `this` or
    `last` with `week`, `month` or `year`; `A..B`, `A to B`, `A..` and `since A` of these; `all`;
    and lengths up to today, such as `90d`, `12w`, `6m`, `1y`, `last 3 weeks`.  Today is one of
    them, so `1d` is today.  Weeks begin on Monday; months and years are the calendar's: on
    22 November, `6m` begins on 23 May.  What is still running ends today.

    Raises:
        AmbiguousError: the words can be read in two ways.
        UsageError: they are not understood, or there is no such period, or it is still to come.
    """
    text = plain(words, EXAMPLES)
    text = re.sub(r" \(\d+ (?:weeks|months)\)$", "", text)  # a heading of sidelog's own
    counted_days = re.fullmatch(r"(.+) \((\d+) days\)", text)
    text = re.sub("^from ", "", counted_days[1] if counted_days else text)
    start, *end = re.split(_BETWEEN, re.sub("^since (.+)", r"\1..", text), maxsplit=1)
    if end and not start:
        raise UsageError(f"{quoted(words)} does not say its first day.", hint=EXAMPLES)
    with _as_usage():
        if end:
            span = _between(start, end[0] or "today", now=now, day_starts=day_starts)
        else:
            span = _at_once(words, text, now=now, day_starts=day_starts)
    if counted_days and span.days != int(counted_days[2]):
        raise UsageError(f"{say_span(*span)} has not {counted_days[2]} days.")
    return span


def is_meant_as_span(words: str, *, now: datetime, day_starts: time) -> bool:
    """Whether words are those of a period, be it one that cannot be."""
    try:
        parse_span(words, now=now, day_starts=day_starts)
    except UsageError as error:
        return not isinstance(error, NotUnderstoodError)
    return True


def parse_last(words: str, *, now: datetime, day_starts: time) -> Period:
    """The days that `--last` means: "6m" and "week" as after "last", or any period.

    Raises:
        AmbiguousError: the words can be read in two ways.
        UsageError: as of `parse_span`.
    """
    try:
        return parse_span(f"last {words}", now=now, day_starts=day_starts)
    except NotUnderstoodError:
        return parse_span(words, now=now, day_starts=day_starts)


def parse_end(words: str, *, now: datetime, day_starts: time) -> Period:
    """The day that is one end of a period; or the month or year that it begins or ends with.

    Raises:
        AmbiguousError: the words can be read in two ways.
        UsageError: they are not understood, or what they name is still to come.
    """
    with _as_usage():
        today = local_day(now, day_starts)
        span = _of_calendar(plain(words, EXAMPLES), today)
        if span is None:
            day = parse_day(words, now=now, day_starts=day_starts)
            return Period(day, day)
        refuse_to_come(span.first, now=now, day_starts=day_starts)
        return Period(span.first, min(span.last, today))


def parse_start(words: str, last: date, *, now: datetime, day_starts: time) -> Period:
    """The period that begins with what a person means, and ends on a day.

    What names neither its year nor its distance from today is the last one before the end.

    Raises:
        AmbiguousError: the words can be read in two ways.
        UsageError: they are not understood, or what they name is later, or still to come.
    """
    text = plain(words, EXAMPLES)
    if text not in NEAR and not re.search(_FROM_TODAY, text):
        now, day_starts = datetime.combine(last, time(23), tzinfo=now.tzinfo), time(0)
    first = parse_end(text, now=now, day_starts=day_starts).first
    if first > last:
        raise UsageError(
            f"A period cannot begin on {say_date(first)} and end on {say_date(last)}.",
            hint="Name the earlier day first.",
        )
    return Period(first, last)


@contextmanager
def _as_usage() -> Iterator[None]:
    """A period is nothing that is recorded: whatever is wrong with it is wrong usage."""
    try:
        yield
    except BadDataError as error:
        raise UsageError(error.message, hint=error.hint) from None


@contextmanager
def _as_part(head: str, tail: str) -> Iterator[None]:
    """Let what can be typed instead of one end of a period be the whole of it."""
    try:
        yield
    except AmbiguousError as error:
        whole = {f"{head}{typed}{tail}": said for typed, said in error.readings.items()}
        raise AmbiguousError(error.words, whole) from None


def _between(start: str, end: str, *, now: datetime, day_starts: time) -> Period:
    """The days from one end to the other."""
    with _as_part(f"{start}..", ""):
        last = parse_end(end, now=now, day_starts=day_starts).last
    with _as_part("", f"..{end}"):
        return parse_start(start, last, now=now, day_starts=day_starts)


def _at_once(words: str, text: str, *, now: datetime, day_starts: time) -> Period:
    """The period that is said without its two ends: all, a length, a month, a day."""
    today = local_day(now, day_starts)
    if text in EVERYTHING:
        return Period(date(YEARS[0], 1, 1), today)
    if length := _length(text, today):
        return length
    if _of_calendar(text, today) or find_days(text, now=now, day_starts=day_starts):
        return parse_end(text, now=now, day_starts=day_starts)
    raise NotUnderstoodError(f"{quoted(words)} is not understood as a period.", hint=EXAMPLES)


def _length(text: str, today: date) -> Period | None:
    """The days up to today of "12w" or "last 6 months"."""
    length = re.sub("^(?:the )?(?:last|past) ", "", text)
    if length != text and re.fullmatch(r"[1-9]\d{0,2}", length):
        units = ("days", "weeks", "months")
        raise AmbiguousError(quoted(length), {f"{length}{u[0]}": f"{length} {u}" for u in units})
    match = re.fullmatch(_LENGTH, length)
    if match is None:
        return None
    count, unit = count_of(match)
    if count == 0:
        raise UsageError("A period has at least one day.", hint="1d is today.")
    return Period(before(today, count, unit) + timedelta(days=1), today)


def _of_calendar(text: str, today: date) -> Period | None:
    """The week, month, quarter or year of the calendar that the words name, over or not."""
    if match := re.fullmatch(_CALENDAR, text):
        return around(before(today, _BACK[match[1]], match[2]), Unit(match[2]))
    if re.fullmatch(r"\d{4}", text):
        return around(real_day(int(text), 1, 1), Unit.YEAR)
    if match := re.fullmatch(r"(\d{4})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{4})", text):
        return _month(int(match[1] or match[4]), int(match[2] or match[3]))
    if match := re.fullmatch(r"q([1-4]) (\d{4})", text):
        return around(real_day(int(match[2]), int(match[1]) * 3, 1), Unit.QUARTER)
    return _of_month_name(text, today)


def _of_month_name(text: str, today: date) -> Period | None:
    """The month of "october", "october 2025" and "last october".

    "Last october" may be the one of this year, if that is over, or the one of the year before.
    """
    match = re.fullmatch(r"(last )?([a-z]+)\.?(?: (\d{4}))?", text)
    place = position(match[2], MONTHS) if match else None
    if match is None or place is None:
        return None
    month = place + 1
    if match[3]:
        return _month(int(match[3]), month)
    if match[1] and month < today.month:
        years = (today.year, today.year - 1)
        readings = {f"{year}-{month:02}": f"{MONTHS[place]} {year}" for year in years}
        raise AmbiguousError(quoted(text), readings)
    return _month(today.year - (month > today.month or bool(match[1])), month)


def _month(year: int, month: int) -> Period:
    if month not in range(1, 13):
        raise BadDataError(f"There is no month {month}.")
    return around(real_day(year, month, 1), Unit.MONTH)
