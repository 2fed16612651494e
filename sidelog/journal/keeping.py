"""What keeping measures and keeping products have in common."""

from sidelog.errors import BadDataError
from sidelog.journal.journal import Journal


def retire(journal: Journal, table: str, row: int) -> None:
    """Retire what is not retired yet; what is keeps its day."""
    query = f"SELECT retired_on FROM {table} WHERE id = ?"
    (retired_on,) = journal.connection.execute(query, (row,)).fetchone()
    today = journal.batch.writer.today.isoformat()
    journal.batch.update(table, row, {"retired_on": retired_on or today})
    journal.forget_names()


def restore(journal: Journal, table: str, row: int) -> None:
    """Bring back what was retired."""
    journal.batch.update(table, row, {"retired_on": None})
    journal.forget_names()


def refuse_with(what: str, entries: int) -> None:
    """Refuse to delete what has entries.

    Raises:
        BadDataError: it has some.
    """
    if entries:
        count = "1 entry" if entries == 1 else f"{entries} entries"
        raise BadDataError(
            f"{what} has {count}, which would be lost with it.",
            hint="Retire it: it is asked no longer, and its entries stay.",
        )
