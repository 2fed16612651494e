"""What a few words say was started, changed, stopped or taken: "Reduced kratom to 5 g/day"."""

import re
from collections.abc import Container
from typing import NamedTuple

from sidelog.catalog.text import fold
from sidelog.exchange.table.amount.how_many import in_digits
from sidelog.exchange.table.amount.named import course_of, named_amount, named_with_words, unit_in
from sidelog.exchange.table.amount.timed import timed
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import words_of
from sidelog.exchange.table.medicine.words import TAKEN
from sidelog.exchange.table.product.column_names import without_part_of_day
from sidelog.exchange.table.product.known import (
    OF_BODIES,
    is_product_word,
    is_supplement,
    is_taken_by_name,
)
from sidelog.exchange.table.regimen.changes import LAST_DOSE, kind_of_change, speaks_of_change

_A_DAY = re.compile(
    r"(?: ?/ ?| a | per )(?:day|d)\b|,? (?:daily|a day|once a day)\b", re.IGNORECASE
)
_BY = re.compile(r"\bby\b|\bfrom\b", re.IGNORECASE)
_TAKING = re.compile(r"^(?:taking|on|with|using|use of) ", re.IGNORECASE)
_TO = re.compile(r" ?\b(?:to|at|up to|down to|auf|naar|til|till|\u00e0)$", re.IGNORECASE)
_WAY = re.compile(
    r"(?P<name>.+? )??(?P<way>(?:(?:went|going|back|dropped|bumped|upped|moved|cut|up|down)\b ?)+)"
    r"(?:(?:it|(?:(?:my|the) )?(?:dose|dosage)) )?(?:(?:back|up|down) )*(?=to )",
    re.IGNORECASE,
)
"""Words of a change to an amount that are none of a change alone: "Went back down to 50 mg"."""
_VERBS = {"reduced": word_set("down dropped cut"), "increased": word_set("up bumped upped")}
_ADDED = re.compile("added (?=.)", re.IGNORECASE)
_OFF = re.compile(r"(?:(?:came|went|now|am|completely|fully) )*off (?:of )?it", re.IGNORECASE)
_REMARK = re.compile(
    r"(.+?)(?: ?[(\[]([^()\[\]]*)[)\]]| ?[,;.!] (.+)| [-\N{EN DASH}\N{EM DASH}]+ (.+)|[.!]())"
)
"""A change, and what else is said of it: "down to 50 mg (nausea)", "stopped, zaps for 2 weeks"."""
_NAMING_NOTHING = word_set(
    "my the this dose dosage daily intake use of today yesterday tonight again completely entirely "
    "altogether finally it cold turkey"
)
"""Words beside the name of what is taken: "my kratom dose", "kratom again"."""
_LONGEST = 80
_LONGEST_TOLD = 200
"""What is longer is no line of a log of changes."""
_CLOCK_BEHIND = re.compile(r"(?<=[^\W\d_]) (\d{1,2})\.(\d\d)$")
"""A time with a point, which behind a unit is no number: "one teaspoon 7.30"."""
TAKE = "take"
CHANGE = "change"


class Phrase(NamedTuple):
    """What some words say was changed, or taken.

    Attributes:
        product: of what; empty where they do not name it.
        change: the change in words that say no more: "started 4 g daily"; of a dose its amount.
        kind: that of the change, or `TAKE`.
        part: of which part of the day it is: "nighttime"; empty where that is not said.
        has_amount: whether they say how much.
        is_daily: whether they say that it is so much a day.
        remark: what else they say.
    """

    product: str
    change: str
    kind: str
    part: str = ""
    has_amount: bool = False
    is_daily: bool = False
    remark: str = ""

    @property
    def is_bare(self) -> bool:
        """Whether they name nothing, and say no amount: "stopped"."""
        return not (self.product or self.has_amount)

    @property
    def note(self) -> str | None:
        """What a change does not say, and its words do."""
        return ", ".join(filter(None, (self.part, self.remark))) or None


def read_phrase(text: str) -> Phrase | None:
    """What "Reduced kratom to 5 g/day" says; None where it says nothing of what is taken."""
    words = " ".join(text.split())
    if len(words) > _LONGEST:
        return None
    found = _REMARK.fullmatch(words)
    remark = "".join(filter(None, found.groups()[1:])) if found else ""
    phrase = _read(found[1]) if found and _is_remark(remark) else None
    is_whole = phrase and phrase.kind != TAKE and (phrase.has_amount or phrase.kind == "stop")
    return phrase._replace(remark=remark) if phrase and is_whole else _read(words)


def in_plain_words(text: str) -> str:
    """A change as the plain words for it: "increased to 50 mg", of "went back up to 50 mg".

    Who added 5 mg may have begun with it, or taken so much more: that stays as it is.
    """
    phrase = None if _ADDED.match(text) else read_phrase(text)
    is_plain = phrase and phrase.kind != TAKE and not (phrase.product or phrase.remark)
    return phrase.change if phrase and is_plain else text


def read_named(text: str, known: Container[str]) -> Phrase | None:
    """What "Kratom: 2 g at 8:00" says was taken; None where it says more, or of no such thing."""
    name, _, said = text.partition(": ")
    if len(text) > _LONGEST or not (is_supplement(name) or fold(name) in known):
        return None
    parts = [timed(_CLOCK_BEHIND.sub(r" \1:\2", part.strip())) for part in said.split(", ")]
    amounts = [in_digits(part.text) for part in parts]
    if not all(amount[:1].isdecimal() and unit_in(amount) for amount in amounts):
        return None
    if not OF_BODIES.isdisjoint(map(unit_in, amounts)):  # of kg nothing is taken
        return None
    clocks = [f" at {part.clock:%H:%M}" if part.clock else "" for part in parts]
    said = ", ".join(map("".join, zip(amounts, clocks, strict=True)))
    return Phrase(name, said, TAKE, has_amount=True)


def _is_remark(text: str) -> bool:
    """Whether words beside a change are of no other, and of nothing else that is taken."""
    words = words_of(text)
    has_number = any(map(str.isdecimal, course_of(text).name))
    is_of_other = any(word in TAKEN or is_product_word(word) for word in words)
    return not (has_number or is_of_other or speaks_of_change(text))


def may_be_change(text: str) -> bool:
    """Whether words speak of a change of what is taken, or of a number that something went to."""
    if len(text) > _LONGEST_TOLD:
        return False
    if kind_of_change(text) in {"increase", "reduce"} or speaks_of_change(text):  # "up 25 mg"
        return True
    found = _WAY.match(text)
    return bool(found and text[found.end() :][3:4].isdecimal())


def _verb_first(words: str) -> str:
    """Words of a change with a word for it before all others: "Kratom 4 g started"."""
    if _OFF.fullmatch(words):
        return "stopped"
    words = _ADDED.sub("started ", words) if _ADDED.match(words) else words
    found = _WAY.match(words)
    name = (found["name"] or "").strip() if found else ""
    if found and (not name or is_taken_by_name(name)):
        said = set(words_of(found[0]))
        verb = next((verb for verb, some in _VERBS.items() if said & some), CHANGE)
        return " ".join(filter(None, (verb, name, words[found.end() :])))
    before, _, last = words.rpartition(" ")
    first = fold(before.partition(" ")[0])
    is_last = before and not (first in TAKEN or kind_of_change(first)) and speaks_of_change(last)
    return f"{last} {before}" if is_last else words


def _read(text: str) -> Phrase | None:
    words = _verb_first(text)
    verb, _, rest = words.partition(" ")
    verb = verb.rstrip(":,")
    kind = TAKE if fold(verb) in TAKEN else CHANGE if verb == CHANGE else kind_of_change(verb)
    if fold(words) in LAST_DOSE:
        return Phrase("", words, "stop")
    if not kind or (not rest and kind != "stop"):
        return None
    is_daily = _A_DAY.search(words) is not None
    rest = _TAKING.sub("", _A_DAY.sub("", rest))
    if _BY.search(rest):
        return None  # by how much, or from where, is not what is taken since
    name, amount = named_with_words(rest) if kind == TAKE else named_amount(rest)
    if not amount and any(map(str.isdecimal, rest)):
        return None  # nobody knows of what the number is
    if (kind == TAKE and is_daily) or (kind == CHANGE and not amount):
        return None
    is_to = bool(_TO.search(name)) or is_daily
    named = _TO.sub("", name).split()
    name = " ".join(word.lstrip("#") for word in named if fold(word) not in _NAMING_NOTHING)
    name = name.rstrip(" :")
    product = without_part_of_day(name)
    part = " ".join(word for word in name.split() if word not in product.split())
    change = amount if kind == TAKE else _change(verb, kind, amount, is_to=is_to)
    return Phrase(product, change, kind, part, bool(amount), is_daily)


def _change(verb: str, kind: str, amount: str, *, is_to: bool) -> str:
    if not amount or kind == "stop":
        return verb
    is_by = kind in {"increase", "reduce"} and not is_to
    return f"{verb} {'by' if is_by else 'to'} {amount}"
