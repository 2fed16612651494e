"""0 in lines of another kind, where a program writes it for all that a line does not have.

So it is in a file with a column of kinds whose numbers are each of some of them, and 0 in all lines
of the others: a bottle has an amount and no length, and a nap has a length and no amount.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sidelog.exchange.table.cell.numbers import Kind, Sign
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.column.nothing import is_zero
from sidelog.exchange.table.column.ratings import is_rated
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.length.spans import tells_kinds
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.text_rows import Row

_SEVERAL = 3
_MOST_KINDS, _SHOWN = 60, 3


@dataclass(slots=True)
class _Numbers:
    """A column of numbers: the kinds of lines in which it is 0, and in which it is not."""

    seen: Seen
    zeros: Counter[str] = field(default_factory=Counter)
    others: set[str] = field(default_factory=set)

    @property
    def is_of_kinds(self) -> bool:
        """Whether it is 0 in all lines of some kinds, and in no line of the others."""
        is_apart = bool(self.others) and not self.others & self.zeros.keys()
        return is_apart and self.zeros.total() >= _SEVERAL


def without_zeros_of_kinds(columns: Columns, seen: Sequence[Seen]) -> Columns:
    """The columns, without 0 in lines of kinds that have no such number.

    One column alone tells nothing: of a kind it may well be 0 each time.

    Args:
        columns: the file.
        seen: what its columns have.
    """
    kinds = (one for one in seen if tells_kinds(one) and not tokens(one.name) & {"name"})
    kind = next((one for one in kinds if not one.many and len(one.texts) <= _MOST_KINDS), None)
    numbers = [_Numbers(one) for one in seen if _may_be_of_kinds(one)] if kind else []
    if kind is None or len(numbers) < 2:  # noqa: PLR2004
        return columns
    width = len(columns.names)
    for row in columns.rows():
        if len(row.cells) == width:
            _count(numbers, row.cells, row.cells[kind.place].strip())
    of_kinds = [one for one in numbers if one.is_of_kinds]
    # Of what nobody has 0 of it is known, and said, already.
    emptied = [one for one in of_kinds if not one.seen.below]
    if not emptied or not _are_of_several(of_kinds):
        return columns
    has_none, in_full = {one.seen.place: one.zeros.keys() for one in emptied}, columns.in_full
    unsaid = {one.seen.place: _said(one, kind.name) for one in emptied}
    return replace(
        columns,
        in_full=lambda rows: _emptied(in_full(rows), kind.place, has_none, width),
        unsaid={**columns.unsaid, **unsaid},
        of_kinds=frozenset(has_none),
    )


def _may_be_of_kinds(one: Seen) -> bool:
    """Whether a column has numbers, some of them 0, and is not of what somebody rates."""
    numbers = one.numbers[Sign.POINT]
    has_zeros = any(map(is_zero, one.texts))
    are_amounts = one.share(Kind.NUMBER, Kind.MISSING) == 1 and numbers.low >= 0
    return are_amounts and has_zeros and not one.many and not is_rated(one.name)


def _count(numbers: Sequence[_Numbers], cells: Sequence[str], kind: str) -> None:
    """Count a line of a kind in all columns."""
    for one in numbers:
        if is_zero(text := cells[one.seen.place].strip()):
            one.zeros[kind] += 1
        elif text:
            one.others.add(kind)


def _are_of_several(numbers: Sequence[_Numbers]) -> bool:
    """Whether a column has its numbers in none of the kinds in which another has its own."""
    few = min((one.others for one in numbers), key=len, default=set[str]())
    return any(not few & one.others for one in numbers)


def _said(one: _Numbers, kind: str) -> str:
    """What is said of the 0 that is not taken."""
    more = f" and {len(one.zeros) - _SHOWN:,} more" if len(one.zeros) > _SHOWN else ""
    which = f"{', '.join(list(one.zeros)[:_SHOWN])}{more}"
    return f"0 ({one.zeros.total():,}) is nothing where {kind} says {which}"


def _emptied(
    rows: Iterator[Row], kind: int, has_none: Mapping[int, Collection[str]], width: int
) -> Iterator[Row]:
    """The rows, without 0 in the columns that the kind of a row has nothing in."""
    for row in rows:
        if len(row.cells) == width:
            said = row.cells[kind].strip()
            empty = {place for place, kinds in has_none.items() if said in kinds}
            cells = ["" if place in empty else cell for place, cell in enumerate(row.cells)]
            yield row._replace(cells=cells)
        else:
            yield row
