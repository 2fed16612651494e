"""A page as plain text, to paste into a record: whole, or eight lines of it.

It has 80 columns and no ornament; a line says one thing with its label first, so that it can be
listened to.
"""

from collections.abc import Iterator, Sequence
from textwrap import fill

from sidelog.report.findings.choices import Part
from sidelog.report.findings.drawn import Rated
from sidelog.report.findings.visit import Visit
from sidelog.report.page import document as page
from sidelog.report.page.document import Document, map_text
from sidelog.report.page.front import in_order, is_measured_rarely
from sidelog.report.render import Paper
from sidelog.report.words import answers as say
from sidelog.report.words import page as words
from sidelog.report.words import taken as say_taken
from sidelog.report.words.basics import NO_NUMBER, capital
from sidelog.report.words.glyphs import showable
from sidelog.report.words.sheets import sheet

_WIDTH = 80
_NOTHING = {"", NO_NUMBER}
_BLANK = "_" * 24
"""Room to write by hand."""
_LINES = 8
_PRODUCTS, _FLAGS = 2, 2
"""At most, so that measures keep their lines; how many more there are is said."""


def render(document: Document, paper: Paper) -> bytes:  # noqa: ARG001  (one signature)
    """The whole page; it ends with a line break."""
    return ("\n".join(map(_filled, _lines(map_text(document, showable)))) + "\n").encode()


def _filled(line: str) -> str:
    """A line within the width; what follows a break stands two further in."""
    indent = line[: len(line) - len(line.lstrip())]
    return fill(line, _WIDTH, subsequent_indent=f"{indent}  ", break_on_hyphens=False)


def _lines(document: Document) -> Iterator[str]:
    yield from (document.title, document.period)
    yield from (f"{label}: {said}" for label, said in document.person if said)
    if document.reliability:
        yield document.reliability
    for part in document.front:
        yield from _section(part)
    if document.details:
        yield from ("", "", document.details_title)
    for part in document.details:
        yield from ("", document.warning) if document.warning else ()
        yield from _section(part)
    yield from ("", document.foot)


def _section(part: page.Section) -> Iterator[str]:
    lines = [line for block in part.blocks for line in _block(block)]
    lines += [line for inner in part.inner for line in _section(inner)]
    if lines:
        yield from ("", part.heading, "") if part.heading else ("",)
        yield from lines


def _block(block: page.Block) -> Iterator[str]:
    match block:
        case page.Paragraph(text):
            yield from text.split("\n")
        case page.Facts(pairs):
            yield from "\n".join(f"{_flat(label)}: {said}" for label, said in pairs).split("\n")
        case page.Fields(pairs):
            yield from (f"{_flat(label)}: {said or _BLANK}" for label, said in pairs)
        case page.Items(items):
            yield from "\n".join(items).split("\n")
        case page.Boxed(heading, items):
            yield from (f"{heading}: {item}" for item in items)
        case page.Answers(lines, caution):
            yield from (f"{name}: {said}" for name, said in lines)
            yield from ("", caution) if caution else ()
        case page.Table(caption, heads, rows):
            yield from ("", caption)
            yield from (_row(name, heads[1:], cells) for name, *cells in rows)
        case page.Panels(caption, heads, rows):
            yield caption
            yield from (_row(row.name, heads[1:], row.cells) for row in rows if row.name)
        case page.Columns(parts):
            yield from (line for part in parts for line in _column(part))


def _column(part: page.Section) -> Iterator[str]:
    first, *more = [line for block in part.blocks for line in _block(block)]
    yield f"{part.heading}: {first}"
    yield from (f"  {line}" for line in more)


def _row(name: str, heads: Sequence[str], cells: Sequence[str]) -> str:
    """A row as one line: what it is about, then each head with its cell."""
    said = "; ".join(
        f"{_flat(head)}: {_flat(cell)}"
        for head, cell in zip(heads, cells, strict=True)
        if cell not in _NOTHING
    )
    return f"  {_flat(name)}. {said}." if said else f"  {_flat(name)}."


def _flat(said: str) -> str:
    return said.replace("\n(", " (").replace("\n", ", ")


def brief_lines(document: Document, visit: Visit) -> list[str]:
    """At most eight lines: what it is, red flags, what was taken, what changed."""
    today = visit.answers.today
    about = f" {sheet.JOURNAL}: {visit.person.journal}." if visit.person.journal else ""
    head = [f"{document.title}, {document.period}.{about} {document.reliability}".rstrip()]
    if document.warning:
        head.append(document.warning)
    if visit.flags and Part.FLAGS in visit.parts:
        head.append(_flags(visit))
    taken, answers, caution = [], [], ""
    if Part.TAKEN in visit.parts:
        taken = [
            f"{capital(one.product.name)}: {say_taken.taken(one, today, visit.asked)}"
            for one in visit.taken
        ]
    if Part.ANSWERS in visit.parts:
        rated = in_order(visit.rated)
        answers = [f"{one.measure.title}: {_answer(one, today)}" for one in rated]
        caution = say.caution(each for one in rated for each in one.findings)
    tail = [f"{caution} {sheet.data_of(document.fingerprint)}"]
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


def _flags(visit: Visit) -> str:
    """The red flags in one line."""
    flags = visit.flags
    shown = [words.flag(one).rstrip(".") for one in flags[:_FLAGS]]
    if (left := len(flags) - len(shown)) > 0:
        shown.append(words.not_shown(left).rstrip("."))
    return f"{words.FLAGS}: {'; '.join(shown)}."
