"""Any table, understood: the door for whatever no other reader knows."""

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from sidelog.catalog.products import parse_unit
from sidelog.errors import BadDataError, SidelogError, UsageError
from sidelog.exchange.reader import Brought, Decimals, Here, Left, Reading, Said
from sidelog.exchange.source import Source
from sidelog.exchange.table.cells import Cells
from sidelog.exchange.table.dating.exchanged import refuse_exchanged
from sidelog.exchange.table.evidence import look
from sidelog.exchange.table.lines import Lines
from sidelog.exchange.table.mapped import read_lines, with_definitions
from sidelog.exchange.table.mapping import Mapping
from sidelog.exchange.table.mapping import find_columns as mapped_columns
from sidelog.exchange.table.plan import plan_file
from sidelog.exchange.table.rows.grid import Grid, text_grid
from sidelog.exchange.table.rows.header import Columns, find_columns
from sidelog.exchange.table.rows.parts import Part, parts_of
from sidelog.exchange.table.rows.spreadsheet import is_spreadsheet, spreadsheet_grid
from sidelog.exchange.table.several import find_several, may_have_several
from sidelog.exchange.table.text import Table
from sidelog.exchange.table.whose import narrowed
from sidelog.exchange.unknown import refuse_other_kinds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sidelog.exchange.incoming import Line

FORM = "csv"
"""The source of what comes in: a sheet saved as CSV brings the same entries as the sheet."""


def read(source: Source, here: Here, said: Said, mapping: Mapping | None) -> Reading:
    """A table, understood by what is in it, or by what a person said of its columns.

    Args:
        source: a text file, or a spreadsheet.
        here: what may be known of the machine and the journal.
        said: what the person said of the file.
        mapping: which of its columns say what; None where the file decides.

    Raises:
        BadDataError: it is no table, none of its columns says a day, or it is damaged.
        UsageError: what was said does not fit it.
        ConfigurationError: it is a spreadsheet, and what reads one is not installed.
    """
    if is_spreadsheet(source):
        grid = spreadsheet_grid(source, said.sheet)
    else:
        refuse_other_kinds(source)
        grid = text_grid(source)
    if mapping is not None:
        columns, narrowing = narrowed(find_columns(grid, said.header), said.where)
        reading = _mapped(columns, here, said, mapping)
        return replace(reading, brought=(*narrowing, *reading.brought))
    parts = parts_of(grid) if said.header is None else [Part("", 0, grid)]
    if len(parts) == 1:
        return _table(parts[0].grid, here, said, set())
    return _tables(grid, parts, here, said)


def _tables(grid: Grid, parts: "Sequence[Part]", here: Here, said: Said) -> Reading:
    """All tables of a file.

    Raises:
        BadDataError, UsageError: none of them can be read.
    """
    taken: set[str] = set()
    read: list[tuple[Part, Reading]] = []
    left: list[Left] = []
    first_error: SidelogError | None = None
    for part in parts:
        try:
            read.append((part, _table(part.grid, here, said, taken)))
        except (BadDataError, UsageError) as error:
            first_error = first_error or error
            where = f"line {part.line}: " if part.title else ""
            left.append(Left(part.name, f"{where}{error.message.rstrip('.')}"))
    if not read and first_error:
        raise first_error
    question = next((one.question for _, one in read if one.question), None)
    lines = chain.from_iterable(one.lines for _, one in read)
    return Reading(
        form=FORM,
        what=grid.what,
        why=f"{len(read):,} tables: {', '.join(part.name for part, _ in read)}",
        brought=tuple(
            brought._replace(found=f"{part.name}: {brought.found}")
            for part, one in read
            for brought in one.brought
        ),
        left=(
            *(
                one._replace(found=f"{part.name}: {one.found}")
                for part, reading in read
                for one in reading.left
            ),
            *left,
        ),
        lines=iter(()) if question else lines,
        question=question,
    )


def _table(grid: Grid, here: Here, said: Said, taken: set[str]) -> Reading:
    """One table, understood by what is in it; `taken` are the names of measures before it."""
    columns, narrowing = narrowed(find_columns(grid, said.header), said.where)
    plan = plan_file(columns, here, said, taken)
    missing = frozenset(word.casefold() for word in said.missing)
    all_lines = Lines(columns, plan, here, missing)
    lines: Iterator[Line] = iter(all_lines)
    question = plan.question
    if question is None and may_have_several(plan):
        several = find_several(plan, all_lines, said.several)
        question = several.question
        lines = several.lines(Lines(columns, plan, here, missing))
    return Reading(
        form=FORM,
        what=grid.what,
        why=_why(columns, plan.dating.day.name),
        brought=(*narrowing, *plan.brought),
        left=tuple(plan.left),
        lines=iter(()) if question else lines,
        question=question,
    )


def _why(columns: Columns, day: str) -> str:
    return "; ".join((f"its column {day!r} says the day of each line", *columns.remarks))


def _mapped(columns: Columns, here: Here, said: Said, mapping: Mapping) -> Reading:
    """A table whose columns a person named."""
    grid = columns.grid
    found = mapped_columns(mapping, columns.names, grid.name)
    for column in (found.day, found.at):
        if column and column.place in grid.dates:
            refuse_exchanged(look(columns, frozenset())[column.place], columns)
    decimals = said.decimals or _by_itself(grid)
    cells = Cells(here.now, here.day_starts, decimals, said.order)
    table = Table(grid.name, grid.delimiter, columns.names, columns.rows())
    unit = parse_unit(said.unit).name if said.unit else None
    lines = read_lines(table, found, cells, unit)
    used = found.used()
    brought = [
        Brought(name, "as was said") for place, name in enumerate(columns.names) if place in used
    ]
    left = [
        Left(name, "not named") for place, name in enumerate(columns.names) if place not in used
    ]
    return Reading(
        form=FORM,
        what=grid.what,
        why="; ".join(("its columns were named", *columns.remarks)),
        brought=tuple(brought),
        left=tuple(left),
        lines=with_definitions(lines, here, said),
    )


def _by_itself(grid: Grid) -> Decimals:
    return Decimals.EITHER if grid.delimiter == ";" else Decimals.POINT
