"""What is said of a measure and a product: the answer, what it rests on, and what it cannot say."""

from collections.abc import Iterator

from sidelog.analysis.gates import DOSE_TIME, Reason
from sidelog.analysis.lags import LagPoint
from sidelog.analysis.phases import WITHDRAWAL
from sidelog.analysis.question_sentences import question_detail, question_sentences
from sidelog.analysis.questions import Link
from sidelog.analysis.verdict import Refusal
from sidelog.report.lags_findings import LinkFindings
from sidelog.report.sentences.basics import counted, entries, period
from sidelog.report.sentences.compare import lag

RESTS_ON = "What this rests on"
CAN_AND_CANNOT = "What a journal like this can and cannot show"
LIMITS = (
    "It can show whether the two went up and down together, in a window set beforehand.",
    "It cannot show why: whatever else changed on the same days looks the same.",
    "It cannot tell a dose that only fell, or only rose, from time passing.",
    "It says nothing about what to take: that is between you and a clinician.",
)
OTHER_LAGS = "Other lags: exploratory, a picture and not a test"
READ_WITH_CARE = "One of the lags always stands out, in journals without any link too."
NO_PICTURE = "No picture of other lags: what cannot be tested is not drawn either."
KNOWN_WINDOW = "An entry is used where at least half of the days in its window have known doses."

WITHDRAWAL_TOO = "In the first two weeks after a reduction, withdrawal itself can look like a link."

_WHY = {
    Reason.DOSE_HISTORY: "A day of which nothing is said is not known: it never counts as none.",
    Reason.DOSE_IS_TIME: "A dose that goes one way while time passes cannot be told from time.",
}
_BAR = 20
"""Characters from no correlation to a full one."""


def heading(findings: LinkFindings) -> str:
    """The question."""
    question = findings.answer.question
    return f"{question.measure.title} and {question.product}, {_window(findings)} after a dose"


def _window(findings: LinkFindings) -> str:
    window = findings.lag.window
    return f"{window.first} to {counted(window.last, 'day', 'days')}"


def verdict(findings: LinkFindings) -> Iterator[str]:
    """What may be said, or why nothing may."""
    yield from question_sentences(findings.answer)
    link = findings.answer.link
    if isinstance(link, Refusal) and link.shortfall.reason in _WHY:
        yield _WHY[link.shortfall.reason]


def rests_on(findings: LinkFindings) -> Iterator[str]:
    """The entries, the doses and the list behind the answer."""
    series = findings.answer.question.series
    if isinstance(findings.answer.link, Link):
        used = f"{findings.answer.link.test.n} of {entries(len(series.days))}"
        yield f"Used: {used}, those with known doses {_window(findings)} before."
    else:
        yield f"Entries: {len(series.days)}."
    yield from doses(findings)
    yield from lag(findings.lag)
    yield from listed(findings)


def doses(findings: LinkFindings) -> Iterator[str]:
    """How many days of the dose history are known, and in what way."""
    of, product = findings.doses, findings.answer.question.product
    days = of.last - of.first + 1
    known = of.taken - of.in_part + of.none
    yield f"Doses of {product}: {period(of.first, of.last)}."
    none = f", {of.none} of them with none" if of.none else ""
    yield f"Known on {known} of {counted(days, 'day', 'days')}{none}."
    yield from _unless_none(
        f"Not known on {days - known}",
        (f"{of.in_part} with an unknown amount", of.in_part),
        (f"nothing was said of {of.unsaid}", of.unsaid),
    )
    yield from _unless_none(
        "Less certain",
        (f"estimates on {counted(of.estimated, 'day', 'days')}", of.estimated),
        (f"written down later on {findings.written_later}", findings.written_later),
    )


def _unless_none(subject: str, *parts: tuple[str, int]) -> Iterator[str]:
    """A sentence of the parts whose number is not 0; none where all are."""
    said = [words for words, number in parts if number]
    if said:
        yield f"{subject}: {', '.join(said)}."


def listed(findings: LinkFindings) -> Iterator[str]:
    """The list that the question stands on."""
    measures = counted(findings.measures, "measure", "measures")
    products = counted(findings.products, "product", "products")
    yield f"List: {counted(findings.listed, 'question', 'questions')}, {measures} by {products}."
    if findings.tests:
        yield f"Of these {findings.tests} could be tested; the answer allows for that many."
    else:
        yield "None of these could be tested."


def details(findings: LinkFindings) -> Iterator[str]:
    """What a clinician asks: the method, the rule for the window, its source."""
    link = findings.answer.link
    if isinstance(link, Link):
        yield question_detail(findings.answer)
    elif link.shortfall.reason is Reason.DOSE_IS_TIME:
        yield f"R2 dose-time {link.shortfall.have:.2f}; refused above {DOSE_TIME:.1f}."
    yield KNOWN_WINDOW
    yield f"Source of the lag window: {findings.lag.window.source}"


def limits(findings: LinkFindings) -> Iterator[str]:
    """What such a journal can and cannot show."""
    yield from LIMITS
    if findings.lag.window.last <= WITHDRAWAL:
        yield WITHDRAWAL_TOO


def bar(point: LagPoint, findings: LinkFindings) -> str:
    """One lag of the picture: left of the middle lower, right of it higher after more."""
    length = round(_BAR * abs(point.correlation or 0))
    below = point.correlation is not None and point.correlation < 0
    left, right = ("#" * length, "") if below else ("", "#" * length)
    mark = "*" if findings.lag.window.first <= point.lag <= findings.lag.window.last else " "
    return f"{point.lag:>4}{mark} {point.n:>6}  {left:>{_BAR}}|{right}".rstrip()


def bar_heads(findings: LinkFindings) -> tuple[str, str]:
    """How the picture is read."""
    product = findings.answer.question.product
    return (
        f"Days after a dose (* in the window), entries, and: lower after more {product} | higher.",
        READ_WITH_CARE,
    )


def point(one: LagPoint) -> str:
    """One lag in words."""
    if one.correlation is None:
        return f"{counted(one.lag, 'day', 'days')}: {entries(one.n)}, nothing to correlate"
    found = f"correlation {one.correlation:.2f}, {entries(one.n)}"
    return f"{counted(one.lag, 'day', 'days')}: {found}"
