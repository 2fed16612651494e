"""Numbers that a sheet computes from other columns, in lines in which these are empty.

A formula that was filled down to the end of a sheet goes on where nothing was entered yet: a weight
in pounds is 0 there, and the change since yesterday -77.  It is known by what it says elsewhere,
which is the number of another column in another unit, or how far that is from the line before.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, islice

from sidelog.exchange.table.cell.numbers import Kind, Sign, read_number, token
from sidelog.exchange.table.column.units import CONVERSIONS
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.text_rows import Row

_NUMERIC = 0.6
_NEAR, _MOST = 4, 40
"""So near to what it is computed from a column stands, in sheets of not more columns of numbers."""
_ENOUGH, _ENOUGH_WHOLE, _MISFITS = 3, 8, 20
"""So many lines show how it is computed, and one in so many may differ, such as that of sums."""
_LOOKED_AT = 1000
"""Lines that show it."""
_ROUNDED, _PART = 0.06, 1e-3

_Numbers = Mapping[int, float | None]


@dataclass(slots=True)
class _Link:
    """How a column may be computed from another: in another unit, or as its change since before.

    Attributes:
        source, place: of the two columns.
        unit: which conversion it is; None of a change.
        goes_down: whether the line before, in time, is the one below.
        fits, misfits: in how many lines it is so, and is not.
        whole: whether all numbers that fit are whole, which small ones may by chance.
    """

    source: int
    place: int
    unit: int | None
    goes_down: bool = False
    fits: int = 0
    misfits: int = 0
    whole: bool = True

    def look(self, before: _Numbers, now: _Numbers) -> None:
        """Compare the numbers of a line; that nothing changed is no sign of a formula."""
        found, is_change = now.get(self.place), self.unit is None
        if found is None or (is_change and not before):
            return
        if not self.is_met(before, now):
            self.misfits += 1
        elif abs(found) > _about(now.get(self.source)) and (
            not is_change or before.get(self.source)
        ):
            self.fits += 1
            self.whole = self.whole and found.is_integer()

    def is_met(self, before: _Numbers, now: _Numbers) -> bool:
        """Whether it is so in a line; an empty cell is 0 to a formula."""
        found, number = now.get(self.place), now.get(self.source) or 0
        if found is None:
            return False
        if self.unit is not None:
            meant, size = CONVERSIONS[self.unit](number), number
        else:  # which may be small beside large numbers
            meant = size = number - (before.get(self.source) or 0)
        return abs(found - meant) <= _about(size)

    @property
    def is_open(self) -> bool:
        """Whether it may still be so."""
        return self.misfits <= _ENOUGH or self.misfits < self.fits

    @property
    def is_so(self) -> bool:
        """Whether it is so."""
        enough = _ENOUGH_WHOLE if self.whole else _ENOUGH
        return self.fits >= enough and self.misfits * _MISFITS <= self.fits


def _about(number: float | None) -> float:
    """How far from a number what is computed from it may be, since one of them was rounded."""
    return max(_ROUNDED, abs(number or 0) * _PART)


def without_computed(columns: Columns, seen: Sequence[Seen]) -> Columns:
    """The columns, without what is computed from cells that are empty.

    Args:
        columns: the file.
        seen: what its columns have.
    """
    signs = {one.place: one.sign for one in seen if one.share(Kind.NUMBER) >= _NUMERIC}
    filled = {one.place: one.filled for one in seen if one.place in signs}
    short = {one.place for one in seen if one.place in signs and one.empty}
    if len(signs) > _MOST or not _may_run_on(filled, short):
        return columns
    links = _links(columns, signs)
    entered = {link.place: link.source for link in links if link.unit is not None}
    found = dict[int, tuple[int, _Link]]()
    never_empty = {one.place for one in seen if one.kinds[Kind.NUMBER] == one.filled + one.empty}
    for link in links:
        of = entered.get(link.source, link.source)
        if of in never_empty:
            continue
        is_change = link.unit is None  # which the first line has none of
        if filled[link.place] + is_change > filled[of]:
            found.setdefault(link.place, (of, link))
    if not found:
        return columns
    names, in_full, read = columns.names, columns.in_full, partial(_without, found, signs)
    said = {place: f"nothing known where {names[of]} is empty" for place, (of, _) in found.items()}
    return replace(
        columns, in_full=lambda rows: read(in_full(rows)), unsaid={**columns.unsaid, **said}
    )


def _may_run_on(filled: Mapping[int, int], short: Collection[int]) -> bool:
    """Whether a column of numbers may go on where one not far before it has empty cells."""
    return any(
        0 < place - before <= _NEAR and more >= filled[before]
        for before in short
        for place, more in filled.items()
    )


def _links(columns: Columns, signs: Mapping[int, Sign]) -> list[_Link]:
    """How columns are computed from others, by all lines."""
    units = (*range(len(CONVERSIONS)), None)
    near = [(of, place) for of in signs for place in signs if 0 < place - of <= _NEAR]
    links = [_Link(of, place, unit) for of, place in near for unit in units]
    links += [_Link(of, place, None, goes_down=True) for of, place in near]
    before: _Numbers = {}
    for row in islice(columns.rows(), _LOOKED_AT):
        if len(row.cells) != len(columns.names):
            continue
        now = _numbers(row, signs)
        for link in links:
            link.look(*((now, before) if link.goes_down else (before, now)))
        links = [link for link in links if link.is_open]
        before = now
    return [link for link in links if link.is_so]


def _without(
    found: Mapping[int, tuple[int, _Link]], signs: Mapping[int, Sign], rows: Iterator[Row]
) -> Iterator[Row]:
    """The rows, without what is computed from cells that are empty."""
    places = {*found} | {of for of, _ in found.values()}
    places |= {link.source for _, link in found.values()}
    read = {place: signs[place] for place in places}
    before, now, held = dict[int, float | None](), dict[int, float | None](), None
    for row in chain(rows, (None,)):
        after = _numbers(row, read) if row else {}
        if held:
            cells = list(held.cells)
            for place, (of, link) in found.items():
                other = after if link.goes_down else before
                is_after_none = link.unit is None and other and other[of] is None
                if (is_after_none or now.get(of) is None) and link.is_met(other, now):
                    cells[place] = ""
            yield held._replace(cells=cells)
        before, now, held = now, after, row


def _numbers(row: Row, signs: Mapping[int, Sign]) -> dict[int, float | None]:
    """The numbers of a row by their places; none of one that lacks some of these."""
    cells = row.cells
    if len(cells) <= max(signs):
        return {}
    return {place: _number(cells[place].strip(), sign) for place, sign in signs.items()}


def _number(text: str, sign: Sign) -> float | None:
    cell = token(text) if text else None
    return read_number(cell.digits, sign) if cell and cell.kind is Kind.NUMBER else None
