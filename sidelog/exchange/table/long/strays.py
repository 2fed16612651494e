"""What stands in a column of units and is none, as where the cells of a line have slipped."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from sidelog.exchange.table.cell.numbers import Kind, token
from sidelog.exchange.table.column.units import is_known_unit, said_unit
from sidelog.exchange.table.draft import Draft
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.long.named import Long, ValueColumn, which
from sidelog.exchange.table.rows.columns import Columns

_MOST_WORDS = 3
"""A unit has no more words, as breaths per minute has."""
_WHETHER = {"0", "1"}


def without_strays(long: Long, rest: Sequence[Seen], columns: Columns) -> tuple[ValueColumn, ...]:
    """The columns of values, which know what is no unit of theirs.

    It is a sentence, a word of another column, or a word behind some 0 and 1 of no and yes; and no
    name has it behind most of its numbers.
    """
    first = long.columns[0]
    unit = next((one for one in rest if one.place == first.unit_place), None)
    unknown = {text.strip() for text in unit.texts if _is_unknown(text)} if unit else set[str]()
    if not unknown:
        return long.columns
    others = [one for one in rest if one.place not in long.places]
    words = {text.strip() for one in others for text in one.texts if not one.share(Kind.NUMBER)}
    usual, of_whether = _behind_numbers(long, columns)
    found = {
        text
        for text in unknown - usual
        if text in words | of_whether or len(text.split()) > _MOST_WORDS
    }
    return tuple(one._replace(strays=frozenset(found)) for one in long.columns)


def _is_unknown(text: str) -> bool:
    """Whether a cell of units says something that is not known as one."""
    said = said_unit(text)
    return bool(said) and not is_known_unit(said)


def _behind_numbers(long: Long, columns: Columns) -> tuple[set[str], set[str]]:
    """What stands behind most numbers of some name, and what behind those of no and yes alone."""
    value = long.columns[0]
    units: dict[str, Counter[str]] = defaultdict(Counter)
    numbers: dict[str, set[str]] = defaultdict(set)
    for cells in columns.cells():
        text = cells[value.place].strip()
        if token(text).kind is Kind.NUMBER:
            name = which(cells[long.name])
            units[name][cells[value.unit_place or 0].strip()] += 1
            numbers[name].add(text)
    usual = {
        unit
        for behind in units.values()
        for unit, count in behind.items()
        if count * 2 > behind.total()
    }
    of_whether = {unit for name in units if numbers[name] == _WHETHER for unit in units[name]}
    others = {unit for name in units if numbers[name] != _WHETHER for unit in units[name]}
    return usual, of_whether - others


def keep_slipped(draft: Draft, long: Long) -> None:
    """Keep what a line says where its unit would stand, and is none, in a note of its name."""
    cells = draft.row.cells
    slipped = long.columns[0].slipped(cells) if long.columns else ""
    if slipped and not any(slipped in words for words in draft.words):
        draft.words.append(f"{long.said(cells)}: {slipped}")
