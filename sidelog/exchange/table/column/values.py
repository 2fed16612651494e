"""A column whose cells are values of a measure, and what each of them comes to."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sidelog.catalog.scales import DayRule, Measure
from sidelog.catalog.values import check_value
from sidelog.errors import BadDataError
from sidelog.exchange.reader import Brought
from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.column.readings import Kept, NumberReader, Reader
from sidelog.exchange.table.column.units import UnitBeside
from sidelog.exchange.table.evidence import Seen, look_at

_MOST_HELD = 50_000
_FEW, _LONGEST = 3, 40

Outcome = float | Kept | None | BadDataError
"""A value; words to keep; nothing known; or why it cannot be taken."""


@dataclass(slots=True)
class Values:
    """A column whose cells are values of a measure.

    Attributes:
        is_new: whether the journal does not have the measure.
        missing: words and numbers that mean that nothing is known.
        rule: what several of a day become, where the file tells it of a new measure.
        of_day: whether they are of the day of a line, and not of its moment.
        clock: the place of the time of each; None where that is the line's.
        unit_beside: the column that says the unit of each; None where all have one.
    """

    place: int
    column: str
    measure: Measure
    is_new: bool
    brought: Brought
    read: Reader
    missing: frozenset[str]
    rule: DayRule | None = None
    of_day: bool = False
    clock: int | None = None
    unit_beside: UnitBeside | None = None
    held: dict[str, Outcome] = field(default_factory=dict)

    def text(self, cells: Sequence[str]) -> str | None:
        """What a line says in it, with the unit beside it; None where its unit is another."""
        if self.unit_beside:
            return self.unit_beside.text(cells, self.place)
        return cells[self.place].strip()

    def outcome(self, text: str) -> Outcome:
        """What a cell means; it has no spaces around it, and is not empty."""
        if text in self.held:
            return self.held[text]
        if len(self.held) >= _MOST_HELD:
            self.held.clear()
        found = self.held[text] = self._outcome(text)
        return found

    @property
    def are_of_several(self) -> bool:
        """Whether they are amounts in several units, of what their line names."""
        return isinstance(self.read, NumberReader) and self.read.has_others

    def _outcome(self, text: str) -> Outcome:
        if look_at(text, self.missing).kind is Kind.MISSING:
            return None
        try:
            return check_value(self.read(text), self.measure)
        except BadDataError as error:
            return Kept(text) if self.read.keeps(text) else error


def about_kept(seen: Seen, read: Reader) -> str:
    """What is said of the cells that are kept in notes; empty where there are none."""
    kept = [text for text in seen.texts if read.keeps(text)]
    if not kept:
        return ""
    count = sum(seen.texts[text] for text in kept)
    others = f", such as {', '.join(kept[1:_FEW])}" if kept[1:] else ""
    first = f"{kept[0][:_LONGEST]} in line {seen.lines[kept[0]]}"
    return f"{first} is kept as it is, in a note ({count:,} so{others[: 2 * _LONGEST]})"
