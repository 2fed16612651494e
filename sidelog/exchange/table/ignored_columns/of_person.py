"""Columns of whom lines are about, which a program writes in each: sex, age, how tall they are."""

from collections.abc import Sequence

from sidelog.catalog.text import fold
from sidelog.exchange.table.cell.numbers import NUMBERISH, Kind
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Seen

_OF_PERSONS = word_set("gender sex age dob birthdate geschlecht alter")
_AGES = word_set("age alter edad idade eta leeftijd wiek vek возраст")
_IN = word_set("years year yrs yr y months month weeks days jahre jahren anos anni in my at")
_HEIGHTS = word_set(
    "height korpergrosse groesse grosse estatura altura altezza statura lengte lichaamslengte "
    "wzrost vyska pituus рост"
)
_BESIDE = word_set("body my person user in cm m ft feet inch inches")
_INCHES = word_set("in inch inches")
_OF_ADULTS = ((1.2, 2.3), (120, 230), (4, 7.6))
"""How tall they are: in m, cm and ft."""
_IN_INCHES = ((48, 90),)
"""Of a baby it is that in cm."""
_FEW_LINES, _FEW_HEIGHTS = 5, 3
_NEARLY_ALL, _LIKE = 0.8, 1.05
"""So many lines have one height, and no other is further from it: those who grow have more."""


def why_of_person(one: Seen, seen: Sequence[Seen], dating: Dating) -> str:
    """Why a column is of the person, and not of a day; empty where it may be of one."""
    if fold(one.name).strip() in _OF_PERSONS and len(one.texts) == 1 and not one.empty:
        return "of the person, and not of a day"
    if _is_age(one):
        return "the age of the person, which the date says"
    others = (other for other in seen if other not in {one, dating.day})
    if _is_height(one) and any(other.share(*NUMBERISH) > 1 / 2 for other in others):
        text, count = one.texts.most_common(1)[0]
        lines = f"{count:,} of {one.filled:,} lines" if count < one.filled else "every line"
        return f"how tall the person is, and not of a day: {text} in {lines}"
    return ""


def _is_height(one: Seen) -> bool:
    """Whether numbers are how tall an adult is, which stays the same but for what was corrected."""
    words, numbers = tokens(one.name), one.numbers[one.sign]
    is_called = bool(words & _HEIGHTS) and words <= _HEIGHTS | _BESIDE
    if not is_called or one.share(*NUMBERISH) < 1 or one.filled < _FEW_LINES or one.many:
        return False
    heights = _IN_INCHES if words & _INCHES else _OF_ADULTS
    are_adults = any(least <= numbers.low and numbers.high <= most for least, most in heights)
    is_one = max(one.texts.values()) >= one.filled * _NEARLY_ALL
    are_few = len(one.texts) <= _FEW_HEIGHTS and numbers.high <= numbers.low * _LIKE
    return are_adults and is_one and are_few


def _is_age(one: Seen) -> bool:
    """Whether numbers are called an age, which is that of the person and goes up with the days."""
    words = tokens(one.name)
    return bool(words & _AGES) and words <= _AGES | _IN and one.share(Kind.NUMBER) == 1
