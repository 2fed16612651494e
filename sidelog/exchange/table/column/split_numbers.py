"""Numbers that a comma within them has split into two cells."""

from collections.abc import Sequence
from itertools import pairwise

from sidelog.errors import BadDataError
from sidelog.exchange.table.cell.numbers import Kind, Sign
from sidelog.exchange.table.cell.words import NOTES
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.rows.columns import Columns


def refuse_split_numbers(seen: Sequence[Seen], columns: Columns) -> None:
    """Refuse 36,6 between commas, where its end would be a number in a column of words.

    Raises:
        BadDataError: a column of comments has short numbers only, beside one of whole numbers.
    """
    for before, one in pairwise(seen):
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
