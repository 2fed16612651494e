"""The names of columns: their words, and the unit that is among them."""

import re
from collections.abc import Collection
from functools import lru_cache
from itertools import pairwise

from sidelog.catalog.text import fold
from sidelog.exchange.table.cell.languages import meanings
from sidelog.exchange.table.cell.numbers import IU, UNITS_IN_WORDS, are_units, usual_unit
from sidelog.exchange.table.cell.words import word_set

_WIDE = {0xFF08: "(", 0xFF09: ")", 0xFF3B: "[", 0xFF3D: "]"}
"""Brackets as they stand between Chinese signs."""
_ASIDE = re.compile(r"\s*[(\[{]\s*([^()\[\]{}]{1,16}?)\s*[)\]}]\s*$")
_NO_UNITS = frozenset({"IN", "In", "MS"})
"""What is short for something else in capital letters, such as how a laboratory measured."""
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
_ALONE = frozenset({"kg", "lb", "oz", "mmHg", "bpm", "kcal"})
"""Units that a column is called by, without a word of what they are of."""
_SHORT_TAILS = frozenset({"l", "h", "s", "c", "f", "m", "in", "w", "st", "cal", "cap", "tab"})
"""What stands for a unit between brackets, and behind a name for anything."""
_OF_LENGTH = word_set(
    "sleep asleep awake total time duration bed rem deep light core nap work worked exercise "
    "workout screen hours fasting"
)
_OF_STATES = word_set(
    "heart pulse hr rhr bpm hrv spo2 oxygen respiration respiratory breathing temp temperature "
    "glucose sugar pressure bp systolic diastolic sys dia stress speed pace mood pain energy "
    "anxiety weight"
)
"""What has a lowest and a highest value, so that min and max behind it are no minutes."""
_BEFORE_NONE = word_set(
    "per every each a an within after before last past previous next half happy rush"
)
"""Words that make the hour behind them a part of what was counted: "steps per hour"."""
_BEFORE_MANY = _BEFORE_NONE | word_set("at in first since until")
"""Words that make a number of hours behind them the time of something: "pain after 2 hours"."""
_ONE_OF_TIME = word_set("hour minute second")
_UNITS_OF_TIME = frozenset({"h", "min", "s"})
_LASTING = word_set("sleep asleep nap work worked exercise workout screen duration fasting study")
_INSULINS = word_set(
    "insulin insulina insuline humalog novolog novorapid lantus levemir tresiba toujeo "
    "fiasp apidra lyumjev basaglar semglee abasaglar admelog humulin novolin actrapid lispro "
    "aspart glargine degludec detemir glulisine insulatard protaphane novomix mixtard "
    "basalinsulin bolusinsulin korrekturinsulin korrektionsinsulin mahlzeiteninsulin "
    "maltidsinsulin basaalinsuline bolusinsuline correctieinsuline maaltijdinsuline"
)
_GIVEN_AS = word_set(
    "bolus boluses basal basale basaal basalinjektion basalinjeksjon basaalinjectie bolusinjektion "
    "bolusinjeksjon bolusinjectie korrekturbolus korrektionsbolus korreksjonsbolus "
    "korrigeringsbolus correctiebolus mahlzeitenbolus mahlzeitbolus maltidsbolus maaltijdbolus"
)
INJECTED = word_set("injected injiziert gespritzt inyectada injectee iniettata injetada")
_OF_INSULIN = (
    _INSULINS
    | _GIVEN_AS
    | INJECTED
    | UNITS_IN_WORDS
    | word_set(
        "meal correction acting rapid fast short long rapida lenta rapide lente kurz lang pen pump "
        "injection injektion injeksjon injectie inyeccion iniezione injecao d de di la "
        "mahlzeit mahlzeiten korrektur pumpe maltid korrektion korreksjon korrigering pumpen "
        "maaltijd correctie pomp repas pompe stylo comida correccion pluma bomba pasto correzione "
        "penna pompa refeicao correcao caneta bolo bolos"
    )
)
_IN_IU = _INSULINS | _GIVEN_AS | word_set("vitamin vitamins heparin")
_NO_DOSES = word_set(
    "rate ratio factor sensitivity iob board active level total tdd sum average avg target carb "
    "suggested recommended requested selected calculated estimate temporary temp "
    "debit taux tasa tasso velocita velocidad hastighed hastighet snelheid faktor facteur fattore "
    "verhaltnis rapport empfindlichkeit sensibilite "
    "sensibilidad sensibilita gesamt totale totaal totalt summe somme suma somma durchschnitt "
    "moyenne media promedio gemiddeld gennemsnit genomsnitt gjennomsnitt aktiv aktives aktivt "
    "actif active activa attiva actieve midlertidig temporar temporare temporaire temporal "
    "temporanea tijdelijk tijdelijke tillfallig empfohlen recommande recomendado consigliato "
    "aanbevolen anbefalet anbefalt rekommenderad"
)
"""Words of what is said about insulin, and of what is no dose of it."""
_LOWEST = re.compile(r"(.*[\W_])min([)\]]?)", re.IGNORECASE)
_UNITS_OF = re.compile(
    r"(?P<units>\w+?)(?:[_ ](?:of|de|di|von|af|av|van))?[_ ]+(?:d['\u2019])?(?P<of>.*\w)|"
    r"(?P<before>.*\w)-(?P<behind>[^\W\d_]+)",
    re.IGNORECASE,
)
_OF_RATIOS = word_set("ratio quotient verhaltnis cociente rapporto razao relacion verhouding")
_RATIO_WRITTEN = "\N{CJK UNIFIED IDEOGRAPH-6BD4}"
_LETTERS = re.compile(r"[A-Z]/[A-Z]")
_ASIDES = frozenset({"y/n", "yes/no", "true/false", "0/1", "j/n", "ja/nein", "if any", "optional"})
"""What is put in brackets behind a name, and tells how to fill in the column."""


@lru_cache(maxsize=65536)  # of every column they are asked for again and again
def tokens(name: str) -> frozenset[str]:
    """The words of a name: "doseTaken_mg" has dose, taken and mg."""
    words = frozenset(words_of(name))
    return words if name.isascii() else words | meanings(name, words)


def words_of(name: str) -> list[str]:
    """The words of a name in their order, as they are written."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return [word for word in re.split(r"[\W_]+", fold(parted)) if word]


_GRAMS_A_DAY = re.compile(r"(?<![^\W_])(?<!water )(m)?gpd(?![^\W_])", re.IGNORECASE)
"""How people who taper write g/day; of water it is gallons."""


def _in_full(found: re.Match[str]) -> str:
    return "mg" if found[1] else "grams"


def split_unit(name: str) -> tuple[str, str]:
    """A name without the unit in it, and that unit: ("weight", "kg") of "Weight (kg)"."""
    name = _GRAMS_A_DAY.sub(_in_full, name.translate(_WIDE))
    if aside := _ASIDE.search(name):
        before = name[: aside.start()]
        if fold(aside[1]) in _ASIDES or _are_several(aside[1]):
            return before.strip(), ""
        word = aside[1].lstrip("# ").removeprefix("in ")
        unit = "" if aside[1] in _NO_UNITS else _unit_behind(before, word)
        if unit and before and _may_be_unit(before, aside[1]):
            return before.strip(" _-"), unit
    if usual_unit(name) in _ALONE:
        return name, usual_unit(name)
    if rate := _RATE.fullmatch(name):
        return rate[1].strip(" _-"), f"{rate[2]}/{_LITRES.get(rate[3].casefold(), rate[3])}"
    if tail := _TAIL.fullmatch(name):
        unit = _unit_behind(tail[1], tail[2])
        known = (unit in _TAILS or "/" in unit) and not _is_short(tail[1], tail[2])
        of_heart = tail[2] == "HR" or (tail[2] == "hr" and not tokens(tail[1]) & _OF_LENGTH)
        is_unit = _may_be_unit(tail[1], tail[2]) and _is_of_numbers(tail[1], tail[2])
        if known and not of_heart and is_unit:
            # "Exercise for 20 minutes" is called so.
            base = tail[1].strip(" _-,").removesuffix(" in")
            return name if _ends_in_number(tail[1]) else base.strip(), unit
    of = _of_units(name)
    return (of, IU) if of and is_in_iu(of) else (name, "")


def _of_units(name: str) -> str:
    """What units are of: the bolus of "Units of bolus" and of "Bolus-units"; empty of others."""
    found = _UNITS_OF.fullmatch(name)
    if found is None or not are_units(found["units"] or found["behind"]):
        return ""
    return found["of"] or found["before"]


def _are_several(text: str) -> bool:
    """Whether words are units, of which each number has another: g/pcs/cups."""
    units = text.split("/")  # of which two make one, as g/day does
    return len(units) > 2 and all(usual_unit(unit.strip()) for unit in units)  # noqa: PLR2004


def _ends_in_number(name: str) -> bool:
    """Whether the last word of a name is a number, be it one half in one sign."""
    return re.split(r"\W", name)[-1].isnumeric()


def says_how_long(name: str) -> bool:
    """Whether a name ends in a length of time: a talk for 5 minutes may be rated, too."""
    base, unit = split_unit(name)
    return base == name and unit in _UNITS_OF_TIME


def _unit_behind(name: str, word: str) -> str:
    """The unit that a word behind a name is: U behind Humalog is one of insulin.

    A/G behind a ratio is what it is one of, and w/ says with what.
    """
    is_ratio = bool(_OF_RATIOS & tokens(name)) or _RATIO_WRITTEN in name
    if (is_ratio and _LETTERS.fullmatch(word)) or fold(word).startswith("w/"):
        return ""
    if are_units(word):
        return IU if is_in_iu(name) else ""
    return usual_unit(word)


def is_in_iu(name: str) -> bool:
    """Whether what is called so is taken in units that are international ones, and no drinks."""
    words = tokens(name) | {fold(name)}  # of which NovoRapid is one
    return bool(words & _IN_IU) and not words & _NO_DOSES


def is_insulin(name: str) -> bool:
    """Whether a name says no more than that it is insulin, and which, or what for."""
    words = tokens(name)
    return fold(name) in _INSULINS or (bool(words & _INSULINS) and words <= _OF_INSULIN)


def is_given_as(name: str) -> bool:
    """Whether a name says how insulin is given, and no more: "Bolus", "Meal bolus"."""
    words = tokens(name)
    return bool(words & _GIVEN_AS) and words <= _OF_INSULIN


def of_insulin(name: str) -> str:
    """The name of what is taken, where a name says only how insulin is given: "Bolus"."""
    words = tokens(name)
    return f"Insulin {fold(name)}" if words & _GIVEN_AS and not words & _INSULINS else name


def _is_short(name: str, word: str) -> bool:
    """Whether a letter or two behind a name may stand for anything: no h of a length of time."""
    low = word.casefold()
    return low in _SHORT_TAILS and not (low == "h" and tokens(name) & _OF_LENGTH)


def _may_be_unit(name: str, word: str) -> bool:
    """Whether a word behind a name is its unit: no "min" of a pulse, no "hour" of so many per."""
    is_lowest = word.casefold() == "min" and tokens(name) & _OF_STATES
    return not is_lowest and words_of(name)[-1:] != ["per"]


def _is_of_numbers(name: str, word: str) -> bool:
    """Whether a unit behind a name, without brackets, is that of the numbers below it."""
    *others, last = words_of(name) or [""]
    if not last.isdecimal():
        is_one = word.casefold() in _ONE_OF_TIME and not tokens(name) & _LASTING
        return not is_one and last not in _BEFORE_NONE
    is_time = usual_unit(word) in _UNITS_OF_TIME
    return not is_time or not (tokens(name) & _OF_STATES or {*others[-1:]} & _BEFORE_MANY)


def lowest(name: str, others: Collection[str]) -> str:
    """The name of what is lowest, as "Mood (min)" is where `others`, in lower case, have its max.

    It is empty of what is in minutes.
    """
    found = _LOWEST.fullmatch(name)
    is_one = found and f"{found[1]}max{found[2]}".casefold() in others
    return f"{found[1]}minimum{found[2]}" if found and is_one else ""


def has_time(name: str) -> bool:
    """Whether a name is that of a moment: a start, an end."""
    return bool(tokens(name) & {"start", "begin", "end", "finish", "bedtime", "woke"})


_UNIT_WORDS = {"hours": "h", "hrs": "h", "stunden": "h", "seconds": "s", "secs": "s"}
_UNIT_WORDS |= dict.fromkeys(("minutes", "mins", "minuten"), "min")


def unit_word(name: str) -> str:
    """The unit of time that is a word of a name, as in "Minutes asleep"; empty where none is."""
    words = words_of(name)
    found = [(before, word) for before, word in pairwise(["", *words]) if word in _UNIT_WORDS]
    if "per" in words or len({_UNIT_WORDS[word] for _, word in found}) != 1:
        return ""
    before, word = found[0]
    return "" if before.isnumeric() or before in _BEFORE_NONE else _UNIT_WORDS[word]


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
