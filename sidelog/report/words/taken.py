"""What was taken, in plain words: the change with its days, and what came after; never advice."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby, pairwise

from sidelog.analysis.changes import YEAR, Change, Direction
from sidelog.catalog.regimen.rules import RegimenStep, say_rule
from sidelog.catalog.text import quote
from sidelog.period import Period
from sidelog.report.findings.amounts import Amounts
from sidelog.report.findings.proposals import Proposal
from sidelog.report.findings.taken import Taken
from sidelog.report.words.basics import (
    amount,
    capital,
    clock,
    counted,
    near,
    number,
    rate,
)
from sidelog.report.words.kept import how_often as kept_how_often
from sidelog.report.words.kept import nothing_noted

_MOST_AMOUNTS = 10
"""Steps of a change whose amounts are all named."""
_MOST_EARLIER = 3
"""Changes of the last year that are told besides the latest."""


def taken(one: Taken, today: int, within: Period | None = None) -> str:
    """What was taken of a product, without its name.

    The changes of the last year in the order of time, or the latest if it is older; then what came
    after.  How a plan was kept is told of the days `within` alone, where some were asked for.
    """
    told = []
    for change, following in pairwise(one.changes):
        lapses = [day for day in one.lapses if change.last < day < following.first]
        if change.last >= today - YEAR:
            told.append(with_lapses(change, lapses, today))
    said = [f"{words}." for words in told[-_MOST_EARLIER:]]
    if (left := len(told) - _MOST_EARLIER) > 0:
        said.insert(0, f"{counted(left, 'earlier change')} in the last year.")
    first, *others = [*said, latest(one, today, within)]
    return " ".join((first, *map(capital, others)))


def latest(one: Taken, today: int, within: Period | None = None) -> str:
    """The latest change of a product, without its name, and what came after the day of it."""
    step = one.in_force
    if step is not None and not step.rule.is_stop:
        return _by_rule(one, step, today, within)
    if not one.changes:
        return _steady(one, today)
    change = one.changes[-1]
    said = changed(change, today)
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


def with_lapses(change: Change, lapses: Sequence[int], today: int) -> str:
    """A change, and on how many days the product was taken after it was stopped."""
    again = f"; {_again_on(lapses, today)}" if lapses else ""
    return f"{changed(change, today)}{again}"


def _by_rule(one: Taken, step: RegimenStep, today: int, within: Period | None) -> str:
    """What is taken as a rule: the latest change, and how it was kept since then."""
    rule, change = say_rule(step.rule, one.product.unit), one.changes[-1] if one.changes else None
    begin = max(change.last, step.day) if change else step.day
    first, last = within.ordinals if within else (begin, today)
    kept = one.kept(Period.of(max(begin, first), min(last, today)))
    often = f"; {{when}}{kept_how_often(kept)}" if kept.days else ""
    when = "" if first <= begin and today <= last else "in these days "
    is_first = change and change.before == 0 and not change.again and change.first == change.last
    if change is None or (is_first and change.last == step.day):
        return f"{rule} since {near(step.day, today)}{often.format(when=when)}."
    said = changed(change, today)
    if step.day < change.last:  # something else was told since
        return f"{said}."
    if step.day == change.last:
        return f"{said}{often.format(when=when or 'since then ')}."
    return f"{said}. {capital(rule)} since {near(step.day, today)}{often.format(when=when)}."


def _since(one: Taken, change: Change, since: Amounts, today: int) -> str:
    """What came after the latest change."""
    if not since.known:
        return "Nothing was noted since."
    if not change.stopped:
        return _steady(one, today)
    said = []
    if since.none:
        planned = f", as planned{nothing_noted(since.planned, since.none)}" * bool(since.planned)
        said.append(f"None {_on(since.none, since.period, since=True)}{planned}.")
    if lapses := lapses_since(one):
        typical = one.now.typical if len(lapses) > 1 else None
        how_much = f", {_typical(one, typical)}" if typical else ""
        said.append(f"{capital(_again_on(lapses, today))}{how_much}.")
    if since.unsaid:
        said.append(f"Nothing noted on {since.unsaid}.")
    return " ".join(said)


def lapses_since(one: Taken) -> list[int]:
    """The days on which a product was taken after its latest change, where that was a stop."""
    return [day for day in one.lapses if day > one.changes[-1].last]


def _steady(one: Taken, today: int) -> str:
    """What was taken of late; where it was changed of late, since then."""
    now = one.now
    if not now.known:
        last = f", last taken on {near(one.last_use, today)}" if one.last_use else ""
        return f"Nothing noted in the last 4 weeks{last}."
    since = bool(one.changes) and now.period.first.toordinal() == one.changes[-1].last + 1
    if not now.taken:
        said = f"None {_on(now.none, now.period, since=since)}"
        return f"{said}." if since else f"{said}{_before_that(one, today)}."
    said, unit = f"taken {_on(now.taken, now.period, since=since)}", one.product.unit
    if now.typical and now.period.days == 1:
        said = f"{amount(now.typical, unit)} so far today"
    elif now.typical:
        said = f"{_typical(one, now.typical)}; {said}"
    elif now.highest is not None:
        said = f"{said}, at most {amount(now.highest, unit)}"
    unsaid = f", nothing noted on {now.unsaid}" if now.unsaid else ""
    return f"{capital(said)}{unsaid}."


def _before_that(one: Taken, today: int) -> str:
    """When it was last taken, and how much at most."""
    if one.last_use is None:
        return ""
    most = f", at most about {amount(one.peak, one.product.unit)} a day" if one.peak else ""
    return f"; last taken on {near(one.last_use, today)}{most}"


def _typical(one: Taken, typical: float) -> str:
    """How much of late; where most days are not noted, that is of the days with it."""
    how = "a day now" if one.now.unsaid < one.now.known else "when taken"
    return f"about {amount(typical, one.product.unit)} {how}"


def _on(count: int, period: Period, *, since: bool) -> str:
    """On how many days, such as "on 2 of the 3 days since"; a single day is today."""
    if period.days == 1:
        return "today"
    days = f"{period.days} days since" if since else f"last {period.days} days"
    return f"on {count} of the {days}"


def how_often(one: Taken) -> str:
    """How many doses a day, and from when to when; empty where it was not taken of late."""
    now = one.now
    if now.doses_a_day is None:
        return ""
    times = ""
    if now.earliest is not None and now.latest is not None:
        first, last = clock(now.earliest), clock(now.latest)
        times = f", about {first}" if first == last else f", about {first} to {last}"
    doses = "dose" if now.doses_a_day == 1 else "doses"
    return f"{number(now.doses_a_day)} {doses} a day{times}"


def proposal(one: Proposal, today: int) -> tuple[str, str]:
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
