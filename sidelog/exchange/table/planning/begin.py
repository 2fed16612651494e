"""How a plan begins: when lines are, which of them are taken, and what understands columns."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from sidelog.exchange.reader import Brought, Said
from sidelog.exchange.table.cell.missing import words_of_nothing
from sidelog.exchange.table.cell.numbers import Kind, Sign
from sidelog.exchange.table.cell.said_units import unit_said, units_said
from sidelog.exchange.table.cell.said_words import SaidWords
from sidelog.exchange.table.column.measures import Measures
from sidelog.exchange.table.column.planner import Planner
from sidelog.exchange.table.dating.counted import Form
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Seen, look
from sidelog.exchange.table.ignored_lines.not_counting import without_examples, without_summaries
from sidelog.exchange.table.ignored_lines.zeros import (
    count_from_zero,
    without_other_taps,
    without_unmeasured,
    without_zeros_of_kinds,
    without_zeros_of_none,
)
from sidelog.exchange.table.length.agreeing import with_ends_by_length
from sidelog.exchange.table.plan import Plan
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.years.by_others import said_of_lone_year

_Kind = TypeVar("_Kind", bound=Planner)


def begin(
    columns: Columns, seen: Sequence[Seen], missing: frozenset[str], dating: Dating
) -> tuple[Plan, Sequence[Seen]]:
    """A plan that says when lines are; and what each column has in the lines that are taken."""
    read, dating = with_ends_by_length(columns, seen, dating)
    read = without_examples(read, seen)
    read = without_summaries(read, [one for one in seen if one is not dating.day])
    for without in (without_unmeasured, without_zeros_of_kinds, without_zeros_of_none):
        read = without(read, seen)
    read = without_other_taps(read, seen, dating)
    lines = dating.day.filled + dating.day.empty
    has_sums = dating.form is Form.TEXT and dating.day.kinds[Kind.DAY] < lines
    has_sums = has_sums and dating.planned is None  # by which a line may have its day, too
    if has_sums or read is not columns:  # a line of sums is no line of values
        seen = look(read, missing, dating.day.place if has_sums else None)
        dating = replace(dating, begun=dating.begun and seen[dating.begun.place])
    count_from_zero(seen, read)
    used = dating.places()
    joined = " + ".join(one.name for one in seen if one.place in used)
    when = Brought(joined, used[dating.day.place], dating.how).also(said_of_lone_year(dating))
    return Plan(dating, read, brought=[when], question=dating.question), seen


def planner_of(
    kind: type[_Kind],
    measures: Measures,
    seen: Sequence[Seen],
    columns: Columns,
    said: Said,
    words: SaidWords,
) -> _Kind:
    """What understands the columns of values of a file.

    Its usual sign before decimals is plain in some column, and contradicted in none.
    """
    signs = {sign for one in seen for sign in one.signs if sign in {Sign.POINT, Sign.COMMA}}
    return kind(
        measures,
        words_of_nothing(said.missing),
        said.decimals,
        signs.pop() if len(signs) == 1 else None,
        columns.grid.delimiter == ";",
        unit_said(said.unit),
        units_said(said.units),
        range=said.range,
        words=words,
    )
