"""Several spans a day, each between two columns: from_1 and to_1, from_2 and to_2."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import NamedTuple

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


class _Pair(NamedTuple):
    """The places of a start and of the end that belongs to it."""

    start: int
    end: int


def with_spans_apart(columns: Columns) -> Columns:
    """The columns with a line for each span, where lines have nothing but their day and spans."""
    pairs = _pairs(columns.names)
    days = {*range(len(columns.names))} - {place for pair in pairs for place in pair}
    if len(pairs) < _FEWEST or len(days) != 1 or columns.only:
        return columns
    day = days.pop()
    if not all(_is_of_spans(row, day) for row in islice(columns.rows(), _LOOKED_AT)):
        return columns
    first, last = (columns.names[place] for place in (pairs[0].start, pairs[-1].end))
    remark = f"each of its lines has up to {len(pairs)} spans, {first} to {last}"
    in_full = partial(_apart, before=columns.in_full, day=day, pairs=pairs)
    names = (columns.names[day], _START, _END)
    return replace(columns, names=names, in_full=in_full, remarks=(*columns.remarks, remark))


def _pairs(names: Sequence[str]) -> list[_Pair]:
    """The starts and ends that have the same number, in the order of the columns."""
    starts, ends = dict[str, int](), dict[str, int]()
    for place, name in enumerate(names):
        words = words_of(name)
        other = [word for word in words if not (word in STARTS or is_end(word))]
        said = " ".join(other)
        if any(map(str.isdecimal, said)) and len(other) < len(words):
            (ends if is_end(name) else starts)[said] = place
    return [_Pair(place, ends[said]) for said, place in starts.items() if said in ends]


def _is_of_spans(row: Row, day: int) -> bool:
    """Whether a row has a day, and nothing but times of the day."""
    cells = [cell.strip() for cell in row.cells]
    times = filter(None, (*cells[:day], *cells[day + 1 :]))
    return len(cells) > day and is_day(cells[day]) and all(map(read_clock, times))


def _apart(
    rows: Iterator[Row],
    before: Callable[[Iterator[Row]], Iterator[Row]],
    day: int,
    pairs: Sequence[_Pair],
) -> Iterator[Row]:
    width = 1 + len(pairs) * len(_Pair._fields)
    for row in before(rows):
        if len(row.cells) != width:
            yield row
            continue
        spans = [[row.cells[place] for place in pair] for pair in pairs]
        said = [span for span in spans if any(map(str.strip, span))]
        for span in said or spans[:1]:
            yield row._replace(cells=[row.cells[day], *span])
