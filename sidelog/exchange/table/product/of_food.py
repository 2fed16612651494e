"""Columns of what was in food: what a program reckons of each of its nutrients, and no dose."""

from collections.abc import Sequence

from sidelog.catalog.text import fold
from sidelog.exchange.reader import Here
from sidelog.exchange.table.amount.columns import has_dose_units, units_of
from sidelog.exchange.table.amount.named import unit_in
from sidelog.exchange.table.amount.units import PIECES, WEIGHED, parse_known
from sidelog.exchange.table.cell.numbers import IU, Kind, Sign
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import split_unit, tokens
from sidelog.exchange.table.dating.by_line import days_by_line
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.medicine.words import AMOUNTS
from sidelog.exchange.table.product.known import (
    AMINO_ACIDS,
    FOODS,
    IN_FOOD,
    NUTRIENTS,
    is_medicine,
    is_taken_with_food,
)

_WEIGHED = WEIGHED | {IU}
_A_DIARY = 6
"""A file with so many columns of nutrients has what was in food, vitamins and minerals too."""
_SEVERAL = 3
"""So many amino acids are of food, and so many weights beside the names of foods."""
_MINERALS = word_set("iron calcium potassium")
"""Nutrients of which somebody may take several, where no column is of what food has else."""
_MOST_RATED = 100
_TAKEN_ALONE = word_set("arginine glycine lysine tryptophan tyrosine")
"""Amino acids that are sold by themselves, and of which somebody may take several."""
_FINISHED = word_set("completed complete finished")


def is_diary(rest: Sequence[Seen], dating: Dating) -> bool:
    """Whether a file has what was in food: many nutrients, or some of each food of a day."""
    known = sum(bool(tokens(one.name) & NUTRIENTS) for one in rest)
    if not known or known >= _A_DIARY:
        return known >= _A_DIARY
    acids = [words for one in rest if (words := tokens(one.name) & AMINO_ACIDS)]
    if len(acids) >= _SEVERAL and any(words - _TAKEN_ALONE for words in acids):
        return True
    foods = any(tokens(one.name) & FOODS and one.share(Kind.WORD) > 1 / 2 for one in rest)
    weighed = [one for one in rest if parse_known(split_unit(one.name)[1]) in _WEIGHED]
    some = known + sum(not tokens(one.name) & (AMOUNTS | NUTRIENTS) for one in weighed)
    return foods and some >= _SEVERAL and any(n > 1 for _, n in days_by_line(dating).values())


def in_food(rest: Sequence[Seen], dating: Dating, here: Here) -> list[Seen]:
    """The columns of what food has, beside others of that: none of them is of a product."""
    diary = is_diary(rest, dating)
    of_nutrients = [one for one in rest if tokens(one.name) & NUTRIENTS and not _is_rated(one)]
    are_all_minerals = all(  # of tablets, whose few amounts come again
        tokens(one.name) & _MINERALS and len(one.texts) <= max(1, one.filled // _SEVERAL)
        for one in of_nutrients
    )
    some = rest if diary or (len(of_nutrients) > 1 and not are_all_minerals) else []
    some = [one for one in some if _is_of_food(one, here, diary=diary)]
    return [one for one in some if not one.kinds[Kind.YES_NO]]


def _is_of_food(one: Seen, here: Here, *, diary: bool) -> bool:
    base, unit = split_unit(one.name)
    words, weighed = tokens(one.name), parse_known(unit) in _WEIGHED
    if words & NUTRIENTS or (diary and weighed and words & IN_FOOD):
        return True
    if fold(base) in here.products or is_medicine(base):
        return False
    return weighed if diary else "vitamin" in words and weighed and unit != IU


def _is_rated(one: Seen) -> bool:
    """Whether a column called energy is how much of it somebody felt."""
    is_called = tokens(one.name) & {"energy"} and not split_unit(one.name)[1]
    return bool(is_called) and one.numbers[Sign.POINT].high <= _MOST_RATED


def eaten(column: str, food: str, portion: str, unit: str | None) -> str:
    """What a line of a diary says of what was eaten; empty of a medicine, and of tablets."""
    if not tokens(column) & FOODS or is_taken_with_food(food) or unit_in(portion) in PIECES:
        return ""
    portion = f"{portion} {unit}" if unit and portion[-1:].isdecimal() else portion
    return f"{column}: {food}" if portion in {"", food} else f"{column}: {food}, {portion}"


def why_finished(seen: Sequence[Seen], dating: Dating) -> dict[int, str]:
    """Why it is not read whether a program has all of a day's food, by the place of the column."""
    flags = [one for one in seen if tokens(one.name) and tokens(one.name) <= _FINISHED]
    flags = [one for one in flags if one.share(Kind.YES_NO, Kind.MISSING) == 1]
    if not flags or not is_diary(seen, dating):
        return {}
    why = "of the program: whether all food of the day was written down"
    return dict.fromkeys((one.place for one in flags), why)


def portions_of(name: Seen, rest: Sequence[Seen]) -> Seen | None:
    """The portions of foods of which some are of what is taken, and others "1.00 large"."""
    if not tokens(name.name) & FOODS:
        return None
    called = [one for one in rest if tokens(one.name) <= AMOUNTS and tokens(one.name)]
    taken = (one for one in called if units_of(one).keys() & PIECES or has_dose_units(one))
    return next(taken, None)
