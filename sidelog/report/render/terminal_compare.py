"""A change, two periods, or a link with doses, for a terminal: the answer first."""

from collections.abc import Iterator

from sidelog.report.findings.compared import Compared
from sidelog.report.findings.links import LinkFindings
from sidelog.report.picture.canvas import Pictures
from sidelog.report.render.terminal import Screen, cell_width
from sidelog.report.render.terminal_trends import caution, rests_on, stretches_table
from sidelog.report.words import answers as say
from sidelog.report.words import links, taken
from sidelog.report.words import screens as around
from sidelog.report.words.basics import span

_MOST_CHANGES = 6
_BESIDE_BARS, _WIDEST_BAR = 18, 20
"""Columns of the terminal beside the bars of other lags, and how long a bar is at most."""


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
    today = shown.answers.today
    if every_change:
        yield from _changes(shown, screen)
    yield from _about(shown, screen)
    yield ""
    answered = sorted(filter(None, shown.findings.values()), key=say.order)
    width = max((cell_width(some[0].measure.title) for some in answered), default=0)
    for findings in answered:
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
    yield from _others(shown, screen)
    for proposal in shown.proposals if every_change else ():
        said, command = taken.proposal(proposal, today)
        yield ""
        yield from screen.wrapped(said)
        yield f"  {command}"
    for words in caution(one for some in shown.findings.values() for one in some):
        yield ""
        yield from screen.wrapped(words, "faint")


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
        words = around.listed_change(change, lapses, shown.answers.today)
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


def show_link(
    of: LinkFindings, today: int, screen: Screen, *, detail: bool, picture: bool
) -> Iterator[str]:
    """Whether a measure follows the doses of a product.

    Args:
        of: what a journal says of it.
        today: the current day, an ordinal.
        screen: what the terminal can show.
        detail: whether the technical lines are wanted.
        picture: whether other lags were asked for.
    """
    yield from screen.wrapped(links.heading(of), "bold")
    yield from screen.wrapped(around.about_scale(of.finding.measure.scale), "faint")
    yield ""
    yield from screen.wrapped(say.linked(of.finding, today), "bold")
    yield from _section(links.RESTS_ON, links.rests_on(of), screen)
    if detail:
        yield from _section("", links.technical(of), screen)
    if picture:
        yield ""
        yield from _other_lags(of, screen)
    yield from _section(links.CAN_AND_CANNOT, links.limits(of), screen)
    for words in caution(iter((of.finding,))):
        yield ""
        yield from screen.wrapped(words, "faint")


def _section(heading: str, sentences: Iterator[str], screen: Screen) -> Iterator[str]:
    if heading:
        yield ""
        yield from screen.wrapped(heading, "bold")
    for words in sentences:
        yield from screen.wrapped(words, indent=2, hanging=4)


def _other_lags(of: LinkFindings, screen: Screen) -> Iterator[str]:
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
