"""One medicine in amounts of several forms, such as mg and tablets: each form is a product.

The journal never counts tablets as mg, so that a second form has a name of its own.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from sidelog.catalog.products import is_convertible, parse_unit
from sidelog.catalog.text import fold
from sidelog.exchange.incoming import Dose, Line
from sidelog.exchange.reader import Brought
from sidelog.journal.rows import Product

Forms = Mapping[tuple[str, str], str]
"""The names of products in another form, by their folded names and units in a file."""


def find_forms(lines: Iterable[Line], products: Mapping[str, Product]) -> Forms:
    """The products that have amounts in several forms: all but the first have another name.

    Args:
        lines: of a file.
        products: those of the journal by folded name, which have a form already.
    """
    units = defaultdict[str, Counter[str]](Counter)
    names: dict[str, str] = {}
    for line in lines:
        for part in line.parts:
            if isinstance(part, Dose) and part.unit:
                folded = fold(part.product)
                names.setdefault(folded, part.product)
                units[folded][part.unit] += 1
    found = {}
    for folded, counted in units.items():
        there = products.get(folded)
        first = there.unit if there and there.unit else counted.most_common(1)[0][0]
        for unit in counted:
            if not is_convertible(parse_unit(unit), parse_unit(first)):
                found[folded, unit] = f"{names[folded]} {unit}"
    return found


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
    return [
        Brought(f"{name.removesuffix(unit).strip()} in {unit}", f"doses of {name}", how)
        for (_, unit), name in forms.items()
    ]
