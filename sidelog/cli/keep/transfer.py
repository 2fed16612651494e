"""`sidelog import` and `sidelog export`: entries from files, and into them."""

from typing import Annotated

import typer

from sidelog.catalog.scales import Better
from sidelog.cli.app import app_of
from sidelog.cli.commands import command_app
from sidelog.cli.options import Anyway, Force, From, Last, Passphrase, To
from sidelog.errors import UsageError
from sidelog.exchange.csv_mapping import Mapping
from sidelog.exchange.reader import DateOrder, Decimals
from sidelog.report.render import Paper
from sidelog.report.words.basics import listed

import_app, export_app = command_app(), command_app()
apps = {"import": import_app, "export": export_app}


@import_app.callback()
def importing() -> None:
    """Bring the entries of a file into the journal: looked at first, and undone in one go."""


@export_app.callback()
def exporting() -> None:
    """Write the journal's entries into a file."""


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


@export_app.command("csv")
def export_csv(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PERIOD]", help="Such as 6m, october or last month."),
    ] = None,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="A file, or - for stdout.")
    ] = "-",
    last: Last = None,
    start: From = None,
    end: To = None,
    long: Annotated[bool, typer.Option("--long", help="A line an entry; so by itself.")] = False,
    wide: Annotated[
        bool, typer.Option("--wide", help="A line a day, a column a measure and a product.")
    ] = False,
    doses: Annotated[bool, typer.Option("--doses", help="A line a dose.")] = False,
    bom: Annotated[
        bool, typer.Option("--bom", help="Begin with the mark by which Excel knows UTF-8.")
    ] = False,
    passphrase: Passphrase = False,
    force: Force = False,
    anyway: Anyway = False,
) -> None:
    """Export entries as CSV: all of them, or those of a period.

    Long, it has everything of every entry, and 'sidelog import csv' brings it back as it was.
    Wide, it is for a spreadsheet: the day's value, what was taken, and what was planned of what is
    taken as a rule; empty is not known or skipped, 0 is none. So it is with --doses, a line a dose.

    It is UTF-8. Words that begin with = + - or @ have an apostrophe before them, so that a
    spreadsheet takes none for a formula; 'sidelog import csv' takes it away again.

    Examples:

      sidelog export csv -o journal.csv

      sidelog export csv 6m --wide -o days.csv

      sidelog export csv --doses --bom -o doses.csv
    """
    layouts = {"--long": long, "--wide": wide, "--doses": doses}
    asked = [flag for flag, is_asked in layouts.items() if is_asked]
    if len(asked) > 1:
        raise UsageError(
            f"{listed(asked)} are {len(asked)} different files.", hint="Ask for one of them."
        )
    from sidelog.cli.keep.export import entries as work  # noqa: PLC0415  (not for the help)

    spans = [" ".join(words).casefold()] if words else []
    said = (last, start, end, spans)
    layout = work.Layout(asked[0] if asked else "--long")
    choices = {"bom": bom, "passphrase": passphrase, "force": force, "anyway": anyway}
    work.export_csv(app_of(context), output, said, layout, **choices)


@export_app.command("json")
def export_json(
    context: typer.Context,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="A file, or - for stdout.")
    ] = "-",
    schema: Annotated[
        bool, typer.Option("--schema", help="Show the JSON Schema of such a file instead.")
    ] = False,
    passphrase: Passphrase = False,
    force: Force = False,
    anyway: Anyway = False,
) -> None:
    """Export everything as JSON: measures, products, entries, visits, photos, and the history.

    The same journal gives the same bytes. Rows that cannot be read are named and left out, and
    then it ends with 1.

    Examples:

      sidelog export json -o journal.json

      sidelog export json --schema
    """
    from sidelog.cli.keep import transfer_json as work  # noqa: PLC0415  (not for the help)

    app = app_of(context)
    if schema:
        work.show_schema(app, output, force=force)
    else:
        choices = {"passphrase": passphrase, "force": force, "anyway": anyway}
        work.export_json(app, output, **choices)


@export_app.command("fhir")
def export_fhir(
    context: typer.Context,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="A file, or - for stdout.")
    ] = "-",
    question: Annotated[
        list[str] | None,
        typer.Option(help="What to ask; it opens the visit page. More may be given."),
    ] = None,
    include: Annotated[
        list[str] | None,
        typer.Option(help="Only this measure or product on the pages; or a part; or notes, #tag."),
    ] = None,
    exclude: Annotated[
        list[str] | None, typer.Option(help="Leave this measure, product, part or #tag out.")
    ] = None,
    paper: Annotated[Paper, typer.Option(help="The paper of its pages.")] = Paper.A4,
    passphrase: Passphrase = False,
    force: Force = False,
    anyway: Anyway = False,
) -> None:
    """Export one file for a clinic that takes HL7 FHIR R4.

    In it are who you are, as sidelog profile has it, what you take as a rule, and two pages as PDF:
    the visit page, and what you take now. Your daily ratings are on the page alone.

    It has the shape of what patients share under "Kill the Clipboard". It is a file, and goes
    nowhere by itself; whether a clinic takes such a file, ask there.

    Examples:

      sidelog export fhir -o visit.fhir.json

      sidelog export fhir --exclude mood -o visit.fhir.json
    """
    from sidelog.cli.keep.export import clinic as work  # noqa: PLC0415  (not for the help)

    wanted = work.Wanted(include or (), exclude or (), question or (), paper)
    choices = {"passphrase": passphrase, "force": force, "anyway": anyway}
    work.export_fhir(app_of(context), output, wanted, **choices)


@export_app.command("ical")
def export_ical(
    context: typer.Context,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="A file, or - for stdout.")
    ] = "-",
    ahead: Annotated[bool, typer.Option("--ahead", help="Only visits that lie ahead.")] = False,
    details: Annotated[
        bool, typer.Option("--details", help="With what you want of them, and ask there.")
    ] = False,
    passphrase: Passphrase = False,
    force: Force = False,
    anyway: Anyway = False,
) -> None:
    """Export visits as iCalendar, for the calendar of a phone or a computer.

    An appointment is marked private and says whom it is with; a calendar may be seen by others.
    It keeps its identity whenever it is exported, by which a calendar knows it again.

    Examples:

      sidelog export ical -o visits.ics

      sidelog export ical --ahead --details -o visits.ics
    """
    from sidelog.cli.keep.export import calendar as work  # noqa: PLC0415  (not for the help)

    choices = {"details": details, "ahead": ahead, "passphrase": passphrase}
    work.export_ical(app_of(context), output, **choices, force=force, anyway=anyway)
