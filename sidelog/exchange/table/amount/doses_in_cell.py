"""Each dose that a cell says: "8:00 - 3g, 14:00 - 3g", "3, 3, 2.5", "50-0-100", "75 mg twice"."""

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import time
from functools import lru_cache
from typing import NamedTuple

from sidelog.catalog.text import quoted
from sidelog.errors import BadDataError, SidelogError
from sidelog.exchange.table.amount.amount import (
    AmountSaid,
    first_of_combined,
    is_fraction,
    is_of_liquid,
    read_with_words,
)
from sidelog.exchange.table.amount.how_many import (
    AS_NEEDED,
    by_parts,
    how_often,
    in_digits,
    with_often,
)
from sidelog.exchange.table.amount.timed import clock_alone, timed, with_hours
from sidelog.exchange.table.cell.days import read_clock
from sidelog.exchange.table.cell.numbers import Sign
from sidelog.exchange.table.cell.words import key

_NUMBER = r"\d+(?:[.,]\d+)?"
_BY_PARTS = re.compile(rf"{_NUMBER}(?:-{_NUMBER}){{2,3}}(?P<unit> ?[^\W\d_]+)?")
_SLASHED = re.compile(rf"{_NUMBER}(?: ?/ ?{_NUMBER})+(?P<unit> ?[^\W\d_]+)?")
_PARTING = re.compile(r"\s*[;|\n]\s*|,\s+")
_ADDED = re.compile(r"\s*(?:[;|\n+&]|,\s|\band\b|\bund\b)\s*")
_MASSES = frozenset({"mg", "\N{MICRO SIGN}g", "IU"})
"""Units in which two numbers may be a strength: 8/2 mg."""
_MANY = re.compile(
    rf"(?P<each>{_NUMBER} ?[^\W\d_]+) ?[x\u00d7] ?(?P<count>\d+)|\d+ ?[x\u00d7] ?\d.*",
    re.IGNORECASE,
)
_LONGEST = 120
_MOST_TIMES = 12
_AND = r"\s+(?:and|und|y|et|og|och|en|и)\s+"
_PARTING_NAMES = re.compile(rf"\s*[,;]\s*(?!\d)|\s+[&+]\s+|(?<=\w)[&+](?=\w)|{_AND}", re.IGNORECASE)
_PARTING_AMOUNTS = re.compile(rf"\s*(?:,(?!\d)|[;&+])\s*|{_AND}", re.IGNORECASE)
_RESPECTIVELY = re.compile(
    r"[\s,]*\b(?:respectively|resp|beziehungsweise|bzw|respectivamente|respectivement|"
    r"rispettivamente|odpowiednio)\b\.?\s*",
    re.IGNORECASE,
)
_UNIT = re.compile(r"[^\W\d_]+$")


def are_by_parts(texts: Iterable[str]) -> bool:
    """Whether all cells say how many at each part of the day: "1-0-2"."""
    return all(_BY_PARTS.fullmatch(text) for text in texts)


class Once(NamedTuple):
    """One dose of those that a cell says.

    Attributes:
        text: how much.
        clock: its time, where the cell says it.
        words: all of the cell, where it says more than the amounts and their times.
    """

    text: str
    clock: time | None = None
    words: str = ""


def doses_in(text: str, usual: str | None) -> Sequence[Once]:
    """Each dose that a cell says: what is one, or is not understood, as it is."""
    if len(text) > _LONGEST or not any(map(str.isdecimal, text)) or text.isdecimal():
        return (Once(text),)
    return _doses_in(text, usual)


@lru_cache(maxsize=4096)
def _doses_in(text: str, usual: str | None) -> Sequence[Once]:
    text = with_hours(text)
    return _in_signs(text, usual) or _parted(text) or _repeated(text) or (Once(text),)


def _in_signs(text: str, usual: str | None) -> list[Once]:
    """Those of "50-0-100" and "3/3/2 g"; of two numbers, such as 8/2 mg, nobody knows."""
    found, sign = _BY_PARTS.fullmatch(text), "-"
    if found is None:
        found, sign = _SLASHED.fullmatch(text), "/"
        unit = found and ((found["unit"] or "").strip() or usual or "")
        numbers = re.findall(_NUMBER, text)
        is_pair = len(numbers) == 2  # noqa: PLR2004
        if found is None or (is_pair and (unit in {*_MASSES, ""} or is_fraction(*numbers))):
            return []
    unit = found["unit"] or ""
    numbers = text.removesuffix(unit).replace(" ", "").split(sign)
    taken = [number for number in numbers if number.strip("0.,")]
    return [Once(f"{number}{unit}", None, text) for number in taken] or [Once("0")]


def _parted(text: str) -> list[Once]:
    """Those of "3, 3, 2.5", of "8am 3g; 2pm 3g", and of "2g morning + 2g night"."""
    found = [Once(*timed(part)) for part in _PARTING.split(text)]
    if not all(_amount(one.text).number for one in found):
        found = [Once(*timed(text))]  # "3 g, 8am"
    if len(found) == 1:
        some = _shared(_with_times(_ADDED.split(text))) or found
        found = some if all(one.clock or one.text[-1:].isalpha() for one in some) else found
        if len(found) > 1 and not all(one.clock or _amount(one.text).words for one in found):
            return []  # which are added up
    if len(found) == 1 and not found[0].clock:
        return []
    amounts = [_amount(one.text) for one in found]
    units = {amount.unit for amount in amounts} - {None}
    if not all(amount.number for amount in amounts) or len(units) > 1:
        return []
    unit = next(iter(units), None)
    return [
        one if amount.unit or unit is None else one._replace(text=f"{one.text} {unit}")
        for one, amount in zip(found, amounts, strict=True)
    ]


def _with_times(parts: Sequence[str]) -> list[Once]:
    """Parts with their times; one that is a time alone is of the amount before it."""
    found: list[Once] = []
    for part in parts:
        again = clock_alone(part.rstrip(")")) if found else None
        found.append(Once(found[-1].text, again) if again else Once(*timed(part)))
    return found


def _shared(found: list[Once]) -> list[Once]:
    """Each of "10 mg x2 (8am, 2pm)", as many as the times; of "2 x 10 mg" nobody knows."""
    many = _MANY.fullmatch(found[0].text)
    if many is None or len(found) == 1 or len({one.text for one in found}) > 1:
        return found
    is_of_times = many["count"] == str(len(found))
    return [one._replace(text=many["each"]) for one in found] if is_of_times else []


def _repeated(text: str) -> list[Once]:
    """Those of "0.5mg BID", "75 mg twice", "10 mg 3x daily" and "25 mg 1x1"."""
    amount, often = with_often(text)
    rule = how_often(often)
    if rule is None or rule[1] > 1 or (rule[0] == 1 and not often[-1].isdecimal()):
        return []
    return [Once(amount, None, text)] * rule[0]


def _amount(text: str) -> AmountSaid:
    with suppress(SidelogError):
        if text[:1].isdecimal() and (is_of_liquid(text) or not first_of_combined(text)[1]):
            return read_with_words(text, Sign.COMMA if "," in text else Sign.POINT, None)
    return AmountSaid()


class Taking(NamedTuple):
    """One of the times at which an amount was taken, if said, and how many of it."""

    clock: time | None = None
    pieces: float = 1


def times_said(text: str) -> Sequence[Taking]:
    """Each time that something was taken, of "0.5-0-1" a half and a whole; none where not known."""
    if parts := by_parts(text):
        return [Taking(pieces=part) for part in parts if part] or [Taking(pieces=0)]
    clocks = [read_clock(part.strip()) for part in re.split(r"[,;/&+|]|\band\b", text)]
    if all(clocks):
        return [*map(Taking, clocks)]
    if key(text) in AS_NEEDED:
        return [Taking()]
    count = int(text) if text.isdecimal() and len(text) <= len(str(_MOST_TIMES)) else 0
    if rule := how_often(text):
        count = rule[0] if rule[1] == 1 else 1
    return [Taking()] * count if 0 < count <= _MOST_TIMES else []


def in_order(named: str, text: str) -> list[tuple[str, str]]:
    """Each thing that a cell names, with its amount of another; raises where some have none."""
    if len(text) > _LONGEST or len(named) > _LONGEST:
        return []
    said = _RESPECTIVELY.sub("", text)
    amounts = [part for part in map(str.strip, _PARTING_AMOUNTS.split(said)) if part]
    names = [part for part in map(str.strip, _PARTING_NAMES.split(named)) if part]
    has_numbers = all(one.lstrip(".~")[:1].isdecimal() or in_digits(one) != one for one in amounts)
    if len(amounts) <= 1 or not has_numbers or (len(names) == 1 and said == text):
        return []
    if len(names) != len(amounts):
        raise BadDataError(
            f"{quoted(text)} are {len(amounts)} amounts, and {quoted(named)} names {len(names)}: "
            "which is whose is not plain"
        )
    last = _UNIT.search(amounts[-1]) if said != text else None  # of "3 and 20 mg, respectively"
    unit = f" {last[0]}" if last else ""
    amounts = [f"{one}{unit}" if one[-1:].isdecimal() else one for one in amounts]
    return list(zip(names, amounts, strict=True))
