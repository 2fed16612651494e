"""What a change shows, before it is a table, lines or JSON: one frozen value."""

from dataclasses import dataclass
from datetime import date

from sidelog.analysis.challenges import Challenges
from sidelog.analysis.compare import Comparison
from sidelog.analysis.periods import Summary
from sidelog.catalog.scales import Measure
from sidelog.dates import Span
from sidelog.journal.rows import Happened
from sidelog.report.lags_declared import DeclaredLag


@dataclass(frozen=True, slots=True)
class Alongside:
    """Another measure in the same days, which may explain a change or share its cause.

    Attributes:
        measure: which.
        before: what it was in the earlier phase.
        after: what it was in the later phase.
    """

    measure: Measure
    before: Summary
    after: Summary

    @property
    def differs(self) -> bool:
        """Whether both phases have entries, and their medians are not the same."""
        medians = self.before.median, self.after.median
        return None not in medians and medians[0] != medians[1]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What of a measure's record was not compared.

    Attributes:
        earlier: the change of the product whose days end before the earlier phase begins; None
            where no change does.
        later: the change of the product whose days begin after the later phase ends; None where
            no change does.
        far: whether there are days more than a year away.
    """

    earlier: Happened | None = None
    later: Happened | None = None
    far: bool = False


@dataclass(frozen=True, slots=True)
class MeasureComparison:
    """One measure before and after.

    Attributes:
        result: the phases, and what may be said of them.
        lag: the lag window that sorted the days; None for periods that the person named.
        left_out: what was not compared.
        on_other_scales: entries on scales that are no longer in force, and the day of the latest;
            None without any.
        first_entry: the first day with an entry, an ordinal.
        alongside: the other measures in the same days.
        challenges: what the measure did around each change of the product, in the order of
            `ChangeFindings.steps`; None where the change is not about a product.
        whole_run: the days before and after a whole run of changes in one direction, such as a
            taper; None where there is no such run around the change.
    """

    result: Comparison
    lag: DeclaredLag | None
    left_out: LeftOut
    on_other_scales: tuple[int, date] | None
    first_entry: int
    alongside: tuple[Alongside, ...]
    challenges: Challenges | None
    whole_run: tuple[Span, Span] | None


@dataclass(frozen=True, slots=True)
class ChangeFindings:
    """What a change, or the step from one period to another, shows.

    Attributes:
        change: the event; None for periods that the person named.
        periods: the periods that the person named, the earlier first; None around an event.
        listed: how many measures are on the list that Holm's adjustment is about.
        tests: how many of these had enough to be tested.
        measures: those that were asked for, have entries, and could be divided into phases.
        without_entries: measures that were asked for and have no entry.
        without_lag: measures that were asked for and have no lag window to sort their days.
        steps: every change of the product, one a day, in the order of time; empty without one.
        events: whatever else happened in the days compared, in the order of time.
    """

    change: Happened | None
    periods: tuple[Span, Span] | None
    listed: int
    tests: int
    measures: tuple[MeasureComparison, ...]
    without_entries: tuple[Measure, ...]
    without_lag: tuple[Measure, ...]
    steps: tuple[Happened, ...]
    events: tuple[Happened, ...]
