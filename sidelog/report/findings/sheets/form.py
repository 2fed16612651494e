"""What somebody would need at hand for a public form on side effects, from what they recorded.

Facts alone: which of the products it may have been is asked of the person, and never said.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from operator import itemgetter
from typing import NamedTuple

from sidelog.analysis.series import Series
from sidelog.catalog.scales import Better, Measure, Scale
from sidelog.journal.journal import Journal
from sidelog.journal.keeping.products import details_of_products
from sidelog.journal.rows import Happened
from sidelog.period import Period
from sidelog.report.findings.choices import USUAL_CHOICE, Choice
from sidelog.report.findings.measured import series_of
from sidelog.report.findings.sheets.taking import four_weeks_to, is_taken_now
from sidelog.report.findings.taken import Taken, taken_of
from sidelog.report.findings.visit import Person, Shown, is_shown, person_of

_LABORATORY = ("ferritin", "tsh")
"""Measures that are read off a laboratory's report."""
_THREE_MONTHS = 92
"""Days before today in which a form asks for everything that was taken."""
_MEDICINE, _LAB = "medicine", "lab"
"""Kinds of events: another medicine or supplement, and what a laboratory said."""


class Form(StrEnum):
    """The public forms that there is a worksheet for."""

    MEDWATCH = "medwatch"
    YELLOWCARD = "yellowcard"


class Used(NamedTuple):
    """A product that may go on the form.

    Attributes:
        taken: what was taken of it.
        lot: its lot number; None where not said.
        is_now: whether it is taken now.
    """

    taken: Taken
    lot: str | None
    is_now: bool


class Problem(NamedTuple):
    """How bad it was by one measure, over the whole record.

    Attributes:
        measure: what was rated.
        bad: the days that were bad, ordinals, in order; none only where the measure was asked for.
        first: the first value and its day.
        worst: the worst value and the first day that had it; None where neither way is worse.
        last: the last value and its day.
        entries: days with an entry.
    """

    measure: Measure
    bad: tuple[int, ...]
    first: tuple[float, int]
    worst: tuple[float, int] | None
    last: tuple[float, int]
    entries: int


class Worksheet(NamedTuple):
    """What is known for a form.

    Attributes:
        made: the day on which it was made.
        form: which it is.
        products: those that were chosen, or every one.
        beside: other products that are taken now, or were in the last three months.
        others: other medicines and supplements that stand as events.
        problems: the measures that were asked for, or else those that had a bad day, in the order
            of the check-in.
        laboratory: what was read off a laboratory's report: the measure and its entries.
        said_of_laboratory: events that are what a laboratory said.
        weight: the last weight with its day; None without one.
        person: who it is about.
    """

    made: date
    form: Form
    products: tuple[Used, ...]
    beside: tuple[Used, ...]
    others: tuple[Happened, ...]
    problems: tuple[Problem, ...]
    laboratory: tuple[tuple[Measure, Series], ...]
    said_of_laboratory: tuple[Happened, ...]
    weight: tuple[Measure, float, int] | None
    person: Person


def worksheet_of(
    journal: Journal,
    today: date,
    form: Form,
    *,
    choice: Choice = USUAL_CHOICE,
    named: Shown = Shown.NOTHING,
    called: str = "",
) -> Worksheet:
    """Gather what is known for a form, and nothing that was left out.

    Args:
        journal: where it is read from.
        today: the current day.
        form: which it is.
        choice: the products that it is about and the measures of the problem; what stays out.
        named: how much of the person's name is shown; without it nothing of who they are.
        called: what the journal is called, which tells the page of one person from another's.
    """
    lots = {one.product.id: one.lot for one in details_of_products(journal)}
    every = [
        Used(one, lots[one.product.id], is_taken_now(one, four_weeks_to(today)))
        for one in taken_of(journal, today, shows=choice.names_nothing_left_out)
    ]
    wanted = [one for one in every if choice.shows_product(one.taken.product.name)]
    events = [one for one in journal.events() if is_shown(choice, one.product, one.title)]
    rated = dict(_rated(journal, choice, today))
    person = person_of(journal, choice, named)
    return Worksheet(
        made=today,
        form=form,
        products=tuple(wanted),
        beside=tuple(one for one in every if one not in wanted and _is_recent(one, today)),
        others=tuple(one for one in events if one.kind == _MEDICINE),
        problems=tuple(_problems(rated, choice)),
        laboratory=tuple(_pairs(rated, _LABORATORY)),
        said_of_laboratory=tuple(one for one in events if one.kind == _LAB),
        weight=_weight(rated),
        person=person._replace(journal=called if choice.names_nothing_left_out(called) else ""),
    )


Rated = dict[str, tuple[Measure, Series]]
"""Measures by name, with their entries of the whole record."""


def _rated(
    journal: Journal, choice: Choice, today: date
) -> Iterator[tuple[str, tuple[Measure, Series]]]:
    recorded = journal.span()
    if recorded is None:
        return
    period = Period(min(recorded[0], today), today)
    for name, measure in journal.measures.items():
        series = series_of(journal, name, period)
        if series.days and name not in choice.no_measures:
            yield name, (measure, series)


def _pairs(rated: Rated, names: tuple[str, ...]) -> Iterator[tuple[Measure, Series]]:
    return (rated[name] for name in names if name in rated)


def _is_recent(one: Used, today: date) -> bool:
    last = one.taken.last_use
    return one.is_now or (last is not None and last > today.toordinal() - _THREE_MONTHS)


def _weight(rated: Rated) -> tuple[Measure, float, int] | None:
    if "weight" not in rated:
        return None
    measure, series = rated["weight"]
    return measure, series.values[-1], series.days[-1]


def _problems(rated: Rated, choice: Choice) -> Iterator[Problem]:
    for name, (measure, series) in rated.items():
        pairs = list(zip(series.values, series.days, strict=True))
        bad = tuple(day for value, day in pairs if measure.scale.is_bad(value))
        if choice.shows_measure(name) and (bad or choice.measures):
            worst = _worst(measure.scale, pairs)
            yield Problem(measure, bad, pairs[0], worst, pairs[-1], len(pairs))


def _worst(scale: Scale, pairs: Sequence[tuple[float, int]]) -> tuple[float, int] | None:
    """The worst value with the first day that had it; None where neither way is worse."""
    if scale.better is Better.NEITHER:
        return None
    pick = min if scale.better is Better.HIGHER else max
    return pick(pairs, key=itemgetter(0))
