"""Bearable's CSV: a rating, an amount or a list a line, each under its category.

What a category becomes:

- a symptom is a measure of its own, from 1 mild to 4 unbearable;
- a mood is a measure from 1 to 10; energy, and whatever else has numbers, is one without a top,
  since the file does not say how far it goes;
- sleep in hours and minutes is `sleep-hours`;
- what was taken is a dose;
- factors, food, gratitudes and all else in words are notes.

A line says only which part of the day it is of.  A rating of a part has the hour in the middle of
it as its time, so that a day may have several; a dose of a part says the part in its note.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, time
from typing import NamedTuple

from sidelog.catalog.products import is_unit
from sidelog.catalog.scales import Better, DayRule
from sidelog.catalog.text import quoted
from sidelog.errors import BadDataError
from sidelog.exchange.applications.amounts import unit_question, with_unit
from sidelog.exchange.applications.measures import Measures, built_in, quantity, rating
from sidelog.exchange.applications.record import (
    Record,
    Walk,
    cells_of,
    first_line,
    whole_reading,
)
from sidelog.exchange.incoming import Entry, Line
from sidelog.exchange.moments import Moment, clock_moment, read_date, read_time, whole_day
from sidelog.exchange.reader import Here, Reading, Said
from sidelog.exchange.source import Source
from sidelog.exchange.table.column.lengths import LengthReader
from sidelog.exchange.table.text import read_table

USES = frozenset({"unit"})

_FORM = "bearable"
_NEEDED = {"weekday", "time of day", "category", "rating/amount", "detail", "notes"}
_WITH_ISO_DATE = 8
_SEVERITIES = ("Mild", "Moderate", "Severe", "Unbearable")
_SEVERE = 3
_SYMPTOM = rating(
    1,
    len(_SEVERITIES),
    [word.casefold() for word in _SEVERITIES],
    better=Better.LOWER,
    day_rule=DayRule.MAXIMUM,
    bad_from=_SEVERE,
)
_MOOD = rating(1, 10, better=Better.HIGHER)
_MEDICINES = "meds/supplements"
_RATED = frozenset({"mood", "energy", "sleep quality"})
_PARTS = {"pre": 5, "am": 9, "mid": 14, "pm": 20}
"""The hour in the middle of each part of the day; the first is before getting up."""
_IN_BRACKETS = re.compile(r"(.*\S)\s*\(([^()]*)\)", re.DOTALL)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)


def _is_in_words(category: str) -> bool:
    """Whether a category is one of words, whatever number stands beside them."""
    return category.endswith("factors") or category in {"gratitudes", "food diary"}


class _Item(NamedTuple):
    """A line of the file.

    Attributes:
        category: as it is written.
        rating: the rating, or the amount; empty where there is none.
        details: what its detail lists.
        notes: what was written beside it.
        part: the part of the day, in lower case; empty where it is of the whole day, or has a time.
    """

    category: str
    rating: str
    details: tuple[str, ...]
    notes: str
    part: str


def recognise(source: Source) -> str | None:
    """By its first line."""
    header = first_line(source)
    if len(header) in (7, _WITH_ISO_DATE) and set(header) >= _NEEDED:
        return f"its first line has category, rating/amount and {len(header)} columns in all"
    return None


def read(source: Source, here: Here, said: Said) -> Reading:
    """Each category becomes what is said at the top of this file."""
    what, why = "a Bearable export (CSV)", recognise(source) or ""
    question = unit_question(_amounts(source), said)
    if question:
        return Reading(_FORM, what, why, (), (), iter(()), question=question)

    def lines(walk: Walk) -> Iterator[Line]:
        return _lines(source, here, said, walk)

    return whole_reading(_FORM, what, why, lines, how=_how)


def _amounts(source: Source) -> Iterator[tuple[str, str]]:
    """The amounts of everything that was taken, in words, each with what it is of."""
    table = read_table(source.rewound(), source.name)
    for row in table.rows:
        cells = dict(zip(table.header, row.cells, strict=False))
        if (
            len(row.cells) == len(table.header)
            and cells["category"].strip().casefold() == _MEDICINES
        ):
            yield from ((words, name) for name, words in _taken(_item_of(cells, "")))


def _how(entry: Entry) -> str:
    if entry.at and not entry.at.minute:
        return "pre, am, mid and pm have the times 05:00, 09:00, 14:00 and 20:00"
    return ""


def _lines(source: Source, here: Here, said: Said, walk: Walk) -> Iterator[Line]:
    measures = Measures("Bearable", _FORM)
    table = read_table(source.rewound(), source.name)
    columns = table.header
    dates = 2 if len(columns) == _WITH_ISO_DATE else 1
    for row in table.rows:
        record = walk.record(row.line)
        cells = cells_of(row, table, record)
        if cells:
            day = record.read("date", _day, [cells[column] for column in columns[:dates]])
            if day:
                _record_item(record, cells, day, measures, here, said)
        yield record.line()


def _day(dates: list[str]) -> date:
    """The day of a line, which the newer form has twice: as it is shown, and in ISO.

    Raises:
        BadDataError: it has none, or two that differ.
    """
    found: set[date] = set()
    for text in dates:
        with suppress(BadDataError):  # the one that is shown may be in any language
            found.add(read_date(text))
    if len(found) > 1:
        raise BadDataError(f"{quoted(dates[0])} and {quoted(dates[1])} are two days")
    return found.pop() if found else read_date(dates[0])


def _record_item(
    record: Record, cells: Mapping[str, str], day: date, measures: Measures, here: Here, said: Said
) -> None:
    words = cells["time of day"].strip().casefold()
    timed = words[:1].isdigit()
    when = record.read("time of day", _when, day, words, here)
    if when is None:
        return
    item = _item_of(cells, "" if timed or words == "all day" else words)
    category = item.category.casefold()
    if not category:
        record.refuse("category", "it is empty")
    elif category == "symptom":
        _symptoms(record, item, when, measures)
    elif category == _MEDICINES:
        _doses(record, item, when if timed else whole_day(day), said)
    elif category == "health measurements":
        _measurements(record, item, when, measures)
    elif category in _RATED and item.rating and not _NUMBER.fullmatch(item.rating):
        record.read("rating/amount", _number, item.rating)
    elif _NUMBER.fullmatch(item.rating) and not _is_in_words(category):
        _rating(record, item, when, measures)
    elif ":" in item.rating and category == "sleep":
        _sleep(record, item, whole_day(day))
    else:
        _words(record, item, when)


def _item_of(cells: Mapping[str, str], part: str) -> _Item:
    return _Item(
        cells["category"].strip(),
        cells["rating/amount"].strip(),
        tuple(detail.strip() for detail in cells["detail"].split("|") if detail.strip()),
        cells["notes"].strip(),
        part,
    )


def _when(day: date, words: str, here: Here) -> Moment:
    """The time of a line; a part of a day never falls to the day before."""
    if words in ("", "all day"):
        return whole_day(day)
    if words not in _PARTS:
        return clock_moment(day, read_time(words), here)
    moment = clock_moment(day, max(time(_PARTS[words]), here.day_starts), here)
    # What the file has is the part of the day, whatever hour is put for it here.
    return moment._replace(written=f"{day.isoformat()} {words}")


def _symptoms(record: Record, item: _Item, when: Moment, measures: Measures) -> None:
    """Values of symptoms, such as "Neck pain (Moderate)", which is 2."""
    if not item.details:
        record.refuse("detail", "it is empty, and a symptom has a name")
    for detail in item.details:
        name, said = _severity(detail)
        value = record.read("rating/amount", _number, item.rating) if item.rating else None
        if said and value and value != said and len(item.details) == 1:
            word = _SEVERITIES[said - 1]
            record.refuse("rating/amount", f"it is {item.rating}, and the detail says {word}")
        elif said or value is not None:
            number = float(said or value or 0)
            record.observe(name, measures.measure(name, _SYMPTOM), when, number)
        elif not item.rating:
            record.empty += 1
    _notes(record, item, when, ", ".join(_severity(detail)[0] for detail in item.details))


def _severity(detail: str) -> tuple[str, int | None]:
    """The name of a symptom and the number of the word behind it, where that is a severity."""
    found = _IN_BRACKETS.fullmatch(detail)
    words = [word.casefold() for word in _SEVERITIES]
    if found and found[2].casefold() in words:
        return found[1], words.index(found[2].casefold()) + 1
    return detail, None


def _doses(record: Record, item: _Item, when: Moment, said: Said) -> None:
    """Doses such as 50 of "Sertraline (mg)"; several have as many amounts, or none."""
    amounts = [part.strip() for part in item.rating.split("|")] if item.rating else []
    if not item.details:
        record.refuse("detail", "it is empty, and a dose is of something")
    elif amounts and len(amounts) != len(item.details):
        found, wanted = len(amounts), len(item.details)
        record.refuse(
            "rating/amount", f"it has {found}, and the detail {wanted}: each needs its own"
        )
    else:
        part = f"Time of day: {item.part}" if item.part else ""
        note = "\n".join(words for words in (item.notes, part) if words) or None
        for name, words in _taken(item):
            amount = record.read("rating/amount", with_unit, words, said)
            if amount:
                record.dose(name, name, when, amount, note)


def _taken(item: _Item) -> Iterator[tuple[str, str]]:
    """What was taken, each with its amount in words, which is empty where it is not known."""
    amounts = item.rating.split("|") if item.rating else [""] * len(item.details)
    for detail, words in zip(item.details, amounts, strict=False):
        found = _IN_BRACKETS.fullmatch(detail)
        if found and is_unit(found[2]):
            number = _NUMBER.fullmatch(words.strip())
            yield found[1], f"{words.strip()} {found[2]}" if number else words.strip()
        else:
            yield detail, words.strip()


def _measurements(record: Record, item: _Item, when: Moment, measures: Measures) -> None:
    """A measured amount, such as 72 of "Weight (kg)"."""
    value = record.read("rating/amount", _number, item.rating)
    if not item.details:
        record.refuse("detail", "it is empty, and a measurement has a name")
    elif value is not None:
        found = _IN_BRACKETS.fullmatch(item.details[0])
        name, unit = (found[1], found[2]) if found else (item.details[0], "")
        weight = built_in("weight")
        is_weight = (name.casefold(), unit) == (weight.name, weight.scale.unit)
        measure = weight if is_weight else measures.measure(name, quantity(unit))
        record.observe(name, measure, when, value)
    _notes(record, item, when, item.category)


def _rating(record: Record, item: _Item, when: Moment, measures: Measures) -> None:
    """A rating of a category, with the words that stand beside it as a note."""
    is_mood = item.category.casefold() == "mood"
    measure = measures.measure(item.category, _MOOD if is_mood else rating(0, None))
    record.observe(item.category, measure, when, float(item.rating))
    _words(record, item._replace(rating=""), when)


def _sleep(record: Record, item: _Item, when: Moment) -> None:
    """Hours asleep, such as 9:45."""
    value = record.read("rating/amount", LengthReader("h"), item.rating)
    if value is not None:
        record.observe(item.category, built_in("sleep-hours"), when, value)
    _words(record, item._replace(rating=""), when)


def _words(record: Record, item: _Item, when: Moment) -> None:
    """What is no number, as a note that names its category."""
    listed = ", ".join(item.details)
    number = f"({item.rating})" if item.rating else ""
    said = " ".join(part for part in (listed, number) if part)
    text = "\n".join(part for part in (said, item.notes) if part)
    if text:
        record.note(item.category, when, f"{item.category}: {text}")
    elif not record.parts and not record.errors:
        record.empty += 1


def _notes(record: Record, item: _Item, when: Moment, about: str) -> None:
    """What was written beside a value."""
    if item.notes:
        record.note("notes", when, f"{about}: {item.notes}" if about else item.notes)


def _number(text: str) -> float:
    """A number.

    Raises:
        BadDataError: it is none.
    """
    if not _NUMBER.fullmatch(text):
        raise BadDataError(f"{quoted(text)} is not a number")
    return float(text)
