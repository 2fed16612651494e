"""A cell that says a day, or a moment: its parts, before anybody decides what 03/04/2026 means."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from sidelog.catalog.text import fold
from sidelog.dates.words import YEARS, existing
from sidelog.exchange.reader import DateOrder
from sidelog.exchange.table.cell.calendar import (
    MONTH_NAMES,
    WEEKDAY_NAMES,
    with_joined_months,
    with_month_apart,
    with_months_in_full,
)
from sidelog.exchange.table.cell.zones import (
    offset_of,
    with_offset,
    with_year_in_front,
    zone_off,
)

_MONTHS = 12
_TWO_DIGITS = 2
_LEAP_YEAR = 2024
"""One that has every day."""

_HALF = r"(?: ?(?:[:.,-] ?)?([ap])(?:\.? ?m\.?|(?<=\d[ap])\.?))?"
"""That of the day: am, p.m., the p of 7:30p, and what stands apart as in 7:30:PM."""
_ISO = re.compile(
    r"(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})"
    r"(?:(?:[t ,]+|-(?=\d\d:\d\d:\d\d)|(?<=\d{8})(?=\d{4}|\d\d(?!\d)))"
    r"(\d{1,2})(?:(?::?|\.(?=\d\d\b))(\d\d)|(?<=\d{10}))"
    rf"(?:(?::?|(?<=\.\d\d)\.)(\d\d|(?<=:)\d)(?:[.,]\d{{1,9}})?)?{_HALF})?"
    r" ?(z|utc|gmt|[+-]\d\d(?::?\d\d)?|(?:utc|gmt)[+-]\d{1,2}(?::?\d\d)?)?",
    re.ASCII,
)
ISO_DAY = len("2026-09-01")
"""Behind so many characters of a moment in ISO stands its time; of both there are few."""
_NUMERIC = re.compile(r"(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4}|\d{2})", re.ASCII)
_CLOCK = re.compile(
    r"(\d{1,2})(?:([:.h])(\d\d))?(?:(?::|(?<=\.\d\d)\.)(\d\d)(?:[.,]\d{1,9})?)?"
    rf"{_HALF}( ?uhr| ?h)?",
    re.ASCII,
)
_NO_TIME = re.compile(r"0?0:00(?::00)? ?a\.?m\.?")
"""Midnight is 12 am; so it is written where no time is known."""
_ABOUT = re.compile(
    r"(?:~|\u2248|ca?\.|ca|circa|about|around|approx\.?|gegen|vers|hacia) ?(?=\d)|(?<=\w) ?\?$"
)
"""What says of a time that it is about that: "~8:30", "15:16?"."""
_OTHER_HALVES = re.compile(r"(?:(π\.? ?μ|午前|上午|오전)|μ\.? ?μ|午後|下午|오후)\.?")
"""Those in other scripts, the first of which are before noon."""
_NOON = frozenset({"noon", "midday", "mittag", "mittags", "midi", "mediodia", "mediod\u00eda"})
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|\.)?", re.ASCII)
_DAY_AND_MONTH = re.compile(r"(\d{1,2})[-/.](\d{1,2})\.?", re.ASCII)
_PIECE = re.compile(r"\d{1,2}|\d{4}", re.ASCII)
_LAST_PIECE = re.compile(r"(\d{1,2}|\d{4})(?:[_:;| ]+(.+))?", re.ASCII)
_ASIDE = re.compile(r" ?\(([^()]*)\)(?= |$)")
_COUNT = (
    r"(?:day|tag|d[ií]a|jour|dag|giorno|week|wk|kw|woche|semaine|semana|settimana|d|w)"
    r"\.? ?#?\d{1,4}"
)
_PART = r"(?: ?[:,(\u2013\u2014-]+ ?| )"
_COUNTED = re.compile(rf"{_COUNT}{_PART}(?P<day>.+?)\)?|(?P<first>.+?){_PART}{_COUNT}")
"""A day with its number among those of the log: "Day 1 (2/1/26)"."""
_PARTED = re.compile(r"(?<=\d)\. (?=\d)")
_EASTERN = re.compile(r"(\d{4})年 ?(\d{1,2})月 ?(\d{1,2})日", re.ASCII)
_SHORT_YEAR = re.compile(r"(?<=\s)['\u2018\u2019](\d\d)\b")
"""The year of "10 Oct '25", of this century."""
_JOINING = frozenset({"at", "um", "de", "of", "le", "el", "den", "the", "a", "alle", "feira"})


class Said(NamedTuple):
    """What a cell says of a day and a time.

    Attributes:
        numbers: its first and its second number, and its year, where these have two readings.
        year_first: the day, were a year of two digits in front: "26-05-01".
        zone: "Z", or the offset as "+02:00"; empty where there is none.
        weekday: 0 for Monday, where one is named.
        wrong: why there is no such day.
    """

    day: date | None = None
    numbers: tuple[int, int, int] | None = None
    year_first: date | None = None
    clock: time | None = None
    zone: str = ""
    weekday: int | None = None
    wrong: str = ""

    def on(self, order: DateOrder | None) -> date | None:
        """The day in an order; None where there is none, or where the order is needed."""
        if self.numbers is None:
            return self.day
        one, other, year = self.numbers
        if order is DateOrder.DAY_FIRST:
            return existing(year, other, one)
        return existing(year, one, other) if order is DateOrder.MONTH_FIRST else None

    @property
    def readings(self) -> set[date]:
        """The days that it may be."""
        return {day for order in DateOrder if (day := self.on(order))}

    @property
    def only(self) -> date | None:
        """The one day that it can be; None where it may be two."""
        found = self.readings
        return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=65536)
def read_day(text: str) -> Said | None:
    """What a cell says of a day; None where it is none, such as a number or words."""
    if (day := iso_day(text[:ISO_DAY])) and (timed := iso_time(text[ISO_DAY:])):
        return Said(day, None, None, *timed)
    numbers, _, clock = text.partition(" ")
    if clock and (said := _numeric_day(numbers)) and (read := read_clock(clock)):
        return Said(said.day, said.numbers, said.year_first, read)
    words = _PARTED.sub(".", _in_latin(" ".join(text.casefold().split()))).rstrip(".")
    words = with_month_apart(_SHORT_YEAR.sub(r"20\1", words))
    words = with_months_in_full(with_offset(with_year_in_front(words)))
    return _in_words(words) if 6 <= len(words) <= 60 else None  # noqa: PLR2004  (as a day is)


def _in_words(words: str) -> Said | None:
    if iso := _ISO.fullmatch(words):
        return _iso(iso)
    if not any(map(str.isdigit, words)):
        return None
    counted = _COUNTED.fullmatch(words)
    if counted and (found := _in_words(counted["day"] or counted["first"])):
        return found
    plain = _ASIDE.sub(_aside, _EASTERN.sub(r"\1-\2-\3 ", words)).strip()
    if plain != words and (iso := _ISO.fullmatch(plain)):
        return _iso(iso)
    words, zone = zone_off(plain)
    words, clock, wrong = _clock_off(words)
    found = _date(words)
    if found is None:
        return None
    return found._replace(clock=clock, zone=zone, wrong=found.wrong or wrong)


@lru_cache(maxsize=4096)
def iso_day(text: str) -> date | None:
    """The day of ten characters such as 2026-09-01; None where they say none."""
    found = _iso_of(text) if len(text) == ISO_DAY else None
    return found and found.day


@lru_cache(maxsize=4096)
def iso_time(text: str) -> tuple[time, str] | None:
    """The time and the zone behind such a day, as of "T08:30Z"; None where there is no time."""
    if text[:1] not in {" ", "T"}:
        return None
    found = _iso_of(" ".join(f"{_LEAP_YEAR}-01-01{text}".casefold().split()))
    return (found.clock, found.zone) if found and found.clock else None


@lru_cache(maxsize=4096)
def _numeric_day(text: str) -> Said | None:
    """What a day in numbers such as 01/09/2026 says; None where it is none, or is wrong."""
    found = _numeric(text)
    return found if found and not found.wrong else None


def _in_latin(words: str) -> str:
    """Words with am and pm, where these are in another script."""
    if words.isascii():
        return words
    return _OTHER_HALVES.sub(lambda half: "am" if half[1] else "pm", words)


def _aside(aside: re.Match[str]) -> str:
    """What stands in brackets, where it is a weekday, or where nothing but one stands before it."""
    before = aside.string[: aside.start()]
    is_said = fold(aside[1]) in WEEKDAY_NAMES or fold(before).strip(" .,") in WEEKDAY_NAMES
    return f" {aside[1]}" if is_said else ""


def is_day(text: str) -> bool:
    """Whether a cell says a day, in whatever form."""
    return bool(text) and read_day(text.strip()) is not None


def in_pieces(cells: Sequence[str]) -> list[str]:
    """The day that three cells make, and what hangs on the last: of 2026, 6, 20_1150 the 1150."""
    cells = [cell.strip() for cell in cells]
    last = _LAST_PIECE.fullmatch(cells[-1]) if len(cells) == 3 else None  # noqa: PLR2004
    if last is None or not all(map(_PIECE.fullmatch, cells[:2])):
        return []
    is_first, is_second, is_last = (int(cell) in YEARS for cell in (*cells[:2], last[1]))
    day = ("-" if is_first else "/").join([*cells[:2], last[1]])
    is_whole = is_first != is_last and not is_second and is_day(day)
    return [day, *filter(None, [last[2]])] if is_whole else []


def _iso(match: re.Match[str]) -> Said | None:
    year, _, month, day, hour, minute, second, half, zone = match.groups()
    if int(year) not in YEARS or (not match[2] and len(month + day) != 4):  # noqa: PLR2004  (20260501)
        return None
    clock, wrong = None, ""
    if hour:
        clock = _time(int(hour), int(minute or 0), int(second or 0), half)
        wrong = "" if clock else "no clock shows that time"
        if wrong and (minute is None or match.string[match.end(5)] == "."):
            return None  # of an amount, or a number of as many digits
    elif zone:
        return None
    found = existing(int(year), int(month), int(day))
    if found is None and not match[2] and not (1 <= int(month) <= _MONTHS and "00" < day < "32"):
        return None  # a number of as many digits
    return Said(found, clock=clock, zone=offset_of(zone), wrong=wrong if found else "no such day")


def _clock_off(words: str) -> tuple[str, time | None, str]:
    """The words without the time at their end or their beginning; the time; what is wrong."""
    tokens = words.replace(" um ", " ").replace(" at ", " ").split(" ")
    for many in (3, 2, 1):
        if len(tokens) <= many:
            continue
        for clock, rest in ((tokens[-many:], tokens[:-many]), (tokens[:many], tokens[many:])):
            if " ".join(clock).strip(",") in _NOON:
                return " ".join(rest).strip(", "), time(12), ""
            match = _CLOCK.fullmatch(" ".join(clock).strip(","))
            is_behind = rest == tokens[:-many]
            if match and (_is_clock(match) or (is_behind and _is_dotted(match, rest))):
                if _NO_TIME.fullmatch(match[0]):
                    return " ".join(rest).strip(", "), None, ""
                found = _clock(match)
                wrong = "" if found else "no clock shows that time"
                return " ".join(rest).strip(", "), found, wrong
    return words, None, ""


def _is_clock(match: re.Match[str]) -> bool:
    """Whether it cannot be but a time: 10.45 and 12 may be anything."""
    return bool(match[5] or match[6] or match[2] == ":" or match[2] == "h")


def _is_dotted(match: re.Match[str], day: Sequence[str]) -> bool:
    """Whether it is a time whose sign is a dot, behind a day with its year: 16/03/2021 07.30."""
    if match[2] != "." or not _clock(match):
        return False
    found = _date(" ".join(day).strip(", "))
    return found is not None and not found.wrong


def _clock(match: re.Match[str]) -> time | None:
    return _time(int(match[1]), int(match[3] or 0), int(match[4] or 0), match[5])


def _time(hour: int, minute: int, second: int, half: str | None) -> time | None:
    """A time of the day; of 24 hours where its hour says that itself: 14:41 PM, 0:05 AM."""
    is_of_24 = hour > 12 if half == "p" else hour == 0 < minute  # noqa: PLR2004  (of half a day)
    if half and not is_of_24:
        if not 1 <= hour <= _MONTHS:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return time(hour, minute, second)
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def read_clock(text: str) -> time | None:
    """The time that a cell says, such as "08:30", "2:52 p.m.", "22.05 Uhr" or "noon", else None.

    Midnight may begin its day or end it, and is none.  "~8:30" and "8:30?" are about that time.
    """
    words = _ABOUT.sub("", _in_latin(" ".join(text.casefold().split())), count=1)
    if words in _NOON:
        return time(12)
    match = _CLOCK.fullmatch(words)
    return _clock(match) if match and _is_clock(match) else None


def time_between(start: time, end: time) -> timedelta:
    """How long it is from a time to the next other one, be that on the day after."""
    apart = timedelta(hours=end.hour - start.hour, minutes=end.minute - start.minute)
    return apart % timedelta(days=1)


def about_a_time(texts: Iterable[str]) -> str:
    """What is to be said of times that are about; empty where none is."""
    about = [text for text in texts if _ABOUT.search(text.casefold()) and read_clock(text)]
    return f"what is about a time is taken as it stands: {about[0]}" if about else ""


def _date(words: str) -> Said | None:
    if numeric := _numeric(words.strip(" ,")):
        return numeric
    tokens = [token for token in re.split(r"[ ,./-]+", fold(words)) if token]
    months = [token for token in tokens if token in MONTH_NAMES]
    month = months[0] if len(months) == 1 else None
    if len(months) > 1:  # French has a mar. that is a Tuesday, too
        month = next((token for token in months if token not in WEEKDAY_NAMES), None)
    rest, weekday = [], None
    for token in tokens:
        if token == month:
            rest.append("")
        elif token in WEEKDAY_NAMES:
            weekday = WEEKDAY_NAMES[token]
        elif token not in _JOINING:
            rest.append(token)
    if month is not None and (named := _with_name(rest, MONTH_NAMES[month], weekday)):
        return named
    weekday = WEEKDAY_NAMES.get(month, weekday) if month else weekday  # the mar. of "mar. 3/11/26"
    if weekday is None or any(map(str.isalpha, rest)):
        return None
    text = re.sub(r"^[^\d]+|[^\d]+$", "", words)  # "Wed 25/02/2026", "25/02/2026 (Wed)"
    found = _iso_of(text) or _numeric(text)
    return found and found._replace(weekday=weekday)


def _iso_of(text: str) -> Said | None:
    match = _ISO.fullmatch(text)
    return _iso(match) if match else None


def _with_name(tokens: list[str], month: int, weekday: int | None) -> Said | None:
    """The day of "25 feb 2026", "feb 25 2026" or "2026 feb 25"; the month's place is empty."""
    numbers = [token for token in tokens if token]
    if len(numbers) != 2 or len(tokens) != 3:  # noqa: PLR2004  (a day and a year)
        return None
    first, second = numbers
    if len(first) == 4 and first.isdigit():  # noqa: PLR2004  (a year in front)
        first, second = second, first
    day = _ORDINAL.fullmatch(first)
    if not day or not second.isascii() or not second.isdigit() or len(second) not in {2, 4}:
        return None
    found = existing(full_year(second), month, int(day[1]))
    return Said(found, weekday=weekday, wrong="" if found else "no such day")


def _numeric(text: str) -> Said | None:
    match = _NUMERIC.fullmatch(text)
    if match is None:
        return None
    one, other, year = int(match[1]), int(match[3]), full_year(match[4])
    year_first = None
    if len(match[1]) == len(match[4]) == _TWO_DIGITS:
        year_first = existing(full_year(match[1]), other, int(match[4]))
    readings = {existing(year, other, one), existing(year, one, other)} - {None}
    if len(readings) == 1 and not year_first and one == other:
        return Said(readings.pop())
    wrong = "" if readings or year_first else "no such day"
    return Said(numbers=(one, other, year), year_first=year_first, wrong=wrong)


def full_year(digits: str) -> int:
    """The year that digits are; two of them are of this century."""
    return int(digits) + (2000 if len(digits) == _TWO_DIGITS else 0)


def lacks_year(text: str) -> bool:
    """Whether a cell that is no day would be one with a year behind it."""
    return read_without_year(text) is not None


@lru_cache(maxsize=4096)
def read_without_year(text: str, year: int = _LEAP_YEAR) -> Said | None:
    """What "June 22" or "Mon 3/14 08:30" says, with a year behind its day; None for others."""
    words = with_joined_months(fold(" ".join(text.split())))
    if not 3 <= len(words) <= 60 or not any(map(str.isdigit, words)):  # noqa: PLR2004  (as a day is)
        return None
    for alone, clock, wrong in ((words, None, ""), _clock_off(words)):
        rest = [word for word in re.split(r"[ ,()]+", alone) if word]
        days = [WEEKDAY_NAMES[name] for word in rest if (name := word.rstrip(".")) in WEEKDAY_NAMES]
        rest = [word for word in rest if word.rstrip(".") not in WEEKDAY_NAMES]
        match = _DAY_AND_MONTH.fullmatch(rest[0]) if len(rest) == 1 else None
        if match:
            found = _numeric(f"{match[1]}/{match[2]}/{year}")
            found = found and found._replace(weekday=days[0] if days else None)
        else:
            found = _date(f"{alone.rstrip('.')} {year}")
        if found:
            return found._replace(clock=clock, wrong=found.wrong or wrong)
    return None


@lru_cache(maxsize=4096)
def read_day_of_year(text: str, year: int) -> date | None:
    """The day of "June 22" or "22 June" in a year that another cell says; None for none."""
    found = read_without_year(text, year)
    return found.only if found and not found.clock else None
