"""Herbal Tracker+'s backup: JSON with its strains, its doses in grams, and ratings of old versions.

The ratings (mood, energy, relief of pain, anxiety, focus) go from 1 to 5.  Of anxiety nothing says
whether 5 is much of it or much relief from it, so of that neither way is called better.
"""

from collections.abc import Iterator, Mapping

from sidelog.catalog.scales import Better
from sidelog.errors import BadDataError
from sidelog.exchange.applications.amounts import amount_of
from sidelog.exchange.applications.json_fields import (
    Fields,
    by_identifier,
    needed_text,
    number,
    objects,
    text,
)
from sidelog.exchange.applications.measures import Measures, rating
from sidelog.exchange.applications.record import Record, Walk, whole_reading
from sidelog.exchange.incoming import Line
from sidelog.exchange.moments import Moment, read_moment
from sidelog.exchange.reader import Here, Reading, Said
from sidelog.exchange.readers.herbal_tracker import FORM, GRAMS
from sidelog.exchange.source import Source

_VERSION = 1
_RATINGS = {
    "mood": ("mood", Better.HIGHER),
    "energy": ("energy", Better.HIGHER),
    "painRelief": ("pain relief", Better.HIGHER),
    "anxiety": ("anxiety", Better.NEITHER),
    "focus": ("focus", Better.HIGHER),
}
_SETTINGS = "they are of the application"


def recognise(source: Source) -> str | None:
    """By the fields that it begins with."""
    begins = source.begins.lstrip(b"\xef\xbb\xbf \t\r\n")
    if begins.startswith(b"{") and b'"strains"' in begins and b'"version"' in begins:
        return "it is JSON with a version, strains and doses of them"
    return None


def read(source: Source, here: Here, _: Said) -> Reading:
    """A dose is of its strain; a rating is a value of a measure of its own, from 1 to 5."""
    document = source.json()
    if not isinstance(document, dict) or document.get("version") != _VERSION:
        version = document.get("version") if isinstance(document, dict) else None
        raise BadDataError(
            f"{source.name} is a backup of Herbal Tracker+ of version {version!r}.",
            hint=f"Version {_VERSION} is known; its CSV can be imported whatever the version.",
        )

    def lines(walk: Walk) -> Iterator[Line]:
        return _lines(document, source.name, here, walk)

    what, why = "a Herbal Tracker+ backup (JSON)", recognise(source) or ""
    return whole_reading(FORM, what, why, lines, counted="record")


def _lines(document: Fields, name: str, here: Here, walk: Walk) -> Iterator[Line]:
    measures = Measures("Herbal Tracker+", "herbal")
    strains = by_identifier(objects(document, "strains", name))
    dosages = objects(document, "dosages", name)
    if document.get("settings"):
        walk.left["settings", _SETTINGS] += 1
    for place, dosage in enumerate(dosages, start=1):
        record = walk.record(place)
        _dose(record, dosage, strains, here)
        yield record.line()
    effects = objects(document, "effects", name)
    for place, effect in enumerate(effects, start=len(dosages) + 1):
        record = walk.record(place)
        _effect(record, effect, measures, here)
        if effect.get("duration") is not None:
            walk.left["duration of effects", "sidelog has no place for it"] += 1
        yield record.line()


def _dose(record: Record, dosage: Fields, strains: Mapping[str, Fields], here: Here) -> None:
    when = record.read("timestamp", _when, dosage, here)
    strain = record.read("strainId", _strain, dosage, strains)
    amount = record.read("amount", _amount, dosage)
    note = record.read("notes", _words, dosage)
    if when and strain and amount:
        record.dose("dosages", strain, when, amount_of(*amount), note or None)


def _strain(dosage: Fields, strains: Mapping[str, Fields]) -> str:
    """The name of the strain that a dose is of.

    Raises:
        BadDataError: it is not in the file.
    """
    wanted = needed_text(dosage, "strainId")
    if wanted not in strains:
        raise BadDataError(f"there is no strain {wanted[:40]!r} in the file")
    return text(strains[wanted], "name") or needed_text(strains[wanted], "code")


def _amount(dosage: Fields) -> tuple[float | None, str]:
    return number(dosage, "amount"), GRAMS


def _effect(record: Record, effect: Fields, measures: Measures, here: Here) -> None:
    when = record.read("timestamp", _when, effect, here)
    if when is None:
        return
    for key, (words, better) in _RATINGS.items():
        value = record.read(key, number, effect, key)
        if value is None:
            record.empty += 1
        else:
            scale = rating(1, 5, better=better)._replace(whole=True)
            record.observe(key, measures.measure(words, scale), when, value)
    if note := record.read("notes", _words, effect):
        record.note("notes", when, note)


def _words(record: Fields) -> str:
    return text(record, "notes") or ""


def _when(record: Fields, here: Here) -> Moment:
    return read_moment(needed_text(record, "timestamp"), here)
