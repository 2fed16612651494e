"""What keeping measures and keeping products have in common."""

from collections.abc import Mapping

from sidelog.errors import BadDataError
from sidelog.journal.daily import DailyJournal


class Keeper(DailyJournal):
    """A journal whose measures or products can be changed; a part of `journal.Journal`."""

    def _set(self, table: str, row: int, columns: Mapping[str, object]) -> None:
        """Change a row's columns; one that stays as it is leaves nothing in the history."""
        names = ", ".join(columns)
        query = f"SELECT {names} FROM {table} WHERE id = ?"
        before = self._connection.execute(query, (row,)).fetchone()
        changed = {
            name: value
            for (name, value), old in zip(columns.items(), before, strict=True)
            if value != old
        }
        if changed:
            self._update(table, row, changed)
            self._forget_names()

    def _retire(self, table: str, row: int) -> None:
        """Retire what is not retired yet; what is keeps its day."""
        query = f"SELECT retired_on FROM {table} WHERE id = ?"
        (retired_on,) = self._connection.execute(query, (row,)).fetchone()
        today = self._writing().today.isoformat()
        self._set(table, row, {"retired_on": retired_on or today})

    def _restore(self, table: str, row: int) -> None:
        self._set(table, row, {"retired_on": None})

    def _refuse_with(self, what: str, entries: int) -> None:
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
