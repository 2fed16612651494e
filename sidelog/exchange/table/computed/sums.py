"""Columns that a sheet computes from the others: sums of a line, of several lines, and streaks.

One is known by two things: its name says no more than what was computed, and nearly all of its
numbers are that.  A total that is called by what it is of, such as "total sleep", stays.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice, permutations, product

from sidelog.exchange.table.cell.numbers import Kind, Sign, to_number, token
from sidelog.exchange.table.cell.words import STAGES, YES, word_set
from sidelog.exchange.table.column.names import split_unit, tokens, words_of
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.rows.columns import Columns

MEANS = word_set(
    "average avg mean durchschnitt mittelwert mittel schnitt moyenne promedio media gemiddelde "
    "medio prumer srednia"
)
OF_MANY = MEANS | word_set(
    "total totals sum median overall monthly weekly summe gesamt somme suma totaal totale som "
    "\u5e73\u5747 \u5408\u8a08 \u5408\u8ba1 \u603b\u8ba1 \u7e3d\u8a08 \u5e73\u5747\u5024 "
    "\u5e73\u5747\u503c"
)
MOVING = word_set("rolling moving gleitend gleitender klouzavy movil mobile movel mobil")
SMOOTHED = word_set(
    "smoothed smoothened geglattet geglattete lisse lissee suavizado suavizada smussato afgevlakt "
    "wygladzony"
)
"""Words of moving averages that need no other word."""
OF_DAYS = MOVING | word_set("day days daily week weeks month months running cumulative last")
_SCORES = word_set("score scores points punkte puntos punteggio count done completed")
_SHARES = word_set("percent percentage pct rate ratio completion share progress")
_PERCENT = word_set("percent percentage pct prozent")
_EFFICIENCY = word_set(
    "efficacy efficiency effizienz schlafeffizienz eficiencia efficacite efficienza efficientie"
)
_BESIDE = word_set("of for the a in to per period my")
_STREAKS = word_set("streak streaks strike racha serie")
_PERIODS = word_set("weekly monthly week month weeks months days")
_DAYS = re.compile(r"(\d{1,3})[ -]?d(?:ays?)?\b", re.IGNORECASE)
WINDOWS = (7, 14, 28, 30)
MOST, LOOKED_AT = 60, 1000
"""So many columns of numbers, and so many lines, are looked at."""
_ENOUGH, _MISFITS = 3, 20
"""So many lines show how it is computed; one in so many may differ."""
_ROUNDED, _PART = 0.06, 1e-3
_PERCENT_FROM = 50
"""A share that is so many times as large as it would be is in percent."""
NUMERIC = 0.6

WAYS = (1, -1)
"""Lines may be in the order of time, or the newest first."""
OF_LINE = "computed: the sum of"
"""How the reason begins why the sum of others of its line is left out."""
_OF_LINES = "computed: sums or means of"

Numbers = Sequence[float | None]


def why_computed(columns: Columns, seen: Sequence[Seen]) -> dict[int, str]:
    """How columns are computed from others, by their places."""
    called = {one.place: words for one in seen if (words := _called(one) or _share_called(one))}
    numeric = [one for one in seen if one.share(Kind.NUMBER, Kind.YES_NO) >= NUMERIC]
    if not called.keys() & {one.place for one in numeric} or len(numeric) > MOST:
        return {}
    lengths = [one.place for one in seen if one.share(Kind.LENGTH, Kind.CLOCK) >= NUMERIC]
    return dict(_Sheet(columns, numeric, called, lengths).found())


def _called(one: Seen) -> frozenset[str]:
    """The words of a name that says no more than what was computed, and in which unit."""
    base, _ = split_unit(one.name)
    words = frozenset(word for word in words_of(base) if not word.isdecimal())
    is_so = words <= OF_MANY | OF_DAYS | SMOOTHED | _SCORES | _SHARES | _STREAKS
    is_of_days = words <= OF_DAYS and not _DAYS.search(one.name)
    is_of_period = bool(words & OF_MANY and words & _PERIODS)
    return words if (is_so and not is_of_days) or is_of_period else frozenset()


def _share_called(one: Seen) -> frozenset[str]:
    """The words of a name that says of what a share is, or that it is an efficiency."""
    words = frozenset(words_of(one.name)) - _BESIDE
    words |= _PERCENT if "%" in one.name else frozenset()
    is_percent = words & _PERCENT and words <= _PERCENT | _SHARES | OF_MANY
    return words if is_percent or words & _EFFICIENCY else frozenset()


class _Sheet:
    """The numbers of a sheet by columns, those of answers of yes and no among them."""

    def __init__(
        self,
        columns: Columns,
        numeric: Sequence[Seen],
        called: dict[int, frozenset[str]],
        lengths: Sequence[int],
    ) -> None:
        self._names = columns.names
        rows = list(islice(columns.cells(), LOOKED_AT))
        self._numbers = numbers_of(rows, numeric)
        self._called = {at: words for at, words in called.items() if at in self._numbers}
        self._lengths = {at: [_hours(cells[at]) for cells in rows] for at in lengths}
        self._entered = [place for place in self._numbers if place not in called]
        self._sums: list[int] = []
        self._nights: list[int] = []

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
        for place in others:
            if why := "" if place in found else self._share(place) or self._by_name(place):
                found[place] = why
        are_sums = any(why.startswith(_OF_LINES) for why in found.values())
        for place in others:
            if are_sums and self._called[place] & _PERIODS:
                found.setdefault(place, "of many lines, and not of a day")
        return ((place, why) for place, why in found.items() if place not in self._nights)

    def _of_line(self, place: int) -> str:
        before = [one for one in reversed(self._entered) if one < place]
        behind = [one for one in self._entered if one > place]
        for sources in (before, behind):
            columns = [self._numbers[one] for one in sources]
            sums = accumulate(columns, _added)
            for count, meant in enumerate(sums, 1):
                if count > 1 and is_met(self._numbers[place], meant) and _adds(columns[:count]):
                    are_stages = all(tokens(self._names[at]) & STAGES for at in sources[:count])
                    if are_stages and self._called[place] & OF_MANY and len({*meant}) > 1:
                        self._nights.append(place)  # how long somebody slept
                    first, last = sorted((sources[0], sources[count - 1]))
                    return f"{OF_LINE} {self._names[first]} to {self._names[last]}"
        return ""

    def _part(self, place: int) -> str:
        numbers = self._numbers[place]
        for of in self._sums if self._called[place] & (_SHARES | OF_MANY) else ():
            pairs = zip(numbers, self._numbers[of], strict=True)
            size = next((one / other for one, other in pairs if one and other), 0.0)
            if size and is_met(numbers, [one and one * size for one in self._numbers[of]]):
                is_part = size <= 1 or self._called[place] & _SHARES
                part = "a part of" if is_part else f"always {size:.4g} times"
                return f"computed: {part} {self._names[of]}"
        return ""

    def _share(self, place: int) -> str:
        if not self._called[place] & (_SHARES | _EFFICIENCY):
            return ""
        entered = {at: self._numbers[at] for at in (*self._sums, *self._entered)} | self._lengths
        numbers = self._numbers[place]
        for part, whole in permutations(entered, 2):
            pairs = zip(entered[part], entered[whole], strict=True)
            shares = [None if one is None or not of else one / of for one, of in pairs]
            first = next(((a, b) for a, b in zip(numbers, shares, strict=True) if a and b), None)
            size = 1 if first is None or first[0] / first[1] < _PERCENT_FROM else 100
            if len({*shares}) > _ENOUGH and is_met(numbers, [one and one * size for one in shares]):
                return f"computed: {self._names[part]} as a part of {self._names[whole]}"
        return ""

    def _by_name(self, place: int) -> str:
        words = self._called[place]
        is_moving = words & MEANS and words & MOVING
        if (is_moving or words & SMOOTHED) and self._entered:
            return "computed: a moving average"
        if not words & _PERCENT:
            return ""
        rest = words - _SHARES
        of = next((at for at in self._sums if rest and rest <= {*words_of(self._names[at])}), None)
        return "" if of is None else f"computed: a percentage of {self._names[of]}"

    def _streak(self, place: int) -> str:
        for of in (*self._sums, *self._entered) if self._called[place] & _STREAKS else ():
            for way in WAYS:
                meant, length = list[float | None](), 0
                for number in self._numbers[of][::way]:
                    length = length + 1 if number else 0
                    meant.append(float(length))
                if is_met(self._numbers[place][::way], meant):
                    return f"computed: how many lines in a row have {self._names[of]}"
        return ""

    def _of_lines(self, place: int) -> str:
        said = _DAYS.search(self._names[place])
        lines = len(self._numbers[place])
        windows = (int(said[1]),) if said else (*WINDOWS, lines)
        varied = [of for of in (*self._sums, *self._entered) if len({*self._numbers[of]}) > 1]
        for of in () if self._called[place] & _SCORES else varied:
            if window := span_of(self._numbers[place], self._numbers[of], windows):
                span = "all lines before it" if window == lines else f"{window} lines"
                return f"{_OF_LINES} {self._names[of]} over {span}"
        return ""


def _adds(columns: Sequence[Numbers]) -> bool:
    filled = [sum(number is not None for number in line) for line in zip(*columns, strict=True)]
    return sum(many > 1 for many in filled) * 2 >= sum(many > 0 for many in filled)


def _added(one: Numbers, other: Numbers) -> Numbers:
    return [
        None if a is None and b is None else (a or 0) + (b or 0)
        for a, b in zip(one, other, strict=True)
    ]


def span_of(
    numbers: Numbers, others: Numbers, windows: Iterable[int], *, of_fewer: bool = False
) -> int:
    """Over how many lines, up to each, numbers are sums or means of others; 0 where they are not.

    Lines above which the others are all alike do not tell it from so many times the others.  Of
    fewer lines than a window has means may be where there are no more.
    """
    for way, window in product(WAYS, windows):
        said, of = numbers[::way], others[::way]
        sums = _rolled(of, window)
        known = _rolled([None if number is None else 1.0 for number in of], window)
        steady = zip(said, of, sums, strict=True)
        told = [one if total != (own or 0) * window else None for one, own, total in steady]
        forms = [[one * size for one in sums] for size in (1, 1 / window, 7 / window)]
        means = [one / (count or 1) for one, count in zip(sums, known, strict=True)]
        forms += [means] if of_fewer else []
        if any(is_met(told, meant) and is_met(said, meant) for meant in forms):
            return window
    return 0


def _rolled(numbers: Numbers, window: int) -> list[float]:
    whole = list(accumulate((one or 0.0 for one in numbers), initial=0.0))
    return [whole[end] - whole[max(0, end - window)] for end in range(1, len(whole))]


def is_met(numbers: Numbers, meant: Iterable[float | None]) -> bool:
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
            if misfits * _MISFITS > len(numbers):
                return False
    return telling >= _ENOUGH and misfits * _MISFITS <= fits


def _hours(text: str) -> float | None:
    cell = token(text.strip())
    return cell.hours if cell.kind in {Kind.LENGTH, Kind.CLOCK} else None


def numbers_of(rows: Sequence[Sequence[str]], of: Iterable[Seen]) -> dict[int, Numbers]:
    """The numbers of some columns in rows of cells, by their places."""
    return {one.place: [number_of(cells[one.place], one.sign) for cells in rows] for one in of}


def number_of(text: str, sign: Sign) -> float | None:
    """The number of a cell; 1 and 0 of yes and no."""
    cell = token(text.strip())
    if cell.kind is Kind.YES_NO:
        return float(text.strip().casefold() in YES)
    return to_number(cell.digits, sign) if cell.kind is Kind.NUMBER else None
