"""The cells of a file -> days, moments, numbers and amounts.

A file is read long after a program wrote it: its days are dates in full, never "monday", and what
can be read in two ways is refused, with the flag that would decide it.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from typing import NamedTuple

from sidelog import dates
from sidelog.catalog.amounts import Amount, parse_amount
from sidelog.catalog.text import quoted
from sidelog.catalog.values import LARGEST
from sidelog.dates.days import parse_day
from sidelog.dates.times import parse_moment
from sidelog.errors import BadDataError, SidelogError, UsageError
from sidelog.exchange.reader import DateOrder, Decimals
from sidelog.journal.rules import NOTE, check_text

SKIP_WORDS = frozenset({"skip", "skipped"})
"""The words for a day that was skipped; a single letter may mean anything in a file."""

_MIDNIGHT = time(0)
_MONTHS = 12

_NUMBER = r"[+-]?(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+)(?:[eE][+-]?[0-9]+)?"
# To those who write a decimal comma 1.234 is a thousand, to others little more than one.
_THOUSAND = re.compile(r"[+-]?[0-9]{1,3}\.[0-9]{3}")

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_ISO_MOMENT = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:T|t| +)(\d{1,2})(:\d{2}(?::\d{2}(?:\.\d+)?)?) *(Z|z|[+-]\d{2}:?\d{2})?",
    re.ASCII,
)
_NUMERIC_DAY = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)", re.ASCII)
_CLOCK = re.compile(r"\d{1,2}(?::\d{2}){0,2} *(?:[ap]m)?", re.ASCII | re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|2\d)\d{2}\b", re.ASCII)


class When(NamedTuple):
    """The day of an entry, and its time.

    Attributes:
        day: the person's day.
        at: the moment, with the offset in force there and then; None for a whole day.
        written: in ISO as the file has it: with an offset only where the file says one, so that
            the zone of the machine that reads it makes no difference.
    """

    day: date
    at: datetime | None
    written: str

    @property
    def is_local(self) -> bool:
        """Whether the offset is this machine's, because the file says none."""
        return self.at is not None and self.written != self.at.isoformat()


@dataclass(frozen=True, slots=True)
class Cells:
    """How the cells of one file are read.

    Attributes:
        now: the present moment, with the zone that moments without an offset are of.
        day_starts: when the journal's day begins.
        decimals: the sign before decimals.
        order: what 03/04/2026 means; None where nobody said.
    """

    now: datetime
    day_starts: time
    decimals: Decimals = Decimals.POINT
    order: DateOrder | None = None

    def number(self, text: str) -> float:
        """A finite number.

        Raises:
            BadDataError: the cell is none.
        """
        if not re.fullmatch(_NUMBER, text):
            raise BadDataError(f"{quoted(text)} is not a number")
        self._check_decimals(text)
        number = float(text.replace(",", "."))
        if abs(number) >= LARGEST:
            raise BadDataError(f"{quoted(text)} is larger than any number that is kept")
        return number

    def _check_decimals(self, text: str) -> None:
        if "," in text and self.decimals is Decimals.POINT:
            raise BadDataError(
                f"{quoted(text)} has a comma; if decimals follow it, say --decimal comma"
            )
        if "." in text and self.decimals is Decimals.COMMA:
            raise BadDataError(f"{quoted(text)} has a point, though --decimal comma was said")
        if self.decimals is Decimals.EITHER and _THOUSAND.fullmatch(text):
            raise BadDataError(
                f"{quoted(text)} may be more than a thousand or less than it; "
                "say --decimal point or --decimal comma"
            )

    def amount(self, text: str) -> Amount:
        """An amount of what was taken, such as "200mg", "0.3 mg", "none" or "?".

        Raises:
            BadDataError: the cell is none, or is not more than 0, or its unit is not known.
        """
        try:
            amount = parse_amount(text, read=self.number)
        except SidelogError as error:
            raise BadDataError(f"{error.message} {error.hint}".rstrip(" .")) from None
        if amount.is_share:
            raise BadDataError(f"{quoted(text)} does not say of what; write the unit beside it")
        return amount

    def day(self, text: str) -> When:
        """The day of a date, or the person's day of a timestamp.

        Raises:
            UsageError: the cell is not understood, or can be read in two ways.
            BadDataError: there is no such day, or it is still to come.
        """
        words = text if _ISO_DAY.fullmatch(text) else self._in_full(text, "2026-09-01")
        if _ISO_MOMENT.fullmatch(words):
            day = self.moment(words).day
        else:
            day = _past_day(words, self.now, self.day_starts)
        return When(day, None, day.isoformat())

    def moment(self, text: str, day: str = "") -> When:
        """The moment of a timestamp, or of a clock time on the day that another cell says.

        Raises:
            UsageError: the cell is not understood, or can be read in two ways.
            BadDataError: there is no such moment, or it is still to come.
        """
        said = f"{day} {text}" if day and _CLOCK.fullmatch(text) else text
        words = self._in_full(said, "2026-09-01T08:30")
        if _ISO_DAY.fullmatch(words):
            raise BadDataError(f"{quoted(text)} has no time; name the column with --day instead")
        iso = _ISO_MOMENT.fullmatch(words)
        if iso:
            words = f"{iso[1]}T{iso[2].zfill(2)}{iso[3]}{iso[4] or ''}"
        # In a file a day is the calendar's: it begins at midnight.
        at = parse_moment(words, now=self.now, day_starts=_MIDNIGHT)
        written = at if iso and iso[4] else at.replace(tzinfo=None)
        return When(self._not_after_today(at), at, written.isoformat())

    def _not_after_today(self, at: datetime) -> date:
        """The person's day of a moment, which east of here may be one that has not begun here."""
        day = dates.local_day(at, self.day_starts)
        if day > dates.local_day(self.now, self.day_starts):
            raise BadDataError(f"{dates.say_date(day)} is still to come here")
        return day

    def _in_full(self, text: str, example: str) -> str:
        """A date that says its year and, by its form or by the flag, which number is the month."""
        if numeric := _NUMERIC_DAY.match(text):
            day, month = numeric[1], numeric[3]
            order = self.order or _only_order(int(day), int(month))
            if order is None:
                raise UsageError(
                    f"{quoted(text)} does not say which number is the month; "
                    "say --dates day-first or --dates month-first"
                )
            if order is DateOrder.MONTH_FIRST:
                day, month = month, day
            iso = f"{numeric[4]}-{month.zfill(2)}-{day.zfill(2)}"
            return (iso + text[numeric.end() :]).replace(", ", " ")
        if not _YEAR.search(text) or "ago" in text.casefold():
            raise UsageError(f"{quoted(text)} is not a date in full, such as {example}")
        return text


def note_text(text: str) -> str:
    """The words of a note, exactly as they are.

    Raises:
        BadDataError: they cannot be kept.
    """
    return check_text("note", text, NOTE)


def _only_order(one: int, other: int) -> DateOrder | None:
    """The order of two numbers of which one cannot be a month, or that are the same."""
    if one > _MONTHS or one == other:
        return DateOrder.DAY_FIRST
    return DateOrder.MONTH_FIRST if other > _MONTHS else None


@lru_cache(maxsize=4096)
def _past_day(words: str, now: datetime, day_starts: time) -> date:
    """The same few days stand in many lines."""
    return parse_day(words, now=now, day_starts=day_starts)
