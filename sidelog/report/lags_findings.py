"""What a journal says of a measure and a product: the answer, and what it rests on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import ceil

from sidelog.analysis.gates import Reason, Shortfall, Wait
from sidelog.analysis.lags import LagPoint, exploratory_curve
from sidelog.analysis.questions import Answer, Link, Question, ask
from sidelog.analysis.series import Series, from_days, window
from sidelog.analysis.verdict import refuse
from sidelog.catalog.scales import LagWindow, Measure
from sidelog.journal.reading import Reader
from sidelog.journal.rows import Product
from sidelog.report.doses import DoseRecord, DoseSummary, summarise_doses
from sidelog.report.gathering import dose_record_of, series_of
from sidelog.report.lags_declared import DeclaredLag, declared_lag

_GROWS = (Reason.ENTRIES, Reason.DOSE_HISTORY)
"""What there is more of with every day that is recorded."""

_STILL_KEPT = 7
"""Usual distances between entries after which a measure no longer counts as being kept."""

_SHORTEST_REACH = 14
_MOST_POINTS = 40


@dataclass(frozen=True, slots=True)
class LinkFindings:
    """What a journal says of one question, and of the list that it stands on.

    Attributes:
        answer: the question with what was found, or why it is refused.
        tests: how many questions of the list had enough to be tested; Holm adjusts for these.
        measures: how many measures the list has.
        products: how many products.
        lag: the window, and when it was set.
        doses: what is known of the doses from the first recorded one to today.
        written_later: on how many of those days a dose was written down later.
        curve: other lags, to be looked at; empty where they were not asked for, or where the
            question itself cannot be answered.
    """

    answer: Answer
    tests: int
    measures: int
    products: int
    lag: DeclaredLag
    doses: DoseSummary
    written_later: int
    curve: tuple[LagPoint, ...]

    @property
    def listed(self) -> int:
        """How many questions are on the list."""
        return self.measures * self.products


def link_findings(
    journal: Reader,
    measure: Measure,
    product: Product,
    today: date,
    *,
    picture: bool,
) -> LinkFindings:
    """Ask whether a measure follows a product.

    The list that was declared beforehand is every measure that the check-in asks, by every product
    of which doses are recorded: who asks one question after another has asked them all.

    Args:
        journal: where it is read from.
        measure: the measure, which has a lag window.
        product: the product, of which a dose is recorded.
        today: the current day.
        picture: whether other lags are wanted too.
    """
    records = {record.product.id: record for record in _dose_records(journal, today)}
    windows = _declared(journal, measure)
    answers = ask(_questions(journal, windows, records.values(), today))
    places = [(name, number) for name in windows for number in records]
    answer = _with_wait(answers.answers[places.index((measure.name, product.id))], today)
    record = records[product.id]
    first, last = date.fromordinal(record.first), date.fromordinal(record.last)
    return LinkFindings(
        answer=answer,
        tests=answers.tests,
        measures=len(windows),
        products=len(records),
        lag=declared_lag(journal, measure.name, windows[measure.name], answer.question.series),
        doses=summarise_doses(record, record.first, record.last),
        written_later=journal.doses_written_later(product, first, last),
        curve=_curve(answer) if picture else (),
    )


def _dose_records(journal: Reader, today: date) -> Iterator[DoseRecord]:
    """What was taken of each product, from the first day of which anything is recorded."""
    for product in journal.products.values():
        begin = journal.first_dose(product)
        if begin is not None and begin <= today:
            yield dose_record_of(journal, product, begin, today)


def _declared(journal: Reader, asked: Measure) -> dict[str, LagWindow]:
    """The measures of the list with their windows: those of the check-in, and the one asked for."""
    return {
        name: lag
        for name, measure in journal.measures.items()
        if (lag := measure.scale.lag) and (measure.tracked or name == asked.name)
    }


def _questions(
    journal: Reader, windows: Mapping[str, LagWindow], records: Iterable[DoseRecord], today: date
) -> Iterator[Question]:
    taken = [(record.product.name, dose_series(record)) for record in records]
    for name, lag in windows.items():
        begin = min(journal.first_day(name) or today, today)
        series = _to_last_entry(series_of(journal, name, [(begin, today)]))
        for product, doses in taken:
            yield Question(journal.measures[name], product, series, doses, lag)


def _to_last_entry(series: Series) -> Series:
    """The entries without the days since the last one, which say nothing of a link."""
    return window(series, series.first, series.days[-1]) if series.days else series


def _with_wait(answer: Answer, today: date) -> Answer:
    """The answer, with how long it takes until there is enough where waiting helps."""
    link, question = answer.link, answer.question
    if isinstance(link, Link) or link.shortfall.reason not in _GROWS:
        return answer
    days = _days_until(question, link.shortfall, today.toordinal())
    if days is None:
        return answer
    wait = Wait(days, today.toordinal() + days)
    return replace(answer, link=refuse(replace(link.shortfall, wait=wait)))


def _days_until(question: Question, shortfall: Shortfall, today: int) -> int | None:
    """Days until there is enough at the present rate; None where entries no longer come.

    Entries are usable from the day on which the dose history reaches back a whole window.
    """
    series, begin = question.series, question.series.first
    if shortfall.reason is Reason.DOSE_HISTORY:
        begin = max(begin, question.doses.first + question.lag.last)
    if not series.days or today - series.last > _STILL_KEPT * question.measure.scale.every_days:
        return None
    have, of = shortfall.have, series.last - begin + 1
    if of < 1:  # the history does not reach back yet: nothing is known but how often entries come
        have, of = len(series.days), series.last - series.first + 1
    if not have:
        return None
    return max(begin - today, 0) + ceil((shortfall.need - shortfall.have) * of / have)


def dose_series(record: DoseRecord) -> Series:
    """The totals of the days whose doses are wholly known; a day of which nothing is said is not.

    A day with an amount that is not known has no total either, and a said "none" is 0.
    """
    totals = {day.day: day.total for day in record.days if day.is_whole}
    return from_days(totals, record.first, record.last)


def _curve(answer: Answer) -> tuple[LagPoint, ...]:
    """The correlation at other lags; none for a question that cannot be answered."""
    if not isinstance(answer.link, Link):
        return ()
    question, lag = answer.question, answer.question.lag
    reach = lag.last + max(_SHORTEST_REACH, lag.last - lag.first)
    every = -(-(reach + 1) // _MOST_POINTS)
    return exploratory_curve(question.series, question.doses, range(0, reach + 1, every))
