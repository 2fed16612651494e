"""Words for how many were taken: "half", "one and a half", "2x Tramadol", "half a Tylenol"."""

import re
from functools import lru_cache
from typing import NamedTuple

from sidelog.catalog.products import is_unit
from sidelog.catalog.text import fold
from sidelog.exchange.table.amount.often import says_how_often

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
        ("11", "eleven elf"),
        ("12", "twelve zwolf doce douze dodici"),
        ("13", "thirteen dreizehn"),
        ("14", "fourteen vierzehn"),
        ("15", "fifteen funfzehn quince quinze quindici"),
        ("16", "sixteen sechzehn"),
        ("17", "seventeen siebzehn"),
        ("18", "eighteen achtzehn"),
        ("19", "nineteen neunzehn"),
        ("20", "twenty zwanzig veinte vingt venti"),
        ("30", "thirty dreissig treinta trente trenta"),
        ("40", "forty vierzig cuarenta quarante quaranta"),
        ("50", "fifty funfzig cincuenta cinquante cinquanta"),
        ("60", "sixty sechzig sesenta soixante sessanta"),
        ("70", "seventy siebzig setenta settanta"),
        ("80", "eighty achtzig ochenta ottanta"),
        ("90", "ninety neunzig noventa novanta"),
    )
    for word in words.split()
}
_TIMES = {
    fold(word): times
    for times, words in (
        (100, "hundred hundert cientos cent cento honderd"),
        (1000, "thousand tausend mil mille mila duizend"),
    )
    for word in words.split()
}
"""Words behind such a number that say how many times it is: "two thousand"."""
_TWENTY = 20
_HYPHEN = re.compile(r"(?<=ty)-(?=[^\W\d_])", re.IGNORECASE)
_JOINING = frozenset({"and", "und", "y", "et", "e"})
_ARTICLES = frozenset({"a", "an", "un", "une", "ein", "eine", "una", "uma"})
_AND_A_PART = re.compile(
    r"(?P<whole>\w+) (?:and|&|y|et|e|und) (?:an? |une? )?(?P<part>\S+)(?P<of>.*)"
)
_BEFORE_NAME = re.compile(
    r"(?P<number>[\d.,]+|\d/\d|[\u00bd\u00bc\u00be]|[^\W\d_]+)(?P<times> ?[x\u00d7*])? "
    r"(?P<of>(?:of )?an? |of )?(?P<name>.*[^\W\d_].*)",
    re.IGNORECASE,
)


NUMBER_WORDS = "|".join(sorted({*_TIMES, *(word for word in _NUMBERS if word.isalpha())}))


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
    words = _HYPHEN.sub(" ", text.strip(), count=1)
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
    if number and (more := _more_of(number, rest)):
        number, rest = more
    rest = rest.removeprefix("of ").removeprefix("a ")
    unit, _, often = rest.partition(" ")
    is_often = bool(often) and is_unit(unit) and says_how_often(often)
    if number is None or (rest and not is_unit(rest) and not is_often):
        return text
    return f"{number} {rest}".strip()


def _more_of(number: str, rest: str) -> tuple[str, str]:
    """A number with what the words behind it make of it, and the words behind those.

    So "twenty" with "five mg", "two" with "hundred and fifty mg", and "one" with "thousand two
    hundred mg".
    """
    value, words, times = float(number), rest.split(), 1
    if words and (times := _TIMES.get(fold(words[0]), 1)) > 1:
        value *= times
        words = words[2:] if len(words) > 1 and fold(words[1]) in _JOINING else words[1:]
    is_tens = times == 1 and value >= _TWENTY and not value % 10
    more = _NUMBERS.get(fold(words[0])) if words and (is_tens or times > 1) else None
    if more and float(more) >= 1:
        behind = " ".join(words[1:])
        more, behind = (more, behind) if is_tens else _more_of(more, behind)
        if float(more) < (10 if is_tens else times):
            return f"{value + float(more):.15g}", behind
    return f"{value:.15g}", " ".join(words)


def ends_in_number(words: str) -> bool:
    """Whether words end in a word of a number, of which more stands behind: "X one thousand"."""
    last = fold(words).rsplit(" ", maxsplit=1)[-1]
    return last in _TIMES or float(_NUMBERS.get(last, 0)) >= 1
