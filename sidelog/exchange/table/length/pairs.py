"""Starts and ends in lines of their own, such as "Sleep start" and "Sleep end": how long it was.

A length is made only where nothing is in doubt: what starts ends before it starts again, in every
line of the file, and none of it lasts longer than a night.  Else the words stay words.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import lru_cache
from typing import NamedTuple

from sidelog.catalog.scales import Better
from sidelog.catalog.text import fold
from sidelog.errors import BadDataError
from sidelog.exchange.moments import Moment
from sidelog.exchange.reader import Brought
from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.measures import Measures, range_of
from sidelog.exchange.table.column.values import Values
from sidelog.exchange.table.dating.moments import Moments
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Numbers, Seen
from sidelog.exchange.table.long.beside import has_values
from sidelog.exchange.table.rows.columns import Columns

_STARTS = word_set("start started starts starting begin began begins beginning")
_ENDS = word_set("end ended ends ending stop stopped stops finish finished")
_BETWEEN = frozenset({"of", "the"})
_SLEEP = {
    **dict.fromkeys(word_set("asleep;fell asleep;fall asleep;went to sleep"), True),
    **dict.fromkeys(word_set("awake;woke;woke up;wake;wake up"), False),
}
"""Words of sleep, with whether it begins."""
_PARTS = re.compile(r"[\W_]+|(?<=[a-z])(?=[A-Z])")
_MOST_WORDS = 200
_LONGEST = timedelta(hours=16)
_FEWEST = 2
"""Pairs that are needed."""


class Role(NamedTuple):
    """What a word says began, or ended."""

    of: str
    starts: bool


@lru_cache(maxsize=4096)
def role_of(text: str) -> Role | None:
    """What a cell says began or ended; None where it says neither."""
    words = [fold(word) for word in _PARTS.split(text.strip()) if word]
    said = " ".join(words)
    if said in _SLEEP:
        return Role("sleep", _SLEEP[said])
    for at in (-1, 0):
        if len(words) > 1 and words[at] in _STARTS | _ENDS:
            of = [word for word in (words[:-1] if at else words[1:]) if word not in _BETWEEN]
            return Role(" ".join(of), words[at] in _STARTS) if of else None
    return None


@dataclass(slots=True)
class Pairs:
    """The column of starts and ends, and what they are the lengths of.

    Attributes:
        place: of the column.
        values: by what began and ended, the measure of its lengths; its `read` is not used.
        goes_up: whether the first lines are the earliest.
        alone: the lines of starts and ends whose other half is not in the file.
        opened: while lines are read, when the first half of a pair was.
    """

    place: int
    values: Mapping[str, Values]
    goes_up: bool
    alone: frozenset[int]
    opened: dict[str, Moment] = field(default_factory=dict)

    def half(self, cells: Sequence[str], line: int) -> Role | None:
        """What a line is half a pair of; None where it is none, so that its word is kept."""
        role = role_of(cells[self.place])
        return role if role and role.of in self.values and line not in self.alone else None

    def length(self, role: Role, when: Moment) -> tuple[float, Moment] | None:
        """The length in hours of a pair whose second half is read, and when it ended."""
        if role.starts is self.goes_up:
            self.opened[role.of] = when
            return None
        other = self.opened.pop(role.of, None)
        start, end = (other, when) if self.goes_up else (when, other)
        return (_hours(start, end), end) if start and end else None


def find_pairs(
    rest: Sequence[Seen], dating: Dating, columns: Columns, moments: Moments, measures: Measures
) -> tuple[Pairs, Sequence[Brought], bool] | None:
    """The starts and the ends that a column of words says, and whether it says something else.

    Where lines have values, too, their word says what those are of, and is kept as it is.

    Args:
        rest: the columns that may have them.
        dating: the columns that say when.
        columns: the file.
        moments: reads when a line is.
        measures: the names that are taken.
    """
    for one in rest if dating.has_times and not any(map(has_values, rest)) else ():
        if one.many or one.share(Kind.WORD) < 1 or len(one.texts) > _MOST_WORDS:
            continue
        roles = {text: role for text in one.texts if (role := role_of(text))}
        both = {
            role.of
            for role in roles.values()
            if role._replace(starts=not role.starts) in roles.values()
        }
        found = _followed(one.place, both, columns, moments) if both else {}
        sure = {of: turns for of, turns in found.items() if turns.numbers.count >= _FEWEST}
        if len({turns.goes_up for turns in sure.values()}) == 1:
            alone = frozenset(line for turns in sure.values() for line in turns.alone())
            values = {of: _measured(one, of, turns, measures) for of, turns in sure.items()}
            goes_up = all(turns.goes_up for turns in sure.values())
            others = any(text not in roles or roles[text].of not in sure for text in one.texts)
            brought = [some.brought for some in values.values()]
            return Pairs(one.place, values, goes_up, alone), brought, others or bool(alone)
    return None


class _Turns:
    """Starts and ends of one thing, as long as they take turns and go one way in time."""

    def __init__(self, role: Role, line: int, when: Moment) -> None:
        self.first = self.last = (role.starts, line)
        self.when, self.goes_up, self.numbers = when.at, False, Numbers()
        self.is_begun = False

    def goes_on(self, role: Role, line: int, when: Moment) -> bool:
        """Whether another is in turn; `numbers` are then the hours of the pairs so far."""
        starts, _ = self.last
        if self.when is None or when.at is None or when.at == self.when or role.starts is starts:
            return False
        goes_up, length = when.at > self.when, abs(when.at - self.when)
        if self.is_begun and goes_up is not self.goes_up:
            return False
        if starts is goes_up:  # between an end and the next start may be any time
            if length > _LONGEST:
                return False
            self.numbers.add(length.total_seconds() / 3600)
        self.last, self.when = (role.starts, line), when.at
        self.goes_up, self.is_begun = goes_up, True
        return True

    def alone(self) -> Iterator[int]:
        """The lines of a first half, and of a last, whose other half is not there."""
        if self.first[0] is not self.goes_up:
            yield self.first[1]
        if self.last[0] is self.goes_up:
            yield self.last[1]


def _followed(place: int, both: set[str], columns: Columns, moments: Moments) -> dict[str, _Turns]:
    """What starts and ends in turns, by its name; `both` are the names that there are."""
    found: dict[str, _Turns] = {}
    for row in columns.rows():
        if len(row.cells) != len(columns.names) or not (role := role_of(row.cells[place])):
            continue
        if role.of not in both:
            continue
        try:
            when = moments.at(row.cells)
        except BadDataError:
            both.discard(role.of)
            continue
        if role.of not in found:
            found[role.of] = _Turns(role, row.line, when)
        elif not found[role.of].goes_on(role, row.line, when):
            both.discard(role.of)
    return {of: turns for of, turns in found.items() if of in both}


def _measured(one: Seen, of: str, turns: _Turns, measures: Measures) -> Values:
    """The measure of the lengths of something."""
    range_ = range_of(turns.numbers, of, "h")
    found = measures.of(of, range_, turns.numbers, Better.NEITHER)
    halves = [(text, role) for text in one.texts if (role := role_of(text)) and role.of == of]
    words = [next(text for text, role in halves if role.starts is is_it) for is_it in (True, False)]
    how = f"{range_.said()}; from each start to its end: {', '.join(words)}"
    name = f"measure {found.measure.name}" + (" (new)" if found.is_new else "")
    brought = Brought(f"{one.name} {of}", name, how)
    return Values(one.place, one.name, found.measure, found.is_new, brought, float, frozenset())


def _hours(start: Moment, end: Moment) -> float:
    length = end.at - start.at if start.at and end.at else timedelta()
    return float(f"{length.total_seconds() / 3600:.15g}")
