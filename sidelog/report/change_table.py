"""What the measures did around the changes of a product, as a table."""

from collections.abc import Sequence

from sidelog.report.changes import ProductChanges
from sidelog.report.document import Table
from sidelog.report.sentences import page as words
from sidelog.report.sentences import visit

_MOST_CELLS = 16


def fit_first_page(changes: Sequence[ProductChanges]) -> bool:
    """Whether the first page has room for all of them."""
    return sum(len(one.changes) * len(one.measures) for one in changes) <= _MOST_CELLS


def change_table(changes: ProductChanges) -> Table:
    """A row for each change, a column for each measure."""
    heads = (visit.CHANGE, *(measure.title for measure, _ in changes.measures))
    rows = tuple(
        (words.dated_change(change), *(visit.outcome(rows[place]) for _, rows in changes.measures))
        for place, change in enumerate(changes.changes)
    )
    widths = (22.0, *(18.0 for _ in changes.measures))
    return Table(visit.changes_caption(changes.product), heads, rows, widths)
