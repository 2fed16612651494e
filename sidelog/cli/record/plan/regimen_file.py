"""The steps of a regimen in a file: a line a step, with its first day and its amount."""

from sidelog.catalog.regimen.stages import Stage, Stages, parse_step
from sidelog.catalog.regimen.words import plain
from sidelog.cli.app import App
from sidelog.cli.record.line import located
from sidelog.errors import BadDataError
from sidelog.exchange.source import open_source
from sidelog.exchange.table.rows.text_rows import Row
from sidelog.exchange.table.text import Table, read_table

_DAY, _AMOUNT = "day", "amount"
_HEADER = f"{_DAY},{_AMOUNT}"


def read_plan(app: App, words: str) -> tuple[Stages, tuple[str, ...]]:
    """The steps of a file in the order of their days, and the place of each amount.

    Args:
        app: the run.
        words: the path of the file, or - for stdin.

    Raises:
        NoInputError: there is no such file.
        BadDataError: a line of it is wrong; the message names the file, the line and the column.
    """
    with open_source(words, app.host.stdin) as source:
        return _plan(app, read_table(source.rewound(), source.name, _HEADER))


def _plan(app: App, table: Table) -> tuple[Stages, tuple[str, ...]]:
    name = table.name
    if sorted(table.header) != [_AMOUNT, _DAY]:
        raise BadDataError(
            f"The first line of {name} names other columns: {', '.join(table.header)}.",
            hint=f"It is: {_HEADER}",
        )
    found = dict[str, tuple[Stage, str]]()
    for row in table.rows:
        line = f"{name}, line {row.line}"
        stage, day = _stage(app, row, table.header, line)
        if day in found:
            raise BadDataError(
                f"{line}, column {_DAY}: {day} is in a line above already. Nothing was recorded."
            )
        found[day] = stage, f"{line}, column {_AMOUNT}: "
    steps = [found[day] for day in sorted(found)]
    return Stages(tuple(one for one, _ in steps)), tuple(place for _, place in steps)


def _stage(app: App, row: Row, header: tuple[str, ...], line: str) -> tuple[Stage, str]:
    """The step of a line, and its first day in ISO.

    Raises:
        BadDataError: the line has not two cells, or one of them is not understood.
    """
    if len(row.cells) != len(header):
        raise BadDataError(f"{line}: it has not two cells. Nothing was recorded.")
    cells = dict(zip(header, row.cells, strict=True))
    with located(f"{line}, column {_DAY}: "):
        day = app.day_ahead(cells[_DAY]).isoformat()
    with located(f"{line}, column {_AMOUNT}: "):
        step = parse_step(plain(cells[_AMOUNT]))
    return step._replace(on=day), day
