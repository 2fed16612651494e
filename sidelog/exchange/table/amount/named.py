"""What a cell names with how much of it, or how long: "Ibuprofen 400mg", "Amoxicillin 2 weeks"."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from sidelog.catalog.text import fold
from sidelog.errors import SidelogError
from sidelog.exchange.table.amount.amount import is_of_liquid, read_amount, with_mg
from sidelog.exchange.table.amount.doses_in_cell import doses_in
from sidelog.exchange.table.amount.how_many import (
    NUMBER_WORDS,
    Many,
    ends_in_number,
    in_digits,
    many_of,
)
from sidelog.exchange.table.amount.timed import (
    clock_alone,
    is_clock,
    timed,
    with_hour_aside,
    with_hours,
)
from sidelog.exchange.table.amount.units import COUNTED
from sidelog.exchange.table.cell.numbers import IU, UNITS_OF_SOME, Kind, Sign, token
from sidelog.exchange.table.cell.words import DAYTIMES
from sidelog.exchange.table.column.names import is_in_iu
from sidelog.exchange.table.product.known import is_medicine, is_product_word, is_supplement

_LIKE_AMOUNT = re.compile(r"(.+?[^\W\d_].*?) (\d[\d.,]+ ?(?:mg|g|ml|\N{MICRO SIGN}g))")
_PIECES_OF = re.compile(
    r"([\d.,/\u00bd\u00bc\u00be]+|half|one|two|three) ?([^\W\d_]+) (?:of )?(.+)"
)
_HOW_MANY = re.compile(r"[\d.,/x\u00d7*+~ -]+", re.IGNORECASE)
"""What stands before an amount and names nothing: "2 x"."""
_WITH_TIME = re.compile(r"\S \d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b", re.IGNORECASE)
_HALF_A_BRACKET = re.compile(r"^[^()]*\)|\([^()]*$")
_NO_NAME = re.compile(r"[(\[][\d.,]+ ?[^\W\d_]+[)\]] |[\u2022\u00b7]")
"""What no name begins with: "(4 mg) skipped", and a sign that parts one thing from another."""
_BOX = re.compile(
    r"(?:[-*\u2022]\s*)?(?:(?P<ticked>\[[xX\u2713\u2714]\]|[\u2611\u2705\u2713\u2714\U0001f5f9])"
    r"|\[\s*\]|[\u2610\u274c\u2717\u2718\u2612\u2b1c\u25a1])\ufe0f?\s*(?=\S)"
)
"""A box of a checklist in front of what it is of: [x] Lexapro 10 mg, [ ] zinc."""
_LONGEST = 200
"""What is longer is a note, and no name with an amount."""
_PARTING = " ,:;-\N{EN DASH}("
_BEFORE_DIGITS = re.compile(r"(?<=[\u2e80-\u9fff\uac00-\ud7af])(?=\d)")
_LAST = re.compile(r" (?:[(\[][^()\[\]]*[)\]]|[^\W\d_]+)$")
NO_BRACKET = r"(?![^()]{0,40}\))"
"""Behind a sign that does not stand in a bracket."""
_BETWEEN = re.compile(rf"[;|+\uff0c\u3001]|,(?!\d){NO_BRACKET}")
_SENTENCE = re.compile(
    rf"((?:\d ?|\b(?:{NUMBER_WORDS}) )(?:mg|ml|g|drops|[^\W\d_]{{6,}}))\. (?=([^\W\d_]+))",
    re.IGNORECASE,
)
_COURSE = re.compile(
    r"(?P<name>.+?)(?:[\s,:(]+|(?<=[\u2e80-\U0010ffff]))"
    r"(?P<course>(?:(?:for|x|over|fur|f\u00fcr|durante|por|pendant) )?"
    r"\d{1,3}(?: ?[-\u2013] ?\d{1,3})? ?(?:days?|weeks?|wks?|months?|tage?|wochen?|monate?|"
    r"d[i\u00ed]as?|semanas?|mes(?:es)?|jours?|semaines?|mois|giorni|settimane|mesi|dagen|weken|maanden|"
    r"\u5929|\u65e5\u9593?|\u65e5\u95f4|\u5468|\u9031\u9593?|"
    r"[\u4e2a\u500b\u304b\u30f6\u30ab\u30f5]\u6708))\)?"
    r"(?P<rest>[\s,:]+[\d.,]+ ?[^\W\d_]+)?",
    re.IGNORECASE,
)
"""A name, and how long it is taken: "Amoxicillin 2 weeks", "Amoxicillin for 7 days, 500 mg"."""


@lru_cache(maxsize=4096)
def named_amount(text: str) -> tuple[str, str]:
    """The product and the amount of "Ibuprofen 400mg", "2 x 200 mg ibuprofen" or "2 Advil".

    The words and "" where they do not say an amount with its unit; "2 Advil" are pieces.
    """
    if len(text) > _LONGEST:
        return text, ""
    text = without_box(text)
    words = with_mg(_BEFORE_DIGITS.sub(" ", with_hours(text))).split()
    for place in range(1, len(words)):  # the longest amount behind a name
        name = " ".join(words[:place]).rstrip(_PARTING)
        if _is_name(name) and (amount := _amount_of(" ".join(words[place:]), name)):
            return _times(name, amount)
    for place in range(len(words) - 1, 0, -1):  # and the longest before one
        name = " ".join(words[place:]).removeprefix("of ").lstrip(_PARTING)
        if words[place - 1].endswith((",", ";")):
            continue  # what stands behind it is of another part
        said = " ".join(words[:place])
        if _WITH_TIME.search(name):
            continue  # "100 mg tramadol 1pm, ok"
        if _is_name(name) and (amount := _amount_of(said, name)):
            return name, amount
    found = _LIKE_AMOUNT.fullmatch(text)
    if found and _is_name(found[1]):  # which is to be refused
        return found[1], found[2]
    some = many_of(" ".join(words))
    return _in_pieces(some) if some and is_medicine(some.name) else (text, "")


def _in_pieces(some: Many) -> tuple[str, str]:
    return some.name, f"{some.number} {'piece' if some.number == '1' else 'pieces'}"


def named_with_words(text: str) -> tuple[str, str]:
    """The same of "ibuprofen 400 mg (late)", whose amount has the words behind it."""
    found, words = named_amount(text), text.split()
    for end in range(len(words) - 1, 0, -1):
        if not found[1]:
            name, amount = named_amount(" ".join(words[:end]))
            found = (name, f"{amount} {' '.join(words[end:])}") if amount else found
    return found


def _times(name: str, amount: str) -> tuple[str, str]:
    """A name and an amount, of which a number before the name is so many: "half tab xanax"."""
    some = many_of(name)
    is_many = some and (some.is_sure or is_product_word(some.name.split(maxsplit=1)[0]))
    if some and is_many and unit_in(amount) not in COUNTED:
        return some.name, f"{some.number} x {amount}"
    found = _PIECES_OF.fullmatch(name)
    pieces = in_digits(f"{found[1]} {found[2]}") if found else ""
    if not found or unit_in(pieces) not in COUNTED or unit_in(amount) in COUNTED:
        return name, amount
    return found[3], f"{in_digits(found[1])} x {amount}"


def _is_name(words: str) -> bool:
    """Whether words may name something: no time does, no amounts, and no half of a bracket."""
    if not any(map(str.isalpha, words)) or _HOW_MANY.fullmatch(words) or clock_alone(words):
        return False
    plain = words.strip("()[] ")
    if _HALF_A_BRACKET.search(words) or _NO_NAME.match(words):
        return False
    if plain[:1].isdecimal() and unit_in(in_digits(plain)):
        return False
    if is_clock(plain) or ends_in_number(plain):
        return False
    parts = [token(part.strip("(),;")) for part in words.split() if any(map(str.isalnum, part))]
    return not all(part.kind is Kind.NUMBER and part.unit for part in parts)


def _amount_of(words: str, name: str) -> str:
    is_whole = is_of_liquid(words)  # whose bracket is of the amount
    text = words if is_whole else in_digits(words.strip("() ,").removesuffix(" each"))
    if not any(map(str.isdecimal, text)):
        return ""
    return text if _unit_of(text, name) else ""


def _unit_of(amount: str, name: str) -> str:
    """The unit of an amount with its time, or of several of one thing: "5g, 4g, 4g"."""
    if unit := unit_in(timed(amount).text, name):
        return unit
    units = [unit_in(one.text) for one in doses_in(amount, None)]
    return units[0] if len(units) > 1 and all(units) else ""


def unit_said(amount: str, name: str) -> str:
    """The unit of an amount, whatever time, bracket or part of the day stands with it."""
    return _unit_of(amount, name) or unit_in(_LAST.sub("", timed(amount).text), name)


def unit_in(amount: str, name: str = "") -> str:
    """The unit that is written in an amount of what is named; empty where none is."""
    if token(amount).unit == UNITS_OF_SOME:
        return IU if is_in_iu(name) else ""
    try:
        return read_amount(amount, Sign.POINT, None)[1] or ""
    except SidelogError:
        return ""


def named_amounts(
    text: str, named: Callable[[str], tuple[str, str]] = named_amount, *, are_counted: bool = False
) -> list[tuple[str, str]]:
    """Each product that a cell names, with its amount or "".

    They are parted where one of them has an amount, or is known: "Calcium, 500 mg" is one.
    Where all that is named is taken (`are_counted`), numbers before names count pieces: of what is
    known, or of several, as in "1 ginger, 2 tulsi".
    """
    parts = parted(text)
    pairs = [named(part) for part in parts]
    if are_counted:
        some = [None if amount else many_of(name) for name, amount in pairs]
        is_list = sum(map(bool, some)) > 1
        counts = [one if one and (is_list or is_supplement(one.name)) else None for one in some]
        if any(counts):
            found = zip(counts, pairs, strict=True)
            return [_in_pieces(one) if one else pair for one, pair in found]
    is_list = any(amount or is_product_word(name) for name, amount in pairs)
    if len(pairs) > 1 and (not is_list or any(token(part).kind is Kind.NUMBER for part in parts)):
        return [named(text)]
    return _with_names(pairs)


def _with_names(pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name, amount in pairs:
        is_again = found and not amount and found[-1][1] and amount_at(name)
        found.append((found[-1][0], name) if is_again else (name, amount))
    return found


def amount_at(text: str) -> str:
    """The unit of an amount that stands alone, or with its time: "at 1pm 15 drops"."""
    return unit_in(timed(text).text)


def named_doses(text: str, *, are_counted: bool = False) -> list[tuple[str, str]]:
    """The same of what was taken, whose amount may have more behind it."""
    return named_amounts(text, _named_dose, are_counted=are_counted)


def _named_dose(text: str) -> tuple[str, str]:
    """The same with a bracket or a part of the day behind it: "Effexor 75 mg morning"."""
    name, amount = named_amount(text)
    name = name if amount else with_hour_aside(name)
    last = fold(name).rsplit(" ", maxsplit=1)[-1]
    if not amount and (last.endswith((")", "]")) or last in DAYTIMES):
        noted = named_with_words(name)
        return noted if _LAST.search(noted[1]) else (text, amount)
    return name, amount


def without_box(text: str) -> str:
    """A text without the box in front of it."""
    return text[found.end() :] if (found := _BOX.match(text)) else text


def in_boxes(text: str) -> tuple[str, list[str]]:
    """What a cell lists without the parts whose box is not ticked, or crossed out; and those."""
    parts = parted(text)
    boxes = [(part, _BOX.match(part)) for part in parts]
    still_open = [part for part, box in boxes if box and box["ticked"] is None]
    if not still_open:
        return text, []
    return ", ".join(part for part in parts if part not in still_open), still_open


def parted(text: str) -> list[str]:
    """The parts of a cell that lists several things; one is as it is."""
    text = with_sentences_apart(text)
    return [part.strip() for part in _BETWEEN.split(text) if part.strip()]


def with_sentences_apart(text: str) -> str:
    """A text with a ; for the full stop behind an amount, that what follows is no name of it.

    So "20 drops. Slept 5h"; "400 mg. Ibuprofen" stays, as does "2 tab. X", where it is short.
    """
    return _SENTENCE.sub(lambda end: end[0] if is_product_word(end[2]) else f"{end[1]}; ", text)


class Course(NamedTuple):
    """What a cell names, without how long it is taken; and that, empty where it does not say it."""

    name: str
    length: str


def course_of(text: str) -> Course:
    """What a cell of medicines names, and how long that is taken."""
    found = _COURSE.fullmatch(text) if len(text) <= _LONGEST else None
    if found is None or not any(map(str.isalpha, found["name"])):
        return Course(text, "")
    return Course(f"{found['name']}{found['rest'] or ''}", found["course"])


def courses_of(text: str) -> list[Course]:
    """Each medicine that a cell names with how long it is taken; parted where all say it."""
    parts = [course_of(part) for part in parted(text)]
    return parts if len(parts) > 1 and all(one.length for one in parts) else [course_of(text)]
