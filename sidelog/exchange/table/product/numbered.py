"""Medicines that a log of doses calls by numbers alone: a `med_id` beside taken or skipped."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from sidelog.exchange.table.cell.words import key, word_set
from sidelog.exchange.table.column.names import tokens, words_of
from sidelog.exchange.table.medicine.medicines import GIVEN, GIVEN_ODDLY, NOT_GIVEN
from sidelog.exchange.table.product.known import MEDICINES
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.text_rows import Row

_IDS = word_set("id ids nr no num number")
_LOOKED_AT = 500
_SAID = {word for word in GIVEN | GIVEN_ODDLY | NOT_GIVEN if not word.isdecimal()}


def with_numbered_medicines(columns: Columns) -> Columns:
    """A file with a name for each medicine that has but a number, where it says which was taken."""
    called = [place for place, name in enumerate(columns.names) if tokens(name) & MEDICINES]
    if len(called) != 1:
        return columns
    place = called[0]
    words = tokens(columns.names[place])
    if not words & _IDS or not words <= MEDICINES | _IDS:
        return columns
    rows = [cells for cells in columns.head(_LOOKED_AT) if len(cells) == len(columns.names)]
    numbers = Counter(text for cells in rows if (text := cells[place].strip()))
    is_again = numbers.total() > len(numbers) or len(numbers) == 1
    if not is_again or not all(map(str.isdecimal, numbers)):
        return columns
    if not any(_says_whether(cells) for cells in zip(*rows, strict=True)):
        return columns
    name = columns.names[place]
    word = next(word for word in words_of(name) if word in MEDICINES)
    names = [*columns.names]
    names[place] = word if word not in names else f"{word} of {name}"
    first = next(iter(numbers))
    remark = (
        f"{name} has numbers of medicines, and no column their names: {first} is {word} {first}"
    )
    in_full = partial(_named, columns=columns, place=place, word=word)
    return replace(columns, names=tuple(names), in_full=in_full, remarks=(*columns.remarks, remark))


def _says_whether(cells: Sequence[str]) -> bool:
    said = {key(text) for text in cells if text.strip()}
    return said <= _SAID and (len(said) > 1 or "taken" in said)


def _named(rows: Iterator[Row], columns: Columns, place: int, word: str) -> Iterator[Row]:
    for row in columns.in_full(rows):
        if len(row.cells) > place and row.cells[place].strip():
            yield row.with_cell(place, f"{word} {row.cells[place].strip()}")
        else:
            yield row
