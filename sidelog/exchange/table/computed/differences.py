"""Columns that a sheet computes as the difference of two that stand before them, or of two lines.

Of three numbers of which one is the sum of the others, none says which was computed.  So more has
to say it: the name, or decimals of a formula that neither of the two has.  What is called as
something that is measured, such as the time asleep of that in bed, stays.
"""

from collections.abc import Collection, Sequence
from itertools import islice, permutations, product

from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.cell.words import LASTING, word_set
from sidelog.exchange.table.column.names import split_unit, tokens
from sidelog.exchange.table.column.nothing import may_be_below
from sidelog.exchange.table.column.ratings import is_rated
from sidelog.exchange.table.computed.sums import number_of
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.ignored_columns.zeros import NEVER_NONE
from sidelog.exchange.table.medicine.medicines import parse_known
from sidelog.exchange.table.rows.columns import Columns

_DIFFERENCES = word_set(
    "rest remaining remainder difference diff delta differenz unterschied restant reste restante "
    "diferencia diferenca differenza differenca verschil roznica"
)
_SIZES = ((1.0, ""), (1 / 60, ", in hours"))
"""Minutes may become hours."""
_NUMERIC = 0.6
_NEAR, _LOOKED_AT, _MOST = 6, 1000, 60
"""So many columns beside it, so many lines, and so many columns of numbers are looked at."""
_ENOUGH, _VARIED = 20, 5
"""So many lines with something to take off, and so many different numbers, are no chance."""
_LONG, _SHORT, _OFTEN = 5, 3, 1 / 3
"""Decimals of a formula, in so many numbers, and those of what somebody enters."""
_ROUNDED, _MOSTLY = 0.0051, 0.8


def why_differences(
    columns: Columns, seen: Sequence[Seen], others: Collection[int]
) -> dict[int, str]:
    """Of which two columns others are the difference, by their places.

    Args:
        columns: the file.
        seen: all its columns.
        others: the places of those that are left out already.
    """
    numeric = [one for one in seen if one.share(Kind.NUMBER) >= _NUMERIC]
    numeric = [one for one in numeric if one.place not in others]
    found = dict[int, str]()
    for at, one in enumerate(numeric):
        before = [of for of in numeric[max(0, at - _NEAR) : at] if of.place not in found]
        is_called = bool(tokens(one.name) & _DIFFERENCES)
        if not is_called:
            before = [of for of in before if _decimals(of) < _SHORT] if _is_formula(one) else []
        if why := _difference(columns, one, before) if len(before) > 1 else "":
            found[one.place] = why
        elif len(numeric) <= _MOST and (is_called or may_be_below(one.name)):
            near = [of for of in numeric[max(0, at - _NEAR) : at + _NEAR] if of is not one]
            if why := _change(columns, one, [of for of in near if of.place not in found]):
                found[one.place] = why
    return found


def _is_formula(one: Seen) -> bool:
    """Whether numbers have decimals as only a formula gives, and no name of what is measured."""
    words = tokens(one.name)
    is_measured = words & (LASTING | NEVER_NONE) or split_unit(one.name)[1] or is_rated(one.name)
    long = sum(_decimals_of(text) >= _LONG for text in one.texts)
    return long >= len(one.texts) * _OFTEN and not (is_measured or parse_known(one.name))


def _decimals(one: Seen) -> int:
    return max(map(_decimals_of, one.texts), default=0)


def _decimals_of(text: str) -> int:
    return len(text.strip().replace(",", ".").partition(".")[2])


def _difference(columns: Columns, one: Seen, before: Sequence[Seen]) -> str:
    """Of which two columns numbers are the difference in each line; empty where of none."""
    width = len(columns.names)
    rows = [row.cells for row in islice(columns.rows(), _LOOKED_AT) if len(row.cells) == width]
    rows = [cells for cells in rows if number_of(cells[one.place], one.sign) is not None]
    numbers, *others = (
        [number_of(cells[each.place], each.sign) for cells in rows] for each in (one, *before)
    )
    if len({*numbers}) < _VARIED:
        return ""
    pairs = permutations(zip(before, others, strict=True), 2)
    for ((whole, most), (part, less)), (size, unit) in product(pairs, _SIZES):
        lines = zip(numbers, most, less, strict=True)
        if sum(map(bool, less)) >= _ENOUGH and all(_fits(*line, size) for line in lines):
            return f"computed: {whole.name} less {part.name}{unit}"
    return ""


def _change(columns: Columns, one: Seen, near: Sequence[Seen]) -> str:
    """Of which column numbers are the change from the line before or from the first; or empty.

    A few may not be, where a line was copied.
    """
    width = len(columns.names)
    rows = [row.cells for row in islice(columns.rows(), _LOOKED_AT) if len(row.cells) == width]
    numbers = [number_of(cells[one.place], one.sign) for cells in rows]
    if len({*numbers}) < _VARIED:
        return ""
    for of in near:
        others = [number_of(cells[of.place], of.sign) for cells in rows]
        lines = [
            (said, other) for said, other in zip(numbers, others, strict=True) if other is not None
        ]
        if sum(said is not None for said, _ in lines) < len(rows) - numbers.count(None):
            continue  # some were entered
        for some in (lines, lines[::-1]):
            before = [other for _, other in some]
            if _is_step(some, before):
                return f"computed: the change of {of.name} from the line before"
            if any(before[:1]) and _is_step(some, before[:1] * len(before)):
                return f"computed: the change of {of.name} from the first line"
    return ""


def _is_step(lines: Sequence[tuple[float | None, float]], before: Sequence[float]) -> bool:
    """Whether most numbers are how far those beside them are from others, up or down."""
    steps = zip(lines[1:], before, strict=False)
    told = [(said, other - least) for (said, other), least in steps if said is not None]
    fit = max(sum(_near(said, way * step) for said, step in told) for way in (1, -1))
    return len({step for _, step in told}) >= _VARIED and fit >= len(told) * _MOSTLY


def _near(number: float, meant: float) -> bool:
    return abs(number - meant) <= _ROUNDED


def _fits(number: float | None, whole: float | None, part: float | None, size: float) -> bool:
    if number is None or whole is None or part is None:
        return False
    return _near(number, (whole - part) * size)
