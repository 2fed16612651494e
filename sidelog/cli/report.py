"""`sidelog report`: a page for a clinician, in plain text."""

from pathlib import Path
from typing import Annotated

import typer

from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app
from sidelog.cli.envelope import write_data
from sidelog.cli.showing import From, Last, To, period_of
from sidelog.errors import UsageError
from sidelog.files import write_private
from sidelog.report.data_page import report_data
from sidelog.report.page import Report, make_report
from sidelog.report.text import render

report_app = command_app()
apps = {"report": report_app}

_SUFFIX = ".txt"


@report_app.command()
def report(
    context: typer.Context,
    last: Last = None,
    start: From = None,
    end: To = None,
    question: Annotated[
        list[str] | None, typer.Option(help="What to ask; it opens the page. More may be given.")
    ] = None,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="A .txt file, or - for stdout.")
    ] = "-",
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
) -> None:
    """Make a page for a clinician: what was recorded, what may be said of it, what is missing.

    Notes are left out.

    Examples:

      sidelog report --last 6m --question "Could my shedding go back to the change in dose?"

      sidelog report --last 6m -o journal.txt
    """
    app = app_of(context)
    first, final = period_of(app, last, start, end)
    file = _file(output)
    with app.read() as journal:
        content = make_report(journal, first, final, app.today, question or ())
    if file:
        _write(app, content, file, force=force)
    elif app.json:
        write_data(app, "report", report_data(content))
    else:
        app.host.stdout.write(render(content))


def _file(output: str) -> Path | None:
    """Where the page goes; None for stdout.

    Raises:
        UsageError: it is a file of a form that there is no renderer for.
    """
    if output == "-":
        return None
    if Path(output).suffix != _SUFFIX:
        raise UsageError(
            f"{output!r} does not end in {_SUFFIX}.", hint="The page is plain text: -o page.txt"
        )
    return Path(output).expanduser()


def _write(app: App, content: Report, file: Path, *, force: bool) -> None:
    write_private(file, render(content).encode(), overwrite=force)
    if app.json:
        write_data(app, "report", {"file": str(file), "fingerprint": content.fingerprint})
    app.say(f"Written, readable by you alone: {file}")
