"""What the screens draw, as data: days are ISO dates, and what there is not is None."""

from sidelog.analysis.series import Series, from_memory
from sidelog.analysis.summary import Summary
from sidelog.catalog.regimen.rules import spans
from sidelog.catalog.scales import Measure
from sidelog.period import Period
from sidelog.report.findings.amounts import Amounts
from sidelog.report.findings.answers import Answers
from sidelog.report.findings.compared import Compared
from sidelog.report.findings.drawn import Chart, Pieces, Trends, days_of
from sidelog.report.findings.links import LinkFindings
from sidelog.report.findings.taken import Taken
from sidelog.report.render.json import (
    Data,
    change_data,
    event_data,
    findings_data,
    iso,
    named,
    period_data,
    taken_data,
)
from sidelog.report.words.answers import CAUTION
from sidelog.report.words.basics import piece


def trends_data(shown: Trends) -> Data:
    """What is drawn of a period, and what may be said of the whole record."""
    findings = [one for rated in shown.measures for one in rated.findings]
    return {
        **period_data(shown.period),
        "measures": [
            {
                "measure": measure_data(one.measure),
                "recorded": len(one.series.days),
                "expected": one.expected,
                "days": series_data(one.series),
            }
            for one in shown.measures
        ],
        "doses": [doses_data(one, shown.period) for one in shown.products],
        "findings": findings_data(shown.answers, findings),
        "taken": taken_data(shown.answers),
        "caution": CAUTION,
    }


def compared_data(shown: Compared) -> Data:
    """A change, or two periods: what may be said of each measure, and what else happened."""
    findings = [one for some in shown.findings.values() for one in some]
    return {
        "product": shown.change and shown.change.product,
        "change": shown.change and change_data(shown.change),
        "periods": shown.periods and [period_data(one) for one in shown.periods],
        "findings": findings_data(shown.answers, findings),
        "taken": taken_data(shown.answers),
        "events": [event_data(one) for one in shown.others],
        "proposals": [
            {
                **named(one, "product", "unit"),
                "day": iso(one.day),
                "from": one.before,
                "to": one.after,
            }
            for one in shown.proposals
        ],
        "caution": CAUTION,
    }


def chart_data(chart: Chart) -> Data:
    """A measure with its line, what was taken, and what happened, day by day."""
    rated, taken = chart.rated, chart.taken
    line = rated.line if rated else ()
    return {
        **period_data(chart.period),
        "measure": rated and measure_data(rated.measure),
        "days": series_data(rated.series) if rated else [],
        "line": [{"day": iso(point.day), "value": point.value} for part in line for point in part],
        "doses": taken and doses_data(taken, chart.period),
        "events": [
            {"number": place, **event_data(one)} for place, one in enumerate(chart.events, 1)
        ],
    }


def link_data(of: LinkFindings, answers: Answers) -> Data:
    """Whether a measure follows the doses of a product."""
    taken = of.taken.over(of.period)
    return {
        "findings": findings_data(answers, [of.finding]),
        "taken": taken_data(answers),
        "have": of.have,
        "lag_window": {**named(of.lag, "first", "last", "source"), "set_on": of.set_on},
        "entries": len(of.series.days),
        "doses": {**period_data(of.period), **_amounts(taken)},
        "questions": of.listed,
        "other_lags": [named(one, "lag", "n", "correlation") for one in of.curve],
        "caution": CAUTION,
    }


def pieces_data(shown: Trends, pieces: Pieces) -> Data:
    """What each day, week, month, quarter or year of a period shows."""
    return {
        **period_data(shown.period),
        "by": pieces.unit,
        "asked": pieces.asked,
        "periods": [
            {
                "label": piece(period, pieces.unit),
                **period_data(period),
                "measures": {
                    measure.name: _values(some[place]) for measure, some in pieces.measures
                },
                "products": {
                    taken.product.name: _amounts(some[place]) for taken, some in pieces.products
                },
            }
            for place, period in enumerate(pieces.periods)
        ],
    }


def measure_data(measure: Measure) -> Data:
    """A measure and its scale."""
    scale = measure.scale
    return {
        "name": measure.name,
        "title": measure.title,
        "scale_version": scale.version,
        **named(scale, "kind", "minimum", "maximum", "unit"),
        "anchors": [{"value": value, "words": words} for value, words in scale.anchors],
        **named(scale, "better", "bad_from", "every_days"),
    }


def series_data(series: Series) -> list[Data]:
    """The recorded and the skipped days of a series; a day that is not there is unknown."""
    later = from_memory(series)
    recorded: list[Data] = [
        {"day": iso(day), "value": value, "from_memory": late}
        for day, value, late in zip(series.days, series.values, later, strict=True)
    ]
    skipped: list[Data] = [{"day": iso(day), "value": None} for day in series.skipped]
    return sorted(recorded + skipped, key=lambda entry: str(entry["day"]))


def doses_data(taken: Taken, period: Period) -> Data:
    """What was taken by day; `total` is the least where `whole` is false.

    Of a day `by_plan` nothing was noted; `planned` is what the regimen has for it, if there is one.
    """
    planned = {
        day: step.planned(day)
        for step, first, last in spans(taken.regimen, *period.ordinals)
        for day in range(first, last + 1)
    }
    return {
        "product": taken.product.name,
        **named(taken.product, "form", "unit"),
        "days": [
            {
                "day": iso(day.day),
                "total": day.total,
                "whole": day.is_whole,
                "doses": day.doses,
                "estimated": day.estimated,
                "by_plan": day.planned,
                "planned": planned.get(day.day),
            }
            for day in days_of(taken, period).values()
        ],
    }


def _values(of: Summary) -> Data:
    return {**named(of, "n", "median", "minimum", "maximum"), "bad_days_per_28": of.bad_days}


def _amounts(of: Amounts) -> Data:
    days, most = named(of, "taken", "none", "unsaid"), named(of, "typical", "lowest", "highest")
    return {**days, "by_plan": of.planned, **most, "doses_a_day": of.doses_a_day}
