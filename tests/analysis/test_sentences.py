"""What a person reads: every sentence short, plain, and never more than the data carry."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from sidelog.analysis.challenges import Challenges, Exposure, Step, challenges
from sidelog.analysis.compare import Change, Comparison, compare
from sidelog.analysis.compare_sentences import (
    FLIPS,
    challenge_sentence,
    compare_detail,
    compare_sentences,
)
from sidelog.analysis.effects import Interval
from sidelog.analysis.findings import MeasureFinding, find
from sidelog.analysis.gates import Reason, Shortfall, Wait
from sidelog.analysis.missing import Bounds
from sidelog.analysis.phases import split
from sidelog.analysis.question_sentences import question_detail, question_sentences
from sidelog.analysis.questions import Answer, Question, ask
from sidelog.analysis.series import Series
from sidelog.analysis.trend_sentences import SEASON, trend_detail, trend_sentences
from sidelog.analysis.verdict import Direction, Tier, Verdict, refuse
from sidelog.analysis.wording import (
    CAUTION,
    NOT_WHY,
    change_of,
    detectable,
    headline,
    number,
    p_value,
    pairs_of_ten,
    refusal,
    stretch,
)
from sidelog.catalog.scales import Better, LagWindow, Measure, ScaleKind
from tests.analysis.diaries import FIRST, daily, measure, scale

DRYNESS = measure(scale())
MOOD = measure(scale(maximum=10.0, better=Better.HIGHER), "mood", "Mood")
HAIR = measure(scale(ScaleKind.COUNT, None), "hair", "Hair in the drain")
SKIN = LagWindow(3, 28, "")
WOBBLE = [0.0, 1.0, 2.0, 0.0, 1.0, 0.0, 1.0]
NEVER = re.compile(r"no effect|prove|due to|\bsafe|cause|should|\bp\b|median|correl", re.IGNORECASE)


def wobbling(days: int, rise: float = 0.0) -> Series:
    return daily([WOBBLE[i * i % 7] + round(rise * i) for i in range(days)])


def trend(one: Measure, record: Series) -> MeasureFinding:
    return find([(one, record)], record.first, record.last, record.last).measures[0]


def change(one: Measure, record: Series) -> Comparison:
    phases = split(record, FIRST + 50, SKIN)
    return compare([(one, phases)], record.last).measures[0]


def stepping(up: float) -> Series:
    return daily([WOBBLE[i * i % 7] + (up if i >= 60 else 0.0) for i in range(120)])


def answer(effect: float = 1.0) -> Answer:
    on = [i // 60 % 2 == 0 for i in range(240)]
    record = daily([WOBBLE[i * i % 7] + effect * on[i] for i in range(240)])
    doses = daily([4.0 * dosed for dosed in on])
    return ask([Question(DRYNESS, "kratom", record, doses, SKIN)]).answers[0]


def refusals() -> Iterator[tuple[str, ...]]:
    for reason in Reason:
        for wait in (None, Wait(1, FIRST), Wait(28, FIRST)):
            yield refusal(refuse(Shortfall(reason, 0.4, 0.5, wait)))
            yield refusal(refuse(Shortfall(reason, 1, 28, wait)))


def everything() -> Iterator[tuple[str, ...]]:
    yield tuple(CAUTION.split(". "))
    yield from refusals()
    for one in (DRYNESS, MOOD, HAIR):
        for record in (wobbling(20), wobbling(120), wobbling(120, 0.02), wobbling(500, 0.005)):
            yield trend_sentences(trend(one, record))
        for up in (0.0, 1.0, 2.0):
            yield compare_sentences(change(one, stepping(up)))
    yield question_sentences(answer())
    yield question_sentences(answer(effect=0.0))
    yield (challenge_sentence(Challenges(())),)


@pytest.mark.parametrize("sentence", sorted({one for some in everything() for one in some}))
def test_every_sentence_is_short_and_claims_nothing(sentence: str) -> None:
    assert len(sentence.split()) < 20
    assert not NEVER.search(sentence)
    assert sentence[0].isupper()


def test_a_clear_trend_says_its_size_and_how_sure_that_is() -> None:
    finding = trend(DRYNESS, wobbling(120, 0.02))
    first, pairs, could, why, season = trend_sentences(finding)
    assert first == (
        "Skin dryness got worse over these 17 weeks, more than day-to-day ups and downs explain."
    )
    assert pairs.endswith("pairs of an earlier and a later day, the later one was worse.")
    assert could.startswith("It could be ")
    assert (why, season) == (NOT_WHY, SEASON)


def test_a_year_needs_no_season_line() -> None:
    assert SEASON not in trend_sentences(trend(DRYNESS, wobbling(400, 0.005)))


def test_a_fine_scale_says_its_slope() -> None:
    said = trend_sentences(trend(HAIR, wobbling(120, 0.1)))
    assert said[1].startswith("Each 30 days it rose by about ")
    assert said[1].count("hairs") == 1


def test_no_detectable_trend_says_what_could_have_been() -> None:
    none, could = trend_sentences(trend(DRYNESS, wobbling(120)))
    assert none == ("Skin dryness shows no change this journal could detect over these 17 weeks.")
    assert could.startswith("It could have detected a change of about 0.")
    assert could.endswith("points (approximate) or more.")


def test_the_technical_line_has_method_entries_and_p() -> None:
    line = trend_detail(trend(DRYNESS, wobbling(120, 0.02)))
    assert re.match(r"Mann-Kendall, .*\(VIF \d\.\d, n=120/120 d\), S=\d+, t=.*\(tests: 1\)", line)
    assert "p<.001" in line


def test_nothing_tested_has_no_technical_line() -> None:
    assert trend_detail(trend(DRYNESS, wobbling(20))) == ""
    short = change(DRYNESS, daily([1.0] * 60))
    assert compare_detail(short) == ""
    assert compare_sentences(short)[0].startswith("Too early to tell: 0 entries after the change")
    unanswered = ask([Question(DRYNESS, "zinc", wobbling(20), daily([1.0] * 20), SKIN)])
    assert question_detail(unanswered.answers[0]) == ""
    assert question_sentences(unanswered.answers[0])[0].startswith("Not enough data: ")


def test_a_change_says_what_was_going_on_before_it() -> None:
    said = compare_sentences(change(MOOD, stepping(2.0)))
    assert said[0] == (
        "Mood got better after the change, more than day-to-day ups and downs explain."
    )
    assert said[3].startswith("It rose by about 2.0 points (between ")
    assert said[4] == (
        "Before the change, the later of two days was already better in 5 of 10 pairs."
    )
    assert said[-1] == NOT_WHY


def test_a_change_for_the_worse_counts_the_falling_pairs() -> None:
    said = compare_sentences(change(MOOD, stepping(-2.0)))
    assert "got worse" in said[0]
    assert "the later one was worse" in said[1]
    assert "fell" in said[3]


def test_missing_days_that_matter_are_told() -> None:
    comparison = change(DRYNESS, stepping(0.0))
    assert isinstance(comparison.change, Change)
    assert FLIPS not in compare_sentences(comparison)
    found = comparison.change.contrast
    flipped = replace(comparison.change, bounds=Bounds(found, found, flips=True))
    assert FLIPS in compare_sentences(replace(comparison, change=flipped))


def test_a_comparison_s_technical_line_has_the_interval() -> None:
    line = compare_detail(change(DRYNESS, stepping(1.0)))
    assert re.match(r"NAP 0\.\d\d \[0\.\d\d, [01]\.\d\d\] after above before, ", line)
    assert line.endswith("(tests: 1); unrandomised, unblinded.")


def test_a_link_names_the_window_set_beforehand() -> None:
    said = question_sentences(answer())
    assert said[0] == "Skin dryness tended to be worse 3 to 28 days after more kratom."
    assert said[-1] == NOT_WHY
    assert re.match(r"Mean dose 3-28 d earlier v mid-rank: coefficient", question_detail(answer()))


def test_a_possible_link_is_said_with_less() -> None:
    clear = answer()
    weaker = Verdict(Tier.POSSIBLE, Direction.WORSE, 0.03, 4)
    link = replace(clear.link, verdict=weaker)
    assert question_sentences(replace(clear, link=link))[0].startswith(
        "Skin dryness may have been worse 3 to 28 days after"
    )


def test_no_detectable_link_is_not_no_link() -> None:
    assert question_sentences(answer(effect=0.0)) == (
        "Skin dryness shows no link with kratom that this journal could detect.",
        "It looked 3 to 28 days after each dose; a weak link would be missed.",
    )


def test_challenges_are_counted_without_a_p() -> None:
    record = daily([3.0, 4.0, 3.0, 2.0] * 12 + [0.0, 1.0, 0.0, 2.0] * 12)
    steps = [Step(FIRST + 48, Exposure.LESS)]
    table = challenges(DRYNESS, record, steps, LagWindow(3, 10, ""), record.last)
    assert challenge_sentence(table) == "1 of 1 changes went the way expected."
    assert challenge_sentence(Challenges(())) == "No change has enough days on both sides yet."


@pytest.mark.parametrize(
    ("shortfall", "words"),
    [
        (Shortfall(Reason.ENTRIES, 0, 56), "Not enough data: 0 entries so far, 56 are needed."),
        (
            Shortfall(Reason.COVERAGE, 0.4, 0.5),
            "Not enough data: 40% of the expected entries were made, 50% are needed.",
        ),
        (Shortfall(Reason.LEVELS, 1, 3), "Not enough data: every entry has the same value."),
        (
            Shortfall(Reason.LEVELS, 2, 3),
            "Not enough data: 2 different values were recorded, 3 are needed.",
        ),
        (
            Shortfall(Reason.DAYS, 70, 84, Wait(14, FIRST)),
            "Too early to tell: the period has 70 of the 84 days that are needed.",
        ),
    ],
)
def test_a_refusal_says_what_is_missing(shortfall: Shortfall, words: str) -> None:
    assert refusal(refuse(shortfall))[0] == words


def test_a_refusal_says_until_when() -> None:
    early = refuse(Shortfall(Reason.DAYS, 83, 84, Wait(1, FIRST)))
    assert refusal(early)[1] == (
        "At this rate it takes about 1 more day; earliest useful date: 2021-01-04."
    )


def test_pairs_are_counted_the_way_the_measure_went() -> None:
    nap = Interval(0.3, 0.2, 0.42)
    assert pairs_of_ten(nap, Direction.BETTER, rose=False) == (
        "In about 7 of 10 pairs of an earlier and a later day, the later one was better.",
        "It could be 6 to 8 of 10.",
    )


def test_a_size_whose_direction_is_not_sure_keeps_its_signs() -> None:
    unsure = change_of("It", Interval(1.25, -0.4, 30.2), scale(ScaleKind.COUNT, None))
    assert unsure == "It changed by about 1.2 hairs (between -0.4 and 30)."
    fell = change_of("It", Interval(-2.0, -3.0, -1.0), scale(maximum=10.0))
    assert fell == "It fell by about 2.0 points (between 1.0 and 3.0)."


def test_what_could_be_detected_is_approximate_on_coarse_scales() -> None:
    assert detectable(1.43, scale(maximum=10.0)).endswith("1.4 points or more.")
    assert detectable(0.83, scale()).endswith("0.83 points (approximate) or more.")


def test_headlines_are_as_sure_as_their_tier() -> None:
    frame = "Mood {} lately"
    clear = headline(frame, Tier.CLEAR, Direction.LOWER)
    possible = headline(frame, Tier.POSSIBLE, Direction.HIGHER)
    assert clear == "Mood went down lately, more than day-to-day ups and downs explain."
    assert possible == "Mood may have gone up lately; slow drift could produce this."


def test_numbers_and_stretches_are_a_person_s() -> None:
    assert [number(v) for v in (123.4, 20.0, 1.26, 0.256, 0.0)] == ["123", "20", "1.3", "0.26", "0"]
    assert [stretch(days) for days in (84, 120, 121, 365)] == [
        "12 weeks",
        "17 weeks",
        "4 months",
        "12 months",
    ]
    assert [p_value(p) for p in (0.0004, 0.0163, 1.0)] == ["p<.001", "p=.016", "p=1.000"]
