"""Steps of a regimen that are stated one by one: "50 mg daily", "8g for 2 weeks, 6g, stop".

    stages   stage ("," stage)*    also "then", arrows, or amounts in a row
    stage    amount rhythm* ("for" length)? ("from" day)? | stop | "hold" length

What can be read in two ways is refused with both.  How fast is the person's to say: no length of a
step is usual here.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from sidelog.catalog.amounts import Amount, parse_amount
from sidelog.catalog.products import is_unit
from sidelog.catalog.regimen.rhythms import (
    A_DAY,
    COUNT,
    DAYS_OFF,
    DOSES,
    EVERY,
    LENGTH,
    OF_MONTH,
    SEVERAL_DAYS,
    TIMES,
    WEEKDAY,
    Length,
    count_of,
    parse_length,
    split_rhythm,
)
from sidelog.catalog.regimen.rules import RegimenStep, Rule
from sidelog.catalog.text import quoted
from sidelog.errors import BadDataError, SidelogError, UsageError

Number = Callable[[Amount], float]
"""An amount in the product's unit."""

Day = Callable[[str], date]
"""The day that some words mean."""

EXAMPLES = (
    "Write AMOUNT daily, twice a day or every other day; AMOUNT for 2 weeks, AMOUNT; or stop."
)
MOST_STEPS = 200

# Patterns are strings: `re` compiles one when it is first used.
_SIMPLE = r"(?P<amount>[0-9]+(?:\.[0-9]+)? ?(?P<unit>[^\W\d_]+)|stop)(?: daily| a day)?"
_BETWEEN = rf"(?! ?, ?(?:and )?{A_DAY}(?!\w))(?: ?,(?!\d) ?|(?<!\d), ?)"
_WITH_DAY = (
    r"(?P<rest>.+?) (?:(?:from|starting|(?<=stop |none )on) |(?=since )"
    rf"|on (?!alternate|week|work|{DAYS_OFF}|{OF_MONTH} month|{A_DAY}(?!\w|,? \d)))(?P<day>.+)"
)
_WITH_LENGTH = r"(?P<rest>.+?) for (?P<lasts>.+)"
_HOLD = r"hold(?:ing)?(?: for)?(?: (?P<lasts>.+))?"
_STOP = r"stop|stopped|off|none|nothing|zero|0(?:\.0*)? ?[^\W\d_]*"
_SPACING = (
    rf"(?:(?P<stop>{_STOP}) )?(?:every (?P<every>{LENGTH})|(?P<each>{LENGTH}) (?:each|apart))"
    r"(?: (?:from|starting) (?P<day>.+))?"
)
_VERB = (
    r"(?:(?:take|start|restart|begin|resume)(?: again)?(?: with| at)?"
    r"|(?:(?:reduce|increase|lower|raise|drop|change|go|come|back) )?(?:(?:down|up|back) )?to)"
    r" (?P<rest>.+)"
)
_IN_A_ROW = r"[\d.,/½¼¾]+ ?[^\W\d_]*|[^\W\d_]+"
_NUMBER = r"[\d.,/½¼¾]+"
_SCHEME = rf"(?P<doses>{_NUMBER}(?:-{_NUMBER}){{2,3}})(?P<unit>(?: ?[^\W\d_]+)?)"
_X = "[x*\N{MULTIPLICATION SIGN}]"
_SO_OFTEN = (
    rf"(?P<count>{COUNT})(?: ?{_X} ?| doses of | times )(?P<amount>.+)",
    rf"(?P<amount>.+?) ?{_X} ?(?P<count>{COUNT})",
)


class Laid(NamedTuple):
    """The steps of a plan, laid out from a day on.

    Attributes:
        steps: in the order of their days, at least one.
        rounded: of the amounts that were worked out and rounded, what each was and what it is.
        last_is_shorter: whether the last step of a course goes less far than the others.
    """

    steps: tuple[RegimenStep, ...]
    rounded: tuple[tuple[float, float], ...] = ()
    last_is_shorter: bool = False


class Stage(NamedTuple):
    """One step as it was stated.

    Attributes:
        amount: on a day on which it is taken; 0 where none is.
        each: whether that is the amount of each dose; otherwise of all of a day.
        every_days: as in `Rule`.
        times: as in `Rule`.
        lasts: how long; None where that was not said.
        on: the words for its first day; None where they were not said.
        weekday: the day of the week on which it begins, from 0 for Monday; None where any will do.
    """

    amount: Amount
    each: bool = False
    every_days: int = 1
    times: int = 1
    lasts: Length | None = None
    on: str | None = None
    weekday: int | None = None

    def begin(self, day: date) -> date:
        """Its first day, which is `day` or the first after it that is of its weekday."""
        if self.weekday is None:
            return day
        return day + timedelta((self.weekday - day.weekday()) % 7)

    def rule(self, number: Number) -> Rule:
        """What is taken, in the product's unit."""
        amount = number(self.amount) * (self.times if self.each else 1)
        return Rule(float(f"{amount:.15g}"), self.every_days, self.times) if amount else Rule(0.0)


class Stages(NamedTuple):
    """Steps that were stated one by one.

    Attributes:
        stages: in their order, at least one.
        apart: how long each of them lasts that does not say it itself; None where that was not
            said.
    """

    stages: tuple[Stage, ...]
    apart: Length | None = None

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """Every amount that was typed."""
        return tuple(one.amount for one in self.stages)

    def lay_out(self, first: date, before: Rule | None, number: Number, day: Day) -> Laid:
        """Give every step its day.

        Args:
            first: the first day of the plan.
            before: what is taken until then; None where no rule says it.
            number: see `Number`.
            day: see `Day`.

        Raises:
            UsageError: it is not said how long a step lasts, or what comes after the last.
            BadDataError: the days of the steps contradict each other.
        """
        steps, begin, before_it = list[RegimenStep](), first, self.stages[0]
        for place, one in enumerate(self.stages):
            lasts = before_it.lasts or (self.apart if one.on is None else None)
            over = lasts.after(begin) if place and lasts else None
            said = day(one.on) if one.on is not None else over if place else first
            if said is None:
                raise UsageError(
                    f"How long {quoted(before_it.amount.typed)} lasts is not said.",
                    hint="Write AMOUNT for 2 weeks, AMOUNT for 10 days, AMOUNT; or --every 2w for "
                    "all.",
                )
            said = one.begin(said)
            if place and (said <= begin or over not in {None, said}):
                raise BadDataError(
                    f"{quoted(one.amount.typed)} cannot begin on {said}: the step before it begins "
                    f"on {begin}" + (f" and lasts until {over}." if over else "."),
                    hint="Say the steps in the order of their days, and each day once.",
                )
            begin, before_it = said, one
            steps.append(RegimenStep(begin.toordinal(), one.rule(number)))
        last = self.stages[-1]
        if last.lasts is not None:
            if before is not None and not before.is_stop:
                raise UsageError(
                    f"What comes after {quoted(last.amount.typed)} is not said.",
                    hint="Say it at the end: what was taken before it, or stop.",
                )
            steps.append(RegimenStep(last.lasts.after(begin).toordinal(), Rule(0.0)))
        return Laid(tuple(steps))


def parse_stages(words: str, apart: Length | None = None) -> Stages:
    """Understand steps that are stated one by one.

    Args:
        words: in lower case, with a comma between steps; see `words.plain`.
        apart: how long each lasts, where that was said elsewhere.

    Raises:
        SidelogError: the words are no regimen, or can be read in two ways.
    """
    pieces = [piece for piece in re.split(_BETWEEN, words) if piece]
    spacing = re.fullmatch(_SPACING, pieces[-1]) if len(pieces) > 1 else None
    if spacing:
        if apart is not None:
            raise UsageError("How long each step lasts is said twice.", hint=EXAMPLES)
        apart = parse_length(spacing["every"] or spacing["each"])
        pieces[-1:] = filter(None, [spacing["stop"]])
    if len(pieces) == 1 and not _simple(pieces[0]):
        pieces = _in_a_row(pieces[0])
    if len(pieces) > MOST_STEPS:
        raise BadDataError(
            f"That is {len(pieces)} steps.", hint=f"A plan has {MOST_STEPS} at most."
        )
    stages = _each(pieces, apart)
    if spacing and spacing["day"]:  # the day of the plan stands behind it
        stages[0] = stages[0]._replace(on=spacing["day"])
    *others, last = stages
    if apart is None and sum(one.weekday is not None and not one.lasts for one in stages) > 1:
        raise UsageError(SEVERAL_DAYS[0], hint=SEVERAL_DAYS[1])
    if apart is not None and not others:
        raise UsageError(
            "How long a step lasts is said where there are several.",
            hint="How often it is taken follows the amount, such as: 10 mg every other day",
        )
    is_bare = all(one.lasts is None and one.every_days == 1 for one in others)
    if (
        others
        and apart is None
        and last.every_days > 1
        and is_bare
        and not any(one.on for one in others)
    ):  # "8g, 6g, 4g every 2 weeks"
        raise UsageError(
            f"The end may say how often {quoted(last.amount.typed)} is taken, or how long each "
            "step lasts.",
            hint="How long each lasts goes after --every, such as: --every 2w",
        )
    return Stages(tuple(_with_units(stages)), apart)


def _each(pieces: Sequence[str], apart: Length | None) -> list[Stage]:
    """The step of each piece; a hold lets the one before it last longer."""
    stages: list[Stage] = []
    for piece in pieces:
        if stages and (by := parse_hold(piece)):
            stages[-1] = _held(stages[-1], apart, by)
        else:
            stages.append(_simple(piece) or _stage(piece))
    return stages


def parse_hold(words: str) -> Length | None:
    """How long what holds is to go on: "hold 2 weeks"; None where the words are no hold.

    Raises:
        UsageError: it is not said, or is no length.
    """
    hold = re.fullmatch(_HOLD, words)
    if hold is None:
        return None
    if hold["lasts"] is None:
        raise UsageError("How long it is held is not said.", hint="Such as: hold 2 weeks")
    return parse_length(hold["lasts"])


def _held(stage: Stage, apart: Length | None, by: Length) -> Stage:
    """A step that lasts longer than it would.

    Raises:
        UsageError: how long it would last is not said.
    """
    lasts = stage.lasts or apart
    if lasts is None:
        raise UsageError(
            f"How long {quoted(stage.amount.typed)} lasts before the hold is not said.",
            hint="Write AMOUNT for 2 weeks, hold 1 week; or how long it is in all.",
        )
    return stage._replace(lasts=lasts.plus(by))


def parse_step(words: str) -> Stage:
    """Understand one step alone, without how long it lasts or from when.

    Args:
        words: in lower case, see `words.plain`.

    Raises:
        SidelogError: the words are not one step.
    """
    step, *others = parse_stages(words).stages
    if others or step.lasts or step.on:
        raise UsageError(
            f"{quoted(words)} is more than one step.", hint="One has an amount: 6 g daily"
        )
    return step


def amount_of_rule(words: str) -> Amount:
    """Understand the one amount of a rule, which may be none.

    Raises:
        SidelogError: the words are no amount, or not one that a rule can have.
    """
    if re.fullmatch(_STOP, words):
        return Amount(0, None, words)
    amount = parse_amount(words, a_day=True)
    if amount.number is None or amount.estimate or amount.is_share:
        raise UsageError(
            f"{quoted(words)} is not one amount, which a rule has.",
            hint="Write a number and its unit. A day that differs is a dose: sidelog dose",
        )
    return amount


def _in_a_row(words: str) -> list[str]:
    """The steps of "8g 6g 4g stop"; what is one step stays one."""
    pieces = [piece.strip() for piece in re.findall(_IN_A_ROW, words)]
    if len(pieces) > 1 and not is_amount_of_rule(words) and " ".join(pieces) == words:
        return pieces if all(map(is_amount_of_rule, pieces)) else [words]
    return [words]


def is_amount_of_rule(words: str) -> bool:
    """Whether the words are an amount alone, and do not say how often."""
    try:
        return not amount_of_rule(words).worked_out
    except SidelogError:
        return False


def _simple(piece: str) -> Stage | None:
    """An amount with its unit that is taken daily, or a stop: nearly every step there is."""
    found = re.fullmatch(_SIMPLE, piece)
    if found is None or (found["unit"] and not is_unit(found["unit"])):
        return None
    return Stage(amount_of_rule(found["amount"]))


def _stage(piece: str) -> Stage:
    """One step, whose clauses are taken from its end."""
    on = re.fullmatch(_WITH_DAY, piece)
    text = on["rest"] if on else piece
    lasting = re.fullmatch(_WITH_LENGTH, text)
    text = lasting["rest"] if lasting else text
    verb = re.fullmatch(_VERB, text)
    text = verb["rest"] if verb else text
    said = dict[str, int]()
    while found := split_rhythm(text):
        text, more = found
        if said.keys() & more.keys() or {TIMES, DOSES} <= said.keys() | more.keys():
            raise UsageError(f"{quoted(piece)} says twice how often.", hint=EXAMPLES)
        said |= more
    if not text:
        raise UsageError(f"{quoted(piece)} does not say how much.", hint=EXAMPLES)
    return _how_much(text, said)._replace(
        lasts=parse_length(lasting["lasts"]) if lasting else None, on=on["day"] if on else None
    )


def _how_much(text: str, said: dict[str, int]) -> Stage:
    every, times, doses = said.get(EVERY, 1), said.get(TIMES), said.get(DOSES)
    weekday = said.get(WEEKDAY)
    if scheme := re.fullmatch(_SCHEME, text):  # "1-0-1 tablets": morning, noon, evening
        each = [parse_amount(part, a_day=True).number or 0 for part in scheme["doses"].split("-")]
        total = amount_of_rule(f"{sum(each):.15g}{scheme['unit']}")._replace(typed=text)
        return Stage(total, every_days=every, times=sum(map(bool, each)) or 1, weekday=weekday)
    for pattern in _SO_OFTEN if times is None and doses is None else ():  # "3 x 2 g"
        if several := re.fullmatch(pattern, text):
            times, text = count_of(several["count"]), several["amount"]
            break
    one = amount_of_rule(text)
    return Stage(one, times is not None, every, times or doses or 1, weekday=weekday)


def _with_units(stages: Sequence[Stage]) -> list[Stage]:
    """The steps of "8, 6, 4 g", each with the unit."""
    units = {one.amount.unit for one in stages if one.amount.unit}
    bare = [one for one in stages if one.amount.number and not one.amount.unit]
    if len(units) > 1 and bare:
        raise UsageError(
            f"{quoted(bare[0].amount.typed)} has no unit, and the others have several.",
            hint="Write the unit of each.",
        )
    unit = next(iter(units), None)
    return [
        one._replace(amount=one.amount._replace(unit=unit)) if one in bare else one
        for one in stages
    ]
