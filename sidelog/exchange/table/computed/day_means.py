"""Columns of what a sheet computes from the values of another: "mood_daily_mean", "asleepAvg7"."""

import re
from collections import defaultdict
from collections.abc import Sequence
from statistics import fmean, median

from sidelog.catalog.text import fold
from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.column.names import words_of
from sidelog.exchange.table.computed.sums import (
    MEANS,
    MOVING,
    OF_DAYS,
    OF_MANY,
    SMOOTHED,
    WINDOWS,
    is_met,
    number_of,
)
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.rows.columns import Columns

_BEHIND_DAY = re.compile(r"[ T,]")
_PARTED = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"\d+|[^\W\d_]+")
_SPANS = frozenset(map(str, WINDOWS)) | {"3", "5"}
_WAYS = (("mean", fmean), ("sum", sum), ("median", median))


def why_of_days(columns: Columns, seen: Sequence[Seen], day: Seen) -> dict[int, str]:
    """How columns are computed from the lines of each day, by their places.

    Such a column is called by another and by what was computed, and is that on days of several.
    """
    by_words = {frozenset(words_of(one.name)): one for one in seen}
    found = _running(seen)
    for one in seen:
        words = frozenset(words_of(one.name))
        of = by_words.get(words - OF_MANY - OF_DAYS) if words & OF_MANY else None
        if of and of is not one and one.kinds[Kind.NUMBER] and (how := _how(one, of, day, columns)):
            found[one.place] = f"computed: the {how} of {of.name} of its day"
    return found


def _running(seen: Sequence[Seen]) -> dict[int, str]:
    """The columns that are called running means of others, which their lines alone do not tell.

    Those of the first lines are of lines before them, which a file need not have.
    """
    called = [(one, _parts(one.name)) for one in seen]
    computed = _SPANS | MEANS | OF_DAYS | SMOOTHED | {"d"}
    plain = {words - OF_DAYS: one.name for one, words in called if not _is_running(words)}
    return {
        one.place: f"computed: a running mean of {of}, as it is called"
        for one, words in called
        if _is_running(words) and (of := plain.get(words - computed))
    }


def _is_running(words: frozenset[str]) -> bool:
    return bool(words & SMOOTHED or (words & MEANS and words & (MOVING | _SPANS)))


def _parts(name: str) -> frozenset[str]:
    """The words of a name, its numbers apart: "hrvAvg7" has hrv, avg and 7."""
    return frozenset(map(fold, _WORD.findall(_PARTED.sub(" ", name))))


def _how(one: Seen, of: Seen, day: Seen, columns: Columns) -> str:
    meant = defaultdict[str, list[float]](list)
    said = list[tuple[str, float]]()
    for cells in columns.cells():
        on = _BEHIND_DAY.split(cells[day.place].strip())[0]
        number, other = (number_of(cells[at.place], at.sign) for at in (of, one))
        if number is not None:
            meant[on].append(number)
        if other is not None:
            said.append((on, other))
    several = [(on, number) for on, number in said if len(meant[on]) > 1]
    numbers = [number for _, number in several]
    for how, of_all in _WAYS:
        if is_met(numbers, [of_all(meant[on]) for on, _ in several]):
            return how
    return ""
