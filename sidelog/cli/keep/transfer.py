"""`sidelog import`: entries from files."""

from typing import Annotated

import typer

from sidelog.catalog.scales import Better
from sidelog.cli.app import app_of
from sidelog.cli.commands import command_app
from sidelog.exchange.csv_mapping import Mapping
from sidelog.exchange.reader import DateOrder, Decimals

import_app = command_app()
apps = {"import": import_app}


@import_app.callback()
def importing() -> None:
    """Bring the entries of a file into the journal: looked at first, and undone in one go."""


def _column(flag: str, words: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(flag, metavar="COLUMN", help=words)
    return option


@import_app.command("csv")
def import_csv(
    context: typer.Context,
    file: Annotated[str, typer.Argument(help="The file, or - for stdin.")],
    day: Annotated[str, _column("--day", "The day; an entry is of the whole day.")] = "",
    at: Annotated[str, _column("--at", "The time; a day may have many entries.")] = "",
    measure: Annotated[
        list[str] | None,
        typer.Option(metavar="COLUMN[=MEASURE]", help="Values of a measure. Repeat it for more."),
    ] = None,
    measure_column: Annotated[
        str, _column("--measure-column", "Where each line names its measure.")
    ] = "",
    value_column: Annotated[str, _column("--value-column", "The value of that measure.")] = "",
    amount: Annotated[
        list[str] | None,
        typer.Option(
            metavar="COLUMN[=PRODUCT]",
            help="Amounts taken: 200mg, '2 capsules', none, or ? if not known. Repeat it for more.",
        ),
    ] = None,
    product_column: Annotated[
        str, _column("--product-column", "Where each line names its product.")
    ] = "",
    unit: Annotated[
        str | None,
        typer.Option(
            metavar="UNIT", help="The unit of amounts written without one; never of others."
        ),
    ] = None,
    event_column: Annotated[str, _column("--event-column", "What happened.")] = "",
    note: Annotated[
        str, _column("--note", "Notes: on the line's dose or event, else on its day.")
    ] = "",
    dates: Annotated[
        DateOrder | None, typer.Option(help="What 03/04/2026 means; refused if not said.")
    ] = None,
    decimal: Annotated[
        Decimals | None,
        typer.Option(help="The sign before decimals: point, or either between semicolons."),
    ] = None,
    add_measures: Annotated[
        str | None,
        typer.Option(metavar="LOW..HIGH", help="Add measures that are new, on this range."),
    ] = None,
    better: Annotated[
        Better, typer.Option(help="Which way of that range is better.")
    ] = Better.NEITHER,
    apply: Annotated[bool, typer.Option("--apply", help="Write; else only look.")] = False,
    skip_errors: Annotated[
        bool, typer.Option("--skip-errors", help="Leave out the lines that cannot be taken.")
    ] = False,
) -> None:
    """Import a CSV file: see what it would do, then add --apply.

    The first line of the file names its columns. A file of 'sidelog export csv' needs no flags.
    Importing it again adds nothing twice; one undo takes all of it back.

    Examples: several answers a day, a column for each measure; then a dose a line:

      sidelog import csv mood.csv --at date --measure happy --measure content --add-measures 0..100

      sidelog import csv substances.csv --at datetime --product-column substance --amount amount
    """
    from sidelog.cli.keep import transfer_import as work  # noqa: PLC0415  (not for the help)

    mapping = Mapping(
        day=day,
        at=at,
        measures=tuple(measure or ()),
        measure_column=measure_column,
        value_column=value_column,
        amounts=tuple(amount or ()),
        product_column=product_column,
        event_column=event_column,
        note=note,
    )
    request = work.Request(
        file,
        mapping,
        unit=unit,
        decimals=decimal,
        order=dates,
        add_measures=add_measures,
        better=better,
        skip_errors=skip_errors,
        apply=apply,
    )
    work.import_csv(app_of(context), request)


@import_app.command("json")
def import_json(
    context: typer.Context,
    file: Annotated[str, typer.Argument(help="A file of 'sidelog export json', or - for stdin.")],
    apply: Annotated[bool, typer.Option("--apply", help="Write; else only look.")] = False,
) -> None:
    """Import a whole journal from JSON: see what it would do, then add --apply.

    Where there is no journal yet, it comes back as it was, with its history. Into a journal with
    entries comes what is not there yet, and what was changed or deleted there since, as one step
    that undo takes back; where both say something else, what is here stands.

    Examples:

      sidelog import json journal.json

      sidelog import json journal.json --apply
    """
    from sidelog.cli.keep import transfer_json as work  # noqa: PLC0415  (not for the help)

    work.import_json(app_of(context), file, apply=apply)
