"""The key of an encrypted journal in a file of age's, which a passphrase opens.

Such a file needs no sidelog: the program `age` opens it too, and its text can be printed.
"""

import os
from pathlib import Path

from sidelog.errors import BadDataError, NoInputError, needs_extra
from sidelog.files import read_file
from sidelog.journal.connection import Key

_FORM = "sidelog-key-1"
_KEY_SIZES = (32, 16)

AGE_BEGINS = (b"age-encryption.org/v1", b"-----BEGIN AGE ENCRYPTED FILE-----")


def key_file(path: Path) -> Path:
    """Where the key file of a journal lies: beside it; that of its copies is the journal's."""
    real = Path(os.path.realpath(path))  # which fails at no loop of links
    own = real.with_name(f"{real.stem}.key.age")
    folder = real.parent
    if folder.suffix == ".copies" and not own.exists():
        return folder.with_suffix(".key.age")
    return own


def wrap(key: Key, passphrase: str) -> bytes:
    """A key, as its file holds it."""
    return seal(key_text(key).encode(), passphrase)


def unwrap(content: bytes, passphrase: str) -> Key:
    """The key that a file holds.

    Raises:
        BadDataError: that is not its passphrase, or it is not a key file.
    """
    key = read_key(unseal(content, passphrase).decode(errors="replace"))
    if key is None:
        raise BadDataError("This is a file of age's, but not the key of a journal.")
    return key


def read_key_file(path: Path) -> bytes:
    """What a key file holds, still wrapped.

    Raises:
        NoInputError: it cannot be read.
    """
    try:
        return read_file(path)
    except OSError as error:
        words = f"The key file {path} cannot be read: {error.strerror}."
        raise NoInputError(words, hint="Bring it back from where you keep a copy of it.") from None


def key_text(key: Key) -> str:
    """A key as a line of text, as the keyring and the key file hold it."""
    return f"{_FORM} {key.secret.hex()} {key.identity.hex()}"


def read_key(text: str) -> Key | None:
    """The key of such a line; None where it is none."""
    form, *parts = text.split() or [""]
    try:
        values = tuple(map(bytes.fromhex, parts))
    except ValueError:
        return None
    if form != _FORM or tuple(map(len, values)) != _KEY_SIZES:
        return None
    return Key(*values)


def seal(content: bytes, passphrase: str) -> bytes:
    """Bytes as an age file that the passphrase opens; as text, where they are few."""
    try:
        from pyrage import passphrase as age  # noqa: PLC0415  (an extra)
    except ImportError:
        raise needs_extra("A file under a passphrase") from None
    is_short = len(content) < 1000  # noqa: PLR2004  (a page of text, which can be printed)
    return bytes(age.encrypt(content, passphrase, armored=is_short))


def unseal(content: bytes, passphrase: str) -> bytes:
    """The bytes that an age file holds.

    Raises:
        BadDataError: that is not its passphrase, or it is damaged; age does not tell them apart.
    """
    try:
        from pyrage import DecryptError  # noqa: PLC0415  (an extra)
        from pyrage import passphrase as age  # noqa: PLC0415
    except ImportError:
        raise needs_extra("A file under a passphrase") from None
    if not content.startswith(AGE_BEGINS):
        raise BadDataError("This is not a file under a passphrase, as age makes them.")
    try:
        return bytes(age.decrypt(content, passphrase))
    except DecryptError:
        raise WrongPassphraseError("That is not the passphrase.") from None


class WrongPassphraseError(BadDataError):
    """The passphrase does not open the file; nothing was changed."""
