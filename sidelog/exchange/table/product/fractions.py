"""Fractions below what is taken: 1/4 of a tablet, and no rating of 1 of 4."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from sidelog.catalog.text import fold
from sidelog.exchange.reader import Here
from sidelog.exchange.table.amount.combined import is_fraction
from sidelog.exchange.table.cell.numbers import Kind, Sign, token
from sidelog.exchange.table.column.names import split_unit
from sidelog.exchange.table.column.ratings import is_counted, is_rated, split_range
from sidelog.exchange.table.evidence import Place, Seen
from sidelog.exchange.table.medicine.medicines import COUNTED, MOSTLY, parse_known, piece_called
from sidelog.exchange.table.product.known import is_taken_by_name
from sidelog.exchange.table.product.strengths import MOST_PIECES, strength_of
from sidelog.exchange.table.product.unnamed import without_part_of_day

_CUT = COUNTED | {"piece"}
_TABLET = "tablet"
"""What is cut in parts, where nothing says another piece."""


def count_fractions(rest: Sequence[Seen], here: Here, said: str) -> None:
    """Let fractions of what is taken be numbers of pieces, in the columns that have them.

    They are of the piece that was said, that of the name, or a tablet; of what is not known, and
    of no part of the day, nobody knows what they are, unless a person said a piece.
    """
    of_names = Counter[str]()
    columns = [one for one in rest if _are_parts(one)]
    bases = {one.place: without_part_of_day(one.name) for one in columns}
    tops: dict[str, set[str]] = {}
    for one in columns:
        base = fold(bases[one.place])
        of_names[base] += 1
        tops.setdefault(base, set()).update(one.tops)
    for one in columns:
        base = bases[one.place]
        is_of_part = base != one.name or of_names[fold(base)] > 1
        name = strength_of(base, here, is_ticked=False)[0]
        is_taken = fold(name) in here.products or is_taken_by_name(split_unit(name)[0])
        is_taken |= bool(piece_called(base))
        is_cut = len(tops[fold(base)]) > 1 and (is_of_part or parse_known(said) in _CUT)
        if is_taken or is_cut:
            _count(one)
            one.unit = one.unit or _piece(one.name, said)


def _piece(name: str, said: str) -> str:
    """The piece of which a name has parts."""
    units = (parse_known(split_unit(name)[1]), parse_known(said))
    known = next((unit for unit in units if unit in _CUT), "")
    return known or piece_called(name) or _TABLET


def are_of_several(one: Seen) -> bool:
    """Whether a column has fractions of several tops, as of halves and quarters, and no others."""
    return len(one.tops) > 1 and _fractions(one) == one.kinds[Kind.OF]


def _fractions(one: Seen) -> int:
    return sum(count for text, count in one.texts.items() if _is_part(text))


def _are_parts(one: Seen) -> bool:
    """Whether a column has fractions, and but for single cells nothing else than numbers."""
    if one.many or not one.kinds[Kind.OF] or split_range(one.name)[1]:
        return False
    if any(one.units) or one.numbers[Sign.POINT].high > MOST_PIECES:
        return False  # others of its cells are amounts of their own
    is_other = is_rated(one.name) or (is_counted(one.name) and not piece_called(one.name))
    return (
        _fractions(one) == one.kinds[Kind.OF]
        and one.share(Kind.NUMBER, Kind.OF) >= MOSTLY
        and not is_other
    )


def _is_part(text: str) -> bool:
    cell = token(text)
    return cell.kind is Kind.OF and is_fraction(cell.digits, cell.top)


def _count(one: Seen) -> None:
    """Count the fractions of a column as numbers."""
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
