"""A spreadsheet (xlsx, xlsm, ods, xls) as a grid: typed cells as the text that says the same."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from html import unescape
from io import BytesIO
from typing import IO, TYPE_CHECKING

from sidelog.errors import BadDataError, ConfigurationError, UsageError
from sidelog.exchange.reader import Left
from sidelog.exchange.source import Archive, Source
from sidelog.exchange.table.book.sheets import Sheet, with_its_day
from sidelog.exchange.table.book.workbook import with_other_sheets
from sidelog.exchange.table.rows.grid import Grid, held_grid, not_read
from sidelog.exchange.table.rows.text_rows import Row, says_anything

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PARTS = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")
_SHEET = re.compile(r"xl/worksheets/[^/]*\.xml")
_REFERENCE = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"')
_MOST_CELLS = 100_000_000
_ROWS_TO_LOOK_AT = 50
_MIDNIGHT = time(0)
_HALF_A_SECOND = timedelta(milliseconds=500)
"""A time is kept as a part of a day, which may be a hair less than was typed."""

Cell = str | int | float | bool | date | datetime | time | timedelta | None


def is_spreadsheet(source: Source) -> bool:
    """Whether a file is one, by what is in it.

    Raises:
        BadDataError: it is an archive, and damaged.
    """
    if source.begins.startswith(_OLD):
        return True
    archive = source.archive()
    return archive is not None and any(part in archive.names for part in _PARTS)


def spreadsheet_grid(source: Source, sheet: str | None) -> Grid:
    """A sheet of a spreadsheet: the one that was said, or the first with a table in it.

    Raises:
        ConfigurationError: the extra that reads spreadsheets is not installed.
        BadDataError: the file is damaged, or nothing stands in it.
        UsageError: it has no sheet of that name.
    """
    book = _opened(source)
    names, hidden = _worksheets(book)
    if sheet is not None:
        sheet = next((name for name in names if name.casefold() == sheet.casefold()), sheet)
    if sheet is not None and sheet not in names:
        listed = ", ".join(names)
        raise UsageError(f"{source.name} has no sheet {sheet!r}.", hint=f"Its sheets: {listed}.")
    for name in [sheet] if sheet is not None else names:
        first = _sheet(book, source, name)
        if not _is_table(first.rows) and sheet is None:
            continue
        more = f", of {len(names)} sheets" if len(names) > 1 else ""
        day = ", whose name is the day of its lines" if first.is_dated else ""
        what = f"a spreadsheet (sheet {name!r}{more}{day})"
        grid = held_grid(source.name, what, first.rows, first.dates)
        others = [one for one in names if one != name and _has_cells(book, one)]
        if sheet is not None:
            return replace(grid, left=not_read("other sheets", others))
        rest, damaged = [], []
        for one in others:
            try:
                read = _sheet(book, source, one)
            except BadDataError:
                damaged.append(Left(one, "it is damaged"))
            else:
                rest.append(read._replace(is_hidden=one in hidden))
        whole = with_other_sheets(grid, first, rest)
        return replace(whole, left=(*whole.left, *damaged))
    raise BadDataError(
        f"{source.name} has no sheet with a table in it.",
        hint="A table has a line that names its columns, and below it a line a day or an entry.",
    )


def _opened(source: Source) -> "CalamineWorkbook":
    try:
        from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415  (an extra)
    except ImportError:
        raise ConfigurationError(
            f"{source.name} is a spreadsheet, and reading one needs a part of sidelog that is "
            "not installed.",
            hint="Install it: pip install 'sidelog[spreadsheets]'; or save the sheet as CSV.",
        ) from None
    if archive := source.archive():
        for name in archive.names:
            with archive.open(name) as member:  # which refuses what no export is packed like
                if _SHEET.fullmatch(name) and _area(member) > _MOST_CELLS:
                    raise BadDataError(
                        f"{source.name} has cells so far apart that no memory holds what is "
                        "between them.",
                        hint="Delete what stands far below or beside the table, or save it as CSV.",
                    )
    try:
        return CalamineWorkbook.from_filelike(BytesIO(source.rewound().read()))
    except (CalamineError, OSError, ValueError) as error:
        raise _damaged(source.name, error) from None


def _area(sheet: IO[bytes]) -> int:
    """How many cells there are between the first of a sheet and the last: all of them are held."""
    columns, deepest = set[bytes](), 0
    for column, line in _found_in(sheet, _REFERENCE):
        columns.add(column)
        deepest = max(deepest, int(line))
    return deepest * max(map(_number_of, columns), default=0)


def _damaged(file: str, error: Exception) -> BadDataError:
    return BadDataError(
        f"{file} is a spreadsheet that cannot be read: {str(error)[:100]}.",
        hint="It may be damaged or under a password: save it again, or as CSV.",
    )


def _worksheets(book: "CalamineWorkbook") -> tuple[list[str], set[str]]:
    """The names of the sheets that have cells, and of the hidden ones, which come last."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415  (an extra)

    sheets = [one for one in book.sheets_metadata if one.typ is SheetTypeEnum.WorkSheet]
    hidden = {one.name for one in sheets if one.visible is not SheetVisibleEnum.Visible}
    return sorted((one.name for one in sheets), key=hidden.__contains__), hidden


def _sheet(book: "CalamineWorkbook", source: Source, name: str) -> Sheet:
    dates: dict[int, list[int]] = {}
    rows = list(_rows(book, source.name, name, dates))
    return with_its_day(Sheet(name, _with_percents(source.archive(), name, rows), dates))


def _rows(
    book: "CalamineWorkbook", file: str, name: str, dates: dict[int, list[int]]
) -> Iterator[Row]:
    """The rows of a sheet; the lines of what it keeps as dates are added by column."""
    from python_calamine import CalamineError  # noqa: PLC0415  (an extra)

    try:
        cells = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except CalamineError as error:
        raise _damaged(file, error) from None
    for number, row in enumerate(cells, start=1):
        texts = [cell_text(cell) for cell in row]
        for place, cell in enumerate(row):
            if isinstance(cell, date):
                dates.setdefault(place, []).append(number)
        if says_anything(texts):
            yield Row(number, texts)


def _has_cells(book: "CalamineWorkbook", name: str) -> bool:
    """Whether anything stands in a sheet; of one that is damaged nobody knows, and it may."""
    from python_calamine import CalamineError  # noqa: PLC0415  (an extra)

    try:
        return bool(book.get_sheet_by_name(name).height)
    except CalamineError:
        return True


def _is_table(rows: Sequence[Row]) -> bool:
    wide = (sum(map(bool, row.cells)) > 1 for row in rows[:_ROWS_TO_LOOK_AT])
    return sum(wide) > 1


def cell_text(cell: Cell) -> str:  # noqa: PLR0911  (one for each type of cell)
    """What a typed cell says: a day as 2026-09-01, a number without a tail that nobody typed."""
    match cell:
        case None:
            return ""
        case str():
            return cell
        case bool():
            return "TRUE" if cell else "FALSE"
        case datetime():
            cell = (cell + _HALF_A_SECOND).replace(microsecond=0)
            whole = cell.time() == _MIDNIGHT
            return f"{cell:%Y-%m-%d}" if whole else f"{cell:%Y-%m-%d %H:%M:%S}"
        case date():
            return cell.isoformat()
        case time():
            moment = datetime.combine(date.min, cell) + _HALF_A_SECOND
            return f"{moment:%H:%M:%S}"
        case timedelta():
            minutes, seconds = divmod(round(cell.total_seconds()), 60)
            return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
        case _:
            number = float(f"{cell:.15g}")  # as many digits as the sheet keeps
            return str(int(number)) if number.is_integer() else repr(number)


# Cells that are shown as percent: 0.365 is 36.5 %, as its person typed it.

_NAMED_SHEET = re.compile(r"<sheet\b[^>]*>")
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


def _with_percents(archive: Archive | None, sheet: str, rows: Sequence[Row]) -> list[Row]:
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
        for column, line, style in _found_in(file, _CELL):
            if style in percent:
                found.setdefault(int(line), set()).add(_number_of(column) - 1)
    return found


def _found_in(sheet: IO[bytes], pattern: re.Pattern[bytes]) -> Iterator[tuple[bytes, ...]]:
    """What a pattern finds of cells in a sheet, which is read in pieces; some of it twice."""
    rest = b""
    while piece := sheet.read(_PIECE):
        yield from pattern.findall(rest + piece)
        rest = piece[-_LONGEST_CELL:]


def _path_of(archive: Archive, sheet: str) -> str:
    sheets = _all(_NAMED_SHEET, _text(archive, "xl/workbook.xml"))
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


def _number_of(column: bytes) -> int:
    """The number of a column that letters name: 28 for AB."""
    number = 0
    for letter in column:
        number = number * 26 + letter - ord("A") + 1
    return number
