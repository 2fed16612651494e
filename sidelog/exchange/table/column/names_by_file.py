"""Columns whose names say little, called as their file is: "value" of anxiety.csv is anxiety.

Else what two files of other things have there would become values of one measure.
"""

from collections.abc import Sequence
from pathlib import PurePath

from sidelog.exchange.table.cell.numbers import NUMBERISH, usual_unit
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import says_little, split_unit, tokens, words_of
from sidelog.exchange.table.column.ratings import is_noted
from sidelog.exchange.table.column.units import HOURS
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.product.known import is_product_word

_OF_ANYTHING = word_set("value val column number result measurement measure amount")
_OF_OTHERS = word_set(
    "baby babys newborn infant toddler child kid son daughter sohn tochter kind bebe enfant hijo "
    "hija filho filha wife husband partner mother father mom dad dog cat pet"
)
"""Whose sleep and weight are no measures of the person's own."""

_SHORTEST = 4
_OF_ANY_FILE = word_set(
    "daily weekly monthly data dataset file files export exported csv sheet personal user self "
    "tracker tracking tracked diary journal record records history raw clean cleaned processed "
    "final with from about this that your mine test sample example parsed score scores level "
    "levels fitbit garmin oura whoop withings apple google samsung health exist polar strava loop "
    "daylio bearable myfitnesspal renpho eufy lingo libre freestyle dexcom mysugr omron mean "
    "average total"
)
"""Words by which no file is told from another of the same."""


def name_by_file(one: Seen, others: Sequence[Seen], file: str) -> str:
    """What a column is called together with its file; empty where one of the two says it alone.

    So it is where no column of the file says more.

    Args:
        one: the column, of values.
        others: all columns of values of the file.
        file: its name.
    """
    about, (base, unit) = _about(file), split_unit(one.name)
    if not (about and says_little(base)) or tokens(base) & tokens(about):
        return ""
    numeric = [other for other in others if other.share(*NUMBERISH) > 1 / 2]
    says_nothing = {word for word in tokens(base) if not word.isdecimal()} <= _OF_ANYTHING
    if says_nothing and len(numeric) > 1:
        return ""
    if not all(says_little(split_unit(other.name)[0]) for other in numeric):
        return ""
    name = about if says_nothing else f"{about} {base.lower()}"
    return f"{name} ({unit})" if unit else name


def _about(file: str) -> str:
    """What a file is about by its name, of what people note: weight, of "my_weight_2026.csv".

    So is what tells it from another: future_stress.csv; and what something was in minutes.
    """
    words = words_of(PurePath(file).stem)
    noted = [at for at, word in enumerate(words) if is_noted(word)]
    if not noted and len(words) > 1 and usual_unit(words[-1]) in HOURS:
        noted = [len(words) - 1] if _tells(words[-2]) else []
    is_other = not _OF_OTHERS.isdisjoint(words) or any(is_product_word(words[at]) for at in noted)
    told = {at - 1 for at in noted if at and _tells(words[at - 1])}
    return "" if is_other else " ".join(words[at] for at in sorted(told.union(noted)))


def _tells(word: str) -> bool:
    """Whether a word before what a file is about is a part of that, and no word of any file."""
    return word.isalpha() and len(word) >= _SHORTEST and word not in _OF_ANY_FILE
