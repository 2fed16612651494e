"""How much was taken, as another application has it: a number and a unit, or somebody's words."""

from collections.abc import Iterable

from sidelog.catalog.amounts import Amount, parse_amount
from sidelog.catalog.products import parse_unit
from sidelog.catalog.text import quoted
from sidelog.catalog.values import say_number
from sidelog.errors import AmbiguousError, SidelogError, UsageError
from sidelog.exchange.reader import Question, Said

NOT_KNOWN = "not known"
"""What is kept of an amount of which nothing is written."""
_UNITS = ("tablet", "capsule", "piece", "drop", "mg", "ml", "g", "puff")
"""What is offered where an amount has no unit."""


def amount_of(number: float | None, unit: str | None, *, estimate: bool = False) -> Amount:
    """An amount that a file has as a number and a unit; either may be missing.

    A unit that is not known here leaves the amount unknown, in the words that the file has.
    """
    if number is None:
        return Amount(None, None, NOT_KNOWN)
    typed = f"{number:.15g} {unit or ''}".strip()
    try:
        known = parse_unit(unit) if unit else None
    except SidelogError:
        return Amount(None, None, typed)
    return Amount(float(number), known, typed, estimate=estimate)


def amount_in_words(text: str) -> Amount:
    """An amount that a file has in words; words that are none leave it unknown, and are kept.

    Raises:
        AmbiguousError: the words can be read in two ways.
        BadDataError: it is negative, or beyond what anybody means.
    """
    typed = " ".join(text.split())
    if not typed:
        return Amount(None, None, NOT_KNOWN)
    try:
        amount = parse_amount(typed, a_day=True)
    except AmbiguousError:
        raise
    except UsageError:
        return Amount(None, None, typed)
    return Amount(None, None, typed) if amount.is_share else amount


def with_unit(words: str, said: Said) -> Amount:
    """An amount in words, in the unit that the person said where it has none.

    Raises:
        UsageError: that is no unit, or the words can be read in two ways.
        BadDataError: the amount is negative, or beyond what anybody means.
    """
    amount = amount_in_words(words)
    if not amount.number or amount.unit or not said.unit:
        return amount
    unit = parse_unit(said.unit)
    return amount._replace(unit=unit, typed=f"{amount.typed} {unit.name}")


def unit_question(amounts: Iterable[tuple[str, str]], said: Said) -> Question | None:
    """What is asked where an amount in words has no unit; each comes with what it is of.

    Raises:
        UsageError: what the person said is no unit.
    """
    if said.unit:
        parse_unit(said.unit)
        return None
    for words, product in amounts:
        try:
            amount = amount_in_words(words)
        except SidelogError:  # its own line says so
            continue
        if amount.number and amount.unit is None:
            number = say_number(amount.number)
            return Question(
                field="unit",
                flag="--unit",
                text=f"What is the {number} in {quoted(words)} of {quoted(product)}, and wherever "
                "else no unit is written?",
                choices={unit: f"{number} {unit}" for unit in _UNITS},
            )
    return None
