"""What is taken now: by a rule, or without one of late; what was stopped, and what lies ahead."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sidelog.analysis.changes import YEAR
from sidelog.analysis.summary import FOUR_WEEKS
from sidelog.catalog.regimen.rules import RegimenStep
from sidelog.journal.journal import Journal
from sidelog.journal.rows import Happened, Product
from sidelog.period import Period
from sidelog.report.findings.choices import USUAL_CHOICE, Choice
from sidelog.report.findings.taken import Taken, taken_of
from sidelog.report.findings.visit import Person, Shown, is_shown, person_of

_OTHER = "medicine"
"""The kind of event that is another medicine or supplement."""


class Taking(NamedTuple):
    """What is taken now, before it is words or a page.

    Attributes:
        made: the day that is meant.
        now: what a rule holds for, or what was taken in the last four weeks and not stopped since,
            or was said to be taken and of which no dose was ever noted.
        ahead: the products with a step that begins later, with these steps.
        stopped: what was stopped in the last year: it may matter for what is given next.
        silent: what was taken in the last year, was never stopped, and of which nothing was noted
            for four weeks; without what is put away.
        others: other medicines and supplements that stand as events of the last four weeks.
        person: who it is about.
    """

    made: date
    now: tuple[Taken, ...]
    ahead: tuple[tuple[Product, tuple[RegimenStep, ...]], ...]
    stopped: tuple[Taken, ...]
    silent: tuple[Taken, ...]
    others: tuple[Happened, ...]
    person: Person

    @property
    def lately(self) -> Period:
        """The last four weeks."""
        return four_weeks_to(self.made)


def four_weeks_to(today: date) -> Period:
    """The four weeks that end with a day."""
    day = today.toordinal()
    return Period.of(day - FOUR_WEEKS + 1, day)


def taking_of(
    journal: Journal,
    today: date,
    *,
    choice: Choice = USUAL_CHOICE,
    named: Shown = Shown.NOTHING,
    called: str = "",
) -> Taking:
    """Gather what is taken now, and nothing that was left out.

    Args:
        journal: where it is read from.
        today: the current day.
        choice: what goes in and what stays out.
        named: how much of the person's name is shown; without it nothing of who they are.
        called: what the journal is called, which tells the page of one person from another's.
    """
    every = sorted(
        taken_of(journal, today, shows=choice.shows_product),
        key=lambda one: one.product.name.casefold(),
    )
    lately, day = four_weeks_to(today), today.toordinal()
    now = tuple(one for one in every if is_taken_now(one, lately))
    stopped = tuple(one for one in every if one not in now and _stopped_lately(one, day))
    others = (
        one
        for one in journal.events()
        if one.kind == _OTHER
        and one.touches(*lately.ordinals)
        and is_shown(choice, one.product, one.title)
    )
    person = person_of(journal, choice, named)
    return Taking(
        made=today,
        now=now,
        ahead=tuple(_ahead(journal, day, choice)),
        stopped=stopped,
        silent=tuple(one for one in every if one not in now and _is_silent(one, day)),
        others=tuple(others),
        person=person._replace(journal=called if choice.names_nothing_left_out(called) else ""),
    )


def is_taken_now(one: Taken, lately: Period) -> bool:
    """Whether a product is taken now, as far as that was said: by rule, by change, or by dose."""
    if rule_of(one) is not None:
        return True
    if _is_stopped(one):
        return False
    return one.over(lately).taken > 0 or (bool(one.changes) and one.last_use is None)


def rule_of(one: Taken) -> RegimenStep | None:
    """The step by which it is taken now; None without one, and after one that says to stop."""
    step = one.in_force
    return None if step is None or step.rule.is_stop else step


def _is_stopped(one: Taken) -> bool:
    """Whether the last that was said of a product is that it was stopped, and it was for good."""
    if not one.changes or not one.changes[-1].stopped:
        return False
    return one.returned(one.changes[-1]) is None


def _stopped_lately(one: Taken, today: int) -> bool:
    return _is_stopped(one) and one.changes[-1].last > today - YEAR


def _is_silent(one: Taken, today: int) -> bool:
    """Whether it was taken in the last year, and nothing says whether it still is."""
    used = one.last_use is not None and one.last_use > today - YEAR
    return used and not _is_stopped(one) and not one.product.retired


def _ahead(
    journal: Journal, today: int, choice: Choice
) -> Iterator[tuple[Product, tuple[RegimenStep, ...]]]:
    for product in journal.products.values():
        steps = tuple(step for step in journal.regimen(product) if step.day > today)
        if steps and choice.shows_product(product.name):
            yield product, steps
