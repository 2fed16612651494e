"""A regimen whose steps are worked out: "from 8 g by 0.5 g every 2 weeks to 2 g".

    course   verb? ("from" amount)? "by" (amount | percent "of" which) "every" length
             ("to" amount | "in" count "steps") "rounded to" amount? ", stop"?

An amount that is written begins on the first day; without one, the first day has the first step
already, from what holds then.  A percentage of the current amount and one of the first are two
courses, and so are less and more: which is meant has to be said.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from math import isclose
from typing import NamedTuple

from sidelog.catalog.amounts import Amount
from sidelog.catalog.regimen.rhythms import COUNT, Length, count_of, parse_length, split_rhythm
from sidelog.catalog.regimen.rules import RegimenStep, Rule
from sidelog.catalog.regimen.stages import MOST_STEPS, Day, Laid, Number, amount_of_rule
from sidelog.catalog.text import quoted
from sidelog.catalog.values import say_number
from sidelog.errors import BadDataError, UsageError

_EXAMPLES = "Write from AMOUNT by AMOUNT every 2 weeks to AMOUNT; or by PERCENT% of the current."
_DIGITS = 3
"""What is worked out by dividing is rounded to so many digits, unless the person says to what."""

# Patterns are strings: `re` compiles one when it is first used.
_PERCENT = r"(\d+(?:[.,]\d+)?) ?(?:%|per ?cent)"
_PARTS = {
    "stop": r"(?<=.), (?:stop|off|none)$",
    "rounded": r",? round(?:ed|ing)?(?: to)?(?: the nearest)? (?P<nearest>.+)$",
    "of": r" of (?:the |my |its |what )?(?:"
    r"(?P<first>(?:first|original|starting|start|initial)(?: (?:amount|dose|one))?)"
    r"|(?:current|present|last|previous|remaining)(?: (?:amount|dose|one))?"
    r"|(?:(?:amount|dose|one|is taken|comes) )?before|is taken)",
    "steps": rf",? (?:in )?(?P<count>{COUNT}) (?:times|steps)\b",
    "verb": r"^(?:(?P<down>reduc(?:e|ing)|lower|decrease|cut|taper|down|less|minus)"
    r"|increas(?:e|ing)|raise|titrate|up|more|plus)(?: |$)",
}
"""What is taken out of the words first, in this order; the clauses are what is left."""
_CLAUSES = r"(?:^|,? )(from|by|every|each|(?:(?:down|up) )?to|until|till) "
_CALLED = {"each": "every", "down to": "to", "up to": "to", "until": "to", "till": "to"}
_BY_TIME = r"(?P<by>.+?) (?:(?:a|per) (?P<one>day|week|fortnight|month)|(?P<ly>week|month)ly)"


class Course(NamedTuple):
    """Equal steps, in amounts or in percent.

    Attributes:
        start: the amount on the first day; None where it is what holds then, and the first day has
            the first step already.
        by: how much each step is; None where that follows from the others.
        percent: the percentage of each step; None where it is no percentage.
        of_first: whether that is of the first amount; otherwise of the one before each step.
        upward: whether it goes up; None where that follows from where it ends.
        apart: how long each step lasts; None where there is only one.
        to: the last amount; None where the number of steps says it.
        steps: the number of steps; None where the last amount says it.
        nearest: what the amounts are rounded to a multiple of; None where that was not said.
        stops: whether nothing is taken after the last step.
    """

    start: Amount | None
    by: Amount | None
    percent: float | None
    of_first: bool
    upward: bool | None
    apart: Length | None
    to: Amount | None
    steps: int | None
    nearest: Amount | None
    stops: bool

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """Every amount that was typed."""
        return tuple(one for one in (self.start, self.by, self.to, self.nearest) if one)

    def lay_out(self, first: date, before: Rule | None, number: Number, _: Day) -> Laid:
        """Work out the steps, and give each its day; see `Stages.lay_out`.

        Raises:
            UsageError: it is not said from how much, or which way.
            BadDataError: the steps cannot be taken: they go the other way, or never end.
        """
        rule = before if before and self.start is None else Rule(0.0)
        start = number(self.start) if self.start else rule.amount
        if not start:
            raise UsageError("From how much is not said.", hint=_EXAMPLES)
        to = number(self.to) if self.to else None
        pairs = list(self._worked_out(start, to, number))
        amounts = [amount for _, amount in pairs]
        if any(isclose(one, then) for one, then in pairwise([start, *amounts])):
            raise BadDataError(
                "Two amounts after one another would be the same.",
                hint="Round to less, or say each.",
            )
        taken = [*([start] if self.start else []), *amounts, *([0.0] if self.stops else [])]
        steps = tuple(
            RegimenStep(
                (self.apart or Length(0)).times(place).after(first).toordinal(),
                rule._replace(amount=amount) if amount else Rule(0.0),
            )
            for place, amount in enumerate(taken)
        )
        free = pairs if to is None else pairs[:-1]
        last = self._rounded(pairs[-1][0], number)
        return Laid(
            steps,
            rounded=tuple((exact, amount) for exact, amount in free if exact != amount),
            last_is_shorter=to is not None and not isclose(last, to, abs_tol=1e-9),
        )

    def _worked_out(
        self, start: float, to: float | None, number: Number
    ) -> Iterator[tuple[float, float]]:
        """The amount of each step as it comes, and rounded; the last is where it ends."""
        upward = self._goes_up(start, to)
        by = number(self.by) if self.by else (self.percent or 0.0) / 100 * start
        if not by and to is not None and self.steps:
            by = abs(to - start) / self.steps
        for place in range(1, MOST_STEPS + 1):
            if self.percent is None or self.of_first:
                exact = start + (by if upward else -by) * place
            else:
                exact = start * (1 + (by if upward else -by) / start) ** place
            exact = float(f"{exact:.12g}")  # 8 - 3 * 0.1 is no 7.699999
            amount = self._rounded(exact, number)
            if to is not None and (amount >= to if upward else amount <= to):
                yield exact, to
                return
            if amount <= 0:
                raise BadDataError(
                    f"After {place} of these steps nothing is left.", hint="Say where it ends."
                )
            yield exact, amount
            if place == self.steps:
                return
        raise BadDataError(
            f"That is more than {MOST_STEPS} steps.", hint="Say where it ends, or fewer."
        )

    def _goes_up(self, start: float, to: float | None) -> bool:
        if to is None and self.upward is None:
            raise UsageError(
                "Whether it becomes less or more is not said.", hint="Such as: reduce by 0.5 g"
            )
        upward = to > start if to is not None else bool(self.upward)
        if to == start or self.upward not in {None, upward}:
            raise BadDataError(
                f"From {say_number(start)} to {say_number(to or 0)} it does not become "
                f"{'more' if self.upward else 'less'}.",
                hint="Say the amount that it ends at.",
            )
        if to == 0 and self.percent is not None and not self.of_first:
            raise BadDataError(
                "A percentage of the current amount never comes to none.",
                hint="Say the last amount, and what follows, such as: to 0.5 g, stop",
            )
        return upward

    def _rounded(self, amount: float, number: Number) -> float:
        if self.nearest:
            least = number(self.nearest)
            return float(f"{round(amount / least) * least:.12g}")
        return amount if self.by else float(f"{amount:.{_DIGITS}g}")


def parse_course(words: str, apart: Length | None = None) -> Course:
    """Understand equal steps.

    Args:
        words: in lower case, see `words.plain`.
        apart: how long each lasts, where that was said elsewhere.

    Raises:
        SidelogError: something is missing, said twice, or can be read in two ways.
    """
    found, text = dict[str, re.Match[str] | None](), words
    for name, pattern in _PARTS.items():
        found[name] = part = re.search(pattern, text)
        text = text[: part.start()] + text[part.end() :] if part else text
    stop, rounded, of, counted, verb = found.values()
    said = _clauses(text, has_verb=verb is not None)
    by, steps = said.get("by", ""), count_of(counted["count"]) if counted else None
    if by_time := re.fullmatch(_BY_TIME, by):
        by = by_time["by"]
        said["every"] = f"{said.get('every', '')}{by_time['one'] or by_time['ly']}"
    if "every" in said:
        if apart is not None:
            raise UsageError("How long each step lasts is said twice.", hint=_EXAMPLES)
        apart = parse_length(re.sub("^other ", "2 ", said["every"]))
    percent = _percent(by)
    if "to" not in said and steps is None and apart is None:
        steps = 1
    nearest = _amount(rounded["nearest"]) if rounded else None
    if nearest and not nearest.number:
        raise BadDataError(
            "Amounts cannot be rounded to nothing.", hint="Such as: rounded to 0.5 g"
        )
    ends = ("to" in said) + (steps is not None)
    for is_wrong, message, hint in (
        (not ends, "Where it ends is not said.", f"{_EXAMPLES} Or say how often: in 6 steps."),
        (not by and ends == 1, "How much each step is, is not said.", _EXAMPLES),
        (by and ends > 1, "Where it ends follows from the number of steps.", "Say one of the two."),
        (
            apart is None and (steps != 1 or stop),
            "How long each step lasts is not said.",
            _EXAMPLES,
        ),
        (
            percent is not None and of is None and steps != 1,
            f"{by} may be of the current amount, or each time of the first.",
            f"Say {by} of the current, or {by} of the first.",
        ),
    ):
        if is_wrong:
            raise UsageError(message, hint=hint)
    return Course(
        start=_amount(said["from"]) if "from" in said else None,
        by=_amount(by) if by and percent is None else None,
        percent=percent,
        of_first=of is not None and of["first"] is not None,
        upward=None if verb is None else verb["down"] is None,
        apart=apart,
        to=_amount(said["to"]) if "to" in said else None,
        steps=steps,
        nearest=nearest,
        stops=stop is not None,
    )


def _clauses(text: str, *, has_verb: bool) -> dict[str, str]:
    """What stands behind each of the words from, by, every and to.

    What stands before all of them is the amount that it begins with; of "reduce 0.5 g" it is the
    step.
    """
    leading, *parts = re.split(_CLAUSES, text.strip(" ,"))
    pairs = [
        (_CALLED.get(word, word), what) for word, what in zip(parts[::2], parts[1::2], strict=True)
    ]
    if leading:
        has_by = any(word == "by" for word, _ in pairs)
        is_step = not has_by and (has_verb or _percent(leading) is not None)
        pairs.append(("by" if is_step else "from", leading))
    said = dict(pairs)
    if len(said) < len(pairs):
        raise UsageError(f"{quoted(text)} says something twice.", hint=_EXAMPLES)
    return said


def _percent(words: str) -> float | None:
    """The percentage; None where the words are none."""
    match = re.fullmatch(_PERCENT, words)
    if match is None:
        return None
    percent = float(match[1].replace(",", "."))
    if not 0 < percent < 100:  # noqa: PLR2004  (all of it)
        raise BadDataError(
            f"{words} is not how much a step can be.", hint="A step is more than 0%, and not all."
        )
    return percent


def _amount(words: str) -> Amount:
    """An amount of a course, which is taken daily."""
    found = split_rhythm(words)
    if found and found[1]:
        raise UsageError(
            f"{quoted(words)}: equal steps are of what is taken a day.",
            hint="What is not taken daily, or in several doses, is said step by step.",
        )
    return amount_of_rule(found[0] if found else words)
