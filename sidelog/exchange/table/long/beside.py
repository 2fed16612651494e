"""The other values of a line that names what its value is of: whose they are.

Most are of the line's name.  Some are of the whole day, and stand in each of its lines; some say
the value again, or something about it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from sidelog.exchange.reader import Left
from sidelog.exchange.table.cell.numbers import NUMBERISH, Kind, Sign, read_number, token
from sidelog.exchange.table.cell.words import scale_of, word_set
from sidelog.exchange.table.column.measures import Measures
from sidelog.exchange.table.column.names import split_unit, tokens
from sidelog.exchange.table.column.units import CONVERSIONS
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.mapping import measure_name
from sidelog.exchange.table.medicine.medicines import PLANNED
from sidelog.exchange.table.rows.columns import Columns

_AGAIN = word_set("raw normalized normalised standardized standardised zscore")
"""Words of a value that is written once more."""
_PARTIAL = word_set("partial part provisional preliminary interim incomplete")
"""Words of a value as far as it was known."""
_ABOUT = word_set("flag interpretation ref reference abnormal")
"""Words of what a laboratory says about a value."""
_OF_PLANS = word_set("daily weekly monthly value amount count")
"""Words beside those of what was planned, in the name of how much that is."""
_SHOWN = word_set(
    "color colour colors farbe couleur kleur icon emoji symbol image size scale width"
)
"""What an app keeps of how a line is drawn, by a name that says no more than that."""
_MOSTLY, _NEARLY_ALL = 0.8, 0.9
_SURE = 3
"""Of so many days, or numbers, it is no chance that they agree."""
_CLOSE = 0.005
"""How much a number may be off, where it was converted from one that was rounded."""


class _Way(NamedTuple):
    """How a number may be another one once more."""

    how: str
    convert: Callable[[float], float]
    is_rounded: bool = False

    def agrees(self, number: float | None, other: float | None, step: float) -> bool:
        """Whether it is; `step` is what the last digit of the other stands for."""
        if number is None or other is None:
            return False
        rounded = step / 2 + abs(other) * _CLOSE if self.is_rounded else 0
        return abs(self.convert(number) - other) <= abs(other) * 1e-6 + rounded


_WAYS = (
    _Way("the same numbers as", float),
    *(
        _Way("on another scale, the same as", size.__mul__)
        for size in (10.0, 100.0, 1000.0, 0.1, 0.01, 0.001)
    ),
    *(_Way("in another unit, the same as", convert, is_rounded=True) for convert in CONVERSIONS),
)


def has_values(one: Seen) -> bool:
    """Whether a column has values: numbers, yes and no, or words of a scale."""
    worded = one.share(Kind.WORD, Kind.YES_NO) >= _NEARLY_ALL and scale_of(one.words())
    return one.share(*NUMBERISH) >= _MOSTLY or one.share(Kind.YES_NO) == 1 or bool(worded)


# The same once more


def said_again(name: Seen, value: Seen, others: Sequence[Seen], columns: Columns) -> list[Left]:
    """The columns that say the value of their line again, or its name, or something about it."""
    shown = (one for one in others if tokens(one.name) and tokens(one.name) <= _SHOWN)
    how = f"how lines are shown by their {name.name}, and no value"
    why = {one.place: how for one in shown if _is_of_name(one, name, value, columns)}
    for one in (one for one in others if one.place not in why):
        if words := sorted(tokens(one.name) & _AGAIN - tokens(value.name)):
            why[one.place] = f"{value.name} once more, as its name says: {', '.join(words)}"
        elif tokens(one.name) & _PARTIAL and _is_same(value, one, columns):
            why[one.place] = f"{value.name} as far as it was known, and the same wherever that is"
        elif _is_planned(one, value):
            why[one.place] = f"what {value.name} was to be, and not what it was"
        elif _is_about(one, value):
            why[one.place] = f"it says something about {value.name}, and is no value"
    numbers = [one for one in others if one.share(*NUMBERISH) == 1 and one.place not in why]
    if value.share(*NUMBERISH) == 1:
        why |= _same_numbers(value, numbers, columns)
    return [Left(one.name, why[one.place]) for one in others if one.place in why]


def _is_of_name(one: Seen, name: Seen, value: Seen, columns: Columns) -> bool:
    """Whether most cells of a column follow from the name of their line, and its value.

    Most that are of one name are the same, or as large a part of the value.
    """
    lines: dict[str, list[tuple[str, float]]] = {}
    for cells in _rows(columns):
        number, _ = _number(cells[value.place])
        other, _ = _number(cells[one.place])
        if number is not None and other is not None:
            part = other / number if number else 0.0
            lines.setdefault(cells[name.place].strip(), []).append((cells[one.place], part))
    count = sum(map(len, lines.values()))
    alike = sum(max(_most(text for text, _ in some), _parts(some)) for some in lines.values())
    return len(lines) > 1 and len(lines) < count and alike >= count * _MOSTLY


def _most(texts: Iterable[str]) -> int:
    """How often the most common of some texts is there."""
    return Counter(texts).most_common(1)[0][1]


def _parts(lines: Sequence[tuple[str, float]]) -> int:
    """How many lines have nearly the part of their value that is in the middle of all."""
    middle = sorted(part for _, part in lines)[len(lines) // 2]
    return sum(abs(part - middle) <= abs(middle) * _CLOSE * 2 for _, part in lines)


def _is_planned(one: Seen, value: Seen) -> bool:
    """Whether a column is called how much a value was to be, and no more."""
    words, of = tokens(one.name), tokens(value.name)
    is_called = bool(words & PLANNED) and not of & PLANNED
    return is_called and words <= PLANNED | of | _OF_PLANS and one.share(*NUMBERISH) >= _MOSTLY


def _is_about(one: Seen, value: Seen) -> bool:
    """Whether a column is about a value: by its name, or by that of the value in it."""
    words, of = tokens(one.name), tokens(value.name)
    return bool(words & _ABOUT) or (len(one.texts) == 1 and bool(of) and of < words)


def _is_same(value: Seen, one: Seen, columns: Columns) -> bool:
    """Whether a column has the number of another in each line that has both."""
    pairs = ((_number(cells[at.place])[0] for at in (value, one)) for cells in _rows(columns))
    both = [(first, second) for first, second in pairs if None not in (first, second)]
    return len(both) >= _SURE and all(first == second for first, second in both)


def _same_numbers(value: Seen, others: Sequence[Seen], columns: Columns) -> dict[int, str]:
    """The columns that have the same number in each line, or that of another unit."""
    ways = {one.place: list(_WAYS) for one in others}
    found = {one.place: set[str]() for one in others}
    for cells in _rows(columns):
        number, _ = _number(cells[value.place])
        for place in list(ways):
            if not cells[place].strip():
                continue
            other, step = _number(cells[place])
            ways[place] = [way for way in ways[place] if way.agrees(number, other, step)]
            if not ways[place]:
                del ways[place]
            elif len(found[place]) < _SURE:
                found[place].add(cells[place])
        if not ways:
            break
    sure = [(place, some[0].how) for place, some in ways.items() if len(found[place]) >= _SURE]
    return {place: f"{how} {value.name}" for place, how in sure}


def _number(text: str) -> tuple[float | None, float]:
    """The number of a cell, and what its last digit stands for; None where it says none."""
    if not (text := text.strip()):
        return None, 0
    cell = token(text)
    if cell.kind in {Kind.CLOCK, Kind.LENGTH}:
        return cell.hours, 1 / 60
    if cell.kind is not Kind.NUMBER:
        return None, 0
    decimals = len(cell.digits.replace(",", ".").partition(".")[2])
    return read_number(cell.digits, Sign.POINT), 0.1**decimals


# Of other lines


def of_other_lines(name: Seen, others: Sequence[Seen], columns: Columns) -> set[int]:
    """The places of the columns that are filled where no name is, in lines of another kind."""
    if not name.empty or not others:
        return set()
    named, unnamed = Counter[int](), Counter[int]()
    for cells in _rows(columns):
        filled = [one.place for one in others if cells[one.place].strip()]
        (named if cells[name.place].strip() else unnamed).update(filled)
    return {place for place, count in unnamed.items() if count >= _SURE and not named[place]}


# Of the whole day


def of_whole_days(
    others: Sequence[Seen], dating: Dating, columns: Columns, measures: Measures
) -> set[int]:
    """The places of the columns that have the value of the day, in whatever line of it.

    One that is called like a measure that every journal has is so unless a day has two of it.
    """
    if dating.day.many or not others:
        return set()
    told = _told(others, dating, columns, has_empty=False)
    common = {one.place for one in others if _is_common(split_unit(one.name)[0], measures)}
    return {place for place, one in told.items() if one.is_sure or place in common}


def notes_of_moments(notes: Sequence[Seen], dating: Dating, columns: Columns) -> set[int]:
    """The places of the notes that stand in each line of their moment, and are of none alone."""
    if dating.day.many or not notes:
        return set()
    told = _told(notes, dating, columns, has_empty=True)
    return {place for place, one in told.items() if one.is_sure and one.comes_again}


def _told(
    others: Sequence[Seen], dating: Dating, columns: Columns, *, has_empty: bool
) -> dict[int, "_Told"]:
    """What columns have on each day, or at each moment, that have the same in all lines of it.

    With `has_empty` a line that says nothing says another thing than one that does.
    """
    told = {one.place: _Told() for one in others}
    when = [dating.day, dating.clock, dating.hour, *(dating.apart or {}).values()]
    places = [one.place for one in when if one]
    for cells in _rows(columns):
        on = tuple([cells[place].strip() for place in places])
        for place in list(told):
            text = cells[place].strip()
            if (text or has_empty) and not told[place].agrees(on, text):
                del told[place]
        if not told:
            break
    return told


class _Told:
    """What a column has on each day, as long as it is the same in all lines of it."""

    __slots__ = ("again", "texts")

    def __init__(self) -> None:
        self.texts: dict[tuple[str, ...], str] = {}
        self.again: dict[tuple[str, ...], str] = {}

    def agrees(self, on: tuple[str, ...], text: str) -> bool:
        """Whether a line says the same as those of its day before it."""
        if on not in self.texts:
            self.texts[on] = text
        elif self.texts[on] == text:
            self.again[on] = text
        return self.texts[on] == text

    @property
    def is_sure(self) -> bool:
        """Whether days enough have it several times, and not all of them the same."""
        return len(self.again) >= _SURE and len(set(self.again.values())) > 1

    @property
    def comes_again(self) -> bool:
        """Whether most of what is not empty stands in several lines of its day."""
        again, all_of = (sum(map(bool, some.values())) for some in (self.again, self.texts))
        return again * 2 > all_of


def _is_common(name: str, measures: Measures) -> bool:
    """Whether a measure that every journal has is called so, and no column is it already."""
    called = measure_name(name)
    common = (one.name for one in measures.here.measures.values() if one.built_in)
    return called in common and called not in measures.taken


def _rows(columns: Columns) -> Iterator[list[str]]:
    """The cells of the lines that are as wide as the header."""
    width = len(columns.names)
    return (row.cells for row in columns.rows() if len(row.cells) == width)
