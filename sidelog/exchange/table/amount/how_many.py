"""Words for how many were taken, "half a Tylenol", and how often: "twice a day", "1-0-1"."""

import re
from functools import lru_cache
from typing import NamedTuple

from sidelog.catalog.products import is_unit
from sidelog.catalog.text import fold
from sidelog.exchange.table.cell.words import key, word_set

OFTEN_NAMES = word_set("frequency freq often schedule sig directions haufigkeit")
_OFTEN = {
    (1, 1): word_set(
        "daily;once daily;once a day;every day;1x daily;qd;od;1/day;per day;taglich;morning;"
        "evening;night;nightly;bedtime;at bedtime;at night;in the morning;in the evening;noon;"
        "every morning;every evening;every night;with breakfast;with dinner;mornings;evenings;"
        "once;1x;1x1;1 x 1;nocte;noc;mane;dai"
    ),
    (2, 1): word_set("twice;2x;twice daily;twice a day;2x daily;bid;bd;2/day;every 12 hours"),
    (3, 1): word_set(
        "three times;thrice;3x;three times daily;three times a day;3x daily;tid;tds;3/day;"
        "every 8 hours"
    ),
    (4, 1): word_set(
        "four times;4x;four times daily;four times a day;4x daily;qid;4/day;every 6 hours"
    ),
    (1, 2): word_set("every other day;every second day;qod;alternate days;every 2 days"),
    (1, 7): word_set("weekly;once weekly;once a week;every week;every 7 days"),
}
"""The doses a day, and every how many days, by the words for them."""
AS_NEEDED = word_set(
    "as needed;when needed;if needed;as required;when required;prn;p.r.n;as necessary;on demand;"
    "bei bedarf;sos;vid behov;ved behov;efter behov;zo nodig;indien nodig;au besoin;si besoin;"
    "al bisogno;se necessario;a demanda;si es necesario;w razie potrzeby;doraznie"
)
"""What is taken now and then, and is no plan."""
_A_DAY = re.compile(
    r"(\d{1,2}) ?(?:(?:x|times)(?: ?/ ?| per | a | )?|(?: ?/ ?| per | a ))"
    r"(?:d|day|daily|taglich|tag|tgl)"
)
_HOURS = re.compile(r"(?:every |q) ?(\d{1,2}) ?(?:h|hrs?|hours?)")
_AMOUNT_AND_OFTEN = re.compile(
    r"(?P<amount>\d+(?:[.,]\d+)? ?[^\W\d_]+),? (?P<often>\S.*)", re.DOTALL
)
_HOURS_A_DAY = 24
_PIECES = r"(?=[\d\u00bd])[0-4]?(?:\u00bd|[.,](?:25|50?|75))?"
_BY_PARTS = re.compile(rf"{_PIECES}(?: ?- ?{_PIECES}){{2,3}}", re.ASCII)
"""Morning, noon, evening and night, each with so many pieces or none: more is no number of them."""
_NUMBERS = {
    fold(word): number
    for number, words in (
        ("0.25", "quarter viertel cuarto quart \u0107wier\u0107 \u00bc 1/4"),
        ("0.75", "\u00be 3/4"),
        ("0.5", "\u00bd 1/2 half halb halbe medio media demi demie mezzo mezza metade meia"),
        ("0.5", "p\u00f3\u0142 po\u0142owa"),
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


def how_often(text: str) -> tuple[int, int] | None:
    """The doses a day, and every how many days; None where the words are not known."""
    words = key(text)
    plain = words.replace(".", "")  # b.i.d.
    if (found := _A_DAY.fullmatch(words)) and int(found[1]):
        return int(found[1]), 1
    if (found := _HOURS.fullmatch(words)) and int(found[1]) and not _HOURS_A_DAY % int(found[1]):
        return _HOURS_A_DAY // int(found[1]), 1
    parts = by_parts(text)
    if parts and set(parts) <= {0, 1} and any(parts):
        return parts.count(1), 1
    return next((rule for rule, known in _OFTEN.items() if plain in known), None)


def by_parts(text: str) -> list[float]:
    """How many are taken at each part of the day: "1-0-1", "0,5-0-0-1"; empty where it is none."""
    text = text.strip().replace("1/2", "\u00bd")
    if not _BY_PARTS.fullmatch(text):
        return []
    return [float(part.replace(",", ".").replace("\u00bd", ".5")) for part in text.split("-")]


def says_how_often(text: str) -> bool:
    """Whether words say how often something is taken, be it as needed."""
    return key(text) in AS_NEEDED or how_often(text) is not None or bool(by_parts(text))


def speaks_of_need(text: str) -> bool:
    """Whether a text says anywhere in it that something is taken as needed."""
    words = f" {key(text)} "
    return any(f" {one} " in words for one in AS_NEEDED)


def with_often(text: str) -> tuple[str, str]:
    """An amount, and the words for how often behind it: "0.5mg BID", "25 mg 1x1", "5 mg prn"."""
    found = _AMOUNT_AND_OFTEN.fullmatch(text)
    is_known = found is not None and says_how_often(found["often"])
    return (found["amount"], found["often"]) if found and is_known else (text, "")


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
    """What words make of a number ("two" with "hundred and fifty mg" is 250), and those behind."""
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
