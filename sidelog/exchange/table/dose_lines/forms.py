"""One medicine in amounts of several forms, such as mg and tablets: each form is a product.

The journal never counts tablets as mg, so that a second form has a name of its own.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from sidelog.catalog.products import Dimension, is_convertible, parse_unit
from sidelog.catalog.text import fold
from sidelog.exchange.incoming import Dose, Line
from sidelog.exchange.reader import Brought
from sidelog.journal.rows import Product

Forms = Mapping[tuple[str, str], str]
"""The names of products in another form, by their folded names and units in a file."""
_SOLID = frozenset({"tablet", "capsule", "film", "lozenge", "gummy", "patch"})
"""Pieces of which those of one form are never the same dose again as those of another."""


class FormsFinder:
    """Finds the products that have amounts in several forms: all but the first have another name.

    Unless each line names what was taken, amounts of one product in other columns may be the same
    dose again, as mg are beside ml, and are no other form.
    """

    def __init__(self, products: Mapping[str, Product], *, are_named: bool) -> None:
        self._products, self._are_named = products, are_named
        self._units = defaultdict[str, Counter[str]](Counter)
        self._columns = defaultdict[tuple[str, str], set[str]](set)
        self._names: dict[str, str] = {}
        self.is_looking = True

    def add(self, line: Line) -> None:
        """Count the units of the doses of a line."""
        for part in line.parts:
            if isinstance(part, Dose) and part.unit:
                folded = fold(part.product)
                self._names.setdefault(folded, part.product)
                self._units[folded][part.unit] += 1
                self._columns[folded, part.unit].add(part.column)

    def find(self) -> Forms:
        """Those products, by their names and units."""
        found, columns = {}, self._columns
        for folded, counted in self._units.items():
            there = self._products.get(folded)
            first = there.unit if there and there.unit else _usual(counted)
            every = set[str]().union(*(columns[folded, unit] for unit in counted))
            for unit in counted:
                is_apart = columns[folded, unit].isdisjoint(columns[folded, first])
                may_be_again = is_apart and len(every) > 1 and not {unit, first} <= _SOLID
                if _is_alike(unit, first) or (may_be_again and not self._are_named):
                    continue
                found[folded, unit] = f"{self._names[folded]} {_usual(_alike(counted, unit))}"
        return found


def _is_alike(unit: str, other: str) -> bool:
    return is_convertible(parse_unit(unit), parse_unit(other))


def _alike(counted: Counter[str], unit: str) -> Counter[str]:
    """The units, with how often, that are converted into each other: g and mg."""
    return Counter({one: count for one, count in counted.items() if _is_alike(one, unit)})


def _usual(counted: Counter[str]) -> str:
    """The unit of the most amounts with those alike; of as many, one of mass."""
    masses = {one for one in counted if parse_unit(one).dimension is Dimension.MASS}
    return max(counted, key=lambda one: (_alike(counted, one).total(), one in masses, counted[one]))


def in_forms(lines: Iterable[Line], forms: Forms) -> Iterator[Line]:
    """The lines, with each dose of the product that is in its form."""
    for line in lines:
        parts = tuple(
            replace(part, product=name)
            if isinstance(part, Dose) and (name := forms.get((fold(part.product), part.unit or "")))
            else part
            for part in line.parts
        )
        yield line._replace(parts=parts)


def said_of(forms: Forms) -> list[Brought]:
    """What is said of products in another form."""
    how = "another form is another product"
    found: dict[str, list[str]] = {}
    for (_, unit), name in forms.items():
        found.setdefault(name, []).append(unit)
    return [
        Brought(f"{name.rpartition(' ')[0]} in {', '.join(units)}", f"doses of {name}", how)
        for name, units in found.items()
    ]
