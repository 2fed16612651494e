"""Amounts that stand in each line until the next dose, beside the day on which they were taken.

A file of the level of a weekly medicine has a line a day, each with the amount of the injection
before it.  Only the line of the day of the injection is one of a dose.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, timedelta
from typing import NamedTuple

from sidelog.errors import BadDataError
from sidelog.exchange.reader import Brought
from sidelog.exchange.table.cell.days import read_day
from sidelog.exchange.table.cell.numbers import Kind, Sign, to_number, token
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.dating.moments import Moments
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.draft import wrong_row
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.medicine.doses import Amounts, Doses
from sidelog.exchange.table.medicine.medicines import COUNTED
from sidelog.exchange.table.rows.columns import Columns

_TAKEN = (
    *("dos", "taken", "took", "intake", "administ", "applied", "given", "patch", "pflaster"),
    *("einnahm", "genommen", "prise", "toma", "ingesta", "assunz", "dawk", "davk", "aplica"),
    *("\u7528\u836f", "\u670d\u836f"),
)
_INJECTED = (
    *("inject", "injek", "inyec", "iniez", "injec", "injet", "zastrzyk", "spritz", "piqure"),
    *("shot", "jab", "infus", "\u6ce8\u5c04"),
)
"""How the words begin by which a day is called that of a dose, or of an injection."""
_NOT_INJECTED = COUNTED - {"injection", "patch"} | {"g"}
_FEW = 2
"""So many lines of another day repeat a dose by no chance."""


class _Carrying(NamedTuple):
    """A line of an amount: its number, its day, and that of the dose; with the words of both."""

    line: int
    day: date
    of: date
    said: str
    amount: str


def add_carried(
    doses: Doses, rest: Sequence[Seen], columns: Columns, dating: Dating, moments: Moments
) -> None:
    """Find the lines whose amounts were taken on another day, which a column of them says."""
    days = [one for one in rest if one.place not in doses.places]
    days.sort(key=lambda one: -one.share(Kind.DAY))
    is_only = len(doses.amounts) == 1
    for one in doses.amounts if not doses.are_steps else ():
        for day in days if one.place not in doses.carried else ():
            if not _is_called_so(day, one, is_only=is_only):
                continue
            lines = [*_lines(one, day, columns, dating, moments)]
            if carried := _carried(lines):
                doses.carried[one.place] = carried
                _say(doses, one, day, lines)
                break


def _is_called_so(day: Seen, one: Amounts, *, is_only: bool) -> bool:
    """Whether a column has days or numbers, and is called by a dose, or by what was taken."""
    if day.share(Kind.DAY) < 1 and day.share(Kind.NUMBER) < 1:
        return False
    words, product = tokens(day.name), tokens(one.product or "")
    if words & product:
        return True
    is_any = is_only or not tokens(one.column) & product
    begins = _TAKEN if one.unit in _NOT_INJECTED else _TAKEN + _INJECTED
    return is_any and any(word.startswith(begins) for word in words)


def _lines(
    one: Amounts, day: Seen, columns: Columns, dating: Dating, moments: Moments
) -> Iterator[_Carrying]:
    for row in columns.rows():
        if wrong_row(row, len(columns.names)) or not row.cells[one.place].strip():
            continue
        name = row.cells[one.names.place].strip() if one.names else ""
        with suppress(BadDataError):
            when, said = moments.at(row.cells), row.cells[day.place].strip()
            own = when.at.date() if when.at else when.day
            if of := _day_of_dose(said, own, dating):
                key = name + said if read_day(said) else f"{name}{of}"
                yield _Carrying(row.line, own, of, key, row.cells[one.place].strip())


def _day_of_dose(said: str, own: date, dating: Dating) -> date | None:
    """The day that a cell says, or that was so many days before its line."""
    if found := read_day(said):
        return dating.day_of(found)
    days = to_number(token(said).digits, Sign.POINT)
    is_whole = days is not None and days in range(own.toordinal())
    return own - timedelta(days=int(days or 0)) if is_whole else None


def _carried(lines: Sequence[_Carrying]) -> frozenset[int]:
    """The numbers of the lines whose amount is carried on; none where each line is one of its own.

    The days of doses are before those of lines, one after the other, and of one amount each.
    """
    in_order = sorted(lines, key=lambda one: (one.day, one.of))
    first = {one.said: one for one in reversed(in_order)}
    taken = {one.line for one in first.values() if one.of == one.day}
    carried = frozenset(one.line for one in lines) - taken
    is_carried = (
        sum(one.of < one.day for one in lines) >= _FEW
        and len(taken) * 2 > len(first)
        and all(one.of <= one.day for one in lines)
        and [one.of for one in in_order] == sorted(one.of for one in lines)
        and all(one.amount == first[one.said].amount for one in lines)
    )
    return carried if is_carried else frozenset()


def _say(doses: Doses, one: Amounts, day: Seen, lines: Sequence[_Carrying]) -> None:
    """Say which lines are doses, and how many doses have no line of their own."""
    how = f"taken on the days that {day.name} says; no dose in the lines that repeat it"
    without = {one.said for one in lines} - {one.said for one in lines if one.of == one.day}
    how += f"; {len(without):,} left out, whose day has no line" if without else ""
    doses.say_also(f"{one.names.column} + {one.column}" if one.names else one.column, how)
    if day.place not in doses.places and day.share(Kind.DAY) == 1:
        doses.places.add(day.place)
        doses.brought.append(Brought(day.name, f"days of the doses of {one.column}"))
