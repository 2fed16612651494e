"""Columns whose names say little, called as their file is: "value" of anxiety.csv is anxiety.

Else what two files of other things have there would become values of one measure.
"""

from collections.abc import Sequence
from pathlib import PurePath

from sidelog.exchange.table.cell.numbers import NUMBERISH
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import says_little, split_unit, tokens, words_of
from sidelog.exchange.table.column.ratings import is_noted
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.product.known import is_product_word

_OF_ANYTHING = word_set("value val column number result measurement measure amount")
_OF_OTHERS = word_set(
    "baby babys newborn infant toddler child kid son daughter sohn tochter kind bebe enfant hijo "
    "hija filho filha wife husband partner mother father mom dad dog cat pet"
)
"""Whose sleep and weight are no measures of the person's own."""


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
    """What a file is about by its name, of what people note: weight, of "my_weight_2026.csv"."""
    words = words_of(PurePath(file).stem)
    about = [word for word in words if is_noted(word)]
    is_other = not _OF_OTHERS.isdisjoint(words) or any(map(is_product_word, about))
    return "" if is_other else " ".join(about)
