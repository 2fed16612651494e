"""A cell that says a number, a length of time, or something like a number."""

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from sidelog.catalog.products import is_unit, parse_unit
from sidelog.catalog.text import fold
from sidelog.exchange.table.cell.days import about_a_time, read_clock, read_day
from sidelog.exchange.table.cell.words import MISSING, NO, RULING, YES, word_set

LONGEST = 60
"""A longer cell is words."""


class Kind(StrEnum):
    """What a cell looks like, by itself."""

    __hash__ = str.__hash__  # that of an enum takes longer, and every cell is counted by its kind
    NUMBER = "a number"
    DAY = "a day"
    CLOCK = "hours and minutes"
    TIME = "a time of the day"
    LENGTH = "a length of time"
    LABELLED = "a number with its word"
    OF = "a number of a top"
    RANGE = "a range"
    ABOUT = "about a number"
    BOUND = "more or less than a number"
    YES_NO = "yes or no"
    MISSING = "nothing known"
    WORD = "words"


NUMBERISH = frozenset({Kind.NUMBER, Kind.LABELLED, Kind.LENGTH, Kind.CLOCK})
NUMBERISH |= {Kind.OF, Kind.RANGE, Kind.ABOUT, Kind.BOUND}


class Token(NamedTuple):
    """A cell, as far as it can be understood without its column.

    Attributes:
        digits: of a number, its digits with whatever points and commas are among them.
        unit: of a number, the unit behind it, or before it; by its usual name.
        top: of a number of a top, that top; of a labelled one, its word.
        hours: of a length, that length.
    """

    kind: Kind
    digits: str = ""
    unit: str = ""
    top: str = ""
    hours: float = 0.0


IU = "IU"
_DAY = Token(Kind.DAY)
_NOTHING = Token(Kind.MISSING)
_INSTEAD = re.compile(r"<[^\W\d][\w -]*>")
"""What a program writes where there is no value: "<no-response>", "<null>"."""
_WORDS = Token(Kind.WORD)
_SPACES = " '\u00a0\u202f\u2009\N{RIGHT SINGLE QUOTATION MARK}"
_NO_SPACES = {ord(sign): None for sign in _SPACES} | {0x2212: "-"}
_DIGITS = (
    rf"[-+\u2212]?(?:\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?:[.,]\d+)?|\d[\d.,]*|[.,]\d+)"
    r"(?:[eE][-+]?\d{1,3})?"
)
_NUMBER = re.compile(
    rf"({_DIGITS}) ?([^\W\d_][\w/%\u00b0\u00b5\u00b2\u00b3.* -]{{0,24}}|%|\u00b0[CF]?)?"
)
_LABELLED = re.compile(r"(-?\d+(?:\.\d+)?) ?: ?([^\W\d].*)")
_OF = re.compile(rf"({_DIGITS}) ?(?:/|of|out of) ?(\d+)", re.IGNORECASE)
_RANGE = re.compile(
    r"\d+(?:[.,]\d+)? ?(?:-|\u2013|to|bis|\.\.) ?\d+(?:[.,]\d+)?(?: ?[a-z%]{1,6})?", re.IGNORECASE
)
_ABOUT = re.compile(
    r"(?:~|\u2248|ca\.? ?|c\. ?|about |approx\.? ?|around )\s*[\d.,]+.{0,8}|[\d.,]+ ?\?|"
    r"\? h [\d.]+ min|[\d.]+ h \? min",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"(?:<|>|\u2264|\u2265|<=|>=|under |over |below |above )\s*[\d.,]+.{0,10}", re.IGNORECASE
)
_HM = re.compile(
    r"(-?)(?:(\d{1,3}) days?,? )?(\d{1,3}):([0-5]\d|\d(?=:))(?::([0-5]?\d)(?:[.,]\d+)?)?"
    r"(?: ?(?:h|hrs?|hours?|std)\.?)?",
    re.IGNORECASE,
)
_TIMES = {
    "h": "h hr hrs hour hours std stunden heures horas ore uren godz ч час часа часов "
    "小时 小時 時間",
    "min": "min mins minute minutes minuten minutos minuti мин минута минуты минут 分 分钟 分鐘",
    "s": "s sec secs second seconds sek sekunden secondes segundos secondi seconden сек секунда "
    "секунды секунд 秒",
}
"""Units of time, in no form in which they name a time of the day as well, as hora does."""
_HOURS, _MINUTES, _SECONDS = ("|".join(words.split()) for words in _TIMES.values())
_LENGTH = re.compile(
    rf"(?:PT)?(?:(\d+(?:[.,]\d+)?) ?(?:{_HOURS})\.?)?(?:[,:]? ?(?:and )?"
    rf"(\d{{1,4}}) ?(?:m|{_MINUTES}|')?\.?)?"
    rf"(?:,? ?(\d{{1,2}}) ?(?:{_SECONDS})\.?)?",
    re.IGNORECASE,
)

_OF_THEIR_OWN = "bpm mmHg cal kJ cm mm m km ft st ms steps times W Hz dB"
_NAMES = (
    *_TIMES.items(),
    ("lb", "lb lbs pound pounds"),
    ("kg", "kg kgs kilo kilos kilogram kilograms"),
    ("\N{DEGREE SIGN}C", "c celsius degc \N{DEGREE SIGN}c"),
    ("\N{DEGREE SIGN}F", "f fahrenheit degf \N{DEGREE SIGN}f"),
    ("%", "% percent pct"),
    ("mi", "mi mile miles"),
    ("in", "in inch inches"),
    ("oz", "oz ounce ounces"),
    ("kcal", "kcal calories"),
    ("fl oz", "fl oz;floz;fl. oz;fl.oz;fluid ounce;fluid ounces"),
    ("\N{MICRO SIGN}g", "ug mcg"),
    (IU, "iu i.u ie i.e ui u.i"),
    (IU, "international unit;international units;internationale einheiten"),
    (IU, "unit\u00e9s internationales;unit\u00e0 internazionali"),
    (IU, "unidades internacionales;unidades internacionais"),
    *((unit, unit.casefold()) for unit in _OF_THEIR_OWN.split()),
)
_USUAL = {word: unit for unit, words in _NAMES for word in word_set(words)}

_SO_MUCH_IN = re.compile(
    r"(?!e\d|m?g/\d+m?g)[\w\u00b5^%*]{1,8}/(?:[mdunpfk\u00b5\u03bc]?l|[mnpu\u00b5\u03bc]?mol|"
    r"[kmnu\u00b5\u03bc]?g|[cm]?m[23\u00b2\u00b3]?|min(?:ute)?|h(?:r|our)?|s(?:ec)?|d(?:ay)?|"
    r"night|w(?:ee)?k|mo(?:nth)?|y(?:ea)?r|[hl]pf|tab(?:let)?|cap(?:sule)?|pill|dose|cup|drop|"
    r"cells?|[\d.]+[\w\u00b2\u00b3]*)",
    re.IGNORECASE,
)
"""So much of something in something, as laboratories write it: "ng/mL", "10*3/uL"."""

_BY_PARTS = re.compile(r"\d{1,3}-00?-\d{1,3}")
"""What was taken in the morning, at noon and in the evening, and no day: "50-0-50"."""

UNITS_OF_SOME = "units"
"""The unit of "4 U" and "4 units": of insulin they are IU, and of drinks no such thing."""
_UNITS_OF_SOME = frozenset({"u", "unit", "units"})
"""Words of it behind a number, where "2 unidades" may be two tablets."""
UNITS_IN_WORDS = _UNITS_OF_SOME | word_set(
    "einheit einheiten enhed enheder enhet enheter eenheid eenheden unite unites unidad unidade "
    "unidades unita"
)
"""Those, folded, in names of columns."""


def are_units(words: str) -> bool:
    """Whether words stand for units, and do not say which."""
    return fold(words.strip(" .")) in UNITS_IN_WORDS


def usual_unit(words: str) -> str:
    """A unit by its usual name, such as "mg" of "milligrams"; empty where it is none."""
    text = " ".join(words.replace("_", " ").split()).strip(".")
    low = text.casefold()
    if found := _USUAL.get(low):
        return found
    if is_unit(low):
        return parse_unit(low).name
    return text if _SO_MUCH_IN.fullmatch(text) else ""


_BARS = "\u2588\u2589\u258a\u258b\u258c\u258d\u258e\u258f\u2591\u2592\u2593 "
"""A bar before its number, as in "\u2588\u2588 50%"."""


def token(text: str) -> Token:
    """What a cell looks like; it has no spaces around it."""
    text = text.lstrip(_BARS)
    if not text:
        return _NOTHING
    return _token(text) if len(text) <= LONGEST else _WORDS  # which is not held


def among_numbers(text: str, high: float) -> Token:
    """What a cell looks like among numbers: 20010215 is no day where others are as long."""
    cell = token(text)
    is_as_long = cell.kind is Kind.DAY and text.isdecimal() and high >= 10 ** (len(text) - 1)
    return Token(Kind.NUMBER, text) if is_as_long else cell


@lru_cache(maxsize=65536)
def _token(text: str) -> Token:
    if text[0].isdecimal() and not _BY_PARTS.fullmatch(text) and read_day(text):
        return _DAY  # which is nearly every day, and there are many
    low = text.casefold()
    if low in MISSING or not text.strip(RULING) or _INSTEAD.fullmatch(text):
        return _NOTHING
    if low in YES or low in NO:
        return Token(Kind.YES_NO)
    if not any(map(str.isdecimal, text)):
        return _WORDS
    if not _BY_PARTS.fullmatch(text) and read_day(text):
        return _DAY
    return _number(text) or _length(text) or _like_number(text)


def _number(text: str) -> Token | None:
    found = _NUMBER.fullmatch(text)
    unit = usual_unit(found[2] or "") if found else ""
    if found and found[2] and found[2].strip(" .").casefold() in _UNITS_OF_SOME:
        unit = UNITS_OF_SOME
    if found is None or (found[2] and not unit):
        return None
    return Token(Kind.NUMBER, found[1].translate(_NO_SPACES), unit)


def _length(text: str) -> Token | None:
    if clock := _HM.fullmatch(text):
        sign, days, *parts = clock.groups()
        found = _hours(*parts, sign=sign, days=int(days or 0))
        return Token(Kind.LENGTH if days else Kind.CLOCK, hours=found)
    length = _LENGTH.fullmatch(text)
    by_program = text[:2] in {"PT", "pt"}
    if length and (length[1] or (length[2] and (length[3] or by_program))):
        hours = (length[1] or "0").replace(",", ".")
        return Token(Kind.LENGTH, hours=_hours(hours, length[2], length[3]))
    return None


def _like_number(text: str) -> Token:
    if about_a_time((text,)):
        return Token(Kind.TIME)
    if found := _LABELLED.fullmatch(text):
        return Token(Kind.LABELLED, found[1], top=found[2].strip())
    if found := _OF.fullmatch(text):
        return Token(Kind.OF, found[1].translate(_NO_SPACES), top=found[2])
    for pattern, kind in ((_BOUND, Kind.BOUND), (_ABOUT, Kind.ABOUT), (_RANGE, Kind.RANGE)):
        if pattern.fullmatch(text):
            return Token(kind)
    return Token(Kind.TIME if read_clock(text) else Kind.WORD)


def _hours(
    hours: str, minutes: str | None, seconds: str | None, *, sign: str = "", days: int = 0
) -> float:
    length = days * 24 + float(hours) + int(minutes or 0) / 60 + int(seconds or 0) / 3600
    return float(f"{'-' if sign else ''}{length:.15g}")


class Sign(StrEnum):
    """What a text tells of the sign before decimals."""

    __hash__ = str.__hash__
    NEITHER = "neither"
    POINT = "point"
    COMMA = "comma"
    POINT_OR_GROUP = "a point that may group thousands"
    COMMA_OR_GROUP = "a comma that may group thousands"
    WRONG = "wrong"


_GROUP = re.compile(r"[-+]?[1-9]\d{0,2}[.,]\d{3}")
_GROUPS = {
    "point": re.compile(r"[-+]?[1-9]\d{0,2}(?:,\d{3})*(?:\.\d+)?"),
    "comma": re.compile(r"[-+]?[1-9]\d{0,2}(?:\.\d{3})*(?:,\d+)?"),
}


def sign_of(digits: str) -> Sign:
    """What the digits of a number tell of the sign before decimals."""
    points, commas = digits.count("."), digits.count(",")
    if not points and not commas:
        return Sign.NEITHER
    if "e" in digits.casefold():
        return Sign.COMMA if commas else Sign.POINT
    if _GROUP.fullmatch(digits):
        return Sign.POINT_OR_GROUP if points else Sign.COMMA_OR_GROUP
    if points + commas == 1:
        return Sign.POINT if points else Sign.COMMA
    for sign in (Sign.POINT, Sign.COMMA):
        if _GROUPS[sign].fullmatch(digits):
            return sign
    return Sign.WRONG


def read_number(digits: str, sign: Sign) -> float | None:
    """The number of some digits in a column with that sign; one that has one reading has that."""
    number = to_number(digits, sign)
    if number is None and (own := sign_of(digits)) in {Sign.COMMA, Sign.POINT}:
        return to_number(digits, own)
    return number


def to_number(digits: str, sign: Sign) -> float | None:
    """The number of some digits with that sign before decimals; None for others."""
    decimal, group = (".", ",") if sign is Sign.POINT else (",", ".")
    if group in digits:
        if not _GROUPS[sign].fullmatch(digits):
            return None
        digits = digits.replace(group, "")
    try:
        return float(digits.replace(decimal, "."))
    except ValueError:  # two points
        return None
