"""Every sentence of an answer, held here and nowhere else."""

from collections.abc import Sequence
from datetime import date
from random import Random

import pytest

from sidelog.analysis.changes import Change, Direction, Step, group
from sidelog.analysis.looks import Chapter
from sidelog.analysis.series import Series, Written, from_days
from sidelog.analysis.summary import Summary
from sidelog.analysis.verdict import Verdict
from sidelog.catalog.measures import find
from sidelog.catalog.scales import LagWindow, Measure
from sidelog.journal.rows import Product
from sidelog.period import Period
from sidelog.report.findings.answers import Answers, around, now_against_before
from sidelog.report.findings.finding import Finding, Memory, Question, Reason
from sidelog.report.findings.taken import Taken, amounts
from sidelog.report.words import answers as say
from sidelog.report.words import evidence
from sidelog.report.words.basics import short

TODAY = date(2026, 11, 27).toordinal()
FIRST = TODAY - 299
TAPER = (Step(FIRST + 140, Direction.LESS, 8, 4), Step(FIRST + 168, Direction.LESS, 4, 0))


def measure(name: str) -> Measure:
    found = find(name)
    assert found is not None
    return found


def series(
    levels: Sequence[tuple[int, float]], *, every: int = 1, late: range = range(0), seed: int = 1
) -> Series:
    """300 days around levels, each from a day on; some days are written down a week later."""
    chance = Random(seed)  # noqa: S311  (the same every time)
    values, written = {}, {}
    for place in range(0, 300, every):
        level = [of for start, of in levels if place >= start][-1]
        values[FIRST + place] = float(max(round(level + chance.gauss(0, 0.7)), 0))
        written[FIRST + place] = Written(7 if place in late else 0)
    return from_days(values, FIRST, TODAY, written=written)


def history(steps: Sequence[Step]) -> Taken:
    period = Period.of(FIRST, TODAY)
    product = Product(1, "kratom", "leaf-powder", "g", None)
    changes = group("kratom", "g", steps)
    return Taken(product, (), changes, period, None, amounts((), period), None, (), None)


def of_change(of: Measure, entries: Series, steps: Sequence[Step] = TAPER) -> Finding:
    """What is said of a measure around the last change."""
    taken = history(steps)
    (found,) = around(taken.changes[-1], taken, {of.name: of}, {of.name: entries}, TODAY)
    return found


def of_now(of: Measure, entries: Series) -> Finding:
    """What is said of a measure now."""
    begun = {of.name: date.fromordinal(entries.days[0])}
    (found,) = now_against_before({of.name: of}, {of.name: entries}, begun, (), TODAY)
    return found


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
    assert list(say.story(found, TODAY)) == [
        "Worse from about 16 August.",
        "Still so at the last look.",
    ]
    once_over = found._replace(since=None)
    assert said(once_over).startswith("worse than before about 16 August. 1 → 3;")
    assert found.boundary is not None
    shy = found._replace(p_adjusted=found.boundary.clear)
    assert said(shy).endswith("bad days 0 → 24 of 28. (still so)")


def test_up_and_back_again() -> None:
    found = of_now(measure("dryness"), series([(0, 1), (100, 3), (210, 1)], seed=2))
    since = "about 13 September: back to what it was"
    assert said(found).startswith(f"better since {since}. 3 → 1; bad days 22 → 1 of 28.")
    assert list(say.story(found, TODAY)) == [
        "Worse from about 24 May.",
        f"Better from {since}.",
        "Still so at the last look.",
    ]


def test_no_change_seen() -> None:
    found = of_now(measure("dryness"), series([(0, 1)]))
    assert said(found) == "no change seen in the 8 weeks to 7 November. 1 as before; no bad days."
    differs = found._replace(before=(found.before or Summary(0, 0, 0))._replace(median=2.0))
    assert said(differs) == (
        "no change seen in the 8 weeks to 7 November. 2 → 1; no bad days: "
        "within what these ratings do by themselves."
    )
    around_it = of_change(measure("dryness"), series([(0, 1)]))
    assert said(around_it).startswith("no change seen since before the kratom taper. 1 as before;")
    summary = around_it.now or Summary(0, 0, 0)
    over = around_it._replace(now=summary._replace(last=TODAY - 30))
    assert said(over).startswith(
        "no change seen since before the kratom taper, until 28 October. 1 as before;"
    )


def test_ratings_that_swing_too_much_are_not_called_unchanged() -> None:
    clear = of_change(measure("mood"), series([(0, 3), (160, 7)]))
    found = clear._replace(verdict=Verdict.NO_CHANGE)
    assert said(found) == (
        "not sure since before the kratom taper. 3 → 7; bad days 22 → 0 of 28. "
        "These ratings swing too much by themselves to tell."
    )
    assert say.line([found], TODAY) == (
        "not sure since before the kratom taper. 3 → 7; bad days 22 → 0 of 28."
    )
    assert say.label([found], TODAY) == "not sure"


def test_a_level_that_no_longer_lasts_is_told() -> None:
    found = of_now(measure("dryness"), series([(0, 1)]))
    over = Chapter(TODAY - 150, TODAY - 100, Verdict.WORSE, series([(0, 1)]))
    ended = found._replace(chapters=(over,), lasts=False)
    assert said(ended).endswith("It was worse from about 30 June; that no longer shows.")
    assert list(say.story(ended, TODAY)) == ["Worse from about 30 June.", "That no longer shows."]


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
    assert say.label([early, now], TODAY) == "no change seen now"
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
    young = now._replace(verdict=Verdict.TOO_EARLY, earliest=TODAY + 30)
    assert said(never, young).endswith(
        "The last weeks can be compared with those before from about 27 December."
    )
    assert say.label([never, young], TODAY) == "too early: 27 Dec"


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
        "1 as before; later days higher in 6 of 10 pairs."
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
        "not compared. 1 as before; no bad days. "
        "You recorded at a different rhythm later; that alone can look like this."
    )


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (Reason.FIRST_LOOK, "too few ratings so far"),
        (Reason.FEW_ENTRIES, "too few ratings lately, or too few before"),
        (Reason.FEW_BEFORE, "no rating in the year before it; 28 are needed"),
        (Reason.NOT_SETTLED, "the change before it was too close"),
        (Reason.FEW_AFTER, "only 9 ratings since it, and none of late"),
        (Reason.SETTLING, "it answers late, and nothing is rated of late"),
        (Reason.WITHDRAWAL, "nothing is rated of late"),
        (Reason.NEXT_CHANGE, "the next change came before it could show"),
        (
            Reason.NO_WINDOW,
            "say first how late it could answer, such as: sidelog measure edit itch --lag 3..28",
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
    now = Summary(TODAY - 27, TODAY, 9, median=2.0)
    found = Finding(measure("itch"), Question.CHANGE, Verdict.REFUSED, reason=reason, now=now)
    assert said(found) == f"no answer: {words}. Lately 2 often, but I can leave it alone."
    assert said(found._replace(now=now._replace(median=None))) == f"no answer: {words}."
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
    assert say.order([]) > say.order([draft._replace(verdict=Verdict.TOO_EARLY)])


def test_what_entries_from_memory_do_to_a_verdict() -> None:
    assert evidence.memory(Memory(14, holds=True)) == "Also without the 14 days filled in later."
    assert (
        evidence.memory(Memory(1, holds=False))
        == "It does not hold without the 1 day filled in later."
    )
    assert evidence.memory(Memory(90, None)) == (
        "90 days were filled in later; without them too few are left."
    )
    found = of_change(measure("mood"), series([(0, 3), (160, 7)], late=range(20, 30)))
    assert found.memory == Memory(10, holds=True)
    broken = found._replace(memory=Memory(10, holds=False))
    assert said(broken).endswith("It does not hold without the 10 days filled in later.")


def test_the_method_where_it_is_asked_for() -> None:
    found = of_change(measure("mood"), series([(0, 3), (160, 7)]))
    assert evidence.in_pairs(found) == (
        "Take one day before and one day now: "
        "in 10 of 10 such pairs the later day is better (10 to 10)."
    )
    assert evidence.could_have_shown(found).startswith(
        "About 4 of 5 journals like this one would have shown a change of 0."
    )
    assert evidence.could_have_shown(found).endswith(" points.")
    assert evidence.technical(found).startswith("NAP 1.00 [")
    assert evidence.technical(found).endswith(", p<.001, after Holm over 1 p<.001.")
    assert evidence.compared_days(found) == (
        "1 Feb 2026 to 20 Jun 2026 (140 entries) with 3 Aug 2026 to 27 Nov 2026 (117 entries)"
    )
    assert evidence.level(found) == "a bad day is 3 or less"
    narrow = found.measure._replace(scale=found.measure.scale._replace(maximum=0.1))
    assert evidence.could_have_shown(found._replace(measure=narrow)) == (
        "No change on this scale could have been shown reliably."
    )


def test_what_the_missing_days_could_change() -> None:
    whole = of_change(measure("mood"), series([(0, 3), (160, 7)]))
    assert evidence.missing_days(whole) == (
        "Whatever the days without an entry were like, the answer is the same."
    )
    gaps = of_change(measure("mood"), series([(0, 4), (160, 6)], every=3))
    assert evidence.missing_days(gaps) == "The days without an entry could change this answer."
    counts = of_now(measure("hair-count"), series([(0, 90), (150, 40)], every=3))
    assert evidence.missing_days(counts) == ""
    rare = measure("mood")._replace(scale=measure("mood").scale._replace(every_days=2))
    assert evidence.missing_days(gaps._replace(measure=rare)) == ""


def test_nothing_compared_says_nothing_of_the_method() -> None:
    found = Finding(measure("hair-count"), Question.NOW, Verdict.NOT_ENOUGH)
    assert {
        evidence.in_pairs(found),
        evidence.missing_days(found),
        evidence.could_have_shown(found),
        evidence.technical(found),
        evidence.compared_days(found),
        evidence.level(found),
        say.look(found, TODAY),
        say.sizes(found),
    } == {""}


def test_the_next_look_is_named() -> None:
    found = of_now(measure("dryness"), series([(0, 1)]))
    assert say.look(found, TODAY) == "As of 7 November. Next look: 5 December."
    answers = Answers(TODAY, (), (), None, (found,), {})
    assert say.next_look(answers) == "Next look at the last weeks: 5 December."
    assert say.next_look(answers._replace(findings=())) == ""
    # Who no longer records is promised none.
    silent = found._replace(verdict=Verdict.NOT_ENOUGH, reason=Reason.FEW_ENTRIES)
    assert say.next_look(answers._replace(findings=(silent,))) == ""


def test_the_caution_claims_no_cause() -> None:
    assert say.CAUTION == (
        "This is what changed, not why. Season, stress, other substances and what one expects "
        "can look the same."
    )


def test_a_measure_without_a_better_end_goes_higher_or_lower() -> None:
    weight = measure("weight")
    found = of_now(weight, series([(0, 60), (150, 70)], every=3))
    assert said(found).startswith("higher since about ")
    assert evidence.in_pairs(found).endswith("the later day is higher (10 to 10).")
    less = of_now(weight, series([(0, 70), (150, 60)], every=3))
    assert evidence.in_pairs(less).endswith("the later day is lower (10 to 10).")


def test_a_measure_of_one_s_own_without_a_lag_window_is_still_looked_at_now() -> None:
    own = measure("dryness")._replace(name="tired", built_in=False)
    own = own._replace(scale=own.scale._replace(lag=None))
    change = of_change(own, series([(0, 1)]))
    assert (change.verdict, change.reason) == (Verdict.REFUSED, Reason.NO_WINDOW)
    assert said(change, of_now(own, series([(0, 1)]))).startswith("no change seen")
    lag = LagWindow(3, 28, "")
    assert of_change(own._replace(scale=own.scale._replace(lag=lag)), series([(0, 1)])).contrast
