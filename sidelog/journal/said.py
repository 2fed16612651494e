"""Of which days something was said: a value or a skip of a measure, a dose or a "none"."""

from datetime import date

from sidelog.journal import queries
from sidelog.journal.journal import Journal

Days = dict[str, tuple[int, tuple[int, ...]]]
"""By name the first day ever, then those of a period in order, after the latest one before it."""


def said_of_measures(journal: Journal, first: date, last: date) -> Days:
    """The days of each measure that the check-in asks; without any, a measure is not there."""
    return _said(journal, queries.MEASURES_SAID, queries.ANSWERED, first, last)


def said_of_products(journal: Journal, first: date, last: date) -> Days:
    """The days of each product that is not retired, in the same way."""
    return _said(journal, queries.PRODUCTS_SAID, queries.DOSED, first, last)


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
