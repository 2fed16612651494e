"""What a line says happened: an event of a kind that is known, or in the person's own words."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from sidelog.catalog import events
from sidelog.catalog.text import quoted
from sidelog.catalog.values import UNKNOWN_WORDS
from sidelog.errors import BadDataError
from sidelog.exchange.incoming import Event
from sidelog.exchange.reader import Here, Question
from sidelog.exchange.table.dating.moments import Moments
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.draft import Draft
from sidelog.exchange.table.evidence import says

_STILL = frozenset({"ongoing", "now", "current", "present", "still"})


class Events(NamedTuple):
    """The column of what happened.

    Attributes:
        place, column: of it.
        product: the place of what it was about, if any says it.
        ends: how the last days are read, if any column says them.
        said: what happened in each line, where a person said it and no column does.
    """

    place: int
    column: str
    product: int | None
    ends: Dating | None = None
    said: str = ""


def of_days_alone(
    dating: Dating, file: str, said: str | None, word: str
) -> Events | Question | None:
    """What happened in the lines of a file that has days and nothing beside them, or words.

    It is asked, unless it was said; "?" leaves it open.  `word` is one of those, if there are any.
    """
    if said in UNKNOWN_WORDS:
        return None
    if said:
        return Events(dating.day.place, dating.day.name, None, said=said)
    lines = "moments" if dating.has_times else "days"
    beside = f"words beside them, such as {quoted(word)}" if word else "nothing beside them"
    text = (
        f"{file} has {lines}, and {beside}: what happened then? "
        "For what was taken say --product. Say ? to leave it."
    )
    return Question("happened", "--happened", text, example="gym")


class EventReader:
    """Reads what happened in the lines of one file."""

    def __init__(
        self, events: Events, identity: Callable[..., str], here: Here, missing: frozenset[str]
    ) -> None:
        """Begin; `identity` makes the identity of an entry; `missing` are words of nothing."""
        self._events, self._identity, self._missing = events, identity, missing
        self._ends = Moments(events.ends, here, missing, ahead=False) if events.ends else None

    def read(self, draft: Draft, note: str | None) -> None:
        """Add what happened in a line to it, with the words that are about it."""
        cells, column = draft.row.cells, self._events.column
        words = self._events.said or " ".join(cells[self._events.place].split())
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
        if at := draft.when.at:  # which the record has no place for
            note = f"{at:%H:%M} {note or ''}".rstrip()
        until, is_ongoing = self._until(draft)
        content = [name, draft.when.written, product, title or "", note or ""]
        content += [until.isoformat()] if until else []
        draft.parts.append(
            Event(
                identity=self._identity("event", *content, day=draft.when.day),
                column=column,
                day=draft.when.day,
                at=at,
                kind=name,
                until=until,
                ongoing=is_ongoing,
                product=product or None,
                title=title,
                note=note,
            )
        )

    def _until(self, draft: Draft) -> tuple[date | None, bool]:
        """The last day of what happened in a line, where it says one; and whether it goes on."""
        if self._ends is None or self._events.ends is None:
            return None, False
        column = self._events.ends.day
        text = draft.row.cells[column.place].strip()
        if not says(text, self._missing):
            return None, False
        if text.casefold() in _STILL:
            return None, True
        try:
            until = self._ends.at(draft.row.cells).day
        except BadDataError as error:
            draft.refuse(column.name, error)
            return None, False
        if until < draft.when.day:
            reason = f"{quoted(text)} is not an end of what began on {draft.when.day}"
            draft.errors.append(draft.error(column.name, reason))
            return None, False
        return until, False
