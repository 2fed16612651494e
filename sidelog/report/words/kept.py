"""What was planned and what was taken, in plain words."""

from sidelog.report.findings.kept import Differed, Kept
from sidelog.report.words.basics import amount, amount_or_none, counted, day

BY_PLAN = "by plan"
"""Stands beside a day of which nothing is noted, and that counts as its regimen plans it."""

COUNTS_AS_PLANNED = "A day of which nothing is noted counts as planned."


def how_often(kept: Kept) -> str:
    """How often it was as planned: "as planned on 362 of 365 days (nothing noted); none on 3"."""
    silent = nothing_noted(kept.silent, kept.as_planned)
    days = f"{kept.days:,} day{'s' * (kept.days != 1)}"
    other = len(kept.differed) - kept.none
    parts = (
        f"as planned on {kept.as_planned:,} of {days}{silent}",
        f"none on {kept.none:,}" if kept.none else "",
        f"another amount on {other:,}" if other else "",
        f"not fully known on {kept.unknown:,}" if kept.unknown else "",
    )
    return "; ".join(filter(None, parts))


def nothing_noted(silent: int, of: int) -> str:
    """Of how many of some days nothing is noted, so that a plan stands for them."""
    on = f" on {silent:,}" if silent < of else ""
    return f" (nothing noted{on})" if silent else ""


def by_plan(days: int) -> str:
    """How many days stand as planned, since nothing is noted of them."""
    return f"{days:,} {BY_PLAN}"


def differed(one: Differed, unit: str | None) -> str:
    """A day on which it was not as planned: "Sun 13 Sep 2026: none (planned 8 g)"."""
    return f"{day(one.taken.day)}: {instead(one, unit)}"


def instead(one: Differed, unit: str | None) -> str:
    """What was taken, and what was planned: "6 g (planned 8 g)", "2 g (none planned)"."""
    taken = amount_or_none(one.taken.total, unit)
    if not one.taken.is_whole:
        taken = f"at least {taken}" if one.taken.total else amount(None, unit)
    return f"{taken} ({planned(one.planned, unit)})"


def planned(of: float, unit: str | None) -> str:
    """What a plan has for a day: "planned 8 g", "none planned"."""
    return f"planned {amount(of, unit)}" if of else "none planned"


def more_days(count: int) -> str:
    """How many earlier days that differed are not listed."""
    return f"{counted(count, 'earlier day')} not listed here."
