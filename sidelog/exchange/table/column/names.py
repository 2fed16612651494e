"""The names of columns: their words, and the unit that is among them."""

import re
from functools import lru_cache

from sidelog.catalog.text import fold
from sidelog.exchange.table.cell.languages import meanings
from sidelog.exchange.table.cell.numbers import usual_unit
from sidelog.exchange.table.cell.words import word_set

_WIDE = {0xFF08: "(", 0xFF09: ")", 0xFF3B: "[", 0xFF3D: "]"}
"""Brackets as they stand between Chinese signs."""
_ASIDE = re.compile(r"\s*[(\[{]\s*([^()\[\]{}]{1,16}?)\s*[)\]}]\s*$")
_TAIL = re.compile(r"^(.*\S)(?:_|,\s*|\s+in\s+|\s+)([^\W\d_][\w/%.]*|%)$")
_TAILS = word_set(
    "mg kg g ml l \N{MICRO SIGN}g h min lb bpm % mmHg kcal cm km mi IU ms \N{DEGREE SIGN}C "
    "\N{DEGREE SIGN}F s capsule tablet cup puff drop"
)
_RATE = re.compile(
    r"(.*\w)[_ ]+([munp\u00b5]?(?:g|l|mol|iu|cal)|kcal|breaths|beats|br)[_ ](?:per[_ ])?"
    r"(min|dl|l|ml|kg|day)",
    re.IGNORECASE,
)
_LITRES = {"l": "L", "dl": "dL", "ml": "mL"}
_COUNTED = re.compile(r"\b\d+$")
_ALONE = frozenset({"kg", "lb", "oz", "mmHg", "bpm", "kcal"})
"""Units that a column is called by, without a word of what they are of."""
_SHORT_TAILS = frozenset({"l", "h", "s", "c", "f", "m", "in", "w", "st", "cal", "cap", "tab"})
"""What stands for a unit between brackets, and behind a name for anything."""
_OF_LENGTH = word_set(
    "sleep asleep awake total time duration bed rem deep light core nap work worked exercise "
    "workout screen hours fasting"
)
_OF_HEART = word_set(
    "heart pulse hr rhr bpm hrv spo2 oxygen respiration respiratory breathing temp temperature "
    "glucose sugar pressure systolic diastolic sys dia stress speed pace"
)
"""What has a lowest and a highest value, so that min and max behind it are no minutes."""
_ASIDES = frozenset({"y/n", "yes/no", "true/false", "0/1", "j/n", "ja/nein", "if any", "optional"})
"""What is put in brackets behind a name, and tells how to fill in the column."""


@lru_cache(maxsize=65536)  # of every column they are asked for again and again
def tokens(name: str) -> frozenset[str]:
    """The words of a name: "doseTaken_mg" has dose, taken and mg."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    words = frozenset(word for word in re.split(r"[\W_]+", fold(parted)) if word)
    return words if name.isascii() else words | meanings(name, words)


def split_unit(name: str) -> tuple[str, str]:
    """A name without the unit in it, and that unit: ("weight", "kg") of "Weight (kg)"."""
    name = name.translate(_WIDE)
    if aside := _ASIDE.search(name):
        if fold(aside[1]) in _ASIDES:
            return name[: aside.start()].strip(), ""
        unit = usual_unit(aside[1].lstrip("# ")) if aside[1] not in {"IN", "In"} else ""
        if unit and aside.start() and _may_be_unit(name[: aside.start()], aside[1]):
            return name[: aside.start()].strip(" _-"), unit
    if usual_unit(name) in _ALONE:
        return name, usual_unit(name)
    if rate := _RATE.fullmatch(name):
        return rate[1].strip(" _-"), f"{rate[2]}/{_LITRES.get(rate[3].casefold(), rate[3])}"
    if tail := _TAIL.fullmatch(name):
        unit = usual_unit(tail[2])
        known = (unit in _TAILS or "/" in unit) and tail[2].casefold() not in _SHORT_TAILS
        of_heart = tail[2] == "HR" or (tail[2] == "hr" and not tokens(tail[1]) & _OF_LENGTH)
        if known and not of_heart and _may_be_unit(tail[1], tail[2]):
            # "Exercise for 20 minutes" is called so.
            base = tail[1].strip(" _-,").removesuffix(" in")
            return name if _COUNTED.search(tail[1]) else base.strip(), unit
    return name, ""


def _may_be_unit(name: str, word: str) -> bool:
    """Whether a word behind a name is its unit: no "min" of a pulse, no "hour" of so many per."""
    is_lowest = word.casefold() == "min" and tokens(name) & _OF_HEART
    return not is_lowest and not name.casefold().rstrip(" _-").endswith((" per", "_per"))


_OF_TIME = {
    "h": frozenset({"hours", "hrs", "stunden"}),
    "min": frozenset({"minutes", "mins", "minuten"}),
    "s": frozenset({"seconds", "secs"}),
}


def unit_word(name: str) -> str:
    """The unit of time that is a word of a name, as in "Minutes asleep"; empty where none is."""
    words = tokens(name)
    if "per" in words:
        return ""
    found = [unit for unit, said in _OF_TIME.items() if words & said]
    return found[0] if len(found) == 1 else ""


_TOP = re.compile(r"[\s_(\[]*(?:/|out of|of) ?(5|10|100)[\s)\]]*$", re.IGNORECASE)
_ENDS = re.compile(r"[\s(\[_-]*?(-?\d{1,2}) ?(?:-|\u2013|to|\.\.) ?\+?(\d{1,3})[\s)\]]*$")
_ENDS_WITHIN = re.compile(
    r"\s*[(\[](?=-?\d{1,2} ?(?:-|\u2013|to|\.\.)[^()\[\]]*[)\]]\s*\S)([^()\[\]]+)[)\]]\s*"
)
"""The ends of a scale with more of the name behind them, as in "Pain (0-10) evening"."""
_WORDED_ENDS = re.compile(r"\s*[(\[]([^()\[\]]*=[^()\[\]]*=[^()\[\]]*)[)\]]\s*$")
"""Those with their words, as in "Energy (1=low, 10=high)"."""


def split_range(name: str) -> tuple[str, tuple[int, int] | None]:
    """A name without the ends of a scale in it, and those: ("Mood", (1, 5)) of "Mood (1-5)"."""
    if top := _TOP.search(name):
        return name[: top.start()].strip(), (0, int(top[1]))
    if worded := _WORDED_ENDS.search(name):
        numbers = sorted(map(int, re.findall(r"\d+", worded[1])))
        name = name[: worded.start()] + (f" ({numbers[0]}-{numbers[-1]})" if numbers else "")
    if within := _ENDS_WITHIN.search(name):
        name = f"{name[: within.start()]} {name[within.end() :]} ({within[1]})"
    found = _ENDS.search(name)
    if not found or not found.start() or int(found[2]) < 2:  # noqa: PLR2004  (0-1 is a tick)
        return name, None
    low, high = int(found[1]), int(found[2])
    about_zero = low == -high and name[: found.start() + 2].rstrip("-").endswith(("(", "[", " "))
    return (
        (name[: found.start()].strip(), (low, high))
        if low in {0, 1} or about_zero
        else (name, None)
    )


_OF_APPLE = re.compile(r"^HK(?:Quantity|Category)TypeIdentifier(?=\w)")
_DOTTED = re.compile(r"[a-z]+(\.\w+){2,}")


def last_part(name: str) -> str:
    """What a program's long name is of: heart_rate of com.example.health.heart_rate."""
    name = _OF_APPLE.sub("", name)
    return name.rpartition(".")[2] if _DOTTED.fullmatch(name) else name


_SAYING_LITTLE = word_set(
    "value amount score count number result level measurement column measure duration hours "
    "minutes quality rating intensity severity no unit yes h min s percent"
)
"""Words of names that measures of quite different things may have."""


def says_little(name: str) -> bool:
    """Whether measures of quite different things may be called so."""
    return {word for word in tokens(name) if not word.isdigit()} <= _SAYING_LITTLE
