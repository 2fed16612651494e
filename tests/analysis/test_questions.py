from sidelog.analysis.holm import holm
from sidelog.analysis.lags import dose_test
from sidelog.analysis.questions import Link, Question, ask
from sidelog.analysis.verdict import Direction, Refusal, Tier
from sidelog.catalog.scales import LagWindow
from tests.analysis.diaries import daily, measure, scale

DRYNESS = measure(scale())
LAG = LagWindow(3, 9, "")
DOSES = daily([4.0 if i // 30 % 2 == 0 else 0.0 for i in range(240)])
FOLLOWING = daily(
    [[0.0, 1.0, 1.0, 0.0, 2.0, 0.0, 1.0][i * i % 7] + (i // 30 % 2 == 0) for i in range(240)]
)
INERT = daily([[0.0, 1.0, 1.0, 0.0, 2.0, 0.0, 1.0][i * i % 7] for i in range(240)])


def test_every_question_of_the_list_is_answered_and_adjusted_for() -> None:
    asked = [
        Question(DRYNESS, "kratom", FOLLOWING, DOSES, LAG),
        Question(DRYNESS, "zinc", FOLLOWING, daily([1.0] * 240), LAG),
        Question(DRYNESS, "coffee", INERT, DOSES, LAG),
    ]
    found = ask(asked)
    assert [answer.question for answer in found.answers] == asked
    first, second, third = (answer.link for answer in found.answers)
    assert isinstance(second, Refusal)
    assert isinstance(first, Link)
    assert isinstance(third, Link)
    assert found.tests == 2
    assert first.test == dose_test(FOLLOWING, DOSES, (3, 9))
    adjusted = (first.verdict.p_adjusted, third.verdict.p_adjusted)
    assert adjusted == holm([first.test.p, third.test.p])
    assert (first.tier, first.verdict.direction) == (Tier.CLEAR, Direction.WORSE)
    assert (third.tier, third.verdict.direction) == (Tier.NONE_DETECTABLE, None)
