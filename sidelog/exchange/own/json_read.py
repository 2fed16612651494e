"""A journal's JSON document, read a row at a time, each with the place at which it stands.

The file is read twice: first through, so that one that is cut off or is no such document is
refused before anything is written; then table by table, parents first, in whatever order it has
them.  No more than one row is held.
"""

import codecs
import json
import re
from base64 import b64decode
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from io import BufferedIOBase
from math import isfinite
from typing import Any, NamedTuple, NoReturn

from sidelog.catalog.text import is_valid, quoted
from sidelog.errors import BadDataError
from sidelog.exchange.own.json_whole import FORMAT, HEAD, UNREADABLE, VERSION, is_told
from sidelog.exchange.source import Source
from sidelog.journal.columns import Row
from sidelog.journal.tables.migrations import VERSION as TABLES_VERSION
from sidelog.journal.tables.schema import RECORDED_TABLES
from sidelog.journal.upkeep.whole.layout import DAYS, INSTANTS, Column, layout
from sidelog.journal.upkeep.whole.taking_in import RefusedError
from sidelog.journal.upkeep.whole.whole import Lost

LONGEST_ROW = 64_000_000
"""More characters than any row of a journal has, a photo included."""

_CHUNK = 1 << 18
_SPACE = re.compile(r"[ \t\n\r]*")
_NAMES = {",": "a comma", ":": "a colon"}
"""What signs are called in a sentence, where they would be taken for a part of it."""
_REASONS = {
    "Expecting value": 'there should be a value, such as 5, "words", null, [] or {}',
    "Expecting property name": "there should be a name in quotation marks",
    "Expecting ',' delimiter": "a comma is missing, or a closing ] or }",
    "Expecting ':' delimiter": "a colon is missing after a name",
    "Illegal trailing comma": "a comma stands before a closing ] or }",
    "Unterminated string": "a text has no closing quotation mark",
    "Invalid control character": "a text has a line end or a tab, which are written \\n and \\t",
    "Invalid \\": "a text has a backslash that means nothing there; itself it is written \\\\",
}
"""What Python says of a text that is no JSON, and what is said of it here."""
_WORDS = {int: "a whole number", float: "a number", str: "text", bytes: "text in base64"}
_LARGEST = 2**63


class Place(NamedTuple):
    """Where the rows of a table begin in the file, in bytes; and how many there are."""

    offset: int
    rows: int


def is_document(source: Source) -> bool:
    """Whether a file is a journal as JSON, of this version or another."""
    return source.begins.lstrip().startswith(b"{") and f'"{FORMAT}"'.encode() in source.begins


class Document:
    """A document that was read through once.

    Attributes:
        name: what it is called in messages.
        counts: how many rows it has of each table that it has.
        lost: the rows that were left out of it when it was written.
    """

    def __init__(self, file: BufferedIOBase, name: str) -> None:
        """Read it through.

        Raises:
            BadDataError: it is no JSON, is cut off, or is no journal of a version that is known.
        """
        self._file, self.name = file, name
        self._places: dict[str, Place] = {}
        self.lost: list[Lost] = []
        head: dict[str, object] = {}
        others: list[str] = []
        scanner = _Scanner(file, name)
        for member in scanner.members():
            if member in head or member in self._places or member in others:
                scanner.fail(f"it has {quoted(member)} twice")
            if member in layout() and scanner.peek() == "[":
                offset = scanner.offset()
                self._places[member] = Place(offset, sum(1 for _ in scanner.items(member)))
            elif member == UNREADABLE and scanner.peek() == "[":
                self.lost = [_lost(one, scanner) for one in scanner.items(member)]
            elif member in HEAD:
                head[member] = scanner.value(member)
            else:
                scanner.value(member)
                others.append(member)
        _check_head(head, name)
        for member in others:
            what = "a list of rows" if member in layout() or member == UNREADABLE else "known here"
            raise BadDataError(f"{name}, {quoted(member)}: it is not {what}.")

    @property
    def counts(self) -> dict[str, int]:
        """How many rows it has of each table, in the order in which they are to be written."""
        return {table: self._places[table].rows for table in layout() if table in self._places}

    def rows(self, table: str) -> Iterator[tuple[str, Row | RefusedError]]:
        """The rows of a table, each with its place, such as "observation[12]"."""
        if table not in self._places:
            return
        columns = layout()[table].columns
        scanner = _Scanner(self._file, self.name, self._places[table].offset)
        for number, value in enumerate(scanner.items(table)):
            place = f"{table}[{number}]"
            try:
                yield place, _row(table, value, columns)
            except RefusedError as refused:
                yield place, refused


def _lost(said: object, scanner: "_Scanner") -> Lost:
    """Rows that are said to be left out."""
    if not isinstance(said, dict) or said.keys() != set(Lost._fields):
        scanner.fail("it does not say which rows are left out")
    lost = Lost(**said)
    if lost.table not in [*layout()] or not _is_span(lost.first, lost.last):
        scanner.fail("it does not say which rows are left out")
    return lost


def _is_span(first: object, last: object) -> bool:
    """Whether they are the numbers of rows; the last may be the one before the first."""
    return type(first) is type(last) is int and -_LARGEST <= first <= last + 1 <= _LARGEST


def _check_head(head: Mapping[str, object], name: str) -> None:
    if head.get("format") != FORMAT:
        raise BadDataError(
            f'{name} is not a journal of sidelog: it has no "format": "{FORMAT}".',
            hint="sidelog export json writes one.",
        )
    for member, known in (("version", VERSION), ("tables_version", TABLES_VERSION)):
        version = head.get(member)
        if type(version) is not int or version < 1:
            raise BadDataError(f"{name}, {member}: it is no version; one is 1 or more.")
        if version > known:
            raise BadDataError(
                f"{name}, {member}: it is {version}, and this sidelog knows {known}.",
                hint="It was written by a newer one. Update sidelog; nothing was written.",
            )


class _Scanner:
    """JSON, from the file in pieces: members and items one at a time."""

    def __init__(self, file: BufferedIOBase, name: str, offset: int = 0) -> None:
        self._file, self._name = file, name
        file.seek(offset)
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._text, self._at, self._line, self._ended = "", 0, 1, False
        self._place = ""
        self._json = json.JSONDecoder(object_pairs_hook=self._object, parse_constant=self._constant)
        if offset == 0:
            self._more()
            self._at = int(self._text.startswith("\ufeff"))

    def _more(self, size: int = _CHUNK) -> bool:
        """Read on; whether there was anything."""
        if self._ended:
            return False
        piece = self._file.read(size)
        self._ended = not piece
        try:
            text = self._decoder.decode(piece, final=self._ended)
        except UnicodeDecodeError:
            raise BadDataError(
                f"{self._name} is not text in UTF-8.", hint="sidelog export json writes it so."
            ) from None
        self._text, self._at = self._text[self._at :] + text, 0
        return True

    def offset(self) -> int:
        """Where in the file it is, in bytes."""
        ahead = len(self._text[self._at :].encode()) + len(self._decoder.getstate()[0])
        return self._file.tell() - ahead

    def fail(self, reason: str) -> NoReturn:
        """Refuse the file, at the place where it is."""
        place = f", {self._place}" if self._place else ""
        raise BadDataError(f"{self._name}, line {self._line}{place}: {reason}.")

    def _go(self, to: int) -> None:
        self._line += self._text.count("\n", self._at, to)
        self._at = to

    def peek(self) -> str:
        """The next sign that is no space; empty at the end."""
        while True:
            match = _SPACE.match(self._text, self._at)
            self._go(match.end() if match else self._at)
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def _take(self, *signs: str) -> str:
        found = self.peek()
        if found not in signs:
            if not found and "" not in signs:
                self.fail("the file ends here, in the middle; it was cut off")
            if signs == ("",):
                self.fail("the document ends before this, and something stands after it")
            wanted = " or ".join(_NAMES.get(sign, sign) for sign in signs)
            self.fail(f"not JSON: there should be {wanted}")
        self._at += len(found)
        return found

    def members(self) -> Iterator[str]:
        """The names of the members of the object that the file is; whoever asks reads them."""
        if not self.peek():
            raise BadDataError(f"{self._name} is empty.", hint="sidelog export json writes one.")
        if self.peek() != "{":
            raise BadDataError(
                f"{self._name} is not a journal of sidelog: it does not begin with {{.",
                hint="sidelog export json writes one.",
            )
        self._take("{")
        if self.peek() == "}":
            self._take("}")
        else:
            while True:
                if self.peek() not in ('"', ""):
                    self.fail("not JSON: there should be a name in quotation marks")
                name = self.value("")
                self._take(":")
                yield str(name)
                self._place = ""
                if self._take(",", "}") == "}":
                    break
        self._take("")

    def items(self, name: str) -> Iterator[Any]:
        """The items of a list."""
        self._take("[")
        if self.peek() == "]":
            self._take("]")
            return
        number = 0
        while True:
            yield self.value(f"{name}[{number}]")
            number += 1
            if self._take(",", "]") == "]":
                return

    def value(self, place: str) -> Any:  # noqa: ANN401  (whatever JSON holds)
        """The next value, whole."""
        self._place = place
        self.peek()
        while True:
            try:
                value, end = self._json.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                is_cut = error.pos + 16 > len(self._text) or error.msg.startswith("Unterminated")
                if not (is_cut and self._read_on()):
                    if is_cut:
                        self.fail("the file ends here, in the middle; it was cut off")
                    self._line += self._text.count("\n", self._at, error.pos)
                    known = (
                        said for begins, said in _REASONS.items() if error.msg.startswith(begins)
                    )
                    self.fail(f"not JSON: {next(known, 'it cannot be read from here on')}")
            except RecursionError:
                self.fail("it is nested too deeply")
            except ValueError:  # Python reads no more than 4,300 digits
                self.fail("a number has too many digits")
            else:
                # A number may go on in the next piece.
                if end < len(self._text) or not self._read_on():
                    self._go(end)
                    return value

    def _read_on(self) -> bool:
        held = len(self._text) - self._at
        if held > LONGEST_ROW:
            self.fail(f"it is longer than {LONGEST_ROW:,} characters, or never ends")
        return self._more(max(_CHUNK, held))

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            names = [name for name, _ in pairs]
            twice = next(name for name in names if names.count(name) > 1)
            self.fail(f"it has {quoted(twice)} twice")
        return found

    def _constant(self, name: str) -> NoReturn:
        self.fail(f"{name} is no number in JSON")


def _row(table: str, value: object, columns: Mapping[str, Column]) -> Row:
    """A row as its table holds it.

    Raises:
        RefusedError: it is none.
    """
    if not isinstance(value, dict):
        raise RefusedError("", "it is no row: an object with a member for each column")
    for name in value:
        if name not in columns:
            raise RefusedError(str(name)[:40], "there is no such column")
    row: Row = {}
    for name, column in columns.items():
        if name not in value:
            if not column.given:
                raise RefusedError(name, "it is missing")
        elif is_told(table, name):
            row[name] = _told(value, name)
        else:
            row[name] = _value(name, value[name], column)
    return row


def _told(change: Mapping[str, Any], name: str) -> Row | None:
    """What a row was or became, by a change of the history."""
    table, told = change.get("table_name"), change[name]
    if table not in RECORDED_TABLES:
        raise RefusedError("table_name", "it is no table that has a history")
    if told is None:
        return None
    if not isinstance(told, dict):
        raise RefusedError(name, "it is no row: an object, or null")
    columns = layout()[table].columns
    for one in told:
        if one not in columns:
            raise RefusedError(f"{name}.{one[:40]}", "there is no such column")
    if type(told.get("id")) is not int:
        raise RefusedError(f"{name}.id", "it is no whole number")
    return {
        one: None if value is None else _of_kind(f"{name}.{one}", value, columns[one].kind)
        for one, value in told.items()
    }


def _value(name: str, value: object, column: Column) -> object:
    if value is None:
        if column.needed:
            raise RefusedError(name, "it may not be null")
        return None
    kept = _of_kind(name, value, column.kind)
    if column.among and kept not in column.among:
        raise RefusedError(name, f"it is none of {', '.join(map(str, column.among))}")
    if name in DAYS and not _is_day(str(kept)):
        raise RefusedError(name, "it is no day such as 2026-11-22")
    if name in INSTANTS and not _is_instant(str(kept)):
        raise RefusedError(name, "it is no time such as 2026-11-22T21:00:00+01:00")
    return kept


def _of_kind(name: str, value: object, kind: type) -> object:
    """The value as a column of that kind holds it; 2 is a number as 2.0 is."""
    wanted = str if kind is bytes else kind
    if type(value) is not wanted and not (kind is float and type(value) is int):
        raise RefusedError(name, f"it is not {_WORDS[kind]}")
    if isinstance(value, int | float) and not (isfinite(value) and abs(value) < _LARGEST):
        raise RefusedError(name, "the number is too large")
    if isinstance(value, str) and not is_valid(value):
        raise RefusedError(name, "it is not valid text")
    if kind is float:
        return float(value)  # type: ignore[arg-type]  # it is a number
    if kind is bytes:
        try:
            return b64decode(str(value), validate=True)
        except ValueError:
            raise RefusedError(name, "it is not text in base64") from None
    return value


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_instant(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
