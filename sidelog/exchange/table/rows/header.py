"""Where the header of a grid is, what its columns are called, and the rows below it."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile, zip_longest

from sidelog.catalog.text import fold, quoted
from sidelog.errors import BadDataError, UsageError
from sidelog.exchange.table.cell.days import is_day, lacks_year
from sidelog.exchange.table.cell.numbers import usual_unit
from sidelog.exchange.table.cell.words import NOTES
from sidelog.exchange.table.dating.called import is_called_day, names_parts
from sidelog.exchange.table.layout.days_across import with_days_down
from sidelog.exchange.table.rows.columns import SAME, Columns
from sidelog.exchange.table.rows.day_cells import carried_day, with_day_lines, with_whole_days
from sidelog.exchange.table.rows.grid import Grid, title_of
from sidelog.exchange.table.rows.longer import are_listed, are_parted
from sidelog.exchange.table.rows.names import each_once
from sidelog.exchange.table.rows.text_rows import Row, wrong_width
from sidelog.exchange.table.rows.widths import Widths, find_widths, needed_of

_DEEPEST = 6
_FEW = 3
"""A header stands this far down at most, below titles that are as wide as it is."""
_MOSTLY, _NEARLY_ALL, _MANY_LINES = 0.6, 0.8, 5
_NUMBER = re.compile(r"[-+]?[\d.,]+ ?%?")
_RANGE = re.compile(r"-?\d{1,3} ?(?:-|\N{EN DASH}|to|\.\.) ?\d{1,3}")
_OF_DAYS = re.compile(
    r"yyyy|hh:mm|dd[./-]mm|mm[./-]dd|^[(\[]?(?:date|time|text)[)\]]?$", re.IGNORECASE
)
"""How a date or a time is to be written, where a row says so below the header."""
_UNIT_AT_END = re.compile(r" ?[(\[][^()\[\]]*[)\]]$")
_EVERY, _MOST = "has every line", "have most lines"
_BRACKETS = "()[]{} "


def find_columns(grid: Grid, said: int | None) -> Columns:
    """The columns of a grid; `said` is the line that names them, from 1, or 0 where none does.

    Raises:
        UsageError: there is no such line.
        BadDataError: nothing stands below the header, or the rows do not fit it.
    """
    grid = with_day_lines(with_whole_days(grid))
    looked_at = grid.head()
    head = [row for row in looked_at if not row.wrong]
    if not head:
        _refuse_wrong(grid, looked_at)
        raise BadDataError(f"{grid.name} has nothing but empty cells.")
    if said is None and (down := with_days_down(grid, head)):
        grid, head = down, down.head()
    if said is None and (again := _with_headers_again(grid, head)):
        return again
    place = _place(head, grid, said)
    if said is None:
        header = head[place or 0].line
        _refuse_wrong(grid, [row for row in looked_at if row.line < header])
    if place is None:
        width = max(len(row.cells) for row in head)
        names = tuple(f"column {number}" for number in range(1, width + 1))
        remark = "no line names the columns: they are counted from the left"
        widths, ends = find_widths(grid, 0, names, head, is_open=False)
        return Columns(grid, names, (remark, *ends) if said is None else ends, 0, widths)
    body = head[place + 1 :]
    if not body:
        refuse_prose(grid, head)
        raise BadDataError(f"{grid.name} has a header, and nothing below it.")
    is_listed = bool(grid.delimiter) and are_listed(len(head[place].cells), body)
    cells = _fitted(head[place], body, grid, is_listed=is_listed)
    widest = max(1, *(row.width for row in body))
    while len(cells) > widest and not cells[-1]:
        cells.pop()  # the header ends with a delimiter
    title = title_of(head[:place]) or grid.title
    line = head[place].line
    above = f"line {line} names the columns, and {quoted(title)} above it is not read"
    remarks = [above] if place and said is None else []
    remarks += _without_gap(cells, body)
    first = line + 1
    if len(body) > 1 and (second := _of_two(cells, body)):
        cells, remark = second
        first, remarks = body[0].line + 1, [*remarks, f"line {body[0].line} {remark}"]
        body = body[1:]
    names, changed = each_once(cells, body)
    carried = carried_day(body, len(names))
    if carried is not None:
        remarks.append(f"a line without {names[carried]} is of the day above it")
    is_open = is_listed or fold(names[-1]) in NOTES
    written = len(head[place].cells)
    widths, ends = find_widths(grid, first, names, body, is_open=is_open, written=written)
    remarks += [*ends, *changed]
    _refuse_other_widths(grid, head[place], body if said is None else (), widths)
    return Columns(
        grid, widths.columns, tuple(remarks), first, widths, carried=carried, title=title
    )


def _of_two(cells: Sequence[str], body: Sequence[Row]) -> tuple[list[str], str] | None:
    """The names that a header has together with the row below it, and what that row has.

    None where the row below is one of data.
    """
    if _has_days_below(body[:1]) or not _has_days_below(body[1:]):
        return None
    if _has_units(body[0]):
        return _with_units(cells, body[0]), "has units"
    below = [cell.strip() for cell in body[0].cells]
    parts = list(zip_longest(cells, below[: len(cells)], fillvalue=""))
    while parts and not any(parts[-1]):
        parts.pop()  # of columns without a name
    if any(map(_NUMBER.fullmatch, below)) or not all(name or part for name, part in parts):
        return None
    if all(name for name, _ in parts):
        return None
    names, group = [], ""
    for name, part in parts:
        group = name or group
        unit = _UNIT_AT_END.search(group) if part else None
        base = group[: unit.start()] if unit else group
        names.append(f"{base} {part}{unit[0] if unit else ''}".strip())
        group = group if part else ""  # of a column alone, and not of those behind it
    return names + [""] * (len(cells) - len(names)), "names the columns, too"


def _with_groups(head: list[Row], place: int) -> int:
    """The place of the header; of the row above, where that has groups of columns.

    It names the first column and the row below does not, or the other way round, or it tells apart
    what the row below calls the same: else it may say anything, such as whose table it is.
    """
    if not place:
        return place
    above, header = (row.cells for row in head[place - 1 : place + 1])
    padded = [*above, *[""] * (len(header) - len(above))]
    is_other = bool(padded[0].strip()) != bool(header[0].strip()) or _tells_apart(padded, header)
    few = head[place - 1].filled < 2  # noqa: PLR2004  (a title)
    if few or not is_other or any(_NUMBER.fullmatch(cell.strip()) for cell in padded):
        return place
    if _of_two(padded, head[place:]) is None:
        return place
    head[place - 1] = Row(head[place - 1].line, padded)
    return place - 1


def _tells_apart(groups: Sequence[str], header: Sequence[str]) -> bool:
    """Whether columns that are called the same are each of another group."""
    group, of = "", dict[str, list[str]]()
    for above, name in zip(groups, header, strict=False):
        group = above.strip() or group
        of.setdefault(name.strip(), []).append(group)
    again = [found for name, found in of.items() if name and len(found) > 1]
    return bool(again) and all(all(found) and len(set(found)) == len(found) for found in again)


def _has_units(row: Row) -> bool:
    said = [cell for cell in row.cells if cell.strip() and not _OF_DAYS.search(cell)]
    measured = [cell for cell in said if usual_unit(cell.strip(_BRACKETS))]
    known = all(cell in measured or _RANGE.fullmatch(cell.strip(_BRACKETS)) for cell in said)
    return bool(measured) and known


def _with_units(cells: Sequence[str], units: Row) -> list[str]:
    said = [cell.strip(_BRACKETS) for cell in units.cells]
    return [
        f"{name} ({unit})" if unit and not _OF_DAYS.search(unit) else name
        for name, unit in zip_longest(cells, said[: len(cells)], fillvalue="")
    ]


def _with_headers_again(grid: Grid, rows: Sequence[Row]) -> Columns | None:
    """The columns that a header has each time that it comes; None where it does not come again.

    Behind the same first ones it has others each time.  What most lines lack at their end is empty.
    """
    header = rows[0].cells
    first = header[:SAME]
    again = [row.cells for row in rows[1:] if row.cells[:SAME] == first]
    if not again or not all(first) or any(map(is_day, first)) or len(first) < SAME:
        return None
    shared = zip(header, *again, strict=False)
    same = [cells[0] for cells in takewhile(lambda cells: len(set(cells)) == 1, shared)]
    body = [row for row in rows if row.cells[:SAME] != first and any(row.cells[:SAME])]
    names, remarks = each_once(same, ())
    remark = f"the header comes again and again: what is behind {names[-1]} is left out"
    widths = Widths(names, needed=needed_of(body, len(names)) if body else len(names))
    return Columns(grid, names, (remark, *remarks), rows[0].line + 1, widths, tuple(first))


def refuse_prose(grid: Grid, head: Sequence[Row] = ()) -> None:
    """Refuse a text whose lines are sentences, which commas do not part alike.

    Raises:
        BadDataError: not even half of its lines have as many cells, and more than one.
    """
    head = head or grid.head()
    widths = Counter(len(row.cells) for row in head)
    alike = max((count for width, count in widths.items() if width > 1), default=0)
    if grid.delimiter and len(head) > 2 and alike <= len(head) / 2:  # noqa: PLR2004  (title, header)
        raise BadDataError(
            f"{grid.name} has no table: its lines have no columns.",
            hint="A table has a line that names its columns, such as date,mood,note, and below it "
            "a line a day.",
        )


def _refuse_wrong(grid: Grid, rows: Sequence[Row]) -> None:
    """Refuse a file in which a row is wrong that may name the columns."""
    for row in rows:
        if row.wrong:
            raise BadDataError(
                f"{grid.name}, line {row.line}: {row.wrong}.",
                hint="It may be the line that names the columns: correct it, or say --header.",
            )


def _place(head: list[Row], grid: Grid, said: int | None) -> int | None:
    """Which of the first rows names the columns; None where none does."""
    if said == 0:
        return None
    if said is not None:
        found = next((place for place, row in enumerate(head) if row.line == said), None)
        if found is None:
            raise UsageError(
                f"Line {said} of {grid.name} names no columns: nothing stands there.",
                hint=f"--header is the number of a line, up to {head[-1].line}.",
            )
        return found
    counted = Counter(len(row.cells) for row in head)
    common = max(counted, key=lambda width: (counted[width], width))
    widths = [row.width for row in head if len(row.cells) == common]
    usual = max(widths[len(widths) * 2 // 3 :])  # beside the first ones a legend may stand
    rows = [
        (place, row)
        for place, row in enumerate(head)
        if row.filled >= max(2, usual * _MOSTLY) or usual == 1
    ]
    # Above a header there may be a small table about the whole, which is less wide.
    wide = [(place, row) for place, row in rows if len(row.cells) + 1 >= common]
    wide = (wide or rows)[:_DEEPEST]
    naming = [place for place, row in wide if names_parts(row.cells)]
    for place, row in wide if not naming else ():
        below = head[place + 1 :]
        if not _is_data(row, below) and (place == rows[0][0] or _has_days_below(below)):
            naming.append(place)
    if naming:
        return _with_groups(head, naming[0])
    is_none = rows and _is_data(rows[0][1], head[rows[0][0] + 1 :])
    return None if is_none and not _names_the_first(head, grid) else 0


def _names_the_first(head: Sequence[Row], grid: Grid) -> bool:
    """Whether the first row names the first columns of rows that have more, one of them a day."""
    cells, below = head[0].cells, head[1:]
    names = [cell.strip() for cell in cells]
    if are_parted(len(cells), below):
        names = names[: head[0].width]  # a delimiter at its end says nothing of the last
    are_longer = any(len(row.cells) > len(cells) for row in below)
    are_names = bool(grid.delimiter) and are_longer and len(names) > 1 and all(names)
    return are_names and any(map(is_called_day, names))


def _is_data(row: Row, below: Sequence[Row]) -> bool:
    """Whether a row says of some day what those below it say of others, and names nothing."""
    if any(map(is_day, row.cells)) or _has_short_days(row, below[:5]):
        return True
    if not below:
        return False
    numbers = sum(bool(_NUMBER.fullmatch(cell.strip())) for cell in row.cells)
    return numbers > row.filled / 2 and not _has_days_below(below)


def _has_short_days(row: Row, below: Sequence[Row]) -> bool:
    """Whether a row has a day without its year where those below it have theirs."""
    rows = [one.cells for one in (row, *below)]
    return len(rows) > 1 and any(all(map(lacks_year, cells)) for cells in zip(*rows, strict=False))


def _has_days_below(below: Sequence[Row]) -> bool:
    return any(is_day(cell) for row in below[:5] for cell in row.cells)


def _fitted(header: Row, body: Sequence[Row], grid: Grid, *, is_listed: bool) -> list[str]:
    """The names in the header, as many as the rows have cells.

    Raises:
        BadDataError: every row has more cells, or most have, and nobody can say which is what.
    """
    cells = [cell.strip() for cell in header.cells]
    more = [row for row in body if row.width > len(cells)]
    is_every = len(more) == len(body)
    are_most = len(more) * 2 > len(body) and are_parted(len(cells), body)
    if is_listed or not (is_every or are_most):
        return cells
    counts = [str(number) for number in range(1, len(body) + 1)]
    are_longer = all(row.width == len(cells) + 1 for row in body)
    if are_longer and [row.text(0) for row in body] == counts:
        return ["", *cells]  # as R writes it: the numbers of the rows have no name
    why = f"it has {more[0].width} cells, and the header {header.width}"
    raise BadDataError(
        f"{grid.name}, line {more[0].line}: {why}; so {_EVERY if is_every else _MOST}.",
        hint="If a comma stands in a cell of it, as before decimals, such cells stand in "
        "quotation marks, or between semicolons: save it again in one of these ways.",
    )


def _refuse_other_widths(grid: Grid, header: Row, body: Sequence[Row], widths: Widths) -> None:
    """Refuse a file of which nearly no line could be read below its header.

    Raises:
        BadDataError: they have more cells, or fewer, and nobody can say which is what.
    """
    wide = ((row, widths.as_wide(row)) for row in body if row.width > 1)
    other = [row for row, one in wide if one.wrong or wrong_width(one, len(widths.columns))]
    if len(other) > max(_MANY_LINES, len(body) * _NEARLY_ALL):
        refuse_prose(grid, (header, *body))
        why = f"it has {len(other[0].cells)} cells, and line {header.line} above it"
        raise BadDataError(
            f"{grid.name}, line {other[0].line}: {why} {len(header.cells)}; most lines are so.",
            hint="Its lines seem to be of several tables: part them. --no-header says that no line "
            f"names the columns; --header {header.line} takes the lines that fit, and no others.",
        )


def _without_gap(cells: list[str], body: Sequence[Row]) -> list[str]:
    """Take an empty name that no row has a cell for out of a header; what is to be said of it.

    Each row has one cell less than the header, and with the empty name all cells behind it would
    be empty, though what is there is filled.
    """
    gap = cells.index("") if cells.count("") == 1 else 0
    if not 0 < gap < len(cells) - 1 or len(body) < _FEW:
        return []
    are_short = all(len(row.cells) == len(cells) - 1 for row in body)
    if not are_short or max(row.width for row in body) != gap + 1:
        return []
    del cells[gap]
    return [f"the lines have no cell for the empty name before {cells[gap]}"]
