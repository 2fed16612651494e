"""What `sidelog export csv` does: the entries of a period into a file or a pipe."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from sidelog import dates
from sidelog.catalog.regimen.rules import RegimenStep, spans
from sidelog.cli.app import App
from sidelog.cli.keep.export.files import Counted, keep, pipe, refuse_unmeant
from sidelog.cli.look.looking import recorded_span
from sidelog.cli.typed.options import period_of
from sidelog.dates.words import EVERYTHING
from sidelog.errors import NothingMatchedError
from sidelog.journal.keeping.regimens import regimens
from sidelog.period import Period

if TYPE_CHECKING:
    from sidelog.exchange.own.csv_layout import DayNumbers
    from sidelog.journal.journal import Journal


class Layout(StrEnum):
    """How the entries are laid out, by the flag that asks for it."""

    LONG = "--long"
    WIDE = "--wide"
    DOSES = "--doses"


Said = tuple[str | None, str | None, str | None, Sequence[str]]
"""What was said of the period: --last, --from, --to, and words."""


def export_csv(
    app: App,
    output: str,
    said: Said,
    layout: Layout,
    *,
    bom: bool,
    passphrase: bool,
    force: bool,
    anyway: bool,
) -> None:
    """Write the entries of a period as CSV, to a path, or - for stdout; all where none was said.

    With `bom` it begins with a byte order mark.  `force` replaces a file that is there, and
    `anyway` takes them from a damaged journal too.

    Raises:
        NothingMatchedError: there are none.
        CannotCreateError: the file is there already, or cannot be written.
    """
    refuse_unmeant(app, output, "The CSV", passphrase=passphrase)
    making = {Layout.LONG: _long, Layout.WIDE: _wide, Layout.DOSES: _doses}
    lines = Counted(_marked(making[layout](app, said, anyway=anyway), bom=bom))
    if output == "-":
        pipe(app, lines)
        return
    counts = lambda: {"lines": lines.count - 1}  # noqa: E731  (below the header)
    keep(app, lines, output, counts, passphrase=passphrase, force=force)
    if layout is Layout.LONG and app.host.asks and not app.json:
        app.say("It has everything, for sidelog to read again. For a spreadsheet: --wide")


def _marked(lines: Iterator[str], *, bom: bool) -> Iterator[str]:
    """The lines, the first of them behind a byte order mark where there is to be one."""
    first = next(lines)  # and there is none before there is something to write
    yield f"\ufeff{first}" if bom else first
    yield from lines


def _long(app: App, said: Said, *, anyway: bool) -> Iterator[str]:
    from sidelog.exchange.own.csv_export import long_lines  # noqa: PLC0415  (SQLModel)

    with app.read(anyway=anyway) as journal:
        recorded = recorded_span(journal)
        asked = _asked(app, said, recorded)
        period = asked or recorded
        yield from _some(long_lines(journal, *period, ahead=asked is None), period)


def _doses(app: App, said: Said, *, anyway: bool) -> Iterator[str]:
    from sidelog.exchange.own.csv_export import dose_lines  # noqa: PLC0415  (SQLModel)

    with app.read(anyway=anyway) as journal:
        recorded = recorded_span(journal)
        period = _asked(app, said, recorded) or recorded
        yield from _some(dose_lines(journal, *period), period, "No dose")


def _wide(app: App, said: Said, *, anyway: bool) -> Iterator[str]:
    from sidelog.exchange.own.csv_layout import wide_lines  # noqa: PLC0415  (seldom)

    with app.read(anyway=anyway) as journal:
        recorded = recorded_span(journal)
        if regimens(journal):
            recorded = recorded._replace(last=app.today)  # a plan stands for the days without
        period = _asked(app, said, recorded) or recorded
        columns = [*_measures(journal, period), *_products(journal, period)]
        if not columns:
            raise _nothing(period)
        yield from wide_lines(*period, columns)


def _asked(app: App, said: Said, recorded: Period) -> Period | None:
    """The period that was asked for; None for everything."""
    asked = period_of(app, *said, first=recorded.first)
    return None if EVERYTHING.intersection(said[-1]) else asked


def _some(lines: Iterator[str], period: Period, none: str = "Nothing") -> Iterator[str]:
    """The lines, when there is one below the header."""
    header, entry = next(lines), next(lines, None)
    if entry is None:
        raise _nothing(period, none)
    yield header
    yield entry
    yield from lines


def _nothing(period: Period, none: str = "Nothing") -> NothingMatchedError:
    return NothingMatchedError(f"{none} is recorded for {dates.say_span(*period)}.")


def _measures(journal: "Journal", period: Period) -> Iterator[tuple[str, "DayNumbers"]]:
    from sidelog.journal.keeping.measures import look_at  # noqa: PLC0415  (only for wide files)
    from sidelog.report.findings.measured import series_of  # noqa: PLC0415  (the same)

    for name in journal.put_away:
        look_at(journal, name)
    for name in journal.measures:
        series = series_of(journal, name, period)
        if series.days:
            yield name, dict(zip(series.days, series.values, strict=True))


def _products(journal: "Journal", period: Period) -> Iterator[tuple[str, "DayNumbers"]]:
    from sidelog.exchange.own.csv_layout import daily_totals  # noqa: PLC0415  (only for wide files)

    for product in journal.products.values():
        doses = journal.doses(product, *period)
        if doses:
            yield f"{product.name} ({product.unit or 'no unit'})", daily_totals(doses)
        if planned := _planned(journal.regimen(product), period):
            yield f"{product.name}, planned ({product.unit or 'no unit'})", planned


def _planned(steps: Sequence[RegimenStep], period: Period) -> dict[int, float]:
    """What a regimen has for each day on which it holds; it is not what was taken."""
    return {
        day: step.planned(day)
        for step, first, last in spans(steps, *period.ordinals)
        for day in range(first, last + 1)
    }
