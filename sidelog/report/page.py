"""What the visit report says, before it is a text, a page or a picture: one frozen value."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from datetime import date
from hashlib import sha256

from sidelog import __version__
from sidelog.analysis.findings import Findings, MeasureFinding
from sidelog.catalog.red_flags import RedFlag, flags_for_value
from sidelog.catalog.scales import Measure
from sidelog.journal.reading import Reader
from sidelog.report.doses import DoseRecord
from sidelog.report.gathering import doses_for, findings_for, happenings_for
from sidelog.report.happenings import Happening
from sidelog.report.look_back import LookBack, first_looked_at, look_backs

_FINGERPRINT_LETTERS = 12


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
        flags: the red flags that recorded values called for.
        version: the version of sidelog.
        fingerprint: the beginning of a hash of what was recorded; the same data give the same.
    """

    made: date
    questions: tuple[str, ...]
    findings: Findings
    doses: tuple[DoseRecord, ...]
    happenings: tuple[Happening, ...]
    look_backs: tuple[LookBack, ...]
    flags: tuple[FlagRecorded, ...]
    version: str
    fingerprint: str

    @property
    def recorded(self) -> tuple[MeasureFinding, ...]:
        """The measures that have an entry in the period."""
        return tuple(one for one in self.findings.measures if one.coverage.recorded)


def make_report(
    journal: Reader, first: date, last: date, today: date, questions: Sequence[str] = ()
) -> Report:
    """Gather what a visit report says.

    Args:
        journal: where it is read from.
        first: first day of the period.
        last: last day of the period, inclusive.
        today: the current day.
        questions: what the person wants to ask.
    """
    findings = findings_for(journal, None, first, last, today)
    happenings = happenings_for(journal, date.fromordinal(first_looked_at(findings)), last)
    doses = doses_for(journal, first, last)
    return Report(
        made=today,
        questions=tuple(questions),
        findings=findings,
        doses=doses,
        happenings=happenings,
        look_backs=look_backs(journal, findings, happenings),
        flags=tuple(flag for one in findings.measures for flag in _flags(one)),
        version=__version__,
        fingerprint=_fingerprint(findings, doses, happenings),
    )


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
        [[one.product.name, one.product.unit, *map(astuple, one.days)] for one in doses],
        [astuple(happening) for happening in happenings],
    ]
    return sha256(json.dumps(recorded).encode()).hexdigest()[:_FINGERPRINT_LETTERS]


def _content(finding: MeasureFinding) -> list[object]:
    """What a finding rests on, as the same text every time."""
    measure, series = finding.measure, finding.series
    summaries = [astuple(one) for one in (finding.baseline, finding.previous) if one]
    entries = [series.days, series.values, sorted(series.late), series.skipped]
    return [measure.name, measure.scale.version, *entries, *summaries]
