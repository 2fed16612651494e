"""A measure and a product one fact a line, for screen readers."""

from collections.abc import Iterator

from sidelog.analysis.wording import CAUTION
from sidelog.report.lags_findings import LinkFindings
from sidelog.report.sentences import lags as say
from sidelog.report.sentences.findings import titled_scale


def link_lines(findings: LinkFindings, *, detail: bool, picture: bool) -> Iterator[str]:
    """What a journal says of one question.

    Args:
        findings: what it says.
        detail: whether the technical lines are wanted.
        picture: whether other lags were asked for.
    """
    yield f"{say.heading(findings)}."
    yield f"{titled_scale(findings.answer.question.measure)}."
    yield from say.verdict(findings)
    yield f"{say.RESTS_ON}:"
    yield from say.rests_on(findings)
    yield from say.details(findings) if detail else ()
    if picture:
        yield from _picture(findings)
    yield f"{say.CAN_AND_CANNOT}:"
    yield from say.limits(findings)
    yield CAUTION


def _picture(findings: LinkFindings) -> Iterator[str]:
    if not findings.curve:
        yield say.NO_PICTURE
        return
    yield f"{say.OTHER_LAGS}."
    yield say.READ_WITH_CARE
    yield from (f"{say.point(point)}." for point in findings.curve)
