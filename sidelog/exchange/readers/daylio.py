"""Daylio's CSV: an entry a line, with a mood by its name and the activities that were ticked.

Three headers are known: the old one has the year apart, the usual one a full date, and the one of
2026 a column of scales beside it.  Moods are names that people change, so what a name stands for
is asked where it is none of Daylio's own.

An activity that was ticked says that it was; one that was not says nothing.  So activities become
words of the day's note: a measure of them would have nothing but ones, or zeros that nobody said.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from sidelog.catalog.scales import Better, Measure, Scale
from sidelog.catalog.text import fold, quoted, shortened
from sidelog.errors import BadDataError, UsageError
from sidelog.exchange.applications.measures import Measures, quantity, rating
from sidelog.exchange.applications.record import (
    Record,
    Walk,
    cells_of,
    first_line,
    whole_reading,
)
from sidelog.exchange.incoming import Entry, Line, Note
from sidelog.exchange.moments import Moment, clock_moment, read_date, read_time, whole_day
from sidelog.exchange.reader import DateOrder, Here, Question, Reading, Said
from sidelog.exchange.source import Source
from sidelog.exchange.table.cell.calendar import WEEKDAY_NAMES
from sidelog.exchange.table.cell.days import read_clock, read_day, read_day_of_year
from sidelog.exchange.table.column.lengths import LengthReader
from sidelog.exchange.table.text import Table, read_table

FORM = "daylio"
USES = frozenset({"words"})
_WHAT = "a Daylio export (CSV)"
_NEEDED = {"date", "weekday", "time", "mood", "activities", "note"}

_OF_ENTRIES = ("full_date", "date", "weekday", "time", "mood", "activities")
_WITHOUT_HEADER = {
    len(header): header
    for header in (
        (*_OF_ENTRIES, "note"),
        (*_OF_ENTRIES, "note_title", "note"),
        (*_OF_ENTRIES, "scales", "note_title", "note"),
    )
}
"""Its columns by how many there are, of those headers that begin with the full date."""
_FULL_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)

LEVELS = {5: "rad", 4: "good", 3: "meh", 2: "bad", 1: "awful"}
"""The moods that Daylio begins with."""
_ELSEWHERE = (
    ("lausig", "schlecht", "ok", "gut", "super"),
    ("okropnie", "zle", "tak sobie", "dobrze", "wspaniale"),
)
"""Those with which it begins in German and in Polish, folded, from 1 up."""
_BAD = 2
_ANSWER = re.compile(r"\s*([^=,]+?)\s*=\s*([1-5])(?![\d.]|,\d)\s*,?", re.ASCII)
_LONGEST_ANCHOR = 60
_POINTS = re.compile(r"(\d+(?:\.\d+)?)\s*/\s*(\d+)(?:\s+\w+)?", re.ASCII)
_SPAN = re.compile(r"\d+:\d\d", re.ASCII)
_AMOUNT = re.compile(r"(\d+(?:\.\d+)?)\s*([^\W\d].*)?")


def recognise(source: Source) -> str | None:
    """By its first line; by what stands in it where it is that of an entry."""
    if _unnamed(source):
        return "its first line has a date in full, once more, its weekday and a time"
    header = first_line(source)
    days = [name for name in ("full_date", "year") if name in header]
    if days and set(header) >= _NEEDED:
        return f"its first line has {days[0]}, mood and activities"
    return None


def read(source: Source, here: Here, said: Said) -> Reading:
    """An entry is a value of `daylio-mood`, and a note of its words and activities."""
    why = recognise(source) or ""
    words = set(_moods(_table(source)))
    levels = _levels(words, said)
    unknown = sorted(words - levels.keys())
    used = {word: level for word, level in levels.items() if word in words}
    if unknown:
        return Reading(FORM, _WHAT, why, (), (), iter(()), question=_question(unknown, used))

    def lines(walk: Walk) -> Iterator[Line]:
        return _lines(source, here, used, walk)

    return whole_reading(FORM, _WHAT, why, lines, how=how)


def how(entry: Entry) -> str:
    """What is to be said of how an entry of Daylio is read."""
    return "with its activities, which are words and no measures" if isinstance(entry, Note) else ""


def _table(source: Source) -> Table:
    return read_table(source.rewound(), source.name, header=_unnamed(source))


def _unnamed(source: Source) -> tuple[str, ...]:
    """The columns of a file whose header somebody took away; none where it has one."""
    cells = first_line(source)
    header = _WITHOUT_HEADER.get(len(cells), ())
    if not header or not _FULL_DATE.fullmatch(cells[0]):
        return ()
    said = read_day(cells[0])
    day = said.on(None) if said else None
    is_entry = (
        day is not None
        and WEEKDAY_NAMES.get(fold(cells[2])) == day.weekday()
        and read_day_of_year(cells[1], day.year) == day
        and read_clock(cells[3])
    )
    return header if is_entry else ()


def _moods(table: Table) -> Iterator[str]:
    """The folded name of every mood in the file."""
    place = table.header.index("mood")
    for row in table.rows:
        if len(row.cells) == len(table.header) and (word := row.cells[place].strip()):
            yield fold(word)


def _levels(words: Collection[str], said: Said) -> dict[str, int]:
    """What each mood stands for, by its folded name: Daylio's own, and what the person said.

    Raises:
        UsageError: what was said is no such list.
    """
    levels = {fold(name): level for level, name in LEVELS.items()}
    for names in _ELSEWHERE:
        if set(words) <= set(names):
            levels = {name: level for level, name in enumerate(names, start=1)}
    answer = ", ".join(said.words)
    found = {fold(name): int(level) for name, level in _ANSWER.findall(answer)}
    levels |= found
    unsaid = set(words) - levels.keys()
    if wrong := _ANSWER.sub("", answer).strip(" ,"):
        raise UsageError(
            f"{quoted(wrong)} is no mood with a whole number.",
            hint=f"From 1, the worst, to 5, the best: {_form_of_answer(unsaid, {})}",
        )
    return levels


def _form_of_answer(words: Iterable[str], known: Mapping[str, int]) -> str:
    """How numbers of words are said, beside those that are known, which may be said anew."""
    numbers = dict.fromkeys(words, "..") | {word: str(level) for word, level in known.items()}
    return ", ".join(f"{word}={numbers[word]}" for word in sorted(numbers)) or "fine=4, sad=2"


def _question(unknown: list[str], known: Mapping[str, int]) -> Question:
    moods = ", ".join(quoted(word) for word in unknown)
    there = ", ".join(f"{word} {level}" for word, level in sorted(known.items()))
    stands = f" Beside them stand {there}, unless you say otherwise." if there else ""
    return Question(
        field="words",
        flag="--words",
        text=f"What do the moods {moods} stand for, from 1, the worst, to 5, the best, in whole "
        f"numbers?{stands}",
        example=_form_of_answer(unknown, known),
    )


def mood_measure(measures: Measures, words: Mapping[str, int]) -> Measure:
    """The measure of moods, with the person's own words for its values, and else Daylio's."""
    anchors = []
    for level in sorted(LEVELS):
        own = [word for word, stands_for in words.items() if stands_for == level]
        anchors.append(shortened(" / ".join(own) or LEVELS[level], _LONGEST_ANCHOR))
    scale = rating(1, 5, anchors, better=Better.HIGHER, bad_from=_BAD)
    return measures.measure("mood", scale)


def note_of(title: str, text: str, activities: Iterable[str]) -> str:
    """What an entry says in words: its title, its text and its activities."""
    ticked = ", ".join(name.strip() for name in activities if name.strip())
    text = re.sub(r"<br\s*/?>", "\n", text, flags=re.IGNORECASE)
    parts = [title.strip(), text.strip(), f"Activities: {ticked}" if ticked else ""]
    return "\n".join(part for part in parts if part)


def _lines(source: Source, here: Here, words: Mapping[str, int], walk: Walk) -> Iterator[Line]:
    order = _order(_table(source))  # which leaves the file at its end
    table, measures = _table(source), Measures("Daylio", FORM)
    mood = mood_measure(measures, words)
    for row in table.rows:
        record = walk.record(row.line)
        cells = cells_of(row, table, record)
        when = record.read("date and time", _when, cells, order, here) if cells else None
        if cells and when:
            _entry(record, cells, when, measures, mood, words)
        yield record.line()


def _entry(
    record: Record,
    cells: Mapping[str, str],
    when: Moment,
    measures: Measures,
    mood: Measure,
    words: Mapping[str, int],
) -> None:
    if word := cells["mood"].strip():
        record.observe("mood", mood, when, float(words[fold(word)]))
    else:
        record.empty += 1
    for part in cells.get("scales", "").split("|"):
        if found := record.read("scales", _scale_value, part.strip()):
            name, number, scale = found
            record.observe(name, measures.measure(name, scale), when, number)
    note = note_of(cells.get("note_title", ""), cells["note"], cells["activities"].split("|"))
    if _is_one_of_several(word, words):
        note = f"Mood: {word}\n{note}".rstrip()
    if note:
        record.note("note", when, note)


def _is_one_of_several(word: str, words: Mapping[str, int]) -> bool:
    """Whether a person's own mood has the number of another, so that this does not tell it."""
    level = words.get(fold(word))
    is_own = level is not None and fold(word) != LEVELS[level]
    return is_own and [*words.values()].count(level or 0) > 1


def _when(cells: Mapping[str, str], order: DateOrder | None, here: Here) -> Moment:
    day = _full_day(cells["full_date"], order) if "full_date" in cells else _old_day(cells)
    if not cells["time"].strip():
        return whole_day(day)
    return clock_moment(day, read_time(cells["time"]), here)


def _order(table: Table) -> DateOrder | None:
    """What 7/11/2020 means where a spreadsheet has written the file anew: its weekdays tell it."""
    if "full_date" not in table.header:
        return None
    places = [table.header.index(name) for name in ("full_date", "weekday")]
    fitting = set(DateOrder)
    for row in table.rows:
        if len(row.cells) == len(table.header):
            text, weekday = (row.cells[place].strip() for place in places)
            said, named = read_day(text), WEEKDAY_NAMES.get(fold(weekday))
            for order in DateOrder if said and said.numbers else ():
                day = said and said.on(order)
                fitting -= {order} if day is None or day.weekday() != named else set()
    return fitting.pop() if len(fitting) == 1 else None


def _full_day(text: str, order: DateOrder | None) -> date:
    said = read_day(text) if order else None
    return (said and said.on(order)) or read_date(text)


def _old_day(cells: Mapping[str, str]) -> date:
    """The day of the old form, which has the year apart, and the month first or last."""
    one, _, other = cells["date"].strip().partition(" ")
    day, month = (other, one) if other.strip().isdecimal() else (one, other)
    return read_date(f"{day.strip()} {month.strip()} {cells['year'].strip()}")


def _scale_value(words: str) -> tuple[str, float, Scale] | None:
    """The name of a scale, a value and what it is on: "Sleep Quality: 8/10 points"."""
    name, _, value = (part.strip() for part in words.partition(": "))
    if not words:
        return None
    if name and (points := _POINTS.fullmatch(value)):
        return name, float(points[1]), rating(0, float(points[2]))
    if name and _SPAN.fullmatch(value):
        return name, LengthReader("h")(value), quantity("h")
    if name and (amount := _AMOUNT.fullmatch(value)):
        return name, float(amount[1]), quantity(amount[2] or "")
    raise BadDataError(f"{quoted(words)} is no scale and its value, such as Sleep: 8/10 points")
