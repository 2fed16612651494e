"""Sentences and labels of the visit report that no table in the terminal needs."""

from collections.abc import Iterable, Sequence
from datetime import date
from textwrap import shorten

from sidelog.analysis.challenges import Challenge, Exposure
from sidelog.analysis.contrast import Contrast
from sidelog.analysis.coverage import Coverage
from sidelog.analysis.findings import MeasureFinding, Trend
from sidelog.analysis.gates import Reason, Shortfall
from sidelog.analysis.interval import Interval
from sidelog.analysis.nap import complement
from sidelog.analysis.periods import Summary
from sidelog.analysis.verdict import Direction, Refusal, Tier, orient
from sidelog.analysis.wording import number as size
from sidelog.analysis.wording import sentence_case, unit
from sidelog.catalog.events import find
from sidelog.catalog.products import say_amount
from sidelog.catalog.scales import Measure, Scale
from sidelog.dates import MONTHS
from sidelog.journal.occasions import Noted
from sidelog.journal.rows import Product
from sidelog.report import sentences as say
from sidelog.report.doses import DoseDay, DoseSummary
from sidelog.report.happenings import Happening
from sidelog.report.look_back import LookBack

DETAILS = "Details"
PICTURE = "The period in one picture"
BASELINE = "Baseline and now"
TAKEN = "What was taken"
ELSE = "What else could explain it"
CHANGES = "After each change: what was seen, or is missing"
FLAGS = "Red flags that were recorded"
QUESTIONS = "Questions to ask"
WORDS = "Measure by measure, in words"
DAYS = "Day by day, week by week"
NOTES = "The person's own notes"
METHOD = "How this was made"

QUESTION = "Question"
GOAL = "Goal"
PERIOD = "Period"
RECORDED = "Recorded"

SCALE = "Scale"
IN_WORDS = "Over the period"
DETAIL = "Technical"
NOTHING = "Nothing is recorded in this period yet. An entry a day makes this page fill itself."
NO_PERSON = "Recorded by the person, about themself"
BINNED = "Past two years, weeks stand for days: each point is the median of a week."

MEASURE = "Measure"
DAYS_RECORDED = "Days recorded"
BASELINE_MEDIAN = "Baseline"
NOW_MEDIAN = "Last 4 weeks"
PAIRS = "Late against early\ndays, in pairs"
WOULD_HAVE_SHOWN = "Smallest change\nit could show"
VERDICT = "Over the period, in words"
MEASURE_CAPTION = "Medians of 28 days; n: number of entries"
TAKEN_HEADS = ("Product", "First 4 weeks of the period", "Last 4 weeks", "Changes (numbers as above)")
TAKEN_CAPTION = "Per product"
ELSE_HEADS = ("Measure", "Days its last 4 weeks may reflect", "Events then", "Medians of the others then")
ELSE_CAPTION = "Lag windows, set beforehand"
SPAN_HEADS = ("Measure", "Days", "Median", "From", "To", "Entries")
SPAN_CAPTION = "Four-week summaries"

_SHORT = {
    Reason.ENTRIES: "{have:.0f} of {need:.0f} entries",
    Reason.DAYS: "{have:.0f} of {need:.0f} days",
    Reason.COVERAGE: "{have:.0%} of days recorded",
    Reason.LEVELS: "always the same value",
    Reason.BEFORE: "{have:.0f} of {need:.0f} entries before",
    Reason.AFTER: "{have:.0f} of {need:.0f} entries after",
}


def short_date(ordinal: int) -> str:
    """A day without its weekday, such as "16 Nov 2026"."""
    day = date.fromordinal(ordinal)
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def short_span(first: int, last: int) -> str:
    """A stretch of days in few characters: a month or a year that both share is said once."""
    if first == last:
        return short_date(first)
    begin, end = date.fromordinal(first), date.fromordinal(last)
    month = f" {MONTHS[begin.month - 1][:3]}"
    if begin.year != end.year:
        return f"{short_date(first)} – {short_date(last)}"
    return f"{begin.day}{'' if begin.month == end.month else month} – {short_date(last)}"


def happening_days(one: Happening) -> str:
    """An event in few characters, as it stands in the key of the picture."""
    about = f": {one.about}" if one.about else ""
    return f"{short_span(one.day, one.until)}, {one.kind.lower()}{about}"


def numbered(one: Happening) -> str:
    """An event with its number in the picture."""
    return f"{one.number}  {happening_days(one)}"


def title(measure: Measure) -> str:
    """A measure with its scale."""
    return f"{measure.title}\n{say.scale_range(measure.scale)}, {say.better(measure.scale)}"


def covered(coverage: Coverage) -> str:
    """How completely a measure was recorded, for a cell."""
    rate = f"{coverage.recorded} of {coverage.expected} ({say.percent(coverage.rate)})"
    return f"{rate}\n{say.percent(coverage.same_day_rate)} on the day itself"


def median_of(summary: Summary | None) -> str:
    """A summary for a cell: the median first, then on what it rests."""
    if summary is None or summary.median is None:
        return f"{say.NO_NUMBER}\nno entries"
    return f"{say.number(summary.median)}\nn {summary.n}"


def median_head(name: str, summaries: Iterable[Summary | None]) -> str:
    """The head over medians, with their days where they are the same for all."""
    spans = {(one.first, one.last) for one in summaries if one}
    return f"{name}\n{short_span(*spans.pop())}" if len(spans) == 1 else name


def shift(finding: MeasureFinding) -> str:
    """How early and late days differ, with the interval; a dash where nothing was tested."""
    trend, scale = finding.trend, finding.measure.scale
    if isinstance(trend, Refusal):
        return say.NO_NUMBER
    if trend.nap is not None:
        return pairs(trend.nap, orient(trend.test.score or 1, scale.better), rose=trend.test.score >= 0)
    return _slope(trend, scale)


def _slope(trend: Trend, scale: Scale) -> str:
    if trend.slope is None:
        return say.NO_NUMBER
    each = f"{size(trend.slope.estimate)} {unit(scale)} each 30 days"
    return f"{each}\nbetween {size(trend.slope.low)} and {size(trend.slope.high)}"


def pairs(nap: Interval, direction: Direction, *, rose: bool) -> str:
    """A non-overlap for a cell: how many of ten late days went that way, and the interval."""
    share = nap if rose else complement(nap)
    of_ten, low, high = (round(10 * part) for part in (share.estimate, share.low, share.high))
    return f"{direction} in {of_ten} of 10\ncould be {low} to {high} of 10"


def in_words(finding: MeasureFinding, first: int) -> str:
    """What may be said of a measure, and what would have shown."""
    words, trend = say.verdict(finding, first), finding.trend
    if isinstance(trend, Refusal):
        tier, _, missing = words.partition(": ")
        return f"{sentence_case(tier)}\n{missing}"
    said = f"{trend.tier}: {trend.verdict.direction}" if trend.verdict.direction else trend.tier
    drift = "\nslow drift could produce this" if trend.tier is Tier.POSSIBLE else ""
    return f"{sentence_case(said)}{drift}"


def would_have_shown(finding: MeasureFinding) -> str:
    """The smallest change that the period could have shown; a dash where nothing was tested."""
    if isinstance(finding.trend, Refusal):
        return say.NO_NUMBER
    size_of, _, note = say.change_size(finding.trend, finding.measure.scale).partition(" (")
    return f"{size_of}\n({note}" if note else size_of


def taken_short(summary: DoseSummary, unit_name: str | None) -> str:
    """What was taken over four weeks, for a cell."""
    first, *rest = say.taken(summary, unit_name).split(", ")
    return f"{first}\n{', '.join(rest)}"


def dose_total(day: DoseDay, unit_name: str | None) -> str:
    """What was taken on one day, for a cell."""
    if not day.doses:
        return "none"
    if day.is_whole:
        return say_amount(round(day.total, 2), unit_name)
    if not day.total:
        return "amount not known"
    return f"{say_amount(round(day.total, 2), unit_name)} or more"


def change(one: Happening) -> str:
    """A change of a product, for the head of a row."""
    return f"{one.number} {one.kind.lower()}, {short_date(one.day)}"


def outcome(challenge: Challenge) -> str:
    """What a measure did after a change, for a cell."""
    found = challenge.outcome
    if isinstance(found, Contrast):
        return _seen(challenge, found)
    short = found.shortfall
    missing = _SHORT[short.reason].format(have=short.have, need=short.need)
    return f"{missing}{_earliest(short)}"


def _earliest(shortfall: Shortfall) -> str:
    return f"\nearliest {short_date(shortfall.wait.until)}" if shortfall.wait else ""


def _seen(challenge: Challenge, found: Contrast) -> str:
    if challenge.seen is None:
        return f"even ({found.n_before} and {found.n_after} entries)"
    share = found.nap if found.nap.estimate > 0.5 else complement(found.nap)  # noqa: PLR2004
    of_ten, low, high = (round(10 * part) for part in (share.estimate, share.low, share.high))
    counts = f"{found.n_before} and {found.n_after} entries"
    return f"{challenge.seen} in {of_ten} of 10 pairs\n{low} to {high} of 10; {counts}"


def changes_caption(product: str) -> str:
    """What the table of changes shows."""
    return f"{product}: the days before against the days after"


def less_or_more(exposure: Exposure) -> str:
    """What a change did to the amount."""
    return "dechallenge" if exposure is Exposure.LESS else "rechallenge or increase"


def window(look: LookBack) -> str:
    """The days of a lag window, for a cell."""
    days = short_span(look.first, look.last)
    return f"{days} ({look.lag.first} to {look.lag.last} days earlier)"


def events_then(happenings: Sequence[Happening]) -> str:
    """The numbers of events, for a cell."""
    return ", ".join(str(one.number) for one in happenings) or "none recorded"


def other_medians(others: Iterable[tuple[Measure, Summary]]) -> str:
    """Other measures with their medians, for a cell."""
    said = (f"{measure.title} {say.number(summary.median)}" for measure, summary in others)
    return ", ".join(said) or "none recorded"


def about_note(note: Noted) -> str:
    """The day of a note and what it is about."""
    kind = find(note.about)
    what = kind.title.lower() if kind else note.about
    about = " ".join(filter(None, (what, note.product)))
    return f"{short_date(note.day)}\n{about}" if about else short_date(note.day)


def recorded_by(person: str | None) -> str:
    """Who recorded."""
    return f"Recorded by {person}, about themself" if person else NO_PERSON


def overall(rates: Sequence[Coverage]) -> str:
    """How completely the measures were recorded, all in one line."""
    if not rates:
        return NOTHING
    best, least = (pick(rates, key=lambda one: one.rate) for pick in (max, min))
    days = f"{least.recorded} of {least.expected} days ({say.percent(least.rate)})"
    if best.recorded != least.recorded:
        days = f"{days} to {best.recorded} of {best.expected} ({say.percent(best.rate)})"
    same = [one.same_day_rate for one in rates if one.same_day_rate is not None]
    return f"{days} per measure; {say.percent(min(same))} or more written on the day itself"


def foot(fingerprint: str, version: str, made: int) -> str:
    """What stands at the foot of every page."""
    return f"Made {short_date(made)}, sidelog {version}, data {fingerprint}"


def picture_key(*, planned: bool, binned: bool) -> str:
    """How the picture is read."""
    parts = [
        "Points: what was recorded that day.",
        "Line: 7-day running median, broken where too little was recorded.",
        "Dotted: baseline median.",
        "Bars: amount taken; open bar: an amount is not known.",
        "Mark under the axis: said that none was taken; blank: nothing recorded.",
    ]
    if planned:
        parts.append("Dashed: the plan.")
    if binned:
        parts.append(BINNED)
    return " ".join(parts)


def picture_measure(finding: MeasureFinding) -> str:
    """One measure of the picture in words and numbers."""
    begin, now = finding.baseline, finding.recent
    parts = [f"{finding.measure.title}: {say.medians(finding)}"]
    if begin and begin.median is not None:
        parts.append(f"baseline n {begin.n}, last four weeks n {now.n}")
    gap = say.longest_gap(finding.coverage)
    return f"{', '.join(parts)}{gap}."


def clipped(text: str, width: int) -> str:
    """The text, or its beginning where it is too long for an outline."""
    return shorten(text, width, placeholder=" …")


TAKEN_BY_TIME = "What was taken, by time"
DOSE_HEADS = ("When", "What was taken")
WEEK = "Week from"
SKIPPED = "s"
LATE = "*"
NO_DAY = "\N{MIDDLE DOT}"
NOT_KNOWN = "?"
MORE = "+"
DAY_CAPTION = (
    f"A row is a week, its days in order.  {NO_DAY} nothing recorded, {SKIPPED} skipped, "
    f"{LATE} written down on a later day; doses: 0 none said, {NOT_KNOWN} amount not known, "
    f"{MORE} or more."
)
WEEK_CAPTION = "A row is a week: median (n entries); empty: nothing recorded."


def product_and_unit(product: Product) -> str:
    """A product with the unit of its amounts."""
    return f"{product.name}, {product.unit}" if product.unit else product.name


def scale_note(scale: Scale) -> str:
    """What goes with a measure's title in the picture."""
    return f"{say.better(scale)}; about {scale.recall}; scale version {scale.version}"


def week_of_doses(summary: DoseSummary, unit_name: str | None) -> str:
    """What was taken in one week, for a cell."""
    if summary.median is None:
        return f"taken {summary.taken}, none {summary.none} days"
    return f"{say_amount(round(summary.median, 2), unit_name)} on {summary.taken} days"
