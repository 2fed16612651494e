"""A measure and a product for the terminal: the answer first, then what it rests on."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sidelog.analysis.wording import CAUTION
from sidelog.report.compare_terminal import indented
from sidelog.report.lags_findings import LinkFindings
from sidelog.report.sentences import lags as say
from sidelog.report.sentences.findings import better, scale_ends
from sidelog.report.terminal import Look, text_of

if TYPE_CHECKING:
    from rich.console import RenderableType


def show_link(findings: LinkFindings, look: Look, *, detail: bool, picture: bool) -> str:
    """What a journal says of one question, as text for a terminal.

    Args:
        findings: what it says.
        look: what the terminal can show.
        detail: whether the technical lines are wanted.
        picture: whether other lags were asked for.
    """
    return text_of(_parts(findings, detail=detail, picture=picture), look)


def _parts(findings: LinkFindings, *, detail: bool, picture: bool) -> Iterator["RenderableType"]:
    from rich.text import Text  # noqa: PLC0415  (Rich: four bare interpreters)

    scale = findings.answer.question.measure.scale
    headline, *others = say.verdict(findings)
    yield Text(say.heading(findings), "bold")
    yield indented([Text(f"{scale_ends(scale)}; {better(scale)}", "dim")])
    yield indented([Text(headline, "bold"), *others])
    yield from _section(say.RESTS_ON, say.rests_on(findings))
    if detail:
        yield indented(say.details(findings))
    if picture:
        yield from _picture(findings)
    yield from _section(say.CAN_AND_CANNOT, say.limits(findings))
    yield ""
    yield Text(CAUTION, "dim")


def _picture(findings: LinkFindings) -> Iterator["RenderableType"]:
    if findings.curve:
        bars = (say.bar(point, findings) for point in findings.curve)
        yield from _section(say.OTHER_LAGS, (*say.bar_heads(findings), *bars))
    else:
        yield indented([say.NO_PICTURE])


def _section(heading: str, lines: Iterable[str]) -> Iterator["RenderableType"]:
    from rich.text import Text  # noqa: PLC0415  (Rich: four bare interpreters)

    yield ""
    yield Text(heading, "bold")
    yield indented(lines)
