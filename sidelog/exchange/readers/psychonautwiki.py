"""PsychonautWiki Journal's JSON: experiences, each with what was ingested, notes and ratings.

Of an ingestion only the substance, the time and the route are sure to be there.  A dose that is
null is not known; one that counts a unit of the person's own is multiplied by what one of it
holds; and what somebody else took is not this person's dose.
"""

from collections.abc import Iterator

from sidelog.catalog.amounts import Amount
from sidelog.catalog.text import quoted
from sidelog.errors import BadDataError
from sidelog.exchange.applications.amounts import amount_of, unit_question
from sidelog.exchange.applications.json_fields import (
    Fields,
    by_identifier,
    identifier,
    needed_number,
    needed_text,
    number,
    objects,
    text,
)
from sidelog.exchange.applications.record import Record, Walk, whole_reading
from sidelog.exchange.incoming import Line
from sidelog.exchange.moments import Moment, instant
from sidelog.exchange.reader import Here, Reading, Said
from sidelog.exchange.source import Source

USES = frozenset({"unit"})

_FORM = "psychonautwiki"
_WHAT = "a PsychonautWiki Journal export (JSON)"
_UNIT_OR_ANOTHERS = ("units", "customUnitId", "consumerName")
_MARKS = (b'"ingestions"', b'"substanceCompanions"', b'"customSubstances"', b'"customUnits"')
_LEFT = {
    "ratings": "they are of an experience, and not of a day",
    "location": "sidelog keeps no places",
}
_LEFT_OF_INGESTIONS = {
    "endTime": "a dose has one time",
    "stomachFullness": "sidelog has no place for it",
}
_USED = {"experiences", "substanceCompanions", "customSubstances", "customUnits"}
"""The lists that are read, or say how the application shows what it has."""
_SOMEBODY_ELSE = "somebody else's dose"
_USUAL_ROUTE = "ORAL"


def recognise(source: Source) -> str | None:
    """By the fields that it begins with."""
    begins = source.begins.lstrip(b"\xef\xbb\xbf \t\r\n")
    if begins.startswith(b"{") and b'"experiences"' in begins and any(m in begins for m in _MARKS):
        return "it is JSON with experiences and what was ingested"
    return None


def read(source: Source, here: Here, said: Said) -> Reading:
    """An ingestion is a dose; what was written of an experience, or at a time of it, is a note."""
    why, document = recognise(source) or "", source.json()
    if not isinstance(document, dict) or "experiences" not in document:
        raise BadDataError(f"{source.name} has no list of experiences.")
    question = unit_question(_without_unit(document, source.name), said)
    if question:
        return Reading(_FORM, _WHAT, why, (), (), iter(()), question=question)

    def lines(walk: Walk) -> Iterator[Line]:
        return _lines(document, source.name, here, said, walk)

    return whole_reading(_FORM, _WHAT, why, lines, counted="experience")


def _without_unit(document: Fields, name: str) -> Iterator[tuple[str, str]]:
    """Doses of which nothing says the unit, in words, each with its substance."""
    for experience in objects(document, "experiences", name):
        found = experience.get("ingestions")
        for one in found if isinstance(found, list) else ():
            if isinstance(one, dict) and not any(one.get(key) for key in _UNIT_OR_ANOTHERS):
                yield str(one.get("dose")), str(one.get("substanceName"))


def _lines(document: Fields, name: str, here: Here, said: Said, walk: Walk) -> Iterator[Line]:
    units = by_identifier(objects(document, "customUnits", name))
    for key, value in document.items():
        if key not in _USED and isinstance(value, list) and value:
            walk.left[key, "it is nothing that was recorded of a day"] += len(value)
    for place, experience in enumerate(objects(document, "experiences", name), start=1):
        record = walk.record(place)
        _experience_note(record, experience, here)
        for ingestion in record.read("ingestions", objects, experience, "ingestions", "it") or []:
            _ingestion(record, ingestion, units, here, said)
            for key, why in _LEFT_OF_INGESTIONS.items():
                walk.left[f"{key} of ingestions", why] += ingestion.get(key) is not None
        for note in record.read("timedNotes", objects, experience, "timedNotes", "it") or []:
            _timed_note(record, note, here)
        for key, why in _LEFT.items():
            if found := experience.get(key):
                walk.left[key, why] += len(found) if isinstance(found, list) else 1
        yield record.line()


def _experience_note(record: Record, experience: Fields, here: Here) -> None:
    """The title and the text of an experience, at the time that it is sorted by."""
    title = record.read("title", text, experience, "title")
    written = record.read("text", text, experience, "text")
    words = "\n".join(part for part in (title, written) if part)
    key = "sortDate" if experience.get("sortDate") is not None else "creationDate"
    when = record.read(key, _time, experience, key, here) if words else None
    if when:
        record.note("text" if written else "title", when, words)


def _timed_note(record: Record, note: Fields, here: Here) -> None:
    words = record.read("timedNotes", text, note, "note")
    when = record.read("timedNotes", _time, note, "time", here) if words else None
    if words and when:
        record.note("timedNotes", when, words)


def _ingestion(
    record: Record, ingestion: Fields, units: dict[str, Fields], here: Here, said: Said
) -> None:
    if record.read("consumerName", text, ingestion, "consumerName"):
        record.passed.append(_SOMEBODY_ELSE)
        return
    product = record.read("substanceName", needed_text, ingestion, "substanceName")
    when = record.read("time", _time, ingestion, "time", here)
    amount = record.read("dose", _amount, ingestion, units, said)
    note = record.read("notes", _dose_note, ingestion)
    if product and when and amount:
        record.dose("ingestions", product, when, amount, note or None)


def _time(record: Fields, key: str, here: Here) -> Moment:
    """A time in milliseconds since 1970, which may have decimals."""
    return instant(needed_number(record, key) / 1000, here)


def _amount(ingestion: Fields, units: dict[str, Fields], said: Said) -> Amount:
    """How much was taken, of a unit of the person's own by what one of it holds.

    Raises:
        BadDataError: a field is not of its kind, or the unit is not in the file.
    """
    dose, unit = number(ingestion, "dose"), text(ingestion, "units") or said.unit
    estimate = ingestion.get("isDoseAnEstimate") is True
    own = ingestion.get("customUnitId")
    if own is None:
        return amount_of(dose, unit, estimate=estimate)
    one = units.get(identifier(own))
    if one is None:
        raise BadDataError(f"there is no unit {quoted(str(own))} among the customUnits")
    holds, called = number(one, "dose"), text(one, "unit") or text(one, "name")
    if dose is None or holds is None:  # in words, such as "2 pill": what one holds is not known
        return amount_of(dose, called)._replace(number=None, unit=None)
    estimate = estimate or one.get("isEstimate") is True
    amount = amount_of(dose * holds, text(one, "originalUnit") or unit, estimate=estimate)
    return amount._replace(typed=f"{dose:.15g} {called or ''} = {amount.typed}")


def _dose_note(ingestion: Fields) -> str:
    """What was written of a dose, and how it was taken where that was not by mouth.

    Raises:
        BadDataError: a field of it is no text.
    """
    route = text(ingestion, "administrationRoute")
    said = f"Route: {route.lower()}" if route and route != _USUAL_ROUTE else ""
    return "\n".join(part for part in (text(ingestion, "notes"), said) if part)
