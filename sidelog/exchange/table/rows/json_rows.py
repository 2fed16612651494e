"""JSON of no application that is known, as a grid: a list of records is a table.

A record is an object; what is in objects within it is called after both, and lists of words are
one cell.  Of objects by day each is the record of its day; records that say no day themselves, and
hold lists of some that do, are said with each of those.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sidelog.catalog.text import quoted
from sidelog.errors import BadDataError, UsageError
from sidelog.exchange.source import Source
from sidelog.exchange.table.cell.days import is_day
from sidelog.exchange.table.rows.grid import Grid, held_grid, not_read
from sidelog.exchange.table.rows.spreadsheet import cell_text
from sidelog.exchange.table.rows.text_rows import Row
from sidelog.exchange.unknown import EXPORTED, loose_json

_DEEPEST = 8
_LOOKED_AT = 50
_MOST_NAMED = 5

Record = dict[str, str]
"""A record: what each of its fields says, as text."""


def json_grid(source: Source, said: str | None) -> Grid:
    """The list of records that was said, or the longest with days in it.

    Raises:
        BadDataError: it is damaged, or has no records with days.
        UsageError: it has no list that is called so.
    """
    lists: dict[str, list[Record]] = {}
    for name, record in _records(loose_json(source), "", {}, 0):
        lists.setdefault(name, []).append(record)
    with_days = {name: some for name, some in lists.items() if _have_days(some)}
    if said is not None and said not in lists:
        names = ", ".join(list(lists)[:_MOST_NAMED])
        raise UsageError(f"{source.name} has no list {quoted(said)}.", hint=f"It has: {names}.")
    if said is None and not with_days:
        raise BadDataError(
            f"{source.name} is JSON of no application that is known here, and has no list of "
            "records with days.",
            hint=EXPORTED,
        )
    name = said if said is not None else max(with_days, key=lambda one: len(with_days[one]))
    records = lists[name]
    fields = list(dict.fromkeys(field for record in records for field in record))
    rows = [Row(0, fields)]
    rows += [
        Row(number, [record.get(field, "") for field in fields])
        for number, record in enumerate(records, start=1)
    ]
    of = f": {name}" if name else ""
    grid = held_grid(source.name, f"a list of records (JSON{of})", rows)
    others = [one for one in lists if one not in {name, ""}]
    return replace(grid, left=not_read("other lists", others), counted="record")


def _records(
    value: Any,  # noqa: ANN401  (whatever it holds)
    name: str,
    carried: Record,
    depth: int,
) -> Iterator[tuple[str, Record]]:
    """The records of a value, each with what its list is called.

    Args:
        value: of JSON.
        name: the path of its keys.
        carried: what those that hold it say of all of them.
        depth: how many hold it.
    """
    if depth > _DEEPEST:
        return
    if isinstance(value, Mapping) and value and all(map(is_day, value)):
        value = [
            {"day": day, **(of_day if isinstance(of_day, Mapping) else {"value": of_day})}
            for day, of_day in value.items()
        ]
    if isinstance(value, list):
        for one in value:
            if isinstance(one, Mapping):
                yield from _record(one, name, carried, depth)
    elif isinstance(value, Mapping):
        for key, held in value.items():
            if isinstance(held, list | Mapping):
                yield from _records(held, _joined(name, key), carried, depth + 1)


def _record(
    one: Mapping[str, Any], name: str, carried: Record, depth: int
) -> Iterator[tuple[str, Record]]:
    """A record of a list; or, where it says no day, those that it holds."""
    flat = dict(_fields(one, ""))
    if not any(map(_says_when, flat.values())):
        below = {key: held for key, held in one.items() if _holds_records(held)}
        if below:
            said = {key: text for key, text in flat.items() if key not in below}
            for key, held in below.items():
                yield from _records(held, _joined(name, key), {**carried, **said}, depth + 1)
            return
    yield name, {**carried, **flat}


def _holds_records(value: object) -> bool:
    of_days = isinstance(value, Mapping) and bool(value) and all(map(is_day, value))
    return of_days or (isinstance(value, list) and any(isinstance(one, Mapping) for one in value))


def _fields(one: Mapping[str, Any], before: str) -> Iterator[tuple[str, str]]:
    """The fields of a record as text, with those of the objects in it."""
    for key, value in one.items():
        name = _joined(before, key)
        if isinstance(value, Mapping) and value and name.count(" ") < _DEEPEST:
            yield from _fields(value, name)
        elif isinstance(value, list) and not any(isinstance(held, list | dict) for held in value):
            yield name, ", ".join(map(cell_text, value))
        elif isinstance(value, list | Mapping):
            yield name, json.dumps(value, ensure_ascii=False) if value else ""
        else:
            yield name, cell_text(value)


def _joined(before: str, key: str) -> str:
    return f"{before} {key}".strip()


def _have_days(records: Sequence[Record]) -> bool:
    return any(_says_when(text) for record in records[:_LOOKED_AT] for text in record.values())


def _says_when(text: str) -> bool:
    """Whether a text is a day, or an instant as machines count them: in seconds or thousandths."""
    counted = len(text) in {10, 13} and text.isdecimal() and text[0] == "1"
    return counted or is_day(text)
