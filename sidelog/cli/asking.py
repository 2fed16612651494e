"""Asking before anything is deleted."""

from typing import Annotated

import typer

from sidelog.cli.app import App
from sidelog.errors import NothingMatchedError, UsageError

Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]


def ask_to_delete(app: App, what: str) -> None:
    """Ask whether to delete; where nobody can be asked, `--yes` has to say it.

    Raises:
        UsageError: nobody can be asked.
        NothingMatchedError: the answer was no.
    """
    if not app.host.asks:
        raise UsageError("Nothing was deleted: there is nobody to ask.", hint="Say it with --yes.")
    if app.ask(f"Delete {what}? [y/N] ").strip().casefold() not in {"y", "yes"}:
        raise NothingMatchedError("Nothing was deleted.")
