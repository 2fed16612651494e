"""What may be said of a change, computed in one place: every screen, page and file reads it.

It is computed from the whole record.  The period that somebody looks at decides what is drawn,
never what is said.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from math import ceil
from typing import NamedTuple

from sidelog.analysis import looks
from sidelog.analysis.changes import WITHDRAWAL, YEAR, Change, Direction, Stretches, stretches
from sidelog.analysis.contrast import contrast, without_memory
from sidelog.analysis.look_dates import Watched, longest_now, reach
from sidelog.analysis.looks import Standing
from sidelog.analysis.rhythm import rhythm_changed
from sidelog.analysis.series import ENOUGH, Series, from_memory, only, window
from sidelog.analysis.summary import FOUR_WEEKS, whole
from sidelog.analysis.verdict import AROUND_A_CHANGE, AT_A_LOOK, Boundary, Verdict, holm
from sidelog.catalog.measures import LASTING
from sidelog.catalog.scales import LagWindow, Measure
from sidelog.journal.journal import Journal
from sidelog.period import Period
from sidelog.report.findings.awaited import first_answer, pace
from sidelog.report.findings.finding import Finding, Memory, Question, Reason
from sidelog.report.findings.measured import measures_recorded, series_of
from sidelog.report.findings.taken import Taken, taken_of


class Answers(NamedTuple):
    """Everything that may be said today.

    Attributes:
        today: the day, an ordinal.
        taken: what was taken, per product; those that changed last come first.
        changes: those that the findings are about: every product's latest, and every one of the
            last year.
        main: the one of them that is said first: that after which most is clearly another, then
            most perhaps, then the latest.  "No change seen" does not count: what was started long
            ago and changed nothing must not hide what came later.
        findings: for each of those changes every measure, then now against before.
        begun: the day of each recorded measure's first entry, by name, in the journal's order.
    """

    today: int
    taken: tuple[Taken, ...]
    changes: tuple[Change, ...]
    main: Change | None
    findings: tuple[Finding, ...]
    begun: Mapping[str, date]

    def around(self, change: Change | None) -> tuple[Finding, ...]:
        """The findings about one change."""
        return tuple(one for one in self.findings if change is not None and one.change is change)

    def now(self, name: str) -> Finding | None:
        """Now against before of a measure; None where its change answers that."""
        found = (one for one in self.findings if one.question is Question.NOW)
        return next((one for one in found if one.measure.name == name), None)

    def headline(self, name: str, change: Change | None = None) -> tuple[Finding, ...]:
        """What is said first of a measure: of a change, and of now where that cannot be said yet.

        Without a change it is the main one.
        """
        about = (one for one in self.around(change or self.main) if one.measure.name == name)
        return tuple(one for one in (*about, self.now(name)) if one is not None)


def answers_of(
    journal: Journal,
    today: date,
    wanted: Change | None = None,
    *,
    lately: bool = False,
    shows: Callable[[str], bool] | None = None,
) -> Answers:
    """Compute what may be said.

    Args:
        journal: where it is read from.
        today: the current day.
        wanted: the change that is asked about; None for the latest of each product.
        lately: whether what was taken of late is enough; see `taken_of`.  The findings are the
            same.
        shows: whether a product may be spoken of; None for every product.
    """
    taken = taken_of(journal, today, lately=lately, shows=shows)
    begun = measures_recorded(journal, today)
    day = today.toordinal()
    changes = [wanted] if wanted else [each for one in taken for each in _asked_about(one, day)]
    measures = {name: journal.measures[name] for name in begun}
    every = {
        name: series_of(journal, name, Period.of(_reach(measures[name], first, day, changes), day))
        for name, first in begun.items()
    }
    findings: list[Finding] = []
    for change in changes:
        history = next(one for one in taken if change in one.changes)
        findings += around(change, history, measures, every, day, _beside(change, taken))
    main = _most_said_of(changes, findings)
    about = [one for one in findings if one.change is main]
    findings += now_against_before(measures, every, begun, about, day)
    return Answers(day, taken, tuple(changes), main, tuple(findings), begun)


def _beside(change: Change, taken: Sequence[Taken]) -> tuple[Change, ...]:
    """The changes of other products that were made in the same days, or within two weeks."""
    others = (one for history in taken for one in history.changes)
    return tuple(
        one
        for one in others
        if one.product != change.product
        and one.first <= change.last + WITHDRAWAL
        and one.last >= change.first - WITHDRAWAL
    )


def _asked_about(taken: Taken, today: int) -> Sequence[Change]:
    """A product's changes of the last year, or its latest one."""
    recent = [change for change in taken.changes if today - change.last < YEAR]
    return recent or taken.changes[-1:]


def _most_said_of(changes: Sequence[Change], findings: Sequence[Finding]) -> Change | None:
    def weight(change: Change) -> tuple[int, int, int]:
        verdicts = [one.verdict for one in findings if one.change is change]
        clear = sum(one.is_clear for one in verdicts)
        return clear, sum(one.is_perhaps for one in verdicts), change.last

    return max(changes, key=weight, default=None)


def around(
    change: Change,
    history: Taken,
    measures: Mapping[str, Measure],
    series: Mapping[str, Series],
    today: int,
    beside: tuple[Change, ...] = (),
) -> tuple[Finding, ...]:
    """Every measure that can answer a change after it against before it.

    What came with sidelog without a lag window (weight, lab values, a moisturiser) is none of them.

    Args:
        change: one of the product's.
        history: what was taken of the product.
        measures: the measures by name: all that Holm adjusts for.
        series: the entries of each, from a year before the change or the first one on.
        today: the current day.
        beside: changes of other products in the same days.
    """
    drafts = []
    for name, measure in measures.items():
        entries = series[name]
        draft = Finding(measure, Question.CHANGE, Verdict.REFUSED, change.product, change)
        draft = _with_lately(draft._replace(beside=beside), entries, today)
        lag = None if name in LASTING else measure.scale.lag
        if lag is None:
            if name in LASTING or not measure.built_in:
                reason = Reason.LASTING if name in LASTING else Reason.NO_WINDOW
                drafts.append(draft._replace(reason=reason, now=draft.lately))
            continue
        drafts.append(_divide(draft, entries, change, lag, history, today))
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
        series: the entries of each, as far back as `look_dates.reach` asks.
        begun: the day of the first entry of each.
        about: the findings about changes.
        today: the current day.
    """
    watched = {
        name: Watched(
            series[name],
            begun[name].toordinal(),
            measure.scale.better,
            longest_now(measure.scale.every_days),
        )
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
    measures: Mapping[str, Measure], series: Mapping[str, Series], before: Period, after: Period
) -> tuple[Finding, ...]:
    """Two periods that somebody names, the earlier first; looked at once, so by the looks' rule."""
    drafts = []
    for name, measure in measures.items():
        two = [window(series[name], *one.ordinals) for one in (before, after)]
        sides = [whole(one, measure.scale) for one in two]
        draft = Finding(measure, Question.NOW, Verdict.NOT_ENOUGH, before=sides[0], now=sides[1])
        if min(one.n for one in sides) < ENOUGH:
            drafts.append(draft._replace(reason=Reason.FEW_IN_PERIOD))
        else:
            drafts.append(_compared(draft, *two))
    return tuple(_judge(drafts, AT_A_LOOK))


def _answers(finding: Finding, today: int) -> bool:
    """Whether a finding about a change stands for now against before.

    For a year after it has settled, or until the next change; and for good where a measure has no
    lag window on purpose, since what has not changed back for so long must not be called unchanged
    by the one.
    """
    if finding.reason is Reason.LASTING:
        return True
    if not (finding.verdict.is_spoken or finding.reason is Reason.RHYTHM) or finding.now is None:
        return False
    return finding.now.last == today and today - finding.now.first < YEAR


def _reach(measure: Measure, first: date, today: int, changes: Sequence[Change]) -> int:
    """The earliest day of a measure whose entries are needed."""
    begin, longest = first.toordinal(), longest_now(measure.scale.every_days)
    looked_at = reach(begin, today, longest)
    return max(begin, min([looked_at, *(one.first - YEAR for one in changes)]))


def _divide(
    draft: Finding, entries: Series, change: Change, lag: LagWindow, history: Taken, today: int
) -> Finding:
    """The three stretches of a measure; what is missing for a verdict, or the comparison."""
    scale, place = draft.measure.scale, history.changes.index(change)
    again = history.returned(change)
    until = today if again is None else again - 1
    around = stretches(history.changes, place, lag, entries.first, until)
    before, during = window(entries, *around.before), window(entries, *around.during)
    every = window(entries, *around.after)
    after = _without(every, history.lapses)
    # Until there are any, the last four weeks are shown as now, as far as they come after it.
    shown = after if after.days else window(entries, max(today - 27, change.first), today)
    draft = draft._replace(
        before=whole(before, scale),
        during=whole(during, scale),
        now=whole(shown, scale) if around.after[1] == today or after.days else None,
        lapses=len(every.days) - len(after.days),
        earlier=history.changes[place - 1] if place else None,
    )
    if len(before.days) < ENOUGH:
        settled = history.changes[place - 1].settled(lag) + 1 if place else entries.first
        hidden = place and settled > max(entries.first, around.before[1] - YEAR)
        reason = Reason.NOT_SETTLED if hidden else Reason.FEW_BEFORE
        return draft._replace(verdict=Verdict.NOT_ENOUGH, reason=reason)
    if len(after.days) < ENOUGH:
        reason = Reason.FEW_AFTER
        if around.after[0] > today and lag.last > WITHDRAWAL:
            reason = Reason.SETTLING
        elif around.after[0] > today and change.direction is Direction.LESS:
            reason = Reason.WITHDRAWAL
        draft = draft._replace(reason=reason)
        return _wait(draft, _without(entries, history.lapses), around, len(after.days), today)
    return _compared(draft, before, after)


def _wait(draft: Finding, entries: Series, around: Stretches, have: int, today: int) -> Finding:
    """What is said until there are enough entries after a change; a day only if it can come."""
    if around.after[1] < today:
        return draft._replace(verdict=Verdict.NOT_ENOUGH, reason=Reason.NEXT_CHANGE)
    rate = pace(entries.days, entries.first, today, draft.measure.scale.every_days)
    begins = max(today, around.after[0] - 1)
    earliest = begins + ceil((ENOUGH - have) / rate) if rate else None
    return draft._replace(verdict=Verdict.TOO_EARLY, earliest=earliest)


def _compared(draft: Finding, before: Series, after: Series) -> Finding:
    """The draft with its comparison; its verdict is open."""
    return draft._replace(contrast=contrast(before, after), compared=(before, after))


def _judge(drafts: Sequence[Finding], boundary: Boundary) -> Iterator[Finding]:
    """Give every comparison its verdict, after Holm over all that were made."""
    made = [one.contrast.p for one in drafts if one.contrast]
    adjusted = iter(holm(made))
    for draft in drafts:
        if draft.contrast is None or draft.compared is None:
            yield draft
            continue
        p, better = next(adjusted), draft.measure.scale.better
        verdict = boundary.verdict(p, better, rose=draft.contrast.rose)
        if verdict is not Verdict.NO_CHANGE and rhythm_changed(*draft.compared):
            verdict = Verdict.RHYTHM
        yield _in_full(draft._replace(verdict=verdict, p_adjusted=p, tests=len(made)), boundary)


def _in_full(finding: Finding, boundary: Boundary) -> Finding:
    """A verdict with what it rests on.

    Of what may not fade "no change seen" is never said, whatever is compared: a stop that nobody
    recorded may lie between.
    """
    if finding.measure.name in LASTING and finding.verdict is Verdict.NO_CHANGE:
        return finding._replace(
            verdict=Verdict.REFUSED,
            reason=Reason.LASTING,
            contrast=None,
            compared=None,
            p_adjusted=None,
            tests=0,
        )
    return finding._replace(
        boundary=boundary,
        reason=Reason.RHYTHM if finding.verdict is Verdict.RHYTHM else None,
        memory=_memory(finding, looks.LASTING if finding.lasts else boundary),
    )


def _memory(finding: Finding, boundary: Boundary) -> Memory | None:
    """The same comparison without the entries that were written down later than the day after."""
    late = sum(sum(from_memory(one)) for one in finding.compared or ())
    if finding.compared is None or not late:
        return None
    before, after = map(without_memory, finding.compared)
    enough = min(len(before.days), len(after.days)) >= ENOUGH
    return Memory(late, finding.holds_with(before, after, boundary) if enough else None)


def _now(measure: Measure, watched: Watched, found: Standing, today: int) -> Finding:
    """What stands of now against before, as a finding."""
    scale, series = measure.scale, watched.series
    draft = Finding(
        measure,
        Question.NOW,
        found.verdict,
        before=whole(found.before, scale) if found.before else None,
        now=whole(found.now, scale) if found.now else None,
        as_of=found.as_of,
        next_look=found.next_look,
        since=found.since,
        chapters=found.chapters,
        lasts=found.lasts,
    )
    draft = _with_lately(draft, series, today)
    if found.result and found.before and found.now:
        made = draft._replace(
            contrast=found.result,
            compared=(found.before, found.now),
            p_adjusted=found.p_adjusted,
            tests=found.tests,
        )
        return _in_full(made, AT_A_LOOK)
    earliest = first_answer(watched, found.begin, today, scale.every_days)
    verdict = Verdict.TOO_EARLY if earliest else Verdict.NOT_ENOUGH
    reason = Reason.FEW_ENTRIES if found.as_of else Reason.FIRST_LOOK
    now = draft.now or draft.lately
    return draft._replace(verdict=verdict, reason=reason, earliest=earliest, now=now)


def _with_lately(draft: Finding, entries: Series, today: int) -> Finding:
    """The draft with the last four weeks, and the day of the last entry."""
    lately = whole(window(entries, today - FOUR_WEEKS + 1, today), draft.measure.scale)
    return draft._replace(lately=lately, rated_last=entries.days[-1] if entries.days else None)


def _without(entries: Series, days: Sequence[int]) -> Series:
    """The entries without those of some days."""
    left_out = set(days)
    if not left_out.intersection(entries.days):
        return entries
    return only(entries, [day not in left_out for day in entries.days])
