"""Lines that are each of a cycle: on their day a period began, which is what happened then."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from statistics import median

from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.dating.by_line import days_by_line
from sidelog.exchange.table.dating.called import DAYS_CALLED, STARTS
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
_DAY_OF_CYCLE = frozenset({"zyklustag"})
_FIRST = STARTS | word_set("1 first erster primer primo premier eerste")
_LENGTHS = word_set("length lange zykluslange days duracion durata duree duracao lengte dlugosc")
_FEWEST = 3
_SHORTEST, _LONGEST = 15, 60
"""Days from one period to the next, as a rule."""
_SHORT = 7
"""Days after which another may have begun, where one day of a few is odd."""
_SELDOM = 0.1


def is_day_of_cycle(one: Seen) -> bool:
    """Whether a column has the day of a cycle, which is no value of what a line names."""
    words = tokens(one.name)
    return (
        bool(words & CYCLES and words & (DAYS_CALLED | _DAY_OF_CYCLE))
        and one.share(Kind.NUMBER) == 1
    )


def starts_of_cycles(dating: Dating, seen: Sequence[Seen], file: str) -> Events | None:
    """What happened in each line of a file of cycles; None where it is of anything else."""
    day = dating.day
    names = [tokens(one.name) for one in seen]
    words, of_day = frozenset[str](tokens(file)).union(*names), tokens(day.name)
    is_called = bool(of_day & _FIRST and words & CYCLES)
    have_lengths = any(some & CYCLES and some & _LENGTHS for some in names)
    if dating.has_times or not (is_called or have_lengths) or not _are_apart(dating):
        return None
    said = f"start of a {'period' if words & _PERIODS else 'cycle'}"
    return Events(day.place, day.name, None, said=day.name if of_day & CYCLES else said)


def ends_too_soon(dating: Dating) -> str:
    """What is asked of a cycle that is shorter than cycles are; empty where there is none."""
    short = [(day, gap) for day, gap in _gaps(dating).items() if gap < _SHORTEST]
    if not short:
        return ""
    (day, gap), more = short[0], len(short) - 1
    others = f", and {more:,} more so soon: are they" if more else ": is it"
    return f"{day} is {gap} days after the one before{others} right?"


def _gaps(dating: Dating) -> dict[date, int]:
    days = sorted(day for day, _ in days_by_line(dating).values())
    return {after: (after - before).days for before, after in pairwise(days)}


def _are_apart(dating: Dating) -> bool:
    """Whether days are as far apart as periods are, and not always as far, as months may be."""
    lines, gaps = days_by_line(dating).values(), [*_gaps(dating).values()]
    is_alike = len(set(gaps)) == 1 or len({day.day for day, _ in lines}) == 1
    is_each = len(lines) >= _FEWEST and all(count == 1 for _, count in lines)
    return is_each and not is_alike and _are_long(gaps) and median(gaps) <= _LONGEST


def _are_long(gaps: Sequence[int]) -> bool:
    """Whether cycles are as long as they are, but for one in ten, or for one of a few."""
    short = [gap for gap in gaps if gap < _SHORTEST]
    is_one = len(short) == 1 and short[0] >= _SHORT and len(gaps) > _FEWEST
    return is_one or len(short) <= len(gaps) * _SELDOM
