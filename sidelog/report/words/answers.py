"""What may be said of a change, in plain words: the answer first, then how large, then how sure.

A sentence has at most twenty words and no jargon, and stands by itself.  None says "no effect",
"proved", "due to" or "safe", names a cause, or gives advice.
"""

from collections.abc import Iterator, Sequence

from sidelog.analysis.changes import Change, Direction
from sidelog.analysis.looks import Chapter
from sidelog.analysis.summary import Summary
from sidelog.analysis.verdict import Verdict
from sidelog.catalog.scales import Better
from sidelog.report.findings.answers import Answers
from sidelog.report.findings.finding import Finding, Memory, Question, Reason
from sidelog.report.words.basics import (
    bad_level,
    brief,
    capital,
    counted,
    near,
    number,
    short,
    value,
)

CAUTION = (
    "This is what changed, not why. Season, stress, other substances and what one expects "
    "can look the same."
)
"""Said once, wherever a verdict is spoken."""


_SURE = " (clear)"
_SLIGHT = 2 / 3
"""Of the pairs of an earlier and a later day; where fewer go that way, a change is slight."""

_SMALLEST_P = 0.001
"""As journals print it."""

_ORDER = (
    (Verdict.WORSE, Verdict.HIGHER),
    (Verdict.BETTER, Verdict.LOWER),
    (
        Verdict.PERHAPS_WORSE,
        Verdict.PERHAPS_BETTER,
        Verdict.PERHAPS_HIGHER,
        Verdict.PERHAPS_LOWER,
    ),
    (Verdict.NO_CHANGE,),
    (Verdict.RHYTHM,),
    (Verdict.TOO_EARLY,),
)

_NO_ANSWER = {
    Reason.FIRST_LOOK: "too few ratings so far",
    Reason.FEW_ENTRIES: "too few ratings lately, or too few before",
    Reason.FEW_BEFORE: "only {before} before it, and 28 are needed",
    Reason.NOT_SETTLED: "the change before it was too close",
    Reason.FEW_AFTER: "only {after} since, and none of late",
    Reason.SETTLING: "it answers late, and nothing is rated of late",
    Reason.NEXT_CHANGE: "the next change came before it could show",
    Reason.NO_WINDOW: (
        "say first how late it could answer, such as: sidelog measure edit {name} --lag 3..28"
    ),
    Reason.LASTING: (
        "in one published case it had not faded 16 months after stopping, so it is not compared"
    ),
}

_NO_LINK = {
    Reason.LINK_ENTRIES: "Too few ratings: 60 are needed.",
    Reason.LINK_DOSES: "Too few ratings with known doses in the days before them: 60 are needed.",
    Reason.SAME_VALUE: "It always had the same value, so that nothing can go up and down with it.",
    Reason.SAME_DOSE: "The dose never changed, so that nothing can follow it.",
    Reason.ONE_WAY: (
        "The dose only ever went one way. More of it and earlier are then the same days, "
        "and no journal can tell them apart."
    ),
}


# A measure


def answer(findings: Sequence[Finding], today: int) -> str:
    """What is said of a measure, without its name.

    Args:
        findings: what is said first of it: of a change, then of now where that cannot be yet.
        today: the current day, an ordinal.
    """
    if not findings:
        return "nothing is rated yet."
    first, *others = findings
    if first.question is Question.LINK:
        return linked(first, today)
    if first.question is Question.CHANGE and others and others[0].verdict.is_spoken:
        return " ".join((answer(others, today), _later(first, today))).rstrip()
    return " ".join(_said(first, today))


def line(findings: Sequence[Finding], today: int) -> str:
    """The same where every word counts, and nobody sits at a keyboard: on the first page.

    Args:
        findings: what is said first of a measure.
        today: the current day, an ordinal.
    """
    spoken = next((one for one in findings if one.verdict.is_spoken), None)
    waits = findings[0].earliest if findings else None
    if spoken is not None and spoken.verdict is Verdict.NO_CHANGE:
        said = f"{Verdict.NO_CHANGE}. {_numbers(spoken)}".rstrip()
    elif spoken is not None:
        said = answer((spoken,), today)
    elif waits is not None:
        said = f"too early to tell. {_numbers(findings[0])}".rstrip()
    elif findings and findings[0].reason is Reason.NO_WINDOW:
        said = "no answer: it is not set how late it can answer."
    else:
        said = answer(findings, today)
    fair = "" if waits is None else f" A fair comparison from about {near(waits, today)}."
    return f"{said}{fair}"


def linked(finding: Finding, today: int) -> str:
    """What is said of a link with the doses of a product, or why nothing is."""
    name, product, verdict = finding.measure.title, finding.product, finding.verdict
    if verdict is Verdict.NO_CHANGE:
        return f"No link seen: {name} did not go up and down with how much {product} was taken."
    if verdict.is_spoken:
        return f"{name} was {verdict} after more {product}.{_SURE if verdict.is_clear else ''}"
    said = _NO_LINK[finding.reason or Reason.LINK_ENTRIES]
    if finding.earliest is None:
        return said
    return f"{said} At this pace there are enough by about {near(finding.earliest, today)}."


def label(findings: Sequence[Finding], today: int) -> str:
    """The verdict of a measure in few words, for a column."""
    if not findings:
        return "nothing rated"
    first = next((one for one in findings if one.verdict.is_spoken), findings[0])
    if first.verdict is Verdict.TOO_EARLY and first.earliest:
        return f"too early: {brief(first.earliest, today)}"
    if first.verdict in {Verdict.NOT_ENOUGH, Verdict.REFUSED, Verdict.TOO_EARLY}:
        return "no answer"
    if first.lasts and first.since is not None:
        return f"{first.verdict} since {near(first.since, today).rsplit(' ', 1)[-1]}"
    return str(first.verdict)


def order(findings: Sequence[Finding]) -> int:
    """The place of a measure among the answers: worse, better, perhaps, no change, too early."""
    first = next((one for one in findings if one.verdict.is_spoken), None)
    verdict = first.verdict if first else findings[0].verdict if findings else None
    return next((place for place, some in enumerate(_ORDER) if verdict in some), len(_ORDER))


def sizes(finding: Finding) -> str:
    """How large: the medians and the bad days on either side, such as "5 → 6; bad days 9 → 2"."""
    before, now = finding.before, finding.now
    if before is None or now is None or before.median is None or now.median is None:
        return ""
    unit = f" {finding.measure.scale.unit}".rstrip()
    earlier, later = number(before.median), number(now.median)
    middle = f"{later}{unit} as before" if earlier == later else f"{earlier} → {later}{unit}"
    beside = bad_days(before, now) or _of_ten(finding)
    return "; ".join(filter(None, (middle, beside)))


def bad_days(before: Summary, now: Summary) -> str:
    """The bad days on either side; empty where the scale names none."""
    if before.bad_days is None or now.bad_days is None:
        return ""
    earlier, later = round(before.bad_days), round(now.bad_days)
    if earlier == later:
        return f"bad days {later} of 28 as before" if later else "no bad days"
    return f"bad days {earlier} → {later} of 28"


def _of_ten(finding: Finding) -> str:
    """In how many of ten pairs of days the later one is the higher; empty where not compared."""
    share = finding.later_above
    if share is None:
        return ""
    higher = round(10 * share.estimate)
    if higher == 10 - higher:
        return ""
    way, count = ("higher", higher) if higher > 10 - higher else ("lower", 10 - higher)
    return f"{way} than before on {count} days of 10"


def before_what(change: Change) -> str:
    """What a change is called behind "before": "the taper", "stopping kratom"."""
    product = change.product
    if change.direction is Direction.MORE:
        return f"starting {product}" if change.before == 0 else f"taking more {product}"
    if len(change.steps) > 1:
        return f"the {product} taper"
    return f"stopping {product}" if change.stopped else f"taking less {product}"


def _said(finding: Finding, today: int) -> Iterator[str]:
    verdict = finding.verdict
    if verdict is Verdict.RHYTHM:
        yield f"not compared. {_numbers(finding)}".rstrip()
        yield "You recorded at a different rhythm later; that alone can look like this."
    elif verdict is Verdict.NO_CHANGE:
        yield f"no change seen{_when(finding, today)}."
        yield _within(finding)
        if finding.chapters and not finding.lasts:
            yield _was(finding, today)
    elif verdict.is_clear or verdict.is_perhaps:
        sure = _SURE if verdict.is_clear else ""
        slight = "slightly " if _is_slight(finding) else ""
        yield f"{slight}{verdict}{_than(finding, today)}. {_numbers(finding)}{sure}"
        if finding.memory and finding.memory.holds is False:
            yield memory(finding.memory)
    elif verdict is Verdict.TOO_EARLY and finding.earliest is not None:
        yield f"too early to tell. {_numbers(finding)}".rstrip()
        yield _later(finding, today)
    else:
        yield _no_answer(finding)


def _than(finding: Finding, today: int) -> str:
    if finding.change is not None:
        return f" than before {before_what(finding.change)}"
    if finding.since is not None:
        return f" since about {near(finding.since, today)}{_back(finding.chapters[-1])}"
    if finding.as_of is None:
        return " than in the earlier days"
    weeks = round((finding.now.last - finding.now.first + 1) / 7) if finding.now else 8
    return f" in the last {weeks} weeks"


def _is_slight(finding: Finding) -> bool:
    share = finding.later_above
    if share is None or not finding.verdict.is_clear:
        return False
    return max(share.estimate, 1 - share.estimate) < _SLIGHT


def _back(chapter: Chapter) -> str:
    return ", back to the level before" if chapter.back else ""


def _when(finding: Finding, today: int) -> str:
    return f" as of {near(finding.as_of, today)}" if finding.as_of is not None else ""


def _numbers(finding: Finding) -> str:
    said = sizes(finding)
    return f"{capital(said)}." if said else ""


def _within(finding: Finding) -> str:
    said = sizes(finding)
    if not said:
        return ""
    differs = f"{capital(said)}: within what these ratings do by themselves."
    return differs if "→" in said else f"{capital(said)}."


def _was(finding: Finding, today: int) -> str:
    last = finding.chapters[-1]
    return f"It was {last.verdict} from about {near(last.first, today)}; that no longer shows."


def _later(finding: Finding, today: int) -> str:
    """From when on a change can be compared, and why not before."""
    if finding.earliest is None or finding.verdict is not Verdict.TOO_EARLY:
        return ""
    late = "It answers late: a" if finding.reason is Reason.SETTLING else "A"
    what = f" with the time before {before_what(finding.change)}" if finding.change else ""
    return f"{late} fair comparison{what} from about {near(finding.earliest, today)}."


def _no_answer(finding: Finding) -> str:
    before, now = finding.before, finding.now
    why = _NO_ANSWER[finding.reason or Reason.FEW_ENTRIES].format(
        name=finding.measure.name,
        before=counted(before.n if before else 0, "rating"),
        after=counted(now.n if now else 0, "rating"),
    )
    said = f"no answer: {why}."
    if now is None or now.median is None:
        return said
    return f"{said} Lately {value(finding.measure.scale, now.median)}."


# The method, where it is asked for


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
    pairs = finding.pairs
    if pairs is None:
        return ""
    neither = finding.measure.scale.better is Better.NEITHER
    way, share = ("higher", pairs) if neither else ("worse", pairs)
    of_ten, low, high = (round(10 * part) for part in (share.estimate, share.low, share.high))
    return (
        f"Take one day before and one day now: in {of_ten} of 10 such pairs the later day is "
        f"{way} ({low} to {high})."
    )


def missing_days(finding: Finding) -> str:
    """What the days without an entry could have changed; empty where that has no bounds."""
    matter = finding.missing_days_matter
    if matter is None:
        return ""
    if matter:
        return "The days without an entry could change this answer."
    return "Whatever the days without an entry were like, the answer is the same."


def could_have_shown(finding: Finding) -> str:
    """What the comparison could have shown; empty where nothing was compared."""
    if finding.contrast is None:
        return ""
    if finding.would_show is None:
        return "No change on this scale could have been shown reliably."
    unit = finding.measure.scale.unit or "points"
    return (
        f"About 4 of 5 journals like this one would have shown a change of "
        f"{number(finding.would_show)} {unit}."
    )


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


def next_look(answers: Answers) -> str:
    """When now against before is looked at next; empty where every measure has its change."""
    days = [one.next_look for one in answers.findings if one.next_look is not None]
    return f"Next look at the last weeks: {near(min(days), answers.today)}." if days else ""


def look(finding: Finding, today: int) -> str:
    """As of when a verdict stands, and until when; empty for a change."""
    if finding.as_of is None or finding.next_look is None:
        return ""
    return f"As of {near(finding.as_of, today)}. Next look: {near(finding.next_look, today)}."


def story(finding: Finding, today: int) -> Iterator[str]:
    """The clear changes of a measure's level so far, a sentence each."""
    for chapter in finding.chapters:
        since = f"since about {near(chapter.first, today)}{_back(chapter)}"
        yield f"{capital(str(chapter.verdict))} {since}."
    if finding.lasts:
        yield "It lasts."


def compared_days(finding: Finding) -> str:
    """Which days were compared with which; empty where there are none."""
    before, now = finding.before, finding.now
    if before is None or now is None or not before.n or not now.n:
        return ""
    return f"{_days(before)} with {_days(now)}"


def level(finding: Finding) -> str:
    """From where on a day of the measure is a bad one; empty where that is not named."""
    bad = bad_level(finding.measure.scale)
    return f"a bad day is {bad}" if bad else ""


def _days(of: Summary) -> str:
    return f"{short(of.first)} to {short(of.last)} ({counted(of.n, 'entry', 'entries')})"


def p_value(p: float) -> str:
    """A p as journals print it, such as "p=.004"."""
    return "p<.001" if p < _SMALLEST_P else f"p={p:.3f}".replace("0.", ".", 1)
