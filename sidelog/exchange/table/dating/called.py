"""What the names of columns say of when lines are: a day, a time, a start, an end, or a plan."""

import re
from collections.abc import Sequence

from sidelog.catalog.text import fold
from sidelog.exchange.table.cell.words import LASTING, word_set
from sidelog.exchange.table.column.names import last_part, tokens, words_of
from sidelog.exchange.table.medicine.words import PLANNED

LATER = word_set(
    "end stop finish until updated created modified entered birth dob due uploaded synced to "
    "expiry expires next"
)
"""Words of what is not when a line was."""
OF_PLANS = PLANNED | word_set("window alarm sched")
"""Words of when a line was to be, and not of when it was."""
_STARTED = word_set("start started begin beginn debut inicio inizio aanvang poczatek zacatek")
LEFT = word_set("leave leaving depart departed departure abfahrt salida partenza vertrek")
ARRIVED = word_set("arrive arrived arriving arrival ankunft llegada arrivee arrivo aankomst")
"""Words of the beginnings and of the ends of ways."""
STARTS = _STARTED | LEFT | word_set("from bed bedtime asleep tracking von desde")
OF_NIGHT = word_set(
    "bed bedtime wake woke wakeup rise alarm ring onset snooze sunrise sunset meal lunch dinner nap"
)
NIGHTS_WRITTEN = ("就寝", "就寢", "起床", "入睡")
"""The same where words are not apart."""
_OF_RECORDS = word_set(
    "measured measurement taken tested test recorded logged reading gemessen messung medicion "
    "mesure misura local"
)
_STAMPS = frozenset({"timestamp", "ts"})

_DAYS: Sequence[frozenset[str]] = (
    word_set(
        "date;day;datum;tag;fecha;data;jour;dag;dia;full date;calendardate;date of sleep;"
        "dateofsleep;entry date;log date;at;when"
    ),
    word_set("datetime;date time;date/time;timestamp;time;measured at;taken at;zeit"),
    word_set("start;start time;start date;starttime;startdate;begin;from;bedtime"),
)
RANKS = len(_DAYS)
"""The rank of a name that has the word in it; more is that of one that has it not."""
YEAR_NAMES = word_set("year jahr ano annee jaar yyyy yr")
MONTHS_CALLED = word_set("month monat mes mois maand mm")
DAYS_CALLED = word_set("day;tag;dia;jour;dag;dd;day of month;dayofmonth")
_JOINED_PARTS = frozenset({"year", "month", "day"})
CLOCKS_CALLED = _STARTED | word_set(
    "time;uhrzeit;heure;hora;tijd;ora;clock;time of day;at;start time;zeit;"
    "time taken;taken at;local time;timestamp;entry time;cas;czas;tid;klokkeslett;время;時刻;時間;"
    "时间;시간;godzina;godz;klokka;klokken;klockan;kellonaika;kello;kl;klo;horario;orario;slot;"
    "time slot"
)
HOURS_CALLED = word_set("hour;hr;stunde;hour of day;hora;heure;ora;uur")
MINUTES_CALLED = word_set("minute;min;minutes;minute of hour")

_ASKING = re.compile(
    r"(?:(?:at )?what time|when (?:did|do|was|were)|wann|um wie viel uhr|(?:a )?que hora|cuando|"
    r"(?:a )?quelle heure|quand|(?:a )?che ora|quando|hoe laat|wanneer|o ktorej|kiedy)\b(?P<of>.*)"
)
"""The words with which a question begins that a time answers."""
_ASKED_OF_LINES = word_set(
    "a at is was were it this that the of did do does you i we have had take took taken taking "
    "dose doses measure measured log logged record recorded write entry now uhr godzinie"
)
"""Words of such a question that is of its line as a whole: "What time did you take it?"."""


def rank_of(name: str) -> int:
    """How much a column's name says that it is the day of a line; less is more."""
    last = last_part(name)
    words, plain = tokens(last), fold(last).replace("_", " ").strip()
    if words & (LATER | OF_PLANS):
        return RANKS + 2
    ranks = (rank for rank, names in enumerate(_DAYS) if plain in names)
    has_word = words & {"date", "day", "time", "datum", "timestamp"}
    return next(ranks, RANKS if has_word else RANKS + 1)


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
    return beside_part(name, called) == ""


def beside_part(name: str, called: frozenset[str]) -> str | None:
    """What stands before the name of a part of days: "start" of "startyear"; None without one."""
    words = re.sub(r"[_ -]+", " ", fold(name)).strip()
    if words in called:
        return ""
    before, _, last = words.rpartition(" ")
    if last in called:
        return before
    joined = next((part for part in _JOINED_PARTS & called if words.endswith(part)), "")
    return words.removesuffix(joined) if joined else None


def names_parts(cells: Sequence[str]) -> bool:
    """Whether cells name the columns of a year, a month and a day."""
    parts = (YEAR_NAMES, MONTHS_CALLED, DAYS_CALLED)
    return all(any(is_part(cell.strip(), called) for cell in cells) for called in parts)


def in_words(name: str) -> str:
    """The words of a column's name: "start time" of "StartTime"."""
    return " ".join(words_of(name))


def is_called_clock(name: str) -> bool:
    """Whether a column is called just as the time of its lines is, so that a 9 in it is one."""
    return in_words(name) in CLOCKS_CALLED | HOURS_CALLED


def is_called_start(name: str) -> bool:
    """Whether a name says that something began then: "started", and not "away from home"."""
    words = tokens(name)
    is_called = bool(words & _STARTED or frozenset() < words <= STARTS - OF_NIGHT)
    return is_called and not words & (LATER | LASTING)


def is_asked_when(name: str) -> bool:
    """Whether a name asks when something was done: "What time did you get up?"."""
    return _asked_of(name) is not None


def is_asked_of_another(name: str) -> bool:
    """Whether it asks so of something that need not be of the time of its line."""
    return not {*(_asked_of(name) or ())} <= _ASKED_OF_LINES


def _asked_of(name: str) -> list[str] | None:
    """The words behind those that ask, and behind the number of the question; None for none."""
    found = _ASKING.fullmatch(" ".join(word for word in words_of(name) if not word[0].isdecimal()))
    return found["of"].split() if found else None
