"""From a journal to what a change shows: the phases of each measure, and whatever else happened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sidelog.analysis.challenges import Challenges, Exposure, Step, challenges
from sidelog.analysis.compare import Comparison, compare
from sidelog.analysis.periods import Summary, summarise
from sidelog.analysis.phases import WITHDRAWAL, Phases, between_periods, settles, split
from sidelog.analysis.series import Series, window
from sidelog.catalog import events as catalog
from sidelog.catalog.scales import LagWindow, Measure
from sidelog.dates import Span
from sidelog.journal.reading import Reader
from sidelog.journal.rows import Happened
from sidelog.report.compare_findings import (
    Alongside,
    ChangeFindings,
    LeftOut,
    MeasureComparison,
)
from sidelog.report.gathering import measures_of_interest, series_of
from sidelog.report.lags_declared import DeclaredLag, declared_lag

_YEAR = 365
"""The most days that are compared on either side of a change: one turn of the seasons.

What lies further away says more of the drift of years than of the change.
"""

_EXPOSURES = {catalog.Exposure.DOWN: Exposure.LESS, catalog.Exposure.UP: Exposure.MORE}


@dataclass(frozen=True, slots=True)
class _Divided:
    """A measure's days, divided into phases; around an event also by what, and what beside it."""

    phases: Phases
    left_out: LeftOut
    lag: DeclaredLag | None = None
    challenges: Challenges | None = None
    whole_run: tuple[Span, Span] | None = None


@dataclass(frozen=True, slots=True)
class ChangeReader:
    """Reads what a change shows.

    All measures of interest are tested, whichever are asked for: who asks for one after another
    has asked for all of them.

    Attributes:
        journal: where it is read from.
        events: every event, in the order of their days.
        measures: names of measures, in the order wanted; empty for those of interest.
        today: the current day.
    """

    journal: Reader
    events: Sequence[Happened]
    measures: Sequence[str]
    today: date

    def around(self, change: Happened) -> ChangeFindings:
        """What an event, not after today, shows in each measure."""
        records = self._records()
        steps = _steps(self.events, change)
        divided = {
            name: self._divide(name, series, lag, steps, change)
            for name, series in records.items()
            if (lag := self.journal.measures[name].scale.lag)
        }
        found = self._findings(records, divided)
        return replace(
            found,
            change=change,
            steps=steps if is_change(change) else (),
            events=tuple(event for event in found.events if event not in steps),
        )

    def between(self, before: Span, after: Span) -> ChangeFindings:
        """What two periods show that do not overlap, the earlier first."""
        records = self._records()
        spans = _ordinals(before), _ordinals(after)
        divided = {
            name: _Divided(between_periods(series, *spans), LeftOut())
            for name, series in records.items()
        }
        return replace(self._findings(records, divided), periods=(before, after))

    def _records(self) -> dict[str, Series]:
        """The entries of each measure of interest, from its first one to today."""
        interesting = measures_of_interest(self.journal, date.min, self.today)
        names = dict.fromkeys((*interesting, *self.measures))
        begins = ((name, self.journal.first_day(name) or self.today) for name in names)
        return {
            name: series_of(self.journal, name, [(min(begin, self.today), self.today)])
            for name, begin in begins
        }

    def _divide(
        self,
        name: str,
        series: Series,
        lag: LagWindow,
        steps: Sequence[Happened],
        change: Happened,
    ) -> _Divided:
        place = next(place for place, step in enumerate(steps) if step.day == change.day)
        reach = _reach(series, steps, place, lag)
        measure, today = self.journal.measures[name], self.today.toordinal()
        apart = _exposure(change) is Exposure.LESS and lag.last <= WITHDRAWAL
        since = window(series, change.day + 1, series.last)
        tabled = is_change(change) and name in (self.measures or (name,))
        phases = split(reach, change.day, lag, withdrawal=apart)
        return _Divided(
            phases=_with_all_between(phases, series),
            lag=declared_lag(self.journal, name, lag, since),
            left_out=_left_out(series, steps, place, lag),
            challenges=_challenges(measure, series, steps, lag, today) if tabled else None,
            whole_run=_whole_run(series, steps, place, lag),
        )

    def _findings(
        self, records: Mapping[str, Series], divided: Mapping[str, _Divided]
    ) -> ChangeFindings:
        measures = self.journal.measures
        phases = [(measures[name], one.phases) for name, one in divided.items()]
        found = compare(phases, self.today.toordinal())
        results = dict(zip(divided, found.measures, strict=True))
        shown = list(dict.fromkeys(self.measures or records))
        recorded = [name for name in shown if records[name].days]
        compared = tuple(
            self._compared(records, divided[name], results[name])
            for name in recorded
            if name in divided
        )
        return ChangeFindings(
            change=None,
            periods=None,
            listed=len(divided),
            tests=found.tests,
            measures=compared,
            without_entries=tuple(measures[name] for name in shown if name not in recorded),
            without_lag=tuple(measures[name] for name in recorded if name not in divided),
            steps=(),
            events=_within(self.events, compared),
        )

    def _compared(
        self, records: Mapping[str, Series], divided: _Divided, result: Comparison
    ) -> MeasureComparison:
        name = result.measure.name
        others = (
            Alongside(
                self.journal.measures[other],
                _summary(series, result.before),
                _summary(series, result.after),
            )
            for other, series in records.items()
            if other != name
        )
        return MeasureComparison(
            result=result,
            lag=divided.lag,
            left_out=divided.left_out,
            on_other_scales=self.journal.on_other_scales(name),
            first_entry=records[name].days[0],
            alongside=tuple(others),
            challenges=divided.challenges,
            whole_run=divided.whole_run,
        )


def is_change(event: Happened) -> bool:
    """Whether an event changed how much of a product is taken."""
    return event.product is not None and _exposure(event) is not None


def _exposure(event: Happened) -> Exposure | None:
    kind = catalog.find(event.kind)
    return _EXPOSURES.get(kind.exposure) if kind else None


def _steps(events: Sequence[Happened], change: Happened) -> tuple[Happened, ...]:
    """The changes of the product that a change is about, one a day; else the event alone."""
    if not is_change(change):
        return (change,)
    changes = (one for one in events if one.product == change.product and is_change(one))
    by_day = {one.day: one for one in changes} | {change.day: change}
    return tuple(by_day[day] for day in sorted(by_day))


def _reach(series: Series, steps: Sequence[Happened], place: int, lag: LagWindow) -> Series:
    """The days that say something of one change alone, a year on either side of it at most.

    They begin where the change before has settled, and end where the next one begins to show.
    """
    first, last = _year_around(series, steps[place], lag)
    first = max([first, *(_settles(earlier, lag) for earlier in steps[:place])])
    if place + 1 < len(steps):
        last = min(last, _shows(steps[place + 1], lag) - 1)
    return window(series, first, last)


def _year_around(series: Series, step: Happened, lag: LagWindow) -> tuple[int, int]:
    """First and last day of the record that are near enough to a change."""
    first = max(series.first, _shows(step, lag) - _YEAR)
    return first, min(series.last, _settles(step, lag) + _YEAR - 1)


def _left_out(series: Series, steps: Sequence[Happened], place: int, lag: LagWindow) -> LeftOut:
    """What of the record is not compared around a change."""
    first, last = _year_around(series, steps[place], lag)
    earlier = steps[place - 1] if place and _settles(steps[place - 1], lag) > first else None
    later = None
    if place + 1 < len(steps) and _shows(steps[place + 1], lag) <= last:
        later = steps[place + 1]
    far = (not earlier and first > series.first) or (not later and last < series.last)
    return LeftOut(earlier, later, far)


def _with_all_between(phases: Phases, series: Series) -> Phases:
    """The phases with whatever was recorded between them: it is shown, and never tested."""
    apart = phases.withdrawal
    return replace(
        phases,
        between=_overlap(series, phases.between),
        withdrawal=apart and _overlap(series, apart),
    )


def _overlap(series: Series, days: Series) -> Series:
    return window(series, max(days.first, series.first), min(days.last, series.last))


def _shows(step: Happened, lag: LagWindow) -> int:
    """The first day on which a change could show."""
    return step.day + lag.first


def _settles(step: Happened, lag: LagWindow) -> int:
    """The day from which a change should show; after a reduction, once withdrawal is over."""
    return settles(step.day, lag, withdrawal=_exposure(step) is Exposure.LESS)


def _whole_run(
    series: Series, steps: Sequence[Happened], place: int, lag: LagWindow
) -> tuple[Span, Span] | None:
    """The days before and after all the neighbouring changes in one direction, such as a taper.

    None where the change stands alone, or where the run has no day before or none after it.
    """
    first = last = place
    direction = _exposure(steps[place])
    while first and _exposure(steps[first - 1]) is direction:
        first -= 1
    while last + 1 < len(steps) and _exposure(steps[last + 1]) is direction:
        last += 1
    before = _reach(series, steps, first, lag).first, _shows(steps[first], lag) - 1
    after = (
        _settles(steps[last], lag),
        _reach(series, steps, last, lag).last,
    )
    if first == last or before[0] > before[1] or after[0] > after[1]:
        return None
    return _span(*before), _span(*after)


def _challenges(
    measure: Measure, series: Series, steps: Sequence[Happened], lag: LagWindow, today: int
) -> Challenges:
    """What a measure did around each change of a product."""
    changes = [Step(step.day, way) for step in steps if (way := _exposure(step))]
    tables = (
        challenges(measure, _reach(series, steps, place, lag), [change], lag, today)
        for place, change in enumerate(changes)
    )
    return Challenges(tuple(row for table in tables for row in table.rows))


def _summary(series: Series, like: Summary) -> Summary:
    return summarise(series, like.first, like.last)


def _within(
    events: Sequence[Happened], compared: Sequence[MeasureComparison]
) -> tuple[Happened, ...]:
    """The events that touch any of the days compared."""
    if not compared:
        return ()
    first = min(one.result.before.first for one in compared)
    last = max(one.result.after.last for one in compared)
    return tuple(event for event in events if event.day <= last and event.until >= first)


def _span(first: int, last: int) -> Span:
    return date.fromordinal(first), date.fromordinal(last)


def _ordinals(span: Span) -> tuple[int, int]:
    return span[0].toordinal(), span[1].toordinal()
