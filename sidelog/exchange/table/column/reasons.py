"""What cells are by all of a column: lengths of time, yes and no; and why one stays out."""

from collections.abc import Iterable
from itertools import islice

from sidelog.catalog.text import quote
from sidelog.exchange.table.cell.numbers import NUMBERISH, Kind, token
from sidelog.exchange.table.cell.said_words import may_be_said
from sidelog.exchange.table.cell.words import (
    DOINGS,
    LASTING,
    NO,
    SLEEP,
    STAGES,
    YES,
    nearest_scale,
    word_set,
)
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.column.nothing import nothing_known
from sidelog.exchange.table.column.readings import is_skipped
from sidelog.exchange.table.column.units import are_in_many_units
from sidelog.exchange.table.evidence import Seen, look_at

_MOSTLY = 0.6
_TOO_LONG, _A_DAY = 20, 24
_EARLY = 4
"""Before it a night begins, if not from _TOO_LONG on."""
_BEFORE_DAY, _LATE = 5, 16
"""Nobody does anything so early each day, and for so long."""
_FEW, _SHOWN = 2, 3
_MOST_WORDS = 400
_MANY = 1000
_NEARLY_ALL = 0.99
NOTHING_KNOWN = "nothing is known in any line"
_WORDS = (Kind.WORD, Kind.YES_NO)
"""Yes and no among other words are words."""
_ASLEEP = SLEEP | word_set("awake bed acordado acordada despierto eveille sveglio cama bett letto")
_SAID_LONG = word_set("time in spent total tempo temps tiempo horas heures ore")
_LENGTHS = LASTING | _ASLEEP | STAGES
_LENGTHS |= word_set(
    "hours total spent nap worked work exercise workout screen value profundo "
    "profunda profond profondo tiefschlaf leichtschlaf leve ligero leger leggero diepe"
)
TIMES_OF_NIGHTS = word_set(
    "bedtime waketime wakeuptime risetime schlafenszeit bettzeit zubettgehzeit aufstehzeit "
    "aufwachzeit"
)
_TIMES = TIMES_OF_NIGHTS | word_set(
    "time wake woke start end begin finish at from to von bis desde hasta alarm slot hora heure "
    "ora uhrzeit que"
)
WAKING = word_set(
    "wake woke wakeup waketime bedtime bed go2bed up rise rose alarm lights fell went got"
)
_HAPPENED = word_set("fell woke went got")
"""Words of when something was: she fell asleep at 23:40, and in 0:10."""
_OF_REFERENCE = word_set(
    "reference ref range ranges interval normal limits referenz referenzbereich normalbereich "
    "norme referencia rango riferimento referentie norma"
)
_BINNED = word_set("bin bins binned bucket")
"""Words of ranges that were made of the numbers of another column."""
_SPENT = word_set("total duration spent in asleep awake length elapsed")


def is_length(
    seen: Seen, name: str, *, beside_times: bool = False, beside_halves: bool = False
) -> bool:
    """Whether 7:45 is a length of time there, and no time of the day, by the column's name.

    Args:
        seen: the column.
        name: what it is of.
        beside_times: whether another column has times of the day, such as when somebody woke.
        beside_halves: whether another has them with am and pm.
    """
    words = tokens(name)
    if _are_round_midnight(seen, words):
        return False
    if beside_halves and _has_hour_0(seen) and not words & (WAKING | _ASLEEP):
        return True
    if words & _HAPPENED and "in" not in words:
        return False
    if is_spent(seen, name):
        return True
    if words & _LENGTHS <= _ASLEEP and not words & _SAID_LONG:
        # Who writes 23:30 for sleep, or 0:40 beside a time of waking, means when.
        is_when = beside_times or words & _TIMES or seen.lengths.high >= _TOO_LONG
        return bool(words & _ASLEEP) and not is_when
    return bool(words & _LENGTHS) and (not words & _TIMES or bool(words & _SPENT))


def is_spent(seen: Seen, name: str) -> bool:
    """Whether 3:10 is how long something was done: of "screen time", and of no "screen start"."""
    words = tokens(name)
    is_of_doing = bool(words & DOINGS) and words & (_TIMES | WAKING) <= _SAID_LONG
    are_so_long = seen.lengths.low < _BEFORE_DAY and seen.lengths.high < _LATE
    return is_of_doing and are_so_long and not seen.kinds[Kind.TIME]


def _are_round_midnight(seen: Seen, words: frozenset[str]) -> bool:
    """Whether all are of late evenings or the hours behind them, as no lengths are.

    Where all are of evenings, their name has to be of sleep: somebody may fast so long each day.
    """
    late = [hours for hours in seen.lengths.some if _TOO_LONG <= hours < _A_DAY]
    early = [hours for hours in seen.lengths.some if 0 < hours < _EARLY]
    are_all = len(late) + len(early) == len(seen.lengths.some)
    return bool(late) and are_all and bool(early or words & _ASLEEP) and not words & LASTING


def _has_hour_0(seen: Seen) -> bool:
    """Whether a column has 0:52, which is 12:52 AM to whoever writes times with am and pm."""
    return seen.share(Kind.CLOCK) == 1 and any(text.startswith("0:") for text in seen.texts)


def have_halves(seen: Iterable[Seen]) -> bool:
    """Whether some column has times with am and pm."""
    return any(one.share(Kind.TIME) > _MOSTLY for one in seen)


def are_times(seen: Seen) -> bool:
    """Whether a column has times of the day, by its name and by what it has."""
    clocks = seen.share(Kind.CLOCK, Kind.TIME) > _MOSTLY
    return clocks and not tokens(seen.name) & _LENGTHS and bool(tokens(seen.name) & WAKING)


def no_length(seen: Seen) -> str:
    """Why hours and minutes are taken for no length of time."""
    first = seen.first[Kind.CLOCK]
    if seen.is_of_12_hours:
        return f"no am or pm: {first} may be of the morning or of the evening"
    is_late = _TOO_LONG <= seen.lengths.high < _A_DAY
    if tokens(seen.name) & (_TIMES | WAKING) or is_late:
        return "times of the day, which are no values"
    return (
        f"{first} may be a time of the day or a length of time; of a length its name would say so"
    )


def are_words(seen: Seen) -> bool:
    """Whether a column has words or times that say something, and not the same of all lines.

    So have cells of several kinds, none of which most are of, such as "0.2 g" and "no", and
    amounts in many units.
    """
    is_same = len(seen.texts) == 1 and not seen.empty and seen.filled > _FEW
    are_words = seen.share(*_WORDS, Kind.TIME, Kind.CLOCK) > 1 / 2
    known = seen.filled - seen.kinds[Kind.MISSING]
    are_words = are_words or _are_bands(seen)
    are_mixed = known and max(seen.share(*NUMBERISH), seen.share(Kind.DAY)) < _MOSTLY
    return not is_same and bool(are_words or are_mixed or are_in_many_units(seen))


def _are_ranges(seen: Seen) -> bool:
    """Whether a column has ranges, and perhaps bounds beside them, and no number."""
    beside = seen.share(Kind.RANGE, Kind.BOUND) if seen.kinds[Kind.RANGE] else 0
    return beside > _MOSTLY and not seen.kinds[Kind.NUMBER]


def _are_bands(seen: Seen) -> bool:
    """Whether a column has ranges that somebody chose among: "6-8 hrs", "<6 hrs".

    Those of a laboratory, between which a value is as it should be, are called so; what has no unit
    and no bound may be a month.
    """
    tells = seen.kinds[Kind.BOUND] or any(map(_says_of_what, seen.texts))
    named = tokens(seen.name)
    return _are_ranges(seen) and bool(tells) and not named & (_OF_REFERENCE | _BINNED)


def _says_of_what(text: str) -> bool:
    """Whether a range has a word behind it: "100-150pages", "6-8h"."""
    return bool(token(text).unit) or (token(text).kind is Kind.RANGE and text[-1:].isalpha())


def why_ranges(seen: Seen) -> str:
    """Why ranges are no values, and how the bands are kept; empty of other columns."""
    if not _are_ranges(seen):
        return ""
    if _are_bands(seen):
        return f"ranges, such as {', '.join(islice(seen.texts, _SHOWN))[:60]}, as they are"
    return f"ranges, and a value is one number: {seen.first[Kind.RANGE]}"


OTHER_DAY = "another day or time, not that of the line"


def usual_word(seen: Seen) -> str:
    """What nearly every line says, so that it says nothing of any of them; empty where none is."""
    text, count = seen.texts.most_common(1)[0] if seen.texts else ("", 0)
    lines = seen.filled + seen.empty
    return text if not seen.many and lines >= _MANY and count > lines * _NEARLY_ALL else ""


def why_no_value(seen: Seen) -> str:
    """Why a column has no values."""
    if seen.kinds[Kind.MISSING] == seen.filled:
        return NOTHING_KNOWN
    if seen.share(Kind.DAY) >= _MOSTLY:
        return OTHER_DAY
    if seen.share(Kind.TIME, Kind.CLOCK) >= _MOSTLY:
        return "times of the day, which are no values"
    words = [text for text in islice(seen.texts, _MOST_WORDS) if token(text).kind in _WORDS]
    if not words or are_in_many_units(seen):
        return _of_several_kinds(seen)
    if seen.share(*_WORDS) == 1 and not are_words(seen):
        return f"the same in every line: {words[0][:60]}"
    said = f"words, such as {', '.join(words[:3])[:60]}"
    return f"{said}{_numbers_among(seen)}{_offered(seen)}"


def _numbers_among(seen: Seen) -> str:
    """The numbers among words, which are kept as they are with them; empty where there are none."""
    if not seen.kinds[Kind.NUMBER]:
        return ""
    number = seen.first[Kind.NUMBER].text
    unit = f" {seen.unit}" if seen.unit and not token(number).unit else ""
    return f", and numbers, such as {number[:20]}{unit}"


def _of_several_kinds(seen: Seen) -> str:
    """What a column has whose cells are of several kinds."""
    if not are_in_many_units(seen):
        return "cells of several kinds"
    return f"amounts in many units, such as {', '.join(islice(seen.texts, _FEW))[:60]}"


def _offered(seen: Seen) -> str:
    """How words of which most have a known order become numbers; empty where they are others."""
    often = dict(seen.texts.most_common())
    if seen.many or nearest_scale(often) is None or not may_be_said(often):
        return ""
    example = ", ".join(f"{text}=.." for text in often)
    return f'; not all have a place in one order (numbers with --words "{example}")'


def are_yes_and_no(seen: Seen, *, both: bool = False) -> bool:
    """Whether words of yes or no are that: a letter may stand for anything else, as F for first.

    Beside other words there have to be both.
    """
    words = {text.casefold() for text in seen.texts if token(text).kind is Kind.YES_NO}
    letters = {word for word in words if len(word) == 1 and word.isalpha() and word != "x"}
    return (words != letters and not both) or bool(words & YES and words & NO)


def share_of_yes_and_no(seen: Seen) -> float:
    """The part of what is known that is yes or no; a day that says that it was skipped is apart."""
    words = {text: count for text, count in seen.texts.items() if is_skipped(text)}
    skipped = sum(count for text, count in words.items() if token(text).kind is Kind.WORD)
    known = seen.filled - seen.kinds[Kind.MISSING] - skipped
    return seen.kinds[Kind.YES_NO] / known if known else 0.0


def about_missing(seen: Seen, missing: frozenset[str]) -> str:
    """Where nothing is known in a column, and how often; empty where all is."""
    count, missing = seen.kinds[Kind.MISSING], missing | seen.below
    words = (text for text in seen.texts if look_at(text, missing).kind is Kind.MISSING)
    said = nothing_known(words, count) if count else ""
    is_open = any(text.startswith("-") for text in seen.below) and not seen.column
    return f"{said} (else --missing {quote(f'{seen.name}=')})" if is_open else said
