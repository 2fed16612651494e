"""`sidelog import`: entries from files."""

from dataclasses import replace
from typing import Annotated, Any

import typer

from sidelog.catalog.scales import Better
from sidelog.cli.app import app_of
from sidelog.cli.commands import Group, command_app
from sidelog.errors import UsageError
from sidelog.exchange.reader import DateOrder, Decimals, Said
from sidelog.exchange.table.mapping import Mapping


class ImportGroup(Group):
    """Forms of files by name, and any file by itself: `sidelog import FILE`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401
        """Take what is no form's name for a file, or for an option of it."""
        if args and args[0] not in {*self.commands, *ctx.help_option_names}:
            if len(args) > 1 and not any(one.startswith("-") for one in args[:2]):
                raise UsageError(
                    f"One file at a time: after {args[0]!r} comes {args[1]!r}.",
                    hint="A name with spaces stands in quotation marks.",
                )
            args = ["file", *args]
        parsed: list[str] = super().parse_args(ctx, args)
        return parsed


import_app = command_app(cls=ImportGroup)
apps = {"import": import_app}

File = Annotated[str, typer.Argument(help="The file, or - for stdin.")]
Apply = Annotated[bool, typer.Option("--apply", help="Write; else only look.")]


@import_app.callback(invoke_without_command=True)
def importing(context: typer.Context) -> None:
    """Bring the entries of a file into the journal: looked at first, and undone in one go.

    The file is known by what is in it: an export of another application or of sidelog, any CSV
    file or spreadsheet. It is shown what would come in as what; --apply writes it.
    Importing it again adds nothing twice.

    Examples:

      sidelog import moods.csv

      sidelog import moods.csv --apply

      sidelog import file --help      every option
    """
    if context.invoked_subcommand is None:
        raise UsageError("Which file is to be imported?", hint="Such as: sidelog import moods.csv")


def _column(flag: str, words: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(flag, metavar="COLUMN", help=words)
    return option


@import_app.command("csv")
@import_app.command("file")
def import_file(
    context: typer.Context,
    file: File,
    apply: Apply = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Write nothing where anything cannot be taken.")
    ] = False,
    dates: Annotated[
        DateOrder | None,
        typer.Option(help="What 03/04/2026 means, where nothing says it."),
    ] = None,
    year: Annotated[
        int | None,
        typer.Option(
            min=1900, max=2999, metavar="YEAR", help="The year of the first line, of days without."
        ),
    ] = None,
    decimal: Annotated[Decimals | None, typer.Option(help="The sign before decimals.")] = None,
    unit: Annotated[
        list[str] | None,
        typer.Option(
            metavar="[NAME=]UNIT",
            help="The unit of amounts written without one; of one column or product, or of all.",
        ),
    ] = None,
    product: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="What was taken, where no column says it."),
    ] = None,
    happened: Annotated[
        str | None,
        typer.Option(metavar="WORDS", help="What happened in each line, where no column says it."),
    ] = None,
    missing: Annotated[
        list[str] | None,
        typer.Option(
            metavar="[COLUMN=]WORD", help="What stands where nothing is known, there or anywhere."
        ),
    ] = None,
    words: Annotated[
        list[str] | None,
        typer.Option(metavar="WORD=N, ..", help="The numbers that words of it stand for."),
    ] = None,
    where: Annotated[
        list[str] | None,
        typer.Option(
            metavar="COLUMN=WORD", help="Only the lines with that word, as of one person of many."
        ),
    ] = None,
    several: Annotated[
        list[str] | None,
        typer.Option(
            metavar="[MEASURE=]HOW",
            help="What several values of a day become: mean, median, maximum or sum.",
        ),
    ] = None,
    header: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="The line that names the columns, counted from 1."),
    ] = None,
    no_header: Annotated[
        bool, typer.Option("--no-header", help="No line names the columns.")
    ] = False,
    sheet: Annotated[
        str | None, typer.Option(metavar="NAME", help="The sheet of a spreadsheet.")
    ] = None,
    day: Annotated[str, _column("--day", "The day; with others, of whole days.")] = "",
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
    event_column: Annotated[str, _column("--event-column", "What happened.")] = "",
    note: Annotated[
        list[str] | None, _column("--note", "Notes: on the line's dose or event, else on its day.")
    ] = None,
    leave_out: Annotated[
        list[str] | None,
        _column("--leave-out", "A column, or a name in lines, to pass over. Repeat it."),
    ] = None,
    add_measures: Annotated[
        str | None,
        typer.Option(
            metavar="LOW..HIGH", help="One range for new measures; else their values tell it."
        ),
    ] = None,
    better: Annotated[
        Better | None, typer.Option(help="Which way of a new measure is better.")
    ] = None,
    skip_errors: Annotated[
        bool, typer.Option("--skip-errors", hidden=True, help="As without --strict.")
    ] = False,
) -> None:
    """Import any file: see what it would do, then add --apply.

    What cannot be read is named with its place and left out; everything else comes in. Where a
    file can be understood in two ways you are asked, or say it by an option. Where a column is
    taken for something else than it is, say what it is: the others stay. --day, alone or with
    --leave-out, says which column has the days; with others, or with --at, you name all of them,
    and no other is read.

    Examples:

      sidelog import Daylio.csv

      sidelog import weight.xlsx --dates day-first --apply

      sidelog import diary.csv --note remarks --leave-out id

      sidelog import mood.csv --at date --measure happy --measure content --add-measures 0..100

      sidelog import substances.csv --at datetime --product-column substance --amount amount
    """
    from sidelog.cli.keep import bring_file as work  # noqa: PLC0415  (not for the help)

    if len([one for one in unit or () if "=" not in one]) > 1:
        raise UsageError(
            "--unit says two units of all amounts.", hint="--unit NAME=UNIT is of one alone."
        )
    said = Said(
        order=dates,
        year=year,
        decimals=decimal,
        unit=next((one for one in unit or () if "=" not in one), None),
        units=tuple(one for one in unit or () if "=" in one),
        product=product,
        happened=happened,
        missing=tuple(missing or ()),
        words=tuple(words or ()),
        where=tuple(where or ()),
        several=tuple(several or ()),
        header=0 if no_header else header,
        sheet=sheet,
        range=work.range_of(add_measures),
        better=better,
    )
    mapping = Mapping(
        day=day,
        at=at,
        measures=tuple(measure or ()),
        measure_column=measure_column,
        value_column=value_column,
        amounts=tuple(amount or ()),
        product_column=product_column,
        event_column=event_column,
        notes=tuple(note or ()),
        left_out=tuple(leave_out or ()),
    )
    columns = None if mapping == Mapping() else mapping  # else the file is to tell
    others = replace(mapping, day="")
    if others == Mapping(left_out=others.left_out):  # and the file is to tell the rest
        said, columns = replace(said, day=day or None), others if others.left_out else None
    request = work.Request(file, said, columns, strict=strict and not skip_errors, apply=apply)
    work.import_file(app_of(context), request)


@import_app.command("json")
def import_json(context: typer.Context, file: File, apply: Apply = False) -> None:
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
