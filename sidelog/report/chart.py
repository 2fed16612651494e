"""What a chart shows: one measure, what was taken, and what happened, on the same days."""

from dataclasses import dataclass
from datetime import date

from sidelog.analysis.findings import MeasureFinding
from sidelog.journal.reading import Reader
from sidelog.journal.rows import Product
from sidelog.report.doses import DoseRecord
from sidelog.report.gathering import dose_record_of, doses_for, findings_for, happenings_for
from sidelog.report.happenings import Happening


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart shows.

    Attributes:
        first: first day of the period, an ordinal.
        last: last day of the period, inclusive.
        finding: the measure.
        doses: what was taken of one product; None where none is shown.
        happenings: the events of the period.
    """

    first: int
    last: int
    finding: MeasureFinding
    doses: DoseRecord | None
    happenings: tuple[Happening, ...]


def chart_of(
    journal: Reader, measure: str, doses: DoseRecord | None, first: date, last: date, today: date
) -> Chart:
    """Gather what a chart shows.

    Args:
        journal: where it is read from.
        measure: the name of the measure.
        doses: what was taken, on the same days.
        first: first day of the period.
        last: last day of the period, inclusive.
        today: the current day.
    """
    (finding,) = findings_for(journal, [measure], first, last, today).measures
    happenings = happenings_for(journal, first, last)
    return Chart(first.toordinal(), last.toordinal(), finding, doses, happenings)


def doses_to_show(
    journal: Reader, product: Product | None, first: date, last: date
) -> DoseRecord | None:
    """What was taken of a product, or else of the one with most doses; None without any."""
    if product:
        return dose_record_of(journal, product, first, last)
    taken = doses_for(journal, first, last)
    return taken[0] if taken and taken[0].doses else None
