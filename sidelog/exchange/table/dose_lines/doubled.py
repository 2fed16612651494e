"""One dose in two columns, which is taken once: mg of what another column counts in tablets.

Or a second column has the name of a first, and repeats it, or is computed from it.
"""

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from sidelog.catalog.amounts import NONE_WORDS
from sidelog.catalog.products import Dimension, convert, is_convertible, parse_unit
from sidelog.catalog.text import fold
from sidelog.errors import SidelogError
from sidelog.exchange.table.amount.named import named_amount
from sidelog.exchange.table.column.names import words_of
from sidelog.exchange.table.computed.beside import change_of
from sidelog.exchange.table.computed.sums import WINDOWS, number_of, span_of
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.medicine.doses import Amounts, Doses
from sidelog.exchange.table.product.known import is_form
from sidelog.exchange.table.product.strengths import counted
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.names import first_called

_LOOKED_AT = 1000
_ENOUGH = 2
"""So many different amounts at least, each as much of the other, are the same doses."""
_ROUNDED, _MOSTLY = 0.01, 0.5
_SPANS = (*range(2, WINDOWS[0]), *WINDOWS)


class _Said(NamedTuple):
    """An amount of a line, and of what; 0 where the line has none."""

    product: str
    number: float
    unit: str


def leave_doubled(doses: Doses, columns: Columns) -> None:
    """Leave the amounts out that other amounts of the same product say in another unit."""
    weighed = [one for one in doses.amounts if one.product and one.unit and not one.is_asked]
    weighed = [one for one in weighed if parse_unit(one.unit or "").dimension is Dimension.MASS]
    pairs = [(one, other) for one in weighed for other in doses.amounts if one is not other]
    pairs = [(one, other) for one, other in pairs if _may_be_of(one, other)]
    rows = columns.head(_LOOKED_AT) if pairs else []
    for one, other in pairs:
        if one in doses.amounts and other in doses.amounts and _are_same(one, other, rows):
            # What is weighed may be only what the other has in it, as magnesium is.
            is_within = other.names is not None or {*_name(one)} < {*_name(other)}
            left, kept = (one, other) if is_within else (other, one)
            doses.leave(left, f"the doses of {kept.column} again, in another unit")


def leave_again(doses: Doses, rest: Sequence[Seen], columns: Columns) -> None:
    """Leave a second column of the name of a first out, that has no times of its own."""
    seen = {one.place: one for one in rest}
    named = {one.column: one for one in doses.amounts if one.product and not one.names}
    for name, one in named.items():
        first = named.get(first_called(name))
        if first is None or one.clock is not None or first.product != one.product:
            continue
        both = seen[one.place], seen[first.place]
        if how := _from_first(*both, columns, of_all=one.is_asked):
            doses.leave(one, how)


def _from_first(one: Seen, first: Seen, columns: Columns, *, of_all: bool) -> str:
    """How amounts are a first column once more: copied, planned, or computed; or empty."""
    rows = [*islice(columns.cells(), _LOOKED_AT)]
    texts = [(cells[one.place].strip(), cells[first.place].strip()) for cells in rows]
    texts = [pair for pair in texts if any(pair)]
    numbers = [number_of(cells[one.place], one.sign) for cells in rows]
    others = [number_of(cells[first.place], first.sign) for cells in rows]
    both = zip(numbers, others, strict=True)
    alike = sum(number is not None and number == of for number, of in both)
    alike = max(alike, sum(text == of for text, of in texts))
    if alike == len(texts) or (alike > len(texts) * _MOSTLY and not of_all):
        return f"{first.name} again, in most lines or all: nobody says it was taken twice"
    spans = [span for span in _SPANS if span < len(rows)]
    if span := span_of(numbers, others, [*spans, len(rows)], of_fewer=True):
        lines = "all lines so far" if span == len(rows) else f"{span} lines"
        return f"computed: sums or means of {first.name} over {lines}"
    return change_of(columns, one, [first])


def _name(one: Amounts) -> list[str]:
    """The words of what a column is of, without what a piece of it holds."""
    return words_of(named_amount(one.product or "")[0])


def _may_be_of(one: Amounts, other: Amounts) -> bool:
    """Whether other amounts may be of the same, by name; in one unit they are of parts of a day."""
    if one.unit == other.unit and not other.names:
        return False
    if other.names or other.is_asked:
        return other.names is not None
    nameless = is_form((other.product or "").removesuffix(" of"))
    return nameless or {*_name(one)} <= {*_name(other)}


def _are_same(one: Amounts, other: Amounts, rows: Sequence[Sequence[str]]) -> bool:
    sizes: dict[str, list[tuple[float, float]]] = {}
    for cells in (cells for cells in rows if max(one.place, other.place) < len(cells)):
        try:
            weighed, said = _said(one, cells), _said(other, cells)
        except SidelogError:
            continue
        is_of_it = {*_name(one)} <= {*words_of(said.product)} or other.names is None
        number = said.number if is_of_it else 0
        if bool(number) != bool(weighed.number):
            return False
        if number:
            size = weighed.number / number
            if is_convertible(parse_unit(said.unit), parse_unit(weighed.unit)):
                in_it = convert(number, parse_unit(said.unit), parse_unit(weighed.unit))
                size = size if abs(weighed.number / in_it - 1) < _ROUNDED else 0
            sizes.setdefault(fold(said.product), []).append((number, size))
    some = [*sizes.values()]
    are_constant = all(
        abs(size - pairs[0][1]) <= pairs[0][1] * _ROUNDED for pairs in some for _, size in pairs
    )
    differ = any(len({number for number, _ in pairs}) >= _ENOUGH for pairs in some)
    return differ and are_constant and all(size for pairs in some for _, size in pairs)


def _said(one: Amounts, cells: Sequence[str]) -> _Said:
    product = cells[one.names.place].strip() if one.names else one.product or ""
    text = cells[one.place].strip()
    if not text or text.casefold() in NONE_WORDS:
        return _Said(product, 0, one.unit or "piece")
    found = one.read(counted(text, one.each), product)
    return _Said(product, found.number or 0, found.unit or "piece")
