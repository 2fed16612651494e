"""Numbers that a comma within them has split into two cells."""

from collections.abc import Sequence
from itertools import pairwise

from sidelog.errors import BadDataError
from sidelog.exchange.table.cell.numbers import Kind, Sign
from sidelog.exchange.table.cell.words import NOTES
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.rows.columns import Columns

_MARKS = frozenset({"0", "1"})
_SOME = 5
"""Of so many decimals hardly all are 0 and 1."""


def refuse_split_numbers(seen: Sequence[Seen], columns: Columns) -> None:
    """Refuse 36,6 between commas, where its end would be a number in a column of words.

    Raises:
        BadDataError: a column of comments has short numbers only, beside one of whole numbers.
    """
    last = max((one.place for one in seen if one.filled), default=0)
    for before, one in pairwise(seen):
        # What has been pushed into the comments has nothing behind it: else lines are too long.
        if one.place < last or _are_marks(one):
            continue
        digits = one.filled and all(text.isdigit() and len(text) < 4 for text in one.texts)  # noqa: PLR2004
        beside = before.share(Kind.NUMBER) == 1 and before.numbers[Sign.POINT].whole
        if columns.grid.delimiter == "," and digits and beside and tokens(one.name) & NOTES:
            line = one.lines[next(iter(one.texts))]
            raise BadDataError(
                f"{columns.grid.name}, line {line}: {one.name} has numbers only, beside the whole "
                f"numbers of {before.name}.",
                hint="If a comma begins decimals in it, such numbers stand in quotation marks, or "
                "between semicolons: save it again in one of these ways.",
            )


def _are_marks(one: Seen) -> bool:
    """Whether cells are no and yes, as of a journal that was written."""
    return one.texts.keys() == _MARKS and one.filled >= _SOME
