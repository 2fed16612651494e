"""Every sentence around a link with doses, held here and nowhere else."""

from datetime import date

import pytest

from sidelog.analysis.links import DoseTest, LagPoint
from sidelog.analysis.series import from_days
from sidelog.analysis.stats.autocorrelation import Inflation
from sidelog.analysis.verdict import Verdict
from sidelog.catalog.scales import LagWindow
from sidelog.report.findings.finding import Finding, Question, Reason
from sidelog.report.findings.links import LinkFindings
from sidelog.report.words import links as say
from tests.report.words.test_screens import TODAY, WEEK, dosed, history, measure

FINDING = Finding(measure("mood"), Question.LINK, Verdict.NO_CHANGE, "kratom")
TEST = DoseTest(90, -1.5, 0.25, Inflation(1.5, 60), -2.5, 0.015)


def link(finding: Finding = FINDING, *, first: int = 0, last: int = 2) -> LinkFindings:
    series = from_days({TODAY: 5.0, TODAY - 1: 4.0}, *WEEK.ordinals)
    lag = LagWindow(first, last, "general knowledge.")
    return LinkFindings(finding, 0, lag, None, series, history(), WEEK, 4, ())


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (FINDING, "No link seen between Mood and how much kratom was taken."),
        (FINDING._replace(verdict=Verdict.WORSE), "Mood was worse after more kratom. (clear)"),
        (
            FINDING._replace(verdict=Verdict.PERHAPS_BETTER),
            "Mood was perhaps better after more kratom.",
        ),
        (
            FINDING._replace(
                verdict=Verdict.TOO_EARLY,
                reason=Reason.LINK_ENTRIES,
                earliest=date(2027, 1, 11).toordinal(),
            ),
            (
                "No answer: too few ratings; 60 are needed. "
                "At this pace there are enough by about 11 January 2027."
            ),
        ),
        (
            FINDING._replace(verdict=Verdict.NOT_ENOUGH, reason=Reason.LINK_DOSES),
            "No answer: too few ratings with known doses in the days before them; 60 are needed.",
        ),
        (
            FINDING._replace(verdict=Verdict.NOT_ENOUGH, reason=Reason.SAME_VALUE),
            "No answer: it always had the same value, so that nothing can go up and down with it.",
        ),
        (
            FINDING._replace(verdict=Verdict.NOT_ENOUGH, reason=Reason.SAME_DOSE),
            "No answer: the dose never changed, so that nothing can follow it.",
        ),
        (
            FINDING._replace(verdict=Verdict.REFUSED, reason=Reason.ONE_WAY),
            (
                "No answer: the dose went almost only one way. More of it and earlier are then "
                "the same days, and no journal can tell them apart."
            ),
        ),
    ],
)
def test_the_answer(found: Finding, said: str) -> None:
    assert say.linked(found, TODAY) == said


def test_a_short_period_of_a_long_record_says_how_to_ask() -> None:
    found = FINDING._replace(verdict=Verdict.NOT_ENOUGH, reason=Reason.LINK_ENTRIES)
    of = link(found)._replace(whole_has_enough=True)
    few = "No answer: too few ratings; 60 are needed."
    assert say.answer(of, TODAY, "--last") == (
        f"{few} The whole record has enough: leave out --last."
    )
    assert say.answer(of, TODAY) == say.answer(link(found), TODAY, "--last") == few


def test_what_it_rests_on() -> None:
    assert list(say.rests_on(link())) == [
        "Recorded: 2 ratings.",
        "Doses: 16 Nov to 22 Nov 2026, known on 0 of 7 days.",
        "The 0 to 2 days came with the measure.",
        "It is one of 4 questions that this journal could be asked.",
    ]


def test_what_an_answer_rests_on() -> None:
    found = FINDING._replace(link=TEST, tests=2)
    of = link(found)._replace(set_on=date(2026, 3, 1))
    said = list(say.rests_on(of))
    assert said[0] == "Used: 90 of 2 ratings, those with known doses 0 to 2 days before."
    assert said[2] == "The 0 to 2 days were set on 1 Mar 2026."
    assert said[3] == (
        "It is one of 4 questions that this journal could be asked; "
        "the answer allows for the 2 that could be tested."
    )


def test_estimates_are_said() -> None:
    of = link()._replace(taken=history()._replace(days=(dosed(4.0, 1, estimated=True),)))
    assert "Amounts are estimates on 1 day." in say.rests_on(of)


def test_the_question_and_its_limits() -> None:
    assert say.heading(link()) == "Mood and kratom, 0 to 2 days after a dose"
    assert list(say.limits(link(first=28, last=60))) == [
        "It can show whether the two went up and down together, in the days set beforehand.",
        "It cannot show why: whatever else changed on those days looks alike.",
        "It says nothing about what to take: that is between you and a clinician.",
    ]
    assert list(say.limits(link()))[3:] == [
        "In the first two weeks after a reduction, withdrawal itself can look like a link."
    ]


def test_the_method() -> None:
    found = FINDING._replace(link=TEST, tests=2, p_adjusted=0.03)
    assert list(say.technical(link(found))) == [
        (
            "Mid-ranks on the mean dose of the window, a level and a slope in time: "
            "coefficient -1.5, t -2.50, variance inflated 1.5 times for autocorrelation, p=.015, "
            "after Holm over 2 p=.030."
        ),
        "A monotone function of time explains 0.25 of the dose; refused above 0.9.",
        "A rating is used where the doses of half of its window or more are known.",
        "Source of the window: general knowledge.",
    ]
    assert len(list(say.technical(link()))) == 2


@pytest.mark.parametrize(
    ("point", "drawn", "said"),
    [
        (
            LagPoint(1, 60, 0.5),
            "   1*     60            |#####",
            "1 day: correlation 0.50, 60 ratings.",
        ),
        (
            LagPoint(3, 60, -0.2),
            "   3      60          ##|",
            "3 days: correlation -0.20, 60 ratings.",
        ),
        (
            LagPoint(9, 2, None),
            "   9       2            |",
            "9 days: 2 ratings, nothing to correlate.",
        ),
    ],
)
def test_other_lags(point: LagPoint, drawn: str, said: str) -> None:
    assert say.bar(point, link(), 10) == drawn
    assert say.point(point) == said
