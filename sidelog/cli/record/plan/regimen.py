"""`sidelog regimen`: what is taken as a rule, said once; doses then record what differs."""

from typing import Annotated

import typer

from sidelog.cli.app import app_of
from sidelog.cli.commands import command_app, refuse_options
from sidelog.cli.help.safety import after_saving
from sidelog.cli.typed.options import From, Keep, New, Note, On
from sidelog.errors import UsageError
from sidelog.journal.rules import check_note

regimen_app = command_app(minus_words=True)
apps = {"regimen": regimen_app}

_VERBS = frozenset({"start", "stop", "hold", "take", "taper", "reduce", "increase", "restart"})


@regimen_app.command(no_args_is_help=False)
def regimen(
    context: typer.Context,
    product: Annotated[str | None, typer.Argument(help="What is taken, such as kratom.")] = None,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[WORDS]...",
            help="How much and how often: 50mg daily; 25mg twice a day; 10mg every other day; "
            "70mg every monday; 8g for 2 weeks, 6g; from 8g by 0.5g every 2 weeks to 2g; "
            "hold 2 weeks; stop.",
        ),
    ] = None,
    start: From = None,
    on: On = None,
    every: Annotated[
        str | None,
        typer.Option(metavar="LENGTH", help="How long each of several steps lasts, such as 2w."),
    ] = None,
    file: Annotated[
        str | None,
        typer.Option("--csv", metavar="FILE", help="Steps in a file: day,amount; - reads stdin."),
    ] = None,
    keep: Keep = None,
    new: New = False,
    note: Note = None,
) -> None:
    """Say what is taken as a rule. Without words: what holds now, and what comes next.

    A day of which nothing else is said counts as planned; on one that differs, record the dose.
    It begins on the day of --from or --on, which may lie ahead.

    Examples:

      sidelog regimen sertraline 50mg daily --from 2026-03-01

      sidelog regimen kratom 8g, 6g, 4g, 2g, stop --every 2w --from 2026-09-07

      sidelog regimen kratom hold 2 weeks
    """
    app = app_of(context)
    refuse_options(context, [product or "", *(words or ())])
    if start is not None and on is not None:
        raise UsageError("The first day is said twice.", hint="Give --from or --on.")
    first = start if start is not None else on
    day = None if first is None else app.day_ahead(first)
    if product is None or not (words or file):
        if day or every or file or note or new or keep is not None:
            raise UsageError(
                "What is taken is not said.", hint="Such as: sidelog regimen NAME AMOUNT daily"
            )
        from sidelog.cli.look.regimens import show_regimen, show_regimens  # noqa: PLC0415  (to look)

        if product is None:
            show_regimens(app)
        else:
            show_regimen(app, product)
        return
    if product.casefold() in _VERBS:
        raise UsageError(
            f"{product} is said after the product.", hint="Such as: sidelog regimen kratom stop"
        )
    from sidelog.catalog.regimen.words import parse_plan  # noqa: PLC0415  (not to look)
    from sidelog.cli.record.plan import planning  # noqa: PLC0415

    kept = check_note(note) if note is not None else None
    if file and (words or every or day):
        raise UsageError(
            "A file says the steps itself.", hint="Leave the amounts, --from and --every out."
        )
    if file:
        from sidelog.cli.record.plan.regimen_file import read_plan  # noqa: PLC0415  (seldom)

        stages, places = read_plan(app, file)
        asked = planning.Asked(product, stages, places=places)
    else:
        asked = planning.Asked(product, parse_plan(" ".join(words or ()), every), day)
    planning.record(app, asked._replace(keeps=keep, new=new, note=kept))
    after_saving(app, notes=[kept])
