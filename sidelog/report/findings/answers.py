"""What may be said of a change, computed in one place: every screen, page and file reads it.

It is computed from the whole record.  The period that somebody looks at decides what is drawn,
never what is said.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from math import ceil
from typing import TYPE_CHECKING

from sidelog.analysis import looks
from sidelog.analysis.changes import YEAR, Change, Stretches, stretches
from sidelog.analysis.contrast import (
    ENOUGH,
    Contrast,
    contrast,
    later_above,
    rhythm_changed,
    without_memory,
    would_show,
)
from sidelog.analysis.effects import Interval, complement, shift
from sidelog.analysis.looks import Chapter, Standing, Watched
from sidelog.analysis.series import Series, from_memory, only, window
from sidelog.analysis.summary import Summary, whole
from sidelog.analysis.verdict import AROUND_A_CHANGE, AT_A_LOOK, Boundary, Verdict, holm
from sidelog.catalog.scales import Better, LagWindow, Measure
from sidelog.journal.reading import Reader
from sidelog.period import Period
from sidelog.report.findings.measured import measures_recorded, series_of
from sidelog.report.findings.taken import Taken, taken_of

if TYPE_CHECKING:
    from sidelog.analysis.links import DoseTest

_PACE_DAYS = 56


class Question(StrEnum):
    """What is asked of a measure."""

    CHANGE = "change"
    """After a change of a product against before it."""
    NOW = "now"
    """The last weeks against what came before them."""
    LINK = "link"
    """Whether it follows the doses of a product."""


class Reason(StrEnum):
    """Why there is no verdict."""

    FIRST_LOOK = "the first look date has not come"
    FEW_ENTRIES = "too few entries lately, or too few before"
    FEW_BEFORE = "too few entries before the change"
    NOT_SETTLED = "the change before had not settled"
    SETTLING = "the change could not show yet"
    FEW_AFTER = "too few entries after the change"
    NEXT_CHANGE = "the next change came too soon"
    NO_WINDOW = "no lag window is set"
    LASTING = "it has no lag window on purpose"
    RHYTHM = "recorded at a different rhythm"
    LINK_ENTRIES = "too few entries"
    LINK_DOSES = "too few entries with known doses before them"
    SAME_VALUE = "always the same value"
    SAME_DOSE = "the dose never changed"
    ONE_WAY = "the dose only ever went one way"


@dataclass(frozen=True, slots=True)
class Memory:
    """What a verdict is without the entries that were written down later than the day after.

    Attributes:
        entries: how many of the compared entries those are.
        holds: whether the verdict is the same without them; None where too few would be left.
    """

    entries: int
    holds: bool | None


@dataclass(frozen=True, slots=True)
class Finding:
    """What may be said of one measure to one question.

    Attributes:
        measure: what was recorded.
        question: what is asked.
        product: whose change or doses it is about; None for now against before.
        change: the change; None where it is not about one.
        before: the entries that the verdict compares with; None where there are none.
        during: those in which a change may be showing; None where it is not about one.
        now: the later entries that the verdict is about; None where there are none.
        verdict: what may be said.
        contrast: the comparison of before and now; None where it was not made.
        p_adjusted: the contrast's p after Holm.
        tests: how many measures Holm adjusted for.
        clear: the p below which, before Holm's list, a change would have been clear; None as above.
        since: about when the level of now began (an ordinal), where chapters say so.
        as_of: the look date of the verdict; None for a change.
        next_look: the next look date; None for a change.
        reason: why there is no verdict; None where there is one.
        earliest: the day on which there can be one at the present pace; None where none comes.
        memory: what the verdict is without entries from memory; None without any.
        chapters: the clear changes of its level so far.
        lasts: whether the level of the last chapter lasts; None without one, or not known.
        compared: the entries of before and now; empty where not compared.
        link: the test of a link; None where it is not about one, or was not made.
    """

    measure: Measure
    question: Question
    verdict: Verdict
    product: str | None = None
    change: Change | None = None
    before: Summary | None = None
    during: Summary | None = None
    now: Summary | None = None
    contrast: Contrast | None = None
    p_adjusted: float | None = None
    tests: int = 0
    clear: float | None = None
    since: int | None = None
    as_of: int | None = None
    next_look: int | None = None
    reason: Reason | None = None
    earliest: int | None = None
    memory: Memory | None = None
    chapters: tuple[Chapter, ...] = ()
    lasts: bool | None = None
    compared: tuple[Series, ...] = ()
    link: "DoseTest | None" = None

    @property
    def p(self) -> float | None:
        """The p of its test before Holm; None where none was made."""
        test = self.contrast or self.link
        return test.p if test else None

    @property
    def pairs(self) -> Interval | None:
        """Share of the pairs of an earlier and a later day in which the later one is the worse.

        The higher one where neither way is better; None where nothing was compared.
        """
        nap = self.later_above
        if nap is None:
            return None
        return complement(nap) if self.measure.scale.better is Better.HIGHER else nap

    @property
    def later_above(self) -> Interval | None:
        """Share of the pairs of an earlier and a later day in which the later one is the higher."""
        if self.contrast is None:
            return None
        return later_above(*self.compared, self.contrast.inflation)

    @property
    def shift(self) -> Interval | None:
        """How far the values moved, in the scale's unit, with its interval."""
        if self.contrast is None:
            return None
        before, after = self.compared
        return shift(before.values, after.values, self.contrast.inflation)

    @property
    def would_show(self) -> float | None:
        """The change that about 4 of 5 journals like this one would have shown.

        None where nothing was compared, or where no change on the scale could have been shown
        reliably.
        """
        if self.contrast is None or self.clear is None:
            return None
        alpha = self.clear / self.tests
        return would_show(*self.compared, self.contrast.inflation, alpha, self.measure.scale)


@dataclass(frozen=True)
class Answers:
    """Everything that may be said today.

    Attributes:
        today: the day, an ordinal.
        taken: what was taken, per product; those that changed last come first.
        changes: the change of each product that the findings are about.
        findings: for each of those changes every measure, then now against before.
        begun: the day of each recorded measure's first entry, by name, in the journal's order.
    """

    today: int
    taken: tuple[Taken, ...]
    changes: tuple[Change, ...]
    findings: tuple[Finding, ...]
    begun: Mapping[str, date]

    @cached_property
    def main(self) -> Change | None:
        """The change that the answers are about: that which most can be said of, then the latest.

        Each product's latest change is one that may be meant.
        """

        def weight(change: Change) -> tuple[int, int]:
            spoken = sum(one.verdict.is_spoken for one in self.around(change))
            return spoken, change.last

        return max(self.changes, key=weight, default=None)

    def around(self, change: Change | None) -> tuple[Finding, ...]:
        """The findings about one change."""
        return tuple(one for one in self.findings if change is not None and one.change is change)

    def now(self, name: str) -> Finding | None:
        """Now against before of a measure; None where its change answers that."""
        return next(
            (
                one
                for one in self.findings
                if one.question is Question.NOW and one.measure.name == name
            ),
            None,
        )

    def headline(self, name: str) -> tuple[Finding, ...]:
        """What is said first of a measure: of the main change, and of now where that cannot be."""
        about = [one for one in self.around(self.main) if one.measure.name == name]
        now = self.now(name)
        return (*about, *([now] if now else []))


def answers_of(journal: Reader, today: date, wanted: Change | None = None) -> Answers:
    """Compute what may be said.

    Args:
        journal: where it is read from.
        today: the current day.
        wanted: the change that is asked about; None for the latest of each product.
    """
    taken = taken_of(journal, today)
    begun = measures_recorded(journal, today)
    day = today.toordinal()
    every = {
        name: series_of(journal, name, Period.of(_reach(first, day, taken, wanted), day))
        for name, first in begun.items()
    }
    measures = {name: journal.measures[name] for name in begun}
    changes = [one.changes[-1] for one in taken if one.changes] if wanted is None else [wanted]
    findings: list[Finding] = []
    for change in changes:
        history = next(one for one in taken if change in one.changes)
        findings += around(change, history, measures, every, day)
    findings += now_against_before(measures, every, begun, findings, day)
    return Answers(day, taken, tuple(changes), tuple(findings), begun)


def around(
    change: Change,
    history: Taken,
    measures: Mapping[str, Measure],
    series: Mapping[str, Series],
    today: int,
) -> tuple[Finding, ...]:
    """Every measure after a change against before it.

    Args:
        change: one of the product's.
        history: what was taken of the product.
        measures: the measures by name: all that Holm adjusts for.
        series: the entries of each, from a year before the change or the first one on.
        today: the current day.
    """
    place = history.changes.index(change)
    drafts = []
    for name, measure in measures.items():
        entries = series[name]
        draft = Finding(measure, Question.CHANGE, Verdict.REFUSED, change.product, change)
        if measure.scale.lag is None:
            reason = Reason.LASTING if measure.built_in else Reason.NO_WINDOW
            drafts.append(replace(draft, reason=reason, now=_lately(entries, measure, today)))
            continue
        lag = measure.scale.lag
        around = stretches(history.changes, place, lag, entries.first, today)
        drafts.append(_divide(draft, entries, around, lag, history, today))
    return tuple(_judge(drafts, AROUND_A_CHANGE))


def now_against_before(
    measures: Mapping[str, Measure],
    series: Mapping[str, Series],
    begun: Mapping[str, date],
    about: Sequence[Finding],
    today: int,
) -> tuple[Finding, ...]:
    """Now against before, for the measures that no recent change answers.

    Args:
        measures: the measures by name: all that Holm adjusts for.
        series: the entries of each, as far back as `looks.reach` asks.
        begun: the day of the first entry of each.
        about: the findings about changes.
        today: the current day.
    """
    watched = {
        name: Watched(series[name], begun[name].toordinal(), measure.scale.better)
        for name, measure in measures.items()
    }
    answered = {one.measure.name for one in about if _answers(one, today)}
    standing = looks.stand(watched, today)
    return tuple(
        _now(measures[name], watched[name], found, today)
        for name, found in standing.items()
        if name not in answered
    )


def compare_periods(
    measures: Mapping[str, Measure],
    series: Mapping[str, Series],
    before: Period,
    after: Period,
) -> tuple[Finding, ...]:
    """Two periods that somebody names, the earlier first; looked at once, so by the looks' rule."""
    drafts = []
    for name, measure in measures.items():
        parts = [window(series[name], *period.ordinals) for period in (before, after)]
        draft = Finding(measure, Question.NOW, Verdict.REFUSED)
        drafts.append(_compared(draft, *parts))
    return tuple(_judge(drafts, AT_A_LOOK))


def _answers(finding: Finding, today: int) -> bool:
    """Whether a finding about a change stands for now against before.

    For a year after it has settled; and for good where a measure has no lag window on purpose,
    since what has not changed back for so long must not be called unchanged by the one.
    """
    if finding.reason is Reason.LASTING:
        return True
    if not (finding.verdict.is_spoken or finding.reason is Reason.RHYTHM) or finding.now is None:
        return False
    return today - finding.now.first < YEAR


def _reach(first: date, today: int, taken: Sequence[Taken], wanted: Change | None) -> int:
    """The earliest day of a measure whose entries are needed."""
    begin = first.toordinal()
    latest = [one.changes[-1].first for one in taken if one.changes]
    if wanted is not None:
        latest.append(wanted.first)
    needed = [looks.reach(begin, today), *(day - YEAR for day in latest)]
    return max(begin, min(needed))


def _divide(
    draft: Finding,
    entries: Series,
    around: Stretches,
    lag: LagWindow,
    history: Taken,
    today: int,
) -> Finding:
    """The three stretches of a measure; what is missing for a verdict, or the comparison."""
    scale = draft.measure.scale
    before, during = window(entries, *around.before), window(entries, *around.during)
    after = _without(window(entries, *around.after), history.lapses)
    shown = after if after.days else window(entries, max(today - 27, entries.first), today)
    draft = replace(
        draft,
        before=whole(before, scale),
        during=whole(during, scale),
        now=whole(shown, scale) if around.after[1] == today or after.days else None,
    )
    if len(before.days) < ENOUGH:
        place = history.changes.index(draft.change) if draft.change else 0
        settled = history.changes[place - 1].settled(lag) + 1 if place else entries.first
        hidden = place and settled > max(entries.first, around.before[1] - YEAR)
        reason = Reason.NOT_SETTLED if hidden else Reason.FEW_BEFORE
        return replace(draft, verdict=Verdict.NOT_ENOUGH, reason=reason)
    if len(after.days) < ENOUGH:
        return _wait(draft, entries, around, len(after.days), today)
    return _compared(draft, before, after)


def _wait(draft: Finding, entries: Series, around: Stretches, have: int, today: int) -> Finding:
    """What is said until there are enough entries after a change; a day only if it can come."""
    if around.after[1] < today:
        return replace(draft, verdict=Verdict.NOT_ENOUGH, reason=Reason.NEXT_CHANGE)
    rate = pace(entries, today)
    begins = max(today, around.after[0] - 1)
    earliest = begins + ceil((ENOUGH - have) / rate) if rate else None
    reason = Reason.SETTLING if around.after[0] > today else Reason.FEW_AFTER
    return replace(draft, verdict=Verdict.TOO_EARLY, reason=reason, earliest=earliest)


def _compared(draft: Finding, before: Series, after: Series) -> Finding:
    """The draft with its comparison, as far as there are enough entries; its verdict is open."""
    scale = draft.measure.scale
    if not draft.before:
        draft = replace(draft, before=whole(before, scale), now=whole(after, scale))
    if min(len(before.days), len(after.days)) < ENOUGH:
        return replace(draft, verdict=Verdict.NOT_ENOUGH, reason=Reason.FEW_ENTRIES)
    found = contrast(before, after)
    return replace(draft, contrast=found, compared=(before, after), reason=None)


def _judge(drafts: Iterable[Finding], boundary: Boundary) -> Iterator[Finding]:
    """Give every comparison its verdict, after Holm over all that were made."""
    listed = list(drafts)
    made = [one.contrast.p for one in listed if one.contrast]
    adjusted = iter(holm(made))
    for draft in listed:
        if draft.contrast is None:
            yield draft
        else:
            yield _spoken(draft, draft.contrast, next(adjusted), len(made), boundary)


def _spoken(
    draft: Finding, found: Contrast, p_adjusted: float, tests: int, boundary: Boundary
) -> Finding:
    verdict = boundary.verdict(p_adjusted, draft.measure.scale.better, rose=found.rose)
    if verdict is not Verdict.NO_CHANGE and rhythm_changed(*draft.compared):
        verdict = Verdict.RHYTHM
    return _in_full(replace(draft, verdict=verdict), found, p_adjusted, tests, boundary)


def _in_full(
    draft: Finding, found: Contrast, p_adjusted: float, tests: int, boundary: Boundary
) -> Finding:
    """A verdict with what it rests on."""
    return replace(
        draft,
        contrast=found,
        p_adjusted=p_adjusted,
        tests=tests,
        clear=boundary.clear,
        reason=Reason.RHYTHM if draft.verdict is Verdict.RHYTHM else None,
        memory=_memory(draft, found, p_adjusted, boundary),
    )


def _memory(
    draft: Finding, found: Contrast, p_adjusted: float, boundary: Boundary
) -> Memory | None:
    """The same comparison without the entries that were written down later than the day after."""
    from_memory_count = sum(sum(from_memory(one)) for one in draft.compared)
    if not from_memory_count:
        return None
    before, after = map(without_memory, draft.compared)
    if min(len(before.days), len(after.days)) < ENOUGH:
        return Memory(from_memory_count, None)
    again = contrast(before, after)
    # Holm's factor is that of the whole list: the other measures stay as they are.
    factor = p_adjusted / found.p if found.p else 1.0
    better = draft.measure.scale.better
    was = boundary.verdict(p_adjusted, better, rose=found.rose)
    verdict = boundary.verdict(min(1.0, factor * again.p), better, rose=again.rose)
    return Memory(from_memory_count, verdict is was)


def _now(measure: Measure, watched: Watched, found: Standing, today: int) -> Finding:
    """What stands of now against before, as a finding."""
    scale, series = measure.scale, watched.series
    draft = Finding(
        measure,
        Question.NOW,
        found.verdict,
        before=whole(found.before, scale) if found.before else None,
        now=whole(found.now, scale) if found.now else _lately(series, measure, today),
        as_of=found.as_of,
        next_look=found.next_look,
        since=found.since,
        chapters=found.chapters,
        lasts=found.lasts,
    )
    if found.result and found.p_adjusted is not None and found.before and found.now:
        draft = replace(draft, compared=(found.before, found.now))
        return _in_full(draft, found.result, found.p_adjusted, found.tests, AT_A_LOOK)
    begins = found.chapters[-1].first if found.chapters else series.first
    earliest = looks.first_answer(watched, begins, pace(series, today), today)
    verdict = Verdict.TOO_EARLY if earliest else Verdict.NOT_ENOUGH
    reason = Reason.FEW_ENTRIES if found.as_of else Reason.FIRST_LOOK
    return replace(draft, verdict=verdict, reason=reason, earliest=earliest)


def _lately(entries: Series, measure: Measure, today: int) -> Summary:
    """The last four weeks."""
    return whole(window(entries, today - 27, today), measure.scale)


def _without(entries: Series, days: Sequence[int]) -> Series:
    """The entries without those of some days."""
    left_out = set(days)
    if not left_out.intersection(entries.days):
        return entries
    return only(entries, [day not in left_out for day in entries.days])


def pace(entries: Series, today: int) -> float:
    """Entries a day of late; 0 where none were made.

    Args:
        entries: up to today.
        today: the current day, an ordinal.
    """
    first = max(entries.first, today - _PACE_DAYS + 1)
    return len(window(entries, first, today).days) / max(today - first + 1, 1)
