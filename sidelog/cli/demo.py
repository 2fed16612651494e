"""`sidelog demo`: a year of an invented journal in a scratch file, its trends, its report."""

from pathlib import Path
from typing import Annotated

import typer

from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app
from sidelog.errors import CannotCreateError
from sidelog.journal.daily import open_daily

demo_app = command_app()
apps = {"demo": demo_app}


@demo_app.command()
def demo(
    context: typer.Context,
    folder: Annotated[
        Path | None, typer.Option(help="Where the scratch files go; they are replaced.")
    ] = None,
) -> None:
    """Look around in an invented year: its trends, its report.

    Your own journal is not touched.
    """
    app = app_of(context)
    place = folder.expanduser() if folder else _scratch_folder()
    # Names of their own: whatever the folder, no real journal is replaced.
    journal, report = place / "invented-journal.db", place / "invented-report.pdf"
    _invent(app, journal)
    app.say(f"An invented year is in {journal}")
    app.say("Nobody lived it, and it shows nothing about kratom.")
    _run(app, journal, "trends", "--last", "6m")
    _run(app, journal, "report", "--last", "6m", "-o", str(report), "--force")
    app.say("")
    app.say("To look further, name the scratch journal after any command, such as:")
    app.say(f"  sidelog chart shedding --last 1y --journal {journal}")


def _scratch_folder() -> Path:
    from platformdirs import user_cache_path  # noqa: PLC0415  (as long as a bare interpreter)

    return user_cache_path("sidelog", appauthor=False) / "demo"


def _invent(app: App, journal: Path) -> None:
    from sidelog.cli.invented import invent  # noqa: PLC0415  (a story is told in demo only)

    try:
        journal.unlink(missing_ok=True)
    except OSError as error:
        raise CannotCreateError(f"{journal} cannot be replaced: {error.strerror}.") from None
    with open_daily(journal, app.writer) as empty:
        invent(empty, app.today, app.now)


def _run(app: App, journal: Path, *command: str) -> None:
    """Run a command as a person would type it, and show that it was."""
    from sidelog.cli.main import main  # noqa: PLC0415  (main imports the commands)

    app.say(f"\n$ sidelog {' '.join(command)} --journal {journal}")
    app.host.stderr.flush()
    code = main([*command, "--journal", str(journal)], app.host)
    app.host.stdout.flush()
    if code:
        raise typer.Exit(code)
