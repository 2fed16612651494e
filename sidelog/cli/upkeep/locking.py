"""`sidelog encrypt`, `decrypt`, `lock`, `unlock`, `passphrase`: who can read the journal's file."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app
from sidelog.cli.typed.asking import is_yes
from sidelog.cli.typed.options import Yes
from sidelog.errors import (
    ExitCode,
    KeptError,
    NothingMatchedError,
    SidelogError,
    StorageError,
    UsageError,
)
from sidelog.report.words.basics import counted

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
    from sidelog.cli.upkeep import unlocking  # noqa: PLC0415  (an extra)
    from sidelog.journal.upkeep.encryption import keys  # noqa: PLC0415  (the same)
    from sidelog.journal.upkeep.encryption import turning as encryption  # noqa: PLC0415  (the same)

    file, kept = _file(app), list[str]()
    copies = encryption.copies_beside(file.path)
    is_new = file.key is None
    linked = encryption.with_other_names([*([file.path] if is_new else ()), *copies[None]])
    if file.key is None:
        file, key, kept = _encrypt(app, file)
    elif copies[None]:  # a run before this was killed
        key = file.key
        unlocking.refuse_without_key_file(file.path, key.identity)
    else:
        raise NothingMatchedError(f"The journal {file.path} is encrypted already.")
    with app.putting():
        count, refused = encryption.turn_copies(file, copies.pop(None), key)
    place = keys.key_file(file.path, key.identity)
    lines = [f"Encrypted: {file.path}"] if is_new else []
    lines += [f"Encrypted: {counted(count, 'copy', 'copies')} of it"] if count else []
    lines += [f"Its key, under the passphrase: {place}"] if is_new else []
    copies.pop(key.identity, None)
    earlier = sum(map(len, copies.values()))
    app.answer(
        {
            "journal": str(file.path),
            "key_file": str(place),
            "copies": count,
            "not_encrypted": [str(path) for path, _ in refused],
        },
        lines,
        (
            *((*kept, *_after_encrypting(file.path, earlier)) if is_new else ()),
            *(f"Under another name this file is plain still: {one}" for one in linked),
        ),
        as_is=True,
    )
    _refuse_copies(refused)


def _encrypt(app: App, file: "JournalFile") -> tuple["JournalFile", "Key", list[str]]:
    """Ask for the passphrase, write the key file, and then encrypt the journal."""
    from sidelog.cli.upkeep import unlocking  # noqa: PLC0415  (with the extra)
    from sidelog.files import write_private  # noqa: PLC0415  (the same)
    from sidelog.journal.connection import Key  # noqa: PLC0415  (the same)
    from sidelog.journal.upkeep.encryption import keys  # noqa: PLC0415  (the same)
    from sidelog.journal.upkeep.encryption import turning as encryption  # noqa: PLC0415  (the same)

    if app.host.asks:
        for line in (*PROMISE, "", *_WAY_BACK):
            app.say(line)
    key = Key(app.host.new_secret(32), app.host.new_secret(16))
    place = keys.key_file(file.path, key.identity)
    wrapped = unlocking.new_passphrase(app, "Encrypting", lambda words: keys.wrap(key, words))
    app.stops.begin()
    with app.putting():
        # The key before what it opens: whatever is on disk can be opened at every moment.
        write_private(place, wrapped)
        kept = [*unlocking.keep(app, key)]
        try:
            file = encryption.turn(file, key)
        except SidelogError as error:
            if not isinstance(error, KeptError):  # nothing needs it
                place.unlink(missing_ok=True)
                unlocking.forget(app, key.identity)
            raise
        app.files[file.path] = file
    return file, key, kept


def _after_encrypting(path: Path, earlier: int) -> Sequence[str]:
    from sidelog.journal.upkeep.belongings import What, survey  # noqa: PLC0415  (as in `encrypt`)

    damaged = survey(path).of(What.DAMAGED)
    as_before = f"Encrypted with an earlier key, as before: {counted(earlier, 'copy', 'copies')}"
    return (
        "Keep a copy of the key file elsewhere, or print it: it is short, and safe with you.",
        "The disk may hold parts of the plain file until it writes over them.",
        "Backups, exports and reports that you made before are as they were.",
        *(f"A damaged file of before is plain, until you delete it: {one}" for one in damaged),
        *([as_before] if earlier else []),
    )


@decrypt_app.command()
def decrypt(context: typer.Context, yes: Yes = False) -> None:
    """Make an encrypted journal and its copies plain files again.

    The key file and what the keyring has of it are removed, unless another file here needs them.
    Backups that are encrypted stay so, and need their own key file and its passphrase.

    Example:

      sidelog decrypt
    """
    app = app_of(context)
    from sidelog.journal.upkeep.encryption import turning as encryption  # noqa: PLC0415  (an extra)

    file = _file(app)
    copies = encryption.copies_beside(file.path)
    del copies[None]
    if file.key:
        copies.setdefault(file.key.identity, [])
    if not copies:
        from sidelog.journal.upkeep.encryption.keys import idle_files  # noqa: PLC0415  (seldom)

        for one in idle_files(file.path):  # a run before this was killed
            app.say(f"Nothing here needs this key file; a backup may: {one}")
        raise _not_encrypted(file)
    locked = (path for paths in copies.values() for path in paths)
    linked = encryption.with_other_names([*([file.path] if file.key else ()), *locked])
    known, refused = _keys_of(app, file, copies)
    _confirm(app, yes=yes)
    app.stops.begin()
    count, remarks = 0, list[str]()
    with app.putting():
        for key in known:
            done, left = encryption.turn_copies(file._replace(key=key), copies[key.identity], None)
            count, refused = count + done, [*refused, *left]
        if file.key:
            app.files[file.path] = encryption.turn(file, None)
        for key in () if linked else known:  # the key last: while anything needs it, it is there
            remarks += _let_go(app, file.path, key.identity)
    remarks += (f"The key stays, for the other name of this file: {one}" for one in linked)
    lines = [f"Decrypted: {file.path}"] if file.key else []
    lines += [f"Decrypted: {counted(count, 'copy', 'copies')} of it"] if count else []
    app.answer(
        {
            "journal": str(file.path),
            "copies": count,
            "not_decrypted": [str(path) for path, _ in refused],
        },
        lines,
        remarks,
        as_is=True,
    )
    _refuse_copies(refused)


def _keys_of(
    app: App, file: "JournalFile", copies: Mapping[bytes | None, Sequence[Path]]
) -> tuple[list["Key"], list[tuple[Path, str]]]:
    """What opens the journal and its copies, and the copies that nothing opens, with the reason."""
    from sidelog.cli.upkeep import unlocking  # noqa: PLC0415  (an extra)

    known, refused = [file.key] if file.key else [], list[tuple[Path, str]]()
    for identity, paths in copies.items():
        if identity is None or (file.key and file.key.identity == identity):
            continue
        try:
            key, why = unlocking.key_of(app, paths[0], identity), "Its key file is missing."
        except SidelogError as error:
            key, why = None, error.message
        known += [key] if key else []
        refused += [] if key else [(path, why) for path in paths]
    return known, refused


def _let_go(app: App, path: Path, identity: bytes) -> Iterator[str]:
    """Remove a key that nothing here needs any more; says what became of it."""
    from sidelog.cli.upkeep import unlocking  # noqa: PLC0415  (an extra)
    from sidelog.journal.upkeep.encryption.keys import key_files, needed_by  # noqa: PLC0415  (the same)

    files = key_files(path, identity)
    if not files:
        yield "There was no key file: what this machine keeps of the key stays, for any backup."
        return
    for one in files:
        if needing := needed_by(one):
            yield f"The key file stays, as {needing[0]} may need it: {one}"
            return
    for one in files:
        one.unlink(missing_ok=True)
        yield f"The key file was removed: {one}"
    yield from unlocking.forget(app, identity)


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

    Where the keyring or the session may have the key still, it says so, and ends with 1.

    Example:

      sidelog lock
    """
    app = app_of(context)
    from sidelog.cli.upkeep import unlocking  # noqa: PLC0415  (an extra)

    path, identity = _encrypted(app)
    unlocking.refuse_without_key_file(path, identity)
    left = unlocking.forget(app, identity)
    if app.host.environ.get(unlocking.PASSPHRASE_FILE):
        left.append(f"{unlocking.PASSPHRASE_FILE} names a file that opens it.")
    if not left:
        app.answer(
            {"journal": str(path), "locked": True},
            [f"Locked: {path}"],
            ["From now on the passphrase is asked for. Back with: sidelog unlock"],
            as_is=True,
        )
        return
    app.answer({"journal": str(path), "locked": None, "left": left})
    app.say(f"It may still be open: {path}")
    for one in left:
        app.say(one)
    app.say("To be sure, log out, or type it again where that can be reached: sidelog lock")
    raise typer.Exit(ExitCode.NOTHING_MATCHED)


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

    The new one is typed twice, or SIDELOG_NEW_PASSPHRASE_FILE names a file that holds it.

    Example:

      sidelog passphrase
    """
    app = app_of(context)
    from sidelog.cli.upkeep import unlocking  # noqa: PLC0415  (an extra)
    from sidelog.files import write_private  # noqa: PLC0415  (only here)
    from sidelog.journal.upkeep.encryption import keys  # noqa: PLC0415  (the same)

    path, identity = _encrypted(app)
    key = _key(app, path)
    with app.read():  # that it opens
        pass
    place, before = keys.key_file(path, identity), keys.key_files(path, identity)

    def wrapped_anew(words: str) -> bytes:
        if before and keys.opens(before[0], words):
            raise UsageError("That is the passphrase that it has.", hint="Nothing was changed.")
        return keys.wrap(key, words)

    wrapped = unlocking.new_passphrase(
        app, "The key", wrapped_anew, variable=unlocking.NEW_PASSPHRASE_FILE
    )
    app.stops.begin()
    with app.putting():
        write_private(place, wrapped, overwrite=True)
    older = [one for one in before if one != place]
    for one in older:
        if keys.is_named(one, identity):  # the same key, under a passphrase of before
            one.unlink(missing_ok=True)
    app.answer(
        {"journal": str(path), "key_file": str(place)},
        [f"{'Changed: the passphrase' if before else 'A new key file'} of {path}: {place}"],
        [
            "Key files beside backups keep the passphrase that they had.",
            *(f"An earlier passphrase may open this one: {one}" for one in older if one.exists()),
        ],
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
