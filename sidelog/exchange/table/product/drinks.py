"""Columns of drinks, and other columns whose words alone say that they name what was taken."""

from collections.abc import Sequence

from sidelog.exchange.table.amount.units import parse_known
from sidelog.exchange.table.cell.numbers import Kind, to_number, usual_unit
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import split_unit, tokens, words_of
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.product.known import is_medicine
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.names import has_no_name

_ALCOHOL = word_set(
    "beer beers wine spirit spirits liquor vodka whisky whiskey gin rum tequila brandy cognac "
    "cider cocktail cocktails champagne prosecco lager ale ipa stout pils pilsner sake soju "
    "schnaps bier weizen wein sekt vin biere cidre cerveza vino sidra birra cerveja vinho piwo "
    "wino pivo wodka aperol margarita mojito martini bourbon scotch"
)
DRINKS = word_set(
    "drink drinks beverage beverages getrank getranke bebida bebidas boisson boissons bevanda "
    "bevande drank drankje dranken"
)
_CONTAINERS = word_set(
    "container containers vessel gefass behalter behaltnis recipiente envase contenant recipient "
    "contenitore verpakking"
)
_VOLUMES = frozenset({"ml", "cl", "l", "oz", "fl oz"})
_OF_VOLUME = word_set("volume volumen volum menge quantity size amount quantite cantidad grosse")
OF_ALCOHOL = word_set("alcohol alkohol alcool ethanol")
"""Words of how much alcohol was in a drink, and not of how much of that there was."""
_FLAGS = frozenset({"0", "1"})
_SELDOM = 0.2


def amount_by_words(name: Seen, rest: Sequence[Seen]) -> Seen | None:
    """The amounts of what a column names, where its words say that it was taken.

    So it is with medicines beside the one column of numbers other than 0 and 1, where neither has
    a name, and with drinks beside how much of each there was.  What a baby drank is none of those.
    """
    numeric = [one for one in rest if one is not name and one.share(Kind.NUMBER) == 1]
    if has_no_name(name.name) and sum(map(is_medicine, name.texts)) * 2 > len(name.texts):
        unnamed = [one for one in numeric if has_no_name(one.name)]
        if len(unnamed) > 1:
            unnamed = [one for one in unnamed if not _FLAGS.issuperset(one.texts)]
        return unnamed[0] if len(unnamed) == 1 else None
    volumes = [one for one in numeric if not tokens(one.name) & OF_ALCOHOL]
    volumes = [one for one in volumes if _unit(one) in _VOLUMES]
    return volumes[0] if len(volumes) == 1 and _are_drinks(name) else None


def drinks_by_container(rest: Sequence[Seen]) -> list[Seen]:
    """The column called a drink, beside what it was in; numbers would be how much of each."""
    contained = [one for one in rest if tokens(one.name) & _CONTAINERS]
    are_counted = any(one.share(Kind.NUMBER) > 1 / 2 for one in rest)
    if are_counted or not any(one.share(Kind.WORD) == 1 for one in contained):
        return []
    return [one for one in rest if is_called_drink(one)][:1]


def is_called_drink(one: Seen) -> bool:
    """Whether a column of words is called a drink, and no more."""
    words = tokens(one.name)
    return bool(words) and words <= DRINKS and one.share(Kind.WORD) == 1 and not one.many


def volume_called(name: str) -> str:
    """The unit of a column that is called how much of a drink there was, as "VOLUMEN_L" is."""
    words, unit = tokens(name), unit_of_drink(name)
    return unit if unit in _VOLUMES and words & _OF_VOLUME and not words & OF_ALCOHOL else ""


def unit_of_drink(name: str) -> str:
    """The unit of a drink, or of what is in it, in a name or at its end; empty where none is."""
    word = split_unit(name)[1] or next(reversed(words_of(name)), "")
    return parse_known(word) or usual_unit(word)


def unknown_zeros(name: Seen, amount: Seen) -> int:
    """How many drinks have 0 for a volume that nobody knew, as it is where it is seldom."""
    zeros = sum(amount.texts[text] for text in _zeros(amount))
    is_volume = is_called_drink(name) and bool(volume_called(amount.name))
    return zeros if is_volume and zeros <= amount.filled * _SELDOM else 0


def leave_unknown_alcohol(rest: Sequence[Seen], columns: Columns) -> None:
    """Take 0 for nothing known of the alcohol in drinks, where it stands beside such volumes."""
    for name in filter(is_called_drink, rest):
        for volume in (one for one in rest if unknown_zeros(name, one)):
            unknown = _zeros(volume)
            for one in (one for one in rest if tokens(one.name) & OF_ALCOHOL):
                zeros = _zeros(one)
                beside = (row[volume.place] for row in columns.cells() if row[one.place] in zeros)
                if zeros and all(text.strip() in unknown for text in beside):
                    one.below |= zeros
                    count = sum(one.texts[text] for text in zeros)
                    one.kinds[Kind.NUMBER] -= count
                    one.kinds[Kind.MISSING] += count


def _zeros(one: Seen) -> frozenset[str]:
    return frozenset(text for text in one.texts if to_number(text, one.sign) == 0)


def _unit(one: Seen) -> str:
    known = parse_known(one.unit or split_unit(one.name)[1] or one.name)
    return known or parse_known(volume_called(one.name))


def _are_drinks(one: Seen) -> bool:
    known = [text for text in one.texts if _ALCOHOL & {*words_of(text)}]
    lines = sum(one.texts[text] for text in known)
    return len(known) * 2 > len(one.texts) or lines * 2 > one.filled
