"""What only the visit report says: its headings, doses, events, lag windows and method."""

from collections.abc import Sequence
from datetime import date

from sidelog.analysis.findings import Findings, MeasureFinding
from sidelog.analysis.gates import TREND_DAYS, TREND_ENTRIES
from sidelog.analysis.periods import SPAN
from sidelog.analysis.verdict import CLEAR, POSSIBLE
from sidelog.dates import say_date
from sidelog.report.doses import DoseRecord, DoseSummary, summarise_doses
from sidelog.report.look_back import SHORT, LookBack
from sidelog.report.page import FlagRecorded
from sidelog.report.sentences.basics import (
    amount,
    counted,
    day_in_full,
    entries,
    number,
    percent,
    span,
)
from sidelog.report.sentences.findings import better, titles, verdict
from sidelog.report.sentences.taken import product, taken

TITLE = "Health journal"
QUESTION = "Question"
PERIOD = "Period"
NOW = "1. Baseline and now"
TAKEN = "2. What was taken"
ELSE = "3. What else could explain it"
FLAGS = "4. Red flags that were recorded"
DETAILS = "Details"
MEASURES = "5. Each measure"
DOSES = "6. Doses over the period"
WINDOWS = "7. What lay in the lag windows"
METHOD = "8. How this was made"
SCALE = "Scale"
OVER_THE_PERIOD = "Over the period"
NOTHING_RECORDED = "No measure has an entry in this period."
NOTHING_TAKEN = "Nothing was recorded as taken."
NO_EVENTS = "No events were recorded."
NO_FLAGS = "No recorded value called for one.  Notes are not searched."
NO_WINDOWS = f"No measure with a lag window of over {SHORT} days has entries in the last {SPAN}."
EMPTY_WINDOW = "Nothing else was recorded in these days."
LAG_WINDOWS = (
    f"A lag window is set beforehand: the days before the last {SPAN} that those could reflect."
)


def reliability(recorded: Sequence[MeasureFinding]) -> str:
    """Who recorded, how much, and how completely, over all measures with entries."""
    measures = counted(len(recorded), "measure", "measures")
    made = entries(sum(one.coverage.recorded for one in recorded))
    rates = _reach([one.coverage.rate for one in recorded])
    known = [rate for one in recorded if (rate := one.coverage.same_day_rate) is not None]
    same_day = f"{_reach(known)} of them on the day itself" if known else "imported from elsewhere"
    return (
        f"Recorded by the person: {measures}, {made}, {rates} of those expected since they began, "
        f"{same_day}."
    )


def _reach(shares: Sequence[float]) -> str:
    low, high = percent(min(shares)), percent(max(shares))
    return low if low == high else f"{low} to {high}"


def now(finding: MeasureFinding, first: int) -> str:
    """A measure in short: baseline, the last four weeks, and what may be said."""
    parts = [] if finding.baseline is None else [("baseline median", finding.baseline)]
    parts.append((f"last {SPAN} days", finding.recent))
    medians = ", ".join(f"{name} {number(one.median)} ({entries(one.n)})" for name, one in parts)
    measure = finding.measure
    return f"{measure.title} ({better(measure.scale)}): {medians}; {verdict(finding, first)}."


def taken_in_short(record: DoseRecord) -> str:
    """What was taken at the beginning and at the end of a period."""
    begin = summarise_doses(record, record.first, min(record.first + SPAN - 1, record.last))
    end = summarise_doses(record, max(record.last - SPAN + 1, record.first), record.last)
    unit = record.product.unit
    name = product(record)
    if begin.last >= end.first:
        return f"{name}: {taken(summarise_doses(record, record.first, record.last), unit)}."
    return f"{name}: first {SPAN} days, {_usual(begin, unit)}; last {SPAN}, {_usual(end, unit)}."


def _usual(summary: DoseSummary, unit: str | None) -> str:
    if not summary.taken:
        return "none taken" if summary.none else "nothing recorded"
    if summary.median is None:
        return f"amounts not fully known, taken on {summary.taken}"
    return f"median {amount(summary.median, unit)} a day, taken on {summary.taken}"


def window(look: LookBack) -> str:
    """Which days the last four weeks of some measures could reflect."""
    lag = look.lag
    return (
        f"{titles(look.measures)}: {lag.first} to {lag.last} days earlier, "
        f"{span(look.first, look.last)}."
    )


def flag(recorded: FlagRecorded) -> str:
    """A red flag with the days whose values called for it."""
    days, rule = recorded.days, recorded.flag
    on = day_in_full(days[0])
    if len(days) > 1:
        on = f"{len(days)} days, {span(days[0], days[-1])}"
    least = f" at {number(rule.value[1])} or more" if rule.value else ""
    return f"{recorded.measure.title}{least} on {on}: {rule.text}"


def method(findings: Findings) -> tuple[str, ...]:
    """How the numbers were made, in few words."""
    tests = counted(findings.tests, "measure", "measures")
    return (
        "Days without an entry are left out; nothing is filled in, and none counts as 0.",
        f"Medians are over {SPAN} days.  The baseline begins with the first entry of all.",
        "Trend test: Mann-Kendall over the period, adjusted for ties and autocorrelation.",
        f"Holm over {tests}; clear below {CLEAR:g}, possible below {POSSIBLE:g}.",
        f"A trend is tested from {TREND_ENTRIES} entries over {TREND_DAYS} days on.",
        "Clinical importance: not assessed.",
    )


def made(day: date, version: str, fingerprint: str) -> tuple[str, str]:
    """When and with what a page was made, and of which data."""
    return (
        f"Made on {say_date(day)} with sidelog {version}.",
        f"Short hash of these data: {fingerprint}.",
    )
