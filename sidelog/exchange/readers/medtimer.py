"""MedTimer's CSV: a reminder a line, and when the dose was taken where it was.

Its headers are in the language of the phone, so the columns are known by their places; and nothing
in it stands in quotation marks, so a note may hold semicolons.  The two columns in ISO 8601 say
when, in Greenwich.  The amount is whatever somebody wrote.
"""

import re
from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

from sidelog.errors import BadDataError
from sidelog.exchange.applications.amounts import unit_question, with_unit
from sidelog.exchange.applications.record import Record, Walk, first_line, whole_reading
from sidelog.exchange.incoming import Line
from sidelog.exchange.moments import read_moment
from sidelog.exchange.reader import Here, Reading, Said
from sidelog.exchange.source import Source
from sidelog.exchange.table.rows.text_rows import Row
from sidelog.exchange.table.text import Table, read_table

FORM = "medtimer"
USES = frozenset({"unit"})
_WHAT = "a MedTimer export (CSV)"
_ISO = "ISO 8601"
_COLUMNS = 9
_NAME, _DOSAGE, _TAGS, _INTERVAL, _NOTES = 1, 2, 4, 5, 6
_CYCLE = re.compile(r" \(\d+/\d+\)$", re.ASCII)
_NOT_TAKEN = "not marked as taken"
INTERVALS = ("intervals between doses", "they follow from the times")


class _Cells(NamedTuple):
    """A line's cells by what they are."""

    name: str
    dosage: str
    tags: str
    notes: str
    taken: str


def recognise(source: Source) -> str | None:
    """By the places of its columns in ISO 8601."""
    header = first_line(source, ";")
    if len(header) == _COLUMNS and all(cell.endswith(f"({_ISO})") for cell in header[-2:]):
        return f"its first line has nine names between semicolons, the last two in {_ISO}"
    return None


def read(source: Source, here: Here, said: Said) -> Reading:
    """A reminder that was answered is a dose."""
    why = recognise(source) or ""
    found = [cells for row in _table(source).rows if (cells := _cells(row))]
    taken = ((cells.dosage, cells.name) for cells in found if cells.taken)
    question = unit_question(taken, said)
    if question:
        return Reading(FORM, _WHAT, why, (), (), iter(()), question=question)
    known = {cells.name for cells in found}

    def lines(walk: Walk) -> Iterator[Line]:
        for row in _table(source).rows:
            record = walk.record(row.line)
            cells = record.read("", _all_cells, row)
            if cells:
                _dose(record, cells, without_cycle(cells.name, known), here, said)
                walk.left[INTERVALS] += row.cells[_INTERVAL].strip() not in ("", "0:00")
            yield record.line()

    return whole_reading(FORM, _WHAT, why, lines)


def without_cycle(name: str, known: Container[str]) -> str:
    """The name of a medicine without the "(1/2)" that counts the days of a cycle.

    It is taken off only where the file knows the medicine without it.
    """
    plain = _CYCLE.sub("", name)
    return plain if plain in known else name


def note_of(notes: str, tags: Iterable[str]) -> str | None:
    """What was written of a dose, and its tags."""
    tagged = ", ".join(tag.strip() for tag in tags if tag.strip())
    parts = [notes.strip(), f"Tags: {tagged}" if tagged else ""]
    return "\n".join(part for part in parts if part) or None


def _table(source: Source) -> Table:
    """The file with its cells put in quotation marks, since it has none of its own."""
    return read_table(map(_in_quotation_marks, source.rewound()), source.name)


def _in_quotation_marks(line: bytes) -> bytes:
    text = line.rstrip(b"\r\n").removeprefix(b"\xef\xbb\xbf")
    cells = (b'"' + cell.replace(b'"', b'""') + b'"' for cell in text.split(b";"))
    return (b";".join(cells) if text else b"") + b"\n"


def _cells(row: Row) -> _Cells | None:
    """The cells of a row; None where it has too few.

    More than there are columns are parts of a note with semicolons.
    """
    if len(row.cells) < _COLUMNS:
        return None
    cells = [cell.strip() for cell in row.cells]
    notes = ";".join(row.cells[_NOTES:-2]).strip()
    return _Cells(cells[_NAME], cells[_DOSAGE], cells[_TAGS], notes, cells[-1])


def _all_cells(row: Row) -> _Cells:
    cells = _cells(row)
    if cells is None:
        reason = f"it has {len(row.cells)} cells, and the header {_COLUMNS}"
        raise BadDataError(row.wrong or reason)
    return cells


def _dose(record: Record, cells: _Cells, name: str, here: Here, said: Said) -> None:
    if not cells.taken:
        record.passed.append(_NOT_TAKEN)
        return
    when = record.read("Taken (ISO 8601)", read_moment, cells.taken, here)
    amount = record.read("dosage", with_unit, cells.dosage, said)
    if not name:
        record.refuse("name", "it is empty, and a dose is of something")
    elif when and amount:
        record.dose("dosage", name, when, amount, note_of(cells.notes, cells.tags.split(",")))
