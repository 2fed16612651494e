"""Which columns say how long lines were, and whether they agree with their starts and ends.

Where most lines do, a program that takes the day of an end from that of the start and adds one now
and then adds one too many: 22:24 on the 11th to 4:23 on the 13th, with six hours beside it.  And it
writes 0 for a length where it knows none, though the line lasted for hours, or where a night was
broken off: of one with 0:00 and 0 % it knows neither.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from itertools import islice

from sidelog.exchange.table.cell.days import read_clock, read_day, time_between
from sidelog.exchange.table.cell.numbers import Kind, Token, to_number, token
from sidelog.exchange.table.cell.words import LASTING, word_set
from sidelog.exchange.table.column.names import split_unit, tokens
from sidelog.exchange.table.column.nothing import is_zero, nothing_known
from sidelog.exchange.table.column.units import HOURS
from sidelog.exchange.table.dating.counted import Form
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.nights.nights import is_end, moment_of
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.text_rows import Row

LENGTHS = LASTING | word_set("hours minutes seconds time total hrs mins")
_MOSTLY = 0.5
CLOSE = 0.035
"""Two minutes in hours: each of the two ends may be cut off."""
_LOOKED_AT = 1000
_A_DAY, _SURE = 24, 3
_TELLING = 0.1
"""Hours from which on so many minutes are not as many seconds, whatever was cut off."""
_SHOWN = 5
_FAR = 0.5
"""Hours by which a night in bed may be longer than it was seen to be."""


def has_lengths(one: Seen) -> bool:
    """Whether a column of numbers says how long something was."""
    of_time = split_unit(one.name)[1] in HOURS or bool(tokens(one.name) & LENGTHS)
    lengths = one.share(Kind.CLOCK, Kind.LENGTH) > _MOSTLY and not is_end(one.name)
    return lengths or (of_time and one.share(Kind.NUMBER) > _MOSTLY)


def length_of(
    ends: tuple[Seen, Seen], dating: Dating, lengths: Sequence[Seen], columns: Columns
) -> Seen | None:
    """The first column that is the end minus the start in most lines; None where none is.

    Nights in which the clocks were changed, or of a journey, differ by hours and are few.
    """
    lines, agreeing = Counter[int](), Counter[int]()
    for cells in islice(columns.cells(), _LOOKED_AT) if lengths else ():
        if (hours := hours_between(cells, ends, dating)) is None:
            continue
        for one in lengths:
            if text := cells[one.place].strip():
                lines[one.place] += 1
                agreeing[one.place] += is_as_long(token(text), hours, one)
    return next((one for one in lengths if agreeing[one.place] > lines[one.place] * _MOSTLY), None)


def hours_between(cells: Sequence[str], ends: tuple[Seen, Seen], dating: Dating) -> float | None:
    """The hours from the start to the end of a line; None where it does not say both."""
    began, ended = (moment_of(cells[one.place], dating) for one in ends)
    return (ended - began) / timedelta(hours=1) if began and ended else None


def unit_between(one: Seen, ends: tuple[Seen, Seen], dating: Dating, columns: Columns) -> str:
    """The unit in which numbers are the time from the start to the end in most lines; else empty.

    Where some lines are so in another unit, that of a line is not known without looking at its end.
    An end on the day of its start is of the next where it is before that, as it is mostly written.
    """
    lines, agreeing = 0, Counter[str]()
    for cells in islice(columns.cells(), _LOOKED_AT):
        cell, hours = token(cells[one.place].strip()), _hours_of_day(cells, ends, dating)
        if cell.kind is Kind.NUMBER and hours is not None:
            lines += 1
            is_telling = hours >= _TELLING
            agreeing.update(
                unit for unit in HOURS if is_telling and is_as_long(cell, hours, one, (unit,))
            )
    (unit, count), *others = agreeing.most_common() or [("", 0)]
    return unit if count > max(_SURE - 1, lines * _MOSTLY) and not others else ""


def _hours_of_day(cells: Sequence[str], ends: tuple[Seen, Seen], dating: Dating) -> float | None:
    """The hours from the start to the next end of a line, on whatever day that is written."""
    if (hours := hours_between(cells, ends, dating)) is not None:
        return hours % _A_DAY
    began, ended = (read_clock(cells[one.place].strip()) for one in ends)
    return time_between(began, ended) / timedelta(hours=1) if began and ended else None


def is_as_long(cell: Token, hours: float, one: Seen, units: Collection[str] = HOURS.keys()) -> bool:
    """Whether a cell is so many hours, in one of some units, as far as it was not rounded."""
    if cell.kind in {Kind.CLOCK, Kind.LENGTH}:
        return abs(cell.hours - hours) <= CLOSE
    number = to_number(cell.digits, one.sign)
    if number is None:
        return False
    decimals = len(cell.digits.replace(",", ".").partition(".")[2])
    last = 10.0**-decimals
    sizes = [HOURS[unit] for unit in ([cell.unit] if cell.unit in HOURS else units)]
    return any(abs(number * size - hours) <= max(CLOSE, last * size / 2) for size in sizes)


# Lines that disagree


def lines_that_differ(
    one: Seen, ends: tuple[Seen, Seen], dating: Dating, columns: Columns
) -> list[int]:
    """The lines in which a length is far from the time between the start and the end."""
    unit = split_unit(one.name)[1] or one.unit or unit_between(one, ends, dating, columns)
    found = []
    for row in columns.rows():
        if len(row.cells) != len(columns.names):
            continue
        cell, hours = token(row.text(one.place)), hours_between(row.cells, ends, dating)
        number = to_number(cell.digits, one.sign)
        said = number * HOURS[unit] if number and unit in HOURS else cell.hours
        if hours is not None and said and abs(said - hours) > _FAR:
            found.append(row.line)
    return found


@dataclass(slots=True)
class _Lengths:
    """The starts, the ends and the lengths of lines that are of the day of their end.

    Attributes:
        shares: the places of numbers in %.
        late: the lines that end a day too late.
        zeros: how often each text of 0 stands for the length of a line that has one.
        broken: in how many lines 0 % stands beside such a 0.
        none: how often it does, by the place of its column.
    """

    ends: tuple[Seen, Seen]
    length: Seen
    dating: Dating
    shares: Sequence[int]
    late: list[int] = field(default_factory=list)
    zeros: Counter[str] = field(default_factory=Counter)
    broken: int = 0
    none: Counter[int] = field(default_factory=Counter)

    def count(self, row: Row) -> None:
        """Count a line, if it is one of those."""
        if places := self.unknown(row.cells):
            self.zeros[row.text(self.length.place)] += 1
            self.none.update(places[1:])
            self.broken += len(places) > 1
        elif self._is_late(row.cells):
            self.late.append(row.line)

    def in_time(self, row: Row, width: int) -> Iterator[Row]:
        """A row with the end that its length says."""
        end = self.ends[1].place
        is_late = len(row.cells) == width and self._is_late(row.cells)
        yield row.with_cell(end, self._day_before(row.text(end))) if is_late else row

    def unknown(self, cells: Sequence[str]) -> list[int]:
        """The places of a length of 0 and of 0 % beside it, where the line lasted or has both."""
        if not is_zero(cells[self.length.place].strip()):
            return []
        none = [place for place in self.shares if is_zero(cells[place].strip())]
        hours = hours_between(cells, self.ends, self.dating)
        lasted = hours is not None and 1 <= hours < _A_DAY
        return [self.length.place, *none] if none or lasted else []

    def _is_late(self, cells: Sequence[str]) -> bool:
        """Whether a line ends a day later than after its length."""
        text = cells[self.length.place].strip()
        hours = hours_between(cells, self.ends, self.dating) if text else None
        if hours is None or hours <= _A_DAY or is_zero(text):
            return False
        said, one = token(text), self.length
        return is_as_long(said, hours - _A_DAY, one) and not is_as_long(said, hours, one)

    def _day_before(self, text: str) -> str:
        said, moment = read_day(text), moment_of(text, self.dating)
        return f"{moment - timedelta(days=1)}{said.zone}" if said and moment else text


def with_ends_by_length(
    columns: Columns, seen: Sequence[Seen], dating: Dating
) -> tuple[Columns, Dating]:
    """The columns with the ends of lines a day before where their lengths say so, and what is said.

    A length of 0 of a line that lasted for hours is not known, and neither are a 0 and 0 % of one.
    """
    if dating.begun is None or dating.clock or dating.form is not Form.TEXT:
        return columns, dating
    ends = (dating.begun, dating.day)
    lengths = [one for one in seen if one not in ends and has_lengths(one)]
    length = length_of(ends, dating, lengths, columns)
    if length is None:
        return columns, dating
    shares = [
        one.place
        for one in seen
        if one.units["%"] == one.kinds[Kind.NUMBER] > 0 or split_unit(one.name)[1] == "%"
    ]
    found, width = _Lengths(ends, length, dating, shares), len(columns.names)
    for row in columns.rows():
        if len(row.cells) == width:
            found.count(row)
    if found.zeros:
        columns = columns.emptied(found.unknown, _unsaid(found))
    if not found.late:
        return columns, dating
    return columns.changed(partial(found.in_time, width=width)), dating.also(_said(found))


def _unsaid(found: _Lengths) -> dict[int, str]:
    """What is said of the columns in which 0 is not known, by place."""
    count = found.zeros.total()
    why = f"though it was hours from {found.ends[0].name} to {found.ends[1].name}"
    whys = [why] if found.broken < count else []
    whys += ["beside 0 %"] if found.broken else []
    beside = f"nothing known where {found.length.name} is {next(iter(found.zeros))}, too"
    said = {place: f"{beside} ({times:,})" for place, times in found.none.items()}
    zeros = f"{nothing_known(found.zeros, count)}, {' or '.join(whys)}"
    return {found.length.place: zeros, **said}


def _said(found: _Lengths) -> str:
    """What is said of the lines that end a day too late."""
    late = found.late
    lines = ", ".join(f"{line:,}" for line in late[:_SHOWN])
    more = f" and {len(late) - _SHOWN:,} more" if len(late) > _SHOWN else ""
    (start, end), of = found.ends, "line" if len(late) == 1 else "lines"
    later = f"{end.name} is a day later than {start.name} and {found.length.name} say"
    return f"of {of} {lines}{more} the day before: {later}"
