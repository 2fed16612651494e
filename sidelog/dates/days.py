"""What a person types for a day -> the day."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from sidelog.dates import MONTHS, WEEKDAYS, local_day, say_date
from sidelog.dates.words import (
    NotUnderstoodError,
    before,
    count_of,
    counted,
    existing,
    plain,
    position,
    quoted,
    real_day,
)
from sidelog.errors import AmbiguousError, BadDataError, UsageError

EXAMPLES = "Say a day as 2026-09-01, 12 sep, today, yesterday, monday or 3 days ago."

NIGHT_ENDS = time(4)
"""Where days begin no earlier than this, a whole night is counted to the evening before."""

Reading = tuple[date, ...]
"""One way to read some words: a day, or the nearest on either side of today, the past one first."""

# Patterns are strings: `re` compiles one when it is first used, so start-up does not pay for
# those that a command never needs.  Only ASCII reaches them, and so \d is 0 to 9.
_AGO = rf"(?P<ahead>in )?{counted('day|week|fortnight|month|year', '[dwy]')}(?(ahead)| ago)"
_LENGTH = counted("day|week|fortnight|month|year", "[dwmy]")
_PART_OF_DAY = r" (?:morning|afternoon|evening|night)$"
_ORDINAL = r"(\d{1,2})(?:st|nd|rd|th)"
_WITH_CHECKS = (
    r"(?:(?P<near>today|yesterday|tomorrow)(?: until \d\d:\d\d)?,? )?"
    r"(?:(?P<weekday>[a-z]+),? )?(?P<date>.+?)(?: \((?P<aside>[^()]+)\))?"
)
NEAR = {
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "yesterday": 1,
    "yday": 1,
    "last night": 1,
    "day before yesterday": 2,
    "tomorrow": -1,
    "day after tomorrow": -2,
}
"""How many days ago a word is."""


_SOON = timedelta(days=31)


def parse_day(words: str, *, now: datetime, day_starts: time, allow_future: bool = False) -> date:
    """The day that a person means.

    Understood: what sidelog says itself; `2026-09-01`, `20261120`, `20.11.2026`, `12 sep`,
    `September 12, 2025`, `the 20th`; `today`, `yesterday`, `last night`, `-2d`, `3 weeks ago`;
    `monday`.  A weekday is the most recent past one.  A date without a year is the most recent
    one, today included; one that comes within a month, in the same year, may be meant as well.  A
    weekday that stands beside a date has to be that of the date.

    After midnight, while the day before still lasts, the words may be reckoned from either.

    With `allow_future`, for appointments and plans, `tomorrow` and any later date are accepted,
    and a weekday or a date without a year is refused: it could lie on either side of today.

    Raises:
        AmbiguousError: the words can be read in two ways.
        UsageError: they are not understood, or do not agree with one another.
        BadDataError: there is no such day, or it is still to come.
    """
    text = plain(words, EXAMPLES)
    days = find_days(text, now=now, day_starts=day_starts, allow_future=allow_future)
    if not days:
        raise _no_day(words, text, now=now, day_starts=day_starts)
    if not allow_future:
        refuse_to_come(min(days), now=now, day_starts=day_starts)
    if len(days) > 1:
        raise AmbiguousError(quoted(words), {str(day): say_date(day) for day in days})
    return days[0]


def find_days(
    text: str,
    *,
    now: datetime,
    day_starts: time,
    allow_future: bool = False,
    reckoned_from: Sequence[date] | None = None,
) -> list[date]:
    """Every day that words made alike can mean; none where they are not understood as a day.

    They are reckoned from the journal's today and from the calendar's, if no other is handed in.

    Raises:
        UsageError: the words do not agree with one another.
        BadDataError: there is no such day.
    """
    text = text.removeprefix("on ").removeprefix("the ")
    if text not in NEAR:
        text = re.sub(_PART_OF_DAY, "", text)
    todays = [local_day(now, day_starts), now.date()]
    found: list[date] = []
    for today in reckoned_from or todays:
        if reckoned := _reckoned(text, today, day_starts):
            # What lies ahead of the journal's day is not meant, if something else can be.
            past = [day for day in reckoned if allow_future or day <= todays[0]]
            found += past if past or found else reckoned
            continue
        for days in _named(text, today, todays, day_starts):
            past = [day for day in days if day <= today]
            is_soon = days[-1] - today <= _SOON and days[0].year < days[-1].year == today.year
            found += days if allow_future or is_soon else [*past, days[0]][:1]
    return list(dict.fromkeys(found))


def refuse_to_come(day: date, *, now: datetime, day_starts: time) -> None:
    """Refuse a day that is still to come.

    Raises:
        BadDataError: it is.
    """
    today = local_day(now, day_starts)
    if day > today:
        until = "" if today == now.date() else f", until {day_starts:%H:%M}"
        hint = f"Today is {say_date(today)}{until}."
        raise BadDataError(f"{say_date(day)} is still to come.", hint=hint)


def _no_day(words: str, text: str, *, now: datetime, day_starts: time) -> UsageError:
    """The error for words that are no day: what they are instead."""
    from sidelog.dates.periods import is_meant_as_span  # noqa: PLC0415  (only for what is refused)

    if length := re.fullmatch(_LENGTH, text):
        ago = f"{length['digits']} months ago" if length["unit"] == "m" else f"{text} ago"
        return UsageError(f"{quoted(words)} is a length, not a day.", hint=f"Say {ago}.")
    if text.isdigit():
        return UsageError(f"{quoted(words)} alone is not a day.", hint=EXAMPLES)
    if is_meant_as_span(text, now=now, day_starts=day_starts):
        several = "Say one day; or several, where they can be said, with --from and --to."
        return UsageError(f"{quoted(words)} is a period, not a day.", hint=several)
    return NotUnderstoodError(f"{quoted(words)} is not understood as a day.", hint=EXAMPLES)


def _reckoned(text: str, today: date, day_starts: time) -> list[date]:
    """The day of words that are reckoned from today, such as "yesterday" or "3 weeks ago"."""
    if text in NEAR:
        day = before(today, NEAR[text], "day")
        return [day, today] if text == "last night" and day_starts < NIGHT_ENDS else [day]
    if re.fullmatch(r"-\d+", text):
        text += "d"
    ago = re.fullmatch(_AGO, f"{text[1:]} ago" if text.startswith("-") else text)
    if ago is None:
        return []
    count, unit = count_of(ago)
    return [before(today, -count if ago["ahead"] else count, unit)]


def _named(text: str, today: date, todays: Sequence[date], day_starts: time) -> Iterator[Reading]:
    """The days of a weekday or a date; it may be said twice, as in "Mon 16 Nov 2026 (6 days ago)".

    Raises:
        UsageError: what is said twice does not agree.
    """
    if weekdays := _weekday(text, today):
        yield from weekdays
        return
    said = re.fullmatch(_WITH_CHECKS, text)
    if said is None:
        return
    words, checks = said["date"], [said["near"], said["aside"]]
    if said["weekday"]:
        if position(said["weekday"], WEEKDAYS) is None:
            words = f"{said['weekday']} {words}"
        else:
            checks.append(said["weekday"])
    for days in _dates(words.removeprefix("the "), today):
        agreeing = list(days)
        for check in filter(None, checks):
            weekday = position(check, WEEKDAYS)
            allowed = [day for one in todays for day in _reckoned(check, one, day_starts)]
            agreeing = [day for day in agreeing if day.weekday() == weekday or day in allowed]
            if not agreeing:
                what = check if weekday is None else f"a {WEEKDAYS[weekday]}"
                raise UsageError(
                    f"{say_date(days[0])} is not {what}.", hint="Leave out what is not meant."
                )
        yield tuple(agreeing)


def _weekday(text: str, today: date) -> list[Reading]:
    """The days of "monday" and "last monday"; none where the words are no weekday.

    The weekday of today may be today or a week ago; "last monday" is the latest before today.
    "Next monday" may be the nearest, or the one of the week that follows.
    """
    which, _, word = text.rpartition(" ")
    weekday = position(word, WEEKDAYS)
    if weekday is None or which not in {"", "last", "next"}:
        return []
    back = (today.weekday() - weekday) % 7
    past, ahead = today - timedelta(days=back or 7), today + timedelta(days=7 - back)
    if which == "last":
        return [(past,)]
    if which:
        return [(ahead,), (today + timedelta(days=weekday - today.weekday() + 7),)]
    return [(past, ahead)] if back else [(today,), (past, ahead)]


def _dates(text: str, today: date) -> Iterator[Reading]:
    """The days of a date, in each order in which its numbers make one."""
    text = text.removesuffix(".").replace(",", "").replace(" of ", " ")
    fields = re.split(r"\. |[ ./-]", text)
    months = [position(field, MONTHS) for field in fields]
    numbers = [field for field, month in zip(fields, months, strict=True) if month is None]
    named = [month + 1 for month in months if month is not None]
    if len(named) == 1:
        yield from _with_month_name(named[0], numbers, today)
    elif not named:
        yield from _in_numbers(fields, today)


def _with_month_name(month: int, numbers: list[str], today: date) -> Iterator[Reading]:
    """The day of "12 sep", "September 12, 2025" or "2025 sep 12"."""
    said = " ".join(numbers)
    match = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}|\d{2}))?", said)
    if match and not match[2]:
        yield _in_any_year(month, int(match[1]), today)
    elif match:
        yield (real_day(_year(match[2]), month, int(match[1])),)
    elif match := re.fullmatch(r"(\d{4}) (\d{1,2})", said):
        yield (real_day(int(match[1]), month, int(match[2])),)


def _in_numbers(fields: list[str], today: date) -> Iterator[Reading]:
    """The days of "2026-09-01", "20261120", "20.11.2026", "20.11.", "11/20" or "20th"."""
    said = "-".join(fields)
    if iso := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{4})(\d{2})(\d{2})", said):
        year, month, day = map(int, filter(None, iso.groups()))
        yield (real_day(year, month, day),)
    elif ordinal := re.fullmatch(_ORDINAL, said):
        yield _in_any_month(int(ordinal[1]), today)
    elif match := re.fullmatch(r"(\d{1,2})-(\d{1,2})(?:-(\d{4}|\d{2}))?", said):
        one, other = int(match[1]), int(match[2])
        for day, month in dict.fromkeys([(one, other), (other, one)]):
            if month in range(1, 13) and day in range(1, 32):
                if match[3]:
                    yield (real_day(_year(match[3]), month, day),)
                else:
                    yield _in_any_year(month, day, today)
        if match[3] and len(match[1]) == len(match[3]) == 2:  # noqa: PLR2004  (26-11-20)
            year_first = existing(_year(match[1]), other, int(match[3]))
            if year_first and year_first <= today:
                yield (year_first,)


def _year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)  # noqa: PLR2004  ("26" is 2026)


def _in_any_year(month: int, day: int, today: date) -> Reading:
    """The nearest days of that name on either side of today."""
    # Eight years hold a 29 February even where a century skips one.
    near = [existing(today.year + years, month, day) for years in range(-8, 9)]
    return _nearest(near, today, f"{MONTHS[month - 1]} has no day {day}.")


def _in_any_month(day: int, today: date) -> Reading:
    """The nearest days with that number on either side of today."""
    firsts = [before(today.replace(day=1), months, "month") for months in range(-2, 3)]
    near = [existing(one.year, one.month, day) for one in firsts]
    return _nearest(near, today, f"No month has a day {day}.")


def _nearest(near: Sequence[date | None], today: date, otherwise: str) -> Reading:
    """Today, if it is one of some days; else the last before it and the first after it.

    Raises:
        BadDataError: there is none.
    """
    days = [day for day in near if day]
    if not days:
        raise BadDataError(otherwise)
    if today in days:
        return (today,)
    return max(day for day in days if day <= today), min(day for day in days if day > today)
