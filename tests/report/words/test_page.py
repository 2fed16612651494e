"""Every sentence that only the page says, held here and nowhere else."""

from datetime import date, timedelta

import pytest

from sidelog.analysis.changes import Change, Direction, Step
from sidelog.analysis.series import from_days
from sidelog.analysis.summary import Summary, whole
from sidelog.analysis.verdict import Verdict
from sidelog.catalog.measures import BUILT_IN, find
from sidelog.catalog.red_flags import RED_FLAGS
from sidelog.catalog.regimen.rules import RegimenStep, Rule
from sidelog.catalog.scales import Measure
from sidelog.journal.keeping.regimens import with_plan
from sidelog.journal.rows import DoseDay, Happened, Noted, Product
from sidelog.period import Period
from sidelog.report.findings.amounts import Amounts, amounts
from sidelog.report.findings.drawn import Rated
from sidelog.report.findings.finding import Finding, Memory, Question, Reason
from sidelog.report.findings.taken import Taken
from sidelog.report.findings.visit import FlagRecorded, Reliability
from sidelog.report.words import answers as say
from sidelog.report.words import method
from sidelog.report.words import page as words
from sidelog.report.words.screens import amount_of_piece
from sidelog.report.words.sheets import sheet

TODAY = date(2026, 11, 22).toordinal()
TAPER = Change(
    "kratom",
    "g",
    (Step(TODAY - 60, Direction.LESS, 8, 4), Step(TODAY - 32, Direction.LESS, 4, 0)),
)
FLAGS = {flag.name: flag for flag in RED_FLAGS}


def measure(name: str) -> Measure:
    found = find(name)
    assert found is not None
    return found


MOOD = measure("mood")
BEFORE = Summary(TODAY - 100, TODAY - 61, 40, 5.0, bad_days=9.1)
NOW = Summary(TODAY - 29, TODAY, 30, 6.0, bad_days=1.9)
DRAFT = Finding(MOOD, Question.CHANGE, Verdict.BETTER, "kratom", TAPER, before=BEFORE, now=NOW)
SINCE_LONG = DRAFT._replace(question=Question.NOW, change=None, as_of=TODAY - 3)


NUMBERS, FAIR = "5 → 6; bad days 9 → 2 of 28.", "It can be compared fairly from about 24 December."


# The lines of the first page


@pytest.mark.parametrize(
    ("findings", "said"),
    [
        ((), "nothing is rated yet."),
        (
            (DRAFT,),
            "better than before the kratom taper. 5 → 6; bad days 9 → 2 of 28. (clear)",
        ),
        (
            (DRAFT._replace(verdict=Verdict.NO_CHANGE),),
            "no change seen since before the kratom taper. 5 → 6; bad days 9 → 2 of 28.",
        ),
        (
            (
                DRAFT._replace(verdict=Verdict.TOO_EARLY, earliest=TODAY + 32),
                SINCE_LONG._replace(verdict=Verdict.NO_CHANGE),
            ),
            f"no change seen in the 4 weeks to 22 November. {NUMBERS} {FAIR}",
        ),
        (
            (DRAFT._replace(verdict=Verdict.TOO_EARLY, earliest=TODAY + 32),),
            f"too early to tell. {NUMBERS} {FAIR}",
        ),
        (
            (DRAFT._replace(verdict=Verdict.REFUSED, reason=Reason.NO_WINDOW),),
            "no answer: it is not set after how many days a change can show in it.",
        ),
    ],
)
def test_a_line_of_the_first_page(findings: tuple[Finding, ...], said: str) -> None:
    assert say.line(findings, TODAY) == said


def test_reliability() -> None:
    said = "Ratings on 163 of 184 days; "
    for same_day, end in ((0.98, "9 in 10"), (1.0, "all"), (0.04, "few")):
        of = Reliability(163, 184, same_day)
        assert words.reliability(of) == f"{said}{end} written the same day."
    assert words.reliability(Reliability(163, 184, None)) == f"{said}imported from elsewhere."


def test_a_flag_has_its_days_and_never_the_note() -> None:
    once = FlagRecorded(FLAGS["hair-loss"], measure("shedding"), (TODAY,))
    assert words.flag(once) == (
        "Hair shedding, 22 Nov 2026: "
        "Sudden hair loss, bald patches or hair in clumps should be seen by a doctor."
    )
    noted = FlagRecorded(FLAGS["suicide-plan"], None, (TODAY - 1, TODAY))
    assert words.flag(noted) == (
        "Words in a note or event, on 2 days from 21 Nov to 22 Nov 2026: "
        "Words that may speak of ending one's life."
    )


def test_a_laboratory_value_is_told_with_its_day() -> None:
    tsh = find("tsh")
    assert tsh is not None
    drawn = from_days({TODAY - 60: 6.8, TODAY: 2.4}, TODAY - 90, TODAY)
    said = "6.8 mIU/L (23 Sep 2026), 2.4 mIU/L (22 Nov 2026)."
    assert words.single_values(drawn, tsh.scale) == said


def test_what_stands_in_the_details_only() -> None:
    assert words.more(3) == "3 more in the details."
    labels = [("Mood", "better"), ("Itch", "no change seen"), ("Stress", "better")]
    named = "In the details: Mood and Stress (better); Itch (no change seen)"
    assert words.in_details([], [], 0) == ""
    assert words.in_details([], ["iron"], 0) == "In the details: iron."
    assert words.in_details(labels, [], 2) == f"{named}."
    assert words.in_details(labels, ["iron", "zinc"], 2) == f"{named}; iron and zinc."
    many = [(f"Measure {place}", "better") for place in range(11)]
    clear = "11 measures more in the details, 2 with a clear answer."
    assert words.in_details(many, [], 2) == clear
    assert words.in_details(many, ["iron"], 0) == "11 measures and 1 product more in the details."


def test_what_was_set_after_the_change() -> None:
    begun = date.fromordinal(TAPER.first)
    said = "set on 24 Sep 2026, after the change"
    assert words.set_after(begun + timedelta(days=1), TAPER) == said
    assert words.set_after(begun, TAPER) == ""
    assert words.set_after(None, TAPER) == ""
    assert words.set_after(begun + timedelta(days=1), None) == ""


def test_what_rests_on_days_filled_in_later() -> None:
    assert not list(words.from_memory([DRAFT, DRAFT._replace(memory=Memory(12, holds=True))]))
    few = DRAFT._replace(memory=Memory(65, holds=None))
    other = DRAFT._replace(memory=Memory(20, holds=False))
    assert list(words.from_memory([other, few])) == [
        "Filled in later, and too few days without them: Mood (65 of 70 days).",
        "The answer is another without the days filled in later: Mood (20 of 70 days).",
    ]


def test_which_values_the_bars_count() -> None:
    said = {one.name: words.bad_days_a_week(one) for one in BUILT_IN}
    assert said["shedding"] == "bad: 3-4"
    assert said["mood"] == "bad: 0-3"
    assert said["stress"] == "bad: 7-10"
    assert said["weight"] == ""
    below = MOOD._replace(scale=MOOD.scale._replace(minimum=-5, bad_from=-3))
    assert words.bad_days_a_week(below) == "bad: -5 to -3"
    hairs = measure("hair-count")
    counted = hairs._replace(scale=hairs.scale._replace(bad_from=120))
    assert words.bad_days_a_week(counted) == "bad: 120+"
    worst = MOOD._replace(scale=MOOD.scale._replace(bad_from=0))
    assert words.bad_days_a_week(worst) == "bad: 0-0"


def test_long_words_of_the_person_are_cut_between_words() -> None:
    assert words.in_short("is it\nthe dose?") == "is it the dose?"
    assert words.in_short("is it the dose?", 8) == "is it …"
    assert words.in_short("xxxxxxxx", 4) == "xxxx …"
    assert words.is_cut(words.in_short("xxxxxxxx", 4))


def test_cells_are_short_and_empty_where_nothing_is_known() -> None:
    assert words.summary_cell(BEFORE) == "5\n9/28\n(40)"
    assert words.stretch_cell(BEFORE) == "5\n9/28 (40)"
    assert words.summary_cell(Summary(1, 2, 0)) == words.summary_cell(None) == ""
    assert words.short_amount(None, "g") == ""
    assert words.short_amount(0, "g") == "0"
    assert words.short_amount(2.5, "g") == "2.5 g"


def test_an_event_is_told_with_its_distance() -> None:
    flu = Happened("e1", "illness", None, TODAY - 30, TODAY - 25, "flu", None, None)
    stress = Happened("e2", "stress", None, TODAY - 2, TODAY, None, None, None)
    reduced = Happened("e3", "reduce", "tea", TODAY - 9, TODAY - 9, None, None, None)
    assert words.event(flu, None, TODAY) == "flu, 23 October, 4 weeks ago"
    assert words.event(flu, TAPER, TODAY) == "flu, 23 October, 2 days after"
    assert words.event(stress, None, TODAY) == "Stressful time, 20 November, this week"
    assert words.event(reduced, None, TODAY) == "tea reduced, 13 November, 1 week ago"
    still = stress._replace(until=date.max.toordinal(), ongoing=True)
    since = "since Fri 20 Nov 2026, still going on"
    assert words.event(still, None, TODAY).endswith(
        "Stressful time, 20 November, this week, still going on"
    )
    assert words.events_words((still,)) == f"Events: Stressful time, {since}."
    assert words.events_words([flu]) == "Events: flu, 23 Oct to 28 Oct 2026."
    assert words.missing(("tsh", "weight")) == "TSH, weight."


# For whoever does not see the drawings


def test_a_measure_in_words_has_its_shape_and_its_verdict() -> None:
    days = {TODAY - place: 2.0 if place < 40 else 7.0 for place in range(60) if place % 60 > 2}
    series = from_days(days, TODAY - 100, TODAY)
    assert words.measure_words(Rated(MOOD, (), series), TAPER, TODAY, "worse") == (
        "Mood, medians: Aug 2026 nothing recorded; Sep 2026 7; "
        "Oct 2026 2 and 16 bad days of 28; Nov 2026 2 and 28 bad days of 28. "
        "Kratom 8 g → 4 g → 0 between 23 September and 21 October. Answer: worse."
    )
    weight = words.measure_words(Rated(measure("weight"), (), series), None, TODAY, "no answer")
    assert weight.endswith("Nov 2026 2. Answer: no answer.")


def test_what_is_yes_or_no_is_days_of_days() -> None:
    washed = Rated(
        measure("hair-washed"), (), from_days({TODAY - 1: 1, TODAY: 0}, TODAY - 9, TODAY)
    )
    assert words.measure_words(washed, None, TODAY, "no answer") == (
        "Hair washed, days yes: Nov 2026 1 of 2. Answer: no answer."
    )
    of = whole(washed.series, washed.measure.scale)
    assert words.summary_cell(of) == words.stretch_cell(of) == "1 of 2"
    assert words.picture([washed]) == (
        "Line: weekly median, or share of yes; band: middle half. "
        "Numbers: median, (entries), or days yes of days recorded; now: last 4 weeks."
    )


def test_of_few_days_each_is_explained_and_no_week() -> None:
    mood = Rated(MOOD, (), from_days({TODAY: 5.0}, TODAY, TODAY))
    numbers = " Numbers: median, bad days of 28, (entries); now: last 4 weeks."
    assert words.picture([mood], by_day=True) == (
        f"A dot is a day; a large one is a bad day.{numbers}"
    )
    assert words.picture((), by_day=True) == "Bars: what was taken each day."
    assert words.picture(()) == "Bars: what was taken on a typical day, week by week."


def lane(doses: dict[int, tuple[float, int, int]], days: int) -> Taken:
    """What was taken, by how many days ago: (total, doses, of unknown amount)."""
    period = Period.of(TODAY - days + 1, TODAY)
    listed = tuple(
        DoseDay(TODAY - ago, *said, estimated=False, earliest=None, latest=None)
        for ago, said in sorted(doses.items(), reverse=True)
    )
    product = Product(1, "kratom", None, "g", None)
    return Taken(product, listed, (), period, None, amounts(listed, period), None, (), None)


def test_a_product_in_words_tells_four_kinds_of_days_apart() -> None:
    doses = {100: (4.0, 1, 0), 70: (0.0, 1, 1), 40: (0.0, 0, 0)}
    taken = lane(doses, 110)
    assert words.lane_words(taken, taken.period) == (
        "kratom, typical amount a day: Aug 2026 4 g; Sep 2026 amount not known; "
        "Oct 2026 none; Nov 2026 nothing noted."
    )
    named = words.lane_name(taken.product, said_none=True, stands_out=True)
    assert named == "Kratom\ng a day; dash: none; thin bar: one day"
    bare = taken.product._replace(unit=None)
    assert words.lane_name(bare, said_none=False, stands_out=False) == "Kratom\namount a day"


def test_the_amounts_beside_every_lane_are_around_the_change_of_the_page() -> None:
    more = Change("kratom", "g", (Step(TODAY - 5, Direction.MORE, 0, 3),))
    taken = lane(dict.fromkeys(range(28), (3.0, 1, 0)), 28)._replace(changes=(TAPER, more))
    assert words.amount_cells(taken, TAPER) == ("8 g", "", "3 g")
    assert words.amount_cells(taken, more) == ("0", "", "3 g")
    assert words.amount_cells(taken, None) == ("", "", "3 g")
    assert words.amount_cells(lane({}, 28), TAPER) == ("", "", "")
    # What is taken now and then has no amount a day.
    assert words.amount_cells(lane({1: (3.0, 1, 0)}, 28), TAPER) == ("", "", "")
    # Another product, which did not change with it, was taken before it as it is now.
    steps = (RegimenStep(TODAY - 270, Rule(50.0)),)
    planned = tuple(with_plan((), steps, Period.of(TODAY - 270, TODAY)))
    other = lane({}, 270)._replace(
        product=Product(2, "sertraline", None, "mg", None),
        days=planned,
        regimen=steps,
        now=amounts(planned, Period.of(TODAY - 6, TODAY)),
    )
    assert words.amount_cells(other, more) == ("50 mg", "", "50 mg")
    # What nobody told and nobody noted is no 0.
    early = Change("kratom", "g", (Step(TODAY - 271, Direction.LESS, 8, 7),))
    assert words.amount_cells(other, early)[0] == ""


def test_a_day_that_stands_out_is_told_to_whoever_does_not_see_the_lane() -> None:
    taken = lane({ago: (24.0 if ago == 6 else 7.0, 1, 0) for ago in range(14)}, 14)
    assert words.lane_words(taken, taken.period).endswith(
        "Nov 2026 7 g; on single days 24 g on 16 November."
    )


# Details


def test_the_stretches_of_a_change() -> None:
    named = [words.stretch_name(place, TAPER) for place in range(3)]
    assert named == ["Before, 8 g", "Step 1: 4 g", "Step 2: none"]
    unknown = Change("kratom", "g", (Step(TODAY, Direction.LESS),))
    assert [words.stretch_name(place, unknown) for place in range(2)] == [
        "Before",
        "After: amount not known",
    ]
    start = Change("kratom", "g", (Step(TODAY, Direction.MORE, 0, 4),))
    assert words.stretch_name(0, start) == "Before, none"


def test_a_month_of_doses() -> None:
    doses = {9: (4.0, 2, 0), 8: (5.0, 2, 0), 7: (0.0, 0, 0), 6: (2.0, 2, 1)}
    of = lane(doses, 10).now
    assert words.month_cells(of, "g") == (
        "4 of 10, none on 1, 1 not in full",
        "4 g",
        "5 g",
        "2",
        "",
    )
    timed = of._replace(earliest=505.0, latest=1170.0, none=0, in_part=0, typical=0.0)
    assert words.month_cells(timed, "g") == ("3 of 10", "none", "5 g", "2", "08:25 to 19:30")
    assert words.month_cells(timed._replace(latest=505.0), "g")[-1] == "08:25"
    empty: Amounts = lane({}, 10).now
    assert words.month_cells(empty, "g") == ("0 of 10", "", "", "", "")
    only_unknown = lane({3: (0.0, 1, 1)}, 10).now
    assert words.month_cells(only_unknown, "g") == ("1 of 10, 1 not in full", "", "", "1", "")


def test_a_week_as_one_value() -> None:
    assert amount_of_piece(lane({}, 7).now, "g", "") == ""
    assert amount_of_piece(lane({1: (0.0, 1, 1)}, 7).now, "g") == "amount not known (1/7)"
    assert amount_of_piece(lane({1: (4.0, 1, 0)}, 7).now, "g") == "4 g (1/7)"
    assert amount_of_piece(lane({1: (0.0, 0, 0)}, 7).now, "g") == "none (1/7)"


def test_a_day_of_doses() -> None:
    days = lane({2: (4.0, 1, 0), 1: (4.0, 2, 1), 0: (0.0, 1, 1)}, 3).days
    assert [words.day_total(day) for day in days] == ["4", "4+", "?"]


def test_a_note_says_what_it_is_about() -> None:
    assert words.note(Noted(TODAY, "", None, "slept badly")) == ("22 Nov 2026", "slept badly")
    about = words.note(Noted(TODAY, "reduce", "kratom", "less now"))
    assert about == ("22 Nov 2026", "Reduced kratom: less now")
    dose = words.note(Noted(TODAY, "dose", "kratom", "late"))
    assert dose == ("22 Nov 2026", "Dose kratom: late")


def test_the_foot_names_the_layout_and_the_data() -> None:
    assert sheet.foot(TODAY, "1.0", "abc") == ("Made 22 Nov 2026, sidelog 1.0, layout 2, data abc.")
    assert sheet.data_of("abc") == "Data abc."
    assert (
        words.dates_words(Period.of(TODAY - 1, TODAY)) == "All rows run from 21 Nov to 22 Nov 2026."
    )


def test_sentences_are_short_and_the_first_page_has_no_jargon() -> None:
    mood = Rated(MOOD, (), from_days({}, TODAY, TODAY))
    first_page = (words.picture([mood]), words.NOTHING_RATED, words.OVERLEAF, say.CAUTION)
    for said in (*first_page, *method.PLAIN, *method.LIMITS, method.SEASON):
        for sentence in said.replace(";", ".").split(". "):
            assert len(sentence.split()) <= 20
        for jargon in ("lag window", "coverage", "Holm", "VIF", "autocorrelation"):
            assert jargon not in said
    assert len(method.PROMISE.split()) <= 22  # one sentence, with its condition
