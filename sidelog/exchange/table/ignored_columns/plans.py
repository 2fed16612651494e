"""What was planned, in columns beside what was measured: the line of a goal, and the ends of it.

A goal is called so, and goes on in a straight line, but for what its decimals were rounded of, or
stays as it is; what always is as far above or below it is an end of its band.
"""

from collections.abc import Sequence
from itertools import islice, pairwise

from sidelog.exchange.table.cell.numbers import Kind, read_number, token
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.medicine.medicines import PLANNED
from sidelog.exchange.table.product.not_taken import LIMITS
from sidelog.exchange.table.rows.columns import Columns

WAS_A_PLAN = "a goal that goes on in a straight line, and nothing that was measured"
_CALLED = PLANNED | LIMITS | word_set("bound bounds")
_LOOKED_AT, _ENOUGH = 1000, 3
_NEARLY_ALL = 0.9
_ROUNDED, _TENTH = 1e-6, 0.1


def find_plans(rest: Sequence[Seen], columns: Columns) -> list[Seen]:
    """The columns of what was planned, beside others of what was measured.

    Args:
        rest: the columns that may be values.
        columns: the file.
    """
    numeric = [one for one in rest if one.share(Kind.NUMBER) == 1]
    called = [one for one in numeric if tokens(one.name) & _CALLED]
    others = [one for one in numeric if one not in called and len(one.texts) > 1]
    called = [one for one in called if one.numbers[one.sign].high > 1]
    if not called or not others:
        return []
    numbers = _numbers(called, columns)
    return [one for one in called if _is_straight(numbers[one.place])]


def _numbers(called: Sequence[Seen], columns: Columns) -> dict[int, list[float]]:
    """The numbers of some columns, in their order."""
    found: dict[int, list[float]] = {one.place: [] for one in called}
    for cells in islice(columns.cells(), _LOOKED_AT):
        for one in called:
            cell = token(cells[one.place].strip())
            number = read_number(cell.digits, one.sign) if cell.kind is Kind.NUMBER else None
            if number is not None:
                found[one.place].append(number)
    return found


def _is_straight(numbers: Sequence[float]) -> bool:
    """Whether nearly all numbers are as far from the one before as that is from its own."""
    steps = [later - one for one, later in pairwise(numbers)]
    bends = [abs(later - one) for one, later in pairwise(steps)]
    are_whole = all(map(float.is_integer, numbers))
    unit = _TENTH if all(round(one, 1) == one for one in numbers) and not are_whole else 0.0
    straight = sum(bend <= unit + _ROUNDED for bend in bends)
    return len(numbers) >= _ENOUGH and straight >= len(bends) * _NEARLY_ALL
