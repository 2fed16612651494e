"""The units of numbers: in a column of their own, or in some cells and not in others."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from sidelog.catalog.products import convert, is_convertible, is_piece, is_unit, parse_unit
from sidelog.catalog.text import fold
from sidelog.exchange.table.amount.how_many import in_digits
from sidelog.exchange.table.cell.numbers import (
    Kind,
    Sign,
    Token,
    are_units,
    to_number,
    token,
    usual_unit,
)
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import split_unit, tokens
from sidelog.exchange.table.column.ratings import split_range
from sidelog.exchange.table.evidence import Numbers, Seen

_NO_UNITS = word_set(
    "bool boolean count counts score rating points times number none unitless scale level index "
    "ratio yes/no y/n - n/a na calc imperial metric metrisch metrique metrico us uk si"
)
"""What stands where a unit would, and is none; nor is a system of units one."""
UNITS = word_set("unit units einheit uom unite unidad")
_ASIDE = re.compile(r"\s*\([^()]*\)$")
HOURS = {"h": 1.0, "min": 1 / 60, "s": 1 / 3600}
"""How many hours the units of time are."""
_OF_TIME = HOURS.keys() | {"m"}
HOURS_OF_A_DAY = 24
_POSSIBLE = {"h": (0, HOURS_OF_A_DAY), "kg": (2, 700), "\N{DEGREE SIGN}C": (-60, 60)}
"""By unit the ends of what anybody can note in it of a day."""
_LIGHTEST, _HEAVIEST = 25_000, 350_000
_POUND, _INCH, _GLUCOSE = 0.45359237, 2.54, 18.0
_FLUID_OUNCE = 29.5735295625
"""That of the United States, in ml."""
_OTHERS: Mapping[str, tuple[str, Callable[[float], float]]] = {
    "kg": ("lb", lambda pounds: pounds * _POUND),
    "lb": ("kg", lambda kilos: kilos / _POUND),
    "\N{DEGREE SIGN}C": ("\N{DEGREE SIGN}F", lambda degrees: (degrees - 32) / 1.8),
    "\N{DEGREE SIGN}F": ("\N{DEGREE SIGN}C", lambda degrees: degrees * 1.8 + 32),
    "mg/dL": ("mmol/L", lambda amount: amount * _GLUCOSE),
    "mmol/L": ("mg/dL", lambda amount: amount / _GLUCOSE),
    "cm": ("in", lambda inches: inches * _INCH),
    "in": ("cm", lambda length: length / _INCH),
    "ml": ("fl oz", lambda ounces: ounces * _FLUID_OUNCE),
    "fl oz": ("ml", lambda amount: amount / _FLUID_OUNCE),
    "h": ("min", lambda minutes: minutes / 60),
    "min": ("h", lambda hours: hours * 60),
}
"""By unit the other one that people write for the same, and its number in that unit."""
LIQUID = frozenset({"ml", "fl oz"})
_MEASURED = frozenset({"mmHg", "bpm", "kcal", "km"})
_SHORT = frozenset({"in", "min"})
"""What is short for a unit, and for something else."""


def is_unit_column(one: Seen) -> bool:
    """Whether a column says units, by its name, and has no numbers: such may be of insulin.

    Nor has it any with words behind them, such as "12 NR".
    """
    numbers = (text for text in one.texts if text[0].isdecimal() and token(text).kind is Kind.WORD)
    if sum(one.texts[text] for text in numbers) * 2 > one.filled:
        return False
    are_units = one.share(Kind.WORD) == 1 or all(map(is_known_unit, one.texts))
    called = fold(one.name) in UNITS or (tokens(one.name) & UNITS and are_units)
    return bool(called) and one.share(Kind.NUMBER) <= 1 / 2 and not _are_names(one)


def _are_names(one: Seen) -> bool:
    """Whether what is called a unit are places or people, as the units of a hospital are."""
    named = [text for text in one.texts if text[:1].isupper() and " " in text.strip()]
    named = [text for text in named if " per " not in text.casefold()]
    return len(named) * 2 > len(one.texts) and not any(map(is_known_unit, one.texts))


def says_unit(one: Seen) -> bool:
    """Whether a column has in every line the unit of something measured, such as pounds."""
    text = next(iter(one.texts), "")
    is_same = len(one.texts) == 1 and one.filled > 1 and not one.empty
    is_plain = len(text) > 1 and fold(text) not in _SHORT  # M and F are of persons
    return is_same and is_plain and usual_unit(text) in {*_OTHERS, *_MEASURED}


def with_unit(cells: Sequence[str], value: int, unit: int | None) -> str:
    """A value with the unit that another cell says, in which a number may be a word: "two"."""
    text = cells[value].strip()
    if unit is None:
        return text
    said = said_unit(cells[unit])
    text = in_digits(text) if is_known_unit(said) else text
    said = said if text[-1:].isdigit() else ""
    return f"{text} {said}" if said else text


_SAME_UNITS = (
    frozenset({"ng/ml", "\N{GREEK SMALL LETTER MU}g/l", "ug/l", "mcg/l"}),
    frozenset({"miu/l", "\N{GREEK SMALL LETTER MU}iu/ml", "uiu/ml", "mu/l"}),
)


class UnitBeside(NamedTuple):
    """A column that says the unit of each number of another.

    Attributes:
        place: of it.
        only: the unit whose numbers alone are meant; None for all.
        are_many: whether the numbers have no unit in common, so that they are no values.
    """

    place: int
    only: str | None = None
    are_many: bool = False

    def text(self, cells: Sequence[str], value: int) -> str | None:
        """What a cell of the other column says, with its unit; None where that is not meant."""
        if self.only is None:
            return with_unit(cells, value, self.place)
        is_meant = usual_unit(said_unit(cells[self.place])) == self.only
        return cells[value].strip() if is_meant else None


def is_same_unit(one: str, other: str) -> bool:
    """Whether two units are the same, or two names for the same."""
    both = {one.casefold(), other.casefold()}  # which makes a micro sign a Greek letter
    return len(both) == 1 or any(both <= units for units in _SAME_UNITS)


def converted(number: float, unit: str, to: str, others: Numbers | None = None) -> float | None:
    """A number in another unit of the same kind; None where it cannot be, or is refused.

    The unit may have been mistyped where the number is like the `others`, which are in the one
    asked for, and would not be once it is turned; of a liquid both are usual.
    """
    if is_same_unit(unit, to):
        return number
    if {unit, to} <= HOURS.keys():
        return float(f"{number * HOURS[unit] / HOURS[to]:.15g}")
    if _are_convertible(unit, to):
        return convert(number, parse_unit(unit), parse_unit(to))
    is_like_others = others is not None and other_unit(number, to, others) == unit
    if not is_like_others and {unit, to} != LIQUID:
        return None
    return float(f"{_OTHERS[to][1](number):.6g}")


def numbers_of(seen: Seen, sign: Sign) -> Iterator[tuple[str, Token, float]]:
    """The cells of a column that have a number: what each says, how it is written, the number."""
    for text in seen.texts:
        cell = token(text)
        if (number := to_number(cell.digits, sign)) is not None:
            yield text, cell, number


def turned(seen: Seen, to: str) -> str:
    """What is said of numbers in another unit: what the first of each unit comes to."""
    others = with_unit_of(seen, to, seen.sign)
    found: dict[str, str] = {}
    for text, cell, number in numbers_of(seen, seen.sign):
        is_other = cell.unit not in {"", to} and number
        other = converted(number, cell.unit, to, others) if is_other else None
        if other is not None:
            found.setdefault(cell.unit, f"{text} is {other:.4g} {to}")
    return ", ".join(found.values())


@lru_cache(maxsize=4096)
def said_unit(text: str) -> str:
    """The unit that a cell of units says, whatever it is called; empty where it says none."""
    said = _ASIDE.sub("", text.strip())  # without what stands in brackets behind it
    return "" if said.casefold() in _NO_UNITS else said


def own_unit(name: str) -> str:
    """The unit in a column's own name, before any that another says; no piece, as "(bottle)" is."""
    unit = split_unit(name)[1]
    return "" if is_unit(unit) and is_piece(parse_unit(unit)) else unit


@lru_cache(maxsize=4096)
def is_known_unit(unit: str) -> bool:
    """Whether a unit is known behind a number, wherever that stands."""
    return bool(usual_unit(unit)) or are_units(unit)


def give(seen: Seen, unit: str) -> None:
    """Give a column the unit that another says of it, which may be the top of a scale: "/10"."""
    ends = ends_of(unit)
    seen.ends, seen.unit = (ends, "") if ends else (seen.ends, unit or seen.unit)


def ends_of(unit: str) -> tuple[int, int] | None:
    """The ends of the scale that stands where a unit would; None where it is none."""
    return split_range(f"x ({unit})")[1]


def with_unit_of(seen: Seen, unit: str, sign: Sign) -> Numbers:
    """The numbers of a column that stand with a unit."""
    found = Numbers()
    for _, cell, number in numbers_of(seen, sign):
        if cell.unit == unit:
            found.add(number)
    return found


def other_unit(number: float, unit: str, written: Numbers) -> str:
    """The unit that a number without one may be in; empty where it is like those `written` so."""
    if not written.count or unit not in _OTHERS:
        return ""
    other, turn = _OTHERS[unit]
    as_it_is, as_other = (
        max(written.low - one, one - written.high, 0) for one in (number, turn(number))
    )
    return other if as_other < as_it_is else ""


def units_written(seen: Seen) -> dict[str, int]:
    """The units that numbers of a column have, with how often; that of most of them first."""
    return {unit: count for unit, count in seen.units.most_common() if unit}


def are_in_several(seen: Seen) -> bool:
    """Whether numbers are in several units of time, such as 7.5 h and 450 min; m is one beside."""
    written = units_written(seen)
    return len(written) > 1 and written.keys() <= _OF_TIME


def possible_unit(numbers: Numbers, unit: str) -> str:
    """The unit that numbers without one can be in, that of a measure or another of time.

    Empty where they can be in none: no night has 480 h, and nobody weighs 900 kg.
    """
    least, most = _POSSIBLE.get(unit, (float("-inf"), float("inf")))
    if unit == "kg" and are_of_grams(numbers):
        return "g"
    for one, size in HOURS.items() if unit in HOURS else ((unit, 1.0),):
        of_it = size / HOURS.get(unit, 1.0)
        if least <= numbers.low * of_it and numbers.high * of_it <= most:
            return one
    return ""


def are_of_grams(numbers: Numbers) -> bool:
    """Whether numbers may be what a grown person weighs, as a scale counts it: 90389 g."""
    return _LIGHTEST <= numbers.low <= numbers.high <= _HEAVIEST


def are_of_one_kind(units: Collection[str]) -> bool:
    """Whether numbers in these units are of one measure, since people write it in each."""
    first, *others = units or {""}
    return all(
        is_same_unit(first, one)
        or {first, one} <= HOURS.keys()
        or (first in _OTHERS and one == _OTHERS[first][0])
        or _are_convertible(first, one)
        for one in others
    )


def _are_convertible(one: str, other: str) -> bool:
    """Whether amounts of products in the one unit are amounts in the other."""
    return is_unit(one) and is_unit(other) and is_convertible(parse_unit(one), parse_unit(other))


def are_in_many_units(seen: Seen) -> bool:
    """Whether amounts are of things that have no unit in common: 250 mL, 75 g, 1 bottle, 1.

    They are where less than half of what is known is in the unit that most are in.
    """
    written = units_written(seen)
    usual = next(iter(written), "")
    are_words = seen.share(Kind.NUMBER, Kind.LABELLED) <= 1 / 2
    if are_words or seen.unit or split_unit(seen.name)[1] or not has_others(usual, written):
        return False
    of_usual = sum(count for one, count in written.items() if are_of_one_kind({usual, one}))
    return of_usual * 2 < seen.filled - seen.kinds[Kind.MISSING]


def has_others(unit: str, written: Collection[str]) -> bool:
    """Whether some units are of other things than one, as bottles are beside millilitres."""
    are_of_time = {unit, *written} <= _OF_TIME
    return not are_of_time and not all(are_of_one_kind({unit, one}) for one in written)


def with_heart_rate(name: str, seen: Seen) -> str:
    """A name that ends in "hr" with what that stands for, where no day has so many hours."""
    numbers = seen.numbers[Sign.POINT]
    is_rate = HOURS_OF_A_DAY < numbers.low < numbers.high and not seen.kinds[Kind.LENGTH]
    return f"{name[:-2]}heart rate" if is_rate and name.endswith((" hr", "_hr")) else name
