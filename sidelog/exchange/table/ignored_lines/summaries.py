"""Lines that call themselves a summary of a week or of a month, among the lines of its days."""

from collections.abc import Sequence

from sidelog.exchange.table.cell.sums import is_of_period
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.text_rows import Row


def without_summaries(columns: Columns, seen: Sequence[Seen]) -> Columns:
    """The columns, without such lines, where most lines are others.

    Args:
        columns: the file.
        seen: what its columns have.
    """
    found = {one.place: texts for one in seen if (texts := _summaries(one))}
    if not found:
        return columns

    def is_one(row: Row) -> bool:
        return any(
            cell.strip() in texts for at, texts in found.items() for cell in row.cells[at : at + 1]
        )

    count = sum(map(is_one, columns.rows()))
    place, (text, *_) = next(iter(found.items()))
    line = next(one.lines[text] for one in seen if one.place == place)
    lines = (
        f"{count:,} lines call themselves summaries"
        if count > 1
        else "1 line calls itself a summary"
    )
    remark = f"{lines}, such as {text[:40]} in line {line:,}: no entries"
    return columns.without(is_one, [remark])


def _summaries(one: Seen) -> list[str]:
    """What a column says of lines that are summaries; nothing where most of them are."""
    texts = [text for text in one.texts if is_of_period(text)]
    count = sum(one.texts[text] for text in texts)
    return texts if count * 2 < one.filled + one.empty else []
