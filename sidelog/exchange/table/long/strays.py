"""What stands in a column of units and is none, as where the cells of a line have slipped."""

from collections import Counter
from collections.abc import Sequence

from sidelog.exchange.table.cell.numbers import Kind, token
from sidelog.exchange.table.column.units import is_known_unit, said_unit
from sidelog.exchange.table.draft import Draft
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.long.named import Long, ValueColumn, which
from sidelog.exchange.table.rows.columns import Columns

_MOST_WORDS = 3
"""A unit has no more words, as breaths per minute has."""


def without_strays(long: Long, rest: Sequence[Seen], columns: Columns) -> tuple[ValueColumn, ...]:
    """The columns of values, which know what is no unit of theirs.

    It is a sentence, or a word of another column, and no name has it behind most of its numbers.
    """
    first = long.columns[0]
    unit = next((one for one in rest if one.place == first.unit_place), None)
    if unit is None:
        return long.columns
    others = [one for one in rest if one.place not in long.places]
    words = {text.strip() for one in others for text in one.texts if not one.share(Kind.NUMBER)}
    found = {text.strip() for text in unit.texts if _may_be_stray(text.strip(), words)}
    found -= _usual_units(long, columns) if found else set()
    return tuple(one._replace(strays=frozenset(found)) for one in long.columns)


def _may_be_stray(text: str, words: set[str]) -> bool:
    is_unit = not said_unit(text) or is_known_unit(said_unit(text))
    return not is_unit and (text in words or len(text.split()) > _MOST_WORDS)


def _usual_units(long: Long, columns: Columns) -> set[str]:
    """What stands behind most numbers of some name."""
    value, lines = long.columns[0], Counter[str]()
    found, width = Counter[tuple[str, str]](), len(columns.names)
    for row in columns.rows():
        cells = row.cells
        if len(cells) == width and token(cells[value.place].strip()).kind is Kind.NUMBER:
            name = which(cells[long.name])
            lines[name] += 1
            found[name, cells[value.unit_place or 0].strip()] += 1
    return {unit for (name, unit), count in found.items() if count * 2 > lines[name]}


def keep_slipped(draft: Draft, long: Long) -> None:
    """Keep what a line says where its unit would stand, and is none, in a note of its name."""
    cells = draft.row.cells
    slipped = long.columns[0].slipped(cells) if long.columns else ""
    if slipped and not any(slipped in words for words in draft.words):
        draft.words.append(f"{long.said(cells)}: {slipped}")
