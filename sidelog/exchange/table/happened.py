"""What a line says happened: an event of a kind that is known, or in the person's own words."""

from collections.abc import Callable
from typing import NamedTuple

from sidelog.catalog import events
from sidelog.exchange.incoming import Event
from sidelog.exchange.table.draft import Draft


class Events(NamedTuple):
    """The column of what happened; `product` is the place of what it was about, if any says it."""

    place: int
    column: str
    product: int | None


class EventReader:
    """Reads what happened in the lines of one file."""

    def __init__(self, events: Events, identity: Callable[..., str]) -> None:
        """Begin; `identity` makes the identity of an entry."""
        self._events, self._identity = events, identity

    def read(self, draft: Draft, note: str | None) -> None:
        """Add what happened in a line to it, with the words that are about it."""
        cells, column = draft.row.cells, self._events.column
        words = " ".join(cells[self._events.place].split())
        if not words:
            draft.empty += 1
            return
        kind, place = events.find(words), self._events.product
        product = " ".join(cells[place].split()) if place is not None else ""
        if kind and kind.about_product and not product:
            draft.errors.append(
                draft.error(column, f"{kind.name} needs its product; say --product-column")
            )
            return
        # What is no kind of the catalog's stays in the person's own words.
        name, title = (kind.name, None) if kind else ("other", words)
        content = (name, draft.when.written, product, title or "", note or "")
        draft.parts.append(
            Event(
                identity=self._identity("event", *content, day=draft.when.day),
                column=column,
                day=draft.when.day,
                kind=name,
                product=product or None,
                title=title,
                note=note,
            )
        )
