"""Points and commas within numbers that begin no decimals, or have split a number into two cells.

1.000 beside 500 and 250 is a thousand; and 36,6 between commas is two numbers.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from sidelog.errors import BadDataError
from sidelog.exchange.reader import Decimals
from sidelog.exchange.table.cell.numbers import Kind, Sign, sign_of, token
from sidelog.exchange.table.cell.words import NOTES
from sidelog.exchange.table.column.names import split_unit, tokens
from sidelog.exchange.table.column.ratings import is_counted
from sidelog.exchange.table.evidence import Seen, look
from sidelog.exchange.table.product.column_names import is_called_total
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.text_rows import Row

_GROUPED = frozenset({Sign.POINT_OR_GROUP, Sign.COMMA_OR_GROUP})
_A_GROUP = 1000
_GAP = 50
"""What has a sign would be so many times smaller than what has none, were these decimals."""
_ENOUGH, _NEAR = 2, 6
"""So many numbers without a sign show the gap; so many columns of names are looked at."""
_NO_SIGNS = str.maketrans("", "", ".,")
_MARKS = frozenset({"0", "1"})
_SOME = 5
"""Of so many decimals hardly all are 0 and 1."""


def with_whole_thousands(
    columns: Columns, seen: Sequence[Seen], missing: frozenset[str], decimals: Decimals | None
) -> tuple[Columns, Sequence[Seen]]:
    """A file without the signs that part thousands, and said so; and what its columns have.

    Where a person said which sign begins `decimals`, it is as it is.
    """
    if decimals in {Decimals.POINT, Decimals.COMMA}:
        return columns, seen
    found = [one for one in seen if _are_thousands(one)]
    bare = [one for one in found if not (split_unit(one.name)[1] or any(one.units))]
    of_kinds = _of_kinds(bare, seen, columns)
    found = [one for one in found if one.place not in of_kinds]
    if not found:
        return columns, seen
    in_full, places = columns.in_full, {one.place for one in found}
    columns = replace(
        columns,
        in_full=lambda rows: _in_full(in_full(rows), places),
        grouped={one.place: _said(one) for one in found},
    )
    return columns, look(columns, missing)


def _in_full(rows: Iterator[Row], places: Collection[int]) -> Iterator[Row]:
    for row in rows:
        cells = [_whole(text) if place in places else text for place, text in enumerate(row.cells)]
        yield row._replace(cells=cells)


def _whole(text: str) -> str:
    """A number with its thousands not parted; any other cell as it is."""
    digits = token(text.strip()).digits
    is_grouped = sign_of(digits) in _GROUPED
    return text.replace(digits, digits.translate(_NO_SIGNS), 1) if is_grouped else text


def _said(one: Seen) -> str:
    place = next(place for sign, place in one.signs.items() if sign in _GROUPED)
    name = "comma" if Sign.COMMA_OR_GROUP in one.signs else "point"
    return f"its {name} parts thousands: {place} is {_whole(place.text)}"


def _are_thousands(one: Seen) -> bool:
    """Whether all numbers with a sign have one group behind it, and would else be far too small.

    Who writes 1500 as it is parts no thousands; but nobody has 5.551 steps.
    """
    told = one.signs.keys() - {Sign.NEITHER}
    if len(told) != 1 or not told <= _GROUPED or one.share(Kind.NUMBER) < 1 or one.many:
        return False
    if len(one.units) > 1:  # 1.250 g beside 500 mg
        return False
    digits = [token(text).digits for text in one.texts]
    numbers = [(each, abs(float(each.replace(",", ".")))) for each in digits if each]
    signed = [number for each, number in numbers if sign_of(each) in _GROUPED]
    bare = [number for each, number in numbers if sign_of(each) is Sign.NEITHER and number]
    if signed and is_counted(one.name):
        return True
    if not signed or len(bare) < _ENOUGH or max(bare) >= _A_GROUP:
        return False
    return median(bare) >= _GAP * median(signed)


def _of_kinds(bare: Collection[Seen], seen: Sequence[Seen], columns: Columns) -> set[int]:
    """The places of numbers of which no word of another column stands beside both kinds.

    So stands what a laboratory found, each by its name and in its own unit.
    """
    words = [of for of in seen if of.share(Kind.WORD) > 1 / 2 and 1 < len(of.texts) < of.filled]
    beside = {
        (one.place, of.place): (set[str](), set[str]()) for one in bare for of in words[:_NEAR]
    }
    for cells in columns.cells() if beside else ():
        for (place, of), (whole, signed) in beside.items():
            if text := cells[place].strip():
                (whole if _whole(text) == text else signed).add(cells[of].strip())
    return {place for (place, _), (whole, signed) in beside.items() if whole.isdisjoint(signed)}


# A number in two cells


def refuse_split_numbers(seen: Sequence[Seen], columns: Columns) -> None:
    """Refuse 36,6 between commas, where its end would be a number in a column of words.

    Raises:
        BadDataError: a column of comments has short numbers only, beside one of whole numbers.
    """
    last = max((one.place for one in seen if one.filled), default=0)
    for before, one in pairwise(seen) if columns.grid.delimiter == "," else ():
        # What has been pushed into the comments has nothing behind it: else lines are too long.
        is_last = one.place >= last and bool(one.filled) and bool(tokens(one.name) & NOTES)
        is_last = is_last and not (is_counted(one.name) or is_called_total(one.name))
        are_digits = all(text.isdigit() and len(text) < 4 for text in one.texts)  # noqa: PLR2004
        are_marks = one.texts.keys() == _MARKS and one.filled >= _SOME  # no and yes
        beside = before.share(Kind.NUMBER) == 1 and before.numbers[Sign.POINT].whole
        if is_last and are_digits and beside and not are_marks:
            line = one.lines[next(iter(one.texts))]
            raise BadDataError(
                f"{columns.grid.name}, line {line}: {one.name} has numbers only, beside the whole "
                f"numbers of {before.name}.",
                hint="If a comma begins decimals in it, such numbers stand in quotation marks, or "
                "between semicolons: save it again in one of these ways.",
            )
