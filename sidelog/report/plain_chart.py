"""A chart in words and numbers, one fact a line, for screen readers."""

from collections.abc import Iterator

from sidelog.analysis.periods import summarise
from sidelog.analysis.wording import CAUTION
from sidelog.report.chart import Chart
from sidelog.report.doses import summarise_doses
from sidelog.report.sentences import basics
from sidelog.report.sentences import findings as say
from sidelog.report.sentences.taken import happening, taken
from sidelog.report.stretches import Unit, coarse_enough, cut, label


def chart_lines(chart: Chart) -> Iterator[str]:
    """A chart in words: the measure, what was taken, and what happened, stretch by stretch."""
    measure, series = chart.finding.measure, chart.finding.series
    unit = coarse_enough(chart.first, chart.last, Unit.WEEK)
    yield f"{basics.period(chart.first, chart.last)}."
    yield f"{say.titled_scale(measure)}."
    for stretch in cut(chart.first, chart.last, unit):
        when = label(stretch, unit)
        yield f"{when}, {measure.title}: {say.values(summarise(series, *stretch))}."
        if chart.doses:
            doses = summarise_doses(chart.doses, *stretch)
            yield f"{when}, {chart.doses.product.name}: {taken(doses, chart.doses.product.unit)}."
    yield from (happening(one) for one in chart.happenings)
    yield CAUTION
