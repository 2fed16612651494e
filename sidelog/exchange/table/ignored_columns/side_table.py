"""Small tables beside that of the days, such as of the sum of each of its columns."""

from collections.abc import Sequence

from sidelog.catalog.text import fold
from sidelog.exchange.table.cell.numbers import NUMBERISH, Kind
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.rows.names import has_no_name


def in_side_table(seen: Sequence[Seen]) -> frozenset[int]:
    """The places of the columns at the right that are of smaller tables.

    These are without names, but perhaps for the first, whose name is a title.  Words and numbers
    stand there side by side, no word comes again, and some are the names of columns.
    """
    last = max((one.place for one in seen if not has_no_name(one.name)), default=0)
    names = frozenset(fold(one.name.strip()) for one in seen[:last])
    for start in (last, last + 1):
        filled = [one for one in seen[start:] if one.filled]
        if len(filled) > 1 and _are_pairs(filled[0], filled[1]) and _has_names(filled, names):
            return frozenset(one.place for one in seen[start:])
    return frozenset()


def _are_pairs(words: Seen, numbers: Seen) -> bool:
    """Whether words that are each there once have numbers beside them, which none lacks."""
    are_words = words.share(Kind.WORD) == 1 and len(words.texts) == words.filled
    has_numbers = any(numbers.kinds[kind] for kind in NUMBERISH)
    return are_words and has_numbers and {*numbers.lines.values()} <= {*words.lines.values()}


def _has_names(columns: Sequence[Seen], names: frozenset[str]) -> bool:
    """Whether names of other columns are among the words of some."""
    return any(fold(text.strip()) in names for one in columns for text in one.texts)
