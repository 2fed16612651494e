"""`sidelog export`: the journal into files."""

from typing import Annotated

import typer

from sidelog.cli.app import app_of
from sidelog.cli.commands import command_app
from sidelog.cli.typed.options import Anyway, Force, From, Last, Passphrase, To
from sidelog.errors import UsageError
from sidelog.report.render import Paper
from sidelog.report.words.basics import listed

export_app = command_app()
apps = {"export": export_app}


@export_app.callback()
def exporting() -> None:
    """Write the journal's entries into a file."""


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
