"""A person's words for days and times -> dates, and back.

The grammar is small on purpose.  General parsers guess: one reads "monday" as next Monday,
another reads 03/04/2026 as 4 March.  An entry on the wrong day is worse than a refusal, so what
can be read in two ways is refused, with both readings in the hint.

The clock is never read here.  Everywhere, `words` is what was typed, `now` the present moment with
its offset, `day_starts` the time at which the journal's day begins.  Names are sidelog's own.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from sidelog.errors import BadDataError, UsageError
from sidelog.period import Period

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_YEARS = range(1900, 3000)
"""The years that a day may lie in; any other year was mistyped."""

_DAYS = "Say a day as 2026-09-01, 12 sep, today, yesterday, monday or 3 days ago."
_TIMES = "Say a time as 08:30, 8:30 pm, now, 2h ago or yesterday 23:10."
_SPANS = "Say a period as 2026-09-01..2026-10-15, 2026-07..2026-09, 2026, 12w, 6m or last month."
_LENGTHS = "Say a length as 90d, 12w, 6m or 1y."

# Patterns are strings: `re` compiles one when it is first used, so start-up does not pay for
# those that a command never needs.  Only ASCII reaches them, and so \d is 0 to 9.
_ISO_DAY = r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
_NUMERIC_DAY = r"(\d{1,2})([/.-])(\d{1,2})(?:\2(?:(\d{4})|\d{2}))?\.?"
_DAY_MONTH = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\.? (?P<month>[a-z]+)\.?(?:,? (?P<year>\d{4}))?"
_MONTH_DAY = r"(?P<month>[a-z]+)\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?(?:,? (?P<year>\d{4}))?"
_UNITS = r"(?P<count>\d{1,5}) ?(?P<unit>[dw]|(?:day|week|month|year)s?)"
_LENGTH = r"(?:last )?(?P<count>\d{1,5}) ?(?P<unit>[dwmy]|(?:day|week|month|year)s?)"
_HOURS_AGO = r"(?P<count>\d{1,5}) ?(?P<unit>h|hrs?|hours?|mins?|minutes?) ago"
_CLOCK = r"(?P<hour>\d{1,2})(?::(?P<minute>\d{2}))?(?: ?(?P<half>am|pm))?"
_DAY_AND_CLOCK = rf"(?:(?P<words>.+?),? )??(?:at )?{_CLOCK}"


def local_day(now: datetime, day_starts: time) -> date:
    """The day of the journal that a moment belongs to.

    With days that start at 04:00, 02:00 belongs to the day before: the night is not over.
    """
    return now.date() if now.time() >= day_starts else now.date() - timedelta(days=1)


def parse_day(words: str, *, now: datetime, day_starts: time, allow_future: bool = False) -> date:
    """The day that a person means.

    Understood: `2026-09-01`, `today`, `yesterday`, `-2d`, `3 weeks ago`, `monday`, `12 sep`,
    `September 12, 2025`.  A weekday is the most recent past one: on a Monday, "monday" is seven
    days ago, since today has a shorter name.  A date without a year is the most recent one,
    today included.

    With `allow_future`, for appointments and plans, `tomorrow` and any later date are accepted,
    and a weekday or a date without a year is refused: it could lie on either side of today.

    Raises:
        UsageError: the words are not understood, or can be read in two ways.
        BadDataError: there is no such day, or it is still to come.
    """
    today = local_day(now, day_starts)
    readings = _readings(_plain(words, _DAYS), today)
    if not readings:
        raise UsageError(f"{_quoted(words)} is not understood as a day.", hint=_DAYS)
    if not allow_future:
        # Of two readings the first is not after today, and only that one can be meant.
        return _not_after(readings[0], today)
    if len(readings) > 1:
        raise UsageError(
            f"{_quoted(words)} could be {' or '.join(map(say_date, readings))}.",
            hint=f"Say {' or '.join(map(str, readings))}.",
        )
    return readings[0]


def parse_moment(
    words: str, *, now: datetime, day_starts: time, day: date | None = None
) -> datetime:
    """The moment that a person means, with the offset in force there and then.

    Understood: `08:30`, `8:30 pm`, `now`, `2h ago`, `30 min ago`, `yesterday 23:10`,
    `2026-09-01 08:30`, and the timestamps of programs: `2026-09-01T08:30+02:00`.

    A time belongs to the journal's day: with days that start at 04:00, `monday 02:00` is the
    night after Monday evening.  Only a timestamp, told by its T, is the calendar's.  A bare time
    is today's, or of the night just past.  Of an hour that the clocks repeat, the first is meant.
    Where the entry's day was named apart, it is handed in as `day`, and the moment must belong
    to it.  The zone is that of `now`.

    Raises:
        UsageError: the words are not understood, or name another day than `day`.
        BadDataError: there is no such time, or it is still to come.
    """
    moment = _moment(words, now=now, day_starts=day_starts, day=day)
    said = say_moment(moment, day_starts=day_starts)
    if day is not None and local_day(moment, day_starts) != day:
        raise UsageError(f"{said} does not belong to {say_date(day)}.", hint="Name the day once.")
    if moment > now:
        raise BadDataError(f"{said} is still to come.", hint="Name the day: yesterday 23:10.")
    return moment


def parse_span(words: str, *, now: datetime, day_starts: time) -> Period:
    """The period that a person means, up to today at most.

    Understood: one day as in `parse_day`; `2026-09`; `2026`; `this` or `last` with `week`, `month`
    or `year`; `A..B` and `A..` of these; and lengths as in `parse_last`.  Weeks begin on Monday.
    What is still running ends today.

    Raises:
        UsageError: the words are not understood, or can be read in two ways.
        BadDataError: there is no such period, it runs backwards, or it is still to come.
    """
    today = local_day(now, day_starts)
    text = _plain(words, _SPANS)
    start, dots, end = text.partition("..")
    if dots:
        begin = _calendar_period(start.strip(), today)
        first = begin.first if begin else parse_day(start, now=now, day_starts=day_starts)
        until = _calendar_period(end.strip(), today)
        last = until.last if until else parse_day(end or "today", now=now, day_starts=day_starts)
        if first > last:
            raise BadDataError(
                f"A period cannot begin on {say_date(first)} and end on {say_date(last)}.",
                hint="Name the earlier day first.",
            )
        _not_after(until.first if until else last, today)
        return Period(_not_after(first, today), min(last, today))
    days = _readings(text, today)[:1]
    one_day = Period(days[0], days[0]) if days else None
    span = _length(text, today) or _calendar_period(text, today) or one_day
    if span is None:
        raise UsageError(f"{_quoted(words)} is not understood as a period.", hint=_SPANS)
    return Period(_not_after(span.first, today), min(span.last, today))


def parse_last(words: str, *, now: datetime, day_starts: time) -> Period:
    """The days up to today of a length such as `90d`, `12w`, `6m`, `1y` or `3 months`.

    Today is one of them, so `1d` is today.  Months and years are the calendar's: on 22 November,
    `6m` begins on 23 May.

    Raises:
        UsageError: the words are no length.
        BadDataError: the length is nothing, or reaches back too far.
    """
    span = _length(_plain(words, _LENGTHS), local_day(now, day_starts))
    if span is None:
        raise UsageError(f"{_quoted(words)} is not understood as a length.", hint=_LENGTHS)
    return span


def say_date(day: date) -> str:
    """A day in full, such as "Mon 16 Nov 2026"."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def say_day(day: date, today: date) -> str:
    """A day with its distance: "today, Sun 22 Nov 2026", "Mon 16 Nov 2026 (6 days ago)"."""
    days = (today - day).days
    if near := {0: "today", 1: "yesterday", -1: "tomorrow"}.get(days):
        return f"{near}, {say_date(day)}"
    return f"{say_date(day)} ({f'{days} days ago' if days > 0 else f'in {-days} days'})"


def say_span(first: date, last: date) -> str:
    """A period with its length, such as "Tue 1 Sep 2026 to Sun 22 Nov 2026 (83 days)"."""
    if first == last:
        return say_date(first)
    return f"{say_date(first)} to {say_date(last)} ({(last - first).days + 1} days)"


def say_moment(moment: datetime, *, day_starts: time) -> str:
    """A moment as clock and calendar show it, with the journal's day where that is another.

    Such as "Sun 22 Nov 2026 08:30", or "Sun 22 Nov 2026 02:00 (the night of Sat 21 Nov 2026)".
    """
    said = f"{say_date(moment.date())} {moment:%H:%M}"
    day = local_day(moment, day_starts)
    return said if day == moment.date() else f"{said} (the night of {say_date(day)})"


def _plain(words: str, examples: str) -> str:
    """The words in lower case and single spaces; other scripts, digits too, are refused."""
    text = " ".join(words.casefold().split())
    if not text.isascii():
        raise UsageError(f"{_quoted(words)} has characters no date is written in.", hint=examples)
    return text


def _quoted(words: str) -> str:
    """The words as typed, shortened, with control characters made visible."""
    return repr(words[:40])


def _readings(text: str, today: date) -> tuple[date, ...]:
    """Every day that the words can mean; of two, the one that is not after today first."""
    if (days := {"today": 0, "yesterday": 1, "tomorrow": -1}.get(text)) is not None:
        return (_before(today, days, "day"),)
    if iso := re.fullmatch(_ISO_DAY, text):
        return (_real_day(int(iso["year"]), int(iso["month"]), int(iso["day"])),)
    if numeric := re.fullmatch(_NUMERIC_DAY, text):
        raise _ambiguous(numeric)
    if (weekday := _position(text, WEEKDAYS)) is not None:
        back = (today.weekday() - weekday) % 7
        return (_before(today, back or 7, "day"), _before(today, back - 7, "day"))
    if ago := re.fullmatch(rf"-{_UNITS}", text) or re.fullmatch(rf"{_UNITS} ago", text):
        return (_before(today, int(ago["count"]), ago["unit"]),)
    return _with_month_name(text, today)


def _ambiguous(numeric: re.Match[str]) -> UsageError:
    """The answer to 03/04/2026: both readings, and never a guess."""
    one, _, other, year = numeric.groups(default="")
    orders = ((int(one), int(other)), (int(other), int(one)))
    readings = [f"{d} {MONTHS[m - 1]} {year}".rstrip() for d, m in orders if m in range(1, 13)]
    return UsageError(
        f"{_quoted(numeric.group())} does not say which number is the month.",
        hint=f"Say {' or '.join(readings)}." if readings else _DAYS,
    )


def _with_month_name(text: str, today: date) -> tuple[date, ...]:
    """The day of "12 sep" or "September 12", with a year or without."""
    match = re.fullmatch(_DAY_MONTH, text) or re.fullmatch(_MONTH_DAY, text)
    month = _position(match["month"], MONTHS) if match else None
    if not match or month is None:
        return ()
    day = int(match["day"])
    if match["year"]:
        return (_real_day(int(match["year"]), month + 1, day),)
    # Eight years hold a 29 February even where a century skips one.
    near = [_existing(today.year + years, month + 1, day) for years in range(-8, 9)]
    days = [found for found in near if found]
    if not days:
        raise BadDataError(f"{MONTHS[month]} has no day {day}.")
    return max(d for d in days if d <= today), min(d for d in days if d > today)


def _position(word: str, names: tuple[str, ...]) -> int | None:
    """Which of the names begins with the word, if that has three letters or more."""
    found = (i for i, name in enumerate(names) if word[2:] and name.lower().startswith(word))
    return next(found, None)


def _existing(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _real_day(year: int, month: int, day: int) -> date:
    """The day of the calendar, refused where there is none or the year was mistyped."""
    if year not in _YEARS:
        raise BadDataError(f"That is not within the years {_YEARS[0]} to {_YEARS[-1]}.")
    found = _existing(year, month, day)
    if not found:
        raise BadDataError(f"There is no day {year}-{month:02}-{day:02} in the calendar.")
    return found


def _not_after(day: date, today: date) -> date:
    if day > today:
        raise BadDataError(f"{say_date(day)} is still to come.", hint=f"Today is {today}.")
    return day


def _before(day: date, count: int, unit: str) -> date:
    """The day so many units earlier; a month before 31 March is the last day of February."""
    if unit[0] in "dw":
        found = day - timedelta(days=count * (7 if unit[0] == "w" else 1))
        return _real_day(found.year, found.month, found.day)
    months = count * (12 if unit[0] == "y" else 1)
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    first = _real_day(year, month + 1, 1)
    return first.replace(day=min(day.day, _month_length(first)))


def _month_length(first: date) -> int:
    return ((first + timedelta(days=31)).replace(day=1) - first).days


def _length(text: str, today: date) -> Period | None:
    """The days up to today of "12w" or "last 6 months"."""
    match = re.fullmatch(_LENGTH, text)
    if not match:
        return None
    if int(match["count"]) == 0:
        raise BadDataError("A period has at least one day.", hint="1d is today.")
    return Period(_before(today, int(match["count"]), match["unit"]) + timedelta(days=1), today)


def _calendar_period(text: str, today: date) -> Period | None:
    """The week, month or year of the calendar that the words name."""
    if match := re.fullmatch(r"(\d{4})(?:-(\d{2}))?", text):
        first = _real_day(int(match[1]), int(match[2] or 1), 1)
        return _around(first, "month" if match[2] else "year")
    if match := re.fullmatch(r"(this|last) (week|month|year)", text):
        return _around(_before(today, int(match[1] == "last"), match[2]), match[2])
    return None


def _around(day: date, unit: str) -> Period:
    """The week, month or year of the calendar that holds a day."""
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return Period(monday, monday + timedelta(days=6))
    if unit == "month":
        first = day.replace(day=1)
        return Period(first, first.replace(day=_month_length(first)))
    return Period(date(day.year, 1, 1), date(day.year, 12, 31))


def _moment(words: str, *, now: datetime, day_starts: time, day: date | None) -> datetime:
    """The moment that the words mean, whether or not it may be recorded."""
    text = _plain(words, _TIMES)
    if text == "now":
        return _pinned(now)
    if ago := re.fullmatch(_HOURS_AGO, text):
        minutes = int(ago["count"]) * (60 if ago["unit"][0] == "h" else 1)
        # Through UTC: a zone's own arithmetic is an hour off where the clocks changed.
        return _pinned((now.astimezone(UTC) - timedelta(minutes=minutes)).astimezone(now.tzinfo))
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}t\S+", text):
        return _timestamp(text, now.tzinfo)
    match = re.fullmatch(_DAY_AND_CLOCK, text)
    # A bare number could be anything.
    if not match or not (match["minute"] or match["half"]):
        raise UsageError(f"{_quoted(words)} is not understood as a time.", hint=_TIMES)
    if match["words"]:
        day = parse_day(match["words"], now=now, day_starts=day_starts)
    return _in_journal(day, _clock(match), now=now, day_starts=day_starts)


def _timestamp(text: str, zone: tzinfo | None) -> datetime:
    """The moment of "2026-09-01T08:30", with an offset of its own or in the zone."""
    try:
        moment = datetime.fromisoformat(text.upper())
    except ValueError as error:
        raise BadDataError(f"There is no moment {text.upper()}.", hint=_TIMES) from error
    day = _real_day(moment.year, moment.month, moment.day)
    return _pinned(moment) if moment.tzinfo else _on_calendar(day, moment.time(), zone)


def _in_journal(day: date | None, clock: time, *, now: datetime, day_starts: time) -> datetime:
    """The time within a day of the journal, which lasts until the next one starts."""
    calendar_day = day or local_day(now, day_starts)
    if clock < day_starts:
        calendar_day += timedelta(days=1)
    if day is None:
        # Nobody named a day: what would be tonight, still to come, is the night just past.
        calendar_day = min(calendar_day, now.date())
    return _on_calendar(calendar_day, clock, now.tzinfo)


def _on_calendar(day: date, clock: time, zone: tzinfo | None) -> datetime:
    """The time on a date of the calendar, refused where the clocks skipped it."""
    moment = datetime.combine(day, clock, tzinfo=zone)
    shown = moment.astimezone(UTC).astimezone(zone)
    if (shown.date(), shown.time()) != (day, clock):
        raise BadDataError(
            f"There was no {clock:%H:%M} on {say_date(day)}: the clocks went forward.",
            hint=f"They went on to show {shown:%H:%M}.",
        )
    return _pinned(moment)


def _pinned(moment: datetime) -> datetime:
    """The moment in whole seconds, with its offset fixed.

    Moments that share a zone object would compare and subtract by the hands of the clock.
    """
    return moment.astimezone(timezone(moment.utcoffset() or timedelta())).replace(microsecond=0)


def _clock(match: re.Match[str]) -> time:
    hour, half = int(match["hour"]), match["half"]
    if half:
        # 12 am is midnight, 12 pm is noon; 0 am and 13 pm are no times, and neither is 24:00.
        hour = hour % 12 + (12 if half == "pm" else 0) if hour in range(1, 13) else 24
    try:
        return time(hour, int(match["minute"] or 0))
    except ValueError as error:
        raise BadDataError("There is no such time on a clock.", hint=_TIMES) from error
