"""How much of a sheet some blocks take: their words, and about how high they are."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass
from math import ceil
from textwrap import wrap

from sidelog.report.page import document as page
from sidelog.report.words.glyphs import SURE, without

_NAME = 10.5
_DRAWN = re.compile(r">([^<>]+)</text>")
_CYRILLIC = 0x52F
_LARGE, _SMALL, _HALF = 103, 118, 62
"""Letters on a line of 11 points, of 9.5, and of half the width."""
_TABLE = 104
"""The same of all cells of a row together."""


def is_word(printed: str) -> bool:
    """Whether what stands between two spaces is a word, and not a number or a mark."""
    return any(map(str.isalpha, printed))


def words_of(part: object) -> int:
    """The words that a part of the page shows; what only stands for a drawing does not count."""
    match part:
        case str():
            return sum(map(is_word, part.split()))
        case tuple():
            return sum(map(words_of, part))
        case page.Panel(name, drawn, _, cells):
            return words_of((name, *cells, *_DRAWN.findall(drawn)))
        case page.Panels(caption, heads, rows):
            return words_of((caption, heads, rows))
        case _ if is_dataclass(part):
            return sum(words_of(getattr(part, one.name)) for one in fields(part))
    return 0


def height_of(sections: Sequence[page.Section]) -> float:
    """About how high some sections are on paper: rather too much than too little."""
    return sum((19.0 if one.heading else 3.0) + sum(map(_high, one.blocks)) for one in sections)


def _high(block: page.Block) -> float:
    high = 0.0
    match block:
        case page.Boxed(_, items):
            high = 22 + 11 * _lines(items, _SMALL - 4)
        case page.Facts(pairs):
            said = [line for _, text in pairs for line in text.split("\n")]
            high = 5 + 11.5 * _lines(said, _SMALL - 20)
        case page.Answers(lines, caution):
            said = [f"{name}: {sentences}" for name, sentences in lines]
            high = 6 + 12.5 * _lines(said, _LARGE) + 11 * _lines([caution], _SMALL)
        case page.Panels(caption, _, rows):
            high = 14.5 + 10 * _lines([caption], _SMALL) + sum(map(_row_height, rows))
        case page.Columns(parts):
            each = [_lines(_texts(one), _HALF) for part in parts for one in part.blocks]
            high = 15 + 10.6 * max(each)
        case page.Lines(count):
            high = 21.0 * count
        case page.Fields(pairs):
            high = 5 + sum(max(19.5, 8 + 11.5 * _lines([said], _SMALL - 36)) for _, said in pairs)
        case page.Table(caption, heads, rows, widths):
            letters = [ceil(_TABLE * width / sum(widths)) for width in widths]
            every = (heads, *rows)
            high = (
                12 + 10.6 * _lines([caption], _SMALL) + sum(_cells(one, letters) for one in every)
            )
        case _:
            high = 3 + 11 * _lines(_texts(block), _SMALL)
    return high


def _cells(cells: Sequence[str], letters: Sequence[int]) -> float:
    """How high a row of a table is: as its highest cell."""
    high = (_lines(one.split("\n"), wide) for one, wide in zip(cells, letters, strict=True))
    return 4.5 + 9.8 * max(high)


def _row_height(row: page.Panel) -> float:
    drawn = float(row.svg.partition(' height="')[2].partition('"')[0])
    return drawn + 1 + _NAME * _lines([row.name], _LARGE)


def _texts(block: page.Block) -> tuple[str, ...]:
    """The texts of a block that is nothing but texts."""
    match block:
        case page.Items(items):
            return items
        case page.Paragraph(text):
            return (text,)
    return ()


def _may_lack_glyph(sign: str) -> bool:
    """Whether the bundled fonts may lack a sign: they have Latin, Greek and Cyrillic ones."""
    return ord(sign) > _CYRILLIC and sign not in SURE


def _lines(texts: Iterable[str], letters: int) -> int:
    """How many lines of so many letters some texts take, with what may be spelled out."""
    shown = [without(one, frozenset(filter(_may_lack_glyph, one))) for one in texts]
    return sum(max(len(wrap(one, letters)), ceil(len(one) / letters)) for one in shown)
