"""`sidelog undo`, `redo`, `history`: every change can be seen, taken back and brought back."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated

import typer

from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app
from sidelog.cli.options import Limit
from sidelog.dates import say_moment
from sidelog.errors import NothingMatchedError
from sidelog.journal.history.batches import Batch, Change
from sidelog.journal.history.describe import changes, describe, names_of
from sidelog.journal.history.describe import history as history_of
from sidelog.journal.journal import Journal

undo_app, redo_app, history_app = command_app(), command_app(), command_app()
apps = {"undo": undo_app, "redo": redo_app, "history": history_app}

Step = Callable[[Journal], tuple[Batch, list[Change]]]
Steps = Annotated[int, typer.Argument(min=1, metavar="N", help="How many commands.")]


@undo_app.command()
def undo(context: typer.Context, steps: Steps = 1) -> None:
    """Take back the latest command, or the latest few.

    It says what it took back. Nothing is lost: sidelog redo brings it back, sidelog history
    shows it.
    """
    _walk(app_of(context), steps, Journal.undo, undone=True)


@redo_app.command()
def redo(context: typer.Context, steps: Steps = 1) -> None:
    """Bring back what was undone last.

    Once something else is recorded, it can no longer be brought back.
    """
    _walk(app_of(context), steps, Journal.redo, undone=False)


def _walk(app: App, steps: int, step: Step, *, undone: bool) -> None:
    """Take the steps in one transaction: all that are asked for, or as many as there are."""
    taken: list[tuple[Batch, list[str]]] = []
    with app.write(begins=False) as journal:
        for _ in range(steps):
            try:
                batch, changes = step(journal)
            except NothingMatchedError:
                if not taken:
                    raise
                break
            taken.append((batch._replace(undone=undone), describe(changes, names_of(journal))))
    _report(app, taken, steps, "Undone" if undone else "Brought back")


def _report(app: App, taken: list[tuple[Batch, list[str]]], steps: int, done: str) -> None:
    if app.json:
        from sidelog.cli.envelope import write_data  # noqa: PLC0415  (only for machines)

        write_data(app, app.command, [_as_data(batch, said) for batch, said in taken])
        return
    for batch, said in taken:
        app.out(f"{done}: {batch.summary} ({_when(app, batch)})")
        for line in _at_most(said, 8):
            app.out(f"  {line}")
    if len(taken) < steps:
        app.say(f"That was all: {len(taken)} of the {steps} asked for.")


def _when(app: App, batch: Batch) -> str:
    """When a batch was written, and by whom if it was not this terminal."""
    written = say_moment(datetime.fromisoformat(batch.at))
    if batch.session == app.host.session:
        return f"written {written}"
    if batch.session == "sidelog":
        return f"written {written} by sidelog itself"
    if batch.session == "outside":
        return f"written {written} by another program, not by sidelog"
    return f"written {written} in another terminal"


def _at_most(lines: list[str], most: int) -> list[str]:
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], f"and {len(lines) - most + 1} more"]


@history_app.command()
def history(
    context: typer.Context,
    limit: Limit = 20,
    detail: Annotated[bool, typer.Option("--detail", help="Show every change.")] = False,
) -> None:
    """Show what was written, newest first.

    Every command that changed anything is there, undone ones too.
    """
    app = app_of(context)
    with app.read() as journal:
        batches = history_of(journal, limit)
        if not batches:
            raise NothingMatchedError("Nothing was written yet.")
        names = names_of(journal)
        said = {batch.id: describe(changes(journal, batch.id), names) for batch in batches}
    if app.json:
        from sidelog.cli.envelope import write_data  # noqa: PLC0415  (only for machines)

        write_data(app, "history", [_as_data(batch, said[batch.id]) for batch in batches])
        return
    for batch in batches:
        app.out(_line(app, batch))
        for line in said[batch.id] if detail else _at_most(said[batch.id], 3):
            app.out(f"    {line}")


def _line(app: App, batch: Batch) -> str:
    undone = " [undone]" if batch.undone and batch.kind == "do" else ""
    return f"{batch.id:>5}  {batch.summary}{undone} ({_when(app, batch)})"


def _as_data(batch: Batch, said: list[str]) -> dict[str, object]:
    return {
        "id": batch.id,
        "at": batch.at,
        "kind": batch.kind,
        "target": batch.target,
        "command": batch.summary,
        "undone": batch.undone,
        "session": batch.session,
        "changes": said,
    }
