"""Whether the dose of a line was taken, as a column says it: "Taken", "Skipped - felt ill"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sidelog.exchange.reader import Brought
from sidelog.exchange.table.cell.numbers import Kind, token
from sidelog.exchange.table.cell.words import MISSED, key, word_set
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.medicine.medicines import GIVEN, NOT_GIVEN
from sidelog.exchange.table.product.known import MEDICINES

_STATUS = word_set("status state outcome taken took given administered adherence")
_SAID = GIVEN | NOT_GIVEN
_BEGIN = MISSED | word_set("taken;took;not taken;not given;refused;snoozed")
"""Words that say whether a dose was taken, whatever stands behind them."""
_BEHIND = re.compile(r"\s*[(\[,;:\u2013\u2014]|\s+-")


@dataclass(frozen=True, slots=True)
class Status:
    """A column that says whether a dose was taken.

    Attributes:
        seen: the column.
        brought: what is said of it.
        of_missed: whether it says yes of doses that were missed.
    """

    seen: Seen
    brought: Brought
    of_missed: bool = False

    def of(self, cells: Sequence[str]) -> str:
        """What a line says of it."""
        return cells[self.seen.place].strip()

    def is_taken(self, text: str) -> bool:
        """Whether a dose of a line was taken, as its cell says; so it was where that is empty."""
        return not text or _whether(text) not in (GIVEN if self.of_missed else NOT_GIVEN)


def _whether(text: str) -> str:
    """The words that begin a cell and say whether: "skipped" of "Skipped - felt ill"."""
    whole, head = key(text), key(_BEHIND.split(text, maxsplit=1)[0])
    words = whole.split()
    found = (said for said in (whole, head) if said in _SAID and not said.isdecimal())
    begins = (said for said in (" ".join(words[:2]), *words[:1]) if said in _BEGIN)
    return next(found, None) or next(begins, whole)


def says_more(text: str) -> bool:
    """Whether a cell of a status has words behind those that say whether."""
    return key(text) not in _SAID


def find_status(rest: Sequence[Seen]) -> Status | None:
    """The column that says whether each dose was taken, or whether it was missed."""
    named = any(tokens(one.name) & MEDICINES and one.share(Kind.WORD) > 1 / 2 for one in rest)
    for one in rest if named else ():
        texts = [text for text in one.texts if token(text).kind is not Kind.MISSING]
        words = {_whether(text) for text in texts}
        plain = sum(one.texts[text] for text in texts if not says_more(text))
        said = tokens(one.name)
        if plain > one.filled / 2 and words <= _SAID and said & (_STATUS | MISSED):
            text = "lines that say otherwise than taken are no doses"
            text += "; what else it says is kept as a note" * any(map(says_more, texts))
            of_missed = bool(said & MISSED) and not words & MISSED
            return Status(one, Brought(one.name, "whether it was taken", text), of_missed)
    return None
