"""Files under a passphrase, as age makes them: what is written for elsewhere, and read again."""

from io import BytesIO
from pathlib import Path

from sidelog.cli.app import App
from sidelog.cli.upkeep import unlocking
from sidelog.errors import CannotCreateError, NoInputError
from sidelog.exchange.source import Source
from sidelog.journal.connection import JournalFile
from sidelog.journal.upkeep.encryption import keys


def sealed(app: App, path: Path, content: bytes) -> tuple[Path, bytes]:
    """What is written instead of a file: its name with .age after it, and its bytes.

    It is opened again before anything relies on it.

    Raises:
        UsageError: nobody can be asked for a passphrase, or it is too short.
    """

    def under(passphrase: str) -> bytes:
        locked = keys.seal(content, passphrase)
        if keys.unseal(locked, passphrase) == content:
            return locked
        raise CannotCreateError(f"{path} could not be put under a passphrase.", hint="Try again.")

    locked = unlocking.new_passphrase(app, "Such a file", under)
    name = path.name if path.suffix == ".age" else f"{path.name}.age"
    return path.with_name(name), locked


def unsealed(app: App, path: Path) -> bytes:
    """What a file under a passphrase holds.

    Raises:
        NoInputError: it cannot be read.
        BadDataError: the passphrase is not the right one.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise NoInputError(f"{path} cannot be read: {error.strerror}.") from None
    return _unsealed(app, path.name, content)


def plain_source(app: App, source: Source) -> Source:
    """A file to import; one under a passphrase as what it holds."""
    if not source.begins.startswith(keys.AGE_BEGINS):
        return source
    content = _unsealed(app, source.name, source.rewound().read())
    return Source.of(source.name.removesuffix(".age"), BytesIO(content))


def _unsealed(app: App, name: str, content: bytes) -> bytes:
    return unlocking.opened(app, name, lambda words: keys.unseal(content, words))


def opened(app: App, path: Path, begins: bytes) -> JournalFile:
    """The journal, copy or backup at a path that is encrypted, or not one of SQLite's at all.

    Args:
        app: the run.
        path: where it lies.
        begins: what it begins with, of a journal its identity.

    Raises:
        SidelogError: it cannot be opened; see `unlocking.key_of`.
    """
    if any(age.startswith(begins) for age in keys.AGE_BEGINS):
        return JournalFile(path, content=unsealed(app, path))
    of_another = (one.key for one in app.files.values() if one.key and one.key.identity == begins)
    # A copy has the key of its journal: nobody is asked for the same passphrase twice.
    return JournalFile(path, next(of_another, None) or unlocking.key_of(app, path, begins))
