"""The names that a shell completes, at the cost of sqlite3 alone."""

from collections.abc import Callable

from sidelog.cli.app import App
from sidelog.journal.journal import Journal


def _entries(journal: Journal) -> list[str]:
    return [f"{name}=" for name in journal.measures]


def _measures(journal: Journal) -> list[str]:
    return list(journal.measures)


def _products(journal: Journal) -> list[str]:
    return [product.name for product in journal.products.values()]


def _shown(journal: Journal) -> list[str]:
    return _measures(journal) + _products(journal)


def _events(journal: Journal) -> list[str]:
    from sidelog.catalog.events import EVENT_KINDS  # noqa: PLC0415  (only for events)

    return [kind.name for kind in EVENT_KINDS] + _products(journal)


def _visits(journal: Journal) -> list[str]:
    from sidelog.journal.keeping.people import questions, visits  # noqa: PLC0415  (only for visits)

    names = [one.reference for one in visits(journal)]
    return names + [one.reference for one in questions(journal)]


_ASKED: dict[str, Callable[[Journal], list[str]]] = {
    "entries": _entries,
    "measures": _measures,
    "products": _products,
    "shown": _shown,
    "events": _events,
    "visits": _visits,
}


def write_names(app: App, kind: str) -> None:
    """Write the names of one kind, a line each; nothing for a kind that is not known."""
    if kind in _ASKED:
        with app.read() as journal:
            for name in _ASKED[kind](journal):
                app.out(name)
