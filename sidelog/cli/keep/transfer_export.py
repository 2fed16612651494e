"""What `sidelog export csv` does: the entries of a period into a file or a pipe."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from sidelog import dates
from sidelog.catalog.regimen.rules import RegimenStep, spans
from sidelog.cli.app import App
from sidelog.cli.look.looking import recorded_span
from sidelog.cli.options import period_of
from sidelog.errors import NothingMatchedError, UsageError
from sidelog.files import write_private
from sidelog.journal.keeping.regimens import regimens
from sidelog.period import Period

if TYPE_CHECKING:
    from sidelog.exchange.csv_layout import DayNumbers
    from sidelog.journal.journal import Journal


@dataclass(frozen=True, slots=True)
class Wanted:
    """An export as it was asked for.

    Attributes:
        output: the path, or - for stdout.
        last: a length such as 12w; with neither it nor days, everything.
        start: the words for the first day.
        end: the words for the last day.
        wide: a line a day, rather than a line an entry.
        force: replace a file that is there.
    """

    output: str
    last: str | None = None
    start: str | None = None
    end: str | None = None
    wide: bool = False
    force: bool = False


def export_csv(app: App, wanted: Wanted) -> None:
    """Write the entries of a period as CSV.

    Raises:
        NothingMatchedError: there are none.
        CannotCreateError: the file is there already, or cannot be written.
    """
    if app.json and wanted.output == "-":
        raise UsageError("The CSV itself goes to stdout.", hint="For --json, name a file with -o.")
    lines = _wide(app, wanted) if wanted.wide else _long(app, wanted)
    if wanted.output == "-":
        _pipe(app, lines)
    else:
        _keep(app, list(lines), Path(wanted.output).expanduser(), force=wanted.force)


def _long(app: App, wanted: Wanted) -> Iterator[str]:
    from sidelog.exchange.csv_export import long_lines  # noqa: PLC0415  (SQLModel)

    with app.read() as journal:
        first, last = _period(app, journal, wanted)
        everything = not (wanted.last or wanted.start or wanted.end)
        lines = long_lines(journal, first, last, ahead=everything)
        yield from _some(lines, first, last)


def _wide(app: App, wanted: Wanted) -> Iterator[str]:
    from sidelog.exchange.csv_layout import wide_lines  # noqa: PLC0415  (seldom)

    with app.read() as journal:
        first, last = _period(app, journal, wanted)
        if not (wanted.last or wanted.start or wanted.end) and regimens(journal):
            last = app.today  # a plan stands for the days of which nothing is recorded
        columns = [*_measures(journal, first, last), *_products(journal, first, last)]
        if not columns:
            raise _nothing(first, last)
        yield from wide_lines(first, last, columns)


def _period(app: App, journal: "Journal", wanted: Wanted) -> Period:
    """The days that were asked for; every day that anything is recorded of where none were."""
    first, last = recorded_span(journal)
    asked = period_of(app, wanted.last, wanted.start, wanted.end, first=first)
    return asked or Period(first, last)


def _some(lines: Iterator[str], first: date, last: date) -> Iterator[str]:
    """The lines, when there is one below the header."""
    header, entry = next(lines), next(lines, None)
    if entry is None:
        raise _nothing(first, last)
    yield header
    yield entry
    yield from lines


def _nothing(first: date, last: date) -> NothingMatchedError:
    return NothingMatchedError(f"Nothing is recorded for {dates.say_span(first, last)}.")


def _measures(journal: "Journal", first: date, last: date) -> Iterator[tuple[str, "DayNumbers"]]:
    from sidelog.journal.keeping.measures import look_at  # noqa: PLC0415  (only for wide files)
    from sidelog.report.findings.measured import series_of  # noqa: PLC0415  (the same)

    for name in journal.put_away:
        look_at(journal, name)
    for name in journal.measures:
        series = series_of(journal, name, Period(first, last))
        if series.days:
            yield name, dict(zip(series.days, series.values, strict=True))


def _products(journal: "Journal", first: date, last: date) -> Iterator[tuple[str, "DayNumbers"]]:
    from sidelog.exchange.csv_layout import daily_totals  # noqa: PLC0415  (only for wide files)

    for product in journal.products.values():
        doses = journal.doses(product, first, last)
        if doses:
            yield f"{product.name} ({product.unit or 'no unit'})", daily_totals(doses)
        if planned := _planned(journal.regimen(product), Period(first, last)):
            yield f"{product.name}, planned ({product.unit or 'no unit'})", planned


def _planned(steps: Sequence[RegimenStep], period: Period) -> dict[int, float]:
    """What a regimen has for each day on which it holds; it is not what was taken."""
    return {
        day: step.planned(day)
        for step, first, last in spans(steps, *period.ordinals)
        for day in range(first, last + 1)
    }


def _pipe(app: App, lines: Iterator[str]) -> None:
    stdout = app.host.stdout
    if app.host.draws:  # a person looks at it; a file or a program gets it as it is
        for line in lines:
            app.out(line.removesuffix("\r\n"))
        return
    if isinstance(stdout, TextIOWrapper):
        # As it is: neither the terminal's encoding nor its line ends are to change a note.
        stdout.reconfigure(encoding="utf-8", newline="")
    for line in lines:
        stdout.write(line)


def _keep(app: App, lines: Sequence[str], file: Path, *, force: bool) -> None:
    with app.putting():
        write_private(file, "".join(lines).encode(), overwrite=force)
    written = f"Written, readable by you alone: {file}"
    app.answer({"file": str(file), "lines": len(lines) - 1}, remarks=[written])
