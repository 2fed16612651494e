"""Columns that are each of one product: how much of it was taken, or whether it was."""

from collections.abc import Sequence
from dataclasses import replace

from sidelog.catalog.amounts import NONE_WORDS
from sidelog.catalog.text import fold
from sidelog.catalog.values import UNKNOWN_WORDS
from sidelog.exchange.reader import Brought, Here, Left
from sidelog.exchange.reader import Said as SaidOfFile
from sidelog.exchange.table.cell.numbers import IU, UNITS_OF_SOME, Kind, Sign
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import is_in_iu, of_insulin, split_unit, tokens, words_of
from sidelog.exchange.table.column.planner import Planner
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.medicine.doses import (
    Amounts,
    Doses,
    all_said,
    has_dose_units,
    is_ticked,
    is_yes_no,
    unit_of,
    unit_within,
    units_of,
    which_unit,
)
from sidelog.exchange.table.medicine.known import (
    IN_BLOOD,
    MEDICINES,
    NUTRIENTS,
    PRODUCTS,
    is_known,
    is_medicine,
    is_product_word,
)
from sidelog.exchange.table.medicine.medicines import (
    AMOUNTS,
    ASKING,
    COUNTED,
    PIECES,
    TAKEN,
    parse_known,
    unit_in,
)
from sidelog.exchange.table.medicine.strengths import are_bare, is_of_pieces, strength_of
from sidelog.exchange.table.medicine.unnamed import (
    DOSES,
    OF_WHAT,
    ask_product,
    clock_of,
    is_unnamed,
    plain_words,
    product_name,
    read_product,
)

_NO_PRODUCTS = word_set("nap naps break breaks walk walks shower bath bus")
"""Words of what is taken, and is no product."""
_TOTALS = word_set("total sum gesamt summe")
_WEIGHED = frozenset({"g", "mg", "\N{MICRO SIGN}g", IU})
_A_DIARY = 6
"""A file with so many columns of nutrients has what was in food, vitamins and minerals too."""
_AMOUNTS_AT_LEAST = 0.6
"""The part of a column that has to be amounts for it to be one of amounts."""


def by_column(
    rest: Sequence[Seen], dating: Dating, here: Here, said: SaidOfFile, planner: Planner
) -> Doses | None:
    """Columns that are each of one product."""
    found = Doses()
    add_columns(found, rest, dating, here, said, planner)
    return found if found.places else None


def names_product(one: Seen, here: Here) -> bool:
    """Whether a column of amounts is called what was taken, and needs no other to say of what."""
    base, unit = split_unit(one.name)
    is_called = fold(base) in here.products or any(map(is_product_word, words_of(base)))
    return is_called and _are_amounts(one) and _is_product(one, base, unit, here)


def add_columns(
    found: Doses,
    rest: Sequence[Seen],
    dating: Dating,
    here: Here,
    said: SaidOfFile,
    planner: Planner,
) -> None:
    """Add the columns that are each of one product."""
    nutrients = sum(bool(tokens(one.name) & NUTRIENTS) for one in rest)
    unnamed = list[Seen]()
    for one in rest:
        base, unit = split_unit(one.name)
        if nutrients > 1 and _is_of_food(one, nutrients, here):
            continue
        product, each = strength_of(base if not unit else one.name, here)
        if each and is_yes_no(one):
            _add_asked(found, one, product, each, dating)
            continue
        if each and are_bare(one):
            _add_strength(found, one, product, each, said, planner)
            continue
        ticked = not unit and is_ticked(one) and _is_product(one, base, unit, here)
        is_called = is_known(base, here) or is_known(product_name(base), here)
        ticked = ticked or (not unit and is_yes_no(one) and is_called)
        if asked := _asked(one) or (product_name(base) if ticked else ""):
            _add_asked(found, one, asked, "", dating)
        elif _are_amounts(one) and _is_product(one, base, unit, here):
            if product := product_name(base):
                product = of_insulin(product) if unit_of(one, said) == IU else product
                add_amounts(found, one, product, said, planner)
            else:
                unnamed.append(one)
        elif is_unnamed(one):
            unnamed.append(one)
    _add_unnamed(found, unnamed, said, planner)
    _leave_totals(found, rest)
    if not dating.has_times:
        _add_clocks(found, rest)
    found.places |= {amounts.place for amounts in found.amounts}
    left = {left.found for left in found.left}
    found.places |= {one.place for one in rest if one.name in left}


def _add_asked(found: Doses, one: Seen, product: str, each: str, dating: Dating) -> None:
    """Add a column that says only whether something was taken, and perhaps how much that is."""
    found.amounts.append(Amounts(one.place, one.name, product, None, asked=True, each=each))
    yes, no = ("1", "0") if is_ticked(one) else ("yes", "no")
    how = f"{yes}: {each}" if each else f"{yes}: taken, how much is not said"
    how += "" if dating.has_times else f"; {no}: none that day"
    found.brought.append(Brought(one.name, f"doses of {product}", how))


def _add_strength(
    found: Doses, one: Seen, product: str, each: str, said: SaidOfFile, planner: Planner
) -> None:
    """Add a column of numbers that is called by what one piece holds: of pieces, or of its unit."""
    in_pieces, unit = is_of_pieces(one, each), parse_known(said.unit or "")
    if in_pieces is None and unit:
        in_pieces = unit in COUNTED
    if not in_pieces:
        one.unit = unit_in(each, product)
        add_amounts(found, one, product, said, planner)
        if in_pieces is None:
            found.question = which_unit(one.name, one.first[Kind.NUMBER])
        return
    has_zeros = one.numbers[Sign.POINT].low == 0
    amounts = Amounts(one.place, one.name, product, None, each=each, has_zeros=has_zeros)
    found.amounts.append(amounts)
    zero = "0 is none that day" if has_zeros else ""
    how = all_said([f"so many of {each}", zero])
    found.brought.append(Brought(one.name, f"doses of {product}", how))


def _add_unnamed(
    found: Doses,
    unnamed: Sequence[Seen],
    said: SaidOfFile,
    planner: Planner,
) -> None:
    """Add amounts of what no column says: of the one product that is asked for, or as was said."""
    asked = [one for one in found.amounts if one.asked and not one.each]
    if len(unnamed) == len(asked) == 1:
        _add_asked_amount(found, asked[0], unnamed[0], said, planner)
    elif said.product and said.product not in UNKNOWN_WORDS:
        named = read_product(said.product)
        for one in unnamed:
            one.unit = one.unit or named.unit
            add_amounts(found, one, named.product, said, planner)
    else:
        found.left += [Left(one.name, OF_WHAT) for one in unnamed]
        if unnamed and not said.product:
            has_units = all(unit_of(one, said) or not one.units[""] for one in unnamed)
            found.question = ask_product(unnamed, has_units=has_units)


def _add_asked_amount(
    found: Doses, asked: Amounts, one: Seen, said: SaidOfFile, planner: Planner
) -> None:
    """Add the amounts of what another column says was taken or not: "Kratom today?", "Grams"."""
    product = asked.product or ""
    found.amounts.remove(asked)
    add_amounts(found, one, product, said, planner)
    found.amounts[-1] = replace(found.amounts[-1], asked_at=asked.place)
    found.places.add(asked.place)
    how = f"how much, where {one.name} says it"
    found.brought = [
        brought._replace(how=f"{brought.how}; {how}") if brought.found == asked.column else brought
        for brought in found.brought
    ]


def _add_clocks(found: Doses, rest: Sequence[Seen]) -> None:
    """Add the times of amounts, which stand in columns of their own."""
    columns = {one.place: one for one in rest}
    free = [one for one in rest if one.place not in {amounts.place for amounts in found.amounts}]
    for number, amounts in enumerate(found.amounts):
        column = columns.get(amounts.place)
        if column and (clock := clock_of(column, free)):
            found.amounts[number] = replace(amounts, clock=clock.place)
            found.places.add(clock.place)
            found.brought.append(Brought(clock.name, f"times of {amounts.column}"))


def _leave_totals(found: Doses, rest: Sequence[Seen]) -> None:
    """Leave the total of a product out that has other columns: it would be taken twice."""
    amounts = [(one.column, fold(one.product)) for one in found.amounts if one.product]
    parts = {product for column, product in amounts if not _is_total(column)}
    left = {column for column, product in amounts if product in parts and _is_total(column)}
    if found.parted:
        units = {one.unit for one in found.amounts if one.unit}
        totals = [one for one in rest if _is_total(one.name)]
        left |= {o.name for o in totals if split_unit(o.name)[1] in units or has_dose_units(o)}
        left |= {o.name for o in totals if plain_words(o.name) <= _TOTALS | DOSES | {"daily"}}
    found.amounts = [one for one in found.amounts if one.column not in left]
    found.brought = [one for one in found.brought if one.found not in left]
    found.left += [Left(one.name, "a total of the others") for one in rest if one.name in left]


def _is_total(name: str) -> bool:
    return bool(tokens(name) & _TOTALS)


def _is_of_food(one: Seen, nutrients: int, here: Here) -> bool:
    """Whether a column beside those of nutrients is of one that food has, and no product."""
    base, unit = split_unit(one.name)
    words = tokens(one.name)
    if words & NUTRIENTS:
        return True
    if fold(base) in here.products or is_medicine(base):
        return False
    weighed = parse_known(unit) in _WEIGHED
    return weighed if nutrients >= _A_DIARY else "vitamin" in words and weighed and unit != IU


def add_amounts(found: Doses, one: Seen, product: str, said: SaidOfFile, planner: Planner) -> None:
    """Add a column of amounts of one product."""
    of_file = unit_of(one, said)
    sign, why = planner.sign(one)
    has_zeros = one.numbers[sign].low == 0
    amounts = Amounts(one.place, one.name, product, of_file, sign=sign, has_zeros=has_zeros)
    found.amounts.append(amounts)
    zero = "0 is none that day" if has_zeros else ""
    written = f"in {of_file}" if of_file else "each in the unit that it is written in"
    found.brought.append(Brought(one.name, f"doses of {product}", all_said([why, written, zero])))
    if of_file is None and one.units.get("", 0) > one.filled / 2:
        found.question = found.question or which_unit(one.name, one.first[Kind.NUMBER])


def _asked(one: Seen) -> str:
    """What was taken or not, of a column such as "took vitamin"; empty where it is none."""
    words = tokens(one.name)
    if not words & TAKEN or words & _NO_PRODUCTS or not is_yes_no(one):
        return ""
    in_order = [word.strip("?.,:") for word in fold(one.name).replace("_", " ").split()]
    return " ".join(word for word in in_order if word and word not in TAKEN | ASKING)


def _are_amounts(one: Seen) -> bool:
    """Whether its cells are numbers, or say that none was taken."""
    none = sum(count for text, count in one.texts.items() if text.casefold() in NONE_WORDS)
    known, amounts = one.filled - one.kinds[Kind.MISSING], sum(units_of(one).values())
    return amounts > 0 and amounts + none >= known * _AMOUNTS_AT_LEAST


def _is_product(one: Seen, base: str, unit: str, here: Here) -> bool:
    """Whether a column of numbers is of something that was taken."""
    words = tokens(base)
    known = fold(base) in here.products or bool(plain_words(base) & (PRODUCTS | MEDICINES | DOSES))
    if words & IN_BLOOD:
        return False
    units = units_of(one)
    if not unit and not any(units) and (fold(base) in here.products or is_medicine(base)):
        return True
    written = {found for found in units if found}
    unit = unit or unit_within(one.name)
    if not unit and written:
        unit = max(written, key=lambda found: units[found])
        unit = IU if unit == UNITS_OF_SOME and is_in_iu(base) else unit
    if known and (parse_known(unit) or tokens(one.name) & AMOUNTS - DOSES):
        return True
    return parse_known(unit) in PIECES
