"""What things cost that were bought, and how large they are: of a thing, and no value of a day."""

from collections.abc import Sequence

from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.medicine.medicines import BOUGHT
from sidelog.exchange.table.product.by_words import is_called_drink, volume_called

OF_BOUGHT = "of what was bought, as it is"
_SHOPPED = BOUGHT | word_set(
    "store shop seller vendor retailer kaufdatum laden handler magasin tienda negozio winkel sklep"
)
_COSTS = word_set("cost costs price preis kosten prix precio prezzo prijs cena preco")
_OF_THING = _COSTS | word_set("size package packung grosse taille tamano dimensione formaat")
_NAMES = word_set(
    "name item product brand article title artikel produkt nom nombre nome naam nazwa"
)
_MOSTLY = 0.5


def find_bought(rest: Sequence[Seen], seen: Sequence[Seen], *, are_doses: bool) -> list[Seen]:
    """The columns that say of each thing of a list of such what it cost, how large, and from when.

    There are none where no column says that things were bought, or none names them: who writes
    down what a day cost has a value of it.  Beside the volumes of drinks it is what each of them
    cost.

    Args:
        rest: the columns that may be values.
        seen: all columns.
        are_doses: whether the lines are of what was taken.
    """
    if any(map(is_called_drink, seen)) and any(volume_called(one.name) for one in seen):
        return [one for one in rest if tokens(one.name) & _COSTS]
    if are_doses:
        return []
    is_list = any(tokens(one.name) & _SHOPPED for one in seen) and any(map(_names_things, rest))
    if not is_list or not any(tokens(one.name) & _COSTS for one in rest):
        return []
    return [one for one in rest if tokens(one.name) & _OF_THING or one.share(Kind.DAY) > _MOSTLY]


def _names_things(one: Seen) -> bool:
    """Whether a column names things, of which hardly any comes again."""
    is_called = bool(tokens(one.name) & _NAMES) and one.share(Kind.WORD) > _MOSTLY
    return is_called and (one.many or len(one.texts) > one.filled * _MOSTLY)
