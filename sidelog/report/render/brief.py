"""A page in eight lines, to paste into a record."""

from sidelog.report.findings.choices import Part
from sidelog.report.findings.drawn import Rated
from sidelog.report.page.document import Document
from sidelog.report.page.front import in_order, is_measured_rarely
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
    visit, today = document.visit, document.visit.answers.today
    head = [f"{document.title}, {document.period}. {document.reliability}".rstrip()]
    if visit.flags and Part.FLAGS in visit.parts:
        head.append(_flags(document))
    taken, answers, caution = [], [], ""
    if Part.TAKEN in visit.parts:
        taken = [
            f"{capital(one.product.name)}: {say_taken.taken(one, today, visit.asked)}"
            for one in visit.taken
        ]
    if Part.ANSWERS in visit.parts:
        rated = in_order(visit.rated)
        answers = [f"{one.measure.title}: {_answer(one, today)}" for one in rated]
        if any(each.verdict.is_spoken for one in rated for each in one.findings):
            caution = f"{say.CAUTION} "
    tail = [f"{caution}{words.data_of(document.fingerprint)}"]
    room = _LINES - len(head) - len(tail)
    said = [*taken, *answers]
    if (every := len(said)) > room:
        said = [*taken[:_PRODUCTS], *answers][: room - 1]
        said.append(words.not_shown(every - len(said)))
    return [" ".join(showable(line).split()) for line in (*head, *said, *tail)]


def _answer(one: Rated, today: int) -> str:
    if is_measured_rarely(one):
        return words.single_values(one.series, one.measure.scale)
    return say.answer(one.findings, today)


def _flags(document: Document) -> str:
    """The red flags in one line."""
    flags = document.visit.flags
    shown = [words.flag(one).rstrip(".") for one in flags[:_FLAGS]]
    if (left := len(flags) - len(shown)) > 0:
        shown.append(words.not_shown(left).rstrip("."))
    return f"{words.FLAGS}: {'; '.join(shown)}."
