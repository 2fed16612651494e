"""What `sidelog import csv` does: read, hold against the journal, show, and write when asked to."""

import shlex
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from sidelog.catalog.products import parse_unit
from sidelog.catalog.scales import Better, Scale
from sidelog.catalog.values import say_number
from sidelog.cli.app import App
from sidelog.cli.help.safety import after_saving
from sidelog.cli.keep.measure import parse_range
from sidelog.cli.upkeep.sealing import plain_source
from sidelog.errors import BadDataError, NothingMatchedError, UsageError
from sidelog.exchange.arrival import Arrivals, write_steps
from sidelog.exchange.csv_layout import COLUMNS, is_own
from sidelog.exchange.csv_restore import restore_lines
from sidelog.exchange.expected import Step
from sidelog.exchange.incoming import Entry, Line, Note
from sidelog.exchange.preview import Preview, error_lines, preview_data, preview_lines
from sidelog.exchange.reader import DateOrder, Decimals
from sidelog.exchange.scales import range_scale
from sidelog.exchange.source import Source, open_source
from sidelog.exchange.table.cells import Cells
from sidelog.exchange.table.mapped import read_lines
from sidelog.exchange.table.mapping import Mapping, find_columns, propose
from sidelog.exchange.table.text import Table, read_table

if TYPE_CHECKING:
    from sidelog.journal.journal import Journal

_RECENT = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Request:
    """An import as it was asked for, by flag; None is what was not said."""

    file: str
    mapping: Mapping
    unit: str | None = None
    decimals: Decimals | None = None
    order: DateOrder | None = None
    add_measures: str | None = None
    better: Better = Better.NEITHER
    skip_errors: bool = False
    apply: bool = False

    def words(self) -> list[str]:
        """What is typed after `sidelog import csv`, less --apply."""
        words = [self.file, *self.mapping.flags()]
        for flag, value in (
            ("--unit", self.unit),
            ("--decimal", self.decimals),
            ("--dates", self.order),
            ("--add-measures", self.add_measures),
        ):
            words += [flag, value] if value else []
        if self.add_measures and self.better is not Better.NEITHER:
            words += ["--better", self.better]
        return [*words, "--skip-errors"] if self.skip_errors else words


def import_csv(app: App, request: Request) -> None:
    """Import a file, or show what importing it would do.

    Raises:
        NoInputError: there is no such file.
        UsageError: nothing, or too little, says what its columns mean.
        BadDataError: it is not CSV, or lines of it cannot be taken; nothing was written.
    """
    request = _checked(request)
    with open_source(request.file, app.host.stdin) as opened:
        source = plain_source(app, opened)
        table = read_table(source.file, source.name)
        lines, unread = _lines(app, request, table)
        if request.apply:
            preview = _write(app, request, lines, source)
        else:
            with _journal_to_look_at(app) as journal:
                preview, arrivals = Preview(), Arrivals(journal, _new_scale(request))
                for line in lines:
                    preview.count(line, arrivals.hold(line))
    _show(app, request, preview, source.name, unread)


def _checked(request: Request) -> Request:
    """The request with its unit by its canonical name.

    Raises:
        UsageError: a flag has no meaning, or goes with another that is not there.
    """
    _new_scale(request)
    if request.unit and not request.mapping.amounts:
        raise UsageError("--unit goes with --amount.", hint="--amount COLUMN has the amounts.")
    return replace(request, unit=parse_unit(request.unit).name) if request.unit else request


def _new_scale(request: Request) -> Scale | None:
    """The scale for measures that the journal does not have; None to refuse them."""
    words = request.add_measures
    return None if words is None else range_scale(*parse_range(words), request.better)


def _lines(app: App, request: Request, table: Table) -> tuple[Iterator[Line], list[str]]:
    """The lines of a file as they are read, and the columns that are not.

    Raises:
        UsageError: nothing, or too little, says what its columns mean.
    """
    by_itself = Decimals.EITHER if table.delimiter == ";" else Decimals.POINT
    decimals = request.decimals or by_itself
    cells = Cells(app.now, app.settings.day_starts, decimals, request.order)
    if request.mapping != Mapping():
        columns = find_columns(request.mapping, table.header, table.name)
        used = columns.used()
        unread = [name for place, name in enumerate(table.header) if name and place not in used]
        return read_lines(table, columns, cells, request.unit), unread
    if is_own(table.header):
        unread = [name for name in table.header if name and name not in COLUMNS]
        return restore_lines(table, cells), unread
    raise _propose(app, request, table, cells)


def _propose(app: App, request: Request, table: Table, cells: Cells) -> UsageError:
    """Write the command that looks right to stdout; returns the error that explains it."""
    message = f"Nothing says what the columns of {table.name} mean."
    named = f"They are {', '.join(name for name in table.header if name)}."
    proposal = propose(table, cells)
    if proposal is None:
        none = "None has a day in every line; say which with --day or --at."
        return UsageError(message, hint=f"{named} {none}")
    with _journal_to_look_at(app) as journal:
        known = journal.measures
    new = {name: ends for name, ends in proposal.measures.items() if name not in known}
    words = replace(request, mapping=proposal.mapping).words()
    if new and not request.add_measures:
        words += ["--add-measures", "LOW..HIGH"]
    command = _command(app, words)
    if app.json:
        looks = f"This looks as if it reads them: {command} ."
    else:
        app.out(command)  # by itself, to be copied
        looks = "The command above looks as if it reads them."
    return UsageError(message, hint=f"{named} {looks}{_about_range(new)}")


def _about_range(new: dict[str, tuple[float, float]]) -> str:
    """What the range of measures is that are new, where there are any."""
    if not new:
        return ""
    lowest = say_number(min(low for low, _ in new.values()))
    highest = say_number(max(high for _, high in new.values()))
    return (
        f" LOW..HIGH is the range of the scale of {', '.join(new)}, new to the journal; "
        f"the first lines have {lowest} to {highest}."
    )


@contextmanager
def _journal_to_look_at(app: App) -> Iterator["Journal"]:
    """The journal; before there is one, a new one in a scratch folder."""
    with ExitStack() as opened:
        try:
            journal = opened.enter_context(app.read(begins=True))
        except NothingMatchedError:
            from sidelog.journal.journal import open_journal  # noqa: PLC0415  (SQLModel)

            folder = Path(opened.enter_context(TemporaryDirectory()))
            journal = opened.enter_context(open_journal(folder / "journal.db", app.writer))
        yield journal


def _write(app: App, request: Request, lines: Iterator[Line], source: Source) -> Preview:
    """Write what can be taken, in one batch; nothing at all where a line cannot be.

    Raises:
        BadDataError: a line cannot be taken, and was not to be left out.
    """
    preview = Preview()
    notes: list[str] = []
    app.keep_copy("before-import")
    with app.write() as journal:
        arrivals = Arrivals(journal, _new_scale(request))
        for line in lines:
            arrival = arrivals.hold(line)
            preview.count(line, arrival)
            if request.skip_errors or not preview.lines_out:
                write_steps(journal, app.writer, arrival.steps, f"csv:{source.digest}")
                notes += _recent_notes(app, arrival.steps)
        if preview.lines_out and not request.skip_errors:
            for text in error_lines(preview):
                app.say(text)
            raise BadDataError(
                f"{source.name} was not imported; nothing was written.",
                hint="Correct the lines, or leave them out with --skip-errors.",
            )
    after_saving(app, notes=notes)
    return preview


def _recent_notes(app: App, steps: Iterable[Step]) -> Iterator[str]:
    """What a person wrote of the last two weeks: older words are no call for help now."""
    for step in steps:
        if isinstance(step, Entry) and app.today - step.day <= _RECENT:
            words = step.text if isinstance(step, Note) else getattr(step, "note", None)
            if words:
                yield words


def _show(app: App, request: Request, preview: Preview, file: str, unread: list[str]) -> None:
    """Show the preview, and how to apply it; or what was applied."""
    allowed = replace(request, skip_errors=request.skip_errors or bool(preview.lines_out))
    to_apply = _command(app, [*allowed.words(), "--apply"])
    data = {"file": file, "applied": request.apply, **preview_data(preview, unread)}
    lines = [
        *preview_lines(file, preview, unread, app.now.tzname() or ""),
        *error_lines(preview, left_out=request.apply),
    ]
    remarks = []
    if not preview.new:
        lines.append("There is nothing to write.")
    elif request.apply:
        remarks.append("Written. One undo takes all of it back: sidelog undo")
    else:
        without = " without these lines" if preview.lines_out else ""
        lines += [f"Nothing is written yet. To import it{without}:", f"  {to_apply}"]
    app.answer(data | ({} if request.apply else {"to_apply": to_apply}), lines, remarks)


def _command(app: App, words: list[str]) -> str:
    """A command line to copy; it names the journal where this one did."""
    place = ["--journal", app.flags["journal"]] if "journal" in app.flags else []
    return shlex.join(["sidelog", "import", "csv", *words, *place])
