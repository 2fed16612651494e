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
from sidelog.exchange.table.product.strengths import is_zero
from sidelog.exchange.table.product.unnamed import is_a_dose

_TIMES = OFTEN_NAMES | word_set("times doses veces mal fois volte vezes keer razy")
_OF_TIMES = _TIMES | word_set(
    "per a day daily how many number of no taken al dia por am pro tag par jour giorno dag na "
    "dziennie"
)
_BAD = frozenset({"mal"})
"""Alone it is how bad something was, and not how often."""
_OF_A_DAY = word_set("daily total day")
"""Words of an amount that is of the whole day, however often it was taken."""


def add_often(plan: Plan, found: Doses, rest: Sequence[Seen]) -> None:
    """Add the column of how often the amounts of a log, or of each dose, were taken, or when.

    Where a day has several lines of a product, each of them is one dose of those.
    """
    if found.are_steps or plan.dating.has_times or len(found.amounts) != 1:
        return
    one = found.amounts[0]
    free = [seen for seen in rest if seen.place not in found.places and _says_often(seen)]
    if not free or one.count_at is not None or tokens(one.column) & _OF_A_DAY:
        return
    if one.names is None and not is_a_dose(one.column):
        return  # which may be of the whole day
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
    texts = [text for text in texts if not is_zero(text)]
    known = [times for text in texts if (times := times_said(text))]
    is_said = len(known) >= len(texts) * MOSTLY and any(map(_is_more_than_once, known))
    if any(text.isdecimal() for text in texts):
        words = tokens(one.name)
        return is_said and bool(words & _TIMES) and words <= _OF_TIMES and words != _BAD
    return is_said


def _is_more_than_once(times: Sequence[Taking]) -> bool:
    """Whether something was taken otherwise than once, and one of it."""
    return len(times) != 1 or times[0].pieces != 1


def _has_several_lines(plan: Plan, one: Amounts) -> bool:
    """Whether some day has several lines of one product."""
    day, width, lines = plan.dating.day.place, len(plan.columns.names), set[tuple[str, str]]()
    for row in plan.columns.rows():
        if len(row.cells) != width:
            continue
        named = row.cells[one.names.place].strip() if one.names else ""
        line = (row.cells[day].strip(), fold(named))
        if line in lines:
            return True
        lines.add(line)
    return False
