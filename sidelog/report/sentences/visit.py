"""What stands in the tables of the visit report: heads and cells; a second line is secondary."""

from collections.abc import Sequence
from datetime import date

from sidelog.analysis.challenges import Challenge
from sidelog.analysis.contrast import Contrast
from sidelog.analysis.coverage import Coverage
from sidelog.analysis.effects import Interval, complement
from sidelog.analysis.findings import MeasureFinding, Trend
from sidelog.analysis.gates import Reason, Shortfall
from sidelog.analysis.periods import Summary
from sidelog.analysis.verdict import Direction, Refusal, Tier, orient
from sidelog.analysis.wording import number as size
from sidelog.analysis.wording import sentence_case, unit
from sidelog.catalog.scales import Measure, Scale
from sidelog.dates import MONTHS
from sidelog.report.doses import DoseSummary
from sidelog.report.look_back import LookBack
from sidelog.report.sentences.basics import NO_NUMBER, amount, counted, number, percent, span
from sidelog.report.sentences.findings import better, change_size, scale_range, verdict
from sidelog.report.sentences.taken import taken

MEASURE = "Measure"
DAYS_RECORDED = "Days recorded"
BASELINE = "Baseline"
NOW = "Last 4 weeks"
PAIRS = "Late against early\ndays, in pairs"
WOULD_HAVE_SHOWN = "Smallest change\nit could show"
VERDICT = "Over the period, in words"
MEASURE_CAPTION = "Medians of 28 days; n: number of entries"
TAKEN_HEADS = ("Product", "First 4 weeks of the period", NOW, "Changes, by number")
TAKEN_HEADS_SHORT = ("Product", "Over the period", "Changes, by number")
TAKEN_CAPTION = "Per product"
ELSE_HEADS = (MEASURE, "Days its last 4 weeks may reflect", "Events then", "Other medians then")
ELSE_CAPTION = "Lag windows, set beforehand"
CHANGE = "Change"
DOSE_HEADS = ("When", "What was taken")
NONE_RECORDED = "none recorded"

_SHORT = {
    Reason.COVERAGE: "{have:.0%} of days recorded",
    Reason.LEVELS: "always the same value",
    Reason.BEFORE: "{have:.0f} of {need:.0f} entries before",
    Reason.AFTER: "{have:.0f} of {need:.0f} entries after",
}


def day(ordinal: int) -> str:
    """A day without its weekday, such as "16 Nov 2026"."""
    that = date.fromordinal(ordinal)
    return f"{that.day} {MONTHS[that.month - 1][:3]} {that.year}"


def days(first: int, last: int) -> str:
    """One day, or days from one to another."""
    return day(first) if first == last else span(first, last)


def title(measure: Measure) -> str:
    """A measure with its scale."""
    return f"{measure.title}\n{scale_range(measure.scale)}, {better(measure.scale)}"


def covered(coverage: Coverage) -> str:
    """How completely a measure was recorded."""
    rate = f"{coverage.recorded} of {coverage.expected} ({percent(coverage.rate)})"
    if coverage.same_day_rate is None:
        return f"{rate}\nimported from elsewhere"
    return f"{rate}\n{percent(coverage.same_day_rate)} on the day itself"


def medians_of(name: str, summaries: Sequence[Summary | None]) -> tuple[str, ...]:
    """A column of medians under its head; days that all share stand in the head."""
    spans = {(one.first, one.last) for one in summaries if one}
    if len(spans) == 1:
        return f"{name}\n{days(*spans.pop())}", *(_median(one) for one in summaries)
    return name, *(f"{_median(one)}{_dated(one)}" for one in summaries)


def _median(summary: Summary | None) -> str:
    if summary is None or summary.median is None:
        return NO_NUMBER
    return f"{number(summary.median)}\nn {summary.n}"


def _dated(summary: Summary | None) -> str:
    return f", from {day(summary.first)}" if summary and summary.n else ""


def shift(finding: MeasureFinding) -> str:
    """How far late days differ from early ones; a dash where nothing was tested."""
    trend, scale = finding.trend, finding.measure.scale
    if isinstance(trend, Refusal):
        return NO_NUMBER
    if trend.nap is None:
        return _slope(trend, scale)
    rose = trend.test.score >= 0
    return _pairs(trend.nap, orient(1 if rose else -1, scale.better), rose=rose)


def _slope(trend: Trend, scale: Scale) -> str:
    if trend.slope is None:
        return NO_NUMBER
    low, high = size(trend.slope.low), size(trend.slope.high)
    return f"{size(trend.slope.estimate)} {unit(scale)}\neach 30 days; {low} to {high}"


def _pairs(nap: Interval, direction: Direction, *, rose: bool) -> str:
    """How many of ten late days went that way, and the interval."""
    share = nap if rose else complement(nap)
    of_ten, low, high = (round(10 * part) for part in (share.estimate, share.low, share.high))
    return f"{direction} in {of_ten} of 10\ncould be {low} to {high} of 10"


def would_have_shown(finding: MeasureFinding) -> str:
    """The smallest change that the period could have shown; a dash where nothing was tested."""
    if isinstance(finding.trend, Refusal):
        return NO_NUMBER
    return change_size(finding.trend, finding.measure.scale).replace(" (", "\n(")


def in_words(finding: MeasureFinding, first: int) -> str:
    """What may be said of a measure.

    Args:
        finding: what the period shows of it.
        first: first day of the period, an ordinal.
    """
    trend = finding.trend
    if isinstance(trend, Refusal):
        tier, _, missing = verdict(finding, first).partition(": ")
        return f"{sentence_case(tier)}\n{missing}"
    way = f": {trend.verdict.direction}" if trend.verdict.direction else ""
    drift = "\nslow drift could produce this" if trend.tier is Tier.POSSIBLE else ""
    return f"{sentence_case(trend.tier)}{way}{drift}"


def taken_over(summary: DoseSummary, unit_name: str | None) -> str:
    """What was taken over some weeks."""
    return taken(summary, unit_name).replace(", ", "\n", 1)


def taken_in_week(summary: DoseSummary, unit_name: str | None) -> str:
    """What was taken in one week."""
    if summary.median is None:
        return f"taken {summary.taken}, none {summary.none} days"
    return f"{amount(summary.median, unit_name)} on {summary.taken} days"


def window(look: LookBack) -> str:
    """The days of a lag window."""
    return f"{days(look.first, look.last)} ({look.lag.first} to {look.lag.last} days earlier)"


def numbers(look: LookBack) -> str:
    """The numbers of the events in a lag window."""
    return ", ".join(str(one.number) for one in look.happenings) or NONE_RECORDED


def medians(others: Sequence[tuple[Measure, Summary]]) -> str:
    """Other measures with their medians."""
    said = (f"{measure.title} {number(summary.median)}" for measure, summary in others)
    return ", ".join(said) or NONE_RECORDED


def compared(product: str, changes: int, rows: Sequence[Challenge]) -> str:
    """How much can be said of the changes of a product, where the table stands elsewhere."""
    enough = sum(isinstance(one.outcome, Contrast) for one in rows)
    said = counted(changes, "change", "changes")
    return (
        f"{product}, {said}: {enough} of {len(rows)} comparisons have enough days; see the details."
    )


def changes_caption(product: str) -> str:
    """What a table of changes shows."""
    return f"{product}: the days before against the days after"


def outcome(challenge: Challenge) -> str:
    """What a measure did after a change, or what is missing to tell."""
    found = challenge.outcome
    if isinstance(found, Contrast):
        return _seen(challenge.seen, found)
    short = found.shortfall
    missing = _SHORT[short.reason].format(have=short.have, need=short.need)
    return f"{missing}{_earliest(short)}"


def _seen(way: Direction | None, found: Contrast) -> str:
    counts = f"{found.n_before} and {found.n_after} entries"
    if way is None:
        return f"even\n{counts}"
    rose = found.nap.estimate > 0.5  # noqa: PLR2004  (half of all pairs is even)
    return f"{_pairs(found.nap, way, rose=rose)}; {counts}"


def _earliest(shortfall: Shortfall) -> str:
    return f"\nearliest {day(shortfall.wait.until)}" if shortfall.wait else ""
