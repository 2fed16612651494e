"""What is said of a measure over a period: its scale, its medians, its verdict, its coverage."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sidelog.analysis.coverage import Coverage
from sidelog.analysis.findings import Findings, MeasureFinding, Trend
from sidelog.analysis.gates import Reason, Shortfall
from sidelog.analysis.periods import SPAN, Summary
from sidelog.analysis.steps import is_coarse
from sidelog.analysis.trend_sentences import SEASON, trend_sentences
from sidelog.analysis.verdict import Refusal, Tier
from sidelog.analysis.wording import CAUTION, stretch, unit
from sidelog.analysis.wording import number as size
from sidelog.catalog.scales import Better, Measure, Scale
from sidelog.dates import WEEKDAYS
from sidelog.report.sentences.basics import (
    counted,
    day_and_distance,
    day_in_full,
    entries,
    number,
    percent,
    sentence,
    span,
)
from sidelog.report.stretches import MOST_LINES, Unit

MEDIANS = (
    f"Medians of {SPAN} days: from the first entry on (baseline), before the last {SPAN}, the last."
)

MAY_BE_SAID = "What may be said"
HOW_RECORDED = "How it was recorded"
SUMMARY_HEADS = ("n", "median", "lowest", "highest")
SUMMARY_DAYS = "days"

_BETTER = {
    Better.LOWER: "lower is better",
    Better.HIGHER: "higher is better",
    Better.NEITHER: "neither way is better",
}
_MISSING = {
    Reason.ENTRIES: "{have:.0f} of {need:.0f} entries",
    Reason.DAYS: "the period has {have:.0f} of {need:.0f} days",
    Reason.COVERAGE: "{have:.0%} of the days recorded, {need:.0%} needed",
    Reason.LEVELS: "{have:.0f} different values, {need:.0f} needed",
}
_FEW_DAYS = 14
_YEAR = 365


def scale_range(scale: Scale) -> str:
    """A scale in few characters, such as "0-4" or "hairs"."""
    if scale.maximum is None:
        return scale.unit or f"{number(scale.minimum)} or more"
    return f"{number(scale.minimum)}-{number(scale.maximum)} {scale.unit}".rstrip()


def scale_ends(scale: Scale) -> str:
    """The two ends of a scale with their words."""
    if scale.maximum is None:
        return f"{value_in_words(scale, scale.minimum)} or more"
    return f"{value_in_words(scale, scale.minimum)} to {value_in_words(scale, scale.maximum)}"


def value_in_words(scale: Scale, value: float) -> str:
    """A value with its anchor words, or its unit."""
    return f"{number(value)} {dict(scale.anchors).get(value, scale.unit)}".rstrip()


def anchor_lines(scale: Scale) -> list[str]:
    """Every anchor of a scale with its words; the ends of a scale that has none."""
    return [value_in_words(scale, value) for value, _ in scale.anchors] or [scale_ends(scale)]


def every_anchor(scale: Scale) -> str:
    """Every anchor of a scale with its words."""
    return "; ".join(anchor_lines(scale))


def titled_scale(measure: Measure) -> str:
    """A measure with the ends of its scale, and which way is better."""
    return f"{measure.title}: {scale_ends(measure.scale)}; {better(measure.scale)}"


def better(scale: Scale) -> str:
    """Which way is better."""
    return _BETTER[scale.better]


def medians(finding: MeasureFinding) -> str:
    """The medians of the first and the last four weeks, described; no judgement of them."""
    begin, now, way = finding.baseline, finding.recent, better(finding.measure.scale)
    if now.median is None:
        return f"no entries in the last {SPAN} days"
    if begin is None or begin.median is None or begin.last >= now.first:
        return f"median {number(now.median)}, {way}"
    if begin.median == now.median:
        return f"median {number(now.median)}, as at baseline; {way}"
    return f"median {number(begin.median)} → {number(now.median)}, {way}"


def verdict(finding: MeasureFinding, first: int) -> str:
    """What may be said of a measure, for a row.

    It is about the whole period, so it may go another way than two medians beside it.

    Args:
        finding: what the period shows of it.
        first: first day of the period, an ordinal.
    """
    trend = finding.trend
    if isinstance(trend, Refusal):
        return _refused(trend, finding, first)
    if trend.tier is Tier.NONE_DETECTABLE:
        least = change_size(trend, finding.measure.scale)
        return f"{trend.tier} over the period; about {least} or more would have shown"
    drift = "; slow drift could produce this" if trend.tier is Tier.POSSIBLE else ""
    return f"{trend.tier} over the period: {trend.verdict.direction}{drift}"


def in_full(finding: MeasureFinding, first: int) -> Iterator[str]:
    """What may be said of a measure, sentence by sentence.

    Args:
        finding: what the period shows of it.
        first: first day of the period, an ordinal.
    """
    trend = finding.trend
    if isinstance(trend, Refusal) and _longer_may_do(trend.shortfall, finding, first):
        yield trend_sentences(finding)[0]
        yield "The record began before this period; a longer one may have enough."
        return
    yield from trend_sentences(finding)
    if isinstance(trend, Trend) and trend.verdict.direction:
        least = change_size(trend, finding.measure.scale)
        yield f"Smallest change this period could have shown: about {least}."


def change_size(trend: Trend, scale: Scale) -> str:
    """The smallest change that the period could have shown."""
    approximate = " (approximate)" if is_coarse(scale) else ""
    return f"{size(trend.smallest_change)} {unit(scale)}{approximate}"


def _refused(refusal: Refusal, finding: MeasureFinding, first: int) -> str:
    missing = _missing(refusal.shortfall, finding)
    return f"{refusal.tier}: {missing}{_when(refusal.shortfall, finding, first)}"


def _missing(shortfall: Shortfall, finding: MeasureFinding) -> str:
    if shortfall.reason is Reason.LEVELS and shortfall.have == 1:
        return f"always {number(finding.last_value)}"
    return _MISSING[shortfall.reason].format(have=shortfall.have, need=shortfall.need)


def _when(shortfall: Shortfall, finding: MeasureFinding, first: int) -> str:
    """When there may be enough."""
    if _longer_may_do(shortfall, finding, first):
        return "; a longer period may have enough"
    return f"; {_about(shortfall.wait.days)} more at this rate" if shortfall.wait else ""


def _longer_may_do(shortfall: Shortfall, finding: MeasureFinding, first: int) -> bool:
    """Whether a record that began before the period may have enough already."""
    older = finding.baseline is not None and finding.baseline.first < first
    return older and shortfall.reason in {Reason.DAYS, Reason.ENTRIES}


def _about(days: int) -> str:
    return f"about {counted(days, 'day', 'days') if days < _FEW_DAYS else stretch(days)}"


def recorded(coverage: Coverage, every_days: int) -> str:
    """How completely a measure was recorded."""
    of = counted(coverage.expected, "day", "days")
    if every_days > 1:
        of = f"{coverage.expected} expected entries, one every {every_days} days"
    return f"{coverage.recorded} of {of} recorded ({percent(coverage.rate)}){_same_day(coverage)}"


def _same_day(coverage: Coverage) -> str:
    """How many of the entries were made on the day itself, as far as that is known."""
    if not coverage.recorded:
        return ""
    if coverage.same_day_rate is None:
        return ", when they were written down is not known"
    known = f" of the {coverage.recorded - coverage.undated} known" if coverage.undated else ""
    return f", {percent(coverage.same_day_rate)}{known} on the day itself"


def longest_gap(coverage: Coverage) -> str:
    """The longest run of days without an entry."""
    gap = coverage.longest_gap
    if gap is None:
        return "no day is missing"
    return f"longest gap {counted(gap.days, 'day', 'days')}, from {day_in_full(gap.first)}"


def not_recorded(coverage: Coverage) -> str:
    """Which days have no entry: those that were skipped, and those that nobody spoke of."""
    skipped = counted(coverage.skipped, "day", "days")
    return f"{skipped} skipped on purpose, {coverage.unknown} not spoken of"


def weekdays(coverage: Coverage) -> str:
    """How many of each weekday of the period were recorded."""
    rows = zip(WEEKDAYS, coverage.weekdays, strict=True)
    return ", ".join(
        f"{name[:3]} {row.recorded} of {row.possible}" for name, row in rows if row.possible
    )


def before_gaps(coverage: Coverage) -> str:
    """The mean value before a day without an entry, and before one with; empty without either."""
    missing, entry = coverage.before_missing, coverage.before_entry
    if missing is None or entry is None:
        return ""
    return f"the day before a missing day: mean {number(missing)}; before an entry: {number(entry)}"


def how_recorded(finding: MeasureFinding) -> Iterator[str]:
    """Everything about how a measure was recorded."""
    covered = finding.coverage
    yield f"{recorded(covered, finding.measure.scale.every_days)}."
    if finding.measure.scale.every_days == 1:
        yield sentence(not_recorded(covered))
    yield sentence(longest_gap(covered))
    yield f"{weekdays(covered)}."
    if means := before_gaps(covered):
        yield sentence(means)


def last_entry(finding: MeasureFinding, today: int) -> str:
    """The latest entry of a period that has one, with its words and its day."""
    value, scale = finding.series.values[-1], finding.measure.scale
    when = day_and_distance(finding.series.days[-1], today)
    return f"Last entry: {value_in_words(scale, value)}, {when}."


def cut_into(asked: Unit, unit: Unit) -> str:
    """How a table of weeks or months is read, and whether it had to be longer steps."""
    cells = f"By {unit}: the median, and how many entries of those expected."
    if asked is unit:
        return cells
    return f"{cells} A line for each {asked} would be more than {MOST_LINES} lines."


def summaries(finding: MeasureFinding, today: int) -> Iterator[tuple[str, Summary]]:
    """The summaries of a measure with their names, in the order of time.

    Args:
        finding: what a period shows of it.
        today: the current day, an ordinal; a baseline that still goes on is shown up to it.
    """
    if finding.baseline:
        yield "Baseline", replace(finding.baseline, last=min(finding.baseline.last, today))
    yield f"{SPAN} days before", finding.previous
    yield f"Last {SPAN} days", finding.recent


def summary(of: Summary) -> str:
    """A summary in words: its days, median, reach and number of entries."""
    return f"{span(of.first, of.last)}: {values(of)}"


def values(of: Summary) -> str:
    """What the values of some days were."""
    if of.median is None:
        return "no entries"
    reach = f", {number(of.minimum)} to {number(of.maximum)}"
    alike = of.minimum == of.maximum
    return f"median {number(of.median)}{'' if alike else reach}, {entries(of.n)}"


def titles(measures: Iterable[Measure]) -> str:
    """The titles of some measures, joined as words."""
    *first, last = [measure.title for measure in measures]
    return f"{', '.join(first)} and {last}" if first else last


def without_entries(findings: Findings) -> str:
    """Which measures have no entry in the period; empty where all have one."""
    missing = [one.measure for one in findings.measures if not one.coverage.recorded]
    return f"No entries in this period: {titles(missing)}." if missing else ""


def pictures(days: int) -> str:
    """How the small pictures are read."""
    share = "a day" if days == 1 else f"{days} days"
    return f"Pictures: a column of dots is {share}, a blank is not recorded, one dot is the lowest."


def caution(findings: Findings) -> str:
    """What goes with every table: whose data these are, and what can look the same."""
    days = findings.last - findings.first + 1
    changed = any(one.trend.tier in {Tier.CLEAR, Tier.POSSIBLE} for one in findings.measures)
    return f"{CAUTION} {SEASON}" if changed and days < _YEAR else CAUTION
