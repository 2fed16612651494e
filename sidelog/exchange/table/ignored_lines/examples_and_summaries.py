"""Lines that call themselves an example, or a summary of a week or of a month: no entries."""

import re
from collections.abc import Callable, Collection, Sequence

from sidelog.exchange.table.cell.sums import is_of_period
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.text_rows import Row

_WORD = (
    r"(?:example|beispiel|exemple|ejemplo|esempio|exemplo|voorbeeld|przyk\u0142ad|exempel|"
    r"(?:sample|dummy|test)(?= (?:row|line|entry|data)))"
)
_EXAMPLE = re.compile(
    rf"[\s(\[*#]*(?:this is an? )?{_WORD}(?: (?:row|line|entry|data|only|zeile|eintrag|ligne|fila|"
    r"linea|linha|riga|regel|wiersz|rad))*(?:\s*[:)\]*\u2013\u2014-].*)?",
    re.IGNORECASE | re.DOTALL,
)
_MOST_EXAMPLES = 3
"""Of more lines the word says something else than that they are none of a person."""


def without_examples(columns: Columns, seen: Sequence[Seen]) -> Columns:
    """The columns, without the lines by which a template shows how it is filled in."""
    is_one = _says_so({one.place: [*filter(_EXAMPLE.fullmatch, one.texts)] for one in seen})
    lines = sorted({row.line for row in columns.rows() if is_one(row)}) if is_one else ()
    if not 0 < len(lines) <= _MOST_EXAMPLES:
        return columns
    remarks = [f"line {line:,} calls itself an example: no entry" for line in lines]
    return columns.without(lambda row: row.line in lines, remarks)


def without_summaries(columns: Columns, seen: Sequence[Seen]) -> Columns:
    """The columns, without the lines of summaries, where most lines are others."""
    found = {one.place: _summaries(one) for one in seen}
    is_one = _says_so(found)
    if is_one is None:
        return columns
    count = sum(map(is_one, columns.rows()))
    one, text = next((one, found[one.place][0]) for one in seen if found[one.place])
    many = f"{count:,} lines call themselves summaries"
    said = many if count > 1 else "1 line calls itself a summary"
    remark = f"{said}, such as {text[:40]} in line {one.lines[text]:,}: no entries"
    return columns.without(is_one, [remark])


def _summaries(one: Seen) -> list[str]:
    """What a column says of lines that are summaries; nothing where most of them are."""
    texts = [text for text in one.texts if is_of_period(text)]
    count = sum(one.texts[text] for text in texts)
    return texts if count * 2 < one.filled + one.empty else []


def _says_so(by_place: dict[int, list[str]]) -> Callable[[Row], bool] | None:
    """Whether a line has one of some texts in their column; None where there are no texts."""
    found: dict[int, Collection[str]] = {at: {*texts} for at, texts in by_place.items() if texts}
    if not found:
        return None
    return lambda row: any(row.text(at) in texts for at, texts in found.items())
