"""What the screens say around the answers: headings, columns, counts of days, what comes next."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from sidelog.analysis.changes import Change, Direction
from sidelog.analysis.summary import Summary
from sidelog.catalog.regimen.rules import AS_PLANNED
from sidelog.catalog.scales import Measure, Scale, ScaleKind
from sidelog.dates import say_clock
from sidelog.journal.rows import DoseDay, Happened
from sidelog.period import Period, Unit
from sidelog.report.findings.amounts import Amounts
from sidelog.report.findings.finding import Finding
from sidelog.report.findings.taken import Taken
from sidelog.report.words.basics import (
    NO_NUMBER,
    amount,
    anchors,
    apart,
    better,
    brief,
    capital,
    counted,
    day,
    distance,
    event_in_full,
    listed,
    long,
    middle,
    number,
    span,
    with_unit,
)
from sidelog.report.words.taken import (
    NONE,
    changed,
    doses_and_times,
    lapses_since,
    latest,
    planned,
)

if TYPE_CHECKING:
    from sidelog.report.findings.drawn import Pieces, Rated

# A period


def heading(period: Period) -> str:
    """A period with its length, such as "31 Aug to 22 Nov 2026 (12 weeks)"."""
    length = f" ({long(period.days)})" if period.days > 1 else ""
    return f"{span(period)}{length}"


# A row of trends

BEFORE, NOW, RECORDED, SHOWS = "before", "now", "recorded", "what it shows"
BAD_DAYS = "bad days of 28"


def title(measure: Measure) -> str:
    """A measure's title, with the unit of its numbers."""
    return with_unit(measure.title, measure.scale.unit)


def product_title(taken: Taken) -> str:
    """A product's name, with what its numbers are."""
    return f"{with_unit(taken.product.name, taken.product.unit or 'amount')} a day"


def before_and_now(rated: "Rated") -> tuple[str, str]:
    """The median that the verdict compares with, and that of now, which is always fresh."""
    before, now = _sides(rated)
    return middle(before), middle(now)


def bad_days(rated: "Rated") -> str:
    """The bad days before and now; empty where the scale names none, or one side has none."""
    before, now = (one.bad_days if one else None for one in _sides(rated))
    return "" if before is None or now is None else f"{round(before)} → {round(now)}"


def _sides(rated: "Rated") -> tuple[Summary | None, Summary | None]:
    found = rated.compared
    if found is None:
        return None, rated.findings[0].of_now if rated.findings else None
    return found.before, found.of_now


def amounts_before_and_now(taken: Taken) -> tuple[str, str]:
    """The amount a day before the latest change, and that of the last four weeks since."""
    before, now = taken.changes[-1].before if taken.changes else None, taken.amount_now
    return (number(before), number(now)) if before is None or now is None else apart(before, now)


def out_of(count: int, possible: int) -> str:
    """How many there are of how many there could be."""
    return f"{count} of {max(count, possible)}"


def days_known(of: Amounts) -> str:
    """Of how many days it is known what was taken; beside a plan, of how many it was noted."""
    if not of.planned:
        return out_of(of.known, of.period.days)
    noted = of.known - of.planned
    return f"{noted} noted" if noted else AS_PLANNED


def dose_label(taken: Taken, today: int) -> str:
    """The latest change of a product in few words, for a column, or that it did not last."""
    if not taken.changes:
        return "no change recorded"
    change = taken.changes[-1]
    if taken.now.taken and (lapses := lapses_since(taken)):
        if (returned := taken.returned(change)) is not None:
            return f"again from {brief(returned, today)}"
        on = brief(lapses[0], today)
        return f"stopped; {f'lapse {on}' if len(lapses) == 1 else f'{len(lapses)} lapses'}"
    if change.again:
        word = "again"
    elif change.direction is Direction.MORE:
        word = "started" if change.before == 0 else "increased"
    else:
        word = "stopped" if change.stopped else "reduced"
    day = change.first if change.direction is Direction.MORE else change.last
    return f"{word} {brief(day, today)}"


def without_entries(measures: Sequence[Measure]) -> str:
    """The measures of which a period has nothing."""
    return f"Nothing in this time: {listed([one.title for one in measures])}."


def more_products(count: int) -> str:
    """How many products are not shown."""
    return f"And {counted(count, 'more product')}: sidelog trends NAME"


LOOK_CLOSER = "One in full: sidelog trends {name}. All in full: --detail"

# One measure in full

COMPARED, EARLIER = "Compared", "Earlier"


def about_scale(scale: Scale) -> str:
    """What the numbers of a scale mean, and which way is better."""
    return f"{anchors(scale)}; {better(scale)}."


def about(finding: Finding) -> str:
    """What a table of stretches is about, above their names."""
    return "the change" if finding.change else "last weeks"


def stretch_heads(finding: Finding) -> tuple[str, ...]:
    """The heads of the days around a change."""
    is_yes_no = finding.measure.scale.kind is ScaleKind.YES_NO
    return "days", "entries", "days yes" if is_yes_no else "median", BAD_DAYS


def stretch(name: str, of: Summary) -> tuple[str, ...]:
    """A row of the days around a change."""
    bad = NO_NUMBER if of.bad_days is None else number(round(of.bad_days))
    days = span(Period.of(of.first, of.last)) if of.first <= of.last else "none yet"
    return name, days, str(of.n), middle(of), bad


# By week or month


def cut_into(pieces: "Pieces") -> str:
    """What a table by period shows, and why its pieces are longer than was asked."""
    unit = pieces.unit
    why = "" if unit is pieces.asked else f"By {pieces.asked} it would be too long to read. "
    if unit is Unit.DAY:
        return "Each day."
    yes = any(one.scale.kind is ScaleKind.YES_NO for one, _ in pieces.measures)
    or_yes = "; of yes or no, the days yes of those recorded" if yes else ""
    return f"{why}Each {unit}: the middle value, and how many days it rests on{or_yes}."


def value_of_piece(of: Summary, days: int) -> str:
    """What a measure was in a piece of the calendar."""
    rests_on = f" ({of.n}/{days})" if days > 1 and of.n and of.yes is None else ""
    return f"{middle(of)}{rests_on}"


def amount_of_piece(of: Amounts, unit: str | None, nothing: str = NO_NUMBER) -> str:
    """What was taken a day in a piece of the calendar, and of how many days that is known."""
    if not of.known:
        return nothing
    rests_on = f" ({of.known}/{of.period.days})" if of.period.days > 1 else ""
    return f"{amount(of.typical, unit) if of.taken else NONE}{rests_on}"


NOT_NOTED = "not noted"
DOSE_HEADS = ("", "taken on", "none on", NOT_NOTED, "a day", "at most", "in all", "doses a day")
DAY_HEADS = ("", "in all", "doses", "times")


def doses_of_piece(name: str, of: Amounts, total: float, unit: str | None) -> tuple[str, ...]:
    """What was taken in a piece of the calendar, a cell for each of `DOSE_HEADS`."""
    least = "at least " if of.in_part else ""
    return (
        name,
        counted(of.taken, "day"),
        counted(of.none, "day") if of.none else NO_NUMBER,
        counted(of.not_noted, "day") if of.not_noted else NO_NUMBER,
        NO_NUMBER if of.typical is None else amount(of.typical, unit),
        NO_NUMBER if of.highest is None else amount(of.highest, unit),
        f"{least}{amount(total, unit)}" if of.known else NO_NUMBER,
        number(of.doses_a_day),
    )


def doses_of_day(ordinal: int, of: DoseDay | None, unit: str | None) -> tuple[str, ...]:
    """What was taken on a day, a cell for each of `DAY_HEADS`."""
    if of is None:
        return day(ordinal), NOT_NOTED, NO_NUMBER, NO_NUMBER
    if not of.doses:
        return day(ordinal), NONE, NO_NUMBER, planned(0, unit) if of.planned else NO_NUMBER
    if of.planned:
        return day(ordinal), amount(of.total, unit), str(of.doses), NOT_NOTED
    least = "" if of.is_whole else "at least "
    about = "about " if of.estimated else ""
    total = f"{least}{about}{amount(of.total, unit)}" if of.total else amount(None, unit)
    moments = [datetime.fromisoformat(at) for at in (of.earliest, of.latest) if at]
    times = dict.fromkeys(say_clock(one, date.fromordinal(ordinal)) for one in moments)
    return (day(ordinal), total, str(of.doses), (" to ".join(times) or NO_NUMBER))


# A change

CHANGES, ELSE = "Changes so far", "What else happened"
DURING, AFTER = "during", "after"
_MOST_OTHERS = 4


def more_changes(count: int) -> str:
    """How many changes are not listed."""
    return f"And {counted(count, 'earlier change')}: sidelog trends PRODUCT"


def what_is_compared(periods: tuple[Period, Period], event: Happened | None) -> str:
    """Which days are compared with which, the later first; those around an event, or any."""
    earlier, later = map(span, periods)
    if event is None:
        return f"Are the days of {later} different from those of {earlier}?"
    return f"Are the days since it ({later}) different from those before it ({earlier})?"


def about_change(change: Change, taken: Taken, today: int) -> str:
    """What is compared: the change, and what was taken since if it is the latest."""
    if change != taken.changes[-1]:
        return f"{change.product}: {changed(change, today)}."
    often = doses_and_times(taken)
    said = f"{change.product}: {latest(taken, today)}"
    return f"{said} {capital(often)}." if often else said


NOTHING_RATED = "No rating is recorded that could be compared. Begin with: sidelog log"
NO_DOSE = "No dose is recorded, so none is drawn."


def other_events(events: Sequence[Happened], first: int, last: int) -> Iterator[str]:
    """The events nearest to a change, in the order of their days, and how many are left out."""
    by_distance = sorted(events, key=lambda one: max(first - one.until, one.day - last, 0))
    shown = sorted(by_distance[:_MOST_OTHERS], key=lambda one: one.day)
    yield from (f"{event_in_full(one)} ({distance(one, first, last)})" for one in shown)
    if len(events) > len(shown):
        yield f"And {len(events) - len(shown)} more: sidelog show"
