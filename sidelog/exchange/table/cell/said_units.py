"""The units that a person said: of all numbers without one, or of what is called so: kratom=g."""

from collections.abc import Collection, Mapping
from functools import lru_cache

from sidelog.catalog.products import parse_unit
from sidelog.catalog.text import fold
from sidelog.catalog.values import UNKNOWN_WORDS
from sidelog.errors import UsageError
from sidelog.exchange.table.cell.numbers import usual_unit
from sidelog.exchange.table.column.names import split_unit, words_of
from sidelog.exchange.table.evidence import Seen


def unit_said(words: str | None) -> str:
    """The unit that a person said, by its usual name; empty where none was, or it is open.

    Raises:
        UsageError: no unit is called that.
    """
    if not words or words in UNKNOWN_WORDS:
        return ""
    return usual_unit(words) or parse_unit(words).name


@lru_cache
def units_said(said: tuple[str, ...]) -> Mapping[str, str]:
    """The units that were said of single columns or names, by these in lower case.

    Raises:
        UsageError: no unit is called that, or two are said of one.
    """
    units: dict[str, str] = {}
    for name, _, unit in (one.rpartition("=") for one in said):
        if units.setdefault(fold(name.strip()), unit_said(unit.strip())) != unit_said(unit.strip()):
            raise UsageError(f"Of {name.strip()!r} two units are said.", hint="Say one.")
    return units


def unit_said_of(name: str, units: Mapping[str, str]) -> str:
    """The unit that was said of what is called so, as its file or its measure is; or ""."""
    if not units:
        return ""
    return units.get(fold(name)) or units.get("-".join(words_of(split_unit(name)[0])), "")


def give_units(seen: Collection[Seen], units: Mapping[str, str]) -> None:
    """Give columns the units that were said of them.

    Raises:
        UsageError: one says its own.
    """
    for one in seen:
        if unit := unit_said_of(one.name, units):
            if own := split_unit(one.name)[1]:
                raise UsageError(
                    f"The column {one.name!r} says its unit: {own}.",
                    hint="--unit is of numbers whose unit nothing says.",
                )
            one.unit = unit
