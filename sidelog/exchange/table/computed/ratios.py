"""Columns that a sheet computes of others in their line: means, ratios and differences.

The mean of readings with numbers, such as those of "Syst-1" and "Syst-2", may have any name; what
else is computed is called a ratio, a difference, or an index of the body, which is the weight over
a constant.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import islice, permutations
from statistics import fmean, median

from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import tokens, words_of
from sidelog.exchange.table.computed.changes import DIFFERENCES, NEAR
from sidelog.exchange.table.computed.sums import LOOKED_AT, MOST, NUMERIC, Numbers, numbers_of
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.rows.columns import Columns

_RATIOS = word_set(
    "ratio ratios verhaltnis quotient rapport proportion proportions share fraction anteil "
    "proporcion proporcao proporzione"
)
_INDICES = word_set("bmi imc")
_A_PART = re.compile(r"[^\W\d]%[^\W\d]")
"""W%H is the waist as a part of the height."""
_ENOUGH = 5
"""So many different numbers are no chance."""
_NEARLY_ALL, _MOSTLY = 0.95, 0.8
_HALF, _PART = 0.51, 2e-3
"""How far a number may be from what it was rounded of, in units of its last decimal; and a ratio
from that of numbers which were rounded themselves.
"""


def why_ratios(columns: Columns, seen: Sequence[Seen], others: Collection[int]) -> dict[int, str]:
    """How columns are computed of those beside them; the others are left out already."""
    numeric = [one for one in seen if one.share(Kind.NUMBER) >= NUMERIC]
    numeric = [one for one in numeric if one.place not in others]
    readings = _readings(numeric)
    names = _RATIOS | _INDICES
    called = [one for one in numeric if tokens(one.name) & names or _A_PART.search(one.name)]
    are_less = any(tokens(one.name) & DIFFERENCES for one in numeric)
    if not (readings or called or are_less) or len(numeric) > MOST:
        return {}
    numbers = numbers_of(list(islice(columns.cells(), LOOKED_AT)), numeric)
    found = dict[int, str]()
    read = {one.place for some in readings for one in some}
    for some in readings:
        of = [numbers[one.place] for one in some]
        meant = [_mean(line) for line in zip(*of, strict=True)]
        first, last = some[0].name.strip(), some[-1].name.strip()
        for one in numeric:
            if one.place not in read and _fits(one, numbers[one.place], meant, _NEARLY_ALL, 0):
                found[one.place] = f"computed: the mean of {first} to {last}"
    for one in numeric:
        if tokens(one.name) & DIFFERENCES and (why := _difference(one, numeric, numbers)):
            found[one.place] = why
    for one in called:
        near = [of for of in numeric if 0 < abs(of.place - one.place) <= NEAR and of not in called]
        if why := _ratio(one, near, numbers):
            found[one.place] = why
    return found


def _readings(numeric: Sequence[Seen]) -> list[list[Seen]]:
    found = defaultdict[tuple[str, ...], list[Seen]](list)
    for one in numeric:
        *words, last = words_of(one.name) or [""]
        if words and last == str(len(found[(*words,)]) + 1):
            found[(*words,)].append(one)
    return [some for some in found.values() if len(some) > 1]


def _mean(line: Sequence[float | None]) -> float | None:
    """The mean of readings; None where there are not several that differ."""
    numbers = [number for number in line if number is not None]
    return fmean(numbers) if len({*numbers}) > 1 else None


def _ratio(one: Seen, near: Sequence[Seen], numbers: Mapping[int, Numbers]) -> str:
    said = numbers[one.place]
    for of in near:
        known = [(b, a) for b, a in zip(said, numbers[of.place], strict=True) if a and b]
        are_several = len({b / a for b, a in known}) > 1
        for size in _sizes(known) if are_several else ():
            meant = [other and other * size for other in numbers[of.place]]
            if _fits(one, said, meant, _MOSTLY, _PART):
                return f"computed: {of.name.strip()} times {size:.4g}"
    for part, whole in permutations(near, 2) if tokens(one.name) & _RATIOS else ():
        pairs = zip(numbers[part.place], numbers[whole.place], strict=True)
        shares = [None if a is None or not b else a / b for a, b in pairs]
        if _fits(one, said, shares, _NEARLY_ALL, _PART):
            return f"computed: {part.name.strip()} as a part of {whole.name.strip()}"
    return ""


def _sizes(pairs: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """By what others may be multiplied: the usual ratio, and that of their sums, if rounded."""
    all_said, all_others = (
        sum(abs(number) for number in some) for some in zip(*pairs, strict=True)
    )
    return median(b / a for b, a in pairs), all_said / all_others


def _difference(one: Seen, numeric: Sequence[Seen], numbers: Mapping[int, Numbers]) -> str:
    """Which column less which other a column is in its lines; empty where it is none.

    An empty cell is 0 there, as a sheet has it; but in some lines both say something.
    """
    near = [of for of in numeric if 0 < abs(of.place - one.place) <= NEAR]
    for whole, less in permutations(near, 2):
        pairs = [*zip(numbers[whole.place], numbers[less.place], strict=True)]
        meant = [(a or 0) - (b or 0) for a, b in pairs]
        are_two = sum(bool(a and b) for a, b in pairs) > 1
        if are_two and _fits(one, numbers[one.place], meant, _NEARLY_ALL, 0):
            return f"computed: {whole.name.strip()} less {less.name.strip()}"
    return ""


def _fits(one: Seen, said: Numbers, meant: Numbers, share: float, part: float) -> bool:
    """Whether so many numbers are what they are to be, but for a part and what was rounded off."""
    decimals = max(len(text.strip().replace(",", ".").partition(".")[2]) for text in one.texts)
    close = _HALF * 10.0**-decimals
    told = [(a, b) for a, b in zip(said, meant, strict=True) if a is not None and b is not None]
    fit = sum(abs(a - b) <= max(close, abs(b) * part) for a, b in told)
    filled = sum(number is not None for number in said)
    is_varied = len({number for number, _ in told}) >= _ENOUGH
    return is_varied and fit >= len(told) * share and len(told) >= filled * _MOSTLY
