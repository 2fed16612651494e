"""A change one fact a line, for screen readers and for pipes that want no tables."""

from collections.abc import Iterator

from sidelog.analysis.wording import CAUTION
from sidelog.report.compare_findings import ChangeFindings
from sidelog.report.sentences import compare as say
from sidelog.report.sentences.findings import titled_scale


def change_lines(findings: ChangeFindings, today: int, *, detail: bool) -> Iterator[str]:
    """What a change shows of each measure.

    Args:
        findings: what the change shows.
        today: the current day, an ordinal.
        detail: whether the technical lines are wanted.
    """
    yield f"{say.heading(findings, today)}."
    yield from (say.CHOSEN_PERIODS,) if findings.periods else ()
    for one in findings.measures:
        title = one.result.measure.title
        yield f"{titled_scale(one.result.measure)}."
        yield from say.verdict(one)
        for row in say.phase_rows(one.result):
            yield f"{title}, {row.name}: {say.phase(row, today)}."
        yield from (f"{title}: {note}" for note in say.notes(one))
        yield from (f"{title}: {line}" for line in say.details(one) if detail)
    yield from say.about_list(findings)
    yield from _changes(findings)
    yield from say.change_details(findings) if detail else ()
    if findings.measures:
        yield f"{say.OTHER_EVENTS}:"
        yield from say.other_events(findings)
    yield CAUTION


def _changes(findings: ChangeFindings) -> Iterator[str]:
    """The dechallenges and rechallenges of a product."""
    tables = say.challenged(findings)
    if not tables:
        return
    yield f"{say.every_change(findings)}:"
    if not say.is_compared(findings):
        yield from say.steps(findings)
    for one, table in tables if say.is_compared(findings) else ():
        title = one.result.measure.title
        for step, row in zip(findings.steps, table.rows, strict=True):
            yield f"{title}, {say.step(step)}: {say.seen(row)}, expected {row.expected}."
        yield f"{title}: {say.agreed_sentence(table)}"
    yield from say.about_changes(findings)
