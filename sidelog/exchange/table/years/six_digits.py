"""Days of six digits: 240301 is 1 March 2024 where all lines say so, and none says otherwise."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from itertools import pairwise

from sidelog.dates.words import existing
from sidelog.exchange.reader import Here
from sidelog.exchange.table.dating.called import is_called_day
from sidelog.exchange.table.rows.columns import Columns, filled
from sidelog.exchange.table.rows.text_rows import Row

_DIGITS = re.compile(r"(\d\d)(\d\d)(\d\d)", re.ASCII)
_ORDERS = {"yymmdd": (0, 1, 2), "ddmmyy": (2, 1, 0), "mmddyy": (2, 0, 1)}
"""Where the year, the month and the day stand, by how people call it."""
_LOOKED_AT = 400
_FEWEST = 3
_FAR = 14
"""Lines go on from day to day where two that follow each other are at most so many apart."""
_NEARLY_ALL = 0.9


def with_six_digits(columns: Columns, here: Here) -> Columns:
    """A file with its days in full, where they are six digits that can be read in one way."""
    rows = columns.head(_LOOKED_AT)
    for place, name in enumerate(columns.names):
        texts = filled(rows, place) if is_called_day(name) else []
        if len(texts) < _FEWEST or not all(map(_DIGITS.fullmatch, texts)):
            continue
        if how := _order_of(texts, here.now.date()):
            remark = f"{name} is written as {how}: {texts[0]} is {_day(texts[0], how)}"
            return columns.changed(partial(_in_full, place=place, how=how), remark)
    return columns


def _order_of(texts: Sequence[str], today: date) -> str:
    """The one order in which all are days until today; empty where none is, or several are."""
    found = {how: [_day(text, how) for text in texts] for how in _ORDERS}
    real = {how: [one for one in days if one and one <= today] for how, days in found.items()}
    whole = {how: days for how, days in real.items() if len(days) == len(texts)}
    if len(whole) > 1:
        whole = {how: days for how, days in whole.items() if _go_on(days)}
    return next(iter(whole)) if len(whole) == 1 else ""


def _go_on(days: Sequence[date]) -> bool:
    """Whether days follow each other, be it backwards."""
    steps = [(after - before).days for before, after in pairwise(days)]
    near = max(sum(0 <= sign * step <= _FAR for step in steps) for sign in (1, -1))
    return near >= len(steps) * _NEARLY_ALL


def _day(text: str, how: str) -> date | None:
    found = _DIGITS.fullmatch(text)
    if found is None:
        return None
    year, month, day = (int(found[place + 1]) for place in _ORDERS[how])
    return existing(2000 + year, month, day)


def _in_full(row: Row, place: int, how: str) -> Iterator[Row]:
    day = _day(row.text(place), how)
    yield row.with_cell(place, day.isoformat()) if day else row
