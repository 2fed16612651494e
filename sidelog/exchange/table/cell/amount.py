"""The amount that a cell says was taken."""

from functools import lru_cache

from sidelog.catalog.amounts import check_amount, parse_amount
from sidelog.catalog.products import parse_unit
from sidelog.catalog.text import quoted
from sidelog.errors import BadDataError, UsageError
from sidelog.exchange.table.cell.numbers import (
    IU,
    UNITS_OF_SOME,
    Kind,
    Sign,
    read_number,
    to_number,
    token,
)


@lru_cache(maxsize=4096)
def read_amount(text: str, sign: Sign, usual: str | None) -> tuple[float | None, str | None, bool]:
    """The number of an amount, its unit, by default the usual one, and whether it is an estimate.

    Raises:
        SidelogError: it is no amount.
    """
    cell = token(text)
    if cell.kind is Kind.NUMBER and to_number(cell.digits, sign) == 0:
        return 0, None, False
    if cell.unit == IU or (cell.unit == UNITS_OF_SOME and usual == IU):
        text = f"{cell.digits} {IU}"

    def read(digits: str) -> float:
        number = read_number(digits, sign)
        if number is None:
            raise BadDataError(f"{quoted(digits)} is not a number")
        return number

    try:
        amount = parse_amount(text, read=read)
    except UsageError as error:
        hint = "" if "--" in error.hint else error.hint  # which is for who types it
        raise BadDataError(error.message, hint=hint) from error
    if amount.is_share:
        raise BadDataError(f"{quoted(text)} does not say of what; write the unit beside it")
    unit = amount.unit.name if amount.unit else None
    number = amount.number
    if number and unit is None and usual:
        unit, number = usual, check_amount(number, parse_unit(usual), text)
    return number, unit, amount.estimate
