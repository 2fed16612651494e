"""What a page for a visit says, before it is words, a picture or a file: one frozen value."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from sidelog.analysis.changes import YEAR, Change
from sidelog.analysis.series import Series
from sidelog.catalog.red_flags import (
    RED_FLAGS,
    RedFlag,
    flags_for_duration,
    flags_for_value,
    flags_held,
    flags_in_note,
)
from sidelog.catalog.scales import Measure
from sidelog.catalog.text import fold
from sidelog.journal.journal import Journal
from sidelog.journal.keeping.people import open_questions, said_of_person, visit_from
from sidelog.journal.rows import Happened, Noted
from sidelog.period import Period
from sidelog.report.findings.answers import Answers, answers_of
from sidelog.report.findings.choices import USUAL_CHOICE, Choice, Part
from sidelog.report.findings.drawn import Rated, events_over, rated_over, within_record
from sidelog.report.findings.measured import has_entry
from sidelog.report.findings.taken import Taken

_BEFORE = timedelta(weeks=8)
_LEAST = timedelta(weeks=12)
_MOST = timedelta(days=2 * 365)
_WITHOUT_CHANGE = timedelta(days=182)

_WORTH_KNOWING = ("ferritin", "tsh", "weight", "stress", "sleep", "illness", "diet", "medicine")
"""Measures and kinds of events that can themselves explain a change of what is rated."""

_NORMAL = 1
"""On a scale of 0 to 4, "some, my normal"."""

_GAP = 28
"""Entries further apart do not show what was in between."""

_PLACES = {flag: place for place, flag in enumerate(RED_FLAGS)}


class FlagRecorded(NamedTuple):
    """A red flag that the record calls for.

    Attributes:
        flag: the rule.
        measure: whose values called for it; None where words did.
        days: the days, ordinals, in order.
    """

    flag: RedFlag
    measure: Measure | None
    days: tuple[int, ...]


def flags_recorded(
    rated: Sequence[tuple[Measure, Series]], said: Iterable[tuple[int, str]]
) -> tuple[FlagRecorded, ...]:
    """The flags of some days, the most urgent first.

    Args:
        rated: the measures with their entries of those days.
        said: the days (ordinals) of notes and events, with their words.
    """
    present: dict[int, list[str]] = defaultdict(list)
    for measure, series in rated:
        for day, value in zip(series.days, series.values, strict=True):
            if value > 0:
                present[day].append(measure.name)
    found = [flag for measure, series in rated for flag in _in_values(measure, series)]
    found += _in_words(said, present)
    return tuple(sorted(found, key=lambda one: _PLACES[one.flag]))


def _in_values(measure: Measure, series: Series) -> Iterator[FlagRecorded]:
    days: dict[RedFlag, list[int]] = defaultdict(list)
    for day, value in zip(series.days, series.values, strict=True):
        for flag in flags_for_value(measure, value):
            days[flag].append(day)
    for flag, on in days.items():
        yield FlagRecorded(flag, measure, tuple(on))
    for flag, held in flags_held(measure, series.days, series.values):
        yield FlagRecorded(flag, measure, held)
    for run in _above_normal(series):
        for flag in flags_for_duration(measure, run[-1] - run[0] + 1):
            yield FlagRecorded(flag, measure, tuple(run))


def _above_normal(series: Series) -> Iterator[list[int]]:
    """The days of entries in a row that are all above the normal, without a long gap in them."""
    run: list[int] = []
    for day, value in zip(series.days, series.values, strict=True):
        if run and (value <= _NORMAL or day - run[-1] > _GAP):
            yield run
            run = []
        if value > _NORMAL:
            run.append(day)
    if run:
        yield run


def _in_words(
    said: Iterable[tuple[int, str]], present: dict[int, list[str]]
) -> Iterator[FlagRecorded]:
    days: dict[RedFlag, set[int]] = defaultdict(set)
    for day, text in said:
        for flag in flags_in_note(text, recorded=present.get(day, ())):
            days[flag].add(day)
    for flag, on in days.items():
        yield FlagRecorded(flag, None, tuple(sorted(on)))


class Reliability(NamedTuple):
    """How completely the days of a period were recorded, over all measures shown.

    Attributes:
        recorded: days with an entry.
        possible: days of the period since any of them was first recorded, in it or before.
        same_day: share of the entries that were written down on their day; None where of none of
            them it is known when they were.
    """

    recorded: int
    possible: int
    same_day: float | None


class Person(NamedTuple):
    """What a page says of who it is about; empty where they said nothing, or chose not to.

    Attributes:
        name: as they wrote it, or its first letters.
        born: their day of birth.
        gender: as a clinic has it.
        journal: what their journal is called, where it has a name of its own.
    """

    name: str = ""
    born: str = ""
    gender: str = ""
    journal: str = ""


class Shown(StrEnum):
    """How much of the person's name a page shows."""

    NOTHING = "nothing"
    INITIALS = "initials"
    NAME = "name"


class Visit(NamedTuple):
    """The content of a page.

    Attributes:
        made: the day on which it was made.
        period: the days that are drawn and listed.
        asked: these days, where somebody asked for them; None where they are the usual ones.
        answers: what may be said, of the whole record.
        rated: the measures shown.
        reliability: how completely they were recorded; None without an entry.
        events: those of the period.
        missing: names of what could explain a change and of which nothing is recorded.
        flags: the red flags of the period.
        why: why the person keeps this, in their words; empty where not said.
        goal: what they want of the next visit, in their words; empty where not said.
        questions: what the person wants to ask, in their words.
        person: who it is about.
        notes: the person's own notes, those that were chosen.
        parts: the parts that are shown.
    """

    made: date
    period: Period
    asked: Period | None
    answers: Answers
    rated: tuple[Rated, ...]
    reliability: Reliability | None
    events: tuple[Happened, ...]
    missing: tuple[str, ...]
    flags: tuple[FlagRecorded, ...]
    why: str
    goal: str
    questions: tuple[str, ...]
    person: Person
    notes: tuple[Noted, ...]
    parts: frozenset[Part]

    @property
    def taken(self) -> tuple[Taken, ...]:
        """What was taken: that which the answers are about first."""
        first = self.answers.main.product if self.answers.main else None
        return tuple(sorted(self.answers.taken, key=lambda one: one.product.name != first))


def visit_of(
    journal: Journal,
    today: date,
    *,
    period: Period | None = None,
    change: Change | None = None,
    questions: Sequence[str] = (),
    choice: Choice = USUAL_CHOICE,
    named: Shown = Shown.NOTHING,
    called: str = "",
) -> Visit:
    """Gather what a page says, and nothing that was left out.

    Args:
        journal: where it is read from.
        today: the current day.
        period: the days that are drawn; None for those around what the answers are about.
        change: the change that is asked about; None for the latest of each product.
        questions: what the person wants to ask now, beside the questions kept.
        choice: what goes in and what stays out.
        named: how much of the person's name is shown; without it nothing of who they are.
        called: what the journal is called, which tells the page of one person from another's.
    """
    answers = answers_of(journal, today, change, shows=choice.shows_product)
    recorded, asked = journal.span(), period is not None
    begun = recorded[0] if recorded else None
    if period is None:
        period = _usual_period(answers, _begun(answers, begun or today), today)
        if change is not None and change.last < period.first.toordinal():
            begin = date.fromordinal(change.first) - _BEFORE
            period = Period(begin, begin + _MOST)
    period = within_record(period, begun, timedelta(days=1))
    rated = tuple(_rated(journal, answers, choice, period))
    shown = (one for one in journal.events() if is_shown(choice, one.product, one.title))
    events = events_over(shown, period)
    notes = [one for one in journal.notes(*period) if is_shown(choice, one.product, None)]
    visit = visit_from(journal, today)
    goal = visit.goal if visit and choice.names_nothing_left_out(visit.goal) else None
    kept = (one.text for one in open_questions(journal, visit, today))
    titles = ((one.day, one.title) for one in events if one.title)
    noted = ((one.day, one.text) for one in notes if choice.reads_note(one.text))
    chosen = [one for one in notes if choice.shows_note(one.text)]
    return Visit(
        made=today,
        period=period,
        asked=period if asked else None,
        answers=answers,
        rated=rated,
        reliability=_reliability([one.series for one in rated]),
        events=events,
        missing=tuple(_not_recorded(journal, events, period, choice)),
        flags=flags_recorded([(one.measure, one.series) for one in rated], (*titles, *noted)),
        why=_said(journal, "why", choice),
        goal=goal or "",
        questions=(*questions, *filter(choice.names_nothing_left_out, kept)),
        person=person_of(journal, choice, named)._replace(
            journal=called if choice.names_nothing_left_out(called) else ""
        ),
        notes=tuple(chosen) if Part.NOTES in choice.parts else (),
        parts=choice.parts,
    )


def _begun(answers: Answers, recorded: date) -> date:
    """The first day that was rated, or of which a dose was said; a plan rates none of its days.

    Without a rating there is nothing else to draw than what was taken, and the whole record counts.
    """
    taken = [day.day for one in answers.taken for day in one.days if not day.planned]
    rated = answers.begun.values()
    return min((*rated, *map(date.fromordinal, taken))) if rated else recorded


def _usual_period(answers: Answers, begun: date, today: date) -> Period:
    """The days that are drawn where nobody said which: never more than are recorded.

    From eight weeks before the first step of the changes that are told, those of the last year and
    the one that is asked about: twelve weeks at least and two years at most; without a change the
    last half year.
    """
    begin = today - _WITHOUT_CHANGE
    every = (change for taken in answers.taken for change in taken.changes)
    recent = [change.first for change in every if change.last >= answers.today - YEAR]
    told = [*recent, *([answers.main.first] if answers.main else [])]
    if told:
        first = date.fromordinal(min(told))
        begin = min(first - _BEFORE, today - _LEAST + timedelta(days=1))
    begin = max(begin, today - _MOST + timedelta(days=1), begun)
    return Period(min(begin, today), today)


def _rated(journal: Journal, answers: Answers, choice: Choice, period: Period) -> Iterator[Rated]:
    for name in answers.begun:
        measure = journal.measures[name]
        if not choice.shows_measure(name):
            continue
        one = rated_over(journal, answers, name, period)
        answered = any(each.verdict.is_spoken for each in one.findings)
        if measure.tracked or name in choice.measures or one.series.days or answered:
            yield one


def _not_recorded(
    journal: Journal, events: Sequence[Happened], period: Period, choice: Choice
) -> Iterator[str]:
    """Names of what can explain a change and of which nothing is recorded in a period."""
    kinds = {one.kind for one in events}
    named = fold(" ".join(one.about for one in events))
    for name in _WORTH_KNOWING:
        rated = name in journal.measures and has_entry(journal, name, period)
        several = name == "medicine" and len(journal.products) > 1
        if not (rated or several or name in kinds or name in named or name in choice.no_measures):
            yield name


def _reliability(entries: Sequence[Series]) -> Reliability | None:
    days = {day for one in entries for day in one.days}
    if not days:
        return None
    delays = [delay for one in entries for delay in one.delays if delay is not None]
    same_day = sum(not delay for delay in delays) / len(delays) if delays else None
    begin = min(one.first for one in entries)
    return Reliability(len(days), entries[0].last - begin + 1, same_day)


def is_shown(choice: Choice, product: str | None, title: str | None) -> bool:
    """Whether an event or a note may be spoken of, by its product and its title."""
    shown = product is None or choice.shows_product(product)
    return shown and choice.names_nothing_left_out(title)


def person_of(journal: Journal, choice: Choice, named: Shown) -> Person:
    """What a page says of who it is about, without what their journal is called."""
    if named is Shown.NOTHING:
        return Person()
    name = _said(journal, "name", choice)
    if named is Shown.INITIALS:
        name = initials(name)
    return Person(name, _said(journal, "born", choice), _said(journal, "gender", choice))


def initials(name: str) -> str:
    """The first letters of a name, the family's last: "A. L." of "Lovelace, Ada", too."""
    family, _, given = name.partition(",")
    return " ".join(f"{part[0]}." for part in (*given.split(), *family.split()))


def _said(journal: Journal, key: str, choice: Choice) -> str:
    said = said_of_person(journal, key)
    return said if said and choice.names_nothing_left_out(said) else ""
