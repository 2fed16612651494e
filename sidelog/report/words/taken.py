"""What was taken, in plain words: a change with its days, what came after, what was planned.

Never advice.
"""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from math import isclose
from typing import TYPE_CHECKING

from sidelog.analysis.changes import YEAR, Change, Direction
from sidelog.catalog.regimen.rules import AS_PLANNED, RegimenStep, say_rule, spans
from sidelog.catalog.text import quote
from sidelog.journal.rows import DoseDay, Product
from sidelog.period import Period
from sidelog.report.findings.amounts import Amounts, Differed, Kept
from sidelog.report.words.basics import (
    amount,
    capital,
    clocks,
    counted,
    day,
    near,
    number,
    rate,
    span,
)

if TYPE_CHECKING:
    from sidelog.report.findings.compared import Proposal
    from sidelog.report.findings.taken import Taken, Usual

NONE = "none"
COUNTS_AS_PLANNED = "A day of which nothing is noted counts as planned."

_ANOTHER = "another amount"

_MOST_AMOUNTS = 10
"""Steps of a change whose amounts are all named."""
_MOST_EARLIER = 3
"""Changes of the last year that are told besides the latest."""


def taken(one: "Taken", today: int, within: Period | None = None) -> str:
    """What was taken of a product, without its name.

    The changes of the last year in the order of time, or the latest if it is older; then what came
    after.  How a plan was kept is told of the days `within` alone, where some were asked for.
    """
    recent = [change for change in one.changes[:-1] if change.last >= today - YEAR]
    said = [f"{in_full(one, change, today)}." for change in recent[-_MOST_EARLIER:]]
    if (left := len(recent) - _MOST_EARLIER) > 0:
        said.insert(0, f"{counted(left, 'earlier change')} in the last year.")
    first, *others = [*said, latest(one, today, within)]
    return " ".join((first, *map(capital, others)))


def latest(one: "Taken", today: int, within: Period | None = None) -> str:
    """The latest change of a product, without its name, and what came after the day of it."""
    step = one.in_force
    if step is not None and not step.rule.is_stop:
        return _by_rule(one, step, today, within)
    if not one.changes:
        return _steady(one, today)
    change = one.changes[-1]
    said = f"{changed(change, today)}{_differing(one, change, today)}"
    if one.since is None or change.last >= today:
        return f"{said}."
    if change.after and not one.since.known:
        return f"{said} (no dose noted since)."
    return f"{said}. {_since(one, change, one.since, today)}"


def changed(change: Change, today: int) -> str:
    """A change with its amounts and its days: "8 g → 4 g → 0 between 26 April and 19 July"."""
    first, last = near(change.first, today), near(change.last, today)
    when = f"on {first}" if change.first == change.last else f"between {first} and {last}"
    amounts = _amounts(change)
    if change.again:
        return _begun(change, f"taken again from {first}", today)
    if change.direction is Direction.MORE and change.before == 0:
        return _begun(change, f"started on {first}", today)
    if change.before is not None and change.after is not None:
        same = f"change recorded {when}, {amounts} before and after"
        return f"{amounts} {when}" if "→" in amounts else same
    if change.stopped:
        return f"stopped {when}{f', {amounts}' if '→' in amounts else ''}"
    known = f" from {amounts}" if change.before else f" to {amounts}" if change.after else ""
    return f"{'increased' if change.direction is Direction.MORE else 'reduced'} {when}{known}"


def _amounts(change: Change) -> str:
    """What was taken a day before a change and after each of its steps, as far as it is known."""
    known = [(change.before, change.every[0])]
    known += [(step.after, step.every[1]) for step in change.steps]
    said = [rate(of, change.unit, every, "0") for of, every in known if of is not None]
    first, *others = [one for one, _ in groupby(said)] or [""]
    if len(others) > _MOST_AMOUNTS:
        return f"{first} → {others[-1]} in {len(others)} steps"
    return " → ".join((first, *others))


def _again_on(days: Sequence[int], today: int) -> str:
    """How often, and from when to when, it was taken after a stop."""
    first, last = near(days[0], today), near(days[-1], today)
    said = f"taken again on {counted(len(days), 'day')}"
    if len(days) == 1:
        return f"{said}, {last}"
    if first.partition(" ")[2] == last.partition(" ")[2]:
        first = first.partition(" ")[0]
    return f"{said} from {first} to {last}"


def _begun(change: Change, said: str, today: int) -> str:
    """A start or a return with its amount, such as "started on 1 July, 100 mg from 30 August"."""
    if not change.after:
        return said
    amounts = _amounts(change).removeprefix("0 → ")
    if change.first == change.last:
        return f"{said} at {amounts}"
    the_last = ", the last" if "→" in amounts else ""
    return f"{said}, {amounts}{the_last} from {near(change.last, today)}"


def in_full(one: "Taken", change: Change, today: int) -> str:
    """A change of a product, the days of it that were not as planned, and those after a stop."""
    following = [other.first for other in one.changes if other.first > change.last]
    end = min(following, default=today + 1)
    lapses = [day for day in one.lapses if change.last < day < end]
    again = f"; {_again_on(lapses, today)}" if lapses else ""
    return f"{changed(change, today)}{_differing(one, change, today)}{again}"


def _differing(one: "Taken", change: Change, today: int) -> str:
    """On how many days of a change it was not as planned, and the most that was taken on them."""
    found = one.kept(Period.of(change.first, change.last - 1)).differed
    if not found:
        return ""
    most = max(found, key=lambda each: each.taken.total)
    least = "at most " if len(found) > 1 else ""
    above = f"{least}{amount(most.taken.total, one.product.unit)} on {near(most.taken.day, today)}"
    said = f"; {counted(len(found), 'day')} differed"
    return f"{said}, {above}" if most.taken.total > most.planned else said


def _by_rule(one: "Taken", step: RegimenStep, today: int, within: Period | None) -> str:
    """What is taken as a rule: the latest change, and how it was kept since then."""
    rule, change = say_rule(step.rule, one.product.unit), one.changes[-1] if one.changes else None
    begin = max(change.last, step.day) if change else step.day
    first, last = within.ordinals if within else (begin, today)
    compared = Period.of(max(begin, first), min(last, today))
    kept = one.kept(compared)
    often = f"; {{when}}{how_kept(kept, most(one, compared, today))}" if kept.days else ""
    when = "in these days " * (begin < first or last < today)
    if compared.ordinals == (today, today):
        when = "today "
    is_first = change and change.before == 0 and not change.again and change.first == change.last
    if change is None or (is_first and change.last == step.day):
        return f"{rule} since {near(step.day, today)}{often.format(when=when)}."
    said = f"{changed(change, today)}{_differing(one, change, today)}"
    if step.day < change.last:  # something else was told since
        return f"{said}."
    if step.day == change.last:
        return f"{said}{often.format(when=when or 'since then ')}."
    return f"{said}. {capital(rule)} since {near(step.day, today)}{often.format(when=when)}."


def _since(one: "Taken", change: Change, since: Amounts, today: int) -> str:
    """What came after the latest change."""
    if not since.known:
        return "Nothing was noted since."
    if not change.stopped:
        return _steady(one, today)
    said = []
    if since.none:
        planned = f", as planned{nothing_noted(since.planned, since.none)}" * bool(since.planned)
        whole = since.period.first.toordinal() == change.last + 1
        said.append(f"None {_on(since.none, since.period, since=whole)}{planned}.")
    if lapses := lapses_since(one):
        usual = one.usual if len(lapses) > 1 else None
        how_much = f", {usually(usual, one.product.unit, 'a day now')}" if usual else ""
        said.append(f"{capital(_again_on(lapses, today))}{how_much}.")
    if since.unsaid:
        said.append(f"Nothing noted on {since.unsaid}.")
    return " ".join(said)


def lapses_since(one: "Taken") -> list[int]:
    """The days on which a product was taken after its latest change, where that was a stop."""
    return [day for day in one.lapses if day > one.changes[-1].last]


def _steady(one: "Taken", today: int) -> str:
    """What was taken of late; where it was changed of late, since then."""
    now = one.now
    if not now.known:
        last = f", last taken on {near(one.last_use, today)}" if one.last_use else ""
        return f"Nothing noted in the last 4 weeks{last}."
    since = bool(one.changes) and now.period.first.toordinal() == one.changes[-1].last + 1
    if not now.taken:
        said = f"None {_on(now.none, now.period, since=since)}"
        return f"{said}." if since else f"{said}{_before_that(one, today)}."
    said, unit, usual = (
        f"taken {_on(now.taken, now.period, since=since)}",
        one.product.unit,
        one.usual,
    )
    if usual and now.period.days == 1:
        said = f"{amount(usual.amount, unit)} so far today"
    elif usual:
        said = f"{usually(usual, unit, 'a day now')}; {said}"
    if usual and (stands_out := most(one, now.period, today)):
        said = f"{said}, {stands_out}"
    unsaid = f", nothing noted on {now.unsaid}" if now.unsaid else ""
    return f"{capital(said)}{unsaid}."


def _before_that(one: "Taken", today: int) -> str:
    """When it was last taken, and how much at most."""
    if one.last_use is None:
        return ""
    highest = highest_noted(one)
    most = f", at most {amount(highest, one.product.unit)} on a noted day" if highest else ""
    return f"; last taken on {near(one.last_use, today)}{most}"


def highest_noted(one: "Taken") -> float:
    """The highest total that was noted of a day; 0 where no amount was."""
    return max((day.total for day in one.days if not day.planned), default=0)


def usually(of: "Usual", unit: str | None, daily: str = "a day") -> str:
    """How much of late: "about 2 g a day", or "about 2 g on a day when taken"."""
    return f"about {amount(of.amount, unit)} {daily if of.is_daily else 'on a day when taken'}"


def _on(count: int, period: Period, *, since: bool) -> str:
    """On how many days, such as "on 2 of the 3 days since"; a single day is today."""
    if period.days == 1:
        return "today"
    days = f"{period.days} days since" if since else f"last {period.days} days"
    return f"on {count} of the {days}"


def doses_and_times(one: "Taken", a_day: str = " a day") -> str:
    """How many doses a day, and from when to when; empty where it was not taken of late."""
    now = one.now
    if now.doses_a_day is None:
        return ""
    times = clocks(now.earliest, now.latest)
    doses = "dose" if now.doses_a_day == 1 else "doses"
    return f"{number(now.doses_a_day)} {doses}{a_day}{f', about {times}' if times else ''}"


def proposal(one: "Proposal", today: int) -> tuple[str, str]:
    """A change that the doses show and that is not recorded, and the command that records it."""
    start, end = (rate(value, one.unit, nothing="0") for value in (one.before, one.after))
    kind = "increase" if one.after > one.before else "reduce" if one.after else "stop"
    kind = "start" if not one.before else kind
    parts = [f"sidelog event {kind} {quote(one.product)}"]
    if one.before:
        parts.append(f"--from {start.replace(' ', '')}")
    if one.after:
        parts.append(f"--to {end.replace(' ', '')}")
    said = (
        f"Your daily total of {one.product} went from about {start} to {end} around "
        f"{near(one.day, today)}. Record it:"
    )
    return said, f"{' '.join(parts)} --on {date.fromordinal(one.day).isoformat()}"


def more_proposals(count: int) -> str:
    """Of how many more products the doses show a change."""
    return f"And {counted(count, 'more product')} with such a change."


# What was planned


def most(one: "Taken", period: Period, today: int) -> str:
    """The most that was taken on a day that stands out; empty where no day does.

    So "24 g on 22 November", or "at most 24 g on 22 November" where it is one of several days.
    """
    found = one.far_above(period)
    if not found:
        return ""
    highest = max(found, key=lambda each: each.taken.total).taken
    several = "at most " * (len(found) > 1)
    least = "" if highest.is_whole else "at least "
    said = amount(highest.total, one.product.unit)
    return f"{several or least}{said} on {near(highest.day, today)}"


def how_kept(kept: Kept, most: str = "") -> str:
    """How often it was as planned: "as planned on 362 of 365 days (nothing noted); none on 3".

    Of a single day there is nothing to count: "as planned (nothing noted)", "none".

    Args:
        kept: how what was taken compares with what was planned.
        most: the most of a day that stands out, in words; empty without any.
    """
    silent = nothing_noted(kept.silent, kept.as_planned)
    counts = (
        (NONE, kept.none),
        (_ANOTHER, len(kept.differed) - kept.none),
        ("not fully known", kept.unknown),
    )
    others = [(what, count) for what, count in counts if count]
    if kept.days == 1:
        return next((most or what for what, _ in others), f"{AS_PLANNED}{silent}")
    often = f"{AS_PLANNED} on {kept.as_planned:,} of {kept.days:,} days{silent}"
    above = {_ANOTHER: f", {most}" if most else ""}
    said = (f"{what} on {count:,}{above.get(what, '')}" for what, count in others)
    return "; ".join((often, *said))


def nothing_noted(silent: int, of: int) -> str:
    """Of how many of some days nothing is noted, so that a plan stands for them."""
    on = f" on {silent:,}" if silent < of else ""
    return f" (nothing noted{on})" if silent else ""


def not_noted(of: Amounts) -> str:
    """Of how many days nothing is noted, though there was something to note; empty without any."""
    return f"nothing noted on {of.not_noted:,}" if of.not_noted else ""


def differed(one: Differed, unit: str | None) -> str:
    """A day on which it was not as planned: "Sun 13 Sep 2026: none (planned 8 g)"."""
    return f"{day(one.taken.day)}: {instead(one, unit)}"


def instead(one: Differed, unit: str | None) -> str:
    """What was taken, and what was planned: "6 g (planned 8 g)", "2 g (none planned)"."""
    taken = rate(one.taken.total, unit)
    if not one.taken.is_whole:
        taken = f"at least {taken}" if one.taken.total else amount(None, unit)
    return f"{taken} ({planned(one.planned, unit)})"


def planned(of: float, unit: str | None) -> str:
    """What a plan has for a day: "planned 8 g", "none planned"."""
    return f"planned {amount(of, unit)}" if of else "none planned"


def beside_a_dose(taken: DoseDay, plan: float, unit: str | None) -> str:
    """What stands beside the last dose of a day: all of them, and whether that was planned."""
    total = f"{amount(taken.total, unit)} in all, " if taken.doses > 1 and taken.is_whole else ""
    as_planned = taken.is_whole and isclose(taken.total, plan)
    return f"{total}{AS_PLANNED if as_planned else planned(plan, unit)}"


def of_a_day(name: str, planned: float, unit: str | None, *, is_over: bool) -> str:
    """A day of which nothing is noted, and for which its plan stands."""
    if not is_over:
        return f"{name}: {rate(planned, unit)} planned"
    return f"{name}: {rate(planned, unit)}, {AS_PLANNED} (nothing noted)"


def over_days(product: Product, regimen: Sequence[RegimenStep], period: Period, kept: Kept) -> str:
    """What was planned for some days, and how often it was so."""
    unit, held = product.unit, list(spans(regimen, *period.ordinals))
    rules = [
        (NONE if step.rule.is_stop else say_rule(step.rule, unit), Period.of(first, last))
        for step, first, last in held
    ]
    said = [
        rule if days == period else f"{rule} {'from' if days.days > 1 else 'on'} {span(days)}"
        for rule, days in rules
    ]
    often = f". {capital(how_kept(kept))}." if kept.days else "."
    return f"{capital(product.name)}, planned: {'; '.join(said)}{often}"


def planned_step(step: RegimenStep, unit: str | None) -> str:
    """A step of a regimen with its first day: "200 mg daily from Thu 10 Dec 2026"."""
    return f"{say_rule(step.rule, unit)} from {day(step.day)}"


def week_as_planned(total: float) -> str:
    """A week of which nothing is noted, and each day of which counts as planned."""
    return f"{f'{number(total)} daily' if total else NONE}, {AS_PLANNED}"


def more_days(count: int) -> str:
    """How many earlier days that differed are not listed."""
    return f"{counted(count, 'earlier day')} not listed here."
