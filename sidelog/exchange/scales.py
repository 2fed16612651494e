"""Scales of measures that a journal does not have yet: of an application, in a file, in words."""

import json
import re
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from sidelog.catalog.measures import BUILT_IN
from sidelog.catalog.scales import Better, DayRule, LagWindow, Measure, Scale, ScaleKind
from sidelog.catalog.text import fold, shortened
from sidelog.errors import BadDataError
from sidelog.journal.rules import LONGEST_MEASURE_NAME, LONGEST_TITLE

_HASH = 5
"""Letters of a hash that keep two names apart."""


def range_scale(minimum: float, maximum: float | None, better: Better) -> Scale:
    """The scale of a measure of which no more is known than its range."""
    return Scale(
        version=1,
        kind=ScaleKind.RATING,
        minimum=minimum,
        maximum=maximum,
        whole=False,
        unit="",
        anchors=(),
        better=better,
        recall="",
        day_rule=DayRule.MEAN,
        lag=None,
        every_days=1,
        source="imported",
    )


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

    def measure(self, words: str, scale: Scale) -> Measure:
        """The measure that words of the file stand for."""
        ending = f" ({self._application})"
        line = shortened(words, LONGEST_TITLE - len(ending)) or self._prefix
        title = f"{line[0].upper()}{line[1:]}{ending}"
        scale = scale._replace(source=f"{self._application}, imported")
        name = self._name(" ".join(words.split()))
        return Measure(name, title, f"{title}?", scale, tracked=False, built_in=False)

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


def same_range(one: Scale, other: Scale) -> bool:
    """Whether a value means the same on both."""
    return (one.minimum, one.maximum, one.whole, one.unit) == (
        other.minimum,
        other.maximum,
        other.whole,
        other.unit,
    )


def measure_text(measure: Measure) -> str:
    """A measure as text, with everything that is said of it."""
    scale = measure.scale
    lag = scale.lag and scale.lag._asdict()
    said = {**measure._asdict(), "scale": {**scale._asdict(), "lag": lag}}
    return json.dumps(said, ensure_ascii=False)


def read_measure(text: str) -> Measure:
    """The measure that `measure_text` wrote.

    Raises:
        BadDataError: the text is not of that form.
    """
    try:
        said = json.loads(text)
        return Measure(
            name=str(said["name"]),
            title=str(said["title"]),
            question=str(said["question"]),
            scale=_scale(said["scale"]),
            tracked=bool(said["tracked"]),
            built_in=bool(said["built_in"]),
        )
    except (ValueError, TypeError, LookupError):
        raise BadDataError("it is not a measure as an export of sidelog writes it") from None


def _scale(said: Any) -> Scale:  # noqa: ANN401  (whatever the JSON holds)
    lag = said["lag"]
    maximum = said["maximum"]
    bad_from = said.get("bad_from")  # an older export does not say it
    return Scale(
        version=int(said["version"]),
        kind=ScaleKind(said["kind"]),
        minimum=float(said["minimum"]),
        maximum=None if maximum is None else float(maximum),
        whole=bool(said["whole"]),
        unit=str(said["unit"]),
        anchors=tuple((_number(value), str(words)) for value, words in said["anchors"]),
        better=Better(said["better"]),
        recall=str(said["recall"]),
        day_rule=DayRule(said["day_rule"]),
        lag=lag and LagWindow(int(lag["first"]), int(lag["last"]), str(lag["source"])),
        every_days=int(said["every_days"]),
        source=str(said["source"]),
        bad_from=None if bad_from is None else float(bad_from),
    )


def _number(value: object) -> float:
    """The number as it is: 0 stays 0, and does not become 0.0."""
    if isinstance(value, int | float):
        return value
    raise TypeError("an anchor has no number")
