"""Columns of no day: of the person, of all other people, and of what was bought."""

import re
from collections.abc import Sequence

from sidelog.catalog.text import fold
from sidelog.exchange.table.cell.numbers import NUMBERISH, Kind
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import tokens, words_of
from sidelog.exchange.table.computed.sums import MEANS
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.medicine.words import BOUGHT
from sidelog.exchange.table.product.drinks import is_called_drink, volume_called

# Of the person

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
    words = tokens(one.name)
    if words & _AGES and words <= _AGES | _IN and one.share(Kind.NUMBER) == 1:
        return "the age of the person, which the date says"  # and which goes up with it
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


# Of others

_RATED = word_set("rating ratings bewertung calificacion valoracion")
_OF_ALL = MEANS | word_set("global weighted community public total")
_OWN = word_set("score my own personal user stars")
_COUNTED = _RATED | word_set("checkin checkins check ins review reviews vote votes")
_COUNTS = frozenset({"count", "counts", "number"})
_PERCENTILE = re.compile(
    r"(?:p[ _]?(\d{1,2})|(\d{1,2})(?:st|nd|rd|th)?[ _]?(?:per)?centile)", re.IGNORECASE
)
_MEDIAN, _FEWEST_CURVES = 50, 3


def why_of_others(seen: Sequence[Seen]) -> dict[int, str]:
    """Why ratings of all are not read, and how many these were, by the places of the columns.

    A rating is called as another column is, but for words such as avg or global before that.
    Nor are curves of percentiles read.
    """
    numeric = [one for one in seen if one.share(Kind.NUMBER) > 1 / 2]
    found = dict[int, str]()
    curves = dict.fromkeys(_curves(numeric), "a curve of percentiles, which are of others")
    for one in numeric:
        words = tokens(one.name)
        of_all = words_of(one.name)[:1] and words_of(one.name)[0] in _OF_ALL
        base = words - _OF_ALL
        if not (of_all and base & _RATED):
            continue
        own = (other for other in numeric if base <= tokens(other.name) <= base | _OWN)
        if sibling := next(own, None):
            found[one.place] = f"a mean or a total of ratings, beside {sibling.name}"
    counts = [one for one in numeric if _is_count(one)] if found else []
    found |= dict.fromkeys((one.place for one in counts), "how many there were of all")
    return found | curves


def _curves(numeric: Sequence[Seen]) -> list[int]:
    """The places of the percentiles of others, such as P5, P50 and P95, each above the last."""
    found = ((one, _PERCENTILE.fullmatch(one.name.strip())) for one in numeric)
    called = {int(said[1] or said[2]): one for one, said in found if said}
    lowest = [called[percent].numbers[called[percent].sign].low for percent in sorted(called)]
    are_curves = len(called) >= _FEWEST_CURVES and _MEDIAN in called and lowest == sorted(lowest)
    return [one.place for one in called.values()] if are_curves else []


def _is_count(one: Seen) -> bool:
    words = tokens(one.name)
    return bool(words & _COUNTS) and frozenset() < words - _COUNTS <= _COUNTED


# Of what was bought

OF_BOUGHT = "of what was bought, as it is"
_SHOPPED = BOUGHT | word_set(
    "store shop seller vendor retailer kaufdatum laden handler magasin tienda negozio winkel sklep"
)
_COSTS = word_set("cost costs price preis kosten prix precio prezzo prijs cena preco")
_OF_THING = _COSTS | word_set("size package packung grosse taille tamano dimensione formaat")
_NAMES = word_set(
    "name item product brand article title artikel produkt nom nombre nome naam nazwa"
)
_MOSTLY = 0.5


def find_bought(rest: Sequence[Seen], seen: Sequence[Seen], *, are_doses: bool) -> list[Seen]:
    """The columns that say of each thing of a list of such what it cost, how large, and from when.

    There are none where no column says that things were bought, or none names them: who writes
    down what a day cost has a value of it.  Beside the volumes of drinks it is what each of them
    cost.  Of the columns that are seen the `rest` may be values.
    """
    if any(map(is_called_drink, seen)) and any(volume_called(one.name) for one in seen):
        return [one for one in rest if tokens(one.name) & _COSTS]
    if are_doses:
        return []
    is_list = any(tokens(one.name) & _SHOPPED for one in seen) and any(map(_names_things, rest))
    if not is_list or not any(tokens(one.name) & _COSTS for one in rest):
        return []
    return [one for one in rest if tokens(one.name) & _OF_THING or one.share(Kind.DAY) > _MOSTLY]


def _names_things(one: Seen) -> bool:
    is_called = bool(tokens(one.name) & _NAMES) and one.share(Kind.WORD) > _MOSTLY
    return is_called and (one.many or len(one.texts) > one.filled * _MOSTLY)
