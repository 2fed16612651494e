"""`sidelog backup` and `restore`: copies of the journal, and the way back to one."""

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from sidelog.catalog.text import quote
from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app
from sidelog.cli.typed.asking import is_yes
from sidelog.cli.typed.options import Passphrase, Unrelated, Yes
from sidelog.dates import say_date, say_moment
from sidelog.errors import (
    CannotCreateError,
    DamagedError,
    NothingMatchedError,
    SidelogError,
    StorageError,
    UsageError,
)
from sidelog.files import make_private_folder, on_same_disk, path_of, write_private
from sidelog.journal.connection import TO_BE_SAVED, JournalFile
from sidelog.journal.store import is_there, open_aside
from sidelog.journal.upkeep import copies, restore
from sidelog.journal.upkeep.belongings import survey
from sidelog.journal.upkeep.checking import quick
from sidelog.journal.upkeep.encryption.keys import whole_files

backup_app, restore_app = command_app(), command_app()
apps = {"backup": backup_app, "restore": restore_app}


@backup_app.command()
def backup(
    context: typer.Context,
    place: Annotated[
        str | None,
        typer.Argument(metavar="[PATH]", help="A folder, such as a stick, or a new file."),
    ] = None,
    passphrase: Passphrase = False,
) -> None:
    """Copy the journal, while it may be in use, and compare the copy with it.

    In a folder the copy is named by the day; no file is written over. Without a path it goes into
    the folder of copies beside the journal, on the same disk. That of an encrypted journal is
    encrypted, and its key file comes with it, under the passphrase of today.

    Examples:

      sidelog backup

      sidelog backup /media/stick
    """
    app = app_of(context)
    if place == "-":
        raise UsageError("A backup is a file.", hint="sidelog backup FOLDER, or a path for it.")
    with app.read():  # says what is wrong with it, if anything is
        pass
    chosen = path_of(place) if place is not None else None
    file = app.file(app.place(begins=False))
    if passphrase:
        _under_passphrase(app, file, chosen)
        return
    if file.key:
        from sidelog.cli.upkeep.unlocking import refuse_without_key_file  # noqa: PLC0415  (an extra)

        refuse_without_key_file(file.path, file.key.identity)
    with app.putting():
        path = copies.backup(file, chosen, app.now)
    remarks = ["It is compared with the journal, and readable by you alone."]
    remarks += _of_disk(file.path, path)
    app.answer({"file": str(path), "bytes": path.stat().st_size}, [f"Copied to {path}"], remarks)


def _of_disk(journal: Path, copy: Path) -> list[str]:
    """That a copy does not outlive the disk; one on another has nothing to say."""
    if not on_same_disk(journal, copy):
        return []
    return ["It is on the disk of the journal. For a day when that fails: a folder on another one."]


def _under_passphrase(app: App, file: JournalFile, chosen: Path | None) -> None:
    """Write a backup that needs nothing but its passphrase.

    Raises:
        UsageError: it is not said where, or the journal's backups have a passphrase anyway.
        CannotCreateError: something is there already, or it cannot be written.
    """
    if file.key:
        raise UsageError(
            "The journal is encrypted, and so is each backup, with its key file beside it.",
            hint="Leave out --passphrase.",
        )
    if chosen is None:
        raise UsageError("It is not said where.", hint="sidelog backup FOLDER --passphrase")
    from sidelog.cli.upkeep.sealing import sealed  # noqa: PLC0415  (seldom)

    if chosen.is_dir():
        day = f"{file.path.stem}-{app.today}{file.path.suffix}.age"
        chosen = copies.free_name(chosen / day)
    with open_aside(file) as content:
        path, written = sealed(app, chosen, content.serialize())
    with app.putting():
        write_private(path, written)
    app.answer(
        {"file": str(path), "bytes": len(written)},
        [f"Copied to {path}"],
        [
            "Whoever loses its passphrase cannot open it. Back with: sidelog restore FILE",
            *_of_disk(file.path, path),
        ],
    )


@restore_app.command(name="restore")
def bring_back(
    context: typer.Context,
    file: Annotated[
        str | None, typer.Argument(metavar="[FILE]", help="The copy; without it they are listed.")
    ] = None,
    yes: Yes = False,
    unrelated: Unrelated = False,
) -> None:
    """Make the journal what a copy of it is, after it was shown what would come and go.

    The journal as it is now is kept first, so that this too can be taken back: sidelog undo.

    Examples:

      sidelog restore

      sidelog restore /media/stick/journal-2026-11-20.db
    """
    app = app_of(context)
    if file is None:
        _list(app)
    else:
        restore_from(app, path_of(file), sure=yes, unrelated=unrelated)


def _list(app: App) -> None:
    place = app.place(begins=True)
    found, folder = copies.copies_of(place), copies.copies_folder(place)
    passed = {path: why for path, why in survey(place).passed if folder in {path, path.parent}}
    if folder in passed and not found:
        raise StorageError(
            f"{folder} {passed[folder]}.", hint="Another file can be given: sidelog restore FILE"
        )
    if not found:
        raise NothingMatchedError(
            f"There are no copies in {folder}.",
            hint="Another file can be given: sidelog restore FILE",
        )
    damaged = {one for one in found if restore.is_copy_damaged(one.path)}
    data = [
        {
            "file": str(one.path),
            "at": one.at.isoformat(),
            "reason": one.reason,
            "damaged": one in damaged,
        }
        for one in found
    ]
    lines = [
        f"{say_moment(one.at)}  {_reason(one.reason)}{', damaged' if one in damaged else ''}: "
        f"{one.path}"
        for one in found
    ]
    remarks = [f"Left as it is: {path} {why}." for path, why in passed.items()]
    app.answer(data, lines, [*remarks, "To bring one back: sidelog restore FILE"])


def _reason(reason: str) -> str:
    known = {"daily": "of the day", "backup": "by your wish"}
    return known.get(reason, reason.replace("-", " "))


def restore_from(app: App, path: Path, *, sure: bool = False, unrelated: bool = False) -> None:
    """Show what would come and go, ask, and make the journal what a copy is.

    Args:
        app: the run.
        path: the copy.
        sure: whether nothing is asked.
        unrelated: whether the two may have nothing in common.

    Raises:
        SidelogError: the copy or the journal cannot be used, or the answer is no.
    """
    app.opened = place = app.place(begins=True)
    if place.exists() and path.exists() and path.samefile(place):
        raise UsageError(f"{path} is the journal itself.", hint="Its copies: sidelog restore")
    copy = app.other(path)
    then = _held_by_copy(app, place, copy)
    file, damaged = _present(app, place, copy)
    has_any = is_there(place)
    if has_any and not damaged and not unrelated:
        _refuse_anothers(file, copy)
    now = restore.contents(file) if has_any and not damaged else restore.Contents({}, None)
    change = restore.difference(now, then)
    data: dict[str, object] = {
        "copy": str(path),
        "coming": change.coming,
        "going": change.going,
        "changing": change.changing,
    }
    if has_any and not damaged and change.is_none:
        app.answer({**data, "kept": None}, ["The journal holds just what the copy holds."])
        return
    lines = [f"{path}: {_held(then)}"]
    if damaged:
        lines.append(f"{place} is damaged. It will be kept beside the new one.")
    elif has_any:
        lines += [f"{place}: {_held(now)}", *_change_lines(change)]
    _be_sure(app, lines, sure=sure)
    kept = _bring_back(app, file, copy, damaged=damaged)
    remarks = [f"As it was before, it is in {kept}"] if kept else []
    if file.key and not whole_files(place, file.key.identity):
        remarks.append("Its key file is missing. A new one, before you need it: sidelog passphrase")
    if kept and not damaged:
        remarks.append(f"To take this back: sidelog restore {quote(str(kept))}")
    elif kept:
        remarks += _what_is_not_in_it(then, kept)
    done = f"Brought back: {place} holds what the copy holds."
    app.answer(
        {**data, "kept": str(kept) if kept else None}, [*(lines if sure else ()), done], remarks
    )


def _held_by_copy(app: App, place: Path, copy: JournalFile) -> restore.Contents:
    """What a copy holds.

    Raises:
        DamagedError: it is damaged; the hint is a copy that is not.
    """
    try:
        return restore.contents(copy)
    except DamagedError as error:
        raise DamagedError(error.message, hint=_another_copy(app, place, copy.path)) from None


def _another_copy(app: App, place: Path, path: Path) -> str:
    """How to bring back the newest copy that is whole, which one is not."""
    for one in copies.copies_of(place):
        with suppress(SidelogError):
            if not one.path.samefile(path) and not restore.is_damaged(app.other(one.path)):
                return f"The newest that is whole: sidelog restore {quote(str(one.path))}"
    return "No copy beside the journal is whole."


def _refuse_anothers(file: JournalFile, copy: JournalFile) -> None:
    """Refuse a copy of a journal that has nothing in common with this one.

    Raises:
        BadDataError: it may be another person's.
    """
    if copy.path.resolve().parent == copies.copies_folder(file.path).resolve():
        return  # it was this journal once
    from sidelog.journal.upkeep.merging.merge import refuse_unrelated  # noqa: PLC0415
    from sidelog.journal.upkeep.merging.sides import Side  # noqa: PLC0415  (not to copy)

    with open_aside(file) as here, open_aside(copy) as there:
        refuse_unrelated(Side(here), Side(there))


def _what_is_not_in_it(held: restore.Contents, damaged: Path) -> Iterator[str]:
    """What a person who was given a copy back for a damaged journal may miss, and where it is."""
    since = f" ({say_moment(held.last_written)})" if held.last_written else ""
    yield (
        f"What you wrote after this copy{since} is not in it. It is in the damaged file, as far as "
        "that can be read. To bring it over:"
    )
    yield f"  sidelog check --repair --journal {quote(str(damaged))}"
    yield f"  sidelog merge {quote(str(damaged))}"


def _present(app: App, place: Path, copy: JournalFile) -> tuple[JournalFile, bool]:
    """The journal as it is, and whether it is damaged; what takes its place is as encrypted."""
    if not is_there(place):  # as on a new machine
        return copy.beside(place), False
    try:
        file = app.file(place)
    except DamagedError:  # where its own beginning does not tell what opens it
        return copy.beside(place), True
    damaged = restore.is_damaged(file)
    return (copy.beside(place) if damaged else file), damaged


def _be_sure(app: App, lines: list[str], *, sure: bool) -> None:
    """Ask, where `--yes` did not say it.

    Raises:
        UsageError: nobody can be asked.
        NothingMatchedError: the answer was no.
    """
    if sure:
        return
    for line in lines:
        app.say(line)
    if not app.host.asks:
        raise UsageError("Nothing was changed: there is nobody to ask.", hint="Say it with --yes.")
    if not is_yes(app, "Bring this copy back?"):
        raise NothingMatchedError("Nothing was changed.")


def _make_folder(folder: Path) -> None:
    try:
        make_private_folder(folder)
    except OSError as error:
        raise CannotCreateError(f"{folder} cannot be made: {error.strerror}.") from None


def _bring_back(app: App, file: JournalFile, copy: JournalFile, *, damaged: bool) -> Path | None:
    """Do it; returns where the journal is as it was, None where there was none."""
    kept: list[Path] = []

    def keep() -> None:
        kept.append(copies.keep_copy(file, restore.BEFORE, app.now, is_open=True))

    with app.putting():
        quick.forget(file.path)
        if file.key and file.key == copy.key:
            _make_folder(file.path.parent)  # a new machine has none yet
            copies.bring_key(copy.path, file.path, file.key.identity)
        if damaged:
            return restore.replace_damaged(file, copy, app.writer)
        try:
            restore.restore(file, copy, app.writer, keep if is_there(file.path) else None)
        except DamagedError as error:
            error.hint = TO_BE_SAVED
            raise
    return kept[0] if kept else None


def _held(contents: restore.Contents) -> str:
    entries = f"{contents.entries:,} {'entry' if contents.entries == 1 else 'entries'}"
    return f"{entries}, the last of {say_date(contents.last_day)}" if contents.last_day else entries


def _change_lines(change: restore.Difference) -> Iterator[str]:
    for words, rows in (
        ("Would come", change.coming),
        ("Would go", change.going),
        ("Would be as in the copy", change.changing),
    ):
        if rows:
            yield f"{words}: {_counted(rows)}"


def _counted(rows: Counter[str]) -> str:
    """Rows by kind: "12 ratings, 1 dose"."""
    return ", ".join(
        f"{number:,} {_called(table)}{'' if number == 1 else 's'}" for table, number in rows.items()
    )


def _called(table: str) -> str:
    known = {"observation": "rating", "profile": "line of the profile", "scale": "scale version"}
    return known.get(table, table.replace("_", " "))
