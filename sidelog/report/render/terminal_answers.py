"""One thing in full for a terminal: a measure, a product, a change, a link; the answer first."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sidelog.analysis.series import Series
from sidelog.analysis.verdict import Verdict
from sidelog.period import Unit
from sidelog.report.findings.compared import Compared
from sidelog.report.findings.drawn import Trends, cut_up, totals_over
from sidelog.report.findings.finding import Finding
from sidelog.report.picture.axes import drawn_range, lay_out
from sidelog.report.picture.canvas import Pictures
from sidelog.report.picture.spark import spark
from sidelog.report.render.terminal import Column, Screen, cell_width, table
from sidelog.report.render.terminal_trends import show_pieces
from sidelog.report.words import answers as say
from sidelog.report.words import evidence
from sidelog.report.words import screens as around
from sidelog.report.words import taken as took
from sidelog.report.words.basics import capital, span
from sidelog.report.words.recorded import how_recorded

if TYPE_CHECKING:
    from sidelog.report.findings.links import LinkFindings

_DEEP_ROWS, _WIDEST_DEEP = 4, 92
_MOST_CHANGES = 6
_BESIDE_BARS, _WIDEST_BAR = 18, 20
"""Columns of the terminal beside the bars of other lags, and how long a bar is at most."""


# One measure, or one product


def show_measure(shown: Trends, screen: Screen, *, detail: bool) -> Iterator[str]:
    """The one measure of `shown` in full.

    Args:
        shown: of one measure.
        screen: what the terminal can show.
        detail: whether the days around a change and the technical lines are wanted as well.
    """
    (rated,) = shown.measures
    measure, today = rated.measure, shown.answers.today
    yield from screen.wrapped(measure.title, "bold")
    yield from screen.wrapped(around.about_scale(measure.scale), "faint")
    yield ""
    yield from screen.wrapped(capital(say.answer(rated.findings, today)), "bold")
    for words in rests_on(rated.findings, today, detail=detail):
        yield from screen.wrapped(words, indent=2, hanging=4)
    for finding in rated.findings if detail else ():
        yield from stretches_table(finding, screen)
    yield ""
    yield from screen.wrapped(around.heading(shown.period), "bold")
    reach = drawn_range(rated.series, measure.scale)
    yield from _deep_picture(rated.series, reach, shown, screen)
    for words in how_recorded(rated.series, measure.scale.every_days, detail=detail):
        yield from screen.wrapped(words, indent=2, hanging=4)
    for words in around.caution(rated.findings):
        yield ""
        yield from screen.wrapped(words, "faint")


def rests_on(findings: Sequence[Finding], today: int, *, detail: bool) -> Iterator[str]:
    """What the answer of a measure rests on, a sentence each.

    Args:
        findings: what is said first of it.
        today: the current day, an ordinal.
        detail: whether the technical lines are wanted.
    """
    for one in findings:
        if one.contrast is not None:
            yield f"{around.COMPARED}: {evidence.compared_days(one)}."
            yield from (evidence.memory(one.memory),) if one.memory else ()
            yield from filter(None, (say.look(one, today),))
            yield from filter(None, _method(one) if detail else ())
    for one in findings:
        yield from say.story(_without_what_is_said(one), today)
    if level := next((evidence.level(one) for one in findings), ""):
        yield f"{capital(level)}."


def _method(of: Finding) -> Iterator[str]:
    """The sentences that only --detail shows; one is empty where it has nothing to say."""
    yield evidence.in_pairs(of)
    yield evidence.could_have_shown(of)
    yield evidence.missing_days(of)
    yield evidence.technical(of)


def _without_what_is_said(of: Finding) -> Finding:
    """A finding without its last chapter, where the answer itself has told that one."""
    told = (of.verdict.is_clear or of.verdict.is_perhaps) and (of.lasts or of.since is not None)
    if of.verdict is Verdict.NO_CHANGE:
        told = not of.lasts
    return of._replace(chapters=of.chapters[:-1], lasts=None) if told else of


def stretches_table(finding: Finding, screen: Screen) -> Iterator[str]:
    """The days before, during and after, as a table."""
    parts = (
        (around.BEFORE, finding.before),
        (around.DURING, finding.during),
        (around.NOW, finding.now),
    )
    rows = [around.stretch(name, of) for name, of in parts if of is not None]
    if rows:
        yield ""
        columns = [Column(head, right=place > 1) for place, head in enumerate(around.STRETCHES)]
        yield from table(columns, rows, screen, indent=2)


def _deep_picture(
    series: Series, reach: tuple[float, float], shown: Trends, screen: Screen
) -> Iterator[str]:
    if screen.pictures is Pictures.NONE or not series.days:
        return
    time = lay_out(shown.period, min(screen.columns - 2, _WIDEST_DEEP))
    for line in spark(series, reach, time, screen.pictures, _DEEP_ROWS):
        yield f"  {screen.styled(line.rstrip(), 'cyan')}"


def show_product(shown: Trends, screen: Screen) -> Iterator[str]:
    """The one product of `shown` in full: what was taken, then week by week."""
    (taken,) = shown.products
    today = shown.answers.today
    yield from screen.wrapped(taken.product.name, "bold")
    yield from screen.wrapped(capital(took.latest(taken, today)), "bold")
    if often := took.how_often(taken):
        yield from screen.wrapped(f"{capital(often)}.")
    for change in taken.changes[:-1]:
        yield from screen.wrapped(f"{around.EARLIER}: {took.changed(change, today)}.", indent=2)
    if not taken.days:
        yield from screen.wrapped(around.NO_DOSE)
        return
    yield ""
    totals = totals_over(taken, shown.period)
    yield from _deep_picture(totals, (0.0, max(totals.values, default=0.0)), shown, screen)
    yield from show_pieces(shown, cut_up(shown.period, Unit.WEEK, (), shown.products), screen)


# A change, or two periods


def show_compared(
    shown: Compared, screen: Screen, *, every_change: bool, detail: bool
) -> Iterator[str]:
    """A change, or two periods.

    Args:
        shown: what is compared.
        screen: what the terminal can show.
        every_change: whether the other changes are listed as well.
        detail: whether the stretches of days and the technical lines are wanted.
    """
    if every_change:
        yield from _changes(shown, screen)
    yield from show_answers(shown, screen, detail=detail)
    yield from _others(shown, screen)
    for proposal in shown.proposals if every_change else ():
        said, command = took.proposal(proposal, shown.answers.today)
        yield ""
        yield from screen.wrapped(said)
        yield f"  {command}"
    for words in around.caution(one for some in shown.findings.values() for one in some):
        yield ""
        yield from screen.wrapped(words, "faint")


def show_answers(shown: Compared, screen: Screen, *, detail: bool = False) -> Iterator[str]:
    """What is compared, then an answer a measure.

    Args:
        shown: what is compared.
        screen: what the terminal can show.
        detail: whether the stretches of days and the technical lines are wanted.
    """
    today = shown.answers.today
    yield from _about(shown, screen)
    yield ""
    answered = sorted(filter(None, shown.findings.values()), key=say.order)
    if not answered:
        yield from screen.wrapped(around.NOTHING_RATED)
    width = max((cell_width(some[0].measure.title) for some in answered), default=0)
    for place, findings in enumerate(answered):
        if detail and place:
            yield ""
        title = findings[0].measure.title
        bold = any(one.verdict.is_clear or one.verdict.is_perhaps for one in findings)
        words = say.answer(findings, today)
        yield from screen.beside(title, words, width, "bold" if bold else "")
        if detail:
            label = f"{title}: " if screen.plain else ""
            for words in rests_on(findings, today, detail=True):
                yield from screen.wrapped(f"{label}{words}", indent=4)
            for finding in findings:
                yield from stretches_table(finding, screen)


def _changes(shown: Compared, screen: Screen) -> Iterator[str]:
    """The changes of every product, the latest first, where there are several."""
    made = [(change, one) for one in shown.answers.taken for change in one.changes]
    if len(made) < 2:  # noqa: PLR2004  (one is told below)
        return
    made.sort(key=lambda one: one[0].last, reverse=True)
    yield from screen.wrapped(around.CHANGES, "bold")
    width = max(cell_width(change.product) for change, _ in made)
    for change, history in made[:_MOST_CHANGES]:
        later = [other.first for other in history.changes if other.first > change.last]
        end = min(later, default=shown.answers.today + 1)
        lapses = [day for day in history.lapses if change.last < day < end]
        words = took.with_lapses(change, lapses, shown.answers.today)
        yield from screen.beside(change.product, words, width)
    if len(made) > _MOST_CHANGES:
        yield from screen.wrapped(around.more_changes(len(made) - _MOST_CHANGES), indent=2)
    yield ""


def _about(shown: Compared, screen: Screen) -> Iterator[str]:
    """What is compared."""
    today = shown.answers.today
    if shown.change is not None and shown.taken is not None:
        yield from screen.wrapped(around.about_change(shown.change, shown.taken, today), "bold")
    if shown.periods:
        if shown.event:
            yield from screen.wrapped(around.event_name(shown.event), "bold")
        yield from screen.wrapped(around.COMPARED_WITH.format(*map(span, shown.periods)))


def _others(shown: Compared, screen: Screen) -> Iterator[str]:
    others = [one for one in shown.others if one != shown.event]
    if others:
        yield ""
        yield from screen.wrapped(around.ELSE, "bold")
        for words in around.other_events(others, *shown.days):
            yield from screen.wrapped(words, indent=2, hanging=4)


# A link


def show_link(
    of: "LinkFindings",
    today: int,
    screen: Screen,
    *,
    detail: bool,
    picture: bool,
    narrowed_by: str = "",
) -> Iterator[str]:
    """Whether a measure follows the doses of a product.

    Args:
        of: what a journal says of it.
        today: the current day, an ordinal.
        screen: what the terminal can show.
        detail: whether the technical lines are wanted.
        picture: whether other lags were asked for.
        narrowed_by: the options that chose the period; empty where nobody did.
    """
    from sidelog.report.words import links  # noqa: PLC0415  (not for the screens of every day)

    yield from screen.wrapped(links.heading(of), "bold")
    yield from screen.wrapped(around.about_scale(of.finding.measure.scale), "faint")
    yield ""
    yield from screen.wrapped(links.answer(of, today, narrowed_by), "bold")
    yield from _section(links.RESTS_ON, links.rests_on(of), screen)
    if detail:
        yield from _section("", links.technical(of), screen)
    if picture:
        yield ""
        yield from _other_lags(of, screen)
    yield from _section(links.CAN_AND_CANNOT, links.limits(of), screen)
    for words in around.caution((of.finding,)):
        yield ""
        yield from screen.wrapped(words, "faint")


def _section(heading: str, sentences: Iterator[str], screen: Screen) -> Iterator[str]:
    if heading:
        yield ""
        yield from screen.wrapped(heading, "bold")
    for words in sentences:
        yield from screen.wrapped(words, indent=2, hanging=4)


def _other_lags(of: "LinkFindings", screen: Screen) -> Iterator[str]:
    from sidelog.report.words import links  # noqa: PLC0415  (the same)

    yield from screen.wrapped(links.OTHER_LAGS, "bold")
    if not of.curve:
        yield from screen.wrapped(links.NO_PICTURE, indent=2)
    elif screen.plain or screen.pictures is Pictures.NONE:
        yield from map(links.point, of.curve)
    else:
        for words in links.bar_heads(of):
            yield from screen.wrapped(words, indent=2)
        width = min((screen.columns - _BESIDE_BARS) // 2, _WIDEST_BAR)
        yield from (f"  {links.bar(point, of, width)}" for point in of.curve)
