"""Trying on what is to be recorded: in a journal that is thrown away, and entry by entry.

An import is rehearsed with the journal's own methods, so that it can come to no other result than
the writing itself.
"""

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from sqlite3 import IntegrityError
from typing import TYPE_CHECKING

from sidelog.errors import BadDataError
from sidelog.journal.connection import set_up, storage_errors
from sidelog.journal.history.batches import IN_EFFECT, Writer
from sidelog.journal.journal import Journal
from sidelog.journal.tables import migrations

if TYPE_CHECKING:
    from sidelog.journal.connection import JournalFile

_DELETED = f"""
SELECT c.old FROM change c JOIN batch b ON b.id = c.batch_id
 WHERE c.new IS NULL AND c.old IS NOT NULL AND {IN_EFFECT}
"""
_IDENTITY = re.compile(r",uuid='([^']*)'")


@contextmanager
def scratch_journal(
    file: "JournalFile", writer: Writer, like: Journal | None = None
) -> Iterator[Journal]:
    """A journal in memory, open for one batch, of which nothing is kept.

    Its history tells of nothing that is written to it: that would take half of the time.

    Args:
        file: where the journal lies, or would.
        writer: who writes.
        like: the journal that it begins as; None for a new one.
    """
    with closing(file.in_memory()) as memory, storage_errors(file.path):
        if like is None:
            migrations.begin(memory)
            memory.execute("COMMIT")
        else:
            like.connection.backup(memory)
        set_up(memory)
        migrations.remove_triggers(memory)
        memory.execute("DROP INDEX observation_window")  # which only a reader needs
        memory.execute("BEGIN")
        yield Journal(memory, writer, file)


class AlreadyThereError(BadDataError):
    """A row of this identity is in the journal."""


@contextmanager
def attempt(journal: Journal) -> Iterator[None]:
    """A block whose writing counts as a whole: an exception takes back what it wrote before.

    Raises:
        AlreadyThereError, BadDataError: as `refusals`.
    """
    connection, was_open = journal.connection, journal.batch.is_open
    connection.execute("SAVEPOINT attempt")
    try:
        with refusals():
            yield
    except BaseException:
        connection.execute("ROLLBACK TO attempt")
        journal.batch.is_open = was_open
        journal.forget_names()
        raise
    finally:
        connection.execute("RELEASE attempt")


@contextmanager
def refusals() -> Iterator[None]:
    """A block in which one row at most is written: whole by itself, or refused.

    Raises:
        AlreadyThereError: a row of its identity is there.
        BadDataError: a rule of the record refused it.
    """
    try:
        yield
    except IntegrityError as error:
        if str(error).endswith(".uuid"):
            raise AlreadyThereError("It is there already.") from None
        raise BadDataError(f"The record refuses this: {error}.") from None


def deleted_identities(journal: Journal) -> set[str]:
    """The UUIDs of rows that a command removed, and that nobody brought back."""
    found = (_IDENTITY.search(old) for (old,) in journal.query(_DELETED))
    return {match[1] for match in found if match}
