"""Doses of the lines that are called those of a medicine, among lines of other things.

An app that has one line a meal, a nap or a medicine has few columns for all of them: how much was
taken stands where another line says how long, and of what where another says on which side.  And
where a line has a medicine only since an effect is ascribed to it, it is of no dose.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sidelog.catalog.amounts import NONE_WORDS
from sidelog.catalog.text import fold
from sidelog.exchange.reader import Brought
from sidelog.exchange.table.amount.named import named_doses, unit_said
from sidelog.exchange.table.amount.units import TAKEN_IN
from sidelog.exchange.table.cell.numbers import Kind, token, usual_unit
from sidelog.exchange.table.cell.words import NOTHING, scale_of, word_set
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.column.ratings import is_rated
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.dose_lines.in_words import is_not_given
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.long.beside import has_values
from sidelog.exchange.table.long.by_name import RATINGS
from sidelog.exchange.table.long.listed import REACTIONS, SYMPTOMS, is_effect
from sidelog.exchange.table.medicine.doses import Amounts, Doses, Names, first_of
from sidelog.exchange.table.medicine.long_doses import is_of_medicine
from sidelog.exchange.table.medicine.names import amount_beside, is_called_medicine, names_amounts
from sidelog.exchange.table.medicine.words import AMOUNTS, DONE, MOSTLY, TAKEN
from sidelog.exchange.table.product.drinks import DRINKS
from sidelog.exchange.table.product.known import FOODS, MEDICINES, may_name
from sidelog.exchange.table.rows.columns import Columns

_VALUES = AMOUNTS | word_set("value val number reading result count volume")
"""Names of columns of amounts of whatever a line is of."""
_TAKEN = MEDICINES | FOODS | DRINKS | word_set("altmedicine alcohol caffeine essen")
_FOLLOWED = SYMPTOMS | REACTIONS
_OF_RELIEF = word_set(
    "relief helped help effective effectiveness worked after linderung geholfen wirkung alivio "
    "soulagement sollievo verlichting ulga"
)
"""Words of what a medicine did, which was taken then."""


@dataclass(frozen=True, slots=True)
class Among:
    """The columns of such lines.

    Attributes:
        kind: that of what lines are of.
        amount: that of amounts, which is of other things in other lines.
        name: that of what was taken; None where it is not plain which it is.
        products: what it names.
        taken: the kinds of the lines that are of something taken.
        of_log: how they are read where each line names what it is of, or None.
        beside: the columns of such a log that say something in other lines.
    """

    kind: Seen
    amount: Seen
    name: Seen | None
    products: tuple[str, ...]
    taken: frozenset[str]
    of_log: Doses | None = None
    beside: tuple[Seen, ...] = ()

    @property
    def columns(self) -> list[Seen]:
        """Those that say something else in other lines."""
        if self.of_log or self.is_said:
            return [*self.beside]
        return [self.amount, self.name] if self.name else [self.amount]

    @property
    def is_said(self) -> bool:
        """Whether one column says both: "Famotidine: 2 ml"; in other lines it has a note."""
        return self.name is self.amount

    @property
    def of_others(self) -> list[Seen]:
        """Those that say the same in other lines: what a line is of, and of which kind that is."""
        return [self.kind, self.name] if self.of_log and self.name else [self.kind]

    @property
    def places(self) -> set[int]:
        """The places of all."""
        if self.of_log:
            return self.of_log.places | {self.kind.place}
        return {self.kind.place, *(one.place for one in self.columns)}

    @property
    def doses(self) -> Doses | None:
        """How their lines are read; None where nobody knows what was taken."""
        if self.name is None or self.of_log:
            return self.of_log
        names = Names(self.name.place, self.name.name, is_sure=self.is_said)
        if self.is_said:
            return Doses(only_names=[names])
        amounts = Amounts(self.amount.place, self.amount.name, None, None, names=names)
        return Doses(amounts=[amounts])

    @property
    def brought(self) -> list[Brought]:
        """What is said of them."""
        if self.name is None:
            return []
        found = self.name.name if self.is_said else f"{self.name.name} + {self.amount.name}"
        said = " or ".join(text for text in self.kind.texts if text in self.taken)
        how = f"where {self.kind.name} is {said}"
        return [Brought(found, f"doses of {first_of(self.products)}", how)]

    def are_of(self, cells: Sequence[str]) -> bool:
        """Whether a line is of a medicine, and says of which."""
        return self.name is not None and cells[self.kind.place].strip() in self.taken

    def without_them(self, columns: Columns) -> Columns:
        """The file without their lines, where it is plain what was taken."""
        others = frozenset(text for text in self.kind.texts if text not in self.taken)
        only = (*columns.only, (self.kind.place, others)) if self.name else columns.only
        return replace(columns, only=only)


def find_among(rest: Sequence[Seen], columns: Columns) -> Among | None:
    """The columns of lines that are called those of a medicine; None where there are none."""
    kind = next(filter(_says_kinds, rest), None)
    if kind is None:
        return None
    of_medicine, others = list[Sequence[str]](), list[Sequence[str]]()
    for cells in columns.cells():
        (of_medicine if is_of_medicine(cells[kind.place]) else others).append(cells)

    def says(one: Seen, rows: Sequence[Sequence[str]]) -> list[str]:
        return [text for cells in rows if (text := cells[one.place].strip())]

    full = [one for one in rest if one is not kind and not tokens(one.name) & _VALUES]
    full = [one for one in full if len(says(one, of_medicine)) == len(of_medicine)]
    full = [one for one in full if says(one, others)]
    taken = frozenset(filter(is_of_medicine, kind.texts))
    for one in full:
        if products := _all_named(says(one, of_medicine)):
            return Among(kind, one, one, products, taken)
    amounts, names = list[Seen](), list[Seen]()
    for one in full:
        texts = [(text, token(text)) for text in says(one, of_medicine)]
        if all(cell.kind is Kind.NUMBER and usual_unit(cell.unit) in TAKEN_IN for _, cell in texts):
            amounts.append(one)
        if all(cell.kind is Kind.WORD and may_name(text) for text, cell in texts):
            names.append(one)
    if len(amounts) != 1:
        return None
    name = names[0] if len(names) == 1 else None
    products = tuple(dict.fromkeys(says(name, of_medicine))) if name else ()
    return Among(kind, amounts[0], name, products, taken)


def among_log(doses: Doses, rest: Sequence[Seen], columns: Columns) -> Among | None:
    """The lines of what was taken, in a log whose kinds name symptoms as well, without amounts."""
    seen = {one.place: one for one in rest}
    kinds = [one for one in rest if _says_kinds(one) and one.place not in doses.places]
    kinds = [one for one in kinds if any(tokens(text) & SYMPTOMS for text in one.texts)]
    names = doses.amounts[0].names if len(doses.amounts) == 1 and not doses.only_names else None
    if len(kinds) != 1 or names is None or doses.are_steps:
        return None
    kind, amount = kinds[0], seen[doses.amounts[0].place]
    taken = {text for text in kind.texts if is_of_medicine(text) or tokens(text) & _TAKEN}
    products, beside = dict[str, None](), dict[int, Seen]()
    for cells in columns.cells():
        said = cells[kind.place].strip()
        if said in taken:
            products[cells[names.place].strip()] = None
            continue
        if tokens(said) & SYMPTOMS and cells[amount.place].strip():
            return None
        filled = (at for at in doses.places - {names.place} if cells[at].strip())
        beside |= {at: seen[at] for at in filled if at in seen}
    name, others = seen[names.place], tuple(beside.values())
    return Among(kind, amount, name, tuple(products), frozenset(taken), doses, others)


def _says_kinds(one: Seen) -> bool:
    """Whether a column says of which kind lines are, and some of them are of a medicine."""
    is_worded = one.share(Kind.WORD) >= MOSTLY and not one.many
    return is_worded and 0 < sum(map(is_of_medicine, one.texts)) < len(one.texts)


def _all_named(texts: Sequence[str]) -> tuple[str, ...]:
    """The names before an amount, each once; none where many texts have no such form."""
    texts = [text for text in texts if not is_not_given(text)]
    pairs = [pairs[0] for text in texts if len(pairs := named_doses(text)) == 1]
    named = [name for name, said in pairs if name and unit_said(said, name)]
    return tuple(dict.fromkeys(named)) if len(named) >= len(texts) * MOSTLY else ()


def find_ascribed(rest: Sequence[Seen], dating: Dating) -> tuple[Seen, Seen] | None:
    """The columns of a medicine and of the effect that is ascribed to it; None where none is.

    Nothing says then that a dose was taken: no amount, no time of taking.  A side effect is of a
    medicine by its name; a symptom or a reaction only where each line has one, behind the
    medicine, since what stands behind a symptom was taken for it.
    """
    when = [dating.day, *filter(None, [dating.clock])]
    if any(tokens(one.name) & (TAKEN | DONE) for one in [*rest, *when]):
        return None
    worded = [one for one in rest if one.share(Kind.WORD) >= MOSTLY and not scale_of(one.texts)]
    effects = [one for one in worded if is_effect(one) or tokens(one.name) & _FOLLOWED]
    named = [one for one in worded if one not in effects and is_called_medicine(one)]
    if len(effects) != 1 or len(named) != 1:
        return None
    (effect,), (name,) = effects, named
    if names_amounts(name) or amount_beside([one for one in rest if one is not effect], name):
        return None
    rated = [one for one in rest if is_rated(one.name) and not tokens(one.name) & RATINGS]
    if any(map(has_values, rated)):  # of the day, such as a mood
        return None
    lines = effect.filled + effect.empty
    nothing = NONE_WORDS | NOTHING
    said = sum(count for text, count in effect.texts.items() if fold(text) not in nothing)
    if is_effect(effect):
        return (name, effect) if said >= lines * MOSTLY else None
    has_relief = any(tokens(one.name) & _OF_RELIEF for one in rest)
    is_of_each = said == lines and not (name.empty or name.kinds[Kind.MISSING])
    is_behind = name.place < effect.place and not dating.has_times
    return (name, effect) if is_of_each and is_behind and not has_relief else None
