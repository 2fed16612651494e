"""What a few words say was started, changed, stopped or taken: "Reduced kratom to 5 g/day"."""

import re
from typing import NamedTuple

from sidelog.catalog.text import fold
from sidelog.exchange.table.amount.named import named_amount, named_with_words
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.medicine.medicines import TAKEN
from sidelog.exchange.table.product.unnamed import without_part_of_day
from sidelog.exchange.table.regimen.changes import kind_of_change

_A_DAY = re.compile(
    r"(?: ?/ ?| a | per )(?:day|d)\b|,? (?:daily|a day|once a day)\b", re.IGNORECASE
)
_BY = re.compile(r"\bby\b|\bfrom\b", re.IGNORECASE)
_TAKING = re.compile(r"^(?:taking|on|with|using|use of) ", re.IGNORECASE)
_TO = re.compile(r" ?\b(?:to|at|up to|down to)$", re.IGNORECASE)
_NAMING_NOTHING = word_set(
    "my the this dose dosage daily intake use of today yesterday tonight again completely entirely "
    "altogether finally"
)
"""Words beside the name of what is taken: "my kratom dose", "kratom again"."""
_LONGEST = 80
"""What is longer tells more than a change."""
TAKE = "take"


class Phrase(NamedTuple):
    """What some words say was changed, or taken.

    Attributes:
        product: of what; empty where they do not name it.
        change: the change in words that say no more: "started 4 g daily"; of a dose its amount.
        kind: that of the change, or `TAKE`.
        part: of which part of the day it is: "nighttime"; empty where that is not said.
        has_amount: whether they say how much.
        is_daily: whether they say that it is so much a day.
    """

    product: str
    change: str
    kind: str
    part: str = ""
    has_amount: bool = False
    is_daily: bool = False


def read_phrase(text: str) -> Phrase | None:
    """What "Reduced kratom to 5 g/day" says; None where it says nothing of what is taken."""
    words = " ".join(text.split())
    verb, _, rest = words.partition(" ")
    verb = verb.rstrip(":,")
    kind = TAKE if fold(verb) in TAKEN else kind_of_change(verb)
    if not kind or not rest or len(words) > _LONGEST:
        return None
    is_daily = _A_DAY.search(words) is not None
    rest = _TAKING.sub("", _A_DAY.sub("", rest))
    if _BY.search(rest):
        return None  # by how much, or from where, is not what is taken since
    name, amount = named_with_words(rest) if kind == TAKE else named_amount(rest)
    if not amount and any(map(str.isdecimal, rest)):
        return None  # nobody knows of what the number is
    if kind == TAKE and is_daily:
        return None
    is_to = bool(_TO.search(name)) or is_daily
    named = _TO.sub("", name).split()
    name = " ".join(word for word in named if fold(word) not in _NAMING_NOTHING)
    product = without_part_of_day(name)
    part = " ".join(word for word in name.split() if word not in product.split())
    change = amount if kind == TAKE else _change(verb, kind, amount, is_to=is_to)
    return Phrase(product, change, kind, part, bool(amount), is_daily)


def _change(verb: str, kind: str, amount: str, *, is_to: bool) -> str:
    """A change in words that say no more."""
    if not amount or kind == "stop":
        return verb
    return (
        f"{verb} by {amount}"
        if kind in {"increase", "reduce"} and not is_to
        else f"{verb} to {amount}"
    )
