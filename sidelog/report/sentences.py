"""What tables, charts and pages say of findings: every sentence of the report in one place.

What a test allows to be said is worded in `sidelog.analysis`; here are the short forms for rows,
the descriptions, and the labels.  Sentences have fewer than twenty words, name no cause, and give
no advice.  A difference between two medians is described, and never called a change.
"""

from datetime import date

from sidelog.analysis.coverage import Coverage
from sidelog.analysis.findings import Findings, MeasureFinding, Trend
from sidelog.analysis.gates import Reason, Shortfall
from sidelog.analysis.periods import SPAN, Summary
from sidelog.analysis.steps import is_coarse
from sidelog.analysis.trend_sentences import SEASON
from sidelog.analysis.verdict import Refusal, Tier
from sidelog.analysis.wording import CAUTION, stretch, unit
from sidelog.analysis.wording import number as size
from sidelog.catalog.scales import Better, Scale
from sidelog.catalog.values import say_number
from sidelog.dates import MONTHS, say_date, say_span

NO_NUMBER = "\N{EN DASH}"
"""Stands where there is no number; a zero would say something else."""

_BETTER = {
    Better.LOWER: "lower is better",
    Better.HIGHER: "higher is better",
    Better.NEITHER: "neither way is better",
}

_FEW_DAYS = 14
_YEAR = 365
_TWO_DECIMALS_BELOW = 10

_MISSING = {
    Reason.ENTRIES: "{have:.0f} of {need:.0f} entries",
    Reason.DAYS: "the entries span {have:.0f} of {need:.0f} days",
    Reason.COVERAGE: "{have:.0%} of the days recorded, {need:.0%} needed",
    Reason.LEVELS: "{have:.0f} different values, {need:.0f} needed",
}


def number(value: float | None) -> str:
    """A value or a median in as many digits as a person needs; a dash where there is none."""
    if value is None:
        return NO_NUMBER
    return say_number(round(value, 2 if abs(value) < _TWO_DECIMALS_BELOW else 1))


def percent(share: float | None) -> str:
    """A share in whole per cent; a dash where there is none."""
    return NO_NUMBER if share is None else f"{share:.0%}"


def entries(count: int) -> str:
    """How many entries, in words."""
    return "1 entry" if count == 1 else f"{count} entries"


def date_of(ordinal: int) -> str:
    """An ordinal day in full."""
    return say_date(date.fromordinal(ordinal))


def short_day(ordinal: int | None, today: int) -> str:
    """An ordinal day in few characters: "today", "12 Nov", or "Nov 2025" when it is long ago."""
    if ordinal is None:
        return ""
    day = date.fromordinal(ordinal)
    if today - ordinal in {0, 1}:
        return "today" if ordinal == today else "yest."
    month = MONTHS[day.month - 1][:3]
    return f"{day.day} {month}" if abs(today - ordinal) < 300 else f"{month} {day.year}"  # noqa: PLR2004


def scale_ends(scale: Scale) -> str:
    """The two ends of a scale with their words."""
    if scale.maximum is None:
        return f"from {say_number(scale.minimum)} {scale.unit} up".replace("  ", " ")
    words = dict(scale.anchors)
    ends = (_end(value, words.get(value, scale.unit)) for value in (scale.minimum, scale.maximum))
    return " to ".join(ends)


def _end(value: float, words: str) -> str:
    return f"{say_number(value)} {words}".rstrip()


def scale_range(scale: Scale) -> str:
    """A scale in few characters, such as "0-4" or "hairs"."""
    if scale.maximum is None:
        return scale.unit or f"{number(scale.minimum)} or more"
    return f"{number(scale.minimum)}-{number(scale.maximum)} {scale.unit}".rstrip()


def better(scale: Scale) -> str:
    """Which way is better."""
    return _BETTER[scale.better]


def medians(finding: MeasureFinding) -> str:
    """The medians of the first and the last four weeks, described; no judgement of them."""
    begin, now, way = finding.baseline, finding.recent, better(finding.measure.scale)
    if now.median is None:
        return "no entries in the last 4 weeks"
    if begin is None or begin.median is None or begin.last >= now.first:
        return f"median {number(now.median)}, {way}"
    if begin.median == now.median:
        return f"median {number(now.median)}, as at baseline; {way}"
    return f"median {number(begin.median)} → {number(now.median)}, {way}"


def verdict(finding: MeasureFinding, first: int) -> str:
    """What may be said of a measure, for a row.

    Args:
        finding: what the period shows of it.
        first: first day of the period, an ordinal.
    """
    trend, scale = finding.trend, finding.measure.scale
    if isinstance(trend, Refusal):
        return _refused(trend, finding, first)
    if trend.tier is Tier.NONE_DETECTABLE:
        return f"{trend.tier}; about {change_size(trend, scale)} or more would have shown"
    drift = "; slow drift could produce this" if trend.tier is Tier.POSSIBLE else ""
    return f"{trend.tier}: {trend.verdict.direction}{drift}"


def change_size(trend: Trend, scale: Scale) -> str:
    """The smallest change that the period could have shown."""
    approximate = " (approximate)" if is_coarse(scale) else ""
    return f"{size(trend.smallest_change)} {unit(scale)}{approximate}"


def _refused(refusal: Refusal, finding: MeasureFinding, first: int) -> str:
    if finding.last_day is None:
        return "no entries in this period"
    missing = _missing(refusal.shortfall, finding)
    return f"{refusal.tier}: {missing}{_when(refusal.shortfall, finding, first)}"


def _missing(shortfall: Shortfall, finding: MeasureFinding) -> str:
    if shortfall.reason is Reason.LEVELS and shortfall.have == 1:
        return f"always {number(finding.last_value)}"
    return _MISSING[shortfall.reason].format(have=shortfall.have, need=shortfall.need)


def _when(shortfall: Shortfall, finding: MeasureFinding, first: int) -> str:
    """When there will be enough; a longer look back may have it already."""
    if finding.baseline and finding.baseline.first < first:
        return "; a longer period has more"
    return f"; {more_time(shortfall.wait.days)} more at this rate" if shortfall.wait else ""


def more_time(days: int) -> str:
    """About how long it takes."""
    if days < _FEW_DAYS:
        return "about 1 day" if days == 1 else f"about {days} days"
    return f"about {stretch(days)}"


def recorded(coverage: Coverage, every_days: int) -> str:
    """How completely a measure was recorded, in words."""
    of = (
        f"{coverage.expected} days"
        if every_days == 1
        else (f"{coverage.expected} expected entries, one every {every_days} days")
    )
    same_day = f", {percent(coverage.same_day_rate)} on the day itself" if coverage.recorded else ""
    return f"{coverage.recorded} of {of} recorded ({percent(coverage.rate)}){same_day}"


def span_of(summary: Summary) -> str:
    """The days of a summary."""
    return f"{date_of(summary.first)} to {date_of(summary.last)}"


def sentence(text: str) -> str:
    """The words as a sentence."""
    return f"{text[:1].upper()}{text[1:]}."


MEDIANS = (
    f"Medians of {SPAN} days: from the first entry on (baseline), before the last {SPAN}, the last."
)


def period(first: int, last: int) -> str:
    """The heading of a period."""
    return say_span(date.fromordinal(first), date.fromordinal(last))


def pictures(days: int) -> str:
    """How the small pictures are read."""
    share = "a day" if days == 1 else f"{days} days"
    return f"Pictures: a column of dots is {share}, a blank is not recorded, one dot is the lowest."


def caution(findings: Findings) -> str:
    """What goes with every table: whose data these are, and what can look the same."""
    days = findings.last - findings.first + 1
    changed = any(one.trend.tier in {Tier.CLEAR, Tier.POSSIBLE} for one in findings.measures)
    return f"{CAUTION} {SEASON}" if changed and days < _YEAR else CAUTION
