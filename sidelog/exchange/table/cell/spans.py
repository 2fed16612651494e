"""Cells that say a span of days: a month, a week, or from one day to another."""

import re
from collections.abc import Collection

from sidelog.catalog.text import fold
from sidelog.exchange.table.cell.calendar import MONTH_NAMES
from sidelog.exchange.table.cell.days import is_day, lacks_year

_MONTH_OR_WEEK = re.compile(r"(?:19|20)\d\d ?[-/.]? ?(?:0[1-9]|1[0-2]|w ?\d{1,2})", re.ASCII)
_LINE = "[-\N{EN DASH}\N{EM DASH}]"
_MONTH, _NUMBER = r"([^\W\d_]+)\.?", r"(\d{1,2})\.?"
_IN_A_MONTH = re.compile(
    rf"(?:{_MONTH} )?{_NUMBER} ?{_LINE} ?{_NUMBER}(?: {_MONTH})?(?:,? \d{{4}})?"
)
_TO = re.compile(rf" (?:{_LINE}|to|until|bis|au|al|a) |(?<=\d){_LINE}(?=[^\W\d_])")
_LAST_DAY = 31


def spans_days(text: str) -> bool:
    """Whether a cell says a span of days: "May 2026", "2026-W05", "Oct 1-7", "27 Aug - 2 Sep"."""
    words = fold(" ".join(text.split()))
    is_month = words[-4:].isdigit() and words[:-4].strip(" .,-/") in MONTH_NAMES
    return bool(_MONTH_OR_WEEK.fullmatch(words)) or is_month or _is_range(words)


def are_weeks(texts: Collection[str]) -> bool:
    """Whether cells are spans of a month of one length: "Oct 8-14", "Oct 15-21", and no years."""
    found = [_IN_A_MONTH.fullmatch(fold(" ".join(text.split()))) for text in texts]
    lengths = {int(one[3]) - int(one[2]) for one in found if one}
    return all(found) and len(found) > 1 and len(lengths) == 1 and len({*texts}) > 1


def _is_range(words: str) -> bool:
    if found := _IN_A_MONTH.fullmatch(words):
        before, first, last, behind = found.groups()
        is_month = (before or behind) in MONTH_NAMES and not (before and behind)
        return is_month and int(first) < int(last) <= _LAST_DAY
    first, *last = _TO.split(words, maxsplit=1)
    return bool(last) and all(is_day(end) or lacks_year(end) for end in (first, *last))
