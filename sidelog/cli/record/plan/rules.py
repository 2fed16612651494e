"""One rule as it is typed, in the unit of its product."""

from functools import partial

from sidelog.catalog.amounts import Amount
from sidelog.catalog.regimen.stages import Stage, is_amount_of_rule, parse_stages
from sidelog.catalog.regimen.words import plain
from sidelog.cli.record.amounts import amount_in
from sidelog.errors import UsageError
from sidelog.journal.rows import Product


def one_step(words: str, product: Product) -> tuple[Stage, bool]:
    """What is taken as one rule, and whether it was said how often.

    Raises:
        SidelogError: the words are not one rule, or the amount is none of the product.
    """
    text = plain(words)
    stages = parse_stages(text).stages
    if len(stages) > 1 or stages[0].lasts or stages[0].on:
        raise UsageError("That is more than one step.", hint="Such as: --amount '6 g daily'")
    stages[0].rule(partial(number_in, product))  # says where the amount is none of the product
    return stages[0], not is_amount_of_rule(text)


def number_in(product: Product, amount: Amount) -> float:
    """An amount in the product's unit; 0 for none."""
    return amount_in(product, amount) or 0.0
