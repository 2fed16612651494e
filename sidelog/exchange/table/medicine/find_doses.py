"""Columns of what was taken: a medicine is a medicine, and no measure.

A line may be one dose (a name, an amount), a day (a column a product), or a step of a regimen: from
this day so much, where its words say start, stop or increase.
"""

from collections.abc import Sequence

from sidelog.catalog.text import fold
from sidelog.exchange.reader import Brought, Here, Left, Question
from sidelog.exchange.table.amount.columns import (
    asked_of_one,
    asked_with,
    first_bare,
    has_dose_units,
    part_of_amounts,
    says_how_much,
    unit_of,
    units_of,
    which_unit,
)
from sidelog.exchange.table.amount.doses_in_cell import are_by_parts
from sidelog.exchange.table.amount.named import courses_of, unit_in
from sidelog.exchange.table.amount.units import parse_known
from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.column.units import is_unit_column
from sidelog.exchange.table.evidence import Place, Seen
from sidelog.exchange.table.long.names import values_of_names
from sidelog.exchange.table.medicine.by_column import ByColumn
from sidelog.exchange.table.medicine.columns_of_one import Known, add_clocks
from sidelog.exchange.table.medicine.doses import Amounts, Doses, Names, all_said
from sidelog.exchange.table.medicine.names import (
    OF_WHAT_HAPPENED,
    amount_beside,
    amounts_among_words,
    column_said,
    first_named,
    is_action,
    is_called_amount,
    is_called_medicine,
    name_columns,
    only_product,
    unit_called,
)
from sidelog.exchange.table.medicine.of_what import ask_product
from sidelog.exchange.table.medicine.words import CHANGES, GOT, STARTED
from sidelog.exchange.table.product.called import is_asked_of_product, names_product
from sidelog.exchange.table.product.column_names import (
    is_numbered_alike,
    is_part_of_day,
    named_by_part,
    number_in,
    parts_of_day,
    without_part_of_day,
)
from sidelog.exchange.table.product.drinks import (
    drinks_by_container,
    is_called_drink,
    unknown_zeros,
    volume_called,
)
from sidelog.exchange.table.product.not_taken import WAS_BEFORE, WAS_PLANNED, not_taken
from sidelog.exchange.table.product.of_food import in_food, is_diary
from sidelog.exchange.table.product.strengths import (
    are_counts,
    are_of_named_pieces,
    count_fractions,
    each_of,
    is_called_count,
)
from sidelog.exchange.table.regimen.changes import is_stop, read_change
from sidelog.exchange.table.regimen.listed import as_changes, as_list

_SUPPLIES = GOT | word_set("pharmacy supply apotheke farmacia pharmacie")
_OF_GOT = "of what was got, and not of what was taken"
_KINDS = word_set("strain strains brand vendor vein variety")


def find_doses(rest: Sequence[Seen], known: Known) -> Doses | None:
    """The columns of what was taken; None where there are none."""
    bought = [one for one in rest if tokens(one.name) & _SUPPLIES]
    if len(bought) > 1:
        numbers = [one for one in rest if one in bought or one.share(Kind.NUMBER) > 1 / 2]
        left = [Left(one.name, _OF_GOT) for one in numbers]
        return Doses(places={one.place for one in numbers}, left=left)
    aside = not_taken(rest, known.here)
    rest = [one for one in rest if one not in bought and one.place not in aside]
    count_fractions(rest, known.here, known.unit)
    found = _of_columns(rest, known)
    reasons = {left.why for left in aside.values()}
    if found and WAS_PLANNED in reasons:
        found.needs_amounts = True  # of what was planned alone nobody knows whether it was taken
    if found and WAS_BEFORE in reasons:
        as_changes(found, known.dating)
    if aside:
        found = found or Doses()
        found.places |= aside.keys()
        found.left += aside.values()
    return found


def _of_columns(rest: Sequence[Seen], known: Known) -> Doses | None:
    dating, here, said = known.dating, known.here, known.said
    unit = next((one for one in rest if is_unit_column(one)), None)
    columns = [] if unit else [one for one in rest if names_product(one, here)]
    of_food = in_food(rest, dating, here) if columns and is_diary(rest, dating) else []
    columns = [one for one in columns if one not in of_food]
    others = [one for one in rest if one not in columns]
    names = column_said(others, said.product) or name_columns(others, unit, here)
    if columns or any(is_asked_of_product(one, here) for one in others):  # a strain is a kind of it
        names = [one for one in names if not tokens(one.name) & _KINDS]
    drinks = [] if names or columns else drinks_by_container(others)
    alone = None if names or columns or drinks else amounts_among_words(others)
    names = [alone] if alone else names or drinks
    if not names:
        of_names = values_of_names(rest)
        rest = [one for one in rest if one not in of_names]
        return ByColumn(with_units_of_one(unit, rest, here), known).add(rest)
    found = _log(names, unit, others, known)
    is_bare = alone and any(map(unit_in, alone.texts)) and not only_product(alone)
    if alone and is_bare and not (said.product or known.titled):
        found.question = ask_product([alone], [], has_units=True)
    if not found.are_steps:
        if not dating.has_times:
            add_clocks(found, others, dating)
        ByColumn(found, known._replace(titled=None)).add(columns)
    return found


def _log(names: Sequence[Seen], unit: Seen | None, rest: Sequence[Seen], known: Known) -> Doses:
    """Lines that name what was taken."""
    found = Doses()
    action = next((one for one in rest if one not in names and is_action(one)), None)
    if action and tokens(known.dating.day.name) & STARTED and any(map(is_stop, action.texts)):
        action = None  # nothing was stopped on the day on which it was begun
    if action:
        found.action = action.place
        how = "from its day each line is what is taken a day; a stop is 0; what is taken as needed "
        found.take(action, "steps", f"{how}is no plan, and becomes an event")
    beside = [one for one in rest if one is not action]
    has_amounts = action and any(amount_beside(beside, name) for name in names)
    changes = None if has_amounts else action
    for name in names:
        beside = _beside(name, names, [one for one in rest if one.place not in found.places])
        amount = amount_beside(beside, name)
        if changes:
            _add_changes(found, name, changes, known.unit)
        else:
            amount = amount or (is_called_medicine(name) and _first_part(beside)) or None
            parts = _parts_beside(amount, beside)
            found.needs_amounts |= bool(parts)  # one that is empty is of no dose
            for one in [amount, *parts]:
                add_named(found, name, one, unit, known)
        is_measured = amount and (unit or unit_of(amount, known.unit) or has_dose_units(amount))
        if amount and is_measured and not changes:
            counts = (one for one in beside if one is not amount and is_called_count(one))
            if count := next(counts, None):  # servings, or a quantity of a strength
                found.count_last(amount, count)
    if found.amounts:
        _leave_other_amounts(found, names, rest)
    if found.only_names:
        _add_words_of_changes(found, rest)
    as_list(found, rest, known.dating, known.unit)
    return found


def _beside(name: Seen, names: Sequence[Seen], rest: Sequence[Seen]) -> list[Seen]:
    """The columns that may be about a name: of several those of its number or part of a day."""
    beside = [one for one in rest if one not in names]
    if len(names) == 1:
        return beside
    number, parts = number_in(name.name), parts_of_day(name.name)
    beside = [one for one in beside if number_in(one.name) == number]
    return [one for one in beside if parts_of_day(one.name) == parts]


def _parts_beside(amount: Seen | None, beside: Sequence[Seen]) -> list[Seen]:
    """The amounts of other parts of the day: PM Dose beside AM Dose, or Dose 2 beside Dose 1."""
    if amount is None:
        return []
    base, is_part = without_part_of_day(amount.name), is_part_of_day(amount.name)
    found = []
    for one in (one for one in beside if one is not amount and base != one.name):
        is_alike = is_part and is_part_of_day(one.name)
        is_alike = is_alike or is_numbered_alike(amount.name, one.name)
        if without_part_of_day(one.name) == base or (is_alike and part_of_amounts(one) > 0):
            found.append(one)
    return found


def _first_part(beside: Sequence[Seen]) -> Seen | None:
    """The first of several columns of amounts that are parts of the day, and nothing else."""
    parts = [one for one in beside if is_part_of_day(one.name) and part_of_amounts(one) >= 1 / 2]
    return parts[0] if len(parts) > 1 else None


def _leave_other_amounts(found: Doses, names: Sequence[Seen], rest: Sequence[Seen]) -> None:
    """Leave out what is called an amount as well: beside 120 mg a 120 is no measure."""
    for one in rest:
        is_number = one.share(Kind.NUMBER) == 1 and one.place not in found.places
        if is_number and one not in names and is_called_amount(one, names[0]):
            found.places.add(one.place)
            found.left.append(Left(one.name, f"another amount beside {found.amounts[0].column}"))


def _add_words_of_changes(found: Doses, rest: Sequence[Seen]) -> None:
    """Add the words that say of some lines that they are no dose."""
    words = (one for one in rest if tokens(one.name) & OF_WHAT_HAPPENED)
    some = next((one for one in words if any(map(read_change, one.texts))), None)
    if some:
        is_sure = bool(tokens(some.name) & CHANGES)
        found.changes = Names(some.place, some.name, is_sure=is_sure)
        how = "where they say such as started 50 mg, or stopped, the line is no dose"
        how += "; what else they say of a change is a note" * is_sure
        found.brought.append(Brought(some.name, "changes", how))


def _add_changes(found: Doses, name: Seen, changes: Seen, unit: str) -> None:
    named = Names(name.place, name.name)
    found.amounts.append(Amounts(changes.place, changes.name, None, unit or None, names=named))
    how = "each line a change, with its amount where the words say it; no doses"
    found.take(name, f"regimens of {first_named(name)}", how)
    read = ((text, read_change(text)) for text in changes.texts)
    bare = [text for text, change in read if change and change.amount.isdecimal()]
    if bare and not unit:
        found.question = which_unit(changes.name, Place(bare[0], changes.lines[bare[0]]))


def add_named(
    found: Doses,
    name: Seen,
    amount: Seen | None,
    unit: Seen | None,
    known: Known,
    *,
    is_sure: bool = False,
) -> None:
    """Add a column of names, and that of its amounts; a person may be sure that it is one."""
    named = Names(name.place, name.name, parts=named_by_part(name.texts))
    found.places.add(name.place)
    some = first_named(name)
    if amount is None:
        how = "how much, where it is written with the name; else that is not said"
        courses = (one.length for text in name.texts for one in courses_of(text) if one.length)
        if course := next(courses, ""):
            how += f"; how long, such as {course}, in the note"
        is_sure = is_sure or is_called_medicine(name) or is_called_drink(name)
        some = some if is_sure else first_named(name, is_known=True)
        only = "" if is_sure else known.product or only_product(name)
        if only and any(map(unit_in, name.texts)):
            how += f"; an amount alone is of {only}"
            some = some or only
        found.only_names.append(named._replace(is_sure=is_sure, only=only))
        said_of = (f"doses of {some}", how) if some else ("notes of the day", "word for word")
        found.brought.append(Brought(name.name, *said_of))
        return
    found.places.add(amount.place)
    if unit:
        found.unit = unit.place
        found.places.add(unit.place)
    volume = volume_called(amount.name) if is_called_drink(name) else ""
    of_file = unit_called(amount, name) or unit_of(amount, known.unit) or parse_known(volume)
    sign, why = known.planner.sign(amount)
    have_strengths = all(each_of(text)[1] for text in name.texts)
    are_counted = says_how_much(amount) or are_by_parts(amount.texts)
    are_counted = are_counted or (is_part_of_day(amount.name) and are_counts(amount))
    is_count = unit is None and (
        is_called_count(amount)
        or (have_strengths and are_counted)
        or (not of_file and are_of_named_pieces(amount, name))
    )
    zeros, units = unknown_zeros(name, amount), known.planner.units
    amounts = Amounts(amount.place, amount.name, None, of_file or None, sign=sign, names=named)
    amounts.has_zeros = amount.numbers[sign].low == 0 and not zeros
    amounts.is_count, amounts.is_drunk, amounts.units = is_count, bool(zeros), units
    found.amounts.append(amounts)
    written = "each in the unit that it is written in" if not (of_file or unit) else ""
    written = "so many of what each name says" if is_count and not of_file else written
    written = f"amounts in {of_file}" if of_file else written
    own = [f"{text} in {units[fold(text)]}" for text in name.texts if fold(text) in units]
    written = all_said([written, ", ".join(own)])
    unknown = f"0 is how much nobody knew ({zeros:,})" if zeros else ""
    how = all_said([why, written, unknown, f"in the unit of {unit.name}" if unit else ""])
    found.brought.append(Brought(f"{name.name} + {amount.name}", f"doses of {some}", how))
    says_each = is_count and have_strengths
    bare = not (of_file or unit or says_each) and units_of(amount).get("", 0)
    if bare and bare > amount.filled / 2 and not own:
        found.question = asked_with(found.question, _ask_unit(name, amount))


def _ask_unit(name: Seen, amount: Seen) -> Question:
    """The question for the unit of amounts of several products, with one that has none."""
    first = first_bare(amount)
    asked = which_unit(amount.name, first)
    of_line = (text for text, line in name.lines.items() if line == first.line)
    return asked_of_one(asked, next(of_line, "NAME")) if len(name.texts) > 1 else asked


def with_units_of_one(unit: Seen | None, rest: Sequence[Seen], here: Here) -> Doses:
    """The units that stand in a column behind the amounts of the one product that has a column."""
    found = Doses()
    of = [one for one in rest if names_product(one, here)]
    are_behind = unit and len(of) == 1 and of[0].place == unit.place - 1 and not of[0].unit
    units = [parse_known(text) for text in unit.texts] if unit else []
    if unit and are_behind and units and all(units):
        of[0].unit, found.unit = units[0], unit.place
        found.take(unit, f"units of {of[0].name}")
    return found
