"""Columns that number persons, and not the lines of a file."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from sidelog.exchange.table.cell.days import read_day
from sidelog.exchange.table.cell.numbers import Kind, Sign
from sidelog.exchange.table.computed.counters import are_drawn
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.persons.named import (
    IDS,
    LINES_EACH,
    MOST_PERSONS,
    called,
    have_answers,
    have_state,
    persons_of,
)
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.names import has_no_name

_AN_ID = re.compile(r"(?=.*[\d_])[\w-]+")
"""Letters with digits among them, which are no name of anything: "R_2xCWw"."""
_WHOLE = re.compile(r"(\d+)\.0+")
"""A number of somebody that a program wrote as one with decimals."""
_FEW_NUMBERS, _MOST_WORDS = 3, 9
"""In a file with more columns of such numbers none of them tells persons apart."""
_SAME_DAY = "one"
_A_DAY = len("2026-05-01")
_NEARLY_ALL = 0.9


def are_ids(one: Seen) -> bool:
    """Whether a column is called an id, and all lines have one of several, each again."""
    texts = persons_of(one)
    is_each = one.filled >= (one.filled + one.empty) * _NEARLY_ALL
    is_again = is_each and one.filled >= len(texts) * LINES_EACH and not one.many
    ids = sum(_AN_ID.fullmatch(text) is not None for text in texts)
    return called(one) in IDS and is_again and 1 < len(texts) * _NEARLY_ALL <= ids


def number_persons(one: Seen, seen: Sequence[Seen]) -> bool:
    """Whether a few ids beside how somebody was, or answers, come again, or are in no order.

    Of lines that are there twice few have an id that comes again.
    """
    texts = [_WHOLE.sub(r"\1", text) for text in persons_of(one)]
    are_ids = called(one) in IDS and all(map(_AN_ID.fullmatch, texts))
    if not are_ids or not 1 < len(texts) <= MOST_PERSONS or one.many:
        return False
    again = sum(count > 1 for count in one.texts.values())
    is_of_some = again * 2 > len(texts) or (are_drawn(one) and not again)
    return is_of_some and (have_answers(one, seen) or have_state(one, seen))


def have_days(one: Seen, day: Seen, columns: Columns) -> bool:
    """Whether most ids have lines of several days, as people do, and no one thing that was done."""
    days: dict[str, set[str]] = {}
    for row in columns.rows():
        if len(row.cells) > day.place and (text := row.text(one.place)):
            days.setdefault(text, set()).add(row.text(day.place)[:_A_DAY])
    several = sum(len(some) > 1 for some in days.values())
    return several * 2 > len(days)


def begin_anew(
    rest: Sequence[Seen], seen: Sequence[Seen], dating: Dating, columns: Columns
) -> list[Seen]:
    """The column without a name that numbers parts of a file whose days are each in order.

    Those of the whole file are in none.  What numbers the words of another column is of those.
    """
    found = [one for one in rest if _may_number(one)]
    if len(found) > _FEW_NUMBERS:
        return []
    words = [one for one in seen if one.share(Kind.WORD) > 1 / 2][:_MOST_WORDS]
    return [one for one in found if _is_anew(one, words, dating, columns)]


def _may_number(one: Seen) -> bool:
    """Whether a column without a name has numbers from 1 on, and each in several lines."""
    numbers, some = one.numbers[Sign.POINT], len(one.texts)
    are_counted = numbers.whole and numbers.low == 1 and numbers.high == some > 1
    is_each = numbers.count == one.filled + one.empty >= some * LINES_EACH and not one.many
    return has_no_name(one.name) and are_counted and is_each


def _is_anew(one: Seen, words: Sequence[Seen], dating: Dating, columns: Columns) -> bool:
    """Whether the days of each number are in order, those of all are not, and it is of no words.

    And most lines have that of the line before, and most steps to another go back to earlier days:
    a rating of few days may be in order by chance, but for a day that was written late.
    """
    some = len(one.texts)
    words = [other for other in words if len(other.texts) == some]
    lines = list[tuple[str, date]]()
    of_number: dict[str, list[date]] = {}
    pairs = set[tuple[int, str, str]]()
    for cells in columns.cells():
        said = read_day(cells[dating.day.place].strip())
        if said and (day := dating.day_of(said)):
            number = cells[one.place].strip()
            lines.append((number, day))
            of_number.setdefault(number, []).append(day)
            pairs |= {(other.place, number, cells[other.place]) for other in words}
    numbered = Counter(place for place, *_ in pairs)
    steps = [(one[1], then[1]) for one, then in pairwise(lines) if one[0] != then[0]]
    if some in numbered.values() or len(steps) * 2 > len(lines) or _way([day for _, day in lines]):
        return False
    ways = {*map(_way, of_number.values())} - {_SAME_DAY}
    moves = [way for way in map(_way, steps) if way != _SAME_DAY]
    back = sum(way not in ways for way in moves)
    return len(ways) == 1 and "" not in ways and back * 2 > len(moves)


def _way(days: Sequence[date]) -> str:
    """Whether days go forward or backward, or are all one; empty where they go both ways."""
    ups = {after > before for before, after in pairwise(days) if after != before}
    return _SAME_DAY if not ups else "" if len(ups) > 1 else "up" if True in ups else "down"
