"""The names that a shell completes, at the cost of sqlite3 alone."""

from collections.abc import Callable
from contextlib import suppress
from io import StringIO
from typing import TYPE_CHECKING

from sidelog.cli.app import App
from sidelog.cli.host import Host
from sidelog.errors import LockedError
from sidelog.journal.journal import Journal

if TYPE_CHECKING:
    from sidelog.cli.upkeep.keyrings import Keyring


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
        app.host = _hurried(app.host)
        with suppress(LockedError), app.read(shows=False) as journal:
            for name in _ASKED[kind](journal):
                app.out(name)


def _hurried(host: Host) -> Host:
    """A machine where a key is at hand or is not: a half-typed line waits for nothing and nobody.

    A keyring may ask for its password in a window, and a passphrase takes a second to try.
    """
    environ = {key: said for key, said in host.environ.items() if key != "SIDELOG_PASSPHRASE_FILE"}
    return host._replace(asks=False, environ=environ, keyring=_no_keyring, stderr=StringIO())


def _no_keyring() -> "Keyring":
    from sidelog.cli.upkeep.keyrings import NoKeyringError  # noqa: PLC0415  (where encrypted)

    raise NoKeyringError
