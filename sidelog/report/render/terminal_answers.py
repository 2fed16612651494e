"""One thing in full for a terminal: a measure, a product, a change, a link; the answer first."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from sidelog.analysis.verdict import Verdict
from sidelog.period import Unit
from sidelog.report.findings.compared import Compared
from sidelog.report.findings.drawn import Trends, cut_up, totals_over
from sidelog.report.findings.finding import Finding
from sidelog.report.picture.canvas import Pictures
from sidelog.report.render.terminal import Column, Screen, cell_width, table
from sidelog.report.render.terminal_trends import Drawn, below, drawn_of, picture_of, show_pieces
from sidelog.report.words import answers as say
from sidelog.report.words import evidence
from sidelog.report.words import screens as around
from sidelog.report.words import taken as took
from sidelog.report.words.basics import capital, event_name
from sidelog.report.words.evidence import how_recorded

if TYPE_CHECKING:
    from sidelog.report.findings.links import LinkFindings

_DEEP_ROWS, _WIDEST_DEEP = 4, 92
_MOST_CHANGES = 6
_BESIDE_BARS, _WIDEST_BAR = 18, 20
"""Columns of the terminal beside the bars of other lags, and how long a bar is at most."""


# One measure, or one product


def show_measure(shown: Trends, screen: Screen, *, detail: bool) -> Iterator[str]:
    """The one measure of `shown` in full, with `detail` the days around a change as well."""
    (rated,) = shown.measures
    measure, today = rated.measure, shown.answers.today
    yield from screen.wrapped(measure.title, "bold")
    yield from screen.wrapped(around.about_scale(measure.scale), "faint")
    yield ""
    yield from screen.wrapped(capital(say.answer(rated.findings, today)), "bold")
    yield from _section(_rests_on(rated.findings, today, detail=detail), screen)
    for finding in rated.findings if detail else ():
        yield from _stretches(finding, screen)
    yield ""
    yield from screen.wrapped(around.heading(shown.period), "bold")
    if rated.series.days:
        yield from picture_of(drawn_of(rated), shown.period, screen, _WIDEST_DEEP, _DEEP_ROWS)
    yield from _section(how_recorded(rated, detail=detail), screen)
    yield from below([say.caution(rated.findings)], screen)


def _rests_on(findings: Sequence[Finding], today: int, *, detail: bool) -> Iterator[str]:
    """What the answer of a measure rests on, a sentence each."""
    for one in findings:
        if one.contrast is not None:
            yield f"{around.COMPARED}: {evidence.compared_days(one)}."
            said = [evidence.memory(one.memory) if one.memory else "", evidence.look(one, today)]
            if detail:
                said += [evidence.in_pairs(one), evidence.could_have_shown(one)]
                said += [evidence.missing_days(one), evidence.technical(one)]
            yield from filter(None, said)
    for one in findings:
        yield from evidence.story(_without_what_is_said(one), today)
    if level := next((evidence.level(one) for one in findings), ""):
        yield f"{capital(level)}."


def _without_what_is_said(of: Finding) -> Finding:
    """A finding without its last chapter, where the answer itself has told that one."""
    told = (of.verdict.is_clear or of.verdict.is_perhaps) and (of.lasts or of.since is not None)
    if of.verdict is Verdict.NO_CHANGE:
        told = not of.lasts
    return of._replace(chapters=of.chapters[:-1], lasts=None) if told else of


def _stretches(finding: Finding, screen: Screen) -> Iterator[str]:
    """The days before, during and after, as a table."""
    parts = (
        (around.BEFORE, finding.before),
        (around.DURING, finding.during),
        (around.AFTER if finding.change else around.NOW, finding.now),
    )
    rows = [around.stretch(name, of) for name, of in parts if of is not None]
    if rows:
        yield ""
        heads = (around.about(finding), *around.stretch_heads(finding))
        columns = [Column(head, right=place > 1) for place, head in enumerate(heads)]
        yield from table(columns, rows, screen, indent=2)


def show_product(shown: Trends, screen: Screen) -> Iterator[str]:
    """The one product of `shown` in full: what was taken, then week by week."""
    (taken,) = shown.products
    today = shown.answers.today
    yield from screen.wrapped(taken.product.name, "bold")
    yield from screen.wrapped(capital(took.latest(taken, today)), "bold")
    if often := took.doses_and_times(taken):
        yield from screen.wrapped(f"{capital(often)}.")
    for change in taken.changes[:-1]:
        yield from screen.wrapped(f"{around.EARLIER}: {took.changed(change, today)}.", indent=2)
    if not taken.days:
        yield from screen.wrapped(around.NO_DOSE)
        return
    yield ""
    totals = totals_over(taken, shown.period)
    if totals.days:
        yield from picture_of(Drawn(totals), shown.period, screen, _WIDEST_DEEP, _DEEP_ROWS)
    yield from show_pieces(shown, cut_up(shown.period, Unit.WEEK, (), shown.products), screen)


# A change, or two periods


def show_compared(
    shown: Compared, screen: Screen, *, every_change: bool, detail: bool
) -> Iterator[str]:
    """A change, or two periods; with `every_change` the others too, and those not recorded."""
    if every_change:
        yield from _changes(shown, screen)
    yield from show_answers(shown, screen, detail=detail)
    others = [one for one in shown.others if one != shown.event]
    if others:
        yield from _section(around.other_events(others, *shown.days), screen, around.ELSE)
    for proposal in shown.proposals if every_change else ():
        said, command = took.proposal(proposal, shown.answers.today)
        yield ""
        yield from screen.wrapped(said)
        yield f"  {command}"
    findings = (one for some in shown.findings.values() for one in some)
    yield from below([say.caution(findings)], screen)


def show_answers(shown: Compared, screen: Screen, *, detail: bool = False) -> Iterator[str]:
    """What is compared, then an answer a measure, with `detail` what each rests on."""
    today = shown.answers.today
    if shown.change is not None and shown.taken is not None:
        yield from screen.wrapped(around.about_change(shown.change, shown.taken, today), "bold")
    if shown.event:
        yield from screen.wrapped(event_name(shown.event), "bold")
    if shown.periods:
        yield from screen.wrapped(around.what_is_compared(shown.periods, shown.event))
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
            for words in _rests_on(findings, today, detail=True):
                yield from screen.wrapped(f"{label}{words}", indent=4)
            for finding in findings:
                yield from _stretches(finding, screen)


def _changes(shown: Compared, screen: Screen) -> Iterator[str]:
    """The changes of every product, the latest first, where there are several."""
    made = [(change, one) for one in shown.answers.taken for change in one.changes]
    if len(made) < 2:  # noqa: PLR2004  (one is told below)
        return
    made.sort(key=lambda one: one[0].last, reverse=True)
    yield from screen.wrapped(around.CHANGES, "bold")
    width = max(cell_width(change.product) for change, _ in made)
    for change, history in made[:_MOST_CHANGES]:
        words = took.in_full(history, change, shown.answers.today)
        yield from screen.beside(change.product, words, width)
    if len(made) > _MOST_CHANGES:
        yield from screen.wrapped(around.more_changes(len(made) - _MOST_CHANGES), indent=2)
    yield ""


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

    With `picture` other lags are drawn; `narrowed_by` are the options that chose the period.
    """
    from sidelog.report.words import links  # noqa: PLC0415  (not for the screens of every day)

    yield from screen.wrapped(links.heading(of), "bold")
    yield from screen.wrapped(around.about_scale(of.finding.measure.scale), "faint")
    yield ""
    yield from screen.wrapped(links.answer(of, today, narrowed_by), "bold")
    yield from _section(links.rests_on(of), screen, links.RESTS_ON)
    if detail:
        yield from _section(links.technical(of), screen)
    if picture:
        yield ""
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
    yield from _section(links.limits(of), screen, links.CAN_AND_CANNOT)
    yield from below([say.caution((of.finding,))], screen)


def _section(sentences: Iterable[str], screen: Screen, heading: str = "") -> Iterator[str]:
    """Sentences a little set in, under a heading if there is one."""
    if heading:
        yield ""
        yield from screen.wrapped(heading, "bold")
    for words in sentences:
        yield from screen.wrapped(words, indent=2, hanging=4)
