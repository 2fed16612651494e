"""What the columns of a grid are called: each once, and after those before them they are of."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from sidelog.catalog.text import fold
from sidelog.exchange.table.cell.numbers import Kind, token
from sidelog.exchange.table.rows.text_rows import Row

_SETS = re.compile(r"\d{1,3} ?[x\u00d7*] ?\d{1,3}(?:[-/,]\d{1,3})*", re.IGNORECASE)
"""Sets and repetitions: 3x6."""
_SECOND = re.compile(r"(.*\S) \(\d+\)")
_WHEN = frozenset({Kind.DAY, Kind.CLOCK, Kind.TIME})


def each_once(cells: Sequence[str], body: Sequence[Row]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names, each once, and what was changed of them."""
    plain = [" ".join(cell.split()) for cell in cells]
    owners = _owners(plain, body)
    called = {fold(name): name for place, name in enumerate(plain) if place in owners}
    remarks = [f"each {name!r} is called after the column before it" for name in called.values()]
    names: list[str] = []
    seen: Counter[str] = Counter()
    taken = set(cells)
    for place, cell in enumerate(plain):
        name = cell.removeprefix("#").strip() or cell  # which may be the number of a line
        if not name:
            name = f"column {place + 1}"
            if any(len(row.cells) > place and row.cells[place].strip() for row in body):
                remarks.append(f"column {place + 1} has no name")
        if place in owners:
            name = f"{plain[owners[place]]} {name}"
        seen[name] += 1
        if seen[name] > 1:
            remarks.append(f"column {place + 1} is a second {name!r}")
            while (changed := f"{name} ({seen[name]})") in taken:
                seen[name] += 1
            name = changed
            taken.add(name)
        names.append(name)
    return tuple(names), tuple(remarks)


def has_no_name(name: str) -> bool:
    """Whether a column is called by its place, as `each_once` calls one without a name."""
    return name.startswith("column ")


def first_called(name: str) -> str:
    """The name of which that of a column is a second, as `each_once` calls it; else empty."""
    found = _SECOND.fullmatch(name)
    return found[1] if found else ""


def _owners(names: Sequence[str], body: Sequence[Row]) -> Mapping[int, int]:
    """The places of columns that are of another before them, which is the same for no two.

    Names that come again are so where each stands as far behind a column of another name.
    """
    counts = Counter(map(fold, names))
    owners = dict[int, int]()
    for place, name in enumerate(names):
        before = place - 1
        while before >= 0 and counts[fold(names[before])] > 1:
            before -= 1
        if name and counts[fold(name)] > 1:
            owners[place] = before
    of_name = dict[str, list[int]]()
    for place in owners:
        of_name.setdefault(fold(names[place]), []).append(place)
    return {
        place: owners[place]
        for places in of_name.values()
        if _is_regular([owners[place] for place in places], places)
        and all(_may_own(owners[place], names, body) for place in places)
        for place in places
    }


def _is_regular(owners: Sequence[int], places: Sequence[int]) -> bool:
    """Whether all columns stand as far behind their owners, and no two have the same."""
    steps = {place - owner for owner, place in zip(owners, places, strict=True)}
    return len(steps) == 1 and all(one < other for one, other in pairwise(owners))


def _may_own(place: int, names: Sequence[str], body: Sequence[Row]) -> bool:
    """Whether others may be called after a column: it has a name, and neither days nor times."""
    if place < 0 or not names[place]:
        return False
    cells = (row.cells[place].strip() for row in body if len(row.cells) > place)
    return not any(token(text).kind in _WHEN for text in cells if text)


def are_sets(texts: Collection[str]) -> bool:
    """Whether cells have sets and repetitions alone, such as 3x6."""
    return bool(texts) and all(map(_SETS.fullmatch, texts))
