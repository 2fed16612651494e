"""Scales of measures that a journal does not have yet: in a file, and in words."""

import json
from typing import Any

from sidelog.catalog.scales import Better, DayRule, LagWindow, Measure, Scale, ScaleKind
from sidelog.errors import BadDataError


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
