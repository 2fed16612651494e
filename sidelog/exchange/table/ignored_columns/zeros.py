"""Columns that are 0, or 1, in every line: whether that was so, or nothing was recorded."""

from collections.abc import Sequence

from sidelog.exchange.table.amount.units import parse_known
from sidelog.exchange.table.cell.numbers import Kind, Sign
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import split_unit, tokens, words_of
from sidelog.exchange.table.column.nothing import GIVEN
from sidelog.exchange.table.column.ratings import is_rated, split_range
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.product.known import is_product_word

NEVER_NONE = word_set(
    "sleep asleep slept schlaf schlafdauer sommeil sueno sonno steps step schritte pasos passi "
    "calories calorie kalorien calorias distance strecke distanz distancia distanza speed pace "
    "slaap stappen sono passos altitude temp temperature duration length dauer duree duracion "
    "durata seconds hours stand move"
)
"""What nobody has none of on all days."""
_OF_DEVICES = word_set(
    "power cadence stride alarm snooze ring tone window goal goals target ziel setting mode wecker"
)
"""What a device measures, or how it is set, whatever it is that somebody may have none of."""
_UNITS = frozenset({"kcal", "cal", "kJ", "W", "km", "mi", "bpm", "mmHg", "kg", "lb"})
_MAY_BE_NONE = word_set(
    "alcohol alkohol alcool wine beer drinks drink smoke smoking smoked cigarettes zigaretten "
    "coffee coffees cups glasses pills nap naps exercise workout workouts training sport run "
    "running cycling swimming awake awakenings wakeups interruptions attack attacks seizure "
    "seizures anfall anfalle episode episodes vomiting fever bleeding diapers feedings sneezes"
)
_FEWEST, _MANY_UNUSED = 3, 8
"""Lines that are needed, and columns that a program writes and does not know."""
ONE_IN_EACH = "1 in every line, as a line counts itself"
_COUNTS = word_set("count counts anzahl frequency freq occurrences times conteo nombre aantal")
_MANY = 5


def is_one_in_each(one: Seen) -> bool:
    """Whether a column that is called a count has nothing but 1, and has it in every line.

    A habit that was done on all days is called by its name, and not so.
    """
    said = tokens(one.name)
    is_each = one.share(Kind.NUMBER) == 1 and one.filled >= _MANY and not one.empty
    return bool(said) and said <= _COUNTS and is_each and one.numbers[Sign.POINT].some == {1.0}


def no_zeros(seen: Sequence[Seen]) -> frozenset[int]:
    """The places of columns that are 0 in every line, where that is not what anybody had.

    It is so of what nobody has none of for long, such as sleep, and of settings of a device.  Where
    a program writes 0 in several of these, or in very many columns beside as many that are empty,
    it is so of its other columns, too; but never of what a person may have none of on all days,
    such as pain, or of one among answers of yes and no.
    """
    zeros = [one for one in seen if _is_zero(one)]
    sure = {one.place for one in zeros if _is_never_none(one)}
    # A name that says that it is a rating, and not of what.
    unrated = frozenset(one.place for one in zeros if frozenset() < tokens(one.name) <= GIVEN)
    are_numbers = [one for one in seen if one.share(Kind.NUMBER) == 1]
    answers = sum(one.numbers[Sign.POINT].some == {0, 1} for one in are_numbers)
    if answers > (len(are_numbers) - len(zeros)) / 2:
        return unrated
    if len(sure) >= _FEWEST and not answers:
        return unrated | sure | {one.place for one in zeros if not _may_be_none(one)}
    empty = sum(not one.filled for one in seen)
    if len(zeros) >= _MANY_UNUSED > answers and empty >= len(seen) / 2:
        sure |= {one.place for one in zeros if not _may_be_none(one) and not _is_had(one)}
    return unrated | sure


def _is_had(one: Seen) -> bool:
    is_taken = any(map(is_product_word, words_of(one.name)))
    return is_taken or bool(split_unit(one.name)[1]) or split_range(one.name)[1] is not None


def _is_zero(one: Seen) -> bool:
    numbers = one.numbers[Sign.POINT]
    count = numbers.count + one.lengths.count
    highest = max(numbers.high, one.lengths.high)
    return _FEWEST <= count == one.filled and highest == 0 <= min(numbers.low, one.lengths.low)


def _may_be_none(one: Seen) -> bool:
    if is_rated(one.name) and split_unit(one.name)[1] not in _UNITS:
        return True
    return bool(tokens(one.name) & _MAY_BE_NONE or parse_known(one.name))


def _is_never_none(one: Seen) -> bool:
    words = tokens(one.name)
    is_so = words & NEVER_NONE or split_unit(one.name)[1] in _UNITS
    return bool(words & _OF_DEVICES or (is_so and not _may_be_none(one)))
