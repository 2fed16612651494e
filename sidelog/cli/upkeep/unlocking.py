"""What opens an encrypted journal: the key at hand, a passphrase in a file, the keyring, a person.

In this order: what is quick and asks nobody comes first.  Between two commands the key may lie in
the folder that the system keeps for whoever is logged in (XDG_RUNTIME_DIR), in memory and for them
alone: it is gone when they log out, and to read it takes no time.
"""

import os
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from sidelog.catalog.text import visible
from sidelog.cli.app import App
from sidelog.cli.upkeep.keyrings import KeyringError
from sidelog.errors import (
    CannotCreateError,
    DamagedError,
    KeptError,
    LockedError,
    NoInputError,
    UsageError,
)
from sidelog.files import make_private_folder, path_of, write_private
from sidelog.journal.connection import Key
from sidelog.journal.upkeep.keys import (
    WrongPassphraseError,
    key_file,
    key_text,
    read_key,
    read_key_file,
    unwrap,
)

PASSPHRASE_FILE = "SIDELOG_PASSPHRASE_FILE"  # noqa: S105  (a name)
_TRIES = 3
_SHORTEST = 8

_Opened = TypeVar("_Opened")


def key_of(app: App, path: Path, identity: bytes) -> Key | None:
    """What opens an encrypted file; None where nothing says that it is a journal of ours.

    Raises:
        LockedError: there is a key file, and nobody who knows its passphrase.
        WrongPassphraseError: the passphrase is not the right one.
        DamagedError: the key file is of another journal, or the journal's beginning is damaged.
    """
    if key := _at_hand(app, identity):
        return key
    has_file = key_file(path).exists()
    if has_file and app.host.environ.get(PASSPHRASE_FILE):
        return _fitting(by_passphrase(app, path), path, identity)
    if key := _in_keyring(app, identity):
        keep_at_hand(app, key)
        return key
    if not has_file:
        if not identity.isascii():  # as good as always, and no text
            app.say(f"If it is encrypted, its key file is missing: {key_file(path)}")
        return None
    if not app.host.asks:
        raise LockedError(
            f"The journal {path} is locked, and there is nobody to ask for its passphrase.",
            hint=f"Type: sidelog unlock; or name a file that holds it in {PASSPHRASE_FILE}.",
        )
    return _fitting(by_passphrase(app, path), path, identity)


def _fitting(key: Key, path: Path, identity: bytes) -> Key:
    if key.identity != identity:
        raise DamagedError(
            f"The key in {key_file(path)} does not open {path}: it belongs to another journal, "
            "or the beginning of this one is damaged.",
            hint="Bring back the key file that belongs to it, or a backup.",
        )
    return key


def by_passphrase(app: App, path: Path) -> Key:
    """The key in the key file of a journal.

    Raises:
        WrongPassphraseError: the passphrase is not the right one.
        NoInputError: the key file cannot be read, or the file with the passphrase.
    """
    wrapped = read_key_file(key_file(path))
    return opened(app, path.name, lambda passphrase: unwrap(wrapped, passphrase))


def opened(app: App, name: str, open_it: Callable[[str], _Opened]) -> _Opened:
    """What a passphrase opens: that of the file which is named for it, or one that is typed.

    Raises:
        WrongPassphraseError: it is not the right one; a person may try three times.
    """
    if passphrase := passphrase_in_file(app):
        try:
            return open_it(passphrase)
        except WrongPassphraseError:
            said = app.host.environ[PASSPHRASE_FILE]
            raise WrongPassphraseError(
                f"What is in {said} is not the passphrase of {name}.", hint="Nothing was changed."
            ) from None
    for _ in range(_TRIES - 1):
        with suppress(WrongPassphraseError):
            return open_it(_ask(app, f"Passphrase of {name}: "))
        app.say("That is not the passphrase. Nothing is lost: try again.")
    try:
        return open_it(_ask(app, f"Passphrase of {name}: "))
    except WrongPassphraseError:
        raise WrongPassphraseError(
            f"That is not the passphrase of {name}.",
            hint="Nothing was changed, and you can try again as often as you like.",
        ) from None


def passphrase_in_file(app: App) -> str | None:
    """The passphrase in the file that SIDELOG_PASSPHRASE_FILE names; None where it names none.

    Raises:
        NoInputError: it cannot be read, or there is nothing in it.
    """
    said = app.host.environ.get(PASSPHRASE_FILE)
    if not said:
        return None
    try:
        words = path_of(said).read_text("utf-8").strip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is not text"
        raise NoInputError(
            f"{PASSPHRASE_FILE} names {said}, which cannot be read: {why}."
        ) from None
    if not words:
        raise NoInputError(f"{PASSPHRASE_FILE} names {said}, and there is nothing in it.")
    return words


def new_passphrase(app: App, what: str, called: str = "passphrase") -> str:
    """A passphrase for something new: from its file, or typed twice, so that it is no slip.

    Args:
        app: the run.
        what: what needs it.
        called: "password" for what others open, which the file of ours is not for.

    Raises:
        UsageError: nobody can be asked, it is too short, or the second is another.
    """
    is_ours = called == "passphrase"
    words = passphrase_in_file(app) if is_ours else None
    if words is None and not app.host.asks:
        raise UsageError(
            f"{what} needs a {called}, and there is nobody to ask for it.",
            hint=f"{PASSPHRASE_FILE} can name a file that holds it."
            if is_ours
            else "Type it on a terminal.",
        )
    if words is None:
        words = _ask(app, f"New {called}: ")
        if len(words) >= _SHORTEST and _ask(app, "Once more: ") != words:
            raise UsageError("The two are not the same.", hint="Nothing was changed. Try again.")
    if len(words) < _SHORTEST:
        raise UsageError(
            f"A {called} has at least {_SHORTEST} characters.",
            hint="Four or five words that do not belong together are good, and can be remembered.",
        )
    return words


def _ask(app: App, prompt: str) -> str:
    """What a person types after a prompt, of which nothing is shown."""
    app.acknowledge()
    try:
        return app.host.ask_unseen(visible(prompt))
    except UnicodeDecodeError:
        raise UsageError(
            "What was typed is not text, as this terminal says it is encoded.",
            hint="Nothing was changed. Set the terminal to UTF-8, or try again.",
        ) from None


# Where the key lies between two commands


def keep(app: App, key: Key) -> tuple[str, ...]:
    """Keep a key for daily use; says where, in words, or why it is kept nowhere."""
    is_at_hand = keep_at_hand(app, key)
    try:
        app.host.keyring().put(key.identity.hex(), key_text(key))
    except KeyringError as error:
        if is_at_hand:
            return (f"There is no help from a keyring ({error}). It stays open until you log out.",)
        return (f"The key is kept nowhere ({error}): each command asks for the passphrase.",)
    return ("The keyring of this machine opens it for you: nothing has to be typed.",)


def forget(app: App, identity: bytes) -> str:
    """Take a key out of where it is kept; says what was in the way, or nothing."""
    if place := _place(app, identity):
        place.unlink(missing_ok=True)
    try:
        app.host.keyring().remove(identity.hex())
    except KeyringError as error:
        return str(error)
    return ""


def _in_keyring(app: App, identity: bytes) -> Key | None:
    try:
        return _read(app.host.keyring().get(identity.hex()), identity)
    except KeyringError:
        return None  # the passphrase opens it too


def keep_at_hand(app: App, key: Key) -> bool:
    """Keep a key until the person logs out, where the system has a place for that."""
    place = _place(app, key.identity)
    if place is None:
        return False
    with suppress(OSError, CannotCreateError, KeptError):
        make_private_folder(place.parent)
        write_private(place, key_text(key).encode(), overwrite=True)
        return True
    return False


def _at_hand(app: App, identity: bytes) -> Key | None:
    place = _place(app, identity)
    if place is None:
        return None
    try:
        return _read(place.read_text("ascii"), identity)
    except (OSError, ValueError):
        return None


def _place(app: App, identity: bytes) -> Path | None:
    """Where the key lies until they log out; None where no folder is theirs alone."""
    folder = Path(app.host.environ.get("XDG_RUNTIME_DIR") or "")
    if os.name != "posix" or not folder.is_absolute():
        return None
    try:
        status = folder.stat()
    except OSError:
        return None
    is_theirs = status.st_uid == os.getuid() and not stat.S_IMODE(status.st_mode) & 0o077
    return folder / "sidelog" / identity.hex() if is_theirs else None


def _read(text: str | None, identity: bytes) -> Key | None:
    key = read_key(text or "")
    return key if key and key.identity == identity else None
