"""One answer: what may be said of one measure to one question, with what it rests on."""

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sidelog.analysis.changes import Change
from sidelog.analysis.contrast import Contrast, contrast, with_missing_days, would_show
from sidelog.analysis.coverage import kept_rhythm
from sidelog.analysis.looks import Chapter
from sidelog.analysis.series import Series
from sidelog.analysis.stats.effects import Interval, complement, nap_interval, shift
from sidelog.analysis.summary import FOUR_WEEKS, Summary
from sidelog.analysis.verdict import AT_A_LOOK, Boundary, Verdict
from sidelog.catalog.scales import Better, Measure

if TYPE_CHECKING:
    from sidelog.analysis.links import DoseTest


_MOST_PAIRS = 2 / 3
"""Of the pairs of an earlier and a later day: where fewer go one way, a clear change is slight."""

_EVEN = 0.5

FEWEST = 7
"""Entries of now that a size needs; a middle value of fewer says little."""

_nap = lru_cache(maxsize=128)(nap_interval)
"""Several sentences of a page rest on the same pairs."""


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
    FEW_IN_PERIOD = "too few entries in one of the two periods"
    FEW_BEFORE = "too few entries before the change"
    NOT_SETTLED = "the change before had not settled"
    SETTLING = "the change could not show yet"
    WITHDRAWAL = "the first two weeks after a reduction are kept apart"
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


class Memory(NamedTuple):
    """What a verdict is without the entries that were written down later than the day after.

    Attributes:
        entries: how many of the compared entries those are.
        holds: whether the verdict is the same without them; None where too few would be left.
    """

    entries: int
    holds: bool | None


class Finding(NamedTuple):
    """What may be said of one measure to one question.

    Attributes:
        measure: what was recorded.
        question: what is asked.
        product: whose change or doses it is about; None for now against before.
        change: the change; None where it is not about one.
        before: the entries that the verdict compares with; None where there are none.
        during: those in which a change may be showing; None where it is not about one.
        now: the later entries that the verdict is about; None where there are none.
        lately: the last four weeks; None where two periods or a link are looked at.
        rated_last: the day of the last entry; None without one.
        earlier: the change of the product before this one; None where it is the first.
        lapses: entries of now that are left out, since what was stopped was taken on those days.
        beside: changes of other products in the same days, which nothing can tell apart from it.
        verdict: what may be said.
        contrast: the comparison of before and now; None where it was not made.
        p_adjusted: the contrast's p after Holm.
        tests: how many measures Holm adjusted for.
        boundary: below which p, after Holm, something is said; None as above.
        since: about when the level of now began (an ordinal), where chapters say so.
        as_of: the look date of the verdict; None for a change.
        next_look: the next look date; None for a change.
        reason: why there is no verdict; None where there is one.
        earliest: the day on which there can be one at the present pace; None where none comes.
        memory: what the verdict is without entries from memory; None without any.
        chapters: the clear changes of its level so far.
        lasts: whether the level of the last chapter lasts; None without one, or not known.
        compared: the entries of before and now; None where not compared.
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
    boundary: Boundary | None = None
    since: int | None = None
    as_of: int | None = None
    next_look: int | None = None
    reason: Reason | None = None
    earliest: int | None = None
    memory: Memory | None = None
    chapters: tuple[Chapter, ...] = ()
    lasts: bool | None = None
    compared: tuple[Series, Series] | None = None
    lately: Summary | None = None
    rated_last: int | None = None
    earlier: Change | None = None
    lapses: int = 0
    beside: tuple[Change, ...] = ()
    link: "DoseTest | None" = None

    @property
    def swings_too_much(self) -> bool:
        """Whether "no change seen" hides that the days differ, but too unevenly to tell.

        In two of three pairs of days or more the later one is on the same side; or no change on
        the scale could have been shown.
        """
        if self.verdict is not Verdict.NO_CHANGE:
            return False
        apart = self._one_way
        return apart >= _MOST_PAIRS or (apart > _EVEN and self.would_show is None)

    @property
    def is_slight(self) -> bool:
        """Whether a change is clear, and yet shows in fewer than two of three pairs of days."""
        return self.verdict.is_clear and _EVEN <= self._one_way < _MOST_PAIRS

    @property
    def _one_way(self) -> float:
        """Share of the pairs in which the later day is on the commoner side; 0 without any."""
        share = self.later_above
        return max(share.estimate, 1 - share.estimate) if share else 0.0

    @property
    def of_now(self) -> Summary | None:
        """The last four weeks; None where they have fewer entries than say anything.

        What came since a change may be months, and is never what is so now.
        """
        fewest = min(FEWEST, FOUR_WEEKS // self.measure.scale.every_days)
        return self.lately if self.lately and self.lately.n >= max(fewest, 1) else None

    @property
    def has_turned(self) -> bool:
        """Whether the last four weeks lie on the other side of before than the verdict says."""
        before, lately, better = self.before, self.of_now, self.measure.scale.better
        found = self.verdict.is_clear or self.verdict.is_perhaps
        if not found or not before or not lately:
            return False
        if before.bad_days is not None and lately.bad_days is not None:
            moved = lately.bad_days - before.bad_days
            rose = (moved > 0) is not (better is Better.HIGHER)
        elif before.median is not None and lately.median is not None:
            moved = lately.median - before.median
            rose = moved > 0
        else:
            return False
        was = Verdict(self.verdict.removeprefix("perhaps "))
        return moved != 0 and AT_A_LOOK.verdict(0, better, rose=rose) is not was

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
        return complement(nap) if nap and self.measure.scale.better is Better.HIGHER else nap

    @property
    def later_above(self) -> Interval | None:
        """Share of the pairs of an earlier and a later day in which the later one is the higher."""
        if self.contrast is None or self.compared is None:
            return None
        before, after = self.compared
        return _nap(before.values, after.values, self.contrast.inflation)

    @property
    def shift(self) -> Interval | None:
        """How far the values moved, in the scale's unit, with its interval."""
        if self.contrast is None or self.compared is None:
            return None
        before, after = self.compared
        return shift(before.values, after.values, self.contrast.inflation)

    @property
    def would_show(self) -> float | None:
        """The change that about 4 of 5 journals like this one would have shown.

        None where nothing was compared, or where no change on the scale could have been shown.
        """
        if self.contrast is None or self.compared is None or self.boundary is None:
            return None
        alpha = self.boundary.clear / self.tests
        return would_show(*self.compared, self.contrast.inflation, alpha, self.measure.scale)

    @property
    def missing_days_matter(self) -> bool | None:
        """Whether the verdict would be another if every missing day had been at one end.

        Nothing is filled in anywhere else.  None where that has no bounds: a scale without an
        upper end, a measure that is not recorded daily, or nothing compared.
        """
        scale, boundary = self.measure.scale, self.boundary
        if boundary is None or self.compared is None or scale.maximum is None:
            return None
        if any(kept_rhythm(one.days, scale.every_days) > 1 for one in self.compared):
            return None
        for end in (scale.minimum, scale.maximum):
            before, after = (with_missing_days(one, end) for one in self.compared)
            if not self.holds_with(before, after, boundary):
                return True
        return False

    def holds_with(self, before: Series, after: Series, boundary: Boundary) -> bool:
        """Whether the verdict of its comparison, by a boundary, is that of these entries too."""
        found, better = self.contrast, self.measure.scale.better
        if found is None or self.p_adjusted is None:
            return True
        # Holm's factor is that of the whole list: the other measures stay as they are.
        factor = self.p_adjusted / found.p if found.p else 1.0
        other = contrast(before, after)
        was = boundary.verdict(self.p_adjusted, better, rose=found.rose)
        return boundary.verdict(min(1.0, factor * other.p), better, rose=other.rose) is was


def _begin(finding: Finding) -> int:
    return finding.now.first if finding.now else 0


def said_first(findings: Sequence[Finding]) -> Finding | None:
    """Of what may be said of one measure, that which a screen or page says; None without any.

    Args:
        findings: of a change, then of now.  The change comes first if both may be said, unless
            now is another level: a change of years ago must not hide what is so of late.  That
            nothing changed in weeks that had begun before the change says nothing after it.
    """
    begun = findings[0].change.last if findings and findings[0].change else 0
    spoken = [
        one
        for one in findings
        if one.verdict.is_spoken
        and not (one.verdict is Verdict.NO_CHANGE and one.as_of and _begin(one) <= begun)
    ]
    moved = [one for one in spoken[1:] if one.verdict is not Verdict.NO_CHANGE]
    return next(iter((*moved, *spoken, *findings)), None)
