"""Every recorded day in a table; past two years, every week."""

from collections.abc import Iterator
from datetime import date

from sidelog.analysis.periods import Summary, by_week
from sidelog.analysis.series import Series, window
from sidelog.dates import WEEKDAYS
from sidelog.report import sentences as say
from sidelog.report import visit_sentences as visit
from sidelog.report.document import Table
from sidelog.report.doses import DoseRecord, summarise_doses
from sidelog.report.page import Report
from sidelog.report.stretches import Unit, cut

_DAY_WIDTH, _MEASURE_WIDTH, _PRODUCT_WIDTH = 18.0, 12.0, 16.0
_NOTHING = ""


def day_table(report: Report) -> Table:
    """One row for each day of which anything was recorded."""
    columns = [*map(_values, _series(report)), *map(_totals, report.doses)]
    days = sorted({day for column in columns for day in column})
    rows = tuple(
        (_day(day), *(column.get(day, _NOTHING) for column in columns)) for day in days
    )
    return _table(report, visit.DAY_CAPTION, visit.DAY, rows)


def week_table(report: Report) -> Table:
    """One row for each week of which anything was recorded."""
    findings = report.findings
    weeks = cut(findings.first, findings.last, Unit.WEEK)
    columns = [_medians(one, findings.first, findings.last) for one in _series(report)]
    columns += [_means(one) for one in report.doses]
    rows = tuple(
        (visit.short_date(first), *(column.get(first, _NOTHING) for column in columns))
        for first, _ in weeks
        if any(first in column for column in columns)
    )
    return _table(report, visit.WEEK_CAPTION, visit.WEEK, rows)


def _table(report: Report, caption: str, head: str, rows: tuple[tuple[str, ...], ...]) -> Table:
    measures = [one.measure.title for one in report.findings.measures if one.series.days]
    products = [record.product.name for record in report.doses]
    widths = [_MEASURE_WIDTH] * len(measures) + [_PRODUCT_WIDTH] * len(products)
    return Table(caption, (head, *measures, *products), rows, (_DAY_WIDTH, *widths), small=True)


def _series(report: Report) -> Iterator[Series]:
    yield from (one.series for one in report.findings.measures if one.series.days)


def _values(series: Series) -> dict[int, str]:
    said = dict.fromkeys(series.skipped, visit.SKIPPED)
    for day, value in zip(series.days, series.values, strict=True):
        late = visit.LATE if day in series.late else ""
        said[day] = f"{say.number(value)}{late}"
    return said


def _totals(record: DoseRecord) -> dict[int, str]:
    return {day.day: visit.dose_total(day, record.product.unit) for day in record.days}


def _medians(series: Series, first: int, last: int) -> dict[int, str]:
    weeks = by_week(window(series, first, last))
    return {week.first: _median(week) for week in weeks if week.n}


def _median(week: Summary) -> str:
    return f"{say.number(week.median)} (n {week.n})"


def _means(record: DoseRecord) -> dict[int, str]:
    """What was taken, in short, for each week of which something was said."""
    said = {}
    for first, last in cut(record.first, record.last, Unit.WEEK):
        summary = summarise_doses(record, first, last)
        if summary.taken or summary.none:
            said[first] = visit.week_of_doses(summary, record.product.unit)
    return said


def _day(ordinal: int) -> str:
    return f"{WEEKDAYS[date.fromordinal(ordinal).weekday()][:3]} {visit.short_date(ordinal)}"
