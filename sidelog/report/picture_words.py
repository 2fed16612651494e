"""The picture for somebody who does not see it: the same, in words and numbers."""

from collections.abc import Iterator

from sidelog.report import sentences as say
from sidelog.report import visit_sentences as visit
from sidelog.report.doses import summarise_doses
from sidelog.report.page import Report


def picture_words(report: Report) -> str:
    """What the picture shows."""
    return " ".join(_parts(report))


def _parts(report: Report) -> Iterator[str]:
    findings = report.findings
    yield f"Small charts over one time axis, {say.period(findings.first, findings.last)}."
    for one in findings.measures:
        if one.series.days:
            yield visit.picture_measure(one)
    for record in report.doses:
        whole = summarise_doses(record, record.first, record.last)
        yield f"{say.product(record)}: {say.taken(whole, record.product.unit)}."
    for happening in report.happenings:
        if happening.until >= findings.first:
            yield f"Event {happening.number}: {visit.happening_days(happening)}."
