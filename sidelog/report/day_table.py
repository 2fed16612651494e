"""Every recorded day in a table, a row a week from Monday to Sunday; past two years, medians.

Seven days in a cell keep a year on one sheet of paper.
"""

from collections.abc import Callable, Iterator
from datetime import date

from sidelog.analysis.periods import Summary, by_week
from sidelog.analysis.series import Series
from sidelog.catalog.values import say_number
from sidelog.report import sentences as say
from sidelog.report import visit_sentences as visit
from sidelog.report.document import Table
from sidelog.report.doses import DoseDay, DoseRecord, summarise_doses
from sidelog.report.page import Report
from sidelog.report.picture_layout import BINNED_FROM
from sidelog.report.stretches import Stretch, Unit, cut

_WEEK_WIDTH, _MEASURE_WIDTH, _PRODUCT_WIDTH = 14.0, 15.0, 26.0

_Column = Callable[[Stretch], str]
"""What a measure or a product has in a week; empty where nothing is recorded."""


def day_table(report: Report) -> Table:
    """One row for each week of which anything was recorded."""
    findings = report.findings
    columns = list(_columns(report))
    weeks = cut(findings.first, findings.last, Unit.WEEK)
    cells = [(first, [column((first, last)) for column in columns]) for first, last in weeks]
    rows = tuple((visit.short_date(first), *row) for first, row in cells if any(row))
    caption = visit.WEEK_CAPTION if _is_binned(report) else visit.DAY_CAPTION
    return _table(report, caption, rows)


def _is_binned(report: Report) -> bool:
    return report.findings.last - report.findings.first >= BINNED_FROM


def _columns(report: Report) -> Iterator[_Column]:
    medians, totals = (_medians, _means) if _is_binned(report) else (_values, _totals)
    yield from (medians(one.series) for one in report.findings.measures if one.series.days)
    yield from map(totals, report.doses)


def _table(report: Report, caption: str, rows: tuple[tuple[str, ...], ...]) -> Table:
    measures = [one.measure.title for one in report.findings.measures if one.series.days]
    products = [visit.product_and_unit(record.product) for record in report.doses]
    widths = [_MEASURE_WIDTH] * len(measures) + [_PRODUCT_WIDTH] * len(products)
    heads = (visit.WEEK, *measures, *products)
    return Table(caption, heads, rows, (_WEEK_WIDTH, *widths), small=True)


def _values(series: Series) -> _Column:
    said = dict.fromkeys(series.skipped, visit.SKIPPED)
    for day, value in zip(series.days, series.values, strict=True):
        late = visit.LATE if day in series.late else ""
        said[day] = f"{say.number(value)}{late}"
    return lambda week: _days(week, said)


def _totals(record: DoseRecord) -> _Column:
    said = {day.day: _total(day) for day in record.days}
    return lambda week: _days(week, said)


def _total(day: DoseDay) -> str:
    if day.is_whole:
        return say_number(round(day.total, 2))
    return f"{say_number(round(day.total, 2))}{visit.MORE}" if day.total else visit.NOT_KNOWN


def _days(week: Stretch, said: dict[int, str]) -> str:
    first, last = week
    cells = [said.get(day, visit.NO_DAY) for day in range(first, last + 1)]
    return " ".join(cells) if any(day in said for day in range(first, last + 1)) else ""


def _medians(series: Series) -> _Column:
    weeks = {week.first: _median(week) for week in by_week(series) if week.n}
    return lambda week: weeks.get(week[0], "")


def _median(week: Summary) -> str:
    return f"{say.number(week.median)} (n {week.n})"


def _means(record: DoseRecord) -> _Column:
    """What was taken in short, for each week of which something was said."""
    said = {date.fromordinal(day.day).isocalendar()[:2] for day in record.days}

    def column(week: Stretch) -> str:
        if date.fromordinal(week[0]).isocalendar()[:2] not in said:
            return ""
        return visit.week_of_doses(summarise_doses(record, *week), record.product.unit)

    return column
