"""What is said around a chart: how it is read, and its words where it is not drawn."""

from collections.abc import Iterator

from sidelog.report.chart import Chart
from sidelog.report.chart_lines import IN_PART, NONE_TAKEN, SKIPPED, UNKNOWN
from sidelog.report.doses import DoseRecord
from sidelog.report.sentences.taken import happening, product
from sidelog.report.time_axis import TimeAxis

NO_ENTRY = "no entry"
EVENTS = "events"
AMOUNTS = "amounts"

_WEEK = 7


def how_to_read(chart: Chart, time: TimeAxis) -> Iterator[str]:
    """How the dots, the line and the marks are read."""
    if time.is_by_week:
        yield f"A dash is the median of {_share(time.share)}."
    else:
        yield "A dot is a day; the thick line is the median of 7 entries, where there are 4."
    yield f"No entry: {UNKNOWN} nothing was said, {SKIPPED} skipped on purpose."
    if chart.doses:
        yield from _how_to_read_doses(chart.doses, time)


def _how_to_read_doses(doses: DoseRecord, time: TimeAxis) -> Iterator[str]:
    bar = "total of a day" if time.share == 1 else f"median daily total of {_share(time.share)}"
    yield f"{product(doses)}: a bar is the {bar}."
    yield (
        f"Amounts: {IN_PART} not all are known, so the bar is the least; "
        f"{NONE_TAKEN} none taken; {UNKNOWN} nothing recorded."
    )


def _share(days: int) -> str:
    weeks = days // _WEEK
    return f"{days} days" if weeks == 0 else "a week" if weeks == 1 else f"{weeks} weeks"


def event_key(chart: Chart) -> Iterator[str]:
    """The events with the numbers that mark them."""
    for one in chart.happenings:
        yield f"{one.number} {happening(one)}"
