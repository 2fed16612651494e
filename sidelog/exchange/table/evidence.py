"""What a whole file has in each of its columns: counted once, in chunks, before anything is read.

No more is held than the texts of a column that come again and again, so that a file of any length
can be looked at.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from sidelog.catalog.values import LARGEST
from sidelog.exchange.reader import DateOrder
from sidelog.exchange.table.cell.days import ISO_DAY, Said, iso_day, iso_time, read_day
from sidelog.exchange.table.cell.missing import is_among
from sidelog.exchange.table.cell.numbers import Kind, Sign, Token, sign_of, to_number, token
from sidelog.exchange.table.column.nothing import marks_beside, nothings, parts_of_body, unrated
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.text_rows import Row

if TYPE_CHECKING:
    from sidelog.exchange.table.column.units import UnitBeside

_CELLS_AT_ONCE = 200_000
_MOST_ROWS_AT_ONCE = 4096
_MOST_TEXTS = 20_000
"""Texts of a column that are known again; what comes after them is understood each time."""
_MOST_HELD = 4_000_000
"""Characters of those texts in all."""
_MOST_NUMBERS = 64
_NUMBERS = frozenset({Kind.NUMBER, Kind.LABELLED})
_LENGTHS = frozenset({Kind.CLOCK, Kind.LENGTH})
_MOST_WORDS = 400


@dataclass(slots=True)
class Place:
    """Where something was first seen, and how often."""

    text: str
    line: int
    count: int = 0

    def __str__(self) -> str:
        return f"{self.text[:40]} in line {self.line}"


@dataclass(slots=True)
class Numbers:
    """The numbers of a column, under one reading of the sign before decimals."""

    count: int = 0
    low: float = float("inf")
    high: float = float("-inf")
    whole: bool = True
    below: int = 0
    """How many are below 0."""
    some: set[float] = field(default_factory=set)

    def add(self, number: float, count: int = 1) -> None:
        """Count a number; not one that is larger than any that is kept, which is refused."""
        if abs(number) >= LARGEST:
            return
        self.count += count
        self.below += count * (number < 0)
        self.low, self.high = min(self.low, number), max(self.high, number)
        self.whole = self.whole and number.is_integer()
        if len(self.some) < _MOST_NUMBERS:
            self.some.add(number)

    def include(self, other: "Numbers", size: float = 1.0) -> None:
        """Count the numbers of another, each `size` times as large."""
        if other.count:
            self.count += other.count
            self.below += other.below
            self.low, self.high = min(self.low, other.low * size), max(self.high, other.high * size)
            self.whole = self.whole and other.whole and size == 1
            self.some |= {number * size for number in other.some}


@dataclass(slots=True)
class Days:
    """What the days of a column tell of the order of their numbers.

    Attributes:
        only: the first that has one order only, by that order.
        either: the first that has both.
        year_first: the first that may have a year of two digits in front.
        not_year_first: the first that may not.
        clocks, midnights, utc, offsets: how many have a time, 00:00, UTC, another offset.
        last: under each order, the last day.
        told: the days, each of which tells no more when it comes again.
    """

    only: dict[DateOrder, Place] = field(default_factory=dict)
    either: Place | None = None
    year_first: Place | None = None
    not_year_first: Place | None = None
    clocks: int = 0
    midnights: int = 0
    utc: int = 0
    offsets: int = 0
    last: dict[DateOrder, tuple[date, Place]] = field(default_factory=dict)
    told: set[tuple[object, ...]] = field(default_factory=set)

    def add(self, said: Said, text: str, line: int, count: int) -> None:
        """Count a day."""
        if said.clock is not None:
            self.clocks += count
            self.midnights += count * (said.clock.hour + said.clock.minute + said.clock.second == 0)
            self.utc += count * (said.zone == "Z")
            self.offsets += count * bool(said.zone and said.zone != "Z")
        day_alone = (said.numbers, said.year_first, said.weekday)
        if said.numbers is None or day_alone in self.told:
            return
        self.told.add(day_alone)
        place = Place(text, line)
        if said.year_first:
            self.year_first = self.year_first or place
        else:
            self.not_year_first = self.not_year_first or place
        found = {order: day for order in DateOrder if (day := said.on(order))}
        if said.weekday is not None and len(found) > 1:
            found = {order: day for order, day in found.items() if day.weekday() == said.weekday}
        if len(found) == 1:
            self.only.setdefault(next(iter(found)), place)
        elif found and len(set(found.values())) > 1:
            self.either = self.either or place
        for order, day in found.items():
            if order not in self.last or day > self.last[order][0]:
                self.last[order] = (day, place)


class Seen:
    """What one column has.

    Attributes:
        filled, empty: how many cells say something, and how many nothing.
        unit: the unit of its numbers, where another column or its name says it.
        also: words that belong to the same scale, and stand in other lines.
        kinds, first: how many there are of each kind, and the first of them.
        texts, lines: the first thousands of texts, with how often and where they were seen.
        held: how many characters these have.
        many: whether there are more.
        times: the times of moments among those, each with the first.
        units: how many numbers have each unit; "" for none.
        tops: how many numbers of a top have each.
        signs: the first text that tells each about the sign before decimals.
        numbers: the numbers by the sign before decimals; both, until it is decided.
        lengths: the lengths of time, in hours, and what is written as h:mm.
        letters: how many characters its words have in all.
        below: texts of -1 or 0, where they mean that nothing is known.
        column: what its column is called, where a name of the line is its own.
        ends: the ends of the scale that its column's name says.
        unsaid: what is said of cells of it that are taken for empty.
        is_unsigned: whether times of it were written without a sign between their parts.
        is_of_12_hours: whether times of it may be of am or pm, and do not say of which.
        is_told_missing: whether a person said what in it means that nothing is known.
        grouped: how it is known that a sign parted its thousands; empty where none did.
        lasting: how it is known that its hours and minutes are lengths; empty where it is not.
        unit_beside: the column that says the unit of each of its numbers, which changes.
        among: the numbers of all names of that column, where they are ratings on one scale.
    """

    def __init__(self, place: int, name: str) -> None:
        self.place, self.name = place, name
        self.filled = self.empty = 0
        self.unit = ""
        self.also: frozenset[str] = frozenset()
        self.kinds: Counter[Kind] = Counter()
        self.first: dict[Kind, Place] = {}
        self.texts: Counter[str] = Counter()
        self.lines: dict[str, int] = {}
        self.held = 0
        self.many = False
        self.times: dict[str, Place] = {}
        self.units: Counter[str] = Counter()
        self.tops: Counter[str] = Counter()
        self.shares = Numbers()
        self.signs: dict[Sign, Place] = {}
        self.numbers = {sign: Numbers() for sign in (Sign.POINT, Sign.COMMA)}
        self.lengths = Numbers()
        self.days = Days()
        self.letters = 0
        self.below: frozenset[str] = frozenset()
        self.column = ""
        self.ends: tuple[int, int] | None = None
        self.among: Numbers | None = None
        self.unit_beside: UnitBeside | None = None
        self.unsaid = self.lasting = self.grouped = ""
        self.is_unsigned = self.is_of_12_hours = self.is_told_missing = False

    def add(self, cells: Sequence[str], lines: Sequence[int], missing: frozenset[str]) -> None:
        """Count the cells of some rows."""
        first_lines: Mapping[str, int] | None = None
        texts, known = self.texts, self.lines
        for raw, count in Counter(cells).items():
            text = raw.strip()
            if not text:
                self.empty += count
                continue
            if text in known:
                texts[text] += count
                continue
            if first_lines is None:
                first_lines = dict(zip(reversed(cells), reversed(lines), strict=True))
            line = first_lines[raw]
            if self.many and not missing and self._is_moment(text, line, count):
                continue
            found = look_at(text, missing)
            if found.kind not in self.first:
                self.first[found.kind] = Place(text, line)
            if found.kind is Kind.NUMBER:
                self.signs.setdefault(sign_of(found.digits), Place(text, line))
            if len(known) < _MOST_TEXTS and self.held < _MOST_HELD:
                known[text] = line
                texts[text] += count
                self.held += len(text)
            else:
                self.many = True
                self._count(text, found, line, count)

    def _is_moment(self, text: str, line: int, count: int) -> bool:
        """Count a moment in ISO by its time, which is all that is asked of it; False for others."""
        time = text[ISO_DAY:]
        if not iso_day(text[:ISO_DAY]) or not iso_time(time):
            return False
        place = self.times.get(time)
        if place is None:
            if len(self.times) >= _MOST_TEXTS:
                return False
            place = self.times[time] = Place(text, line)
        place.count += count
        return True

    @property
    def has_marks(self) -> bool:
        """Whether some of the numbers that mean that nothing is known are below 0."""
        return any(text.startswith("-") for text in self.below)

    @property
    def _is_open(self) -> bool:
        """Whether its texts may tell which of them mean that nothing is known."""
        return not (self.many or self.is_told_missing)

    def judge(self, *, is_part: bool) -> None:
        """Find the numbers that mean that nothing is known."""
        if self._is_open:
            self.below = nothings(self.name, self.texts, look_at, is_part=is_part)

    def finish(self, missing: frozenset[str], *, has_marks: bool) -> None:
        """Count what was seen again and again, but for words that mean that nothing is known.

        In a file that `has_marks`, a number below 0 means it in another column.
        """
        if has_marks and self._is_open:
            self.below |= marks_beside(self.name, self.texts, look_at)
        missing |= self.below
        for text, count in self.texts.items():
            self._count(text, look_at(text, missing), self.lines[text], count)
        for one in self.times.values():
            self._count(one.text, look_at(one.text, missing), one.line, one.count)

    def leave_unrated(self, *, of_nights: bool) -> None:
        """Take 0 for nothing known, where it says that something was not rated."""
        zeros = unrated(self.name, self.texts, look_at, of_nights=of_nights)
        if zeros and self._is_open:
            said, self.below = self.below, self.below | zeros
            self.filled, self.first = 0, {}
            self.kinds.clear()
            self.units.clear()
            self.numbers = {sign: Numbers() for sign in (Sign.POINT, Sign.COMMA)}
            self.finish(said, has_marks=False)
            self.unsaid = "0 is not rated (else --add-measures 0..HIGH)"

    def _count(self, text: str, found: Token, line: int, count: int) -> None:
        kind = found.kind
        self.filled += count
        self.kinds[kind] += count
        first = self.first.get(kind)
        if first is None:
            first = self.first[kind] = Place(text, line)
        first.count += count
        if kind is Kind.DAY and (said := read_day(text)):
            self.days.add(said, text, line, count)
        elif kind in _NUMBERS:
            self.units[found.unit] += count
            for sign, numbers in self.numbers.items():
                number = to_number(found.digits, sign)
                if number is not None:
                    numbers.add(number, count)
        elif kind in _LENGTHS:
            self.lengths.add(found.hours, count)
        elif kind is Kind.OF:
            self.tops[found.top] += count
            number = to_number(found.digits, Sign.POINT)
            if number is not None:
                self.shares.add(number, count)
        elif kind is Kind.WORD:
            self.letters += count * len(text)

    # What follows from the counts

    @property
    def sign(self) -> Sign:
        """The sign before decimals: a comma where some number says so, and none the other."""
        is_comma = Sign.COMMA in self.signs and Sign.POINT not in self.signs
        return Sign.COMMA if is_comma else Sign.POINT

    def share(self, *kinds: Kind) -> float:
        """The part of what is known that is of these kinds; 0 where nothing is."""
        known = self.filled - self.kinds[Kind.MISSING]
        return sum(self.kinds[kind] for kind in kinds) / known if known else 0.0

    def words(self) -> dict[str, int]:
        """The words that it has, with how often; not more than anybody would list."""
        all_texts = self.texts.items()
        found = ((text, count) for text, count in all_texts if token(text).kind is Kind.WORD)
        return dict(islice(found, _MOST_WORDS))


_SENTINELS = frozenset({"-2.15E+09", "-2147483648", "-2.147483648E9"})
"""Numbers that programs write where there is none; nothing that is kept is so low."""


def look_at(text: str, missing: frozenset[str] = frozenset()) -> Token:
    """What a cell looks like in a file in which some words were said to mean nothing."""
    if (missing and is_among(text, missing)) or text in _SENTINELS:
        return Token(Kind.MISSING)
    return token(text)


def says(text: str, missing: frozenset[str]) -> bool:
    """Whether a cell says anything that is known."""
    return bool(text) and look_at(text, missing).kind is not Kind.MISSING


def look(columns: Columns, missing: frozenset[str], day: int | None = None) -> list[Seen]:
    """What each column of a file has, but for words that mean that nothing is known.

    Lines without a `day` in the column of that place, such as sums, are passed over.
    """
    seen = [Seen(place, name) for place, name in enumerate(columns.names)]
    for column in seen:
        column.unsaid = columns.unsaid.get(column.place, "")
        column.grouped = columns.grouped.get(column.place, "")
        column.is_of_12_hours = column.place in columns.of_12_hours
        column.is_told_missing = column.place in columns.told_missing
    width = len(seen)
    all_rows = columns.rows()
    if day is not None:
        all_rows = (row for row in all_rows if read_day(row.text(day)))
    for rows in chunks(all_rows, width):
        lines = [row.line for row in rows]
        for column, cells in zip(seen, zip(*(row.cells for row in rows), strict=True), strict=True):
            column.add(cells, lines, missing)
    finish(seen, missing)
    return seen


def finish(seen: Collection[Seen], missing: frozenset[str]) -> None:
    """Count what was seen again and again in the columns of a file, or under its names."""
    parts = parts_of_body([column.name for column in seen])
    for column in seen:
        column.judge(is_part=column.name in parts)
    has_marks = any(column.has_marks for column in seen)
    for column in seen:
        column.finish(missing, has_marks=has_marks)


def leave_unrated(
    seen: Collection[Seen], said: tuple[float, float | None] | None, *, are_nights: bool
) -> None:
    """Take 0 for nothing known in ratings of nights, and of a file that marks with -1 what is not.

    A person may have `said` that 0 is one of the ratings, as the end of their scale.
    """
    if said is not None and said[0] <= 0:
        return
    has_marks = any(one.has_marks for one in seen)
    for one in seen:
        if are_nights:
            one.leave_unrated(of_nights=True)
        if has_marks:
            one.leave_unrated(of_nights=False)


def chunks(rows: Iterator[Row], width: int) -> Iterator[list[Row]]:
    """The rows that are as wide as the header, many at a time."""
    many = max(1, min(_MOST_ROWS_AT_ONCE, _CELLS_AT_ONCE // width))
    whole = (row for row in rows if len(row.cells) == width)
    while chunk := list(islice(whole, many)):
        yield chunk
