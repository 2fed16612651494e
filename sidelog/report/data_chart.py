"""Doses, events and charts for machines."""

from sidelog.analysis.wording import CAUTION
from sidelog.report.chart import Chart
from sidelog.report.data import Data, iso, measure_data, series_data
from sidelog.report.doses import DoseRecord
from sidelog.report.happenings import Happening


def chart_data(chart: Chart) -> Data:
    """A measure with its line, what was taken, and what happened, day by day."""
    series, doses = chart.finding.series, chart.doses
    return {
        "first": iso(chart.first),
        "last": iso(chart.last),
        "measure": measure_data(chart.finding.measure),
        "days": series_data(series),
        "line": [
            {"day": iso(day), "value": value}
            for day, value in enumerate(chart.finding.line, series.first)
            if value is not None
        ],
        "doses": None if doses is None else doses_data(doses),
        "events": [event_data(one) for one in chart.happenings],
        "caution": CAUTION,
    }


def doses_data(record: DoseRecord) -> Data:
    """What was taken by day; `total` is the least where `whole` is false."""
    return {
        "product": record.product.name,
        "form": record.product.form,
        "unit": record.product.unit,
        "days": [
            {
                "day": iso(day.day),
                "total": day.total,
                "whole": day.is_whole,
                "doses": day.doses,
                "estimated": day.estimated,
            }
            for day in record.days
        ],
    }


def event_data(one: Happening) -> Data:
    """An event with the number that marks it."""
    return {
        "number": one.number,
        "first": iso(one.day),
        "last": iso(one.until),
        "kind": one.kind,
        "about": one.about,
        "product": one.product,
    }
