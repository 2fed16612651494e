"""Measures week by week, month by month, or in longer steps: medians and how many entries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sidelog.analysis.coverage import expected_entries
from sidelog.analysis.periods import Summary, summarise
from sidelog.catalog.scales import Measure
from sidelog.journal.reading import Reader
from sidelog.report.gathering import series_of
from sidelog.report.stretches import Stretch, Unit, coarse_enough, cut


@dataclass(frozen=True, slots=True)
class MeasureByPeriod:
    """One measure, stretch by stretch.

    Attributes:
        measure: what was recorded.
        summaries: what the entries of each stretch were.
        expected: how many entries its schedule asks for in each.
    """

    measure: Measure
    summaries: tuple[Summary, ...]
    expected: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ByPeriod:
    """Measures over a period that is cut into stretches.

    Attributes:
        first: first day, an ordinal: of the period, or of the stretch with the first entry.
        last: last day of the period, inclusive.
        asked: what it was to be cut into.
        unit: what it is cut into: the next longer unit where there would be too many.
        stretches: the parts, in order.
        rows: the measures.
    """

    first: int
    last: int
    asked: Unit
    unit: Unit
    stretches: tuple[Stretch, ...]
    rows: tuple[MeasureByPeriod, ...]


def by_period(
    journal: Reader, names: Sequence[str], first: date, last: date, asked: Unit
) -> ByPeriod:
    """Measures over a period, from the stretch with the first entry on.

    Args:
        journal: where it is read from.
        names: names of the measures, in the order wanted; one at least has an entry.
        first: first day of the period.
        last: last day of the period, inclusive.
        asked: what the period is to be cut into.
    """
    records = [
        (journal.measures[name], series_of(journal, name, [(first, last)])) for name in names
    ]
    begin = min(series.days[0] for _, series in records if series.days)
    unit = coarse_enough(begin, last.toordinal(), asked)
    stretches = [one for one in cut(first.toordinal(), last.toordinal(), unit) if one[1] >= begin]
    rows = (
        MeasureByPeriod(
            measure,
            tuple(summarise(series, *stretch) for stretch in stretches),
            tuple(expected_entries(b - a + 1, measure.scale.every_days) for a, b in stretches),
        )
        for measure, series in records
    )
    return ByPeriod(stretches[0][0], last.toordinal(), asked, unit, tuple(stretches), tuple(rows))
