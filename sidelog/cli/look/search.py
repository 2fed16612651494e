"""`sidelog search`: where a person wrote something, whatever its case and accents."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

import typer

from sidelog import dates
from sidelog.catalog.scales import Measure
from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app
from sidelog.cli.look.show import show_line
from sidelog.cli.options import From, Last, Limit, To, period_of
from sidelog.errors import NothingMatchedError
from sidelog.journal.keeping.measures import measures_put_away
from sidelog.journal.rows import DayLine
from sidelog.journal.search import Named
from sidelog.journal.search import search as find_words

search_app = command_app()
apps = {"search": search_app}


@search_app.command()
def search(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(help="Words that must all occur.")],
    last: Last = None,
    start: From = None,
    end: To = None,
    limit: Limit = 50,
) -> None:
    """Find words in notes, events, doses, products and measures.

    Newest first, of the whole record or of a period. Case and accents make no difference;
    nothing is a wildcard.
    """
    app = app_of(context)
    begins, ends = period_of(app, last, start, end, first=date.min) or (None, None)
    with app.read() as journal:
        found = find_words(journal, " ".join(words), first=begins, last=ends, limit=limit + 1)
        measures = {**measures_put_away(journal), **journal.measures}
    if not found:
        raise NothingMatchedError(f"Nothing has the words {' '.join(words)!r}.")
    shown = found[:limit]
    is_more = len(found) > limit
    app.answer(
        {"found": shown, "more": is_more},
        (line for one in shown for line in _lines(app, one, measures)),
        [f"There is more; show it with --limit {limit * 2}."] if is_more else [],
    )


def _lines(app: App, found: DayLine | Named, measures: Mapping[str, Measure]) -> list[str]:
    if isinstance(found, Named):
        return [f"{found.kind.capitalize()} {found.name}"]
    return [dates.say_date(found.day), *show_line(app, found, measures)]
