"""What opens an encrypted journal: the key at hand, a passphrase in a file, the keyring, a person.

In this order: what is quick and asks nobody comes first.  Between two commands the key may lie in
the folder that the system keeps for whoever is logged in (XDG_RUNTIME_DIR), in memory and for them
alone: it is gone when they log out, and to read it takes no time.
"""

import os
import stat
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from sidelog.catalog.text import visible
from sidelog.cli.app import App
from sidelog.cli.upkeep.keyrings import KeyringError, NoKeyringError
from sidelog.errors import (
    CannotCreateError,
    KeptError,
    LockedError,
    NoInputError,
    UsageError,
)
from sidelog.files import make_private_folder, path_of, write_private
from sidelog.journal.connection import Key, identity_of
from sidelog.journal.upkeep.encryption.keys import (
    WrongPassphraseError,
    is_named,
    key_file,
    key_files,
    key_text,
    likely_files,
    read_key,
    read_key_file,
    unlock,
    whole_files,
)

PASSPHRASE_FILE = "SIDELOG_PASSPHRASE_FILE"  # noqa: S105  (a name)
NEW_PASSPHRASE_FILE = "SIDELOG_NEW_PASSPHRASE_FILE"  # noqa: S105  (the same)
_TRIES = 3
_SHORTEST, _LONGEST = 8, 4096
_OTHERS = 0o077
_NO_SESSIONS = ("win32", "darwin")
"""Where no system keeps a folder in memory for whoever is logged in."""

_Opened = TypeVar("_Opened")


def key_of(app: App, path: Path, identity: bytes) -> Key | None:
    """What opens an encrypted file; None where nothing says that it is a journal of ours.

    Raises:
        LockedError: there is a key file, and nobody who knows its passphrase.
        WrongPassphraseError: the passphrase is not the right one.
        DamagedError: the key file is of another journal, or the journal's beginning is damaged.
        NoInputError: the key file cannot be read, or the file with the passphrase.
    """
    if key := _at_hand(app, identity):
        return key
    files = likely_files(path, identity)
    if files and app.host.environ.get(PASSPHRASE_FILE):
        return _by_passphrase(app, path, files, identity)
    if key := _in_keyring(app, identity):
        keep_at_hand(app, key)
        return key
    if not files:
        # As good as always it is no text; and another command may have made it plain just now.
        if not identity.isascii() and identity_of(path) == identity:
            place = key_file(path, identity)
            app.say(f"If it is encrypted, its key file is missing: {place}")
        return None
    if not app.host.asks:
        raise _nobody_to_ask(f"The journal {path}", "On a terminal: sidelog unlock;")
    return _by_passphrase(app, path, files, identity)


def _nobody_to_ask(what: str, hint: str) -> LockedError:
    return LockedError(
        f"{what} is locked, and there is nobody to ask for its passphrase.",
        hint=f"{hint} or name a file that holds it in {PASSPHRASE_FILE}.",
    )


def _by_passphrase(app: App, path: Path, files: Sequence[Path], identity: bytes) -> Key:
    """The key in one of these key files, which is named by the key from here on."""
    if not any(os.access(one, os.R_OK) for one in files):
        read_key_file(files[0])  # says why, before anybody types
    key, file = opened(app, path.name, lambda words: unlock(path, files, words, identity))
    place = key_file(path, identity)
    if not is_named(file, identity) and not os.path.lexists(place):
        with suppress(OSError):  # it opens the journal as it is called too
            file.rename(place)
    return key


def refuse_without_key_file(path: Path, identity: bytes) -> None:
    """See that something opens an encrypted journal when this machine is gone.

    Raises:
        CannotCreateError: there is no key file, or it is damaged.
    """
    if not whole_files(path, identity):
        there = key_files(path, identity)
        place = there[0] if there else key_file(path, identity)
        raise CannotCreateError(
            f"The key file {place} is {'damaged' if there else 'not there'}: "
            "only what this machine keeps of the key opens the journal.",
            hint="Make a key file first: sidelog passphrase",
        )


def opened(app: App, name: str, open_it: Callable[[str], _Opened]) -> _Opened:
    """What a passphrase opens: that of the file which is named for it, or one that is typed.

    Raises:
        WrongPassphraseError: it is not the right one; a person may try three times.
        LockedError: nobody can be asked.
    """
    if passphrase := passphrase_in_file(app):
        try:
            return open_it(passphrase)
        except WrongPassphraseError:
            said = app.host.environ[PASSPHRASE_FILE]
            raise WrongPassphraseError(
                f"What is in {said} is not the passphrase of {name}.", hint="Nothing was changed."
            ) from None
    if not app.host.asks:
        raise _nobody_to_ask(name, "Type it on a terminal,")
    with app.host.unseen():
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


def passphrase_in_file(app: App, variable: str = PASSPHRASE_FILE) -> str | None:
    """The passphrase in the file that a variable names; None where it names none.

    Raises:
        NoInputError: it cannot be read, is no file of text, or there is nothing in it.
    """
    said = app.host.environ.get(variable)
    if not said:
        return None
    try:
        words = _words_in(app, path_of(said))
    except (OSError, UnicodeError) as error:
        why = getattr(error, "strerror", None) or "it is not text"
        raise NoInputError(f"{variable} names {said}, which cannot be read: {why}.") from None
    if not words:
        raise NoInputError(f"{variable} names {said}, and there is nothing in it.")
    return words


def _words_in(app: App, place: Path) -> str:
    """The words in a file, as an editor of any system leaves them there.

    Raises:
        OSError: it is no file, or cannot be read.
        UnicodeError: it is not text.
    """
    # Opening a pipe would wait for whoever writes to it, and a device may never end.
    number = os.open(place, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with open(number, "rb") as file:  # noqa: PTH123  (it is open)
        status = os.fstat(number)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(0, "it is not a file")
        content = file.read(_LONGEST + 1)
    if len(content) > _LONGEST:
        raise OSError(0, "it is longer than a passphrase")
    if os.name == "posix" and status.st_mode & _OTHERS:
        app.say(f"Others can read the passphrase in {place}. Close it: chmod 600")
    form = "utf-16" if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig"
    return content.decode(form).strip("\r\n")


def new_passphrase(
    app: App,
    what: str,
    use: Callable[[str], _Opened],
    *,
    called: str = "passphrase",
    variable: str = PASSPHRASE_FILE,
) -> _Opened:
    """What is made with a new passphrase: that of its file, or one typed twice against slips.

    Args:
        app: the run.
        what: what needs it.
        use: makes it.
        called: what it is called: "password" for what others open.
        variable: what names the file; empty where no file is for it.

    Raises:
        UsageError: nobody can be asked, it is too short, or the second is another.
    """
    words = passphrase_in_file(app, variable) if variable else None
    if words is not None:
        return use(_long_enough(words, called))
    if not app.host.asks:
        raise UsageError(
            f"{what} needs a {called}, and there is nobody to ask for it.",
            hint=f"{variable} can name a file that holds it."
            if variable
            else "Type it on a terminal.",
        )
    with app.host.unseen():
        words = _long_enough(_ask(app, f"New {called}: "), called)
        if _ask(app, "Once more: ") != words:
            raise UsageError("The two are not the same.", hint="Nothing was changed. Try again.")
        return use(words)


def _long_enough(words: str, called: str) -> str:
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


def forget(app: App, identity: bytes) -> list[str]:
    """Take a key out of where this machine keeps it; says where it may be still."""
    left = []
    place = _place(app, identity)
    if place is not None:
        try:
            place.unlink(missing_ok=True)
        except OSError as error:
            left.append(f"The key is in {place} still: {error.strerror}.")
    elif app.host.system not in _NO_SESSIONS:
        left.append("A session may have the key still: XDG_RUNTIME_DIR is not set here.")
    try:
        app.host.keyring().remove(identity.hex())
    except NoKeyringError:
        pass
    except KeyringError as error:
        left.append(f"The keyring may have the key still: {error}.")
    return left


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
    is_theirs = status.st_uid == os.getuid() and not stat.S_IMODE(status.st_mode) & _OTHERS
    return folder / "sidelog" / identity.hex() if is_theirs else None


def _read(text: str | None, identity: bytes) -> Key | None:
    key = read_key(text or "")
    return key if key and key.identity == identity else None
