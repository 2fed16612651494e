"""Another program's CSV file, line by line, as entries.

Wide files have a column for each measure or product, long ones name it in a column; one reader
serves both, since a line of either says a day and what is recorded of it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from sidelog.catalog import events
from sidelog.catalog.amounts import Amount, check_amount
from sidelog.catalog.products import parse_unit
from sidelog.catalog.scales import Better, Measure
from sidelog.catalog.text import quoted
from sidelog.errors import BadDataError, SidelogError
from sidelog.exchange.incoming import (
    Definition,
    Dose,
    Entry,
    Event,
    Identities,
    Line,
    LineError,
    Note,
    Observation,
)
from sidelog.exchange.reader import Here, Said
from sidelog.exchange.scales import range_scale
from sidelog.exchange.table.cells import SKIP_WORDS, Cells, When, note_text
from sidelog.exchange.table.mapping import Column, Columns, measure_name
from sidelog.exchange.table.text import Row, Table

Parsed = TypeVar("Parsed")


@dataclass(slots=True)
class Draft:
    """A line while it is read.

    Attributes:
        row: its cells.
        errors: what was wrong with it so far.
        empty: how many cells that could have held an entry were empty so far.
        local: whether its time was read in the zone of this machine.
    """

    row: Row
    errors: list[LineError] = field(default_factory=list)
    empty: int = 0
    local: bool = False

    def text(self, column: Column | None) -> str:
        """The cell without the spaces around it; empty where there is no such column."""
        return self.row.cells[column.place].strip() if column else ""

    def read(self, column: Column, parse: Callable[[str], Parsed]) -> Parsed | None:
        """The cell as it is understood; None where it is wrong, which is kept."""
        try:
            return parse(self.row.cells[column.place].strip())
        except SidelogError as error:
            self.refuse(column.name, error.message)
            return None

    def refuse(self, column: str, reason: str) -> None:
        """Keep what is wrong with a cell, or with the line."""
        self.errors.append(LineError(self.row.line, column, reason.rstrip(".")))

    def finished(self, entries: list[Entry]) -> Line:
        """The line, without what was wrong."""
        return Line(
            self.row.line,
            parts=tuple(entries),
            errors=tuple(self.errors),
            empty=self.empty,
            local=self.local,
        )


def read_lines(table: Table, columns: Columns, cells: Cells, unit: str | None) -> Iterator[Line]:
    """Read every line of a file.

    Args:
        table: the file.
        columns: which of its columns say what.
        cells: how its cells are read.
        unit: the unit of amounts that are written without one; None where nobody said.
    """
    reader = _Reader(table, columns, cells, unit)
    return map(reader.line, table.rows)


def with_definitions(lines: Iterable[Line], here: Here, said: Said) -> Iterator[Line]:
    """Lines, of which each that has a new measure first defines it, on the range that was said."""
    known = {*here.measures, *here.retired}
    for line in lines:
        new = [part for part in line.parts if isinstance(part, Observation)]
        made = []
        for one in new:
            if said.range and one.measure not in known:
                known.add(one.measure)
                made.append(Definition(one.column, _measure(one.measure, said.range, said.better)))
        yield line._replace(parts=(*made, *line.parts)) if made else line


def _measure(name: str, ends: tuple[float, float | None], better: Better | None) -> Measure:
    title = name.replace("-", " ").capitalize()
    scale = range_scale(*ends, better or Better.NEITHER)
    return Measure(name, title, f"{title} today?", scale, tracked=False, built_in=False)


def refuse_ragged(row: Row, table: Table) -> Line | None:
    """The line, when it has another number of cells than the header has."""
    found, wanted = len(row.cells), len(table.header)
    if found == wanted:
        return None
    reason = row.wrong or f"it has {found} cell{'s' * (found != 1)}, and the header {wanted}"
    return Line(row.line, errors=(LineError(row.line, "", reason),))


class _Reader:
    def __init__(self, table: Table, columns: Columns, cells: Cells, unit: str | None) -> None:
        self.table = table
        self.columns = columns
        self.cells = cells
        self.unit = unit
        self.identity = Identities("csv").of

    def line(self, row: Row) -> Line:
        ragged = refuse_ragged(row, self.table)
        if ragged:
            return ragged
        draft = Draft(row)
        when = self._when(draft)
        draft.local = when is not None and when.is_local
        return draft.finished(self._entries(draft, when) if when else [])

    def _when(self, draft: Draft) -> When | None:
        """The day of the line, and the time where it has one."""
        day, at = self.columns.day, self.columns.at
        if at and draft.text(at):
            return draft.read(at, lambda text: self._moment(text, draft.text(day)))
        if day and draft.text(day):
            return draft.read(day, self.cells.day)
        missing = day or at
        draft.refuse(missing.name if missing else "", "it is empty, and every line needs its day")
        return None

    def _moment(self, text: str, day: str) -> When:
        when = self.cells.moment(text, day)
        if day and when.at and self.cells.day(day).day not in (when.day, when.at.date()):
            raise BadDataError(f"{quoted(text)} is not on the day that the line says, {day[:40]}")
        return when

    def _entries(self, draft: Draft, when: When) -> list[Entry]:
        note = self._note(draft)
        entries: list[Entry] = [*self._observations(draft, when)]
        about = [*self._doses(draft, when, note), *self._events(draft, when, note)]
        if note and not about:  # nothing in the line that the note belongs to: it is the day's
            entries.append(self._day_note(when, note))
        return entries + about

    def _day_note(self, when: When, note: str) -> Note:
        column = self.columns.note
        return Note(
            identity=self.identity("note", when.written, note),
            column=column.name if column else "",
            day=when.day,
            at=when.at,
            text=note,
        )

    def _note(self, draft: Draft) -> str | None:
        column = self.columns.note
        if not column or not draft.text(column):
            return None
        # As it is: spaces and line ends around it belong to it.
        return draft.read(column, lambda _: note_text(draft.row.cells[column.place]))

    def _observations(self, draft: Draft, when: When) -> Iterator[Observation]:
        pairs = list(self.columns.measures)
        if self.columns.measure and self.columns.value:
            if name := draft.text(self.columns.measure):
                pairs.append((self.columns.value, measure_name(name)))
            elif draft.text(self.columns.value):
                draft.refuse(self.columns.measure.name, "it is empty, and the line has a value")
        for column, measure in pairs:
            if draft.text(column):
                yield from self._observation(draft, when, column, measure)
            else:
                draft.empty += 1

    def _observation(
        self, draft: Draft, when: When, column: Column, measure: str
    ) -> Iterator[Observation]:
        value = None
        if draft.text(column).casefold() not in SKIP_WORDS:
            value = draft.read(column, self.cells.number)
            if value is None:
                return
        elif when.at:
            draft.refuse(column.name, "a moment cannot be skipped, only a day; say --day, not --at")
            return
        said = "skipped" if value is None else repr(value)
        yield Observation(
            identity=self.identity("observation", measure, when.written, said),
            column=column.name,
            day=when.day,
            at=when.at,
            measure=measure,
            value=value,
        )

    def _doses(self, draft: Draft, when: When, note: str | None) -> Iterator[Dose]:
        for column, named in self.columns.amounts:
            product = named or " ".join(draft.text(self.columns.product).split())
            if not draft.text(column):
                draft.empty += 1
            elif not product and self.columns.product:
                draft.refuse(self.columns.product.name, "it is empty, and the line has an amount")
            elif amount := draft.read(column, self._amount):
                yield self._dose(column, product, when, amount, note)

    def _amount(self, text: str) -> Amount:
        """The amount of a cell, in the unit of the file where the cell writes none."""
        amount = self.cells.amount(text)
        if not amount.number or amount.unit or not self.unit:
            return amount
        unit, typed = parse_unit(self.unit), f"{amount.typed} {self.unit}"
        number = check_amount(amount.number, unit, typed)
        return amount._replace(number=number, unit=unit, typed=typed)

    def _dose(
        self, column: Column, product: str, when: When, amount: Amount, note: str | None
    ) -> Dose:
        unit = amount.unit.name if amount.unit else None
        said = "none" if amount.is_none else "?" if amount.number is None else repr(amount.number)
        content = (product.casefold(), when.written, said, unit or "", note or "")
        return Dose(
            identity=self.identity("dose", *content),
            column=column.name,
            day=when.day,
            at=None if amount.is_none else when.at,
            product=product,
            taken=not amount.is_none,
            amount=amount.number or None,
            unit=unit,
            estimate=amount.estimate,
            entered=amount.typed,
            note=note,
        )

    def _events(self, draft: Draft, when: When, note: str | None) -> Iterator[Event]:
        column = self.columns.event
        if column is None:
            return
        if not draft.text(column):
            draft.empty += 1
            return
        words = " ".join(draft.text(column).split())
        kind = events.find(words)
        product = " ".join(draft.text(self.columns.product).split()) or None
        if kind and kind.about_product and not product:
            draft.refuse(column.name, f"{kind.name} needs its product; say --product-column")
            return
        # What is no kind of the catalog's stays in the person's own words.
        name, title = (kind.name, None) if kind else ("other", words)
        content = (name, when.written, product or "", title or "", note or "")
        yield Event(
            identity=self.identity("event", *content),
            column=column.name,
            day=when.day,
            kind=name,
            product=product,
            title=title,
            note=note,
        )
