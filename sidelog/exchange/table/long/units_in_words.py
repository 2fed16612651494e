"""The units of numbers whose lines say them in words: 8 beside "drank 8 oz of formula"."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from sidelog.exchange.table.cell.numbers import Kind, Sign, read_number, token, usual_unit
from sidelog.exchange.table.long.named import Key
from sidelog.exchange.table.rows.columns import Columns

_WITH_WORD = re.compile(
    r"(?<![\w.,])(\d{1,6}(?:[.,]\d{1,4})?) ?(fl\.? ?oz|[^\W\d_]{1,12}|%|\N{DEGREE SIGN}[CF])",
    re.IGNORECASE,
)
_LONGEST = 200
_NEARLY_ALL, _ENOUGH = 0.9, 3
_SHORTEST = 2
_ALSO_WORDS = frozenset({"in"})


class Said(NamedTuple):
    """A unit, and the column whose words say it."""

    unit: str
    column: str


class _Found:
    """What a column of words says behind the numbers of each name."""

    def __init__(self) -> None:
        self.lines = Counter[Key]()
        self.units: dict[Key, Counter[str]] = defaultdict(Counter)
        self.told = set[tuple[str, str]]()

    def add(self, key: Key, number: str, words: str) -> None:
        """Count what stands behind the number of a line."""
        self.lines[key] += 1
        if unit := next(_units_behind(number, words), ""):  # the first is of what the line is of
            self.units[key][unit] += 1
            self.told.add((number, unit))

    def unit(self, key: Key) -> str:
        """The one unit behind nearly every number of a name; of a few lines it is chance."""
        found, all_lines = self.units[key], sum(map(Counter.total, self.units.values()))
        if len(found) != 1 or all_lines < _ENOUGH or len(self.told) == 1:
            return ""
        unit, count = next(iter(found.items()))
        return unit if count >= self.lines[key] * _NEARLY_ALL else ""


def units_in_words(
    lines: Iterator[tuple[Key, Sequence[str]]], columns: Columns, names: Collection[int | None]
) -> dict[Key, Said]:
    """The units of the numbers of names that stand behind them in some column of words."""
    found: Mapping[int, _Found] = defaultdict(_Found)
    for key, cells in lines:
        number = cells[key[1]].strip()
        for place, cell in enumerate(cells):
            if place != key[1] and place not in names and (" " in cell.strip() or _is_unit(cell)):
                found[place].add(key, number, cell[:_LONGEST])
    said: dict[Key, Said] = {}
    for place, one in found.items():
        for key in one.lines:
            if unit := one.unit(key):
                said.setdefault(key, Said(unit, columns.names[place]))
    return said


def _units_behind(number: str, words: str) -> Iterator[str]:
    """The known units in words behind a number, or alone; a word that may be another is none."""
    if _is_unit(words):
        yield usual_unit(words.strip())
    for found in _WITH_WORD.finditer(words):
        digits, word = found.groups()
        unit = usual_unit(word)
        is_last = not words[found.end() :].strip(" .)")
        is_plain = len(word) >= _SHORTEST and word.casefold() not in _ALSO_WORDS
        if unit and (is_plain or is_last) and _number(digits) == _number(number):
            yield unit


def _is_unit(words: str) -> bool:
    word = words.strip()
    is_plain = len(word) >= _SHORTEST and word.casefold() not in _ALSO_WORDS
    return is_plain and bool(usual_unit(word))


def _number(text: str) -> float | None:
    cell = token(text)
    return read_number(cell.digits, Sign.POINT) if cell.kind is Kind.NUMBER else None
