"""The words of a regimen, whichever way they state it: stages, a course, or a hold."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from sidelog.catalog.regimen.rhythms import A_DAY, COUNT, Length, parse_length
from sidelog.catalog.regimen.rules import RegimenStep, day_of
from sidelog.catalog.regimen.stages import EXAMPLES, Stages, parse_hold, parse_stages
from sidelog.dates import say_date
from sidelog.errors import NothingMatchedError, UsageError

if TYPE_CHECKING:
    from sidelog.catalog.regimen.courses import Course

# Patterns are strings: `re` compiles one when it is first used.
_IS_COURSE = rf"\bby\b|%|\bper ?cent\b|\bin (?:{COUNT}) steps\b|\bevery (?!{A_DAY}(?!\w))\S.* to \S"
_NEXT = r" ?(?:→|->|;|\n|,? ?\b(?:and )?then\b) ?"


class Hold(NamedTuple):
    """What holds goes on, and later steps are postponed.

    Attributes:
        lasts: by how long.
    """

    lasts: Length

    def postponed(self, steps: Sequence[RegimenStep], day: int) -> list[RegimenStep]:
        """The steps after a day, each on its new day; those up to the day stay as they are.

        Args:
            steps: of one product, in the order of their days.
            day: the day on which what holds is to go on, an ordinal.

        Raises:
            UsageError: a step begins on that very day, so that either amount may be meant.
            NothingMatchedError: there is no later step.
        """
        today = next((step for step in steps if step.day == day), None)
        if today is not None and steps.index(today) > 0:
            said = day_of(today)
            raise UsageError(
                f"A step begins on {say_date(said)}: it may be held before it, or from it on.",
                hint=f"Before it: --on {said.fromordinal(day - 1)}; "
                f"from it on: --on {said.fromordinal(day + 1)}",
            )
        later = [step for step in steps if step.day > day]
        if not later:
            raise NothingMatchedError("There is no later step that could be postponed.")
        return [step._replace(day=self.lasts.after(day_of(step)).toordinal()) for step in later]


Plan: TypeAlias = "Stages | Course | Hold"


def parse_plan(words: str, every: str | None = None) -> Plan:
    """Understand how a regimen is stated.

    Args:
        words: as they were typed, without the product.
        every: how long each step lasts, where that was typed apart.

    Raises:
        SidelogError: the words are no regimen, or can be read in two ways.
    """
    text = plain(words)
    apart = parse_length(every) if every is not None else None
    if lasts := parse_hold(text):
        if apart is not None:
            raise UsageError("A hold has no --every.", hint="Such as: hold 2 weeks")
        return Hold(lasts)
    if re.search(_IS_COURSE, text):
        from sidelog.catalog.regimen.courses import parse_course  # noqa: PLC0415  (seldom)

        return parse_course(text, apart)
    return parse_stages(text, apart)


def plain(words: str) -> str:
    """The words in lower case and single spaces, with a comma between steps.

    Raises:
        UsageError: there is none.
    """
    text = re.sub(_NEXT, ", ", " ".join(words.casefold().split())).strip(", ")
    if not text:
        raise UsageError("How much is taken is not said.", hint=EXAMPLES)
    return text
