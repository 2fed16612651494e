"""What is taken by the title of a file, by its name, or by a total of parts of the day.

So of "Kratom log 2026", of kratom_taper.csv, and of "Total mg diazepam" beside Morning and Evening.
"""

import re
from collections.abc import Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from sidelog.catalog.text import fold
from sidelog.exchange.reader import Here
from sidelog.exchange.table.amount.amount import read_amount
from sidelog.exchange.table.amount.columns import is_yes_no, unit_within
from sidelog.exchange.table.amount.named import named_amount, unit_in
from sidelog.exchange.table.amount.units import parse_known
from sidelog.exchange.table.cell.calendar import MONTH_NAMES
from sidelog.exchange.table.cell.numbers import Kind, Sign, to_number, token
from sidelog.exchange.table.cell.words import key, says_whether, word_set
from sidelog.exchange.table.column.names import is_given_as, split_unit, tokens, words_of
from sidelog.exchange.table.computed.sums import is_met, number_of
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.medicine.words import (
    AMOUNTS,
    ASKING,
    MOSTLY,
    OF_ANOTHER_AMOUNT,
    PLANNED,
    TAKEN,
)
from sidelog.exchange.table.product.called import is_unnamed, names_product
from sidelog.exchange.table.product.column_names import (
    is_called_total,
    is_part_of_day,
    parts_of_day,
    product_name,
    time_named,
)
from sidelog.exchange.table.product.known import IN_BLOOD, NUTRIENTS, is_product_word, is_taken_here
from sidelog.exchange.table.product.not_taken import FROM
from sidelog.exchange.table.product.strengths import are_quarters, is_of_pieces
from sidelog.exchange.table.rows.columns import Columns

_TITLE = "the title"
_YEAR = re.compile(r"\b20\d\d\b")
_FROM_AMOUNT = re.compile(r"(?P<word>[^\W\d_]+) (?P<number>\d[\d.,]{0,9}) ?(?P<unit>[^\W\d_]+)")
_LOOKED_AT = 1000
_MOST_OF_EACH = 2
_OF_TAPERS = word_set("taper tapering tapered ausschleichen absetzen")
"""Words of what is taken in less and less: an amount beside them is that of no day for sure."""
_OF_EFFECTS = word_set(
    "side effect effects nebenwirkung nebenwirkungen efecto efectos secundario secundarios "
    "effet effets secondaire secondaires effetti collaterali efeito efeitos colaterais bijwerkingen"
)
_OF_FILES = word_set(
    "log logs tracker tracking diary journal daily chart sheet record history intake "
    "protokoll tagebuch taglich diario registro suivi dagboek dziennik"
).union(_OF_TAPERS, _OF_EFFECTS, ASKING, TAKEN, AMOUNTS, MONTH_NAMES)


class Titled(NamedTuple):
    """The one product that a file is called by.

    Attributes:
        product: its name, folded; empty of a file of boluses, which are of some insulin.
        where: what says it: "the title", or "the name of the file".
        unit: that which stands there as well; empty where none does.
        parts: the places of the columns that are parts of its total.
        each: the amount beside the name, and nothing else: "50 mcg" of "Vitamin D 50 mcg".
        is_alone: whether it names nothing else: "Kratom log 2026", and no sentence.
        is_of_effects: whether it says that the file is of what came of it.
        begins_at: from how much a day a taper goes; 0 where none says.
    """

    product: str
    where: str
    unit: str = ""
    parts: frozenset[int] = frozenset()
    each: str = ""
    is_alone: bool = False
    is_of_effects: bool = False
    begins_at: tuple[float, str] = (0, "")

    @property
    def is_above(self) -> bool:
        """Whether it stands above the table."""
        return self.where == _TITLE

    def is_asked_by(self, one: Seen, beside: frozenset[str]) -> bool:
        """Whether a column says if the one product of the title was taken: "Taken", or "AM"."""
        words = tokens(one.name)
        is_called = bool(words & TAKEN) and words <= TAKEN | AMOUNTS | ASKING | {"it"}
        if is_part_of_day(one.name) and parts_of_day(one.name):  # of how much, and of no effects
            is_called = bool(self.each) and not (self.is_of_effects or beside & TAKEN)
        is_asked = is_yes_no(one) or (bool(self.each) and _says_mostly_whether(one))
        return is_called and self.is_above and self.is_alone and is_asked

    def each_of(self, one: Seen) -> str:
        """What one piece of a column of numbers has, as the title says; empty where none does."""
        return self.each if self.is_above and self.each and is_of_pieces(one, self.each) else ""

    def unit_of(self, one: Seen) -> str:
        """The unit of a column of numbers, as that of the title; empty where they are pieces."""
        is_weighed = self.is_above and self.each and is_of_pieces(one, self.each) is False
        return self.unit or (unit_in(self.each) if is_weighed else "")

    def has_parts_of(self, one: Seen) -> bool:
        """Whether each number of a column is at most two of what the title says, or parts of it."""
        holds = read_amount(self.each, Sign.POINT, None).number if self.each else 0
        parts = [number / holds for number in one.numbers[one.sign].some] if holds else []
        is_log = self.is_above and self.is_alone and not (self.is_of_effects or is_yes_no(one))
        return is_log and bool(parts) and max(parts) <= _MOST_OF_EACH and are_quarters(parts)


def _says_mostly_whether(one: Seen) -> bool:
    """Whether most cells say yes or no, and the others how much: "half", 2, or 10 mg."""
    others = [text for text in one.texts if not says_whether(text)]
    others = [text for text in others if key(text) not in OF_ANOTHER_AMOUNT and not unit_in(text)]
    return one.share(Kind.YES_NO) > 1 / 2 and all(map(str.isdecimal, others))


def titled_of(title: str, file: str, here: Here) -> Titled | None:
    """The product that a file is called by; None where it is called by none, or by several."""
    for words, where in ((title, _TITLE), (file, "the name of the file")):
        found = {
            word for word in words_of(words) if is_product_word(word) or fold(word) in here.products
        }
        alone = _named_alone(words, here)
        if alone and not found:
            return alone._replace(where=where)  # of two words, as "Vitamin D"
        if found:
            pairs = pairwise(["", *words_of(words)])  # no unit of what a piece holds: "50 mg"
            of_all = {parse_known(word) for before, word in pairs if not before.isdecimal()}
            units = of_all - {""}
            unit = units.pop() if len(units) == 1 else ""
            one = (alone or Titled("", "", ""))._replace(
                product=found.pop(), where=where, unit=unit, begins_at=_beginning(words)
            )
            return None if found else one
        if any(map(is_given_as, words_of(words))):
            return Titled("", where)
    return _named_with_unit(title)


def _named_alone(title: str, here: Here) -> Titled | None:
    """What a title names and no more: "Prozac 20 mg log 2026"; of tapers not how much."""
    said = tokens(title)
    rest = [word for word in _YEAR.sub("", title).split() if not _OF_FILES.issuperset(tokens(word))]
    name, each = named_amount(" ".join(rest))
    name = name if each else split_unit(name)[0]
    is_several = bool(each) and token(each).kind is not Kind.NUMBER
    if is_several or not is_taken_here(name, here):
        return None
    each = "" if said & _OF_TAPERS else each
    return Titled(fold(name), "", each=each, is_alone=True, is_of_effects=bool(said & _OF_EFFECTS))


def _beginning(title: str) -> tuple[float, str]:
    """The amount that a taper begins from, and its unit: of "taper from 2 mg"; 0 where none is."""
    for found in _FROM_AMOUNT.finditer(title):
        number = to_number(found["number"].rstrip(".,"), Sign.POINT)
        if fold(found["word"]) in FROM and number and (unit := parse_known(found["unit"])):
            return number, unit
    return 0, ""


def _named_with_unit(title: str) -> Titled | None:
    """What a title names, of one word and mg, whatever that is: "Tavor (mg) 2026"."""
    name, unit = split_unit(_YEAR.sub("", title).strip())
    is_of_other = is_called_total(name) or tokens(name) & (AMOUNTS | NUTRIENTS | IN_BLOOD)
    is_one = len(words_of(name)) == 1 and product_name(name) == name
    return Titled(fold(name), _TITLE, unit) if unit == "mg" and is_one and not is_of_other else None


def titled_by_plan(rest: Sequence[Seen], here: Here) -> Titled | None:
    """What amounts are of, by those that were planned: "Planned mg clonazepam" beside "Took mg"."""
    planned = [one for one in rest if tokens(one.name) & PLANNED and names_product(one, here)]
    if len(planned) != 1 or not any(map(is_unnamed, rest)):
        return None
    name = " ".join(word for word in planned[0].name.split() if fold(word) not in PLANNED)
    base, unit = split_unit(name)
    return Titled(product_name(base), planned[0].name, unit or unit_within(name))


def titled_by_total(rest: Sequence[Seen], columns: Columns, here: Here) -> Titled | None:
    """What doses of a day are of, by their total: "Kratom total g" beside "07:00" and "12:00"."""
    numeric = [one for one in rest if one.share(Kind.NUMBER, Kind.MISSING) > MOSTLY]
    parts = [one for one in numeric if not is_called_total(one.name)]
    parts = [
        one
        for one in parts
        if is_part_of_day(split_unit(one.name)[0]) or time_named(one.name) or is_unnamed(one)
    ]
    totals = [one for one in numeric if is_called_total(one.name) and names_product(one, here)]
    if len(parts) <= 1 or len(totals) != 1:
        return None
    total = totals[0]
    rows = [*islice(columns.cells(), _LOOKED_AT)]
    numbers = [number_of(cells[total.place], total.sign) for cells in rows]
    sums = (sum(number_of(cells[one.place], one.sign) or 0 for one in parts) for cells in rows)
    meant = [one or None for one in sums]  # of parts that say nothing the total may be known alone
    if not is_met(numbers, meant):
        return None
    base, unit = split_unit(total.name)
    unit = unit or unit_within(total.name)
    return Titled(product_name(base), total.name, unit, frozenset(one.place for one in parts))
