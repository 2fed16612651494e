"""Two amounts of one dose: "8/2 mg" of Suboxone, and "0.2 ml (4 mg)" of what a liquid holds."""

import re

from sidelog.catalog.text import fold
from sidelog.exchange.table.cell.words import word_set

_MASS = r"(?:mg|mcg|ug|\N{MICRO SIGN}g|\N{GREEK SMALL LETTER MU}g)\b"
_NUMBER = r"\d+(?:[.,]\d+)?"
_COMBINED = re.compile(
    rf"(?<![\d.,/])({_NUMBER}) ?({_MASS})? ?/ ?({_NUMBER})(?: ?({_MASS})|(?![\d.,/]))",
    re.IGNORECASE,
)
_IN_LIQUID = re.compile(
    rf"(?P<first>{_NUMBER} ?ml) ?[(\[] ?{_NUMBER} ?(?:g|iu|ie|{_MASS}) ?[)\]]", re.IGNORECASE
)
_BARE = re.compile(rf"(\D*[^\W\d_]) ({_NUMBER})/({_NUMBER})")
_FRACTIONS = frozenset({("1", "2"), ("1", "3"), ("2", "3"), ("1", "4"), ("3", "4"), ("1", "8")})
_OF_ONE = 4
"""Amounts of one substance are within so many times of each other."""
_OF_TWO = word_set(
    "suboxone zubsolv bunavail buprenorphine buprenorphin bupe subs sub percocet percs endocet "
    "roxicet norco vicodin lortab oxycodone hydrocodone targin targinact targiniq tilidin tilidine "
    "valoron tylex ultracet zaldiar co-codamol cocodamol symbyax augmentin symbicort"
)
"""Names of what is made of two substances, or of the one that is named first."""


def first_of_combined(text: str) -> tuple[str, str]:
    """A text with the first of two amounts, and both; "" where it has no such two.

    So "2 x 8mg/2mg" is "2 x 8mg", of "8mg/2mg", and "0.2 ml (4 mg)" is 0.2 ml.  What has no unit is
    no strength.
    """
    if liquid := _IN_LIQUID.fullmatch(text):
        return liquid["first"], text
    for found in _COMBINED.finditer(text) if "/" in text else ():
        first, unit, second, last = found.groups()
        unit = unit or last
        if unit and not is_fraction(first, second):
            return f"{text[: found.start()]}{first} {unit}{text[found.end() :]}", found.group()
    return text, ""


def is_of_liquid(text: str) -> bool:
    """Whether a text is how much of a liquid was taken, and what that holds: "0.2 ml (4 mg)"."""
    return _IN_LIQUID.fullmatch(text) is not None


def is_fraction(over: str, under: str) -> bool:
    """Whether two numbers are halves, thirds, quarters or an eighth."""
    return (over, under) in _FRACTIONS


def has_no_unit(text: str) -> bool:
    """Whether a text is two numbers of a strength and nothing else: "8/2"."""
    return first_of_combined(f"{text} mg")[1] == f"{text} mg"


def with_mg(text: str) -> str:
    """A text with the unit of a bare strength: "Percocet 5/325"; "subs 1/2" is half of one."""
    found = _BARE.fullmatch(text)
    is_strength = found and _is_made_of_two(found[1]) and not is_fraction(found[2], found[3])
    return f"{text} mg" if is_strength else text


def is_of_two(product: str, strength: str) -> bool:
    """Whether a strength is of two substances, or in a liquid, and no two amounts: 50/100 mg."""
    first, second = (
        float(number.replace(",", ".")) for number in re.findall(_NUMBER, strength)[:2]
    )
    least, most = sorted((first, second))
    return is_of_liquid(strength) or most > least * _OF_ONE or _is_made_of_two(product)


def _is_made_of_two(product: str) -> bool:
    return bool({*re.split(r"[^\w-]+", fold(product))} & _OF_TWO)
