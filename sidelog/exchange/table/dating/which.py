"""Which of several columns of days is that of the lines: by what they say, or asked."""

from collections.abc import Sequence

from sidelog.exchange.reader import Question
from sidelog.exchange.table.cell.days import read_day
from sidelog.exchange.table.dating.called import RANKS, is_of_record, rank_of
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.text_rows import Row

_NEARLY_ALL = 0.9


def are_of_days(timed: Seen, day: Seen, columns: Columns) -> bool:
    """Whether moments are of the days beside them: else those are the person's own."""
    same, other, _ = _compared(timed, day, columns)
    return same >= (same + other) * _NEARLY_ALL


def which_day(day: Seen, found: Sequence[Seen], columns: Columns) -> Question | None:
    """The question which of two columns has the days, where their names do not say it.

    Args:
        day: the one that would be taken.
        found: all that have days.
        columns: the file.
    """
    for one in found:
        is_alike = (
            one is not day
            and rank_of(one.name) == rank_of(day.name) <= RANKS
            and is_of_record(one.name) is is_of_record(day.name)
            and not one.days.clocks  # which may be those of two zones
            and not day.days.clocks
        )
        same, other, row = _compared(one, day, columns) if is_alike else (0, 0, None)
        if row and same < (same + other) * _NEARLY_ALL:
            choices = {each.name: row.cells[each.place].strip() for each in (day, one)}
            differ = f"{day.name} and {one.name} have different days, as in line {row.line}"
            return Question("day", "--day", f"{differ}: which is the day of each line?", choices)
    return None


def _compared(one: Seen, other: Seen, columns: Columns) -> tuple[int, int, Row | None]:
    """In how many rows two columns have the same day, and other ones; and the first of these."""
    same = others = 0
    first: Row | None = None
    for row in columns.rows():
        if len(row.cells) == len(columns.names):
            both = [read_day(row.cells[each.place].strip()) for each in (one, other)]
            on = [said.day for said in both if said and said.day]
            if len(on) == len(both):  # 03/04 beside Apr 3 is for nobody to compare
                same += on[0] == on[1]
                others += on[0] != on[1]
                first = first or (row if on[0] != on[1] else None)
    return same, others, first
