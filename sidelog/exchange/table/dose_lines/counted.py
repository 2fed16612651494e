"""The doses of a file that count, as all of its lines together say."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from math import isclose
from typing import Protocol

from sidelog.catalog.products import Dimension, is_convertible, parse_unit
from sidelog.catalog.text import fold
from sidelog.exchange.incoming import Definition, Dose, Entry, Line, Note
from sidelog.exchange.reader import Brought, Here, Question
from sidelog.exchange.table.cell.sums import is_total
from sidelog.exchange.table.day_value.day_rules import DayRules
from sidelog.exchange.table.dose_lines.daily import AskedFinder, DailyFinder
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.plan import Plan
from sidelog.exchange.table.regimen.steps import find_courses, without_overtaken_stops
from sidelog.exchange.table.rows.columns import Columns
from sidelog.journal.rows import Product

ZERO_BESIDE = "0 of a product that the day has a dose of elsewhere"
"""Why such a 0 is left out: it says that its line has none, and not its day."""
_OF_DAY = "a total of doses of its day, which other lines have"
_OTHER = "a total of its day, and not what the doses of other lines come to"
_ALL = ""
Forms = Mapping[tuple[str, str], str]
"""The names of products in another form, by their folded names and units in a file."""
_SOLID = frozenset({"tablet", "capsule", "film", "lozenge", "gummy", "patch"})
"""Pieces of which those of one form are never the same dose again as those of another."""


def with_doses_that_count(
    lines: Iterable[Line],
    again: Callable[[], Iterable[Line]],
    plan: Plan,
    here: Here,
    rules: DayRules,
    *,
    asks: bool,
) -> tuple[Iterable[Line], Question | None]:
    """The lines with the doses and steps that count; a question where only the person knows."""
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
        plan.brought += _said_of(others)
        lines = _in_forms(lines, others) if others else lines
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
    the day has a column, or where each line says whether it was taken, as of products `in_lines`.
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


def find_totals(rest: Iterable[Seen], columns: Columns) -> frozenset[int]:
    """The numbers of the lines in which a cell says that they are of a total."""
    places = [one.place for one in rest if any(map(is_total, one.texts))]
    rows = columns.rows() if places else ()
    cells = ((row.line, cell) for row in rows for at in places for cell in row.cells[at : at + 1])
    return frozenset(line for line, cell in cells if is_total(cell))


class Totals:
    """The doses of which lines may be totals: those of the other lines of their day."""

    def __init__(self, numbers: Collection[int]) -> None:
        self._numbers = numbers
        self._taken: dict[tuple[object, ...], float] = {}
        self.is_looking = bool(numbers)

    def add(self, line: Line) -> None:
        """Add up the doses of a line that is none of a total."""
        for part in line.parts if line.number not in self._numbers else ():
            if isinstance(part, Dose) and part.taken:
                for key in (_key(part), (_ALL, part.unit, part.day)):
                    self._taken[key] = self._taken.get(key, 0) + (part.amount or 0)

    def without(self, lines: Iterable[Line]) -> Iterator[Line]:
        """The lines without the totals of doses that other lines of their day have."""
        taken = self._taken
        for line in lines:
            doses = [part for part in line.parts if isinstance(part, Dose)]
            doses = [one for one in doses if line.number in self._numbers and _key(one) in taken]
            if not doses:
                yield line
                continue
            parts = [part for part in line.parts if part not in doses]
            parts = [one for one in parts if not (isinstance(one, Note) and is_total(one.text))]
            are_right = all(isclose(one.amount or 0, taken[_key(one)]) for one in doses)
            yield line._replace(
                parts=tuple(parts),
                errors=line.errors if parts else (),
                passed=(*line.passed, _OF_DAY if are_right else _OTHER),
            )


def _key(dose: Dose) -> tuple[object, ...]:
    product = _ALL if is_total(dose.product) else dose.product.casefold()
    return product, dose.unit, dose.day


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
                found[folded, unit] = f"{self._names[folded]} {_usual(_with_alike(counted, unit))}"
        return found


def _is_alike(unit: str, other: str) -> bool:
    return is_convertible(parse_unit(unit), parse_unit(other))


def _with_alike(counted: Counter[str], unit: str) -> Counter[str]:
    """The units, with how often, that are converted into each other: g and mg."""
    return Counter({one: count for one, count in counted.items() if _is_alike(one, unit)})


def _usual(counted: Counter[str]) -> str:
    """The unit of the most amounts with those alike; of as many, one of mass."""
    masses = {one for one in counted if parse_unit(one).dimension is Dimension.MASS}
    return max(
        counted, key=lambda one: (_with_alike(counted, one).total(), one in masses, counted[one])
    )


def _in_forms(lines: Iterable[Line], forms: Forms) -> Iterator[Line]:
    """The lines, with each dose of the product that is in its form."""
    for line in lines:
        parts = tuple(
            replace(part, product=name)
            if isinstance(part, Dose) and (name := forms.get((fold(part.product), part.unit or "")))
            else part
            for part in line.parts
        )
        yield line._replace(parts=parts)


def _said_of(forms: Forms) -> list[Brought]:
    """What is said of products in another form."""
    how = "another form is another product"
    found: dict[str, list[str]] = {}
    for (_, unit), name in forms.items():
        found.setdefault(name, []).append(unit)
    return [
        Brought(f"{name.rpartition(' ')[0]} in {', '.join(units)}", f"doses of {name}", how)
        for name, units in found.items()
    ]
