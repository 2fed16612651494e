"""What is said of a change: its phases, its lag windows, and whatever else could explain it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sidelog.analysis.challenges import Challenge, Challenges
from sidelog.analysis.compare import Change, Comparison
from sidelog.analysis.compare_sentences import challenge_sentence, compare_detail, compare_sentences
from sidelog.analysis.contrast import Contrast
from sidelog.analysis.coverage import expected_entries
from sidelog.analysis.gates import Reason
from sidelog.analysis.periods import Summary
from sidelog.analysis.verdict import Refusal, orient
from sidelog.analysis.wording import refusal
from sidelog.catalog import events as catalog
from sidelog.catalog.scales import Better, Scale
from sidelog.dates import say_span
from sidelog.journal.rows import Happened
from sidelog.report.compare_findings import Alongside, ChangeFindings, LeftOut, MeasureComparison
from sidelog.report.lags_declared import DeclaredLag
from sidelog.report.sentences.basics import (
    NO_NUMBER,
    counted,
    day_and_distance,
    day_in_full,
    entries,
    number,
    span,
)
from sidelog.report.sentences.findings import before_gaps, longest_gap, recorded, weekdays

OTHER_EVENTS = "What else happened in these days"
NO_OTHER_EVENTS = "No other event is recorded in these days."
TWO_PRODUCTS = "Two products changed in these days: what each of them did cannot be told apart."
CHOSEN_PERIODS = "You chose these days: choosing after looking makes a difference easier to find."
BY_CHANCE = "Any difference counts, however small: by chance alone, half of them would agree."
OVER_A_YEAR = "Left out: days more than a year from the change, which would show years of drift."
NO_MORE_BEFORE = "The days before the change are over, so that waiting adds none."
ONE_WAY = "All of them went the same way: what a change back would show is not known."
NOT_ASSESSED = "Clinical importance: not assessed."
SAME_MEDIANS = "Other measures had the same medians in both phases."

AFTER = "after"
NOT_YET = "not yet"
TOO_FEW = "too few"
WHY_TOO_FEW = "Too few: not enough entries before or after it, or another change too near."

ChangesOfMeasure = tuple[MeasureComparison, Challenges]
"""A measure, and what it did around each change of the product."""

_EVEN_OF_TEN = 5
_MOST_EVENTS = 12


@dataclass(frozen=True, slots=True)
class PhaseRow:
    """One phase of a measure.

    Attributes:
        name: what it is called.
        summary: its days and values.
        expected: how many entries the schedule asks for.
    """

    name: str
    summary: Summary
    expected: int

    @property
    def is_empty(self) -> bool:
        """Whether it has no day at all."""
        return self.summary.last < self.summary.first


def phase_rows(result: Comparison) -> tuple[PhaseRow, ...]:
    """The phases in the order of time; the days of withdrawal are a part of those during."""
    named = (
        ("before", result.before),
        ("during", result.between),
        ("withdrawal", result.withdrawal),
        (AFTER, result.after),
    )
    every = result.measure.scale.every_days
    return tuple(
        PhaseRow(name, one, expected_entries(one.last - one.first + 1, every))
        for name, one in named
        if one is not None
    )


def heading(findings: ChangeFindings, today: int) -> str:
    """What is compared."""
    if findings.change:
        day = day_and_distance(findings.change.day, today)
        return f"{event(findings.change)}, {day} [{findings.change.reference}]"
    before, after = (say_span(*period) for period in findings.periods or ())
    return f"{before}, against {after}"


def event(one: Happened) -> str:
    """An event without its days: "Reduced kratom", "Illness or fever: flu"."""
    kind = catalog.find(one.kind)
    shown = kind.title if kind else one.kind
    about = ", ".join(part for part in (one.product, one.title) if part)
    separator = " " if one.product else ": "
    return f"{shown}{separator}{about}" if about else shown


def dated(one: Happened) -> str:
    """An event with its days."""
    days = day_in_full(one.day) if one.until == one.day else span(one.day, one.until)
    return f"{days}: {event(one)} [{one.reference}]"


def verdict(one: MeasureComparison) -> tuple[str, ...]:
    """What may be said of a measure: the effect first, then how sure that is."""
    change = one.result.change
    said = list(compare_sentences(one.result))
    if isinstance(change, Change) and change.verdict.direction is None:
        said.append(_drift_before(change, one.result.measure.scale))
    if isinstance(change, Refusal) and change.shortfall.reason is Reason.BEFORE:
        said.append(NO_MORE_BEFORE)
    return tuple(map(_of_periods, said) if one.lag is None else said)


def _drift_before(change: Change, scale: Scale) -> str:
    """Which way the measure went before the change, as pairs of days."""
    of_ten = round(10 * max(change.rising_before, 1 - change.rising_before))
    if of_ten == _EVEN_OF_TEN:
        return "Before the change it drifted neither way."
    way = orient(change.rising_before - 0.5, scale.better)
    return f"Before the change, the later of two days was {way} in {of_ten} of 10 pairs."


def _of_periods(sentence: str) -> str:
    """A sentence about a change, said of two periods that nothing is known to divide."""
    sentence = sentence.replace("Before the change", "Within the earlier period")
    sentence = sentence.replace("The days before the change", "The days of the earlier period")
    sentence = sentence.replace("before the change", "in the earlier period")
    return sentence.replace("after the change", "in the later period")


def phase(row: PhaseRow, today: int) -> str:
    """A phase in words: its days, how many were recorded, and what they were."""
    one = row.summary
    if row.is_empty:
        return begins(row, today)
    recorded = f"{span(one.first, one.last)}, {one.n} of {entries(row.expected)}"
    if one.median is None:
        return recorded
    return f"{recorded}, median {number(one.median)}, {reach(one)}"


def begins(row: PhaseRow, today: int) -> str:
    """What is said of a phase without days."""
    if row.name == AFTER and row.summary.first > today:
        return f"begins {day_in_full(row.summary.first)}"
    return "no days"


def reach(summary: Summary) -> str:
    """The lowest and the highest value; empty without entries."""
    if summary.median is None:
        return ""
    return f"{number(summary.minimum)} to {number(summary.maximum)}"


def lag(declared: DeclaredLag) -> Iterator[str]:
    """The lag window, when it was set, and whether that was before anything could be seen."""
    window = declared.window
    days = f"{window.first} to {counted(window.last, 'day', 'days')}"
    if declared.set_on is None:
        yield f"Lag window: {days}, as it came with sidelog."
        return
    yield f"Lag window: {days}, set on {day_in_full(declared.set_on)}."
    if declared.seen:
        yield f"By then {entries(declared.seen)} could be seen: read this as a first look."


def notes(one: MeasureComparison) -> Iterator[str]:
    """What belongs beside the numbers: the lag window, what was left out, the other measures."""
    if one.lag:
        yield from lag(one.lag)
    yield from left_out(one)
    if one.whole_run and isinstance(one.result.change, Refusal):
        before, after = ("..".join(map(date.isoformat, days)) for days in one.whole_run)
        yield f"All its steps as one: sidelog compare {one.result.measure.name} {before} {after}"
    if isinstance(one.result.change, Change) and (others := alongside(one.alongside)):
        yield others


def left_out(one: MeasureComparison) -> Iterator[str]:
    """What of the record was not compared, and why."""
    result, out = one.result, one.left_out
    if one.on_other_scales:
        count, latest = one.on_other_scales
        until = day_in_full(latest.toordinal())
        yield f"Left out: {entries(count)} up to {until}, on an earlier scale."
    yield from _too_close(result, out)
    if not out.earlier and result.before.last < one.first_entry:
        yield f"The first entry is of {day_in_full(one.first_entry)}: there is no before."


def _too_close(result: Comparison, out: LeftOut) -> Iterator[str]:
    if out.far:
        yield OVER_A_YEAR
    if out.earlier:
        yield f"Left out: days in which {_neighbour(out.earlier)} could still show."
    if out.later:
        yield f"Left out: days in which {_neighbour(out.later)} could show."
    merged = [
        neighbour
        for neighbour, days in ((out.earlier, result.before), (out.later, result.after))
        if neighbour and days.last < days.first
    ]
    if merged:
        yield "The two came too close: what each of them did cannot be told apart."


def _neighbour(one: Happened) -> str:
    return f"{event(one)} of {day_in_full(one.day)}"


def alongside(others: tuple[Alongside, ...]) -> str:
    """The other measures whose medians differ; empty where none was recorded in both phases."""
    differing = [one for one in others if one.differs]
    if differing:
        medians = ", ".join(
            f"{one.measure.title} {number(one.before.median)} → {number(one.after.median)}"
            for one in differing
        )
        return f"Other measures in the same days, as medians: {medians}."
    both = any(one.before.n and one.after.n for one in others)
    return SAME_MEDIANS if both else ""


def about_list(findings: ChangeFindings) -> Iterator[str]:
    """How many measures were tested together, and which could not be divided."""
    listed = counted(findings.listed, "measure", "measures")
    each = (
        "" if findings.tests == 1 else f"; each answer allows for looking at all {findings.tests}"
    )
    if findings.tests:
        yield f"{findings.tests} of {listed} could be tested{each}."
    else:
        yield f"None of {listed} could be tested."
    for why, measures in (
        ("Not compared, because no lag window is set", findings.without_lag),
        ("No entries on the scale in force", findings.without_entries),
    ):
        if measures:
            yield f"{why}: {', '.join(measure.title for measure in measures)}."


def other_events(findings: ChangeFindings) -> Iterator[str]:
    """Whatever else happened in the days compared, the latest; each could explain a change."""
    events = findings.events
    if not events:
        yield NO_OTHER_EVENTS
        return
    earlier = events[:-_MOST_EVENTS]
    if earlier:
        words = f"sidelog show {_iso(earlier[0].day)}..{_iso(earlier[-1].day)}"
        yield f"{counted(len(earlier), 'earlier event', 'earlier events')}: {words}"
    yield from map(dated, events[-_MOST_EVENTS:])
    products = {one.product for one in (*findings.steps, *events)} - {None}
    if len(products) > 1:
        yield TWO_PRODUCTS


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


def challenged(findings: ChangeFindings) -> list[ChangesOfMeasure]:
    """The measures that have a better end, each with its table of changes."""
    return [
        (one, one.challenges)
        for one in findings.measures
        if one.challenges and one.result.measure.scale.better is not Better.NEITHER
    ]


def every_change(findings: ChangeFindings) -> str:
    """The heading of the table of changes."""
    return f"Every change of {findings.steps[0].product}"


def is_compared(findings: ChangeFindings) -> bool:
    """Whether any measure can be compared around any change of the product."""
    return any(table.compared for _, table in challenged(findings))


def steps(findings: ChangeFindings) -> Iterator[str]:
    """The changes of a product around none of which anything can be compared."""
    yield f"{', '.join(map(step, findings.steps))}."
    yield agreed_sentence(Challenges(()))


def step(one: Happened) -> str:
    """A change of a product whose name is in the heading."""
    kind = catalog.find(one.kind)
    return f"{kind.title if kind else one.kind} {_iso(one.day)} [{one.reference}]"


def seen(row: Challenge) -> str:
    """Which way a measure went after a change, in one or two words."""
    if isinstance(row.outcome, Refusal):
        return NOT_YET if row.outcome.shortfall.wait else TOO_FEW
    return row.seen.value if row.seen else "even"


def agreed(table: Challenges) -> str:
    """How many of the changes that could be compared went the way expected."""
    return f"{table.agreed} of {table.compared}" if table.compared else NO_NUMBER


def agreed_sentence(table: Challenges) -> str:
    """The same as a sentence."""
    return challenge_sentence(table)


def about_changes(findings: ChangeFindings) -> Iterator[str]:
    """How the table of changes is read, and what is still missing in it."""
    tables = challenged(findings)
    cells = {seen(row) for _, table in tables for row in table.rows}
    if is_compared(findings):
        yield f"Expected: better after less {findings.steps[0].product}, worse after more."
        yield BY_CHANCE
        yield from (WHY_TOO_FEW,) if TOO_FEW in cells else ()
        yield from (ONE_WAY,) if _is_one_way(tables[0][1]) else ()
    for one, table in tables:
        for change, row in zip(findings.steps, table.rows, strict=True):
            # What the chosen change itself lacks is said with the measure.
            if change != findings.change and seen(row) == NOT_YET:
                yield f"{one.result.measure.title}, {step(change)}: {_outcome(row.outcome)}"


def _is_one_way(table: Challenges) -> bool:
    return len({row.step.exposure for row in table.rows}) == 1


def change_details(findings: ChangeFindings) -> Iterator[str]:
    """Every change with its numbers, for a clinician."""
    for one, table in challenged(findings):
        for change, row in zip(findings.steps, table.rows, strict=True):
            yield f"{one.result.measure.title}, {step(change)}: {_outcome(row.outcome)}"


def _outcome(outcome: Contrast | Refusal) -> str:
    if isinstance(outcome, Refusal):
        return " ".join(refusal(outcome))
    days = f"{outcome.n_before} v {outcome.n_after} days"
    return f"{nap_interval(outcome)} after above before, {days}."


def details(one: MeasureComparison) -> Iterator[str]:
    """What a clinician asks of a measure: the method, the drift, the missing days, the source."""
    result, scale = one.result, one.result.measure.scale
    if isinstance(result.change, Change):
        yield compare_detail(result)
        yield f"Within before: P(later day above earlier day) {result.change.rising_before:.2f}."
        yield _bounds(result.change, scale)
        yield NOT_ASSESSED
    for name, covered in (("Before", result.coverage_before), ("After", result.coverage_after)):
        if covered.possible:
            yield f"{name}: {recorded(covered, scale.every_days)}; {longest_gap(covered)}."
            yield f"{name}, by weekday: {weekdays(covered)}."
        if gaps := before_gaps(covered):
            yield f"{name}, {gaps}."
    if one.lag:
        yield f"Source of the lag window: {one.lag.window.source}"


def _bounds(change: Change, scale: Scale) -> str:
    """What the missing days could do to a result."""
    if change.bounds is None:
        why = "the scale has no upper end" if scale.maximum is None else "not recorded daily"
        return f"No bounds for the missing days: {why}."
    lowest, highest = nap_interval(change.bounds.lowest), nap_interval(change.bounds.highest)
    holds = "conclusion flips" if change.bounds.flips else "conclusion holds"
    return (
        f"Missing days all at the lowest value: {lowest}; all at the highest: {highest}; {holds}."
    )


def nap_interval(found: Contrast) -> str:
    """NAP with its interval."""
    return f"NAP {found.nap.estimate:.2f} [{found.nap.low:.2f}, {found.nap.high:.2f}]"
