"""What one piece holds, as the name of a product says it; and fractions of pieces."""

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from sidelog.catalog.text import fold
from sidelog.exchange.reader import Here
from sidelog.exchange.table.amount.amount import is_fraction, read_amount
from sidelog.exchange.table.amount.columns import says_how_much, units_of
from sidelog.exchange.table.amount.how_many import in_digits
from sidelog.exchange.table.amount.named import named_amount, unit_in
from sidelog.exchange.table.amount.units import COUNTED, PIECES, parse_known, piece_called
from sidelog.exchange.table.cell.numbers import Kind, Sign, to_number, token
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import split_unit, tokens, words_of
from sidelog.exchange.table.column.ratings import is_counted, is_rated, split_range
from sidelog.exchange.table.evidence import Place, Seen
from sidelog.exchange.table.medicine.words import MOSTLY
from sidelog.exchange.table.product.called import FEW_ML
from sidelog.exchange.table.product.column_names import without_part_of_day
from sidelog.exchange.table.product.known import IN_BLOOD, NUTRIENTS, is_known, is_taken_by_name

_COUNTS = word_set(
    "qty quantity count number num servings times tablets pills capsules caps tabs pieces units "
    "menge anzahl stuck cantidad numero quantite nombre aantal"
)
_OF_COUNTS = _COUNTS | word_set("of how many taken took serving no")
_OF_EFFECTS = word_set(
    "after before from since during following relief relieved effect effects effectiveness side "
    "helped help works worked response reaction result results until left stock remaining refill"
)
"""Words of what a medicine did, or of how much of it is there."""
_EACH = word_set("piece pieces each")
_PIECE_ASIDE = re.compile(
    r"(.*\w) ?[(\[](?:[^\W\d_]+,? (?:of )?)?(\d[\d.,]* ?(?:mg|mcg|\N{MICRO SIGN}g|g|iu))"
    r"(?: (?:tab(?:let)?|cap(?:sule)?|pill|piece)s?| each)?[)\]]",
    re.IGNORECASE,
)
"""A name, and beside it what a piece of it holds: "Alprazolam (tabs 0.5mg)"."""
_EACH_HAS = re.compile(
    r"(?<![\d.,/])(?<!\d )\b(mg|mcg|\N{MICRO SIGN}g|\N{GREEK SMALL LETTER MU}g|g|grams?|"
    r"milligrams?|ml|iu) ?(?:/| (?:per|pro|je|par|por|a|each)) ?([^\W\d_]++)(?! ?/)"
)
"""A unit and what has so much; of several in a row, such as g/pcs/cups, each number has one."""
_HAS = re.compile(r"(.*\w) (?:per|pro|je|par|por|each) ([^\W\d_]+)", re.IGNORECASE)
_ANY_PIECES = word_set(
    "unit pouch gum cigarette stuck einheit beutel unidad pieza unite piece unita pezzo stuk"
)
_ONES = word_set("dose serving shot piece teaspoon tablespoon")
MOST_PIECES = 12
"""More pieces than anybody takes at once are what was bought."""
_SOME = frozenset({Kind.NUMBER, Kind.RANGE, Kind.ABOUT})
_MORE_THAN_ONE_READING = 10
"""2 below "Xanax 2mg" may be two of them, or 2 mg; 20 below "Adderall 20mg" is one."""
_CUT = COUNTED | {"piece"}
_TABLET = "tablet"


def strength_of(name: str, here: Here, *, is_ticked: bool) -> tuple[str, str]:
    """The product and the strength of a name, if any; of food and blood only where it is asked."""
    aside = _PIECE_ASIDE.fullmatch(name)
    product, strength = aside.groups() if aside else named_amount(name)
    others = _OF_EFFECTS if is_ticked else _OF_EFFECTS | NUTRIENTS | IN_BLOOD
    is_other = is_rated(product) or bool(tokens(product) & others)
    is_taken = is_known(product, here) or unit_in(strength) in PIECES
    if is_ticked and unit_in(strength) == "ml":  # less than anybody drinks
        is_taken |= (read_amount(strength, Sign.POINT, None).number or 0) <= FEW_ML
    return (product, strength) if is_taken and not is_other else (name, "")


def are_bare(one: Seen) -> bool:
    """Whether a column has numbers without a unit, and hardly anything else."""
    return one.units[""] == one.kinds[Kind.NUMBER] > 0 and one.share(Kind.NUMBER) >= MOSTLY


def are_counts(one: Seen) -> bool:
    """Whether a column has numbers of pieces that somebody took at once, and nothing else."""
    numbers = one.numbers[Sign.POINT]
    if one.many or not are_bare(one) or not 0 <= numbers.low <= numbers.high <= MOST_PIECES:
        return False
    return are_quarters(numbers.some)


def are_quarters(numbers: Iterable[float]) -> bool:
    """Whether numbers are whole ones, or halves or quarters, as a tablet may be cut."""
    return all((number * 4).is_integer() for number in numbers)


def is_called_count(one: Seen) -> bool:
    """Whether a column is called the number of what was taken, and nothing else."""
    words = tokens(one.name)
    return bool(words & _COUNTS) and words <= _OF_COUNTS and are_counts(one)


def is_of_pieces(one: Seen, strength: str) -> bool | None:
    """Whether numbers below a strength are of pieces; None where they may be of its unit, too."""
    holds = read_amount(strength, Sign.POINT, None).number or 0
    says_pieces = piece_called(one.name) or tokens(one.name) & _EACH or one.unit in COUNTED
    if says_pieces and are_counts(one):
        return True
    some = one.numbers[Sign.POINT].some
    if are_counts(one) and not are_quarters(number / holds for number in some):
        return True
    return False if holds >= _MORE_THAN_ONE_READING or some <= {0, 1} == {0, holds} else None


class Each(NamedTuple):
    """What a column says each of a number has: mg and drop of "mg/drop"."""

    unit: str
    piece: str


def each_called(name: str) -> Each | None:
    """What a column is called that says how much each has, as "Grams per dose"; None for others."""
    found = _EACH_HAS.search(fold(name))
    piece = _piece(found[2]) if found else ""
    is_piece = parse_known(piece) in COUNTED or piece in _ONES
    return Each(parse_known(found[1]), piece) if found and is_piece else None


def held_by_piece(name: str) -> str:
    """Of what a column says how much each piece has: Nicotine of "Nicotine per unit"."""
    found = None if each_called(name) else _HAS.fullmatch(split_unit(name)[0])
    piece = _piece(fold(found[2])) if found else ""
    return found[1] if found and (piece in _ANY_PIECES | _ONES or piece in COUNTED) else ""


def count_of(each: Each, rest: Sequence[Seen]) -> Seen | None:
    """The column of how many there were of what each has so much: "Drops" beside "mg/drop"."""
    named = (one for one in rest if are_bare(one) and not each_called(one.name))
    return next((one for one in named if each.piece in map(_piece, words_of(one.name))), None)


def _piece(word: str) -> str:
    return parse_known(word) or word.removesuffix("s")


def are_of_named_pieces(amount: Seen, name: Seen) -> bool:
    """Whether amounts are of pieces of which names say what each holds: 2 of "Oxycodone 5mg"."""
    strengths = [named_amount(text)[1] for text in name.texts]
    if not all(strengths) or any(units_of(amount).keys() - {""}):
        return False
    if any(number > MOST_PIECES for number in amount.numbers[Sign.POINT].some):
        return False
    return says_how_much(amount) or all(is_of_pieces(amount, one) for one in strengths)


def is_zero(text: str) -> bool:
    """Whether a cell says 0, in whatever unit."""
    cell = token(text)
    return cell.kind is Kind.NUMBER and to_number(cell.digits, Sign.POINT) == 0


def counted(text: str, each: str) -> str:
    """So many of what holds so much: "2 x 10mg" of 2; what is no plain number, as it is."""
    text = in_digits(text) if each else text  # half of what it holds
    cell = token(text)
    is_of_pieces = parse_known(cell.unit) in COUNTED  # 2 tablets of a strength are so many of it
    if not each or cell.kind not in _SOME or (cell.unit and not is_of_pieces) or is_zero(text):
        return text
    text = cell.digits if is_of_pieces and cell.kind is Kind.NUMBER else text
    return f"{text} x {each}" if any(map(str.isdecimal, each)) else f"{text} {each}"


def each_of(product: str) -> tuple[str, str]:
    """A product and what one of it is, by its name: of "Melatonin 3mg" 3mg, of capsules one."""
    named, strength = named_amount(product)
    return (named, strength) if strength else (product, piece_called(product))


def count_fractions(rest: Sequence[Seen], here: Here, said: str) -> None:
    """Let fractions of what is taken be numbers of pieces, in the columns that have them.

    Of what nobody knows they are where they have several tops, as halves and quarters do, and a
    person said a piece, or the columns are of parts of the day.
    """
    alike: dict[str, list[Seen]] = {}
    for one in filter(_has_fractions, rest):
        alike.setdefault(fold(without_part_of_day(one.name)), []).append(one)
    for columns in alike.values():
        tops = {top for one in columns for top in one.tops}
        for one in columns:
            base = without_part_of_day(one.name)
            is_of_part = base != one.name or len(columns) > 1
            name = strength_of(base, here, is_ticked=False)[0]
            is_taken = fold(name) in here.products or is_taken_by_name(split_unit(name)[0])
            is_cut = len(tops) > 1 and (is_of_part or said in _CUT)
            if is_taken or is_cut or piece_called(base):
                _count_fractions(one)
                units = (parse_known(split_unit(one.name)[1]), said)
                piece = next((unit for unit in units if unit in _CUT), "")
                one.unit = one.unit or piece or piece_called(one.name) or _TABLET


def are_of_several(one: Seen) -> bool:
    """Whether a column has fractions of several tops, as of halves and quarters, and no others."""
    return len(one.tops) > 1 and _fractions(one) == one.kinds[Kind.OF]


def _fractions(one: Seen) -> int:
    return sum(count for text, count in one.texts.items() if _is_part(text))


def _has_fractions(one: Seen) -> bool:
    if one.many or not one.kinds[Kind.OF] or split_range(one.name)[1]:
        return False
    if any(one.units) or one.numbers[Sign.POINT].high > MOST_PIECES:
        return False  # others of its cells are amounts of their own
    if is_rated(one.name) or (is_counted(one.name) and not piece_called(one.name)):
        return False
    return _fractions(one) == one.kinds[Kind.OF] and one.share(Kind.NUMBER, Kind.OF) >= MOSTLY


def _is_part(text: str) -> bool:
    cell = token(text)
    return cell.kind is Kind.OF and is_fraction(cell.digits, cell.top)


def _count_fractions(one: Seen) -> None:
    for text, count in one.texts.items():
        if not _is_part(text):
            continue
        cell = token(text)
        one.kinds[Kind.OF] -= count
        one.kinds[Kind.NUMBER] += count
        one.units[""] += count
        one.first.setdefault(Kind.NUMBER, Place(text, one.lines[text]))
        for numbers in one.numbers.values():
            numbers.add(float(Fraction(int(cell.digits), int(cell.top))), count)
