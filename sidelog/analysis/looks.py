"""Now against before: on which days that is looked at, and the chapters that it finds.

Somebody who looks daily at a moving window finds a change that is not there in every second year.
So a verdict is renewed on look dates only, 28 days apart, and stands between them.  A clear one
closes a chapter: what came before is kept as its reference, and the new chapter begins with the
first day of "now".  Later looks test for a further change within the new chapter, and say whether
the level lasts; without chapters a jump is found once and lost a month later, because it then
lies in its own "before".
"""

from collections.abc import Mapping
from typing import NamedTuple

from sidelog.analysis.contrast import Contrast, contrast, least_p
from sidelog.analysis.look_dates import (
    EVERY,
    FIRST,
    NOW,
    Watched,
    before_window,
    look_dates,
    now_window,
)
from sidelog.analysis.rhythm import RHYTHM_SURELY, rhythm_changed
from sidelog.analysis.series import ENOUGH, Series, window
from sidelog.analysis.stats.ranks import rank_sum
from sidelog.analysis.verdict import AT_A_LOOK, Boundary, Verdict, holm

_START_ALONE = 100
"""What a p is multiplied by where the first 28 entries alone stand for the days before.

A jump soon after the beginning lies within its own "before", looks like autocorrelation there, and
would be "no change" for as long as the journal goes on.  Such a jump has a p of one in many
millions, so a factor of a hundred costs it nothing: over the whole scale in the first seven weeks
it is found in 8 of 8 journals instead of 0 to 5, and no more journals that do not change see a
chapter in a year than without this comparison.
"""

_LASTS = 0.05
LASTING = Boundary(clear=_LASTS, perhaps=_LASTS)
"""For whether the level of a chapter, which was clear when it was found, still lasts."""


class Chapter(NamedTuple):
    """A clear change that a look found.

    Attributes:
        first: the day from which the new level holds, known to about four weeks (an ordinal).
        found: the look date that found it.
        verdict: which way it went.
        before: the entries that it was held against.
        back: of the last chapter, whether now is the level before the chapter before it.
        interrupted: whether a later look found it over, even if it is there again now.
    """

    first: int
    found: int
    verdict: Verdict
    before: Series
    back: bool = False
    interrupted: bool = False


class Standing(NamedTuple):
    """What the latest look found of one measure, and what stands until the next.

    Attributes:
        as_of: the latest look date; None before the first.
        next_look: the date of the next one.
        verdict: what stands.
        begin: the first day that a later look may compare with: of the present chapter, or of the
            present rhythm of recording (an ordinal).
        before: the entries that now is compared with; None where there are too few.
        now: the entries of now, as of the look; None where there are too few.
        result: the comparison of the two; None where it was not made.
        p_adjusted: its p after Holm over what was tested at that time; None as above.
        tests: how many measures that was.
        chapters: every clear change so far, in the order of time.
        lasts: whether the level of the last chapter still lasts; None without one, or where there
            are too few entries to tell.
    """

    as_of: int | None
    next_look: int
    verdict: Verdict
    begin: int
    before: Series | None = None
    now: Series | None = None
    result: Contrast | None = None
    p_adjusted: float | None = None
    tests: int = 0
    chapters: tuple[Chapter, ...] = ()
    lasts: bool | None = None

    @property
    def since(self) -> int | None:
        """About when the level of now began; None where nothing changed, or it was over once."""
        if not self.chapters or not self.lasts or self.chapters[-1].interrupted:
            return None
        return self.chapters[-1].first


def stand(watched: Mapping[str, Watched], today: int) -> dict[str, Standing]:
    """What stands today of every measure, by name; Holm adjusts for all that are there."""
    walks = {name: _Walk(one) for name, one in watched.items()}
    dates = {name: look_dates(one.first, today) for name, one in watched.items()}
    for day in sorted({day for some in dates.values() for day in some}):
        looking = [walks[name] for name, some in dates.items() if day in some]
        for walk in looking:
            # The figures that are shown rest on the latest two looks of every measure.
            walk.look(day, exactly=day > today - 2 * EVERY)
        tested = [walk for walk in walks.values() if walk.p is not None]
        adjusted = holm([walk.p for walk in tested if walk.p is not None])
        for walk, p in zip(tested, adjusted, strict=True):
            if walk in looking:
                walk.judge(day, p, len(tested))
    return {name: walk.standing() for name, walk in walks.items()}


class _Walk:
    """One measure on its way through its looks.

    A look compares with nothing before `found.begin`: a clear change closes a chapter, and what
    was surely recorded at another rhythm is not compared with what came after it.

    Attributes:
        found: what the latest look found.
        p: that of its comparison; None where there was none.
    """

    def __init__(self, watched: Watched) -> None:
        first_look = watched.first + FIRST - 1
        self.found = Standing(None, first_look, Verdict.TOO_EARLY, watched.series.first)
        self.p: float | None = None
        self._watched = watched

    def look(self, day: int, *, exactly: bool) -> None:
        """Take the two stretches of a look date, and the p of their contrast if it can matter."""
        begin, chapters = self.found.begin, self.found.chapters
        now = now_window(self._watched.series, day, self._watched.longest)
        before = before_window(self._watched.series, begin, now.first)
        self.p, verdict = None, Verdict.NOT_ENOUGH
        self.found = Standing(day, day + EVERY, verdict, begin, before, now, chapters=chapters)
        if len(now.days) < ENOUGH:
            return
        self._follow(now)
        if len(before.days) < ENOUGH:
            return
        self.p = least_p(before, now)
        if exactly or self.p < AT_A_LOOK.perhaps:
            result = contrast(before, now)
            self.p, self.found = result.p, self.found._replace(result=result)
        clear = self.p < AT_A_LOOK.clear
        self._look_from_the_start(before, now, self.p / 1000 if clear else AT_A_LOOK.clear)

    def _look_from_the_start(self, before: Series, now: Series, limit: float) -> None:
        """Compare with the first entries alone, where that is clearer than a limit."""
        if len(before.days) == ENOUGH:
            return
        start = window(before, before.first, before.days[ENOUGH - 1])
        if _START_ALONE * least_p(start, now) >= limit:
            return
        result = contrast(start, now)
        if _START_ALONE * result.p < limit:
            self.p = _START_ALONE * result.p
            self.found = self.found._replace(before=start, result=result)

    def judge(self, day: int, p_adjusted: float, tests: int) -> None:
        """Say what the look of a day found, and close the chapter where that is clear."""
        before, now, result = self.found.before, self.found.now, self.found.result
        verdict = Verdict.NO_CHANGE
        self.found = self.found._replace(verdict=verdict, p_adjusted=p_adjusted, tests=tests)
        if p_adjusted >= AT_A_LOOK.perhaps or not (before and now and result):
            return
        if rhythm_changed(before, now):
            self.found = self.found._replace(verdict=Verdict.RHYTHM)
            if rhythm_changed(before, now, RHYTHM_SURELY):
                self.found = self.found._replace(begin=now.first)
            return
        verdict = AT_A_LOOK.verdict(p_adjusted, self._watched.better, rose=result.rose)
        self.found = self.found._replace(verdict=verdict)
        if verdict.is_clear:
            self._close(Chapter(now.first, day, verdict, before))

    def _follow(self, now: Series) -> None:
        """Note where the level of the last chapter surely does not last any more."""
        chapters = self.found.chapters
        if not chapters or chapters[-1].interrupted:
            return
        last = chapters[-1]
        ranks = rank_sum(last.before.values, now.values)
        way = AT_A_LOOK.verdict(0, self._watched.better, rose=ranks.z() > 0)
        if way is not last.verdict or least_p(last.before, now) >= _LASTS:
            last = last._replace(interrupted=True)
            self.found = self.found._replace(chapters=(*chapters[:-1], last))

    def _close(self, new: Chapter) -> None:
        """Begin a chapter; one that goes on where the last one just began only tells its day."""
        chapters = self.found.chapters
        last = chapters[-1] if chapters else None
        if last and last.verdict is new.verdict and new.first - last.first <= NOW:
            chapters, new = chapters[:-1], last._replace(first=new.first)
        self.found = self.found._replace(begin=new.first, chapters=(*chapters, new))

    def standing(self) -> Standing:
        """What stands after the latest look."""
        now, chapters = self.found.now, self.found.chapters
        if not chapters or now is None or len(now.days) < ENOUGH:
            return self.found
        chapter = chapters[-1]
        against = contrast(chapter.before, now)
        way = AT_A_LOOK.verdict(0, self._watched.better, rose=against.rose)
        if way is not chapter.verdict or against.p >= _LASTS:
            return self.found._replace(lasts=False)
        if len(chapters) > 1 and contrast(chapters[-2].before, now).p >= _LASTS:
            chapter = chapter._replace(back=True)
        # What stands is the level of the chapter against what came before it: one comparison.
        return self.found._replace(
            verdict=chapter.verdict,
            before=chapter.before,
            result=against,
            p_adjusted=against.p,
            tests=1,
            chapters=(*chapters[:-1], chapter),
            lasts=True,
        )
