"""Daylio's backup (.daylio): a zip archive with one file in it, which is JSON written in base64.

It knows of each mood which of the five levels it is, and of each entry the offset from Greenwich;
so nothing has to be asked.  What it brings has the same identities as the CSV's.
"""

import base64
import binascii
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta, timezone

from sidelog.catalog.text import quoted
from sidelog.dates import local_day
from sidelog.errors import BadDataError
from sidelog.exchange.applications.json_fields import (
    Fields,
    by_identifier,
    identifier,
    number,
    objects,
    text,
    whole,
)
from sidelog.exchange.applications.measures import Measures
from sidelog.exchange.applications.record import Walk, whole_reading
from sidelog.exchange.incoming import Line
from sidelog.exchange.moments import Moment, clock_moment
from sidelog.exchange.reader import Here, Reading, Said
from sidelog.exchange.readers.daylio import FORM, how, mood_measure, note_of
from sidelog.exchange.source import Source, read_json

_MEMBER = "backup.daylio"
_USED = {"dayEntries", "customMoods", "tags"}
_FIELDS_USED = {"id", "minute", "hour", "day", "month", "year", "datetime", "timeZoneOffset"}
_FIELDS_USED |= {"mood", "note", "note_title", "tags", "assets"}
_MINUTE, _DAY = 60_000, 86_400_000  # milliseconds
_BEST = 6
"""What a level and the number of its group add up to: the group of the best moods is 1."""


def recognise(source: Source) -> str | None:
    """By the file in the archive."""
    archive = source.archive()
    if archive and _MEMBER in archive.names:
        return f"it is an archive with {_MEMBER} in it"
    return None


def read(source: Source, here: Here, _: Said) -> Reading:
    """An entry is a value of `daylio-mood`, and a note of its words and activities."""
    document = _document(source)

    def lines(walk: Walk) -> Iterator[Line]:
        return _lines(document, source.name, here, walk)

    what, why = "a Daylio backup", recognise(source) or ""
    return whole_reading(FORM, what, why, lines, counted="entry", how=how)


def _document(source: Source) -> Fields:
    packed = b""
    if archive := source.archive():
        with archive.open(_MEMBER) as member:
            packed = member.read()
    name = f"{_MEMBER} in {source.name}"
    try:
        content = base64.b64decode(packed)
    except (binascii.Error, ValueError):
        raise BadDataError(
            f"{name} is not written in base64.", hint="It may be damaged: make the backup again."
        ) from None
    document = read_json(content, name)
    if not isinstance(document, dict) or "dayEntries" not in document:
        raise BadDataError(
            f"{name} has no dayEntries.", hint="It may be of another version of Daylio."
        )
    return document


def _lines(document: Fields, name: str, here: Here, walk: Walk) -> Iterator[Line]:
    measures = Measures("Daylio", FORM)
    moods = by_identifier(objects(document, "customMoods", name))
    tags = by_identifier(objects(document, "tags", name))
    words = dict(_words(moods.values()))
    mood = mood_measure(measures, words)
    for key, value in document.items():
        if key not in _USED and isinstance(value, list) and value:
            walk.left[key, "it is nothing that was recorded of a day"] += len(value)
    for place, entry in enumerate(objects(document, "dayEntries", name), start=1):
        record = walk.record(place)
        when = record.read("day and time", _when, entry, here)
        if when:
            level = record.read("mood", _level, entry, moods)
            if level:
                record.observe("mood", mood, when, level)
            note = record.read("note", _note, entry, tags)
            if note:
                record.note("note", when, note)
        for key, value in entry.items():
            if isinstance(value, list) and value and (key == "assets" or key not in _FIELDS_USED):
                walk.left[f"{key} of entries", "sidelog has no place for them"] += len(value)
        yield record.line()


def _words(moods: Iterable[Fields]) -> Iterator[tuple[str, int]]:
    """The person's own names of moods, each with its level."""
    for one in moods:
        name, group = text(one, "custom_name"), number(one, "mood_group_id")
        if name and group is not None and 1 <= group < _BEST:
            yield name, _BEST - int(group)


def _level(entry: Fields, moods: Mapping[str, Fields]) -> float | None:
    """The level of an entry's mood, from 1, the worst; None where it has none.

    Raises:
        BadDataError: nothing says which level it is.
    """
    mood = entry.get("mood")
    if mood is None:
        return None
    one = moods.get(identifier(mood))
    group = whole(one, "mood_group_id") if one else 0
    if not 1 <= group < _BEST:
        raise BadDataError(f"nothing says which level the mood {quoted(identifier(mood))} is")
    return float(_BEST - group)


def _note(entry: Fields, tags: Mapping[str, Fields]) -> str:
    """What an entry says in words.

    Raises:
        BadDataError: a field of it is of another kind.
    """
    ticked = entry.get("tags") or []
    if not isinstance(ticked, list):
        raise BadDataError("its tags are no list")
    names = [_tag(identifier(one), tags) for one in ticked]
    return note_of(text(entry, "note_title") or "", text(entry, "note") or "", names)


def _tag(called: str, tags: Mapping[str, Fields]) -> str:
    """The name of an activity; its number where the file has no name for it."""
    return (text(tags[called], "name") if called in tags else None) or f"activity {called}"


def _when(entry: Fields, here: Here) -> Moment:
    """When an entry is of, with its offset where the instant beside it agrees with that.

    Raises:
        BadDataError: there is no such time.
    """
    year, month, day, hour, minute = (
        whole(entry, name) for name in ("year", "month", "day", "hour", "minute")
    )
    try:
        said = datetime.combine(date(year, month + 1, day), time(hour, minute))
    except (ValueError, OverflowError):
        parts = f"{year}-{month + 1}-{day} {hour}:{minute}"
        raise BadDataError(f"there is no {parts}") from None
    offset, stamp = number(entry, "timeZoneOffset"), number(entry, "datetime")
    if offset is not None and stamp is not None and abs(offset) < _DAY:
        at = said.replace(tzinfo=timezone(timedelta(seconds=round(offset / 1000))))
        if abs(at.timestamp() * 1000 - stamp) < _MINUTE:
            written = said.isoformat(timespec="seconds")  # as of the CSV
            return Moment(local_day(at, here.day_starts), at, written)
    return clock_moment(said.date(), said.time(), here)
