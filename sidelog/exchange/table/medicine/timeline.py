"""Lines of what happened, of which some say that something taken was begun, changed or stopped."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from sidelog.catalog.text import fold
from sidelog.exchange.reader import Brought, Here
from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.medicine.doses import Amounts
from sidelog.exchange.table.medicine.medicines import kind_of_change, named_amount
from sidelog.exchange.table.product.known import is_taken_by_name, may_name
from sidelog.exchange.table.rows.columns import Columns

_HAPPENED = word_set(
    "event events change changes history happened what timeline milestone action note notes "
    "details detail description comment comments"
)
_A_DAY = re.compile(
    r"(?: ?/ ?| a | per )(?:day|d)\b|,? (?:daily|a day|once a day)\b", re.IGNORECASE
)
_BY = re.compile(r"\bby\b|\bfrom\b", re.IGNORECASE)
_TAKING = re.compile(r"^(?:taking|on|with|using|use of) ", re.IGNORECASE)
_TO = re.compile(r" ?\b(?:to|at|up to|down to)$", re.IGNORECASE)
_NAMING_NOTHING = word_set(
    "my the this dose dosage daily intake use of today yesterday tonight again completely entirely "
    "altogether finally"
)
"""Words beside the name of what is taken: "my kratom dose", "kratom again"."""
_LONGEST = 80
"""What is longer tells more than a change."""


class Phrase(NamedTuple):
    """What some words say was changed.

    Attributes:
        product: of what; empty where they do not name it.
        change: the change in words that say no more: "started 4 g daily".
    """

    product: str
    change: str


def read_phrase(text: str) -> Phrase | None:
    """What "Reduced kratom to 5 g/day" says; None where it says no change of what is taken."""
    words = " ".join(text.split())
    verb, _, rest = words.partition(" ")
    verb, kind = verb.rstrip(":,"), kind_of_change(verb)
    if not kind or not rest or len(words) > _LONGEST:
        return None
    rest = _TAKING.sub("", _A_DAY.sub("", rest))
    if _BY.search(rest):
        return None  # by how much, or from where, is not what is taken since
    name, amount = named_amount(rest)
    if not amount and any(map(str.isdecimal, rest)):
        return None  # nobody knows of what the number is
    is_to = bool(_TO.search(name)) or _A_DAY.search(words) is not None
    named = _TO.sub("", name).split()
    product = " ".join(word for word in named if fold(word) not in _NAMING_NOTHING)
    if not amount:
        return Phrase(product, verb)
    if kind == "stop" or (kind in {"increase", "reduce"} and not is_to):
        return Phrase(product, f"{verb} by {amount}" if kind != "stop" else verb)
    return Phrase(product, f"{verb} to {amount}")


class Timeline(NamedTuple):
    """The columns whose words, one after the other, may say a change, and of which products.

    Attributes:
        columns: their places and names.
        products: by folded name, as the file has them first.
    """

    columns: tuple[tuple[int, str], ...]
    products: dict[str, str]

    def read(self, cells: Sequence[str]) -> tuple[Amounts, Phrase] | None:
        """The change that a line says; None where it says none."""
        phrase = read_phrase(" ".join(cells[place] for place, _ in self.columns))
        only = next(iter(self.products)) if len(self.products) == 1 else ""
        product = phrase and self.products.get(fold(phrase.product) or only)
        if phrase is None or not product:
            return None
        place, column = self.columns[-1]
        return Amounts(place, column, product, None), phrase._replace(product=product)

    @property
    def brought(self) -> Brought:
        """What is said of the columns."""
        how = "where a line says that it was started, changed or stopped; the others are notes"
        found = " + ".join(column for _, column in self.columns)
        return Brought(found, f"regimens of {', '.join(self.products.values())}"[:80], how)


def find_timeline(rest: Sequence[Seen], columns: Columns, here: Here) -> Timeline | None:
    """The columns of a timeline; None where no line says what is taken from then on.

    Args:
        rest: the columns that may be its.
        columns: the file.
        here: what may be known of the journal.
    """
    width = len(columns.names)
    worded = [one for one in rest if one.share(Kind.WORD) > 1 / 2 and tokens(one.name) & _HAPPENED]
    worded.sort(key=lambda one: one.place)
    for some in (worded[:1], worded[:2]) if worded else ():
        rows = (row.cells for row in columns.rows() if len(row.cells) == width)
        said = (" ".join(cells[one.place] for one in some) for cells in rows)
        phrases = list(filter(None, map(read_phrase, said)))
        products = dict[str, str]()
        for phrase in phrases:
            if _is_product(phrase, here):
                products.setdefault(fold(phrase.product), phrase.product)
        if products:
            return Timeline(tuple((one.place, one.name) for one in some), products)
    return None


def _is_product(phrase: Phrase, here: Here) -> bool:
    """Whether a phrase names something that is taken: it is known, or a name with an amount."""
    if fold(phrase.product) in here.products or is_taken_by_name(phrase.product):
        return True
    has_amount = any(map(str.isdecimal, phrase.change)) and fold(phrase.change[:3]) != "new"
    return has_amount and may_name(phrase.product)
