"""SQLModel over a connection whose transaction belongs to somebody else.

Stock SQLAlchemy rolls back when it first connects, when a session closes and when a flush fails:
each of them would throw away what the other way in has written.  Here only `store.transaction`
begins and ends.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, StaticPool, create_engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session


class BorrowedConnection(SQLiteDialect_pysqlite):
    """SQLite on a connection that it may use, and neither commit nor roll back."""

    supports_statement_cache = True

    def do_begin(self, dbapi_connection: object) -> None:
        """Leave the transaction as it is."""

    def do_commit(self, dbapi_connection: object) -> None:
        """Leave the transaction as it is."""

    def do_rollback(self, dbapi_connection: object) -> None:
        """Leave the transaction as it is."""


registry.register("sqlite.borrowed", __name__, BorrowedConnection.__name__)


def engine_over(connection: sqlite3.Connection) -> Engine:
    """An engine whose every session uses this connection.

    What it says of a failure never repeats the values, which are a person's own.
    """
    return create_engine(
        "sqlite+borrowed://",
        creator=lambda: connection,
        poolclass=StaticPool,
        pool_reset_on_return=None,
        hide_parameters=True,
    )


@contextmanager
def session_over(engine: Engine) -> Iterator[Session]:
    """A session whose records are detached and complete when it ends.

    Raises:
        sqlite3.Error: what SQLite itself says, for `store.storage_errors` to put into words.
    """
    try:
        with Session(engine, expire_on_commit=False) as session:
            yield session
    except DBAPIError as error:
        raise error.orig or error from None
