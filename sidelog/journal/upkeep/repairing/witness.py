"""What the newest whole copy of a journal says of its rows: asked where two others disagree."""

from collections.abc import Callable
from contextlib import closing, suppress
from functools import cache

from sidelog.errors import SidelogError
from sidelog.journal.connection import JournalFile
from sidelog.journal.history.literals import row_expression
from sidelog.journal.upkeep.checking.check import check_file
from sidelog.journal.upkeep.copies import copies_of

Witness = Callable[[str, int], str | None]
"""Gives a row of a table by its number, as the history would tell it; None where it knows none."""


def copy_witness(file: JournalFile) -> Witness:
    """The newest whole copy of a journal that opens as it does; looked for when first asked."""
    copy = cache(lambda: _newest_whole(file))

    @cache
    def rows(table: str) -> dict[int, str]:
        found = copy()
        return _rows_of(found, table) if found else {}

    return lambda table, number: rows(table).get(number)


def _newest_whole(file: JournalFile) -> JournalFile | None:
    for one in copies_of(file.path):
        copy = file.beside(one.path)
        with suppress(SidelogError):
            if not check_file(copy, rules=False).misleads:
                return copy
    return None


def _rows_of(copy: JournalFile, table: str) -> dict[int, str]:
    with closing(copy.connect()) as connection:
        columns = connection.execute("SELECT name, type FROM pragma_table_info(?)", (table,))
        said = row_expression(table, columns.fetchall())
        return dict(connection.execute(f"SELECT id, {said} FROM {table}").fetchall())
