"""How much the name of a column says that it is the day of its lines."""

from collections.abc import Sequence

from sidelog.catalog.text import fold
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import last_part, tokens
from sidelog.exchange.table.dating.clocks import LATER, OF_PLANS

_OF_RECORDS = word_set(
    "measured measurement taken tested test recorded logged reading gemessen messung medicion "
    "mesure misura local"
)
_NAMES: Sequence[frozenset[str]] = (
    word_set(
        "date;day;datum;tag;fecha;data;jour;dag;dia;full date;calendardate;date of sleep;"
        "dateofsleep;entry date;log date;at;when"
    ),
    word_set("datetime;date time;date/time;timestamp;time;measured at;taken at;zeit"),
    word_set("start;start time;start date;starttime;startdate;begin;from;bedtime"),
)
_STAMPS = frozenset({"timestamp", "ts"})
RANKS = len(_NAMES)
"""The rank of a name that has the word in it; more is that of one that has it not."""

YEAR_NAMES = frozenset({"year", "jahr", "ano", "annee", "jaar", "yyyy", "yr"})
MONTHS_CALLED = frozenset({"month", "monat", "mes", "mois", "maand", "mm"})
DAYS_CALLED = frozenset({"day", "tag", "dia", "jour", "dag", "dd", "day of month", "dayofmonth"})


def rank_of(called: str) -> int:
    """How much a column's name says that it is the day of a line; less is more."""
    last = last_part(called)
    name = fold(last).replace("_", " ").strip()
    words = tokens(last)
    if words & (LATER | OF_PLANS):
        return RANKS + 2
    for rank, names in enumerate(_NAMES):
        if name in names:
            return rank
    return RANKS if words & {"date", "day", "time", "datum", "timestamp"} else RANKS + 1


def is_called_moment(name: str) -> bool:
    """Whether a column is called as those of moments are: "message_ts"; not of when any ended."""
    rank = rank_of(name)
    return rank < RANKS or (rank <= RANKS + 1 and bool(tokens(name) & _STAMPS))


def is_called_day(name: str) -> bool:
    """Whether a column is called as those of days are."""
    return rank_of(name) <= RANKS


def is_of_record(name: str) -> bool:
    """Whether a name says that it is of when something was measured or taken, by a local clock."""
    return bool(tokens(name) & _OF_RECORDS)


def is_part(name: str, called: frozenset[str]) -> bool:
    """Whether a column is called as those of a part of days, such as `YEAR_NAMES`."""
    return fold(name).replace("_", " ") in called


def names_parts(cells: Sequence[str]) -> bool:
    """Whether cells name the columns of a year, a month and a day."""
    parts = (YEAR_NAMES, MONTHS_CALLED, DAYS_CALLED)
    return all(any(is_part(cell.strip(), called) for cell in cells) for called in parts)
