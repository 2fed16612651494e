"""Numbers that say that nothing is known: -1 and -999 of programs, and 0 where nobody has it."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import islice

from sidelog.catalog.text import fold, quote
from sidelog.exchange.table.cell.missing import is_among, plain
from sidelog.exchange.table.cell.numbers import Kind, Sign, Token, to_number, token
from sidelog.exchange.table.cell.words import LASTING, SLEEP, word_set
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.product.known import NUTRIENTS

_LENGTHS = frozenset({Kind.CLOCK, Kind.LENGTH})
_NOTHINGS = frozenset({"-1", "-1.0", "-1,0", "-99", "-99.0", "-999", "-999.0", "-9999"})
_MARKS = _NOTHINGS | {"-2", "-2.0", "-2,0", "-3", "-9"}
_ZERO = re.compile(
    r"0+(?:[.,:]0+)*"
    r"(?: ?(?:h|hrs?|hours?|m|mins?|kg|lbs?|cm|%|\u00b0 ?[cf]|h?pa)(?: ?0+ ?(?:m|mins?))?)?"
)
_NEVER_ZERO = word_set(
    "weight gewicht poids peso bodyweight height bmi pulse puls bpm heart heartrate rhr systolic "
    "diastolic sys dia spo2 hrv respiration respiratory atemfrequenz ruhepuls herzfrequenz pouls "
    "pulso hartslag sistolica diastolica systolisch diastolisch glucose glukose blutzucker "
    "glycemie glicemia glucemia korpertemperatur bbt bodyfat korperfett korperfettanteil waist "
    "waistline taille "
    "taillenumfang bauchumfang huftumfang brustumfang korpergewicht girth circumference umfang "
    "muskelmasse muskelanteil knochenmasse fettanteil wasseranteil korperwasser fettmasse "
    "magermasse viszeralfett imc vetpercentage lichaamsvet spiermassa botmassa lichaamswater"
)
NEVER_BELOW = _NEVER_ZERO | word_set("steps calories water coffee")
"""What nobody has less than none of."""
_BODYS = [
    frozenset(both.split())
    for both in word_set(
        "body battery;body temperature;body temp;basal temperature;blood sugar;breathing rate;"
        "mass index;sp o2;frequence cardiaque;frecuencia cardiaca;frequencia cardiaca;"
        "frequenza cardiaca"
    )
]
"""Of such words only both together are of what everybody has."""
_FAT = word_set(
    "fat fett grasa grasse graisse grassa grasso gordura gorda vet t\u0142uszcz t\u0142uszczowa "
    "t\u0142uszczu"
)
_PARTS = _FAT | word_set(
    "muscle muscles water bone bones lean lbm muscular musculaire hydration muskeln wasser knochen "
    "musculo musculos agua osea hueso huesos eau osseuse os muscolare muscoli acqua ossea magra "
    "osso ossos spier spieren bot miesnie miesniowa woda kosci kostna"
)
_VISCERAL = word_set("visceral viscerale visceraal viszeral viszerales trzewny trzewna")
_AS_PARTS = _VISCERAL | word_set(
    "body mass percent percentage pct ratio prozent procent corporal corporel corporelle corporea "
    "masa masse massa pourcentage taux porcentaje percentuale porcentagem tkanka cia\u0142a"
)
"""Words that make those parts of a body: water and fat alone may be drunk, and eaten."""
_ENERGY = frozenset({"energy"})
"""What is rated beside a weight as well as eaten."""
_MOST_EATEN = 2
"""Food has fat and water; muscles and bones beside them are of a body."""
_LEVELS = word_set("level rating index score stufe nivel livello niveau")
"""Words that stand beside those of fat within, which is rated from 1."""
_WEIGHED = word_set("weight gewicht korpergewicht poids peso waga bodyweight bmi imc")
_OF_SCALES = _PARTS | _AS_PARTS | word_set("kg kgs lb lbs")
"""Words of a part of a body beside its weight, where fat and water alone are of it, too."""
_GIRTHS = word_set(
    "hip hips chest bust neck thigh thighs arm arms biceps bicep calf calves belly abdomen muscle "
    "caliper caliper1 caliper2 caliper3"
)
"""What may be measured, and may hurt as well."""
_AS_GIRTHS = word_set("circumference girth size cm inches")
_OF_BODIES = word_set(
    "body rate resting avg average mean max min morning evening kg kgs lb lbs cm mmhg pressure bp "
    "left right ox oxygen saturation percent percentage pct blood fasting night daily repos reposo"
)
"""Words that may stand beside those: minutes of a heart zone may well be 0."""
_SLEPT = SLEEP | {"schlafdauer"}
_LASTED = LASTING | word_set(
    "hours hour hrs hr h minutes minute mins min time total stunden heures horas slept asleep"
)
_BESIDE = word_set("of in my last night the a")
_STEPS = word_set("steps schritte pas pasos passi passos stappen kroki krokow")
_A_WALK = 1000
"""Steps of a day; those of a routine are fewer."""
_SEVERAL, _OFTEN, _MANY = 3, 0.05, 10
"""One night without sleep is a night; so many of 0, and such a part of all, are a program's; and
many are, be they of years.
"""
_MOST_SAID = 4
_FAR = 5
"""Where all other numbers are as far from 0 as this, it is open what a 0 among them means."""
GIVEN = word_set("rating ratings stars comfort bewertung")
"""Of these 0 often is what a program writes as long as nothing was given."""
_LEAST_GIVEN = 0.5
"""Half a star: what is given of parts begins there, or above."""
_TOO_OFTEN = 0.2
"""In more of the lines than these nobody gives the worst there is, and never the next."""
_QUARTER, _MOST_STARS = 0.25, 5
"""The least part of a star that an app lets somebody give, and the most stars."""
_CALORIES = word_set("calories kcal calorias kalorien calorie")
_A_MEAL = 300
"""Where all days have more kcal, one of 0 may be one of which nothing was written down."""
_SURELY_MINUTES = 100
_A_DAY, _AN_HOUR = 24, 60
"""In hours, and in minutes."""
_SHORT, _LONG = 2, 20
"""Hours between these are no times of going to bed."""
_OF_GIRTHS = 10
_CHANGED = word_set(
    "deviation change difference delta trend balance offset temp tmin valence score anderung "
    "differenz cambio diferenc variation variacion variacao variazione verschil verandering zmiana "
    "изменени разниц 变化 變化 増減 增减 增減 差 증감 변화 \u03b4 \u2206 +/- +- \N{PLUS-MINUS SIGN}"
)
"""What a name has in it, where its numbers are more or less than before, or than they should be."""

_END_BELOW = re.compile(r"[(\[ ][-\N{MINUS SIGN}]\d{1,3}\b")
"""The end of a scale that is below 0, as in "Mood (-5 to 5)"."""


def is_zero(text: str) -> bool:
    """Whether a cell says 0, in whatever unit."""
    return bool(_ZERO.fullmatch(text.casefold()))


def may_be_below(name: str) -> bool:
    """Whether the numbers of a column may well be below 0, by its name, or by its scale."""
    words = tokens(name)
    is_loss = "loss" in words and bool(words & {"weight", "gain"})
    is_loss |= bool(words & {"gain", "diff", "vs"} or _END_BELOW.search(name))
    is_loss |= "control" in words and bool(words & (_WEIGHED | _PARTS))  # what is to be lost
    return is_loss or any(word in fold(name) for word in _CHANGED)


def parts_of_body(names: Collection[str]) -> frozenset[str]:
    """The names of parts of a body that say so only by standing beside its weight: "Fat".

    Beside what was eaten they are that, if not more of them stand there than food has; and of
    water and muscles alone it is open.
    """
    words = {name: tokens(name) for name in names}
    said = frozenset[str]().union(*words.values())
    parts = [name for name, some in words.items() if some & _PARTS and some <= _OF_SCALES]
    is_eaten = bool(said & (NUTRIENTS - _PARTS - _ENERGY)) and len(parts) <= _MOST_EATEN
    if is_eaten or not said & _WEIGHED:
        return frozenset()
    found = {name for name in parts if len(parts) > 1 or words[name] & _FAT}
    girths = {name for name, some in words.items() if found and _is_girth(some)}
    return frozenset(found | girths)


def nothings(
    name: str, texts: Mapping[str, int], look: Callable[[str], Token], *, is_part: bool = False
) -> frozenset[str]:
    """The texts of a column that a program writes where nothing is known, in lower case.

    They are -1 or -999 where all else is far above, and 0 where nobody living has it, by its name
    or as one of `parts_of_body`.  The `texts` are all that it has, each with how often; `look` says
    what one of them looks like.
    """
    if may_be_below(name):
        return frozenset()
    words = tokens(name)
    is_of_body, is_counted = _is_of_body(words, name), bool(words & _STEPS)
    may_be = is_part or is_counted or is_of_body or _is_girth(words) or _is_sleep(words)
    ones = {text for text in texts if text in _NOTHINGS}
    zeros = set(filter(is_zero, texts)) if may_be else set[str]()
    if not (ones or zeros):
        return frozenset()
    cells = [look(text) for text in texts if text not in ones and text not in zeros]
    known = _numbers(cell for cell in cells if cell.kind is Kind.NUMBER)
    if known and min(known) < 0:
        return frozenset()
    if zeros and not is_of_body:
        hours = [cell.hours for cell in cells if cell.kind in _LENGTHS]
        if is_counted:
            is_so = _are_part(zeros, texts) and bool(known) and max(known) >= _A_WALK
        elif _is_sleep(words):
            is_so = _come_often(zeros, texts) and _are_nights(words, known, hours)
        else:
            is_so = _vary(known, 1 if is_part else _OF_GIRTHS)
        zeros = zeros if is_so or (is_part and not cells) else set()
    if known and max(known) < 2:  # noqa: PLR2004  (-1, 0 and 1 are a scale; 1.82 is a height)
        are_parts = min(known) > 1 or not all(map(float.is_integer, known))
        ones, zeros = set(), zeros if are_parts else set()
    return frozenset(text.casefold() for text in ones | zeros)


def _come_often(zeros: Collection[str], texts: Mapping[str, int]) -> bool:
    """Whether cells say 0 so often that a program writes it, where it may seldom be true."""
    return sum(texts[text] for text in zeros) >= _MANY or _are_part(zeros, texts)


def _are_part(zeros: Collection[str], texts: Mapping[str, int]) -> bool:
    """Whether several cells say 0, and such a part of all as is a program's."""
    count = sum(texts[text] for text in zeros)
    return count >= _SEVERAL and count > sum(texts.values()) * _OFTEN


def marks_beside(
    name: str, texts: Mapping[str, int], look: Callable[[str], Token]
) -> frozenset[str]:
    """The numbers below 0 that mean nothing in a column of parts of one, such as -1 and -2.

    So does -1 in a column of 0 and nothing else.  Alone they may mean anything; it is so in a file
    that marks with -1 what is not known in another column.  The arguments are those of `nothings`.
    """
    marks = {text for text in texts if text in _MARKS}
    read = (look(text) for text in texts if text not in marks)
    cells = [cell for cell in read if cell.kind is not Kind.MISSING]
    known = _numbers(cell for cell in cells if cell.kind is Kind.NUMBER)
    parts = [number for number in known if 0 <= number <= 1]
    are_all = len(parts) == len(cells)
    are_parts = are_all and not all(map(float.is_integer, parts))
    is_zero_else = bool(cells) and are_all and not any(parts)
    is_none = are_parts or (is_zero_else and marks <= _NOTHINGS)
    return frozenset(marks) if is_none and not may_be_below(name) else frozenset()


def unrated(
    name: str, texts: Mapping[str, int], look: Callable[[str], Token], *, of_nights: bool
) -> frozenset[str]:
    """The texts of 0 in a column of ratings that say that it was not rated.

    They do where all others begin at half a star, and 0 comes too often to be the worst of them; so
    it is in a file that marks with -1 what is not known.  And of nights they do, however seldom,
    where an app lets somebody give parts of five stars, by a name that says no more than that.  The
    arguments are those of `nothings`, and whether the lines of the file are nights.
    """
    words = tokens(name)
    zeros = set(filter(is_zero, texts)) if words & GIVEN else set[str]()
    numbers = _numbers(look(text) for text in texts if text not in zeros) if zeros else []
    if not numbers:
        return frozenset()
    if of_nights:
        are_stars = words <= GIVEN and not all(map(float.is_integer, numbers))
        are_stars &= all((number / _QUARTER).is_integer() for number in numbers)
        is_not = are_stars and _QUARTER <= min(numbers) <= max(numbers) <= _MOST_STARS
    else:
        is_often = sum(texts[text] for text in zeros) > sum(texts.values()) * _TOO_OFTEN
        is_not = is_often and min(numbers) >= _LEAST_GIVEN
    return frozenset(zeros) if is_not else frozenset()


def nothing_known(words: Iterable[str], count: int) -> str:
    """Where nothing is known in a column, and how often."""
    return f"nothing known where it says {' or '.join(islice(words, _MOST_SAID))} ({count:,})"


def about_zeros(
    name: str, texts: Mapping[str, int], below: frozenset[str], *, is_column: bool
) -> str:
    """What is to be said of a 0 that is taken, comes often, and may mean that nothing is known.

    It may where all other numbers are far from it: by a few, or, of parts, by half of the largest;
    and of sleep by an hour, however seldom.  Of the `texts`, each with how often, nothing is taken
    of those `below`; only of a column of the file can it be said otherwise of it alone.
    """
    cells = {text: token(text) for text in texts if not is_among(text, below)}
    zeros = list(filter(is_zero, cells))
    known = {*_numbers(cells[text] for text in cells.keys() - zeros)} - {0}
    words = tokens(name)
    is_of_meals = bool(words & _CALORIES and known) and min(known) >= _A_MEAL
    is_of_nights = _is_sleep(words) and _are_whole_nights(words, cells.values(), known)
    if not zeros or not (_come_often(zeros, texts) or is_of_meals or is_of_nights):
        return ""
    if len(known) == 1 or (known and min(known) < 0):
        return ""  # of numbers above and below 0 it is one, and beside one alone it may be no
    are_parts = not all(map(float.is_integer, known))
    are_far = bool(known) and (min(known) >= _FAR or (are_parts and min(known) * 2 >= max(known)))
    if not (are_far or is_of_nights or words & GIVEN):
        return ""
    zero, count = plain(zeros[0]), sum(texts[text] for text in zeros)
    how = quote(f"{name}={zero}") if is_column else f"{zero}, in all columns"
    return f"0 ({count:,}) is taken as 0 (else --missing {how})"


def _numbers(cells: Iterable[Token]) -> list[float]:
    """The numbers of cells, and the hours of those that are lengths."""
    found = (
        cell.hours if cell.kind in _LENGTHS else to_number(cell.digits, Sign.POINT)
        for cell in cells
    )
    return [number for number in found if number is not None]


def _is_of_body(words: frozenset[str], name: str) -> bool:
    """Whether a name is that of what everybody living has."""
    if any(both <= words <= both | _OF_BODIES for both in _BODYS):
        return True
    beside = _NEVER_ZERO | _OF_BODIES
    are_parts = words & _PARTS and (words & _AS_PARTS or "%" in name)
    are_girths = words & _GIRTHS and words & _AS_GIRTHS
    if are_parts:
        beside |= _PARTS | _AS_PARTS
    elif are_girths:
        beside |= _GIRTHS | _AS_GIRTHS
    if words & _VISCERAL:
        beside |= _LEVELS
    return bool(words & _NEVER_ZERO or are_parts or are_girths) and words <= beside


def _is_girth(words: frozenset[str]) -> bool:
    """Whether a name is that of what may be measured, or of where it hurts."""
    return bool(words & _GIRTHS) and words <= _GIRTHS | _OF_BODIES


def _vary(known: Sequence[float], least: int) -> bool:
    """Whether numbers are so alike, and so large, as those of a part of a body that is measured."""
    return bool(known) and least <= min(known) <= max(known) <= min(known) * 2


def _is_sleep(words: frozenset[str]) -> bool:
    """Whether a name may be that of how long somebody slept."""
    return bool(words & _SLEPT) and words <= _SLEPT | _LASTED | _BESIDE


def _are_whole_nights(
    words: frozenset[str], cells: Iterable[Token], known: Collection[float]
) -> bool:
    """Whether numbers are lengths of sleep, of which all but 0 have an hour or more."""
    are_lengths = any(cell.kind in _LENGTHS for cell in cells) or words & _LASTED
    return bool(are_lengths and known) and min(known) >= (1 if max(known) <= _A_DAY else _AN_HOUR)


def _are_nights(words: frozenset[str], known: Sequence[float], hours: Sequence[float]) -> bool:
    """Whether what is not 0 is how long somebody slept, and no rating, and no time of the day."""
    if not all(_SHORT <= length < _LONG for length in hours):
        return False
    is_minutes = bool(known) and min(known) >= _SURELY_MINUTES
    return bool(hours or words & _LASTED) or is_minutes
