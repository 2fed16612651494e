"""What cells are by all of a column: words, yes and no; and why one stays out."""

from itertools import islice

from sidelog.catalog.text import quote
from sidelog.exchange.table.cell.numbers import NUMBERISH, Kind, Sign, token
from sidelog.exchange.table.cell.said_words import may_be_said
from sidelog.exchange.table.cell.words import NO, YES, nearest_scale, word_set
from sidelog.exchange.table.column.lengths import TIMES_OF_DAY
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.column.nothing import nothing_known
from sidelog.exchange.table.column.readings import is_skipped
from sidelog.exchange.table.column.units import are_in_many_units, numbers_of
from sidelog.exchange.table.evidence import Seen, look_at

_MOSTLY = 0.6
_FEW, _SHOWN = 2, 3
_TEN, _SEVERAL, _SO_MUCH_HIGHER = 10, 3, 3
_MOST_WORDS = 400
_MANY = 1000
_NEARLY_ALL = 0.99
NOTHING_KNOWN = "nothing is known in any line"
OTHER_DAY = "another day or time, not that of the line"
_NO_VALUES = {(Kind.DAY,): OTHER_DAY, (Kind.TIME, Kind.CLOCK): TIMES_OF_DAY}
_WORDS = (Kind.WORD, Kind.YES_NO)
"""Yes and no among other words are words."""
_NOT_CHOSEN = word_set(
    "reference ref range ranges interval normal limits referenz referenzbereich normalbereich "
    "norme referencia rango riferimento referentie norma bin bins binned bucket"
)
"""Words of the ranges of a laboratory, and of those that numbers of another column are in."""


def are_words(seen: Seen) -> bool:
    """Whether a column has words or times that say something, and not the same of all lines.

    So have cells of several kinds, none of which most are of, such as "0.2 g" and "no", and
    amounts in many units.
    """
    is_same = len(seen.texts) == 1 and not seen.empty and seen.filled > _FEW
    are_words = seen.share(*_WORDS, Kind.TIME, Kind.CLOCK) > 1 / 2 or _are_bands(seen)
    is_known = seen.filled > seen.kinds[Kind.MISSING]
    are_mixed = is_known and max(seen.share(*NUMBERISH), seen.share(Kind.DAY)) < _MOSTLY
    return not is_same and (are_words or are_mixed or are_in_many_units(seen))


def _are_ranges(seen: Seen) -> bool:
    """Whether a column has ranges, and perhaps bounds beside them, and no number."""
    beside = seen.share(Kind.RANGE, Kind.BOUND) if seen.kinds[Kind.RANGE] else 0
    return beside > _MOSTLY and not seen.kinds[Kind.NUMBER]


def _are_bands(seen: Seen) -> bool:
    """Whether a column has ranges that somebody chose among: "6-8 hrs", "<6 hrs".

    Those of a laboratory, between which a value is as it should be, are called so; what has no unit
    and no bound may be a month.
    """
    if not _are_ranges(seen) or tokens(seen.name) & _NOT_CHOSEN:
        return False
    return bool(seen.kinds[Kind.BOUND]) or any(map(_says_of_what, seen.texts))


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


def usual_word(seen: Seen) -> str:
    """What nearly every line says, so that it says nothing of any of them; empty where none is."""
    text, count = seen.texts.most_common(1)[0] if seen.texts else ("", 0)
    lines = seen.filled + seen.empty
    return text if not seen.many and lines >= _MANY and count > lines * _NEARLY_ALL else ""


def why_no_value(seen: Seen) -> str:
    """Why a column has no values."""
    if seen.kinds[Kind.MISSING] == seen.filled:
        return NOTHING_KNOWN
    for kinds, why in _NO_VALUES.items():
        if seen.share(*kinds) >= _MOSTLY:
            return why
    words = [text for text in islice(seen.texts, _MOST_WORDS) if token(text).kind in _WORDS]
    if are_in_many_units(seen):
        return f"amounts in many units, such as {', '.join(islice(seen.texts, _FEW))[:60]}"
    if not words:
        return "cells of several kinds"
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


def _offered(seen: Seen) -> str:
    """How words of which most have a known order become numbers; empty where they are others."""
    often = dict(seen.texts.most_common())
    if seen.many or nearest_scale(often) is None or not may_be_said(often):
        return ""
    example = ", ".join(f"{text}=.." for text in often)
    return f'; not all have a place in one order (numbers with --words "{example}")'


def two_scales(seen: Seen, sign: Sign) -> str:
    """Why ratings are of two scales: low up to a line, and all far higher from then on."""
    in_order = sorted((seen.lines[text], number) for text, _, number in numbers_of(seen, sign))
    first = next((at for at, (_, number) in enumerate(in_order) if number > _TEN), 0)
    low, high = in_order[:first], in_order[first:]
    if min(len(low), len(high)) < _SEVERAL or seen.many:
        return ""
    least, most = min(number for _, number in high), max(number for _, number in low)
    if least < max(most, 1) * _SO_MUCH_HIGHER:
        return ""
    return (
        f"before line {high[0][0]} its numbers are {most:g} at most, and from there on {least:g} "
        "at least, as on another scale; if it is one, say --add-measures LOW..HIGH"
    )


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
