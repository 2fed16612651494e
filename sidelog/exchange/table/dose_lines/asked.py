"""Yes and no of what was taken, in files with several lines a day: of the day, or of each line.

Who is asked at eight, at noon and at nine whether a medicine was taken, and says yes at eight, took
it once; no at noon does not say that the day had none.  Where all lines of a day say yes, one
answer stands in all of them.
"""

from typing import TYPE_CHECKING

from sidelog.exchange.incoming import Dose, Line
from sidelog.exchange.table.dose_lines.daily import Daily
from sidelog.exchange.table.medicine.doses import Doses
from sidelog.exchange.table.plan import Plan

if TYPE_CHECKING:
    from datetime import date

_OFTEN = 0.25
"""The part of days with several lines from which on a line is not about its day."""
_NEARLY_ALL = 0.9
_SURE = 3
"""On fewer days the same answer may stand in all lines by chance."""
_OF_LINE = "no: none then, which does not say that the day had none"
_OF_DAY = "yes in all lines of a day: taken once that day"


class AskedFinder:
    """Finds the products of which yes stands in all lines of a day, and those of single lines."""

    def __init__(self, plan: Plan) -> None:
        """Begin; what is done is said in the plan."""
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
            is_sure = again >= _SURE or (again and alike == len(several) >= _SURE)
            if plan.values and is_sure and again >= len(taken) * _NEARLY_ALL:
                found.days[product] = {day for day, some in days.items() if len({*some}) == 1}
                plan.say_also(column, _OF_DAY)
            else:
                found.of_lines.add(column)
                plan.say_also(column, _OF_LINE)
        return found
