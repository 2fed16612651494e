"""The doses of a file that count, as all of its lines together say."""

from collections.abc import Callable, Container, Iterable, Iterator
from datetime import date

from sidelog.catalog.text import fold
from sidelog.exchange.incoming import Definition, Dose, Entry, Line
from sidelog.exchange.reader import Here, Question
from sidelog.exchange.table.day_value.day_rules import DayRules
from sidelog.exchange.table.dose_lines.asked import find_asked
from sidelog.exchange.table.dose_lines.daily import find_daily
from sidelog.exchange.table.dose_lines.forms import find_forms, in_forms, said_of
from sidelog.exchange.table.dose_lines.totals import without_totals
from sidelog.exchange.table.plan import Plan
from sidelog.exchange.table.regimen.steps import find_courses, without_overtaken_stops

ZERO_BESIDE = "0 of a product that the day has a dose of elsewhere"
"""Why such a 0 is left out: it says that its line has none, and not its day."""


def with_doses_that_count(
    lines: Iterator[Line],
    again: Callable[[], Iterable[Line]],
    plan: Plan,
    here: Here,
    rules: DayRules,
    *,
    asks: bool,
) -> tuple[Iterator[Line], Question | None]:
    """The lines with the doses and steps that count; a question where only the person knows.

    Args:
        lines: of the file.
        again: gives them anew; they are gone through for each thing that is looked for.
        plan: what the columns are; what is done is said in it.
        here: what may be known of the journal.
        rules: what a person said of days with several.
        asks: whether it may be asked which doses are of the day.
    """
    doses, named = plan.doses, plan.is_named
    if doses:
        daily = find_daily(plan, again(), rules, asks=asks)
        if daily.question:
            return lines, daily.question
        asked = find_asked(plan, again())
        lines = asked.lines(daily.lines(lines))
        lines = without_totals(lines, again(), doses.totals)
    if plan.all_doses and not named:
        are_named = any(one.is_log for one in plan.all_doses)
        forms = find_forms(again(), here.products, are_named=are_named)
        plan.brought += said_of(forms)
        lines = in_forms(lines, forms)
    if any(one.may_have_zeros for one in plan.all_doses):
        in_lines = doses.none_in_lines if doses and not named else frozenset[str]()
        lines = without_zeros_beside(lines, again(), in_lines)
    if doses and doses.end is not None:
        lines = without_overtaken_stops(lines, find_courses(again()))
    return lines, None


def without_zeros_beside(
    lines: Iterable[Line], again: Iterable[Line], in_lines: Container[str]
) -> Iterator[Line]:
    """The lines without amounts of 0 on days that have a dose of the product elsewhere.

    Who writes "none" on such a day means the day, so that it is refused: but not where each part of
    the day has a column, or where each line says whether it was taken.

    Args:
        lines: of a file.
        again: the same, which are gone through first.
        in_lines: the products of which "none" may be of less than a day.
    """
    taken = {
        (fold(part.product), part.day)
        for line in again
        for part in line.parts
        if isinstance(part, Dose) and part.taken
    }
    for line in lines:
        parts = tuple(part for part in line.parts if not _is_zero_beside(part, taken, in_lines))
        passed = (ZERO_BESIDE,) * (len(line.parts) - len(parts))
        yield line._replace(parts=parts, passed=line.passed + passed) if passed else line


def _is_zero_beside(
    part: Entry | Definition, taken: Container[tuple[str, date]], in_lines: Container[str]
) -> bool:
    if not isinstance(part, Dose) or part.taken or not part.entered:
        return False
    product = fold(part.product)
    is_of_line = part.entered[:1].isdigit() or product in in_lines
    return is_of_line and (product, part.day) in taken
