"""Dechallenge and rechallenge in a report: each change of a product, measure by measure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sidelog.analysis.challenges import Challenge, Exposure, Step, challenges
from sidelog.analysis.findings import Findings, MeasureFinding
from sidelog.analysis.series import Series, from_first_entry
from sidelog.catalog.events import Exposure as Way
from sidelog.catalog.scales import Measure
from sidelog.journal.reading import Reader
from sidelog.report.gathering import series_of
from sidelog.report.happenings import Happening
from sidelog.report.phase_bands import is_change_of

_STEPS = {Way.UP: Exposure.MORE, Way.DOWN: Exposure.LESS}


@dataclass(frozen=True, slots=True)
class ProductChanges:
    """What the measures did around each change of one product.

    Attributes:
        product: its name.
        changes: the events, in the order of time.
        measures: the measures that have a lag window and entries, each with one row a change.
    """

    product: str
    changes: tuple[Happening, ...]
    measures: tuple[tuple[Measure, tuple[Challenge, ...]], ...]


def product_changes(
    journal: Reader,
    findings: Findings,
    happenings: Sequence[Happening],
    begin: int,
    today: int,
) -> tuple[ProductChanges, ...]:
    """Lay out every change of every product.

    Args:
        journal: where the measures are read from.
        findings: what the period shows.
        happenings: the events since `begin`.
        begin: the earliest day looked at, an ordinal.
        today: the current day, an ordinal.
    """
    products = dict.fromkeys(one.product for one in happenings if one.product)
    found = (
        _changes(journal, findings, happenings, product, (begin, today))
        for product in _changed(products, happenings)
    )
    return tuple(one for one in found if one.measures)


def _changed(products: Iterable[str], happenings: Sequence[Happening]) -> Iterator[str]:
    for product in products:
        if any(is_change_of(one, product) for one in happenings):
            yield product


def _changes(
    journal: Reader,
    findings: Findings,
    happenings: Sequence[Happening],
    product: str,
    days: tuple[int, int],
) -> ProductChanges:
    changes = tuple(one for one in happenings if is_change_of(one, product))
    steps = [Step(one.day, _STEPS[one.exposure]) for one in changes]
    begin, today = days
    rows = []
    for one in findings.measures:
        lag = one.measure.scale.lag
        if lag and one.series.days:
            series = _series_from(journal, one, begin, findings.last)
            rows.append((one.measure, challenges(one.measure, series, steps, lag, today).rows))
    return ProductChanges(product, changes, tuple(rows))


def _series_from(journal: Reader, finding: MeasureFinding, begin: int, last: int) -> Series:
    """The entries since `begin`; those of the period are at hand, and are all if it is first."""
    if finding.baseline and finding.baseline.first >= finding.series.first:
        return finding.series
    stretch = (date.fromordinal(begin), date.fromordinal(last))
    return from_first_entry(series_of(journal, finding.measure.name, [stretch]))
