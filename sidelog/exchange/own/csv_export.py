"""A journal's entries as CSV, a line each, to come back as they were.

A spreadsheet takes words that begin with = + - or @ for a formula, and does not show what was
written.  An apostrophe before them keeps them words; a column of the line says that it is there, so
that whoever reads the file can take it away again, as this project does.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from itertools import chain

from sidelog.catalog.measures import find as find_built_in
from sidelog.catalog.scales import Measure
from sidelog.exchange.own import csv_layout as layout
from sidelog.exchange.scales import measure_text, same_range
from sidelog.journal import records
from sidelog.journal.columns import instant_text, moment_text
from sidelog.journal.journal import Journal
from sidelog.journal.keeping.measures import measure_of, measures_put_away
from sidelog.journal.references import Kind

_KINDS = (Kind.OBSERVATION, Kind.DOSE, Kind.EVENT, Kind.NOTE)

Row = dict[str, str]
"""The cells of a line by column; those that are left out are empty."""

Measures = Mapping[str, Measure]
"""Every measure by name, on the scale that is in force."""


def long_lines(journal: Journal, first: date, last: date, *, ahead: bool = False) -> Iterator[str]:
    """Every entry from `first` to `last`, below a header.

    A measure that is not sidelog's own is defined in a line before its first value.  Values on
    scales that are no longer in force come first, so that the scale in force is the last one said.
    The steps of regimens come last; with `ahead` those too that begin later.
    """
    steps = _regimen_rows(journal, first, date.max if ahead else last)
    rows = chain(_rows(journal, first, last), steps)
    guarded = map(layout.guarded_row, rows)
    cells = ([row.get(column, "") for column in layout.COLUMNS] for row in guarded)
    return layout.csv_lines(layout.COLUMNS, cells)


def _rows(journal: Journal, first: date, last: date) -> Iterator[Row]:
    newest = {**measures_put_away(journal), **journal.measures}
    defined: set[tuple[int, int]] = set()
    if any(one.scale.version > 1 for one in newest.values()):
        for entry in _entries(journal, first, last, kinds=[Kind.OBSERVATION]):
            if _is_superseded(entry, newest):
                yield from _with_definition(journal, entry, defined)
    for entry in _entries(journal, first, last):
        if not _is_superseded(entry, newest):
            yield from _with_definition(journal, entry, defined)


def _regimen_rows(journal: Journal, first: date, last: date) -> Iterator[Row]:
    for record in records.every(journal, records.RegimenStep):
        if first <= record.from_day <= last:
            yield {
                "kind": layout.REGIMEN,
                "day": record.from_day.isoformat(),
                "name": record.product.name,
                "value": layout.number_text(record.daily_amount),
                "unit": record.product.unit or "",
                "every_days": str(record.every_days),
                "times": str(record.times),
                "text": record.note or "",
                "recorded_at": instant_text(record.recorded_at),
                "uuid": record.uuid,
            }


def _entries(
    journal: Journal, first: date, last: date, kinds: Collection[Kind] = _KINDS
) -> Iterator[records.Dated]:
    """The entries by day, a year of them held at a time."""
    begin = first
    while begin <= last:
        end = min(date(begin.year, 12, 31), last)
        for entry in records.entries(journal, begin, end, kinds=kinds):
            # An event that lasts from one year into the next is in both.
            if entry.day >= begin or begin == first:
                yield entry
        begin = end + timedelta(days=1)


def _is_superseded(entry: records.Dated, newest: Measures) -> bool:
    """Whether it is a value on a scale that is no longer in force."""
    if not isinstance(entry, records.Observation):
        return False
    return entry.scale_version < newest[entry.measure.name].scale.version


def _with_definition(
    journal: Journal, entry: records.Dated, defined: set[tuple[int, int]]
) -> Iterator[Row]:
    """The line of an entry, after that of its measure where that is needed for the first time."""
    if isinstance(entry, records.Observation):
        key = (entry.measure_id, entry.scale_version)
        if key not in defined:
            defined.add(key)
            yield from _definition(measure_of(journal, entry.id))
    yield {**_dating(entry), **_content(entry)}


def _definition(measure: Measure) -> Iterator[Row]:
    built_in = find_built_in(measure.name)
    if built_in is None or not same_range(built_in.scale, measure.scale):
        yield {
            "kind": layout.MEASURE,
            "name": measure.name,
            "text": measure_text(measure),
            "scale": str(measure.scale.version),
        }


def _dating(entry: records.Dated) -> Row:
    row = {
        "day": entry.day.isoformat(),
        "recorded_at": instant_text(entry.recorded_at),
        "recorded_on": entry.recorded_on.isoformat(),
        "uuid": entry.uuid,
    }
    if isinstance(entry, records.Timed) and entry.at:
        row["at"] = moment_text(entry.at)
    return row


def _content(entry: records.Dated) -> Row:
    match entry:
        case records.Observation():
            return _observation(entry)
        case records.Dose():
            return _dose(entry)
        case records.Event():
            return _event(entry)
        case records.Note():
            return {"kind": layout.NOTE, "text": entry.text, "source": entry.source or ""}
    raise TypeError(f"{type(entry).__name__} has no line here")


def _observation(entry: records.Observation) -> Row:
    return {
        "kind": layout.OBSERVATION,
        "name": entry.measure.name,
        "value": layout.number_text(entry.value),
        "unit": entry.scale.unit,
        "state": layout.SKIPPED if entry.value is None else layout.RECORDED,
        "scale": str(entry.scale_version),
        "source": entry.source or "",
    }


def _dose(entry: records.Dose) -> Row:
    state = layout.UNKNOWN if entry.amount is None else layout.TAKEN
    return {
        "kind": layout.DOSE,
        "name": entry.product.name,
        "value": layout.number_text(entry.amount),
        "unit": entry.product.unit or "",
        "state": state if entry.taken else layout.NONE,
        "estimate": layout.YES if entry.estimate else "",
        "text": entry.note or "",
        "entered": entry.entered,
        "source": entry.source or "",
    }


def _event(entry: records.Event) -> Row:
    return {
        "kind": layout.EVENT,
        "name": entry.kind,
        "unit": (entry.product.unit or "") if entry.product else "",
        "amount_before": layout.number_text(entry.amount_before),
        "amount_after": layout.number_text(entry.amount_after),
        "until": entry.until.isoformat() if entry.until else "",
        "ongoing": layout.YES if entry.ongoing else "",
        "product": entry.product.name if entry.product else "",
        "title": entry.title or "",
        "text": entry.note or "",
        "source": entry.source or "",
    }


# A line a dose: for a spreadsheet

DOSE_COLUMNS = ("day", "time", "product", "amount", "unit", "estimate", "note")


def dose_lines(journal: Journal, first: date, last: date) -> Iterator[str]:
    """Every dose from `first` to `last`, below a header; a said "none" is an amount of 0.

    An amount that is not known, and a time that was not said, stay empty.
    """
    found = _entries(journal, first, last, kinds=[Kind.DOSE])
    doses = (one for one in found if isinstance(one, records.Dose))
    return layout.csv_lines(DOSE_COLUMNS, map(_dose_cells, doses))


def _dose_cells(entry: records.Dose) -> list[str]:
    return [
        entry.day.isoformat(),
        entry.at.strftime("%H:%M") if entry.at else "",
        layout.guarded(entry.product.name),
        layout.number_text(entry.amount if entry.taken else 0.0),
        entry.product.unit or "",
        layout.YES if entry.estimate else "",
        layout.guarded(entry.note or ""),
    ]
