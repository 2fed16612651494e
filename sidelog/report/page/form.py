"""A worksheet for a public form: its fields in order, filled in as far as the journal knows."""

from collections.abc import Iterator

from sidelog.report.findings.sheets.form import Used, Worksheet
from sidelog.report.page.document import (
    Block,
    Document,
    Fields,
    Lines,
    Paragraph,
    Section,
    Table,
    with_foot,
)
from sidelog.report.words.basics import capital, short
from sidelog.report.words.page import BY_HAND
from sidelog.report.words.sheets import forms as say
from sidelog.report.words.sheets import sheet

_AT_LENGTH, _TO_NOTE = 4, 12
"""Lines more to tell it, and at most at the end."""
_WIDTHS = (15.0, 21.0, 21.0, 28.0, 20.0)


def outline_form(of: Worksheet) -> Document:
    """Lay the worksheet out; every field stands on it, known or not."""
    document = Document(
        title=say.LAYOUTS[of.form].title,
        period=short(of.made.toordinal()),
        person=sheet.of_journal(of.person),
        reliability=say.RELIABILITY,
        front=tuple(_sections(of)),
        details=(),
        details_title="",
        overleaf="",
        foot="",
        fingerprint="",
        found=of,
    )
    return with_foot(document)


def _sections(of: Worksheet) -> Iterator[Section]:
    layout = say.LAYOUTS[of.form]
    yield Section("", (Paragraph(layout.where),))
    rated = tuple(_rated(of))
    for part in layout.parts:
        if part.of_each:
            yield Section(part.heading, tuple(_products(of)), tuple(_each(part.fields, of)))
        else:
            yield Section(part.heading, (*rated, *_fields(part.fields, of)))
            rated = ()  # it belongs to what happened
    yield Section(BY_HAND, (Lines(_TO_NOTE),))


def _fields(fields: tuple[say.Field, ...], of: Worksheet) -> Iterator[Block]:
    """The fields, with lines to write on behind what is told at length."""
    pairs = list[tuple[str, str]]()
    for label, known in fields:
        pairs.append((label, say.of_person(known, of)))
        if known is say.Known.AT_LENGTH:
            yield Fields(tuple(pairs))
            yield Lines(_AT_LENGTH)
            pairs.clear()
    if pairs:
        yield Fields(tuple(pairs))


def _rated(of: Worksheet) -> Iterator[Block]:
    if of.problems:
        rows = tuple(map(say.problem_cells, of.problems))
        yield Table(say.RATED_CAPTION, say.RATED_HEADS, rows, _WIDTHS)


def _products(of: Worksheet) -> Iterator[Block]:
    if not of.products:
        yield Paragraph(say.NO_PRODUCTS)
    if len(of.products) > 1:
        yield Fields(((say.SUSPECTED, ""),))


def _each(fields: tuple[say.Field, ...], of: Worksheet) -> Iterator[Section]:
    """A part for each product; an empty one where there is none."""

    def part(one: Used) -> Section:
        pairs = tuple((label, say.of_product(known, one)) for label, known in fields)
        return Section(capital(one.taken.product.name), (Fields(pairs),))

    yield from map(part, of.products)
    if not of.products:
        yield Section("", (Fields(tuple((label, "") for label, _ in fields)),))
