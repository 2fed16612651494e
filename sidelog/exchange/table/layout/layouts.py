"""The layouts that are made plain tables: a header, and lines that say their days below it.

Each knows a grid of its own kind, and leaves any other as it is.  They are tried in this order.
"""

from collections.abc import Callable, Sequence
from functools import reduce

from sidelog.exchange.table.diaries.day_blocks import with_blocks_of_days
from sidelog.exchange.table.diaries.diary import with_days_in_front
from sidelog.exchange.table.diaries.headings import with_days_of_headings
from sidelog.exchange.table.diaries.labelled import with_labelled_lines
from sidelog.exchange.table.layout.months import with_days_of_months, with_days_of_titles
from sidelog.exchange.table.layout.weeks import with_lines_of_days
from sidelog.exchange.table.rows.grid import Grid
from sidelog.exchange.table.splitting.cells import (
    with_all_in_blanks,
    with_blanks,
    with_brackets,
    with_comments_whole,
)

Layouts = Sequence[Callable[[Grid], Grid]]

IN_TEXT: Layouts = (with_brackets, with_comments_whole, with_blanks)
"""Cells that a text parts in another way."""
IN_DIARIES: Layouts = (
    with_blocks_of_days,
    with_labelled_lines,
    with_days_of_headings,
    with_days_in_front,
)
"""Lines of words, of which some begin with their day."""
IN_NUMBERS: Layouts = (with_all_in_blanks,)
"""Numbers that blanks part, where nothing else was found."""
IN_TABLES: Layouts = (with_days_of_months, with_lines_of_days, with_days_of_titles)
"""Days that stand elsewhere than in a column: across, by month or by week, or below titles."""


def made_plain(grid: Grid, layouts: Layouts) -> Grid:
    """The grid, where it is of one of some layouts, as a plain table."""
    return reduce(lambda found, layout: layout(found), layouts, grid)
