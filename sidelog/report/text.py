"""The visit report as plain text: 80 columns, no ornament, to paste into a record.

A line says one thing with its label first, so that it can be listened to.
"""

from collections.abc import Iterator
from textwrap import fill

from sidelog.analysis.findings import MeasureFinding
from sidelog.report.doses import DoseRecord, summarise_doses
from sidelog.report.look_back import LookBack
from sidelog.report.page import Report
from sidelog.report.sentences import findings as say
from sidelog.report.sentences import page as say_page
from sidelog.report.sentences.basics import one_line, period
from sidelog.report.sentences.taken import happening, product, taken
from sidelog.report.stretches import Unit, coarse_enough, cut, label

_WIDTH = 80
_MOST_STRETCHES = 12


def render(report: Report) -> str:
    """The whole report; it ends with a line break."""
    return "\n".join(map(_filled, _lines(report))) + "\n"


def _filled(line: str) -> str:
    """A line within the width; what follows a break stands two further in."""
    indent = line[: len(line) - len(line.lstrip())]
    return fill(line, _WIDTH, subsequent_indent=f"{indent}  ", break_on_hyphens=False)


def _lines(report: Report) -> Iterator[str]:
    yield from (say_page.TITLE, "")
    yield from _opening(report)
    yield from _section(say_page.NOW, _now(report))
    yield from _section(say_page.TAKEN, _taken(report))
    yield from _section(say_page.ELSE, _else(report))
    yield from _section(say_page.FLAGS, _flags(report))
    yield from ("", "", say_page.DETAILS)
    yield from _section(say_page.MEASURES, _measures(report))
    yield from _section(say_page.DOSES, _doses(report))
    yield from _section(say_page.WINDOWS, _windows(report))
    yield from _section(say_page.METHOD, _method(report))


def _section(heading: str, lines: Iterator[str]) -> Iterator[str]:
    yield from ("", heading, "")
    yield from lines


def _opening(report: Report) -> Iterator[str]:
    findings = report.findings
    yield from (f"{say_page.QUESTION}: {one_line(question)}" for question in report.questions)
    yield f"{say_page.PERIOD}: {period(findings.first, findings.last)}."
    if report.recorded:
        yield say_page.reliability(report.recorded)
    yield say.caution(findings)


def _now(report: Report) -> Iterator[str]:
    if not report.recorded:
        yield say_page.NOTHING_RECORDED
    for one in report.recorded:
        yield say_page.now(one, report.findings.first)


def _taken(report: Report) -> Iterator[str]:
    if not report.doses:
        yield say_page.NOTHING_TAKEN
    for record in report.doses:
        yield say_page.taken_in_short(record)
    yield from (happening(one) for one in report.happenings if one.product)


def _else(report: Report) -> Iterator[str]:
    others = [one for one in report.happenings if not one.product]
    yield from map(happening, others)
    if not others:
        yield say_page.NO_EVENTS


def _flags(report: Report) -> Iterator[str]:
    yield from map(say_page.flag, report.flags)
    if not report.flags:
        yield say_page.NO_FLAGS


def _measures(report: Report) -> Iterator[str]:
    if not report.recorded:
        yield say_page.NOTHING_RECORDED
    for place, one in enumerate(report.recorded):
        yield from ("",) if place else ()
        today = report.made.toordinal()
        yield one.measure.title
        yield from (f"  {line}" for line in _measure(one, report.findings.first, today))


def _measure(finding: MeasureFinding, first: int, today: int) -> Iterator[str]:
    scale, covered = finding.measure.scale, finding.coverage
    yield f"{say_page.SCALE}: {say.every_anchor(scale)}; {say.better(scale)}."
    yield f"{say.recorded(covered, scale.every_days)}; {say.longest_gap(covered)}."
    for name, summary in say.summaries(finding, today):
        yield f"{name}, {say.summary(summary)}."
    yield f"{say_page.OVER_THE_PERIOD}: {' '.join(say.in_full(finding, first))}"


def _doses(report: Report) -> Iterator[str]:
    if not report.doses:
        yield say_page.NOTHING_TAKEN
    for record in report.doses:
        yield product(record)
        yield from (f"  {line}" for line in _by_stretch(record))


def _by_stretch(record: DoseRecord) -> Iterator[str]:
    unit = coarse_enough(record.first, record.last, Unit.MONTH, _MOST_STRETCHES)
    for stretch in cut(record.first, record.last, unit):
        summary = summarise_doses(record, *stretch)
        yield f"{label(stretch, unit)}: {taken(summary, record.product.unit)}."


def _windows(report: Report) -> Iterator[str]:
    yield say_page.LAG_WINDOWS if report.look_backs else say_page.NO_WINDOWS
    for look in report.look_backs:
        yield say_page.window(look)
        yield from (f"  {line}" for line in _window(look))


def _window(look: LookBack) -> Iterator[str]:
    if not look.happenings and not look.others:
        yield say_page.EMPTY_WINDOW
    yield from map(happening, look.happenings)
    for measure, summary in look.others:
        yield f"{measure.title}: {say.values(summary)}."


def _method(report: Report) -> Iterator[str]:
    yield from say_page.method(report.findings)
    yield from say_page.made(report.made, report.version, report.fingerprint)
