"""Which columns name what was taken, and which have the amounts of it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from sidelog.catalog.amounts import NONE_WORDS
from sidelog.catalog.text import fold
from sidelog.exchange.reader import Here
from sidelog.exchange.table.amount.columns import has_dose_units, part_of_amounts, says_how_much
from sidelog.exchange.table.amount.named import (
    courses_of,
    named_amount,
    named_amounts,
    named_doses,
    unit_in,
    unit_said,
)
from sidelog.exchange.table.amount.units import PIECES, TAKEN_IN, parse_known, piece_called
from sidelog.exchange.table.cell.numbers import IU, Kind, are_units, token
from sidelog.exchange.table.cell.words import (
    DAYTIMES,
    MISSED,
    MISSING,
    NOTHING,
    key,
    scale_of,
    word_set,
)
from sidelog.exchange.table.column.names import is_in_iu, split_unit, tokens, words_of
from sidelog.exchange.table.column.ratings import split_range
from sidelog.exchange.table.column.units import HOURS
from sidelog.exchange.table.dose_lines.in_words import is_not_given
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.medicine.doses import first_of
from sidelog.exchange.table.medicine.words import (
    AMOUNTS,
    ASKING,
    CHANGES,
    DONE,
    GIVEN,
    GIVEN_ODDLY,
    MOSTLY,
    NOT_GIVEN,
    TAKEN,
)
from sidelog.exchange.table.product.called import is_unnamed
from sidelog.exchange.table.product.column_names import (
    asks_what,
    is_part_of_day,
    named_by_part,
    number_in,
    parts_of_day,
    time_named,
)
from sidelog.exchange.table.product.drinks import amount_by_words
from sidelog.exchange.table.product.known import (
    ENTRY,
    FOODS,
    MEDICINES,
    has_product_word,
    is_medicine,
    is_product_word,
    is_taken_by_name,
    is_taken_with_food,
    may_name,
)
from sidelog.exchange.table.product.of_food import portions_of
from sidelog.exchange.table.product.strengths import is_called_count, is_zero
from sidelog.exchange.table.regimen.changes import (
    is_change,
    kind_of_change,
    read_change,
    speaks_of_change,
)
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.text_rows import Row

_ANY_NAMES = frozenset({"name", "item", "what", "type", "event", "entry", "activity", "source"})
_TYPES = frozenset({"type", "event", "entry", "activity"})
_WHAT = word_set("was wat que quoi cosa co")
"""What, in other languages: the whole name of a column, and a word of many others."""
GROUPS = word_set(
    "category group section class kategorie gruppe klasse categoria categorie grupo groupe gruppo"
)
"""Of what names are kinds: they say it of a name, and not of a day."""
_ABOUT = word_set(
    "timing time when reason purpose effect effects effectiveness response status reminder "
    "adherence relief helped route frequency schedule meal site sites location spot"
)
"""Words of what is said about a medicine, and not which it was."""
_KIND_OF_DEVICE = word_set("product type")
"""What Apple Health calls the device: "iPhone8,2"."""
_OWN_WORDS = frozenset({"note", "notes", "comment", "comments"})
OF_WHAT_HAPPENED = _OWN_WORDS | CHANGES | {"event", "events", "happened", "history", "action"}
_HOW = frozenset({"how", "wie", "of", "the", "value", "in", "it", "was", "total"})
_WEAK = word_set(
    "much many amount quantity qty menge viel wieviel cantidad quantite quantita hoeveelheid "
    "quantidade qtd qtde ilosc сколько количество"
)
"""Words of an amount that may be one of anything."""
_FEW_NAMES = 12
_FEW = 3
_VALUE = frozenset({"value", "val", "wert"})
_IDS = word_set("id ids nr no num number")
_LOOKED_AT = 500
_WHETHER = {word for word in GIVEN | GIVEN_ODDLY | NOT_GIVEN if not word.isdecimal()}


def name_columns(rest: Sequence[Seen], unit: Seen | None, here: Here) -> list[Seen]:
    """The columns that name what was taken: by their names, or by what stands in and by them."""
    worded = [one for one in rest if _has_names(one) and one is not unit]
    worded = [one for one in worded if not scale_of(one.texts)]  # low, med, high
    foods = [one for one in worded if tokens(one.name) & FOODS]
    worded = [one for one in worded if not any(portions_of(food, [one]) for food in foods)]
    other = [one for one in worded if not tokens(one.name) & OF_WHAT_HAPPENED]
    other = [one for one in other if not is_action(one)]
    other = [one for one in other if sum(map(speaks_of_change, one.texts)) * 2 < len(one.texts)]
    other = [one for one in other if not says_how_much(one)]
    called = [one for one in other if is_called_medicine(one) and not tokens(one.name) & _ABOUT]
    called = [one for one in called if tokens(one.name) != _KIND_OF_DEVICE]
    called = [
        one
        for one in called
        if not TAKEN & tokens(one.name) or len(one.texts) > 1 or asks_what(one.name)
    ]
    called = [one for one in called if not tokens(one.name) & GROUPS] or called
    if called:
        return _slots(called) or [max(called, key=lambda one: (one.filled, -one.place))]
    with_amounts = [one for one in other if names_amounts(one)]
    if with_amounts:
        parts = [one for one in other if is_part_of_day(one.name) or time_named(one.name)]
        first = with_amounts[0]
        again = [one for one in with_amounts if one.name.startswith(f"{first.name} (")]
        return parts if first in parts else [first, *again]
    any_names = _ANY_NAMES | FOODS
    named = [
        one
        for one in worded
        if tokens(one.name) & any_names or tokens(one.name) <= _WHAT or is_product_word(one.name)
    ]
    named.sort(key=lambda one: "type" in tokens(one.name))  # which has less to say than a name
    if named and _beside_amounts(named[0], rest, unit, here):
        return named[:1]
    return [one for one in other if amount_by_words(one, rest)][:1]


def may_name_amounts(rest: Sequence[Seen]) -> list[Seen]:
    """The columns of a few words that may name what amounts beside them are of."""
    worded = [one for one in rest if one.share(Kind.WORD) >= MOSTLY and not one.many]
    free = [one for one in worded if not tokens(one.name) & (OF_WHAT_HAPPENED | _ABOUT | DAYTIMES)]
    free = [one for one in free if not scale_of(one.texts) and len(one.texts) <= _FEW_NAMES]
    return [
        one
        for one in free
        if DAYTIMES.isdisjoint(map(fold, one.texts))
        and all(may_name(text) and not unit_said(text, "") for text in one.texts)
    ]


def column_said(rest: Sequence[Seen], said: str | None) -> list[Seen]:
    """The column of words that a person said names what was taken, if it is one."""
    is_product = has_product_word(said or "")
    worded = [] if is_product or not said else may_name_amounts(rest)
    return [one for one in worded if fold(one.name) == fold(said or "")]


def is_called_medicine(one: Seen) -> bool:
    """Whether a column is called a medicine, or what was taken."""
    return bool(_words(one) & MEDICINES) or asks_what(one.name)


def _words(one: Seen) -> frozenset[str]:
    return frozenset(word.rstrip("0123456789") for word in tokens(one.name))


def _slots(called: Sequence[Seen]) -> list[Seen]:
    """The columns of one name with several numbers, letters, or parts of the day: "med1", "med2".

    A vitamin C beside a column of medicines is no slot of theirs; nor are "Morning meds" beside one
    of all.
    """
    alike: dict[frozenset[str], list[Seen]] = {}
    for one in called:
        number, parts = number_in(one.name), parts_of_day(one.name)
        if number or parts:
            alike.setdefault(_words(one) - parts - {number, ""}, []).append(one)
    most = max(alike.values(), key=len, default=[])
    are_numbered = any(number_in(one.name) for one in most)
    return most if len(most) > 1 and (are_numbered or len(most) == len(called)) else []


def names_amounts(one: Seen) -> bool:
    """Whether most of its words have an amount of a medicine behind them: "Ibuprofen 400mg"."""
    texts = [text for text in one.texts if fold(text) not in NONE_WORDS | NOTHING]
    units, count, alone, lines = set[str](), 0, 0, 0
    for text in texts:
        some = [(name, amount) for name, amount in named_doses(text) if may_name(name)]
        units |= {
            unit_said(amount, name) for name, amount in some if amount and not is_zero(amount)
        }
        is_named = any(amount or is_taken_by_name(name) for name, amount in some)
        count += is_named
        lines += is_named * one.texts[text]
        alone += not is_named and bool(unit_in(text))
    enough = (count + alone if only_product(one) else count) * 2 > len(texts)
    enough |= lines * 2 > sum(one.texts[text] for text in texts)
    return enough and set() < units <= TAKEN_IN | {"piece"}


def amounts_among_words(rest: Sequence[Seen]) -> Seen | None:
    """The column of what lines say, of which many are an amount, with what it is of or alone."""
    for one in (one for one in rest if tokens(one.name) == ENTRY):
        amounts, are_known = 0, True
        for text, count in one.texts.items():
            named = (n for n, amount in named_doses(text) if unit_said(amount, n) in TAKEN_IN)
            name = "" if unit_in(text) in TAKEN_IN else next(named, None)
            amounts += count if name is not None else 0
            are_known &= not name or is_taken_by_name(name)
        if are_known and 1 < amounts >= one.filled / _FEW:
            return one
    return None


def _has_names(one: Seen) -> bool:
    is_mixed = one.share(Kind.WORD, Kind.NUMBER) >= MOSTLY and one.kinds[Kind.WORD] > 1
    is_mixed = is_mixed and not one.units[""]
    return one.share(Kind.WORD) >= MOSTLY or (is_mixed and names_amounts(one))


def only_product(one: Seen) -> str:
    """The one product that a column names with an amount, or by its name; empty where not one."""
    pairs = [pair for text in one.texts for pair in named_amounts(text)]
    named = {
        fold(name): name
        for name, amount in pairs
        if may_name(name) and (amount or is_taken_by_name(name))
    }
    return named.popitem()[1] if len(named) == 1 else ""


def _beside_amounts(name: Seen, rest: Sequence[Seen], unit: Seen | None, here: Here) -> bool:
    """Whether a column of any names stands beside amounts that only a medicine has."""
    rest = [one for one in rest if not one.units.keys() & HOURS.keys()]  # no 15 min
    if tokens(name.name) & _TYPES:
        # What has no amount was not taken, unless it is called a dose.
        rest = [one for one in rest if not one.empty or tokens(one.name) & (AMOUNTS - _WEAK)]
    amounts = [one for one in rest if has_dose_units(one) and tokens(one.name) & (AMOUNTS | _VALUE)]
    in_pieces = any(set(one.units) & PIECES for one in amounts)
    known = any(is_medicine(text) or fold(text) in here.products for text in name.texts)
    known |= is_product_word(name.name)
    known |= any(unit_in(named_amount(text)[1]) in PIECES for text in name.texts)
    by_unit = unit is not None and any(parse_known(text) in PIECES for text in unit.texts)
    called = [one for one in amounts if tokens(one.name) & AMOUNTS]
    # What is called no more than an amount has a name beside it, whatever its units are.
    called += [
        one for one in rest if tokens(one.name) <= AMOUNTS | _HOW and set(one.units) & PIECES
    ]
    called += [one for one in rest if parse_known(one.name) in TAKEN_IN | {"cup"}]
    called += [one for one in rest if known and (is_called_amount(one, name) or is_unnamed(one))]
    return bool(
        called
        or portions_of(name, rest)
        or (amounts and (in_pieces or known))
        or (by_unit and amount_beside(rest, None))
    )


def is_action(one: Seen) -> bool:
    """Whether nearly every line of it says that something was begun, changed or ended."""
    if tokens(one.name) & _OWN_WORDS and one.filled <= one.empty:
        return False  # which are of doses, of which few are the first
    said = [text for text in one.texts if token(text).kind is not Kind.MISSING]
    changes = [text for text in said if is_change(text)]
    is_plain = any(kind_of_change(one) in {"start", "stop"} or read_change(one) for one in changes)
    return is_plain and len(changes) >= len(said) * MOSTLY


def amount_beside(rest: Sequence[Seen], name: Seen | None) -> Seen | None:
    """The column of amounts beside that of names."""
    numeric = [one for one in rest if one is not name and part_of_amounts(one) >= 1 / 2]
    named = [
        one
        for one in numeric
        if is_called_amount(one, name)
        or has_dose_units(one)
        or unit_called(one, name)
        or says_how_much(one)
        or is_unnamed(one)
    ]
    if not named and len(numeric) == 1 and split_unit(numeric[0].name)[1] in PIECES:
        named = numeric
    if not named and name and (by_words := amount_by_words(name, rest) or portions_of(name, rest)):
        named = [by_words]
    first = min(named, key=lambda one: one.place, default=None)
    if first and is_called_count(first):  # of amounts that stand beside it
        return next(filter(has_dose_units, named), first)
    return first


def is_called_amount(one: Seen, name: Seen | None) -> bool:
    """Whether a column is called an amount, and not that of something else: "how much hair"."""
    words = tokens(one.name)
    if not words & AMOUNTS or split_range(one.name)[1]:
        return False  # or a rating, as of "how I felt after the dose (1-10)"
    of_name = tokens(name.name) if name else frozenset()
    others = words - AMOUNTS - _HOW - ASKING - TAKEN - DONE - MEDICINES - of_name
    others -= {word for word in others if word.isdecimal() or parse_known(word)}
    return bool(words & AMOUNTS - _WEAK) or not others


def unit_called(amount: Seen, name: Seen | None) -> str:
    """The unit that a column of amounts is called: units are IU, where all that is named is."""
    if name and are_units(amount.name) and all(map(is_in_iu, name.texts)):
        return IU
    piece = piece_called(amount.name, name.name if name else "") if says_how_much(amount) else ""
    return parse_known(amount.name) or piece


def first_named(name: Seen, *, is_known: bool = False) -> str:
    """The first names that a column has, perhaps of those that are known, and how many more."""
    parts = named_by_part(name.texts)
    texts = (parts.get(text, (text, ""))[0] for text in name.texts)
    named = (course.name for text in texts for course in courses_of(text))
    pairs = (pair for text in named for pair in named_doses(text, are_counted=not is_known))
    if is_known:
        pairs = (one for one in pairs if (one[1] and may_name(one[0])) or is_taken_by_name(one[0]))
    some = dict.fromkeys(part for part, _ in pairs if part)
    known = [part for part in some if fold(part) not in MISSING | NONE_WORDS | NOTHING]
    known = [part for part in known if key(part) not in MISSED and not is_not_given(part)]
    if tokens(name.name) & FOODS:
        taken = [part for part in known if is_taken_with_food(part)]
        return f"{first_of(taken) or 'what is taken'}, among foods, which are notes"
    return first_of(known)


def with_numbered_medicines(columns: Columns) -> Columns:
    """A file with a name for each medicine that has but a number, where it says which was taken."""
    called = [place for place, name in enumerate(columns.names) if tokens(name) & MEDICINES]
    if len(called) != 1:
        return columns
    place = called[0]
    name, words = columns.names[place], tokens(columns.names[place])
    if not words & _IDS or not words <= MEDICINES | _IDS:
        return columns
    rows = [cells for cells in columns.head(_LOOKED_AT) if len(cells) == len(columns.names)]
    numbers = Counter(text for cells in rows if (text := cells[place].strip()))
    is_again = numbers.total() > len(numbers) or len(numbers) == 1
    if not is_again or not all(map(str.isdecimal, numbers)):
        return columns
    if not any(_says_whether(cells) for cells in zip(*rows, strict=True)):
        return columns
    word = next(word for word in words_of(name) if word in MEDICINES)
    names = [*columns.names]
    names[place] = word if word not in names else f"{word} of {name}"
    first = next(iter(numbers))
    remark = f"{name} has numbers of medicines, and no column their names: "
    remark += f"{first} is {word} {first}"
    in_full = partial(_with_names, columns=columns, place=place, word=word)
    return replace(columns, names=tuple(names), in_full=in_full, remarks=(*columns.remarks, remark))


def _says_whether(cells: Sequence[str]) -> bool:
    said = {key(text) for text in cells if text.strip()}
    return said <= _WHETHER and (len(said) > 1 or "taken" in said)


def _with_names(rows: Iterator[Row], columns: Columns, place: int, word: str) -> Iterator[Row]:
    for row in columns.in_full(rows):
        if len(row.cells) > place and row.cells[place].strip():
            yield row.with_cell(place, f"{word} {row.cells[place].strip()}")
        else:
            yield row
