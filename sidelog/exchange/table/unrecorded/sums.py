"""Columns that a sheet computes from the others: sums of a line, of several lines, and streaks.

One is known by two things: its name says no more than what was computed, and nearly all of its
numbers are that.  A total that is called by what it is of, such as "total sleep", stays.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice

from sidelog.exchange.table.cell.numbers import Kind, Sign, to_number, token
from sidelog.exchange.table.cell.words import YES, word_set
from sidelog.exchange.table.column.names import words_of
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.rows.columns import Columns

OF_MANY = word_set(
    "average avg mean total totals sum median overall monthly weekly durchschnitt mittelwert "
    "mittel schnitt summe gesamt moyenne somme promedio media suma gemiddelde totaal totale "
    "medio som \u5e73\u5747 \u5408\u8a08 \u5408\u8ba1 \u603b\u8ba1 \u7e3d\u8a08 \u5e73\u5747\u5024 "
    "\u5e73\u5747\u503c"
)
OF_DAYS = word_set("day days daily week weeks month months rolling running moving cumulative last")
_SCORES = word_set("score scores points punkte puntos punteggio count done completed")
_SHARES = word_set("percent percentage pct rate ratio completion share progress")
_STREAKS = word_set("streak streaks strike racha serie")
_PERIODS = word_set("weekly monthly week month weeks months days")
_DAYS = re.compile(r"(\d{1,3})[ -]?d(?:ays?)?\b", re.IGNORECASE)
_WINDOWS = (7, 14, 28, 30)
_MOST, _LOOKED_AT = 60, 1000
"""So many columns of numbers, and so many lines, are looked at."""
_ENOUGH, _MISFITS = 3, 20
"""So many lines show how it is computed; one in so many may differ."""
_ROUNDED, _PART = 0.06, 1e-3
_NUMERIC = 0.6

_Numbers = Sequence[float | None]


def why_computed(columns: Columns, seen: Sequence[Seen]) -> dict[int, str]:
    """How columns are computed from others, by their places."""
    called = {one.place: words for one in seen if (words := _called(one))}
    numeric = [one for one in seen if one.share(Kind.NUMBER, Kind.YES_NO) >= _NUMERIC]
    if not called.keys() & {one.place for one in numeric} or len(numeric) > _MOST:
        return {}
    return dict(_Sheet(columns, numeric, called).found())


def _called(one: Seen) -> frozenset[str]:
    """The words of a name that says no more than what was computed; none of another."""
    words = frozenset(word for word in words_of(one.name) if not word.isdecimal())
    is_so = words <= OF_MANY | OF_DAYS | _SCORES | _SHARES | _STREAKS
    is_of_days = words <= OF_DAYS and not _DAYS.search(one.name)
    is_of_period = bool(words & OF_MANY and words & _PERIODS)
    return words if (is_so and not is_of_days) or is_of_period else frozenset()


class _Sheet:
    """The numbers of a sheet by columns, those of answers of yes and no among them."""

    def __init__(
        self, columns: Columns, numeric: Sequence[Seen], called: dict[int, frozenset[str]]
    ) -> None:
        self._names, width = columns.names, len(columns.names)
        rows = [row.cells for row in islice(columns.rows(), _LOOKED_AT) if len(row.cells) == width]
        read = {one.place: sign_of(one) for one in numeric}
        self._numbers = {
            at: [number_of(cells[at], sign) for cells in rows] for at, sign in read.items()
        }
        self._called = {place: words for place, words in called.items() if place in read}
        self._entered = [place for place in read if place not in called]
        self._sums: list[int] = []

    def found(self) -> Iterator[tuple[int, str]]:
        """The columns that are computed, each with how."""
        found = dict[int, str]()
        for place in self._called:
            if why := self._of_line(place):
                self._sums.append(place)
                found[place] = why
        others = [place for place in self._called if place not in found]
        for place in others:
            if why := self._part(place) or self._streak(place) or self._of_lines(place):
                found[place] = why
        are_sums = any(why.startswith(_OF_LINES) for why in found.values())
        for place in others:
            if are_sums and self._called[place] & _PERIODS:
                found.setdefault(place, "of many lines, and not of a day")
        return iter(found.items())

    def _of_line(self, place: int) -> str:
        """Of which columns beside it the sum of each line is; empty where of none."""
        before = [one for one in reversed(self._entered) if one < place]
        behind = [one for one in self._entered if one > place]
        for sources in (before, behind):
            columns = [self._numbers[one] for one in sources]
            sums = accumulate(columns, _added)
            for count, meant in enumerate(sums, 1):
                some = columns[:count]
                if count > 1 and is_met(self._numbers[place], meant) and _are_added(some):
                    first, last = sorted((sources[0], sources[count - 1]))
                    return f"computed: the sum of {self._names[first]} to {self._names[last]}"
        return ""

    def _part(self, place: int) -> str:
        """The sum of which a column is a part in each line; empty where it is of none."""
        numbers = self._numbers[place]
        for of in self._sums if self._called[place] & (_SHARES | OF_MANY) else ():
            pairs = zip(numbers, self._numbers[of], strict=True)
            size = next((one / other for one, other in pairs if one and other), 0.0)
            if size and is_met(numbers, [one and one * size for one in self._numbers[of]]):
                return f"computed: a part of {self._names[of]}"
        return ""

    def _streak(self, place: int) -> str:
        """Of what a column counts the lines in a row; empty where of nothing."""
        for of in (*self._sums, *self._entered) if self._called[place] & _STREAKS else ():
            for way in _WAYS:
                meant, length = list[float | None](), 0
                for number in self._numbers[of][::way]:
                    length = length + 1 if number else 0
                    meant.append(float(length))
                if is_met(self._numbers[place][::way], meant):
                    return f"computed: how many lines in a row have {self._names[of]}"
        return ""

    def _of_lines(self, place: int) -> str:
        """Of which column the sums of several lines are; empty where of none."""
        said = _DAYS.search(self._names[place])
        lines = len(self._numbers[place])
        windows = (int(said[1]),) if said else (*_WINDOWS, lines)
        varied = [of for of in (*self._sums, *self._entered) if len({*self._numbers[of]}) > 1]
        for of in () if self._called[place] & _SCORES else varied:
            for way in _WAYS:
                numbers = self._numbers[place][::way]
                for window in windows:
                    meant = _rolled(self._numbers[of][::way], window)
                    for size in (1, 1 / window, 7 / window):
                        if is_met(numbers, [one * size for one in meant]):
                            span = "all lines before it" if window == lines else f"{window} lines"
                            return f"{_OF_LINES} {self._names[of]} over {span}"
        return ""


_WAYS = (1, -1)
_OF_LINES = "computed: sums or means of"


def _added(one: _Numbers, other: _Numbers) -> _Numbers:
    return [
        None if a is None and b is None else (a or 0) + (b or 0)
        for a, b in zip(one, other, strict=True)
    ]


def _are_added(columns: Iterable[_Numbers]) -> bool:
    """Whether more than one column has other numbers than 0, and so makes a sum."""
    return sum(any(column) for column in columns) > 1


def _rolled(numbers: _Numbers, window: int) -> list[float]:
    """The sums of so many lines, up to each."""
    whole = list(accumulate((one or 0.0 for one in numbers), initial=0.0))
    return [whole[end] - whole[max(0, end - window)] for end in range(1, len(whole))]


def is_met(numbers: _Numbers, meant: _Numbers) -> bool:
    """Whether nearly all numbers are what they are to be, and enough of them no 0."""
    fits = misfits = telling = 0
    for one, other in zip(numbers, meant, strict=True):
        if one is None or other is None:
            continue
        if abs(one - other) <= max(_ROUNDED, abs(other) * _PART):
            fits += 1
            telling += one != 0
        else:
            misfits += 1
    return telling >= _ENOUGH and misfits * _MISFITS <= fits


def sign_of(one: Seen) -> Sign:
    """The sign before the decimals of a column: a comma where it is plain."""
    return Sign.COMMA if Sign.COMMA in one.signs and Sign.POINT not in one.signs else Sign.POINT


def number_of(text: str, sign: Sign) -> float | None:
    """The number of a cell; 1 and 0 of yes and no."""
    cell = token(text.strip())
    if cell.kind is Kind.YES_NO:
        return float(text.strip().casefold() in YES)
    return to_number(cell.digits, sign) if cell.kind is Kind.NUMBER else None
