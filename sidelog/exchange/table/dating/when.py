"""Which columns of a file say the day and the time of its lines, and how they are read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from shlex import quote

from sidelog.catalog.text import fold
from sidelog.errors import UsageError
from sidelog.exchange.reader import DateOrder, Here, Question
from sidelog.exchange.table.cell.calendar import read_month
from sidelog.exchange.table.cell.days import (
    Said,
    about_a_time,
    full_year,
    read_day,
    read_day_of_year,
)
from sidelog.exchange.table.cell.numbers import Kind, Sign, to_number
from sidelog.exchange.table.cell.words import OF_SLEEP
from sidelog.exchange.table.cell.zones import read_offset
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.dating.called import (
    DAYS_CALLED,
    LATER,
    MONTHS_CALLED,
    OF_PLANS,
    YEAR_NAMES,
    beside_part,
    is_called_day,
    is_called_moment,
    is_of_record,
    rank_of,
)
from sidelog.exchange.table.dating.clocks import find_clock, how_written, lack_halves
from sidelog.exchange.table.dating.counted import Form, counted_in, number_moment
from sidelog.exchange.table.dating.no_day import are_spans, no_day
from sidelog.exchange.table.dating.order import (
    OF_THIS_CENTURY,
    order_of,
    refuse_exchanged,
    year_first_of,
)
from sidelog.exchange.table.dating.which import (
    are_of_days,
    are_starts_of,
    day_of_entry,
    is_sent,
    is_whole,
    says_both,
    which_day,
)
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.product.clocks import clocks_of_one_dose
from sidelog.exchange.table.rows.columns import Columns

_MOST = 0.5
"""The part of a column's cells that have to be days for it to be one of days."""
_MOSTLY = 0.7
"""The same of days whose year stands in another column."""
_LEAP_YEAR = 2024
_MOST_NAMED = 20
_OF_SAMSUNG = "com.samsung."
_THIS_CENTURY = 36526
"""1 January 2000, as Excel counts."""


@dataclass(frozen=True, slots=True)
class Dating:
    """Which columns say when, and how.

    Attributes:
        clock: the column of the time, where it is apart from that of the day.
        until: that of the ends of lines that are of the day which they go through.
        begun: that of the time at which lines began, where they are of that of their end.
        hour, minute: those of the hour and the minute, where they are apart and numbers.
        offset: that of the offset at which the moments of UTC were lived.
        apart: the columns of year, month and day, as far as they are apart.
        planned: that of the day for which lines were planned, where some say no other.
        is_of_utc: whether its moments are those of UTC, which no name and no cell says.
        order: what 03/04/2026 means.
        year_first: whether 26-05-01 is of 2026.
        ended: whether lines are of the day of the calendar on which they ended.
        day_of_start: whether the day is written as that of the start, of an end the day after, too.
        whole: whether the times of its day count for nothing, as where all of them are 00:00.
        of_days: whether its lines are of whole days, whatever times it has.
        bare: whether those at 00:00 are of whole days.
        untimed: whether its times are hardly true, so that lines are of the days that are written.
        how: all of it, for the person.
        question: what has to be answered first.
    """

    form: Form
    day: Seen
    clock: Seen | None = None
    until: Seen | None = None
    begun: Seen | None = None
    hour: Seen | None = None
    minute: Seen | None = None
    offset: Seen | None = None
    apart: Mapping[str, Seen] | None = None
    planned: Seen | None = None
    is_of_utc: bool = False
    order: DateOrder | None = None
    year_first: bool = False
    ended: bool = False
    day_of_start: bool = False
    whole: bool = False
    of_days: bool = False
    bare: bool = False
    untimed: bool = False
    how: str = ""
    question: Question | None = None

    def also(self, *hows: str) -> "Dating":
        """The same, with what else is to be said of it."""
        return replace(self, how="; ".join(filter(None, (self.how, *hows))))

    @property
    def has_times(self) -> bool:
        """Whether its lines are of moments."""
        by_text = self.form is Form.TEXT and self.day.days.clocks and not self.whole
        of_days = self.of_days or self.until or self.untimed
        return not of_days and bool(by_text or self.form.is_instant or self.clock or self.hour)

    @property
    def lacks_halves(self) -> bool:
        """Whether some of its times say neither am nor pm, where others do."""
        one = self.clock or (self.day if self.form is Form.TEXT and self.day.days.clocks else None)
        return one is not None and self.has_times and lack_halves(one)

    def day_of(self, said: Said) -> date | None:
        """The day that a cell says, in the order of the file; None where there is none."""
        return (said.year_first if self.year_first else None) or said.on(self.order)

    def day_in(self, text: str) -> date | None:
        """The day of a cell, in the order of the file; None where there is none."""
        said = read_day(text.strip())
        return self.day_of(said) if said else None

    @property
    def in_utc(self) -> bool:
        """Whether its times are those of UTC, as the name of a column says, or as is known."""
        if self.is_of_utc:
            return True
        names = [one.name for one in (self.day, self.clock) if one]
        return any(tokens(name) & {"utc", "gmt"} for name in names)

    @property
    def places_of_day(self) -> tuple[int, ...]:
        """The places of what says the day of a line, in one cell or in several."""
        return (self.day.place, *(one.place for one in (self.apart or {}).values()))

    def places(self) -> dict[int, str]:
        """The places of its columns, each with what it says."""
        found = {one.place: part for part, one in (self.apart or {}).items()}
        beside = (self.clock, self.hour, self.minute, self.offset)
        found |= {one.place: "time" for one in beside if one}
        found |= {self.until.place: "day"} if self.until else {}
        return {**found, self.day.place: "day and time" if self.has_times else "day"}


def find_dating(
    seen: Sequence[Seen],
    columns: Columns,
    here: Here,
    said: DateOrder | None,
    named: str | None = None,
) -> Dating:
    """Which columns say when; `said` and `named` are the order and the column that a person gave.

    Raises:
        BadDataError: none says a day, or its days can be read in no way.
        UsageError: the order that was said is not theirs, or no column is called as was said.
    """
    meant = [one for one in seen if not named or fold(one.name) == fold(named)]
    if not meant:
        has = ", ".join(columns.names[:_MOST_NAMED])
        raise UsageError(f"{columns.grid.name} has no column {named!r}.", hint=f"It has {has}.")
    dating = _by_text(meant, columns, here, said)
    dating = dating or (None if named else _apart(seen)) or _by_number(meant, here)
    if dating is None:
        raise no_day(meant, columns)
    return _with_offset(_in_one_cell(_with_clock(dating, seen), seen, columns), seen)


def _with_offset(dating: Dating, seen: Sequence[Seen]) -> Dating:
    """The dating with the column of its offsets, where its moments are those of UTC.

    Those of Samsung Health are, as its SDK says of `start_time` and `time_offset`.
    """
    is_known = dating.day.name.startswith(_OF_SAMSUNG) and dating.form is Form.TEXT
    of_utc = is_known or dating.form.is_instant or dating.day.days.utc == dating.day.days.clocks > 0
    called = [one for one in seen if "offset" in tokens(one.name) and one.filled]
    found = next((one for one in called if all(map(read_offset, one.texts))), None)
    if not dating.has_times or not of_utc or found is None:
        return dating
    how = f"moments of UTC, at the offset that {found.name} says: {next(iter(found.texts))}"
    return replace(dating, offset=found, is_of_utc=is_known, how=how)


def _by_text(
    seen: Sequence[Seen], columns: Columns, here: Here, said: DateOrder | None
) -> Dating | None:
    found = [one for one in seen if one.filled and one.share(Kind.DAY) >= _MOST]
    found = [one for one in found if not are_spans(one)]
    if not found:
        return None
    most = max(one.kinds[Kind.DAY] for one in found)
    found = [one for one in found if one.kinds[Kind.DAY] > most / 2]
    day = min(found, key=lambda one: (rank_of(one.name), not is_of_record(one.name), one.place))
    sent, given = day, day_of_entry(day, found, columns)
    day = given or day
    which = which_day(day, found, columns)
    day = _with_times(day, found, seen, columns) or day
    days, whole = day.days, is_whole(day)
    year_first, last = year_first_of(day, said)
    order, why, question = None, f"the year is in front: {days.year_first}", None
    refuse_exchanged(day, columns)
    if not year_first:
        order, why, question = order_of(day, columns, here, said)
    if last and why:
        why += f"; {last}"
    planned = (one for one in found if one is not day and tokens(one.name) & OF_PLANS)
    dating = Dating(
        Form.TEXT,
        day,
        planned=next(planned, None) if day.empty else None,
        order=order,
        year_first=year_first,
        whole=whole,
        question=question or which,
    )
    is_given = given and day is not sent
    return dating.also(
        why,
        "every time is 00:00: they are whole days" if whole else "",
        f"{sent.name} says when it was sent (else --day {quote(sent.name)})" if is_given else "",
        said_of_utc(days.utc) if days.utc and not whole else "",
    )


def said_of_utc(count: int) -> str:
    """What is said of moments of UTC."""
    return f"{count:,} in UTC become local time"


def _with_times(
    day: Seen, found: Sequence[Seen], seen: Sequence[Seen], columns: Columns
) -> Seen | None:
    """The column of moments beside one of days.

    Where each day has one line, they are those at which something began, and no nights.
    """
    if day.many or (day.days.clocks and not is_whole(day)):
        return None
    timed = [one for one in found if one.days.clocks > one.days.midnights]
    timed = [one for one in timed if is_called_moment(one.name)]
    if day.kinds[Kind.DAY] <= len(day.texts):
        are_nights = any(tokens(one.name) & OF_SLEEP for one in seen)
        timed = [] if are_nights else [one for one in timed if are_starts_of(one, day, columns)]
        return timed[0] if len(timed) == 1 else None
    rest = [one for one in seen if one not in found] if any(map(is_sent, timed)) else []
    rest = [one for one in rest if "slot" not in tokens(one.name)]  # at which it was due
    if find_clock(rest, day.place, several=True).clock:
        timed = [one for one in timed if not is_sent(one)]  # the person gave the time
    timed = [one for one in timed if are_of_days(one, day, columns)]
    return min(timed, key=lambda one: (rank_of(one.name), one.place), default=None)


def parts_of_days(
    names: Sequence[str], texts_of: Callable[[int], Sequence[str]]
) -> tuple[int, ...]:
    """The columns of the year and of the rest of the date, or of year, month and day; else none.

    All three may have the same word before them: "startyear", "startmonth" and "startday".
    """
    found: dict[str, dict[int, int]] = {}
    for part, called in enumerate((YEAR_NAMES, MONTHS_CALLED, DAYS_CALLED)):
        for at, name in enumerate(names):
            if (before := beside_part(name, called)) is not None:
                found.setdefault(before, {}).setdefault(part, at)
    year = found.get("", {}).get(0)
    if year is not None:
        rest = (at for at in range(len(names)) if at != year and _lack_year(texts_of(at)))
        if (place := next(rest, None)) is not None:
            return year, place
    for before, parts in sorted(found.items()):
        if len(parts) == 3 and not LATER & {*before.split()}:  # noqa: PLR2004  (year, month, day)
            return parts[0], parts[1], parts[2]
    return ()


def _lack_year(texts: Sequence[str]) -> bool:
    """Whether cells are days whose year stands in another column."""
    read = sum(read_day_of_year(text, _LEAP_YEAR) is not None for text in texts)
    return bool(texts) and read >= len(texts) * _MOSTLY


def day_of_parts(year: str, month: str, day: str) -> date | None:
    """The day whose parts stand in three cells; None where there is none."""
    numbers = [to_year(year), read_month(month) or to_whole(month), to_whole(day)]
    try:
        return date(*(number or 0 for number in numbers))
    except (ValueError, OverflowError):
        return None


def _apart(seen: Sequence[Seen]) -> Dating | None:
    """The year in a column of its own, and beside it the rest of the date, or month and day."""
    names = [one.name for one in seen]
    parts = [seen[at] for at in parts_of_days(names, lambda at: list(seen[at].texts)[:200])]
    years = parts[0].numbers[Sign.POINT] if parts else None
    if years is None or not years.count or not years.whole:
        return None
    year, *months, day = parts
    two = OF_THIS_CENTURY if any(to_year(text) != to_whole(text) for text in year.texts) else ""
    if not months:
        how = f"with the year of {year.name}"
        return Dating(Form.OF_YEAR, day, apart={"year": year}, how=how).also(two)
    how = f"{year.name}, {months[0].name} and {day.name} together"
    apart = {"year": year, "month": months[0]}
    return Dating(Form.PARTS, day, apart=apart, how=how).also(two)


def _by_number(seen: Sequence[Seen], here: Here) -> Dating | None:
    """Days as Excel or a machine counts them, in a column that is called so, or in the first."""
    filled = [one for one in seen if one.share(Kind.NUMBER) >= _MOST]
    called = [one for one in filled if is_called_day(one.name)]
    # Though nothing calls them so, the first may be of this century, each once.
    recent = [one for one in filled[:1] if one.numbers[Sign.POINT].low >= _THIS_CENTURY]
    recent = [one for one in recent if len(one.texts) == one.filled]
    for one in sorted(called, key=lambda one: rank_of(one.name)) or recent:
        form, example = counted_in(one.numbers[Sign.POINT].some, here)
        if form is None:
            continue
        when = number_moment(form, example)
        shown = f"{when:%Y-%m-%d}" if form is Form.SERIAL else f"{when:%Y-%m-%d %H:%M} UTC"
        return Dating(form, one, how=f"{form}: {example:.0f} is {shown}")
    return None


def _with_clock(dating: Dating, seen: Sequence[Seen]) -> Dating:
    if dating.has_times or dating.form is Form.SERIAL:
        return dating
    several = dating.day.kinds[Kind.DAY] > len(dating.day.texts) and not dating.day.many
    rest = [one for one in seen if one.place not in dating.places()]
    if not several:  # else each is of its line, whatever that is of
        own = {one.place for one in clocks_of_one_dose(rest)}
        rest = [one for one in rest if one.place not in own]
    in_parts = dating.apart is not None
    found = find_clock(rest, dating.day.place, several=several, in_parts=in_parts)
    hows = (how_written(found.clock), about_a_time(found.clock.texts)) if found.clock else ()
    return replace(dating.also(*hows), **found._asdict())


def _in_one_cell(dating: Dating, seen: Sequence[Seen], columns: Columns) -> Dating:
    """The dating by the column that says the moments of day and time once more, if any does.

    What it says beside them, its offset, is of these moments as well.
    """
    day, clock = dating.day, dating.clock
    if dating.form is not Form.TEXT or clock is None:
        return dating
    for one in seen:
        are_moments = one.days.clocks == one.filled == day.filled and not one.days.utc
        if are_moments and one.place not in dating.places() and says_both(one, day, clock, columns):
            return Dating(Form.TEXT, one, how=f"{day.name} and {clock.name} say the same")
    return dating


def to_year(text: str) -> int | None:
    """The year that a cell says; None where it is none."""
    return full_year(text) if text.isdecimal() else to_whole(text)


def to_whole(text: str) -> int | None:
    """A whole number; None where the cell is none."""
    number = to_number(text, Sign.POINT) if text else None
    return int(number) if number is not None and number.is_integer() else None
