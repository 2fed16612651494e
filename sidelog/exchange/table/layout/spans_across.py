"""Several spans a day, each between two columns: from_1 and to_1, from_2 and to_2."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice

from sidelog.exchange.table.cell.days import is_day, read_clock
from sidelog.exchange.table.column.names import words_of
from sidelog.exchange.table.dating.called import STARTS
from sidelog.exchange.table.nights.nights import is_end
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.text_rows import Row

_LOOKED_AT = 1000
_FEWEST = 2
"""One span a day is that of its line as it is."""
_START, _END = "start", "end"
_Pair = tuple[int, int]
"""The places of a start and of the end that belongs to it."""


def with_spans_apart(columns: Columns) -> Columns:
    """The columns with a line for each span, where lines have nothing but their day and spans."""
    pairs = _pairs(columns.names)
    days = {*range(len(columns.names))} - {place for pair in pairs for place in pair}
    if len(pairs) < _FEWEST or len(days) != 1 or columns.only:
        return columns
    day = days.pop()
    if not all(_is_of_spans(row, day) for row in islice(columns.rows(), _LOOKED_AT)):
        return columns
    first, last = (columns.names[place] for place in (pairs[0][0], pairs[-1][1]))
    remark = f"each of its lines has up to {len(pairs)} spans, {first} to {last}"
    names = (columns.names[day], _START, _END)
    return replace(columns.changed(partial(_apart, day, pairs), remark), names=names)


def _pairs(names: Sequence[str]) -> list[_Pair]:
    """The starts and ends that have the same number, in the order of the columns."""
    starts, ends = dict[str, int](), dict[str, int]()
    for place, name in enumerate(names):
        words = words_of(name)
        other = [word for word in words if not (word in STARTS or is_end(word))]
        said = " ".join(other)
        if any(map(str.isdecimal, said)) and len(other) < len(words):
            (ends if is_end(name) else starts)[said] = place
    return [(place, ends[said]) for said, place in starts.items() if said in ends]


def _is_of_spans(row: Row, day: int) -> bool:
    times = [cell.strip() for cell in row.with_cell(day, "").cells if cell.strip()]
    return is_day(row.text(day)) and all(map(read_clock, times))


def _apart(day: int, pairs: Sequence[_Pair], row: Row) -> Iterator[Row]:
    if len(row.cells) != 1 + 2 * len(pairs):
        yield row
        return
    spans = [[row.cells[place] for place in pair] for pair in pairs]
    said = [span for span in spans if any(map(str.strip, span))]
    for span in said or spans[:1]:
        yield row._replace(cells=[row.cells[day], *span])
