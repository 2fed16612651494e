"""One line of `log`: understood first, then recorded, all of it or nothing."""

import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime

from sidelog import dates
from sidelog.catalog.scales import Measure
from sidelog.catalog.values import parse_value, say_number, say_value
from sidelog.cli.app import App
from sidelog.cli.commands import unknown_word
from sidelog.cli.notes import checked_note
from sidelog.errors import BadDataError, UsageError
from sidelog.journal.journal import Journal
from sidelog.journal.rows import Entered, Outcome

_OPTIONS = {"-n": "note", "--note": "note", "--on": "on", "--at": "at"}


@dataclass(frozen=True, slots=True)
class Entry:
    """What one line says, before the journal is opened.

    Attributes:
        day: the day it is about.
        at: the time, where the values are momentary.
        values: (measure, words) pairs in the order typed; the words are read with the scale.
        notes: notes for the day.
        place: where it was written, such as "line 3: "; empty on the command line.
    """

    day: date
    at: datetime | None
    values: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    place: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """One value as it was recorded.

    Attributes:
        measure: what it is a value of.
        value: the number; None where the day was skipped.
        entered: what became of it.
    """

    measure: Measure
    value: float | None
    entered: Entered


@dataclass(frozen=True, slots=True)
class Receipt:
    """One entry as it was recorded."""

    entry: Entry
    saved: list[Saved] = field(default_factory=list)


def parse_entry(
    app: App, words: Sequence[str], *, notes: Sequence[str], on: str | None, at: str | None
) -> Entry:
    """Understand one line.

    Raises:
        SidelogError: a word is not `measure=value`, or the day, the time or a note is not one.
    """
    day = app.day(on) if on else None
    moment = app.moment(at, day)
    if day is None:
        day = dates.local_day(moment, app.settings.day_starts) if moment else app.today
    values = tuple(_pair(word) for word in words)
    _refuse_twice([name for name, _ in values])
    return Entry(day, moment, values, tuple(checked_note(note) for note in notes))


def _pair(word: str) -> tuple[str, str]:
    name, equals, value = word.partition("=")
    if not equals or not name.strip() or not value.strip():
        raise UsageError(
            f"{word!r} does not say what to record.",
            hint="Write measure=value, such as mood=6; the words of a note go after -n.",
        )
    return name.strip().casefold(), value


def _refuse_twice(names: list[str]) -> None:
    twice = [name for name in names if names.count(name) > 1]
    if twice:
        raise UsageError(
            f"{twice[0]} is given twice.", hint="A day has one value; with --at it may have many."
        )


def parse_lines(app: App, lines: Iterable[str]) -> list[Entry]:
    """Understand the lines of a pipe; empty lines and those that begin with # are passed over.

    Raises:
        BadDataError: a line is not understood; the message names it.
    """
    entries = []
    for number, line in enumerate(lines, start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            place = f"line {number}: "
            with _at(place):
                entries.append(_parse_line(app, line, place))
    if not entries:
        raise BadDataError("There was nothing to record on stdin.", hint="Such as: mood=5")
    return entries


def _parse_line(app: App, line: str, place: str) -> Entry:
    try:
        words = shlex.split(line)
    except ValueError:
        raise UsageError("a quotation mark is not closed.") from None
    values: list[str] = []
    said: dict[str, list[str]] = {"note": [], "on": [], "at": []}
    rest = iter(words)
    for word in rest:
        option, equals, value = word.partition("=")
        if option in _OPTIONS:
            said[_OPTIONS[option]].append(value if equals else _next(rest, option))
        else:
            values.append(word)
    entry = parse_entry(app, values, notes=said["note"], on=_one(said, "on"), at=_one(said, "at"))
    return Entry(entry.day, entry.at, entry.values, entry.notes, place)


def _next(rest: Iterator[str], option: str) -> str:
    word = next(rest, None)
    if word is None:
        raise UsageError(f"{option} needs a word after it.")
    return word


def _one(said: Mapping[str, list[str]], option: str) -> str | None:
    if len(said[option]) > 1:
        raise UsageError(f"--{option} is given twice.")
    return said[option][0] if said[option] else None


@contextmanager
def _at(place: str) -> Iterator[None]:
    """Say where in the input a failure was; whatever a pipe brings is data, not usage."""
    try:
        yield
    except (UsageError, BadDataError) as error:
        if not place:
            raise
        message = f"{place}{error.message} Nothing was recorded."
        raise BadDataError(message, hint=error.hint) from None


def save(app: App, entries: Sequence[Entry]) -> None:
    """Record entries in one batch, and say what was understood.

    Raises:
        SidelogError: something cannot be recorded; nothing of it was.
    """
    with app.write() as journal:
        receipts = [_record(journal, entry) for entry in entries]
    _acknowledge(app, receipts)
    from sidelog.cli.help.safety import after_saving  # noqa: PLC0415  (speaks only after the commit)

    after_saving(
        app,
        notes=[note for entry in entries for note in entry.notes],
        values=[(one.measure, one.value) for receipt in receipts for one in receipt.saved],
    )


def _record(journal: Journal, entry: Entry) -> Receipt:
    receipt = Receipt(entry)
    with _at(entry.place):
        for name, words in entry.values:
            measure = find_measure(journal.measures, name)
            value = parse_value(words, measure)
            if value is None and entry.at:
                raise UsageError("A moment cannot be skipped.", hint="Leave --at out.")
            entered = journal.record(name, entry.day, value, at=entry.at)
            receipt.saved.append(Saved(measure, value, entered))
        for note in entry.notes:
            journal.add_note(entry.day, note, at=entry.at)
    return receipt


def find_measure(measures: Mapping[str, Measure], name: str) -> Measure:
    """The measure of that name.

    Raises:
        UsageError: there is none; the nearest names are offered.
    """
    if name not in measures:
        raise unknown_word("measure", name, list(measures), "All measures: sidelog measure list")
    return measures[name]


def _acknowledge(app: App, receipts: Sequence[Receipt]) -> None:
    if app.json:
        from sidelog.cli.envelope import write_data  # noqa: PLC0415  (only for machines)

        write_data(app, "log", [_as_data(receipt) for receipt in receipts])
        return
    for receipt in receipts:
        app.out(_line(app, receipt))


def _line(app: App, receipt: Receipt) -> str:
    entry = receipt.entry
    when = app.when(entry.day, entry.at)
    said = [say_saved(one, alone=len(receipt.saved) == 1) for one in receipt.saved]
    if entry.notes:
        said.append("note kept" if len(entry.notes) == 1 else f"{len(entry.notes)} notes kept")
    return f"{when}: {', '.join(said)}"


def say_saved(saved: Saved, *, alone: bool = False) -> str:
    """What became of a value, such as "mood 6, replacing 4"; with its words if it is alone."""
    name, value, entered = saved.measure.name, saved.value, saved.entered
    # Few words where there are many values: one line is promised.
    words = say_value(saved.measure, value) if alone or value is None else say_number(value)
    if entered.outcome is Outcome.NEW:
        return f"{name} {words}"
    before = "skipped" if entered.before is None else say_number(entered.before)
    became = f"replacing {before}" if entered.outcome is Outcome.REPLACED else "as before"
    return f"{name} {words}, {became}" if alone else f"{name} {words} ({became})"


def _as_data(receipt: Receipt) -> dict[str, object]:
    values = [
        {
            "reference": one.entered.reference,
            "measure": one.measure.name,
            "value": one.value,
            "outcome": one.entered.outcome,
            "before": one.entered.before,
        }
        for one in receipt.saved
    ]
    entry = receipt.entry
    return {"day": entry.day, "at": entry.at, "values": values, "notes": len(entry.notes)}
