"""The stretches between changes of what is taken most, for shading: reduced, stopped, restarted."""

from collections.abc import Sequence
from dataclasses import dataclass

from sidelog.catalog.events import Exposure
from sidelog.report.doses import DoseRecord
from sidelog.report.happenings import Happening

_STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Band:
    """A phase.

    Attributes:
        first: its first day, an ordinal.
        last: its last day, inclusive.
        words: what it is called.
        stopped: whether nothing is meant to be taken in it.
    """

    first: int
    last: int
    words: str
    stopped: bool


def phase_bands(
    doses: Sequence[DoseRecord], happenings: Sequence[Happening], last: int
) -> tuple[Band, ...]:
    """The phases of the product that was taken most often, of those that have any.

    Args:
        doses: what was taken.
        happenings: the events, in the order of time.
        last: the last day of the period.
    """
    for record in sorted(doses, key=lambda one: -one.doses):
        changes = [one for one in happenings if is_change_of(one, record.product.name)]
        if changes:
            return tuple(_bands(changes, last))
    return ()


def is_change_of(happening: Happening, product: str) -> bool:
    """Whether an event changes how much of a product is taken."""
    return happening.product == product and happening.exposure is not Exposure.UNCHANGED


def _bands(changes: Sequence[Happening], last: int) -> list[Band]:
    """One band for each way of taking it; changes in a row of the same kind are one."""
    bands: list[Band] = []
    for change in changes:
        words = change.kind.lower()
        if bands and bands[-1].words == words:
            continue
        if bands:
            ended = bands.pop()
            bands.append(Band(ended.first, change.day - 1, ended.words, ended.stopped))
        bands.append(Band(change.day, last, words, words == _STOPPED))
    return bands
