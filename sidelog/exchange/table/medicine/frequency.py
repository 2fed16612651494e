"""A column of how often an amount was taken on its day: "twice a day", "8am, 2pm"."""

from collections.abc import Sequence
from dataclasses import replace

from sidelog.catalog.text import fold
from sidelog.exchange.reader import Brought
from sidelog.exchange.table.amount.each import Taking, times_said
from sidelog.exchange.table.amount.often import OFTEN_NAMES, by_parts
from sidelog.exchange.table.cell.numbers import Kind, token
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.medicine.doses import Amounts, Doses
from sidelog.exchange.table.medicine.medicines import MOSTLY
from sidelog.exchange.table.plan import Plan

_TIMES = OFTEN_NAMES | word_set("times doses")
_OF_TIMES = _TIMES | word_set("per a day daily how many number of no taken")
_OF_A_DAY = word_set("daily total day")
"""Words of an amount that is of the whole day, however often it was taken."""


def add_often(plan: Plan, found: Doses, rest: Sequence[Seen]) -> None:
    """Add the column of how often the amounts of a log were taken, or of their times.

    Where a day has several lines of a product, each of them is one dose of those.
    """
    if found.are_steps or plan.dating.has_times or len(found.amounts) != 1:
        return
    one = found.amounts[0]
    free = [seen for seen in rest if seen.place not in found.places and _says_often(seen)]
    if not free or not one.names or one.count_at is not None or tokens(one.column) & _OF_A_DAY:
        return
    if _has_several_lines(plan, one):
        return
    often = free[0]
    found.amounts[0] = replace(one, often_at=often.place)
    found.places.add(often.place)
    how = f"each time {one.column} was taken is a dose"
    in_parts = (text for text in often.texts if set(by_parts(text)) - {0, 1})
    if part := next(in_parts, ""):
        how += f", of so many of it as {part} says"
    found.brought.append(Brought(often.name, f"how often {one.column} was taken", how))


def _says_often(one: Seen) -> bool:
    """Whether a column says how often something was taken, and more than once on some day."""
    texts = [text for text in one.texts if token(text).kind is not Kind.MISSING]
    known = [times for text in texts if (times := times_said(text))]
    is_said = len(known) >= len(texts) * MOSTLY and any(map(_is_more_than_once, known))
    if any(text.isdecimal() for text in texts):
        return is_said and bool(tokens(one.name) & _TIMES) and tokens(one.name) <= _OF_TIMES
    return is_said


def _is_more_than_once(times: Sequence[Taking]) -> bool:
    """Whether something was taken otherwise than once, and one of it."""
    return len(times) != 1 or times[0].pieces != 1


def _has_several_lines(plan: Plan, one: Amounts) -> bool:
    """Whether some day has several lines of one product."""
    day, width, lines = plan.dating.day.place, len(plan.columns.names), set[tuple[str, str]]()
    name = one.names.place if one.names else one.place
    for row in plan.columns.rows():
        if len(row.cells) != width:
            continue
        line = (row.cells[day].strip(), fold(row.cells[name].strip()))
        if line in lines:
            return True
        lines.add(line)
    return False
