"""Columns that a program computes of when a line is, and of the lines of its day.

Each is known by two things, as sums are: what its name says, such as "mood_daily_mean", and nearly
all of its numbers.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import chain, islice, pairwise, product
from statistics import fmean, median

from sidelog.catalog.text import fold
from sidelog.exchange.table.cell.days import read_clock, read_day
from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import split_unit, tokens, words_of
from sidelog.exchange.table.computed.sums import (
    LOOKED_AT,
    MEANS,
    MOST,
    MOVING,
    NUMERIC,
    OF_DAYS,
    OF_MANY,
    SMOOTHED,
    WAYS,
    WINDOWS,
    Numbers,
    is_met,
    number_of,
    numbers_of,
)
from sidelog.exchange.table.dating.called import (
    DAYS_CALLED,
    HOURS_CALLED,
    MINUTES_CALLED,
    MONTHS_CALLED,
    YEAR_NAMES,
)
from sidelog.exchange.table.dating.counted import Form
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.ignored_columns.recorded import A_NUMBER, Only
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.names import has_no_name

TODAY = word_set(
    "today heute aujourd hoy oggi vandaag hoje dzis idag far sofar bisher cumul kumuliert "
    "cumulato acumulado cumulatief"
)
_COUNTS = A_NUMBER | word_set("count anzahl nombre aantal")
_BIRTH = word_set(
    "birth born age old geburt alter naissance nacimiento nascita geboorte nascimento"
)
_DAYS = word_set("day days tage jours dias giorni dagen dni")
_WEEKS = word_set("week weeks wochen semaines semanas settimane weken")
_SINCE = word_set("since gap interval between seit abstand depuis intervalle desde intervalo sinds")
_BEFORE = word_set("last previous prev letzte vorherige dernier derniere ultimo ultima vorige")
_MOST = word_set("longest max maximum largest highest langste hochste maximal maximo massimo")
_PARTS = frozenset(chain(YEAR_NAMES, MONTHS_CALLED, DAYS_CALLED, HOURS_CALLED, MINUTES_CALLED))
_SUMS = OF_MANY | OF_DAYS | TODAY
_NAMES = _PARTS | _SUMS | _COUNTS | _BIRTH | _SINCE | _BEFORE | _MOST
_IS = word_set("is ist est")
_A_WEEK, _YEARS = 7, frozenset(range(1900, 2100))
_ENOUGH, _MANY = 3, 4
"""So many different numbers are no chance; so many where any number may be an interval."""
_NEARLY_ALL = 0.9
_SIZES, _THOUSAND = (1.0, 1 / 60), 1000
"""Minutes may be added up to hours."""
_LINES = -1
"""The place of a column that would have 1 in each line."""


def why_so_far(
    columns: Columns, seen: Sequence[Seen], dating: Dating, others: Collection[int]
) -> dict[int, str]:
    """How columns are computed of when their lines are and of the lines before, by their places.

    The columns of `others` are left out already, and nothing is a sum of them.
    """
    rest = [one for one in seen if one.place not in {*others, *dating.places()}]
    named = [one for one in rest if tokens(one.name) & _NAMES or _may_be_years(one)]
    if not named or dating.form is not Form.TEXT or len(seen) > MOST:
        return {}
    return _Lines(columns, rest, dating).found(named)


class _Lines:
    """The lines of a file by their days and times, with the numbers of their columns."""

    def __init__(self, columns: Columns, rest: Sequence[Seen], dating: Dating) -> None:
        self._dating = dating
        rows = islice(columns.cells(), LOOKED_AT)
        lines = [(cells, day, at) for cells in rows for day, at in self._when(cells)]
        self._cells = [cells for cells, _, _ in lines]
        self._days = [day for _, day, _ in lines]
        self._times = [at for _, _, at in lines]
        self._numeric = {one.place: one for one in rest if one.share(Kind.NUMBER) >= NUMERIC}
        self._numbers = numbers_of(self._cells, self._numeric.values())
        self._numbers[_LINES] = [1.0] * len(lines)
        self._sums = dict[tuple[int, int], list[tuple[float, bool]]]()

    def _when(self, cells: Sequence[str]) -> Iterator[tuple[date, time | None]]:
        said = read_day(cells[self._dating.day.place].strip())
        if said and (day := self._dating.day_of(said)):
            clock = self._dating.clock
            yield day, read_clock(cells[clock.place].strip()) if clock else said.clock

    def found(self, named: Sequence[Seen]) -> dict[int, str]:
        """Those of the columns so named that are computed, each with how."""
        numeric = [one for one in named if one.place in self._numeric]
        found = self._parts(numeric)
        found |= {one.place: why for one in named if (why := self._clock_before(one))}
        for how in (
            self._since_birth,
            self._since_before,
            self._nth,
            self._sum,
            self._total,
            self._most,
        ):
            for one in numeric:
                if why := "" if one.place in found else how(one):
                    found[one.place] = why
        return found | _whether(named, [one for one in named if one.place in found])

    def _parts(self, named: Sequence[Seen]) -> dict[int, str]:
        """The parts of the date and of the time; one that is always the same beside others."""
        meant: dict[frozenset[str], Numbers] = {
            YEAR_NAMES: [day.year for day in self._days],
            MONTHS_CALLED: [day.month for day in self._days],
            DAYS_CALLED: [day.day for day in self._days],
            HOURS_CALLED: [None if at is None else at.hour for at in self._times],
            MINUTES_CALLED: [None if at is None else at.minute for at in self._times],
        }
        years = [(one, True) for one in named if _may_be_years(one) and self._are_years(one)]
        parts = years + [
            (one, called is YEAR_NAMES or len({*self._numbers[one.place]}) > 1)
            for one, called in product(named, meant)
            if tokens(one.name) & called and is_met(self._numbers[one.place], meant[called])
        ]
        is_sure = any(sure for _, sure in parts)
        return {one.place: Only.DATE for one, _ in parts} if is_sure else {}

    def _are_years(self, one: Seen) -> bool:
        pairs = zip(self._days, self._numbers[one.place], strict=True)
        told = [number == day.year for day, number in pairs if number is not None]
        return len(told) >= _ENOUGH and all(told)

    def _since_birth(self, one: Seen) -> str:
        words = tokens(one.name)
        length = 1 if words & _DAYS else _A_WEEK if words & _WEEKS else 0
        if not length or not words & _BIRTH:
            return ""
        pairs = zip(self._days, self._numbers[one.place], strict=True)
        counted = [(day.toordinal(), number) for day, number in pairs if number is not None]
        if len({number for _, number in counted}) < _ENOUGH:
            return ""
        latest = min(day - length * int(number) for day, number in counted)
        earliest = max(day - length * int(number) - length + 1 for day, number in counted)
        is_whole = all(number.is_integer() for _, number in counted)
        if not is_whole or earliest > latest:
            return ""
        since = f" since {date.fromordinal(latest)}" if earliest == latest else ""
        return f"computed: it counts the {'days' if length == 1 else 'weeks'}{since}"

    def _since_before(self, one: Seen) -> str:
        numbers = self._numbers[one.place]
        if not tokens(one.name) & _SINCE or len({*numbers}) < _MANY:
            return ""
        for way, size in product(WAYS, _SIZES):
            meant = [minutes and minutes * size for minutes in self._minutes_between(way)]
            if is_met(numbers, meant):
                return "computed: how long it was since the line before"
        return ""

    def _minutes_between(self, way: int) -> Numbers:
        moments = [
            None if at is None else datetime.combine(day, at.replace(tzinfo=None))
            for day, at in zip(self._days, self._times, strict=True)
        ][::way]
        between: list[float | None] = [None] if moments else []
        between += [
            (at - before) / timedelta(minutes=1) if before and at else None
            for before, at in pairwise(moments)
        ]
        return between[::way]

    def _clock_before(self, one: Seen) -> str:
        if not tokens(one.name) & _BEFORE or one.share(Kind.CLOCK) < NUMERIC:
            return ""
        said = [_minute_of(read_clock(cells[one.place].strip())) for cells in self._cells]
        clocks = [_minute_of(at) for at in self._times]
        for way in WAYS:
            meant = [None, *clocks[::way]][: len(clocks)][::way]
            if len({*said}) > _ENOUGH and is_met(said, meant):
                return "the time of the line before"
        return ""

    def _nth(self, one: Seen) -> str:
        words = tokens(one.name)
        is_called = words & _COUNTS and words & (TODAY | OF_DAYS)
        return "it counts the lines of a day" if is_called and self._adds_up(one, _LINES) else ""

    def _sum(self, one: Seen) -> str:
        for of in self._numeric.values() if tokens(one.name) & _SUMS else ():
            if of is not one and any(self._adds_up(one, of.place, size) for size in _SIZES):
                return f"computed: the sum of {of.name} of the day so far"
        return ""

    def _total(self, one: Seen) -> str:
        """Of which column a column is called the total of a day, in its unit; empty where of none.

        Programs mix units of which one is a thousand of the other: no line is above its total so.
        """
        base, unit = split_unit(one.name)
        words = tokens(base)
        is_called = words & OF_MANY - MEANS and words & (OF_DAYS | TODAY) and words <= _SUMS - MEANS
        if not unit or not is_called or len({*self._days}) + _ENOUGH > len(self._days):
            return ""
        for of in self._numeric.values():
            if of is one or split_unit(of.name)[1] != unit or tokens(of.name) & OF_MANY:
                continue
            lines = zip(self._numbers[one.place], self._numbers[of.place], strict=True)
            both = [(total, own) for total, own in lines if own is not None]
            held = [total is not None and own <= total * _THOUSAND for total, own in both]
            if both and sum(held) >= len(both) * _NEARLY_ALL:
                return f"the total of a day, as it is called, beside {of.name} of each line"
        return ""

    def _adds_up(self, one: Seen, of: int, size: float = 1.0) -> bool:
        """Whether numbers are the sums of others of their days so far, and not those alone."""
        numbers = self._numbers[one.place]
        for way in WAYS:
            sums = self._so_far(of, way)
            if not is_met(numbers, (so_far * size for so_far, _ in sums)):
                continue
            more = [at for at, (_, is_more) in enumerate(sums) if is_more]
            told = [numbers[at] for at in more]
            if len({*told}) >= _ENOUGH and is_met(told, [sums[at][0] * size for at in more]):
                return True
        return False

    def _so_far(self, place: int, way: int) -> list[tuple[float, bool]]:
        """The sum of each line's day so far, and whether more than its own number is in it."""
        if (place, way) not in self._sums:
            sums, found = defaultdict[date, float](float), list[tuple[float, bool]]()
            for day, number in list(zip(self._days, self._numbers[place], strict=True))[::way]:
                is_more = sums[day] != 0
                sums[day] += number or 0.0
                found.append((sums[day], is_more))
            self._sums[place, way] = found[::way]
        return self._sums[place, way]

    def _most(self, one: Seen) -> str:
        numbers = self._numbers[one.place]
        if not tokens(one.name) & _MOST or len({*numbers}) < _ENOUGH:
            return ""
        for of in self._numeric.values():
            if tokens(of.name) & _MOST:
                continue  # of two that are alike, one stays
            highest = dict[date, float]()
            of_days = list(zip(self._days, self._numbers[of.place], strict=True))
            for day, number in of_days:
                if number is not None:
                    highest[day] = max(number, highest.get(day, number))
            are_several = len(highest) < len(self._days)
            meant = [highest.get(day) for day in self._days]
            if are_several and is_met(numbers, meant):
                return f"computed: the highest {of.name} of its day"
        return ""


def _may_be_years(one: Seen) -> bool:
    """Whether a column without a name has numbers as large as years are."""
    numbers = one.numbers[one.sign]
    return has_no_name(one.name) and {numbers.low, numbers.high} <= _YEARS


def _minute_of(at: time | None) -> float | None:
    return None if at is None else at.hour * 60.0 + at.minute


def _whether(named: Sequence[Seen], computed: Sequence[Seen]) -> dict[int, str]:
    """The answers whether a line has what was computed: "is_longest_today" of "longest_today"."""
    names = {tokens(one.name): one.name for one in computed}
    return {
        one.place: f"computed: whether it is the {of}"
        for one in named
        if one.share(Kind.YES_NO) >= NUMERIC and (of := names.get(tokens(one.name) - _IS))
    }


# Of all lines of a day

_BEHIND_DAY = re.compile(r"[ T,]")
_PARTED = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"\d+|[^\W\d_]+")
_SPANS = frozenset(map(str, WINDOWS)) | {"3", "5"}
_WAYS = (("mean", fmean), ("sum", sum), ("median", median))


def why_of_days(columns: Columns, seen: Sequence[Seen], day: Seen) -> dict[int, str]:
    """How columns are computed from the lines of each day, by their places.

    Such a column is called by another and by what was computed, and is that on days of several.
    """
    by_words = {frozenset(words_of(one.name)): one for one in seen}
    found = _running(seen)
    for one in seen:
        words = frozenset(words_of(one.name))
        of = by_words.get(words - OF_MANY - OF_DAYS) if words & OF_MANY else None
        if of and of is not one and one.kinds[Kind.NUMBER] and (how := _how(one, of, day, columns)):
            found[one.place] = f"computed: the {how} of {of.name} of its day"
    return found


def _running(seen: Sequence[Seen]) -> dict[int, str]:
    """The columns that are called running means of others, which their lines alone do not tell.

    Those of the first lines are of lines before them, which a file need not have.
    """
    called = [(one, _parts(one.name)) for one in seen]
    computed = _SPANS | MEANS | OF_DAYS | SMOOTHED | {"d"}
    daily = [(one, words - OF_DAYS) for one, words in called if not _is_running(words)]
    plain = {words - MEANS: one.name for one, words in daily}  # the mean of a night is its own
    plain |= {words: one.name for one, words in daily}
    return {
        one.place: f"computed: a running mean of {of}, as it is called"
        for one, words in called
        if _is_running(words) and (of := plain.get(words - computed))
    }


def _is_running(words: frozenset[str]) -> bool:
    return bool(words & SMOOTHED or (words & MEANS and words & (MOVING | _SPANS)))


def _parts(name: str) -> frozenset[str]:
    """The words of a name, its numbers apart: "hrvAvg7" has hrv, avg and 7."""
    return frozenset(map(fold, _WORD.findall(_PARTED.sub(" ", name))))


def _how(one: Seen, of: Seen, day: Seen, columns: Columns) -> str:
    meant = defaultdict[str, list[float]](list)
    said = list[tuple[str, float]]()
    for cells in columns.cells():
        on = _BEHIND_DAY.split(cells[day.place].strip())[0]
        number, other = (number_of(cells[at.place], at.sign) for at in (of, one))
        if number is not None:
            meant[on].append(number)
        if other is not None:
            said.append((on, other))
    several = [(on, number) for on, number in said if len(meant[on]) > 1]
    numbers = [number for _, number in several]
    for how, of_all in _WAYS:
        if is_met(numbers, [of_all(meant[on]) for on, _ in several]):
            return how
    return ""
