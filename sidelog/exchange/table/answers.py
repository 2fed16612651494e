"""What a person said that some table of a file has to make use of."""

from dataclasses import dataclass
from typing import NamedTuple

from sidelog.catalog.text import fold
from sidelog.catalog.values import UNKNOWN_WORDS
from sidelog.errors import UsageError
from sidelog.exchange.reader import Said
from sidelog.exchange.table.cell.said_units import units_said
from sidelog.exchange.table.cell.said_words import SaidWords, said_words
from sidelog.exchange.table.column.names import split_unit, words_of
from sidelog.exchange.table.column.said_missing import SaidMissing
from sidelog.exchange.table.day_value.day_rules import DayRules, day_rules
from sidelog.exchange.table.mapping import Corrections, Mapping
from sidelog.exchange.table.medicine.doses import Doses
from sidelog.exchange.table.plan import Plan
from sidelog.exchange.table.planning.units import has_unit
from sidelog.exchange.table.product.called import product_said
from sidelog.exchange.table.years.years import SaidYear


@dataclass(slots=True)
class Use:
    """Something that a person said by a flag, and whether a table made use of it."""

    flag: str
    said: str | None
    why_not: str
    is_made: bool = False

    def refuse_unused(self, file: str) -> None:
        """See to it that a table did.

        Raises:
            UsageError: none did.
        """
        if self.said and self.said not in UNKNOWN_WORDS and not self.is_made:
            message = f"{file} makes no use of {self.flag}: {self.why_not}."
            raise UsageError(message, hint=f"Leave {self.flag} out.")


class Answers(NamedTuple):
    """What a person said that some column of the file has to make use of."""

    words: SaidWords
    rules: DayRules
    missing: SaidMissing
    year: SaidYear
    product: Use
    happened: Use
    unit: Use
    units: list[Use]
    corrections: Corrections

    @classmethod
    def of(cls, said: Said, corrected: Mapping) -> "Answers":
        """What a person said of a file and of single columns, nothing of it made use of yet.

        Raises:
            UsageError: it does not say what it should.
        """
        units_said(said.units)
        return cls(
            said_words(said.words),
            day_rules(said.several),
            SaidMissing.of(said.missing),
            SaidYear(said.year),
            Use("--product", said.product, "it has no amounts, or each of them says of what it is"),
            Use("--happened", said.happened, "its lines say more than days and words"),
            Use("--unit", said.unit, "no column without a unit is of what is measured in it"),
            [Use("--unit", one, f"no amount of it is called {_name(one)!r}") for one in said.units],
            Corrections(corrected),
        )

    def use(self, plan: Plan) -> None:
        """Note what a table makes use of."""
        if named := product_said(self.product.said):
            doses = plan.doses or Doses()
            products = {doses.of_lines, *(one.product for one in doses.amounts)}
            products |= {one.only for one in doses.only_names}
            names = {fold(one.names.column) for one in doses.amounts if one.names}
            is_made = named.product in products or fold(named.product) in names
            self.product.is_made |= is_made
        self.happened.is_made |= plan.events is not None and bool(plan.events.said)
        amounts = _names_of_amounts(plan) if self.units else set[str]()
        for one in self.units:
            one.is_made |= fold(_name(one.said or "")) in amounts
        self.unit.is_made |= bool(plan.all_doses or plan.among) or has_unit(plan, self.unit.said)

    def refuse_unused(self, file: str) -> None:
        """See to it that each was made use of.

        Raises:
            UsageError: one was not.
        """
        self.words.refuse_unused()
        self.rules.refuse_unused()
        self.missing.refuse_unused(file)
        self.year.refuse_unused(file)
        self.corrections.refuse_unused(file)
        for one in (self.product, self.happened, self.unit, *self.units):
            one.refuse_unused(file)


def _name(said: str) -> str:
    """What was said of which something was said: kratom of "kratom=g"."""
    return said.rpartition("=")[0].strip()


def _names_of_amounts(plan: Plan) -> set[str]:
    """What may have a unit of its own in a table, in lower case: columns, products and names."""
    amounts = [one for doses in plan.all_doses for one in doses.amounts]
    columns = [one.column for one in amounts] + [one.column for one in plan.values]
    measures = ("-".join(words_of(split_unit(one)[0])) for one in columns)
    products = (one.product for one in amounts if one.product)
    places = {one.names.place for one in amounts if one.names}
    places |= {plan.long.name} if plan.long else set()
    texts = (text for one in plan.seen if one.place in places for text in one.texts)
    return {fold(name) for name in (*columns, *measures, *products, *texts)}
