"""A year of a journal that nobody kept: plausible, the same every time, for looking around.

It is invented, and shows nothing about kratom.  It has what real journals have: gaps, days filled
in later, a flu, ratings that wander by themselves, and a taper that coincides with time passing.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import sqrt
from random import Random

from sidelog.journal.journal import Journal

DAYS = 365
_SEED = 20261127

# (day of the year, grams a day from then on): a taper, as a plan would have it.
_GRAMS = ((0, 8.0), (150, 6.0), (178, 4.0), (206, 2.0), (234, 0.0))
_GAP = range(96, 108)
_FLU_ENDS, _FLU_DAYS = 276, 6
_NOTES = (
    (4, "first week of keeping this"),
    (61, "new brush, looks like more hair in it"),
    (108, "away for twelve days, nothing written"),
    (179, "slept badly, legs restless"),
    (273, "flu, in bed"),
    (320, "cold dry weather, hands rough"),
)


_DATED = {start for start, _ in _GRAMS} | {place for place, _ in _NOTES} | {_FLU_ENDS}


@dataclass(frozen=True, slots=True)
class _Rating:
    """How a rating wanders: where it begins, how strongly it follows, and how it drifts."""

    name: str
    level: float
    spread: float
    memory: float
    highest: int
    drift: tuple[tuple[int, float], ...]


_RATINGS = (
    _Rating("shedding", 2.2, 0.75, 0.5, 4, ((0, 0.0), (225, 0.0), (300, -0.75), (364, -0.95))),
    _Rating("dryness", 1.5, 0.8, 0.4, 4, ((0, 0.0), (364, 0.0))),
    _Rating("nails", 1.1, 0.45, 0.7, 4, ((0, 0.0), (364, -0.1))),
    _Rating(
        "mood",
        4.7,
        1.5,
        0.45,
        10,
        (
            (0, 0.0),
            (148, 0.0),
            (156, -1.0),
            (180, 0.0),
            (210, -1.0),
            (236, -1.2),
            (256, 1.2),
            (364, 1.6),
        ),
    ),
)


def invent(journal: Journal, last: date, now: datetime) -> None:
    """Write the invented year that ends on a day.

    Args:
        journal: an empty journal, open for writing.
        last: its last day.
        now: the present instant; entries are stamped in its offset.
    """
    story = _Story(journal, last - timedelta(days=DAYS - 1), last, now)
    for number in range(DAYS):
        story.tell(number)


class _Story:
    """The year, day by day, with one source of chance."""

    def __init__(self, journal: Journal, first: date, last: date, now: datetime) -> None:
        self._journal = journal
        self._first, self._last, self._now = first, last, now
        self._chance = Random(_SEED)  # noqa: S311  (a story, not a secret)
        self._walks = {rating.name: _walk(rating, self._chance) for rating in _RATINGS}
        self._kratom = journal.add_product("kratom", unit="g", form="leaf-powder")

    def tell(self, number: int) -> None:
        """Write one day, unless it is one that was missed."""
        day = self._first + timedelta(days=number)
        values = {name: next(walk) for name, walk in self._walks.items()}
        written = self._written(number, day)
        if written is not None:
            evening = datetime.combine(written, time(21, 10), self._now.tzinfo)
            self._journal.batch.stamp_as(min(evening, self._now), written)
            self._rate(day, values)
            self._take(number, day)
            self._happen(number, day)

    def _written(self, number: int, day: date) -> date | None:
        """The day on which an entry was written; None for a day that was missed."""
        if number in _GAP or (self._chance.random() < 0.1 and number not in _DATED):  # noqa: PLR2004
            return None
        late = self._chance.random() < 0.12  # noqa: PLR2004
        return min(day + timedelta(days=int(late)), self._last)

    def _rate(self, day: date, values: dict[str, int]) -> None:
        for name, value in values.items():
            if self._chance.random() < 0.95:  # noqa: PLR2004  (now and then one is left open)
                self._journal.record(name, day, value)

    def _take(self, number: int, day: date) -> None:
        grams = [amount for start, amount in _GRAMS if start <= number][-1]
        if grams == 0:
            self._journal.take_none(self._kratom, day)
        for hour in (8, 13, 19) if grams else ():
            amount = round(grams / 3 * self._chance.uniform(0.85, 1.15), 1)
            at = datetime.combine(day, time(hour, self._chance.randrange(60)), self._now.tzinfo)
            if at <= self._now:
                self._journal.take(self._kratom, day, amount, entered=f"{amount} g", at=at)

    def _happen(self, number: int, day: date) -> None:
        for place, text in _NOTES:
            if place == number:
                self._journal.add_note(day, text)
        for (start, grams), (_, before) in zip(_GRAMS[1:], _GRAMS, strict=False):
            if start == number:
                kind = "reduce" if grams else "stop"
                self._journal.add_event(kind, day, product=self._kratom, before=before, after=grams)
        if number == _FLU_ENDS:
            begin = day - timedelta(days=_FLU_DAYS - 1)
            self._journal.add_event("illness", begin, until=day, title="flu")


def _walk(rating: _Rating, chance: Random) -> Iterator[int]:
    """Daily values around a drifting level, each remembering the day before."""
    wander, number = 0.0, 0
    while True:
        wander = rating.memory * wander + sqrt(1 - rating.memory**2) * chance.gauss(0, 1)
        value = round(rating.level + _between(rating.drift, number) + rating.spread * wander)
        yield min(max(value, 0), rating.highest)
        number += 1


def _between(points: tuple[tuple[int, float], ...], number: int) -> float:
    """The drift on a day, on straight lines between its points, level after the last."""
    for (start, low), (end, high) in itertools.pairwise(points):
        if number <= end:
            return low + (high - low) * (number - start) / (end - start)
    return points[-1][1]
