"""Regimens: what is taken as a rule, written step by step, and what it plans for each day.

`Journal.regimen` says what holds, by the steps that were written and the changes that were told.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from sidelog.catalog.events import EVENT_KINDS, Exposure
from sidelog.catalog.regimen.rules import RegimenStep, Rule, Told, day_of, holding, in_force, spans
from sidelog.journal.queries import ordinal
from sidelog.journal.rows import DoseDay, Outcome, Product
from sidelog.journal.rules import check_rule
from sidelog.period import Period

if TYPE_CHECKING:
    from sidelog.journal.journal import Journal


_CHANGES = ", ".join(f"'{kind.name}'" for kind in EVENT_KINDS if kind.about_product)
_MORE = frozenset(kind.name for kind in EVENT_KINDS if kind.exposure is Exposure.UP)
_WRITTEN = """
SELECT from_day, id, daily_amount, every_days, times FROM regimen_step
 WHERE product_id = ? ORDER BY from_day
"""
_TOLD = f"""
SELECT day, kind, amount_after, id FROM event
 WHERE product_id = ? AND kind IN ({_CHANGES}) ORDER BY day, id
"""
_OF_A_PLAN = (0, False, None, None, True)
"""What a `DoseDay` says of a planned day behind its amount and its doses."""


class Rewritten(NamedTuple):
    """What became of a regimen.

    Attributes:
        steps: those that were asked for, each with its name and what became of it.
        gone: the steps that were taken away, or were something else before.
        kept: other steps that hold after the first of them, written or told.
    """

    steps: tuple[tuple[RegimenStep, Outcome], ...]
    gone: tuple[RegimenStep, ...]
    kept: tuple[RegimenStep, ...]


def with_plan(said: list[DoseDay], steps: Sequence[RegimenStep], period: Period) -> list[DoseDay]:
    """The days of which something was said, and between them those that a regimen plans, in order.

    A day off, and one after a stop, is one without a dose.  The period ends today at the latest:
    what lies ahead is not taken.
    """
    known = {one.day: one for one in said}
    for step, first, last in spans(steps, *period.ordinals):
        taken = (step.rule.amount, step.rule.times, *_OF_A_PLAN)
        none = (0.0, 0, *_OF_A_PLAN)
        for day in range(first, last + 1):
            if day not in known:
                known[day] = DoseDay(day, *(taken if step.planned(day) else none))
    return [known[day] for day in sorted(known)]


def written_steps(journal: "Journal", product: Product) -> list[RegimenStep]:
    """The steps of a product that were written, in the order of their days."""
    rows = journal.query(_WRITTEN, product.id)
    return [RegimenStep(ordinal(day), Rule(*rule), f"r{number}") for day, number, *rule in rows]


def told_changes(journal: "Journal", product: Product) -> list[Told]:
    """The changes of a product that were told, in the order of their days."""
    rows = journal.query(_TOLD, product.id)
    return [
        Told(ordinal(day), kind in _MORE, 0.0 if kind == "stop" else amount, f"e{number}")
        for day, kind, amount, number in rows
    ]


def regimens(journal: "Journal") -> dict[Product, list[RegimenStep]]:
    """The regimen of every product that has one."""
    found = ((one, journal.regimen(one)) for one in journal.products.values())
    return {product: steps for product, steps in found if steps}


def write_regimen(
    journal: "Journal",
    product: Product,
    steps: Sequence[RegimenStep],
    *,
    keeps_later: bool = False,
    note: str | None = None,
) -> Rewritten:
    """Let a plan hold from its first day on: steps in the order of their days, at least one.

    Steps that were there before, between its first day and its last, are taken away; so are later
    ones, unless `keeps_later`.  A first step that is what holds already adds nothing.

    Raises:
        BadDataError: a step says what cannot be taken as a rule.
    """
    there = {one.day: one for one in written_steps(journal, product)}
    told, first, last = told_changes(journal, product), steps[0].day, steps[-1].day
    asked = {one.day for one in steps}
    end = last if keeps_later else date.max.toordinal()
    gone = [one for one in there.values() if first <= one.day <= end]
    take_away(journal, (one for one in gone if one.day not in asked))
    so_far = [one for one in there.values() if one.day < first]
    written = []
    for step in steps:
        check_rule(*step.rule)
        now = in_force(holding(so_far, told), step.day)
        # Of a rule with days off, its first day is a part of it.
        goes_on = now and now.rule == step.rule and step.rule.every_days == 1
        if now and goes_on and step.day not in there:
            written.append((now, Outcome.SAME))
            continue
        written.append(add_step(journal, product, step, there=there.get(step.day), note=note))
        so_far.append(written[-1][0])
    same = {step for step, outcome in written if outcome is Outcome.SAME}
    return Rewritten(
        tuple(written),
        tuple(one for one in gone if one not in same),
        tuple(one for one in journal.regimen(product) if one.day > first and one.day not in asked),
    )


def take_away(journal: "Journal", steps: Iterable[RegimenStep]) -> None:
    """Delete written steps."""
    for one in steps:
        journal.batch.delete("regimen_step", _row(one))


def add_step(
    journal: "Journal",
    product: Product,
    step: RegimenStep,
    *,
    there: RegimenStep | None = None,
    note: str | None = None,
    identity: str | None = None,
) -> tuple[RegimenStep, Outcome]:
    """Write one step, in the place of what is there on its day, and return it with its name."""
    said: dict[str, object] = {} if note is None else {"note": note}
    said |= zip(("daily_amount", "every_days", "times"), step.rule, strict=True)
    now = {"recorded_at": journal.batch.writer.instant}
    if there is None:
        about = {"product_id": product.id, "from_day": day_of(step)}
        row = journal.batch.insert("regimen_step", {**about, **said, **now}, identity)
        return step._replace(reference=f"r{row}"), Outcome.NEW
    if not journal.batch.update("regimen_step", _row(there), said):
        return there, Outcome.SAME
    journal.batch.update("regimen_step", _row(there), now)
    return step._replace(reference=there.reference), Outcome.REPLACED


def postpone(journal: "Journal", moved: Sequence[RegimenStep]) -> None:
    """Give all steps of a regimen from one on later days, in order."""
    for one in reversed(moved):  # the last first: no two steps have the same day in between
        changed = {"from_day": day_of(one), "recorded_at": journal.batch.writer.instant}
        journal.batch.update("regimen_step", _row(one), changed)


def _row(step: RegimenStep) -> int:
    return int(step.reference[1:])
