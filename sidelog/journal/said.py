"""What was said so far: on which days, of measures and of products, and which amounts."""

from datetime import date

from sidelog.journal import queries
from sidelog.journal.journal import Journal
from sidelog.journal.rows import Product

Days = dict[str, tuple[int, tuple[int, ...]]]
"""By name the first day ever, then those of a period in order, after the latest one before it."""


def said_of_measures(journal: Journal, first: date, last: date) -> Days:
    """The days of each measure that the check-in asks; without any, a measure is not there."""
    return _said(journal, queries.MEASURES_SAID, queries.ANSWERED, first, last)


def said_of_products(journal: Journal, first: date, last: date) -> Days:
    """The days of each product that is not retired, in the same way."""
    return _said(journal, queries.PRODUCTS_SAID, queries.DOSED, first, last)


def largest_taken(journal: Journal, product: Product, *, a_day: bool) -> tuple[int, float]:
    """How many doses of a product, or days, have an amount; and the largest, 0 where none has."""
    count, largest = journal.connection.execute(
        "SELECT count(taken), coalesce(max(taken), 0) FROM (SELECT sum(amount) AS taken FROM dose"
        " WHERE product_id = ? GROUP BY iif(?, day, id))",
        (product.id, a_day),
    ).fetchone()
    return int(count), float(largest)


def last_amount(journal: Journal, product: Product) -> float | None:
    """The amount of a product's latest dose that has one; None where none has."""
    row = journal.connection.execute(
        "SELECT amount FROM dose WHERE product_id = ? AND amount IS NOT NULL"
        " ORDER BY day DESC, at DESC, id DESC LIMIT 1",
        (product.id,),
    ).fetchone()
    return float(row[0]) if row else None


def _said(journal: Journal, edges: str, days: str, first: date, last: date) -> Days:
    said: dict[str, set[int]] = {}
    for day, name in journal.connection.execute(days, (first.isoformat(), last.isoformat())):
        said.setdefault(name, set()).add(queries.ordinal(day))
    found: Days = {}
    for name, begun, before in journal.connection.execute(edges, (first.isoformat(),)):
        if begun is not None:
            earlier = [queries.ordinal(before)] if before else []
            found[name] = queries.ordinal(begun), (*earlier, *sorted(said.get(name, ())))
    return found
