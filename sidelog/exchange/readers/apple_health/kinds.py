"""What a type of record in Apple Health becomes here: its scale, and its values as numbers on it.

A severity of "not present" is a true 0.  One that is unspecified says that something was there and
not how much, which is no number.  Where another program made the file, the values are the numbers
that Apple's words have in its own code.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from sidelog.catalog.scales import Better, DayRule, Measure, Scale
from sidelog.catalog.text import quoted
from sidelog.errors import BadDataError
from sidelog.exchange.applications.measures import Measures, built_in, quantity, rating, yes_no

_PREFIX = re.compile(r"HK\w*?Type(?:Identifier)?")
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")

_AMOUNTS = "HKQuantityTypeIdentifier"
SLEEP = "SleepAnalysis"
_APPETITE_CHANGES = "AppetiteChanges"
WEIGHT = "BodyMass"
_SEVERITY, _PRESENCE = "HKCategoryValueSeverity", "HKCategoryValuePresence"
_APPETITE, _SLEEP = "HKCategoryValueAppetiteChanges", "HKCategoryValueSleepAnalysis"

_SEVERITIES = ("not present", "mild", "moderate", "severe")
_SEVERE = 3
_OF_SEVERITY = frozenset({
    "AbdominalCramps", "Acne", "BladderIncontinence", "Bloating", "BreastPain",
    "ChestTightnessOrPain", "Chills", "Constipation", "Coughing", "Diarrhea", "Dizziness",
    "DrySkin", "Fainting", "Fatigue", "Fever", "GeneralizedBodyAche", "HairLoss", "Headache",
    "Heartburn", "HotFlashes", "LossOfSmell", "LossOfTaste", "LowerBackPain", "MemoryLapse",
    "Nausea", "NightSweats", "PelvicPain", "RapidPoundingOrFlutteringHeartbeat", "RunnyNose",
    "ShortnessOfBreath", "SinusCongestion", "SkippedHeartbeat", "SoreThroat", "VaginalDryness",
    "Vomiting", "Wheezing",
})  # fmt: skip
_OF_PRESENCE = frozenset({"MoodChanges", "SleepChanges"})

_WORDS: Mapping[str, Mapping[str, float | None]] = {
    _SEVERITY: {"Unspecified": None, "NotPresent": 0, "Mild": 1, "Moderate": 2, "Severe": 3},
    _PRESENCE: {"Present": 1, "NotPresent": 0},
    _APPETITE: {"Unspecified": None, "NoChange": 0, "Decreased": -1, "Increased": 1},
}
"""The numbers here of Apple's words; the words are in the order of Apple's own numbers from 0."""

_SCALES: Mapping[str, Scale] = {
    _SEVERITY: rating(
        0, 3, _SEVERITIES, better=Better.LOWER, day_rule=DayRule.MAXIMUM, bad_from=_SEVERE
    ),
    _PRESENCE: yes_no("not present", "present"),
    _APPETITE: rating(-1, 1, ("decreased", "no change", "increased")),
}

_NUMBERS = ("0", "1", "2", "3", "4")
_ASLEEP = frozenset({"Asleep", "AsleepUnspecified", "AsleepCore", "AsleepDeep", "AsleepREM"})
_ASLEEP_NUMBERS = frozenset({"1", "3", "4", "5"})

_POUND, _STONE = 0.45359237, 6.35029318


class Quantity(NamedTuple):
    """A measured amount that is taken: its unit here, and what the units of a file are of it."""

    unit: str
    factors: Mapping[str, float]


_QUANTITIES = {
    WEIGHT: Quantity("kg", {"kg": 1, "g": 0.001, "lb": _POUND, "st": _STONE}),
    "RestingHeartRate": Quantity("beats/min", {"count/min": 1}),
    "BloodPressureSystolic": Quantity("mmHg", {"mmHg": 1}),
    "BloodPressureDiastolic": Quantity("mmHg", {"mmHg": 1}),
    "BodyTemperature": Quantity("\N{DEGREE SIGN}C", {"degC": 1, "degF": 5 / 9}),
}
_FREEZING = 32


def short_name(kind: str) -> str:
    """A type without what Apple puts before each: "HairLoss"."""
    return _PREFIX.sub("", kind, count=1)


def is_amount_left(kind: str) -> bool:
    """Whether a whole type is of measured amounts that are not taken."""
    return kind.startswith(_AMOUNTS) and short_name(kind) not in _QUANTITIES


def in_words(kind: str) -> str:
    """A type in words: "hair loss"."""
    return " ".join(_WORD.findall(kind)).casefold() or kind


def measure_of(kind: str, value: str, measures: Measures) -> Measure | None:
    """The measure that a short type becomes; None where it becomes none."""
    if kind == WEIGHT:
        return built_in("weight")
    scale = _scale(kind, value)
    return measures.measure(in_words(kind), scale) if scale else None


def _scale(kind: str, value: str) -> Scale | None:
    if kind in _QUANTITIES:
        return quantity(_QUANTITIES[kind].unit)
    return _SCALES.get(_set_of(kind, value))


def _set_of(kind: str, value: str) -> str:
    """Of which set of words the values of a type are; empty where of none that is taken."""
    for words in _WORDS:
        if value.startswith(words):
            return words
    if kind in _OF_SEVERITY:
        return _SEVERITY
    if kind in _OF_PRESENCE:
        return _PRESENCE
    return _APPETITE if kind == _APPETITE_CHANGES else ""


def number_of(kind: str, value: str, unit: str) -> float | None:
    """The value on its scale here; None where the record does not say how much.

    Raises:
        BadDataError: it is none, or in a unit that is not known.
    """
    if kind in _QUANTITIES:
        return _amount(_QUANTITIES[kind], value, unit)
    words = _set_of(kind, value)
    numbers = _WORDS[words]
    word = value.removeprefix(words)
    if word in _NUMBERS[: len(numbers)]:  # Apple's own
        word = list(numbers)[int(word)]
    if word not in numbers:
        raise BadDataError(f"{quoted(value)} is none of {', '.join(numbers)}")
    return numbers[word]


def _amount(kind: Quantity, value: str, unit: str) -> float:
    if unit not in kind.factors:
        raise BadDataError(f"{quoted(unit)} is none of the units {', '.join(kind.factors)}")
    try:
        number = float(value)
    except ValueError:
        raise BadDataError(f"{quoted(value)} is not a number") from None
    if unit == "degF":
        number -= _FREEZING
    return float(f"{number * kind.factors[unit]:.6g}")


def is_asleep(value: str) -> bool:
    """Whether a record of sleep is of sleep itself, and not of lying in bed or being awake."""
    return value.removeprefix(_SLEEP) in _ASLEEP or value in _ASLEEP_NUMBERS
