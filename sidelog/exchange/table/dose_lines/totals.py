"""Lines of the total of their day, among the doses that it is of."""

from collections.abc import Collection, Iterable, Iterator
from math import isclose

from sidelog.exchange.incoming import Dose, Line, Note
from sidelog.exchange.table.cell.sums import is_total
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.rows.columns import Columns

_OF_DAY = "a total of doses of its day, which other lines have"
_OTHER = "a total of its day, and not what the doses of other lines come to"
_ALL = ""
"""In the place of a product: all of them."""


def find_totals(rest: Iterable[Seen], columns: Columns) -> frozenset[int]:
    """The numbers of the lines in which a cell says that they are of a total."""
    places = [one.place for one in rest if any(map(is_total, one.texts))]
    return frozenset(
        row.line
        for row in (columns.rows() if places else ())
        if any(map(is_total, (cell for at in places for cell in row.cells[at : at + 1])))
    )


class Totals:
    """The doses of which lines may be totals: those of the other lines of their day.

    Args:
        numbers: of the lines that may be totals.
    """

    def __init__(self, numbers: Collection[int]) -> None:
        self._numbers = numbers
        self._taken: dict[tuple[object, ...], float] = {}
        self.is_looking = bool(numbers)

    def add(self, line: Line) -> None:
        """Add up the doses of a line that is none of a total."""
        for part in line.parts if line.number not in self._numbers else ():
            if isinstance(part, Dose) and part.taken:
                for key in (_key(part), (_ALL, part.unit, part.day)):
                    self._taken[key] = self._taken.get(key, 0) + (part.amount or 0)

    def without(self, lines: Iterable[Line]) -> Iterator[Line]:
        """The lines without the totals of doses that other lines of their day have."""
        taken = self._taken
        for line in lines:
            doses = [part for part in line.parts if isinstance(part, Dose)]
            doses = [one for one in doses if line.number in self._numbers and _key(one) in taken]
            if not doses:
                yield line
                continue
            parts = [part for part in line.parts if part not in doses]
            parts = [one for one in parts if not (isinstance(one, Note) and is_total(one.text))]
            are_right = all(isclose(one.amount or 0, taken[_key(one)]) for one in doses)
            yield line._replace(
                parts=tuple(parts),
                errors=line.errors if parts else (),
                passed=(*line.passed, _OF_DAY if are_right else _OTHER),
            )


def _key(dose: Dose) -> tuple[object, ...]:
    product = _ALL if is_total(dose.product) else dose.product.casefold()
    return product, dose.unit, dose.day
