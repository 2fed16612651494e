"""What several values of a day become by what they are: steps are added up, and pulses are not."""

from collections.abc import Collection, Iterable, Mapping

from sidelog.catalog.scales import DayRule, Scale, ScaleKind
from sidelog.catalog.text import fold
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.column.units import HOURS
from sidelog.exchange.table.column.values import Values
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.product.drinks import OF_ALCOHOL, is_called_drink, unit_of_drink
from sidelog.exchange.table.product.known import NUTRIENTS

ASLEEP = word_set("sleep slept asleep awake nap naps bed schlaf")
"""Of two lengths of sleep on a day nobody knows whether one is a nap, or a repetition."""
_HIGHEST = word_set("max maximum highest deepest maximal maximo massimo hochste hochster")
_OXYGEN = word_set("vo2 o2")
"""What is called the highest, and is estimated anew each time."""
_STATES = word_set(
    "weight gewicht peso bmi pulse puls systolic diastolic sys dia pressure heart hr bpm hrv spo2 "
    "glucose glu bg sugar temp temperature waist fat muscle height altitude elevation pace speed "
    "avg average reaction ratio score bmr metabolic need needed debt goal target baseline"
)
_STATE_UNITS = word_set("kg lb st mmhg bpm % ms cm mg/dl mmol/l \N{DEGREE SIGN}c \N{DEGREE SIGN}f")
_ADDED = word_set(
    "steps distance calories water drunk walked exercise workout duration bolus carbs eaten "
    "carbohydrates kohlenhydrate kulhydrater koolhydraten glucides carbohidratos carboidrati"
)
_ADDED_UNITS = frozenset(
    map(fold, word_set("ml;l;cup;kcal;cal;kj;km;m;mi;fl oz;oz;g;mg;\N{MICRO SIGN}g;min;h;units;iu"))
)
_IN_BLOOD = frozenset({"blood", "glucose", "bg", "blodsukker", "blutzucker"})
_UNDER_WATER = ({"bottom", "time"}, {"dive", "time"})
_PARTS = word_set("muscle bone visceral subcutaneous skeletal lean")
_OF_BODIES = _PARTS | {"bmi"}
"""What a scale measures, beside which fat and protein are not of food."""
_AS_PARTS = word_set("body mass total percent percentage pct ratio fat")
_A_NIGHT = (4, 16)
"""In hours."""
_WATER = (30, 80)
"""That of a body, in percent."""


def own_rule(values: Values, *, nutrition: bool) -> DayRule | None:
    """How a measure of the journal forms a day's value, or a new one whose nature is plain.

    In a file of `nutrition`, of what was eaten, fat is no part of a body.
    """
    measure, scale = values.measure, values.measure.scale
    words, unit = tokens(measure.title), fold(scale.unit)
    if values.rule and values.is_new:
        return values.rule
    is_asleep = bool(words & ASLEEP) and (values.is_new or measure.built_in)
    if scale.kind in {ScaleKind.COUNT, ScaleKind.YES_NO} or not (values.is_new or is_asleep):
        return scale.day_rule
    if scale.kind is ScaleKind.RATING:
        return None
    if words & _HIGHEST and words - _HIGHEST and not words & _OXYGEN:
        return DayRule.MAXIMUM
    is_eaten = nutrition and bool(words & NUTRIENTS) and not words & _IN_BLOOD
    if not is_eaten and (words & _STATES or unit in _STATE_UNITS):
        return DayRule.MEAN
    adds = (
        is_eaten
        or words & _ADDED
        or unit in _ADDED_UNITS
        or any(words >= dive for dive in _UNDER_WATER)
    )
    return DayRule.SUM if adds and not is_asleep else None


def rules_of_bodies(seen: Iterable[Seen]) -> dict[int, DayRule]:
    """What several of a day become of the water of a body, beside its muscle or bone, by place."""
    words = {one: tokens(one.name) for one in seen}
    if not any(of & _PARTS and of <= _PARTS | _AS_PARTS for of in words.values()):
        return {}
    found = (one for one, of in words.items() if "water" in of and of <= _AS_PARTS | {"water"})
    return {
        one.place: DayRule.MEAN
        for one in found
        if _are_within(_WATER, one.numbers[one.sign].some - {0})
    }


def rules_of_alcohol(rest: Iterable[Seen], seen: Iterable[Seen]) -> dict[int, DayRule]:
    """What several of a day become of how much alcohol was in each drink, by the place."""
    if not any(map(is_called_drink, seen)):
        return {}
    found = (one for one in rest if tokens(one.name) & OF_ALCOHOL)
    return {one.place: DayRule.SUM for one in found if unit_of_drink(one.name) not in {"", "%"}}


def nights_again(seen: Collection[Seen]) -> set[int]:
    """The places of the night's sleep, in lines that last for other things.

    Each line of a day says it once more, where none is shorter than a night.
    """
    lasting = [one for one in seen if "duration" in tokens(one.name)]
    nights = [one for one in seen if tokens(one.name) & ASLEEP and one not in lasting]
    of_others = [one for one in lasting if not tokens(one.name) & ASLEEP]
    found = (one for one in nights if of_others and not tokens(one.name) & _STATES)
    return {one.place for one in found if _are_within(_A_NIGHT, one.numbers[one.sign].some)}


def has_whole_nights(one: Seen) -> bool:
    """Whether some numbers or lengths are hours of a whole night, and none is longer."""
    some = one.numbers[one.sign].some | one.lengths.some
    return bool(some) and _are_within(_A_NIGHT, {max(some)})


def _are_within(bounds: tuple[int, int], numbers: Collection[float]) -> bool:
    """Whether there are numbers, and all are within bounds."""
    least, most = bounds
    return bool(numbers) and least <= min(numbers) <= max(numbers) <= most


def is_of_food(some: Iterable[Values]) -> bool:
    """Whether a file is about what was eaten, where fat is no part of a body."""
    words = frozenset().union(*(tokens(one.measure.title) for one in some))
    return not words & _OF_BODIES and len(words & NUTRIENTS) > 1


def are_lengths(values: Values) -> bool:
    """Whether values say how long something was."""
    words = tokens(values.measure.title)
    is_time = "time" in words and bool(words & ASLEEP)
    return values.measure.scale.unit in HOURS or "duration" in words or is_time


def is_of_sleep(values: Values, others: Iterable[Values]) -> bool:
    """Whether values are lengths of sleep, or of a part of it: a nap is no repetition."""
    if not are_lengths(values) or tokens(values.measure.title) & _STATES:
        return False
    unit = values.measure.scale.unit
    alike = (one for one in (values, *others) if one is values or one.measure.scale.unit == unit)
    return any(tokens(one.measure.title) & ASLEEP and are_lengths(one) for one in alike)


def states(measures: Mapping[str, Values], *, nutrition: bool) -> set[str]:
    """The measures of which a day has no more for being said twice; none where sets were lifted."""
    if any(one.rule not in {None, DayRule.MEAN} for one in measures.values()):
        return set()
    rules = {name: own_rule(one, nutrition=nutrition) for name, one in measures.items()}
    return {name for name, rule in rules.items() if rule is DayRule.MEAN}


def is_any(scale: Scale, rule: DayRule) -> bool:
    """Whether a day has a yes where any of its lines has."""
    return scale.kind is ScaleKind.YES_NO and rule is DayRule.MAXIMUM
