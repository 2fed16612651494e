"""Writing what is to be taken as a rule: understood first, then recorded, and said back."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from itertools import cycle
from typing import TYPE_CHECKING, NamedTuple

from sidelog import dates
from sidelog.catalog.amounts import Amount
from sidelog.catalog.products import say_amount
from sidelog.catalog.regimen.rules import RegimenStep, day_of, in_force, say_rule
from sidelog.catalog.regimen.stages import Laid, Stages
from sidelog.catalog.regimen.words import Hold, Plan
from sidelog.catalog.text import quote
from sidelog.cli.app import App
from sidelog.cli.commands import put_away
from sidelog.cli.help.signs import offer_signs
from sidelog.cli.record.amounts import (
    amount_in,
    ask_if_unusual,
    in_units_of,
    product_to_take,
    said_of_unusual,
)
from sidelog.cli.record.line import located
from sidelog.cli.typed.asking import Doubts
from sidelog.cli.typed.finding import find_product
from sidelog.errors import UsageError
from sidelog.journal.keeping.regimens import Rewritten, postpone, write_regimen, written_steps
from sidelog.journal.rows import Outcome, Product

if TYPE_CHECKING:
    from sidelog.catalog.regimen.courses import Course


class Asked(NamedTuple):
    """What was typed, before the journal is opened.

    Attributes:
        name: the product.
        plan: what is to be taken.
        first: its first day; None where that was not said.
        keeps: whether later steps stay; None where that was not said.
        new: whether it is a new product, though its name is like another.
        note: a note on each step.
        places: of steps in a file, where the amount of each stands.
    """

    name: str
    plan: Plan
    first: date | None = None
    keeps: bool | None = None
    new: bool = False
    note: str | None = None
    places: tuple[str, ...] = ()


class Done(NamedTuple):
    """What was recorded.

    Attributes:
        product: with the unit that it has now.
        made: what is said of it where it is new.
        is_first: whether it had no regimen before.
        laid: the steps as they were laid out.
        written: what became of them.
        unusual: what is unusual of the largest amount; empty where nothing is.
    """

    product: Product
    made: str
    is_first: bool
    laid: Laid
    written: Rewritten
    unusual: str = ""


def record(app: App, asked: Asked) -> None:
    """Record a plan in one batch, or a hold, and say it back.

    Raises:
        SidelogError: something is missing, or cannot be meant; nothing was written.
    """
    plan = asked.plan
    if isinstance(plan, Hold):
        _hold(app, asked, plan)
        return
    doubts = Doubts(app)
    done = doubts.settle(lambda: _write(app, asked, plan, doubts))
    app.answer(
        lambda: _as_data(done, app.today.toordinal()), _lines(done, app.today), _remarks(done)
    )
    if done.made:
        offer_signs(app, done.product)


# Steps


def _write(app: App, asked: Asked, plan: "Stages | Course", doubts: Doubts) -> Done:
    with app.write() as journal:
        stops_only = not any(amount.number for amount in plan.amounts)
        if stops_only:  # nobody stops what is not known
            product, made = find_product(journal, asked.name), ""
        else:
            known = next((amount for amount in plan.amounts if amount.unit), None)
            product, made = product_to_take(
                journal, asked.name, doubts, new=asked.new, amount=known
            )
        for amount, place in zip(plan.amounts, asked.places or cycle([""]), strict=False):
            with located(place):
                product, _ = in_units_of(journal, product, amount)
        there, today = journal.regimen(product), app.today.toordinal()
        written_there = written_steps(journal, product)
        first = asked.first or _from_today(app, asked, there)
        before = in_force(there, first.toordinal() - 1)
        laid = plan.lay_out(
            first,
            before.rule if before else None,
            partial(number_in, product),
            app.day_ahead,
        )
        amounts = [step.rule.amount for step in laid.steps]
        strange = ask_if_unusual(journal, product, amounts, doubts, a_day=True)
        keeps = keeps_later(written_there, laid.steps[-1], today, product, doubts, said=asked.keeps)
        written = write_regimen(journal, product, laid.steps, keeps_later=keeps, note=asked.note)
    return Done(product, made, not there, laid, written, strange)


def _from_today(app: App, asked: Asked, there: Sequence[RegimenStep]) -> date:
    """Today, for what goes on from a regimen that there is.

    Raises:
        UsageError: there is none yet, and nothing says since when it is taken.
    """
    stages = getattr(asked.plan, "stages", ())
    if in_force(there, app.today.toordinal()) or (stages and stages[0].on is not None):
        return app.today
    raise UsageError(
        f"Since when is {asked.name} taken?",
        hint="Say the first day: --from 2026-03-01, or --from today.",
    )


def number_in(product: Product, amount: Amount) -> float:
    """An amount in the product's unit; 0 for none."""
    return amount_in(product, amount) or 0.0


def keeps_later(
    there: Sequence[RegimenStep],
    last: RegimenStep,
    today: int,
    product: Product,
    doubts: Doubts,
    *,
    said: bool | None,
) -> bool:
    """Whether written steps after another stay: as was said, or where it makes no difference.

    A stop takes the place of what was still to come.

    Raises:
        UsageError: both may be meant.
    """
    later = [one for one in there if one.day > last.day]
    if said is not None or not later:
        return bool(said)
    if last.rule.is_stop and later[0].day > today:
        return False
    steps = ", ".join(_said(one, product) for one in later[:3])
    more = f" and {len(later) - 3} more" if len(later) > 3 else ""  # noqa: PLR2004  (the first)
    if doubts.asks:
        question = f"After that there is already: {steps}{more}. Does that stay?"
        return doubts.is_yes(question, otherwise=True)
    raise UsageError(
        f"After that there is already: {steps}{more}.",
        hint="Say whether these later steps stay, --keep, or not, --replace.",
    )


def _said(step: RegimenStep, product: Product) -> str:
    """A step in a sentence: "6 g daily from Mon 7 Sep 2026"."""
    return f"{say_rule(step.rule, product.unit)} from {dates.say_date(day_of(step))}"


def _lines(done: Done, today: date) -> Iterator[str]:
    """Each step as it was written; one alone says its day as an answer does."""
    product, steps = done.product, done.written.steps
    if len(steps) > 1:
        yield f"{product.name}:"
    for step, outcome in steps:
        said = f"{say_rule(step.rule, product.unit)}{_became(step, outcome, done)}"
        if len(steps) > 1:
            yield f"  {step.reference:<5} from {dates.say_date(day_of(step))}: {said}"
        else:
            yield f"From {dates.say_day(day_of(step), today)}: {product.name}, {said}"


def _as_data(done: Done, today: int) -> dict[str, object]:
    from sidelog.report.render.json import step_data  # noqa: PLC0415  (only for machines)

    product, written = done.product, done.written
    return {
        "product": product.name,
        "new_product": bool(done.made),
        "unit": product.unit,
        "steps": [{**step_data(step, today), "outcome": became} for step, became in written.steps],
        "replaced": [step_data(step, today) for step in written.gone],
        "kept": [step_data(step, today) for step in written.kept],
        "rounded": [{"from": exact, "to": amount} for exact, amount in done.laid.rounded],
        "unusual": done.unusual or None,
    }


def _became(step: RegimenStep, outcome: Outcome, done: Done) -> str:
    if outcome is Outcome.SAME:
        return ", as before"
    was = next((one for one in done.written.gone if one.day == step.day), None)
    return f", replacing {say_rule(was.rule, done.product.unit)}" if was else ""


def _remarks(done: Done) -> Iterator[str]:
    """What a person should know of a plan beside its steps."""
    product, written, laid = done.product, done.written, done.laid
    if laid.rounded:
        exact, amount = (say_amount(one, product.unit) for one in laid.rounded[-1])
        count = len(laid.rounded)
        many = "1 amount is" if count == 1 else f"{count} amounts are"
        yield f"{many} rounded, such as {exact} to {amount}. Another way: ..., rounded to AMOUNT"
    if laid.last_is_shorter:
        yield "The last step goes less far than the others, to the amount that you said."
    days = {step.day for step, _ in written.steps}
    yield from said_of_others([one for one in written.gone if one.day not in days], (), product)
    yield from said_of_unusual(done.unusual)
    yield from said_of_others((), written.kept, product)
    if product.retired:
        yield put_away("product", product.name)
    if done.made:
        yield done.made
    if done.is_first:
        yield "A day of which you say nothing counts as planned. One that differs:"
        yield f"  sidelog dose {quote(product.name)} none --on DAY"


def said_of_others(
    gone: Sequence[RegimenStep], kept: Sequence[RegimenStep], product: Product
) -> Iterator[str]:
    """What became of other steps: which are no longer planned, and which hold after that."""
    if gone:
        steps = ", ".join(_said(one, product) for one in gone)
        yield f"No longer planned: {steps}. Back with: sidelog undo"
    if kept:
        yield f"After that, as before: {', '.join(_said(one, product) for one in kept)}."


# Holds


def _hold(app: App, asked: Asked, hold: Hold) -> None:
    """Postpone the later steps, and say each of them with its new day."""
    if asked.keeps is not None or asked.note is not None:
        raise UsageError("A hold only postpones.", hint="Leave --keep, --replace and -n out.")
    with app.write() as journal:
        product = find_product(journal, asked.name)
        steps = written_steps(journal, product)
        moved = hold.postponed(steps, (asked.first or app.today).toordinal())
        there = journal.regimen(product)
        postpone(journal, moved)
    was = {one.reference: one for one in steps}

    def data() -> dict[str, object]:
        from sidelog.report.render.json import step_data  # noqa: PLC0415  (only for machines)

        today = app.today.toordinal()
        data = [{**step_data(one, today), "was": day_of(was[one.reference])} for one in moved]
        return {"product": product.name, "unit": product.unit, "moved": data}

    holding = in_force(there, was[moved[0].reference].day - 1)
    rules = [say_rule(one.rule, product.unit) for one in (holding, *moved) if one]
    lines = [f"{product.name}: {rules.pop(0)} goes on." if holding else f"{product.name}:"]
    for one, rule in zip(moved, rules, strict=True):
        first, before = (dates.say_date(day_of(step)) for step in (one, was[one.reference]))
        lines.append(f"  {one.reference:<5} from {first}: {rule} (was {before})")
    app.answer(data, lines)
