"""Apple Health's export: the archive, or the XML in it, read as a stream.

Symptoms become measures of their own; weight, pulse at rest, blood pressure and temperature are
measured amounts; what the records of a night say of sleep is added up, overlaps once, to the hours
of the day on which the night ends.  All else is named with its number, and left.

A record may stand there several times, alike in all that it says: up to eight copies of one were
found in a file of 3.1 GB (github.com/neiltron/apple-health-mcp, pull request 27).  One is taken.

How states of mind (iOS 18) and doses of medicines (iOS 26) stand in an export was not seen in any
real file.  The definition that Apple begins one with, "HealthKit Export Version: 14", has neither:
"HealthData (ExportDate,Me,(Record|Correlation|Workout|ActivitySummary|ClinicalRecord|Audiogram|
VisionPrescription)*)".  An element StateOfMind with a valence from -1 to 1 and a startDate, as
other programs expect one, is read; a dose is not, whatever it looks like.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import IO, NamedTuple

from sidelog.catalog.scales import Better
from sidelog.errors import BadDataError
from sidelog.exchange.applications.measures import Measures, built_in, rating
from sidelog.exchange.applications.record import Record, Walk, whole_reading
from sidelog.exchange.incoming import Entry, Line, LineError
from sidelog.exchange.moments import Moment, read_moment, whole_day
from sidelog.exchange.reader import Here, Reading, Said
from sidelog.exchange.readers.apple_health.kinds import (
    SLEEP,
    WEIGHT,
    in_words,
    is_amount_left,
    is_asleep,
    measure_of,
    number_of,
    short_name,
)
from sidelog.exchange.readers.apple_health.stream import ROOT, Broken, Element, elements
from sidelog.exchange.source import Source

_FORM = "apple-health"
_BEGIN = 1 << 16
_OFFICE = "[Content_Types].xml"
_DOCTYPE = b"<!DOCTYPE HealthData"
_UNSPECIFIED = "there, but how much is not said"
_SAME_NIGHT = 3 * 60 * 60
"""Seconds awake after which a sleep is another one."""
_LONGEST_SLEEP = 24 * 60 * 60
_STATE_OF_MIND = "StateOfMind"
_LEFT = {
    SLEEP: "it is of lying in bed or being awake",
    "MedicationDoseEvent": "how doses of medicines are written here is not known yet",
    _STATE_OF_MIND: "it has no valence and date that are known",
    "Correlation": "its records stand beside it once more",
    "Me": "it is of the person, and of no day",
}
_HOW = {
    SLEEP: "the records of each sleep added up, as of the moment when it ends",
    WEIGHT: "whatever its unit is there",
}
_OTHER = "sidelog makes no daily measure of it"
_COPY = ("copies of a record", "one of them is read")
_SAME = ("type", "startDate", "endDate", "value", "unit", "valence", "sourceName")
"""What is alike in copies of a record."""
_OTHER_FILES = ("other files in the archive", "the records are in one alone")
_UNSAID = {"ExportDate"}


class _Sleep(NamedTuple):
    """A span of sleep: its record, and its ends in seconds since 1970, the last with its moment."""

    start: float
    end: float
    woke: datetime
    number: int


def recognise(source: Source) -> str | None:
    """By the root of the XML, which may lie in an archive under any name."""
    if _is_health(source.begins):
        return "it is XML with an element HealthData"
    found = _member(source)
    return "it is an archive with XML that has an element HealthData" if found else None


def read(source: Source, here: Here, _: Said) -> Reading:
    """A record is a value of a measure; the records of a night are one."""

    def lines(walk: Walk) -> Iterator[Line]:
        return _lines(source, here, walk)

    what, why = "an Apple Health export", recognise(source) or ""
    return whole_reading(_FORM, what, why, lines, counted="record", how=_how)


def _how(entry: Entry) -> str:
    return _HOW.get(entry.column, "")


def _is_health(begins: bytes) -> bool:
    text = begins.removeprefix(b"\xef\xbb\xbf").lstrip()
    return text.startswith((b"<?xml", b"<!DOCTYPE", ROOT)) and (ROOT in text or _DOCTYPE in text)


def _member(source: Source) -> str | None:
    """The path of the export in an archive, where it is one."""
    archive = source.archive()
    if archive and _OFFICE in archive.names:  # a spreadsheet is an archive of XML too
        return None
    for path in archive.names if archive else []:
        if archive and path.casefold().endswith(".xml"):
            with archive.open(path) as file:
                if _is_health(file.read(_BEGIN)):
                    return path
    return None


@contextmanager
def _opened(source: Source) -> Iterator[IO[bytes]]:
    member, archive = _member(source), source.archive()
    if member and archive:
        with archive.open(member) as file:
            yield file
    else:
        yield source.rewound()  # type: ignore[misc]  # a stream of bytes, as the other is


def _lines(source: Source, here: Here, walk: Walk) -> Iterator[Line]:
    measures = Measures("Apple Health", "health")
    asleep: list[_Sleep] = []
    if archive := source.archive():
        walk.left[_OTHER_FILES] += len(archive.names) - 1
    others: Counter[str] = Counter()  # nearly every record: pulse, steps, energy
    seen = set[int]()
    with _opened(source) as file:
        for element in elements(file, source.name):
            if isinstance(element, Broken):
                yield _broken(element)
                break
            kind = element.attributes.get("type", "")
            if kind in others or (element.name == "Record" and is_amount_left(kind)):
                others[kind] += 1
                continue
            key = hash((element.name, *map(element.attributes.get, _SAME)))
            if "startDate" in element.attributes and key in seen:
                walk.left[_COPY] += 1
                continue
            seen.add(key)
            record = walk.record(element.number)
            _element(record, element, measures, asleep, here, walk)
            if record.parts or record.errors or record.passed:
                yield record.line()
    for night in _nights(asleep):
        record = walk.record(night[-1].number)
        _night(record, night, here)
        yield record.line()
    walk.left.update(
        {(in_words(short_name(kind)), _OTHER): count for kind, count in others.items()}
    )


def _broken(broken: Broken) -> Line:
    reason = (
        f"the file is no XML from line {broken.line} on ({broken.reason}); the rest is not read"
    )
    return Line(broken.number, errors=(LineError(broken.number, "", reason),))


def _element(
    record: Record,
    element: Element,
    measures: Measures,
    asleep: list[_Sleep],
    here: Here,
    walk: Walk,
) -> None:
    said = element.attributes
    kind = short_name(said.get("type", "")) if element.name == "Record" else element.name
    if kind == _STATE_OF_MIND and "valence" in said and "startDate" in said:
        _state_of_mind(record, said, measures, here)
    elif kind == SLEEP and is_asleep(said.get("value", "")):
        span = record.read(kind, _span, said, element.number, here)
        if span:
            asleep.append(span)
    elif kind == SLEEP or (measure := measure_of(kind, said.get("value", ""), measures)) is None:
        if kind not in _UNSAID:
            walk.left[in_words(kind), _LEFT.get(kind, _OTHER)] += 1
    else:
        when = record.read(kind, _start, said, here)
        try:
            value = number_of(kind, said.get("value", ""), said.get("unit", ""))
        except BadDataError as error:
            record.refuse(kind, error.message)
            return
        if value is None:
            record.passed.append(f"{kind} {_UNSPECIFIED}")
        elif when:
            record.observe(kind, measure, when, value)


def _state_of_mind(record: Record, said: dict[str, str], measures: Measures, here: Here) -> None:
    """A state of mind from -1 to 1, of a moment or of a day."""
    when = record.read(_STATE_OF_MIND, _start, said, here)
    value = record.read(_STATE_OF_MIND, _valence, said)
    if when is None or value is None:
        return
    if "daily" in said.get("kind", "").casefold():
        when = whole_day(when.day)
    words = ("very unpleasant", "neutral", "very pleasant")
    scale = rating(-1, 1, words, better=Better.HIGHER)._replace(whole=False)
    record.observe(_STATE_OF_MIND, measures.measure("state of mind", scale), when, value)


def _valence(said: dict[str, str]) -> float:
    try:
        return float(said["valence"])
    except ValueError:
        raise BadDataError("its valence is not a number") from None


def _start(said: dict[str, str], here: Here) -> Moment:
    return read_moment(said.get("startDate", ""), here)


def _span(said: dict[str, str], number: int, here: Here) -> _Sleep:
    """A span of sleep.

    Raises:
        BadDataError: it has no ends, or ends before it begins, or later than a day after.
    """
    start, end = _start(said, here).at, read_moment(said.get("endDate", ""), here).at
    if start is None or end is None or not 0 <= (end - start).total_seconds() <= _LONGEST_SLEEP:
        raise BadDataError("it does not end within a day after it begins")
    return _Sleep(start.timestamp(), end.timestamp(), end, number)


def _nights(asleep: list[_Sleep]) -> Iterator[list[_Sleep]]:
    """Spans that belong to one sleep, in order: less than three hours awake lie between them."""
    night: list[_Sleep] = []
    last = 0.0
    for span in sorted(asleep):
        if night and span.start - last > _SAME_NIGHT:
            yield night
            night = []
        last = span.end if not night else max(last, span.end)
        night.append(span)
    if night:
        yield night


def _night(record: Record, night: list[_Sleep], here: Here) -> None:
    """The hours of a sleep, as of the moment at which it ends; what overlaps counts once."""
    seconds = 0.0
    until = night[0].start
    for span in night:
        seconds += max(0.0, span.end - max(span.start, until))
        until = max(until, span.end)
    woke = max(night, key=lambda span: span.end).woke
    when = read_moment(woke.isoformat(), here)
    record.observe(SLEEP, built_in("sleep-hours"), when, round(seconds / 3600, 4))
