"""Ratings: which columns are, which way is better, and on what scale their numbers may be.

Of few numbers nobody knows where their scale ends: those of one month reach 5, and of the next 8.
So they are taken to be from 0 to 10, until many of them have both ends of a smaller one.
"""

import re

from sidelog.catalog.scales import Better
from sidelog.catalog.text import fold
from sidelog.exchange.table.cell.languages import in_latin
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.evidence import Numbers

_WORSE = word_set(
    "pain stress anxiety fatigue tiredness tired severity sad sadness nausea depression depressed "
    "irritability cramps bloating itch itching dryness shedding craving cravings angry anger worry "
    "headache migraine soreness discomfort withdrawal sleepiness fog symptom symptoms schmerz "
    "schmerzen kopfschmerz kopfschmerzen migrane angst ubelkeit mudigkeit dolor estres ansiedad "
    "douleur fatigue dizziness vertigo brainfog"
)
"""What a person wants to have less of."""
_FINE = word_set(
    "mood energy happiness happy motivation focus productivity satisfaction calm wellbeing "
    "wellness content relaxed stimmung schlafqualitat humeur animo concentration alertness joy"
)
"""What a person wants to have more of."""
_RATED = _WORSE | _FINE | word_set("quality intensity libido appetite rating score level gefuhl")
_RATED |= word_set("feeling brain")
_COUNTED = word_set(
    "steps count counts coffee coffees drinks cigarettes cups glasses pages reps rep repetition "
    "repetitions sets times number diapers feedings episodes "
    "floors pills units sneezes wakeups awakenings interruptions"
)
_MEASURED = word_set(
    "weight height bmi pulse hr bpm heart heartrate rate sys systolic dia diastolic bp pressure "
    "glucose sugar temp temperature calories kcal distance km miles minutes hours duration water "
    "hrv spo2 ferritin tsh hba1c hemoglobin cholesterol ldl hdl vitamin iron fat muscle waist "
    "creatinine total amount sleep gewicht puls poids peso length size volume steps"
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


def is_counted(name: str) -> bool:
    """Whether a name is that of what is counted."""
    return bool(tokens(name) & _COUNTED)


def is_rated(name: str) -> bool:
    """Whether a name is that of what is rated, such as a symptom."""
    return bool(tokens(name) & _RATED)


def better_of(name: str) -> Better:
    """Which way is better, where the name of a rating says it."""
    words = tokens(name)
    worse, fine = bool(words & _WORSE), bool(words & _FINE)
    if worse == fine or words & _TURNING:
        return Better.NEITHER
    return Better.LOWER if worse else Better.HIGHER


def ends_of(numbers: Numbers, name: str) -> tuple[float, float] | None:
    """The ends of a rating's scale, (0, 1) of yes and no; None where it is none, or none is plain.

    Args:
        numbers: what there is of them, none of them below 0.
        name: what their column is called.
    """
    low, high, words = numbers.low, numbers.high, tokens(name)
    of_quality = fold(re.split(r"[\W_]+", in_latin(name).strip(" _)"))[-1]) in _QUALITIES
    named = bool(words & _RATED) and (of_quality or not words & (_MEASURED | _COUNTED))
    amount = not named and bool(words & (_MEASURED | _COUNTED))
    part = high <= 1 and (not numbers.whole or len(numbers.some) == 1 or of_quality)
    if amount or part:
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
