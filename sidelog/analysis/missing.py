"""What the missing days could have done: the result with all of them worst, and all of them best.

Nothing is filled in anywhere else.  If the conclusion depends on what the missing days were like,
that is said.
"""

from dataclasses import dataclass, replace

from sidelog.analysis.contrast import Contrast, contrast
from sidelog.analysis.series import Series
from sidelog.analysis.verdict import POSSIBLE
from sidelog.catalog.scales import Scale


@dataclass(frozen=True, slots=True)
class Bounds:
    """A contrast recomputed with every missing day of both phases at one end of the scale.

    Attributes:
        lowest: with the missing days at the scale's minimum.
        highest: with the missing days at the scale's maximum.
        flips: whether either leads to another conclusion than the entries alone: a change where
            they show none, none where they show one, or one the other way.
    """

    lowest: Contrast
    highest: Contrast
    flips: bool


def bounds(scale: Scale, before: Series, after: Series, observed: Contrast) -> Bounds | None:
    """Bound what the missing days could do to a contrast.

    Args:
        scale: the measure's.
        before: the earlier phase.
        after: the later phase.
        observed: their contrast as it is.

    Returns:
        None where there are no bounds to be had: a scale without an upper end, or one that is not
        recorded daily, so that a day without an entry is not a missing day.
    """
    if scale.maximum is None or scale.every_days > 1:
        return None
    lowest = contrast(_filled(before, scale.minimum), _filled(after, scale.minimum))
    highest = contrast(_filled(before, scale.maximum), _filled(after, scale.maximum))
    conclusions = {_conclusion(one) for one in (observed, lowest, highest)}
    return Bounds(lowest, highest, flips=len(conclusions) > 1)


def _filled(series: Series, value: float) -> Series:
    recorded = dict(zip(series.days, series.values, strict=True))
    days = tuple(range(series.first, series.last + 1))
    return replace(series, days=days, values=tuple(recorded.get(day, value) for day in days))


def _conclusion(result: Contrast) -> int:
    """1 for a rise, -1 for a fall, 0 for neither."""
    if result.p >= POSSIBLE:
        return 0
    return 1 if result.t > 0 else -1
