"""A link between a dose and a measure in plain words, and the technical line behind it."""

from sidelog.analysis.questions import Answer
from sidelog.analysis.verdict import Refusal, Tier
from sidelog.analysis.wording import NOT_WHY, p_value, refusal

OTHERS_TOO = "Other things changed too."


def question_sentences(answer: Answer) -> tuple[str, ...]:
    """Say whether a measure followed a product, in the window set beforehand."""
    link, question = answer.link, answer.question
    if isinstance(link, Refusal):
        return refusal(link)
    title, product = question.measure.title, question.product
    days = f"{question.lag.first} to {question.lag.last} days after"
    direction = link.verdict.direction
    if direction is None:
        none = f"{title} shows no link with {product} that this journal could detect."
        return none, f"It looked {days} each dose; a weak link would be missed."
    tended = "tended to be" if link.tier is Tier.CLEAR else "may have been"
    return f"{title} {tended} {direction} {days} more {product}.", OTHERS_TOO, NOT_WHY


def question_detail(answer: Answer) -> str:
    """The technical line: window, coefficient, entries, p; empty where nothing was tested."""
    link, lag = answer.link, answer.question.lag
    if isinstance(link, Refusal):
        return ""
    test, verdict = link.test, link.verdict
    return (
        f"Mean dose {lag.first}-{lag.last} d earlier v mid-rank: coefficient "
        f"{test.coefficient:.3g}, time-adjusted (VIF {test.inflation.factor:.1f}, n={test.n}), "
        f"t={test.t:.2f}, {p_value(test.p)}, after Holm {p_value(verdict.p_adjusted)} "
        f"(tests: {verdict.tests}), R2 dose-time {test.r2_time:.2f}; association only."
    )
