"""Ratings: which columns are, which way is better, and on what scale their numbers may be.

Of few numbers nobody knows where their scale ends: those of one month reach 5, and of the next 8.
So they are taken to be from 0 to 10, until many of them have both ends of a smaller one.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from sidelog.catalog.scales import Better
from sidelog.catalog.text import fold
from sidelog.exchange.table.cell.languages import in_latin
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import says_little, tokens
from sidelog.exchange.table.evidence import Numbers

_WORSE = word_set(
    "pain stress anxiety fatigue tiredness tired severity sad sadness nausea depression depressed "
    "irritability cramps bloating itch itching dryness shedding craving cravings angry anger worry "
    "headache migraine soreness discomfort withdrawal sleepiness fog symptom symptoms schmerz "
    "schmerzen kopfschmerz kopfschmerzen migrane angst ubelkeit mudigkeit dolor estres ansiedad "
    "douleur dizziness vertigo brainfog"
)
"""What a person wants to have less of."""
MOODS = word_set("mood moods stimmung humeur animo humor umore stemming nastroj nalada")
_FINE = MOODS | word_set(
    "energy happiness happy motivation focus productivity satisfaction calm wellbeing "
    "wellness content relaxed schlafqualitat concentration alertness joy"
)
"""What a person wants to have more of."""
_RATED = _WORSE | _FINE
_RATED |= word_set("quality intensity libido appetite rating score level gefuhl feeling brain")
_COUNTED = word_set(
    "steps count counts coffee coffees drinks cigarettes cups glasses pages reps rep repetition "
    "repetitions sets times number diapers feedings episodes "
    "floors pills units sneezes wakeups awakenings interruptions"
)
_MEASURED = word_set(
    "weight height bmi pulse hr bpm heart heartrate rate sys systolic dia diastolic bp pressure "
    "glucose sugar temp temperature calories kcal distance km miles minutes hours duration water "
    "hrv spo2 ferritin tsh hba1c hemoglobin cholesterol ldl hdl vitamin iron fat muscle waist "
    "creatinine total amount sleep gewicht puls poids peso length size volume"
)
_QUALITIES = frozenset({"quality", "rating", "score", "level"})
_TURNING = word_set(
    "free relief without less no control resilience coping tolerance meds medication medicine "
    "effect help helped management"
)
"""Words beside those of a symptom that turn its way round, or may."""
_FIVE, _TEN, _HUNDRED = 5, 10, 100
_SEVEN = range(6, 8)
_ENOUGH = 8
"""So many numbers at least have to be there for them to be those of a scale."""
_MANY = 20
"""So many have to be there for their ends to be those of a scale of fewer steps."""


def is_mood(name: str) -> bool:
    """Whether a name is that of a mood."""
    return bool(tokens(name) & MOODS)


def may_be_rated(numbers: Numbers) -> bool:
    """Whether numbers are so small that they may be on a scale, whatever is rated."""
    return numbers.low >= 0 and numbers.high <= _TEN


def is_counted(name: str) -> bool:
    """Whether a name is that of what is counted."""
    return bool(tokens(name) & _COUNTED)


def is_rated(name: str) -> bool:
    """Whether a name is that of what is rated, such as a symptom."""
    return bool(tokens(name) & _RATED)


def is_noted(word: str) -> bool:
    """Whether a word says what people rate or measure: anxiety, headaches, and no mere score."""
    words = tokens(word) | tokens(word.removesuffix("s"))
    return bool(words & (_RATED | _MEASURED)) and not says_little(word)


def better_of(name: str) -> Better:
    """Which way is better, where the name of a rating says it."""
    words = tokens(name)
    worse, fine = bool(words & _WORSE), bool(words & _FINE)
    if worse == fine or words & _TURNING:
        return Better.NEITHER
    return Better.LOWER if worse else Better.HIGHER


def rating_ends(numbers: Numbers, name: str) -> tuple[float, float] | None:
    """The ends of a rating's scale, (0, 1) of yes and no; None where it is none, or none is plain.

    No number is below 0.
    """
    low, high, words = numbers.low, numbers.high, tokens(name)
    of_quality = fold(re.split(r"[\W_]+", in_latin(name).strip(" _)"))[-1]) in _QUALITIES
    of_amount = bool(words & (_MEASURED | _COUNTED))
    named = bool(words & _RATED) and (of_quality or not of_amount)
    part = high <= 1 and (not numbers.whole or len(numbers.some) == 1 or of_quality)
    if part or (of_amount and not named):
        return None  # or a part of a whole, or only whether something was so
    if named and (1 < high <= _TEN or _HUNDRED / 2 < high <= _HUNDRED):
        return _usual_ends(numbers)
    if not numbers.whole or numbers.count < _ENOUGH:
        return None
    if len(numbers.some) == 2 and high == 1:  # noqa: PLR2004  (0 and 1)
        return 0, 1
    return _usual_ends(numbers) if low >= 1 and high in {_FIVE, _TEN} else None


def _usual_ends(numbers: Numbers) -> tuple[float, float]:
    """The usual ends that the numbers lie between."""
    low, high = numbers.low, numbers.high
    if high > _TEN:
        return 0, _HUNDRED
    if numbers.whole and numbers.count >= _MANY:
        if low == 1 and high in _SEVEN and len(numbers.some) == high:
            return 1, high  # every step of it is there
        if high == _FIVE or (high == _TEN and low == 1):
            return float(low >= 1), high
    return 0, _TEN


# What the name says of the scale

_TO = (
    r"(?:-|\u2013|to|\.\.\.?|\u2026|"
    r"(?<=\s)(?:a|\u00e0|al|bis|hasta|ate|at\u00e9|tot|do|till)(?=\s))"
)
_TOP = re.compile(
    r"[\s_(\[]*(?<![\d/])(?:/ ?([34567]|10|20|100)|out of ?(\d{1,3})|of ?(5|10|100))[\s)\]]*$",
    re.IGNORECASE,
)
_ENDS = re.compile(rf"[\s(\[_:,-]*?(-?\d{{1,2}}) ?{_TO} ?\+?(\d{{1,3}})[\s)\]]*$", re.IGNORECASE)
_ENDS_BEHIND = re.compile(r"(.*[^\W\d])_([01])_([4567]|10|100)")
"""Ends behind the name of a rating, as in "stress_1_5"."""
_ENDS_WITHIN = re.compile(
    rf"\s*[(\[](?=-?\d{{1,2}} ?{_TO}[^()\[\]]*[)\]]\s*\S)([^()\[\]]+)[)\]]\s*"
)
"""The ends of a scale with more of the name behind them, as in "Pain (0-10) evening"."""
_EACH_END = re.compile(
    rf"(.*[^\s:,])[\s:,]+(-?\d{{1,2}}) \(([^()]+)\) ?{_TO} ?(\d{{1,3}}) \(([^()]+)\)", re.IGNORECASE
)
"""Ends with a word behind each, as in "Redness: 1 (mild) to 5 (severe)"."""
_ASIDE = re.compile(r"(.*[^\s:,])[\s:,]*[(\[]([^()\[\]]+)[)\]]\s*")
_RANGE_FIRST = re.compile(
    rf"(?:scale )?(-?\d{{1,2}} ?{_TO} ?\+?\d{{1,3}})(?: scale| stars)?(?:[\s,;:]+(.*))?",
    re.IGNORECASE,
)
_END = re.compile(
    r"(?:^|(?<=[\s,;/-]))(?:(?P<before>[^\W\d_]+) ?= ?)?(?P<number>-?\d{1,3})\b"
    r"(?P<sign> ?[=:]| is\b| being\b)? ?(?P<behind>(?![\w ]+=)[^\W\d_][^\d,;=]*)?"
)
"""An end with its word, as in "5 worst", "5 = worst" or "worst=5"."""
_WAY = re.compile(r"\b(higher|lower)(?: is | ?= ?| )(better|worse)", re.IGNORECASE)
_BAD = word_set(
    "worst worse bad severe severest awful terrible horrible unbearable extreme poor miserable"
)
_GOOD = word_set("best better great good excellent perfect fine amazing wonderful happy")
_OF_ENDS = word_set(
    "none no not low lowest high highest mild min max minimum maximum least most little much lot"
)
"""Words that tell no way, and that the numbers beside them are the ends of a scale."""
_CALLED_SCALE = re.compile(r"(.*?\w)[\s_-]+(?:on an? )?scale(?: of| from)?", re.IGNORECASE)
_BODYS = word_set("skin hair nails scalp")


class ScaleSaid(NamedTuple):
    """What the name of a column says of its scale, None for no ends, and the name without that."""

    base: str
    ends: tuple[int, int] | None
    better: Better = Better.NEITHER


def split_range(name: str) -> tuple[str, tuple[int, int] | None]:
    """A name without the ends of a scale in it, and those: ("Mood", (1, 5)) of "Mood (1-5)"."""
    said = scale_said(name)
    return said.base, said.ends


@lru_cache(maxsize=4096)
def scale_said(name: str) -> ScaleSaid:
    """What a name says of its scale: of "Skin (1-5, 5 worst)" the ends, and that 1 is better."""
    name = name.replace("\N{MINUS SIGN}", "-")
    if each := _EACH_END.fullmatch(name):
        name = f"{each[1]} ({each[2]}={each[3]}, {each[4]}={each[5]})"
    aside = _ASIDE.fullmatch(name)
    said = _said_aside(aside[1], aside[2]) if aside else None
    return said or ScaleSaid(*_split_ends(name))


def _said_aside(name: str, words: str) -> ScaleSaid | None:
    """What words in brackets behind a name say of its scale; None where they are about no scale."""
    first = _RANGE_FIRST.fullmatch(words)
    words = words if first is None else first[2] or ""
    found = list(_END.finditer(words))
    anchors = {int(one["number"]): one["before"] or one["behind"] or "" for one in found}
    between = f"{min(anchors)}-{max(anchors)}" if len(anchors) > 1 else ""
    between = first[1] if first else between
    base, ends = _split_ends(f"{name} ({between})" if between else name)
    if way := _WAY.search(words):
        is_higher = (way[1].casefold() == "higher") is (way[2].casefold() == "better")
        return ScaleSaid(base, ends, Better.HIGHER if is_higher else Better.LOWER)
    are_plain = bool(found) and all(one["before"] or one["sign"] for one in found)
    are_plain = are_plain or words.count("=") > 1  # by letters
    is_sure = are_plain and (len(anchors) != 1 or not anchors.keys().isdisjoint(ends or ()))
    said = frozenset[str]().union(*map(tokens, anchors.values()))
    is_sure = is_sure or bool(said & (_BAD | _GOOD | _OF_ENDS) and all(anchors.values()))
    if not is_sure and not (first and not words):
        return None
    return ScaleSaid(base, ends, _better_by_ends(anchors, ends))


def _better_by_ends(anchors: Mapping[int, str], ends: tuple[int, int] | None) -> Better:
    """Which way is better by the words of the ends, of which one may be enough."""
    low, high = ends or (min(anchors, default=0), max(anchors, default=0))
    at_low = tokens(anchors.get(low, "")) if low != high or low <= 1 else frozenset[str]()
    at_high = tokens(anchors.get(high, "")) if low != high or high > 1 else frozenset[str]()
    is_lower, is_higher = at_high & _BAD or at_low & _GOOD, at_high & _GOOD or at_low & _BAD
    if bool(is_lower) == bool(is_higher):
        return Better.NEITHER
    return Better.LOWER if is_lower else Better.HIGHER


def _split_ends(name: str) -> tuple[str, tuple[int, int] | None]:
    """A name without the ends of a scale behind it, or within it, and those."""
    if top := _TOP.search(name):
        return _without_scale(name[: top.start()]), (0, int(top[1] or top[2] or top[3]))
    if (behind := _ENDS_BEHIND.fullmatch(name)) and tokens(behind[1]) & (_RATED | _BODYS):
        return behind[1], (int(behind[2]), int(behind[3]))
    if within := _ENDS_WITHIN.search(name):
        name = f"{name[: within.start()]} {name[within.end() :]} ({within[1]})"
    found = _ENDS.search(name)
    if not found or not found.start() or int(found[2]) < 2:  # noqa: PLR2004  (0-1 is a tick)
        return name, None
    low, high = int(found[1]), int(found[2])
    about_zero = low == -high and name[: found.start() + 2].rstrip("-").endswith(("(", "[", " "))
    is_scale = low in {0, 1} or about_zero
    return (_without_scale(name[: found.start()]), (low, high)) if is_scale else (name, None)


def _without_scale(name: str) -> str:
    """A name without the word that what follows it is a scale."""
    found = _CALLED_SCALE.fullmatch(name.strip())
    return found[1] if found else name.strip()
