"""The list of questions declared beforehand: does this measure follow that product."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sidelog.analysis.gates import Shortfall
from sidelog.analysis.holm import holm
from sidelog.analysis.lags import DoseTest, dose_test
from sidelog.analysis.series import Series
from sidelog.analysis.verdict import Refusal, Tier, Verdict, judge, orient, refuse
from sidelog.catalog.scales import LagWindow, Measure


@dataclass(frozen=True, slots=True)
class Question:
    """One pair of the declared list.

    Attributes:
        measure: what is rated or counted.
        product: what is taken, as the person calls it.
        series: the measure's entries; the period begins with the first day that could have one.
        doses: the product's daily totals, as `lags.dose_test` wants them.
        lag: the window, set before looking.
    """

    measure: Measure
    product: str
    series: Series
    doses: Series
    lag: LagWindow


@dataclass(frozen=True, slots=True)
class Link:
    """What the test of one question found.

    Attributes:
        verdict: what may be said, after Holm.
        test: before Holm.
    """

    verdict: Verdict
    test: DoseTest

    @property
    def tier(self) -> Tier:
        """How much the data carry."""
        return self.verdict.tier


@dataclass(frozen=True, slots=True)
class Answer:
    """One question with what was found, or why it is refused; both have a tier."""

    question: Question
    link: Link | Refusal


@dataclass(frozen=True, slots=True)
class Answers:
    """The declared list, answered.

    Attributes:
        tests: how many questions had enough to be tested; Holm adjusts for these.
        answers: one for each question, in the order given.
    """

    tests: int
    answers: tuple[Answer, ...]


def ask(questions: Iterable[Question]) -> Answers:
    """Answer every question of the list that was declared beforehand."""
    asked = list(questions)
    outcomes = [_test(question) for question in asked]
    p_values = [one.p for one in outcomes if isinstance(one, DoseTest)]
    adjusted = iter(holm(p_values))
    answers = tuple(
        Answer(question, _link(question, outcome, adjusted, len(p_values)))
        for question, outcome in zip(asked, outcomes, strict=True)
    )
    return Answers(len(p_values), answers)


def _test(question: Question) -> DoseTest | Shortfall:
    window = question.lag.first, question.lag.last
    every = question.measure.scale.every_days
    return dose_test(question.series, question.doses, window, every)


def _link(
    question: Question, outcome: DoseTest | Shortfall, adjusted: Iterator[float], tests: int
) -> Link | Refusal:
    """What may be said; takes the next adjusted p if the question was tested."""
    if isinstance(outcome, Shortfall):
        return refuse(outcome)
    direction = orient(outcome.coefficient, question.measure.scale.better)
    return Link(judge(next(adjusted), tests, direction), outcome)
