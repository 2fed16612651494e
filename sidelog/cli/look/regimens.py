"""What is taken as a rule: all of it, or the steps of one product and how they were kept."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from sidelog import dates
from sidelog.catalog.regimen.rules import RegimenStep, day_of, in_force, say_rule
from sidelog.catalog.text import quote
from sidelog.cli.app import App
from sidelog.cli.typed.finding import find_product
from sidelog.errors import NothingMatchedError
from sidelog.journal.keeping.regimens import regimens
from sidelog.journal.rows import Product

if TYPE_CHECKING:
    from sidelog.report.findings.amounts import Kept

_MOST_DAYS = 14
"""Days that differed and are listed: the latest."""


_AWAY = ", put away"
"""What is said of a product that is."""


def show_regimens(app: App) -> None:
    """Show what holds now of every product, and what comes next.

    Raises:
        NothingMatchedError: no product has a regimen.
    """
    with app.read() as journal:
        found = regimens(journal)
    if not found:
        raise NothingMatchedError(
            "Nothing is recorded that is taken as a rule.",
            hint="Such as: sidelog regimen NAME AMOUNT daily --from DAY",
        )
    app.answer(
        lambda: [_data(product, steps, app.today) for product, steps in found.items()],
        _lines(found, app.today),
    )


def _lines(found: Mapping[Product, Sequence[RegimenStep]], today: date) -> Iterator[str]:
    for product, steps in sorted(found.items(), key=lambda one: _place(one[1], today)):
        yield f"{product.name}: {_now(product, steps, today)}{_AWAY if product.retired else ''}"
        yield from _next(product, steps, today)


def _data(product: Product, steps: Sequence[RegimenStep], today: date) -> dict[str, object]:
    from sidelog.report.render.json import step_data  # noqa: PLC0415  (only for machines)

    steps_data = [step_data(one, today.toordinal()) for one in steps]
    return {
        "product": product.name,
        "unit": product.unit,
        "put_away": product.retired,
        "steps": steps_data,
    }


def _place(steps: Sequence[RegimenStep], today: date) -> int:
    """What is taken comes before what is still to come, and that before what was stopped."""
    step = in_force(steps, today.toordinal())
    return 1 if step is None else 2 if step.rule.is_stop else 0


def _now(product: Product, steps: Sequence[RegimenStep], today: date) -> str:
    step = in_force(steps, today.toordinal())
    if step is None:
        ended = [one.until for one in steps if one.until is not None]
        return _ended(ended[-1]) if ended else "not yet"
    since = dates.say_date(day_of(step))
    rule = say_rule(step.rule, product.unit)
    return f"stopped on {since}" if step.rule.is_stop else f"{rule} since {since}"


def _ended(last: int) -> str:
    """Until when a step held that no other step follows."""
    return f"no rule since {dates.say_date(date.fromordinal(last + 1))}, when a change was recorded"


def _next(product: Product, steps: Sequence[RegimenStep], today: date) -> Iterator[str]:
    """The next step, and how many more there are."""
    ahead = [one for one in steps if one.day > today.toordinal()]
    if ahead:
        rule = say_rule(ahead[0].rule, product.unit)
        when = dates.say_day(day_of(ahead[0]), today)
        more = f"; {len(ahead) - 1} more after that" if len(ahead) > 1 else ""
        yield f"  next {rule}: {when}{more}"


def show_regimen(app: App, name: str) -> None:
    """Show every step of a product, and the days that differed.

    Raises:
        SidelogError: there is no such product, or it has no regimen.
    """
    from sidelog.report.findings.taken import taken_of  # noqa: PLC0415  (not for the list)

    with app.read() as journal:
        product = find_product(journal, name)
        steps = journal.regimen(product)
        found = taken_of(journal, app.today, shows=lambda other: other == product.name)
    if not steps:
        raise NothingMatchedError(
            f"{product.name} has no regimen.",
            hint=f"Such as: sidelog regimen {quote(product.name)} AMOUNT daily --from DAY",
        )
    kept = next((one.kept(one.period) for one in found), None)

    def data() -> dict[str, object]:
        from sidelog.report.render.json import kept_data  # noqa: PLC0415  (only for machines)

        return {**_data(product, steps, app.today), "kept": kept and kept_data(kept)}

    app.answer(data, _steps(product, steps, kept, app.today.toordinal()))


def _steps(
    product: Product, steps: Sequence[RegimenStep], kept: "Kept | None", today: int
) -> Iterator[str]:
    """Each step with its first day, and how the regimen was kept."""
    yield f"{product.name}{_AWAY if product.retired else ''}"
    holds = in_force(steps, today)
    for step in steps:
        rule = say_rule(step.rule, product.unit)
        place = ", now" if step == holds and not step.rule.is_stop else ""
        if step.until is not None:
            place = f"; {_ended(step.until)}"
        if step.day > today:
            days = step.day - today
            place = f", in {days} day{'s' * (days != 1)}"
        yield f"  {step.reference:<5} from {dates.say_date(day_of(step))}: {rule}{place}"
    if kept and kept.days:
        yield from _kept(kept, product)


def _kept(kept: "Kept", product: Product) -> Iterator[str]:
    """How often it was as planned, and the latest days that were not."""
    from sidelog.report.words import taken as say  # noqa: PLC0415  (not for the list)
    from sidelog.report.words.basics import capital  # noqa: PLC0415

    yield f"{capital(say.how_kept(kept))}."
    for one in kept.differed[-_MOST_DAYS:]:
        yield f"  {say.differed(one, product.unit)}"
    if (earlier := len(kept.differed) - _MOST_DAYS) > 0:
        yield f"  {say.more_days(earlier)}"
