"""A page in eight lines, to paste into a record."""

from collections.abc import Iterator

from sidelog.report.findings.choices import Part
from sidelog.report.page.document import Document
from sidelog.report.page.front import in_order
from sidelog.report.words import answers as say
from sidelog.report.words import page as words
from sidelog.report.words import taken as say_taken
from sidelog.report.words.basics import capital
from sidelog.report.words.glyphs import showable

_LINES = 8


def brief_lines(document: Document) -> list[str]:
    """At most eight lines: what it is, red flags, what was taken, what changed."""
    said = list(_answers(document))
    head = [f"{document.title}, {document.period}. {document.reliability}".rstrip()]
    if document.visit.flags and Part.FLAGS in document.visit.parts:
        head.append(f"{words.FLAGS}: {'; '.join(map(words.flag, document.visit.flags[:2]))}")
    caution = f"{say.CAUTION} " if _is_spoken(document) else ""
    tail = [f"{caution}{words.data_of(document.fingerprint)}"]
    room = _LINES - len(head) - len(tail)
    if len(said) > room:
        said = [*said[: room - 1], words.more(len(said) - room + 1)]
    return [" ".join(showable(line).split()) for line in (*head, *said, *tail)]


def _is_spoken(document: Document) -> bool:
    """Whether any verdict is."""
    visit = document.visit
    findings = [each for one in visit.rated for each in one.findings]
    return Part.ANSWERS in visit.parts and any(each.verdict.is_spoken for each in findings)


def _answers(document: Document) -> Iterator[str]:
    visit = document.visit
    today = visit.answers.today
    if Part.TAKEN in visit.parts:
        for one in visit.taken:
            yield f"{capital(one.product.name)}: {say_taken.taken(one, today)}"
    if Part.ANSWERS in visit.parts:
        for rated in in_order(visit.rated):
            yield f"{rated.measure.title}: {say.answer(rated.findings, today)}"
