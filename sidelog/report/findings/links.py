"""Whether a measure follows the doses of a product: one question of a list set beforehand."""

from collections.abc import Iterable, Iterator
from datetime import date
from math import ceil
from typing import NamedTuple

from sidelog.analysis.links import (
    ENTRIES,
    KNOWN,
    DoseTest,
    Lack,
    LagPoint,
    Refusal,
    dose_test,
    exploratory_curve,
)
from sidelog.analysis.series import Series, window
from sidelog.analysis.verdict import OF_A_LINK, Verdict, holm
from sidelog.catalog.scales import LagWindow, Measure
from sidelog.journal.journal import Journal
from sidelog.journal.keeping.measures import lag_set_on
from sidelog.journal.rows import Product
from sidelog.period import Period
from sidelog.report.findings.awaited import pace
from sidelog.report.findings.finding import FEWEST, Finding, Question, Reason
from sidelog.report.findings.measured import series_of
from sidelog.report.findings.taken import Taken, taken_of

_SHORTEST_REACH = 14
_MOST_POINTS = 40
_TOO_FEW = frozenset({Lack.ENTRIES, Lack.DOSES})

_REASONS = {
    Lack.ENTRIES: Reason.LINK_ENTRIES,
    Lack.DOSES: Reason.LINK_DOSES,
    Lack.SAME_VALUE: Reason.SAME_VALUE,
    Lack.SAME_DOSE: Reason.SAME_DOSE,
    Lack.ONE_WAY: Reason.ONE_WAY,
}


class LinkFindings(NamedTuple):
    """What a journal says of one question, and of the list that it stands on.

    Attributes:
        finding: the question with what may be said of it.
        have: how many entries there are of those needed, where there are too few; otherwise 0.
        lag: the window, set before looking.
        set_on: the day on which the person set it; None if it came with the measure.
        series: the entries that were looked at.
        taken: what was taken of the product.
        period: the days of the doses that were looked at.
        listed: how many questions are on the list.
        curve: other lags, to be looked at; empty where they were not asked for, or where the
            question itself cannot be answered.
        whole_has_enough: whether it is refused only because of the period that was chosen.
    """

    finding: Finding
    have: int
    lag: LagWindow
    set_on: date | None
    series: Series
    taken: Taken
    period: Period
    listed: int
    curve: tuple[LagPoint, ...]
    whole_has_enough: bool = False


def link_findings(
    journal: Journal,
    measure: Measure,
    lag: LagWindow,
    product: Product,
    period: Period,
    today: date,
    *,
    picture: bool = False,
) -> LinkFindings:
    """Ask whether a measure follows a product of which a dose is recorded.

    The list that was declared beforehand is every measure that the check-in asks, by every product
    of which doses are recorded: who asks one question after another has asked them all.

    Args:
        journal: where it is read from.
        measure: the measure.
        lag: its lag window.
        product: the product.
        period: the days whose entries are looked at.
        today: the current day.
        picture: whether other lags are wanted too.
    """
    taken = {one.product.id: one for one in taken_of(journal, today) if one.days}
    outcomes = dict(_outcomes(journal, {measure.name: lag}, taken.values(), period))
    outcome = outcomes[measure.name, product.id]
    tests = [one for one in outcomes.values() if isinstance(one, DoseTest)]
    history, series = taken[product.id], _entries(journal, measure.name, period)
    draft = Finding(measure, Question.LINK, Verdict.NOT_ENOUGH, product.name)
    curve: tuple[LagPoint, ...] = ()
    enough = False
    if isinstance(outcome, DoseTest):
        finding = _spoken(draft, outcome, tests)
        curve = _curve(series, history.totals, lag) if picture else ()
    else:
        # A period that somebody chose may have too few of the entries.
        begun = journal.first_day(measure.name) or today
        every = _entries(journal, measure.name, Period(min(begun, today), today))
        whole = dose_test(every, history.totals, (lag.first, lag.last))
        enough = isinstance(whole, DoseTest)
        by = _enough_by(whole, every, history.totals, lag, today.toordinal())
        finding = _refused(draft, outcome, by)
    return LinkFindings(
        finding=finding,
        have=outcome.have if isinstance(outcome, Refusal) else 0,
        lag=lag,
        set_on=lag_set_on(journal, measure.name),
        series=series,
        taken=history,
        period=Period(max(period.first, history.period.first), period.last),
        listed=len(outcomes),
        curve=curve,
        whole_has_enough=enough,
    )


def _outcomes(
    journal: Journal, asked: dict[str, LagWindow], taken: Iterable[Taken], period: Period
) -> Iterator[tuple[tuple[str, int], DoseTest | Refusal]]:
    """Every question of the list: the measures of the check-in, and the one asked for."""
    doses = [(one.product.id, one.totals) for one in taken]
    known = journal.measures.items()
    windows = {name: one.scale.lag for name, one in known if one.tracked and one.scale.lag}
    for name, lag in (windows | asked).items():
        series = _entries(journal, name, period)
        for number, totals in doses:
            yield (name, number), dose_test(series, totals, (lag.first, lag.last))


def _entries(journal: Journal, name: str, period: Period) -> Series:
    """The entries of a period, from the first to the last: other days say nothing of a link."""
    series = series_of(journal, name, period)
    return window(series, series.days[0], series.days[-1]) if series.days else series


def _spoken(draft: Finding, found: DoseTest, tests: list[DoseTest]) -> Finding:
    p_adjusted = holm([one.p for one in tests])[tests.index(found)]
    better = draft.measure.scale.better
    verdict = OF_A_LINK.verdict(p_adjusted, better, rose=found.coefficient > 0)
    return draft._replace(verdict=verdict, link=found, p_adjusted=p_adjusted, tests=len(tests))


def _refused(draft: Finding, outcome: Refusal, enough_by: int | None) -> Finding:
    """Why nothing is said; and where there are too few entries, when there are enough."""
    draft = draft._replace(reason=_REASONS[outcome.lack])
    if outcome.lack is Lack.ONE_WAY:
        return draft._replace(verdict=Verdict.REFUSED)
    if outcome.lack in _TOO_FEW and enough_by is not None:
        return draft._replace(verdict=Verdict.TOO_EARLY, earliest=enough_by)
    return draft


def _enough_by(
    outcome: DoseTest | Refusal, entries: Series, doses: Series, lag: LagWindow, today: int
) -> int | None:
    """When the whole record has enough entries with known doses before them, at the pace of late.

    None where it has enough already, where none was made of late, or where so few are no pace.
    """
    if not isinstance(outcome, Refusal) or outcome.lack not in _TOO_FEW:
        return None
    # No entry can be used before the record of doses is as long as the window.
    ready = doses.first + lag.last
    some, begin = outcome.usable, ready
    if ready > today and pace(doses.days, doses.first, today) >= KNOWN:
        some, begin = entries.days, entries.first
    rate = pace(some, begin, today)
    if not rate or len(some) < FEWEST:
        return None
    return max(ready, today) + ceil((ENTRIES - len(outcome.usable)) / rate)


def _curve(series: Series, totals: Series, lag: LagWindow) -> tuple[LagPoint, ...]:
    reach = lag.last + max(_SHORTEST_REACH, lag.last - lag.first)
    every = -(-(reach + 1) // _MOST_POINTS)
    return exploratory_curve(series, totals, range(0, reach + 1, every))
