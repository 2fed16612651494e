"""`sidelog search`: where a person wrote something, whatever its case and accents."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from sidelog import dates
from sidelog.catalog.scales import Measure
from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app
from sidelog.cli.lines import line_of
from sidelog.cli.look.show import show_line
from sidelog.errors import NothingMatchedError

if TYPE_CHECKING:
    from sidelog.journal.records import Record

search_app = command_app()
apps = {"search": search_app}


@search_app.command()
def search(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(help="Words that must all occur.")],
    period: Annotated[
        str | None, typer.Option("--in", help="Only in a period: 2026-09, 6m, FROM..TO.")
    ] = None,
    limit: Annotated[
        int, typer.Option(min=1, max=1_000_000, help="How many to show, newest first.")
    ] = 50,
) -> None:
    """Find words in notes, events, doses, products and measures.

    Case and accents make no difference; nothing is a wildcard.
    """
    app = app_of(context)
    first, last = None, None
    if period:
        first, last = dates.parse_span(period, now=app.now, day_starts=app.settings.day_starts)
    with app.whole() as journal:
        found = journal.search(" ".join(words), first=first, last=last, limit=limit + 1)
        measures = journal.measures
    if not found:
        raise NothingMatchedError(f"Nothing has the words {' '.join(words)!r}.")
    shown = found[:limit]
    if app.json:
        from sidelog.cli.envelope import write_data  # noqa: PLC0415  (only for machines)

        write_data(
            app,
            "search",
            {"found": [_as_data(record) for record in shown], "more": len(found) > limit},
        )
        return
    for record in shown:
        _show(app, record, measures)
    if len(found) > limit:
        app.say(f"There is more; show it with --limit {limit * 2}.")


def _show(app: App, record: "Record", measures: Mapping[str, Measure]) -> None:
    if hasattr(record, "name"):
        app.out(f"{type(record).__name__} {record.name}")
        return
    line = line_of(record)
    app.out(dates.say_date(line.day))
    for text in show_line(app, line, measures):
        app.out(text)


def _as_data(record: "Record") -> object:
    if hasattr(record, "name"):
        return {"kind": type(record).__name__.lower(), "name": record.name}
    return line_of(record)
