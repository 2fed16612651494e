"""`sidelog demo`: a year of an invented journal, its report, and the answer to its question."""

from pathlib import Path
from typing import Annotated

import typer

from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app
from sidelog.errors import CannotCreateError
from sidelog.journal.journal import open_journal

demo_app = command_app()
apps = {"demo": demo_app}


@demo_app.command()
def demo(
    context: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Option(help="Where the files go; sidelog-demo in your home folder if not said."),
    ] = None,
) -> None:
    """Look around in an invented year: its report, and what it answers.

    Your own journal is not touched.
    """
    app = app_of(context)
    # Not a hidden folder: a browser that is kept in a sandbox could not open the page from there.
    place = folder.expanduser() if folder else Path.home() / "sidelog-demo"
    # Names of their own: whatever the folder, no real journal is replaced.
    journal, report = place / "invented-journal.db", place / "invented-report.pdf"
    _invent(app, journal)
    app.say(f"An invented year is in {journal}")
    app.say("Nobody lived it, and it shows nothing about kratom.")
    app.acknowledge()
    _write_report(app, journal, report)
    app.say("")
    _answer(app, journal, report)
    app.say("")
    app.say("To look further, name that journal after any command, such as:")
    app.say(f"  sidelog trends --last 1y --journal {journal}")
    app.say(f"  sidelog chart shedding --last 1y --journal {journal}")


def _invent(app: App, journal: Path) -> None:
    from sidelog.cli.help.invented import invent  # noqa: PLC0415  (a story is told in demo only)

    try:
        journal.unlink(missing_ok=True)
    except OSError as error:
        raise CannotCreateError(f"{journal} cannot be replaced: {error.strerror}.") from None
    with app.keeping(journal) as empty:
        invent(empty, app.today, app.now)


def _write_report(app: App, journal: Path, report: Path) -> None:
    """Run the command as a person would type it, and show that it was."""
    from sidelog.cli.main import main  # noqa: PLC0415  (main imports the commands)

    command = ("report", "-o", str(report), "--force", "--journal", str(journal))
    app.say(f"\n$ sidelog {' '.join(command)}")
    # What the report says of itself is no data of the demo.
    host = app.host._replace(stdout=app.host.stderr) if app.json else app.host
    code = main(command, host, app.stops)
    if code:
        raise typer.Exit(code)


def _answer(app: App, journal: Path, report: Path) -> None:
    """What was taken, and each measure against the days before the taper."""
    from sidelog.report.findings.compared import around_change  # noqa: PLC0415  (in demo only)
    from sidelog.report.render.data import compared_data  # noqa: PLC0415
    from sidelog.report.render.terminal_answers import show_answers  # noqa: PLC0415

    with open_journal(journal) as invented:
        shown = around_change(invented, app.today, None, ())
    if shown is None:
        raise ValueError("the invented year has a change")
    files = {"journal": str(journal), "report": str(report)}
    data = {**files, **compared_data(shown)}
    app.answer(data, show_answers(shown, app.screen), drawn=True)
