"""What a merge cannot know by itself: where both sides said something, and which one stands."""

from collections.abc import Callable, Mapping
from itertools import chain
from typing import NamedTuple

from sidelog.journal.columns import Row
from sidelog.journal.upkeep.merging.sides import Key

Said = Mapping[Key, Row | None]
"""Rows by their key; None: not there."""

BOTH = "both"
"""What stands of twins that are two."""


class Conflict(NamedTuple):
    """What both sides said, and where only one of both can stand, or perhaps both do.

    Attributes:
        mine: the rows on this side; None: it was deleted.
        theirs: the rows on the other side.
        written: when each of both was written, ISO text; empty where that is not known.
        newer: which of both was written later, "mine" or "theirs"; where only a name is in
            question it is by what they say, which is the same on a third machine.
        names: whether only a name is in question: both stay, and one gets another name.
        twins: whether both say the same, and may be one thing or two; unless somebody says that
            they are one, both stay.
    """

    mine: Said
    theirs: Said
    written: tuple[str, str]
    newer: str
    names: bool = False
    twins: bool = False

    @property
    def key(self) -> str:
        """What it is known by, however often the merge is planned."""
        return " ".join(sorted({uuid for _, uuid in chain(self.mine, self.theirs)}))

    @property
    def otherwise(self) -> str:
        """What stands where nobody says: "mine", "theirs" or `BOTH`."""
        return BOTH if self.twins else self.newer


Choose = Callable[[Conflict], str]
"""Which side stands in a conflict: "mine" or "theirs"; of twins also `BOTH`."""
