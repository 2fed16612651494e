"""Any table, understood: the door for whatever no other reader knows."""

from typing import TYPE_CHECKING

from sidelog.catalog.products import parse_unit
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
from sidelog.exchange.table.rows.spreadsheet import is_spreadsheet, spreadsheet_grid
from sidelog.exchange.table.text import Table
from sidelog.exchange.unknown import refuse_other_kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    columns = find_columns(grid, said.header)
    if mapping is not None:
        return _mapped(columns, here, said, mapping)
    plan = plan_file(columns, here, said)
    missing = frozenset(word.casefold() for word in said.missing)
    question = plan.question
    lines: Iterator[Line] = iter(()) if question else iter(Lines(columns, plan, here, missing))
    return Reading(
        form=FORM,
        what=grid.what,
        why=_why(columns, plan.dating.day.name),
        brought=tuple(plan.brought),
        left=tuple(plan.left),
        lines=lines,
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
