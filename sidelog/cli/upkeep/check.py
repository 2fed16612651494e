"""`sidelog check`: whether the journal is whole, and what to type where it is not."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app
from sidelog.cli.damage import own_folder, say_loosened, say_plain
from sidelog.cli.upkeep.journals import say_size
from sidelog.errors import DamagedError
from sidelog.files import on_same_disk
from sidelog.journal.connection import JournalFile
from sidelog.journal.store import is_there
from sidelog.journal.upkeep.belongings import plain_beside
from sidelog.journal.upkeep.checking.around import LEAST_FREE, Around, look_around
from sidelog.journal.upkeep.checking.check import Check, check_file
from sidelog.journal.upkeep.checking.quick import damage_of, forget, remember
from sidelog.journal.upkeep.copies import copies_folder
from sidelog.journal.upkeep.encryption.keys import key_file, whole_files

check_app = command_app()
apps = {"check": check_app}

_OLD = timedelta(days=30)
_MOST_NAMES = 8
_SAID = {
    "unread": "What could not be read",
    "lost": "Tables that lack something",
    "misfits": "Not as sidelog makes it",
    "untold": "Entries that are not as the history says",
    "torn": "Parts of the history that do not fit together",
    "astray": "Entries that belong to something that is gone",
    "off_scale": "Values that are not on their scale",
    "unruly": "Entries with a text that is not allowed",
    "open_batches": "Commands that did not end",
}
"""What is said of each part of a check that names things."""


@check_app.command()
def check(
    context: typer.Context,
    repair: Annotated[
        bool,
        typer.Option("--repair", help="Save what can be read into a new file; this one is kept."),
    ] = False,
) -> None:
    """See whether the journal is whole: its file, its tables, its entries and their history.

    Nothing recorded is changed. It ends with 0 where all is well, and with 1 where it is not.

    Examples:

      sidelog check
      sidelog check --repair
    """
    app = app_of(context)
    path = app.place(begins=False)
    file = app.file(path)
    emptied = None if is_there(path) else damage_of(file)
    if emptied is None and not is_there(path):
        with app.read(shows=False):  # says that there is none
            pass
    around = look_around(path, own_folder(path))
    found = emptied or _found(app, file)
    if repair and not found.is_whole:
        _repair(app, file)
        return
    plain = plain_beside(path)
    remarks = [*_of_key(file), *_remarks(app, around), *([say_plain(plain)] if plain else [])]
    if found.is_whole:
        remember(file)
    lines = [f"The journal is whole: {path}"] if found.is_whole else list(_lines(path, found))
    data = {**_data(path, found, around), "plain": [str(one) for one in plain]}
    app.answer(data, lines, remarks)
    if not found.is_whole:
        raise typer.Exit(1)


def _found(app: App, file: JournalFile) -> Check:
    """Everything that was found; of a file that is no database any more, that alone."""
    try:
        found = check_file(file)
    except DamagedError:
        if app.is_replaced(file.path):  # by another command, which may have encrypted it
            raise
        return Check(damage=("It does not begin as a journal does.",), unread=("the file",))
    known = damage_of(file)
    return found._replace(is_unwritten=known is not None and known.is_unwritten)


def _repair(app: App, file: JournalFile) -> None:
    """Put a whole journal in the place of the damaged one, and say what became of its rows."""
    from sidelog.journal.upkeep.repairing.repair import By, repair_journal  # noqa: PLC0415  (seldom)

    with app.putting():
        forget(file.path)
        outcome, kept = repair_journal(file, By(app.now, app.today, app.host.new_identity))
    lines = [f"Repaired: {file.path} is whole again. {_counted(outcome.read, 'record')} read."]
    for said, names in (
        ("Rebuilt from the history, an index or a copy", outcome.rebuilt),
        ("Left as found, though the history tells otherwise: look at them", outcome.disputed),
        ("As the history last says; later changes are lost", outcome.doubtful),
        ("Lost", outcome.lost),
    ):
        lines += [f"{said}: {_some(names)}."] if names else []
    if outcome.changes:
        lines.append(f"Of the history, {_counted(outcome.changes, 'change')} could not be read.")
    if outcome.unsure:
        lines.append("Of a part of the file nothing tells what was in it: more may be missing.")
    data = {**outcome._asdict(), "kept": str(kept)}
    app.answer(data, lines, [f"The damaged file is kept: {kept}"])
    if outcome.lost or outcome.doubtful or outcome.disputed or outcome.unsure:
        raise typer.Exit(1)


def _lines(path: Path, found: Check) -> Iterator[str]:
    yield f"Something is wrong with the journal {path}"
    yield from (f"  {said}" for said in _sentences(found))
    yield "Write nothing more to it. What can be done:"
    yield "  sidelog restore         goes back to a copy, and keeps this file"
    yield "  sidelog check --repair  saves what can be read into a new file, and keeps this one"


def _sentences(found: Check) -> Iterator[str]:
    if found.damage:
        yield f"The file is damaged: {_counted(len(found.damage), 'place')} found."
    if found.is_unwritten:
        yield "Its bytes changed since it was last found whole, and no program wrote to it."
    for part, said in _SAID.items():
        if names := [str(one) for one in getattr(found, part)]:
            yield f"{said}: {_some(names)}."


def _some(names: Sequence[str]) -> str:
    rest = len(names) - _MOST_NAMES
    return ", ".join(names[:_MOST_NAMES]) + (f" and {rest} more" if rest > 0 else "")


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _of_key(file: JournalFile) -> Iterator[str]:
    if file.key and not whole_files(file.path, file.key.identity):
        place = key_file(file.path, file.key.identity)
        yield f"Only this machine opens it: its key file is not there, or damaged: {place}"
        yield "A new one: sidelog passphrase"


def _remarks(app: App, around: Around) -> Iterator[str]:
    yield from map(say_loosened, around.loosened)
    if around.free is not None and around.free < LEAST_FREE:
        yield (
            f"The disk has {say_size(around.free)} left. When it is full nothing can be recorded: "
            "delete something else on it."
        )
    yield from (f"Left as it is: {path} {why}." for path, why in around.passed)
    if around.newest_copy is None and copies_folder(app.settings.journal) not in dict(
        around.passed
    ):
        yield "There is no copy of it yet: sidelog backup"
    elif around.newest_copy and (age := app.now.replace(tzinfo=None) - around.newest_copy) > _OLD:
        yield f"The newest copy is {age.days} days old: sidelog backup"
    place = app.settings.journal
    if around.newest_copy and on_same_disk(place, copies_folder(place)):
        yield "Its copies are on its own disk. If you have none elsewhere: sidelog backup FOLDER"
    for place in around.leftovers:
        yield f"Left over by a run that was broken off: {place}"


def _data(path: Path, found: Check, around: Around) -> dict[str, object]:
    return {
        "journal": str(path),
        "whole": found.is_whole,
        "found": {
            **found._asdict(),
            "misfits": [part._asdict() for part in found.misfits],
        },
        "loosened": [{**one._asdict(), "path": str(one.path)} for one in around.loosened],
        "free": around.free,
        "newest_copy": around.newest_copy,
        "leftovers": [str(place) for place in around.leftovers],
        "passed": [{"path": str(path), "why": why} for path, why in around.passed],
    }
