"""The key of an encrypted journal in a file of age's, which a passphrase opens.

Such a file needs no sidelog: the program `age` opens it too, and its text can be printed.
It is named by the key, and what is encrypted begins with the key's identity: so the one finds the
other whatever the journal is called, and no key file is ever in the place of another's.
"""

import os
import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from sidelog.errors import BadDataError, CannotCreateError, DamagedError, NoInputError, needs_extra
from sidelog.files import read_file
from sidelog.journal.connection import PLAIN, Key, identity_of

_FORM = "sidelog-key-1"
_KEY_SIZES = (32, 16)

AGE_BEGINS = (b"age-encryption.org/v1", b"-----BEGIN AGE ENCRYPTED FILE-----")
_AGE_ENDS = b"-----END AGE ENCRYPTED FILE-----"

_NAMED = re.compile(r"sidelog-([0-9a-f]{16})\.key(-\d+)?\.age")
"""What a key file is called, by half of the key's identity; several are for several passphrases."""
_ANY_NAME = "*.key*.age"
"""Before that they were called after the journal."""
_COPIES = ".copies"
BEFORE = ".before-version-"
"""In the name of a copy that was made before an update."""
_PAGE = 4096
_BRING = "Bring it back from where you keep a copy of it."

# Where key files lie


def key_file(path: Path, identity: bytes) -> Path:
    """Where the key file of an encrypted file is written.

    It lies in the same folder; that of a copy in a folder of copies lies beside the journal.
    """
    return _folders(path)[-1] / f"sidelog-{_half(identity)}.key.age"


def key_files(path: Path, identity: bytes) -> list[Path]:
    """The key files of an encrypted file, or one that was called after it; the likeliest first."""
    real = Path(os.path.realpath(path))  # which fails at no loop of links
    names = {real.stem, real.stem.partition(BEFORE)[0]}
    names |= {real.parent.stem} if real.parent.suffix == _COPIES else set()
    every = _in_reach(path)
    own = [one for one in every if is_named(one, identity)]
    return own or [one for one in every if one.name.removesuffix(".key.age") in names]


def likely_files(path: Path, identity: bytes) -> list[Path]:
    """The same; where there is none, every other that is not named by a key, which may be it."""
    others = (one for one in _in_reach(path) if not _NAMED.fullmatch(one.name))
    own = key_files(path, identity)
    if own and is_named(own[0], identity):
        return own
    return list(dict.fromkeys([*own, *others])) if is_random(identity) else []


def whole_files(path: Path, identity: bytes) -> list[Path]:
    """Those key files of an encrypted file that are whole, as far as that is seen from outside."""
    found = []
    for one in key_files(path, identity):
        with suppress(BadDataError, NoInputError):
            found += [one] if _whole(one) else []
    return found


def idle_files(path: Path) -> list[Path]:
    """The key files in the reach of a file that nothing there needs; a backup elsewhere may."""
    named = (one for one in _in_reach(path) if _NAMED.fullmatch(one.name))
    return [one for one in named if not needed_by(one)]


def is_named(file: Path, identity: bytes) -> bool:
    """Whether a key file is called by a key of that identity."""
    named = _NAMED.fullmatch(file.name)
    return named is not None and named[1] == _half(identity)


def needed_by(file: Path, apart_from: Collection[Path] = ()) -> list[Path]:
    """The files around a key file that need it, but for some; one that cannot be read may."""
    return [one for one in _around(file.parent) if one not in apart_from and _may_need(one, file)]


def _half(identity: bytes) -> str:
    return identity[:8].hex()


def _folders(path: Path) -> list[Path]:
    folder = Path(os.path.realpath(path)).parent
    return [folder, folder.parent] if folder.suffix == _COPIES else [folder]


def _in_reach(path: Path) -> list[Path]:
    found: list[Path] = []
    for folder in _folders(path):
        with suppress(OSError):
            found += [one for one in folder.glob(_ANY_NAME) if one.is_file()]
    return sorted(found, key=lambda one: (len(one.name), one.name))


def is_random(identity: bytes) -> bool:
    """Whether a file may be encrypted that begins so, and is no damaged one that is plain."""
    alike = sum(map(int.__eq__, identity, PLAIN))
    return max(alike, len(PLAIN) - len(set(identity))) < len(PLAIN) // 2


def _whole(file: Path) -> bytes:
    """What a key file holds that is whole, as far as that is seen from outside.

    Raises:
        BadDataError: it is damaged.
        NoInputError: it cannot be read.
    """
    content = read_key_file(file)
    binary, text = AGE_BEGINS
    is_text = content.startswith(text) and content.rstrip().endswith(_AGE_ENDS)
    if is_text or content.startswith(binary):
        return content
    raise BadDataError(f"The key file {file} is damaged.", hint=_BRING)


def _around(folder: Path) -> Iterator[Path]:
    """The files of a folder and of the folders of copies in it; of one that is closed, itself."""
    for one in sorted(folder.iterdir()):
        if one.is_dir() and one.suffix == _COPIES:
            try:
                yield from sorted(place for place in one.iterdir() if place.is_file())
            except OSError:
                yield one
        elif one.is_file():
            yield one


def _may_need(one: Path, file: Path) -> bool:
    if not os.access(one, os.R_OK):
        return True
    identity = identity_of(one)
    if identity is None or _NAMED.fullmatch(file.name):
        return identity is not None and is_named(file, identity)
    # A file that was called after a journal: whatever may be encrypted, and has no other.
    is_like = is_random(identity) and one.stat().st_size % _PAGE == 0
    return is_like and not any(is_named(own, identity) for own in _in_reach(one))


# What is in them


def wrap(key: Key, passphrase: str) -> bytes:
    """A key, as its file holds it: opened again, before anything relies on it.

    Raises:
        CannotCreateError: it does not open.
    """
    wrapped = seal(key_text(key).encode(), passphrase)
    if unwrap(wrapped, passphrase) != key:
        raise CannotCreateError("The key could not be put under a passphrase.", hint="Try again.")
    return wrapped


def opens(file: Path, passphrase: str) -> bool:
    """Whether that is the passphrase of a key file."""
    try:
        unwrap(read_key_file(file), passphrase)
    except (BadDataError, NoInputError):
        return False
    return True


def unlock(path: Path, files: Sequence[Path], passphrase: str, identity: bytes) -> tuple[Key, Path]:
    """The key of an encrypted file, and the one of several key files that it was in.

    Raises:
        WrongPassphraseError: that is the passphrase of none of them.
        BadDataError: none of them is a key file.
        DamagedError: it is the key of another journal, or the journal's beginning is damaged.
        NoInputError: none of them can be read.
    """
    failures: list[BadDataError | NoInputError] = []
    others: list[Path] = []
    for one in files:
        try:
            key = unwrap(_whole(one), passphrase)
        except (BadDataError, NoInputError) as error:
            failures.append(error)
            continue
        if key.identity == identity:
            return key, one
        others.append(one)
    if others:
        raise DamagedError(
            f"The key in {others[0]} does not open {path}: it belongs to another journal, "
            "or the beginning of this one is damaged.",
            hint="Bring back the key file that belongs to it, or a backup.",
        )
    raise min(failures, key=lambda error: not isinstance(error, WrongPassphraseError))


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
        raise NoInputError(words, hint=_BRING) from None


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
