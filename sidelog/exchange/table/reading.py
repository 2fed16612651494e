"""Any table, understood: the door for whatever no other reader knows."""

from typing import TYPE_CHECKING

from sidelog.exchange.reader import Here, Reading, Said
from sidelog.exchange.source import Source
from sidelog.exchange.table.lines import Lines
from sidelog.exchange.table.mapped import plan_named
from sidelog.exchange.table.mapping import Mapping
from sidelog.exchange.table.plan import plan_file
from sidelog.exchange.table.rows.grid import text_grid
from sidelog.exchange.table.rows.header import find_columns
from sidelog.exchange.table.rows.spreadsheet import is_spreadsheet, spreadsheet_grid
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
        plan, why = plan_named(columns, here, said, mapping), "its columns were named"
    else:
        plan = plan_file(columns, here, said)
        why = f"its column {plan.dating.day.name!r} says the day of each line"
    missing = frozenset(word.casefold() for word in said.missing)
    question = plan.question
    lines: Iterator[Line] = iter(()) if question else iter(Lines(columns, plan, here, missing))
    return Reading(
        form=FORM,
        what=grid.what,
        why="; ".join((why, *columns.remarks)),
        brought=tuple(plan.brought),
        left=tuple(plan.left),
        lines=lines,
        question=question,
    )
