"""Finding what a person wrote, by words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from typing import Any

from sqlalchemy import Date, func, null, type_coerce
from sqlmodel import Session, col, select

from sidelog.catalog.text import fold
from sidelog.errors import UsageError
from sidelog.journal.records import (
    Dose,
    Event,
    Measure,
    NailFinding,
    Note,
    Photo,
    Product,
    Question,
    Record,
    Visit,
)

_NO_DAY = null()


@dataclass(frozen=True)
class _Place:
    """A table in which words can be.

    Attributes:
        record: its class.
        texts: what a person wrote there, and the names they would search by.
        day: its day, as SQL; NULL for what has none.
    """

    record: type[Record]
    texts: tuple[Any, ...]
    day: Any = _NO_DAY


_PRODUCT_OF_EVENT = select(Product.name).where(Product.id == Event.product_id).scalar_subquery()
_DAY_OF_QUESTION = type_coerce(func.substr(Question.recorded_at, 1, 10), Date)

_PLACES = (
    _Place(Note, (Note.text,), Note.day),
    _Place(Event, (Event.kind, Event.title, Event.note, _PRODUCT_OF_EVENT), Event.day),
    _Place(Dose, (Dose.entered, Dose.note), Dose.day),
    _Place(NailFinding, (NailFinding.kind, NailFinding.note), NailFinding.day),
    _Place(Photo, (Photo.site, Photo.note), Photo.day),
    _Place(Visit, (Visit.who, Visit.goal, Visit.note), Visit.day),
    _Place(Question, (Question.text, Question.answer), _DAY_OF_QUESTION),
    _Place(Product, (Product.name, Product.form, Product.strength, Product.lot, Product.note)),
    _Place(Measure, (Measure.name, Measure.title, Measure.question)),
)


def has_words(words: str) -> Callable[[str], bool]:
    """What says of a text whether every word occurs in it.

    Args:
        words: separated by spaces; case and accents make no difference, nothing is a wildcard.

    Raises:
        UsageError: there is no word.
    """
    wanted = fold(words).split()
    if not wanted:
        raise UsageError("There is nothing to search for.", hint="Such as: sidelog search wash day")

    def holds(text: str) -> bool:
        folded = fold(text)
        return all(word in folded for word in wanted)

    return holds


def search(
    session: Session, first: date | None, last: date | None, limit: int | None
) -> list[Record]:
    """The records that have the words, newest first, and then what has no day.

    Args:
        session: over a connection whose function `has_words` is that of this module.
        first: leave out what is before, and what has no day.
        last: leave out what is after, and what has no day.
        limit: stop after so many.
    """
    hits = [
        hit for place in _PLACES for hit in session.exec(_query(place, first, last).limit(limit))
    ]
    # Sorting is stable: within a day the places keep their order, and the rows theirs.
    hits.sort(key=lambda hit: hit[1] or date.min, reverse=True)
    return [record for record, _ in hits[:limit]]


def _query(place: _Place, first: date | None, last: date | None) -> Any:  # noqa: ANN401  (SQLModel's own types differ by what is selected)
    text = reduce(_joined, place.texts, "")
    found = select(place.record, place.day).where(func.has_words(text))
    if first is not None:
        found = found.where(place.day >= first)
    if last is not None:
        found = found.where(place.day <= last)
    return found.order_by(place.day.desc(), col(place.record.id).desc())


def _joined(text: Any, column: Any) -> Any:  # noqa: ANN401  (SQL expressions of any type)
    return func.coalesce(column, "").concat(" ").concat(text)
