"""What the commands that look share: which things are meant, and where they are."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Annotated, NamedTuple

import typer

from sidelog import dates
from sidelog.catalog.scales import Measure
from sidelog.catalog.text import quote
from sidelog.cli.app import App
from sidelog.cli.commands import put_away
from sidelog.cli.typed.finding import find_either, leading, unknown_name
from sidelog.dates.periods import is_meant_as_span
from sidelog.errors import NothingMatchedError
from sidelog.journal.journal import Journal
from sidelog.journal.keeping.measures import on_other_scales
from sidelog.journal.keeping.people import visits
from sidelog.journal.rows import Product
from sidelog.period import Period
from sidelog.report.findings.measured import has_entry
from sidelog.report.findings.taken import Taken
from sidelog.report.words.basics import counted, listed
from sidelog.report.words.taken import planned_step

Detail = Annotated[bool, typer.Option("--detail", help="The method and its numbers as well.")]


class Asked(NamedTuple):
    """What the words of a command name, each once, in the order typed.

    Attributes:
        measures: the measures.
        products: the products.
        spans: the words that are periods.
    """

    measures: list[Measure]
    products: list[Product]
    spans: list[str]


def read_words(app: App, journal: Journal, words: Sequence[str]) -> Asked:
    """The measures, products and periods that words name; what is a name is no period.

    A name and a period may be several words.  What is put away can be looked at by its name, and
    is said to be put away.

    Raises:
        UsageError: a word is none of these.
    """
    asked = Asked([], [], [])
    one: Measure | Product | None
    while words:
        one, rest = leading(words, partial(find_either, journal))
        if isinstance(one, Measure):
            asked.measures.append(one)
        elif one:
            asked.products.append(one)
        else:
            span, rest = leading(words, partial(_span, app))
            if span is None:
                raise unknown_name(journal, words[0], "measure", "product")
            asked.spans.append(span)
        words = rest
    measures, products = list(dict.fromkeys(asked.measures)), list(dict.fromkeys(asked.products))
    for name in sorted(journal.put_away.intersection(one.name for one in measures)):
        app.say(put_away("measure", name))
    return Asked(measures, products, asked.spans)


def _span(app: App, run: str) -> str | None:
    """Words that are meant as a period; a number and two ends can be nothing else."""
    is_meant = is_meant_as_span(run, now=app.now, day_starts=app.settings.day_starts)
    return run if is_meant or run.isdigit() or (".." in run and " " not in run) else None


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
