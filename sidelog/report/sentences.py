"""What tables, charts and pages say of findings: every sentence of the report in one place.

What a test allows to be said is worded in `sidelog.analysis`; here are the short forms for rows,
the descriptions, and the labels.  Sentences have fewer than twenty words, name no cause, and give
no advice.  A difference between two medians is described, and never called a change.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from sidelog.analysis.coverage import Coverage
from sidelog.analysis.findings import Findings, MeasureFinding, Trend
from sidelog.analysis.gates import TREND_DAYS, TREND_ENTRIES, Reason, Shortfall
from sidelog.analysis.periods import SPAN, Summary
from sidelog.analysis.steps import is_coarse
from sidelog.analysis.trend_sentences import SEASON
from sidelog.analysis.verdict import Refusal, Tier
from sidelog.analysis.wording import CAUTION, stretch, unit
from sidelog.analysis.wording import number as size
from sidelog.catalog.products import parse_form, say_amount
from sidelog.catalog.red_flags import RedFlag
from sidelog.catalog.scales import Better, Measure, Scale
from sidelog.catalog.values import say_number
from sidelog.dates import MONTHS, say_date, say_span
from sidelog.report.doses import DoseRecord, DoseSummary
from sidelog.report.happenings import Happening
from sidelog.report.look_back import LookBack

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


def in_words(summary: Summary) -> str:
    """A summary in words: median, reach and number of entries."""
    if summary.median is None:
        return "no entries"
    reach = f"{number(summary.minimum)} to {number(summary.maximum)}"
    return f"median {number(summary.median)}, from {reach}, {entries(summary.n)}"


def full_scale(scale: Scale) -> str:
    """Every anchor of a scale with its words, and which way is better."""
    anchors = "; ".join(_end(value, words) for value, words in scale.anchors)
    return f"{anchors or scale_ends(scale)}; {better(scale)}"


def taken(summary: DoseSummary, unit: str | None) -> str:
    """What was taken over a stretch of days, in words that leave nothing out."""
    days = summary.last - summary.first + 1
    said = [f"taken on {summary.taken} of {days} days"]
    if summary.median is not None:
        said.append(f"median {_amount(summary.median, unit)} a day")
        if summary.lowest != summary.highest:
            reach = f"{_amount(summary.lowest, unit)} to {_amount(summary.highest, unit)}"
            said[-1] += f" ({reach})"
    if summary.in_part:
        said.append(f"amount not fully known on {summary.in_part}")
    said.append(f"none on {summary.none}")
    said.append(f"nothing recorded on {summary.unsaid}")
    return ", ".join(said)


def _amount(amount: float | None, unit: str | None) -> str:
    return say_amount(None if amount is None else round(amount, 2), unit)


def happening(one: Happening) -> str:
    """An event with its days."""
    about = f": {one.about}" if one.about else ""
    return f"{say_span(date.fromordinal(one.day), date.fromordinal(one.until))}: {one.kind}{about}"


def product(record: DoseRecord) -> str:
    """A product with its form."""
    name, form = record.product.name, record.product.form
    return f"{name} ({parse_form(form).title.lower()})" if form else name


def titles(measures: Iterable[Measure]) -> str:
    """The titles of some measures, joined as words."""
    *first, last = [measure.title for measure in measures]
    return f"{', '.join(first)} and {last}" if first else last


TITLE = "Health journal"
QUESTION = "Question"
PERIOD = "Period"
RECORDED_BY = "Recorded by the person, about themself:"
BASELINE_AND_NOW = "1. Baseline and now"
TAKEN = "2. What was taken"
ELSE = "3. What else could explain it"
FLAGS = "4. Red flags that were recorded"
METHOD = "5. How this was made"
SCALE = "Scale"
NO_ENTRIES = "no entries in this period"
IN_WORDS = "Over the period"
SMALLEST = "Smallest change this period could have shown"
NOTHING_TAKEN = "Nothing was recorded as taken."
EVENTS = "Events"
NO_EVENTS = "No events were recorded."
NO_FLAGS = "No recorded value called for one.  Notes are not searched."
FINGERPRINT = "Short hash of these data"


def longest_gap(coverage: Coverage) -> str:
    """The longest run of days without an entry, for the end of a sentence."""
    gap = coverage.longest_gap
    if gap is None or gap.days == 1:
        return ""
    return f"; longest gap {gap.days} days, from {date_of(gap.first)}"


def summaries(finding: MeasureFinding) -> Iterator[tuple[str, Summary]]:
    """The four-week summaries of a measure with their names, in the order of time."""
    if finding.baseline:
        yield "Baseline", finding.baseline
    yield "4 weeks before the last", finding.previous
    yield "Last 4 weeks", finding.recent


def window_of(look: LookBack) -> str:
    """Which days the last four weeks of some measures could reflect."""
    lag, days = look.lag, (date_of(look.first), date_of(look.last))
    return (
        f"{titles(look.measures)}, window set beforehand, {lag.first} to {lag.last} days earlier, "
        f"{days[0]} to {days[1]}:"
    )


def flag(rule: RedFlag, measure: Measure, days: Sequence[int]) -> str:
    """A red flag with the days whose values called for it."""
    first, last = date_of(days[0]), date_of(days[-1])
    when = f"on {first}" if len(days) == 1 else f"on {len(days)} days, {first} to {last}"
    least = "" if rule.value is None else f" at {number(rule.value[1])} or more"
    return f"{measure.title}{least} {when}: {rule.text}"


def method(tests: int) -> tuple[str, ...]:
    """How the numbers were made, in few words."""
    measures = "1 measure" if tests == 1 else f"{tests} measures"
    return (
        "Days without an entry are left out; nothing is filled in, and none counts as 0.",
        f"Medians are over {SPAN} days.  The baseline begins with the first entry of all.",
        "Trends: Mann-Kendall, adjusted for ties and autocorrelation.",
        f"Holm over {measures}; clear below .01, possible below .05.",
        f"A trend is tested from {TREND_ENTRIES} entries over {TREND_DAYS} days on.",
        "Clinical importance: not assessed.",
    )


def made(day: date, version: str) -> str:
    """When and with what a page was made."""
    return f"Made on {say_date(day)} with sidelog {version}."
