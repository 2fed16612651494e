"""A change for the terminal: of each measure the words first, then the numbers they rest on."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from sidelog.analysis.wording import CAUTION
from sidelog.report.compare_findings import ChangeFindings, MeasureComparison
from sidelog.report.sentences import compare as say
from sidelog.report.sentences.basics import number, span
from sidelog.report.sentences.findings import better, scale_ends
from sidelog.report.terminal import Look, text_of

if TYPE_CHECKING:
    from rich.console import JustifyMethod, RenderableType
    from rich.table import Table

_COLUMNS = ("", "days", "entries", "median", "range")
_BESIDE_MEASURES, _EACH_MEASURE = 36, 11
"""Columns of the terminal that a table of changes takes: without a measure, and for each."""


def show_change(findings: ChangeFindings, look: Look, today: int, *, detail: bool) -> str:
    """What a change shows, as text for a terminal.

    Args:
        findings: what the change shows.
        look: what the terminal can show.
        today: the current day, an ordinal.
        detail: whether the technical lines are wanted.
    """
    return text_of(_parts(findings, look, today, detail=detail), look)


def _parts(
    findings: ChangeFindings, look: Look, today: int, *, detail: bool
) -> Iterator["RenderableType"]:
    from rich.text import Text  # noqa: PLC0415  (Rich: four bare interpreters)

    yield Text(say.heading(findings, today), "bold")
    yield from (say.CHOSEN_PERIODS,) if findings.periods else ()
    for one in findings.measures:
        yield ""
        yield from _measure(one, today, detail=detail)
    yield ""
    yield from say.about_list(findings)
    yield from _changes(findings, look, detail=detail)
    if findings.measures:
        yield ""
        yield Text(say.OTHER_EVENTS, "bold")
        yield indented(say.other_events(findings))
    yield ""
    yield Text(CAUTION, "dim")


def _measure(one: MeasureComparison, today: int, *, detail: bool) -> Iterator["RenderableType"]:
    from rich.text import Text  # noqa: PLC0415  (Rich: four bare interpreters)

    measure = one.result.measure
    yield Text.assemble((measure.title, "bold"), f"  {better(measure.scale)}")
    headline, *others = say.verdict(one)
    yield indented([Text(scale_ends(measure.scale), "dim"), Text(headline, "bold"), *others])
    yield indented([_phases(say.phase_rows(one.result), today)])
    yield indented(Text(note, "dim") for note in say.notes(one))
    if detail:
        yield indented(say.details(one))


def _phases(rows: Sequence[say.PhaseRow], today: int) -> "Table":
    table = _grid(_COLUMNS, right=("entries", "median"))
    for row in rows:
        table.add_row(*_phase(row, today))
    return table


def _phase(row: say.PhaseRow, today: int) -> tuple[str, ...]:
    one = row.summary
    if row.is_empty:
        return row.name, say.begins(row, today)
    entries = f"{one.n} of {row.expected}"
    return row.name, span(one.first, one.last), entries, number(one.median), say.reach(one)


def _changes(findings: ChangeFindings, look: Look, *, detail: bool) -> Iterator["RenderableType"]:
    """The dechallenges and rechallenges of a product."""
    from rich.text import Text  # noqa: PLC0415  (Rich: four bare interpreters)

    tables = say.challenged(findings)
    if not tables:
        return
    yield ""
    yield Text(say.every_change(findings), "bold")
    if say.is_compared(findings):
        abreast = max(1, (look.columns - _BESIDE_MEASURES) // _EACH_MEASURE)
        for start in range(0, len(tables), abreast):
            yield indented([_changes_grid(findings, tables[start : start + abreast])])
    else:
        yield indented(say.steps(findings))
    yield indented(say.about_changes(findings))
    if detail:
        yield indented(say.change_details(findings))


def _changes_grid(findings: ChangeFindings, tables: Sequence[say.ChangesOfMeasure]) -> "Table":
    names = [one.result.measure.name for one, _ in tables]
    table = _grid(("", "expected", *names))
    for place, step in enumerate(findings.steps):
        rows = [each.rows[place] for _, each in tables]
        table.add_row(say.step(step), str(rows[0].expected), *map(say.seen, rows))
    table.add_row("as expected", "", *(say.agreed(each) for _, each in tables), style="bold")
    return table


def _grid(heads: Sequence[str], right: Sequence[str] = ()) -> "Table":
    from rich.table import Table  # noqa: PLC0415  (Rich: four bare interpreters)

    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for head in heads:
        justify: JustifyMethod = "right" if head in right else "left"
        table.add_column(head, justify=justify, no_wrap=not head, overflow="fold")
    return table


def indented(parts: Iterable["RenderableType"]) -> "RenderableType":
    """Parts two further in, wrapped within the width."""
    from rich.console import Group  # noqa: PLC0415  (Rich: four bare interpreters)
    from rich.padding import Padding  # noqa: PLC0415

    return Padding(Group(*parts), (0, 0, 0, 2))
