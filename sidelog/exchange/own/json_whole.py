"""A journal as one JSON document, to come back as it was; and the JSON Schema of that document.

The document has a member for each table, with a row a line, in the order of the rows' numbers: the
same journal gives the same bytes, and two versions of it differ in the lines that changed.  What a
row was and became in the history are objects too.  Bytes are base64.

Within a version members and columns are only ever added.
"""

import json
from base64 import b64encode
from collections.abc import Iterator, Mapping
from typing import Any

from sidelog.catalog.text import escaped
from sidelog.journal.tables.migrations import VERSION as TABLES_VERSION
from sidelog.journal.upkeep.whole.layout import DAYS, INSTANTS, Column, Table, layout
from sidelog.journal.upkeep.whole.whole import Whole

FORMAT, VERSION = "sidelog-journal", 1
HEAD: Mapping[str, object] = {
    "format": FORMAT,
    "version": VERSION,
    "tables_version": TABLES_VERSION,
}
"""What a document begins with."""

UNREADABLE = "unreadable"
"""The last member: which rows of the file could not be read, and are left out."""

TOLD = ("old", "new")
"""The columns of the table `change` that are rows themselves."""

_TYPES = {int: "integer", float: "number", str: "string", bytes: "string"}


def document_lines(whole: Whole) -> Iterator[str]:
    """The document, in pieces that each end a line; it ends with what `whole` had to leave out."""
    yield "{\n"
    for name, value in HEAD.items():
        yield f"  {json.dumps(name)}: {json.dumps(value)},\n"
    for table in whole.tables:
        yield from _array(table, whole.rows(table), ",\n")
    yield from _array(UNREADABLE, (lost._asdict() for lost in whole.lost), "\n")
    yield "}\n"


def _array(name: str, rows: Iterator[dict[str, Any]], end: str) -> Iterator[str]:
    first = next(rows, None)
    if first is None:
        yield f'  "{name}": []{end}'
        return
    yield f'  "{name}": [\n    {_line(first)}'
    for row in rows:
        yield f",\n    {_line(row)}"
    yield f"\n  ]{end}"


def _line(row: object) -> str:
    text = json.dumps(row, ensure_ascii=False, allow_nan=False, default=_encoded)
    return escaped(text)


def _encoded(value: object) -> str:
    if isinstance(value, bytes):
        return b64encode(value).decode()
    raise TypeError(f"JSON has no {type(value).__name__}")


def schema() -> dict[str, object]:
    """The JSON Schema of the document (draft 2020-12), made from the tables of this version."""
    tables = layout()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{FORMAT}:{VERSION}",
        "title": "A journal of sidelog",
        "description": "Everything that a journal holds, and every change that was made to it.",
        "type": "object",
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "tables_version": {"type": "integer", "minimum": 1, "maximum": TABLES_VERSION},
            **{name: _table_schema(name, table) for name, table in tables.items()},
            UNREADABLE: {
                "description": "rows of a damaged file that could not be read, and are left out; "
                "where nothing tells which, the last is the one before the first",
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "table": {"enum": list(tables)},
                        "first": {"type": "integer"},
                        "last": {"type": "integer"},
                    },
                    "required": ["table", "first", "last"],
                },
            },
        },
        "required": list(HEAD),
        "additionalProperties": False,
    }


def _table_schema(name: str, table: Table) -> dict[str, object]:
    columns = table.columns.values()
    row = {
        "type": "object",
        "properties": {
            one.name: _told_schema() if is_told(name, one.name) else _column_schema(one)
            for one in columns
        },
        "required": [one.name for one in columns if not one.given],
        "additionalProperties": False,
    }
    about = {"description": table.about} if table.about else {}
    return {**about, "type": "array", "items": row}


def _column_schema(column: Column) -> dict[str, object]:
    kind = _TYPES[column.kind]
    said: dict[str, object] = {"type": kind if column.needed else [kind, "null"]}
    if column.about:
        said["description"] = column.about
    if column.among:
        said["enum"] = [*column.among, *(() if column.needed else (None,))]
    if column.name in DAYS:
        said["format"] = "date"
    elif column.name in INSTANTS:
        said["description"] = column.about or "ISO 8601, with its offset from UTC"
    elif column.kind is bytes:
        said["contentEncoding"] = "base64"
    return said


def is_told(table: str, column: str) -> bool:
    """Whether a column holds a row as it was or became, rather than a value."""
    return table == "change" and column in TOLD


def _told_schema() -> dict[str, object]:
    values = {"type": ["string", "number", "null"]}
    about = "the row by column as it was or became; null where it was not there"
    return {"description": about, "type": ["object", "null"], "additionalProperties": values}
