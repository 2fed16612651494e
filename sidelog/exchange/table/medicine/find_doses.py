"""Columns of what was taken: a medicine is a medicine, and no measure.

A line may be one dose (a name, an amount), a day (a column a product), or a step of a regimen: from
this day so much, where its words say start, stop or increase.
"""

from collections.abc import Sequence
from dataclasses import replace

from sidelog.catalog.amounts import NONE_WORDS
from sidelog.catalog.text import fold
from sidelog.exchange.reader import Brought, Here, Left
from sidelog.exchange.reader import Said as SaidOfFile
from sidelog.exchange.table.cell.numbers import IU, Kind, are_units, token
from sidelog.exchange.table.cell.words import MISSING, scale_of, word_set
from sidelog.exchange.table.column.names import is_in_iu, split_unit, tokens
from sidelog.exchange.table.column.planner import Planner
from sidelog.exchange.table.column.ratings import split_range
from sidelog.exchange.table.column.units import is_unit_column
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Place, Seen
from sidelog.exchange.table.medicine.by_column import ByColumn
from sidelog.exchange.table.medicine.doses import (
    Amounts,
    Doses,
    Names,
    all_said,
    as_list,
    has_dose_units,
    part_of_amounts,
    says_how_much,
    unit_of,
    units_of,
    which_unit,
)
from sidelog.exchange.table.medicine.medicines import (
    AMOUNTS,
    ASKING,
    MOSTLY,
    PIECES,
    STARTED,
    TAKEN,
    courses_of,
    is_change,
    is_stop,
    kind_of_change,
    named_amount,
    named_amounts,
    parse_known,
    piece_called,
    read_change,
    speaks_of_change,
    unit_in,
)
from sidelog.exchange.table.product.called import is_asked_of_product, names_product
from sidelog.exchange.table.product.known import MEDICINES, is_medicine, may_name
from sidelog.exchange.table.product.strengths import are_counts, each_of, is_called_count
from sidelog.exchange.table.product.titled import Titled
from sidelog.exchange.table.product.unnamed import asks_what, is_part_of_day, number_of

_ANY_NAMES = frozenset({"name", "item", "what", "type", "event", "entry", "activity", "source"})
_ABOUT = word_set(
    "timing time when reason purpose effect effects effectiveness response status reminder "
    "adherence relief helped route frequency schedule"
)
"""Words of what is said about a medicine, and not which it was."""
_KIND_OF_DEVICE = word_set("product type")
"""What Apple Health calls the device: "iPhone8,2"."""
_OWN_WORDS = frozenset({"note", "notes", "comment", "comments"})
_OF_WHAT_HAPPENED = _OWN_WORDS | {"event", "events", "change", "changes", "history"}
_HOW = frozenset({"how", "of", "the", "value", "in", "it", "was", "total"})
_BOUGHT = word_set("refill refills pharmacy supply filled dispensed apotheke farmacia pharmacie")
"""Words of what was got, and not yet taken."""
_WEAK = word_set("much many amount quantity qty menge cantidad quantite quantita hoeveelheid")
"""Words of an amount that may be one of anything."""
_KINDS = word_set("strain strains brand vendor vein variety")
_VALUE = frozenset({"value", "val", "wert"})
_FEW = 3


def find_doses(
    rest: Sequence[Seen],
    dating: Dating,
    here: Here,
    said: SaidOfFile,
    planner: Planner,
    titled: Titled | None,
) -> Doses | None:
    """The columns of what was taken; None where there are none.

    Args:
        rest: the columns that may be.
        dating: when lines are.
        here: what may be known of the journal.
        said: what the person said of the file.
        planner: knows the sign before decimals.
        titled: the product that the file is called by, if any.
    """
    if found := _bought(rest):
        return found
    unit = next((one for one in rest if is_unit_column(one)), None)
    columns = [] if unit else [one for one in rest if names_product(one, here)]
    others = [one for one in rest if one not in columns]
    names = _name_columns(others, unit, here)
    if columns or any(is_asked_of_product(one, here) for one in others):  # a strain is a kind of it
        names = [one for one in names if not tokens(one.name) & _KINDS]
    if not names:
        return ByColumn(Doses(), dating, here, said, planner, titled).add(rest)
    found = _log(names, unit, others, dating, said, planner)
    if not found.are_steps:
        ByColumn(found, dating, here, said, planner).add(columns)
    return found


def _bought(rest: Sequence[Seen]) -> Doses | None:
    """What was got, of a file of that: its amounts are no doses, and no measures."""
    about = [one for one in rest if tokens(one.name) & _BOUGHT]
    if len(about) <= 1:
        return None
    numbers = [one for one in rest if one in about or one.share(Kind.NUMBER) > 1 / 2]
    left = [Left(one.name, "of what was got, and not of what was taken") for one in numbers]
    return Doses(places={one.place for one in numbers}, left=left)


def _name_columns(rest: Sequence[Seen], unit: Seen | None, here: Here) -> list[Seen]:
    """The columns that name what was taken: by their names, or by what stands in and by them."""
    worded = [one for one in rest if one.share(Kind.WORD) >= MOSTLY and one is not unit]
    worded = [one for one in worded if not scale_of(one.texts)]  # low, med, high
    other = [one for one in worded if not tokens(one.name) & _OF_WHAT_HAPPENED]
    other = [one for one in other if not _is_action(one) and not _speaks_of_changes(one)]
    other = [one for one in other if not says_how_much(one)]
    called = [one for one in other if _words(one) & MEDICINES or asks_what(one.name)]
    called = [
        one
        for one in called
        if not TAKEN & tokens(one.name) or len(one.texts) > 1 or asks_what(one.name)
    ]
    called = [one for one in called if not tokens(one.name) & _ABOUT]
    called = [one for one in called if tokens(one.name) != _KIND_OF_DEVICE]
    if called:
        return _slots(called) or [max(called, key=lambda one: (one.filled, -one.place))]
    with_amounts = [one for one in other if _names_amounts(one)]
    if with_amounts:
        return with_amounts[:1]
    named = [one for one in worded if tokens(one.name) & _ANY_NAMES]
    named.sort(key=lambda one: "type" in tokens(one.name))  # which has less to say than a name
    if named and _beside_amounts(named[0], rest, unit, here):
        return named[:1]
    return []


def _words(one: Seen) -> frozenset[str]:
    """The words of a column's name, without numbers behind them."""
    return frozenset(word.rstrip("0123456789") for word in tokens(one.name))


def _slots(called: Sequence[Seen]) -> list[Seen]:
    """The columns of one name with several numbers, or letters: "med1" and "med2".

    A vitamin C beside a column of medicines is no slot of theirs.
    """
    alike: dict[frozenset[str], list[Seen]] = {}
    for one in called:
        if number := number_of(one.name):
            alike.setdefault(_words(one) - {number, ""}, []).append(one)
    most = max(alike.values(), key=len, default=[])
    return most if len(most) > 1 else []


def _names_amounts(one: Seen) -> bool:
    """Whether most of its words have an amount of a medicine behind them: "Ibuprofen 400mg"."""
    texts = [text for text in one.texts if text.casefold() not in NONE_WORDS]
    parts = [named_amounts(text) for text in texts]
    units = [
        {unit_in(amount, name) for name, amount in some if amount and may_name(name)}
        for some in parts
    ]
    some = list(filter(None, units))
    return len(some) * 2 > len(texts) and set().union(*some) <= PIECES | {"g", "ml", "piece"}


def _beside_amounts(name: Seen, rest: Sequence[Seen], unit: Seen | None, here: Here) -> bool:
    """Whether a column of any names stands beside amounts that only a medicine has."""
    amounts = [one for one in rest if has_dose_units(one) and tokens(one.name) & (AMOUNTS | _VALUE)]
    in_pieces = any(set(one.units) & PIECES for one in amounts)
    known = any(is_medicine(text) or fold(text) in here.products for text in name.texts)
    known |= any(unit_in(named_amount(text)[1]) in PIECES for text in name.texts)
    by_unit = unit is not None and any(parse_known(text) in PIECES for text in unit.texts)
    called = [one for one in amounts if tokens(one.name) & AMOUNTS]
    # What is called no more than an amount has a name beside it, whatever its units are.
    called += [
        one for one in rest if tokens(one.name) <= AMOUNTS | _HOW and set(one.units) & PIECES
    ]
    called += [one for one in rest if parse_known(one.name) in PIECES | {"g", "ml", "cup"}]
    called += [one for one in rest if known and _is_called_amount(one, name)]
    return bool(called or (amounts and (in_pieces or known)) or (by_unit and _amount(rest, None)))


def _speaks_of_changes(one: Seen) -> bool:
    """Whether half of a column says what was changed, and so names nothing that was taken."""
    return sum(map(speaks_of_change, one.texts)) * 2 >= len(one.texts) > 0


def _is_action(one: Seen) -> bool:
    """Whether nearly every line of it says that something was begun, changed or ended."""
    said = [text for text in one.texts if token(text).kind is not Kind.MISSING]
    changes = [text for text in said if is_change(text)]
    plain = [
        text for text in changes if kind_of_change(text) in {"start", "stop"} or read_change(text)
    ]
    if tokens(one.name) & _OWN_WORDS and one.filled <= one.empty:
        return False  # which are of doses, of which few are the first
    return bool(plain) and len(changes) >= len(said) * MOSTLY


def _amount(rest: Sequence[Seen], name: Seen | None) -> Seen | None:
    """The column of amounts beside that of names."""
    numeric = [one for one in rest if one is not name and part_of_amounts(one) >= 1 / 2]
    named = [
        one
        for one in numeric
        if _is_called_amount(one, name)
        or has_dose_units(one)
        or _unit_called(one, name)
        or says_how_much(one)
    ]
    if not named and len(numeric) == 1 and split_unit(numeric[0].name)[1] in PIECES:
        named = numeric
    first = min(named, key=lambda one: one.place, default=None)
    if first and is_called_count(first):  # of amounts that stand beside it
        return next(filter(has_dose_units, named), first)
    return first


def _is_called_amount(one: Seen, name: Seen | None) -> bool:
    """Whether a column is called an amount, and not that of something else: "how much hair"."""
    words = tokens(one.name)
    if not words & AMOUNTS or split_range(one.name)[1]:
        return False  # or a rating, as of "how I felt after the dose (1-10)"
    of_name = tokens(name.name) if name else frozenset()
    others = words - AMOUNTS - _HOW - ASKING - TAKEN - MEDICINES - of_name
    others -= {word for word in others if word.isdecimal() or parse_known(word)}
    return bool(words & AMOUNTS - _WEAK) or not others


def _log(
    names: Sequence[Seen],
    unit: Seen | None,
    rest: Sequence[Seen],
    dating: Dating,
    said: SaidOfFile,
    planner: Planner,
) -> Doses:
    """Lines that name what was taken, each name with the column of its amounts."""
    found = Doses()
    action = next((one for one in rest if one not in names and _is_action(one)), None)
    if action and tokens(dating.day.name) & STARTED and any(map(is_stop, action.texts)):
        action = None  # nothing was stopped on the day on which it was begun
    if action:
        found.action = action.place
        found.places.add(action.place)
        how = "from its day each line is what is taken a day; a stop is 0"
        found.brought.append(Brought(action.name, "steps", how))
    changes = action if action and not _amounts_beside(action, names, rest) else None
    for name in names:
        beside = [one for one in rest if one not in names and one.place not in found.places]
        if len(names) > 1:
            beside = [one for one in beside if number_of(one.name) == number_of(name.name)]
        amount = _amount(beside, name)
        if changes:
            _add_changes(found, name, changes, said)
        elif amount or not _add_parts_of_day(found, name, beside):
            add_named(found, name, amount, unit, said, planner)
        if amount and has_dose_units(amount) and not changes:
            _add_count(found, amount, beside)
    if found.amounts:
        _leave_other_amounts(found, names, rest)
    if found.only_names:
        _add_words_of_changes(found, rest)
    as_list(found, rest, dating, parse_known(said.unit or "") or None)
    return found


def _add_words_of_changes(found: Doses, rest: Sequence[Seen]) -> None:
    """Add the words that say of some lines that they are no dose."""
    words = (one for one in rest if tokens(one.name) & _OF_WHAT_HAPPENED)
    some = next((one for one in words if any(map(read_change, one.texts))), None)
    if some:
        found.changes = Names(some.place, some.name)
        how = "where they say such as started 50 mg, or stopped, the line is no dose"
        found.brought.append(Brought(some.name, "changes", how))


def _add_parts_of_day(found: Doses, name: Seen, beside: Sequence[Seen]) -> bool:
    """Add how many were taken in each part of the day of what a column names: 1, 0, 2."""
    parts = [one for one in beside if is_part_of_day(one.name) and are_counts(one)]
    if len(parts) <= 1 or not all(each_of(text)[1] for text in name.texts):
        return False
    named = Names(name.place, name.name)
    for one in parts:
        found.amounts.append(Amounts(one.place, one.name, None, None, names=named, is_count=True))
        how = f"so many of what {name.name} says"
        found.brought.append(Brought(one.name, f"doses of {_some(name)}", how))
    found.places |= {name.place, *(one.place for one in parts)}
    found.needs_amounts = True
    return True


def _add_count(found: Doses, amount: Seen, beside: Sequence[Seen]) -> None:
    """Add the column of how many were taken of an amount: servings, or a quantity of a strength."""
    count = next((one for one in beside if one is not amount and is_called_count(one)), None)
    if count:
        found.amounts[-1] = replace(found.amounts[-1], count_at=count.place)
        found.places.add(count.place)
        found.brought.append(Brought(count.name, f"how many of {amount.name}"))


def _leave_other_amounts(found: Doses, names: Sequence[Seen], rest: Sequence[Seen]) -> None:
    """Leave out what is called an amount as well: beside 120 mg a 120 is no measure."""
    for one in rest:
        is_number = one.share(Kind.NUMBER) == 1 and one.place not in found.places
        if is_number and one not in names and _is_called_amount(one, names[0]):
            found.places.add(one.place)
            found.left.append(Left(one.name, f"another amount beside {found.amounts[0].column}"))


def _amounts_beside(action: Seen, names: Sequence[Seen], rest: Sequence[Seen]) -> bool:
    """Whether the amounts of changes stand in a column of their own."""
    return any(_amount([one for one in rest if one is not action], name) for name in names)


def _add_changes(found: Doses, name: Seen, changes: Seen, said: SaidOfFile) -> None:
    """Add a column of changes in words, of what another column names."""
    named, unit = Names(name.place, name.name), parse_known(said.unit or "") or None
    found.places.add(name.place)
    found.amounts.append(Amounts(changes.place, changes.name, None, unit, names=named))
    how = "each line a change, with its amount where the words say it; no doses"
    found.brought.append(Brought(name.name, f"regimens of {_some(name)}", how))
    read = ((text, read_change(text)) for text in changes.texts)
    bare = [text for text, change in read if change and change.amount.isdecimal()]
    if bare and not unit:
        found.question = which_unit(changes.name, Place(bare[0], changes.lines[bare[0]]))


def add_named(
    found: Doses,
    name: Seen,
    amount: Seen | None,
    unit: Seen | None,
    said: SaidOfFile,
    planner: Planner,
) -> None:
    """Add a column of names, and that of its amounts."""
    named = Names(name.place, name.name)
    found.places.add(name.place)
    some = _some(name)
    if amount is None:
        how = "how much, where it is written with the name; else that is not said"
        courses = (one.length for text in name.texts for one in courses_of(text) if one.length)
        if course := next(courses, ""):
            how += f"; how long, such as {course}, in the note"
        found.only_names.append(named)
        found.brought.append(Brought(name.name, f"doses of {some}", how))
        return
    found.places.add(amount.place)
    if unit:
        found.unit = unit.place
        found.places.add(unit.place)
    of_file = _unit_called(amount, name) or unit_of(amount, said)
    sign, why = planner.sign(amount)
    is_count = unit is None and is_called_count(amount)
    found.amounts.append(
        Amounts(amount.place, amount.name, None, of_file, sign=sign, names=named, is_count=is_count)
    )
    written = "each in the unit that it is written in" if not (of_file or unit) else ""
    written = "so many of what each name says" if is_count and not of_file else written
    parts = [why, f"amounts in {of_file}" if of_file else written, _by_unit_column(unit)]
    how = all_said(parts)
    found.brought.append(Brought(f"{name.name} + {amount.name}", f"doses of {some}", how))
    says_each = is_count and all(each_of(text)[1] for text in name.texts)
    bare = of_file is None and unit is None and not says_each and units_of(amount).get("", 0)
    if bare and bare > amount.filled / 2:
        first = amount.first.get(Kind.NUMBER) or next(iter(amount.first.values()))
        found.question = found.question or which_unit(amount.name, first)


def _some(name: Seen) -> str:
    """The first names that a column has, and how many more there are."""
    named = (course.name for text in name.texts for course in courses_of(text))
    parts = dict.fromkeys(name for text in named for name, _ in named_amounts(text))
    known = [part for part in parts if part and part.casefold() not in MISSING | NONE_WORDS]
    return ", ".join(known[:_FEW]) + (f" and {len(known) - _FEW} more" * (len(known) > _FEW))


def _by_unit_column(unit: Seen | None) -> str:
    return f"in the unit of {unit.name}" if unit else ""


def _unit_called(amount: Seen, name: Seen | None) -> str:
    """The unit that a column of amounts is called: units are IU, where all that is named is."""
    if name and are_units(amount.name) and all(map(is_in_iu, name.texts)):
        return IU
    piece = piece_called(amount.name, name.name if name else "") if says_how_much(amount) else ""
    return parse_known(amount.name) or piece
