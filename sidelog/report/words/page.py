"""What only the page says: its headings, its beginning, what else happened, its picture."""

from collections.abc import Iterator, Sequence
from datetime import date

from sidelog.analysis.changes import Change
from sidelog.analysis.series import Series
from sidelog.analysis.summary import FOUR_WEEKS, Summary, summarise
from sidelog.catalog.events import find
from sidelog.catalog.scales import Better, Measure, Scale
from sidelog.journal.rows import DoseDay, Happened, Noted, Product
from sidelog.period import Period, Unit, coarse_enough, cut
from sidelog.report.findings.amounts import Amounts
from sidelog.report.findings.drawn import Rated
from sidelog.report.findings.finding import Finding
from sidelog.report.findings.taken import Taken
from sidelog.report.findings.visit import FlagRecorded, Reliability
from sidelog.report.words.basics import (
    amount,
    capital,
    clocks,
    counted,
    distance,
    event_days,
    listed,
    middle,
    near,
    number,
    one_line,
    piece,
    rate,
    short,
    span,
)
from sidelog.report.words.taken import changed, most, not_noted

DAMAGED = "The file of this journal is damaged"
NOT_SURE = "What stands here may not be what was recorded."
TITLE = "Health journal"
FLAGS = "Red flags"
TOO_FEW_WITHOUT = "Filled in later, and too few days without them"
NOT_WITHOUT = "The answer is another without the days filled in later"
WHY = "Why I keep this"
GOAL = "For this visit"
ASKS = "Questions"
ANSWERS = "What changed"
ELSE = "What else changed"
RECORDED = "Recorded"
NOT_RECORDED = "Not recorded"
NOTHING_ELSE = "nothing else"
BY_HAND = "To note"
OVERLEAF = "Details overleaf."
DETAILS = "Details"
NOTHING_RATED = "No ratings in these days."

_LANES = "Bars: what was taken on a typical day, week by week."
_LANES_BY_DAY = "Bars: what was taken each day."
STRETCHES = ("Before", "During", "Now")
ANSWER = "Answer"

MEASURES = "Each measure"
CHANGES = "Each change, step by step"
DOSES = "What was taken, month by month"
EVERY_EVENT = "Every event"
DAYS = "Day by day"
WEEKS = "Week by week"
NOTES = "The person's own notes"
SCALE, COVERED, COMPARED, SHOWN = "Scale", "Recorded", "Compared", "Shown"
IN_PAIRS, COULD_SHOW, STORY, TECHNICAL = "In pairs", "Could show", "Looked at", "Technical"
LATER = "Filled in later"
WINDOW = "lag window"
MISSING = "Missing days"
STEP, WHEN = "Stretch", "When"
MONTH_HEADS = ("When", "Days known", "Typical day", "Highest", "Doses a day", "First and last")

WEEK = "Week from"
SKIPPED, LATE, NO_DAY, NOT_KNOWN, MORE = "s", "*", "\N{MIDDLE DOT}", "?", "+"
PLANNED = "p"
"""What stands for a day, or beside its value, where seven days share a cell."""
DAYS_CAPTION = (
    f"A row is a week from Monday. {NO_DAY} nothing recorded, {SKIPPED} skipped, "
    f"{LATE} written down later; doses: 0 none, {NOT_KNOWN} amount not known, {MORE} or more."
)
DAYS_AS_PLANNED = f"{PLANNED} as planned: nothing is noted of the day."

_MISSING = {"tsh": "TSH", "sleep": "sleep quality", "medicine": "other medicine"}
_TITLE = 60
"""Letters of an event's name that the first page has room for."""
_CUT = " \N{HORIZONTAL ELLIPSIS}"
_ALL = 10
_MOST_PIECES, _MOST_NAMED = 8, 10


def reliability(of: Reliability) -> str:
    """How completely was recorded, and how much of it on the day itself."""
    said = f"Ratings on {of.recorded} of {counted(of.possible, 'day')}"
    if of.same_day is None:
        return f"{said}; imported from elsewhere."
    in_ten = min(round(_ALL * of.same_day), _ALL if of.same_day == 1 else _ALL - 1)
    how_many = "all" if in_ten == _ALL else f"{in_ten} in 10" if in_ten else "few"
    return f"{said}; {how_many} written the same day."


def flag(of: FlagRecorded) -> str:
    """A red flag with the days that called for it."""
    when = span(Period.of(of.days[0], of.days[-1]))
    days = "" if len(of.days) == 1 else f"on {len(of.days)} days from "
    what = of.measure.title if of.measure else "Words in a note or event"
    return f"{what}, {days}{when}: {' '.join((of.flag.on_page or of.flag.text).split())}"


def not_shown(count: int) -> str:
    """How many lines a brief has no room for."""
    return f"{count} more, not shown here."


def more(count: int) -> str:
    """How many lines of a kind stand in the details only."""
    return f"{count} more in the details."


def in_details(labels: Sequence[tuple[str, str]], products: Sequence[str], clear: int) -> str:
    """What stands in the details only: measures with their verdicts, products; of many how many.

    Args:
        labels: the title and the verdict in few words of each measure.
        products: their names.
        clear: how many of the measures have a clear answer.
    """
    if len(labels) + len(products) > _MOST_NAMED:
        kinds = ((len(labels), "measure"), (len(products), "product"))
        left = " and ".join(counted(count, kind) for count, kind in kinds if count)
        return f"{left} more in the details{f', {clear} with a clear answer' if clear else ''}."
    by_label: dict[str, list[str]] = {}
    for title, label in labels:
        by_label.setdefault(label, []).append(title)
    said = [f"{listed(titles)} ({label})" for label, titles in by_label.items()]
    said += [listed(list(products))] if products else []
    return f"In the details: {'; '.join(said)}." if said else ""


def from_memory(findings: Sequence[Finding]) -> Iterator[str]:
    """The answers that do not hold, or cannot be known, without days filled in later."""
    for heading, holds in ((TOO_FEW_WITHOUT, None), (NOT_WITHOUT, False)):
        said = [
            f"{one.measure.title} ({one.memory.entries} of {counted(_compared(one), 'day')})"
            for one in findings
            if one.memory and one.memory.holds is holds
        ]
        if said:
            yield f"{heading}: {', '.join(said)}."


def _compared(finding: Finding) -> int:
    return sum(one.n for one in (finding.before, finding.now) if one)


def in_short(text: str, letters: int = 140) -> str:
    """A person's own words on one line, as far as there is room for them."""
    whole = one_line(text)
    if len(whole) <= letters:
        return whole
    return (whole[:letters].rpartition(" ")[0] or whole[:letters]) + _CUT


def is_cut(said: str) -> bool:
    """Whether words stand on the first page in part only."""
    return said.endswith(_CUT)


# The picture


def picture(rated: Sequence[Rated], *, by_day: bool = False) -> str:
    """How drawings are read, of each day or each week, and the numbers beside them.

    Without a measure it is what was taken that is drawn.
    """
    if not rated:
        return _LANES_BY_DAY if by_day else _LANES
    barred = any(one.measure.scale.bad_from is not None for one in rated)
    yes_no = any(one.is_yes_no for one in rated)
    bars, bad = ("Bars: bad days a week. ", "bad days of 28, ") if barred else ("", "")
    share, days = (", or share of yes", ", or days yes of days recorded") if yes_no else ("", "")
    drawn = f"{bars}Line: weekly median{share}; band: middle half."
    if by_day:
        drawn = f"A dot is a day{'; a large one is a bad day' * barred}."
    return f"{drawn} Numbers: median, {bad}(entries){days}; now: last 4 weeks."


def bad_days_a_week(measure: Measure) -> str:
    """Which values the bars of a measure count; empty where its scale names no bad days."""
    scale, level = measure.scale, measure.scale.bad_from
    if level is None:
        return ""
    if scale.better is Better.HIGHER:
        to = "-" if scale.minimum >= 0 else " to "
        return f"bad: {number(scale.minimum)}{to}{number(level)}"
    upper = "+" if scale.maximum is None else f"-{number(scale.maximum)}"
    return f"bad: {number(level)}" + ("" if scale.maximum == level else upper)


def summary_cell(of: Summary | None) -> str:
    """The median of a stretch; behind line breaks its bad days and its entries."""
    if of is None or of.median is None:
        return ""
    if of.yes is not None:
        return middle(of)
    bad = [] if of.bad_days is None else [f"{round(of.bad_days)}/{FOUR_WEEKS}"]
    return "\n".join((middle(of), *bad, f"({of.n})"))


def single_values(of: Series, scale: Scale) -> str:
    """Each value with its day, for what is measured a few times: a laboratory value."""
    pairs = zip(of.days, of.values, strict=True)
    unit = f" {scale.unit}".rstrip()
    return ", ".join(f"{number(value)}{unit} ({short(day)})" for day, value in pairs) + "."


def until(day: int) -> str:
    """The last day of what is compared with, below a cell, where that is not until the change."""
    return f"\nto {short(day)[:-5]}"


def stretch_cell(of: Summary) -> str:
    """The same on two lines, for a table that has room for wider cells."""
    return summary_cell(of).replace("\n(", " (")


def amount_cells(taken: Taken, main: Change | None) -> tuple[str, str, str]:
    """What was taken of a product before the change that the page is about, during it and now.

    Every row of a column is about the same days: what was taken unchanged stood before it, too.
    """
    before = None
    if main is not None:
        before = main.before if main in taken.changes else taken.on(main.first - 1)
    now, unit = taken.amount_now, taken.product.unit
    return short_amount(before, unit), "", short_amount(now, unit)


def short_amount(total: float | None, unit: str | None) -> str:
    """An amount in few characters; empty where it is not known."""
    return "" if total is None else rate(total, unit, nothing="0")


def lane_name(product: Product, *, said_none: bool, stands_out: bool) -> str:
    """A product, and what its bars are."""
    unit = f"{product.unit} a day" if product.unit else "amount a day"
    none, one_day = "; dash: none" * said_none, "; thin bar: one day" * stands_out
    return f"{capital(product.name)}\n{unit}{none}{one_day}"


def measure_words(rated: Rated, change: Change | None, today: int, label: str) -> str:
    """A measure's drawing for somebody who does not see it: its shape, the dose, the verdict."""
    measure, series = rated.measure, rated.series
    period = Period.of(series.first, series.last)
    unit = coarse_enough(period, Unit.MONTH, _MOST_PIECES)
    pieces = []
    for one in cut(period, unit):
        of = summarise(series, measure.scale, *one.ordinals)
        if of.median is None:
            pieces.append(f"{piece(one, unit)} nothing recorded")
        else:
            bad = "" if of.bad_days is None else f" and {round(of.bad_days)} bad days of 28"
            pieces.append(f"{piece(one, unit)} {middle(of)}{bad}")
    dose = f" {capital(change.product)} {changed(change, today)}." if change else ""
    what = "days yes" if rated.is_yes_no else "medians"
    return f"{measure.title}, {what}: {'; '.join(pieces)}.{dose} {ANSWER}: {label}."


def lane_words(taken: Taken, period: Period) -> str:
    """A product's drawing for somebody who does not see it."""
    recorded = taken.over(period).period
    unit = coarse_enough(recorded, Unit.MONTH, _MOST_PIECES)
    pieces = []
    for one in cut(recorded, unit):
        of = taken.over(one)
        said = of.typical is not None or of.taken
        typical = rate(of.typical, taken.product.unit) if said else "nothing noted"
        pieces.append(f"{piece(one, unit)} {typical}")
    if above := most(taken, period, period.ordinals[1]):
        pieces.append(f"on single days {above}")
    return f"{taken.product.name}, typical amount a day: {'; '.join(pieces)}."


def events_words(events: Sequence[Happened]) -> str:
    """The events of the picture for somebody who does not see them."""
    said = "; ".join(f"{event_name(one)}, {event_days(one)}" for one in events)
    return f"Events: {said}."


def dates_words(period: Period) -> str:
    """The axis of the picture in words."""
    return f"All rows run from {span(period)}."


# What else changed


def event_name(one: Happened) -> str:
    """An event in few words: what the person called it, or its kind."""
    changed = f"{one.about} {one.kind_title.lower()}"
    return in_short(changed if one.is_change else one.about or one.kind_title, _TITLE)


def event(one: Happened, change: Change | None, today: int) -> str:
    """An event with its day and its distance: from a change, or from now."""
    if change:
        far = distance(one, change.first, change.last)
    else:
        weeks = (today - one.day) // 7
        far = f"{counted(weeks, 'week')} ago" if weeks > 0 else "this week"
    still = ", still going on" if one.ongoing else ""
    return f"{event_name(one)}, {near(one.day, today)}, {far}{still}"


def missing(names: Sequence[str]) -> str:
    """What could explain a change and is not recorded, in few words."""
    return capital(", ".join(_MISSING.get(name, name) for name in names)) + "."


# Details


def cells(rated: Sequence[Rated]) -> str:
    """How the cells of some measures are read."""
    yes_no = any(one.is_yes_no for one in rated)
    days = " Of yes or no: days yes of days recorded." if yes_no else ""
    return f"Median; bad days of 28; entries (n).{days}"


def stretches(rated: Sequence[Rated]) -> str:
    """How a table of the stretches of a change is read."""
    return f"{cells(rated)} Facts of each stretch, nothing is tested."


def rows_of(unit: Unit, rated: Sequence[Rated]) -> str:
    """How a table is read that has a week or more in a row."""
    return f"A row is a {unit}, empty where nothing is recorded. {cells(rated)}"


def set_after(on: date | None, change: Change | None) -> str:
    """That something was set when a change was known already; empty where it was not."""
    if on is None or change is None or on.toordinal() <= change.first:
        return ""
    return f"set on {short(on.toordinal())}, after the change"


def stretch_name(place: int, change: Change) -> str:
    """One of the stretches between the steps of a change: before it, or from a step on."""
    if not place:
        known = change.before is not None
        before = rate(change.before, change.unit, change.every[0])
        return f"Before, {before}" if known else "Before"
    name = f"Step {place}" if len(change.steps) > 1 else "After"
    step = change.steps[place - 1]
    return f"{name}: {rate(step.after, change.unit, step.every[1])}"


def month_cells(of: Amounts, unit: str | None) -> tuple[str, ...]:
    """What was taken in a month, a cell each."""
    if not of.known:
        return f"0 of {of.period.days}", "", "", "", ""
    part = f", {of.in_part} not in full" if of.in_part else ""
    none = f", none on {of.none}" if of.none else ""
    plan = f", {not_noted(of)}" if of.planned else ""
    return (
        f"{of.known} of {of.period.days}{none}{part}{plan}",
        "" if of.typical is None else rate(of.typical, unit),
        "" if of.highest is None else amount(of.highest, unit),
        "" if of.doses_a_day is None else number(of.doses_a_day),
        clocks(of.earliest, of.latest),
    )


def day_total(day: DoseDay) -> str:
    """The total of a day in the day table."""
    if day.is_whole:
        return f"{number(day.total)}{PLANNED if day.planned else ''}"
    return f"{number(day.total)}{MORE}" if day.total else NOT_KNOWN


def note(of: Noted) -> tuple[str, str]:
    """The day of a note; the event or dose that it is about, and its words."""
    kind = find(of.about)
    about = " ".join(filter(None, (kind.title if kind else capital(of.about), of.product)))
    return short(of.day), f"{about}: {of.text}" if about else of.text
