"""Asking a person: before anything is deleted, and which of two readings was meant."""

from typing import Annotated

import typer

from sidelog.cli.app import App
from sidelog.cli.notes import visible
from sidelog.errors import AmbiguousError, NothingMatchedError, UsageError

Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]


def ask_to_delete(app: App, what: str) -> None:
    """Ask whether to delete; where nobody can be asked, `--yes` has to say it.

    Raises:
        UsageError: nobody can be asked.
        NothingMatchedError: the answer was no.
    """
    if not app.host.asks:
        raise UsageError("Nothing was deleted: there is nobody to ask.", hint="Say it with --yes.")
    print(f"Delete {visible(what)}? [y/N] ", end="", flush=True, file=app.host.stderr)
    if app.host.stdin.readline().strip().casefold() not in {"y", "yes"}:
        raise NothingMatchedError("Nothing was deleted.")


def ask_which(app: App, error: AmbiguousError) -> str:
    """Ask which reading was meant; returns what means it alone.

    Raises:
        AmbiguousError: nobody can be asked, or the answer is none of them.
    """
    if not app.host.asks:
        raise error
    offered = ", ".join(f"{n} {said}" for n, said in enumerate(error.readings.values(), start=1))
    print(f"{error.words}: {offered}. Which? ", end="", flush=True, file=app.host.stderr)
    answer = app.host.stdin.readline().strip()
    if answer not in {str(n) for n in range(1, len(error.readings) + 1)}:
        raise error
    return list(error.readings)[int(answer) - 1]
