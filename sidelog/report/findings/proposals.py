"""Changes of what is taken that the doses show and that nobody recorded."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter, itemgetter
from typing import NamedTuple

from sidelog.analysis.stats.ranks import median
from sidelog.journal.rows import DoseDay, Product
from sidelog.report.findings.taken import Taken

_DAY = attrgetter("day")

_A_SIDE = 28
_CLOSE = 42
_FEWEST_A_SIDE = 14
_LEAST_CHANGE = 0.25
_APART = 0.9
"""Of the pairs of a day before and a day after, so many have the smaller amount on one side."""


class Proposal(NamedTuple):
    """A change that the doses show and that nobody recorded.

    Attributes:
        product: its name.
        unit: of the amounts.
        day: about when, an ordinal.
        before: the typical daily total until then.
        after: from then on.
    """

    product: str
    unit: str | None
    day: int
    before: float
    after: float


def proposals(taken: Taken) -> tuple[Proposal, ...]:
    """The changes that the doses of a product show and that nobody recorded.

    Where the typical total of four weeks differs by a quarter or more from that of the four weeks
    before, and nine of ten pairs of days agree on it, at the day where the two fit best.
    """
    whole = [day for day in taken.days if day.is_whole]
    recorded = [(one.first - _A_SIDE, one.last + _A_SIDE) for one in taken.changes]
    return tuple(
        one
        for one in _best_of_each(_candidates(taken.product, whole))
        if not any(first <= one.day <= last for first, last in recorded)
    )


def latest_proposals(taken: Iterable[Taken]) -> tuple[Proposal, ...]:
    """Of each product the latest change that only its doses show; those of late come first."""
    each = [found[-1] for one in taken if (found := proposals(one))]
    return tuple(sorted(each, key=_DAY, reverse=True))


def _candidates(product: Product, whole: Sequence[DoseDay]) -> Iterator[tuple[float, Proposal]]:
    """Days at which the typical total changes, each behind how badly the days around it fit."""
    for place in range(_FEWEST_A_SIDE, len(whole) - _FEWEST_A_SIDE + 1):
        day = whole[place].day
        earlier, later = whole[max(0, place - _A_SIDE) : place], whole[place : place + _A_SIDE]
        left = [one.total for one in earlier if day - one.day <= _CLOSE]
        right = [one.total for one in later if one.day - day < _CLOSE]
        if min(len(left), len(right)) < _FEWEST_A_SIDE:
            continue
        before, after = median(left), median(right)
        if abs(after - before) < _LEAST_CHANGE * max(before, after) or before == after:
            continue
        low, high = (left, right) if after > before else (right, left)
        ordered = sorted(high)
        above = sum(len(ordered) - bisect_right(ordered, value) for value in low)
        if above >= _APART * len(left) * len(right):
            misfit = sum(abs(v - before) for v in left) + sum(abs(v - after) for v in right)
            proposed = Proposal(product.name, product.unit, day, before, after)
            yield misfit / (len(left) + len(right)), proposed


def _best_of_each(found: Iterable[tuple[float, Proposal]]) -> Iterator[Proposal]:
    """Of neighbouring days that show the same change, the one where it fits best."""
    runs: list[list[tuple[float, Proposal]]] = []
    for misfit, one in found:
        last = runs[-1][-1][1] if runs else None
        rises = one.after > one.before
        if last and one.day - last.day <= _FEWEST_A_SIDE and rises == (last.after > last.before):
            runs[-1].append((misfit, one))
        else:
            runs.append([(misfit, one)])
    return (min(run, key=itemgetter(0))[1] for run in runs)
