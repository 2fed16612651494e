"""MedTimer's backups: JSON with its medicines, with its events, or with both.

An event that was taken is a dose.  One that was skipped says that this dose was not taken: where
every one of a medicine's day was, the day is one without a dose.  One that nobody answered says
nothing.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from sidelog.catalog.amounts import Amount
from sidelog.errors import BadDataError
from sidelog.exchange.applications.amounts import unit_question, with_unit
from sidelog.exchange.applications.json_fields import (
    Fields,
    needed_number,
    needed_text,
    objects,
    text,
)
from sidelog.exchange.applications.record import Record, Walk, whole_reading
from sidelog.exchange.incoming import Line
from sidelog.exchange.moments import Moment, instant, whole_day
from sidelog.exchange.reader import Here, Reading, Said
from sidelog.exchange.readers.medtimer import FORM, INTERVALS, note_of, without_cycle
from sidelog.exchange.source import Source

USES = frozenset({"unit"})

_WHAT = "a MedTimer backup (JSON)"
_VERSIONS = range(1, 31)
"""Those whose events have the fields that are read here."""
_MEDICINES = ("medicines with their reminders", "a plan has no first day in the file")
_TAKEN, _SKIPPED = "TAKEN", "SKIPPED"
_PASSED = {
    "RAISED": "a reminder that nobody answered",
    "DELETED": "deleted in the application",
    _SKIPPED: "skipped, on a day that is not without a dose",
}
_NONE = Amount(0, None, "none")


def recognise(source: Source) -> str | None:
    """By the fields that it begins with."""
    begins = source.begins.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not begins.startswith(b"{") or b'"version"' not in begins or b'"list"' not in begins:
        return None
    if b'"medicineName"' in begins and b'"status"' in begins:
        return "it is JSON with a version and reminders of medicines"
    if b'"medicine"' in begins and b'"reminders"' in begins:
        return "it is JSON with a version, medicines and their reminders"
    return None


def read(source: Source, here: Here, said: Said) -> Reading:
    """An event that was taken is a dose."""
    why, document = recognise(source) or "", source.json()
    events, medicines = _lists(document, source.name)
    events = _with_their_names(events, medicines)
    taken = (
        (str(one.get("amount") or ""), str(one.get("medicineName") or ""))
        for one in events
        if one.get("status") == _TAKEN
    )
    question = unit_question(taken, said)
    if question:
        return Reading(FORM, _WHAT, why, (), (), iter(()), question=question)

    def lines(walk: Walk) -> Iterator[Line]:
        if medicines:
            walk.left[_MEDICINES] += len(medicines)
        return _lines(events, here, said, walk)

    return whole_reading(FORM, _WHAT, why, lines, counted="event")


def _lists(document: Any, name: str) -> tuple[list[Fields], list[Fields]]:  # noqa: ANN401  (whatever it holds)
    """The events and the medicines of a backup.

    Raises:
        BadDataError: it is none, or of a version that is not known.
    """
    if not isinstance(document, dict):
        raise BadDataError(f"{name} is no backup of MedTimer.")
    parts = [document.get("events"), document.get("medicines")]
    if "list" in document:
        parts = [document]
    events: list[Fields] = []
    medicines: list[Fields] = []
    for part in parts:
        if part is None:
            continue
        version = part.get("version") if isinstance(part, dict) else None
        if isinstance(version, bool) or not isinstance(version, int) or version not in _VERSIONS:
            raise BadDataError(
                f"{name} is a backup of MedTimer of version {str(version)[:20]}.",
                hint=f"The versions {_VERSIONS[0]} to {_VERSIONS[-1]} are known; "
                "its CSV can be imported whatever the version.",
            )
        for one in objects(part, "list", name):
            (medicines if "medicine" in one else events).append(one)
    return events, medicines


def _with_their_names(events: list[Fields], medicines: list[Fields]) -> list[Fields]:
    """The events with the names that their medicines have in the file."""
    names = [_name(one, "medicineName") for one in events]
    of_medicines = [_name(one["medicine"], "name") for one in medicines]
    known = {name for name in (*names, *of_medicines) if name}
    return [
        event | {"medicineName": without_cycle(name, known)} if name else event
        for event, name in zip(events, names, strict=True)
    ]


def _name(holder: Any, key: str) -> str | None:  # noqa: ANN401  (whatever it holds)
    """A name; None where there is none that can be compared."""
    name = holder.get(key) if isinstance(holder, dict) else None
    return name.strip() if isinstance(name, str) else None


def _lines(events: list[Fields], here: Here, said: Said, walk: Walk) -> Iterator[Line]:
    without = _days_without(events, here)
    for place, event in enumerate(events, start=1):
        record = walk.record(place)
        name = record.read("medicineName", needed_text, event, "medicineName")
        status = record.read("status", needed_text, event, "status")
        if name and status == _TAKEN:
            _dose(record, event, name, here, said)
        elif name and status:
            day = _day_reminded(event, here)
            if status == _SKIPPED and day and (name, day) in without:
                record.dose("amount", name, whole_day(day), _NONE)
            else:
                record.passed.append(_PASSED.get(status, f"its status is {status[:20]}"))
        if event.get("lastIntervalReminderTimeInMinutes"):
            walk.left[INTERVALS] += 1
        yield record.line()


def _dose(record: Record, event: Fields, name: str, here: Here, said: Said) -> None:
    when = record.read("processedTimestamp", _time, event, "processedTimestamp", here)
    amount = record.read("amount", _amount, event, said)
    note = record.read("notes", _note, event)
    if when and amount:
        record.dose("amount", name, when, amount, note or None)


def _days_without(events: list[Fields], here: Here) -> set[tuple[str, date]]:
    """The medicines and days of which every reminder was skipped."""
    statuses: defaultdict[tuple[str, date], set[str]] = defaultdict(set)
    for event in events:
        for key in ("remindedTimestamp", "processedTimestamp"):
            # A dose counts on the day that it was due, and on the one that it was taken.
            try:
                day = _time(event, key, here).day
            except BadDataError:
                continue
            if key == "remindedTimestamp" or event.get("status") == _TAKEN:
                statuses[str(event.get("medicineName")).strip(), day].add(str(event.get("status")))
    return {key for key, found in statuses.items() if found == {_SKIPPED}}


def _day_reminded(event: Fields, here: Here) -> date | None:
    try:
        return _time(event, "remindedTimestamp", here).day
    except BadDataError:
        return None


def _time(event: Fields, key: str, here: Here) -> Moment:
    return instant(needed_number(event, key), here)


def _amount(event: Fields, said: Said) -> Amount:
    return with_unit(text(event, "amount") or "", said)


def _note(event: Fields) -> str:
    tags = event.get("tags") or []
    return (
        note_of(text(event, "notes") or "", map(str, tags if isinstance(tags, list) else [])) or ""
    )
