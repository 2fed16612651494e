"""What was planned and what was taken, in plain words."""

from collections.abc import Sequence
from math import isclose

from sidelog.catalog.regimen.rules import AS_PLANNED, RegimenStep, say_rule, spans
from sidelog.journal.rows import DoseDay, Product
from sidelog.period import Period
from sidelog.report.findings.amounts import Amounts, Differed, Kept
from sidelog.report.words.basics import (
    amount,
    capital,
    counted,
    day,
    number,
    rate,
    span,
)

NONE = "none"

COUNTS_AS_PLANNED = "A day of which nothing is noted counts as planned."


def how_often(kept: Kept) -> str:
    """How often it was as planned: "as planned on 362 of 365 days (nothing noted); none on 3"."""
    silent = nothing_noted(kept.silent, kept.as_planned)
    days = f"{kept.days:,} day{'s' * (kept.days != 1)}"
    other = len(kept.differed) - kept.none
    parts = (
        f"{AS_PLANNED} on {kept.as_planned:,} of {days}{silent}",
        f"none on {kept.none:,}" if kept.none else "",
        f"another amount on {other:,}" if other else "",
        f"not fully known on {kept.unknown:,}" if kept.unknown else "",
    )
    return "; ".join(filter(None, parts))


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
    said = [rule if days == period else f"{rule} {span(days)}" for rule, days in rules]
    often = f". {capital(how_often(kept))}." if kept.days else "."
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
