"""What only the visit report says: its headings, its beginning, its picture, flags and method."""

from collections.abc import Sequence
from datetime import date

from sidelog.analysis.findings import Findings, MeasureFinding
from sidelog.analysis.gates import TREND_DAYS, TREND_ENTRIES
from sidelog.analysis.periods import SPAN
from sidelog.analysis.verdict import CLEAR, POSSIBLE
from sidelog.catalog.events import find
from sidelog.catalog.products import parse_form
from sidelog.catalog.scales import Scale
from sidelog.dates import say_date
from sidelog.journal.occasions import Noted
from sidelog.journal.rows import Product
from sidelog.report.doses import DoseRecord
from sidelog.report.happenings import Happening
from sidelog.report.page import FlagRecorded
from sidelog.report.sentences.basics import counted, day_in_full, entries, number, percent, span
from sidelog.report.sentences.findings import better, longest_gap, medians
from sidelog.report.sentences.visit import day, days

TITLE = "Health journal"
QUESTION = "Question"
GOAL = "Goal"
PICTURE = "The period in one picture"
NOW = "Baseline and now"
TAKEN = "What was taken"
ELSE = "What else could explain it"
CHANGES = "After each change: what was seen, or is missing"
FLAGS = "Red flags that were recorded"
QUESTIONS = "Questions to ask"
DETAILS = "Details"
MEASURES = "Each measure in words"
EVENTS = "Events"
DOSES = "Doses over the period"
DAYS = "Day by day"
WEEKS = "Week by week"
NOTES = "The person's own notes"
METHOD = "How this was made"
SCALE = "Scale"
RECORDED = "Recorded"
TECHNICAL = "Technical"

NOTHING_RECORDED = (
    "No measure has an entry in this period yet; one a day fills this page by itself."
)
NOTHING_TAKEN = "Nothing was recorded as taken."
NO_EVENTS = "No events were recorded."
NO_FLAGS = "No recorded value called for one.  Notes are not searched."

WEEK = "Week from"
SKIPPED, LATE, NO_DAY, NOT_KNOWN, MORE = "s", "*", "\N{MIDDLE DOT}", "?", "+"
"""What stands for a day, or beside its value, where seven days share a cell."""
DAYS_CAPTION = (
    f"A row is a week, its days in order.  {NO_DAY} nothing recorded, {SKIPPED} skipped, "
    f"{LATE} written down on a later day; doses: 0 none said, {NOT_KNOWN} amount not known, "
    f"{MORE} or more."
)
WEEKS_CAPTION = "A row is a week: medians, n entries; empty where nothing is recorded."

_KEY = (
    "Points: what was recorded that day.",
    "Line: median of 7 days, broken where too few were recorded.",
    "Dotted: baseline median.",
    "Bars: amount taken; open bar: an amount is not known.",
    "Mark under the axis: said that none was taken; blank: nothing recorded.",
)
_BY_WEEK = "Longer than two years: each point is the median of a week."


def reliability(recorded: Sequence[MeasureFinding], person: str | None) -> str:
    """Who recorded, how much, and how completely, over all measures with entries."""
    measures = counted(len(recorded), "measure", "measures")
    made = entries(sum(one.coverage.recorded for one in recorded))
    rates = _reach([one.coverage.rate for one in recorded])
    known = [rate for one in recorded if (rate := one.coverage.same_day_rate) is not None]
    same_day = f"{_reach(known)} of them on the day itself" if known else "imported from elsewhere"
    return (
        f"Recorded by {person or 'the person'}: {measures}, {made}, "
        f"{rates} of those expected since they began, {same_day}."
    )


def _reach(shares: Sequence[float]) -> str:
    low, high = percent(min(shares)), percent(max(shares))
    return low if low == high else f"{low} to {high}"


def event(one: Happening) -> str:
    """An event with its number, as in the picture and its key."""
    separator = " " if one.product else ": "
    about = f"{separator}{one.about}" if one.about else ""
    return f"{one.number}. {days(one.day, one.until)}: {one.kind}{about}"


def events_elsewhere(count: int) -> str:
    """Where the events are, if they are too many for the first page."""
    return f"{count} events were recorded; the details list them with their numbers."


def change(one: Happening) -> str:
    """A change of a product, where product and day are known."""
    return f"{one.number} {one.kind.lower()}"


def dated_change(one: Happening) -> str:
    """A change of a product, where the product is known."""
    return f"{change(one)}, {day(one.day)}"


def scale_note(scale: Scale) -> str:
    """What goes with a measure's title in the picture."""
    about = [f"about {scale.recall}"] if scale.recall else []
    return "; ".join([better(scale), *about, f"scale version {scale.version}"])


def lane_note(record: DoseRecord, *, by_week: bool) -> str:
    """What goes with a product's name in the picture."""
    form = record.product.form
    what = "mean of each week's recorded days" if by_week else "total of each day"
    return f"{parse_form(form).title.lower()}; {what}" if form else what


def picture_key(*, planned: bool, by_week: bool) -> str:
    """How the picture is read."""
    plan = ["Dashed: the plan."] if planned else []
    return " ".join([*_KEY, *plan, *([_BY_WEEK] if by_week else [])])


def picture_begins(first: int, last: int) -> str:
    """The first words for somebody who does not see the picture."""
    return f"Small charts over one time axis, {span(first, last)}."


def picture_of(finding: MeasureFinding) -> str:
    """One measure of the picture in words and numbers."""
    gap = longest_gap(finding.coverage)
    return f"{finding.measure.title}: {medians(finding)}; {gap}."


def marked(events: int) -> str:
    """How many events the picture marks; they are listed after it."""
    return f"{counted(events, 'event is', 'events are')} marked with numbers."


def product_and_unit(product: Product) -> str:
    """A product with the unit of its amounts."""
    return f"{product.name}, {product.unit}" if product.unit else product.name


def note_about(note: Noted) -> str:
    """The day of a note, and the event or dose that it is about."""
    kind = find(note.about)
    about = " ".join(filter(None, (kind.title.lower() if kind else note.about, note.product)))
    return f"{day(note.day)}\n{about}" if about else day(note.day)


def flag(recorded: FlagRecorded) -> str:
    """A red flag with the days whose values called for it."""
    on, rule = recorded.days, recorded.flag
    when = day_in_full(on[0])
    if len(on) > 1:
        when = f"{len(on)} days, {span(on[0], on[-1])}"
    least = f" at {number(rule.value[1])} or more" if rule.value else ""
    return f"{recorded.measure.title}{least} on {when}: {rule.text}"


def method(findings: Findings) -> tuple[str, ...]:
    """How the numbers were made, in few words."""
    tests = counted(findings.tests, "measure", "measures")
    return (
        "Days without an entry are left out; nothing is filled in, and none counts as 0.",
        f"Medians are over {SPAN} days.  The baseline begins with the first entry of all.",
        "Trend test: Mann-Kendall over the period, adjusted for ties and autocorrelation.",
        f"Holm over {tests}; clear below {CLEAR:g}, possible below {POSSIBLE:g}.",
        f"A trend is tested from {TREND_ENTRIES} entries over {TREND_DAYS} days on.",
        "After a change: the days between the lag window's ends are never compared.",
        "Clinical importance: not assessed.",
    )


def made(on: date, version: str, fingerprint: str) -> tuple[str, str]:
    """When and with what a page was made, and of which data."""
    return (
        f"Made on {say_date(on)} with sidelog {version}.",
        f"Short hash of these data: {fingerprint}.",
    )


def foot(on: date, version: str, fingerprint: str) -> str:
    """The same for the foot of every page."""
    return f"Made {day(on.toordinal())}, sidelog {version}, data {fingerprint}"
