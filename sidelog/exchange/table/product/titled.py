"""What is taken by the title of a file, or by its name: Kratom log 2026, kratom_taper.csv."""

from typing import NamedTuple

from sidelog.catalog.text import fold
from sidelog.exchange.reader import Here
from sidelog.exchange.table.column.names import is_given_as, words_of
from sidelog.exchange.table.medicine.medicines import parse_known
from sidelog.exchange.table.product.known import is_product_word

_TITLE = "the title"


class Titled(NamedTuple):
    """The one product that a file is called by.

    Attributes:
        product: its name, folded; empty of a file of boluses, which are of some insulin.
        where: what says it: "the title", or "the name of the file".
        unit: that which stands there as well; empty where none does.
    """

    product: str
    where: str
    unit: str = ""

    @property
    def is_above(self) -> bool:
        """Whether it stands above the table."""
        return self.where == _TITLE


def titled_of(title: str, file: str, here: Here) -> Titled | None:
    """The product that a file is called by; None where it is called by none, or by several.

    Args:
        title: the words above its header.
        file: its name.
        here: what may be known of the journal.
    """
    for words, where in ((title, _TITLE), (file, "the name of the file")):
        found = {
            word for word in words_of(words) if is_product_word(word) or fold(word) in here.products
        }
        if found:
            units = {unit for word in words_of(words) if (unit := parse_known(word))}
            unit = units.pop() if len(units) == 1 else ""
            return Titled(found.pop(), where, unit) if len(found) == 1 else None
        if any(map(is_given_as, words_of(words))):
            return Titled("", where)
    return None
