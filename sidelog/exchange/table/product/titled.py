"""What is taken by the title of a file, or by its name: Kratom log 2026, kratom_taper.csv."""

from typing import NamedTuple

from sidelog.catalog.text import fold
from sidelog.exchange.reader import Here
from sidelog.exchange.table.column.names import is_given_as, words_of
from sidelog.exchange.table.product.known import is_product_word


class Titled(NamedTuple):
    """The one product that a file is called by.

    Attributes:
        product: its name, folded; empty of a file of boluses, which are of some insulin.
        where: what says it: "the title", or "the name of the file".
    """

    product: str
    where: str


def titled_of(title: str, file: str, here: Here) -> Titled | None:
    """The product that a file is called by; None where it is called by none, or by several.

    Args:
        title: the words above its header.
        file: its name.
        here: what may be known of the journal.
    """
    for words, where in ((title, "the title"), (file, "the name of the file")):
        found = {
            word for word in words_of(words) if is_product_word(word) or fold(word) in here.products
        }
        if found:
            return Titled(found.pop(), where) if len(found) == 1 else None
        if any(map(is_given_as, words_of(words))):
            return Titled("", where)
    return None
