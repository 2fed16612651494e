"""Lines that are there twice: by the key that a program gave to each, or keyed again by hand."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from sidelog.exchange.table.cell.days import read_day
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.column.reasons import OTHER_DAY
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.dating.which import is_called_sent
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.rows.columns import Columns, filled

_IDS = word_set("id key pk")
_KEYS = _IDS | word_set("uuid guid logid entryid rowid recordid")
_OF_LINES = word_set("log entry row record line dose sample measurement observation response")
_MUCH = 3
"""A line with so many values of a moment is there twice only where it was copied."""
_LOOKED_AT, _MOSTLY, _BOTH_ENDS = 200, 0.5, 2


class Key(NamedTuple):
    """Columns whose cells come again only where a line comes again."""

    places: tuple[int, ...]
    why: str
    """Why a line is passed over whose key one before it has."""

    def of(self, cells: Sequence[str]) -> str:
        """The key of a line; empty where it has none."""
        return "\0".join(cells[place].strip() for place in self.places)


def find_key(seen: Sequence[Seen], columns: Columns, unread: Collection[str]) -> Key | None:
    """The key of lines, where lines of the same one say the same in all that is recorded of them.

    Where but one differs, as the meals of a day or the sets of a workout do, it is none of lines.
    Nothing is recorded of the columns whose names are `unread`.
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
        key = Key((one.place,), f"lines that say the same {one.name} again")
        if _is_of_lines(key, recorded, columns):
            return key
    return None


def find_keyed_again(dating: Dating, columns: Columns, unread: Mapping[str, str]) -> Key | None:
    """That of readings of a moment, all of which a person keyed again: alike but for when that was.

    Nothing is recorded of the columns whose names are `unread`, each for its reason.
    """
    other = (name for name, why in unread.items() if why == OTHER_DAY)
    sent = next(filter(is_called_sent, other), "")
    if not sent or not dating.has_times:
        return None
    places = tuple(place for place, name in enumerate(columns.names) if name not in unread)
    return Key(places, f"lines alike in all but {sent}: keyed again")


def find_span_again(columns: Columns) -> Key | None:
    """That of whole lines which say the moments at which something began and ended.

    So it is of lengths that a program wrote to the second, as parts of a day.
    """
    places = tuple(range(len(columns.names)))
    if columns.of_parts:
        return Key(places, "the same line again, of the same length to the second")
    rows = columns.head(_LOOKED_AT)
    moments = 0
    for place in range(len(columns.names)):
        texts = filled(rows, place)
        said = sum(bool((day := read_day(text)) and day.clock) for text in texts)
        moments += said > len(rows) * _MOSTLY
    if moments < _BOTH_ENDS:
        return None
    return Key(places, "the same line again, from the same moment to the same")


def find_copied(dating: Dating, columns: Columns, values: int) -> Key | None:
    """That of whole lines of a moment, each of which has so many values."""
    if values < _MUCH or not dating.has_times:
        return None
    return Key(tuple(range(len(columns.names))), "the same line again, of its moment")


def _is_of_lines(key: Key, recorded: Sequence[int], columns: Columns) -> bool:
    """Whether lines of the same key say the same, and not all lines do."""
    said: dict[str, tuple[str, ...]] = {}
    for cells in columns.cells():
        others = tuple(cells[place].strip() for place in recorded if place not in key.places)
        if (one := key.of(cells)) and said.setdefault(one, others) != others:
            return False
    return len(set(said.values())) > 1
