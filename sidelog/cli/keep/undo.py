"""`sidelog undo`, `redo`, `history`: every change can be seen, taken back and brought back."""

import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from sidelog.catalog.text import quote
from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app
from sidelog.cli.typed.options import Limit
from sidelog.dates import say_moment
from sidelog.errors import NothingMatchedError
from sidelog.journal.history.batches import RESTORE, Batch, Change, RestoredError, changes
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
    shows it. After a restore it asks whether to bring back what was there before.
    """
    app = app_of(context)
    try:
        _walk(app, steps, partial(Journal.undo, own=own), undone=True)
    except RestoredError as restored:
        _take_restore_back(app, restored)


@redo_app.command()
def redo(context: typer.Context, steps: Steps = 1) -> None:
    """Bring back what was undone last.

    Once something else is recorded, it can no longer be brought back.
    """
    _walk(app_of(context), steps, Journal.redo, undone=False)


def _take_restore_back(app: App, restored: RestoredError) -> None:
    """Bring back, after asking, the copy that a restore made of what was there before it.

    Raises:
        NothingMatchedError: there is none, nobody can be asked, or the answer was no.
    """
    batch = restored.batch
    said = f"{restored.message} It was {batch.summary} ({_when(app, batch)})."
    kept = _kept_before(app, batch)
    if kept is None:
        hint = "No copy from before it is here. One entry: sidelog edit, sidelog delete"
        raise NothingMatchedError(said, hint=hint)
    if not app.host.asks:
        raise NothingMatchedError(said, hint=_takes_back(kept))
    from sidelog.cli.upkeep.backup import restore_from  # noqa: PLC0415  (seldom)

    app.say(said)
    restore_from(app, kept)


def _kept_before(app: App, batch: Batch) -> Path | None:
    from sidelog.journal.upkeep.restore import kept_before  # noqa: PLC0415  (seldom)

    return kept_before(app.place(begins=False), batch.at)


def _takes_back(kept: Path) -> str:
    return f"To take it back: sidelog restore {quote(str(kept))}"


def _walk(app: App, steps: int, step: Step, *, undone: bool) -> None:
    """Take the steps in one transaction: all that are asked for, or as many as there are."""
    taken: list[tuple[Batch, list[str]]] = []
    remarks: list[str] = []
    with app.write(begins=False) as journal:
        for _ in range(steps):
            try:
                batch, changes = step(journal)
            except NothingMatchedError as error:
                if not taken:
                    raise
                remarks.append(f"That was all: {len(taken)} of the {steps} asked for.")
                if isinstance(error, RestoredError):
                    remarks.append(f"Before that was a restore: {error.batch.summary}")
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
    data = [_as_data(batch, said) for batch, said in taken]
    app.answer(data, lines, remarks, quiet=quiet)


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
        for line in _listed(
            _line(app, batch, said[batch.id]), said[batch.id], sys.maxsize if detail else 3, 4
        )
    )
    app.answer([_as_data(batch, said[batch.id]) for batch in batches], lines)


def _line(app: App, batch: Batch, said: list[str]) -> str:
    mark = " [undone]" if batch.undone and batch.kind == "do" else ""
    how = ""
    if batch.session == "sidelog" and not batch.undone:
        how = "; taken back with: sidelog undo --measures"
    elif batch.summary.startswith(RESTORE) and not said and (kept := _kept_before(app, batch)):
        how = f"; taken back with: sidelog restore {quote(str(kept))}"
    return f"{batch.id:>5}  {batch.summary}{mark} ({_when(app, batch)}{how})"


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
