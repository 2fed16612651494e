"""What a measure of a person's own has to be."""

import re
from itertools import pairwise
from math import isfinite

from sidelog.catalog.scales import Better, Measure, Scale
from sidelog.catalog.values import check_value
from sidelog.errors import BadDataError

RESERVED_NAMES = frozenset({"skip", "none", "all", "today"})
"""Words that mean something else where a measure can be typed."""

_NAME = r"[a-z][a-z0-9-]{0,39}"
_LONGEST_TITLE = 60
_LONGEST_GAP = 366
_MOST = 1e15  # the tables' own bound of a value


def check_name(name: str) -> None:
    """Refuse what cannot be typed as the name of a measure.

    Raises:
        BadDataError: it cannot.
    """
    if not re.fullmatch(_NAME, name) or name in RESERVED_NAMES:
        raise BadDataError(
            f"{name[:50]!r} cannot be the name of a measure.",
            hint="A name has 1 to 40 lower-case letters, digits and hyphens, begins with a letter, "
            f"and is none of {', '.join(sorted(RESERVED_NAMES))}.",
        )


def check_measure(measure: Measure) -> None:
    """Refuse a measure that could not be asked or answered.

    Raises:
        BadDataError: its words or its scale cannot be used.
    """
    if not measure.title.strip() or len(measure.title) > _LONGEST_TITLE:
        raise BadDataError(f"The title of {measure.name} needs 1 to {_LONGEST_TITLE} characters.")
    if not measure.question.strip():
        raise BadDataError(f"The question of {measure.name} is empty.")
    _check_range(measure.name, measure.scale)
    _check_anchors(measure)
    _check_bad_day(measure)
    _check_days(measure.name, measure.scale)


def _check_range(name: str, scale: Scale) -> None:
    ends = [end for end in (scale.minimum, scale.maximum) if end is not None]
    if not all(isfinite(end) and abs(end) < _MOST for end in ends):
        raise BadDataError(f"The scale of {name} has an end that is not a usable number.")
    if scale.maximum is not None and scale.maximum <= scale.minimum:
        raise BadDataError(f"The scale of {name} ends where it begins, or below.")


def _check_bad_day(measure: Measure) -> None:
    """See whether a bad day of a measure can begin where its scale says.

    Raises:
        BadDataError: neither way is better, or it lies off the scale.
    """
    scale = measure.scale
    if scale.bad_from is None:
        return
    if scale.better is Better.NEITHER:
        raise BadDataError(
            f"Of {measure.name} neither way is better, so no day of it is a bad one.",
            hint="Say which way is better: --better lower or --better higher",
        )
    _check_on_scale("A bad day is", scale.bad_from, measure)


def _check_anchors(measure: Measure) -> None:
    for value, words in measure.scale.anchors:
        _check_on_scale("An anchor is", value, measure, "Another scale needs anchors of its own.")
        if not words.strip():
            raise BadDataError(f"An anchor of {measure.name} has no words.")
    if any(first >= then for (first, _), (then, _) in pairwise(measure.scale.anchors)):
        raise BadDataError(
            f"The anchors of {measure.name} are not in order.", hint="The lowest value comes first."
        )


def _check_on_scale(what: str, value: float, measure: Measure, hint: str = "") -> None:
    try:
        check_value(value, measure)
    except BadDataError as error:
        raise BadDataError(
            f"{what} off its scale: {error.message}", hint=hint or error.hint
        ) from None


def _check_days(name: str, scale: Scale) -> None:
    if not 1 <= scale.every_days <= _LONGEST_GAP:
        raise BadDataError(f"{name} is entered every 1 to {_LONGEST_GAP} days.")
    if scale.lag is not None and not 0 <= scale.lag.first <= scale.lag.last:
        raise BadDataError(
            f"The lag window of {name} ends before it begins, or begins before day 0.",
            hint="Such as day 60 to day 120 after an exposure.",
        )
