"""A measure and a product for machines: the same numbers as in the table, days as ISO dates."""

from sidelog.analysis.lags import LagPoint
from sidelog.analysis.question_sentences import question_detail
from sidelog.analysis.questions import Link
from sidelog.analysis.verdict import Refusal
from sidelog.analysis.wording import CAUTION
from sidelog.report.compare_data import lag_data
from sidelog.report.data import Data, iso, measure_data, shortfall_data
from sidelog.report.lags_findings import LinkFindings
from sidelog.report.sentences import lags as say


def link_data(findings: LinkFindings) -> Data:
    """What a journal says of one question."""
    question = findings.answer.question
    return {
        "measure": measure_data(question.measure),
        "product": question.product,
        **_link(findings.answer.link),
        "entries": len(question.series.days),
        "lag_window": lag_data(findings.lag),
        "doses": _doses(findings),
        "list": {
            "measures": findings.measures,
            "products": findings.products,
            "questions": findings.listed,
            "tests": findings.tests,
        },
        "exploratory": [_point(point) for point in findings.curve],
        "sentences": [*say.verdict(findings), *say.rests_on(findings)],
        "detail": question_detail(findings.answer),
        "limits": list(say.limits(findings)),
        "caution": CAUTION,
    }


def _link(link: Link | Refusal) -> Data:
    if isinstance(link, Refusal):
        return {"tier": link.tier, "missing": shortfall_data(link.shortfall)}
    test = link.test
    return {
        "tier": link.tier,
        "direction": link.verdict.direction,
        "method": "rank regression on the mean dose of the window, with time",
        "n": test.n,
        "coefficient": test.coefficient,
        "correlation": test.correlation,
        "r2_time": test.r2_time,
        "p": test.p,
        "p_adjusted": link.verdict.p_adjusted,
        "inflation": test.inflation.factor,
    }


def _doses(findings: LinkFindings) -> Data:
    doses = findings.doses
    return {
        "first": iso(doses.first),
        "last": iso(doses.last),
        "taken": doses.taken,
        "none": doses.none,
        "unknown_amount": doses.in_part,
        "unsaid": doses.unsaid,
        "estimated": doses.estimated,
        "written_later": findings.written_later,
    }


def _point(point: LagPoint) -> Data:
    return {"lag": point.lag, "n": point.n, "correlation": point.correlation}
