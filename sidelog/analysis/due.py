"""On which days something is due: by its rhythm, or by what somebody usually does.

Nothing is due before the first entry, and nothing on a day of which something was said.  Nobody is
held to more than they do: who writes on three days of a week has missed nothing on the other four.
"""

from bisect import bisect_left
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

WEEK = 7

REACH = 8 * WEEK
"""Days over which it shows what somebody usually does."""

_MOSTLY = 3 / 4
"""Of the days on which entries are usual so many have one."""

FEWEST = 3
"""Days that a habit needs: what is usual does not show in fewer ..."""
_HABIT = 4 / WEEK
"""... and of the last week of them so many of which something is said."""
_OVER = 28
"""What was left for more days is no habit any more."""


class Said(NamedTuple):
    """The days of which something was said: a value, a dose, that there was none, or a skip.

    Attributes:
        begun: the first of them, an ordinal.
        days: in order: the latest before some day, and those from `REACH` days before it on.
    """

    begun: int
    days: tuple[int, ...]


def is_due(said: Said | None, every_days: int, day: int) -> bool:
    """Whether a rhythm asks for an entry on a day: it lies so many days from any that there is.

    Args:
        said: what there is; None where there is nothing yet, and anything is due.
        every_days: days from one entry to the next.
        day: an ordinal.
    """
    if said is None:
        return True
    place = bisect_left(said.days, day)
    return all(abs(day - near) >= every_days for near in said.days[max(place - 1, 0) : place + 1])


def missed(
    said: Said, every_days: int, first: int, today: int, last_of_all: int | None = None
) -> list[int]:
    """The days before today on which an entry was due, and none came until the next was due.

    A day late is not missed: a count of every third day that is made on the fourth is whole.
    Who left something for four weeks does not miss it any more, unless everything was left: who
    comes back after a long absence is asked about the latest days.  Of what is asked every day
    only usual days are missed: see `is_usual`.

    Args:
        said: what there is.
        every_days: days from one entry to the next.
        first: the first day that is asked about, an ordinal.
        today: the current day, of which it can still be said.
        last_of_all: the last day of which anything was said; None for that of this.
    """
    late: list[int] = []
    away = (said.days[-1] if last_of_all is None else last_of_all) - said.days[-1] <= _OVER
    for one, following in zip(said.days, (*said.days[1:], today), strict=True):
        last = following - every_days
        if not (away and one == said.days[-1]):
            last = min(last, one + max(_OVER, every_days))
        late += range(one + every_days, last + 1, every_days)
    return [day for day in late if first <= day < today]


def is_usual(said: Said, day: int) -> bool:
    """Whether entries usually come on such a weekday.

    They do if most other days of its name have one; or if most days of any name have, and not none
    of its own.  A silence of more than a week is an absence, as is that since the last entry: it
    says nothing of what is usual.  Neither do one or two days.
    """
    recent = [one for one in said.days if one > said.days[-1] - REACH]
    known = {recent[-1]}
    for one, following in pairwise(recent):
        known.update(range(one, following) if following - one <= WEEK + 1 else (one,))
    if len(known) < FEWEST:
        return False
    alike = {one for one in known if one != day and (one - day) % WEEK == 0}
    of_its_name, of_all = len(alike.intersection(recent)), len(recent)
    if alike and of_its_name >= _MOSTLY * len(alike):
        return True
    return of_all >= _MOSTLY * len(known) and (of_its_name > 0 or not alike)


def is_habit(said: Said, day: int, planned: Callable[[int], bool] | None = None) -> bool:
    """Whether something is usually said of a product on such a day, which is open without.

    Args:
        said: what there is of the product.
        day: an ordinal; only what comes before it makes it a habit.
        planned: whether it is to be taken on a day; None without a plan.
    """
    before = said.days[: bisect_left(said.days, day)]
    if not before or day - before[-1] > _OVER:
        return False
    known = range(max(said.begun, before[-1] - REACH + 1), before[-1] + 1)
    late = [one for one in known if planned is None or planned(one)][-WEEK:]
    if len(late) < FEWEST or sum(one in before for one in late) < _HABIT * len(late):
        return False
    return planned(day) if planned else is_usual(said, day)
