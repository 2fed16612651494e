"""Symptoms and triggers, several in a cell: each that comes again is something that happened.

The words stay in the note of their line, with all that comes once.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sidelog.catalog import events
from sidelog.catalog.text import fold
from sidelog.exchange.incoming import Event
from sidelog.exchange.reader import Brought
from sidelog.exchange.table.cell.numbers import Kind, token
from sidelog.exchange.table.cell.words import NOTES, word_set
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.draft import Draft
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.rows.columns import Columns

SYMPTOMS = word_set(
    "symptom symptoms complaint complaints symptome beschwerde beschwerden sintoma sintomas "
    "sintomo sintomi symptomes symptoom symptomen klachten objaw objawy symptomer"
)
REACTIONS = word_set("reaction reactions reaktion reaktionen reaccion reacciones reazione reazioni")
"""Words of what followed something, be it food or a medicine."""
_EFFECTS = word_set(
    "adverse sideeffect sideeffects nebenwirkung nebenwirkungen bijwerking bijwerkingen adverso "
    "adversos secundario secundarios secondaire secondaires indesirable indesirables collaterale "
    "collaterali colateral colaterais uboczny uboczne побочный побочные"
)
_SIDE, _OF_SIDE = frozenset({"side"}), frozenset({"effect", "effects"})
_CALLED = SYMPTOMS | word_set("trigger triggers ausloser declencheur declencheurs")
DENIED = word_set(
    "no not none kein keine keinen nicht pas aucun aucune sin ningun ninguna nessun nessuna "
    "nenhum nenhuma geen brak nao nie"
)
"""Words of what there was none of."""
_NOT = DENIED | word_set("never without free ohne sans")
_BETWEEN = re.compile(r"[,;|\n]")
_LONGEST, _MOST_WORDS = 30, 4
_AGAIN = 0.5
"""More of what a column says has to come again, else it is a person's sentences."""
_MOST = 500
_SHOWN = 6


class Listed(NamedTuple):
    """A column of such words.

    Attributes:
        place, column: of it.
        called: those that come again, folded, each as it is written first.
        brought: what is said of it.
    """

    place: int
    column: str
    called: Mapping[str, str]
    brought: Brought


def is_effect(one: Seen) -> bool:
    """Whether a column is called the side effects of a medicine."""
    words = tokens(one.name)
    return bool(words & _EFFECTS or (words & _SIDE and words & _OF_SIDE))


def find_listed(words: Sequence[Seen], columns: Columns) -> list[Listed]:
    """The columns of symptoms and of triggers, by their names and by what they have."""
    named = [one for one in words if tokens(one.name) & _CALLED and not tokens(one.name) & NOTES]
    return [found for one in named if (found := _listed(one, columns))]


def _listed(one: Seen, columns: Columns) -> Listed | None:
    counts, called = Counter[str](), dict[str, str]()
    for row in columns.rows():
        found = _pieces(row.cells, one.place)
        words = (piece for piece in found if token(piece).kind is Kind.WORD)
        pieces = {fold(piece): piece for piece in words if not tokens(piece) & _NOT}
        counts.update(pieces.keys())
        called = pieces | called
    again = [word for word, count in counts.most_common(_MOST) if count > 1 and _is_name(word)]
    if not again or sum(counts[word] for word in again) <= counts.total() * _AGAIN:
        return None
    said = ", ".join(f"{called[word]} ({counts[word]:,})" for word in again[:_SHOWN])
    more = f" and {len(again) - _SHOWN:,} more" if len(again) > _SHOWN else ""
    how = f"each that comes again, once a day: {said}{more}"
    return Listed(
        one.place,
        one.name,
        {word: called[word] for word in again},
        Brought(one.name, "events", how),
    )


def _pieces(cells: Sequence[str], place: int) -> Iterator[str]:
    pieces = (
        " ".join(piece.split()) for piece in _BETWEEN.split("".join(cells[place : place + 1]))
    )
    return filter(None, pieces)


def _is_name(piece: str) -> bool:
    return len(piece) <= _LONGEST and len(piece.split()) <= _MOST_WORDS


class ListedReader:
    """Reads such columns in the lines of one file."""

    def __init__(self, listed: Sequence[Listed], identity: Callable[..., str]) -> None:
        self._listed, self._identity = listed, identity
        self._said = set[tuple[object, str]]()

    def read(self, draft: Draft) -> None:
        """Add what a line lists to it, that no line of its day has listed before."""
        day = draft.when.day
        for one in self._listed:
            for word in map(fold, _pieces(draft.row.cells, one.place)):
                if (title := one.called.get(word)) and (day, word) not in self._said:
                    self._said.add((day, word))
                    draft.parts.append(self._event(draft, one.column, title))

    def _event(self, draft: Draft, column: str, title: str) -> Event:
        kind, day = events.find(title), draft.when.day
        name = kind.name if kind and not kind.about_product else "other"
        identity = self._identity("event", name, day.isoformat(), title, day=day)
        own = None if name != "other" else title
        at = draft.when.at
        return Event(identity=identity, column=column, day=day, at=at, kind=name, title=own)
