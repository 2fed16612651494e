"""Two measures, or two products, that are one: what is recorded of the first becomes the second's.

Nothing is converted but units of mass and of volume, nothing is added up that the person did not
say adds up, and the history keeps what everything was.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from sidelog.catalog.products import convert, parse_unit
from sidelog.catalog.text import fold, quote
from sidelog.dates import say_date
from sidelog.errors import BadDataError, NothingMatchedError, SidelogError, UsageError
from sidelog.journal.columns import Row, rows_of
from sidelog.journal.journal import Journal
from sidelog.journal.keeping.common import delete, retire, row_of
from sidelog.journal.references import Kind

_NAMED = 5
"""Days that are named; of more it is said how many."""

Convert = Callable[[float], float]
Both = tuple[Row, Row]
Days = Mapping[str, list[Row]]
"""Entries by their day."""


class Change(NamedTuple):
    """A row that becomes another; without columns it is left out, and the history keeps it."""

    table: str
    row: int
    columns: Mapping[str, object] | None


class Overlap(NamedTuple):
    """What both have of a day, or from a day on, in a table, where only one of both can stand.

    Attributes:
        sides: the rows of the first and of the second.
        gives_way: which of both is left out, 0 or 1; None where the person has to say.
        said: both in words.
    """

    table: str
    day: str
    sides: tuple[list[Row], list[Row]]
    gives_way: int | None
    said: tuple[str, str]


class Plan(NamedTuple):
    """What a join does.

    Attributes:
        first: the row of what will be no more.
        second: the row of what has the entries of both then.
        takes_over: what was said of the first, and not of the second, by column.
        changes: the entries, in the order in which they have to change.
        units: the units from and to which amounts are converted; empty where they are the same.
        words: the words of both scales, where they are not the same.
    """

    table: str
    first: Row
    second: Row
    takes_over: Mapping[str, object]
    changes: tuple[Change, ...]
    units: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What the first is called."""
        return str(self.first["name"])

    @property
    def into(self) -> str:
        """What the second is called."""
        return str(self.second["name"])

    @property
    def stays(self) -> bool:
        """Whether the first is put away instead, because it came with sidelog."""
        return bool(self.first.get("built_in"))

    @property
    def moved(self) -> Mapping[str, int]:
        """How many entries become those of the second, by what they are in words."""
        link = f"{self.table}_id"
        tables = (one.table for one in self.changes if one.columns and link in one.columns)
        return Counter(Kind(table).words for table in tables)

    @property
    def left_out(self) -> int:
        """How many entries are left out."""
        return sum(one.columns is None for one in self.changes)


def join(journal: Journal, plan: Plan) -> None:
    """Do what was planned, as one batch; the journal is as it was when the plan was made."""
    batch = journal.batch
    if plan.takes_over:  # the unit before the amounts that need it
        batch.update(plan.table, plan.second["id"], plan.takes_over)
    for change in plan.changes:
        if change.columns is None:
            batch.delete(change.table, change.row)
        else:
            batch.update(change.table, change.row, change.columns)
    if plan.stays:
        retire(journal, plan.table, plan.name)
    else:
        delete(journal, plan.table, plan.first["id"])
    journal.forget_names()


def find_both(journal: Journal, table: str, name: str, into: str, prefer: str | None) -> Both:
    """The rows of two measures, or two products, that can be joined.

    Raises:
        UsageError: both are the same, or it is neither that is preferred.
        NothingMatchedError: one is not there, or the second is retired.
    """
    if fold(name) == fold(into):
        raise UsageError(f"{name} cannot be joined with itself.", hint="Name the other one.")
    if prefer is not None and fold(prefer) not in {fold(name), fold(into)}:
        raise UsageError(f"{prefer!r} is neither of the two.", hint=f"Prefer {name} or {into}.")
    both = row_of(journal, table, name), row_of(journal, table, into)
    if both[1]["retired_on"]:
        raise NothingMatchedError(
            f"{into} is put away.", hint=f"Back with: sidelog {table} restore {into}"
        )
    return both


def entries_by_day(journal: Journal, table: str, link: str, row: Row) -> Days:
    """The entries of a table that belong to a row, by day, in the order of their rows."""
    days: dict[str, list[Row]] = defaultdict(list)
    query = f"SELECT * FROM {table} WHERE {link}_id = ? ORDER BY id"
    for entry in rows_of(journal.connection, query, row["id"]):
        days[entry.get("day") or entry["from_day"]].append(entry)
    return days


def days_of_both(rows: Days, there: Days) -> Iterator[tuple[str, tuple[list[Row], list[Row]]]]:
    """The days on which both have entries, in order, with those of the first and the second."""
    return ((day, (rows[day], there[day])) for day in sorted(rows.keys() & there.keys()))


def conversion(unit: str, other: str) -> Convert | None:
    """How an amount in one unit becomes one in another; None where it cannot."""
    try:
        one, to = parse_unit(unit), parse_unit(other)
        convert(1.0, one, to)
    except SidelogError:
        return None
    return lambda amount: convert(amount, one, to)


def settle(
    overlaps: Iterable[Overlap],
    both: Both,
    prefer: str | None,
    what: str,
    otherwise: str = "",
) -> Iterator[Change]:
    """What is left out of what both have; `prefer` says whose stand where the person has to say.

    `what` is what both have, in words; `otherwise` what else a person could say.

    Raises:
        BadDataError: nothing says whose entries stand; the days are named.
    """
    names = tuple(row["name"] for row in both)
    doubtful: list[str] = []
    for one in overlaps:
        gives_way = one.gives_way
        if gives_way is None and prefer is not None:
            gives_way = int(fold(prefer) == fold(names[0]))
        if gives_way is None:
            said = " and ".join(one.said)
            doubtful.append(f"{say_date(date.fromisoformat(one.day))} ({said})")
        else:
            yield from (Change(one.table, row["id"], None) for row in one.sides[gives_way])
    if doubtful:
        more = f", and {len(doubtful) - _NAMED} more" if len(doubtful) > _NAMED else ""
        count = "1 day" if len(doubtful) == 1 else f"{len(doubtful)} days"
        name, into = map(quote, names)
        raise BadDataError(
            f"{' and '.join(names)} both have {what} on {count}: "
            f"{', '.join(doubtful[:_NAMED])}{more}.",
            hint=f"Say whose stand then: --prefer {name} or --prefer {into}.{otherwise}",
        )
