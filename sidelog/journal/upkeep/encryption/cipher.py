"""Connections to encrypted journals: SQLCipher's, which fail as those of the standard library do.

Importing this needs the extra `encrypt`; without it the import says which command installs it.
"""

import sqlite3
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

from sidelog.errors import needs_extra
from sidelog.journal.connection import PLAIN, WAIT_SECONDS, Key

try:
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
    from sqlcipher3 import dbapi2 as library
except ImportError:
    raise needs_extra("An encrypted journal") from None

_PAGE, _RESERVED, _VECTOR = 4096, 80, 16
"""The bytes of a page, of what it ends with, and of that the ones that its cipher began with."""
_HEADER = PLAIN + _PAGE.to_bytes(2) + bytes((1, 1, _RESERVED, 64, 32, 32))
"""What a plain file with such pages begins with."""

_OWN_WORDS = ("constraint failed", "cannot store")
"""In what SQLite says where a constraint or the type of a column refuses a row."""

_NAMED = {
    "database or disk is full": "SQLITE_FULL",
    "disk I/O error": "SQLITE_IOERR",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "file is not a database": "SQLITE_NOTADB",
    "database is locked": "SQLITE_BUSY",
    "unable to open database file": "SQLITE_CANTOPEN",
    "attempt to write a readonly database": "SQLITE_READONLY",
}
"""What SQLite calls its failures, by the words that it has for each."""

_Called = ParamSpec("_Called")
_Answer = TypeVar("_Answer")


def connect(path: Path | str, key: Key | None) -> sqlite3.Connection:
    """A connection to a file with its key, or to a plain one; its transactions are the caller's.

    What opens a file that SQLCipher has open has to be SQLCipher too: two libraries in one process
    do not know of each other's locks, and closing one's file drops those of the other.
    """
    opened = _Connection(path, timeout=WAIT_SECONDS, isolation_level=None)
    opened.execute("PRAGMA cipher_log = off")  # it would write to stderr
    if key is not None:
        opened.execute(f"PRAGMA key = {quoted(key)}")
    # It has what is used of the standard library's class, but is no subclass of it.
    return cast("sqlite3.Connection", opened)


def quoted(key: Key | None) -> str:
    """A key as SQLCipher's statements take it; of none that of a plain file."""
    return f"\"x'{(key.secret + key.identity).hex()}'\"" if key else "''"


def decrypted(content: bytes, key: Key) -> bytes:
    """The pages of an encrypted file as a plain one has them, whatever became of the file.

    The checksum of a page is not looked at: most of a damaged page can be read all the same.
    Source: "SQLCipher Design", https://www.zetetic.net/sqlcipher/design/ (AES-256 in CBC mode, a
    vector and an HMAC at the end of each page, and the salt where a plain file says what it is).
    """
    pages = bytearray()
    for start in range(0, len(content) - _PAGE + 1, _PAGE):
        page = content[start : start + _PAGE]
        if any(page):  # one that was zeroed holds nothing
            body, vector = page[:-_RESERVED], page[-_RESERVED : _VECTOR - _RESERVED]
            body = body if start else body[len(PLAIN) :]
            opened = Cipher(algorithms.AES256(key.secret), modes.CBC(vector)).decryptor()
            page = (b"" if start else PLAIN) + opened.update(body) + bytes(_RESERVED)
        pages += page
    pages[: len(_HEADER)] = _HEADER  # it is known, even where it can no longer be read
    return bytes(pages)


def _as_usual(call: Callable[_Called, _Answer]) -> Callable[_Called, _Answer]:
    """A method that raises the standard library's exceptions instead of its own."""

    @wraps(call)
    def called(*args: _Called.args, **kwargs: _Called.kwargs) -> _Answer:
        try:
            return call(*args, **kwargs)
        except library.Error as error:
            raise _usual(error) from None

    return called


def _usual(error: Exception) -> sqlite3.Error:
    """An exception as the standard library raises it, with the names that it would have."""
    kind: type[sqlite3.Error] = getattr(sqlite3, type(error).__name__)
    usual, words = kind(*error.args), str(error)
    name: str = getattr(error, "sqlite_errorname", "")
    if name in {"", "SQLITE_ERROR"}:  # where it copies a whole file, the words alone tell
        name = next((known for said, known in _NAMED.items() if said in words), name)
    # It tells no extended names; but what is not in SQLite's own words is a trigger's.
    if name == "SQLITE_CONSTRAINT" and not any(own in words for own in _OWN_WORDS):
        name = "SQLITE_CONSTRAINT_TRIGGER"
    usual.sqlite_errorcode = getattr(error, "sqlite_errorcode", 0)
    usual.sqlite_errorname = name
    return usual


class _Cursor(library.Cursor):  # type: ignore[misc]  # it has no types
    execute = _as_usual(library.Cursor.execute)
    executemany = _as_usual(library.Cursor.executemany)
    fetchone = _as_usual(library.Cursor.fetchone)
    fetchmany = _as_usual(library.Cursor.fetchmany)
    fetchall = _as_usual(library.Cursor.fetchall)
    __next__ = _as_usual(library.Cursor.__next__)


class _Connection(library.Connection):  # type: ignore[misc]  # the same
    def cursor(self, factory: type[Any] = _Cursor) -> Any:  # noqa: ANN401
        return super().cursor(factory)

    __init__ = _as_usual(library.Connection.__init__)
    execute = _as_usual(library.Connection.execute)
    executemany = _as_usual(library.Connection.executemany)
    backup = _as_usual(library.Connection.backup)
    close = _as_usual(library.Connection.close)
