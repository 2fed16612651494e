"""Blood pressure, which is two numbers in one cell: 120/80."""

import re
from dataclasses import dataclass

from sidelog.catalog.text import quoted
from sidelog.errors import BadDataError
from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.evidence import Numbers, Seen

_PAIR = re.compile(r"(\d{2,3}) ?[/\u2013-] ?(\d{2,3})(?: ?mm ?hg)?", re.IGNORECASE)
_SYSTOLIC, _DIASTOLIC = range(60, 261), range(30, 161)
_NAMES = word_set("bp pressure blutdruck rr tension presion")
_MOSTLY = 0.6


def pressures_of(seen: Seen, name: str) -> tuple[Numbers, Numbers] | None:
    """The systolic and the diastolic numbers of a column; None where it is of something else.

    Where its name says so, cells that are no blood pressure are mistyped.
    """
    if seen.share(Kind.OF, Kind.RANGE) < _MOSTLY or not seen.kinds[Kind.OF]:
        return None
    found = [(pair, count) for text, count in seen.texts.items() if (pair := _pair(text))]
    count = sum(count for _, count in found)
    if count < sum(seen.texts.values()) * _MOSTLY and not tokens(name) & _NAMES:
        return None
    upper, lower = Numbers(), Numbers()
    for (systolic, diastolic), count in found:
        upper.add(float(systolic), count)
        lower.add(float(diastolic), count)
    return upper, lower


@dataclass(frozen=True, slots=True)
class PressureReader:
    """Reads one of two numbers such as 120/80; `which` is 0 for the first."""

    which: int

    def __call__(self, text: str) -> float:
        """The number of a cell.

        Raises:
            BadDataError: it is no blood pressure that anybody has.
        """
        pair = _pair(text)
        if pair is None:
            raise BadDataError(f"{quoted(text)} is no blood pressure, such as 120/80")
        return float(pair[self.which])


def _pair(text: str) -> tuple[int, int] | None:
    found = _PAIR.fullmatch(text)
    if found is None:
        return None
    systolic, diastolic = int(found[1]), int(found[2])
    is_one = systolic in _SYSTOLIC and diastolic in _DIASTOLIC and systolic > diastolic
    return (systolic, diastolic) if is_one else None
