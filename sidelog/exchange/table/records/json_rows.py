"""JSON of no application that is known, as a grid: a list of records is a table.

A record is an object; what is in objects within it is called after both, and lists of words are
one cell.  Of objects by day each is the record of its day; records that say no day themselves, and
hold lists of some that do, are said with each of those.  Lists of records within one that says its
day, as of its meals, are tables beside it, of that day.  A list of lists is a table without names.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, NamedTuple

from sidelog.catalog.text import quoted
from sidelog.errors import BadDataError, UsageError
from sidelog.exchange.source import Source
from sidelog.exchange.table.book.spreadsheet import cell_text
from sidelog.exchange.table.cell.days import is_day, read_clock
from sidelog.exchange.table.cell.numbers import usual_unit
from sidelog.exchange.table.rows.grid import Grid, Part, held_grid, not_read
from sidelog.exchange.table.rows.text_rows import Row
from sidelog.exchange.unknown import EXPORTED, loose_json

_DEEPEST = 8
_LOOKED_AT = 50
_MOST_NAMED = 5
_MOST_OF_A_DAY = 24
"""So many records of a day a person writes at most; of a list that has more a device did."""
_TIMES = frozenset({"time", "at", "start", "start_time", "starttime"})
_UNNAMED = "column "
_NAMES = ("columns", "header", "headers", "fields", "names")
"""What a list is called that names the columns of a list of lists beside it."""

Record = dict[str, str]
"""A record: what each of its fields says, as text."""


class _Place(NamedTuple):
    """Where in the file a value is.

    Attributes:
        path: the keys above it.
        carried: what the records that hold it say of all in it.
        depth: how many values hold it.
        of: the path of the list whose records have the days of all in it; None outside of one.
    """

    path: str
    carried: Record
    depth: int
    of: str | None = None

    def below(self, key: str, said: Record | None = None) -> "_Place":
        """The place of a value that the one here has under a key, and says something of."""
        carried = {**self.carried, **(said or {})}
        return self._replace(path=_joined(self.path, key), carried=carried, depth=self.depth + 1)


def json_grid(source: Source, said: str | None) -> Grid:
    """The list of records that was said, or the longest with days in it and those within it.

    Raises:
        BadDataError: it is damaged, or has no records with days.
        UsageError: it has no list that is called so.
    """
    lists: dict[str, list[Record]] = {}
    of: dict[str, str] = {}
    for place, record in _records(loose_json(source), _Place("", {}, 0)):
        lists.setdefault(place.path, []).append(record)
        of[place.path] = place.path if place.of is None else place.of
    with_days = {
        path: some
        for path, some in lists.items()
        if any(_says_when(text) for record in some[:_LOOKED_AT] for text in record.values())
    }
    if said is not None and said not in lists:
        names = ", ".join(list(lists)[:_MOST_NAMED])
        raise UsageError(f"{source.name} has no list {quoted(said)}.", hint=f"It has: {names}.")
    if said is None and not with_days:
        raise BadDataError(
            f"{source.name} is JSON of no application that is known here, and has no list of "
            "records with days.",
            hint=EXPORTED,
        )
    chosen = [said] if said is not None else []
    if not chosen:
        most = max(with_days, key=lambda one: len(with_days[one]))
        together = [one for one in lists if of[one] == of[most]]
        chosen = [one for one in together if one == of[one] or _are_by_hand(lists[one])]
        chosen = chosen or [most]
    parts = [
        Part(path or "records", 0, _grid(source.name, path, lists, of[path])) for path in chosen
    ]
    others = [path for path in lists if path not in {*chosen, ""}]
    within = [path for path in others if said is None and of[path] == of[chosen[0]] != path]
    left = (
        *not_read("lists within a day, which are long or go over midnight", within),
        *not_read("other lists", [path for path in others if path not in within]),
    )
    return replace(parts[0].grid, left=left, tables=tuple(parts) if len(parts) > 1 else ())


def _grid(file: str, path: str, lists: Mapping[str, Sequence[Record]], of: str) -> Grid:
    """One of the lists, without the fields that are lists themselves; one of lists has no header.

    An empty field is called as such a list where some record has none of it.
    """
    fields = list(dict.fromkeys(field for record in lists[path] for field in record))
    fields = [
        field
        for field in fields
        if _joined(path, field) not in lists or any(record.get(field) for record in lists[path])
    ]
    is_named = not all(field.startswith(_UNNAMED) for field in fields)
    called = fields if path == of else [_called(field, path) for field in fields]
    rows = [Row(0, called)] if is_named else []
    rows += [
        Row(number, [record.get(field, "") for field in fields])
        for number, record in enumerate(lists[path], start=1)
    ]
    what = f"a list of {'records' if is_named else 'lists'} (JSON{path and f': {path}'})"
    return replace(held_grid(file, what, rows), counted="record")


def _called(field: str, path: str) -> str:
    """What a field is called: one that is called by its unit alone has that of its list, too."""
    return _joined(path.rpartition(" ")[2], field) if usual_unit(field) else field


def _are_by_hand(records: Sequence[Record]) -> bool:
    """Whether a day has no more records than a person writes down, and none goes over midnight.

    Of one that does nobody knows on which side of it the day is.
    """
    days = {text for record in records for text in record.values() if _says_when(text)}
    clocks = (filter(None, map(read_clock, record.values())) for record in records)
    is_over = any(later < one for some in clocks for one, later in pairwise(some))
    return len(records) <= len(days) * _MOST_OF_A_DAY and not is_over


def _records(
    value: Any,  # noqa: ANN401  (whatever it holds)
    place: _Place,
    names: Sequence[str] = (),
) -> Iterator[tuple[_Place, Record]]:
    """The records of a value, each with its place; a list beside it may say names of columns."""
    if place.depth > _DEEPEST:
        return
    if isinstance(value, Mapping) and value and all(map(is_day, value)):
        value = [
            {"day": day, **(one if isinstance(one, Mapping) else {"value": one})}
            for day, of_day in value.items()
            for one in (of_day if _are_records(of_day) else [of_day])
        ]
    if _are_rows(value):
        value = _with_names(value, names)
    if isinstance(value, list):
        for one in value:
            if isinstance(one, Mapping):
                yield from _record(one, place)
    elif isinstance(value, Mapping):
        lists = [held for key in _NAMES if isinstance(held := value.get(key), list)]
        names = next((held for held in lists if all(isinstance(one, str) for one in held)), [])
        for key, held in value.items():
            if isinstance(held, list | Mapping):
                yield from _records(held, place.below(key), names)


def _are_rows(value: object) -> bool:
    """Whether a value is a list of lists, with a day in one of them."""
    if not isinstance(value, list) or not all(isinstance(row, list) and row for row in value):
        return False
    return any(
        _says_when(cell_text(cell)) for row in value[:_LOOKED_AT] for cell in row if _is_plain(cell)
    )


def _with_names(rows: Sequence[Sequence[Any]], names: Sequence[str]) -> list[dict[str, Any]]:
    width = max(map(len, rows))
    if len(names) != width:
        names = [f"{_UNNAMED}{number}" for number in range(1, width + 1)]
    return [dict(zip(names, row, strict=False)) for row in rows]


def _are_records(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(o, Mapping) for o in value)


def _record(one: Mapping[str, Any], place: _Place) -> Iterator[tuple[_Place, Record]]:
    """A record of a list, and those of its day that it holds.

    One that says no day itself, and is of none, is nothing without those that it holds.
    """
    fields = dict(_fields(one, ""))
    said = {key: _text(value) for key, value in fields.items()}
    if place.of is None and not any(map(_says_when, said.values())):
        below = {key: held for key, held in one.items() if _holds_records(held)}
        for key, held in below.items():
            about = {name: text for name, text in said.items() if name not in below}
            yield from _records(held, place.below(key, about))
        if not below:
            yield place, {**place.carried, **said}
        return
    lists = {key: held for key, held in fields.items() if _are_of_the_day(held)}
    if not lists:
        yield place, {**place.carried, **said}
        return
    own = {key: text for key, text in said.items() if key not in lists}
    of = place.path if place.of is None else place.of
    # Within the record of a day there is such as an exercise, whose list has its sets.
    about = {
        key: text
        for key, text in own.items()
        if (_says_moment(key, text) if place.of is None else isinstance(one.get(key), str))
    }
    if any(own[key] for key in own.keys() - about.keys()):
        yield place, {**place.carried, **own}
    for key, held in lists.items():
        yield from _records(held, place.below(key, about)._replace(of=of))


def _says_moment(key: str, text: str) -> bool:
    return _says_when(text) or (key.casefold() in _TIMES and read_clock(text) is not None)


def _are_of_the_day(value: object) -> bool:
    """Whether a value is a list of records that say no day of their own, and not of each minute."""
    if not isinstance(value, list) or len(value) > _MOST_OF_A_DAY * 10:
        return False
    some = [one for one in value[:_LOOKED_AT] if isinstance(one, Mapping)]
    fields = (_text(held) for one in some for _, held in _fields(one, ""))
    return bool(some) and not any(map(_says_when, fields))


def _holds_records(value: object) -> bool:
    of_days = isinstance(value, Mapping) and bool(value) and all(map(is_day, value))
    return of_days or (isinstance(value, list) and any(isinstance(one, Mapping) for one in value))


def _fields(one: Mapping[str, Any], before: str) -> Iterator[tuple[str, Any]]:
    for key, value in one.items():
        name = _joined(before, key)
        if isinstance(value, Mapping) and value and name.count(" ") < _DEEPEST:
            yield from _fields(value, name)
        else:
            yield name, value


def _text(value: Any) -> str:  # noqa: ANN401  (whatever it holds)
    """What a field says: a list of plain values is one cell, and other lists are their JSON."""
    if isinstance(value, list) and all(map(_is_plain, value)):
        return ", ".join(map(cell_text, value))
    if _is_plain(value):
        return cell_text(value)
    return json.dumps(value, ensure_ascii=False) if value else ""


def _is_plain(value: object) -> bool:
    return not isinstance(value, list | Mapping)


def _joined(before: str, key: str) -> str:
    return f"{before} {key}".strip()


def _says_when(text: str) -> bool:
    """Whether a text is a day, or an instant as machines count them: in seconds or thousandths."""
    counted = len(text) in {10, 13} and text.isdecimal() and text[0] == "1"
    return counted or is_day(text)
