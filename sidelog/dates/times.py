"""What a person types for a time -> the moment."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import NamedTuple

from sidelog.dates import WEEKDAYS, local_day, say_date, say_moment
from sidelog.dates.days import NEAR, find_days, parse_day
from sidelog.dates.words import before, count_of, counted, plain, position, quoted, real_day
from sidelog.errors import AmbiguousError, BadDataError, UsageError

EXAMPLES = "Say a time as 08:30, 8:30 pm, now, 2h ago or yesterday 23:10."

_ONE_DAY = timedelta(days=1)
_NOW = frozenset({"now", "just now", "right now"})
_AGO = rf"(?P<minus>-)?(?P<ahead>in )?{counted('hour|hr|minute|min', '[hm]')}(?P<ago> ago)?"
_COUNTED_TO = r"(?P<weekday>[a-z]+) (?P<clock>\S+), counted to (?P<day>.+)"
_CLOCK = (
    r"(?P<name>noon|midnight)|(?P<bare>\d{1,2})(?P<minutes>\d{2})"
    r"|(?P<hour>\d{1,2})(?:(?P<mark>[:.h])(?P<minute>\d{2})(?::(?P<second>\d{2}))?)?"
    r"(?: ?(?P<half>[ap])\.?m\.?| o'clock)?"
)
_IN_PART = r" (?:in the|at) (?P<part>morning|afternoon|evening|night)$"
_PARTS = {"morning": (0, 12), "afternoon": (12, 19), "evening": (15, 24), "night": (18, 30)}
"""The hours of the parts of a day, the last excluded; those of the night run on from 24."""


class _Clock(NamedTuple):
    """A time as it was typed, and the day beside it.

    Attributes:
        times: what it can mean; two where it may be am or pm.
        day: the words of the day; empty where there are none.
        night: whether it is of a night, which begins on that day.
        midnight: whether it may be the midnight that begins the day, or the one that ends it.
        ends: whether it is the end of the day, 24:00.
    """

    times: tuple[time, ...]
    day: str = ""
    night: bool = False
    midnight: bool = False
    ends: bool = False


def parse_moment(
    words: str, *, now: datetime, day_starts: time, day: date | None = None
) -> datetime:
    """The moment that a person means, with the offset in force there and then.

    Understood: what sidelog says itself; `08:30`, `0830`, `8.30`, `8h30`, `8:30 p.m.`, `noon`,
    `now`, `2h ago`, `yesterday 23:10`, `8 in the morning`, `2026-09-01 08:30`; and the timestamps
    of programs: `2026-09-01T08:30+02:00`.

    With a day in the words, the time is on that day of the calendar; "monday 02:00" may also be
    the night that follows Monday.  A bare time is today's, or of the night just past.  Of an hour
    that the clocks repeat, the first is meant.  Where the day of an entry was named apart, it is
    handed in as `day`, and the moment must belong to it: 02:00 is then of the night that follows.
    The zone is that of `now`.

    Raises:
        AmbiguousError: the words can be read in two ways.
        UsageError: they are not understood, or name another day than `day`.
        BadDataError: there is no such time, or it is still to come.
    """
    text = plain(words, EXAMPLES)
    found = [*dict.fromkeys(_moments(words, text, now=now, day_starts=day_starts, day=day))]
    if day is not None:
        found = [one for one in found if local_day(one, day_starts) == day] or found[:1]
    if len(found) > 1:
        readings = {f"{one:%Y-%m-%dT%H:%M}": say_moment(one) for one in found}
        raise AmbiguousError(quoted(words), readings)
    if day is not None:
        _refuse_another_day(found[0], day, day_starts)
    if found[0] > now:
        unsaid = day is None and re.fullmatch(_CLOCK, text)
        offer = f"Say yesterday {found[0]:%H:%M}, if that is meant."
        raise BadDataError(
            f"{say_moment(found[0])} is still to come.",
            hint=offer if unsaid else f"It is {say_moment(now)} now.",
        )
    return found[0]


def _refuse_another_day(moment: datetime, day: date, day_starts: time) -> None:
    counted_to = local_day(moment, day_starts)
    if counted_to != day:
        raise UsageError(
            f"{say_moment(moment)} is counted to {say_date(counted_to)}, not to {say_date(day)}.",
            hint="Name the day once.",
        )


def _moments(
    words: str, text: str, *, now: datetime, day_starts: time, day: date | None
) -> Iterator[datetime]:
    """Every moment that the words can mean, whether or not it may be recorded."""
    if bare := re.fullmatch(_CLOCK, text):  # first, since it is what is typed most
        yield from _on_one_day(_clock(bare), now=now, day_starts=day_starts, day=day)
    elif text in _NOW:
        yield _pinned(now)
    elif re.fullmatch(r"\d{4}-\d{2}-\d{2}t\S+", text):
        yield _timestamp(text, now.tzinfo)
    elif found := re.fullmatch(_COUNTED_TO, text):
        yield _counted_to(found, now=now, day_starts=day_starts)
    elif found := re.fullmatch(_AGO, text.replace("half an hour", "30 min")):
        count, unit = count_of(found)
        minutes = count * (60 if unit[0] == "h" else 1)
        before(now.date(), minutes // (24 * 60), "day")  # refuses what was before any day
        if found["ahead"]:
            minutes = -minutes
        # Through UTC: a zone's own arithmetic is an hour off where the clocks changed.
        yield _pinned((now.astimezone(UTC) - timedelta(minutes=minutes)).astimezone(now.tzinfo))
        if unit == "h" and count < 24 and not (found["minus"] or found["ahead"] or found["ago"]):  # noqa: PLR2004
            clock = _Clock((time(count),))  # to some, 8h is a time
            yield from _on_one_day(clock, now=now, day_starts=day_starts, day=day)
    else:
        clock = _read_clock(words, text, now=now, day_starts=day_starts)
        if clock.day:
            yield from _on_named_day(clock, now=now, day_starts=day_starts)
        else:
            yield from _on_one_day(clock, now=now, day_starts=day_starts, day=day)


def _timestamp(text: str, zone: tzinfo | None) -> datetime:
    """The moment of "2026-09-01T08:30", with an offset of its own or in the zone."""
    try:
        moment = datetime.fromisoformat(text.upper())
    except ValueError as error:
        raise BadDataError(f"There is no moment {text.upper()}.", hint=EXAMPLES) from error
    day = real_day(moment.year, moment.month, moment.day)
    return _pinned(moment) if moment.tzinfo else _on_calendar(day, moment.time(), zone)


def _counted_to(said: re.Match[str], *, now: datetime, day_starts: time) -> datetime:
    """The moment of "Fri 01:00, counted to Thu 26 Nov"."""
    clock, weekday = re.fullmatch(_CLOCK, said["clock"]), position(said["weekday"], WEEKDAYS)
    if clock is None or weekday is None:
        raise UsageError(f"{quoted(said.group())} is not understood as a time.", hint=EXAMPLES)
    day = parse_day(said["day"], now=now, day_starts=day_starts)
    nearest = day + timedelta(days=(weekday - day.weekday() + 3) % 7 - 3)
    moment = _on_calendar(nearest, _times(clock, "")[0], now.tzinfo)
    _refuse_another_day(moment, day, day_starts)
    return moment


def _read_clock(words: str, text: str, *, now: datetime, day_starts: time) -> _Clock:
    """The time in the words, and the words of the day before or after it.

    Raises:
        UsageError: there is no time in them, or the rest is no day.
        BadDataError: no clock shows such a time.
    """
    text = f" {text.replace(',', '')}"
    in_part = re.search(_IN_PART, text)
    tokens = text[: in_part and in_part.start()].replace(" at ", " ").split()
    for of_clock, of_day in _splits(tokens):
        match, day = re.fullmatch(_CLOCK, " ".join(of_clock)), " ".join(of_day)
        if not match or (day and not find_days(day, now=now, day_starts=day_starts)):
            continue
        marked = match["name"] or match["mark"] or match["half"]
        if day and not marked and find_days(" ".join(tokens), now=now, day_starts=day_starts):
            break  # "20 nov 2026" has no time
        if match["mark"] == "." and "." in day:
            refused = f"{quoted(words)} does not say which is the time."
            raise UsageError(refused, hint="Write it as 08:30.")
        part = in_part["part"] if in_part else day.rpartition(" ")[2].replace("tonight", "night")
        return _clock(match, day, part)
    has_day = find_days(" ".join(tokens), now=now, day_starts=day_starts)
    what = "does not say the time" if has_day else "is not understood as a time"
    raise UsageError(f"{quoted(words)} {what}.", hint=EXAMPLES)


def _clock(match: re.Match[str], day: str = "", part: str = "") -> _Clock:
    """The time that the words of a clock say, beside those of a day and of its part."""
    return _Clock(
        _times(match, part if part in _PARTS else ""),
        day,
        night=part == "night",
        midnight=match["name"] == "midnight",
        ends=(match["bare"] or match["hour"]) == "24",
    )


def _splits(tokens: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """The words of a clock, of which there are one or two, and those before or after it."""
    for many in (2, 1):
        yield tokens[-many:], tokens[:-many]
    for many in (2, 1):
        yield tokens[:many], tokens[many:]


def _times(match: re.Match[str], part: str) -> tuple[time, ...]:
    """What the words of a clock can mean, in a part of the day if one was said.

    Raises:
        BadDataError: no clock shows it.
        UsageError: it is not in that part of the day.
    """
    if match["name"]:
        return (time(0) if match["name"] == "midnight" else time(12),)
    typed = match["bare"] or match["hour"]
    minute = match["minutes"] or match["minute"]
    hour, half = int(typed), match["half"]
    by_twelve = hour in range(1, 13)
    if part and not half and by_twelve:
        late = hour in range(6, 12) if part == "night" else part != "morning"
        half = "p" if late else "a"
    hours = [hour]
    if half:
        # 12 am is midnight, 12 pm is noon; 0 am and 13 pm are no times.
        hours = [hour % 12 + (12 if half == "p" else 0) if by_twelve else 25]
    elif by_twelve and not minute and typed[0] != "0":
        hours = [hour % 12, hour % 12 + 12]
    elif hour == 24 and not int(minute or 0):  # noqa: PLR2004
        hours = [0]
    try:
        times = [time(one, int(minute or 0), int(match["second"] or 0)) for one in hours]
    except ValueError as error:
        raise BadDataError("There is no such time on a clock.", hint=EXAMPLES) from error
    if part:
        first, end = _PARTS[part]
        if not any(hours[0] + later in range(first, end) for later in (0, 24)):
            raise UsageError(f"{times[0]:%H:%M} is no time of the {part}.", hint=EXAMPLES)
    return tuple(times)


def _on_one_day(
    clock: _Clock, *, now: datetime, day_starts: time, day: date | None
) -> Iterator[datetime]:
    """The time within the journal's day that is handed in; without one, the last that was."""
    for one in clock.times:
        calendar_day = day or local_day(now, day_starts)
        if one < day_starts or (clock.ends and day):
            calendar_day += _ONE_DAY
        if day is None:
            # Nobody named a day: what would be tonight, still to come, is the night just past.
            calendar_day = min(calendar_day, now.date())
            if len(clock.times) > 1 and _on_calendar(calendar_day, one, now.tzinfo) > now:
                calendar_day -= _ONE_DAY
        yield _on_calendar(calendar_day, one, now.tzinfo)


def _on_named_day(clock: _Clock, *, now: datetime, day_starts: time) -> Iterator[datetime]:
    """The time on each day that the words can mean.

    A date in numbers is the calendar's.  Of a word such as "monday", what is still to come is not
    meant, and a time after midnight may be of the night that follows.  "Today" is the journal's
    too, while it still lasts.
    """
    words = "yesterday" if clock.day == "last night" else clock.day
    in_numbers = bool(re.search(r"\d", words)) and not re.search(r"^-| ago$", words)
    of_calendar, of_journal = (
        find_days(words, now=now, day_starts=day_starts, reckoned_from=[today])
        for today in (now.date(), local_day(now, day_starts))
    )
    found: list[datetime] = []
    for one in clock.times:
        later = clock.ends or (clock.night and one < time(12))
        days = [day + _ONE_DAY * later for day in of_calendar]
        if clock.midnight and not clock.night:
            days += [day + _ONE_DAY for day in of_calendar]
        of_night = one < day_starts
        if not in_numbers and not later and (of_night or NEAR.get(words) == 0):
            days += [day + _ONE_DAY * of_night for day in of_journal]
        elif NEAR.get(words) == 0:
            days += [day + _ONE_DAY * later for day in of_journal]
        found += [_on_calendar(day, one, now.tzinfo) for day in days]
    past = [] if in_numbers else [moment for moment in found if moment <= now]
    yield from past or found


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
