"""Doses among the lines of a log of other things: "Medicine, 2.5 ml", or "Kratom, 4 g"."""

from collections.abc import Mapping, Sequence

from sidelog.catalog.amounts import NONE_WORDS
from sidelog.catalog.products import is_unit
from sidelog.catalog.text import fold
from sidelog.exchange.reader import Brought, Here
from sidelog.exchange.table.amount.columns import (
    first_bare,
    is_ticked,
    only_unit,
    units_of,
    which_unit,
)
from sidelog.exchange.table.amount.units import PIECES, TAKEN_IN, WEIGHED
from sidelog.exchange.table.cell.numbers import IU, UNITS_OF_SOME, Kind, token, usual_unit
from sidelog.exchange.table.cell.said_units import unit_said_of
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import is_in_iu, is_insulin, last_part, of_insulin, tokens
from sidelog.exchange.table.column.nothing import NEVER_BELOW
from sidelog.exchange.table.column.planner import Planner
from sidelog.exchange.table.column.ratings import is_rated
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.long.named import Key, Long, ValueColumn, which
from sidelog.exchange.table.medicine.doses import Amounts, Doses, Names, all_said, first_of
from sidelog.exchange.table.medicine.names import amounts_among_words, names_amounts
from sidelog.exchange.table.medicine.words import AMOUNTS, DOSES
from sidelog.exchange.table.product.called import AMOUNTS_AT_LEAST, is_left_or_planned
from sidelog.exchange.table.product.column_names import named_by_part
from sidelog.exchange.table.product.known import (
    MEDICINES,
    NUTRIENTS,
    OF_BODIES,
    has_product_word,
    is_medicine,
    is_product_word,
)
from sidelog.exchange.table.rows.columns import Columns

_NAMES_OF_TESTS = word_set("analyte biomarker marker test component nutrient indicator")
"""Names of what was found in blood, or in food."""
_FOUND_THERE = word_set("dietary intake level levels blood serum urine") | NUTRIENTS | NEVER_BELOW
"""Words of what is measured in mg, and not taken."""


def is_of_medicine(name: str) -> bool:
    """Whether the name of a line says that it is of a medicine, and not of which."""
    return fold(name.strip()) in MEDICINES | DOSES


def find_given(
    long: Long, words: Sequence[Seen], columns: Columns, products: Mapping[str, object]
) -> Doses | None:
    """The doses of the lines that are of a medicine; None where it is not plain of which."""
    value = long.columns[0]
    rows = [cells for cells in columns.cells() if is_of_medicine(cells[long.name])]
    amounts = (token(text) for row in rows if (text := value.text(row)))
    units = [(one.unit or value.unit) if one.kind is Kind.NUMBER else "" for one in amounts]
    if long.is_word or not units or not all(map(is_unit, units)):
        return None
    for one in words:
        said = [row[one.place].strip() for row in rows]
        are_known = all(is_medicine(text) or has_product_word(text) for text in said)
        if are_known or all(fold(text) in products for text in said):
            names = Names(one.place, one.name)
            amount = Amounts(value.place, value.name, None, value.unit or None, names=names)
            called = f"{one.name} + {value.name}"
            how = f"where {long.name_column} is {rows[0][long.name].strip()}"
            brought = [Brought(called, f"doses of {first_of([*dict.fromkeys(said)])}", how)]
            found = Doses(amounts=[amount], unit=value.unit_place, brought=brought)
            long.given |= {which(row[long.name]): found for row in rows}
            return found
    return None


def names_others(doses: Doses, rest: Sequence[Seen], here: Here) -> bool:
    """Whether what names doses names measures as well, as where some were taken: Weight, or bpm."""
    beside = {one.place for one in doses.only_names if not one.is_sure}
    places = {one.place for one in doses.only_names}
    places |= {one.names.place for one in doses.amounts if one.names}
    names = [one for one in rest if one.place in places]
    for one in [one for one in names if one.place in beside]:
        if names_amounts(one) or amounts_among_words([one]):
            names.remove(one)  # its other words become notes
    if doses.are_steps or not names or any(tokens(one.name) & MEDICINES for one in names):
        return False
    measures = {fold(one) for each in here.common for one in (each.name, each.title)}
    named = {fold(text) for one in names for text in one.texts}
    amounts = [one for one in rest if one.place in {each.place for each in doses.amounts}]
    units = {usual_unit(text) for one in rest if one.place == doses.unit for text in one.texts}
    units |= {unit for one in amounts for unit in one.units}
    is_rating = any(len(tokens(name)) == 1 and is_rated(name) for name in named)
    return bool(named & measures or is_rating or units & OF_BODIES)


def find_taken(
    long: Long, groups: Mapping[Key, Seen], planner: Planner, *, has_times: bool
) -> None:
    """Find the names of lines that are those of what was taken: their amounts are doses.

    Where lines are moments, one without an amount says that it was taken.
    """
    value = long.columns[0]
    if long.is_word or not value.is_named:
        return
    beside = _dosed(long, groups, value)
    of_food = sum(bool(tokens(seen.name) & NUTRIENTS) for seen in groups.values()) > 1
    for (key, place), seen in groups.items():
        names = beside.get(key) or Names(long.name, long.name_column)
        is_dosed = key in beside
        if place != value.place:
            continue
        if not _is_taken(seen, long, planner, of_food=of_food, is_dosed=is_dosed):
            continue
        product, unit = _second(seen, long) if is_dosed else (seen.name, "")
        unit = unit_said_of(seen.name, planner.units) or unit or value.unit
        unit, how_bare = _unit_of_bare(seen, unit, planner)
        sign, why = planner.sign(seen)
        zeros = seen.numbers[sign].low == 0
        of_all = None if is_dosed else product
        amounts = Amounts(place, value.name, of_all, unit or None, sign=sign, names=names)
        amounts.has_zeros, amounts.is_open = zeros, not unit
        how = all_said([why, how_bare, "0 is none that day" if zeros else ""])
        found = Doses(amounts=[amounts], unit=value.unit_place, needs_amounts=not has_times)
        of = named_by_part([product]).get(product, (product, ""))[0]
        found.brought.append(Brought(seen.name, f"doses of {of}", how))
        if not unit and not any(seen.units.keys() - {""}):
            found.question = which_unit(of, first_bare(seen))
        long.given[key] = found
        long.brought += found.brought


def _dosed(long: Long, groups: Mapping[Key, Seen], value: ValueColumn) -> Mapping[str, Names]:
    """The names of lines of the dose of what a second column says, of all such or of none."""
    of_doses = {
        key: (seen, *said)
        for (key, place), seen in groups.items()
        if place == value.place and (said := _second(seen, long))[0]
    }
    some = of_doses.values()
    if not any(unit or any(units_of(seen)) or is_medicine(of) for seen, of, unit in some):
        return {}
    parts = named_by_part([product for _, product, _ in some])
    return dict.fromkeys(of_doses, Names(long.beside or 0, long.name_column, parts=parts))


def _second(seen: Seen, long: Long) -> tuple[str, str]:
    """What a second column says behind "dosage", "mg" or "Amount (mg)", and that unit; or ""."""
    words = seen.name.split()
    units = [usual_unit(word.strip("()[]")) for word in words[:2]]
    unit = next((unit for unit in units if unit in TAKEN_IN), "")
    called = words[: units.index(unit) if unit else 1]
    product = " ".join(words[len(called) + bool(unit) :])
    is_known = is_medicine(product) or (bool(unit) and has_product_word(product))
    is_known &= not (unit and tokens(product) & NUTRIENTS)
    is_amount = is_known and all(fold(word) in AMOUNTS for word in called)
    is_dose = is_amount or (bool(called) and fold(called[0]) in DOSES)
    return (product, unit) if is_dose and long.beside is not None else ("", "")


def _unit_of_bare(seen: Seen, of_all: str, planner: Planner) -> tuple[str, str]:
    """The unit of the numbers of a name without one, and how its amounts are read."""
    written = {usual_unit(unit) for unit in seen.units if unit}
    likely = only_unit(seen)
    said = planner.unit if written <= {planner.unit} else ""
    said = "" if is_insulin(seen.name) and said in WEIGHED else said
    unit = of_all or likely or said
    if not is_unit(unit):
        how, is_bare = "each in the unit that it is written in", bool(written and seen.units[""])
        is_open = len(written) == 1 and not planner.unit
        may_be = f" (else --unit {next(iter(written))})" if is_open else ""
        return "", how + f"; without one an amount that is not known{may_be}" * is_bare
    how = f"numbers without a unit are in {unit}" if written else f"in {unit}"
    return unit, how


def _is_taken(seen: Seen, long: Long, planner: Planner, *, of_food: bool, is_dosed: bool) -> bool:
    units, name, here = units_of(seen), seen.name, planner.measures.here
    none = sum(count for text, count in seen.texts.items() if text.casefold() in NONE_WORDS)
    known, amounts = seen.filled - seen.kinds[Kind.MISSING], sum(units.values())
    if not amounts or amounts + none < known * AMOUNTS_AT_LEAST or is_left_or_planned(name):
        return False
    if is_dosed or last_part(name) != name:
        return is_dosed and all(is_unit(unit) for unit in units if unit)
    is_tested = is_insulin(name) and tokens(long.name_column) & _NAMES_OF_TESTS
    is_sure = (is_medicine(name) and not is_tested) or fold(name) in here.products
    written = {unit or long.columns[0].unit for unit in units}
    if UNITS_OF_SOME in written and is_in_iu(name) and of_insulin(name) == name:
        written = written - {UNITS_OF_SOME} | {IU}
    if written == {""}:
        return is_sure and not is_ticked(seen)
    written.discard("")
    is_weighed = written <= WEIGHED
    if not is_sure and ((of_food and is_weighed) or tokens(name) & _FOUND_THERE):
        return False
    if is_sure or is_product_word(name):
        return all(map(is_unit, written))
    is_common = any(which(name) == one.name for one in here.common)
    is_measure = is_common or tokens(long.name_column) & _NAMES_OF_TESTS
    return not is_measure and written <= PIECES
