"""Days without their year, gone through line by line: where they pass New Year."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from sidelog.dates import WEEKDAYS
from sidelog.dates.words import existing
from sidelog.errors import BadDataError
from sidelog.exchange.table.cell.days import Said
from sidelog.exchange.table.dating.order import Steps
from sidelog.exchange.table.evidence import Place

_HALF = 183
"""Days of half a year: whoever goes back by more than that has passed New Year."""
_LATE = 31
"""Nobody writes down later than this what a line was forgotten of."""
_FEW = 10
"""One line of so many may be later than its place says."""


def passes(before: date | None, day: date, direction: int) -> int:
    """The years from one day to the next: 1, or -1 for newest first, where New Year is passed."""
    if before is None or (day - before).days * direction > -_HALF:
        return 0
    return direction


class Walk:
    """Days gone through in one direction: 1 where the oldest is first, -1 where it is the last.

    Attributes:
        year: that of the latest line, from 0 for the first.
        first, before: its first day, and its latest.
        last: the greatest year with its last day, and where that is.
        fits: how many of the weekdays would be right, were the first line of a year.
        weekdays: how many there are.
        wrong: where it first goes back too far for a late line, and not over New Year.
        leap_years: the years that have a 29 February, as `year` counts them.
        leap: where it first goes ahead by more than half a year.
    """

    def __init__(self, direction: int) -> None:
        self.direction, self.year = direction, 0
        self.first: date | None = None
        self.before: date | None = None
        self.last: tuple[int, date, Place] | None = None
        self.wrong: Place | None = None
        self.steps = self.late = self.weekdays = 0
        self.leap: Place | None = None
        self.fits: Counter[int] = Counter()
        self.leap_years: set[int] = set()
        self.told: set[tuple[int, date, int | None]] = set()

    def add(self, day: date, weekday: int | None, place: Place, years: Iterable[int]) -> None:
        """Go on to a day."""
        if self.before and day != self.before:
            step = (day - self.before).days * self.direction
            self.steps += 1
            self.late += -_LATE <= step < 0
            if step >= _HALF:
                self.leap = self.leap or place
            if -_HALF < step < -_LATE:
                self.wrong = self.wrong or place
        self.year += passes(self.before, day, self.direction)
        self.before, self.first = day, self.first or day
        key = (self.year, day, weekday)
        if key in self.told:
            return
        self.told.add(key)
        if (day.month, day.day) == (2, 29):
            self.leap_years.add(self.year)
        if self.last is None or key[:2] > self.last[:2]:
            self.last = (self.year, day, place)
        if weekday is not None:
            self.weekdays += 1
            for year in years:
                on = existing(year + self.year, day.month, day.day)
                self.fits[year] += on is not None and on.weekday() == weekday

    def broken(self) -> Place | None:
        """Where it cannot be what the file is; None where it can."""
        # Where it leaps ahead, too, that may be a line of the other year.
        leap = self.leap if self.year or self.late else None
        late = self.last[-1] if self.last and self.late * _FEW > self.steps else None
        return self.wrong or leap or late

    def reaches(self, year: int) -> tuple[int, date]:
        """The year and the day of the last of its days, were the first line of a year."""
        above, day = self.last[:2] if self.last else (0, date.min)
        return year + above, day

    def says(self, year: int) -> str:
        """The years that its lines are of, for the person."""
        if self.first is None or self.before is None:
            return str(year)
        span = f"{short(self.first)} to {short(self.before)}"
        return f"{span}: {year}" + (f" to {year + self.year}" if self.year else "")


class Course:
    """A file's days under one order of their numbers, each in the year that has every one."""

    def __init__(self) -> None:
        self.walks, self.steps, self.days = (Walk(1), Walk(-1)), Steps(), set[date]()

    def add(self, day: date, weekday: int | None, place: Place, years: Iterable[int]) -> None:
        """Go on to a day."""
        self.steps.add(day)
        self.days.add(day)
        for walk in self.walks:
            walk.add(day, weekday, place, years)

    def fitting(self) -> list[Walk]:
        """The directions in which it can be gone through; one alone where both say the same."""
        found = [walk for walk in self.walks if not walk.broken()]
        if not found and self.days and (max(self.days) - min(self.days)).days < _HALF:
            found = [*self.walks]  # in no order, and yet of one year
        return found if any(walk.year for walk in found) else found[:1]

    def walk(self, file: str, name: str) -> Walk:
        """The one direction in which it can be gone through; a `BadDataError` for none or two."""
        found = self.fitting()
        if len(found) == 1:
            return found[0]
        where = next((at for walk in self.walks if (at := walk.broken() or walk.leap)), None)
        raise BadDataError(
            f"{file}: {name} has days without their year, which are "
            f"not in order, as {where}: nothing says where a new year begins.",
            hint="Put its lines in order, or write the year behind each day.",
        )


def in_full(day: str, said: Said) -> str:
    """A day with its year, and behind it what else its cell says: a weekday and a time."""
    weekday = WEEKDAYS[said.weekday] if said.weekday is not None else ""
    return " ".join(filter(None, (day, weekday, said.clock.isoformat() if said.clock else "")))


def short(day: date) -> str:
    """A day without its year, for the person."""
    return f"{day.day} {day:%B}"
