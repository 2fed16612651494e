"""Columns that are each of one product: how much of it was taken, or whether it was."""

from collections.abc import Sequence

from sidelog.catalog.amounts import NONE_WORDS
from sidelog.catalog.text import fold
from sidelog.catalog.values import UNKNOWN_WORDS
from sidelog.exchange.reader import Brought, Here, Left, Question
from sidelog.exchange.reader import Said as SaidOfFile
from sidelog.exchange.table.cell.numbers import IU, UNITS_OF_SOME, Kind
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
from sidelog.exchange.table.medicine.medicines import (
    AMOUNTS,
    ASKING,
    MEDICINES,
    NUTRIENTS,
    PIECES,
    PRODUCTS,
    TAKEN,
    is_medicine,
    is_product_word,
    named_amount,
    parse_known,
)

_IN_BLOOD = word_set(
    "glu glucose bg sugar cholesterol hdl ldl triglycerides creatinine urea uric bilirubin albumin"
)
"""What is measured in mg, and not taken."""
_NO_PRODUCTS = word_set("nap naps break breaks walk walks shower bath bus")
"""Words of what is taken, and is no product."""
_PARTS_OF_DAY = word_set(
    "am pm morning noon midday afternoon evening night bedtime daily total day first second third "
    "breakfast lunch dinner before after last"
)
OF_WHAT = "how much was taken, and no column says of what"
"""Why an amount does not come in."""
_ASKED = ASKING | word_set("how many much of in grams gram mg milligrams ml tablets capsules pills")
"""Words of a question for what was taken, which do not say what."""
_DOSES = word_set("dose doses dosage dosis dosen")
_TOTALS = word_set("total sum gesamt summe")
_FEW = 3
_OF_OTHER_THINGS = word_set("product products treatment strain compound substance substances herb")
"""Names of which yes says nothing of what was taken."""
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
        named, each = named_amount(base if not unit else one.name)
        if each and is_yes_no(one) and _is_known(named, here):
            _add_asked(found, one, named, each, dating)
            continue
        ticked = not unit and is_ticked(one) and _is_product(one, base, unit, here)
        ticked = ticked or (not unit and is_yes_no(one) and _is_known(base, here))
        if asked := _asked(one) or (_product_name(base) if ticked else ""):
            _add_asked(found, one, asked, "", dating)
        elif _are_amounts(one) and _is_product(one, base, unit, here):
            if product := _product_name(base):
                product = of_insulin(product) if unit_of(one, said) == IU else product
                add_amounts(found, one, product, said, planner)
            else:
                unnamed.append(one)
    _add_unnamed(found, unnamed, said, planner)
    _leave_totals(found, rest)
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


def _add_unnamed(found: Doses, unnamed: Sequence[Seen], said: SaidOfFile, planner: Planner) -> None:
    """Add amounts of what no column says, where the person said of what."""
    if said.product and said.product not in UNKNOWN_WORDS:
        for one in unnamed:
            add_amounts(found, one, said.product, said, planner)
        return
    found.left += [Left(one.name, OF_WHAT) for one in unnamed]
    if unnamed and not said.product:
        some = ", ".join(one.name for one in unnamed[:_FEW])
        some += f" and {len(unnamed) - _FEW} more" if len(unnamed) > _FEW else ""
        place = unnamed[0].first.get(Kind.NUMBER) or next(iter(unnamed[0].first.values()))
        have = "have" if len(unnamed) > 1 else "has"
        text = f"{some} {have} amounts, such as {place}: of what? Say ? to leave them out."
        found.question = Question("product", "--product", text, example="kratom", otherwise="?")


def _leave_totals(found: Doses, rest: Sequence[Seen]) -> None:
    """Leave the total of a product out that has other columns: it would be taken twice."""
    amounts = [(one.column, fold(one.product)) for one in found.amounts if one.product]
    parts = {product for column, product in amounts if not _is_total(column)}
    left = {column for column, product in amounts if product in parts and _is_total(column)}
    if found.parted:
        units = {one.unit for one in found.amounts if one.unit}
        totals = [one for one in rest if _is_total(one.name)]
        left |= {o.name for o in totals if split_unit(o.name)[1] in units or has_dose_units(o)}
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


def _is_known(base: str, here: Here) -> bool:
    """Whether a name by itself is that of something that is taken."""
    words = tokens(base)
    kind = bool(words) and words <= MEDICINES - _OF_OTHER_THINGS
    vitamin = bool(words & {"vitamin", "vitamins"})
    return fold(base) in here.products or is_medicine(base) or kind or vitamin


def _are_amounts(one: Seen) -> bool:
    """Whether its cells are numbers, or say that none was taken."""
    none = sum(count for text, count in one.texts.items() if text.casefold() in NONE_WORDS)
    known, amounts = one.filled - one.kinds[Kind.MISSING], sum(units_of(one).values())
    return amounts > 0 and amounts + none >= known * _AMOUNTS_AT_LEAST


def _is_product(one: Seen, base: str, unit: str, here: Here) -> bool:
    """Whether a column of numbers is of something that was taken."""
    words = tokens(base)
    known = fold(base) in here.products or bool(words & (PRODUCTS | MEDICINES | _DOSES))
    if words & _IN_BLOOD:
        return False
    units = units_of(one)
    if not unit and not any(units) and (fold(base) in here.products or is_medicine(base)):
        return True
    written = {found for found in units if found}
    unit = unit or unit_within(one.name)
    if not unit and written:
        unit = max(written, key=lambda found: units[found])
        unit = IU if unit == UNITS_OF_SOME and is_in_iu(base) else unit
    if known and (parse_known(unit) or tokens(one.name) & AMOUNTS - _DOSES):
        return True
    return parse_known(unit) in PIECES


def _product_name(base: str) -> str:
    """The name of a product, without the words for an amount; empty where it is none.

    Of a question, or of a part of the day, it is what is known to be taken: "Kratom" of "How many
    grams of kratom did you take?" and of "Kratom am".
    """
    words = base.replace("_", " ").split()
    said = [word for word in words if fold(word) not in AMOUNTS | TAKEN]
    others = {fold(word).strip("?.,:") for word in said}
    if others <= _PARTS_OF_DAY | _ASKED or all(map(str.isdecimal, others - _PARTS_OF_DAY)):
        return ""
    known = [word for word in said if is_product_word(word.strip("?.,:"))]
    if len(known) == 1 and others - {fold(known[0]).strip("?.,:")} <= _PARTS_OF_DAY | _ASKED:
        return known[0].strip("?.,:")
    return " ".join(said)
