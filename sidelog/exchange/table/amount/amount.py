"""The amount that a cell says was taken, and the words that stand with it."""

import re
from contextlib import suppress
from functools import lru_cache
from typing import NamedTuple

from sidelog.catalog.amounts import check_amount, parse_amount
from sidelog.catalog.products import (
    convert,
    is_convertible,
    is_piece,
    is_unit,
    parse_unit,
    without_both_numbers,
)
from sidelog.catalog.text import fold, quoted
from sidelog.errors import BadDataError, SidelogError, UsageError
from sidelog.exchange.table.amount.timed import is_hour
from sidelog.exchange.table.cell.days import read_day_of_year
from sidelog.exchange.table.cell.numbers import (
    IU,
    UNITS_OF_SOME,
    Kind,
    Sign,
    read_number,
    to_number,
    token,
)
from sidelog.exchange.table.cell.words import MISSED, YES, word_set
from sidelog.exchange.table.medicine.words import PARTS_OF_DAY

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
_SO_MUCH = re.compile(
    r"(?P<yes>[^\W\d_]+)[\s,:;-]*(?:[(\[](?P<inside>[^()\[\]]+)[)\]]|(?P<behind>[~.]?\d.*))"
)
_LEAP_YEAR = 2024
_LONGEST = 120
_UNIT_ASIDE = re.compile(r"([\d.,/\u00bd\u00bc\u00be]+) ?[(\[]([^\W\d_]+)[)\]]")
_UNIT_FIRST = re.compile(r"([^\W\d_]+)\.? ?([\d.,]*\d)")
_SOME = re.compile(r"([\d.,]+) ?-?ish\b", re.IGNORECASE)
_AFTER_NAME = re.compile(
    r"((?:[\d.,]+ ?)?(?P<word>[^\W\d_]+).*?)(?<![\s,:])[\s,:]++(?P<amount>[\d.,]+ ?[^\W\d_]+)"
)
_THOUSANDS = re.compile(r"(\d{1,3}(?:[.,]\d)?) ?k(?= ?(?:iu|ie|ui)\b)", re.IGNORECASE)
"""What stands for thousands before a unit in which there are so many: "2k IU"."""
_ZERO_AND_WORDS = re.compile(r"0(?: ?[^\W\d_]+)? ?[(\[,;\u2013\u2014-](?P<words>\D+)")
_PIECES = re.compile(
    r"(\d{1,2}(?:[.,]\d{1,2})?) (\d[\d.,]* ?(?:m?c?g|\u00b5g|\u03bcg|ug|iu)) "
    r"(?:tab(?:let)?|cap(?:sule)?|pill|softgel|lozenge|gummie|gummy)s?",
    re.IGNORECASE,
)
"""So many pieces, and what each of them holds."""
_UNMEASURED = re.compile(
    r"(?:(?:an?|one|\d+) )?(?:(?:heap(?:ing|ed)|rounded|scant|big|small|large) \w+|"
    r"(?:pinch|dash|handful|sip|bit)(?:es|s)?)",
    re.IGNORECASE,
)
"""How much, in what nobody has weighed: "heaping tsp"."""
_PERHAPS = re.compile(r"(?:maybe|perhaps|possibly|or|~) ?[\d.,]+ ?[^\W\d_]*", re.IGNORECASE)
_IN_PARTS = re.compile(
    r"(?:in|over|as|split (?:in|into|over)) \d (?:doses|times|portions|parts)", re.IGNORECASE
)
_BEHIND = re.compile(r"(?=[\s,;:(\[\u2013\u2014!*-])")
_NO_UNIT = ("(", ",", ";", "-", "w/", "with ")
"""What words begin with that cannot be the unit of a number."""
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_BOUND = re.compile(
    r"(?:[<>\u2264\u2265]=?|(?:more|less) than|over|under|above|below|at (?:least|most)|up to|"
    r"(?:max|min)\b\.?|mehr als|weniger als|\u00fcber|unter|mindestens|h\u00f6chstens|bis zu|"
    r"plus de|moins de|au moins|m\u00e1s de|menos de)\s*(?P<of>.+)|"
    r"(?P<number>[\d.,]+)\+ ?(?P<unit>[^\W\d_]+)|"
    r"(?P<least>.+?) ?(?:\+|\bor (?:more|less)|\boder mehr|\bet plus)",
    re.IGNORECASE,
)
_APPROXIMATE = word_set(
    "ish or so approx approximately about around roughly circa ca est estimate estimated guess "
    "ungefahr etwa environ env aprox"
)
_CHANGING = word_set(
    "more less left remaining per each every daily day days week weekly twice thrice times double "
    "triple bid tid qid x or not no never nicht pas planned taglich"
)
"""Words behind an amount with which it is not what was taken."""
_INSTEAD = word_set(
    "planned plan target goal instead was wanted usually normally geplant statt prevu planeado"
)
"""Words that begin what was not taken, in brackets beside what was: "1g (planned 2g)"."""


def first_of_combined(text: str) -> tuple[str, str]:
    """A text with the first of two amounts, and both, or "": "2 x 8mg" of "2 x 8mg/2mg"."""
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


class AmountSaid(NamedTuple):
    """What a cell says was taken.

    Attributes:
        number: 0 where none was taken; None where it is not known.
        unit: None where neither the cell nor its column says it.
        estimate: whether it is one.
        words: what stands with the amount, such as a strain; empty where nothing does.
    """

    number: float | None = None
    unit: str | None = None
    estimate: bool = False
    words: str = ""


def read_amount(text: str, sign: Sign, usual: str | None) -> AmountSaid:
    """The amount that a cell is; raises a SidelogError where it is none, or more than one.

    It is in the usual unit where the cell says none, and of two that of the first.
    """
    amount, strength = first_of_combined(_plain(text))
    try:
        found = _amount(amount, sign, usual)
        return found._replace(words=text) if strength else found
    except UsageError as error:
        named = _AFTER_NAME.fullmatch(text)
        if named and token(named["amount"]).unit and not is_unit(named["word"]):
            raise BadDataError(
                f"{quoted(text)}: {quoted(named[1])} stands before the amount, and may be another "
                "name"
            ) from error
        hint = "" if "--" in error.hint else error.hint  # which is for who types it
        raise BadDataError(error.message, hint=hint) from error


@lru_cache(maxsize=4096)
def read_with_words(text: str, sign: Sign, usual: str | None) -> AmountSaid:
    """The same of a cell that may say more: "4g red", "2 caps w/ food"; ">10g" is not known."""
    if is_day(text):
        raise BadDataError(f"{quoted(text)} is a day, not an amount")
    try:
        return read_amount(text, sign, usual)
    except BadDataError:
        amount, strength = first_of_combined(text)
        found = _not_known(text, sign) or _before_words(amount, sign, usual)
        if found is None:
            raise
        return found._replace(words=text) if strength else found


@lru_cache(maxsize=4096)
def _amount(text: str, sign: Sign, usual: str | None) -> AmountSaid:
    cell = token(text)
    if cell.kind is Kind.NUMBER and to_number(cell.digits, sign) == 0:
        return AmountSaid(0)
    if cell.unit == IU or (cell.unit == UNITS_OF_SOME and usual == IU):
        text = f"{cell.digits} {IU}"

    def read(digits: str) -> float:
        number = read_number(digits, sign)
        if number is None:
            raise BadDataError(f"{quoted(digits)} is not a number")
        return number

    amount = parse_amount(text, read=read)
    if amount.is_share and not (usual and is_piece(parse_unit(usual))):
        raise BadDataError(f"{quoted(text)} does not say of what; write the unit beside it")
    unit = amount.unit.name if amount.unit else None
    number = amount.number
    if number and unit is None and usual:
        unit, number = usual, check_amount(number, parse_unit(usual), text)
    return AmountSaid(number, unit, amount.estimate)


def is_day(text: str) -> bool:
    """Whether a cell is a day without its year, as a spreadsheet makes of 1/10: "1-Oct"."""
    return any(map(str.isalpha, text)) and read_day_of_year(text, _LEAP_YEAR) is not None


def _is_amount(text: str, sign: Sign) -> bool:
    with suppress(SidelogError):
        return bool(_amount(text, sign, None).number)
    return False


def so_much(text: str) -> str:
    """The amount behind a yes: "70 mg" of "yes (70 mg)"; empty where a cell is no such thing."""
    found = _SO_MUCH.fullmatch(text) if len(text) <= _LONGEST else None
    is_word = found and found["yes"].casefold() not in {"x", "t", "s"}  # no x of "x 2"
    if not found or not is_word or found["yes"].casefold() not in YES:
        return ""
    return (found["inside"] or found["behind"]).strip()


def _plain(text: str) -> str:
    """An amount as it is usually written: "200 mg" of "mg 200", "200mg." and "200 (mg)".

    And 2 x 500 mg of "2 500mg tablets".
    """
    text = so_much(text) or text
    text = _THOUSANDS.sub(lambda k: f"{float(k[1].replace(',', '.')) * 1000:g}", text)
    text = f"~{text[:-1].rstrip()}" if text[:1].isdecimal() and text.endswith("?") else text
    text = _SOME.sub(r"~\1", without_both_numbers(text), count=1)
    text = text[:-1] if text.endswith(".") and text[-2:-1].isalpha() else text
    if pieces := _PIECES.fullmatch(text):
        return f"{pieces[1]} x {pieces[2]}"
    if (aside := _UNIT_ASIDE.fullmatch(text)) and is_unit(aside[2]):
        return f"{aside[1]} {aside[2]}"
    turned = _UNIT_FIRST.fullmatch(text)
    return f"{turned[2]} {turned[1]}" if turned and is_unit(turned[1]) else text


def _not_known(text: str, sign: Sign) -> AmountSaid | None:
    """What says that nobody knows how much, "heaping tsp", ">10g", or none: "0 (sick)"."""
    if none := _ZERO_AND_WORDS.fullmatch(text) if len(text) <= _LONGEST else None:
        return AmountSaid(0, words=none["words"].strip(" ()[]-"))
    if _UNMEASURED.fullmatch(text):
        return AmountSaid(words=text)
    found = _BOUND.fullmatch(text) if len(text) <= _LONGEST else None
    amount = found and (found["of"] or found["least"] or f"{found['number']} {found['unit']}")
    return AmountSaid(words=text) if amount and _is_amount(amount, sign) else None


def _before_words(text: str, sign: Sign, usual: str | None) -> AmountSaid | None:
    """The amount before words; None where there is none, or they make another of it."""
    places = [place.start() for place in _BEHIND.finditer(text)] if len(text) <= _LONGEST else []
    for place in reversed(places):
        written, rest = text[:place].strip(), text[place:].strip()
        if not rest or not _is_amount(_plain(written), sign):
            continue
        is_apart = rest.casefold().startswith(_NO_UNIT)
        if not is_apart and _amount(_plain(written), sign, None).unit is None:
            continue  # of "2 Advil" the word may be anything
        amount = _amount(_plain(written), sign, usual)
        words = _words_behind(amount, rest, sign)
        if words is None:
            return None
        is_about = bool(words) and set(_letters(words)) <= _APPROXIMATE
        words = "" if is_about else words
        is_about |= _PERHAPS.fullmatch(words) is not None
        return amount._replace(estimate=amount.estimate or is_about, words=words)
    return None


def _words_behind(amount: AmountSaid, rest: str, sign: Sign) -> str | None:
    """The words behind an amount, none of a bracket that adds up to it; None where they change it.

    Words with a number do, but that of what one piece holds: "2 tabs (400 mg)"; of doses that it
    was taken in; and of a guess beside it: "2g (maybe 3)".
    """
    bracket = _IN_BRACKETS.fullmatch(rest)
    words = (bracket[1] if bracket else rest).strip(" ,;:-\u2013\u2014")
    is_aside = bracket and (_PERHAPS.fullmatch(words) or _INSTEAD & {*_letters(words)[:1]})
    if _IN_PARTS.fullmatch(words) or is_aside or is_hour(words):
        return words
    if any(map(str.isdecimal, words)):
        inner = words.removeprefix("of ")
        if not _is_amount(inner, sign):
            return None
        other = _amount(inner, sign, amount.unit)
        if bracket and _is_same(amount, other):
            return ""
        return words if _is_held(amount, other, in_brackets=bool(bracket)) else None
    said = _letters(words)
    changed = set(said) & (_CHANGING | MISSED) and not set(said) <= _APPROXIMATE
    if changed or len(PARTS_OF_DAY & set(said)) > 1 or (said and is_unit(said[0])):
        return None
    return None if words[:1] in {"+", "/", "&", "*", "x", "="} else words


def _letters(words: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", fold(words))


def _is_same(amount: AmountSaid, other: AmountSaid) -> bool:
    if not amount.unit or not other.unit:
        return amount.number == other.number
    unit, to = parse_unit(other.unit), parse_unit(amount.unit)
    return is_convertible(unit, to) and convert(other.number or 0, unit, to) == amount.number


def _is_held(amount: AmountSaid, other: AmountSaid, *, in_brackets: bool) -> bool:
    """Whether the one is what the other holds, such as mg of tablets."""
    if not amount.unit or not other.unit:
        return False
    pieces = is_piece(parse_unit(amount.unit)), is_piece(parse_unit(other.unit))
    return pieces == (True, False) or (in_brackets and pieces == (False, True))
