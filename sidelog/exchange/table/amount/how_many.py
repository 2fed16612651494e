"""Words for how many were taken: "half", "one and a half", "2x Tramadol", "half a Tylenol"."""

import re
from functools import lru_cache
from typing import NamedTuple

from sidelog.catalog.products import is_unit
from sidelog.catalog.text import fold

_NUMBERS = {
    fold(word): number
    for number, words in (
        ("0.25", "quarter viertel cuarto quart \u0107wier\u0107 \u00bc 1/4"),
        ("0.75", "\u00be 3/4"),
        (
            "0.5",
            (
                "\u00bd 1/2 half halb halbe medio media demi demie mezzo mezza metade meia "
                "p\u00f3\u0142 po\u0142owa"
            ),
        ),
        ("1", "full whole one single ganz ganze eine entero entera una entier entiere une intera"),
        ("1.5", "anderthalb eineinhalb p\u00f3\u0142tora"),
        ("2", "two both zwei dos deux due"),
        ("3", "three drei tres trois tre"),
        ("4", "four vier cuatro quatre quattro"),
        ("5", "five funf cinco cinq cinque"),
        ("6", "six sechs seis"),
        ("7", "seven sieben siete"),
        ("8", "eight acht ocho huit"),
        ("9", "nine neun nueve neuf"),
        ("10", "ten zehn diez dix dieci"),
    )
    for word in words.split()
}
"""Words of how many pieces were taken, by their numbers."""
_TIMES = {
    fold(word): times
    for times, words in (
        (100, "hundred hundert cientos cent cento honderd"),
        (1000, "thousand tausend mil mille mila duizend"),
    )
    for word in words.split()
}
"""Words behind such a number that say how many times it is: "two thousand"."""
_ARTICLES = frozenset({"a", "an", "un", "une", "ein", "eine", "una", "uma"})
_AND_A_PART = re.compile(
    r"(?P<whole>\w+) (?:and|&|y|et|e|und) (?:an? |une? )?(?P<part>\S+)(?P<of>.*)"
)
_BEFORE_NAME = re.compile(
    r"(?P<number>[\d.,]+|\d/\d|[\u00bd\u00bc\u00be]|[^\W\d_]+)(?P<times> ?[x\u00d7*])? "
    r"(?P<of>(?:of )?an? |of )?(?P<name>.*[^\W\d_].*)",
    re.IGNORECASE,
)


class Many(NamedTuple):
    """So many of what is named.

    Attributes:
        number: in digits.
        name: what is named.
        is_sure: whether the number cannot be a part of the name, as it is in "7 keto".
    """

    number: str
    name: str
    is_sure: bool


def many_of(text: str) -> Many | None:
    """How many of what a text names: of "2x Tramadol" 2; None where no number begins it."""
    found = _BEFORE_NAME.fullmatch(text)
    if found is None:
        return None
    word = found["number"]
    number = word if word[0].isdecimal() and "/" not in word else _NUMBERS.get(fold(word), "")
    is_sure = bool(found["times"]) or number == "0.5"
    return Many(number, found["name"], is_sure) if number else None


@lru_cache(maxsize=4096)
def in_digits(text: str) -> str:
    """An amount with its number in digits, where that is a word: "Half tablet" is 0.5 tablet."""
    words = text.strip()
    article, _, behind = words.partition(" ")
    of_article = fold(article) in _ARTICLES and behind.split(" ", 1)[0]
    is_part = of_article and float(_NUMBERS.get(fold(of_article), 1)) < 1
    first, _, rest = (behind if is_part else words).partition(" ")
    number = _NUMBERS.get(fold(first))
    found = _AND_A_PART.fullmatch(fold(words))
    if found and (part := _NUMBERS.get(found["part"])) and float(part) < 1:
        whole = found["whole"] if found["whole"].isdecimal() else _NUMBERS.get(found["whole"])
        number = f"{float(whole) + float(part):g}" if whole and float(whole) >= 1 else None
        rest = found["of"].strip()
    times, _, behind = rest.partition(" ")
    if number and (many := _TIMES.get(fold(times))):
        number, rest = f"{float(number) * many:.15g}", behind
    rest = rest.removeprefix("of ").removeprefix("a ")
    if number is None or (rest and not is_unit(rest)):
        return text
    return f"{number} {rest}".strip()
