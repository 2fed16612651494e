"""Every recorded day in a table, a row a week from Monday to Sunday; past two years, medians.

Seven days in a cell keep a year on one sheet of paper.
"""

from collections.abc import Callable, Iterator
from datetime import date

from sidelog.analysis.periods import Summary, by_week
from sidelog.analysis.series import Series
from sidelog.catalog.values import say_number
from sidelog.report.document import Table
from sidelog.report.doses import DoseDay, DoseRecord, summarise_doses
from sidelog.report.page import Report
from sidelog.report.sentences import basics, visit
from sidelog.report.sentences import page as words
from sidelog.report.stretches import Stretch, Unit, cut

_WEEK_WIDTH, _MEASURE_WIDTH, _PRODUCT_WIDTH = 14.0, 15.0, 26.0

_Column = Callable[[Stretch], str]
"""What a measure or a product has in a week; empty where nothing is recorded."""


def day_table(report: Report, *, by_week: bool) -> Table:
    """One row for each week of which anything was recorded.

    Args:
        report: what is shown.
        by_week: whether a week is one value rather than seven.
    """
    findings = report.findings
    columns = list(_columns(report, by_week=by_week))
    cells = [
        (week[0], [column(week) for column in columns])
        for week in cut(findings.first, findings.last, Unit.WEEK)
    ]
    measures = [one.measure.title for one in report.recorded]
    products = [words.product_and_unit(record.product) for record in report.doses]
    return Table(
        caption=words.WEEKS_CAPTION if by_week else words.DAYS_CAPTION,
        heads=(words.WEEK, *measures, *products),
        rows=tuple((visit.day(first), *row) for first, row in cells if any(row)),
        widths=(
            _WEEK_WIDTH,
            *(_MEASURE_WIDTH for _ in measures),
            *(_PRODUCT_WIDTH for _ in products),
        ),
        small=True,
    )


def _columns(report: Report, *, by_week: bool) -> Iterator[_Column]:
    values, totals = (_medians, _means) if by_week else (_values, _totals)
    yield from (values(one.series) for one in report.recorded)
    yield from map(totals, report.doses)


def _values(series: Series) -> _Column:
    said = dict.fromkeys(series.skipped, words.SKIPPED)
    for day, value in zip(series.days, series.values, strict=True):
        late = words.LATE if day in series.late else ""
        said[day] = f"{basics.number(value)}{late}"
    return lambda week: _days(week, said)


def _totals(record: DoseRecord) -> _Column:
    said = {day.day: _total(day) for day in record.days}
    return lambda week: _days(week, said)


def _total(day: DoseDay) -> str:
    if day.is_whole:
        return say_number(round(day.total, 2))
    return f"{say_number(round(day.total, 2))}{words.MORE}" if day.total else words.NOT_KNOWN


def _days(week: Stretch, said: dict[int, str]) -> str:
    first, last = week
    cells = [said.get(day, words.NO_DAY) for day in range(first, last + 1)]
    return " ".join(cells) if any(day in said for day in range(first, last + 1)) else ""


def _medians(series: Series) -> _Column:
    weeks = {week.first: _median(week) for week in by_week(series) if week.n}
    return lambda week: weeks.get(week[0], "")


def _median(week: Summary) -> str:
    return f"{basics.number(week.median)} (n {week.n})"


def _means(record: DoseRecord) -> _Column:
    """What was taken in short, for each week of which something was said."""
    said = {date.fromordinal(day.day).isocalendar()[:2] for day in record.days}

    def column(week: Stretch) -> str:
        if date.fromordinal(week[0]).isocalendar()[:2] not in said:
            return ""
        return visit.taken_in_week(summarise_doses(record, *week), record.product.unit)

    return column
