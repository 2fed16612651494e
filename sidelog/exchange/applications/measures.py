"""The measures that an application's file becomes: each on the scale that it has there."""

import re
from collections.abc import Iterable
from hashlib import sha256

from sidelog.catalog.measures import BUILT_IN
from sidelog.catalog.scales import Better, DayRule, Measure, Scale, ScaleKind
from sidelog.catalog.text import fold, shortened
from sidelog.exchange.scales import range_scale
from sidelog.journal.rules import LONGEST_MEASURE_NAME, LONGEST_TITLE

_HASH = 5
"""Letters of a hash that keep two names apart."""


def rating(
    minimum: float,
    maximum: float | None,
    anchors: Iterable[str] = (),
    *,
    better: Better = Better.NEITHER,
    day_rule: DayRule = DayRule.MEAN,
    bad_from: float | None = None,
) -> Scale:
    """A scale of ratings; the anchors are the words of its values from the lowest on."""
    scale = range_scale(minimum, maximum, better)
    said = tuple((minimum + place, words) for place, words in enumerate(anchors))
    return scale._replace(
        whole=bool(said), anchors=said, day_rule=day_rule, bad_from=bad_from, recall="today"
    )


def quantity(unit: str, *, day_rule: DayRule = DayRule.MEAN, minimum: float = 0) -> Scale:
    """A scale of a measured amount; neither way is better."""
    scale = range_scale(minimum, None, Better.NEITHER)
    return scale._replace(kind=ScaleKind.QUANTITY, unit=" ".join(unit.split()), day_rule=day_rule)


def yes_no(no: str = "no", yes: str = "yes") -> Scale:
    """The scale of what was, or was not."""
    scale = rating(0, 1, (no, yes), day_rule=DayRule.MAXIMUM)
    return scale._replace(kind=ScaleKind.YES_NO)


def built_in(name: str) -> Measure:
    """The measure of that name that comes with sidelog."""
    return next(measure for measure in BUILT_IN if measure.name == name)


class Measures:
    """The measures that an application's file becomes, each with a name and a scale of its own.

    They begin with the name of the application, so that its scale never meets another of the same
    name.
    """

    def __init__(self, application: str, prefix: str) -> None:
        """Begin; the prefix is such as "daylio", and the application what it is called."""
        self._application, self._prefix = application, prefix
        self._names: dict[str, str] = {}
        self._measures: dict[tuple[str, Scale], Measure] = {}

    def measure(self, words: str, scale: Scale) -> Measure:
        """The measure that words of the file stand for."""
        known = self._measures.get((words, scale))
        if known is None:
            known = self._measures[words, scale] = self._new(words, scale)
        return known

    def _new(self, words: str, scale: Scale) -> Measure:
        ending = f" ({self._application})"
        line = shortened(words, LONGEST_TITLE - len(ending)) or self._prefix
        title = f"{line[0].upper()}{line[1:]}{ending}"
        scale = scale._replace(source=f"{self._application}, imported")
        name = self._name(" ".join(words.split()))
        return Measure(name, title, f"{title.rstrip('?')}?", scale, tracked=False, built_in=False)

    def _name(self, words: str) -> str:
        """A name that can be typed; where too much is lost to it, it ends in a hash."""
        plain = re.sub(r"[^a-z0-9]+", "-", fold(words)).strip("-")
        name = f"{self._prefix}-{plain}"
        taken_by = self._names.get(name)
        if not plain or len(name) > LONGEST_MEASURE_NAME or taken_by not in (None, fold(words)):
            digest = sha256(fold(words).encode(errors="replace")).hexdigest()[:_HASH]
            kept = name[: LONGEST_MEASURE_NAME - _HASH - 1].strip("-")
            name = f"{kept}-{digest}"
        self._names.setdefault(name, fold(words))
        return name
