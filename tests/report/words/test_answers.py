"""Every sentence of an answer, held here and nowhere else."""

import pytest

from sidelog.analysis.changes import Change, Direction, Step, group
from sidelog.analysis.looks import Chapter
from sidelog.analysis.summary import Summary
from sidelog.analysis.verdict import Verdict
from sidelog.catalog.scales import LagWindow
from sidelog.report.findings.answers import Answers
from sidelog.report.findings.finding import Finding, Question, Reason
from sidelog.report.words import answers as say
from sidelog.report.words import evidence
from sidelog.report.words.basics import short
from tests.report.words.told import FIRST, TAPER, TODAY, measure, of_change, of_now, series


def said(*findings: Finding) -> str:
    return say.answer(findings, TODAY)


def test_better_than_before_a_taper() -> None:
    found = of_change(measure("mood"), series([(0, 3), (160, 7)]))
    assert said(found) == (
        "better than before the kratom taper. 3 → 7; bad days 22 → 0 of 28. (clear)"
    )
    assert say.label([found], TODAY) == "better"


def test_worse_since_a_day_that_is_known_to_four_weeks() -> None:
    found = of_now(measure("dryness"), series([(0, 1), (200, 3)]))
    assert said(found) == "worse since about 16 August. 1 → 3; bad days 0 → 24 of 28. (clear)"
    assert say.label([found], TODAY) == "worse since August"
    assert list(evidence.story(found, TODAY)) == [
        "Worse from about 16 August.",
        "Still so at the last look.",
    ]
    once_over = found._replace(since=None)
    assert said(once_over).startswith("worse than before about 16 August. 1 → 3;")
    assert found.boundary is not None
    shy = found._replace(p_adjusted=found.boundary.clear)
    assert said(shy).endswith("bad days 0 → 24 of 28. (still so)")


def test_the_last_weeks_are_told_where_they_gainsay_the_look() -> None:
    found = of_now(measure("dryness"), series([(0, 3), (200, 1)]))
    assert found.lately is not None
    assert not found.has_turned
    turned = found._replace(lately=found.lately._replace(median=4.0, bad_days=28.0))
    assert said(turned).endswith("That was on 7 November. The last 4 weeks: 4; bad days 28 of 28.")
    assert say.line([turned], TODAY).endswith("The last 4 weeks: 4; bad days 28 of 28.")
    assert say.label([turned], TODAY) == "better to 7 Nov"
    after = of_change(measure("dryness"), series([(0, 3), (160, 1)]))
    assert after.lately is not None
    again = after._replace(lately=after.lately._replace(median=4.0, bad_days=28.0))
    assert said(again).endswith("(clear) The last 4 weeks: 4; bad days 28 of 28.")
    heavy = of_now(measure("weight"), series([(0, 60), (150, 70)], every=3))
    assert heavy.lately is not None
    assert not heavy.has_turned
    light = heavy._replace(lately=heavy.lately._replace(median=50.0))
    assert said(light).endswith("The last 4 weeks: 50.")
    assert not heavy._replace(lately=heavy.lately._replace(median=None)).has_turned


def test_up_and_back_again() -> None:
    found = of_now(measure("dryness"), series([(0, 1), (100, 3), (210, 1)], seed=2))
    since = "about 13 September: back to what it was"
    assert said(found).startswith(f"better since {since}. 3 → 1; bad days 22 → 1 of 28.")
    assert list(evidence.story(found, TODAY)) == [
        "Worse from about 24 May.",
        f"Better from {since}.",
        "Still so at the last look.",
    ]


def test_no_change_seen() -> None:
    found = of_now(measure("dryness"), series([(0, 1)]))
    weeks = "no change seen in the 8 weeks to 7 November."
    assert said(found) == f"{weeks} 1 as before; hardly a bad day."
    never = of_now(measure("dryness"), series([(0, -2)]))
    assert said(never) == f"{weeks} 0 as before; no bad days."
    differs = found._replace(before=(found.before or Summary(0, 0, 0))._replace(median=2.0))
    assert said(differs) == (
        f"{weeks} 2 → 1; hardly a bad day: within what these ratings do by themselves."
    )
    around_it = of_change(measure("dryness"), series([(0, 1)]))
    assert said(around_it).startswith("no change seen since before the kratom taper. 1 as before;")
    summary = around_it.now or Summary(0, 0, 0)
    over = around_it._replace(now=summary._replace(last=TODAY - 30))
    assert said(over).startswith(
        "no change seen since before the kratom taper, until 28 October. 1 as before;"
    )
    silent = series([(0, 1)], until=250)
    assert said(of_change(measure("dryness"), silent)).startswith(
        "no change seen since before the kratom taper, until 8 October. 1 as before;"
    )


def test_ratings_that_swing_too_much_are_not_called_unchanged() -> None:
    clear = of_change(measure("mood"), series([(0, 3), (160, 7)]))
    found = clear._replace(verdict=Verdict.NO_CHANGE)
    assert said(found) == (
        "not sure whether it changed since before the kratom taper. 3 → 7; "
        "bad days 22 → 0 of 28. The days vary too much by themselves to be sure."
    )
    assert say.line([found], TODAY) == (
        "not sure whether it changed since before the kratom taper. 3 → 7; bad days 22 → 0 of 28."
    )
    assert say.label([found], TODAY) == "not sure"


def test_a_level_that_no_longer_lasts_is_told() -> None:
    found = of_now(measure("dryness"), series([(0, 1)]))
    over = Chapter(TODAY - 150, TODAY - 100, Verdict.WORSE, series([(0, 1)]))
    ended = found._replace(chapters=(over,), lasts=False)
    assert said(ended).endswith("It was worse from about 30 June; that no longer shows.")
    assert list(evidence.story(ended, TODAY)) == [
        "Worse from about 30 June.",
        "That no longer shows.",
    ]


def test_too_early_names_the_day_that_can_come() -> None:
    early = of_change(measure("nails"), series([(0, 1)]))
    assert said(early).endswith(
        "It answers late. It can be compared with the time before the kratom taper from about "
        f"{say.near(early.earliest or 0, TODAY)}."
    )
    assert said(early).startswith("too early to tell. 1 as before; bad days 0 → 1 of 28.")
    now = of_now(measure("nails"), series([(0, 1)]))
    assert said(early, now).startswith("no change seen in the 8 weeks to 7 November.")
    assert said(early, now).endswith(said(early).partition("of 28. ")[2])
    assert say.label([early], TODAY) == f"too early: {short(early.earliest or 0)}"
    assert say.label([early, now], TODAY) == "no change seen to 7 Nov"
    assert say.line([early, now], TODAY).endswith(
        f"It can be compared fairly from about {say.near(early.earliest or 0, TODAY)}."
    )


def test_what_withdrawal_can_move_is_kept_apart() -> None:
    stop = (Step(TODAY - 3, Direction.LESS, 8, 0),)
    early = of_change(measure("mood"), series([(0, 5)]), stop)
    assert early.reason is Reason.WITHDRAWAL
    # Of four entries no size is told.
    assert said(early).startswith(
        "too early to tell. The first two weeks after a reduction are kept apart. "
        "It can be compared with the time before stopping kratom from about "
    )


def test_of_a_change_that_can_never_be_compared_it_is_said_why_and_what_is_so_now() -> None:
    stop = (Step(FIRST + 12, Direction.LESS, 8, 0),)
    never = of_change(measure("mood"), series([(0, 5)]), stop)
    now = of_now(measure("mood"), series([(0, 5)]))
    assert said(never, now).startswith("no change seen in the 8 weeks to 7 November. 5 as before;")
    assert said(never, now).endswith(
        "No answer about stopping kratom: only 12 ratings in the year before it; 28 are needed."
    )
    moved = of_change(measure("mood"), series([(0, 5), (12, 8)]), stop)
    assert said(moved, now).endswith("28 are needed. 5 → 8.")
    young = now._replace(verdict=Verdict.TOO_EARLY, earliest=TODAY + 30)
    assert said(never, young).endswith(
        "The last weeks can be compared with those before from about 27 December."
    )
    assert say.label([never, young], TODAY) == "too early: 27 Dec"
    assert say.line([never, young], TODAY).startswith("no answer: only 12 ratings in the year ")
    assert say.line([never, young], TODAY).endswith(
        "The last weeks can be compared fairly from about 27 December."
    )


def test_that_nothing_changed_before_a_change_is_not_said_after_it() -> None:
    stop = (Step(TODAY - 25, Direction.LESS, 8, 0),)
    early = of_change(measure("mood"), series([(0, 5), (275, 2)]), stop)
    before = of_now(measure("mood"), series([(0, 5), (275, 2)]))
    assert before.verdict is Verdict.NO_CHANGE
    assert said(early, before).startswith("too early to tell. 5 → 2. It can be ")


def test_below_a_line_the_same_change_is_not_named_again() -> None:
    for levels, begins in (
        ([(0, 3), (160, 1)], "better than before. 3 → 1;"),
        ([(0, 1)], "no change seen. 1 as before;"),
    ):
        found = of_change(measure("dryness"), series(levels))
        assert say.line([found], TODAY, say.called(found)).startswith(begins)
        assert say.line([found], TODAY, "starting biotin") == say.line([found], TODAY)


def test_changes_in_the_same_days_are_named_with_it() -> None:
    found = of_change(measure("dryness"), series([(0, 3), (160, 1)]))
    start = Change("sertraline", "mg", (Step(FIRST + 150, Direction.MORE, 0, 50),))
    both = found._replace(beside=(start,))
    assert said(both).startswith("better than before the kratom taper and starting sertraline.")
    more = found._replace(beside=(start, start, start))
    assert said(more).startswith(
        "better than before the kratom taper, starting sertraline and 2 other changes."
    )


def test_a_later_change_of_level_is_said_before_that_of_long_ago() -> None:
    long_ago = of_change(measure("dryness"), series([(0, 3), (160, 1)]))
    steady = of_now(measure("dryness"), series([(0, 1)]))
    worse = of_now(measure("dryness"), series([(0, 1), (200, 3)]))
    assert said(long_ago, steady).startswith("better than before the kratom taper.")
    assert said(long_ago, worse).startswith("worse since about 16 August.")
    assert say.order([long_ago, worse]) == say.order([worse])


def test_a_shy_change_is_perhaps_one() -> None:
    found = of_now(measure("dryness"), series([(0, 1)]))._replace(verdict=Verdict.PERHAPS_WORSE)
    assert said(found) == (
        "perhaps worse in the 8 weeks to 7 November. "
        "1 as before; later days higher in 4 of 10 pairs."
    )


def test_a_small_clear_change_is_slight() -> None:
    found = of_now(measure("dryness"), series([(0, 1)]))
    assert said(found._replace(verdict=Verdict.BETTER)).startswith("slightly better in the 8 weeks")


def test_counts_say_in_how_many_pairs_of_days() -> None:
    found = of_now(measure("hair-count"), series([(0, 90), (150, 40)], every=3))
    assert said(found).startswith("better since about ")
    assert "90 → 40 hairs; later days lower in 10 of 10 pairs. (clear)" in said(found)


def test_another_rhythm_is_no_verdict() -> None:
    found = of_now(measure("dryness"), series([(0, 1)]))._replace(verdict=Verdict.RHYTHM)
    assert said(found) == (
        "no answer. 1 as before; hardly a bad day. "
        "You recorded at a different rhythm later; that alone can look like this."
    )


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (Reason.FIRST_LOOK, "too few ratings so far"),
        (Reason.FEW_ENTRIES, "too few ratings so far"),
        (Reason.FEW_BEFORE, "no rating in the year before the kratom taper; 28 are needed"),
        (
            Reason.NOT_SETTLED,
            (
                "the kratom taper, to 19 July, can take until 6 September to show. That leaves no "
                "rating before the kratom taper; 28 are needed"
            ),
        ),
        (
            Reason.FEW_AFTER,
            (
                "the kratom taper can take until 6 September to show, with only 9 ratings since; "
                "28 are needed"
            ),
        ),
        (Reason.SETTLING, "it answers late, and has no rating in the last weeks"),
        (Reason.WITHDRAWAL, "it has no rating in the last weeks"),
        (Reason.NEXT_CHANGE, "the next change came before the kratom taper could show"),
        (
            Reason.NO_WINDOW,
            (
                "say first after how many days a change can show in it, such as: "
                "sidelog measure edit itch --lag 3..28"
            ),
        ),
        (
            Reason.LASTING,
            (
                "in one published case it had not faded 16 months after stopping, "
                "so it is not compared"
            ),
        ),
    ],
)
def test_no_answer_says_why(reason: Reason, words: str) -> None:
    lately = Summary(TODAY - 27, TODAY, 9, median=2.0)
    (earlier,) = group("kratom", "g", TAPER)
    found = Finding(
        measure("itch"),
        Question.CHANGE,
        Verdict.REFUSED,
        change=earlier,
        earlier=earlier,
        reason=reason,
        now=lately,
    )
    assert said(found) == f"no answer: {words}."
    rated = found._replace(lately=lately, rated_last=TODAY)
    assert said(rated) == f"no answer: {words}. Lately 2 often, but I can leave it alone."
    once = rated._replace(lately=lately._replace(n=1))
    assert said(once) == f"no answer: {words}. Only 1 rating in the last 4 weeks."
    long_ago = rated._replace(lately=lately._replace(n=0), rated_last=TODAY - 120)
    assert said(long_ago) == (
        f"no answer: {words}. Last rated on 30 July: too long ago to say how it is now."
    )
    assert say.label([found], TODAY) == "no answer"


def test_without_any_finding() -> None:
    assert said() == "nothing is rated yet."
    assert say.label([], TODAY) == "nothing rated"


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        (TAPER, "the kratom taper"),
        ((Step(FIRST, Direction.LESS, 4, 0),), "stopping kratom"),
        ((Step(FIRST, Direction.LESS, 4, 2),), "taking less kratom"),
        ((Step(FIRST, Direction.MORE, 0, 2),), "starting kratom"),
        ((Step(FIRST, Direction.MORE, 2, 4),), "taking more kratom"),
    ],
)
def test_a_change_is_called_what_it_was(steps: tuple[Step, ...], words: str) -> None:
    assert say.before_what(Change("kratom", "g", steps)) == words


def test_the_answers_are_in_the_order_in_which_they_matter() -> None:
    draft = Finding(measure("itch"), Question.NOW, Verdict.WORSE)
    listed = [Verdict.TOO_EARLY, Verdict.NO_CHANGE, Verdict.PERHAPS_BETTER, Verdict.BETTER]
    ordered = sorted(
        [*listed, Verdict.WORSE], key=lambda one: say.order([draft._replace(verdict=one)])
    )
    assert ordered == [Verdict.WORSE, *reversed(listed)]
    early = draft._replace(verdict=Verdict.TOO_EARLY)
    assert say.order([]) > say.order([early])
    washed = Finding(measure("hair-washed"), Question.NOW, Verdict.HIGHER)
    assert say.order([washed]) > say.order([early])


def test_the_next_look_is_named() -> None:
    found = of_now(measure("dryness"), series([(0, 1)]))
    assert evidence.look(found, TODAY) == "As of 7 November. Next look: 5 December."
    answers = Answers(TODAY, (), (), None, (found,), {})
    assert say.next_look(answers) == "The last weeks are compared again on 5 December."
    assert say.next_look(answers._replace(findings=())) == ""
    # Who no longer records is promised none.
    silent = found._replace(verdict=Verdict.NOT_ENOUGH, reason=Reason.FEW_ENTRIES)
    assert say.next_look(answers._replace(findings=(silent,))) == ""


def test_before_the_first_look_it_is_too_early_and_said_until_when() -> None:
    early = Finding(measure("mood"), Question.NOW, Verdict.TOO_EARLY, earliest=TODAY + 100)
    answers = Answers(TODAY, (), (), None, (early,), {})
    assert say.next_look(answers).startswith("Too early to tell: the last weeks can be compared")


def test_the_caution_claims_no_cause() -> None:
    assert say.CAUTION == (
        "This is what changed, not why. Season, stress, other substances and what one expects "
        "can look the same."
    )


def test_a_measure_without_a_better_end_goes_higher_or_lower() -> None:
    weight = measure("weight")
    found = of_now(weight, series([(0, 60), (150, 70)], every=3))
    assert said(found).startswith("higher since about ")
    assert evidence.in_pairs(found).startswith(
        "Of 10 pairs of an earlier and a later day, the later is higher in 10 and lower in 0, "
    )
    less = of_now(weight, series([(0, 70), (150, 60)], every=3))
    assert evidence.in_pairs(less).startswith(
        "Of 10 pairs of an earlier and a later day, the later is lower in 10 and higher in 0, "
    )


def test_a_measure_of_one_s_own_without_a_lag_window_is_still_looked_at_now() -> None:
    own = measure("dryness")._replace(name="tired", built_in=False)
    own = own._replace(scale=own.scale._replace(lag=None))
    change = of_change(own, series([(0, 1)]))
    assert (change.verdict, change.reason) == (Verdict.REFUSED, Reason.NO_WINDOW)
    assert said(change, of_now(own, series([(0, 1)]))).startswith("no change seen")
    lag = LagWindow(3, 28, "")
    assert of_change(own._replace(scale=own.scale._replace(lag=lag)), series([(0, 1)])).contrast
