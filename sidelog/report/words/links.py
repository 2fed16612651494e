"""What is said around a link of a measure with doses: what the answer rests on, and its limits."""

from collections.abc import Iterator

from sidelog.analysis.changes import WITHDRAWAL
from sidelog.analysis.links import MONOTONE, LagPoint
from sidelog.analysis.verdict import Verdict
from sidelog.report.findings.finding import Finding, Reason
from sidelog.report.findings.links import LinkFindings
from sidelog.report.words.answers import SURE
from sidelog.report.words.basics import capital, counted, near, short, span
from sidelog.report.words.evidence import p_value

RESTS_ON = "What this rests on"
CAN_AND_CANNOT = "What a journal can and cannot show"
OTHER_LAGS = "Other days after a dose: a picture, and no test"
NO_PICTURE = "What cannot be looked at is not drawn either."
_LIMITS = (
    "It can show whether the two went up and down together, in the days set beforehand.",
    "It cannot show why: whatever else changed on those days looks alike.",
    "It says nothing about what to take: that is between you and a clinician.",
)
_WITHDRAWAL = "In the first two weeks after a reduction, withdrawal itself can look like a link."

_NO_LINK = {
    Reason.LINK_ENTRIES: "No answer: too few ratings; 60 are needed.",
    Reason.LINK_DOSES: (
        "No answer: too few ratings with known doses in the days before them; 60 are needed."
    ),
    Reason.SAME_VALUE: (
        "No answer: it always had the same value, so that nothing can go up and down with it."
    ),
    Reason.SAME_DOSE: "No answer: the dose never changed, so that nothing can follow it.",
    Reason.ONE_WAY: (
        "No answer: the dose went almost only one way. More of it and earlier are then the same "
        "days, and no journal can tell them apart."
    ),
}


def heading(of: LinkFindings) -> str:
    """The question."""
    return f"{of.finding.measure.title} and {of.finding.product}, {_days(of)} after a dose"


def answer(of: LinkFindings, today: int, narrowed_by: str = "") -> str:
    """The answer; where only the period that was chosen is too short, how to ask again.

    Args:
        of: what a journal says of the question.
        today: the current day, an ordinal.
        narrowed_by: the options that chose the period, such as "--last".
    """
    said = linked(of.finding, today)
    if of.whole_has_enough and narrowed_by:
        return f"{said} The whole record has enough: leave out {narrowed_by}."
    return said


def rests_on(of: LinkFindings) -> Iterator[str]:
    """The ratings, the doses, the days set beforehand, and the list behind the answer."""
    test, entries = of.finding.link, counted(len(of.series.days), "rating")
    if test:
        yield f"Used: {test.n} of {entries}, those with known doses {_days(of)} before."
    else:
        yield f"Recorded: {entries}."
    taken = of.taken.over(of.period)
    known, days = taken.known - taken.in_part, counted(taken.period.days, "day")
    none = f", {taken.none} of them with none" if taken.none else ""
    yield f"Doses: {span(of.period)}, known on {known} of {days}{none}."
    if taken.estimated:
        yield f"Amounts are estimates on {counted(taken.estimated, 'day')}."
    set_on = f"were set on {short(of.set_on.toordinal())}" if of.set_on else "came with the measure"
    yield f"The {_days(of)} {set_on}."
    tests = of.finding.tests
    allows = f"; the answer allows for the {tests} that could be tested" if tests > 1 else ""
    asked = counted(of.listed, "question")
    yield f"It is one of {asked} that this journal could be asked{allows}."


def limits(of: LinkFindings) -> Iterator[str]:
    """What such a journal can and cannot show."""
    yield from _LIMITS
    if of.lag.last <= WITHDRAWAL:
        yield _WITHDRAWAL


def technical(of: LinkFindings) -> Iterator[str]:
    """The method, the source of the window, and the numbers of the test."""
    test, adjusted = of.finding.link, of.finding.p_adjusted
    if test is not None and adjusted is not None:
        yield (
            "Mid-ranks on the mean dose of the window, a level and a slope in time: "
            f"coefficient {test.coefficient:.3g}, t {test.t:.2f}, variance inflated "
            f"{test.inflation.factor:.1f} times for autocorrelation, {p_value(test.p)}, "
            f"after Holm over {of.finding.tests} {p_value(adjusted)}."
        )
        yield (
            f"A monotone function of time explains {test.monotone:.2f} of the dose; "
            f"refused above {MONOTONE:.1f}."
        )
    yield "A rating is used where the doses of half of its window or more are known."
    yield f"Source of the window: {of.lag.source.rstrip('.')}."


def bar_heads(of: LinkFindings) -> tuple[str, str]:
    """How the picture of other lags is read."""
    product = of.finding.product
    return (
        f"Days after a dose (* set beforehand), ratings, lower after more {product} | higher.",
        "One of them always stands out, in journals without any link too.",
    )


def bar(point: LagPoint, of: LinkFindings, width: int) -> str:
    """One lag of the picture: left of the middle lower, right of it higher after more.

    A full correlation is as many characters long as `width` says.
    """
    length = round(width * abs(point.correlation or 0))
    below = point.correlation is not None and point.correlation < 0
    left, right = ("#" * length, "") if below else ("", "#" * length)
    mark = "*" if of.lag.first <= point.lag <= of.lag.last else " "
    return f"{point.lag:>4}{mark} {point.n:>6}  {left:>{width}}|{right}".rstrip()


def point(one: LagPoint) -> str:
    """One lag in words."""
    days, of = capital(counted(one.lag, "day")), counted(one.n, "rating")
    if one.correlation is None:
        return f"{days}: {of}, nothing to correlate."
    return f"{days}: correlation {one.correlation:.2f}, {of}."


def _days(of: LinkFindings) -> str:
    return f"{of.lag.first} to {counted(of.lag.last, 'day')}"


def linked(finding: Finding, today: int) -> str:
    """What is said of a link with the doses of a product, or why nothing is."""
    name, product, verdict = finding.measure.title, finding.product, finding.verdict
    if verdict is Verdict.NO_CHANGE:
        return f"No link seen between {name} and how much {product} was taken."
    if verdict.is_spoken:
        return f"{name} was {verdict} after more {product}.{SURE if verdict.is_clear else ''}"
    said = _NO_LINK[finding.reason or Reason.LINK_ENTRIES]
    if finding.earliest is None:
        return said
    return f"{said} At this pace there are enough by about {near(finding.earliest, today)}."
