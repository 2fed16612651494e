"""Columns that say by their words alone that they name what was taken: medicines, and drinks."""

from collections.abc import Sequence

from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import split_unit, tokens, words_of
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.medicine.medicines import parse_known
from sidelog.exchange.table.product.known import is_medicine
from sidelog.exchange.table.rows.names import has_no_name

_DRINKS = word_set(
    "beer beers wine spirit spirits liquor vodka whisky whiskey gin rum tequila brandy cognac "
    "cider cocktail cocktails champagne prosecco lager ale ipa stout pils pilsner sake soju "
    "schnaps bier weizen wein sekt vin biere cidre cerveza vino sidra birra cerveja vinho piwo "
    "wino pivo wodka aperol margarita mojito martini bourbon scotch"
)
_DRUNK = word_set(
    "drink drinks beverage beverages getrank getranke bebida bebidas boisson boissons bevanda "
    "bevande drank drankje dranken"
)
_CONTAINERS = word_set(
    "container containers vessel gefass behalter behaltnis recipiente envase contenant recipient "
    "contenitore verpakking"
)
_VOLUMES = frozenset({"ml", "cl", "l", "oz", "fl oz"})
_FLAGS = frozenset({"0", "1"})


def amount_by_words(name: Seen, rest: Sequence[Seen]) -> Seen | None:
    """The amounts of what a column names, where its words say that it was taken.

    So it is with medicines beside the one column of numbers other than 0 and 1, where neither has
    a name, and with drinks beside how much of each there was.  What a baby drank is none of those.
    """
    numeric = [one for one in rest if one is not name and one.share(Kind.NUMBER) == 1]
    if has_no_name(name.name) and _are_medicines(name):
        unnamed = [one for one in numeric if has_no_name(one.name)]
        if len(unnamed) > 1:
            unnamed = [one for one in unnamed if not _FLAGS.issuperset(one.texts)]
        return unnamed[0] if len(unnamed) == 1 else None
    volumes = [one for one in numeric if _unit(one) in _VOLUMES]
    return volumes[0] if len(volumes) == 1 and _are_drinks(name) else None


def drinks_by_container(rest: Sequence[Seen]) -> list[Seen]:
    """The column called a drink that names one in each line, beside that of what it was in.

    Where a column has numbers as well, they are how much of each there was.
    """
    contained = [one for one in rest if tokens(one.name) & _CONTAINERS]
    are_counted = any(one.share(Kind.NUMBER) > 1 / 2 for one in rest)
    if are_counted or not any(one.share(Kind.WORD) == 1 for one in contained):
        return []
    return [one for one in rest if is_called_drink(one)][:1]


def is_called_drink(one: Seen) -> bool:
    """Whether a column of words is called a drink, and no more."""
    words = tokens(one.name)
    return bool(words) and words <= _DRUNK and one.share(Kind.WORD) == 1 and not one.many


def _unit(one: Seen) -> str:
    return parse_known(one.unit or split_unit(one.name)[1] or one.name)


def _are_medicines(one: Seen) -> bool:
    """Whether most of the words of a column are medicines."""
    return sum(map(is_medicine, one.texts)) * 2 > len(one.texts)


def _are_drinks(one: Seen) -> bool:
    """Whether most words of a column are of alcohol."""
    known = [text for text in one.texts if _DRINKS & {*words_of(text)}]
    return len(known) * 2 > len(one.texts)
