"""Records of labelled lines: "Date: 3 May 2026", and below it "Pain: 4".  Each label is a column.

Small programs write so, and people in their notes.  Where the first label below a day comes again
before the next, it begins another record of that day.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from sidelog.exchange.table.cell.days import is_day, lacks_year
from sidelog.exchange.table.cell.numbers import Kind, token
from sidelog.exchange.table.diaries.diary import COLON
from sidelog.exchange.table.rows.grid import Grid
from sidelog.exchange.table.rows.text_rows import Row

_MOST_LABELS = 60
_RECORDS, _OFTEN, _SHORT, _MOSTLY = 3, 2, 2, 0.5
"""So many records are no chance; a label comes so often or has few words; most lines have one."""
_LABELLED = re.compile(
    r"(?:[-*\u2022]\s+)?(?:\[[ xX]?\]\s+)?([^\W\d_][\w /()%&'-]{0,39}?) ?" + COLON + r"\s*(.*)"
)
_NEXT = re.compile(r",\s+(?=[^\W\d_][\w /()%&'-]{0,39}? ?" + COLON + r"\s*[-\d])")
"""What parts two labels of one line from each other: "Mood: 5, Focus: 3"."""
_BETWEEN = "-=_*# \t"
"""Signs of which a line between two records is made."""
_BULLETS = "-*\u2022 \t"
_ENTRY = "entry"
"""What the column of words without a label is called."""


class _Said(NamedTuple):
    """A part of a line, with its label; without one it goes on with what stands above it.

    Where no bullet stands before it, it is wrapped from the line above.
    """

    line: int
    label: str
    text: str
    is_wrapped: bool


def with_labelled_lines(grid: Grid) -> Grid:
    """The grid with a line a record, where its lines have labels; as it is where it is a table."""
    head = list(_all_said(grid, grid.head()))
    labelled = [said for said in head if said.label]
    of_days = Counter(said.label for said in labelled if is_day(said.text) or lacks_year(said.text))
    first, days = of_days.most_common(1)[0] if of_days else ("", 0)
    of_first = [said for said in head if said.label == first]
    others = {said.label for said in labelled} - {first}
    is_form = days >= _RECORDS and days == len(of_first) and head[0].label == first
    if not is_form or not others or len(labelled) < max(len(head) * _MOSTLY, 2 * days):
        return grid
    counts = Counter(said.label for said in _all_said(grid, grid.read()) if said.label)
    labels = [label for label in counts if counts[label] >= _OFTEN or len(label.split()) <= _SHORT]
    if len(labels) > _MOST_LABELS:
        return grid
    names = [first, *(label for label in labels if label != first)]
    if any(row.cells[-1] for row in _records(grid, [*names, _ENTRY])):
        names.append(_ENTRY)
    what = f"lines with labels, of which {first!r} begins a record"
    return replace(grid, what=what, delimiter="", read=partial(_table, grid, names))


def _all_said(grid: Grid, rows: Iterable[Row]) -> Iterator[_Said]:
    """The parts of lines, without those that only part records from each other."""
    for row in rows:
        line = grid.text(row)
        for part in _NEXT.split(line) if line.strip(_BETWEEN) else ():
            found = _LABELLED.fullmatch(part.strip())
            label, text = (found[1], found[2]) if found else ("", part.strip(_BULLETS))
            is_wrapped = not label and part.strip()[:1] not in _BULLETS
            yield _Said(row.line, label, text.strip(), is_wrapped)


def _table(grid: Grid, names: Sequence[str]) -> Iterator[Row]:
    yield Row(0, [*names])
    yield from _records(grid, names)
    yield from (Row(row.line, [], row.wrong) for row in grid.read() if row.wrong)


def _records(grid: Grid, names: Sequence[str]) -> Iterator[Row]:
    """The records, with what each label says in its place; what has none goes on with the last."""
    record: dict[str, list[str]] = {}
    first, line, begun, last = names[0], 0, "", _ENTRY
    for said in _all_said(grid, grid.read()):
        is_known = said.label in names
        if said.label == first or (is_known and said.label == begun):
            if len(record) > 1:
                yield _row(line, record, names)
            is_day = said.label == first
            record = {first: [said.text] if is_day else record[first]}
            line, begun, last = said.line, "", _ENTRY if is_day else last
            if is_day:
                continue
        begun = begun or said.label * is_known
        last = said.label if is_known else last
        if not is_known and not _goes_on(record.get(last, ())):
            last = _ENTRY
        text = f"{said.label}: {said.text}" if said.label and not is_known else said.text
        texts = record.setdefault(last, [])
        if said.is_wrapped and last != _ENTRY and any(texts):
            text = f"{texts.pop()} {text}"
        texts.append(text)
    if len(record) > 1:
        yield _row(line, record, names)


def _goes_on(texts: Sequence[str]) -> bool:
    """Whether words may go on with what a label says, as with no number, day or time."""
    return not any(texts) or token(texts[-1]).kind is Kind.WORD


def _row(line: int, record: Mapping[str, Sequence[str]], names: Sequence[str]) -> Row:
    return Row(line, ["; ".join(filter(None, record.get(name, ()))) for name in names])
