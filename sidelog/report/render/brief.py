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
_PRODUCTS, _FLAGS = 2, 2
"""At most, so that measures keep their lines; how many more there are is said."""


def brief_lines(document: Document) -> list[str]:
    """At most eight lines: what it is, red flags, what was taken, what changed."""
    head = [f"{document.title}, {document.period}. {document.reliability}".rstrip()]
    if document.visit.flags and Part.FLAGS in document.visit.parts:
        head.append(_flags(document))
    caution = f"{say.CAUTION} " if _is_spoken(document) else ""
    tail = [f"{caution}{words.data_of(document.fingerprint)}"]
    room = _LINES - len(head) - len(tail)
    taken, answers = list(_taken(document)), list(_answers(document))
    said = [*taken, *answers]
    if (every := len(said)) > room:
        said = [*taken[:_PRODUCTS], *answers][: room - 1]
        said.append(words.more(every - len(said)))
    return [" ".join(showable(line).split()) for line in (*head, *said, *tail)]


def _is_spoken(document: Document) -> bool:
    """Whether any verdict is."""
    visit = document.visit
    findings = [each for one in visit.rated for each in one.findings]
    return Part.ANSWERS in visit.parts and any(each.verdict.is_spoken for each in findings)


def _flags(document: Document) -> str:
    """The red flags in one line."""
    flags = document.visit.flags
    shown = [words.flag(one).rstrip(".") for one in flags[:_FLAGS]]
    if (left := len(flags) - len(shown)) > 0:
        shown.append(words.more(left).rstrip("."))
    return f"{words.FLAGS}: {'; '.join(shown)}."


def _taken(document: Document) -> Iterator[str]:
    visit = document.visit
    if Part.TAKEN in visit.parts:
        for one in visit.taken:
            yield f"{capital(one.product.name)}: {say_taken.taken(one, visit.answers.today)}"


def _answers(document: Document) -> Iterator[str]:
    visit = document.visit
    if Part.ANSWERS in visit.parts:
        for rated in in_order(visit.rated):
            yield f"{rated.measure.title}: {say.answer(rated.findings, visit.answers.today)}"
