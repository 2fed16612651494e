"""Any table, understood: the door for whatever no other reader knows."""

from dataclasses import replace
from functools import partial, reduce
from itertools import chain
from typing import TYPE_CHECKING

from sidelog.errors import BadDataError, UsageError
from sidelog.exchange.reader import Here, Left, Reading, Said
from sidelog.exchange.source import Source
from sidelog.exchange.table.answers import Answers
from sidelog.exchange.table.book.spreadsheet import is_spreadsheet, spreadsheet_grid
from sidelog.exchange.table.cell.missing import words_of_nothing
from sidelog.exchange.table.day_value.several import (
    find_several,
    form_days,
    may_have_several,
)
from sidelog.exchange.table.diaries.day_blocks import with_blocks_of_days
from sidelog.exchange.table.diaries.diary import with_days_in_front
from sidelog.exchange.table.diaries.headings import with_days_of_headings
from sidelog.exchange.table.diaries.labelled import with_labelled_lines
from sidelog.exchange.table.dose_lines.counted import with_doses_that_count
from sidelog.exchange.table.ignored_lines import said_again
from sidelog.exchange.table.layout.counted_days import with_days_counted
from sidelog.exchange.table.layout.months import with_days_of_months, with_days_of_titles
from sidelog.exchange.table.layout.spans_across import with_spans_apart
from sidelog.exchange.table.layout.weeks import with_lines_of_days
from sidelog.exchange.table.length import minutes_and_seconds
from sidelog.exchange.table.length.together import with_parts_of_days, with_whole_lengths
from sidelog.exchange.table.lines import MEANS, Lines
from sidelog.exchange.table.mapping import Mapping
from sidelog.exchange.table.medicine.names import with_numbered_medicines
from sidelog.exchange.table.persons.chosen import narrowed
from sidelog.exchange.table.plan import Plan
from sidelog.exchange.table.planning.corrected import plan_corrected
from sidelog.exchange.table.planning.named import plan_named
from sidelog.exchange.table.records.json_cells import with_numbers_of_json
from sidelog.exchange.table.records.json_rows import json_grid
from sidelog.exchange.table.records.marks import with_marks
from sidelog.exchange.table.rows.dittos import with_dittos
from sidelog.exchange.table.rows.grid import Grid, Part, not_read, text_grid
from sidelog.exchange.table.rows.halves import with_halves_of_day, with_parts_of_day
from sidelog.exchange.table.rows.header import find_columns
from sidelog.exchange.table.rows.parts import parts_of
from sidelog.exchange.table.splitting import cells
from sidelog.exchange.table.splitting.portions import with_portions_apart
from sidelog.exchange.table.years.parts_apart import (
    with_month_beside,
    with_parts_above,
    with_six_digits,
)
from sidelog.exchange.table.years.years import with_years
from sidelog.exchange.unknown import begins_like_json, refuse_other_kinds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sidelog.exchange.incoming import Line

# The layouts that are made plain tables, a header and lines that say their days below it: each
# knows a grid of its own kind, and leaves any other as it is.  They are tried in this order.
_IN_TEXT = (cells.with_brackets, cells.with_comments_whole, cells.with_blanks)
"""Cells that a text parts in another way."""
_IN_DIARIES = (
    with_blocks_of_days,
    with_labelled_lines,
    with_days_of_headings,
    with_days_in_front,
)
"""Lines of words, of which some begin with their day."""
_IN_TABLES = (with_days_of_months, with_lines_of_days, with_days_of_titles)
"""Days that stand elsewhere than in a column: across, by month or by week, or below titles."""
FORM = "csv"
"""The source of what comes in: a sheet saved as CSV brings the same entries as the sheet."""


def read(source: Source, here: Here, said: Said, mapping: Mapping | None) -> Reading:
    """A table, understood by what is in it, or by what a person said of its columns.

    The `mapping` is which of its columns say what; where it says no day, or is None, the file
    decides on all others.

    Raises:
        BadDataError: it is no table, none of its columns says a day, or it is damaged.
        UsageError: what was said does not fit it.
        ConfigurationError: it is a spreadsheet, and what reads one is not installed.
    """
    corrected = mapping if mapping and mapping.is_of_single_columns else Mapping()
    mapping = None if corrected is mapping else mapping
    is_open = mapping is None and said.header is None
    if is_spreadsheet(source):
        grid = spreadsheet_grid(source, said.sheet)
    elif begins_like_json(source.begins):
        grid = json_grid(source, said.sheet)
    else:
        refuse_other_kinds(source)
        in_diaries = _IN_DIARIES if is_open else ()
        grid = _made_plain(text_grid(source), (*_IN_TEXT, *in_diaries, cells.with_all_in_blanks))
    answers = Answers.of(said, corrected)
    left = grid.left
    if is_open and (parts := parts_of(grid)):
        reading = _tables(grid, parts, here, said, answers)
    else:
        left = (*not_read("other sheets", [part.title for part in grid.tables[1:]]), *left)
        reading = _table(grid, here, said, set(), answers, mapping)
    answers.unit.is_made |= reading.question is not None  # which is answered first
    answers.refuse_unused(source.name)
    return replace(reading, left=(*reading.left, *left))


def _tables(
    grid: Grid, parts: "Sequence[Part]", here: Here, said: Said, answers: Answers
) -> Reading:
    """All tables of a file that can be read; raises the error of the last where none can."""
    if len(parts) == 1:
        reading = _table(parts[0].grid, here, said, set(), answers)
        return replace(reading, why=f"{reading.why}; {parts[0].name} is one table")
    taken: set[str] = set()
    read: dict[str, Reading] = {}
    left: list[Left] = []
    said = replace(said, happened=said.happened or "?")  # of one of several nothing is asked
    for part in parts:
        is_needed = not read and part is parts[-1]
        answers.corrections.table = part.name
        try:
            one = _table(part.grid, here, said, taken, answers)
        except (BadDataError, UsageError) as error:
            is_corrected = answers.corrections.mapping != Mapping()
            if is_needed or (is_corrected and isinstance(error, UsageError)):
                raise
            left.append(Left(part.name, f"line {part.line}: {error.message.rstrip('.')}"))
            continue
        if is_needed or one.question or one.left or len(one.brought) > 1:
            read[part.name] = _called_by(part.name, one)
        else:
            left.append(Left(part.name, "it says when, and nothing else"))
    asking = ((name, one.question) for name, one in read.items() if one.question)
    name, question = next(asking, ("", None))
    if question and grid.tables:
        question = question._replace(text=f"{name}: {question.text}")
    lines = chain.from_iterable(one.lines for one in read.values())
    return Reading(
        form=FORM,
        what=grid.what,
        why=f"{len(read):,} {'table' if len(read) == 1 else 'tables'}: {', '.join(read)}",
        brought=tuple(chain.from_iterable(one.brought for one in read.values())),
        left=(*chain.from_iterable(one.left for one in read.values()), *left),
        lines=iter(()) if question else lines,
        counted=grid.counted,
        question=question,
    )


def _called_by(name: str, read: Reading) -> Reading:
    """A table of several, whose columns are called by it, too."""
    brought = tuple(one._replace(found=f"{name}: {one.found}") for one in read.brought)
    left = tuple(one._replace(found=f"{name}: {one.found}") for one in read.left)
    return replace(read, brought=brought, left=left)


def _table(
    grid: Grid,
    here: Here,
    said: Said,
    taken: set[str],
    answers: Answers,
    mapping: Mapping | None = None,
) -> Reading:
    """One table, understood; `taken` are the names of the measures of those before it."""
    missing = words_of_nothing(said.missing)
    if mapping is None and said.header is None:
        grid = with_days_counted(_made_plain(grid, _IN_TABLES), said.order)
    columns = with_marks(with_dittos(find_columns(grid, said.header)))
    columns = minutes_and_seconds.with_minutes_of_timers(with_numbers_of_json(columns))
    columns = with_six_digits(with_month_beside(with_parts_above(columns)), here)
    columns, narrowing = narrowed(columns, said.where)
    columns, years, question = with_years(columns, here, said, answers.year, mapping)
    if question:
        return Reading(FORM, grid.what, "", (), (), iter(()), question=question)
    if mapping is not None:
        columns = answers.missing.emptied(with_halves_of_day(columns, missing))
        plan = plan_named(columns, here, said, mapping, answers.words)
        why = "its columns were named"
    else:
        columns = with_numbered_medicines(columns)
        columns = with_halves_of_day(with_parts_of_day(columns), missing)
        columns = with_spans_apart(columns)
        columns, portions = with_portions_apart(columns)
        columns, again = with_parts_of_days(columns)
        columns, in_minutes = minutes_and_seconds.with_seconds_behind_points(columns)
        columns, brought, left = with_whole_lengths(columns, missing)
        columns = answers.missing.emptied(columns)
        named = answers.corrections.of_table(columns.names)
        plan = plan_corrected(columns, here, said, taken, answers.words, named)
        plan.brought += brought
        plan.left += [*again, *in_minutes, *left, *portions]
        why = f"its column {plan.dating.day.name!r} says the day of each line"
    answers.use(plan)
    form_days(plan, answers.rules)
    columns = plan.columns
    _find_again(plan)
    all_lines = partial(Lines, columns, plan, here, missing)
    lines: Iterable[Line] = all_lines()
    question = plan.question
    if question is None and may_have_several(plan):
        several = find_several(plan, all_lines(), answers.rules)
        question = several.question
        lines = several.lines(lines)
    if question is None:
        asks = said.unit is None
        lines, question = with_doses_that_count(
            lines, all_lines, plan, here, answers.rules, asks=asks
        )
    return Reading(
        form=FORM,
        what=columns.grid.what,
        why="; ".join((why, *columns.remarks)),
        brought=(*narrowing, *years, *plan.brought),
        left=tuple(plan.left),
        lines=iter(() if question else lines),
        counted=grid.counted,
        question=question,
    )


def _made_plain(grid: Grid, layouts: "Sequence[Callable[[Grid], Grid]]") -> Grid:
    """The grid, where it is of one of some layouts, as a plain table."""
    return reduce(lambda found, layout: layout(found), layouts, grid)


def _find_again(plan: Plan) -> None:
    """Let readings that a person keyed again, or lines that were copied, be read once.

    What is added up, such as what was eaten, may well be there twice, where it has no end.
    """
    if plan.key or plan.all_doses or plan.is_named:
        return
    if plan.values and not (plan.long or plan.events or plan.span):
        added = [one.measure.scale.day_rule not in MEANS for one in plan.values]
        if not any(added):
            unread = {one.found: one.why for one in plan.left}
            plan.key = said_again.find_keyed_again(plan.dating, plan.columns, unread)
        if plan.key is None and not all(added):
            plan.key = said_again.find_copied(plan.dating, plan.columns, len(added))
    plan.key = plan.key or said_again.find_span_again(plan.columns)
