"""A legend beside a table: what its numbers or letters mean, in the first lines of a column."""

import re
from collections.abc import Sequence

from sidelog.exchange.table.cell.numbers import Kind, token
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.evidence import Seen

_LEGENDS = word_set(
    "legend legende leyenda legenda key scale skala codes code meaning meanings explanation "
    "bedeutung"
)
_ENTRY = re.compile(
    r"\(?(?:-?\d+(?:[.,]\d+)?(?:\s?[-\u2013]\s?\d+)?|[^\W\d_]{1,3})\)?\s*"
    r"(?:=|:|->|\u2192|\s[-\u2013\u2014]\s)\s*[^\W\d_].*"
    r"|[^\W\d_].*(?:=|->|\u2192)\s*-?\d+",
    re.DOTALL,
)
"""Such as "1 = bad", "F: fasting" or "best = 10"."""
_MOST, _FEWEST = 20, 2
_ASIDE = 2
"""Cells of a legend that are no entries, such as its title, and empty ones among them."""
_LONGEST = 60
"""Characters of it that are shown."""


def legend_of(one: Seen, seen: Sequence[Seen]) -> str:
    """The words of a legend, shortened; empty where a column is none, or none of its codes.

    It stands in a column that has no name, or that of a legend, in few lines, which are the first.
    """
    words = _words(one, seen)
    if not words and one.place + 1 < len(seen) and _has_codes_of(after := seen[one.place + 1], one):
        words = _words(after, seen)
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 3]}..."


def _words(one: Seen, seen: Sequence[Seen]) -> str:
    """All words of a legend; empty where a column has none."""
    if not _may_be_legend(one) or not _is_at_the_top(one, seen):
        return ""
    texts = list(one.texts)
    if one.place and _has_codes_of(one, before := seen[one.place - 1]):
        texts = [f"{code} = {text}" for code, text in zip(before.texts, texts, strict=True)]
    texts = [one.name, *texts] if _is_entry(one.name) else texts
    entries = sum(map(_is_entry, texts))
    is_legend = entries >= max(_FEWEST, len(texts) - _ASIDE) and entries > len(texts) / 2
    return ", ".join(texts) if is_legend else ""


def _has_codes_of(one: Seen, before: Seen) -> bool:
    """Whether the column before one has something in the same lines alone, each time another."""
    is_free = _is_unnamed(before) or _is_called(before)
    return is_free and list(before.lines.values()) == list(one.lines.values())


def _may_be_legend(one: Seen) -> bool:
    """Whether a column may have a legend: few cells, each another, and no name of its own."""
    if one.filled != len(one.texts) or one.filled > _MOST:
        return False
    few = one.filled <= one.empty
    return _is_called(one) or (few and (_is_unnamed(one) or _is_entry(one.name)))


def _is_called(one: Seen) -> bool:
    return bool(tokens(one.name)) and tokens(one.name) <= _LEGENDS


def _is_unnamed(one: Seen) -> bool:
    return one.name == f"column {one.place + 1}"


def _is_at_the_top(one: Seen, seen: Sequence[Seen]) -> bool:
    """Whether the cells stand one below the other, from one of the first lines on."""
    first = min((min(other.lines.values()) for other in seen if other.lines), default=0)
    lines = one.lines.values()
    is_near = bool(lines) and min(lines) <= first + _ASIDE
    return is_near and max(lines) - min(lines) < one.filled + _ASIDE


def _is_entry(text: str) -> bool:
    """Whether a cell says what a number or a letter means; 8:30 am is a time."""
    return bool(_ENTRY.fullmatch(text)) and token(text).kind in {Kind.WORD, Kind.LABELLED}
