"""The visit report as plain text: 80 columns, no ornament, to paste into a record.

A line says one thing, with its label first, so that it can be listened to.
"""

from collections.abc import Iterator
from textwrap import fill

from sidelog.analysis.findings import MeasureFinding, Trend
from sidelog.analysis.trend_sentences import trend_sentences
from sidelog.report import sentences as say
from sidelog.report.doses import DoseRecord, summarise_doses
from sidelog.report.look_back import LookBack
from sidelog.report.page import FlagRecorded, Report
from sidelog.report.stretches import Unit, coarse_enough, cut, label

_WIDTH = 80
_MOST_STRETCHES = 12


def render(report: Report) -> str:
    """The whole report; it ends with a line break."""
    return "\n".join(fill_line(line) for line in _lines(report)) + "\n"


def fill_line(line: str) -> str:
    """A line within the width; what follows a break stands two further in."""
    indent = line[: len(line) - len(line.lstrip())]
    return fill(
        line,
        _WIDTH,
        subsequent_indent=f"{indent}  ",
        break_on_hyphens=False,
    )


def _lines(report: Report) -> Iterator[str]:
    yield from (say.TITLE, "")
    yield from _beginning(report)
    for heading, lines in (
        (say.BASELINE_AND_NOW, _measures(report)),
        (say.TAKEN, _taken(report)),
        (say.ELSE, _else(report)),
        (say.FLAGS, _flags(report)),
        (say.METHOD, _method(report)),
    ):
        yield from ("", heading, "")
        yield from lines


def _beginning(report: Report) -> Iterator[str]:
    findings = report.findings
    yield from (f"{say.QUESTION}: {question}" for question in report.questions)
    yield f"{say.PERIOD}: {say.period(findings.first, findings.last)}."
    yield say.RECORDED_BY
    for one in findings.measures:
        covered = say.recorded(one.coverage, one.measure.scale.every_days)
        yield f"  {one.measure.title}: {covered}{say.longest_gap(one.coverage)}."


def _measures(report: Report) -> Iterator[str]:
    for place, one in enumerate(report.findings.measures):
        yield from ("",) if place else ()
        yield one.measure.title
        yield f"  {say.SCALE}: {say.full_scale(one.measure.scale)}."
        yield from (f"  {line}" for line in _measure(one))


def _measure(finding: MeasureFinding) -> Iterator[str]:
    if not finding.coverage.recorded:
        yield say.sentence(say.NO_ENTRIES)
        return
    for name, summary in say.summaries(finding):
        yield f"{name}, {say.span_of(summary)}: {say.in_words(summary)}."
    yield f"{say.IN_WORDS}: {' '.join(trend_sentences(finding))}"
    if isinstance(finding.trend, Trend):
        yield f"{say.SMALLEST}: about {say.change_size(finding.trend, finding.measure.scale)}."


def _taken(report: Report) -> Iterator[str]:
    if not report.doses:
        yield say.NOTHING_TAKEN
    for record in report.doses:
        yield say.product(record)
        yield from (f"  {line}" for line in _by_stretch(record))
        for one in report.happenings:
            if one.product == record.product.name:
                yield f"  {say.happening(one)}."


def _by_stretch(record: DoseRecord) -> Iterator[str]:
    unit = coarse_enough(record.first, record.last, Unit.MONTH, _MOST_STRETCHES)
    for stretch in cut(record.first, record.last, unit):
        summary = summarise_doses(record, *stretch)
        yield f"{label(stretch, unit)}: {say.taken(summary, record.product.unit)}."


def _else(report: Report) -> Iterator[str]:
    yield f"{say.EVENTS}:" if report.happenings else say.NO_EVENTS
    yield from (f"  {say.happening(one)}." for one in report.happenings)
    for look in report.look_backs:
        yield from _look_back(look)


def _look_back(look: LookBack) -> Iterator[str]:
    yield say.window_of(look)
    yield from (f"  {say.happening(one)}." for one in look.happenings)
    for measure, summary in look.others:
        yield f"  {measure.title}: {say.in_words(summary)}."


def _flags(report: Report) -> Iterator[str]:
    yield from (_flag(one) for one in report.flags)
    if not report.flags:
        yield say.NO_FLAGS


def _flag(recorded: FlagRecorded) -> str:
    return say.flag(recorded.flag, recorded.measure, recorded.days)


def _method(report: Report) -> Iterator[str]:
    yield from say.method(report.findings.tests)
    yield say.caution(report.findings)
    yield say.made(report.made, report.version)
    yield f"{say.FINGERPRINT}: {report.fingerprint}."
