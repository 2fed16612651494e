"""A day's dose that each line of the day says once more, beside readings that differ.

Who writes down blood pressure four times a day, and in each line the 1500 mg of that day, took
1500 mg and not 6000.  Insulin may be another dose in each.  Whether a dose is of the day is asked.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sidelog.catalog.scales import DayRule
from sidelog.catalog.text import quote
from sidelog.catalog.values import say_number
from sidelog.dates import say_date
from sidelog.exchange.incoming import Definition, Dose, Entry, Identities, Line, Observation
from sidelog.exchange.reader import Question
from sidelog.exchange.table.cell.numbers import IU, UNITS_OF_SOME
from sidelog.exchange.table.day_value.day_rules import DayRules
from sidelog.exchange.table.medicine.doses import Doses, identified
from sidelog.exchange.table.plan import Plan

AGAIN = "the dose of its day, as another line says it"
NOT_OF_DAY = "no in one of several lines: not none that day"
_SURE, _SURE_OF_YES, _ENOUGH_TO_ASK = 5, 3, 3
"""On fewer days the lines may be the same by chance; of a few it is asked."""
_NEARLY_ALL = 0.9
_MOST_NAMED = 3
_OF_MEALS = frozenset({IU.casefold(), UNITS_OF_SOME.casefold(), "units", "unit"})
"""Units of insulin, of which each meal has a dose."""

_OFTEN = 0.25
"""The part of days with several lines from which on a line is not about its day."""
_OF_LINE = "no: none then, which does not say that the day had none"
_ONCE_A_DAY = "yes in all lines of a day: taken once that day"

Amount = tuple[float | None, str | None]


@dataclass(slots=True)
class Daily:
    """The products that are taken once a day, whatever each line says.

    Attributes:
        days: on which all lines have the same.
        of_lines: columns whose "none" is not of the day.
        question: whether it is once a day, where nobody said it.
    """

    days: dict[str, set[date]] = field(default_factory=dict)
    of_lines: set[str] = field(default_factory=set)
    question: Question | None = None

    def lines(self, lines: Iterable[Line]) -> Iterable[Line]:
        """The lines: the first of a day has its dose, of no time, and the others have none."""
        return self._once(lines) if self.days or self.of_lines else lines

    def _once(self, lines: Iterable[Line]) -> Iterator[Line]:
        identity, given = Identities("csv").of, set[tuple[str, date]]()
        for line in lines:
            parts: list[Entry | Definition] = []
            passed: list[str] = []
            for part in line.parts:
                if isinstance(part, Dose) and not part.taken and part.column in self.of_lines:
                    passed.append(NOT_OF_DAY)
                elif not isinstance(part, Dose) or part.day not in self.days.get(part.product, ()):
                    parts.append(part)
                elif (part.product, part.day) in given:
                    passed.append(AGAIN)
                else:
                    given.add((part.product, part.day))
                    on = replace(part, at=None)
                    parts.append(identified(on, on.day.isoformat(), identity))
            yield line._replace(parts=tuple(parts), passed=(*line.passed, *passed))


class DailyFinder:
    """Finds the products with columns of their own of which each line of a day has its dose.

    A person says the mean of a product for once a day, and its sum for a dose in each line; what is
    said of one is of the others.
    """

    def __init__(self, plan: Plan, said: DayRules, *, asks: bool) -> None:
        self._plan, self._said, self._asks = plan, said, asks
        amounts = plan.doses.amounts if plan.doses and not plan.doses.are_steps else []
        columns = {one.product: one.column for one in amounts if one.product and not one.asked}
        self._columns = columns if plan.values or plan.span else {}
        self._doses: dict[str, dict[date, list[Amount]]] = {}
        self._numbers: dict[date, list[int]] = {}
        self._differing: set[date] = set()
        self._first: dict[tuple[str, date], float | None] = {}
        self.is_looking = bool(self._columns)

    def add(self, line: Line) -> None:
        """Keep what a line says of those products, and whether its values differ from others."""
        days: set[date] = set()
        for part in line.entries:
            days.add(part.day)
            if isinstance(part, Dose) and part.product in self._columns:
                on = self._doses.setdefault(part.product, {}).setdefault(part.day, [])
                on.append((part.amount, part.unit))
            elif isinstance(part, Observation):
                first = self._first.setdefault((part.measure, part.day), part.value)
                self._differing |= {part.day} if first != part.value else set()
        for day in days:
            self._numbers.setdefault(day, []).append(line.number)

    def _same(self, product: str, least: int) -> dict[date, Amount]:
        """The days on which all lines have the same of a product, where that is the rule."""
        found: dict[date, Amount] = {}
        several = again = differing = 0
        for day, amounts in self._doses[product].items():
            is_same = len(set(amounts)) == 1 and len(amounts) == len(self._numbers[day])
            if is_same:
                found[day] = amounts[0]
            if len(self._numbers[day]) > 1:
                several += 1
                again += is_same
                differing += is_same and day in self._differing
        is_rule = again >= max(least, several * _NEARLY_ALL) and differing * 2 >= again
        is_of_meals = any((amount[1] or "").casefold() in _OF_MEALS for amount in found.values())
        return found if is_rule and not is_of_meals else {}

    def find(self) -> Daily:
        """The products that all lines together say are taken once a day."""
        found, columns, said = Daily(), self._columns, self._said
        said.known |= columns
        of_one = next((rule for one in columns if (rule := said.named(one))), None)
        least = _ENOUGH_TO_ASK if self._asks or of_one else _SURE
        same = {one: days for one in self._doses if (days := self._same(one, least))}
        for product, days in same.items():
            rule = said.named(product) or of_one
            if rule is None and self._asks:
                found.question = found.question or _question(product, days, self._numbers)
            elif rule is not DayRule.SUM:
                found.days[product] = set(days)
                how = f"else --several {quote(f'{product}=sum')}"
                how = f"each line of a day has it: taken once a day ({how})"
                self._plan.say_also(columns[product], how)
        return found


def _question(
    product: str, days: Mapping[date, Amount], numbers: Mapping[date, Sequence[int]]
) -> Question:
    day = next(day for day in days if len(numbers[day]) > 1)
    number, unit = days[day]
    lines = numbers[day]
    once, each = (
        f"{say_number((number or 0) * times)} {unit or ''}".rstrip() for times in (1, len(lines))
    )
    places = ", ".join(map(str, lines[:_MOST_NAMED]))
    return Question(
        "several",
        "--several",
        f"All lines of a day have the same of {product}, as on {say_date(day)} (lines {places}): "
        "is it taken once a day, or in each line?",
        {str(DayRule.MEAN): f"once, {once}", str(DayRule.SUM): f"in each, {each}"},
        column=product,
        otherwise=str(DayRule.MEAN),
    )


class AskedFinder:
    """Finds the products of which yes stands in all lines of a day, and those of single lines."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        doses = plan.doses if plan.doses and not plan.doses.are_steps else Doses()
        self._asked = {
            one.column: one.product for one in doses.amounts if one.product and one.is_asked
        }
        self._said: dict[str, dict[date, list[bool]]] = {column: {} for column in self._asked}
        self.is_looking = bool(self._asked)

    def add(self, line: Line) -> None:
        """Keep what a line answers."""
        for part in line.parts:
            if isinstance(part, Dose) and part.column in self._said:
                self._said[part.column].setdefault(part.day, []).append(part.taken)

    def find(self) -> Daily:
        """What all lines together say of them."""
        found, plan = Daily(), self._plan
        for column, product in self._asked.items():
            days = self._said[column]
            several = [answers for answers in days.values() if len(answers) > 1]
            taken = [answers for answers in several if any(answers)]
            again = sum(map(all, taken))
            alike = sum(len({*answers}) == 1 for answers in several)
            if len(several) <= len(days) * _OFTEN:
                continue
            is_sure = again >= _SURE_OF_YES or (again and alike == len(several) >= _SURE_OF_YES)
            if plan.values and is_sure and again >= len(taken) * _NEARLY_ALL:
                found.days[product] = {day for day, some in days.items() if len({*some}) == 1}
                plan.say_also(column, _ONCE_A_DAY)
            else:
                found.of_lines.add(column)
                plan.say_also(column, _OF_LINE)
        return found
