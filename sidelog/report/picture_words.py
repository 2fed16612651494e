"""The picture for somebody who does not see it: the same, in words and numbers."""

from collections.abc import Iterator

from sidelog.report.doses import summarise_doses
from sidelog.report.happenings import within
from sidelog.report.page import Report
from sidelog.report.sentences import page as words
from sidelog.report.sentences.taken import product, taken


def picture_words(report: Report) -> str:
    """What the picture shows."""
    return " ".join(_parts(report))


def _parts(report: Report) -> Iterator[str]:
    yield words.picture_begins(report.findings.first, report.findings.last)
    yield from map(words.picture_of, report.recorded)
    for record in report.doses:
        whole = summarise_doses(record, record.first, record.last)
        yield f"{product(record)}: {taken(whole, record.product.unit)}."
    shown = within(report.happenings, report.findings.first, report.findings.last)
    if shown:
        yield words.marked(len(shown))
