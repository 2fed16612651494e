"""Cells of a workbook (xlsx) that are shown as percent: 0.365 is 36.5 %, as its person typed it."""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import IO

from sidelog.exchange.source import Archive
from sidelog.exchange.table.rows.text_rows import Row

_SHEET = re.compile(r"<sheet\b[^>]*>")
_RELATION = re.compile(r"<Relationship\b[^>]*>")
_FORMAT = re.compile(r"<numFmt\b[^>]*>")
_STYLES = re.compile(r"<cellXfs\b.*?</cellXfs>", re.DOTALL)
_STYLE = re.compile(r"<xf\b[^>]*>")
_ATTRIBUTE = re.compile(r"([\w:]+)=\"([^\"]*)\"")
_CELL = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"(?: [a-z]+="[^"]*")*? s="(\d+)"')
_LONGEST_CELL = 200
_PIECE = 1 << 20
_BUILT_IN = frozenset({"9", "10"})
"""The numbers of 0 % and 0.00 %."""
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")


def with_percents(archive: Archive | None, sheet: str, rows: Sequence[Row]) -> list[Row]:
    """The rows of a sheet, with columns in percent whose numbers are all shown so.

    Raises:
        BadDataError: the workbook is damaged.
    """
    shown = _shown(archive, sheet) if archive and "xl/styles.xml" in archive.names else {}
    are_shown: dict[int, bool] = {}
    for row in rows if shown else ():
        for place, cell in enumerate(row.cells):
            if cell and _NUMBER.fullmatch(cell):
                is_so = place in shown.get(row.line, ())
                are_shown[place] = are_shown.get(place, True) and is_so
    places = [place for place, are in are_shown.items() if are]
    return [_in_percent(row, places) for row in rows] if places else list(rows)


def _in_percent(row: Row, places: Sequence[int]) -> Row:
    cells = list(row.cells)
    for place in places:
        if place < len(cells) and _NUMBER.fullmatch(cells[place]):
            cells[place] = f"{float(cells[place]) * 100:.12g}%"
    return row._replace(cells=cells)


def _shown(archive: Archive, sheet: str) -> dict[int, set[int]]:
    styles = _text(archive, "xl/styles.xml")
    codes = {one["numFmtId"]: one["formatCode"] for one in _all(_FORMAT, styles)}
    some = _STYLES.search(styles)
    percent = {
        f"{number}".encode()
        for number, style in enumerate(_all(_STYLE, some[0] if some else ""))
        if (kind := style.get("numFmtId", "")) in _BUILT_IN or "%" in codes.get(kind, "")
    }
    path = _path_of(archive, sheet)
    found: dict[int, set[int]] = {}
    if not percent or path not in archive.names:
        return found
    with archive.open(path) as file:
        for column, line, style in found_in(file, _CELL):
            if style in percent:
                found.setdefault(int(line), set()).add(number_of(column) - 1)
    return found


def found_in(sheet: IO[bytes], pattern: re.Pattern[bytes]) -> Iterator[tuple[bytes, ...]]:
    """What a pattern finds of cells in a sheet, which is read in pieces; some of it twice."""
    rest = b""
    while piece := sheet.read(_PIECE):
        yield from pattern.findall(rest + piece)
        rest = piece[-_LONGEST_CELL:]


def _path_of(archive: Archive, sheet: str) -> str:
    sheets = _all(_SHEET, _text(archive, "xl/workbook.xml"))
    relations = (one.get("r:id", "") for one in sheets if unescape(one.get("name", "")) == sheet)
    relation = next(relations, "")
    named = _all(_RELATION, _text(archive, "xl/_rels/workbook.xml.rels"))
    target = next((one.get("Target", "") for one in named if one.get("Id", "") == relation), "")
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _text(archive: Archive, name: str) -> str:
    if name not in archive.names:
        return ""
    with archive.open(name) as file:
        return file.read().decode("utf-8", "replace")


def _all(pattern: re.Pattern[str], text: str) -> Iterator[dict[str, str]]:
    return (dict(_ATTRIBUTE.findall(found)) for found in pattern.findall(text))


def number_of(column: bytes) -> int:
    """The number of a column that letters name: 28 for AB."""
    number = 0
    for letter in column:
        number = number * 26 + letter - ord("A") + 1
    return number
