"""What the page of what is taken now says; facts, never advice."""

from collections.abc import Sequence
from math import isclose

from sidelog.catalog.products import FORMS
from sidelog.catalog.regimen.rules import RegimenStep, in_force, say_rule
from sidelog.journal.rows import Happened, Product
from sidelog.period import Period
from sidelog.report.findings.sheets.taking import rule_of
from sidelog.report.findings.taken import Taken
from sidelog.report.words.basics import (
    amount,
    capital,
    counted,
    event_days,
    listed,
    near,
    rate,
    short,
)
from sidelog.report.words.taken import (
    changed,
    doses_and_times,
    how_kept,
    most,
    planned_step,
    usually,
)

TITLE = "What I take now"
RELIABILITY = "From my own journal, in my own words; nobody has checked it against a package."

ELSE = "What else?"
ELSE_ASKED = "Ask first: what else do I take that is not in this list?"
ELSE_FIELDS = (
    "Vitamins, minerals",
    "Herbs, teas, powders",
    "Bought without a prescription",
    "On skin or eyes, inhaled, injected",
    "Only now and then",
)
"""What lists of medicines most often lack, each to be filled in by hand."""

NOW = "Taken now"
NOTHING_NOW = "Nothing is recorded as taken now."
HEADS = ("What", "How much, how often", "Since", "Last 4 weeks", "For what, from whom")
AHEAD = "Planned"
STOPPED = "Stopped in the last year"
SILENT = "Taken in the last year, nothing noted in the last 4 weeks, and no stop either"
OTHERS = "Noted as events: other medicines and supplements"
MORE = "More that is taken now"

_NOTED, _BEGUN = "as noted", "started"


def caption(now: Sequence[Taken], lately: Period) -> str:
    """How the table is read."""
    silent = any(one.kept(_ruled(one, lately)).silent for one in now if rule_of(one))
    planned = " A day of which nothing is noted counts as planned." if silent else ""
    return f"{HEADS[-1]}: to be filled in by hand.{planned}"


def name(product: Product) -> str:
    """A product with its form and its strength behind a line break."""
    about = ", ".join(filter(None, (form_title(product.form), product.strength)))
    return f"{capital(product.name)}\n{about}" if about else capital(product.name)


def form_title(form: str | None) -> str:
    """What a product is made as, such as "Leaf powder"; empty where it was not said."""
    return next((one.title for one in FORMS if one.name == form), form or "")


def how_much(one: Taken) -> str:
    """The rule, or what was typical of late; or what a change said where no dose was noted."""
    unit, step = one.product.unit, rule_of(one)
    if step is not None:
        return say_rule(step.rule, unit)
    after = one.changes[-1].after if one.changes else None
    usual = one.usual
    if usual is None:
        return f"{rate(after, unit)} a day\nas was said" if after else "amount not known"
    doses = doses_and_times(one) if usual.is_daily else f"in {doses_and_times(one, a_day='')}"
    return f"{usually(usual, unit)}\n{_NOTED}, {doses}"


def since(one: Taken) -> str:
    """From when on it is taken so, and how much it was before; or when it was first noted."""
    if step := rule_of(one):
        return f"{short(step.day)}{_before(one, step)}"
    if not one.changes:
        return f"{short(one.period.ordinals[0])}\nfirst noted"
    change = one.changes[-1]
    if not change.before:
        return f"{short(change.last)}\n{'changed' if change.before is None else _BEGUN}"
    return f"{short(change.last)}\n{_was(rate(change.before, one.product.unit))}"


def _before(one: Taken, step: RegimenStep) -> str:
    """What held or was taken before a step, behind a line break; empty where it is not known."""
    earlier, unit = in_force(one.regimen, step.day - 1), one.product.unit
    if earlier is not None:
        return f"\n{_was(say_rule(earlier.rule, unit))}"
    amount = one.on(step.day - 1)
    return "" if amount is None else f"\n{_was(rate(amount, unit))}" if amount else f"\n{_BEGUN}"


def _was(said: str) -> str:
    return f"before: {said}"


def of_late(one: Taken, lately: Period) -> str:
    """How a rule was kept in the last four weeks; or on how many days it was taken, and when."""
    today = lately.ordinals[1]
    if rule_of(one) is not None:
        held = _ruled(one, lately)
        kept = one.kept(held)
        return capital(how_kept(kept, most(one, held, today))) if kept.days else "not yet"
    of = one.over(lately)
    if not of.taken:
        return "No dose noted"
    unsaid = f", nothing noted on {of.unsaid}" if of.unsaid else ""
    usual, highest = one.usual, ""
    if of.highest is not None and not (usual and isclose(usual.amount, of.highest)):
        highest = f"; at most {amount(of.highest, one.product.unit)}"
    last = f"; last on {near(one.last_use, today)}" if one.last_use else ""
    return f"Taken on {of.taken} of {counted(of.period.days, 'day')}{unsaid}{highest}{last}"


def _ruled(one: Taken, lately: Period) -> Period:
    """The days of the last four weeks on which the present rule holds."""
    first, last = lately.ordinals
    step = rule_of(one)
    return Period.of(max(first, step.day if step else first), last)


def ahead(product: Product, steps: Sequence[RegimenStep]) -> str:
    """The steps of a plan that begin later."""
    said = [planned_step(one, product.unit) for one in steps]
    return f"{capital(product.name)}: {', then '.join(said)}."


def stopped(one: Taken, today: int) -> str:
    """A product that was stopped, with its amounts, and when it was last taken."""
    change = one.changes[-1]
    held = [step for step in one.regimen if step.day < change.last and not step.rule.is_stop]
    rule = ""
    if held:
        rule = f"{say_rule(held[-1].rule, one.product.unit)} from {near(held[-1].day, today)}; "
    again = one.last_use is not None and one.last_use > change.last
    last = f"; taken again after it, last on {near(one.last_use or 0, today)}" if again else ""
    return f"{capital(one.product.name)}: {rule}{changed(change, today)}{last}."


def silent(one: Taken, today: int) -> str:
    """A product of which nothing was noted for a while, with its last day."""
    return f"{capital(one.product.name)}: last noted on {near(one.last_use or 0, today)}."


def other(event: Happened) -> str:
    """Another medicine or supplement that stands as an event."""
    return f"{event.about or event.kind_title}: {event_days(event)}."


def more(names: Sequence[str]) -> str:
    """What the first sheet has no room for."""
    return f"{counted(len(names), 'more', 'more')} overleaf: {listed(list(names))}."
