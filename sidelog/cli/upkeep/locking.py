"""`sidelog encrypt`, `decrypt`, `lock`, `unlock`, `passphrase`: who can read the journal's file."""

from collections.abc import Sequence
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from sidelog.cli.app import App, app_of
from sidelog.cli.asking import is_yes
from sidelog.cli.commands import command_app
from sidelog.cli.options import Yes
from sidelog.errors import CannotCreateError, NothingMatchedError, StorageError, UsageError

if TYPE_CHECKING:
    from sidelog.journal.connection import JournalFile, Key

encrypt_app, decrypt_app = command_app(), command_app()
lock_app, unlock_app, passphrase_app = command_app(), command_app(), command_app()
apps = {
    "encrypt": encrypt_app,
    "decrypt": decrypt_app,
    "lock": lock_app,
    "unlock": unlock_app,
    "passphrase": passphrase_app,
}

PROMISE = (
    "It protects the journal where a disk is lost, or the file is copied.",
    "It does not protect it from another program that runs as you, nor in this machine's memory.",
)
_WAY_BACK = (
    "The passphrase is the way back when this machine is gone. Nobody can reset it.",
    "Who loses the passphrase or the key file, and this machine too, has lost the journal.",
)


@encrypt_app.command()
def encrypt(context: typer.Context) -> None:
    """Encrypt the journal and its copies, so that a lost disk or a copied file tells nothing.

    A passphrase is asked for twice. The keyring of the system then opens the journal for you, and
    the passphrase is for another machine, or where there is no keyring. It does not protect the
    journal from another program that runs as you, nor in memory.

    Without a terminal the variable SIDELOG_PASSPHRASE_FILE names a file that holds the passphrase.

    Example:

      sidelog encrypt
    """
    app = app_of(context)
    from sidelog.journal.upkeep import encryption  # noqa: PLC0415  (an extra)

    file = _file(app)
    plain = [file.path] if file.key is None else []
    plain += encryption.copies_beside(file.path, encrypted=False)
    linked = encryption.with_other_names(plain)
    if file.key is None:
        file, kept = _encrypt(app, file)
        is_new = True
    elif encryption.copies_beside(file.path, encrypted=False):  # a run before this was killed
        kept, is_new = (), False
    else:
        raise NothingMatchedError(f"The journal {file.path} is encrypted already.")
    with app.putting():
        count, refused = encryption.turn_copies(file, file.key)
    from sidelog.journal.upkeep.keys import key_file  # noqa: PLC0415  (with the extra)

    key_place = key_file(file.path)
    lines = [f"Encrypted: {file.path}"] if is_new else []
    lines += [f"Encrypted: {_copies(count)} of it"] if count else []
    lines += [f"Its key, under the passphrase: {key_place}"] if is_new else []
    app.answer(
        {
            "journal": str(file.path),
            "key_file": str(key_place),
            "copies": count,
            "not_encrypted": [str(path) for path, _ in refused],
        },
        lines,
        (
            *((*kept, *_after_encrypting(file.path)) if is_new else ()),
            *(f"Under another name this file is plain still: {one}" for one in linked),
        ),
        as_is=True,
    )
    _refuse_copies(refused)


def _encrypt(app: App, file: "JournalFile") -> tuple["JournalFile", Sequence[str]]:
    """Ask for the passphrase, write the key file, and then encrypt the journal."""
    from sidelog.cli.upkeep import unlocking  # noqa: PLC0415  (with the extra)
    from sidelog.files import write_private  # noqa: PLC0415  (the same)
    from sidelog.journal.connection import Key  # noqa: PLC0415  (the same)
    from sidelog.journal.upkeep import encryption  # noqa: PLC0415  (the same)
    from sidelog.journal.upkeep.keys import key_file, wrap  # noqa: PLC0415  (the same)

    place = key_file(file.path)
    if encryption.copies_beside(file.path, encrypted=True):
        raise CannotCreateError(
            f"Copies of the journal are encrypted with an earlier key, {place}.",
            hint="Make them plain first: sidelog decrypt",
        )
    if app.host.asks:
        for line in (*PROMISE, "", *_WAY_BACK):
            app.say(line)
    passphrase = unlocking.new_passphrase(app, "Encrypting")
    key = Key(app.host.new_secret(32), app.host.new_secret(16))
    wrapped = wrap(key, passphrase)
    app.stops.begin()
    with app.putting():
        # The key before what it opens: whatever is on disk can be opened at every moment.
        write_private(place, wrapped, overwrite=True)
        file = encryption.turn(file, key)
        app.files[file.path] = file
    return file, unlocking.keep(app, key)


def _after_encrypting(path: Path) -> Sequence[str]:
    damaged = sorted(path.parent.glob(f"{escape(path.stem)}.damaged-*"))
    return (
        "Keep a copy of the key file elsewhere, or print it: it is short, and safe with you.",
        "The disk may hold parts of the plain file until it writes over them.",
        "Backups, exports and reports that you made before are as they were.",
        *(f"A damaged file of before is plain, until you delete it: {one}" for one in damaged),
    )


@decrypt_app.command()
def decrypt(context: typer.Context, yes: Yes = False) -> None:
    """Make an encrypted journal and its copies plain files again.

    The key file and what the keyring has of it are removed. Backups that are encrypted stay so, and
    need their own key file and its passphrase.

    Example:

      sidelog decrypt
    """
    app = app_of(context)
    from sidelog.cli.upkeep import unlocking  # noqa: PLC0415  (an extra)
    from sidelog.journal.upkeep import encryption  # noqa: PLC0415  (the same)
    from sidelog.journal.upkeep.keys import key_file  # noqa: PLC0415  (the same)

    file, place = _file(app), None
    is_plain = file.key is None
    place = key_file(file.path)
    locked = encryption.copies_beside(file.path, encrypted=True)
    if is_plain and not locked:
        raise _not_encrypted(file)
    linked = encryption.with_other_names([*([] if is_plain else [file.path]), *locked])
    key = file.key or unlocking.by_passphrase(app, file.path)
    _confirm(app, yes=yes)
    app.stops.begin()
    with app.putting():
        # The key last: as long as anything needs it, it is there.
        count, refused = encryption.turn_copies(file._replace(key=key), None)
        if file.key:
            app.files[file.path] = encryption.turn(file, None)
        if not refused and not linked:
            place.unlink(missing_ok=True)
    if not refused and not linked:
        unlocking.forget(app, key.identity)
    lines = [f"Decrypted: {file.path}"] if not is_plain else []
    lines += [f"Decrypted: {_copies(count)} of it"] if count else []
    app.answer(
        {
            "journal": str(file.path),
            "copies": count,
            "not_decrypted": [str(path) for path, _ in refused],
        },
        lines,
        [f"The key stays, for the other name of this file: {one}" for one in linked]
        or ([] if refused else [f"The key file was removed: {place}"]),
        as_is=True,
    )
    _refuse_copies(refused)


def _confirm(app: App, *, yes: bool) -> None:
    if yes:
        return
    if not app.host.asks:
        raise UsageError(
            "Nothing was decrypted: there is nobody to ask.", hint="Say it with --yes."
        )
    if not is_yes(app, "Everybody who gets the file can then read it. Decrypt it?"):
        raise NothingMatchedError("Nothing was decrypted.")


@lock_app.command()
def lock(context: typer.Context) -> None:
    """Take the key out of the keyring: from then on each command asks for the passphrase.

    Example:

      sidelog lock
    """
    app = app_of(context)
    from sidelog.cli.upkeep import unlocking  # noqa: PLC0415  (an extra)
    from sidelog.journal.upkeep.keys import key_file  # noqa: PLC0415  (the same)

    path, identity = _encrypted(app)
    if not key_file(path).exists():
        raise CannotCreateError(
            f"The key file {key_file(path)} is not there: what is kept of the key is all there is.",
            hint="Make a key file first: sidelog passphrase",
        )
    trouble = unlocking.forget(app, identity)
    app.answer(
        {"journal": str(path), "locked": True},
        [f"Locked: {path}"],
        [
            "From now on the passphrase is asked for. Back with: sidelog unlock",
            *([f"What a keyring may hold was not reached: {trouble}."] if trouble else []),
        ],
        as_is=True,
    )


@unlock_app.command()
def unlock(context: typer.Context) -> None:
    """Give the key to the keyring of the system, so that nothing has to be typed.

    Where there is none, the journal stays open until you log out, if the system has a place in
    memory for that.

    Example:

      sidelog unlock
    """
    app = app_of(context)
    from sidelog.cli.upkeep import unlocking  # noqa: PLC0415  (an extra)

    path, _ = _encrypted(app)
    key = _key(app, path)
    with app.read():  # that it opens
        pass
    kept = unlocking.keep(app, key)
    app.answer({"journal": str(path), "locked": False}, [f"Unlocked: {path}"], kept, as_is=True)


@passphrase_app.command()
def passphrase(context: typer.Context) -> None:
    """Change the passphrase, or write the key file anew where it was lost.

    Key files that lie elsewhere, as beside backups, keep the passphrase that they had.

    Example:

      sidelog passphrase
    """
    app = app_of(context)
    from sidelog.cli.upkeep import unlocking  # noqa: PLC0415  (an extra)
    from sidelog.files import write_private  # noqa: PLC0415  (only here)
    from sidelog.journal.upkeep.keys import key_file, wrap  # noqa: PLC0415  (the same)

    path, _ = _encrypted(app)
    key = _key(app, path)
    with app.read():  # that it opens
        pass
    wrapped = wrap(key, unlocking.new_passphrase(app, "The key"))
    app.stops.begin()
    with app.putting():
        write_private(key_file(path), wrapped, overwrite=True)
    app.answer(
        {"journal": str(path), "key_file": str(key_file(path))},
        [f"Changed: the passphrase of {path}"],
        ["Key files beside backups keep the passphrase that they had."],
        as_is=True,
    )


def _file(app: App) -> "JournalFile":
    """The journal, which is there and is ours."""
    with app.read() as journal:
        return journal.file


def _encrypted(app: App) -> tuple[Path, bytes]:
    """Where the journal lies that is encrypted, and its identity."""
    from sidelog.journal.connection import JournalFile, identity_of  # noqa: PLC0415

    path = app.place(begins=False)
    identity = identity_of(path)
    if identity is None:
        with app.read():  # says where there is none
            pass
        raise _not_encrypted(JournalFile(path))
    return path, identity


def _key(app: App, path: Path) -> "Key":
    key = app.file(path).key
    if key is None:
        with app.read():  # says what is wrong with it
            pass
        raise _not_encrypted(app.file(path))
    return key


def _not_encrypted(file: "JournalFile") -> NothingMatchedError:
    return NothingMatchedError(
        f"The journal {file.path} is not encrypted.", hint="To encrypt it: sidelog encrypt"
    )


def _copies(count: int) -> str:
    return "1 copy" if count == 1 else f"{count} copies"


def _refuse_copies(refused: Sequence[tuple[Path, str]]) -> None:
    """Say of copies that they are as they were.

    Raises:
        StorageError: there are any.
    """
    if refused:
        path, why = refused[0]
        others = f" So are {len(refused) - 1} more." if refused[1:] else ""
        raise StorageError(
            f"This copy is as it was: {path}. {why}{others}",
            hint="Look at it, remove it if you do not need it, and type the command again.",
        )
