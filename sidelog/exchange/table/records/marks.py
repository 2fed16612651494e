"""Marks of Loop Habit Tracker in a table: a column a habit, or the values of one habit.

Today's versions write a mark as a word that no person writes, "YES_MANUAL"; those of a number that
is not known, or of a day that was skipped, stand beside numbers that are written a thousandfold.
Of older ones that somebody saved again only the codes of the marks are there.  Who saved what the
program holds has each mark as it calls it: "Entry(timestamp=2026-05-01, value=2)".
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import islice

from sidelog.catalog.values import say_number
from sidelog.exchange.applications.marks import BY_ITSELF, THOUSAND, Mark
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.text_rows import Row

_SAID: Mapping[int, str] = {Mark.YES_MANUAL: "yes", Mark.NO: "no", Mark.SKIP: "skip"}
_TENTH = THOUSAND // 10
_STEP = 10
"""Who enters a number has two decimals at most: those of steps or of money end otherwise."""
_MOST_CODES = 1000
"""More numbers in one column no habit has, and no file is looked through for."""
_RARE = 0.1
_HABITS = 3

_YES = frozenset({Mark.YES_MANUAL.name, Mark.YES_AUTO.name})
_NO_NUMBER = frozenset({Mark.UNKNOWN.name, Mark.SKIP.name})
_OF_ONE_HABIT = "value"
_LIKELY, _SURE = 2, 3
"""What tells of numbers beside words that they are thousandths: whole ones, and any.

Where Loop writes its yes it leaves no cell empty: a column of numbers that has none is its own.
"""

_ENTRY = re.compile(r"Entry\(timestamp=(?P<day>[^,()]+), ?value=(?P<code>-?\d+)\)")

_Codes = Counter[int]


def with_marks(columns: Columns) -> Columns:
    """The columns, with what their codes stand for where they are surely those of Loop's marks.

    A scale from 0 to 3 with -1 for nothing has 1 and 3 more often, and no column of thousands.
    """
    if columns.names[0].casefold() != "date":
        return columns
    head = islice(columns.rows(), _MOST_CODES)  # Loop's tables have such words in nearly each
    if words := {cell.strip() for row in head for cell in row.cells[1:]} & (_YES | _NO_NUMBER):
        return _with_words(columns, words)
    are_entries = _are_entries(columns)
    may_be_marks = are_entries or len(columns.names) > 1 + _HABITS
    if not may_be_marks or not (found := _codes(columns)):
        return columns
    numeric = {place for place, codes in found.items() if max(codes) > Mark.SKIP}
    marks = sum((codes for place, codes in found.items() if place not in numeric), _Codes())
    if not are_entries and not _are_surely_marks(found, numeric, marks):
        return columns
    remarks = ["its numbers are the marks of Loop Habit Tracker: 2 is yes, 0 is no, -1 is nothing"]
    if Mark.YES_AUTO in marks:
        remarks.append(f"1 is nothing: {BY_ITSELF}")
    names = ", ".join(columns.names[place] for place in sorted(numeric))
    if names:
        remarks.append(f"of {names} they are thousandths")
    return _said_as(columns, {place: place in numeric for place in found}, remarks)


def _with_words(columns: Columns, words: set[str]) -> Columns:
    has_yes = bool(words & _YES)
    is_one_habit = [one.casefold() for one in columns.names[1:2]] == [_OF_ONE_HABIT]
    habits: dict[int, bool] = {}
    lines = sum(1 for _ in columns.cells())
    for place, codes in _codes_beside_words(columns).items():
        is_numeric = max(codes) > Mark.SKIP
        told = (_SURE if codes.total() == lines else _LIKELY) if has_yes else is_one_habit
        told += sum(Mark[one] in codes for one in _NO_NUMBER)
        step = _STEP if told >= _SURE else THOUSAND
        if _are_thousands(codes, step) and told >= _LIKELY if is_numeric else has_yes:
            habits[place] = is_numeric
    if not habits:
        return columns
    remarks = []
    if not all(habits.values()):
        remarks.append(
            "its words are the marks of Loop Habit Tracker: "
            "YES_MANUAL is yes, NO is no, UNKNOWN is nothing"
        )
    if Mark.YES_AUTO.name in words:
        remarks.append(f"YES_AUTO is nothing: {BY_ITSELF}")
    names = ", ".join(columns.names[place] for place, is_numeric in habits.items() if is_numeric)
    if names:
        remarks.append(
            f"Loop Habit Tracker writes {THOUSAND} for 1, so of {names} all are thousandths"
        )
    return _said_as(columns, habits, remarks)


def _codes_beside_words(columns: Columns) -> Mapping[int, _Codes]:
    """The marks of the columns that have words of Loop, or numbers too large for a mark.

    A scale from 0 to 3 that a person added is no mark: Loop has words there.  Beside large numbers
    it has a 0 as well.
    """
    found = {place: _Codes() for place in range(1, len(columns.names))}
    zeros = set[int]()
    for cells in columns.cells():
        for place, codes in [*found.items()]:
            text = cells[place].strip()
            code = _code(text, "")
            is_mark = text in Mark.__members__ or (
                code is not None and (not code or code >= _TENTH)
            )
            if is_mark and code is not None and len(codes) <= _MOST_CODES:
                codes[code] += 1
                zeros |= {place} if text == "0" else set()
            elif text:
                del found[place]
    are_marks = {place for place, codes in found.items() if codes and max(codes) > Mark.SKIP}
    are_marks |= found.keys() - zeros
    return {place: codes for place, codes in found.items() if codes and place in are_marks}


def _said_as(columns: Columns, habits: Mapping[int, bool], remarks: Iterable[str]) -> Columns:
    """The columns, with habits as they are said, each of which has numbers or none."""

    def read(row: Row) -> Row:
        cells = [*row.cells]
        for place, is_number in habits.items():
            code = _code(cells[place], cells[0]) if place < len(cells) else None
            if code is not None:
                cells[place] = _said(code, is_number=is_number)
        return row._replace(cells=cells)

    return columns.below_header(read, *remarks)


def _are_entries(columns: Columns) -> bool:
    """Whether the program itself calls them entries, as the first line has them."""
    first = next((row.cells[1:] for row in columns.rows() if not row.wrong), [])
    return bool(first) and all(map(_ENTRY.fullmatch, map(str.strip, first)))


def _are_surely_marks(found: Mapping[int, _Codes], numeric: Collection[int], marks: _Codes) -> bool:
    """Whether numbers are marks of enough habits, and thousandths of others."""
    if not numeric or len(found) - len(numeric) < _HABITS or not _are_marks(marks):
        return False
    return all(
        Mark.UNKNOWN in found[place] and _are_thousands(found[place], _STEP) for place in numeric
    )


def _codes(columns: Columns) -> Mapping[int, _Codes]:
    found = {place: _Codes() for place in range(1, len(columns.names))}
    for cells in columns.cells():
        for place, codes in found.items():
            code = _code(cells[place], cells[0])
            if code is None or len(codes) > _MOST_CODES:
                return {}
            codes[code] += 1
    return found if all(found.values()) else {}


def _are_marks(marks: _Codes) -> bool:
    """Whether codes are those of yes and no: most that say anything say yes by hand."""
    said = marks.total() - marks[Mark.UNKNOWN]
    is_known = marks.keys() <= {*Mark} and Mark.UNKNOWN in marks
    return is_known and marks[Mark.YES_MANUAL] * 2 > said and marks[Mark.SKIP] <= said * _RARE


def _are_thousands(codes: _Codes, step: int) -> bool:
    """Whether the numbers of a column are a thousandfold, all of them multiples of a step."""
    return all(one >= _TENTH and one % step == 0 for one in codes.keys() - {*Mark})


def _code(cell: str, day: str) -> int | None:
    """The code of a cell; None where it has none, or one of another day than its line's."""
    text = cell.strip()
    if text in Mark.__members__:
        return Mark[text]
    if found := _ENTRY.fullmatch(text):
        text = found["code"] if found["day"].strip() == day.strip() else ""
    return int(text) if text.removeprefix("-").isdecimal() else None


def _said(code: int, *, is_number: bool) -> str:
    """What a code stands for; of a number all but -1 and the mark of a skipped day count."""
    if is_number and code not in {Mark.UNKNOWN, Mark.SKIP}:
        return say_number(code / THOUSAND)
    return _SAID.get(code, "")
