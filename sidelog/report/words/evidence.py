"""How large a difference is, what the answer rests on, and how it was recorded."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sidelog.analysis.coverage import coverage
from sidelog.analysis.looks import Chapter
from sidelog.analysis.stats.effects import complement, shares_apart
from sidelog.analysis.summary import Summary
from sidelog.catalog.scales import Better, ScaleKind
from sidelog.dates import WEEKDAYS
from sidelog.period import Period
from sidelog.report.findings.finding import FEWEST, Finding, Memory
from sidelog.report.words.basics import (
    apart,
    capital,
    counted,
    middle,
    middle_in_words,
    near,
    number,
    short,
    span,
    value,
)

NEVER = "On no day of this time."
_SMALLEST_P = 0.001
"""As journals print it."""


def numbers(finding: Finding) -> str:
    """The sizes as a sentence; empty where there are too few entries."""
    said = sizes(finding)
    return f"{capital(said)}." if said else ""


def sizes(finding: Finding) -> str:
    """How large: the medians and the bad days on either side, such as "5 → 6; bad days 9 → 2"."""
    before, now = finding.before, finding.now
    if before is None or now is None or before.median is None or now.median is None:
        return ""
    if now.n < FEWEST:
        return ""
    if now.yes is not None:
        return f"yes on {middle(before)} → {middle(now)} days"
    unit = f" {finding.measure.scale.unit}".rstrip()
    earlier, later = apart(before.median, now.median)
    same = earlier == later
    middle_one = f"{later}{unit} as before" if same else f"{earlier} → {later}{unit}"
    bad = bad_days(before, now)
    moved = finding.verdict.is_clear or finding.verdict.is_perhaps
    told = "" if same and moved and "→" not in bad else bad
    return "; ".join(filter(None, (middle_one, told or _of_ten(finding) or bad)))


def bad_days(before: Summary, now: Summary) -> str:
    """The bad days on either side; empty where the scale names none."""
    if before.bad_days is None or now.bad_days is None:
        return ""
    earlier, later = round(before.bad_days), round(now.bad_days)
    if earlier == later == 0:
        return "hardly a bad day" if before.bad_days or now.bad_days else "no bad days"
    if earlier == later:
        return f"bad days {later} of 28 as before"
    return f"bad days {earlier} → {later} of 28"


def pairs_of_ten(finding: Finding) -> tuple[int, int]:
    """In how many of ten pairs of days the later one is above, and below; 0 if not compared."""
    if finding.compared is None:
        return 0, 0
    above, below = shares_apart(*finding.compared)
    return round(10 * above), round(10 * below)


def _of_ten(finding: Finding) -> str:
    """In how many of ten pairs of days the later one is on the one side; empty where even."""
    above, below = pairs_of_ten(finding)
    if above == below:
        return ""
    way, count = ("higher", above) if above > below else ("lower", below)
    return f"later days {way} in {count} of 10 pairs"


def how_lately(finding: Finding, today: int) -> str:
    """What the last four weeks are, or why that cannot be said; empty where nobody asks."""
    lately, last, now = finding.lately, finding.rated_last, finding.of_now
    if lately is None or last is None:
        return ""
    if now is not None and now.median is not None:
        of = value(finding.measure.scale, now.median) if now.yes is None else middle_in_words(now)
        return f"Lately {of}."
    if not lately.n:
        return f"Last rated on {near(last, today)}: too long ago to say how it is now."
    return f"{capital(only(lately.n))} in the last 4 weeks."


def only(ratings: int) -> str:
    """How few there are: "only 3 ratings", "no rating"."""
    return f"only {counted(ratings, 'rating')}" if ratings else "no rating"


if TYPE_CHECKING:
    from sidelog.report.findings.drawn import Rated


def memory(of: Memory) -> str:
    """What a verdict is without the entries that were written down later."""
    days = counted(of.entries, "day")
    if of.holds is None:
        return f"{capital(days)} were filled in later; without them too few are left."
    if of.holds:
        return f"Also without the {days} filled in later."
    return f"It does not hold without the {days} filled in later."


def in_pairs(finding: Finding) -> str:
    """The comparison as pairs of days; empty where nothing was compared."""
    share = finding.later_above
    if share is None:
        return ""
    above, below = pairs_of_ten(finding)
    higher, lower = {
        Better.HIGHER: ("better", "worse"),
        Better.LOWER: ("worse", "better"),
        Better.NEITHER: ("higher", "lower"),
    }[finding.measure.scale.better]
    ways = sorted(((above, higher), (below, lower)), reverse=True)
    said = " and ".join(f"{way} in {count}" for count, way in ways)
    share = share if ways[0][1] == higher else complement(share)
    of_ten, low, high = (round(10 * part) for part in (share.estimate, share.low, share.high))
    return (
        f"Of 10 pairs of an earlier and a later day, the later is {said}, else equal; "
        f"with equal ones as half, {of_ten} ({low} to {high})."
    )


def missing_days(finding: Finding) -> str:
    """What the days without an entry could have changed; empty where that has no bounds."""
    return {
        None: "",
        True: "If every missing day had been at one end of the scale, the answer would change.",
        False: "If every missing day had been at one end of the scale, the answer would stay.",
    }[finding.missing_days_matter]


def could_have_shown(finding: Finding) -> str:
    """What the comparison could have shown; empty where nothing was compared, or nothing varied."""
    if finding.contrast is None or all(len(set(one.values)) == 1 for one in finding.compared or ()):
        return ""
    if finding.would_show is None:
        return "No change on this scale could have been shown reliably."
    scale = finding.measure.scale
    change = f"{number(finding.would_show)} {scale.unit or 'points'}"
    if scale.kind is ScaleKind.YES_NO:
        change = f"{round(100 * finding.would_show)} days yes in 100"
    return f"About 4 of 5 journals like this one would have shown a change of {change}."


def technical(finding: Finding) -> str:
    """The technical line: the test, its interval, entries and p; empty where nothing was tested."""
    found, nap, shift = finding.contrast, finding.later_above, finding.shift
    if found is None or nap is None or finding.p_adjusted is None:
        return ""
    moved = ""
    if shift is not None:
        limits = f"[{number(shift.low)}, {number(shift.high)}]"
        moved = f"; shift {number(shift.estimate)} {limits}"
    return (
        f"NAP {nap.estimate:.2f} [{nap.low:.2f}, {nap.high:.2f}] later above earlier{moved}; "
        f"n {found.n_before} and {found.n_after}; Mann-Whitney t {found.t:.2f}, variance inflated "
        f"{found.inflation.factor:.1f} times for autocorrelation, {p_value(found.p)}, "
        f"after Holm over {finding.tests} {p_value(finding.p_adjusted)}."
    )


def compared_days(finding: Finding) -> str:
    """Which days were compared with which; empty where there are none."""
    before, now = finding.before, finding.now
    if before is None or now is None or not before.n or not now.n:
        return ""
    lapses = f", without {counted(finding.lapses, 'day')} on which it was taken again"
    return f"{_days(before)} with {_days(now)}{lapses if finding.lapses else ''}"


def level(finding: Finding) -> str:
    """From where on a day of the measure is a bad one; empty where that is not named."""
    scale = finding.measure.scale
    if scale.bad_from is None:
        return ""
    higher = scale.better is Better.HIGHER
    end, way = (scale.minimum, "less") if higher else (scale.maximum, "more")
    beyond = "" if scale.bad_from == end else f" or {way}"
    return f"a bad day is {number(scale.bad_from)}{beyond}"


def _days(of: Summary) -> str:
    return f"{span(Period.of(of.first, of.last))} ({counted(of.n, 'entry', 'entries')})"


def p_value(p: float) -> str:
    """A p as journals print it, such as "p=.004"."""
    return "p<.001" if p < _SMALLEST_P else f"p={p:.3f}".replace("0.", ".", 1)


def how_recorded(rated: "Rated", *, detail: bool) -> Iterator[str]:
    """Say how a measure was recorded over the days of a period.

    Args:
        rated: the measure with its entries.
        detail: whether weekdays are wanted, and what the days before a gap were like.
    """
    series, every_days = rated.series, rated.every_days
    if not series.days:
        yield NEVER
        return
    of = coverage(series, every_days)
    days = f"{of.recorded} of {counted(of.possible, 'day')} since {short(series.first)}"
    rhythm = "" if every_days == 1 else f", where every {every_days} days would be {of.expected}"
    yield f"On {days}{rhythm}."
    if of.undated == of.recorded:
        yield "When it was written down is not known."
    else:
        yield f"Written down on the day itself: {of.same_day}."
    if of.skipped:
        yield f"Skipped on {counted(of.skipped, 'day')}."
    if of.longest_gap and of.longest_gap.days >= every_days:
        gap = of.longest_gap
        yield f"Longest time without: {counted(gap.days, 'day')}, {span(gap)}."
    if detail and every_days == 1:
        if all(row.possible for row in of.weekdays):
            rows = zip((name[:3] for name in WEEKDAYS), of.weekdays, strict=True)
            yield f"{', '.join(f'{day} {row.recorded} of {row.possible}' for day, row in rows)}."
        before = (of.before_missing, of.before_entry)
        if not rated.is_yes_no and None not in before:
            missing, entry = map(number, before)
            yield f"On average {missing} on the day before a missing one, {entry} before an entry."


def back(chapter: Chapter) -> str:
    """That a level is that of before the last one; empty where it is not."""
    return ": back to what it was" if chapter.back else ""


def look(finding: Finding, today: int) -> str:
    """As of when a verdict stands, and until when; empty for a change."""
    if finding.as_of is None or finding.next_look is None:
        return ""
    return f"As of {near(finding.as_of, today)}. Next look: {near(finding.next_look, today)}."


def story(finding: Finding, today: int) -> Iterator[str]:
    """The clear changes of a measure's level so far, a sentence each."""
    for chapter in finding.chapters:
        from_then = f"from about {near(chapter.first, today)}{back(chapter)}"
        yield f"{capital(str(chapter.verdict))} {from_then}."
    if finding.lasts is not None:
        yield "Still so at the last look." if finding.lasts else "That no longer shows."
