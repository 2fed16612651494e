"""Whether a column is of what was taken, by its name and by what stands in it."""

from typing import NamedTuple

from sidelog.catalog.amounts import NONE_WORDS
from sidelog.catalog.text import fold
from sidelog.catalog.values import UNKNOWN_WORDS
from sidelog.exchange.reader import Here
from sidelog.exchange.table.amount.amount import is_of_liquid
from sidelog.exchange.table.amount.columns import is_ticked, is_yes_no, unit_within, units_of
from sidelog.exchange.table.amount.units import PIECES, TAKEN_IN, parse_known
from sidelog.exchange.table.cell.numbers import IU, UNITS_OF_SOME, Kind, Sign
from sidelog.exchange.table.cell.words import MISSED, NOTES, is_struck, key, says_whether, word_set
from sidelog.exchange.table.column.names import is_in_iu, split_unit, tokens, words_of
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.medicine.words import AMOUNTS, ASKING, DOSES, PLANNED, TAKEN
from sidelog.exchange.table.product.column_names import (
    ASKED,
    OF_A_DAY,
    WHICH_OF_DAY,
    parts_of_day,
    plain_words,
    time_named,
    timed_name,
    without_a_day,
)
from sidelog.exchange.table.product.known import (
    ENTRY,
    IN_BLOOD,
    MEDICINES,
    OF_BODIES,
    PRODUCTS,
    has_product_word,
    is_known,
    is_medicine,
    is_product_word,
)

_NO_PRODUCTS = word_set(
    "nap naps break breaks walk walks shower bath bus home photo photos picture pictures pic pics "
    "selfie test tests measurement measurements temperature temp weight note notes care time "
    "day off"
)
LEFT_OVER = word_set("left remaining remain stock inventory supply bottle refill refills uebrig")
"""Words of what is there, and was not taken yet."""
_EFFECTS = word_set(
    "pain pains soreness redness swelling itch itching reaction schmerz schmerzen rotung "
    "schwellung dolor douleur dolore dor pijn bol"
)
"""What an injection, a patch or a cream may do where it was given."""
FEW_ML = 10
"""No more ml than of a medicine: of what is drunk there is more."""
AMOUNTS_AT_LEAST = 0.6
_IN_UNITS_AT_LEAST = 0.4
"""The same, where all of them have a unit in which something is taken, or it is called so."""
_INTAKE = word_set(
    "einnahme ingesta prise prises consumo assunzione inname prijem uzycie "
    "\u043f\u0440\u0438\u0435\u043c"
)
"""Words of what was had, that may be of anything: that of a unit of food is none of a product."""
_ALONE = frozenset({"g", "mg", "capsule", "tablet"})
"""Units by which a column of what was taken may be called, and by nothing else."""
_MOST_GRAMS = 60
"""More grams are of food, or of a child."""


def names_product(one: Seen, here: Here) -> bool:
    """Whether a column of amounts is called what was taken, and needs no other to say of what."""
    base, unit = split_unit(one.name)
    base = timed_name(base).text
    is_called = fold(base) in here.products or has_product_word(base)
    return is_called and are_amounts(one) and is_product(one, base, unit, here)


def are_amounts(one: Seen) -> bool:
    """Whether its cells are numbers, or say no more than whether one was taken, or missed."""
    whether = sum(count for text, count in one.texts.items() if _says_whether(text))
    units = units_of(one)
    known, amounts = one.filled - one.kinds[Kind.MISSING], sum(units.values())
    in_units = sum(count for unit, count in units.items() if unit in TAKEN_IN)
    are_plain = in_units > 1 and not tokens(one.name) & NOTES
    is_sure = (are_plain and in_units == amounts) or is_medicine(split_unit(one.name)[0])
    least = _IN_UNITS_AT_LEAST if is_sure else AMOUNTS_AT_LEAST
    return amounts > 0 and amounts + whether >= known * least


def _says_whether(text: str) -> bool:
    is_none = text.casefold() in NONE_WORDS or key(text) in MISSED or is_struck(text)
    return is_none or says_whether(text)


def is_product(one: Seen, base: str, unit: str, here: Here) -> bool:
    """Whether a column of numbers is of something that was taken."""
    words = tokens(base)
    known = fold(base) in here.products or is_medicine(base)
    known |= bool(plain_words(base) & (PRODUCTS | MEDICINES | DOSES))
    units = units_of(one)
    if words & (IN_BLOOD | LEFT_OVER) or words == ENTRY:
        return False
    if not known and (words & _EFFECTS or units.keys() & OF_BODIES):
        return False
    plain = " ".join(word for word in words_of(base) if word not in TAKEN)  # "Ritalin_Taken"
    is_named = is_medicine(base) or is_medicine(plain)
    if not unit and not any(units) and (fold(base) in here.products or is_named):
        return True
    written = {found for found in units if found}
    unit = unit or unit_within(one.name)
    if not unit and written:
        unit = max(sorted(written), key=lambda found: units[found])
        unit = IU if unit == UNITS_OF_SOME and is_in_iu(base) else unit
    if known and (parse_known(unit) or tokens(one.name) & AMOUNTS - DOSES):
        return True
    # At a part of the day nobody drinks so little.
    is_little = bool(parts_of_day(one.name)) and 0 < one.numbers[Sign.POINT].high <= FEW_ML
    is_liquid = parse_known(unit) == "ml" and (is_little or any(map(is_of_liquid, one.texts)))
    return parse_known(unit) in PIECES | {"pump"} or is_liquid


def is_asked_of_product(one: Seen, here: Here) -> bool:
    """Whether a column says yes or no of one known product: "Did you take kratom today?"."""
    if not is_yes_no(one):
        return False
    known = [word for word in words_of(one.name) if is_product_word(word)]
    return len(known) == 1 or is_known(one.name, here)


def is_left_or_planned(name: str) -> bool:
    """Whether a name says that so much was planned, or is left, and that at no left arm."""
    words = words_of(name)
    said = {*words} - {"plan", "rx", "left"}  # by which a pill may be called
    return bool(said & (PLANNED | LEFT_OVER)) or (len(words) > 1 and words[-1] == "left")


def asked_of(one: Seen) -> str:
    """What was taken or not, of a column such as "took vitamin"; empty where it is none."""
    words = tokens(one.name)
    if not words & TAKEN or words & _NO_PRODUCTS or not is_yes_no(one):
        return ""
    in_order = [word.strip("?.,:") for word in fold(one.name).replace("_", " ").split()]
    return " ".join(word for word in in_order if not {*words_of(word)} <= TAKEN | ASKING)


def is_unnamed(one: Seen) -> bool:
    """Whether numbers are called a dose and nothing else, or by their unit: "am dose", "Grams"."""
    written = {parse_known(unit) for unit in one.units if unit}
    if one.share(Kind.NUMBER, Kind.MISSING) < 1 or (written and len(one.units) > 1):
        return False
    base, unit = split_unit(without_a_day(one.name))
    words, unit = plain_words(base), parse_known(unit or base) or unit_within(one.name)
    unit = unit or "".join(written)
    if unit in _ALONE and (time_named(one.name) or words <= OF_A_DAY | ASKED | DOSES | TAKEN):
        return unit != "g" or one.numbers[Sign.POINT].high <= _MOST_GRAMS
    if words & _INTAKE and (is_ticked(one) or (split_unit(one.name)[1] and not unit)):
        return False
    taken = DOSES | TAKEN | _INTAKE
    return bool(words & taken) and words <= taken | WHICH_OF_DAY


def is_any_amount(one: Seen) -> bool:
    """Whether a column is called how much, and not of what, as money and food may be: "Amount"."""
    words = plain_words(split_unit(one.name)[0])
    return bool(words & AMOUNTS) and words <= AMOUNTS | ASKED | TAKEN


class Named(NamedTuple):
    """What a person said amounts are of, and their unit; empty where it is not said."""

    product: str
    unit: str


def product_said(said: str | None) -> Named | None:
    """What a person said amounts are of: "kratom", or "kratom g"; None where they left it open."""
    if not said or said in UNKNOWN_WORDS:
        return None
    product, unit = split_unit(said)
    return Named(product, unit) if parse_known(unit) else Named(said, "")
