"""Which of two sides is ahead with a row, by what each of them has seen of the other."""

from collections.abc import Callable, Mapping, Sequence
from operator import eq

from sidelog.journal.columns import Row
from sidelog.journal.upkeep.merging.sides import Version

ASIDE = frozenset(
    {"recorded_at", "recorded_on", "lag_set_at", "bad_set_at", "entered", "source", "position"}
)
"""Columns that are no difference by themselves: how, when and in which order it was written."""


def difference(row: Row, other: Row) -> list[str]:
    """The columns in which two rows say something else."""
    return [one for one in row if one in other and one not in ASIDE and row[one] != other[one]]


def like(row: Row | None, other: Row | None) -> bool:
    """Whether two rows say the same."""
    if row is None or other is None:
        return row is other
    return not difference(row, other)


def ahead(
    mine: Sequence[Version],
    theirs: Sequence[Version],
    known_here: Mapping[str, str],
    known_there: Mapping[str, str],
) -> int | None:
    """Which side's row stands, 0 or 1; None where both say something of their own."""
    pair = ((mine, known_there), (theirs, known_here))
    known = [_is_known(one[-1], peer) for one, peer in pair]
    for side, (one, _) in enumerate(pair):
        if one[-1].row is None and one[-1].batch is None:  # it was never here, or not chosen
            return side if known[1 - side] and pair[1 - side][0][-1].batch else 1 - side
    if known[0] != known[1]:
        return int(known[0])
    for alike in (like, eq):  # then also by what is no difference by itself, such as an order
        own = [_is_own(*one, alike) for one in pair]
        if own[0] != own[1]:
            return int(own[1])
        if not like(mine[-1].row, theirs[-1].row):
            return None
    return int(theirs[-1].rank > mine[-1].rank)


def _is_known(version: Version, peer: Mapping[str, str]) -> bool:
    return version.batch is None or version.batch in peer


def _is_own(
    versions: Sequence[Version],
    peer: Mapping[str, str],
    alike: Callable[[Row | None, Row | None], bool],
) -> bool:
    """Whether a row says something else than what the other side last saw of it."""
    seen = [one.row for one in versions if _is_known(one, peer)]
    return not seen or not alike(versions[-1].row, seen[-1])
