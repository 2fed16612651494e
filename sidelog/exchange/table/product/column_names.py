"""What the name of a column of amounts says: the product, a part of the day, a number, a time."""

import re
from collections.abc import Iterable
from datetime import time

from sidelog.catalog.text import fold
from sidelog.exchange.table.amount.timed import Timed, timed, without_around
from sidelog.exchange.table.amount.units import WEIGHED, parse_known
from sidelog.exchange.table.cell.days import read_clock
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import split_unit, tokens, words_of
from sidelog.exchange.table.medicine.words import (
    AMOUNTS,
    ASKING,
    DOSES,
    HOW_MUCH,
    PARTS_OF_DAY,
    TAKEN,
)
from sidelog.exchange.table.product.known import is_product_word
from sidelog.exchange.table.rows.names import has_no_name

_OF_DAY_AND_NIGHT = word_set(
    "tylenol advil aleve motrin excedrin midol panadol nurofen acetaminophen ibuprofen paracetamol "
    "naproxen"
)
_NIGHTS = frozenset({"pm", "night", "nighttime"})
"""Behind those it is another product, which makes sleepy: "Tylenol PM"."""
OF_A_DAY = PARTS_OF_DAY | word_set("actual daily total day")
"""Words of a part of the day, or of all that a day had."""
WHICH_OF_DAY = OF_A_DAY | word_set("first second third before after last new current")
"""Those, and words of which of several doses it was."""
_OF_ASKED = word_set(
    "how wie de of in if yes so grams gram mg milligrams ml tablets capsules pills total used "
    "consumed standard drink drinks"
)
ASKED = ASKING | HOW_MUCH | _OF_ASKED
"""Words of a question for what was taken, which do not say what."""
_A_DAY = re.compile(
    r" ?/ ?(?:day|d|tag|dia|jour)\b|\bper day\b|\s*\((?:[^\W\d_]{1,4}-){2,3}[^\W\d_]{1,4}\)",
    re.IGNORECASE,
)
_PER_DOSE = re.compile(
    r"\s*[(\[]?\b(?:(?:per|pro|je|par|por) (?:dose|dosis|einnahme|toma|prise|tomada|time|mal|vez|"
    r"fois)|each (?:dose|time))\b[)\]]?",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\s?[(\[]?\b(?:of |the )?(?:yesterday|last night|the day before|previous day|gestern|ayer|"
    r"hier|ieri|ontem|gisteren|wczoraj|\u0432\u0447\u0435\u0440\u0430)\b[)\]]?",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"(\S[^()\[\]]*?) *[(\[]([^()\[\]]+)[)\]]")
_TODAY = re.compile(
    r"\b(?:today|in total|all day|whole day|heute|insgesamt|hoy|en total|aujourd.?hui|au total|"
    r"oggi|hoje|vandaag|dzisiaj)\b",
    re.IGNORECASE,
)
_SIGNS = "?.,:\u00bf"
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|er|re|ere|e|eme|a|o)?\.?")
_CONCENTRATION = re.compile(
    r"(?:\s*[(\[]\s*|\s+)\d[\d.,]* ?(?:mg|g|mcg|\u00b5g|iu) ?(?:/|per) ?\d* ?(?:ml|l|drop)"
    r"(?:\s*[)\]]|(?=\s+[(\[]))",
    re.IGNORECASE,
)
_WHAT_TAKEN = ASKING | TAKEN | word_set("what tick all that apply check")
_OF_TAKING = word_set("intake consumption einnahme konsum consumo consommation inname")
_TOTALS = word_set("total sum gesamt summe razem")


def plain_words(name: str) -> set[str]:
    """The words of a name without the numbers behind them: of "dose1_g" dose and g."""
    return {_without_number(word) for word in words_of(name)} - {""}


def _without_number(word: str) -> str:
    """A word without the number behind it; "" of one that is a number: "1st", "2."."""
    return "" if _ORDINAL.fullmatch(word) else word.rstrip("0123456789")


def number_in(name: str) -> str:
    """The number in a name that others have, too: 1 of "med1" and of "med1_dose", or a letter."""
    digits = "".join(sign if sign.isdecimal() else " " for sign in name).split()
    letters = [word for word in words_of(name) if len(word) == 1 and word.isalpha()]
    return digits[0] if digits else letters[0] if len(letters) == 1 else ""


def product_name(base: str) -> str:
    """The name of a product without an amount: "Kratom" of "How many grams of kratom?"."""
    words = without_a_day(base).replace("_", " ").lstrip("=~ ").split()
    no_names = AMOUNTS | TAKEN | _OF_TAKING
    said = [word for word in words if _plain(word).rstrip("0123456789") not in no_names]
    said = said[len(said) > 1 and parse_known(said[0]) in WEIGHED | {"ml"} :]  # of "mg oxy"
    said = [word for word in said if not _is_aside(word)] or said  # of "kratom (g) / caps"
    others = {*map(_plain, said)} - {""}
    if others <= WHICH_OF_DAY | ASKED or not any(map(_without_number, others - WHICH_OF_DAY)):
        return ""
    known = [word for word in said if is_product_word(word.strip(_SIGNS))]
    if any(fold(word) in _OF_DAY_AND_NIGHT for word in said) and others & _NIGHTS:
        return " ".join(said)
    others -= {*filter(str.isdecimal, others), *map(_plain, known)}
    if len(known) == 1 and others <= OF_A_DAY | ASKED:
        return known[0].strip(_SIGNS)
    return " ".join(said)


def _is_aside(word: str) -> bool:
    """Whether a word is a sign alone, or a unit in brackets."""
    is_unit = word[0] in "([" and bool(parse_known(word.strip("()[]")))
    return is_unit or not any(map(str.isalnum, word))


def _plain(word: str) -> str:
    return fold(word).strip(_SIGNS)


def without_part_of_day(product: str) -> str:
    """A product without the part of the day behind it or before it: "Bupe" of "Bupe AM"."""
    words = [word for word in product.split() if fold(word) not in PARTS_OF_DAY]
    return " ".join(words) or product


def parts_of_day(name: str) -> frozenset[str]:
    """The words of a name that are a part of the day: evening of "Evening meds"."""
    return frozenset(words_of(name)) & PARTS_OF_DAY


def named_by_part(names: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The names of one product with several parts of the day, each as the product and the part.

    So "Kratom AM" beside "Kratom PM"; "Tylenol PM" alone is a product of its own.  In brackets a
    part of the day is no part of a name: "Seroquel (Night Time)".
    """
    names = list(names)
    in_brackets = {name: said for name in names if (said := _part_in_brackets(name))}
    parted: dict[str, dict[str, tuple[str, str]]] = {}
    for name in names:
        product = without_part_of_day(name)
        part = " ".join(word for word in name.split() if fold(word) in PARTS_OF_DAY)
        if part and product != name:
            parted.setdefault(fold(product), {})[name] = product, part
    several = (some for some in parted.values() if len({fold(p) for _, p in some.values()}) > 1)
    return in_brackets | {name: said for some in several for name, said in some.items()}


def _part_in_brackets(name: str) -> tuple[str, str] | None:
    found = _BRACKETS.fullmatch(name)
    if found is None or fold(found[1]) in _OF_DAY_AND_NIGHT:
        return None
    is_part = fold(found[2]).replace(" ", "") in PARTS_OF_DAY
    return (found[1], found[2].strip()) if is_part else None


def without_a_day(name: str) -> str:
    """A name without its day, dose, or parts: "Dose" of "Dose/day" or "Dose (yesterday)"."""
    return _BEFORE.sub("", _A_DAY.sub("", _PER_DOSE.sub("", name))).strip()


def is_a_dose(name: str) -> bool:
    """Whether a name says that its amounts are of one dose each: "Kratom per dose"."""
    return bool(_PER_DOSE.search(name) or plain_words(name) & DOSES)


def is_a_day(name: str) -> bool:
    """Whether a name says that its amounts are those of each day: "Diazepam per day"."""
    return bool(_A_DAY.search(name))


def day_said(name: str) -> int | None:
    """The day of amounts, from that of their line: -1 of "Kratom yesterday (g)", 0 of "today"."""
    return -1 if _BEFORE.search(name) else 0 if _TODAY.search(name) else None


def is_question(name: str) -> bool:
    """Whether a column is called by what a form asks: "How many mg of kratom?"."""
    words = words_of(name)
    return name.rstrip().endswith("?") or words[:2] in (["how", "many"], ["how", "much"])


def without_concentration(name: str) -> str:
    """A name without how much a liquid holds: "Methadone mL" of "Methadone mL (1mg/mL)"."""
    return _CONCENTRATION.sub("", name).strip()


def is_numbered_alike(name: str, other: str) -> bool:
    """Whether names differ by their numbers alone, as no "column 1": "Dose 1", "Dose 2 (mg)"."""
    if has_no_name(name):
        return False
    names = [split_unit(one)[0] for one in (name, other)]
    first, second = map(number_in, names)
    is_alike = plain_words(names[0]) == plain_words(names[1])
    return is_alike and first.isdecimal() and second.isdecimal() and first != second


def is_part_of_day(name: str) -> bool:
    """Whether a column is called by a part of the day, and nothing else."""
    words = plain_words(name)
    return bool(words) and words <= WHICH_OF_DAY - {"total", "actual", "daily", "day"}


def asks_what(name: str) -> bool:
    """Whether a column is called what was taken: "What I took", "What did you take?"."""
    words = words_of(name)
    return words[:1] == ["what"] and bool(TAKEN & set(words)) and set(words) <= _WHAT_TAKEN


def time_named(name: str) -> time | None:
    """The time of the day that a column of amounts is called by, as "6am (g)"."""
    return read_clock(split_unit(name)[0]) if any(map(str.isdecimal, name)) else None


def timed_name(name: str) -> Timed:
    """A name without the time in it, and that: "Kratom" of "Kratom 8:00"; "before 9pm" is none."""
    found = timed(name) if any(map(str.isdecimal, name)) else Timed(name, None)
    if (base := without_around(name)) != name:
        return Timed(base, None)
    return found if any(map(str.isalpha, found.text)) else Timed(name, None)


def is_called_total(name: str) -> bool:
    """Whether a column is called the total of others."""
    return bool(tokens(name) & _TOTALS)
