"""What the commands that look share: which things are meant, and where they are."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Annotated

import typer

from sidelog import dates
from sidelog.catalog.scales import Measure
from sidelog.catalog.text import fold, quote
from sidelog.cli.app import App
from sidelog.cli.commands import put_away, unknown_word
from sidelog.errors import NothingMatchedError, UsageError
from sidelog.journal.journal import Journal
from sidelog.journal.keeping import called_otherwise
from sidelog.journal.measures import look_at, on_other_scales
from sidelog.journal.people import visits
from sidelog.journal.rows import Product
from sidelog.period import Period
from sidelog.report.findings.measured import has_entry
from sidelog.report.findings.taken import Taken
from sidelog.report.words.basics import counted, listed
from sidelog.report.words.taken import planned_step

Detail = Annotated[bool, typer.Option("--detail", help="The method and its numbers as well.")]


def find(journal: Journal, words: Sequence[str]) -> list[Measure | Product]:
    """The measures and products that some words name, each once, in the order typed.

    The name of a product may be several words.  What is put away can be looked at by its name.

    Raises:
        SidelogError: a word names neither.
    """
    whole = journal.products.get(fold(" ".join(words)))
    if whole is not None and fold(whole.name) not in journal.measures:
        return [whole]
    named: list[Measure | Product] = []
    for word in words:
        name = word.casefold()
        measure = journal.measures.get(name) or look_at(journal, name)
        one = measure or journal.products.get(fold(word))
        if one is None:
            raise _unknown(journal, word)
        if one not in named:
            named.append(one)
    return named


def find_measure(
    journal: Journal, word: str, instead: str = "Its doses: sidelog trends"
) -> Measure:
    """The measure that a word names; `instead` is what can be asked of a product.

    Raises:
        SidelogError: it names none, or a product.
    """
    (one,) = find(journal, [word])
    if isinstance(one, Product):
        raise UsageError(
            f"{one.name} is a product, not a measure.",
            hint=f"{instead} {quote(one.name)}",
        )
    return one


def say_put_away(app: App, journal: Journal, names: Iterable[str]) -> None:
    """Say of measures that are looked at which of them are put away, and what brings them back."""
    for name in sorted(journal.put_away.intersection(names)):
        app.say(put_away("measure", name))


def find_product(journal: Journal, words: Sequence[str]) -> Product:
    """The product that some words name.

    Raises:
        SidelogError: they name none, or a measure.
    """
    name = " ".join(words)
    product = journal.products.get(fold(name))
    if product is not None:
        return product
    if name.casefold() in journal.measures:
        raise UsageError(f"{name} is a measure, not a product.", hint=_PRODUCTS)
    known = [one.name for one in journal.products.values()]
    raise unknown_word("product", name, known, _PRODUCTS)


_PRODUCTS = "All products: sidelog product list"


def _unknown(journal: Journal, word: str) -> UsageError:
    name = word.casefold()
    if now := called_otherwise(journal, "measure").get(name):
        return UsageError(f"{name} is called {now} now.", hint=f"Write {now} instead.")
    otherwise = "All measures: sidelog measure list"
    alike = [one.name for one in journal.measures.values() if name in one.title.casefold()]
    if alike:
        hint = f"Did you mean {' or '.join(alike)}? {otherwise}"
        return UsageError(f"There is no measure {word!r}.", hint=hint)
    known = [*journal.measures, *(one.name for one in journal.products.values())]
    return unknown_word("measure or product", word, known, otherwise)


def refuse_without_entries(journal: Journal, named: Sequence[str], period: Period) -> None:
    """Say where the entries of some measures are, or of all, if there are none in a period.

    Raises:
        NothingMatchedError: none of the measures has an entry in the period.
    """
    names = named or list(journal.measures)
    if any(has_entry(journal, name, period) for name in names):
        return
    titles = listed([journal.measures[name].title for name in named])
    what = f"No value of {titles} is recorded" if named else "No rating or dose is recorded"
    begun = [day for name in names if (day := journal.first_day(name))]
    if not begun:
        earlier = sum(kept[0] for name in names if (kept := on_other_scales(journal, name)))
        hint = _something_else(journal)
        if earlier:
            hint = f"What is on an earlier scale is not mixed in: {counted(earlier, 'value')}."
        raise NothingMatchedError(f"{what} yet.", hint=hint)
    newest = [found[0] for name in names if (found := journal.last_value(name, period.last))]
    where = f"--to {max(newest)}" if newest else f"--from {min(begun)}"
    raise NothingMatchedError(
        f"{what} from {dates.say_span(*period)}.", hint=f"There are entries with {where}"
    )


def recorded_span(journal: Journal) -> Period:
    """The days from the first entry to the last.

    Raises:
        NothingMatchedError: there is none.
    """
    span = journal.span()
    if span is None:
        if visits(journal):
            raise NothingMatchedError(
                "Only visits are recorded yet.",
                hint="Those: sidelog visit. To begin with the days: sidelog log",
            )
        raise NothingMatchedError("Nothing is recorded yet.", hint="Begin with: sidelog log")
    return Period(*span)


def _something_else(journal: Journal) -> str:
    """Where to look for what is recorded, and how to begin with ratings."""
    span = journal.span()
    begin = "Begin with: sidelog log"
    return f"{begin}. What there is: sidelog show {'..'.join(map(str, span))}" if span else begin


def taken_of_product(journal: Journal, every: Sequence[Taken], product: Product) -> Taken:
    """What was taken of one product.

    Raises:
        NothingMatchedError: neither a dose nor a change of it is recorded.
    """
    for one in every:
        if one.product.id == product.id and (one.days or one.changes):
            return one
    raise nothing_of(journal, product, "dose")


def nothing_of(journal: Journal, product: Product, what: str) -> NothingMatchedError:
    """That no dose, or no change, of a product is recorded; and what is planned, if anything is."""
    steps = [step for step in journal.regimen(product) if not step.rule.is_stop]
    if not steps:
        hint = f"Record it with: sidelog dose {quote(product.name)}"
        return NothingMatchedError(f"No {what} of {product.name} is recorded.", hint=hint)
    planned = planned_step(steps[0], product.unit)
    return NothingMatchedError(
        f"No {what} of {product.name} is recorded yet. Planned: {planned}.",
        hint=f"All of the plan: sidelog regimen {quote(product.name)}",
    )


def refuse_without_doses(taken: Taken, period: Period) -> None:
    """Say where the doses are, if there are none in a period.

    Of what has no dose at all, its changes are still told.

    Raises:
        NothingMatchedError: there are doses, and none in the period.
    """
    if not taken.days or taken.over(period).known:
        return
    first, last = (date.fromordinal(taken.days[place].day) for place in (0, -1))
    where = f"--to {last}" if last < period.first else f"--from {first}"
    raise NothingMatchedError(
        f"Nothing of {taken.product.name} is recorded from {dates.say_span(*period)}.",
        hint=f"There are doses with {where}",
    )
