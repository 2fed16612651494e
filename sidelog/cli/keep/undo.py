"""`sidelog undo`, `redo`, `history`: every change can be seen, taken back and brought back."""

import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from typing import Annotated

import typer

from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app
from sidelog.cli.options import Limit
from sidelog.dates import say_moment
from sidelog.errors import NothingMatchedError
from sidelog.journal.history.batches import Batch, Change, changes
from sidelog.journal.history.batches import history as history_of
from sidelog.journal.history.describe import describe, names_of
from sidelog.journal.journal import Journal
from sidelog.report.words.quiet import undone as undone_words

undo_app, redo_app, history_app = command_app(), command_app(), command_app()
apps = {"undo": undo_app, "redo": redo_app, "history": history_app}

Step = Callable[[Journal], tuple[Batch, list[Change]]]
Steps = Annotated[int, typer.Argument(min=1, metavar="N", help="How many commands.")]


@undo_app.command()
def undo(
    context: typer.Context,
    steps: Steps = 1,
    own: Annotated[
        bool,
        typer.Option("--measures", help="Instead, the measures that a new sidelog brought."),
    ] = False,
) -> None:
    """Take back the latest command, or the latest few.

    It says what it took back. Nothing is lost: sidelog redo brings it back, sidelog history
    shows it.
    """
    _walk(app_of(context), steps, partial(Journal.undo, own=own), undone=True)


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
    done = "Undone" if undone else "Brought back"
    lines = (
        line
        for batch, said in taken
        for line in _listed(f"{done}: {batch.summary} ({_when(app, batch)})", said, 8, 2)
    )
    quiet = (
        undone_words(done, batch.summary.partition(" ")[0], _when(app, batch)) for batch, _ in taken
    )
    was_all = f"That was all: {len(taken)} of the {steps} asked for."
    data = [_as_data(batch, said) for batch, said in taken]
    app.answer(data, lines, [was_all] if len(taken) < steps else [], quiet=quiet)


def _when(app: App, batch: Batch) -> str:
    """When a batch was written, and by whom if it was not this terminal."""
    others = {
        app.host.session: "",
        "sidelog": " by sidelog itself",
        "outside": " by another program, not by sidelog",
    }
    written = say_moment(datetime.fromisoformat(batch.at))
    return f"written {written}{others.get(batch.session, ' in another terminal')}"


def _listed(heading: str, said: list[str], most: int, indent: int) -> Iterator[str]:
    """A batch with its changes below it, as many as there is room for."""
    yield heading
    left = len(said) - most + 1
    for line in said if left <= 1 else [*said[: most - 1], f"and {left} more"]:
        yield f"{' ' * indent}{line}"


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
    lines = (
        line
        for batch in batches
        for line in _listed(_line(app, batch), said[batch.id], sys.maxsize if detail else 3, 4)
    )
    app.answer([_as_data(batch, said[batch.id]) for batch in batches], lines)


def _line(app: App, batch: Batch) -> str:
    mark = " [undone]" if batch.undone and batch.kind == "do" else ""
    how = "; taken back with: sidelog undo --measures"
    own = how if batch.session == "sidelog" and not batch.undone else ""
    return f"{batch.id:>5}  {batch.summary}{mark} ({_when(app, batch)}{own})"


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
