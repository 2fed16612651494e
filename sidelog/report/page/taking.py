"""The page of what is taken now: one sheet, which asks what else before it says anything."""

from collections.abc import Iterator, Sequence

from sidelog.report.findings.sheets.taking import Taking
from sidelog.report.findings.taken import Taken
from sidelog.report.page.document import (
    Block,
    Document,
    Fields,
    Items,
    Paragraph,
    Section,
    Table,
    with_foot,
)
from sidelog.report.page.room import height_of
from sidelog.report.words import page as words
from sidelog.report.words.basics import short
from sidelog.report.words.sheets import sheet
from sidelog.report.words.sheets import taking as say

_ROOM = 672.0
"""Points between head and foot of the lower of the two papers."""
_WIDTHS = (17.0, 21.0, 17.0, 24.0, 21.0)


def outline_taking(taking: Taking) -> Document:
    """Lay the page out; what does not fit on its sheet stands overleaf, and that is said."""
    held = len(taking.now)
    while held and height_of(tuple(_front(taking, held))) > _ROOM:
        held -= 1
    rest = taking.now[held:]
    overleaf = (Section(say.MORE, (_table(taking, rest),)),) if rest else ()
    document = Document(
        title=say.TITLE,
        period=short(taking.made.toordinal()),
        person=sheet.person(taking.person),
        reliability=say.RELIABILITY,
        front=tuple(_front(taking, held)),
        details=overleaf,
        details_title=words.DETAILS,
        overleaf=words.OVERLEAF if rest else "",
        foot="",
        fingerprint="",
        found=taking,
    )
    return with_foot(document)


def _front(taking: Taking, held: int) -> Iterator[Section]:
    for heading, blocks in (
        (say.ELSE, _else()),
        (say.NOW, _now(taking, held)),
        (say.AHEAD, _items([say.ahead(*one) for one in taking.ahead])),
        (say.OTHERS, _items(list(map(say.other, taking.others)))),
        (say.STOPPED, _items([say.stopped(one, _today(taking)) for one in taking.stopped])),
        (say.SILENT, _items([say.silent(one, _today(taking)) for one in taking.silent])),
    ):
        if made := tuple(blocks):
            yield Section(heading, made)


def _today(taking: Taking) -> int:
    return taking.made.toordinal()


def _else() -> Iterator[Block]:
    yield Paragraph(say.ELSE_ASKED, strong=True)
    yield Fields(tuple((label, "") for label in say.ELSE_FIELDS))


def _now(taking: Taking, held: int) -> Iterator[Block]:
    if not taking.now:
        yield Paragraph(say.NOTHING_NOW)
        return
    if held:
        yield _table(taking, taking.now[:held])
    if rest := taking.now[held:]:
        yield Paragraph(say.more([one.product.name for one in rest]), strong=True)


def _table(taking: Taking, some: Sequence[Taken]) -> Table:
    rows = tuple(
        (
            say.name(one.product),
            say.how_much(one),
            say.since(one),
            say.of_late(one, taking.lately),
            sheet.BLANK,
        )
        for one in some
    )
    return Table(say.caption(some, taking.lately), say.HEADS, rows, _WIDTHS)


def _items(said: list[str]) -> Iterator[Block]:
    if said:
        yield Items(tuple(said))
