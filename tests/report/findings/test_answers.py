from datetime import date, timedelta

import pytest

from sidelog.analysis.contrast import contrast
from sidelog.analysis.verdict import Verdict
from sidelog.catalog.measures import BUILT_IN
from sidelog.journal.journal import open_journal
from sidelog.period import Period
from sidelog.report.findings.answers import (
    around,
    compare_periods,
)
from sidelog.report.findings.finding import Question, Reason
from sidelog.report.findings.measured import series_of
from tests.report.findings.lives import Day, Lived, finding, stopping

TAPER = {150: 6.0, 178: 4.0, 206: 2.0}
STOPPED = 234
BEGIN = date(2023, 1, 2).toordinal()


def tapering(day: Day) -> None:
    """8 g a day until day 150, none from day 234 on; the skin gets better, the nails do not."""
    grams = next((TAPER[at] for at in sorted(TAPER, reverse=True) if day.place >= at), 8.0)
    if day.place in TAPER:
        day.event("reduce")
    if day.place == STOPPED:
        day.event("stop")
    if day.place >= STOPPED:
        day.take()
    else:
        day.take(grams / 2, grams / 2)
    day.rate(dryness=3.0 if day.place < 180 else 1.0, nails=1.0, mood=5.0)


# Around a change


def test_a_whole_taper_is_one_change_with_its_amounts(lived: Lived) -> None:
    lived.write(tapering)
    answers = lived.answers(399)
    [change] = answers.changes
    assert (change.product, change.unit) == ("kratom", "g")
    assert (change.first, change.last) == (lived.ordinal(150), lived.ordinal(STOPPED))
    amounts = [(step.before, step.after) for step in change.steps]
    assert amounts == [(8.0, 6.0), (6.0, 4.0), (4.0, 2.0), (2.0, 0.0)]


def test_after_a_taper_each_measure_is_answered_once(lived: Lived) -> None:
    lived.write(tapering)
    answers = lived.answers(399)
    skin, nails = finding(answers, "dryness"), finding(answers, "nails")
    assert (skin.verdict, nails.verdict) == (Verdict.BETTER, Verdict.TOO_EARLY)
    assert skin.before is not None
    assert skin.during is not None
    assert skin.now is not None
    assert (skin.before.first, skin.before.last) == (lived.ordinal(0), lived.ordinal(149))
    assert (skin.during.first, skin.during.last) == (lived.ordinal(150), lived.ordinal(262))
    assert (skin.now.first, skin.now.last) == (lived.ordinal(263), lived.ordinal(399))
    assert (skin.before.n, skin.now.n) == (150, 137)
    assert answers.headline("dryness") == (skin,)
    assert answers.now("dryness") is None
    assert answers.around(answers.main) == answers.findings[: len(answers.around(answers.main))]


def test_the_size_is_that_of_the_days_that_the_verdict_is_about(lived: Lived) -> None:
    lived.write(tapering)
    skin = finding(lived.answers(399), "dryness")
    assert skin.compared is not None
    assert skin.contrast == contrast(*skin.compared)
    assert skin.p == skin.contrast.p
    assert skin.pairs is not None
    assert skin.shift is not None
    assert skin.would_show is not None
    assert skin.pairs.estimate < 0.1
    assert skin.shift.low <= skin.shift.estimate == -2 <= skin.shift.high < 0
    assert 0 < skin.would_show < 2


def test_where_high_is_good_a_better_day_is_the_higher_one(lived: Lived) -> None:
    lived.write(stopping(150, mood=6.0), 300)
    mood = finding(lived.answers(299), "mood")
    assert mood.verdict is Verdict.BETTER
    assert mood.later_above is not None
    assert mood.pairs is not None
    assert mood.later_above.estimate > 0.9
    assert mood.pairs.estimate == pytest.approx(1 - mood.later_above.estimate)


def test_every_test_of_the_list_counts_for_holm(lived: Lived) -> None:
    lived.write(stopping(150, dryness=1.0, mood=5.0, itch=1.0), 300)
    skin = finding(lived.answers(299), "dryness")
    assert (skin.tests, skin.verdict) == (3, Verdict.NO_CHANGE)
    assert skin.p_adjusted is not None
    assert skin.p is not None
    assert skin.p <= skin.p_adjusted <= 3 * skin.p


def test_the_days_of_a_lapse_are_not_days_after_a_stop(lived: Lived) -> None:
    def lapsing(day: Day) -> None:
        tapering(day) if day.place not in {300, 301, 320} else day.take(3.0)
        if day.place in {300, 301, 320}:
            day.rate(dryness=4.0)

    lived.write(lapsing)
    answers = lived.answers(399)
    skin = finding(answers, "dryness")
    assert answers.taken[0].lapses == tuple(map(lived.ordinal, (300, 301, 320)))
    assert skin.compared is not None
    assert set(answers.taken[0].lapses).isdisjoint(skin.compared[1].days)
    assert len(skin.compared[1].days) == 137 - 3


def test_a_change_is_the_same_whatever_else_is_asked(lived: Lived) -> None:
    lived.write(tapering)
    plain = lived.answers(399)
    assert lived.answers(399, lately=True).findings == plain.findings
    wanted = lived.answers(399, plain.changes[0])
    assert (wanted.findings, wanted.changes) == (plain.findings, plain.changes)


def test_of_two_products_each_has_its_latest_change(lived: Lived) -> None:
    def live(day: Day) -> None:
        tapering(day)
        if day.place == 380:
            day.event("start", "sertraline", after=50)

    lived.write(live)
    answers = lived.answers(399)
    assert [change.product for change in answers.changes] == ["sertraline", "kratom"]
    # Of the one that just began nothing can be said yet.
    assert answers.main is answers.changes[1]
    assert {one.verdict for one in answers.around(answers.changes[0])} == {Verdict.TOO_EARLY}


def test_a_change_that_did_nothing_does_not_hide_what_came_later(lived: Lived) -> None:
    def live(day: Day) -> None:
        if day.place == 60:
            day.event("start", "sertraline", after=50)
        if day.place == 200:
            day.event("stop", before=5)
        day.rate(mood=4.0 if day.place < 200 else 7.0)

    lived.write(live, 330)
    answers = lived.answers(329)
    assert answers.main is not None
    assert answers.main.product == "kratom"
    assert answers.headline("mood")[0].verdict is Verdict.BETTER


def test_a_change_of_the_last_year_stays_one_to_speak_of_after_the_next(lived: Lived) -> None:
    def live(day: Day) -> None:
        if day.place == 100:
            day.event("stop", before=5)
        if day.place == 300:
            day.event("restart", after=2)
        day.rate(dryness=3.0 if day.place < 105 else 1.0)

    lived.write(live, 470)
    answers = lived.answers(310)
    assert [one.first for one in answers.changes] == [lived.ordinal(100), lived.ordinal(300)]
    assert answers.main is answers.changes[0]
    # It ended with the next change, so now is asked as well.
    assert answers.now("dryness") is not None
    assert len(lived.answers(469).changes) == 1


def test_what_is_shown_as_now_does_not_begin_before_the_change(lived: Lived) -> None:
    lived.write(stopping(150, dryness=3.0), 154)
    skin = finding(lived.answers(153), "dryness")
    assert skin.now is not None
    assert (skin.now.first, skin.now.n) == (lived.ordinal(150), 4)


def test_without_a_change_there_is_none_to_speak_of(lived: Lived) -> None:
    lived.write(lambda day: day.rate(dryness=1.0), 150)
    answers = lived.answers(149)
    assert (answers.main, answers.changes, answers.around(None)) == (None, (), ())
    assert answers.headline("dryness") == (answers.now("dryness"),)


# Where there is no verdict


def test_what_may_never_fade_is_not_given_a_verdict(lived: Lived) -> None:
    lived.write(stopping(150, darkening=1.0), 300)
    answers = lived.answers(299)
    dark = finding(answers, "darkening")
    assert (dark.verdict, dark.reason) == (Verdict.REFUSED, Reason.LASTING)
    assert dark.now is not None
    assert dark.now.n == 28
    assert answers.now("darkening") is None
    assert (dark.p, dark.pairs, dark.shift, dark.would_show) == (None, None, None, None)


def test_a_measure_of_one_s_own_needs_a_window_first(lived: Lived) -> None:
    lived.write(stopping(150, dryness=2.0), 300)
    answers = lived.answers(299)
    own = BUILT_IN[0]._replace(name="own", built_in=False)
    own = own._replace(scale=own.scale._replace(lag=None))
    weight = next(one for one in BUILT_IN if one.name == "weight")
    skin = finding(answers, "dryness")
    assert skin.compared is not None
    entries = dict.fromkeys(("own", "weight"), skin.compared[0])
    [said] = around(
        answers.changes[0],
        answers.taken[0],
        {"own": own, "weight": weight},
        entries,
        lived.ordinal(299),
    )
    assert (said.measure, said.reason) == (own, Reason.NO_WINDOW)


def test_too_few_entries_before_never_become_more(lived: Lived) -> None:
    lived.write(stopping(20, dryness=3.0), 200)
    skin = finding(lived.answers(199), "dryness")
    assert (skin.verdict, skin.reason) == (Verdict.NOT_ENOUGH, Reason.FEW_BEFORE)
    assert skin.earliest is None
    assert skin.before is not None
    assert skin.before.n == 20


def test_a_change_that_had_not_settled_hides_what_was_before_the_next(lived: Lived) -> None:
    def live(day: Day) -> None:
        if day.place == 150:
            day.event("stop")
        if day.place == 190:
            day.event("restart")
        day.rate(dryness=1.0)

    lived.write(live, 300)
    answers = lived.answers(299)
    [skin] = answers.around(answers.changes[-1])
    assert (skin.verdict, skin.reason) == (Verdict.NOT_ENOUGH, Reason.NOT_SETTLED)
    with open_journal(lived.path) as journal:
        every = {"dryness": series_of(journal, "dryness", Period(lived.on(0), lived.on(299)))}
    taken = lived.taken(299)
    [first] = around(taken.changes[0], taken, {"dryness": skin.measure}, every, lived.ordinal(299))
    assert (first.verdict, first.reason) == (Verdict.NOT_ENOUGH, Reason.NEXT_CHANGE)


def test_another_rhythm_is_no_change_of_the_body(lived: Lived) -> None:
    def live(day: Day) -> None:
        if day.place == 150:
            day.event("stop")
        if day.place < 150 or day.place % 3 == 0:
            day.rate(dryness=1.0 if day.place < 150 else 3.0)

    lived.write(live, 350)
    answers = lived.answers(349)
    skin = finding(answers, "dryness")
    assert (skin.verdict, skin.reason) == (Verdict.RHYTHM, Reason.RHYTHM)
    assert skin.contrast is not None
    assert answers.now("dryness") is None


# Too early


@pytest.mark.parametrize(
    ("place", "reason"),
    [(151, Reason.SETTLING), (170, Reason.SETTLING), (190, Reason.FEW_AFTER)],
)
@pytest.mark.parametrize("every", [1, 2, 3])
def test_too_early_names_the_day_on_which_the_answer_is_there(
    lived: Lived, place: int, reason: Reason, every: int
) -> None:
    def live(day: Day) -> None:
        if day.place == 150:
            day.event("stop", before=5)
        if day.place % every == 0:
            day.rate(dryness=1.0)

    lived.write(live, 290)
    early = finding(lived.answers(place), "dryness")
    assert (early.verdict, early.reason) == (Verdict.TOO_EARLY, reason)
    assert early.earliest is not None
    promised = early.earliest - lived.ordinal(0)
    assert finding(lived.answers(promised), "dryness").verdict is Verdict.NO_CHANGE
    # And hardly sooner.
    assert finding(lived.answers(promised - 7), "dryness").verdict is Verdict.TOO_EARLY


def test_who_stopped_recording_is_promised_no_day(lived: Lived) -> None:
    def live(day: Day) -> None:
        if day.place == 150:
            day.event("stop")
        if day.place < 150:
            day.rate(dryness=1.0)
        else:
            day.journal.add_note(day.date, "still here")

    lived.write(live, 300)
    answers = lived.answers(299)
    skin, now = finding(answers, "dryness"), finding(answers, "dryness", Question.NOW)
    assert (skin.verdict, skin.earliest) == (Verdict.TOO_EARLY, None)
    assert (now.verdict, now.reason, now.earliest) == (
        Verdict.NOT_ENOUGH,
        Reason.FEW_ENTRIES,
        None,
    )


@pytest.mark.parametrize(("every", "place"), [(1, 40), (1, 110), (3, 60), (4, 150)])
def test_the_first_look_is_promised_and_kept(lived: Lived, every: int, place: int) -> None:
    def live(day: Day) -> None:
        if day.place % every == 0:
            day.rate(dryness=1.0)

    lived.write(live, 300)
    early = finding(lived.answers(place), "dryness", Question.NOW)
    assert early.verdict is Verdict.TOO_EARLY
    assert early.reason is (Reason.FIRST_LOOK if place < 111 else Reason.FEW_ENTRIES)
    assert early.earliest is not None
    kept = finding(lived.answers(early.earliest - lived.ordinal(0)), "dryness", Question.NOW)
    assert (kept.verdict, kept.as_of) == (Verdict.NO_CHANGE, early.earliest)


# Now against before


def test_a_jump_is_told_as_of_a_look_and_stands_until_the_next(lived: Lived) -> None:
    lived.write(lambda day: day.rate(dryness=0.6 if day.place < 200 else 3.0), 330)
    found = finding(lived.answers(329), "dryness", Question.NOW)
    assert (found.verdict, found.lasts) == (Verdict.WORSE, True)
    assert (found.as_of, found.next_look) == (lived.ordinal(307), lived.ordinal(335))
    assert found.since is not None
    assert abs(found.since - lived.ordinal(200)) <= 28
    assert found.compared is not None
    assert found.contrast == contrast(*found.compared)
    [chapter] = found.chapters
    assert chapter.first == found.since


def test_a_year_after_it_settled_a_change_no_longer_answers_for_now(lived: Lived) -> None:
    lived.write(stopping(150, dryness=3.0), 600)
    settled = 150 + 28 + 1
    assert lived.answers(settled + 364).now("dryness") is None
    answers = lived.answers(settled + 365)
    assert len(answers.headline("dryness")) == 2
    assert finding(answers, "dryness", Question.NOW).verdict is not Verdict.TOO_EARLY


# Two periods that somebody names


def test_two_periods_are_compared_by_the_rule_of_the_looks(lived: Lived) -> None:
    lived.write(lambda day: day.rate(dryness=1.0 if day.place < 60 else 3.0), 120)
    whole = Period(lived.on(0), lived.on(119))
    with open_journal(lived.path) as journal:
        measures = {"dryness": journal.measures["dryness"]}
        every = {"dryness": series_of(journal, "dryness", whole)}
    before, after = Period(lived.on(0), lived.on(59)), Period(lived.on(60), lived.on(119))
    [found] = compare_periods(measures, every, before, after)
    assert (found.question, found.verdict) == (Question.NOW, Verdict.WORSE)
    assert found.before is not None
    assert found.before.n == 60
    short = Period(lived.on(60), lived.on(60) + timedelta(days=20))
    [few] = compare_periods(measures, every, before, short)
    assert (few.verdict, few.reason) == (Verdict.NOT_ENOUGH, Reason.FEW_IN_PERIOD)
    assert few.now is not None
    assert few.now.n == 21
