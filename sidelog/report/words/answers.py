"""What may be said of a change, in plain words: the answer first, then how large, then how sure.

A sentence has at most twenty words and no jargon, and stands by itself.  None says "no effect",
"proved", "due to" or "safe", names a cause, or gives advice.
"""

from collections.abc import Iterable, Iterator, Sequence

from sidelog.analysis.changes import Change, Direction
from sidelog.analysis.series import ENOUGH
from sidelog.analysis.summary import FOUR_WEEKS
from sidelog.analysis.verdict import Verdict
from sidelog.catalog.scales import Better
from sidelog.report.findings.answers import Answers
from sidelog.report.findings.finding import FEWEST, Finding, Question, Reason, said_first
from sidelog.report.words.basics import (
    at_the_earliest,
    brief,
    counted,
    listed,
    middle_in_words,
    near,
)
from sidelog.report.words.evidence import back, how_lately, memory, numbers, only

CAUTION = (
    "This is what changed, not why. Season, stress, other substances and what one expects "
    "can look the same."
)
"""Said once, wherever a verdict is spoken."""

SURE = " (clear)"
"""Behind what is clear."""
_STILL = " (still so)"
_MOST_BESIDE = 2
"""Changes in the same days that are named; of more it is said how many."""

NOT_SURE = "not sure"
"""Instead of "no change seen" where the ratings swing too much to tell."""

_ORDER = (
    (Verdict.WORSE, Verdict.HIGHER),
    (Verdict.BETTER, Verdict.LOWER),
    (Verdict.PERHAPS_WORSE, Verdict.PERHAPS_BETTER, Verdict.PERHAPS_HIGHER, Verdict.PERHAPS_LOWER),
    (Verdict.NO_CHANGE,),
    (Verdict.RHYTHM,),
    (Verdict.TOO_EARLY,),
)

_NO_ANSWER = {
    Reason.FIRST_LOOK: "too few ratings so far",
    Reason.FEW_ENTRIES: "too few ratings {which}",
    Reason.FEW_IN_PERIOD: "one of the two has too few ratings; each needs 28",
    Reason.FEW_BEFORE: "{before} in the year before {change}; 28 are needed",
    Reason.NOT_SETTLED: (
        "{earlier} can take until {settled} to show. That leaves {before} before {change}; "
        "28 are needed"
    ),
    Reason.FEW_AFTER: "{change} can take until {shows} to show, with {after} since; 28 are needed",
    Reason.SETTLING: "it answers late, and has no rating in the last weeks",
    Reason.WITHDRAWAL: "it has no rating in the last weeks",
    Reason.NEXT_CHANGE: "the next change came before {change} could show",
    Reason.NO_WINDOW: (
        "say first after how many days a change can show in it, such as: "
        "sidelog measure edit {name} --lag 3..28"
    ),
    Reason.LASTING: (
        "in one published case it had not faded 16 months after stopping, so it is not compared"
    ),
}

_BEFORE_A_COMPARISON = {
    Reason.SETTLING: "It answers late. ",
    Reason.WITHDRAWAL: "The first two weeks after a reduction are kept apart. ",
}


def caution(findings: Iterable[Finding]) -> str:
    """What goes with every verdict, once; empty where none is spoken."""
    return CAUTION if any(one.verdict.is_spoken for one in findings) else ""


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
    said = said_first(findings) or first
    if said is not first:
        beside = _not_about(first, today) if _never(first) else _later(first, today)
    else:
        beside = _later(others[0], today) if others and _never(first) else ""
    return " ".join(
        filter(None, (*_said(said, today), _of_late(said, today), _from_memory(said), beside))
    )


def line(findings: Sequence[Finding], today: int, named: str = "") -> str:
    """The same where every word counts, and nobody sits at a keyboard: on the first page.

    `named` is what the change was called in a line above; it is not called so again.
    """
    if not findings:
        return answer(findings, today)
    first, said = findings[0], said_first(findings)
    waits = next((one for one in findings if one.earliest is not None), None)
    if said is not None and said.verdict is Verdict.NO_CHANGE:
        words = f"{_nothing_since(said, today, named)} {numbers(said)}".rstrip()
    elif said is not None and said.verdict.is_spoken:
        words = " ".join(filter(None, (*_said(said, today, named), _of_late(said, today))))
    elif first.reason is Reason.NO_WINDOW:
        words = "no answer: it is not set after how many days a change can show in it."
    elif waits is None or _never(first):
        words = " ".join(_said(first, today))
    else:
        words = f"too early to tell. {numbers(first)}".rstrip()
    if waits is None or waits.earliest is None:
        return words
    what = "It" if waits is first else "The last weeks"
    return f"{words} {what} can be compared fairly from about {near(waits.earliest, today)}."


def label(findings: Sequence[Finding], today: int) -> str:
    """The verdict of a measure in few words, for a column."""
    if not findings:
        return "nothing rated"
    said = said_first(findings)
    if said is None or not (said.verdict.is_spoken or said.verdict is Verdict.RHYTHM):
        waits = next((one.earliest for one in findings if one.earliest is not None), None)
        return f"too early: {brief(waits, today)}" if waits is not None else "no answer"
    if said.since is not None and not said.has_turned and _stale(said, today) is None:
        return f"{said.verdict} since {near(said.since, today).rsplit(' ', 1)[-1]}"
    ended = _last_compared(said, today) if said.as_of is not None else _stale(said, today)
    return f"{_nothing(said)}{f' to {brief(ended, today)}' if ended is not None else ''}"


def order(findings: Sequence[Finding]) -> tuple[bool, int]:
    """The place of a measure among the answers: worse, better, perhaps, no change, too early.

    What has no better end, such as days of washing, is behind all that has one.
    """
    said = said_first(findings)
    verdict = said.verdict if said else None
    place = next((place for place, some in enumerate(_ORDER) if verdict in some), len(_ORDER))
    return said is not None and said.measure.scale.better is Better.NEITHER, place


def before_what(change: Change) -> str:
    """What a change is called behind "before": "the taper", "stopping kratom"."""
    product = change.product
    if change.direction is Direction.MORE:
        if change.before != 0:
            return f"taking more {product}"
        return f"taking {product} again" if change.again else f"starting {product}"
    if len(change.steps) > 1:
        return f"the {product} taper"
    return f"stopping {product}" if change.stopped else f"taking less {product}"


def called(finding: Finding) -> str:
    """What the change of a finding is called, with those that were made in the same days."""
    if finding.change is None:
        return "it"
    names = [before_what(one) for one in (finding.change, *finding.beside)]
    if (left := len(names) - _MOST_BESIDE) > 0:
        names = [*names[:_MOST_BESIDE], counted(left, "other change")]
    return listed(names)


def _said(finding: Finding, today: int, named: str = "") -> Iterator[str]:
    verdict = finding.verdict
    if verdict is Verdict.RHYTHM:
        yield f"no answer. {numbers(finding)}".rstrip()
        yield "You recorded at a different rhythm later; that alone can look like this."
    elif verdict is Verdict.NO_CHANGE:
        yield _nothing_since(finding, today, named)
        yield _within(finding)
        if finding.chapters and not finding.lasts:
            last = finding.chapters[-1]
            since = near(last.first, today)
            yield f"It was {last.verdict} from about {since}; that no longer shows."
    elif verdict.is_clear or verdict.is_perhaps:
        sure = "" if verdict.is_perhaps else _STILL if _only_lasts(finding) else SURE
        slight = "slightly " if finding.is_slight else ""
        yield f"{slight}{verdict}{_than(finding, today, named)}. {numbers(finding)}{sure}"
    elif verdict is Verdict.TOO_EARLY and finding.earliest is not None:
        yield f"too early to tell. {numbers(finding)}".rstrip()
        yield _later(finding, today)
    else:
        yield _no_answer(finding, today)


def _of_late(finding: Finding, today: int) -> str:
    """What the last four weeks are where they gainsay a verdict of more days, or of older ones."""
    if not finding.has_turned or finding.of_now is None:
        return ""
    said = middle_in_words(finding.of_now)
    if finding.of_now.bad_days is not None:
        said += f"; bad days {round(finding.of_now.bad_days)} of 28"
    on = f"That was on {near(finding.as_of, today)}. " if finding.as_of is not None else ""
    return f"{on}The last 4 weeks: {said}."


def _from_memory(finding: Finding) -> str:
    """What a change that was found is without the entries that were written down later."""
    found = finding.verdict.is_clear or finding.verdict.is_perhaps
    return memory(finding.memory) if found and finding.memory and not finding.memory.holds else ""


def _than(finding: Finding, today: int, named: str) -> str:
    if finding.change is not None:
        name = called(finding)
        what = "" if name == named else f" {name}"
        return f" than before{what}{_until(finding, today)}"
    if finding.since is not None:
        stale = _stale(finding, today)
        until = "" if stale is None else f", until {near(stale, today)}"
        return f" since about {near(finding.since, today)}{until}{back(finding.chapters[-1])}"
    if finding.lasts:
        return f" than before about {near(finding.chapters[-1].first, today)}"
    if finding.as_of is None:
        return " than in the earlier days"
    return f" in {_weeks(finding, today)}"


def _compared_to(finding: Finding, today: int, named: str) -> str:
    """Since what no change is seen."""
    if finding.change is not None:
        name = called(finding)
        since = "" if name == named else f" since before {name}"
        return f"{since}{_until(finding, today)}"
    return f" in {_weeks(finding, today)}" if finding.as_of is not None else ""


def _until(finding: Finding, today: int) -> str:
    ended = _ended(finding, today)
    return "" if ended is None else f", until {near(ended, today)}"


def _ended(finding: Finding, today: int) -> int | None:
    """The last day of what is said, where that is not so today; None where it is.

    It is the last entry of long ago, or the day before the next change or a return.
    """
    if (stale := _stale(finding, today)) is not None:
        return stale
    now = finding.now if finding.change else None
    return now.last if now is not None and now.last < today else None


def _stale(finding: Finding, today: int) -> int | None:
    """The last entry that was compared, where that is more than four weeks ago; else None."""
    last = finding.compared[1].days[-1] if finding.compared else today
    return last if today - last > FOUR_WEEKS else None


def _weeks(finding: Finding, today: int) -> str:
    """The weeks that a look calls now; they end with the look, which may be weeks ago."""
    first, last = finding.now.first if finding.now else 0, _last_compared(finding, today)
    return f"the {round((last - first + 1) / 7)} weeks to {near(last, today)}"


def _last_compared(finding: Finding, today: int) -> int:
    """The day with which the weeks of a look end, or their last entry where it is of long ago."""
    stale = _stale(finding, today)
    return stale if stale is not None else finding.now.last if finding.now else 0


def _nothing(finding: Finding) -> str:
    """The verdict; not "no change seen" where the days differ, but too unevenly to tell."""
    return NOT_SURE if finding.swings_too_much else str(finding.verdict)


def _nothing_since(finding: Finding, today: int, named: str) -> str:
    whether = " whether it changed" if finding.swings_too_much else ""
    return f"{_nothing(finding)}{whether}{_compared_to(finding, today, named)}."


def _only_lasts(finding: Finding) -> bool:
    """Whether a level that was clear when it was found is now only still so."""
    p, boundary = finding.p_adjusted, finding.boundary
    return bool(finding.lasts) and p is not None and boundary is not None and p >= boundary.clear


def _within(finding: Finding) -> str:
    said = numbers(finding)
    if said and finding.swings_too_much:
        return f"{said} The days vary too much by themselves to be sure."
    if "→" in said:
        return f"{said.removesuffix('.')}: within what these ratings do by themselves."
    return said


def _later(finding: Finding, today: int) -> str:
    """From when on a change can be compared, and why not before."""
    if finding.earliest is None or finding.verdict is not Verdict.TOO_EARLY:
        return ""
    why = _BEFORE_A_COMPARISON.get(finding.reason or Reason.FEW_AFTER, "")
    if finding.change is None:
        what = "The last weeks can be compared with those before"
    else:
        what = f"It can be compared with the time before {called(finding)}"
    return f"{why}{what} from about {near(finding.earliest, today)}."


def _never(finding: Finding) -> bool:
    """Whether nothing can be said of a change any more."""
    return (
        finding.question is Question.CHANGE
        and not finding.verdict.is_spoken
        and finding.verdict is not Verdict.TOO_EARLY
        and finding.reason not in {Reason.NO_WINDOW, Reason.LASTING, Reason.RHYTHM}
    )


def _not_about(finding: Finding, today: int) -> str:
    """Why nothing is said of a change, with what there is on either side of it."""
    change = called(finding)
    few = finding.reason in {Reason.FEW_BEFORE, Reason.FEW_AFTER} and finding.before
    sides = numbers(finding) if few and few.n >= FEWEST else ""
    said = f"No answer about {change}: {_reason(finding, 'it', today)}."
    return f"{said} {sides}" if "→" in sides else said


def _no_answer(finding: Finding, today: int) -> str:
    said = f"no answer: {_reason(finding, called(finding), today)}."
    return f"{said} {how_lately(finding, today)}".rstrip()


def _reason(finding: Finding, change: str, today: int) -> str:
    before, after = (one.n if one else 0 for one in (finding.before, finding.now))
    return _NO_ANSWER[finding.reason or Reason.FEW_ENTRIES].format(
        name=finding.measure.name,
        before=only(before),
        after=only(after),
        which="lately" if before >= ENOUGH else "before" if after >= ENOUGH else "so far",
        change=change,
        shows=_settled(finding, finding.change, today),
        earlier=_dated(finding.earlier, today),
        settled=_settled(finding, finding.earlier, today),
    )


def _dated(change: Change | None, today: int) -> str:
    """What a change is called, with its last day."""
    if change is None:
        return ""
    until = "to" if change.first < change.last else "on"
    return f"{before_what(change)}, {until} {near(change.last, today)},"


def _settled(finding: Finding, change: Change | None, today: int) -> str:
    """Until when a change could show first in a measure."""
    lag = finding.measure.scale.lag
    return near(change.settled(lag), today) if change and lag else ""


# Looks, one after the other


def next_look(answers: Answers) -> str:
    """When now against before is looked at next, or can be for the first time.

    Empty where every measure with a better end has its change.
    """
    now = [
        one
        for one in answers.findings
        if one.question is Question.NOW and one.measure.scale.better is not Better.NEITHER
    ]
    days = [day for day in map(_can_come, now) if day is not None]
    if not days:
        return ""
    if any(one.verdict.is_spoken for one in now):
        return f"The last weeks are compared again on {near(min(days), answers.today)}."
    return f"Too early to tell: {at_the_earliest(min(days), answers.today)}"


def _can_come(finding: Finding) -> int | None:
    """The next look date of which something may be said; None where nothing is recorded for it."""
    if finding.verdict.is_spoken or finding.reason is Reason.RHYTHM:
        return finding.next_look
    return finding.earliest
