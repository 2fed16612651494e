"""What the visit report says, before it is a text, a page or a picture: one frozen value."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from datetime import date
from hashlib import sha256
from operator import attrgetter

from sidelog import __version__
from sidelog.analysis.findings import Findings, MeasureFinding
from sidelog.catalog.red_flags import RedFlag, flags_for_value
from sidelog.catalog.scales import Measure
from sidelog.journal.occasions import Noted, Planned
from sidelog.journal.reading import Reader
from sidelog.journal.rows import Happened
from sidelog.report.changes import ProductChanges, product_changes
from sidelog.report.choices import USUAL_CHOICE, Choice, Part
from sidelog.report.doses import DoseRecord
from sidelog.report.gathering import (
    doses_for,
    findings_for,
    happenings_for,
    measures_of_interest,
)
from sidelog.report.happenings import Happening
from sidelog.report.look_back import LookBack, first_looked_at, look_backs

_FINGERPRINT_LETTERS = 12
_DOSE_DAY = attrgetter("day", "total", "doses", "unknown", "estimated")


@dataclass(frozen=True, slots=True)
class FlagRecorded:
    """A red flag that recorded values called for.

    Attributes:
        flag: the rule.
        measure: whose values they were.
        days: the days, ordinals, in order.
    """

    flag: RedFlag
    measure: Measure
    days: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The content of a visit report.

    Attributes:
        made: the day on which it was made.
        questions: what the person wants to ask, in their words.
        findings: what the period shows, per measure.
        doses: what was taken, per product.
        happenings: the events of the period, and of the lag windows that reach back before it.
        look_backs: what else could explain the last four weeks, by lag window.
        changes: what the measures did around each recorded change of a product.
        plans: what was planned, by the number of the product.
        flags: the red flags that recorded values called for.
        goal: what the person wants of the visit; None where they did not say.
        asks: the questions that are kept for the visit.
        notes: the person's own notes, those that were chosen.
        person: who recorded; None where it was not said.
        parts: the parts that are shown.
        version: the version of sidelog.
        fingerprint: the beginning of a hash of what was recorded; the same data give the same.
    """

    made: date
    questions: tuple[str, ...]
    findings: Findings
    doses: tuple[DoseRecord, ...]
    happenings: tuple[Happening, ...]
    look_backs: tuple[LookBack, ...]
    changes: tuple[ProductChanges, ...]
    plans: dict[int, tuple[Planned, ...]]
    flags: tuple[FlagRecorded, ...]
    goal: str | None
    asks: tuple[str, ...]
    notes: tuple[Noted, ...]
    person: str | None
    parts: frozenset[Part]
    version: str
    fingerprint: str

    @property
    def recorded(self) -> tuple[MeasureFinding, ...]:
        """The measures that have an entry in the period."""
        return tuple(one for one in self.findings.measures if one.coverage.recorded)


def make_report(
    journal: Reader,
    first: date,
    last: date,
    today: date,
    questions: Sequence[str] = (),
    choice: Choice = USUAL_CHOICE,
    *,
    initials_only: bool = False,
) -> Report:
    """Gather what a visit report says, and nothing that was left out.

    Args:
        journal: where it is read from.
        first: first day of the period.
        last: last day of the period, inclusive.
        today: the current day.
        questions: what the person wants to ask.
        choice: what goes in and what stays out.
        initials_only: whether the person's name is cut to its first letters.
    """
    findings = findings_for(journal, _measures(journal, choice, first, last), first, last, today)
    begin = first_looked_at(findings)
    happenings = happenings_for(
        journal, date.fromordinal(begin), last, lambda event: _is_shown(event, choice)
    )
    doses = tuple(
        one for one in doses_for(journal, first, last) if choice.shows_product(one.product.name)
    )
    visit = journal.visit_from(today)
    return Report(
        made=today,
        questions=tuple(questions),
        findings=findings,
        doses=doses,
        happenings=happenings,
        look_backs=look_backs(journal, findings, happenings),
        changes=product_changes(journal, findings, happenings, begin, today.toordinal()),
        plans={one.product.id: tuple(journal.plan(one.product.id)) for one in doses},
        flags=tuple(flag for one in findings.measures for flag in _flags(one)),
        goal=visit.goal if visit and choice.names_nothing_left_out(visit.goal) else None,
        asks=tuple(filter(choice.names_nothing_left_out, journal.open_questions(visit))),
        notes=_notes(journal, choice, first, last),
        person=_person(journal, choice, initials_only=initials_only),
        parts=choice.parts,
        version=__version__,
        fingerprint=_fingerprint(findings, doses, happenings),
    )


def _measures(journal: Reader, choice: Choice, first: date, last: date) -> list[str]:
    names = choice.measures or measures_of_interest(journal, first, last)
    return [name for name in names if name not in choice.no_measures]


def _is_shown(event: Happened, choice: Choice) -> bool:
    shown = event.product is None or choice.shows_product(event.product)
    return shown and choice.names_nothing_left_out(event.title)


def _notes(journal: Reader, choice: Choice, first: date, last: date) -> tuple[Noted, ...]:
    if Part.NOTES not in choice.parts:
        return ()
    return tuple(
        note
        for note in journal.notes(first, last)
        if choice.shows_note(note.text)
        and (note.product is None or choice.shows_product(note.product))
    )


def _person(journal: Reader, choice: Choice, *, initials_only: bool) -> str | None:
    name = journal.said_of_person("name")
    if name is None or not choice.names_nothing_left_out(name):
        return None
    return " ".join(f"{part[0]}." for part in name.split()) if initials_only else name


def _flags(finding: MeasureFinding) -> Iterator[FlagRecorded]:
    days: dict[RedFlag, list[int]] = {}
    for day, value in zip(finding.series.days, finding.series.values, strict=True):
        for flag in flags_for_value(finding.measure.name, value):
            days.setdefault(flag, []).append(day)
    for flag, on in days.items():
        yield FlagRecorded(flag, finding.measure, tuple(on))


def _fingerprint(
    findings: Findings, doses: Sequence[DoseRecord], happenings: Sequence[Happening]
) -> str:
    """A short hash of the period and of everything recorded that the report rests on."""
    recorded = [
        [findings.first, findings.last],
        [_content(one) for one in findings.measures],
        [[one.product.name, one.product.unit, *map(_DOSE_DAY, one.days)] for one in doses],
        [astuple(happening) for happening in happenings],
    ]
    return sha256(json.dumps(recorded).encode()).hexdigest()[:_FINGERPRINT_LETTERS]


def _content(finding: MeasureFinding) -> list[object]:
    """What a finding rests on, as the same text every time."""
    measure, series = finding.measure, finding.series
    summaries = [astuple(one) for one in (finding.baseline, finding.previous) if one]
    entries = [series.days, series.values, sorted(series.late), series.skipped]
    return [measure.name, measure.scale.version, *entries, *summaries]
