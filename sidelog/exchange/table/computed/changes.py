"""Columns that are the change of another: from the line before, or from the first."""

from collections.abc import Collection, Sequence
from itertools import islice

from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.column.nothing import may_be_below
from sidelog.exchange.table.computed.sums import number_of
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.rows.columns import Columns

DIFFERENCES = word_set(
    "net netto rest remaining remainder difference diff delta differenz unterschied restant reste "
    "restante diferencia diferenca differenza differenca verschil roznica"
)
_LOST = word_set("loss lost verlust abnahme perte perdida perda perdita afname utrata")
"""Words of a change that is above 0 where the other falls."""
_NUMERIC = 0.6
_NEAR, _LOOKED_AT, _MOST = 6, 1000, 60
"""So many columns beside it, so many lines, and so many columns of numbers are looked at."""
_VARIED = 5
"""So many different numbers are no chance."""
_ROUNDED, _ROUNDED_PART, _MOSTLY = 0.0051, 0.000051, 0.8
_WHOLES = (1, 100)
"""A part may be written in percent."""


def why_changes(columns: Columns, seen: Sequence[Seen], others: Collection[int]) -> dict[int, str]:
    """Of which column others are the change, by their places.

    Args:
        columns: the file.
        seen: all its columns.
        others: the places of those that are left out already.
    """
    numeric = [one for one in seen if one.share(Kind.NUMBER) >= _NUMERIC]
    found = dict[int, str]()
    for at, one in enumerate(numeric if len(numeric) <= _MOST else ()):
        if one.place in others:
            continue
        near = [of for of in numeric[max(0, at - _NEAR) : at + _NEAR] if of is not one]
        is_called = tokens(one.name) & (DIFFERENCES | _LOST) or may_be_below(one.name)
        if is_called and (
            why := _change(columns, one, [of for of in near if of.place not in found])
        ):
            found[one.place] = why
    return found


def _change(columns: Columns, one: Seen, near: Sequence[Seen]) -> str:
    """Of which column numbers are the change from the line before or from the first; or empty.

    A few may not be, where a line was copied.
    """
    rows = list(islice(columns.cells(), _LOOKED_AT))
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
            if any(_is_step(some, before, of_whole) for of_whole in _WHOLES):
                return f"computed: the change of {of.name} from the line before, as a part of it"
            if any(before[:1]) and _is_step(some, before[:1] * len(before)):
                return f"computed: the change of {of.name} from the first line"
    return ""


def _is_step(
    lines: Sequence[tuple[float | None, float]], before: Sequence[float], of_whole: float = 0.0
) -> bool:
    """Whether most numbers are how far those beside them are from others, up or down.

    Args:
        lines: the numbers, and those beside them.
        before: the others.
        of_whole: the size of the whole of which the numbers are parts; 0 where they are none.
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
