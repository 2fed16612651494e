"""The doses of a file that count, as all of its lines together say."""

from collections.abc import Callable, Container, Iterable, Iterator
from datetime import date
from typing import Protocol

from sidelog.catalog.text import fold
from sidelog.exchange.incoming import Definition, Dose, Entry, Line
from sidelog.exchange.reader import Here, Question
from sidelog.exchange.table.day_value.day_rules import DayRules
from sidelog.exchange.table.dose_lines.asked import AskedFinder
from sidelog.exchange.table.dose_lines.daily import DailyFinder
from sidelog.exchange.table.dose_lines.forms import FormsFinder, in_forms, said_of
from sidelog.exchange.table.dose_lines.totals import Totals
from sidelog.exchange.table.plan import Plan
from sidelog.exchange.table.regimen.steps import find_courses, without_overtaken_stops

ZERO_BESIDE = "0 of a product that the day has a dose of elsewhere"
"""Why such a 0 is left out: it says that its line has none, and not its day."""


def with_doses_that_count(
    lines: Iterable[Line],
    again: Callable[[], Iterable[Line]],
    plan: Plan,
    here: Here,
    rules: DayRules,
    *,
    asks: bool,
) -> tuple[Iterable[Line], Question | None]:
    """The lines with the doses and steps that count; a question where only the person knows.

    Args:
        lines: of the file.
        again: gives them anew; they are gone through once for all that is looked for.
        plan: what the columns are; what is done is said in it.
        here: what may be known of the journal.
        rules: what a person said of days with several.
        asks: whether it may be asked which doses are of the day.
    """
    doses, named = plan.doses, plan.is_named
    daily, asked = DailyFinder(plan, rules, asks=asks), AskedFinder(plan)
    totals = Totals(doses.totals if doses else ())
    are_named = any(one.is_log for one in plan.all_doses)
    forms = FormsFinder({} if named else here.products, are_named=are_named)
    forms.is_looking = bool(plan.all_doses) and not named
    zeros = ZerosBeside(doses.none_in_lines if doses and not named else frozenset())
    zeros.is_looking = any(one.may_have_zeros for one in plan.all_doses)
    _look_through(again, (daily, asked, totals, forms, zeros))
    if doses:
        once = daily.find()
        if once.question:
            return lines, once.question
        lines = asked.find().lines(once.lines(lines))
    if totals.is_looking:
        lines = totals.without(lines)
    if forms.is_looking:
        others = forms.find()
        plan.brought += said_of(others)
        lines = in_forms(lines, others) if others else lines
    if zeros.is_looking:
        lines = zeros.without(lines)
    if doses and doses.end is not None:
        lines = without_overtaken_stops(lines, find_courses(again()))
    return lines, None


class _Looking(Protocol):
    """What looks for one thing in all lines, as long as it `is_looking`."""

    is_looking: bool

    def add(self, line: Line) -> None:
        """Look at a line."""


def _look_through(again: Callable[[], Iterable[Line]], finders: Iterable[_Looking]) -> None:
    """Go through all lines once, as long as anything is looked for in them."""
    looking = [one for one in finders if one.is_looking]
    for line in again() if looking else ():
        for one in looking:
            one.add(line)
        looking = [one for one in looking if one.is_looking]
        if not looking:
            return


class ZerosBeside:
    """Amounts of 0 on days that have a dose of the product elsewhere.

    Who writes "none" on such a day means the day, so that it is refused: but not where each part of
    the day has a column, or where each line says whether it was taken.

    Args:
        in_lines: the products of which "none" may be of less than a day.
    """

    def __init__(self, in_lines: Container[str]) -> None:
        self._in_lines = in_lines
        self._taken = set[tuple[str, date]]()
        self.is_looking = True

    def add(self, line: Line) -> None:
        """Keep what was taken, by its day."""
        for part in line.parts:
            if isinstance(part, Dose) and part.taken:
                self._taken.add((fold(part.product), part.day))

    def without(self, lines: Iterable[Line]) -> Iterator[Line]:
        """The lines without such amounts."""
        for line in lines:
            parts = tuple([part for part in line.parts if not self._is_beside(part)])
            passed = (ZERO_BESIDE,) * (len(line.parts) - len(parts))
            yield line._replace(parts=parts, passed=line.passed + passed) if passed else line

    def _is_beside(self, part: Entry | Definition) -> bool:
        if not isinstance(part, Dose) or part.taken or not part.entered:
            return False
        product = fold(part.product)
        is_of_line = part.entered[:1].isdigit() or product in self._in_lines
        return is_of_line and (product, part.day) in self._taken
