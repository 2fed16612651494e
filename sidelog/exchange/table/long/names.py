"""Which column names what a line is of, and which has the values that are left to such a name."""

import re
from collections.abc import Sequence

from sidelog.exchange.table.amount.columns import has_dose_units
from sidelog.exchange.table.cell.numbers import Kind, usual_unit
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import split_unit, tokens, words_of
from sidelog.exchange.table.column.units import (
    are_of_one_kind,
    is_known_unit,
    is_unit_column,
    said_unit,
)
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.dose_lines.status import COMPLETED
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.long.by_name import INTENSITIES
from sidelog.exchange.table.long.listed import REACTIONS, is_effect
from sidelog.exchange.table.long.told_apart import comes_again, is_circumstance, is_second
from sidelog.exchange.table.product.drinks import is_called_drink, volume_called
from sidelog.exchange.table.product.known import is_product_word
from sidelog.exchange.table.rows.columns import Columns

_NAMES = REACTIONS | word_set(
    "metric metrics measure variable parameter habit tracker feature test analyte indicator marker "
    "biomarker component symptom sintoma sintomo symptoom objaw beschwerde what metrik messwert "
    "medida observation signal question"
)
_ONLY_NAMES = word_set("name item key field attribute vital sign series")
"""Names of names only by themselves, or beside one another: a package has a name, too."""
_BY_WHOM = word_set("i we happened helped did ate eaten done worked else")
"""Words behind "what" in a name of what somebody did, or of what did something: "What I ate"."""
_MAYBE_NAMES = word_set(
    "type typ tipo category kategorie categoria categorie kind label measurement activity event "
    "stage phase symptoms entry"
)
_JOINED = re.compile(r"(\w{3,}?)(type|typ|kind|name|category|label)")
"""Words of a name that are written together, as in "trackingtype" and "habitname"."""
_ANYTHING = word_set("value val wert valeur valor")
_AMOUNTS = word_set(
    "amount score result rating level count quantity reading number measurement points qty "
    "strength menge anzahl aantal cantidad quantidade quantite quantita many"
)
VALUES = INTENSITIES | _ANYTHING | _AMOUNTS
ANSWERS = word_set("answer answered answers response responses")
_BESIDE = word_set("total raw numeric num actual final of the a is yes no text how")
"""Words beside that of a value that do not make it one of something else."""
_LISTED = re.compile(r"[,;|]")
_FEW = 3
_MOSTLY = 0.8
_NEARLY_ALL = 0.9


def of_words(rest: Sequence[Seen]) -> list[Seen]:
    """The columns of words, of which units name nothing."""
    worded = (one for one in rest if one.share(Kind.WORD) >= _MOSTLY)
    return [one for one in worded if not all(map(is_known_unit, one.texts))]


def name_among(
    worded: Sequence[Seen],
    numeric: Sequence[Seen],
    rest: Sequence[Seen],
    columns: Columns,
    dating: Dating,
) -> tuple[Seen | None, bool]:
    """The column of names, and whether it is called so; None where there is none."""
    worded = [one for one in worded if not is_second(one)] or worded
    strong = [one for one in worded if _is_name(one) or _is_drink(one, numeric)]
    if _hardly_comes_again(dating.day):  # a name that does not either says the day once more
        strong = [one for one in strong if is_effect(one) or not _hardly_comes_again(one)]
    are_of_one = all(tokens(one.name) == {"name"} and len(one.texts) == 1 for one in strong)
    # Before such a name, whoever it is of, what may be called a name is one.
    weak = _maybe_names(worded, numeric, rest, columns) if are_of_one else []
    named = weak or strong
    return max(named, key=lambda one: (one.filled, -one.place), default=None), named is strong


def _maybe_names(
    worded: Sequence[Seen], numeric: Sequence[Seen], rest: Sequence[Seen], columns: Columns
) -> list[Seen]:
    bare = [one for one in numeric if tokens(one.name) and tokens(one.name) <= _ANYTHING]
    is_needed = len(bare) == 1 or any(one.place in columns.of_kinds for one in numeric)
    is_needed |= _need_names(numeric, rest)
    return [
        one
        for one in worded
        if _words(one) & _MAYBE_NAMES
        and not is_circumstance(one)
        and _comes_again(one, is_needed=is_needed or any(map(is_product_word, one.texts)))
        and not any(_LISTED.search(text) for text in one.texts)
    ]


def _comes_again(one: Seen, *, is_needed: bool) -> bool:
    """Whether a column may name what lines are of: of a few lines nearly each may be of another."""
    is_again = len(one.texts) < one.filled and not one.many
    return comes_again(one) or (is_again and (is_needed or len(one.texts) == 1))


def _need_names(numeric: Sequence[Seen], rest: Sequence[Seen]) -> bool:
    said = (set(map(said_unit, one.texts)) for one in rest if is_unit_column(one))
    of_several = (not are_of_one_kind({usual_unit(unit) or unit for unit in some}) for some in said)
    return any(map(are_told_by_units, numeric)) or any(of_several)


def are_told_by_units(one: Seen) -> bool:
    """Whether most numbers have units, and these are of different things."""
    written = {unit for unit in one.units if unit}
    with_unit = sum(one.units[unit] for unit in written)
    return with_unit > one.filled / 2 and not are_of_one_kind(written)


def _hardly_comes_again(one: Seen) -> bool:
    return not one.many and _FEW < one.filled < len(one.texts) / _NEARLY_ALL


def _is_name(one: Seen) -> bool:
    words = _words(one)
    if words_of(one.name)[:1] == ["what"] and words & _BY_WHOM:
        return False
    return bool(words & _NAMES or (words and words <= _ONLY_NAMES)) or is_effect(one)


def _is_drink(one: Seen, numeric: Sequence[Seen]) -> bool:
    return is_called_drink(one) and any(is_plain_value(value, one) for value in numeric)


def _words(one: Seen) -> frozenset[str]:
    words = tokens(one.name)
    joined = (
        part for word in words if (found := _JOINED.fullmatch(word)) for part in found.groups()
    )
    return words.union(joined)


def is_plain_value(one: Seen, name: Seen) -> bool:
    """Whether a column is of values and says of nothing else what they are of, or of drinks."""
    if is_called_drink(name) and volume_called(one.name):
        return True
    words = tokens(split_unit(one.name)[0])
    return bool(words & (VALUES | ANSWERS)) and says_nothing(one.name, name.name)


def values_of_names(rest: Sequence[Seen]) -> list[Seen]:
    """The columns of values that others name, none of which is of one product called "Value".

    A column that may be called so of much else names them where few of them are amounts in mg.
    Numbers without any unit, such as a count, may say how many there were of another.
    """
    worded = of_words(rest)
    names = [one for one in worded if _is_name(one)]
    maybe = [one for one in worded if _words(one) & _MAYBE_NAMES and not is_circumstance(one)]

    def is_named(one: Seen) -> bool:
        if any(is_plain_value(one, name) for name in names if name is not one):
            return True
        is_any = bool(tokens(one.name)) and tokens(one.name) <= _ANYTHING
        return is_any and bool(maybe) and not has_dose_units(one)

    return [one for one in rest if any(one.units.keys() - {""}) and is_named(one)]


def names_things(value: str, name: str) -> bool:
    """Whether values leave it to the names what they are of, or say what was done: no persons."""
    return says_nothing(value, name) or tokens(value) <= COMPLETED | _BESIDE


def says_nothing(value: str, name: str) -> bool:
    """Whether the name of a column of values leaves what they are of to that of names."""
    words = tokens(split_unit(value)[0])
    return len(words) <= _FEW and words <= VALUES | ANSWERS | _BESIDE | tokens(name)
