"""Which of several columns of days is that of the lines: by what they say, or asked."""

from collections.abc import Iterator, Sequence
from itertools import product

from sidelog.exchange.reader import Question
from sidelog.exchange.table.cell.days import read_clock, read_day
from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.dating.called import LATER, OF_PLANS, RANKS, is_of_record, rank_of
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.text_rows import Row

_NEARLY_ALL = 0.9
_SENT = word_set(
    "timestamp ts submitted submission created entered logged recorded zeitstempel horodateur "
    "temporal erstellt utworzenia utworzono creado creada criado criada aangemaakt "
    "carimbo cronologiche tijdstempel sygnatura"
)
"""Words of when a line was sent, or written down: "Marca temporal"."""
_OF_ENTRY = word_set(
    "date day of the this which what is was for on dose entry log taken intake about datum tag der "
    "fecha dia de la toma prise jour que "
    "qual cual quel quelle che quale giorno welcher welches welchen fur welke jaki ktory dzien"
)
"""Words of the day of a line that are said of no other day."""
_OF_OTHER = word_set(
    "last previous prior first since start started begin began onset surgery diagnosis diagnosed "
    "appointment refill opened birthday geburtsdatum"
)


def is_sent(one: Seen) -> bool:
    """Whether moments say when lines were sent, or written down, and perhaps not when they were."""
    days = one.kinds[Kind.DAY]
    return is_called_sent(one.name) and 0 < days * _NEARLY_ALL <= one.days.clocks


def is_called_sent(name: str) -> bool:
    """Whether a column is called as those of when lines were sent, or written down."""
    return bool(tokens(name) & _SENT)


def is_whole(day: Seen) -> bool:
    """Whether days have times that say nothing, as where each is 00:00."""
    return 0 < day.days.clocks == day.days.midnights == day.kinds[Kind.DAY]


def day_of_entry(sent: Seen, found: Sequence[Seen], columns: Columns) -> Seen | None:
    """The day that a person gave of each line, among those found, beside the moment it was sent at.

    So it is by the words of its name, or where it is that of the moment, or the one before it.
    """
    others = LATER | OF_PLANS | _OF_OTHER
    rest = [one for one in found if one is not sent and not is_sent(one)] if is_sent(sent) else []
    rest = [one for one in rest if rank_of(one.name) != RANKS - 1]  # where something began
    rest = [one for one in rest if not tokens(one.name) & others]
    called = [one for one in rest if frozenset() < tokens(one.name) <= _OF_ENTRY]
    given = called or [one for one in rest if _is_near(one, sent, columns)]
    return min(given, key=lambda one: (rank_of(one.name), one.place), default=None)


def _is_near(one: Seen, sent: Seen, columns: Columns) -> bool:
    """Whether most days are those of the moments beside them, or one before them."""
    apart = list(_days_apart(one, sent, columns))
    return sum(days in {0, 1} for days in apart) > len(apart) / 2


def _days_apart(one: Seen, sent: Seen, columns: Columns) -> Iterator[int]:
    """How many days each moment is after the day beside it; the fewest where 03/04 may be two."""
    for cells in columns.cells():
        before, after = (read_day(cells[each.place].strip()) for each in (one, sent))
        days = product(before.readings, after.readings) if before and after else ()
        if apart := [(end - day).days for day, end in days]:
            yield min(apart, key=lambda days: (abs(days), days))


def are_of_days(timed: Seen, day: Seen, columns: Columns) -> bool:
    """Whether moments are of the days beside them: else those are the person's own.

    Of when lines were sent, nearly all is not enough: the others would be of a wrong day.
    """
    if is_sent(timed):
        return not any(_days_apart(day, timed, columns))
    same, other, _ = _compared(timed, day, columns)
    return same >= (same + other) * _NEARLY_ALL


def are_starts_of(timed: Seen, day: Seen, columns: Columns) -> bool:
    """Whether moments that are called a start say the day of each line again, and its time."""
    if rank_of(timed.name) != RANKS - 1 or timed.days.clocks < day.filled:
        return False
    apart = list(_days_apart(timed, day, columns))
    return len(apart) == day.filled and not any(apart)


def which_day(day: Seen, found: Sequence[Seen], columns: Columns) -> Question | None:
    """The question which column has the days: the one that would be taken, or another of those."""
    for one in found:
        is_alike = (
            one is not day
            and (len(one.texts) > 1 or len(day.texts) == 1)  # else it is of the file as a whole
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


def says_both(timed: Seen, day: Seen, clock: Seen, columns: Columns) -> bool:
    """Whether the moments of a column are, in each line, the day and the time of two others."""
    for cells in columns.cells():
        moment, said = (read_day(cells[each.place].strip()) for each in (timed, day))
        at = read_clock(cells[clock.place].strip())
        if not (moment and moment.clock and said and moment.day in said.readings and at):
            return False
        written = moment.clock.replace(tzinfo=None)
        if at not in {written, written.replace(second=0, microsecond=0)}:
            return False
    return True


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
