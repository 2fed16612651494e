"""Columns that a sheet computes of those beside them: changes, means, ratios and differences.

A change is from the line before or the first, or by a constant.  The mean of readings with numbers,
such as those of "Syst-1" and "Syst-2", may have any name; what else is computed is called a ratio,
a difference, or an index of the body, which is the weight over a constant.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import islice, pairwise, permutations
from statistics import fmean, median

from sidelog.catalog.products import is_unit
from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.cell.words import DAYTIMES, word_set
from sidelog.exchange.table.column.names import split_unit, tokens, words_of
from sidelog.exchange.table.column.nothing import may_be_below
from sidelog.exchange.table.column.ratings import is_rated, may_be_rated, split_range
from sidelog.exchange.table.computed.sums import (
    LOOKED_AT,
    MOST,
    NUMERIC,
    Numbers,
    number_of,
    numbers_of,
)
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.medicine.names import is_called_medicine
from sidelog.exchange.table.medicine.words import AMOUNTS
from sidelog.exchange.table.product.known import is_medicine, is_product_word
from sidelog.exchange.table.rows.columns import Columns

DIFFERENCES = word_set(
    "net netto rest remaining remainder difference diff delta differenz unterschied restant reste "
    "restante diferencia diferenca differenza differenca verschil roznica"
)
_LOST = word_set("loss lost verlust abnahme perte perdida perda perdita afname utrata")
"""Words of a change that is above 0 where the other falls."""
NEAR = 6
"""So many columns on each side are looked at."""
_VARIED = 5
"""So many different numbers are no chance."""
_ROUNDED, _ROUNDED_PART, _MOSTLY = 0.0051, 0.000051, 0.8
_WHOLES = (1, 100)
"""A part may be written in percent."""
_MANY, _FINEST = 20, 6
"""So many lines with the same difference are no chance, to so many decimals."""
_OF_BODIES = frozenset({"kg", "lb"})


def why_changes(columns: Columns, seen: Sequence[Seen], others: Collection[int]) -> dict[int, str]:
    """Why columns are changes of those beside them; those of `others` are left out already."""
    numeric = [one for one in seen if one.share(Kind.NUMBER) >= NUMERIC]
    found = dict[int, str]()
    for at, one in enumerate(numeric if len(numeric) <= MOST else ()):
        is_called = tokens(one.name) & (DIFFERENCES | _LOST) or may_be_below(one.name)
        if one.place in others or not is_called:
            continue
        near = [of for of in numeric[max(0, at - NEAR) : at + NEAR] if of is not one]
        if why := change_of(columns, one, [of for of in near if of.place not in found]):
            found[one.place] = why
    return found


def why_apart(columns: Columns, seen: Sequence[Seen], others: Collection[int]) -> dict[int, str]:
    """Which columns are another beside them, less or more by the same in all lines, by place.

    Of what may be taken two amounts may well go down together.
    """
    numeric = [one for one in seen if one.place not in others and _may_be_apart(one)]
    found = dict[int, str]()
    for at, one in enumerate(numeric):
        for of in numeric[max(0, at - NEAR) : at]:
            if of.place not in found and _spread(of) == _spread(one):
                by = _distance(columns, of, one)
                way = "less" if by < 0 else "and"
                why = f"computed: {of.name.strip()} {way} {abs(by):g}, in every line"
                found |= {one.place: why} if by else {}
    return found


def _may_be_apart(one: Seen) -> bool:
    """Whether a column has many numbers, and none of what was taken, or of how something was."""
    unit, words = split_unit(one.name)[1], tokens(one.name)
    may_be_taken = bool(words & (AMOUNTS | DAYTIMES)) or is_called_medicine(one)
    may_be_taken |= is_medicine(one.name) or any(map(is_product_word, words))
    may_be_taken |= is_unit(unit) and unit not in _OF_BODIES
    numbers = one.numbers[one.sign]
    is_rating = is_rated(one.name) or split_range(one.name)[1] is not None
    is_rating |= numbers.whole and may_be_rated(numbers)
    is_number = one.share(Kind.NUMBER) == 1 and one.filled >= _MANY
    return is_number and not (may_be_taken or is_rating)


def _spread(one: Seen) -> tuple[int, float]:
    numbers = one.numbers[one.sign]
    return one.filled, round(numbers.high - numbers.low, _FINEST)


def _distance(columns: Columns, of: Seen, one: Seen) -> float:
    """By how much a column is more than another in all lines; 0 where that is not the same.

    Nor is it where both go but one way, as two amounts do that are tapered.
    """
    found, numbers = set[float](), list[float]()
    for cells in columns.cells():
        more, less = number_of(cells[one.place], one.sign), number_of(cells[of.place], of.sign)
        if more is None and less is None:
            continue
        if more is None or less is None or len(found) > 1:
            return 0.0
        found.add(round(more - less, _FINEST))
        numbers.append(more)
    ways = {before < number for before, number in pairwise(numbers) if before != number}
    are_varied = len({*numbers}) >= _VARIED and len(ways) > 1
    return found.pop() if len(found) == 1 and are_varied else 0.0


def change_of(columns: Columns, one: Seen, near: Sequence[Seen]) -> str:
    """Of which column numbers are the change from the line before or from the first; or empty.

    A few may not be, where a line was copied.
    """
    read = numbers_of(list(islice(columns.cells(), LOOKED_AT)), (one, *near))
    numbers = read[one.place]
    if len({*numbers}) < _VARIED:
        return ""
    for of in near:
        pairs = zip(numbers, read[of.place], strict=True)
        lines = [(said, other) for said, other in pairs if other is not None]
        if sum(said is not None for said, _ in lines) < len(numbers) - numbers.count(None):
            continue  # some were entered
        for some in (lines, lines[::-1]):
            before = [other for _, other in some]
            if _is_step(some, before):
                return f"computed: the change of {of.name} from the line before"
            if any(_is_step(some, before, of_whole) for of_whole in _WHOLES):
                return f"computed: the change of {of.name} from the line before, as a part of it"
            if any(before[:1]) and _is_step(some, before[:1] * len(before)):
                return f"computed: the change of {of.name} from the first line"
    return ""


def _is_step(
    lines: Sequence[tuple[float | None, float]], before: Sequence[float], of_whole: float = 0.0
) -> bool:
    """Whether most numbers are how far those beside them are from those before, up or down.

    Or they are parts of a whole of that size.
    """
    steps = zip(lines[1:], before, strict=False)
    told = [
        (said, (other - least) * of_whole / (least or 1) if of_whole else other - least)
        for (said, other), least in steps
        if said is not None
    ]
    telling = list(filter(any, told)) if of_whole else told  # small numbers are all near 0
    close = _ROUNDED_PART * of_whole or _ROUNDED
    fit = max(sum(abs(said - way * step) <= close for said, step in telling) for way in (1, -1))
    return len({step for _, step in told}) >= _VARIED and fit >= len(telling) * _MOSTLY


# Means, ratios and differences of one line

_RATIOS = word_set(
    "ratio ratios verhaltnis quotient rapport proportion proportions share fraction anteil "
    "proporcion proporcao proporzione"
)
_INDICES = word_set("bmi imc")
_A_PART = re.compile(r"[^\W\d]%[^\W\d]")
"""W%H is the waist as a part of the height."""
_NEARLY_ALL = 0.95
_HALF, _PART = 0.51, 2e-3
"""How far a number may be from what it was rounded of, in units of its last decimal; and a ratio
from that of numbers which were rounded themselves.
"""


def why_ratios(columns: Columns, seen: Sequence[Seen], others: Collection[int]) -> dict[int, str]:
    """How columns are computed of those beside them; those of `others` are left out already."""
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
        lines = zip(*(numbers[one.place] for one in some), strict=True)
        told = [[number for number in line if number is not None] for line in lines]
        # Readings that are all alike do not tell their mean from any of them.
        meant = [fmean(line) if len({*line}) > 1 else None for line in told]
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
    is_varied = len({number for number, _ in told}) >= _VARIED
    return is_varied and fit >= len(told) * share and len(told) >= filled * _MOSTLY
