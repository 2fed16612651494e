"""The names that a shell completes, at the cost of sqlite3 alone."""

from collections.abc import Callable

from sidelog.cli.app import App
from sidelog.journal.journal import Journal


def _products(journal: Journal) -> list[str]:
    return [product.name for product in journal.products.values()]


def _events(journal: Journal) -> list[str]:
    from sidelog.catalog.events import EVENT_KINDS  # noqa: PLC0415  (only for events)

    return [kind.name for kind in EVENT_KINDS] + _products(journal)


def _visits(journal: Journal) -> list[str]:
    from sidelog.journal.keeping.people import questions, visits  # noqa: PLC0415  (only for visits)

    return [one.reference for some in (visits(journal), questions(journal)) for one in some]


_ASKED: dict[str, Callable[[Journal], list[str]]] = {
    "entries": lambda journal: [f"{name}=" for name in journal.measures],
    "measures": lambda journal: list(journal.measures),
    "products": _products,
    "shown": lambda journal: [*journal.measures, *_products(journal)],
    "events": _events,
    "visits": _visits,
}


def write_names(app: App, kind: str) -> None:
    """Write the names of one kind, a line each; nothing for a kind that is not known."""
    if kind == "journals":
        for name in app.settings.journals:
            app.out(name)
    if kind in _ASKED:
        app.host = app.host._replace(asks=False)  # a passphrase belongs on no half-typed line
        with app.read(shows=False) as journal:
            for name in _ASKED[kind](journal):
                app.out(name)
