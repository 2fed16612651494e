"""Lines that are there twice, as the key says that a program gave to each of them."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.rows.columns import Columns

_IDS = word_set("id key pk")
_KEYS = _IDS | word_set("uuid guid logid entryid rowid recordid")
_OF_LINES = word_set("log entry row record line dose sample measurement observation response")


class Key(NamedTuple):
    """A column whose cells come again only where a line comes again.

    Attributes:
        place, column: of the column.
    """

    place: int
    column: str

    def of(self, cells: Sequence[str]) -> str:
        """The key of a line; empty where it has none."""
        return cells[self.place].strip()


def find_key(seen: Sequence[Seen], columns: Columns, unread: Collection[str]) -> Key | None:
    """The key of lines, where lines of the same one say the same in all that is recorded of them.

    Where but one differs, as the meals of a day or the sets of a workout do, it is none of lines.

    Args:
        seen: the columns of the file.
        columns: the file.
        unread: the names of the columns of which nothing is recorded.
    """
    recorded = [one.place for one in seen if one.name not in unread]
    for one in seen:
        words = tokens(one.name)
        again = sum(count > 1 for count in one.texts.values())
        if not words & _KEYS or not words <= _KEYS | _OF_LINES or not again:
            continue
        is_bare = words <= _IDS  # which may be of days, or of what was taken
        if is_bare and again * 2 > len(one.texts):
            continue
        key = Key(one.place, one.name)
        if _is_of_lines(key, recorded, columns):
            return key
    return None


def _is_of_lines(key: Key, recorded: Sequence[int], columns: Columns) -> bool:
    """Whether lines of the same key say the same, and not all lines do."""
    said: dict[str, tuple[str, ...]] = {}
    for row in columns.rows():
        if len(row.cells) != len(columns.names) or not (one := key.of(row.cells)):
            continue
        cells = tuple(row.cells[place].strip() for place in recorded if place != key.place)
        if said.setdefault(one, cells) != cells:
            return False
    return len(set(said.values())) > 1
