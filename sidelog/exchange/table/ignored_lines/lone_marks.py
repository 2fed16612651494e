"""One -1 among 0 and 1, in a file whose other numbers are all counts: a mark, and no count."""

from collections.abc import Sequence

from sidelog.exchange.table.column.nothing import may_be_below, nothing_known
from sidelog.exchange.table.column.ratings import is_rated
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.rows.columns import Columns

_MARK = "-1"
_COUNTS = frozenset({"0", "1"})
_OTHERS, _LINES = 2, 5


def without_lone_marks(columns: Columns, seen: Sequence[Seen]) -> Columns:
    """The columns, without a -1 that is the only number below 0 of a file of counts.

    -1, 0 and 1 alone may be a scale, but not as one more of several counts, and of which nothing
    is rated.

    Args:
        columns: the file.
        seen: what its columns have.
    """
    below = [one for one in seen if any(text.startswith("-") for text in one.texts)]
    if len(below) != 1 or not _has_lone_mark(below[0]):
        return columns
    (marked,) = below
    counts = [one for one in seen if one is not marked and _are_counts(one)]
    if len(counts) < _OTHERS:
        return columns
    place = marked.place

    def is_marked(cells: Sequence[str]) -> list[int]:
        return [place] if cells[place].strip() == _MARK else []

    return columns.emptied(is_marked, {place: nothing_known([_MARK], 1)})


def _has_lone_mark(one: Seen) -> bool:
    """Whether a column of a few lines has 0 and 1, and -1 once; of what is not rated."""
    is_lone = one.texts.keys() == _COUNTS | {_MARK} and one.texts[_MARK] == 1
    is_count = not (is_rated(one.name) or may_be_below(one.name))
    return is_lone and is_count and one.filled >= _LINES


def _are_counts(one: Seen) -> bool:
    """Whether a column has whole numbers from 0 to more than 1, of what is not rated."""
    are_whole = not one.many and all(map(str.isdecimal, one.texts)) and "0" in one.texts
    return are_whole and not (one.texts.keys() <= _COUNTS or is_rated(one.name))
