"""Lines that are each of a cycle: on their day a period began, which is what happened then."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.dating.by_line import days_by_line
from sidelog.exchange.table.dating.clocks import STARTS
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.events.happened import Events
from sidelog.exchange.table.evidence import Seen

_PERIODS = word_set(
    "period periods menstruation menstrual menses mens menstruacion menstruacao mestruazione "
    "mestruazioni menstruatie miesiaczka regla reglas regles periode perioden periodenbeginn "
    "periodenstart"
)
CYCLES = _PERIODS | word_set(
    "cycle cycles zyklus zyklen zyklustag zykluslange zyklusstart zyklusbeginn ciclo ciclos cyclus "
    "cykl cyklu"
)
_FIRST = STARTS | word_set("1 first erster primer primo premier eerste")
_LENGTHS = word_set("length lange zykluslange days duracion durata duree duracao lengte dlugosc")
_FEWEST = 3
_SHORTEST, _LONGEST = 15, 60
"""Days from one period to the next, as a rule."""


def starts_of_cycles(dating: Dating, seen: Sequence[Seen], file: str) -> Events | None:
    """What happened in each line of a file of cycles; None where it is of anything else.

    Args:
        dating: that of its lines.
        seen: its columns.
        file: what it is called.
    """
    day = dating.day
    names = [tokens(one.name) for one in seen]
    words, of_day = frozenset[str](tokens(file)).union(*names), tokens(day.name)
    is_called = bool(of_day & _FIRST and words & CYCLES)
    have_lengths = any(some & CYCLES and some & _LENGTHS for some in names)
    if dating.has_times or not (is_called or have_lengths) or not _are_apart(dating):
        return None
    said = f"start of a {'period' if words & _PERIODS else 'cycle'}"
    return Events(day.place, day.name, None, said=day.name if of_day & CYCLES else said)


def _are_apart(dating: Dating) -> bool:
    """Whether days are as far apart as periods are, and not always as far, as months may be."""
    lines = days_by_line(dating).values()
    days = sorted(day for day, _ in lines)
    gaps = [(after - before).days for before, after in pairwise(days)]
    is_alike = len(set(gaps)) == 1 or len({day.day for day in days}) == 1
    is_each = len(days) >= _FEWEST and all(count == 1 for _, count in lines)
    return is_each and not is_alike and min(gaps) >= _SHORTEST and median(gaps) <= _LONGEST
