"""What a period shows, to be drawn or listed: never what is said, which is of the whole record."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from math import fsum
from typing import NamedTuple

from sidelog.analysis.coverage import expected_entries, kept_rhythm
from sidelog.analysis.series import Series, window
from sidelog.analysis.stats.ranks import median
from sidelog.analysis.stats.smoothing import LinePoint, segments
from sidelog.analysis.summary import Summary, summarise
from sidelog.catalog.scales import Measure, ScaleKind
from sidelog.journal.journal import Journal
from sidelog.journal.keeping.measures import bad_set_on, lag_set_on
from sidelog.journal.rows import DoseDay, Happened
from sidelog.period import Period, Unit, coarse_enough, cut
from sidelog.report.findings.amounts import Amounts
from sidelog.report.findings.answers import Answers
from sidelog.report.findings.finding import Finding, said_first
from sidelog.report.findings.measured import series_of
from sidelog.report.findings.taken import Taken

_LEAST_DRAWN = timedelta(weeks=12)
"""A screen draws so much, however young a record is."""


def within_record(period: Period, begun: date | None, least: timedelta = _LEAST_DRAWN) -> Period:
    """A period without the days before the first that is recorded, of which nothing can be drawn.

    So much as `least` stays where it was asked for, and all of it where the record begins later.
    """
    if begun is None or begun > period.last:
        return period
    begin = min(begun, period.last - least + timedelta(days=1))
    return Period(max(period.first, begin), period.last)


def events_over(events: Iterable[Happened], period: Period) -> tuple[Happened, ...]:
    """The events that touch a period, in the order of their days."""
    return tuple(one for one in events if one.touches(*period.ordinals))


class Rated(NamedTuple):
    """One measure over a period.

    Attributes:
        measure: what was recorded.
        findings: what is said first of it.
        series: its entries; they begin with the first day of the period on which one was possible,
            since nobody can record before they begin.
        bad_set_on: the day on which its bad day was set; None if it came with the measure.
        lag_set_on: the same of its lag window.
    """

    measure: Measure
    findings: tuple[Finding, ...]
    series: Series
    bad_set_on: date | None = None
    lag_set_on: date | None = None

    @property
    def compared(self) -> Finding | None:
        """The one whose two sides are shown: what is said first, if it has them."""
        said = said_first(self.findings)
        if said is not None and said.before is not None and said.before.n and said.now is not None:
            return said
        return next((one for one in self.findings if one.contrast is not None), None)

    @property
    def every_days(self) -> int:
        """Days from one entry to the next: by its rhythm, or fewer where it is entered oftener."""
        return kept_rhythm(self.series.days, self.measure.scale.every_days)

    @property
    def expected(self) -> int:
        """The entries that its rhythm asks for."""
        return expected_entries(self.series.last - self.series.first + 1, self.every_days)

    @property
    def is_yes_no(self) -> bool:
        """Whether its days are counted, and have no middle value."""
        return self.measure.scale.kind is ScaleKind.YES_NO

    @property
    def line(self) -> tuple[tuple[LinePoint, ...], ...]:
        """The rolling median, to be drawn; of what is yes or no there is none."""
        return () if self.is_yes_no else segments(self.series, self.every_days)

    def at_a_place(self, values: Sequence[float]) -> float:
        """What is drawn of days that share a place: their median, or the share of yes."""
        return fsum(values) / len(values) if self.is_yes_no else median(values)

    def lacking(self) -> frozenset[int]:
        """The days without an entry though one was due, by its rhythm, on them or before them.

        Before the first entry that is drawn there may be one that is not.
        """
        series, apart = self.series, self.every_days
        first_entry = series.days[0] if series.days else series.last + apart
        gaps = [(one + apart, then) for one, then in pairwise((*series.days, series.last + 1))]
        gaps.append((series.first, first_entry - apart + 1))
        return frozenset(day for begin, end in gaps for day in range(begin, end))


def rated_over(journal: Journal, answers: Answers, name: str, period: Period) -> Rated:
    """A measure, by its name, over a period."""
    begin = min(max(answers.begun.get(name, period.first), period.first), period.last)
    return Rated(
        measure=journal.measures[name],
        findings=answers.headline(name),
        series=series_of(journal, name, Period(begin, period.last)),
        bad_set_on=bad_set_on(journal, name),
        lag_set_on=lag_set_on(journal, name),
    )


def taken_over(answers: Answers, period: Period) -> tuple[Taken, ...]:
    """The products of which a period has anything, and the one that the answers are about."""
    about = answers.main
    return tuple(
        one for one in answers.taken if one.over(period).known or (about and about in one.changes)
    )


class Trends(NamedTuple):
    """What is drawn of a period, beside what may be said today.

    Attributes:
        answers: what may be said.
        asked: the days that were asked for.
        measures: in the order of the answers.
        products: what was taken.
    """

    answers: Answers
    asked: Period
    measures: tuple[Rated, ...]
    products: tuple[Taken, ...]

    @property
    def period(self) -> Period:
        """The days that are drawn."""
        begun = [day.toordinal() for day in self.answers.begun.values()]
        begun += [one.kept_since or one.period.ordinals[0] for one in self.answers.taken]
        return within_record(self.asked, date.fromordinal(min(begun)) if begun else None)


class Pieces(NamedTuple):
    """A period cut at the calendar, with what each piece shows.

    Attributes:
        asked: what it was to be cut into.
        unit: what it is cut into: the next longer unit where there would be too many.
        periods: the pieces, in order.
        measures: each with a summary for every piece.
        products: each with its amounts for every piece.
    """

    asked: Unit
    unit: Unit
    periods: tuple[Period, ...]
    measures: tuple[tuple[Measure, tuple[Summary, ...]], ...]
    products: tuple[tuple[Taken, tuple[Amounts, ...]], ...]


def cut_up(
    period: Period, asked: Unit, measures: Sequence[Rated], products: Sequence[Taken]
) -> Pieces:
    """Cut a period into pieces, from the first of which anything was recorded on.

    Where it would be too many they are longer than was asked; days are never made longer.
    """
    begun = [one.series.days[0] for one in measures if one.series.days]
    # A plan that was told says something of earlier days too, and nothing was asked of them.
    begun += [max(one.days[0].day, one.kept_since or 0) for one in products if one.days]
    begin = max(min(begun, default=0), period.ordinals[0])
    whole = Period.of(begin, period.ordinals[1])
    unit = asked if asked is Unit.DAY else coarse_enough(whole, asked)
    periods = tuple(cut(whole, unit))
    rated = []
    for one in measures:
        scale = one.measure.scale
        values = tuple(summarise(one.series, scale, *piece.ordinals) for piece in periods)
        rated.append((one.measure, values))
    taken = [(one, tuple(map(one.over, periods))) for one in products]
    return Pieces(asked, unit, periods, tuple(rated), tuple(taken))


class Chart(NamedTuple):
    """What a chart shows, all on the same days.

    Attributes:
        period: the days.
        rated: the measure; None where doses are drawn alone.
        taken: what was taken of one product; None where none is drawn.
        events: what happened, in the order of time; a chart marks them with their numbers from 1.
    """

    period: Period
    rated: Rated | None
    taken: Taken | None
    events: tuple[Happened, ...]


def days_of(taken: Taken, period: Period) -> dict[int, DoseDay]:
    """The days of a period of which something was said, by day."""
    first, last = period.ordinals
    return {one.day: one for one in taken.days if first <= one.day <= last}


def totals_over(taken: Taken, period: Period) -> Series:
    """The daily totals of a period, to be drawn."""
    return window(taken.totals, *period.ordinals)
